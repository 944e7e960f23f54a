"""`cablekit cite` writes a line for each cable."""

from pathlib import Path

from cablekit.cli.main import main
from tests._helpers import CABLEGATE, EXAMPLES, Captured


def test_cables(capsys: Captured) -> None:
    """All cables of a folder, in order."""
    assert main(["cite", str(EXAMPLES), "--style", "frus"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Telegram 910 from Zenda, May 8, 2008."


def test_paragraph(capsys: Captured) -> None:
    """A paragraph, by default as a note."""
    assert main(["cite", str(CABLEGATE), "--paragraph", "2"]) == 0
    assert capsys.readouterr().out.endswith("May 9, 2008, para. 2, Cablegate.\n")


def test_cable_without_the_paragraph(tmp_path: Path, capsys: Captured) -> None:
    """A cable without the paragraph is reported, the others are cited."""
    (tmp_path / "a.txt").write_text("UNCLAS ZENDA 000910\n\nTAGS: XG\nSUBJECT: THE TOLL\n\n1. (U) It is low.\n")

    assert main(["cite", str(tmp_path / "a.txt"), str(CABLEGATE), "--paragraph", "2"]) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 1
    assert "a.txt: paragraph: no paragraph has the number 2" in captured.err
