"""What becomes of XML by hand, and of XML that is no longer as it was written."""

import io
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from typing import Any, Final

from attrs import evolve
from lxml import etree
from lxml.etree import QName

from cablekit import Cable, Section, Wrapper, from_text, from_xml, to_xml, walk
from cablekit.xml.native import digest_matches
from cablekit.xml.stream import read_cables
from cablekit.xml.validation import XmlFinding, validate_xml
from tests import strategies
from tests.recording import FOLDER, outcome, own_words, short, spans

#: The cables whose documents are changed.
CABLES: Final[dict[str, Callable[[], Cable]]] = {
    "relay": partial(from_text, strategies.C_RELAY),
    "smart": partial(from_text, strategies.D),
    "odd": partial(from_text, "UNCLAS ZENDA 000910\r\rTAGS: PREL\r\n\n1. (U)\f Open.\0\r\n\r\n  \nSAPT\r"),
    "echo": partial(from_text, strategies.C_ECHO),
    "extra": lambda: evolve(
        from_text(strategies.FRAGMENT),
        wrappers=(
            Wrapper(
                "nara",
                (("Origin", "Embassy Zenda"), ("Empty", ""), ("Odd", "\f")),
            ),
        ),
        extra={"box": [1, {"a": None}]},
        year_hint=1979,
        encoding="cp1252",
    ),
    "indented": partial(from_text, strategies.C_RELAY),
}


def documents() -> dict[str, Callable[[], Iterator[str]]]:
    """Give, by name, what tells of documents and of what becomes of each change in them."""
    found: dict[str, Callable[[], Iterator[str]]] = {}
    for document in CABLES:
        names = [QName(element).localname for element in etree.fromstring(written(document)).iter()]
        first = {name: at for at, name in reversed(list(enumerate(names)))}
        found |= {f"{document}: {name}": partial(changes, document, at) for name, at in first.items()}
    for path in sorted(FOLDER.glob("*.xmls")):
        for part in re.split(r"(?m)^@@ ", path.read_text(encoding="utf-8"))[1:]:
            name, _, text = part.partition("\n")
            found[f"{path.stem}: {name}"] = partial(read_all, text)
    return found


def written(document: str) -> bytes:
    """Write a document."""
    return to_xml(CABLES[document](), pretty=document == "indented")


#: What `<\u00a7cable` stands for.
ROOT: Final = 'xmlns="https://w3id.org/cablekit/1" version="1.0"'


def read_all(text: str) -> Iterator[str]:
    """Yield what every reader of XML says of a document; libxml2's own words are its own."""
    text = text.rstrip("\n").replace("<\u00a7cables", f"<cables {ROOT}")
    data = re.sub(r"<\u00a7(\w+)", rf'<\1 {ROOT} newline="LF"', text).encode()
    first = outcome(lambda: seen(data))
    yield f"  {first}"
    for name, read in READERS.items():
        found = outcome(lambda read=read: read(data))  # type: ignore[misc]
        yield f"  {name}: {'the same' if found == first else found}"
    findings = sorted(
        f"{one.severity} {one.code} {one.line}:{one.column} {words_of(one)}" for one in validate_xml(data)
    )
    yield from (f"  {finding.rstrip()}" for finding, _ in groupby(findings))


def words_of(found: XmlFinding) -> str:
    """Give the words of a finding; those of libxml2 are its own."""
    return "" if found.code in ("xml-schema", "xml-not-well-formed") else own_words(found.message)


def seen(data: bytes) -> str:
    """Hash what a document says."""
    node = from_xml(data)
    return short(repr((list(spans(node)), node)) + text_of(node))


def text_of(node: Any) -> str:
    """Join the pieces of a node: `to_text` refuses foreign data."""
    return "".join(piece.text for piece in walk(node))


def again(data: bytes) -> str:
    """Write a document anew, and say whether it says the same."""
    node = from_xml(data)
    back = from_xml(to_xml(node, pretty=True))
    return f"{short(to_xml(node))} {back == node} {text_of(back) == text_of(node)}"


READERS: Final[dict[str, Callable[[bytes], str]]] = {
    "written anew": again,
    "as a file": lambda data: short(repr(list(read_cables(io.BytesIO(data))))),
    "as a section": lambda data: short(repr(from_xml(data, Section))),
    "digest": lambda data: str(digest_matches(data)),
}


def changes(document: str, at: int) -> Iterator[str]:
    """Yield what becomes of the changes in one element of a document: those that do, and what they do."""
    data = written(document)
    found: dict[str, list[str]] = {}
    for kind in CHANGES if at else ("now a text", "attribute", "words in"):
        made = outcome(lambda kind=kind: seen(with_change(data, at, kind)))  # type: ignore[misc]
        found.setdefault(made, []).append(kind)
    for key in list(etree.fromstring(data).iter())[at].attrib:
        for value in ("1", "x", None):
            made = outcome(lambda key=key, value=value: seen(with_value(data, at, key, value)))  # type: ignore[misc]
            found.setdefault(made, []).append(f"{key}={value!r}")
    for made, kinds in found.items():
        yield f"! {', '.join(kinds)}: {made}"


def with_change(data: bytes, at: int, kind: str) -> bytes:
    """Change an element of a document."""
    root = etree.fromstring(data)
    CHANGES[kind](list(root.iter())[at])
    return etree.tostring(root)


def with_value(data: bytes, at: int, key: str | bytes, value: str | None) -> bytes:
    """Change an attribute in a document, or take it out."""
    root = etree.fromstring(data)
    element = list(root.iter())[at]
    if value is None:
        del element.attrib[key]
    else:
        element.set(key, value)
    return etree.tostring(root)


def drop(element: Any) -> None:
    """Take an element out."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def twice(element: Any) -> None:
    """Repeat an element."""
    parent = element.getparent()
    if parent is not None:
        parent.insert(parent.index(element), etree.fromstring(etree.tostring(element)))


def renamed(element: Any, name: str) -> None:
    """Give an element another name."""
    element.tag = f"{{{QName(element).namespace}}}{name}"


def lead(element: Any, text: str) -> None:
    """Put text before that of an element."""
    element.text = text + (element.text or "")


CHANGES: Final[dict[str, Callable[[Any], None]]] = {
    "drop": drop,
    "twice": twice,
    "no name of ours": lambda element: renamed(element, "moat"),
    "now a text": lambda element: renamed(element, "text"),
    "now a subject": lambda element: renamed(element, "subject"),
    "now a paragraph": lambda element: renamed(element, "paragraph"),
    "now a blank": lambda element: renamed(element, "blank"),
    "now a t": lambda element: renamed(element, "t"),
    "attribute": lambda element: element.set("moat", "x"),
    "words in": lambda element: lead(element, "Moat "),
    "blanks in": lambda element: lead(element, "  \n"),
    "comment in": lambda element: element.insert(0, etree.Comment("moat")),
    "element in": lambda element: element.insert(0, etree.Element(QName(QName(element).namespace, "c"), cp="0C")),
    "words behind": lambda element: setattr(element, "tail", "Moat" if element.getparent() is not None else None),
}  # fmt: skip
