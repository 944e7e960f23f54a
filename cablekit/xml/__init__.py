"""The telegram as XML: one cable or many, the schemas, and what is wrong in a file."""

from cablekit.xml.native import digest_matches, from_xml, to_xml
from cablekit.xml.stream import each_cable, read_cables, write_cables
from cablekit.xml.validation import CODES, XmlFinding, schema, validate_xml

__all__ = [
    "CODES",
    "XmlFinding",
    "digest_matches",
    "each_cable",
    "from_xml",
    "read_cables",
    "schema",
    "to_xml",
    "validate_xml",
    "write_cables",
]
