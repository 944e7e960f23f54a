"""`cablekit check`: report what is odd in cables."""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any, Final, NamedTuple

from cablekit.checking import CODES, Finding, check
from cablekit.cli.answers import answers
from cablekit.cli.arguments import SEVERITIES
from cablekit.cli.inputs import Status
from cablekit.cli.terminal import FAILED, USAGE, Failed, json_line, say
from cablekit.errors import did_you_mean
from cablekit.exports.terminal import visible
from cablekit.model import Cable

#: What `--json` reports of a finding.
FINDING: Final = ("code", "severity", "message", "line", "column", "file_line", "file_column", "start", "end")


class Wanted(NamedTuple):
    """Which findings are reported, and how."""

    codes: frozenset[str]  # those with these codes
    severities: tuple[str, ...]  # and of these severities
    grave: frozenset[str]  # the severities for which the command fails
    is_printed: bool  # whether each is printed, or all are only counted
    as_json: bool


class Report(NamedTuple):
    """What is reported of a cable."""

    codes: tuple[str, ...]  # of each finding
    is_grave: bool
    lines: str


def run(options: argparse.Namespace) -> int:
    """Report the findings in the cables of the inputs, or count them."""
    status, counts = Status(), Counts()
    for report in answers(options, status, partial(reports, wanted(options))):
        if report.is_grave:
            status.code = FAILED
        counts.add(report.codes)
        say(report.lines)
    if options.summary:
        say(json_line(counts.as_dict()) if options.json else counts.as_table())
    return status.code


def wanted(options: argparse.Namespace) -> Wanted:
    """Return which findings are reported: those of some codes, and of a severity or a higher one."""
    codes = {code.strip() for code in options.code.split(",")} if options.code else set(CODES)
    for code in sorted(codes - set(CODES)):
        advice = did_you_mean(get_close_matches(code, CODES), f"there are {', '.join(CODES)}")
        raise Failed(f"--code {code}: is not a code; {advice}", USAGE)
    severities = SEVERITIES[SEVERITIES.index(options.min_severity) :]
    grave = {"error", "warning"} if options.strict else {"error"}
    return Wanted(frozenset(codes), severities, frozenset(grave), not options.summary, options.json)


def reports(wanted: Wanted, cables: Iterable[tuple[str, Cable]]) -> Iterator[Report]:
    """Yield what is reported of each cable."""
    for place, cable in cables:
        found = [one for one in check(cable) if one.code in wanted.codes and one.severity in wanted.severities]
        is_grave = any(finding.severity in wanted.grave for finding in found)
        lines = [line_of(cable, place, finding, as_json=wanted.as_json) for finding in found if wanted.is_printed]
        yield Report(tuple(finding.code for finding in found), is_grave, "".join(lines))


def line_of(cable: Cable, place: str, finding: Finding, *, as_json: bool) -> str:
    """Write a line on a finding."""
    if as_json:
        return json_line({"place": place, "id": cable.id} | {name: getattr(finding, name) for name in FINDING})
    line = f"{where(cable, place, finding)}: {finding.severity}: {finding.code}: {finding.message}"
    return visible(" ".join(line.split())) + "\n"


class Counts:
    """How often each code was found, and in how many cables."""

    def __init__(self) -> None:
        self.cables: int = 0
        self.findings: Counter[str] = Counter()
        self.having: Counter[str] = Counter()

    def add(self, codes: Sequence[str]) -> None:
        """Count the findings of a cable."""
        self.cables += 1
        self.findings.update(codes)
        self.having.update(set(codes))

    def as_dict(self) -> dict[str, Any]:
        """Give the numbers, the highest first."""
        codes = {
            code: {"severity": CODES[code].severity, "findings": count, "cables": self.having[code]}
            for code, count in self.findings.most_common()
        }
        return {"cables": self.cables, "findings": self.findings.total(), "codes": codes}

    def as_table(self) -> str:
        """Give the numbers as lines: the code, its severity, its findings, and the cables that have some."""
        rows = [("code", "severity", "findings", "cables")]
        rows += [
            (code, CODES[code].severity, str(count), str(self.having[code]))
            for code, count in self.findings.most_common()
        ]
        rows.append(("all", "", str(self.findings.total()), str(self.cables)))
        return "".join(f"{code:24} {severity:8} {count:>9} {cables:>7}\n" for code, severity, count, cables in rows)


def where(cable: Cable, place: str, found: Finding) -> str:
    """Say where a finding is: in its file, or, where the file has the text in other characters, in the telegram."""
    if found.file_line and cable.place:
        return f"{cable.place.path}:{found.file_line}:{found.file_column}"
    return f"{place}: telegram line {found.line}:{found.column}"
