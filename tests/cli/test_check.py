"""`cablekit check` prints what is found."""

import json
from pathlib import Path

import pytest

from cablekit.checking import CODES
from cablekit.cli.main import main
from tests._helpers import TELEGRAM, Captured


def test_check(tmp_path: Path, capsys: Captured) -> None:
    """Findings have a line each with place, severity and code; warnings count where that is asked for."""
    path = tmp_path / "x.txt"
    path.write_bytes(b"UNCLAS ZENDA 000910\n\nTAGS: PREL\n\n1. Yes.\n\n3. No.\n")
    (tmp_path / "empty.txt").touch()

    assert main(["check", str(path)]) == 0
    assert f"{path}:7:1: warning: number-gap: paragraph 3 follows paragraph 1\n" in capsys.readouterr().out
    assert main(["check", "--strict", "--json", str(path)]) == 1
    assert "number-gap" in [json.loads(line)["code"] for line in capsys.readouterr().out.splitlines()]
    assert main(["check", str(tmp_path / "empty.txt")]) == 1


def test_where_a_finding_is(tmp_path: Path, capsys: Captured) -> None:
    """The line is the file's; where the file has the text in other characters, it is the telegram's."""
    two = TELEGRAM + b"\n1. Yes.\n\n3. No.\n"
    (tmp_path / "two.txt").write_bytes(two + two.replace(b"0915Z", b"1015Z").replace(b"0910", b"0911"))
    (tmp_path / "a.html").write_bytes(b"<table class='cable'></table><pre>" + two + b"</pre>")
    gaps = []
    for name in ("two.txt", "a.html"):
        assert main(["check", str(tmp_path / name)]) == 0
        gaps += [line for line in capsys.readouterr().out.splitlines() if "number-gap" in line]

    assert [line.partition(" warning")[0] for line in gaps] == [
        f"{tmp_path / 'two.txt'}:9:1:", f"{tmp_path / 'two.txt'}:18:1:", f"{tmp_path / 'a.html'}: telegram line 9:1:",
    ]  # fmt: skip
    assert main(["check", "--json", str(tmp_path / "two.txt")]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["line"], one["file_line"], one["file_column"]) for one in found if one["code"] == "number-gap"] == [
        (9, 9, 1), (9, 18, 1),
    ]  # fmt: skip


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Give a folder of two cables, one with two findings of one code."""
    (tmp_path / "a.txt").write_bytes(TELEGRAM + b"\n1. Yes.\n\n3. No.\n\n5. No.\n")
    (tmp_path / "b.txt").write_bytes(TELEGRAM + b"\n1. Yes.\n")
    return tmp_path


def codes(out: str) -> list[str]:
    """Give the codes of the findings that were printed."""
    return [line.split(": ")[2] for line in out.splitlines()]


def test_some_findings(odd: Path, capsys: Captured) -> None:
    """Only those of some codes, or of a severity and graver ones, are reported, and count."""
    assert main(["check", str(odd / "a.txt")]) == 0
    everything = codes(capsys.readouterr().out)
    assert set(everything) > {"number-gap"}
    assert main(["check", str(odd), "--code", "number-gap, end-words"]) == 0
    assert codes(capsys.readouterr().out) == ["number-gap", "number-gap"]
    assert main(["check", str(odd / "a.txt"), "--min-severity", "warning", "--strict"]) == 1
    assert codes(capsys.readouterr().out) == [code for code in everything if CODES[code].severity != "info"]
    assert main(["check", str(odd), "--min-severity", "error", "--strict"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("word", "advice"), [("number-gpa", "did you mean number-gap"), ("zzz", "there are empty, not-text, ")]
)
def test_a_code_that_is_none(word: str, advice: str, odd: Path, capsys: Captured) -> None:
    """A wrong code is refused before anything is read."""
    assert main(["check", str(odd), "--code", f"unread,{word}"]) == 2
    assert capsys.readouterr().err.startswith(f"cablekit: --code {word}: is not a code; {advice}")


def test_summary(odd: Path, capsys: Captured) -> None:
    """The summary has how often each code was found, and in how many cables; the status is as without it."""
    words = ["check", str(odd), "--summary", "--code", "number-gap,unknown-post"]
    assert main(words) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == ["code", "severity", "findings", "cables"]
    assert sorted(lines[1:3]) == [["number-gap", "warning", "2", "1"], ["unknown-post", "info", "2", "2"]]
    assert lines[3:] == [["all", "4", "2"]]
    assert main([*words, "--json", "--strict"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["cables"], found["findings"]) == (2, 4)
    assert found["codes"]["number-gap"] == {"severity": "warning", "findings": 2, "cables": 1}
