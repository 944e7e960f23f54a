"""`cablekit collate` aligns copies: a table of what they do not agree on, or the collation in a format."""

import io
import json
from pathlib import Path

import pytest
from lxml import etree

from cablekit.cli.main import main
from tests._helpers import TELEGRAM, Captured

RELEASE = TELEGRAM + b"\n1. (C) XXXXXXXX met the king.\n\n2. (C) [REDACTED].\n"
PAGE = TELEGRAM.replace(b"XG", b"PREL") + b"\n1. (C) Sapt met the old king.\n\n2. (C) The duke knows.\n\nToll\n----\n"
TABLE = """  1 release.txt
  2 page.txt

tags               1        XG
                   2        PREL
paragraph 1        1 gap    XXXXXXXX
                  *2 same   Sapt
paragraph 1        1 lacks
                  *2 same   old
paragraph 2        1 gap    [REDACTED]
                  *2 same   The duke knows
heading            1 lacks
                  *2 same   Toll
"""
WORDS = "1. (C) Sapt met the old king.\n\n2. (C) The duke knows.\n\nToll\n"


@pytest.fixture(autouse=True)
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give two copies, and a broken one."""
    monkeypatch.chdir(tmp_path)
    Path("release.txt").write_bytes(RELEASE)
    Path("page.txt").write_bytes(PAGE)
    Path("bad.xml").write_bytes(b"nonsense")


def test_table(capsys: Captured) -> None:
    """What the copies do not agree on has a line for each copy; a star marks the witness."""
    assert main(["collate", "release.txt", "page.txt"]) == 0
    assert capsys.readouterr() == (TABLE, "")
    assert main(["collate", "page.txt", "page.txt", "page.txt"]) == 0
    assert capsys.readouterr().out == "  1 page.txt\n  2 page.txt\n  3 page.txt\n\nthe copies agree\n"
    assert main(["collate", "release.txt", "page.txt", "--to", "table", "-o", "x"]) == 0
    assert Path("x").read_text("utf-8") == TABLE


def test_fields_or_words_alone(capsys: Captured) -> None:
    """Copies that differ only in a field do not agree."""
    Path("other.txt").write_bytes(RELEASE.replace(b"XG", b"PREL"))
    assert main(["collate", "release.txt", "other.txt"]) == 0
    out = capsys.readouterr().out

    assert "tags " in out
    assert "agree" not in out


def test_text(capsys: Captured) -> None:
    """The text has the gaps of one copy filled from another."""
    assert main(["collate", "release.txt", "page.txt", "--to", "text"]) == 0
    assert capsys.readouterr().out == WORDS
    assert main(["collate", "release.txt", "page.txt", "-o", "x.txt"]) == 0
    assert Path("x.txt").read_text("utf-8") == WORDS


def test_json(capsys: Captured) -> None:
    """JSON has all stretches, with what each copy has."""
    assert main(["collate", "release.txt", "page.txt", "--to", "json"]) == 0
    found = json.loads(capsys.readouterr().out)

    assert found["copies"] == [{"place": name, "id": "08ZENDA910"} for name in ("release.txt", "page.txt")]
    assert found["fields"] == [{"name": "tags", "values": [["XG"], ["PREL"]]}]
    assert f"{found['text']}\n" == WORDS
    first, _, last = found["units"]
    assert first["stretches"][1] == {
        "text": " Sapt",
        "witness": 1,
        "readings": [" XXXXXXXX", " Sapt"],
        "states": ["gap", "same"],
    }
    assert (last["kind"], last["label"], last["text"], last["units"][0]) == ("heading", None, "Toll", None)


def test_tei() -> None:
    """TEI has the readings in `app`."""
    assert main(["collate", "release.txt", "page.txt", "-o", "x.tei.xml"]) == 0
    assert etree.parse("x.tei.xml").findall(".//{*}app")


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["page.txt"], 2, "the following arguments are required: B; see `cablekit collate --help`"),
        (["page.txt", "none.txt"], 1, "none.txt: No such file"),
        (["page.txt", "bad.xml"], 1, "bad.xml: "),
        (["page.txt", "."], 2, ".: is a folder, expected a file"),
        (["-", "page.txt", "-"], 2, "standard input can be read once; give files for the other copies"),
        (["page.txt", "release.txt", "-o", "page.txt"], 2, "page.txt: is one of the inputs; choose another name"),
        (["page.txt", "release.txt", "-o", "no/x.txt"], 2, "no/x.txt: No such file or directory; create its folder"),
        (["page.txt", "release.txt", "-o", "x.xml"], 2, "x.xml: no format of a collation has this suffix; say --to "),
        (["page.txt", "release.txt", "-o", "x"], 2, "x: no format of a collation has this suffix; say --to table, te"),
        (["page.txt", "release.txt", "--to", "txt"], 2, "argument --to: 'txt' is not a choice; did you mean text?"),
    ],
)
def test_what_is_refused(words: list[str], status: int, message: str, capsys: Captured) -> None:
    """One line says what is wrong, and nothing is written."""
    assert main(["collate", *words]) == status
    out, error = capsys.readouterr()
    assert (out, error.count("\n")) == ("", 1)
    assert error.startswith(f"cablekit: {message}")
    assert Path("page.txt").read_bytes() == PAGE
    assert sorted(path.name for path in Path().iterdir()) == ["bad.xml", "page.txt", "release.txt"]


def test_a_copy_without_text(capsys: Captured) -> None:
    """A cable that cannot be written as text has no units."""
    value = {"schema": "https://w3id.org/cablekit/dict/1", "cable": {"header": {"subject": "A\n\n1. B"}}}
    Path("odd.json").write_text(json.dumps(value), encoding="utf-8")

    assert main(["collate", "page.txt", "odd.json"]) == 1
    assert capsys.readouterr().err.startswith("cablekit: ")


def test_no_control_characters(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """A copy, also from standard input, sends no control characters to the terminal."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.replace(b"duke", b"\x1b[2J"))))

    assert main(["collate", "release.txt", "-"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("  1 release.txt\n  2 -\n")
    assert "\x1b" not in out
    assert "\u241b[2J" in out
