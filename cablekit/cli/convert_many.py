"""`cablekit convert` over many cables: the batch, and what it says at the end."""

import argparse
import sys
from concurrent.futures.process import BrokenProcessPool

from cablekit.cli.inputs import report_empty
from cablekit.cli.terminal import FAILED, FINE, STANDARD, USAGE, Failed, complain
from cablekit.convert.progress import counted, progress_on
from cablekit.convert.run import Summary, convert
from cablekit.convert.worker import Job
from cablekit.errors import ReadError


def convert_many(options: argparse.Namespace, name: str) -> int:
    """Write many cables, and say at the end how many."""
    job = job_of(options, name)
    done = run_job(job)
    if done.was_done:
        sys.stderr.write(f"cablekit: {job.out} already exists, and there is nothing to resume\n")
        return FINE
    report_empty(job.inputs)
    with_errors = f"{counted(done.bad, 'record')} with errors"
    sys.stderr.write(f"cablekit: {counted(done.cables, 'cable')} written, {with_errors}\n")
    return FAILED if done.bad else FINE


def job_of(options: argparse.Namespace, name: str) -> Job:
    """Make the job that the options ask for; one that standard output cannot take is refused."""
    wants = {"jobs": options.jobs or 1, "errors": options.errors, "resume": options.resume}
    wants |= {"source": options.source, "excel_safe": options.excel_safe}
    job = Job(tuple(options.inputs), name, options.output, **wants)
    if job.out == STANDARD and not job.is_file:
        raise Failed(f"say -o FOLDER: many cables as {name} are many files", USAGE)
    if job.out == STANDARD and job.resume:
        raise Failed("say -o: a run to standard output cannot be resumed", USAGE)
    return job


def run_job(job: Job) -> Summary:
    """Run a job; an error that stops it is one line."""
    try:
        return convert(job, progress_on(sys.stderr), complain)
    except ReadError as error:
        raise Failed(str(error)) from error
    except BrokenProcessPool as error:
        raise Failed("a process died, perhaps for lack of memory; continue with --resume") from error
    except OSError as error:
        if error.filename is None and job.out == STANDARD:
            raise
        raise Failed(f"{error.filename or job.out}: {error.strerror}") from error
