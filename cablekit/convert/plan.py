"""Where a run writes, and what is refused before anything is written."""

import os
from contextlib import suppress
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from cablekit._atomic import UNFINISHED_NAME, descriptor_of
from cablekit.archives.sources import is_among
from cablekit.convert.drafts import Draft, Stream, Table, draft_for, hidden_path
from cablekit.convert.job import Job
from cablekit.convert.journal import Journal, option_word
from cablekit.convert.lock import Lock
from cablekit.corpus.records import RECORD_COLUMNS
from cablekit.errors import LONGEST_PATH, ReadError, did_you_mean, without_middle
from cablekit.formats import FORMATS, STANDARD

#: The name of standard output in the file system.
STANDARD_OUTPUT: Final = "/dev/stdout"
IN_FOLDER: Final = "is inside the output folder, which holds only cables; choose a place outside it"


class Plan(NamedTuple):
    """Where the results of a job go."""

    job: Job
    drafts: list[Draft]  # the files that grow: the output, if it is one file, and the errors
    folder: Path | None  # the folder of a file for each cable
    journal: Journal | None  # what is done; a run that writes to anything but regular files has none
    records: tuple[Path, ...]  # where the journal of the finished run may be

    @property
    def locks(self) -> list[Lock]:
        """The locks of the run: one for each file that grows, and one for the folder."""
        journal = self.journal.path if self.journal else None
        growing = [draft for draft in self.drafts if not isinstance(draft, Stream)]
        locks = [Lock(hidden_path(draft.path, "lock"), str(draft.path), journal) for draft in growing]
        if self.folder:
            locks.append(Lock(self.folder / ".cablekit-lock", self.job.out, journal))
        return locks

    @property
    def made_folder(self) -> Path | None:
        """The folder that the run fills: of a file for each cable, or of files of many."""
        return self.drafts[0].path if self.job.is_parts else self.folder

    @property
    def is_done(self) -> bool:
        """Whether the job was done before: there is its output, and no journal."""
        if self.journal is None or os.path.lexists(self.journal.path):
            return False
        return not is_empty(self.made_folder) if self.made_folder else Path(self.job.out).exists()


def plan_for(job: Job) -> Plan:
    """Return where the results go; an impossible job is refused, and nothing is changed."""
    require_columns(job)
    errors = [draft_for(job.errors)] if job.errors else []
    drafts = [output_draft(job), *errors] if job.is_file and job.out != STANDARD else errors
    streams = [str(draft.path) for draft in drafts if isinstance(draft, Stream)]
    if job.many.finish and (streams or job.out == STANDARD):
        place = f"-o OUT{job.suffix}, or a folder" if job.suffix else "-o FOLDER"
        raise ReadError(f"cannot be written to a pipe; give {place}", f"--to {job.to}")
    if streams and job.resume:
        raise ReadError("is not a regular file, so a run that writes to it cannot be resumed", streams[0])
    if job.out == STANDARD:
        return checked(Plan(job, drafts, None, None, ()))
    path = hidden_path(drafts[0].path, "journal") if job.is_file else Path(job.out) / ".cablekit-journal"
    what = f"{path}" if job.is_file else f"the folder {without_middle(job.out, LONGEST_PATH)}"
    restart = f"remove {what} and run again without --resume"
    if streams and os.path.lexists(path):
        raise ReadError(f"an unfinished run is there; finish it with the output it began with, or {restart}", job.out)
    folder = None if job.is_file else folder_for(job)
    for draft in drafts:
        draft.restart = restart
    journal = None if streams else Journal(path, job.options, restart)
    return checked(Plan(job, drafts, folder, journal, record_paths(path, folder)))


def output_draft(job: Job) -> Draft:
    """Return the draft of an output that grows as one file."""
    many = job.many
    if not (many.pack and many.finish):
        return draft_for(job.out)
    many.pack(())  # what the format needs may be missing
    make = partial(many.finish, count=job.limit)
    if not job.is_parts:
        draft = draft_for(job.out)
        return draft if isinstance(draft, Stream) else Table(draft.path, make, is_folder=False)
    out = Path(os.path.realpath(job.out))
    if os.path.lexists(out) and not out.is_dir():
        advice = f"; for one file, let the name end in {job.suffix}" if job.suffix else ""
        raise ReadError(f"is a file, expected a folder{advice}", job.out)
    if job.errors and is_below(Path(job.errors), out):
        raise ReadError(IN_FOLDER, job.errors)
    return Table(out, make, is_folder=True)


def record_paths(journal: Path, folder: Path | None) -> tuple[Path, ...]:
    """
    Return where the journal of a finished run may be: beside the output, or inside a folder that has nothing beside it.

    >>> [path.name for path in record_paths(Path("out/.cablekit-journal"), Path("out"))]
    ['.out.cablekit-done', '.cablekit-done']
    """
    own = journal.with_name(journal.name.removesuffix("journal") + "done")
    place = Path(os.path.realpath(folder)) if folder else None
    return (hidden_path(place, "done"), own) if place and place.name else (own,)


def require_columns(job: Job) -> None:
    """Make sure that the columns exist, and that the format has the options."""
    for column in job.columns:
        if column not in RECORD_COLUMNS:
            advice = did_you_mean(get_close_matches(column, RECORD_COLUMNS), f"there are {', '.join(RECORD_COLUMNS)}")
            raise ReadError(f"is not a column; {advice}", f"--columns {column}")
    for option in ("columns", "no_text", "excel_safe", "profile"):
        able = [name for name, row in FORMATS.items() if option in row.takes]
        if getattr(job, option) and job.to not in able:
            raise ReadError(f"needs --to {' or '.join(able)}, not {job.to}", option_word(option))


def folder_for(job: Job) -> Path:
    """Return the folder for one file per cable, which need not exist."""
    out = Path(job.out)
    for name in job.inputs:
        if Path(name).is_dir() and is_below(out, Path(name)):
            raise ReadError("is inside an input; choose a folder outside it", job.out)
    if os.path.lexists(out) and not out.is_dir():
        raise ReadError(f"is a file, expected a folder: many cables as {job.to} are many files", job.out)
    if not out.is_dir() and job.out.lower().endswith(FORMATS[job.to].suffixes):
        advice = "end the name of a folder with a slash, or give --to jsonl for one file"
        raise ReadError(f"is the name of a file, and many cables as {job.to} are many files; {advice}", job.out)
    if job.errors and is_below(Path(job.errors), out):
        raise ReadError(IN_FOLDER, job.errors)
    return out


def is_below(path: Path, folder: Path) -> bool:
    """
    Whether a path is a folder or is inside it, links followed.

    >>> is_below(Path("docs/x"), Path("docs")), is_below(Path("docs/../x"), Path("docs"))
    (True, False)
    """
    return path.resolve().is_relative_to(folder.resolve())


def checked(plan: Plan) -> Plan:
    """Return a plan that may be carried out; of one that is already done only the record is needed."""
    if not (plan.job.resume and plan.is_done):
        require_empty(plan)
        refuse_overlap(plan)
    return plan


def require_empty(plan: Plan) -> None:
    """Make sure that the folder of a new run is empty."""
    is_new = plan.journal is None or not os.path.lexists(plan.journal.path)
    if is_new and plan.made_folder and not is_empty(plan.made_folder):
        raise ReadError("is not empty; choose a new folder", plan.job.out)


def is_empty(folder: Path) -> bool:
    """Whether a folder does not exist or is empty, but for the hidden files of runs."""
    if not folder.is_dir():
        return True
    with os.scandir(folder) as entries:
        return all(UNFINISHED_NAME.fullmatch(entry.name) for entry in entries)


def refuse_overlap(plan: Plan) -> None:
    """Make sure that no file of the run overwrites another one, and that their folders exist."""
    job = plan.job
    for name in (job.out, job.errors):
        if name and name != STANDARD and is_among(name, job.inputs):
            raise ReadError("is one of the inputs; choose another name", name)
        if name and name != STANDARD and not Path(os.path.realpath(name)).parent.is_dir():
            raise ReadError("No such file or directory; create its folder first", name)
    folders = [Path(name) for name in job.inputs if Path(name).is_dir()]
    for draft in plan.drafts:
        if not isinstance(draft, Stream) and any(is_below(draft.path, folder) for folder in folders):
            raise ReadError("is inside an input; choose a place outside it", str(draft.path))
    if job.errors == STANDARD:
        raise ReadError("is not a file; for standard output, use /dev/stdout", "--errors -")
    if job.errors and is_same_file(job.errors, STANDARD_OUTPUT if job.out == STANDARD else job.out):
        raise ReadError("is both the output and the file of errors; choose another name", job.errors)
    hidden_files = [draft.draft for draft in plan.drafts] + ([plan.journal.path] if plan.journal else [])
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
    """Whether a name leads to one of the run's own files; a link that is such a file is not followed."""
    with suppress(OSError, ValueError):
        return os.path.samestat(own.lstat(), os.stat(name))  # noqa: PTH116 - once for each input
    return False
