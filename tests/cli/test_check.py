"""`cablekit check` prints what is found."""

import json
from pathlib import Path

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
