"""`cablekit check`: report what is odd in cables."""

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any, Final

from cablekit.checking import CODES, Finding, check
from cablekit.cli.inputs import Status, all_cables
from cablekit.cli.main import SEVERITIES
from cablekit.cli.terminal import FAILED, USAGE, Failed, json_line, say
from cablekit.errors import did_you_mean
from cablekit.exports.terminal import visible
from cablekit.model import Cable

#: What `--json` reports of a finding.
FINDING: Final = ("code", "severity", "message", "line", "column", "file_line", "file_column", "start", "end")


def run(options: argparse.Namespace) -> int:
    """Report the findings in the cables of the inputs, or count them."""
    status, counts = Status(), Counts()
    grave = {"error", "warning"} if options.strict else {"error"}
    is_wanted = wanted(options)
    for place, cable in all_cables(options.inputs, status):
        found = [finding for finding in check(cable) if is_wanted(finding)]
        if any(finding.severity in grave for finding in found):
            status.code = FAILED
        counts.add(found)
        for finding in () if options.summary else found:
            line = f"{where(cable, place, finding)}: {finding.severity}: {finding.code}: {finding.message}"
            entry = {"place": place, "id": cable.id} | {name: getattr(finding, name) for name in FINDING}
            say(json_line(entry) if options.json else visible(" ".join(line.split())) + "\n")
    if options.summary:
        say(json_line(counts.as_dict()) if options.json else counts.as_table())
    return status.code


def wanted(options: argparse.Namespace) -> Callable[[Finding], bool]:
    """Return which findings are reported: those of some codes, and of a severity or a higher one."""
    codes = {code.strip() for code in options.code.split(",")} if options.code else set(CODES)
    for code in sorted(codes - set(CODES)):
        advice = did_you_mean(get_close_matches(code, CODES), f"there are {', '.join(CODES)}")
        raise Failed(f"--code {code}: is not a code; {advice}", USAGE)
    lowest = SEVERITIES.index(options.min_severity)
    return lambda finding: finding.code in codes and SEVERITIES.index(finding.severity) >= lowest


class Counts:
    """How often each code was found, and in how many cables."""

    def __init__(self) -> None:
        self.cables: int = 0
        self.findings: Counter[str] = Counter()
        self.having: Counter[str] = Counter()

    def add(self, found: Sequence[Finding]) -> None:
        """Count the findings of a cable."""
        self.cables += 1
        self.findings.update(finding.code for finding in found)
        self.having.update({finding.code for finding in found})

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
