"""What tests of several subjects share: where things are, pieces of telegrams, and how to look at what was read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from cablekit import Cable, Header, Paragraph, from_text, load, to_text, walk, write
from cablekit.model.node import Node
from cablekit.source import Child

#: The repository.
ROOT: Final = Path(__file__).parent.parent
#: The made-up files that the pages show.
EXAMPLES: Final = ROOT / "docs" / "examples"
#: One of them for each archive.
SITE: Final = EXAMPLES / "08ZENDA0910.txt"
CABLEGATE: Final = EXAMPLES / "08ZENDA0911.html"
NARA: Final = EXAMPLES / "79ZENDA06523.txt"
SMART: Final = EXAMPLES / "11ZENDA0218.txt"
#: Schemas and real cables, where they are at hand.
SHARED: Final = ROOT.parent / "shared"

#: What pytest hears of standard output and error.
Captured = pytest.CaptureFixture[str]
Binary = pytest.CaptureFixture[bytes]

#: A telegram as bytes.
TELEGRAM: Final = b"R 080915Z MAY 08\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\nUNCLAS ZENDA 000910\nTAGS: XG\n"
#: A class line, and the blank line below it.
CLASS_LINE: Final = "C O N F I D E N T I A L ZENDA 000910\n\n"
#: A page line of a post.
PAGE_LINE: Final = "ZENDA 00000910  002 OF 003"
#: A SMART cable of which some labels say nothing.
SMART_TEXT: Final = """MRN:                          11 ZENDA 218
TAGS:                         n/a
Subject:                      Unknown
Signature:                    SAPT
Reference:                    11 ZENDA 190

1. (SBU) Yes.

PAGE 02 ZENDA 00218 031507Z

2. (SBU) No.

Signature:                    RASSENDYLL

Drafted By:                   ZENDA:Sapt, Max
"""


def loose(value: Any) -> Any:
    """Give a value that no type checker looks at."""
    return value


def forced(value: Any, **fields: Any) -> Any:
    """Copy a frozen value, and put into its fields what its class would refuse."""
    made = object.__new__(type(value))
    for one in attrs.fields(type(value)):
        object.__setattr__(made, one.name, fields.get(one.name, getattr(value, one.name)))
    return made


def read_whole(text: str) -> Cable:
    """Read a text, and make sure that it comes back."""
    cable: Cable = from_text(text)

    assert text == to_text(cable)
    return cable


def rewritten(data: bytes, folder: Path) -> bytes:
    """Give the bytes that come back when a file is loaded and written as text."""
    path = folder / "back"
    write(load(data), path, format="text")
    return path.read_bytes()


def nested(depth: int, label: str | None = None, text: str = "") -> Paragraph:
    """Give a paragraph with items under items."""
    paragraph = Paragraph(label, text=text)
    for _ in range(depth):
        paragraph = Paragraph(label, text=text, items=(paragraph,))
    return paragraph


def header_of(lines: str) -> Header:
    """Read lines below a class line as a header."""
    header: Header = from_text(f"{CLASS_LINE}{lines}\n\n1. (U) Open.\n").header
    return header


def text_of(node: Any) -> str:
    """Give the text of a node without the proof that it reads back equal."""
    return "".join(piece.text for piece in walk(node))


def field_texts(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a node that was read: the field, where none the kind, and the bare text."""
    assert node.source is not None
    for part in range(len(node.source.parts)):
        for piece in node.source.pieces(part):
            if isinstance(piece, Child):
                yield from field_texts(piece.node)
            else:
                yield piece.field or piece.kind, piece.text.strip()


def label_tree(paragraph: Paragraph) -> str:
    """Give the label of a paragraph, and those of its items after it."""
    inner = " ".join(map(label_tree, paragraph.items))
    return f"{paragraph.label}({inner})" if inner else f"{paragraph.label}"


def outline(body: str) -> list[tuple[str | None, str]]:
    """Read a body: the headings, and the labels under each."""
    cable = from_text(f"{CLASS_LINE}{body}")
    return [(section.heading, " ".join(map(label_tree, section.paragraphs))) for section in cable.sections]
