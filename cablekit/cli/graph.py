"""`cablekit graph`: write which cable refers to which, who answers whom, and who writes to whom."""

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import Any

from cablekit.cli.answers import gather
from cablekit.cli.inputs import Status
from cablekit.cli.outputs import report_replaced, require_other, require_place
from cablekit.cli.rows import say_rows
from cablekit.cli.terminal import USAGE, Failed, complain
from cablekit.corpus.graphs.build import GraphBuilder
from cablekit.corpus.graphs.columns import NODE_COLUMNS
from cablekit.corpus.graphs.files import GRAPH_FORMATS, graph_format, places_of, write_graph
from cablekit.corpus.graphs.threads import threads
from cablekit.corpus.graphs.values import EDGE_KINDS, Graph
from cablekit.errors import ModelError
from cablekit.formats import STANDARD


def run(options: argparse.Namespace) -> int:
    """Write the graph of the cables of the inputs, or their threads."""
    if options.threads:
        return print_threads(options)
    if options.no_missing:
        raise Failed("--no-missing is for --threads; the nodes of a graph say which cables are missing", USAGE)
    kinds, name = kinds_of(options.kinds), promised_graph(options)
    for place in promised_places(options.output, name):
        require_place(place)
        require_other(place, options.inputs)
    status = Status()
    builder = gather(options, status, partial(GraphBuilder, kinds), body=False)
    if builder.cables:
        deliver_graph(builder.graph(), options.output, name)
    else:  # an earlier file is not replaced because of a mistyped name
        complain("no cable was read, so nothing is written")
    return status.code


def print_threads(options: argparse.Namespace) -> int:
    """Print the threads: the number of the thread, and what is known of each of its cables."""
    if options.to or options.kinds or options.output != STANDARD:
        raise Failed("--threads prints lines; leave out --to, --kinds and -o", USAGE)
    status = Status()
    whole = gather(options, status, partial(GraphBuilder, ("reference", "reply")), body=False).graph()
    found = threads(whole, missing=not options.no_missing)
    numbered = ((number, node) for number, thread in enumerate(found, 1) for node in thread.nodes)
    names = ("date", "post", "missing", "subject", "place")
    rows = ((number, node.id, *(NODE_COLUMNS[name].value(node) for name in names)) for number, node in numbered)
    say_rows(("thread", "id", *names), rows, as_json=False)
    return status.code


def kinds_of(words: str | None) -> tuple[Any, ...]:
    """Return the kinds of edges that are wanted."""
    kinds = tuple(word.strip() for word in words.split(",")) if words else EDGE_KINDS
    try:
        GraphBuilder(kinds)  # type: ignore[arg-type]  # a wrong word is refused
    except ModelError as error:
        raise Failed(f"--kinds: {error.message}", USAGE) from error
    return kinds


def promised_graph(options: argparse.Namespace) -> str:
    """Return the format of a graph; on standard output it is CSV."""
    if options.to or options.output == STANDARD:
        return options.to or "csv"
    try:
        return graph_format(options.output)
    except ModelError as error:
        raise Failed(f"{options.output}: {error.message}; or give --to", USAGE) from error


def promised_places(output: str, name: str) -> tuple[str, ...]:
    """Return the files that will be written; none for standard output."""
    if output == STANDARD:
        return ()
    try:
        return tuple(map(str, places_of(Path(output), name)))
    except ModelError as error:
        raise Failed(f"-o: {error.message}", USAGE) from error


def deliver_graph(graph: Graph, output: str, name: str) -> None:
    """Write a graph to its files, or to standard output: of CSV only the edges."""
    if output == STANDARD:
        sys.stdout.buffer.writelines(GRAPH_FORMATS[name][-1](graph))
        return
    there = [place for place in places_of(Path(output), name) if place.is_file()]
    try:
        write_graph(graph, output, format=name)
    except OSError as error:
        raise Failed(f"{error.filename or output}: {error.strerror}") from error
    for place in there:
        report_replaced(str(place))
