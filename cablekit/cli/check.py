"""`cablekit check`: report what is odd in cables."""

import argparse
from typing import Final

from cablekit.checking import Finding, check
from cablekit.cli.inputs import Status, all_cables
from cablekit.cli.terminal import FAILED, json_line, say
from cablekit.exports.terminal import visible
from cablekit.model import Cable

#: What `--json` reports of a finding.
FINDING: Final = ("code", "severity", "message", "line", "column", "file_line", "file_column", "start", "end")


def run(options: argparse.Namespace) -> int:
    """Report the findings in the cables of the inputs."""
    status = Status()
    grave = {"error", "warning"} if options.strict else {"error"}
    for place, cable in all_cables(options.inputs, status):
        for found in check(cable):
            if found.severity in grave:
                status.code = FAILED
            line = f"{where(cable, place, found)}: {found.severity}: {found.code}: {found.message}"
            entry = {"place": place, "id": cable.id} | {name: getattr(found, name) for name in FINDING}
            say(json_line(entry) if options.json else visible(" ".join(line.split())) + "\n")
    return status.code


def where(cable: Cable, place: str, found: Finding) -> str:
    """Say where a finding is: in its file, or, where the file has the text in other characters, in the telegram."""
    if found.file_line and cable.place:
        return f"{cable.place.path}:{found.file_line}:{found.file_column}"
    return f"{place}: telegram line {found.line}:{found.column}"
