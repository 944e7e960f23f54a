"""The step of `.ci/run` that asks the pattern linter fails where it must (the linter itself is not run here)."""

import doctest
import subprocess

import pytest

from tests.fuzz import redos
from tests.fuzz.redos import DECIDED, MODULES, TRIED, faults, main, named

SOURCES = {module: path.read_text(encoding="utf-8") for module, path in MODULES.items()}
UNREAD = "Error: Checker could not classify every regex\n"


def report(*names: str) -> str:
    """Return the report in which these are named."""
    return "Analyzing 9 regular expressions...\n\n" + "".join(map(line_of, names))


def line_of(name: str) -> str:
    """Return the line of a report that names a pattern."""
    module, _, word = name.rpartition(".")
    lines = SOURCES[module].split("\n")
    at = next(number for number, line in enumerate(lines, 1) if line.startswith(f"{word}: Final"))
    return f"VULNERABLE: {MODULES[module]}:{at}:4\n"


def test_docstrings() -> None:
    """The examples print what they say."""
    assert doctest.testmod(redos).failed == 0


def test_names() -> None:
    """Each accepted name is in its module, and is found by its line."""
    assert named(report(*DECIDED, *TRIED), SOURCES) == {*DECIDED, *TRIED}


def test_modules() -> None:
    """The grammar and each module of the fields are looked at, two of one name in other folders apart."""
    assert {"grammar", "fields.class_line", "fields.table"} < MODULES.keys()
    assert "header.class_line" not in MODULES


def test_faults() -> None:
    """A new name and two old ones are reported; one that is only tried may be missing."""
    found = {*DECIDED, "grammar.LINE_ENDING"} - {"grammar.COUNTER"}
    sources = {**SOURCES, "grammar": SOURCES["grammar"].replace("PAGE_POST", "")}

    assert [line.split()[0] for line in faults(found, sources)] == [
        "grammar.LINE_ENDING", "grammar.COUNTER", "grammar.PAGE_POST",
    ]  # fmt: skip
    assert faults(set(DECIDED), SOURCES) == []


@pytest.mark.parametrize(
    ("status", "out", "err", "end"),
    [
        (2, report(*DECIDED), UNREAD, None),
        (1, report(*DECIDED, *TRIED), "", None),
        (2, report(*DECIDED, "grammar.LINE_ENDING"), UNREAD, "grammar.LINE_ENDING is named by"),
        (0, report(), "", "grammar.COUNTER is accepted"),
        (1, "", "python: No module named redos_linter\n", "did not run to its end: exit status 1"),
        (2, "", "Error: Incomplete or invalid response from checker\n", "did not run to its end: exit status 2"),
        (0, "No vulnerable regexes found.\n", "", "did not run to its end: exit status 0"),
        (-9, report(*DECIDED), "", "did not run to its end: exit status -9"),
    ],
)
def test_main(status: int, out: str, err: str, end: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends well only where the linter ran to its end and named what is accepted."""
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], status, out, err))
    if end is None:
        main()
    else:
        with pytest.raises(SystemExit, match=end):
            main()


def test_a_name_of_one_run_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new name that a second run, only on its module, does not have is not reported."""
    commands: list[list[str]] = []
    runs = [report(*DECIDED, "grammar.LINE_ENDING"), report(*DECIDED)]

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command[3:])
        return subprocess.CompletedProcess(command, 1, runs[len(commands) - 1], "")

    monkeypatch.setattr(subprocess, "run", run)
    main()

    assert commands == [[str(MODULES[module]) for module in sorted(MODULES)], [str(MODULES["grammar"])]]
