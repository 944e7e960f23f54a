"""The telegram as XML: one cable or many, the schemas, and what is wrong in a file."""

from typing import TYPE_CHECKING

from cablekit._lazy import lazy_attributes

__all__ = [
    "CODES", "XmlFinding", "digest_matches", "each_cable", "from_xml", "read_cables", "schema", "to_xml",
    "validate_xml", "write_cables",
]  # fmt: skip

if TYPE_CHECKING:
    from cablekit.xml.document import digest_matches, from_xml, to_xml
    from cablekit.xml.stream import each_cable, read_cables, write_cables
    from cablekit.xml.validation import CODES, XmlFinding, schema, validate_xml
else:
    __getattr__, __dir__ = lazy_attributes(
        __name__,
        __all__,
        {
            "document": "digest_matches from_xml to_xml",
            "stream": "each_cable read_cables write_cables",
            "validation": "CODES XmlFinding schema validate_xml",
        },
    )
