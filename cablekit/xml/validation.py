"""Is this XML ours? Findings with codes and lines, by the schema and by the rules that no schema states."""

from collections.abc import Iterator
from functools import cache
from pkgutil import get_data
from threading import Lock
from types import MappingProxyType
from typing import Final, Literal

from attrs import frozen
from lxml import etree
from lxml.etree import _Element

from cablekit.errors import ReadError
from cablekit.version import READER
from cablekit.xml.forms import context
from cablekit.xml.names import tag
from cablekit.xml.native import contradictions, values_of
from cablekit.xml.reader import SETTINGS, Document, has_too_many, no_doctype, well_formed
from cablekit.xml.writer import digest

Severity = Literal["error", "warning", "info"]
#: What may be found: the code, how bad it is, and what it means.
CODES: Final = MappingProxyType(
    {
        "xml-not-well-formed": ("error", "the file is no XML, or cut off"),
        "xml-doctype": ("error", "the file has a DOCTYPE, which may declare entities"),
        "xml-schema": ("error", "an element or attribute is not where the schema has it"),
        "xml-rule": ("error", "a rule that no schema states is broken; `from_xml` raises the same"),
        "xml-contradiction": ("error", "an attribute says something else than the text"),
        "xml-outdated": ("info", "an attribute of another reader version differs; it is computed anew"),
        "xml-digest": ("warning", "the text is not the one that was written: somebody has edited it"),
    }
)
SCHEMAS: Final = ("rng", "rnc", "xsd")
_ONE_AT_A_TIME: Final = Lock()


@frozen
class XmlFinding:
    """
    Something wrong in a file, and where.

    Attributes:
        code: One of `CODES`.
        severity: `error`, `warning` or `info`; `from_xml` raises on errors alone.
        message: A sentence without a full stop.
        line: The line, from 1; that of the start tag's end where an element is meant.
        column: The column, from 1; 1 where the parser tells the line alone.

    >>> validate_xml("<cable>")[0].code
    'xml-not-well-formed'
    """

    code: str
    severity: Severity
    message: str
    line: int
    column: int = 1


def schema(name: str) -> str:
    """
    Give a schema of the XML.

    Args:
        name: `rng` (RELAX NG, the normative one), `rnc` (the same in compact syntax) or `xsd` (its twin).

    Raises:
        ValueError: There is no such schema.

    >>> schema("rnc").splitlines()[0]
    '# cablekit 1.0: telegrams in XML. RELAX NG is normative.'
    """
    if name not in SCHEMAS:
        message = f"expected one of {', '.join(SCHEMAS)}, got {name!r}"
        raise ValueError(message)
    return (get_data("cablekit.xml", f"schema/cablekit-1.0.{name}") or b"").decode("utf-8")


def validate_xml(data: bytes | str) -> tuple[XmlFinding, ...]:
    """
    Say what is wrong in an XML document of one cable, a part of one, or many.

    No other file is read, and nothing is fetched.

    Args:
        data: The document.

    Returns:
        The findings, by line; none: `from_xml` (`read_cables` for many) reads it, and the text is the one written.

    >>> validate_xml('<closing xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"/>')
    ()
    """
    try:
        root = well_formed(data)
    except ReadError as error:
        return (unparsed(error),)
    try:
        no_doctype(root)
    except ReadError as error:
        return (finding("xml-doctype", error.message, 1),)
    return tuple(sorted({*schema_faults(root), *faults(root)}, key=ordered))


def ordered(found: XmlFinding) -> tuple[int, str, str]:
    """
    Give where a finding stands among the others: so they come in the same order each time.

    >>> ordered(finding("xml-digest", "edited", 7))
    (7, 'xml-digest', 'edited')
    """
    return found.line, found.code, found.message


def finding(code: str, message: str, line: int | None, column: int = 1) -> XmlFinding:
    """
    Make a finding of the severity that its code has.

    >>> finding("xml-digest", "edited", None).severity
    'warning'
    """
    severity: Severity = CODES[code][0]  # type: ignore[assignment]
    return XmlFinding(code, severity, message, line or 1, column)


def unparsed(error: ReadError) -> XmlFinding:
    """
    Say where the parser gave up.

    >>> unparsed(ReadError("no", "line 7")).line
    7
    """
    position = getattr(error.__cause__, "position", (line_of(error), 1))
    line, column = (int(number or 1) for number in position)
    return finding("xml-not-well-formed", error.message, line, column)


def line_of(error: ReadError) -> int:
    """
    Give the line that an error names; the first where it names none.

    >>> line_of(ReadError("no", "line 7")), line_of(ReadError("no"))
    (7, 1)
    """
    number = error.where.removeprefix("line ")
    return int(number) if number.isdecimal() else 1


@cache
def grammar() -> etree.RelaxNG:
    """
    Compile the normative schema, once.

    >>> grammar().validate(etree.XML("<a/>"))
    False
    """
    return etree.RelaxNG(etree.fromstring(schema("rng").encode(), etree.XMLParser(**SETTINGS)))


def schema_faults(root: _Element) -> Iterator[XmlFinding]:
    """
    Yield what the schema does not allow.

    >>> [found.code for found in schema_faults(etree.XML("<a/>"))]
    ['xml-schema']
    """
    if any(map(has_too_many, root.iter())):
        return  # libxml2 would take quadratic time; the reader refuses them
    with _ONE_AT_A_TIME:  # a validator keeps its log
        relax = grammar()
        entries = [] if relax.validate(root) else list(relax.error_log)
    for entry in entries:
        yield finding("xml-schema", entry.message, entry.line)


def faults(root: _Element) -> Iterator[XmlFinding]:
    """
    Yield what the reader refuses, and what it would like to be told.

    >>> [found.message for found in faults(etree.XML("<a/>"))][0][:34]
    'expected one of cable, header, sec'
    """
    for element in root.iterchildren(tag("cable")) if root.tag == tag("cables") else (root,):
        try:
            document = Document(element)
            node = values_of(document)
        except ReadError as error:
            yield finding("xml-rule", error.message, line_of(error) if error.where else element.sourceline)
            continue
        code = "xml-contradiction" if document.stated.get("reader") == READER else "xml-outdated"
        for message, place in contradictions(document, document.tree, node, context(node)):
            yield finding(code, message, place.sourceline)
        for name, value in digest(document.text).items():
            stated = document.stated.get(name, value)
            if stated != value:
                yield finding("xml-digest", f"{name}={stated!r}, but the text has {value!r}", element.sourceline)
