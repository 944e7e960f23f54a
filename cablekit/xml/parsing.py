"""XML parsed safely: no other file is reached, and whatever is refused is refused with its line."""

from typing import Any, Final, NoReturn

from lxml import etree
from lxml.etree import _Comment, _Element

from cablekit.errors import ReadError
from cablekit.xml.names import NAMESPACE, tag

#: Everything is off that reaches for other files; nothing is repaired or dropped.
SETTINGS: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "load_dtd": False,
    "dtd_validation": False,
    "no_network": True,
    "huge_tree": False,
    "recover": False,
    "remove_blank_text": False,
    "remove_comments": False,
    "remove_pis": False,
}
_PARSER: Final = etree.XMLParser(**SETTINGS)
#: For text that is decoded already: it no longer matters what encoding it declares.
_TEXT_PARSER: Final = etree.XMLParser(encoding="utf-8", **SETTINGS)
#: How many attributes one element may have, those of other namespaces included: lxml lists them in quadratic time.
MOST_ATTRIBUTES: Final = 200
_OURS: Final = tag("")
WHITE_SPACE: Final = " \t\r\n"


def refuse(message: str, element: _Element) -> NoReturn:
    """Raise a `ReadError` with the line of an element."""
    raise ReadError(message, f"line {element.sourceline}")


def parse_xml(data: bytes | str) -> _Element:
    """Give the root element of a document without a DOCTYPE."""
    root = parse_well_formed(data)
    refuse_doctype(root)
    return root


def parse_well_formed(data: bytes | str) -> _Element:
    """Give the root element of a document; a str is read whatever encoding it declares."""
    if not isinstance(data, bytes | str):
        message = f"expected XML as bytes or str, got {type(data).__name__}"
        raise ReadError(message)
    try:
        encoded, parser = (data, _PARSER) if isinstance(data, bytes) else (data.encode(), _TEXT_PARSER)
        root: _Element = etree.fromstring(encoded, parser)
    except etree.XMLSyntaxError as error:
        raise syntax_error(error) from error
    except (ValueError, LookupError) as error:
        raise ReadError(str(error), "line 1") from error
    return root


def syntax_error(error: etree.XMLSyntaxError) -> ReadError:
    """Make the error that reports what libxml2 found wrong."""
    return ReadError(f"not well-formed XML: {error.msg}", f"line {error.lineno or 1}")


def refuse_doctype(root: _Element) -> None:
    """Refuse a document with a DOCTYPE: it may declare entities."""
    if root.getroottree().docinfo.doctype:
        raise ReadError("a DOCTYPE is not allowed", "line 1")


def refuse_text(text: str | None, element: _Element) -> None:
    """Refuse text between elements, white space excepted."""
    if text and (found := text.strip(WHITE_SPACE)):
        refuse(f"text is not allowed outside of a text element: {found[:40]!r}", element)


def attributes_of(element: _Element) -> dict[str, str]:
    """Give an element's attributes without those of other namespaces."""
    if not element.keys():
        return {}
    if has_too_many_attributes(element):
        refuse(f"more than {MOST_ATTRIBUTES} attributes", element)
    return {name: value for name, value in element.items() if name[0] != "{" or name.startswith(_OURS)}


def has_too_many_attributes(element: _Element) -> bool:
    """Whether an element has more attributes than `MOST_ATTRIBUTES`."""
    return len(element.keys()) > MOST_ATTRIBUTES


def name_of(element: _Element) -> str:
    """Name an element, a comment or a processing instruction in a message."""
    if isinstance(element, _Comment):
        return "a comment"
    if not isinstance(element.tag, str):
        return "a processing instruction or an entity"
    return f"<{element.tag.removeprefix(f'{{{NAMESPACE}}}')}>"
