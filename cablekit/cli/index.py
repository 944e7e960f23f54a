"""`cablekit index`: write cables into a database for search."""

import argparse
import json
import sys
from pathlib import Path

from cablekit.archives.columns import as_columns
from cablekit.cli.inputs import report_empty, source_of
from cablekit.cli.outputs import deliver, require_other, require_place
from cablekit.cli.terminal import FAILED, FINE, INTERRUPTED, USAGE, Failed, complain
from cablekit.convert.progress import counted, progress_on
from cablekit.corpus.datasette import datasette_metadata
from cablekit.corpus.index_run import index_into
from cablekit.corpus.indexing import Indexed
from cablekit.errors import CableError, ReadError


def run(options: argparse.Namespace) -> int:
    """Index the cables of the inputs, and report how many there are."""
    try:
        columns = as_columns(dict(options.table) if options.table else None)
    except ReadError as error:
        raise Failed(f"--table: {error}", USAGE) from error
    if options.datasette:
        require_place(options.datasette)
        require_other(options.datasette, options.inputs)
        if Path(options.datasette).resolve() == Path(options.output).resolve():
            raise Failed(f"{options.datasette}: is the database; choose another name", USAGE)
    report_empty(options.inputs)
    sources = [source_of(name) for name in options.inputs]
    try:
        done = index_into(sources, options.output, columns, options.jobs, progress_on(sys.stderr), complain)
    except CableError as error:
        raise Failed(str(error), USAGE) from error
    except KeyboardInterrupt as error:
        raise Failed("stopped; the same command continues", INTERRUPTED) from error
    except OSError as error:
        raise Failed(f"{error.filename or options.output}: {error.strerror}") from error
    complain(summary(done, options.output))
    if options.datasette:
        deliver(json.dumps(datasette_metadata(options.output), indent=1).encode() + b"\n", options.datasette)
    return FAILED if done.errors else FINE


def summary(done: Indexed, output: str) -> str:
    """
    Say what was done.

    >>> summary(Indexed(files=2, unchanged=7, cables=3, errors=1, all_cables=10, all_errors=1), "cables.db")
    '3 cables read from 2 files, 1 error, 7 files unchanged; cables.db has 10 cables (errors: its table errors)'
    """
    parts = [f"{counted(done.cables, 'cable')} read from {counted(done.files, 'file')}"]
    parts += [counted(done.errors, "error")] if done.errors else []
    parts += [f"{counted(done.unchanged, 'file')} unchanged"] if done.unchanged else []
    parts += [f"{counted(done.removed, 'file')} removed"] if done.removed else []
    before = done.all_errors - done.errors
    held = counted(done.all_cables, "cable") + (f" and {counted(before, 'error')} from before" if before else "")
    advice = " (errors: its table errors)" if done.all_errors else ""
    return f"{', '.join(parts)}; {output} has {held}{advice}"
