"""
The code lists of cables as typed lookups.

No list is read before a lookup asks for it. An unknown code gives an entry with ``known=False``, never an error.
"""

from typing import TYPE_CHECKING

from cablekit._lazy import lazy_attributes

__all__ = [
    "Caption", "Collective", "DeclassificationCode", "DistributionOffice", "OperatingSignal", "Order",
    "PortionMark", "Post", "PrecedenceEntry", "Reason", "RoutingIndicator", "Tag", "all_posts", "canonical_id",
    "canonical_station", "caption", "caption_words", "collective", "declassification_code", "distribution_office",
    "executive_order", "geo_tag_codes", "is_station", "operating_signal", "portion_mark", "post", "precedence",
    "reason", "routing_indicator", "station_names", "subject_tag_codes", "tag", "tag_codes", "title_case",
]  # fmt: skip

if TYPE_CHECKING:
    from cablekit.vocabulary.markings import (
        Caption,
        DistributionOffice,
        OperatingSignal,
        PortionMark,
        PrecedenceEntry,
        caption,
        caption_words,
        distribution_office,
        operating_signal,
        portion_mark,
        precedence,
    )
    from cablekit.vocabulary.orders import (
        DeclassificationCode,
        Order,
        Reason,
        declassification_code,
        executive_order,
        reason,
    )
    from cablekit.vocabulary.posts import (
        Collective,
        Post,
        RoutingIndicator,
        all_posts,
        collective,
        post,
        routing_indicator,
    )
    from cablekit.vocabulary.stations import canonical_id, canonical_station, is_station, station_names
    from cablekit.vocabulary.tags import Tag, geo_tag_codes, subject_tag_codes, tag, tag_codes
    from cablekit.vocabulary.titles import title_case
else:
    __getattr__, __dir__ = lazy_attributes(
        __name__,
        __all__,
        {
            "markings": (
                "Caption DistributionOffice OperatingSignal PortionMark PrecedenceEntry caption caption_words "
                "distribution_office operating_signal portion_mark precedence"
            ),
            "orders": "DeclassificationCode Order Reason declassification_code executive_order reason",
            "posts": "Collective Post RoutingIndicator all_posts collective post routing_indicator",
            "stations": "canonical_id canonical_station is_station station_names",
            "tags": "Tag geo_tag_codes subject_tag_codes tag tag_codes",
            "titles": "title_case",
        },
    )
