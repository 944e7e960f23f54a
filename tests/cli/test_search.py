"""`cablekit search` prints what it finds, for a person and for a program."""

import json
from pathlib import Path

import pytest

from cablekit import index, search
from cablekit.cli import search as command
from cablekit.cli.main import main
from tests._helpers import Captured
from tests.corpus.collection import make


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give an index of the collection."""
    folder = tmp_path_factory.mktemp("search")
    index(make(folder / "in"), folder / "cables.db")
    return str(folder / "cables.db")


def test_search(database: str, capsys: Captured) -> None:
    """A hit is a citation, a snippet, and the file."""
    assert main(["search", database, "sluice", "--post", "Embassy Zenda"]) == 0
    assert capsys.readouterr().out == (
        "Embassy Zenda, telegram 08ZENDA910, May 8, 2008, paragraph 2.b (S/NF), page 1\n"
        "    the sluice is mended before Père Noël.\n"
        f"    {Path(database).parent / 'in' / 'a' / 'one.txt'}\n\n"
    )


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["bridge", "--date", "1974.."], ["08STRELSAU44", "74LAPAZ5111", "74ZENDA7"]),
        (["bridge", "--date", "1974"], ["74LAPAZ5111", "74ZENDA7"]),
        (["bridge", "toll", "--tags", "eagr,XG"], ["74ZENDA7"]),
        (["windmill", "--classification", "..C"], ["08STRELSAU44", "08ZENDA910"]),
        (["unicorn"], []),
    ],
)
def test_filters(database: str, capsys: Captured, options: list[str], ids: list[str]) -> None:
    """Filters are those of the function, with `..` between the ends of a range."""
    assert main(["search", database, "--json", *options]) == 0
    out, error = capsys.readouterr()

    assert sorted(json.loads(line)["id"] for line in out.splitlines()) == ids
    assert error == ("" if ids else "cablekit: nothing found\n")


@pytest.mark.parametrize("options", [[], ["--json"]])
@pytest.mark.parametrize(
    ("limit", "message"),
    [("2", "cablekit: 2 of 4 hits; --limit 4 shows all\n"), ("4", ""), ("5", ""), ("all", "")],
)
def test_more_hits_than_are_shown(
    database: str, capsys: Captured, limit: str, message: str, options: list[str]
) -> None:
    """Hits that the limit leaves out are counted, where a program that reads the hits does not see it."""
    assert main(["search", database, "windmill", "--limit", limit, *options]) == 0
    assert capsys.readouterr().err == message


def test_more_hits_of_a_filter(database: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what the filters let through is counted; very many are not counted to the end."""
    words = ["search", database, "windmill", "--limit", "1", "--classification", "..C"]
    main([*words])
    assert capsys.readouterr().err == "cablekit: 1 of 2 hits; --limit 2 shows all\n"
    monkeypatch.setattr(command, "MOST_COUNTED", 1)
    main([*words])
    assert capsys.readouterr().err == "cablekit: 1 of more than 1 hits; --limit all shows all\n"


@pytest.mark.parametrize(
    ("post", "advice"),
    [
        ("Embassy Strelsaw", ": no cable is from STRELSAW; did you mean STRELSAU?"),
        ("Atlantis", ": no cable is from ATLANTIS; `cablekit stats IN --by post` says which posts there are"),
        ("Bolivia", ": no cable is from BOLIVIA, which is a country; its posts are LAPAZ"),
        ("strelsau", ""),
    ],
)
def test_nothing_of_a_post(database: str, capsys: Captured, post: str, advice: str) -> None:
    """Where nothing is found, a post that sent no cable is reported, with one that may be meant."""
    assert main(["search", database, "drawbridge", "--post", post]) == 0
    assert capsys.readouterr().err == f"cablekit: nothing found{advice}\n"


def test_json(database: str, capsys: Captured) -> None:
    """A line of JSON has all that a hit has, in plain values."""
    main(["search", database, "lanterns", "--json"])
    hit = json.loads(capsys.readouterr().out)

    assert (hit["date"], hit["portion"], hit["label"], hit["found"]) == ("2008-05-08T09:15:00Z", "U", "a", [[4, 12]])
    assert hit["citation"].endswith("paragraph 2.a (U)")


def test_colors(database: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the words that were found are bold."""
    console = pytest.importorskip("rich.console")
    monkeypatch.setattr(
        command, "color_console", lambda: console.Console(force_terminal=True, width=200, color_system="standard")
    )
    main(["search", database, "lanterns"])

    assert "the \x1b[1mlanterns\x1b[0m stay;" in capsys.readouterr().out


def test_signs_that_a_terminal_would_obey(tmp_path: Path, capsys: Captured) -> None:
    """Control characters are made visible, in colors, too."""
    pytest.importorskip("rich")
    index(b"UNCLAS ZENDA 000910\nTAGS: XG\n\n1. (U) The \x1b[7m drawbridge.\n", tmp_path / "x.db")
    main(["search", str(tmp_path / "x.db"), "drawbridge"])
    (hit,) = search(str(tmp_path / "x.db"), "drawbridge")

    assert "The ␛[7m drawbridge" in capsys.readouterr().out
    assert "The ␛[7m drawbridge" in command.in_colors(hit).plain


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["none.db", "x"], "none.db: No such file; `cablekit index` makes one"),
        (["none.db", "OR", "x"], "query: OR needs words on both sides; "),
        (["none.db", "x", "--classification", "HIGH"], "classification: expected a level, such as SECRET or S"),
        (["none.db", "x", "--limit", "0"], "argument --limit: expected a number that is at least 1"),
    ],
)
def test_what_is_refused(capsys: Captured, words: list[str], message: str) -> None:
    """What cannot be asked is one line, and status 2."""
    assert main(["search", *words]) == 2
    assert capsys.readouterr().err.startswith(f"cablekit: {message}")
