"""`cablekit stats`: count what cables are made of, or cables by post, tag, month ..."""

import argparse
import json
from functools import partial

from cablekit.cli.answers import gather
from cablekit.cli.inputs import Status
from cablekit.cli.outputs import deliver, require_other, require_place
from cablekit.cli.rows import say_rows
from cablekit.cli.terminal import USAGE, Failed, say
from cablekit.corpus.class_agreement import Agreement, AgreementCounter
from cablekit.corpus.counting import CableCounter, Counts
from cablekit.corpus.dimensions import as_dimensions
from cablekit.corpus.plotting import figure_class, picture, picture_format, plot
from cablekit.corpus.stats import Figures
from cablekit.errors import ModelError


def run(options: argparse.Namespace) -> int:
    """Count what the cables of the inputs are made of, or the cables."""
    if options.by and options.agreement:
        raise Failed("give --by or --agreement, not both", USAGE)
    if options.plot and not options.by:
        raise Failed("--plot draws what --by counts; give --by month, for example", USAGE)
    if options.by:
        return count_by(options)
    return count_agreement(options) if options.agreement else count_pieces(options)


def count_pieces(options: argparse.Namespace) -> int:
    """Count what the cables are made of."""
    status = Status()
    figures = gather(options, status, Figures)
    if figures.cables:
        say(json.dumps(figures.as_dict(), indent=1) + "\n" if options.json else figures.as_table())
    return status.code


def count_by(options: argparse.Namespace) -> int:
    """Count the cables by some dimensions, and draw the counts if a picture is wanted."""
    by = dimensions_of(options.by)
    if options.plot:
        require_picture(options)
    status = Status()
    counts = gather(options, status, partial(CableCounter, by), body=False).counts()
    say_rows(counts.columns, counts.rows, as_json=options.json)
    if options.plot:
        draw(counts, options.plot)
    return status.code


def count_agreement(options: argparse.Namespace) -> int:
    """Count on which classifications archives and cables agree."""
    status = Status()
    counter = gather(options, status, AgreementCounter)
    say_rows(Agreement._fields, counter.rows(), as_json=options.json)
    return status.code


def dimensions_of(words: str) -> tuple[str, ...]:
    """Return the dimensions that are wanted."""
    try:
        return as_dimensions(word.strip() for word in words.split(","))
    except ModelError as error:
        raise Failed(f"--by: {error.message}", USAGE) from error


def require_picture(options: argparse.Namespace) -> None:
    """Make sure that a picture can be written, before anything is read."""
    try:
        picture_format(options.plot)
        figure_class()
    except ModelError as error:
        raise Failed(f"--plot: {error.message}", USAGE) from error
    except ImportError as error:
        raise Failed(f"--plot: {error}", USAGE) from error
    require_place(options.plot)
    require_other(options.plot, options.inputs)


def draw(counts: Counts, output: str) -> None:
    """Write the picture of counts."""
    try:
        figure = plot(counts)
    except ModelError as error:
        raise Failed(f"--plot: {error.message}") from error
    deliver(picture(figure, picture_format(output)), output)
