"""
Fuzz every way in and out: `python tests/fuzz/fuzz_text.py SECONDS` (`--help` tells the rest).

Bytes go in; what comes out is a node or the library's own error, never anything else, and every round trip holds. The
first byte says which way the others go. With atheris (`pip install atheris`) the library's own branches steer the
search; without it the same inputs are changed at random. Each kind of fault is kept once, as the smallest input that
shows it; `tests/fuzz/test_fuzz.py` runs what was ever found.
"""

import argparse
import bz2
import gzip
import importlib
import importlib.util
import io
import json
import lzma
import os
import random
import sys
import tarfile
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any, Final

HERE: Final = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

#: How long an input is at most; more tells nothing new and takes long.
LONGEST: Final = 6000
#: How many seconds of the processor one input may take; far above what any needs.
SLOW: Final = 4.0


def atheris() -> ModuleType | None:
    """Give atheris, if it is there."""
    return importlib.import_module("atheris") if importlib.util.find_spec("atheris") else None


ENGINE: Final = atheris() if __name__ == "__main__" and "--random" not in sys.argv else None
with ENGINE.instrument_imports(include=["cablekit"]) if ENGINE else nullcontext():
    import cablekit
    from cablekit import Cable, CableError, Header, ModelError, Paragraph, ReadError, Section, from_text, to_text, walk
    from cablekit.archives.limits import Limits
    from cablekit.archives.writing import serialized
    from cablekit.model import Closing
    from cablekit.vocabulary import canonical_id

from tests.strategies import HOSTILE, ODD_STRINGS, PLAUSIBLE, TELEGRAMS  # noqa: E402 - after the library is watched

CLASSES: Final = (Cable, Header, Section, Paragraph, Closing)
#: What is put into strings of an edit.
STRINGS: Final = (*ODD_STRINGS, *HOSTILE)
#: Limits low enough that an input may pass them.
LIMITS: Final = Limits(max_chars=4 * LONGEST, max_depth=32, max_count=20)


# -- what must hold ------------------------------------------------------------------------------------------------


def text_of(data: bytes) -> str:
    """Make a text of bytes: UTF-8, what is none as lone surrogates, which a str may hold as well."""
    return data.decode("utf-8", "surrogateescape")


def written(node: Any) -> str | None:
    """Write a node as text; None where it names the field that cannot be written."""
    try:
        return to_text(node)
    except ModelError as error:
        assert error.where, "a ModelError without a place"  # noqa: PT017 - most nodes raise nothing
        return None


def round_trips(node: Any, text: str) -> None:
    """Go through all formats and come back with the same values and the same text."""
    for name, back in (
        ("xml", cablekit.from_xml(cablekit.to_xml(node))),
        ("pretty xml", cablekit.from_xml(cablekit.to_xml(node, pretty=True))),
        ("dict", cablekit.from_dict(cablekit.to_dict(node, source=True))),
        ("json", cablekit.from_json(cablekit.to_json(node, source=True))),
    ):
        assert node == back, f"{name} changes values"
        assert text == to_text(back), f"{name} changes the text"
    assert node == cablekit.from_dict(cablekit.to_dict(node)), "the dict of values changes values"
    assert node == cablekit.from_json(cablekit.to_json(node)), "the JSON of values changes values"


def views(node: Any) -> None:
    """Ask a node for all that it can show; nothing may escape but the library's own error."""
    if isinstance(node, Cable):
        for finding in cablekit.check(node):
            assert 0 <= finding.start <= finding.end <= len(to_text(node)), "a finding outside the text"
        for name in (
            "id",
            "date",
            "subject",
            "references",
            "summary",
            "comment",
            "authority",
            "tags",
            "text",
            "catalog",
        ):
            getattr(node, name)
        cablekit.to_record(node)
        cablekit.to_html(node)
        cablekit.to_csl(node)
        cablekit.to_bibtex(node)
        cablekit.to_ris(node)
        cablekit.to_cmif([node])
        cablekit.cite(node, style="apa")
        cablekit.cite(node, style="frus")
        cablekit.to_dublin_core(node)
        list(cablekit.disagreements(node))
        with suppress(CableError):
            cablekit.to_tei(node)
            cablekit.to_tei(node, profile="frus", number=12)
    repr(node)


def read_as(cls: type[Any], data: bytes) -> None:
    """Laws 1, 2 and 5: every text reads, comes back, and goes through every format."""
    text = text_of(data)
    node = from_text(text, cls)
    assert text == to_text(node), "the text does not come back"
    assert text == "".join(piece.text for piece in walk(node)), "the pieces are not the text"
    round_trips(node, text)
    views(node)


def read_file(data: bytes) -> None:
    """A file of bytes gives cables or says what is wrong; of a plain text every byte comes back."""
    for one in cablekit.read(data, errors="keep", limits=LIMITS):
        if isinstance(one, Cable):
            text = to_text(one)
            round_trips(one, text)
            views(one)
            if not one.wrappers and text == text_of(data):
                assert data == serialized(one, "text"), "the bytes do not come back"


def settled(node: Any) -> None:
    """What came from a stranger is a node like any other: it is written, and comes back."""
    text = written(node)
    with suppress(ModelError):  # its pieces may be written, or not
        back = cablekit.from_xml(cablekit.to_xml(node))
        assert node == back, "xml changes values"
        assert text is None or text == to_text(back), "xml changes the text"
    with suppress(ModelError):
        assert node == cablekit.from_json(cablekit.to_json(node, source=True)), "json changes values"


def read_xml(data: bytes) -> None:
    """Foreign XML is a node or a ReadError."""
    try:
        node = cablekit.from_xml(data)
    except ReadError:
        return
    settled(node)


def read_json(data: bytes) -> None:
    """Foreign JSON is a node or a ReadError, and so is any dict in it."""
    try:
        node = cablekit.from_json(data)
    except ReadError:
        return
    settled(node)


def edit(data: bytes) -> None:
    """Laws 3 and 4: what is changed is written so that it reads back, or the error names the field."""
    which, data = data[:3].ljust(3, b"\0"), data[3:]
    cable = from_text(text_of(data))
    field = list(PLAUSIBLE)[which[0] % len(PLAUSIBLE)]
    choices: list[Any] = [() if type(PLAUSIBLE[field][0]) is tuple else None, *PLAUSIBLE[field]]
    if type(PLAUSIBLE[field][0]) is str:
        choices += STRINGS
    elif type(PLAUSIBLE[field][0]) is tuple and type(PLAUSIBLE[field][0][0]) is str:
        choices += [(one,) for one in STRINGS]
    try:
        edited = cable.with_header(**{field: choices[which[1] % len(choices)]})
    except CableError:
        return
    text = written(edited)
    if text is None:
        return
    back = from_text(text, year=edited.year_hint)
    assert text == to_text(back), "an edit's text does not come back"
    if not any(piece.kind == "wrapper" for piece in walk(edited)):
        assert edited == back, "an edit does not read back"
    round_trips(edited, text)


def ident(data: bytes) -> None:
    """An id of any shape is made canonical or is None."""
    with suppress(CableError):
        canonical_id(text_of(data))


WAYS: Final[tuple[Callable[[bytes], None], ...]] = (
    *(lambda data, cls=cls: read_as(cls, data) for cls in (*CLASSES, Cable, Cable)),
    read_file,
    read_xml,
    read_json,
    edit,
    edit,
    ident,
)
TEXT, SECTION, PARAGRAPH, FILE, XML, JSON, EDIT = 0, 2, 3, 7, 8, 9, 10


def tried(data: bytes) -> None:
    """
    Try one input.

    Raises:
        Exception: Something does not hold.
    """
    if data:
        WAYS[data[0] % len(WAYS)](data[1:])


# -- inputs --------------------------------------------------------------------------------------------------------


def seeds() -> Iterator[bytes]:
    """Yield made-up inputs of every way in."""
    for text in (*TELEGRAMS.values(), "".join(HOSTILE)):
        raw = text.encode("utf-8", "surrogatepass")
        cable = from_text(text)
        yield bytes([TEXT]) + raw
        yield bytes([FILE]) + raw
        yield bytes([FILE]) + b"\xff\xfe" + text.encode("utf-16-le", "surrogatepass")
        yield bytes([EDIT, 0, 0, 0]) + raw
        yield bytes([XML]) + cablekit.to_xml(cable)
        yield bytes([JSON]) + cablekit.to_json(cable).encode("utf-8", "surrogatepass")
        yield bytes([JSON]) + cablekit.to_json(cable, source=True).encode("utf-8", "surrogatepass")
        for section in cable.sections[:2]:
            yield bytes([SECTION]) + to_text(section).encode("utf-8", "surrogatepass")
            yield bytes([XML]) + cablekit.to_xml(section)
            yield from (
                bytes([PARAGRAPH]) + to_text(one).encode("utf-8", "surrogatepass") for one in section.paragraphs[:2]
            )
    yield from (bytes([FILE]) + data for data in packed())
    for path in sorted((HERE.parent.parent / "docs" / "examples").glob("*")):
        yield bytes([FILE]) + path.read_bytes()
    for path in sorted((HERE / "found").glob("*.bin")):
        yield path.read_bytes()


def packed() -> Iterator[bytes]:
    """Yield a telegram in packed files of each kind, also one inside another; the end of a tar file is cut off."""
    raw = max(TELEGRAMS.values(), key=len).encode()[:600]
    yield from (pack(raw) for pack in (gzip.compress, bz2.compress, lzma.compress))
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive, tarfile.open(fileobj=tarred, mode="w") as other:
        for name, data in (("one.txt", raw), ("in/two.jsonl.gz", gzip.compress(raw)), ("../three.txt", raw)):
            archive.writestr(name, data)
            info = tarfile.TarInfo(name)
            info.size = len(data)
            other.addfile(info, io.BytesIO(data))
    yield zipped.getvalue()
    yield tarred.getvalue()[: LONGEST - 8]
    yield from (pack(tarred.getvalue()) for pack in (gzip.compress, lzma.compress))
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("in.tgz", gzip.compress(tarred.getvalue()))
    yield zipped.getvalue()


def from_corpus(folder: Path) -> Iterator[bytes]:
    """Yield the beginnings of the files of a folder, read as texts, as files, and to be edited."""
    for at, path in enumerate(sorted(path for path in folder.rglob("*") if path.is_file())):
        data = path.read_bytes()[: LONGEST - 8]
        yield (bytes([TEXT]), bytes([FILE]), bytes([EDIT, at % 251, at % 7, 0]))[at % 3] + data


WORDS: Final = (
    *(word.encode("utf-8", "surrogatepass") for word in HOSTILE),
    b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\x80", b"<c cp='0C'/>", b"<!DOCTYPE x>", b"<?x?>", b"<!---->",
    b"&#12;", b"&x;", b'"source":', b"null", b"NaN", b"1e999", b"[[[[[[[[", b'{"a":', b"\\ud800", b"<blank lines='9'/>",
)  # fmt: skip


def changed(data: bytes, draw: random.Random, others: list[bytes]) -> bytes:
    """Change an input at one to four places: lines and spans cut, doubled, swapped, words and other inputs put in."""
    for _ in range(draw.choice((1, 1, 2, 4))):
        at, length = draw.randrange(len(data) + 1), draw.choice((1, 1, 2, 8, 40, 200))
        span = data[at : at + length]
        turn = draw.randrange(8)
        if turn == 0:
            data = data[:at] + data[at + length :]
        elif turn == 1:
            data = data[:at] + span * draw.choice((2, 3, 9)) + data[at + length :]
        elif turn == 2:
            data = data[:at] + draw.choice(WORDS) + data[at:]
        elif turn == 3:
            data = data[:at] + draw.choice(WORDS) + data[at + length :]
        elif turn == 4:
            lines = data.split(b"\n")
            first, second = draw.randrange(len(lines)), draw.randrange(len(lines))
            lines[first], lines[second] = lines[second], lines[first]
            data = b"\n".join(lines)
        elif turn == 5:
            other = draw.choice(others)
            start = draw.randrange(len(other) + 1)
            data = data[:at] + other[start : start + draw.choice((10, 80, 400))] + data[at:]
        elif turn == 6:
            data = data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :]
        else:
            data = bytes([draw.randrange(len(WAYS))]) + data[1:]
    return data[:LONGEST]


# -- a run ---------------------------------------------------------------------------------------------------------


def sign(error: BaseException) -> str:
    """Name the kind of a fault: what was raised, and the deepest line of ours."""
    frames = traceback.extract_tb(error.__traceback__)
    deepest = next((frame for frame in reversed(frames) if "cablekit" in frame.filename), frames[-1])
    words = str(error).split("\n")[0][:60] if isinstance(error, AssertionError) else ""
    caller = next((frame.name for frame in frames if frame.name in ("read_as", "read_file", "settled", "edit")), "")
    return (
        f"{type(error).__name__} {Path(deepest.filename).name}:{deepest.name}:{deepest.line} {caller} {words}".strip()
    )


def kind_of(data: bytes) -> str | None:
    """Say which kind of fault an input shows; None for none."""
    try:
        tried(data)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault
        return sign(error)
    return None


def smaller(data: bytes) -> bytes:
    """Cut away all that a fault does not need: halves, then less and less, down to single bytes."""
    kind = kind_of(data)
    size = len(data) // 2
    while size and kind:
        at = 1
        while at < len(data):
            shorter = data[:at] + data[at + size :]
            if kind_of(shorter) == kind:
                data = shorter
            else:
                at += size
        size //= 2
    return data


class Run:
    """
    A run with its counts.

    Args:
        found: The folder for faults.
        seconds: When it ends.
    """

    def __init__(self, found: Path, seconds: float) -> None:
        self.found = found
        self.start = time.monotonic()
        self.seconds = seconds
        self.inputs = 0
        self.slowest = 0.0
        self.faults: dict[str, bytes] = {}
        found.mkdir(parents=True, exist_ok=True)

    def one(self, data: bytes) -> None:
        """Try an input; keep it if it is the smallest of its kind of fault."""
        self.inputs += 1
        start = time.process_time()
        try:
            tried(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault
            self.keep(sign(error), data, "".join(traceback.format_exception(error)))
        taken = time.process_time() - start
        self.slowest = max(self.slowest, taken)
        if taken > SLOW:
            self.keep("slow", data, f"{taken:.1f} s")
        if self.inputs % 200 == 0:
            self.tell()

    def over(self) -> bool:
        """Say whether the time is up."""
        return time.monotonic() - self.start > self.seconds

    def keep(self, kind: str, data: bytes, story: str) -> None:
        """Keep a fault."""
        old = self.faults.get(kind)
        if old is None or len(data) < len(old):
            self.faults[kind] = data
            stem = self.found / sha256(kind.encode("utf-8", "replace")).hexdigest()[:10]
            stem.with_suffix(".bin").write_bytes(data)
            stem.with_suffix(".txt").write_text(f"{kind}\n\n{story}", encoding="utf-8", errors="backslashreplace")

    def tell(self) -> None:
        """Write the counts."""
        facts = {"inputs": self.inputs, "seconds": round(time.monotonic() - self.start), "slowest": self.slowest}
        text = json.dumps(facts | {"faults": sorted(self.faults)}, indent=1)
        (self.found / "run.json").write_text(text + "\n", encoding="utf-8", errors="backslashreplace")


def at_random(run: Run, inputs: list[bytes], seed: int) -> None:
    """Change inputs at random until the time is up."""
    draw = random.Random(seed)
    for data in inputs:
        run.one(data)
    while not run.over():
        run.one(changed(draw.choice(inputs), draw, inputs))


def steered(engine: Any, run: Run, inputs: list[bytes], seed: int) -> None:
    """Let atheris choose what to change, until the time is up; never comes back."""
    corpus = Path(tempfile.mkdtemp(prefix="fuzz-"))
    for data in inputs:
        (corpus / sha256(data).hexdigest()[:16]).write_bytes(data)

    def one(data: bytes) -> None:
        run.one(data)
        if run.over():
            end(run)

    def mutated(data: bytes, longest: int, number: int) -> bytes:
        draw = random.Random(number)
        if draw.random() < 0.3:
            return bytes(engine.Mutate(data, longest))
        return changed(data, draw, inputs)[:longest]

    flags = [f"-seed={seed}", f"-max_len={LONGEST}", "-len_control=0", "-timeout=300", "-rss_limit_mb=4000"]
    engine.Setup([sys.argv[0], str(corpus), *flags, "-print_final_stats=1"], one, custom_mutator=mutated)
    engine.Fuzz()


def end(run: Run) -> None:
    """Say what was found, and end the process."""
    run.tell()
    sys.stdout.write((run.found / "run.json").read_text(encoding="utf-8"))
    sys.stdout.flush()
    os._exit(1 if run.faults else 0)


def main() -> None:
    """Run as the command line asks."""
    options = argparse.ArgumentParser(description="Fuzz cablekit: bytes in, a node or its own error out.")
    options.add_argument("seconds", type=float, help="how long; 0 with --smaller")
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--random", action="store_true", help="do without atheris")
    options.add_argument("--corpus", type=Path, help="a folder of files to begin with, besides the made-up ones")
    options.add_argument("--found", type=Path, default=Path(tempfile.gettempdir()) / "cablekit-fuzz", help="for faults")
    options.add_argument("--smaller", type=Path, metavar="FILE", help="make a found input as small as can be, in place")
    asked = options.parse_args()
    if asked.smaller:
        asked.smaller.write_bytes(smaller(asked.smaller.read_bytes()))
        return
    inputs = list(seeds())
    if asked.corpus:
        inputs += from_corpus(asked.corpus)
    run = Run(asked.found, asked.seconds)
    if ENGINE:
        steered(ENGINE, run, inputs, asked.seed)
    at_random(run, inputs, asked.seed)
    end(run)


if __name__ == "__main__":
    main()
