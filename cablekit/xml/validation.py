"""What is wrong in an XML file: findings with codes and lines, by the schema and by the rules that no schema states."""

from collections.abc import Iterator
from functools import cache
from pkgutil import get_data
from threading import Lock
from types import MappingProxyType
from typing import Final, Literal

from attrs import frozen
from lxml import etree
from lxml.etree import _Element

from cablekit.errors import ModelError, ReadError, shown
from cablekit.version import READER
from cablekit.xml.document import contradictions, values_of
from cablekit.xml.names import tag
from cablekit.xml.normal_forms import cable_around
from cablekit.xml.parsing import SETTINGS, has_too_many_attributes, parse_well_formed, refuse_doctype
from cablekit.xml.reader import Reader
from cablekit.xml.writer import digest

Severity = Literal["error", "warning", "info"]
#: What may be found: the code, its severity, and what it means.
CODES: Final = MappingProxyType(
    {
        "xml-not-well-formed": ("error", "the file is not XML, or is cut off"),
        "xml-doctype": ("error", "the file has a DOCTYPE, which may declare entities"),
        "xml-schema": ("error", "an element or attribute is not where the schema has it"),
        "xml-rule": ("error", "a rule that no schema states is broken; `from_xml` raises the same"),
        "xml-contradiction": ("error", "an attribute contradicts the text"),
        "xml-outdated": ("info", "an attribute of another reader version differs; it is recomputed"),
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
        severity: `error`, `warning` or `info`; `from_xml` raises only on errors.
        message: A sentence without a period.
        line: The line, from 1; that of the start tag's end where an element is meant.
        column: The column, from 1; 1 where the parser reports only the line.

    >>> validate_xml("<cable>")[0].code
    'xml-not-well-formed'
    """

    code: str
    severity: Severity
    message: str
    line: int
    column: int = 1


def schema(name: Literal["rng", "rnc", "xsd"]) -> str:
    """
    Give a schema of the XML.

    Args:
        name: `rng` (RELAX NG, the normative one), `rnc` (the same in compact syntax) or `xsd` (its twin).

    Returns:
        The text of the schema.

    Raises:
        ModelError: There is no such schema.

    >>> schema("rnc").splitlines()[0]
    '# cablekit 1.0: telegrams in XML. RELAX NG is normative.'
    """
    if name not in SCHEMAS:
        raise ModelError(f"expected one of {', '.join(SCHEMAS)}, got {shown(name)}", "name")
    return (get_data("cablekit.xml", f"schema/cablekit-1.0.{name}") or b"").decode("utf-8")


def validate_xml(data: bytes | str) -> tuple[XmlFinding, ...]:
    """
    Find what is wrong in an XML document of one cable, a part of one, or many.

    No other file is read, and nothing is fetched.

    Args:
        data: The document.

    Returns:
        The findings, by line. If there are none, `from_xml` (`read_cables` for many) reads the document, and nobody has
        edited the text.

    >>> validate_xml('<closing xmlns="https://w3id.org/cablekit/1" version="1.0" newline="LF"/>')
    ()
    """
    try:
        root = parse_well_formed(data)
    except ReadError as error:
        return (syntax_finding(error),)
    try:
        refuse_doctype(root)
    except ReadError as error:
        return (finding("xml-doctype", error.message, 1),)
    return tuple(sorted({*schema_faults(root), *rule_faults(root)}, key=sort_key))


def sort_key(found: XmlFinding) -> tuple[int, str, str]:
    """Give the order of a finding, by line first: it is the same each time."""
    return found.line, found.code, found.message


def finding(code: str, message: str, line: int | None, column: int = 1) -> XmlFinding:
    """Make a finding with the severity of its code."""
    severity: Severity = CODES[code][0]  # type: ignore[assignment]
    return XmlFinding(code, severity, message, line or 1, column)


def syntax_finding(error: ReadError) -> XmlFinding:
    """Make the finding for XML that cannot be parsed."""
    position = getattr(error.__cause__, "position", (line_of(error), 1))
    line, column = (int(number or 1) for number in position)
    return finding("xml-not-well-formed", error.message, line, column)


def line_of(error: ReadError) -> int:
    """Give the line that an error names; 1 where it names none."""
    number = error.where.removeprefix("line ")
    return int(number) if number.isdecimal() else 1


@cache
def grammar() -> etree.RelaxNG:
    """Compile the normative schema, once."""
    return etree.RelaxNG(etree.fromstring(schema("rng").encode(), etree.XMLParser(**SETTINGS)))


def schema_faults(root: _Element) -> Iterator[XmlFinding]:
    """Yield what the schema does not allow."""
    if any(map(has_too_many_attributes, root.iter())):
        return  # libxml2 would take quadratic time; the reader refuses them
    with _ONE_AT_A_TIME:  # a validator keeps its log
        relax = grammar()
        entries = [] if relax.validate(root) else list(relax.error_log)
    for entry in entries:
        yield finding("xml-schema", entry.message, entry.line)


def rule_faults(root: _Element) -> Iterator[XmlFinding]:
    """Yield what the reader refuses, and attributes that do not fit the text."""
    for element in root.iterchildren(tag("cable")) if root.tag == tag("cables") else (root,):
        try:
            reader = Reader(element)
            node = values_of(reader)
        except ReadError as error:
            yield finding("xml-rule", error.message, line_of(error) if error.where else element.sourceline)
            continue
        code = "xml-contradiction" if reader.stated.get("reader") == READER else "xml-outdated"
        for message, place in contradictions(reader, reader.tree, node, cable_around(node)):
            yield finding(code, message, place.sourceline)
        for name, value in digest(reader.text).items():
            stated = reader.stated.get(name, value)
            if stated != value:
                yield finding("xml-digest", f"{name}={stated!r}, but the text has {value!r}", element.sourceline)
