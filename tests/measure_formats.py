"""Prints size and time of each format: `python -m tests.measure_formats [FILE OR FOLDER]`.

Times are the best of several rounds over all cables, a cable's share, in milliseconds of the processor's time.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import cablekit
from cablekit import Cable
from cablekit.exports.tei.document import to_tei
from tests._helpers import EXAMPLES

ROUNDS: Final = 7


def as_json(cable: Cable) -> str:
    """Write the values and the pieces."""
    return cablekit.to_json(cable, source=True)


#: The format, how it is written, how it is read.
FORMATS: Final[tuple[tuple[str, Callable[[Cable], Any], Callable[[Any], Any] | None], ...]] = (
    ("text", cablekit.to_text, cablekit.from_text),
    ("XML", cablekit.to_xml, cablekit.from_xml),
    ("XML, `pretty=True`", lambda cable: cablekit.to_xml(cable, pretty=True), cablekit.from_xml),
    ("dict", cablekit.to_dict, cablekit.from_dict),
    ("dict, `source=True`", lambda cable: cablekit.to_dict(cable, source=True), cablekit.from_dict),
    ("JSON", cablekit.to_json, cablekit.from_json),
    ("JSON, `source=True`", as_json, cablekit.from_json),
    ("TEI", to_tei, None),
)


def size(data: Any) -> int | None:
    """Count bytes; a dict has none."""
    if isinstance(data, str):
        return len(data.encode("utf-8", "surrogatepass"))
    return len(data) if isinstance(data, bytes) else None


def best(function: Callable[[Any], Any], values: Sequence[Any]) -> float:
    """Give the milliseconds for one value."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for value in values:
            function(value)
        times.append(time.process_time() - start)
    return 1000 * min(times) / len(values)


def main(place: str | Path = EXAMPLES) -> int:
    """Print the table."""
    cables = [cable for cable in cablekit.read(place, errors="keep") if isinstance(cable, Cable)]
    text = sum(size(cablekit.to_text(cable)) or 0 for cable in cables)
    print(f"{len(cables)} cables, {text / len(cables):,.0f} bytes of text each, Python {sys.version.split()[0]}\n")  # noqa: T201
    print("| format | size, text = 1 | write, ms | read, ms |\n|---|---|---|---|")  # noqa: T201
    for name, write, read in FORMATS:
        data = [write(cable) for cable in cables]
        sizes = [size(item) for item in data]
        ratio = "-" if None in sizes else f"{sum(filter(None, sizes)) / text:.1f}"
        reading = f"{best(read, data):.2f}" if read else "-"
        print(f"| {name} | {ratio} | {best(write, cables):.2f} | {reading} |")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
