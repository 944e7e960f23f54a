"""
Fuzz the readers of files: bytes in; cables, bad records or a `ReadError` out, and nothing lost.

Run `python tests/fuzz/readers.py --minutes N` (docs/reliability.md). Invented files of every format are changed at
random, read, and what is found is written. What breaks a rule is kept in a folder, made as small as can be, and the
exit status is 1.
"""

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

import cablekit  # noqa: E402
from cablekit import BadRecord, Cable, CableError, Limits, ReadError, to_text  # noqa: E402
from cablekit.archives.document import decode  # noqa: E402
from cablekit.archives.registry import ARCHIVES, form_of  # noqa: E402
from tests.archives.files_of_each_format import FILES  # noqa: E402
from tests.archives.not_cables import NOT_CABLES  # noqa: E402
from tests.fuzz.fuzz_text import WORDS, changed  # noqa: E402

#: How long an input is at most, and how long one may take, in seconds.
LONGEST: Final = 20_000
SLOW: Final = 4.0
LIMITS: Final = Limits(max_chars=1_000_000)
#: What formats are made of: put where they do not belong, these mislead a reader.
MARKS: Final = (
    *WORDS,
    *(b"From x Thu May  8 09:15:00 2008\n", b"\nFrom: x\nMIME-Version: 1.0\n\n", b"--", b"boundary=y", b"base64"),
    *(b"Content-Type: multipart/mixed; boundary=y\n", b"Content-Type: message/rfc822\n\n", b"charset=utf-7"),
    *(b"=?utf-8?b?", b"=\n", b"=41", b"R 080915Z MAY 08\nFM AMEMBASSY ZENDA\n", b"INSERT INTO x VALUES (1)"),
    *(b"<pre>", b"</pre>", b"<br>", b"<table class='cable'>", b"<th>", b"<td>", b"&#x0A;", b"&#0;", b"<!--", b"<"),
    *(b"<html>", b'"', b'""', b"'", b'\\"', b"\\", b",", b";", b"\t", b"|", b"sep=;\n", b"id,body\n"),
    *(b"1,2008-05-08,08ZENDA9,", b"{", b"}", b"[", b"]", b'{"text": "', b"\\ud800", b"1e999", b"PK\x03\x04"),
    *(b'"schema": "https://w3id.org/cablekit/dict/1"', b"Message Text\n", b"\nMessage Attributes\n", b"\n<<7>>\n"),
    *(b"\nIdentifier\nCreated\nClassification\nOrigin\n", b"\nMRN: 08 ZENDA 7\nDate/DTG: x\n", b"-----\n"),
    *(b"\nCapture Date: x\nDocument Number: 7\n", b"\r", b"\r\n", b"\x00", b"\xff", b"\x1f\x8b", b"BZh"),
)


def tried(data: bytes, draw: random.Random) -> None:
    """
    Read one input in some of the ways.

    Raises:
        Exception: Something does not hold.
    """
    form = draw.choice((None, None, None, *ARCHIVES)) if b"%PDF" not in data else "text"
    columns = draw.choice((None, None, {"text": "body", "id": "refid"}))
    try:
        found = list(cablekit.read(data, format=form, columns=columns, errors="keep", limits=LIMITS))
    except ReadError:
        found = []
    for one in found:
        looked_at(one)
    if form is None and columns is None:
        nothing_is_lost(data, found)
    with suppress(ReadError):
        looked_at(cablekit.load(data, limits=LIMITS))


def looked_at(one: Cable | BadRecord) -> None:
    """Make sure that what was found is whole: a cable comes back, a bad record has a reason and a place."""
    assert one.place is not None, "no place"
    if isinstance(one, BadRecord):
        assert one.reason, "no reason"
        assert one.place.path.startswith("<bytes>"), "no path"
        return
    text = to_text(one)
    assert isinstance(text, str)
    back = cablekit.from_xml(cablekit.to_xml(one))
    assert back == one, "xml changes values"
    assert text == to_text(back), "xml changes the text"
    assert cablekit.from_json(cablekit.to_json(one)) == one, "json changes values"
    cablekit.to_record(one)
    list(cablekit.disagreements(one))


def nothing_is_lost(data: bytes, found: list[Cable | BadRecord]) -> None:
    """Every file gives something; a text file gives all of its characters."""
    if data.strip():
        assert found or form_of(decode(data)) in ("cables", "csv", "table", "jsonl", "objects", "mbox"), (
            "nothing is found"
        )
    cables = [one for one in found if isinstance(one, Cable)]
    if cables and len(cables) == len(found) and all(one.place and one.place.is_exact for one in cables):
        text = "".join(map(to_text, cables))
        assert text == decode(data).text, "characters are lost"


def seeds() -> Iterator[bytes]:
    """Yield invented files of every format, and files that hold no telegram."""
    for file in FILES:
        yield file.data[:LONGEST]
    for data in NOT_CABLES.values():
        yield data[:LONGEST]
    for path in sorted((HERE.parent.parent / "docs" / "examples").glob("*")):
        yield path.read_bytes()[:LONGEST]


def mutated(data: bytes, draw: random.Random, others: list[bytes]) -> bytes:
    """Change an input: as texts are changed, by marks of formats, or by joining two."""
    turn = draw.randrange(6)
    if turn == 0:
        return (data + draw.choice(others))[:LONGEST]
    if turn < 4:
        for _ in range(draw.choice((1, 1, 2, 4))):
            at = draw.randrange(len(data) + 1)
            data = (
                data[:at] + draw.choice(MARKS) * draw.choice((1, 1, 1, 3, 50)) + data[at + draw.choice((0, 0, 1, 9)) :]
            )
        return data[:LONGEST]
    return changed(data or b" ", draw, others)[:LONGEST]


def fault_of(data: bytes, seed: int) -> str | None:
    """Return which kind of fault an input shows; None for none."""
    start = time.process_time()
    try:
        tried(data, random.Random(seed))
    except CableError as error:
        return f"{type(error).__name__} {str(error)[:60]}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault
        frames = traceback.extract_tb(error.__traceback__)
        deepest = next((frame for frame in reversed(frames) if "cablekit/" in frame.filename), frames[-1])
        return f"{type(error).__name__} {Path(deepest.filename).name}:{deepest.name} {str(error)[:60]}"
    taken = time.process_time() - start
    return "slow" if taken > SLOW else None


def smaller(data: bytes, seed: int, kind: str) -> bytes:
    """Cut away all that a fault does not need."""
    size = len(data) // 2
    while size:
        at = 0
        while at < len(data):
            shorter = data[:at] + data[at + size :]
            if fault_of(shorter, seed) == kind:
                data = shorter
            else:
                at += size
        size //= 2
    return data


def run(minutes: float, seed: int, folder: Path) -> int:
    """Change files at random until the time is up; return how many kinds of faults there are."""
    draw, inputs, faults, count = random.Random(seed), list(seeds()), dict[str, bytes](), 0
    end = time.monotonic() + 60 * minutes
    waiting = list(inputs)
    while waiting or time.monotonic() < end:
        data = waiting.pop() if waiting else mutated(draw.choice(inputs), draw, inputs)
        way = draw.randrange(1 << 30)
        kind = fault_of(data, way)
        count += 1
        if kind and kind not in faults:
            faults[kind] = data if kind == "slow" else smaller(data, way, kind)
            name = folder / f"{sha256(kind.encode('utf-8', 'replace')).hexdigest()[:10]}.bin"
            name.write_bytes(faults[kind])
            sys.stdout.write(f"{kind}\n  {name} ({way}): {faults[kind][:200]!r}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{count} inputs, {len(faults)} kinds of faults\n")
    return len(faults)


def main() -> None:
    """Run as the command line asks."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    options.add_argument("--minutes", type=float, default=5)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--found", type=Path, default=Path(tempfile.gettempdir()) / "cablekit-readers")
    asked = options.parse_args()
    asked.found.mkdir(parents=True, exist_ok=True)
    sys.exit(1 if run(asked.minutes, asked.seed, asked.found) else 0)


if __name__ == "__main__":
    main()
