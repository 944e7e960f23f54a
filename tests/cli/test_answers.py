"""`get`, `check` and `stats` with several processes print what they print with one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cablekit._pool import work_ahead
from cablekit.archives import units
from cablekit.archives.files import read_input
from cablekit.cli import answers_ahead, inputs
from cablekit.cli.main import main
from tests._helpers import NARA, SITE, Captured
from tests.convert.test_run import die
from tests.make_corpus import make


@pytest.fixture
def mixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of cables and of files that cannot be read."""
    monkeypatch.setattr(units, "CHUNK", 7)
    make(tmp_path / "mixed", 30, broken=8)
    (tmp_path / "mixed" / "letter.txt").write_bytes(b"Dear Rudolf\n")
    (tmp_path / "mixed" / "site.txt").write_bytes(SITE.read_bytes())
    (tmp_path / "letter.txt").write_bytes(b"Dear Rudolf\n")
    return tmp_path / "mixed"


def in_process(work: Callable[[Any], Any], chunks: Any, _: int) -> Any:
    """Do the work of the others at once, so that what workers do is seen here."""
    return work_ahead(work, chunks, 1)


COMMANDS = (
    ["get", "id,subject,wrappers.Concept,wrappers.Film Number"],
    ["get", "place,paragraphs.text", "--json"],
    ["get", "subject"],
    ["get", "id", "--json"],
    ["check"],
    ["check", "--json", "--strict", "--min-severity", "warning"],
    ["check", "--summary", "--code", "unknown-post,missing-number"],
    ["stats"],
    ["stats", "--json"],
    ["get", "sections.paragraphs.items.foo"],
)


def told(words: list[str], capsys: Captured) -> tuple[int, str, str]:
    """Give the exit status of a command, and what it prints."""
    return (main(words), *capsys.readouterr())


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_same(words: list[str], mixed: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """Output, messages, their order and the exit status are those of one process."""
    monkeypatch.setattr(answers_ahead, "work_ahead", in_process)
    (mixed / "empty").mkdir()
    names = [str(NARA), str(mixed.parent / "letter.txt"), str(mixed / "empty"), str(mixed), str(mixed / "none.txt")]
    alone = told([*words, *names], capsys)

    assert told([*words, *names, "--jobs", "2"], capsys) == alone
    assert alone[0] == (2 if "foo" in words[-1] else 1)


@pytest.mark.parametrize("words", COMMANDS[:1] + COMMANDS[4:5] + COMMANDS[7:8], ids=" ".join)
def test_two_processes(words: list[str], mixed: Path, capsys: Captured) -> None:
    """So it is with real ones."""
    alone = told([*words, str(mixed), str(NARA), str(SITE)], capsys)

    assert told([*words, str(mixed), str(NARA), str(SITE), "--jobs", "2"], capsys) == alone


@pytest.mark.parametrize("command", [["get", "id"], ["check"], ["stats"]], ids=" ".join)
def test_wrong_words(command: list[str], capsys: Captured) -> None:
    """A number of processes is at least 1."""
    for word in ("0", "-1", "x"):
        status, _, error = told([*command, str(SITE), "--jobs", word], capsys)

        assert status == 2
        assert "--jobs" in error


def test_a_worker_that_dies(mixed: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """A process that the system ends is told."""
    monkeypatch.setattr(answers_ahead, "answer_chunk", die)

    assert told(["stats", str(mixed), "--jobs", "2"], capsys) == (
        1,
        "",
        "cablekit: a worker process died, perhaps because memory ran out; run again with fewer --jobs\n",
    )


@pytest.mark.parametrize(("field", "is_whole"), [("id,tags,catalog", False), ("id,summary", True), ("complete", True)])
def test_the_body_is_read_where_it_is_needed(
    field: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured, *, is_whole: bool
) -> None:
    """Fields of the header are had without the body, by one process and by several."""
    asked: list[bool] = []

    def noted(part: Any, *words: Any, body: bool = True, **options: Any) -> Any:
        asked.append(body)
        return read_input(part, *words, body=body, **options)

    monkeypatch.setattr(answers_ahead, "work_ahead", in_process)
    monkeypatch.setattr(inputs, "read_input", noted)
    monkeypatch.setattr(units, "read_input", noted)
    alone = told(["get", field, str(SITE)], capsys)

    assert told(["get", field, str(SITE), "--jobs", "2"], capsys) == alone
    assert asked == [is_whole, is_whole]
