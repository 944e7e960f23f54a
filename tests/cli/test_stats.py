"""`cablekit stats` counts."""

import json
import sys
from pathlib import Path

import pytest

from cablekit.cli.main import main
from tests._helpers import EXAMPLES, NARA, SITE, Captured
from tests.corpus.fake_matplotlib import matplotlib

__all__ = ["matplotlib"]


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


def test_counts_by(capsys: Captured) -> None:
    """Counts have a line of names and a line for each row, with tabs."""
    assert main(["stats", str(EXAMPLES), "--by", "year, tag_kind"]) == 0
    assert capsys.readouterr().out == (
        "year\ttag_kind\tcables\n1979\tplace\t1\n1979\tsubject\t1\n2008\tplace\t2\n2008\tsubject\t2\n"
        "2011\tplace\t1\n2011\tsubject\t1\n"
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_counts_as_json(capsys: Captured, jobs: str) -> None:
    """As JSON each row is an object; several processes count the same."""
    assert main(["stats", str(EXAMPLES), "--by", "classification,precedence", "--json", "--jobs", jobs]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert sum(row["cables"] for row in rows) == 4
    assert list(rows[0]) == ["classification", "precedence", "cables"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_agreement(capsys: Captured, jobs: str) -> None:
    """Archives and cables are compared on their classes."""
    assert main(["stats", str(EXAMPLES), "--agreement", "--jobs", jobs]) == 0
    assert capsys.readouterr().out == (
        "archive\tarchive_value\tcable_value\tagrees\tcables\n"
        "cablegate\tUNCLASSIFIED\tUNCLASSIFIED\ttrue\t1\n"
        "nara\tLIMITED OFFICIAL USE\tLIMITED OFFICIAL USE\ttrue\t1\n"
        "site\tCONFIDENTIAL\tCONFIDENTIAL\ttrue\t1\n"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--by", "moth"], "--by: no dimension 'moth'; did you mean month?"),
        (["--by", "month", "--agreement"], "give --by or --agreement, not both"),
        (["--plot", "x.png"], "--plot draws what --by counts"),
        (["--by", "month", "--plot", "x.gif"], "--plot: the suffix '.gif' is not that of a picture"),
        (["--by", "month", "--plot", "none/x.png"], "none/x.png: No such file or directory"),
    ],
)
@pytest.mark.usefixtures("matplotlib")
def test_wrong_words(words: list[str], message: str, capsys: Captured) -> None:
    """Nothing is read where the words are wrong."""
    assert main(["stats", str(EXAMPLES), *words]) == 2
    captured = capsys.readouterr()

    assert message in captured.err
    assert captured.out == ""


@pytest.mark.usefixtures("matplotlib")
def test_a_picture(tmp_path: Path, capsys: Captured) -> None:
    """The counts are printed and drawn; an earlier picture is replaced."""
    path = tmp_path / "x.svg"
    for _ in range(2):
        assert main(["stats", str(EXAMPLES), "--by", "year", "--plot", str(path)]) == 0

    assert path.read_text() == "{'format': 'svg', 'metadata': {'Date': None}}"
    assert "the earlier file was replaced" in capsys.readouterr().err


@pytest.mark.usefixtures("matplotlib")
def test_nothing_to_draw(tmp_path: Path, capsys: Captured) -> None:
    """Without a cable that has a date there is no picture of months."""
    (tmp_path / "x.txt").write_text("TAGS: XG\nSUBJECT: TOLL\n")
    path = tmp_path / "x.svg"

    assert main(["stats", str(tmp_path / "x.txt"), "--by", "year", "--plot", str(path)]) == 1
    assert "--plot: there is nothing to draw: no cable has a date" in capsys.readouterr().err
    assert not path.exists()


def test_without_matplotlib(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """The extra is named before anything is read."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    assert main(["stats", str(EXAMPLES), "--by", "year", "--plot", "x.svg"]) == 2
    assert "pip install 'cablekit[plot]'" in capsys.readouterr().err
