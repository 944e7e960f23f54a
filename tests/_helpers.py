"""What tests of several subjects share: where things are, pieces of telegrams, and how to look at what was read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from cablekit import Cable, Header, Paragraph, from_text, to_text, walk
from cablekit.model.node import Node
from cablekit.source import Child

#: The repository.
ROOT: Final = Path(__file__).parent.parent
#: The made-up files that the pages show.
EXAMPLES: Final = ROOT / "docs" / "examples"
#: Schemas and real cables, where they are at hand.
SHARED: Final = ROOT.parent / "shared"

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


def read_whole(text: str) -> Cable:
    """Read a text, and make sure that it comes back."""
    cable: Cable = from_text(text)

    assert text == to_text(cable)
    return cable


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
