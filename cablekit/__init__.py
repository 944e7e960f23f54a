"""cablekit: U.S. diplomatic telegrams as data, and as the documents they are."""

from cablekit.archives.files import BadRecord, Limits, load, read, write
from cablekit.assembling import Assembly, assemble
from cablekit.check import Finding, check
from cablekit.citations import to_csl, to_dublin_core
from cablekit.disagreements import Disagreement, disagreements
from cablekit.errors import CableError, ModelError, ReadError
from cablekit.gaps import Gap
from cablekit.gaps import gaps as _gaps
from cablekit.html import repr_html as _repr_html
from cablekit.html import to_html
from cablekit.mapping import from_dict, from_json, to_dict, to_json
from cablekit.model import (
    Addressee,
    Authority,
    Cable,
    Classification,
    Closing,
    DateTimeGroup,
    Distribution,
    ExecutiveOrder,
    Header,
    MessageNumber,
    Office,
    Paragraph,
    Part,
    Portion,
    Precedence,
    Reference,
    ReferenceKind,
    Routing,
    Section,
    Station,
    Wrapper,
)
from cablekit.model.node import FORMATS as _FORMATS
from cablekit.model.node import VIEWS as _VIEWS
from cablekit.model.node import Format as _Format
from cablekit.records import COLUMNS as RECORD_COLUMNS
from cablekit.records import to_record
from cablekit.telegram.strings import register as _register
from cablekit.telegram.text import from_text, to_text
from cablekit.vocabulary import canonical_id, title_case
from cablekit.walking import walk
from cablekit.wrapping import wrap
from cablekit.xml.native import from_xml, to_xml
from cablekit.xml.tei import to_tei

_register()
_VIEWS["gaps"] = _gaps
_VIEWS["html"] = _repr_html
_FORMATS.update(
    text=_Format(from_text, to_text),
    xml=_Format(from_xml, to_xml),
    dict=_Format(from_dict, to_dict),
    json=_Format(from_json, to_json),
)

__all__ = [
    "Addressee",
    "Assembly",
    "Authority",
    "BadRecord",
    "Cable",
    "CableError",
    "Classification",
    "Closing",
    "DateTimeGroup",
    "Disagreement",
    "Distribution",
    "ExecutiveOrder",
    "Finding",
    "Gap",
    "Header",
    "Limits",
    "MessageNumber",
    "ModelError",
    "Office",
    "Paragraph",
    "Part",
    "Portion",
    "Precedence",
    "RECORD_COLUMNS",
    "ReadError",
    "Reference",
    "ReferenceKind",
    "Routing",
    "Section",
    "Station",
    "Wrapper",
    "assemble",
    "canonical_id",
    "check",
    "disagreements",
    "from_dict",
    "from_json",
    "from_text",
    "from_xml",
    "load",
    "read",
    "title_case",
    "to_csl",
    "to_dict",
    "to_dublin_core",
    "to_html",
    "to_json",
    "to_record",
    "to_tei",
    "to_text",
    "to_xml",
    "walk",
    "wrap",
    "write",
]
