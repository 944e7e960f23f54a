"""cablekit: U.S. diplomatic telegrams as data, and as the documents they are."""

from typing import TYPE_CHECKING, Any

from cablekit.late import HOMES as _HOMES
from cablekit.late import late as _late

if TYPE_CHECKING:
    from cablekit import vocabulary
    from cablekit.archives.document import BadRecord
    from cablekit.archives.files import load, read
    from cablekit.archives.limits import Limits
    from cablekit.archives.writing import write
    from cablekit.assembling import Assembly, assemble
    from cablekit.checking import Finding, check
    from cablekit.citations import to_csl, to_dublin_core
    from cablekit.comparing import Disagreement, disagreements
    from cablekit.errors import CableError, ModelError, ReadError
    from cablekit.gaps import Gap
    from cablekit.html import to_html
    from cablekit.mapping.as_json import from_json, to_json
    from cablekit.mapping.dicts import from_dict, to_dict
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
    from cablekit.records import RECORD_COLUMNS, to_record
    from cablekit.telegram.text import from_text, to_text
    from cablekit.vocabulary.stations import canonical_id
    from cablekit.vocabulary.titles import title_case
    from cablekit.walking import walk
    from cablekit.wrapping import wrap
    from cablekit.xml.native import from_xml, to_xml
    from cablekit.xml.tei import to_tei

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
    "vocabulary",
    "walk",
    "wrap",
    "write",
]

_MODEL = (
    "Addressee Authority Cable Classification Closing DateTimeGroup Distribution ExecutiveOrder Header MessageNumber "
    "Office Paragraph Part Portion Precedence Reference ReferenceKind Routing Section Station Wrapper"
)
#: The modules, and the names that are found there: public ones, and in the last rows what the model asks for.
_NAMES = {
    "archives.document": "BadRecord",
    "archives.files": "load read",
    "archives.limits": "Limits",
    "archives.writing": "write",
    "assembling": "Assembly assemble",
    "checking": "Finding check",
    "citations": "to_csl to_dublin_core",
    "comparing": "Disagreement disagreements",
    "errors": "CableError ModelError ReadError",
    "mapping.as_json": "from_json to_json",
    "mapping.dicts": "from_dict to_dict",
    "model": _MODEL,
    "records": "RECORD_COLUMNS to_record",
    "telegram.text": "from_text to_text",
    "vocabulary": "vocabulary",
    "vocabulary.stations": "canonical_id",
    "vocabulary.titles": "title_case",
    "walking": "walk",
    "wrapping": "wrap",
    "xml.native": "from_xml to_xml",
    "xml.tei": "to_tei",
    "gaps": "Gap gaps",
    "html": "to_html repr_html",
    "telegram.strings": "READERS",
}
_HOMES.update({name: f"{__name__}.{module}" for module, names in _NAMES.items() for name in names.split()})


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = _late(name)
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *__all__})
