"""The step of `.ci/run` that asks the pattern linter fails where it must (the linter itself is not run here)."""

import doctest
import subprocess

import pytest

from tests.fuzz import redos
from tests.fuzz.redos import DECIDED, GRAMMAR, TRIED, faults, main, named

SOURCE = GRAMMAR.read_text(encoding="utf-8")
UNREAD = "Error: Checker could not classify every regex\n"


def report(*names: str) -> str:
    """Give the report in which these are named."""
    lines = SOURCE.split("\n")
    at = {name: next(n for n, line in enumerate(lines, 1) if line.startswith(f"{name}: Final")) for name in names}
    return "Analyzing 9 regular expressions...\n\n" + "".join(f"VULNERABLE: grammar.py:{at[n]}:4\n" for n in names)


def test_docstrings() -> None:
    """The examples print what they say."""
    assert doctest.testmod(redos).failed == 0


def test_names() -> None:
    """Each name accepted stands in the grammar, and is found by its line."""
    assert named(report(*DECIDED, *TRIED), SOURCE) == {*DECIDED, *TRIED}


def test_faults() -> None:
    """A new name and two old ones are told; one that is only tried may be missing."""
    found = {*DECIDED, "LINE_END"} - {"COUNTER"}

    assert [line.split()[0] for line in faults(found, SOURCE.replace("PAGE_POST", ""))] == [
        "LINE_END", "COUNTER", "PAGE_POST",
    ]  # fmt: skip
    assert faults(set(DECIDED), SOURCE) == []


@pytest.mark.parametrize(
    ("status", "out", "err", "end"),
    [
        (2, report(*DECIDED), UNREAD, None),
        (1, report(*DECIDED, *TRIED), "", None),
        (2, report(*DECIDED, "LINE_END"), UNREAD, "LINE_END is named by"),
        (0, report(), "", "COUNTER is accepted"),
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
