"""`cablekit stats` counts."""

import json
from pathlib import Path

from cablekit.cli.main import main
from tests._helpers import EXAMPLES, NARA, SITE, Captured


def test_stats(capsys: Captured) -> None:
    """The figures are of the telegrams alone, without what archives put around them."""
    assert main(["stats", str(SITE), str(NARA), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)

    assert figures["cables"] == 2
    assert figures["characters"] == sum(figures["kinds"].values()) < SITE.stat().st_size + NARA.stat().st_size - 2_500
    assert "wrapper" not in figures["kinds"]
    assert figures["other"] < 0.05


def test_stats_as_a_table(tmp_path: Path, capsys: Captured) -> None:
    """The table has a line for each kind with its share, and goes on past what cannot be read."""
    (tmp_path / "a.xml").write_bytes(b"none")
    (tmp_path / "b.txt").write_bytes(b"UNCLAS ZENDA 7\nTAGS: XG\n\n1. (U) Yes.\n")

    assert main(["stats", str(tmp_path)]) == 1
    out, error = capsys.readouterr()
    assert out.startswith("cables                              1\ncharacters                         37\n")
    assert "text under no number                0   0.00%\n" in out
    assert error.startswith(f"cablekit: {tmp_path / 'a.xml'}: ")


def test_stats_of_nothing(tmp_path: Path, capsys: Captured) -> None:
    """Where nothing could be read there is no table."""
    assert main(["stats", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().out == ""


def test_stats_fields(capsys: Captured) -> None:
    """Fields are counted by cable, disagreements with archives by field, and ids that come again."""
    assert main(["stats", str(SITE), str(SITE), str(EXAMPLES / "08ZENDA0911.html"), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)

    assert (figures["fields"]["subject"], figures["fields"]["wrapper.site"]) == (3, 2)
    assert figures["disagreements"]["cablegate.date (known)"] == 1
    assert figures["repeated_ids"] == 1
