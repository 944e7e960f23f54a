"""The pages made from code are what the code gives; they have every public name; `llms.txt` has every page."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import ForwardRef

import attrs
import pytest

import cablekit
from cablekit import Header, Precedence
from cablekit.source import FURNITURE
from cablekit.xml.names import PIECES
from tests import reference

COMMAND = "run `python -m tests.reference`"


@pytest.mark.parametrize("path", reference.pages(), ids=lambda path: path.name)
def test_pages_are_what_the_code_gives(path: Path) -> None:
    """A page in the repository is the one that the command writes."""
    assert path.read_text(encoding="utf-8") == reference.pages()[path], COMMAND


def test_every_public_name_is_described() -> None:
    """Each name of each package is on the page once, and something is said of it."""
    names = reference.public_names()
    page = (reference.DOCS / "reference" / "names.md").read_text(encoding="utf-8")
    values = {id(name.value) for name in names}

    assert [
        name
        for name in cablekit.__all__
        if id(getattr(cablekit, name)) not in values | {id(cablekit.arrow), id(cablekit.spark), id(cablekit.vocabulary)}
    ] == []
    assert [name.full for name in names if page.count(f"| **`{name.full}`** |") != 1] == []
    assert [name.full for name in names if not reference.described(name)] == []
    assert re.search(r"\| `Header\.exempt` \| `tuple\[Addressee, \.\.\.\]` \| .*XMT", page)


def test_every_public_name_is_on_one_page_of_the_site() -> None:
    """Each name has its whole docstring on the page of its group, and every group has a title."""
    text = "\n".join(reference.autodoc_pages().values())

    assert [name.full for name in reference.public_names() if len(re.findall(rf":: {name.full}\n", text)) != 1] == []
    assert reference.title_of("invented_group") == "Invented group"


def test_every_kind_of_piece_has_a_meaning() -> None:
    """A kind is said to be a value of a field, or what else it is; nothing is said of what is no kind."""
    assert set(reference.MEANINGS) >= FURNITURE
    assert set(reference.MEANINGS) | set(reference.owners()) == PIECES


def test_members() -> None:
    """Fields, properties, methods and the members of an enumeration are listed; what is Python's own is not."""
    header = {name: kind for name, kind, _ in reference.members(Header)}
    precedence = {name for name, _, _ in reference.members(Precedence)}
    bad = {name for name, _, _ in reference.members(cablekit.ReadError)}

    assert header["exempt"] == "tuple[Addressee, ...]"
    assert header["serialize"] == "([format], **options)"
    assert {"FLASH", "rank", "of"} <= precedence
    assert not {"upper", "name", "with_traceback"} & (precedence | bad)


def test_llms_has_every_page() -> None:
    """`llms.txt` is what the command writes; it has every page once, with a sentence, and each link leads to a file."""
    text = (reference.DOCS / "llms.txt").read_text(encoding="utf-8")
    links = re.findall(r"(?m)^- \[[^]]+\]\(([^)]+)\): (.+)$", text)

    assert text == "\n".join(reference.llms()), COMMAND
    assert sorted(link for link, _ in links) == sorted(
        path.relative_to(reference.DOCS).as_posix() for path in reference.DOCS.rglob("*.md")
    )
    assert [link for link, _ in links if not (reference.DOCS / link).is_file()] == []
    assert [link for link, words in links if words[0] in "#|>`"] == []


def test_every_page_is_linked_from_the_front_page() -> None:
    """A reader finds every page from docs/index.md, directly or from the index of the reference."""
    found = set()
    for name in ("index.md", "reference/index.md"):
        page = reference.DOCS / name
        links = re.findall(r"\]\(([^)#:]+\.md)", page.read_text(encoding="utf-8"))
        found |= {(page.parent / link).resolve() for link in links} | {page}

    assert [path.name for path in reference.all_pages() if path.resolve() not in found] == []


def test_first_words() -> None:
    """A sentence ends at a period that is not that of an abbreviation."""
    page = SimpleNamespace(
        read_text=lambda **_: "# T\n\nIt `reads` U.S. [cables](x.md)\nof 1966. It writes.\n\nMore.\n"
    )

    assert reference.first_words(page) == ("T", "It reads U.S. cables of 1966.")  # type: ignore[arg-type]


def test_a_class_named_by_a_string() -> None:
    """A type is the same on the page before and after its strings were made classes."""
    plain = reference.short_type(tuple[cablekit.Paragraph, ...])

    assert reference.short_type(attrs.fields_dict(cablekit.Paragraph)["items"].type) == plain == "tuple[Paragraph, ...]"
    assert reference.short_type(ForwardRef("Paragraph")) == "Paragraph"
