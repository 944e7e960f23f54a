"""`cablekit redact`: take out of cables what is above a level; what cannot be read or redacted gives no output."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from cablekit._atomic import open_draft, rename_new, write_draft
from cablekit.archives.document import NO_TELEGRAM, BadRecord
from cablekit.archives.files import read
from cablekit.archives.writing import serialized
from cablekit.cli.convert_many import planned
from cablekit.cli.inputs import may_be_many, report_empty, source_of
from cablekit.cli.outputs import deliver, is_folder, promised_format, require_other, require_place
from cablekit.cli.terminal import FAILED, FINE, USAGE, Failed, complain
from cablekit.convert.job import Job
from cablekit.convert.naming import name_for
from cablekit.convert.progress import counted
from cablekit.convert.worker import Result
from cablekit.editing.redact import redact
from cablekit.errors import ModelError, ReadError, did_you_mean
from cablekit.exports.unique_keys import UniqueKeys
from cablekit.formats import FORMATS, STANDARD
from cablekit.model import Cable, Classification
from cablekit.model.words import as_classification

#: What is said of an input; the error itself may quote words that are to be taken out.
NOT_READ: Final = "could not be read, and is left out; `cablekit check` says what is wrong"
NOT_REDACTED: Final = "could not be redacted, and is left out"
NO_CABLE: Final = "no telegram was found in it, and it is left out"
MISSING: Final = "no such file"


class Redacted(NamedTuple):
    """A cable without what is above the level, and the place of its input."""

    place: str
    cable: Cable


class LeftOut:
    """What gives no output: it is reported and counted."""

    def __init__(self) -> None:
        self.count: int = 0

    def add(self, place: str, reason: str) -> None:
        """Report an input or a record that gives no output."""
        self.count += 1
        complain(f"{place}: {reason}")


def run(options: argparse.Namespace) -> int:
    """Write the cables of the inputs without what is above the level."""
    level = level_of(options.above)
    job = Job(tuple(options.inputs), format_for(options), options.output)
    is_many = not FORMATS[job.to].one or may_be_many(job.inputs, job.out) or Path(job.inputs[0]).is_dir()
    refuse_output(job, is_many=is_many)
    left_out = LeftOut()
    found = redacted(job.inputs, level, left_out)
    ahead = list(islice(found, 2))
    if len(ahead) == 1 and not is_many:
        write_one(job, ahead[0], left_out)
    elif ahead:
        refuse_output(job, is_many=True)
        count = write_many(job, chain(ahead, found), left_out)
        complain(f"{counted(count, 'cable')} written, {left_out.count:,} left out")
    return FAILED if left_out.count else FINE


def level_of(word: str) -> Classification:
    """Read the level; a word that is not one is wrong usage."""
    try:
        level = as_classification(word)
    except ModelError:
        level = None
    if level is None:
        advice = did_you_mean(get_close_matches(word.upper(), Classification), f"there are {', '.join(Classification)}")
        raise Failed(f"--above {word}: is not a level; {advice}", USAGE)
    return level


def format_for(options: argparse.Namespace) -> str:
    """Return the format: what was asked for, in a folder text, otherwise what the name of the output promises."""
    is_text = options.output != STANDARD and is_folder(options.output)
    name: str = options.to or ("text" if is_text else promised_format(options.output))
    return name


def refuse_output(job: Job, *, is_many: bool) -> None:
    """Refuse an output that cannot be one, before anything is written."""
    if job.many.finish:
        raise Failed(f"--to {job.to}: is made of other files; redact into a folder first, and convert that", USAGE)
    if is_many and job.out == STANDARD and not job.is_file:
        raise Failed(f"many cables as {job.to} are many files; give -o FOLDER, or --to jsonl", USAGE)
    if is_many:
        planned(job)
    else:
        require_place(job.out)
        require_other(job.out, job.inputs)


def redacted(names: Iterable[str], level: Classification, left_out: LeftOut) -> Iterator[Redacted]:
    """Yield the cables of the inputs without what is above a level; messages have no words of them."""
    for name in names:
        report_empty([name])
        try:
            for found in read(source_of(name), errors="keep"):
                place = place_of(found, name)
                if isinstance(found, BadRecord):
                    left_out.add(place, reason_of(found, name))
                    continue
                try:
                    cable = redact(found, above=level)
                except ModelError:
                    left_out.add(place, NOT_REDACTED)
                else:
                    yield Redacted(place, cable)
        except ReadError:  # a name with a line ending
            left_out.add(name, MISSING)


def place_of(found: Cable | BadRecord, name: str) -> str:
    """Return where something was found; names inside packed files may be words, so only the packed one is shown."""
    place = found.place
    if place is None or os.path.lexists(place.path):
        return str(place or name)
    packed = place.path.partition("!/")[0]
    return f"{packed}!/..." if os.path.lexists(packed) else name


def reason_of(bad: BadRecord, name: str) -> str:
    """Return why something was not read, without any words of it."""
    if bad.reason == NO_TELEGRAM:
        return NO_CABLE
    return NOT_READ if name == STANDARD or os.path.lexists(name) or os.path.lexists(bad.place.path) else MISSING


def write_one(job: Job, found: Redacted, left_out: LeftOut) -> None:
    """Write the only cable of the inputs."""
    try:
        data = serialized(found.cable, job.to)
    except ModelError as error:  # of a cable that has only what remains
        left_out.add(found.place, str(error))
    else:
        deliver(data, job.out)


def write_many(job: Job, found: Iterable[Redacted], left_out: LeftOut) -> int:
    """Write cables to one file or to a folder, and return how many."""
    try:
        if job.is_folder:
            return write_folder(job, found, left_out)
        if job.out == STANDARD:
            return write_parts(job, found, left_out, sys.stdout.buffer)
        with open_draft(Path(job.out)) as file:
            return write_parts(job, found, left_out, file)
    except OSError as error:
        if job.out == STANDARD:
            raise
        raise Failed(f"{error.filename or job.out}: {error.strerror}") from error


def written(job: Job, found: Iterable[Redacted], left_out: LeftOut) -> Iterator[tuple[str, bytes]]:
    """Yield the id of each cable and the bytes that are written; one that the format cannot hold is left out."""
    for one in found:
        try:
            yield one.cable.id or "", job.many.cable(one.cable, **job.writing)
        except ModelError as error:
            left_out.add(one.place, str(error))


def write_parts(job: Job, found: Iterable[Redacted], left_out: LeftOut, file: BinaryIO) -> int:
    """Write cables to an open file, one after the other."""
    count = 0
    keys = UniqueKeys(job.many.key)
    file.write(job.many.above(**job.writing))
    for _, data in written(job, found, left_out):
        file.write((job.many.between if count else b"") + keys.unique(data))
        count += 1
    file.write(job.many.foot)
    return count


def write_folder(job: Job, found: Iterable[Redacted], left_out: LeftOut) -> int:
    """Write a file for each cable, named after its id: the name of the input may be words that are to be taken out."""
    folder = Path(job.out)
    folder.mkdir(exist_ok=True)
    taken: set[str] = set()
    for number, (ident, data) in enumerate(written(job, found, left_out), 1):
        draft = folder / write_draft(job.out, data)
        name = name_for(Result(f"cable-{number}", ident, b""), job.suffix, folder, taken)
        rename_new(draft, folder / name)
        taken.add(name.casefold())
    return len(taken)
