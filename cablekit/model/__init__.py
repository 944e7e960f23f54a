"""The values of a cable: frozen, compared by value, knowing no format."""

from typing import TYPE_CHECKING

from cablekit._lazy import lazy_attributes

__all__ = [
    "Addressee", "AnyNode", "Authority", "Cable", "Catalog", "Classification", "Closing", "DateTimeGroup",
    "Distribution", "ExecutiveOrder", "Header", "MessageNumber", "NodeT", "Office", "Paragraph", "ParagraphKind",
    "Part", "Place", "Portion", "Precedence", "Reference", "ReferenceKind", "Routing", "Section", "Station", "Wrapper",
]  # fmt: skip

if TYPE_CHECKING:
    from cablekit.model.body import Closing, Paragraph, Portion, Section
    from cablekit.model.cable import Cable, Wrapper
    from cablekit.model.catalog import Catalog
    from cablekit.model.header import Header
    from cablekit.model.kinds import AnyNode, NodeT
    from cablekit.model.place import Place
    from cablekit.model.references import Reference
    from cablekit.model.values import (
        Addressee,
        Authority,
        DateTimeGroup,
        Distribution,
        ExecutiveOrder,
        MessageNumber,
        Office,
        Part,
        Routing,
        Station,
    )
    from cablekit.model.words import Classification, ParagraphKind, Precedence, ReferenceKind
else:
    __getattr__, __dir__ = lazy_attributes(
        __name__,
        __all__,
        {
            "body": "Closing Paragraph Portion Section",
            "cable": "Cable Wrapper",
            "catalog": "Catalog",
            "header": "Header",
            "kinds": "AnyNode NodeT",
            "place": "Place",
            "references": "Reference",
            "values": (
                "Addressee Authority DateTimeGroup Distribution ExecutiveOrder MessageNumber "
                "Office Part Routing Station"
            ),
            "words": "Classification ParagraphKind Precedence ReferenceKind",
        },
    )
