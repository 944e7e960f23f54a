"""`cablekit convert` for many cables: the batch, and what it reports at the end."""

import argparse
import os
import shlex
import sys
from collections.abc import Sequence
from concurrent.futures.process import BrokenProcessPool

from cablekit.archives.columns import as_columns
from cablekit.archives.sources import is_read_once
from cablekit.cli.inputs import report_empty
from cablekit.cli.outputs import report_replaced
from cablekit.cli.terminal import FAILED, FINE, INTERRUPTED, USAGE, Failed, complain
from cablekit.convert.job import Job
from cablekit.convert.plan import Plan, plan_for
from cablekit.convert.progress import counted, progress_on
from cablekit.convert.run import Summary, carry_out
from cablekit.errors import ReadError
from cablekit.formats import STANDARD


def convert_many(options: argparse.Namespace, name: str) -> int:
    """Write many cables, and report at the end how many."""
    plan = planned(job_of(options, name))
    replaced = [draft.path for draft in plan.drafts if draft.path.is_file()]
    done = carried_out(plan, continuation(plan, options.words))
    if done.was_done:
        complain(f"{plan.job.out}: already exists, made from these inputs; there is nothing to resume")
        return FINE
    report_empty(plan.job.inputs)
    with_errors = f"{counted(done.bad, 'record')} with errors"
    complain(f"{counted(done.cables, 'cable')} written, {with_errors}")
    for path in replaced:
        report_replaced(str(path))
    return FAILED if done.bad else FINE


def job_of(options: argparse.Namespace, name: str) -> Job:
    """Make the job that the options ask for; one that standard output cannot hold is refused."""
    wants = {"jobs": options.jobs or 1, "errors": options.errors, "resume": options.resume}
    wants |= {"source": options.source, "excel_safe": options.excel_safe}
    columns = [name.strip() for name in (options.columns or "").split(",") if name.strip()]
    wants |= {"columns": tuple(columns), "no_text": options.no_text, "profile": options.profile}
    wants |= {"limit": options.limit, "sample": options.sample, "seed": options.seed or 0}
    try:
        wants |= {"table": as_columns(dict(options.table) if options.table else None)}
    except ReadError as error:
        raise Failed(f"--table: {error}", USAGE) from error
    job = Job(tuple(options.inputs), name, options.output, **wants)
    if job.out == STANDARD and not job.is_file:
        raise Failed(f"many cables as {name} are many files; give -o FOLDER, or --to jsonl", USAGE)
    if job.out == STANDARD and job.resume:
        raise Failed("--resume: a run to standard output cannot be resumed; give -o OUT", USAGE)
    if options.seed is not None and job.sample is None:
        raise Failed("--seed: needs a sample; add --sample N", USAGE)
    if job.sample is not None and any(map(is_read_once, job.inputs)):
        raise Failed("--sample: the inputs are read twice, and a pipe can be read only once; give files", USAGE)
    return job


def planned(job: Job) -> Plan:
    """Plan a job; one that is refused changes nothing."""
    try:
        return plan_for(job)
    except (ReadError, ImportError) as error:
        raise Failed(str(error), USAGE) from error
    except OSError as error:
        raise Failed(f"{error.filename or job.out}: {error.strerror}", USAGE) from error


def carried_out(plan: Plan, advice: str) -> Summary:
    """Carry out a plan; an error that stops it is reported in one line, with how to continue."""
    try:
        return carry_out(plan, progress_on(sys.stderr), complain)
    except ReadError as error:
        raise Failed(str(error), USAGE) from error
    except BrokenProcessPool as error:
        raise Failed(f"a worker process died, perhaps because memory ran out; {advice}") from error
    except KeyboardInterrupt as error:
        raise Failed(f"stopped; {advice}", INTERRUPTED) from error
    except OSError as error:
        if error.filename is None and plan.job.out == STANDARD:
            raise
        raise Failed(f"{error.filename or plan.job.out}: {error.strerror}; {advice}") from error


def continuation(plan: Plan, words: Sequence[str]) -> str:
    """Return how to continue a run that stopped: the command, with quotes where a shell needs them."""
    if plan.journal is None:
        return "this run cannot be continued; start it again"
    command = ["cablekit", *words, *([] if plan.job.resume else ["--resume"])]
    return f"continue with: {quoted(command, os.name)}"


def quoted(words: Sequence[str], system: str) -> str:
    """
    Write a command with the quotes of a system's shell.

    >>> quoted(["cablekit", "a b"], "posix"), quoted(["cablekit", "a b"], "nt")
    ("cablekit 'a b'", 'cablekit "a b"')
    """
    import subprocess

    return subprocess.list2cmdline(words) if system == "nt" else shlex.join(words)
