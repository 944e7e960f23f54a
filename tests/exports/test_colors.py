"""What rich prints: facts in a panel, text in the colors of its kinds, the archive last; no character acts."""

import io
from typing import Any

import pytest
from rich.console import Console

from cablekit import Cable, Closing, Header, Paragraph, Section, Wrapper, load
from cablekit.exports.colors import Panels, beginning, rich_text, section_outline, style
from cablekit.exports.terminal import show
from tests._helpers import EXAMPLES
from tests.pages import SHAPES

OLD = EXAMPLES / "79ZENDA06523.txt"


def printed(thing: Any, width: int = 100, *, styles: bool = False) -> str:
    """Print something to a terminal of a width, and give what it shows."""
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=styles, color_system="standard" if styles else None).print(
        thing, highlight=False
    )
    return out.getvalue()


def test_order() -> None:
    """The facts are first, then the text and who signed; what the archive says is last, without empty fields."""
    out = printed(rich_text(load(OLD)))
    places = [out.index(words) for words in ("79ZENDA6523", "From", "1. BEGIN SUMMARY", "WINSLADE", "(nara)", "Film")]

    assert places == sorted(places)
    assert "Film Number: D790000-0001; " in out
    assert "Drafter:" not in out
    assert max(map(len, out.splitlines())) <= 100


def test_closing() -> None:
    """The notes are below the signature, with and without colors."""
    cable = Cable(closing=Closing(("SAPT",), ("NOTE: NOT PASSED.",)))

    assert [line.strip() for line in printed(rich_text(cable)).splitlines()][-3:] == ["SAPT", "NOTE: NOT PASSED.", ""]
    assert show(cable) == "(no id)\n\nSAPT\nNOTE: NOT PASSED.\n"


def test_full() -> None:
    """The whole text has its items indented; the outline has a line for each paragraph."""
    cable = Cable.parse(SHAPES)
    full, short = printed(rich_text(cable, full=True)), printed(rich_text(cable))

    assert "\n     a. (C) the commission pays" in full
    assert "\n        i. the east landing; and" in full
    assert "\n  East bank             12,400         11,950     400,250" in full.replace("     East", "  East")
    assert "Ilse Brandt" in full
    assert "Ilse Brandt" not in short
    assert len([line for line in short.splitlines() if line.startswith("    4. (C) The letter")]) == 1
    assert "Three Conditions" in short


@pytest.mark.parametrize("width", [30, 60, 100, 200])
def test_widths(width: int) -> None:
    """Nothing is wider than the terminal, or than a hundred characters."""
    out = printed(rich_text(load(OLD), full=True), width)

    assert max(map(len, out.splitlines())) <= width


def test_colors_of_levels() -> None:
    """A mark has the color of its level, a gap stands out, a number is dim."""
    text = beginning(Paragraph("1", "S"), "1.", "(S)", "He met XXXXXXXX.")

    assert text.plain == "1. (S) He met XXXXXXXX."
    assert {str(span.style) for span in text.spans} >= {"dim", "red", "reverse"}
    assert style(None) == "none"
    assert "\x1b[31m" in printed(rich_text(Cable.parse(SHAPES)), styles=True)


def test_nothing() -> None:
    """A cable of nothing, or without its body, is shown, too."""
    assert "(no id)" in printed(rich_text(Cable()))
    assert "THE BRIDGE" in printed(rich_text(Cable(Header(subject="THE BRIDGE"), complete=False)))
    assert str(Panels(Cable(), full=False)) == show(Cable())


def test_parts() -> None:
    """A header is its facts, a section and a paragraph are their text, other nodes their words."""
    section = Section("The Mill", ("1. (U) Yes.", Paragraph("2", text="No.")))

    assert printed(rich_text(Header(subject="THE  BRIDGE"))) == "Subject         THE BRIDGE\n"
    assert printed(rich_text(section)) == "The Mill\n\n1. (U) Yes.\n\n2. No.\n"
    assert printed(rich_text(Section(paragraphs=("1. Yes.",)))) == "1. Yes.\n"
    assert printed(rich_text(section.paragraphs[1])) == "2. No.\n"
    assert printed(rich_text(Closing(("SAPT",)))) == "SAPT\n"
    assert section_outline(Section(paragraphs=("1. Yes.",))).plain == "  1. Yes."


def test_nothing_acts() -> None:
    """Controls and the markup of rich are words, wherever they are."""
    evil = "A \x1b[2J [bold red]B[/]"
    wrapper = Wrapper(evil, ((evil, evil), ("Classification", evil)))
    cable = Cable(Header(subject=evil), (Section(evil, (Paragraph(text=evil),)),), Closing((evil,)), (wrapper,))
    out = printed(rich_text(cable, full=True), 200)

    assert "\x1b" not in out
    assert out.count("[bold red]B[/]") == 8
