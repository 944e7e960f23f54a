"""`cablekit check` prints what is found."""

import json
from pathlib import Path

from cablekit.cli.main import main
from tests._helpers import Captured


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
