"""What becomes of XML by hand, and of XML that is no longer as it was written."""

import io
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from attrs import evolve
from lxml import etree
from lxml.etree import QName

from cablekit import Cable, CableError, Wrapper, from_text, from_xml, to_xml
from cablekit.xml import digest_matches, read_cables, validate_xml
from tests import strategies
from tests.recording import added, grouped, lines, message, names, outcome

#: The cables whose documents are changed.
CABLES: Final[tuple[Cable, ...]] = (
    from_text(strategies.C_RELAY),
    from_text(strategies.D),
    from_text("UNCLAS ZENDA 000910\r\rTAGS: PREL\r\n\n1. (U)\f Open.\0\r\n\r\n  \nSAPT\r"),
    from_text(strategies.C_ECHO),
    evolve(
        from_text(strategies.FRAGMENT),
        wrappers=(Wrapper("nara", (("Origin", "Embassy Zenda"), ("Empty", ""), ("Odd", "\f"))),),
        extra={"box": [1, {"a": None}]},
        year_hint=1979,
        encoding="cp1252",
    ),
)
#: What `<\u00a7cable` stands for.
ROOT: Final = 'xmlns="https://w3id.org/cablekit/1" version="1.0"'


def documents() -> dict[str, Callable[[], Iterator[str]]]:
    """Give, by name, what tells of documents and of what becomes of each kind of change."""
    found: dict[str, Callable[[], Iterator[str]]] = {
        f"changed: {kind}": partial(changes, change) for kind, change in CHANGES.items()
    }
    path = Path(__file__).parent / "recorded" / "documents.xmls"
    for part in re.split(r"(?m)^@@ ", path.read_text(encoding="utf-8"))[1:]:
        name, _, text = part.partition("\n")
        found[f"documents: {name}"] = partial(read_all, text)
    return found


def read_all(text: str) -> Iterator[str]:
    """Yield how a document is read or why not, how a file of it, if otherwise, and what validation adds."""
    text = text.rstrip("\n").replace("<\u00a7cables", f"<cables {ROOT}")
    data = re.sub(r"<\u00a7(\w+)", rf'<\1 {ROOT} newline="LF"', text).encode()
    alone, file = tried(lambda: [from_xml(data)]), tried(lambda: list(read_cables(io.BytesIO(data))))
    yield from alone
    yield from (f"as a file: {line}" for line in file if line not in alone and "expected <cables>" not in line)
    if not "".join(alone).startswith("ReadError"):
        node = from_xml(data)
        back = outcome(lambda: from_xml(to_xml(node, pretty=True)) == node)
        yield from [f"written again: {back}"] * (back != "True")
        yield from ["the digest is right"] * digest_matches(data)
        for one in validate_xml(data):
            yield f"{one.severity} {one.code} {one.line}:{one.column}" + f" {one.message}" * (one.code != "xml-schema")


def tried(read: Callable[[], list[Any]]) -> list[str]:
    """Give the lines of what is read, or the error."""
    try:
        nodes = read()
    except CableError as error:
        return [message(error)]
    return [line for node in nodes for line in lines(node)]


# -- changes ------------------------------------------------------------------------------------------------------


@cache
def written(cable: int) -> bytes:
    """Write a document."""
    return to_xml(CABLES[cable])


@cache
def elements() -> dict[str, tuple[int, int]]:
    """Give, for each name of an element, the first document that has it, and the place there."""
    found: dict[str, tuple[int, int]] = {}
    for cable in range(len(CABLES)):
        for at, element in enumerate(etree.fromstring(written(cable)).iter()):
            found.setdefault(QName(element).localname, (cable, at))
    return found


def changes(change: Callable[[Any], Any]) -> Iterator[str]:
    """Yield what becomes of a change in each element: what is read in another way, or the error without its line."""
    found: list[tuple[str, str]] = []
    for name, (cable, at) in elements().items():
        root = etree.fromstring(written(cable))
        change(list(root.iter())[at])
        data = etree.tostring(root)
        after = tried(lambda data=data: [from_xml(data)])  # type: ignore[misc]
        result = f"read, changed: {names(added(lines(CABLES[cable]), after)) or 'nothing'}"
        if "".join(after).startswith("ReadError"):
            result = re.sub(
                r" line \d+:|(?<=: )'.*'$| \w+='[^']*'(?= contradicts)|, which gives.*| \S+(?= is not a value)",
                "",
                after[0],
            )
        found.append((name, result.replace(f"<{name}>", "<...>")))
    return grouped(found)


def drop(element: Any) -> None:
    """Take an element out."""
    if element.getparent() is not None:
        element.getparent().remove(element)


def twice(element: Any) -> None:
    """Repeat an element."""
    if element.getparent() is not None:
        element.addprevious(etree.fromstring(etree.tostring(element)))


def renamed(name: str) -> Callable[[Any], None]:
    """Make the change that gives an element another name."""
    return lambda element: setattr(element, "tag", f"{{{QName(element).namespace}}}{name}")


def lead(words: str) -> Callable[[Any], None]:
    """Make the change that puts text before that of an element."""
    return lambda element: setattr(element, "text", words + (element.text or ""))


def claims(value: str | None) -> Callable[[Any], None]:
    """Make the change that gives another value to the last attribute of an element, or takes it out."""

    def change(element: Any) -> None:
        for key in list(element.attrib)[-1:]:
            element.set(key, value) if value is not None else element.attrib.pop(key)

    return change


CHANGES: Final[dict[str, Callable[[Any], Any]]] = {
    "drop": drop,
    "twice": twice,
    "no name of ours": renamed("moat"),
    "now a text": renamed("text"),
    "now a subject": renamed("subject"),
    "now a paragraph": renamed("paragraph"),
    "now a blank": renamed("blank"),
    "now a t": renamed("t"),
    "unknown attribute": lambda element: element.set("moat", "x"),
    "last attribute 1": claims("1"),
    "last attribute x": claims("x"),
    "no last attribute": claims(None),
    "words in": lead("Moat "),
    "blanks in": lead("  \n"),
    "comment in": lambda element: element.insert(0, etree.Comment("moat")),
    "element in": lambda element: element.insert(0, etree.Element(QName(QName(element).namespace, "c"), cp="0C")),
    "words after": lambda element: setattr(element, "tail", "Moat" if element.getparent() is not None else None),
}  # fmt: skip
