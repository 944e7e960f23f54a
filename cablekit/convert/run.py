"""Many files to many: in the order of the inputs, in little memory, on several cores; a killed run can be resumed."""

import base64
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from cablekit._atomic import remove_drafts, rename_new
from cablekit._pool import work_ahead
from cablekit.archives.units import Unit, chunks_of
from cablekit.convert.drafts import size_of
from cablekit.convert.inputs import fingerprint, origins_of, units_of
from cablekit.convert.job import Job
from cablekit.convert.journal import NEW, Entry, Journal
from cablekit.convert.lock import Lock
from cablekit.convert.naming import name_for
from cablekit.convert.plan import Plan, plan_for, require_empty
from cablekit.convert.progress import Progress, Silent, done_with, total_of
from cablekit.convert.recorded import require_same_run, skip_done
from cablekit.convert.worker import Result, convert_chunk
from cablekit.errors import ReadError
from cablekit.exports.unique_keys import UniqueKeys
from cablekit.formats import STANDARD

#: How to replace the file of a finished run.
AGAIN: Final = "run again without --resume"


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
        ReadError: The job cannot be begun or resumed; another run writes to the output.

    >>> import tempfile
    >>> out = Path(tempfile.mkdtemp()) / "out.jsonl"
    >>> convert(Job(("docs/examples",), "jsonl", str(out))).cables, out.read_bytes().count(b"\n")
    (4, 4)
    """
    return carry_out(plan_for(job), progress, complain)


def carry_out(plan: Plan, progress: Progress | None = None, complain: Callable[[str], object] | None = None) -> Summary:
    """Carry out a plan; only here something is written."""
    if plan.job.resume and plan.is_done:
        return compare_done(plan)
    run = Run(plan, progress or Silent(), complain or str)
    try:
        return run.work()
    finally:
        run.close()


def compare_done(plan: Plan) -> Summary:
    """Return that the job was done before, if its record says that it was."""
    record = next(filter(Path.is_file, plan.records), None)
    if plan.journal is None or record is None:
        restart = f"remove the folder and {AGAIN}" if plan.folder else AGAIN
        raise ReadError(f"already exists, and no journal says what it was made from; {restart}", plan.job.out)
    journal = Journal(record, plan.journal.job, plan.journal.restart if plan.folder else AGAIN)
    try:
        require_same_run(plan, journal)
    finally:
        journal.close()
    return Summary(0, 0, was_done=True)


class Run:
    """A run under way."""

    def __init__(self, plan: Plan, progress: Progress, complain: Callable[[str], object]) -> None:
        self.plan = plan
        self.job: Job = plan.job
        self.progress = progress
        self.complain = complain
        self.locks: list[Lock] = []
        self.is_begun: bool = False
        self.step: Entry = dict(NEW)
        self.digest: hashlib._Hash = hashlib.sha256()
        self.keys: UniqueKeys = UniqueKeys(self.job.many.key)

    def work(self) -> Summary:
        """Do what is left to do."""
        begun = self.begin()
        if not self.step.get("end"):
            self.open_drafts(begun)
            self.progress.begin(partial(total_of, self.job))
            rest = chunks_of(self.units_left())
            if not self.is_full:
                for chunk, results in work_ahead(partial(convert_chunk, self.job), rest, self.job.jobs):
                    self.store_results(chunk, results)
                    if self.is_full:
                        break
            self.write_foot()
        for draft in self.plan.drafts:
            draft.finish()
        if self.plan.journal:
            self.note_sizes()
            self.plan.journal.finish(*self.plan.records)
        self.is_begun = False
        return Summary(self.step["cables"], self.step["bad"])

    @property
    def is_full(self) -> bool:
        """Whether as many cables are written as were asked for."""
        return self.job.limit is not None and self.step["cables"] >= self.job.limit

    def begin(self) -> Entry:
        """Take the locks, so that no other run writes to the same files; then open the journal."""
        if self.plan.folder:
            self.plan.folder.mkdir(exist_ok=True)
        journal = self.plan.journal
        self.is_begun = journal is not None and os.path.lexists(journal.path)  # what an earlier run left is kept
        for lock in self.plan.locks:
            lock.take()
            self.locks.append(lock)
        require_empty(self.plan)
        begun: Entry = {}
        if journal:
            self.step, begun = journal.open(resume=self.job.resume)
            self.is_begun = True
            if not self.step["units"]:
                for record in self.plan.records:
                    record.unlink(missing_ok=True)
        return begun

    def open_drafts(self, begun: Entry) -> None:
        """Open the outputs; anything begun and not finished is removed."""
        sizes = self.step["sizes"] if self.step["units"] else [0] * len(self.plan.drafts)
        if self.plan.journal and len(sizes) != len(self.plan.drafts):
            raise self.plan.journal.damaged("the list of sizes")
        if self.plan.folder:
            self.remove_begun(self.plan.folder, begun)
        for draft, size in zip(self.plan.drafts, sizes, strict=True):
            draft.open(size)
        if not self.step["units"]:
            self.write_data(self.job.many.above(**self.job.writing))
        elif self.keys.place:
            with self.plan.drafts[0].draft.open("rb") as file:
                self.keys.take(file)

    def remove_begun(self, folder: Path, begun: Entry) -> None:
        """Remove from a folder the files that were begun and not finished, if they are what the stopped run wrote."""
        for name in begun:
            if self.plan.journal and not name.endswith(self.job.suffix):
                raise self.plan.journal.damaged(f"the name {name}")
        for name, digest in begun.items():
            if os.path.lexists(folder / name) and digest_of(folder / name) != digest:
                message = "is not the file that the stopped run wrote; move it elsewhere, then continue"
                raise ReadError(message, str(folder / name))
        for name in begun:
            (folder / name).unlink(missing_ok=True)
        remove_drafts(folder)

    def units_left(self) -> Iterator[Unit]:
        """Yield the inputs that are not done; those that are done must be the same as before."""
        found = units_of(self.job)
        if self.plan.journal and self.step["units"]:
            done = 0
            for unit in skip_done(found, self.plan.journal, self.step, self.digest):
                done += done_with(self.job, [unit], 0)
            self.progress.add(self.step["cables"], done_with(self.job, (), self.step["cables"]) + done)
        yield from found

    def store_results(self, chunk: list[Unit], results: list[Result]) -> None:
        """Write the results of some inputs, and note that they are done."""
        results = list(self.up_to_limit(results))
        good = [result for result in results if not result.reason]
        if self.plan.folder:
            self.name_files(self.plan.folder, good)
        else:
            self.write_data(self.joined([self.keys.unique(result.data) for result in good]))
        bad = [result for result in results if result.reason]
        self.report(bad)
        for result in good:
            for note in result.notes:
                self.complain(f"{result.place}: {note}")
        for unit in chunk:
            self.digest.update(fingerprint(unit))
        self.step = {
            "units": self.step["units"] + len(chunk),
            "digest": self.digest.hexdigest(),
            "cables": self.step["cables"] + len(good),
            "bad": self.step["bad"] + len(bad),
            "sizes": [draft.add(b"") for draft in self.plan.drafts],
            "inputs": origins_of(chunk),
        }
        self.note(self.step)
        self.progress.add(len(good), done_with(self.job, chunk, len(good)))

    def up_to_limit(self, results: Iterable[Result]) -> Iterator[Result]:
        """Yield results up to the last cable that was asked for."""
        cables = self.step["cables"]
        for result in results:
            if cables == self.job.limit:
                return
            cables += not result.reason
            yield result

    def joined(self, written: list[bytes]) -> bytes:
        """Join the cables of a chunk, and put between them, and between chunks, what belongs there."""
        between = self.job.many.between
        return (between if written and self.step["cables"] else b"") + between.join(written)

    def write_data(self, data: bytes) -> None:
        """Write to the one file, or to standard output."""
        if not data or self.plan.folder:
            return
        if self.job.out == STANDARD:
            sys.stdout.buffer.write(data)
        else:
            self.plan.drafts[0].add(data)

    def name_files(self, folder: Path, results: list[Result]) -> None:
        """Give each cable's file its name; a worker wrote it under a hidden one."""
        names: dict[str, Result] = {}
        taken: set[str] = set()
        for result in results:
            name = name_for(result, self.job.suffix, folder, taken)
            names[name] = result
            taken.add(name.casefold())
        self.note({"writing": {name: result.digest for name, result in names.items()}})
        for name, result in names.items():
            rename_new(folder / result.data.decode(), folder / name)

    def report(self, results: list[Result]) -> None:
        """Report what could not be read: in the file of errors, or to the caller."""
        if self.job.errors:
            self.plan.drafts[-1].add(b"".join([error_line(result) for result in results]))
            return
        for result in results:
            self.complain(f"{result.place}: {result.message or result.reason}")

    def write_foot(self) -> None:
        """Write what closes the file, and note that nothing is left."""
        self.write_data(self.job.many.foot)
        for draft in self.plan.drafts:
            draft.settle()
        if self.plan.folder:
            remove_drafts(self.plan.folder)  # a worker of a killed run may have written on for a moment
        sizes = [draft.add(b"") for draft in self.plan.drafts]
        self.step = {**self.step, "sizes": sizes, "inputs": [], "end": True}
        self.note(self.step)

    def note_sizes(self) -> None:
        """Note the sizes of what was made of the drafts, where they are others."""
        sizes = [size_of(draft.path) for draft in self.plan.drafts]
        if sizes != self.step["sizes"]:
            self.note({**self.step, "sizes": sizes})

    def note(self, entry: Entry) -> None:
        """Note a step in the journal, if there is one."""
        if self.plan.journal:
            self.plan.journal.note(entry)

    def close(self) -> None:
        """Close the files; unfinished ones stay if there is a journal to continue them, and are removed otherwise."""
        with ExitStack() as stack:  # one that cannot be closed, as on a full disk, does not keep the others open
            for lock in self.locks:
                stack.callback(lock.release, is_unfinished=self.is_begun)
            stack.callback(self.progress.close)
            if self.plan.journal:
                stack.callback(self.plan.journal.close)
            for draft in self.plan.drafts:
                stack.callback(draft.close if self.plan.journal else draft.drop)


def digest_of(path: Path) -> str:
    """Return the digest of a file; of anything that is not a regular file none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() and not path.is_symlink() else ""


def error_line(result: Result) -> bytes:
    r"""
    Return the line of the file of errors: the place, the reason, what a code means, and a record's bytes in base64.

    >>> error_line(Result("a.jsonl:7", "", b"{", "no JSON"))
    b'{"place": "a.jsonl:7", "reason": "no JSON", "data": "ew=="}\n'
    """
    entry = {"place": result.place, "reason": result.reason}
    if result.message:
        entry["message"] = result.message
    if result.data:
        entry["data"] = base64.b64encode(result.data).decode()
    return json.dumps(entry).encode() + b"\n"
