"""Many files to many: in the order of the inputs, in little memory, on several cores; a killed run can be resumed."""

import base64
import hashlib
import json
import os
import re
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, suppress
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Final, NamedTuple

from cablekit._atomic import descriptor_of, remove_drafts
from cablekit.archives.sources import is_among
from cablekit.convert.journal import NEW, Draft, Entry, Journal, Stream, damaged, draft_for, hidden_path
from cablekit.convert.progress import Progress, Silent
from cablekit.convert.worker import STANDARD, Job, Result, Unit, chunks_of, convert_chunk, units, work_ahead
from cablekit.errors import ReadError

#: The name of standard output in the file system.
STANDARD_OUTPUT: Final = "/dev/stdout"
#: Characters that no file name gets, the longest name, and names that Windows reserves for devices.
UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST: Final = 80
DEVICE: Final = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(?:\.|$)", re.IGNORECASE)


class Summary(NamedTuple):
    """
    What a run has done, including the part before `--resume`.

    Attributes:
        cables: How many cables were written.
        bad: How many records could not be read or written.
        was_done: Whether the run had been done before.

    >>> Summary(7, 0).was_done
    False
    """

    cables: int
    bad: int
    was_done: bool = False


class Sink(NamedTuple):
    """Where the results go: the files that grow (output and errors), the folder of a file per cable, the journal."""

    drafts: list[Draft]  # the files that grow: the output, if it is one file, and the errors
    folder: Path | None  # the folder of a file for each cable
    journal: Journal | None  # what is done


def sink_for(job: Job) -> Sink:
    """Return where the results go; a run that writes to anything but regular files has no journal to resume."""
    errors = [draft_for(job.errors)] if job.errors else []
    drafts = [draft_for(job.out), *errors] if job.is_file and job.out != STANDARD else errors
    streams = [str(draft.path) for draft in drafts if isinstance(draft, Stream)]
    if streams and job.resume:
        raise ReadError("is not a regular file, and a run that writes to it cannot be resumed", streams[0])
    if job.out == STANDARD:
        return Sink(drafts, None, None)
    facts = {"inputs": list(job.inputs), "to": job.to, "source": job.source, "excel_safe": job.excel_safe}
    facts["errors"] = job.errors
    place = hidden_path(drafts[0].path, "journal") if job.is_file else Path(job.out) / ".cablekit-journal"
    if streams and os.path.lexists(place):
        raise ReadError(f"an unfinished run is there; finish it as it was begun, or remove {place}", job.out)
    folder = None if job.is_file else folder_for(job, place)
    return Sink(drafts, folder, None if streams else Journal(place, facts))


def folder_for(job: Job, journal: Path) -> Path:
    """Make the folder of a file for each cable; one with a journal need not be empty."""
    out = Path(job.out)
    for name in job.inputs:
        if Path(name).is_dir() and is_below(out, Path(name)):
            raise ReadError("is inside an input; choose a folder outside", job.out)
    if os.path.lexists(out) and not out.is_dir():
        raise ReadError(f"is a file, expected a folder: many cables as {job.to} are many files", job.out)
    if job.errors and is_below(Path(job.errors), out):
        raise ReadError("is inside the output folder, which holds only cables; choose a place outside", job.errors)
    out.mkdir(exist_ok=True)
    if not os.path.lexists(journal) and not is_empty(out) and not job.resume:
        raise ReadError("is not empty; choose a new folder", job.out)
    return out


def is_below(path: Path, folder: Path) -> bool:
    """
    Whether a path is a folder or is inside it, links followed.

    >>> is_below(Path("docs/x"), Path("docs")), is_below(Path("docs/../x"), Path("docs"))
    (True, False)
    """
    return path.resolve().is_relative_to(folder.resolve())


def refuse_overlap(job: Job, sink: Sink) -> None:
    """Make sure that no file of the run is written over another one, and that their folders exist."""
    for name in (job.out, job.errors):
        if name and name != STANDARD and is_among(name, job.inputs):
            raise ReadError("is one of the inputs; choose another name", name)
        if name and name != STANDARD and not Path(os.path.realpath(name)).parent.is_dir():
            raise ReadError("No such file or directory; make its folder first", name)
    if job.errors == STANDARD:
        raise ReadError("is not a file; for standard output use /dev/stdout", "--errors -")
    if job.errors and is_same_file(job.errors, STANDARD_OUTPUT if job.out == STANDARD else job.out):
        raise ReadError("is the output and the file of errors; choose another name", job.errors)
    hidden_files = [draft.draft for draft in sink.drafts] + ([sink.journal.path] if sink.journal else [])
    for own in filter(os.path.lexists, hidden_files):
        for name in filter(None, (job.out, job.errors, *job.inputs)):
            if leads_to(own, name):
                raise ReadError(f"is {own}, which belongs to an unfinished run; choose another name", name)


def is_same_file(one: str, other: str) -> bool:
    """
    Whether two names mean one file, which need not exist; two uses of one terminal are allowed.

    >>> is_same_file("docs/x", "docs/../docs/x"), is_same_file("x", "y")
    (True, False)
    """
    numbers = descriptor_of(Path(one)), descriptor_of(Path(other))
    if all(number is not None and os.isatty(number) for number in numbers):
        return False
    if os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other)):
        return True
    with suppress(OSError):
        return Path(one).samefile(other)
    return False


def leads_to(own: Path, name: str) -> bool:
    """Whether a name leads to a file of the run's own, which itself is not followed."""
    with suppress(OSError, ValueError):
        return os.path.samestat(own.lstat(), os.stat(name))  # noqa: PTH116 - once for each input
    return False


def convert(job: Job, progress: Progress | None = None, complain: Callable[[str], object] | None = None) -> Summary:
    r"""
    Convert all inputs of a job.

    Args:
        job: The inputs, the output and the options.
        progress: Shows how far the run is.
        complain: Is called with what could not be read, if there is no file for the errors.

    Returns:
        How many cables were written, and how many records could not be read.

    Raises:
        OSError: The output cannot be written.
        ReadError: The job cannot be begun or resumed.

    >>> import tempfile
    >>> out = Path(tempfile.mkdtemp()) / "out.jsonl"
    >>> convert(Job(("docs/examples",), "jsonl", str(out))).cables, out.read_bytes().count(b"\n")
    (4, 4)
    """
    sink = sink_for(job)
    if sink.journal and job.resume and is_done(job, sink):
        return Summary(0, 0, was_done=True)
    refuse_overlap(job, sink)
    run = Run(job, sink, progress or Silent(), complain or str)
    try:
        return run.work()
    finally:
        run.close()


def is_done(job: Job, sink: Sink) -> bool:
    """Whether a run was done before: there is its output, and no journal."""
    if sink.journal is None or os.path.lexists(sink.journal.path):
        return False
    return not is_empty(sink.folder) if sink.folder else Path(job.out).exists()


def is_empty(folder: Path) -> bool:
    """Whether a folder is empty."""
    with os.scandir(folder) as entries:
        return next(entries, None) is None


class Run:
    """A run under way."""

    def __init__(self, job: Job, sink: Sink, progress: Progress, complain: Callable[[str], object]) -> None:
        self.job = job
        self.sink = sink
        self.progress = progress
        self.complain = complain
        self.step: Entry = dict(NEW)
        self.digest = hashlib.sha256()

    def work(self) -> Summary:
        """Do what is left to do."""
        begun: list[str] = []
        if self.sink.journal:
            self.step, begun = self.sink.journal.open(resume=self.job.resume)
        if not self.step.get("end"):
            self.open_drafts(begun)
            rest = chunks_of(self.units_left())
            for chunk, results in work_ahead(partial(convert_chunk, self.job), rest, self.job.jobs):
                self.store_results(chunk, results)
            self.write_foot()
        for draft in self.sink.drafts:
            draft.finish()
        if self.sink.journal:
            self.sink.journal.finish()
        return Summary(self.step["cables"], self.step["bad"])

    def open_drafts(self, begun: list[str]) -> None:
        """Open the outputs; anything begun and not finished is removed."""
        sizes = self.step["sizes"] if self.step["units"] else [0] * len(self.sink.drafts)
        if self.sink.journal and len(sizes) != len(self.sink.drafts):
            raise damaged(self.sink.journal.path, "the list of sizes")
        if self.sink.folder:
            self.remove_begun(self.sink.folder, begun)
        for draft, size in zip(self.sink.drafts, sizes, strict=True):
            draft.open(size)
        if not self.step["units"]:
            self.write_data(self.job.many.head)

    def remove_begun(self, folder: Path, begun: list[str]) -> None:
        """Remove from a folder the files that were begun and not finished; links are removed, not followed."""
        for name in begun:
            if self.sink.journal and not name.endswith(self.job.suffix):
                raise damaged(self.sink.journal.path, f"the name {name}")
        for name in begun:
            (folder / name).unlink(missing_ok=True)
        remove_drafts(folder)

    def units_left(self) -> Iterator[Unit]:
        """Yield the inputs that are not done; those that are done must be the same as before."""
        found = units(self.job.inputs)
        for unit in islice(found, self.step["units"]):
            self.digest.update(fingerprint(unit))
        if self.step["units"] and self.digest.hexdigest() != self.step["digest"]:
            raise ReadError("the inputs are not those of the stopped run; begin again without --resume", self.job.out)
        self.progress.add(self.step["cables"])
        yield from found

    def store_results(self, chunk: list[Unit], results: list[Result]) -> None:
        """Write the results of some inputs, and note that they are done."""
        good = [result for result in results if not result.reason]
        if self.sink.folder:
            self.name_files(self.sink.folder, good)
        else:
            self.write_data(b"".join([result.data for result in good]))
        bad = [result for result in results if result.reason]
        self.report(bad)
        for unit in chunk:
            self.digest.update(fingerprint(unit))
        self.step = {
            "units": self.step["units"] + len(chunk),
            "digest": self.digest.hexdigest(),
            "cables": self.step["cables"] + len(good),
            "bad": self.step["bad"] + len(bad),
            "sizes": [draft.add(b"") for draft in self.sink.drafts],
        }
        self.note(self.step)
        self.progress.add(len(good))

    def write_data(self, data: bytes) -> None:
        """Write to the one file, or to standard output."""
        if not data or self.sink.folder:
            return
        if self.job.out == STANDARD:
            sys.stdout.buffer.write(data)
        else:
            self.sink.drafts[0].add(data)

    def name_files(self, folder: Path, results: list[Result]) -> None:
        """Give each cable's file its name; a worker wrote it under a hidden one."""
        names: dict[str, str] = {}
        for result in results:
            names[name_for(result, self.job.suffix, folder, names)] = result.data.decode()
        self.note({"writing": list(names)})
        for name, hidden_name in names.items():
            rename(folder, hidden_name, name)

    def report(self, results: list[Result]) -> None:
        """Report what could not be read: in the file of errors, or to the caller."""
        if self.job.errors:
            self.sink.drafts[-1].add(b"".join([error_line(result) for result in results]))
            return
        for result in results:
            self.complain(f"{result.place}: {result.reason}")

    def write_foot(self) -> None:
        """Write what closes the file, and note that nothing is left."""
        self.write_data(self.job.many.foot)
        for draft in self.sink.drafts:
            draft.settle()
        if self.sink.folder:
            remove_drafts(self.sink.folder)  # a worker of a killed run may have written on for a moment
        self.note({**self.step, "end": True})

    def note(self, entry: Entry) -> None:
        """Note a step in the journal, if there is one."""
        if self.sink.journal:
            self.sink.journal.note(entry)

    def close(self) -> None:
        """Close the files; unfinished ones stay if there is a journal to continue them, and are removed otherwise."""
        with ExitStack() as stack:  # one that cannot be closed, as on a full disk, does not keep the others open
            stack.callback(self.progress.close)
            if self.sink.journal:
                stack.callback(self.sink.journal.close)
            for draft in self.sink.drafts:
                stack.callback(draft.close if self.sink.journal else draft.drop)


def fingerprint(unit: Unit) -> bytes:
    """Return the bytes by which an input is known again."""
    return f"{unit.place}\0{len(unit.data or b'')}\n".encode("utf-8", "surrogatepass")


def error_line(result: Result) -> bytes:
    r"""
    Return the line of the file of errors: the place, the reason, and the bytes of a record in base64.

    >>> error_line(Result("a.jsonl:7", "", b"{", "no JSON"))
    b'{"place": "a.jsonl:7", "reason": "no JSON", "data": "ew=="}\n'
    """
    entry = {"place": result.place, "reason": result.reason}
    if result.data:
        entry["data"] = base64.b64encode(result.data).decode()
    return json.dumps(entry).encode() + b"\n"


def rename(folder: Path, old: str, new: str) -> None:
    """Rename a file in a folder."""
    (folder / old).replace(folder / new)


def name_for(result: Result, suffix: str, folder: Path, taken: Collection[str]) -> str:
    """
    Return the name of a cable's file: its id, made safe for every file system, and unique by a hash.

    >>> name_for(Result("a.txt", "08ZENDA910", b""), ".xml", Path("no such folder"), {})
    '08ZENDA910.xml'
    >>> name_for(Result("a.txt", "../../etc/passwd", b""), ".xml", Path("no such folder"), {})
    'etc_passwd-3754d6cb.xml'
    """
    own = result.ident or Path(result.place).stem
    stem = UNSAFE.sub("_", own)[:LONGEST].strip("._-")
    if stem != own or DEVICE.match(stem):
        stem = f"{'_' if DEVICE.match(stem) else ''}{stem or 'cable'}-{short_hash(own)}"
    again = (f"{result.place} {time}" for time in range(1000))
    for tail in chain(("",), (f"-{short_hash(text)}" for text in chain((result.place,), again))):
        name = stem + tail + suffix
        if name.casefold() not in map(str.casefold, taken) and not os.path.lexists(folder / name):
            return name
    raise ReadError("a thousand cables have the same name", result.place)


def short_hash(text: str) -> str:
    """Return eight digits that identify a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
