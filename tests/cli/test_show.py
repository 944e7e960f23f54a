"""`cablekit show` shows a cable for people."""

import io
import re
import sys
from pathlib import Path

import pytest

from cablekit import from_text, load
from cablekit.cli.main import main
from cablekit.exports.terminal import cited, show, visible
from cablekit.model import Addressee, Cable, Header, Paragraph, Reference, ReferenceKind, Section
from tests._helpers import SITE, Binary, Captured


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        (Reference(post="ZENDA", number=816, year=2007), "07ZENDA816"),
        (Reference(post="ZENDA", number=816), "ZENDA 816"),
        (Reference(post="ZENDA", number=70, kind=ReferenceKind.AIRGRAM), "ZENDA A-70"),
    ],
)
def test_references_in_a_few_words(reference: Reference, words: str) -> None:
    """A reference is shown by its id; without one by its post and number, an airgram's with its letter."""
    assert cited(reference) == words


def test_show(capsys: Captured) -> None:
    """The summary has the facts of the header, the archive's word, the headings and the signature."""
    assert main(["show", str(SITE)]) == 0
    out = capsys.readouterr().out

    assert out.startswith("08ZENDA910\n\nSubject         CASTLE BRIDGE TALKS RESUME")
    for words in (
        "Date            2008-05-08 09:15 UTC",
        "Classification  CONFIDENTIAL",
        "To              SECSTATE WASHDC (PRIORITY)",
        "Order           12958, declassify on 2018-05-08",
        "Classified by   Harriet J. Colfax",
        "Section         1 of 2",
        "(site)          Identifier: 08ZENDA910; ",
        "Palace Rests on the 1951 Accord\n  3. (C) Valden explained",
        "\n\nTARRANT\n",
    ):
        assert words in out
    assert max(len(line) for line in out.split("\n")) <= 100


def test_show_what_is_not_there() -> None:
    """A cable of which nothing is known shows as that, and what has no number shows without one."""
    section = Section(paragraphs=(Paragraph(text="Yes."), Paragraph(label="--", text="No.")))
    header = Header(info=(Addressee(), Addressee(name="STRELSAU")))

    assert show(Cable()) == "(no id)\n"
    assert (
        show(Cable(header=header, sections=(section,))) == "(no id)\n\nInfo            , STRELSAU\n\n  Yes.\n  -- No.\n"
    )


def test_show_references() -> None:
    """References show by their ids, or as they are written."""
    out = show(from_text("UNCLAS ZENDA 000910\n\nREF: A. 07 STRELSAU 244\n     B. COLFAX-QUILL E-MAIL OF MAY 5\n"))

    assert "07STRELSAU244" in out
    assert "MAIL" in out


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("caf\u00e9\n\tx", "caf\u00e9\n\tx"),
        ("\x1b]0;x\x07", "\u241b]0;x\u2407"),
        ("\x9b2J", "<U+009B>2J"),
        ("a\u202eb\u2066c\u200bd", "a<U+202E>b<U+2066>c<U+200B>d"),
        ("\r\x00\x7f\ud800\u2028", "\u240d\u2400\u2421<U+D800><U+2028>"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    """What a terminal would obey or hide is shown; what it prints stays."""
    assert visible(text) == shown


def test_show_sends_no_control_characters(tmp_path: Path, capfdbinary: Binary) -> None:
    """No control character of a cable reaches the terminal, from whichever field."""
    path = tmp_path / "x.txt"
    path.write_bytes("SUBJECT: A \x1b[2J B\u202e\n\n1. (U) \x1b]0;x\x07 \x9b1m\n\nBURNS\n".encode())

    assert main(["show", str(path)]) == 0
    out = capfdbinary.readouterr().out.decode()
    assert not set(out) & set("\x1b\x07\x9b\u202e")
    assert "\u241b" in out


def test_show_in_a_poor_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that has not the letters gets escapes, and no error."""
    path = tmp_path / "x.txt"
    path.write_bytes("SUBJECT: CAF\u00c9\n".encode())
    poor = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", poor)

    assert main(["show", str(path)]) == 0
    poor.seek(0)
    assert "CAF\\xc9" in poor.read()


def test_archive_after_the_text(capsys: Captured) -> None:
    """What the archive says is below what the cable says."""
    assert main(["show", str(SITE)]) == 0
    out = capsys.readouterr().out

    assert out.index("\n\nTARRANT\n\n(site)") > out.index("Palace Rests on the 1951 Accord")
    assert out.rstrip().rpartition("\n\n")[2].startswith("(site)          Identifier: 08ZENDA910; ")


def test_show_full(capsys: Captured) -> None:
    """The whole text is shown where that is asked for, headings and items included."""
    cable = from_text("UNCLAS ZENDA 910\n\nThe Mill\n--------\n\n1. (U) " + "It grinds. " * 30 + "\n\n-- So it is.\n")
    out = show(cable, full=True)

    assert cable.text in out
    assert "\n\nThe Mill\n\n1. (U) It grinds. " in out
    assert "grinds ..." not in out
    assert cable.text not in show(cable)
    assert show(Cable(sections=(Section("The Mill"), Section(paragraphs=("Yes.",)))), full=True).endswith(
        "Mill\n\nYes.\n"
    )
    assert show(Cable(sections=(Section("The Mill"),))) == "(no id)\n\nThe Mill\n"
    assert main(["show", "--full", str(SITE)]) == 0
    assert load(SITE).text in capsys.readouterr().out


class Terminal(io.StringIO):
    """A terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Say yes."""
        return True


def test_show_in_colors(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal there are panels and colors, if rich is there, and the same facts; without it, plain text."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    plain = show(load(SITE))
    colored = Terminal()
    monkeypatch.setattr("sys.stdout", colored)
    assert main(["show", str(SITE)]) == 0
    bare_words = set(re.sub(r"\x1b\[[0-9;]*m|[│╭╮╰╯─]", "", colored.getvalue()).split())
    facts = plain.partition("Summary")[0]
    assert "\x1b[1;34m 08ZENDA910\x1b[0m" in colored.getvalue()
    assert {*facts.split()} <= bare_words
    assert {"TARRANT", "(site)", "Identifier:"} <= bare_words
    monkeypatch.setitem(sys.modules, "rich.console", None)
    bare = Terminal()
    monkeypatch.setattr("sys.stdout", bare)
    assert main(["show", str(SITE)]) == 0
    assert bare.getvalue() == plain


def test_no_colors_of_a_cable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In colors, too, a cable sends no control characters of its own."""
    monkeypatch.setenv("TERM", "xterm-256color")
    path = tmp_path / "x.txt"
    path.write_bytes(b"UNCLAS ZENDA 910\n\nSUBJECT: A \x1b[2J [bold]B[/bold]\n")
    colored = Terminal()
    monkeypatch.setattr("sys.stdout", colored)
    assert main(["show", str(path)]) == 0
    assert "\x1b[2J" not in colored.getvalue()
    assert "[bold]B[/bold]" in colored.getvalue()
