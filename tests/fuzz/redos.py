"""
Ask redos-linter about the patterns of the grammar: `python tests/fuzz/redos.py`.

The linter judges each string of the file alone, as if it were searched for anywhere in an endless text. What it names
is mended, or it stands below with the reason why its use is linear; so every new name is looked at.

What it decides by an automaton it names in every run. The rest it tries out against the clock, ten seconds a pattern:
on a busy machine it names some more, and misses others. Some it cannot read at all (named groups, `(?i)`, possessive
repetitions, the pieces of f-strings) and does not say which; those are left to the scaling tests.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

GRAMMAR: Final = Path(__file__).parent.parent.parent / "cablekit" / "telegram" / "grammar.py"
#: Named in every run, and why the use is linear.
DECIDED: Final = {
    "COUNTER": "part of patterns matched at a known place, behind a classification: one run of blanks",
    "EXEMPTION": "matched at the first letter of a line or of a gap; its codes can be parted in one way only",
    "NUMBER_ONE": "searched behind a line end alone, and passes none: each run of blanks is read once",
    "REFERENCE_LETTER": "matched at the start of a line; a letter and a mark part its two runs of blanks",
}
#: Named in some runs.
TRIED: Final = {
    "DASHED": "matched at each ` ----`: its run of dashes and the blanks behind it, where no other begins",
    "GAP": "matched where a gap begins and no gap found before it goes on; brackets hold at most 80 letters",
    "INDICATORS": "matched at the start of a line; at most 31 words of at most 8 letters",
    "PAGE": "matched at the word PAGE; at most 25 lengths of a post, each before one run of blanks",
    "PAGE_POST": "searched in the 22 letters before a page's number",
    "TAG_LINE": "matched at the start of a line; its words part in one way only: blanks in them stand in brackets",
}
#: What stands in its report for each pattern named.
NAMED: Final = re.compile(r"^VULNERABLE: .*:([0-9]+):[0-9]+$", re.MULTILINE)
#: Status and error of a run that came to its end: all is safe, some are named, some could not be judged.
ENDED: Final = {(0, ""), (1, ""), (2, "Error: Checker could not classify every regex\n")}


def owner(source: str, line: int) -> str:
    r"""
    Give the name to which a line belongs: the last that begins a line, there or above.

    >>> owner("A = 1\nB: Final = (\n    r'x',\n)\n", 3)
    'B'
    """
    above = "\n".join(source.split("\n")[:line])
    names: list[str] = re.findall(r"^(?:def |class )?(\w+)", above, re.MULTILINE)
    return names[-1]


def named(report: str, source: str) -> set[str]:
    r"""
    Give the names of the patterns that a report names.

    >>> named("VULNERABLE: grammar.py:1:20\n   Pattern: x\n", "A: Final = 'x'\n")
    {'A'}
    """
    return {owner(source, int(line)) for line in NAMED.findall(report)}


def faults(found: set[str], source: str) -> list[str]:
    """
    List what does not agree with the names accepted, a line each.

    >>> faults({*DECIDED, "NEW"}, " ".join(TRIED))
    ['NEW is named by redos-linter: mend it, or accept it in tests/fuzz/redos.py with the reason why its use is linear']
    """
    accepted = "accept it in tests/fuzz/redos.py with the reason why its use is linear"
    new = sorted(found - DECIDED.keys() - TRIED.keys())
    old = sorted(DECIDED.keys() - found) + sorted(TRIED.keys() - set(re.findall(r"\w+", source)))
    return [f"{name} is named by redos-linter: mend it, or {accepted}" for name in new] + [
        f"{name} is accepted in tests/fuzz/redos.py and no longer named: take it out there" for name in old
    ]


def main() -> None:
    """Run the linter; end with what is wrong, if anything is: it did not run, or its names are not those accepted."""
    command = [sys.executable, "-m", "redos_linter", str(GRAMMAR)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if (run.returncode, run.stderr) not in ENDED or not run.stdout.startswith("Analyzing "):
        sys.exit(f"redos-linter did not run to its end: exit status {run.returncode}, {run.stderr.strip()[-200:]!r}")
    source = GRAMMAR.read_text(encoding="utf-8")
    found = named(run.stdout, source)
    if wrong := faults(found, source):
        sys.exit("\n".join(wrong))
    sys.stdout.write(f"redos-linter names {len(found)} patterns, all accepted: {', '.join(sorted(found))}\n")


if __name__ == "__main__":
    main()
