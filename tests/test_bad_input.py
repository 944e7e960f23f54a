"""Bad input and its answer, row by row of the table in docs/reliability.md: all of it reads, what is odd is said."""

import errno
import gzip
import io
import itertools
import os
import pickle
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import cablekit
from cablekit import (
    Cable,
    Header,
    ModelError,
    Paragraph,
    ReadError,
    check,
    from_dict,
    from_json,
    from_text,
    from_xml,
    load,
    read,
    to_dict,
    to_html,
    to_json,
    to_record,
    to_tei,
    to_text,
    to_xml,
    walk,
    write,
)
from cablekit.archives.limits import Limits
from cablekit.cli.main import main
from tests._helpers import Captured

ONE = """R 010000Z JAN 08
FM AMEMBASSY ZENDA
TO SECSTATE WASHDC
UNCLAS ZENDA 000910

TAGS: PREL
SUBJECT: BRIDGE

1. (U) Open.

SAPT
NNNN
"""
SCHEMA = "https://w3id.org/cablekit/dict/1"
#: A program for a child process, which says when it is ready.
PYTHON = (sys.executable, "-c")
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="uses devices and signals of Linux")


def codes(cable: Cable) -> set[str]:
    """Give the codes of what a check finds."""
    return {finding.code for finding in check(cable)}


def comes_back(data: bytes, folder: Path) -> Cable:
    """Load bytes and make sure that they come back, and that every format keeps the cable and its text."""
    cable = load(data)
    write(cable, folder / "back.txt")
    assert data == (folder / "back.txt").read_bytes()
    return round_trip(cable)


def round_trip(cable: Cable) -> Cable:
    """Make sure that a cable and its text come through every format."""
    for back in (from_xml(to_xml(cable)), from_json(to_json(cable, source=True))):
        assert cable == back
        assert to_text(cable) == to_text(back)
    return cable


def read_through_all(text: str) -> Cable:
    """Read a text, and make sure that it comes back from every format."""
    cable: Cable = from_text(text)
    assert text == to_text(cable)
    return round_trip(cable)


def depth(paragraph: Paragraph) -> int:
    """Say how deep a paragraph's items are nested."""
    layers = 0
    layer: tuple[Paragraph, ...] = (paragraph,)
    while layer:
        layers, layer = layers + 1, tuple(item for one in layer for item in one.items)
    return layers


# -- bytes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"   ", b" \r\n\n", b"\0" * 100], ids=["empty", "blanks", "line ends", "NULs"])
def test_row_1_nothing(data: bytes, tmp_path: Path) -> None:
    """A file of nothing is an empty cable, and a check says so."""
    cable = comes_back(data, tmp_path)

    assert cable == Cable()
    assert "empty" in codes(cable)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "UNCLAS ZENDA 000910\n".encode("utf-16-le"),
        bytes(range(256)),
    ],
    ids=["JPEG", "PNG", "UTF-16 without a mark", "all bytes"],
)
def test_row_2_no_text(data: bytes, tmp_path: Path) -> None:
    """A binary file reads as some text, byte for byte, and a check says that it is none."""
    cable = comes_back(data, tmp_path)

    assert cable.encoding in ("utf-8", "cp1252", "latin-1")
    assert "not-text" in codes(cable)


def test_row_2_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a PDF the error says which program reads it; its bytes as text are no text."""
    monkeypatch.setenv("PATH", str(tmp_path))
    data = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"

    with pytest.raises(ReadError, match="pdftotext"):
        load(data)
    assert "not-text" in codes(from_text(data.decode("latin-1")))


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\0\0", "utf-32-le"),
        (b"\0\0\xfe\xff", "utf-32-be"),
    ],
)
def test_row_3_byte_order_marks(mark: bytes, encoding: str, tmp_path: Path) -> None:
    """A byte order mark tells the encoding, is remembered, and comes back; it is no character of the text."""
    cable = comes_back(mark + ONE.replace("Open", "Caf\u00e9").encode(encoding), tmp_path)

    assert (cable.encoding, cable.bom) == (encoding, True)
    assert cable.paragraphs[0].text == "Caf\u00e9."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [(b"Caf\xe9", "cp1252"), (b"Caf\xe9 caf\xc3\xa9", "cp1252"), (b"Caf\x81\xe9", "latin-1"), (b"\xff\xfeA", "cp1252")],
)
def test_row_4_wrong_utf8(data: bytes, encoding: str, tmp_path: Path) -> None:
    """What is no UTF-8, or a mixture, reads as the next encoding that fits, and every byte comes back."""
    assert comes_back(ONE.encode() + data, tmp_path).encoding == encoding


# -- characters ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_row_5_line_ends(end: str) -> None:
    """CR, LF and CRLF end a line, mixed ones too; the other characters at which Python parts lines do not."""
    odd = "a\vb\x1cc\x1dd\x1ee\x85f\u2028g\u2029h"
    cable = read_through_all(f"1. (U) {odd}{end}2. (U) Two.\r\n3. (U) Three.\r4. (U) Four.\n5. (U) Five.")

    assert [paragraph.label for paragraph in cable.paragraphs] == ["1", "2", "3", "4", "5"]
    assert cable.paragraphs[0].text == odd


def test_row_6_page_breaks() -> None:
    """A form feed or a page's head in a word or a paragraph does not end it, and is none of its text."""
    cable = read_through_all(
        "UNCLAS ZENDA 000910\n\n1. (U) The bridge is\n\f\nUNCLASSIFIED\n\nPAGE 02        ZENDA 00910 081102Z\n\n"
        "open.\n\n2. (U) The king wa\nZENDA 00000910  002 OF 002\nlks.\n"
    )

    assert [paragraph.flow for paragraph in cable.paragraphs] == ["The bridge is open.", "The king wa lks."]
    assert [piece.kind for piece in walk(cable) if " 002 OF " in piece.text or "PAGE 02" in piece.text] == [
        "page",
        "page",
    ]


CONTROLS = "\0\x1b\x07\x9b\x85\x7f"


def test_row_7_control_characters(tmp_path: Path, capsys: Captured) -> None:
    """Control characters are kept, stand as `<c>` in XML, and are shown as signs."""
    cable = read_through_all(ONE.replace("Open", f"The bridge is open, the castle is not{CONTROLS}"))
    path = tmp_path / "bell.txt"
    write(cable, path)

    assert CONTROLS in cable.paragraphs[0].text
    assert b'<c cp="00 1B 07 9B 85 7F"/>' in to_xml(cable)
    assert "control-character" in codes(cable)
    assert main(["show", str(path)]) == 0
    assert "\u2400\u241b\u2407" in capsys.readouterr().out
    assert "\u2400\u241b\u2407" in to_html(cable)


@pytest.mark.parametrize("where", ["SUBJECT: BRIDGE", "Open", "PREL", "SAPT", "AMEMBASSY ZENDA"])
def test_row_8_terminal_sequences(where: str, tmp_path: Path, capsys: Captured) -> None:
    """`show`, `get` and `check` send no control character to the terminal, whatever stands in a cable."""
    path = tmp_path / "evil.txt"
    evil = "\x1b]0;evil\x07\x1b[2J\x9b31m\u202e[bold]x[/bold]"
    path.write_bytes(ONE.replace(where, f"{where} {evil}").encode())

    for words in (["show"], ["get", "subject"], ["get", "paragraphs.text"], ["check"], ["check", "--json"]):
        main([*words, str(path)])
        out, err = capsys.readouterr()

        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", out + err)


def test_row_8_markup_is_text(tmp_path: Path, capsys: Captured) -> None:
    """What looks like the markup of a terminal library is shown as it stands."""
    path = tmp_path / "markup.txt"
    path.write_bytes(ONE.replace("BRIDGE", "[red]BRIDGE[/red]").encode())
    main(["show", str(path)])

    assert "[red]BRIDGE[/red]" in capsys.readouterr().out


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "'\"><b>", "</pre><b>"])
def test_row_9_markup_in_html(evil: str) -> None:
    """The page escapes what looks like markup, forbids scripts, and asks no other place for anything."""
    page = to_html(from_text(ONE.replace("BRIDGE", evil).replace("Open", evil)))

    assert evil not in page
    assert "default-src &#x27;none&#x27;" in page
    assert not re.search(r"(?i)<[^>]*\s(?:src|href|action)\s*=", page)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_row_10_formulas_in_csv(sign: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With `--excel-safe` no cell of a CSV begins as a formula does; without it the value stands as it is."""
    path = tmp_path / "formula.txt"
    path.write_bytes(ONE.replace("BRIDGE", f"{sign}SUM(A1)").encode())

    assert main(["convert", str(path), "--to", "csv", "--excel-safe"]) == 0
    assert f",'{sign}SUM(A1)," in capfd.readouterr().out
    assert main(["convert", str(path), "--to", "csv"]) == 0
    assert f",{sign}SUM(A1)," in capfd.readouterr().out


# -- names of files ------------------------------------------------------------------------------------------------

NAMES = (
    "../../etc/passwd",
    "..",
    "/etc/passwd",
    "A\0B",
    "CON",
    "nul.txt",
    "x" * 300,
    "\u202egnp",
    "a\\..\\b",
    "~",
    "-rf",
)


@pytest.mark.parametrize("post", NAMES)
def test_row_11_names_of_output(post: str, tmp_path: Path) -> None:
    """Whatever an id says, a converted cable's file stands in the output folder, under a name for every system."""
    inputs, out = tmp_path / "in", tmp_path / "deep" / "out"
    inputs.mkdir()
    out.parent.mkdir()
    cable = Cable(Header(mrn=cablekit.MessageNumber(post, 910, 2008)))
    (inputs / "a.json").write_text(to_json(cable), encoding="utf-8")
    (inputs / "b.json").write_text(to_json(cable), encoding="utf-8")

    assert main(["convert", str(inputs), "--to", "json", "-o", str(out)]) == 0
    names = [path.name for path in out.glob("[!.]*")]
    assert len(names) == 2
    assert all(re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,120}\.json", name) for name in names)
    assert not any(re.match(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)\.", name) for name in names)
    assert {path.name for path in tmp_path.rglob("[!.]*") if path.is_file()} == {"a.json", "b.json", *names}


def test_row_11_links_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link in the output folder with the name of a cable is neither followed nor replaced; the cable gets another."""
    (tmp_path / "in.txt").write_bytes(ONE.encode())
    (tmp_path / "precious.txt").write_bytes(b"precious")
    name = f"{from_text(ONE).id or 'in'}.txt"

    def planted(folder: Path) -> None:
        if not (folder / name).is_symlink():
            (folder / name).symlink_to(tmp_path / "precious.txt")

    monkeypatch.setattr("cablekit.convert.run.remove_drafts", planted)
    assert main(["convert", str(tmp_path / "in.txt"), "--to", "text", "--jobs", "1", "-o", str(tmp_path / "out")]) == 0
    (written,) = [path for path in (tmp_path / "out").glob("[!.]*") if not path.is_symlink()]

    assert (tmp_path / "precious.txt").read_bytes() == b"precious"
    assert (tmp_path / "out" / name).is_symlink()
    assert written.read_bytes() == ONE.encode()


def test_row_11_links_of_the_user(tmp_path: Path) -> None:
    """A link that the caller names is written through, as everywhere: the file it leads to changes, the link stays."""
    (tmp_path / "old.txt").write_bytes(b"old")
    (tmp_path / "out.txt").symlink_to("old.txt")
    write(from_text(ONE), tmp_path / "out.txt")

    assert (tmp_path / "old.txt").read_bytes() == ONE.encode()
    assert (tmp_path / "out.txt").is_symlink()


# -- more characters -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200b", "\ufeff", "\u0430", "\u0391", "\U000e0041"])
def test_row_12_misleading_characters(sign: str) -> None:
    """Characters that hide, turn or look like others are kept, and a check says so."""
    cable = read_through_all(ONE.replace("BRIDGE", f"BRI{sign}DGE"))

    assert cable.subject == f"BRI{sign}DGE"
    assert "suspicious-unicode" in codes(cable)


def test_row_12_keys_are_ascii() -> None:
    """A TAG with a letter that looks Latin is no TAG of that name, and no label with one is a label."""
    cable = read_through_all(ONE.replace("PREL", "PR\u0415L, XG").replace("SUBJECT", "SUBJ\u0415CT"))

    assert "PREL" not in cable.tags
    assert cable.subject is None
    assert to_text(cable).isascii() is False


@pytest.mark.parametrize(
    "number", ["\u00b2", "\u0663", "\u2460", "\uff11", "1" * 5000], ids=["²", "٣", "①", "fullwidth", "5,000 digits"]
)
def test_row_13_digits_that_are_none(number: str) -> None:
    """Other scripts' digits and numbers of 5,000 digits are no numbers, wherever a number is looked for."""
    cable = read_through_all(f"{number}. (U) Open.\n")

    assert [paragraph.number for paragraph in cable.paragraphs] == [None]
    for place in ("010000Z", "000910", "08\n", "PREL", "BRIDGE", "WASHDC"):
        cable = read_through_all(ONE.replace(place, number))
        cable.date, cable.id, cable.references, codes(cable)


@pytest.mark.parametrize("sign", ["\u0130", "\u00df", "\ufb01", "\u0149", "\u1e9e"])
def test_row_14_letters_that_grow(sign: str) -> None:
    """Letters whose capitals are longer or shorter shift no piece: every value is where it stands."""
    text = ONE.replace("BRIDGE", f"{sign * 5} BRIDGE").replace("Open.", f"{sign * 5} Summary: Open. End summary.")
    cable = read_through_all(f"{sign}\n{text}")

    assert cable.subject == f"{sign * 5} BRIDGE"
    assert cable.tags == ("PREL",)
    assert cable.id == "08ZENDA910"
    for finding in check(cable):
        assert 0 <= finding.start <= finding.end <= len(text) + 2


# -- much of it ----------------------------------------------------------------------------------------------------

#: A text, and how many times its length reading may take in memory: every node and value is an object of its own.
MUCH = {
    "one line": ("x" * 1_000_000, 20),
    "blanks in a subject": (ONE.replace("BRIDGE", "BRIDGE" + " " * 1_000_000 + "OPENS"), 20),
    "blanks in a reference": (ONE.replace("SUBJECT: BRIDGE", "REF: ZENDA" + " " * 1_000_000 + "816"), 20),
    "lines": ("x\n" * 500_000, 20),
    "TAGS": ("TAGS: " + "PREL, " * 160_000, 20),
    "paragraphs of some lines": (("7. (U) " + "The bridge is open. " * 15 + "\n\n") * 3_300, 20),
    "references": ("REF: A. ZENDA 816\n" * 50_000, 25),
    "references of one label": ("REF: A. ZENDA 816\n" + "A. ZENDA 816\n" * 70_000, 20),
    "paragraphs of a word": ("7. (U) Open.\n\n" * 70_000, 90),
}
#: Says how much memory reading took, in bytes beside what was there before. `ru_maxrss` would be the parent's at first.
HUNGER = """
import sys, cablekit
def most():
    status = open("/proc/self/status", encoding="ascii").read()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024
text = open(sys.argv[1], encoding="utf-8").read()
cable = cablekit.from_text("x"); before = most()
cable = cablekit.from_text(text)
assert cablekit.to_text(cable) == text
print(most() - before)
"""


@pytest.mark.slow
@needs_linux
@pytest.mark.parametrize(("text", "most"), MUCH.values(), ids=MUCH)
def test_row_15_much(text: str, most: int, tmp_path: Path) -> None:
    """A megabyte of one thing reads and comes back, in memory of so many times its length."""
    path = tmp_path / "much.txt"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run([*PYTHON, HUNGER, str(path)], capture_output=True, text=True, check=True, timeout=120)

    assert int(done.stdout) < most * len(text)


def test_row_15_limits() -> None:
    """What is longer than a limit is an error that says so; the default is 50 million characters."""
    assert Limits().max_chars == 50_000_000
    for data in (ONE.encode(), b"x" * 1001, gzip.compress(os.urandom(1200)), to_xml(from_text(ONE * 9))):
        with pytest.raises(ReadError, match="limit"):
            load(data * 20, limits=Limits(max_chars=1000))
    assert len(list(read(ONE.encode(), limits=Limits(max_chars=len(ONE))))) == 1


SIGNS = {"dashes": ("--",), "letters": ("A.", "B."), "all": ("A.", "1.", "(a)", "(1)", "--", "a.", "i.", "\u2022")}


@pytest.mark.parametrize("step", [0, 1, 3])
@pytest.mark.parametrize("signs", SIGNS.values(), ids=SIGNS)
def test_row_16_deep_numbering(signs: tuple[str, ...], step: int) -> None:
    """However deep the numbers are set in, items nest at most 16 deep, and the XML less than 256."""
    lines = (
        f"{' ' * min(step * at, 400)}{sign} x:\n"
        for at, sign in enumerate(itertools.islice(itertools.cycle(signs), 3000))
    )
    cable = read_through_all("1. (U) x:\n" + "".join(lines))

    assert max(depth(paragraph) for paragraph in cable.paragraphs) <= 16


@pytest.mark.parametrize(
    "place", ["cablekit.telegram.render.write_part", "cablekit.telegram.write.require_reading_back"]
)
def test_row_16_a_caller_who_stands_deep(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the stack ends while a node is written, or read back, it is the library's own error too."""

    def endless(*args: object) -> None:
        endless(*args)

    monkeypatch.setattr(place, endless)
    with pytest.raises(ModelError, match="nested too deep"):
        to_text(Cable(header=Header(tags=("PREL",))))


@pytest.mark.parametrize(
    "act",
    [
        to_text,
        to_xml,
        to_dict,
        to_json,
        lambda node: [*walk(node)],
        *(
            lambda node, act=act: act(Cable(sections=(cablekit.Section(None, (node,)),)))
            for act in (to_text, to_html, to_tei, to_record, lambda cable: [*check(cable)], lambda cable: cable.text)
        ),
        lambda node: Cable(sections=(cablekit.Section(None, (node,)),)).gaps,
        lambda node: Cable(sections=(cablekit.Section(None, (node,)),))._repr_html_(),
    ],
)
def test_row_16_deep_by_hand(act: Callable[[Any], object]) -> None:
    """Who builds a paragraph 10,000 levels deep hears of it by the library's own error, not by a RecursionError."""
    node = Paragraph("1", None, "x:")
    for _ in range(10_000):
        node = Paragraph("1", None, "x:", (node,))

    with pytest.raises(ModelError):
        act(node)
    while node.items:  # else the interpreter would take it apart level in level
        (node,) = node.items


# -- what stands in a cable ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [ONE + ONE, ONE + "\n\n" + ONE.replace("000910", "000911"), ONE + ONE.replace("010000Z", "020000Z")],
    ids=["the same twice", "two numbers", "sent again"],
)
def test_row_17_two_cables(text: str) -> None:
    """A text with two telegrams is one cable to `from_text`, and a check says that there are several."""
    cable = read_through_all(text)

    assert cable.id == "08ZENDA910"
    assert "multiple-messages" in codes(cable)


def test_row_17_one_section_alone() -> None:
    """The second section of three reads by itself, and says which it is."""
    cable = read_through_all("UNCLAS SECTION 02 OF 03 ZENDA 000910\n\n4. (U) Open.\n")

    assert cable.header.part == cablekit.Part(2, 3)
    assert not codes(cable) & {"multiple-messages", "number-gap", "empty"}


@pytest.mark.parametrize(
    "group", ["R 300000Z FEB 08", "R 012460Z JAN 08", "R 320000Z JAN 08", "R 010000A JAN 08", "R 010000L JAN 08"]
)
def test_row_18_wrong_dates(group: str) -> None:
    """A date-time group that is no date is kept, gives no date, and is found by a check."""
    cable = read_through_all(ONE.replace("R 010000Z JAN 08", group))

    assert cable.date is None
    assert to_text(cable).startswith(group)
    assert "bad-dtg" in codes(cable)


@pytest.mark.parametrize(("year", "full"), [("00", 2000), ("66", 1966), ("79", 1979), ("11", 2011)])
def test_row_18_years_of_two_figures(year: str, full: int) -> None:
    """A year of two figures is one of the years in which there were telegrams of this kind."""
    cable = read_through_all(ONE.replace("JAN 08", f"JAN {year}"))

    assert cable.date is not None
    assert cable.date.year == full


@pytest.mark.parametrize(
    ("text", "tags", "labels"),
    [
        ("1. (U) Open.\n", (), ["1"]),
        ("TAGS: PREL\n", ("PREL",), []),
        (ONE.partition("1. (U)")[0], ("PREL",), []),
        (ONE.partition("1. (U)")[0] + ONE, ("PREL",), ["1"]),
        ("The king is well.\n\nHe was here.\n", (), [None, None]),
    ],
    ids=["body alone", "one field", "head alone", "head twice", "no head"],
)
def test_row_19_parts_alone(text: str, tags: tuple[str, ...], labels: list[str | None]) -> None:
    """What there is of a cable is read, whatever else is missing."""
    cable = read_through_all(text)

    assert (cable.tags, [paragraph.label for paragraph in cable.paragraphs]) == (tags, labels)


def test_row_20_unknown_words() -> None:
    """Labels, TAGS, posts and captions that no list has are kept; unknown TAGS and posts are told as an info."""
    cable = read_through_all(ONE.replace("TAGS: PREL", "GRNDIS\nCOLOUR: BLUE\nTAGS: QQQQ").replace("ZENDA", "QWX"))
    severities = {finding.code: finding.severity for finding in check(cable)}

    assert cable.tags == ("QQQQ",)
    assert cable.header.mrn == cablekit.MessageNumber("QWX", 910)
    assert (severities["unknown-tag"], severities["unknown-post"]) == ("info", "info")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("   Message Text\n\nTEXT ON MICROFILM\n\n   Message Attributes\n\nTAGS: XG\n", "unavailable"),
        ("   Message Text\n\nERROR READING TEXT INDEX\n\n   Message Attributes\n\nTAGS: XG\n", "unavailable"),
        ("This record is a partial extract of the original cable. The full text is not available.\n", "withheld"),
    ],
    ids=["microfilm", "index", "extract"],
)
def test_row_21_placeholders(text: str, reason: str) -> None:
    """A notice in the place of the text is a gap with its reason, and no paragraph."""
    cable = round_trip(load(text.encode()))

    assert [gap.reason for gap in cable.gaps] == [reason]
    assert cable.paragraphs == ()


@pytest.mark.parametrize(
    ("word", "reason"),
    [("XXXXXXXXXXXX", "redacted"), ("(#)", "garbled"), ("[garbled]", "garbled"), ("[text redacted]", "redacted")],
)
def test_row_22_gaps(word: str, reason: str) -> None:
    """What was blacked out or garbled is a gap where it stands, and is never dropped."""
    cable = read_through_all(ONE.replace("Open.", f"He met {word} at the bridge."))

    assert [(gap.text, gap.reason) for gap in cable.gaps] == [(word, reason)]
    assert word in cable.paragraphs[0].text


def test_row_22_noise() -> None:
    """Noise of a scanner is kept as it stands."""
    assert "~|l1 ;: .,'" in read_through_all(ONE.replace("Open.", "The ~|l1 ;: .,' bridge.")).paragraphs[0].text


# -- XML and dicts from strangers ----------------------------------------------------------------------------------

XML = to_xml(from_text(ONE))
ROOT = XML[XML.index(b"<cable") :]
ENTITIES = b"".join(b'<!ENTITY %c "%b">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(10))
EVIL_XML = {
    "DOCTYPE": b"<!DOCTYPE cable>" + ROOT,
    "DTD from elsewhere": b'<!DOCTYPE cable SYSTEM "http://127.0.0.1:9/x.dtd">' + ROOT,
    "XXE": b'<!DOCTYPE cable [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + ROOT.replace(b"Open", b"&x;"),
    "bomb": b'<!DOCTYPE cable [<!ENTITY a "aaaaaaaaaa">' + ENTITIES + b"]>" + ROOT.replace(b"Open", b"&k;"),
    "unknown entity": ROOT.replace(b"Open", b"&x;"),
    "XInclude": ROOT.replace(
        b"<body", b'<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="file:///etc/hostname"/><body'
    ),
    "form feed": ROOT.replace(b"Open", b"O&#12;pen"),
    "namespace": ROOT.replace(b"w3id.org/cablekit/1", b"example.org/cablekit/1"),
    "version": ROOT.replace(b"w3id.org/cablekit/1", b"w3id.org/cablekit/9"),
    "no namespace": ROOT.replace(b' xmlns="https://w3id.org/cablekit/1"', b""),
    "tampered": ROOT.replace(b"JAN 08", b"JAN 09"),
    "tampered attribute": ROOT.replace(b'number="1"', b'number="2"'),
    "truncated": ROOT[:-20],
    "instruction in the text": ROOT.replace(b"Open", b"O<?x y?>pen"),
    "deep": b"<a>" * 300 + b"</a>" * 300,
    "deep of ours": b'<cable xmlns="https://w3id.org/cablekit/1">' + b"<item>" * 250 + b"</item>" * 250 + b"</cable>",
    "empty": b"",
    "NUL": b"\0",
    "surrogate": ROOT.replace(b"Open", b"\xed\xa0\x80"),
    "element": ROOT.replace(b"<body", b"<boddy").replace(b"</body", b"</boddy"),
    "cp": ROOT.replace(b"Open", b'<c cp="110000"/>'),
}


@pytest.mark.parametrize("data", EVIL_XML.values(), ids=EVIL_XML)
def test_row_23_evil_xml(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    XML that is wrong or evil is a ReadError; no file is opened, no host is asked.

    That it is one at once, whatever the bomb, is asked in tests/xml/test_schema.py.
    """
    opened: list[str] = []
    monkeypatch.setattr("socket.socket.connect", lambda *_: opened.append("net"))

    with pytest.raises(ReadError):
        from_xml(data)
    with pytest.raises(ReadError):
        load(data, format="xml")
    assert opened == []


@pytest.mark.parametrize("line", [b"\n", b"\n   ", b"\r\n\t"])
def test_row_23_indented_anew(line: bytes) -> None:
    """XML that a formatter has indented reads as before, to the character."""
    data = re.sub(rb">\s*<(?!/?(?:text|subject|label)>)", b">" + line + b"<", to_xml(from_text(ONE), pretty=True))

    assert from_xml(data) == from_text(ONE)
    assert to_text(from_xml(data)) == ONE


def test_row_23_hints_are_not_followed() -> None:
    """Where a document says that its schema and style sheet lie is of no matter."""
    place = b' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x http://127.0.0.1:9/x.xsd"'
    sheet = b'<?xml-stylesheet href="http://127.0.0.1:9/x.xsl" type="text/xsl"?>'

    assert to_text(from_xml(sheet + ROOT.replace(b"<cable", b"<cable" + place, 1))) == ONE


def circle() -> dict[str, Any]:
    """Make a dict that holds itself."""
    made: dict[str, Any] = {"schema": SCHEMA}
    made["cable"] = made
    return made


def nested(levels: int) -> list[Any]:
    """Make a list in a list in a list."""
    made: list[Any] = []
    for _ in range(levels):
        made = [made]
    return made


EVIL_DICTS: dict[str, Any] = {
    "NaN": {"schema": SCHEMA, "cable": {"extra": {"a": float("nan")}}},
    "infinity": {"schema": SCHEMA, "cable": {"year_hint": float("inf")}},
    "circle": circle(),
    "deep": {"schema": SCHEMA, "cable": {"extra": {"a": nested(10_000)}}},
    "deep sections": {"schema": SCHEMA, "cable": {"sections": nested(10_000)}},
    "huge": {"schema": SCHEMA, "cable": {"year_hint": 10**5000}},
    "huge in extra": {"schema": SCHEMA, "cable": {"extra": {"a": 10**5000}}},
    "nothing": None,
    "list": [],
    "float": {"schema": SCHEMA, "cable": {"year_hint": 2008.0}},
    "truth": {"schema": SCHEMA, "cable": {"year_hint": True}},
    "bytes": {"schema": SCHEMA, "cable": {"header": {"subject": b"x"}}},
    "key": {"schema": SCHEMA, 7: {}},
    "no schema": {"cable": {}},
    "echo of nothing": {
        "schema": SCHEMA,
        "reader": to_dict(Cable())["reader"],
        "paragraph": {
            "text": "Yes.",
            "source": {"node": 0, "parts": [[["text", "text", "Yes."], ["x.y", "mrn", "A"]]]},
        },
    },
    "source": {"schema": SCHEMA, "reader": to_dict(Cable())["reader"], "cable": {"source": [[["x", 1]]]}},
}


@pytest.mark.parametrize("data", EVIL_DICTS.values(), ids=EVIL_DICTS)
def test_row_24_evil_dicts(data: Any) -> None:
    """A dict that is no cable is one ReadError with a path."""
    with pytest.raises(ReadError, match=r"\$"):
        from_dict(data)


def test_row_24_all_faults_at_once() -> None:
    """One error lists every fault with its path: wrong types, unknown keys, wrong items."""
    data = {"schema": SCHEMA, "cable": {"year_hint": "x", "header": {"tags": "PREL", "nmae": 1}, "sections": [3]}}

    with pytest.raises(ReadError) as caught:
        from_dict(data)
    paths = ("$.cable.year_hint", "$.cable.header.tags", "$.cable.header.nmae", "$.cable.sections[0]")
    assert [path for path in paths if path in str(caught.value)] == list(paths)


@pytest.mark.parametrize(
    "data",
    [
        '{"cable": NaN}',
        "[" * 100_000,
        '{"a":' * 100_000,
        f'{{"schema": "{SCHEMA}", "cable": {{"year_hint": {"9" * 5000}}}}}',
        f'{{"schema": "{SCHEMA}", "cable": {{"extra": {{"a": 1e999}}}}}}',
        f'{{"schema": "{SCHEMA}", "cable": {{}}, "cable": {{}}}}',
        b"\xff\xfe\x00",
        b"\x80",
        "",
        "cable: {}",
    ],
    ids=["NaN", "lists", "objects", "huge", "infinity", "twice", "utf-16", "utf-8", "empty", "YAML"],
)
def test_row_24_evil_json(data: str | bytes) -> None:
    """JSON that is none, too deep, too great or ambiguous is a ReadError."""
    with pytest.raises(ReadError):
        from_json(data)


# -- archives, pickles ---------------------------------------------------------------------------------------------


def zipped(data: bytes) -> bytes:
    """Put bytes into a ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", data)
    return file.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, zipped])
def test_row_25_packed_files(pack: Callable[[bytes], bytes]) -> None:
    """A packed file is a folder of files; one that unpacks to many times its size is left off."""
    assert load(pack(ONE.encode())) == load(ONE.encode())
    with pytest.raises(ReadError, match="unpacks to more than 200 times its size"):
        load(pack(b"\0" * 20_000_000))


@pytest.mark.parametrize(("name", "pack"), [("a.txt.gz", gzip.compress), ("a.ZIP", zipped)])
def test_row_25_packed_files_by_content(name: str, pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    """Whether a file is packed is told by its content, whatever its name."""
    (tmp_path / name).write_bytes(pack(ONE.encode()))
    (tmp_path / "z.gz").write_bytes(ONE.encode())
    packed, plain = read(tmp_path)

    assert packed == plain == load(tmp_path / name, format="text") == load(ONE.encode())


class Trap:
    """Leaves a trace where it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Say how it is unpickled."""
        return os.mkdir, ("trapped",)


def test_row_26_nothing_is_evaluated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pickles, YAML and Python in a file are text like any other, or an error; nothing of it is done."""
    monkeypatch.chdir(tmp_path)
    for data in (
        pickle.dumps(Trap()),
        b"!!python/object/apply:os.mkdir [trapped]\n",
        b"__import__('os').mkdir('trapped')\n",
        b"{{ ''.__class__ }} ${7*7} $(mkdir trapped) `mkdir trapped`\n",
    ):
        load(data)
        for reader in (from_json, from_xml):
            with pytest.raises(ReadError):
                reader(data)

    assert not list(tmp_path.iterdir())


def test_row_26_no_word_of_it_in_the_code() -> None:
    """The library nowhere loads a pickle of others or YAML, evaluates a string, or opens a connection."""
    words = re.compile(
        r"\b(?:pickle\.loads?|marshal\.loads?|yaml\.|shelve\.|eval\(|exec\(|__import__\(|os\.system|shell=True|urlopen"
        r"|socket\.|requests\.|http\.client)"
    )
    folder = Path(cablekit.__file__).parent

    found = [path.name for path in folder.rglob("*.py") if words.search(path.read_text(encoding="utf-8"))]

    assert found == ["ahead.py"]  # which takes what a process of its own has read


# -- faults of the system ------------------------------------------------------------------------------------------

FULL = """
import resource, sys, cablekit
resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))
cablekit.write(cablekit.from_text("TAGS: PREL\\n" * 50), sys.argv[1])
"""


@needs_linux
def test_row_27_full_disk(tmp_path: Path) -> None:
    """Where the disk is full, the old file stays whole, and no half of a new one lies beside it."""
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    done = subprocess.run([*PYTHON, FULL, str(path)], capture_output=True, text=True, check=False)

    assert "File too large" in done.stderr
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["out.txt"]


@needs_linux
def test_row_27_full_device(tmp_path: Path, capsys: Captured) -> None:
    """What the system says of a full device is told in one line; the status is 1."""
    path, full = tmp_path / "in.txt", tmp_path / "full"
    path.write_bytes(ONE.encode())
    try:
        os.mknod(full, stat.S_IFCHR | 0o666, os.makedev(1, 7))
        full.open("wb").close()
    except OSError:
        pytest.skip("a device file cannot be made or used here")
    with pytest.raises(OSError, match="No space left") as caught:
        write(from_text(ONE), full, format="text")

    assert caught.value.errno == errno.ENOSPC
    assert main(["convert", str(path), "--to", "text", "-o", str(full)]) == 1
    assert capsys.readouterr().err == f"cablekit: {full}: No space left on device\n"


def test_row_27_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the folder cannot be written, the old file stays, and the error is the system's."""
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(PermissionError):
        write(from_text(ONE), path)
    monkeypatch.undo()
    assert path.read_bytes() == b"old"


def test_row_27_unreadable_file(tmp_path: Path) -> None:
    """A file that cannot be read is told, and the others go on."""
    (tmp_path / "a.txt").write_bytes(ONE.encode())
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "c.xml").write_bytes(b"<cable")
    (tmp_path / "d.txt").write_bytes(ONE.encode())
    found = list(read(tmp_path, errors="keep"))

    assert [type(one).__name__ for one in found] == ["Cable", "BadRecord", "BadRecord", "Cable"]


@needs_linux
def test_row_27_closed_pipe(tmp_path: Path) -> None:
    """Who closes the pipe early hears nothing: no traceback, no message."""
    path = tmp_path / "long.txt"
    path.write_bytes(ONE.encode() * 20_000)
    words = [sys.executable, "-m", "cablekit", "convert", str(path), "--to", "text"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        error = process.stderr.read()

    assert error == b""


INTERRUPTED = """
import signal, sys
from cablekit.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background has it ignored
sys.exit(main(["show", "-"]))
"""


@needs_linux
def test_row_27_interrupt() -> None:
    """Ctrl-C ends the program with status 130 and without a traceback."""
    with subprocess.Popen([*PYTHON, INTERRUPTED], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(b"x" * 200_000)  # more than a pipe holds: once it is written, the program is reading
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=60)

    assert process.returncode == 130
    assert error == b""


KILLED = """
import sys, cablekit
cables = [cablekit.from_text("TAGS: PREL\\n" * 3000), cablekit.from_text("TAGS: PGOV\\n" * 4000)]
print("ready", flush=True)
while True:
    for cable in cables:
        cablekit.write(cable, sys.argv[1])
"""


@pytest.mark.slow
@needs_linux
def test_row_27_kill(tmp_path: Path) -> None:
    """Whenever the program is killed, the file is the old one or the new one, whole."""
    whole = {b"TAGS: PREL\n" * 3000, b"TAGS: PGOV\n" * 4000}
    for wait in (0.0, 0.01, 0.03):
        path = tmp_path / "out.txt"
        shutil.rmtree(tmp_path)
        tmp_path.mkdir()
        path.write_bytes(b"TAGS: PREL\n" * 3000)
        with subprocess.Popen([*PYTHON, KILLED, str(path)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(wait)
            process.kill()

        assert path.read_bytes() in whole


@pytest.fixture
def twins(tmp_path: Path) -> Path:
    """A folder with the same cable in two files, and another of the same number."""
    for name, text in {"a": ONE, "b": ONE, "c": ONE.replace("Open", "Shut")}.items():
        (tmp_path / f"{name}.txt").write_bytes(text.encode())
    return tmp_path


def test_row_28_twice(twins: Path, capsys: Captured) -> None:
    """The same cable twice is two cables: both are read, both are written under names of their own, stats says so."""
    out = twins.parent / f"{twins.name}-out"

    assert len(list(read(twins))) == 3
    assert main(["convert", str(twins), "--to", "text", "-o", str(out)]) == 0
    assert len([path for path in out.iterdir() if path.suffix == ".txt"]) == 3
    capsys.readouterr()
    assert main(["stats", "--json", str(twins)]) == 0
    assert '"repeated_ids": 2' in capsys.readouterr().out
