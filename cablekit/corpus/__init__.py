"""Many cables as data: counts, tables of TAGS, timelines, pictures."""

from typing import TYPE_CHECKING

from cablekit._lazy import lazy_attributes

__all__ = ["Agreement", "Counts", "TagRow", "agreement", "count", "plot", "tag_rows", "timeline"]

if TYPE_CHECKING:
    from cablekit.corpus.class_agreement import Agreement, agreement
    from cablekit.corpus.counting import Counts, count, timeline
    from cablekit.corpus.plotting import plot
    from cablekit.corpus.tag_table import TagRow, tag_rows
else:
    __getattr__, __dir__ = lazy_attributes(
        __name__,
        __all__,
        {
            "class_agreement": "Agreement agreement",
            "counting": "Counts count timeline",
            "plotting": "plot",
            "tag_table": "TagRow tag_rows",
        },
    )
