"""The command line: a thin door to the library, which imports what a verb needs and no more."""

import argparse
import glob
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from cablekit.version import __version__

if TYPE_CHECKING:
    from cablekit.model import Cable

FINE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
INTERRUPTED: Final = 130
#: Standard input or output.
STANDARD: Final = "-"
#: What `check --json` tells of a finding.
FINDING: Final = ("code", "severity", "message", "line", "column", "start", "end")
FORMATS: Final = ("text", "xml", "json", "jsonl", "csv")
SCHEMAS: Final = ("rng", "rnc", "xsd", "json")
#: Formats that are one file for many cables, by suffix.
STREAMED: Final = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv"}


class Failed(Exception):  # noqa: N818 - no error of the program's
    """
    A command cannot go on.

    Args:
        message: One line: the file, and what is wrong with it.
        status: The exit status.

    >>> Failed("bridge.txt: not there").status
    1
    """

    def __init__(self, message: str, status: int = FAILED) -> None:
        super().__init__(message)
        self.status = status


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run a command.

    Args:
        argv: The words behind `cablekit`; None takes those of the process.

    Returns:
        0 fine, 1 some inputs had errors, 2 usage, 130 interrupted.

    >>> main(["show", "no such file"])
    1
    """
    try:
        return run(argv)
    except SystemExit as ended:  # argparse: help was shown, or the words were wrong
        return int(ended.code or FINE)
    except Failed as failed:
        complain(str(failed))
        return failed.status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        hush()
        return FINE
    except OSError as error:
        complain(f"standard output: {error.strerror}")
        hush()
        return FAILED


def run(argv: Sequence[str] | None) -> int:
    """
    Run a command; whatever is wrong is raised.

    >>> run(["convert", "no such file"])
    Traceback (most recent call last):
    cablekit.cli.main.Failed: no such file: No such file or directory
    """
    options = parser().parse_args(argv)
    status: int = options.run(options)
    sys.stdout.flush()
    return status


def parser() -> argparse.ArgumentParser:
    """
    Make the parser of the command line.

    >>> parser().parse_args(["show", "bridge.txt"]).input
    'bridge.txt'
    """
    top = argparse.ArgumentParser("cablekit", description="Read and write U.S. diplomatic telegrams.")
    top.add_argument("--version", action=Version, nargs=0, help="show the versions of cablekit and its libraries")
    verbs = top.add_subparsers(metavar="VERB", required=True)
    add_convert(verbs.add_parser("convert", help="write cables as text, XML, JSON or CSV"))
    verb = verbs.add_parser("show", help="show a cable in the terminal")
    verb.add_argument("input", metavar="IN", help="a file, or - for standard input")
    verb.set_defaults(run=show)
    verb = verbs.add_parser("get", help="one field of many cables, a line each")
    verb.add_argument("field", metavar="FIELD", help="such as id, tags, header.subject, paragraphs.text")
    add_inputs(verb, get)
    verb = verbs.add_parser("check", help="say what is odd in cables")
    verb.add_argument("--strict", action="store_true", help="end with status 1 for warnings too")
    add_inputs(verb, check)
    add_inputs(verbs.add_parser("stats", help="count characters by kind, fields, and disagreements"), stats)
    add_schema(verbs.add_parser("schema", help="print a schema", epilog="example: cablekit schema xsd -o cablekit.xsd"))
    return top


def add_inputs(verb: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]) -> None:
    """
    Add to a verb what all reports take.

    >>> verb = argparse.ArgumentParser(); add_inputs(verb, stats); verb.parse_args(["a", "b"]).inputs
    ['a', 'b']
    """
    verb.add_argument("inputs", metavar="IN", nargs="+", help="files, folders or patterns, or - for standard input")
    verb.add_argument("--json", action="store_true", help="as JSON")
    verb.set_defaults(run=run)


def add_convert(verb: argparse.ArgumentParser) -> None:
    """
    Add to the verb `convert` what it takes.

    >>> verb = argparse.ArgumentParser(); add_convert(verb); verb.parse_args(["a", "--to", "csv"]).to
    'csv'
    """
    verb.add_argument("inputs", metavar="IN", nargs="+", help="files, folders or patterns, or - for standard input")
    verb.add_argument(
        "-o", "--output", metavar="OUT", default=STANDARD, help="a file, or a folder for many; else standard output"
    )
    verb.add_argument("--to", choices=FORMATS, help="default: by the suffix of OUT, else text")
    verb.add_argument("--jobs", type=positive, metavar="N", help="how many processes; default: 1")
    verb.add_argument("--errors", metavar="FILE.jsonl", help="a file for what could not be read")
    verb.add_argument("--resume", action="store_true", help="go on with a run that was stopped")
    verb.add_argument("--source", action="store_true", help="JSON keeps the exact pieces, so that the text comes back")
    verb.add_argument("--excel-safe", action="store_true", help="an apostrophe before cells that look like formulas")
    verb.set_defaults(run=convert)


def add_schema(verb: argparse.ArgumentParser) -> None:
    """
    Add to the verb `schema` what it takes.

    >>> verb = argparse.ArgumentParser(); add_schema(verb); verb.parse_args(["rng"]).output
    '-'
    """
    names = "RELAX NG, the same in compact syntax, or XSD for the XML; JSON Schema for the dict and JSON"
    verb.add_argument("name", choices=SCHEMAS, help=names)
    verb.add_argument("-o", "--output", metavar="OUT", default=STANDARD, help="a file; else standard output")
    verb.set_defaults(run=schema)


def positive(word: str) -> int:
    """
    Read a number of processes.

    >>> positive("2")
    2
    """
    number = int(word)
    if number < 1:
        raise ValueError(word)
    return number


class Version(argparse.Action):
    """
    Shows the versions of cablekit, Python, lxml and libxml2.

    >>> Version(["--version"], "version", nargs=0).nargs
    0
    """

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Show the versions and end."""
        from lxml import etree

        libxml2 = ".".join(str(part) for part in etree.LIBXML_VERSION)
        python = sys.version.split()[0]
        say(f"cablekit {__version__} (Python {python}, lxml {etree.__version__}, libxml2 {libxml2})\n")
        parser.exit()


def convert(options: argparse.Namespace) -> int:
    """
    Write one cable, or many, in another format.

    >>> import tempfile
    >>> out = Path(tempfile.mkdtemp()) / "bridge.json"
    >>> convert(parser().parse_args(["convert", "docs/examples/08ZENDA0910.txt", "-o", str(out)]))
    0
    """
    from cablekit.archives.sources import is_among
    from cablekit.archives.writing import serialized
    from cablekit.errors import ModelError

    name = options.to or promised(options.output)
    if is_many(options, name):
        return convert_many(options, name)
    if Path(options.inputs[0]).is_dir():
        raise Failed(f"{options.inputs[0]}: is a folder, expected a file; say -o OUT, or --to jsonl, for all in it")
    if options.output != STANDARD and is_among(options.output, options.inputs):
        raise Failed(f"{options.output}: is one of the inputs; choose another name")
    try:
        data = serialized(one(options.inputs[0]), name, source=options.source)
    except ModelError as error:
        raise Failed(f"{options.inputs[0]}: {error}") from error
    deliver(data, options.output)
    return FINE


def is_many(options: argparse.Namespace, name: str) -> bool:
    """
    Say whether a run is one of many cables: several inputs, a folder, a pattern, or what only such a run does.

    >>> is_many(parser().parse_args(["convert", "a.txt"]), "text")
    False
    """
    asked = options.jobs or options.errors or options.resume or name in STREAMED.values()
    (first, *more) = options.inputs
    is_pattern = glob.has_magic(first) and not os.path.lexists(first)
    return bool(asked or more or is_pattern) or (Path(first).is_dir() and options.output != STANDARD)


def convert_many(options: argparse.Namespace, name: str) -> int:
    """
    Write many cables, and say at the end how many.

    >>> words = ["convert", "docs/examples", "--to", "text", "--jobs", "1"]
    >>> convert_many(parser().parse_args(words), "text")
    Traceback (most recent call last):
    cablekit.cli.main.Failed: say -o FOLDER: many cables as text are many files
    """
    from concurrent.futures.process import BrokenProcessPool

    from cablekit.convert.progress import counted, shown
    from cablekit.convert.run import convert as convert_all
    from cablekit.convert.worker import Job
    from cablekit.errors import ReadError

    wants = {"jobs": options.jobs or 1, "errors": options.errors, "resume": options.resume}
    wants |= {"source": options.source, "excel_safe": options.excel_safe}
    job = Job(tuple(options.inputs), name, options.output, **wants)
    if options.output == STANDARD and not job.is_file:
        raise Failed(f"say -o FOLDER: many cables as {name} are many files", USAGE)
    if options.output == STANDARD and options.resume:
        raise Failed("say -o: there is nothing to go on with on standard output", USAGE)
    try:
        done = convert_all(job, shown(sys.stderr), complain)
    except ReadError as error:
        raise Failed(str(error)) from error
    except BrokenProcessPool as error:
        raise Failed("a process died, of want of memory perhaps; go on with --resume") from error
    except OSError as error:
        if error.filename is None and options.output == STANDARD:
            raise
        raise Failed(f"{error.filename or options.output}: {error.strerror}") from error
    if done.was_done:
        sys.stderr.write(f"cablekit: {options.output} is there already, nothing to go on with\n")
        return FINE
    tell_empty(options.inputs)
    with_errors = f"{counted(done.bad, 'record')} with errors"
    sys.stderr.write(f"cablekit: {counted(done.cables, 'cable')} written, {with_errors}\n")
    return FAILED if done.bad else FINE


def promised(output: str) -> str:
    """
    Give the format that the name of an output promises.

    >>> promised("bridge.xml"), promised("-")
    ('xml', 'text')
    """
    from cablekit.archives.writing import format_of
    from cablekit.errors import ModelError

    suffix = Path(output).suffix.lower()
    if output == STANDARD or suffix in STREAMED:
        return STREAMED.get(suffix, "text")
    try:
        return format_of(output)
    except ModelError as error:
        raise Failed(f"{output}: {error.message.replace('give one', 'say --to one')}", USAGE) from error


def deliver(data: bytes, output: str) -> None:
    """
    Write bytes to a file, as a whole or not at all, or to standard output.

    >>> import tempfile
    >>> deliver(b"TAGS: XG", str(Path(tempfile.mkdtemp()) / "bridge.txt"))
    """
    from cablekit.archives.writing import put

    if output == STANDARD:
        sys.stdout.buffer.write(data)
        return
    try:
        put(Path(output), data)
    except OSError as error:
        raise Failed(f"{output}: {error.strerror}") from error


def show(options: argparse.Namespace) -> int:
    """
    Show a cable in the terminal.

    >>> show(parser().parse_args(["show", "no such file"]))
    Traceback (most recent call last):
    cablekit.cli.main.Failed: no such file: No such file or directory
    """
    from cablekit.exports.terminal import show as shown

    say(shown(one(options.input)))
    return FINE


def stats(options: argparse.Namespace) -> int:
    """
    Count what cables are made of.

    >>> stats(parser().parse_args(["stats", "no such file"]))
    1
    """
    from cablekit.corpus.stats import Figures

    figures, status = Figures(), Status()
    for _, cable in each(options.inputs, status):
        figures.add(cable)
    if figures.cables:
        say(json.dumps(figures.as_dict(), indent=1) + "\n" if options.json else figures.as_table())
    return status.code


def get(options: argparse.Namespace) -> int:
    """
    Write one field of many cables, a line each.

    >>> get(parser().parse_args(["get", "tags", "docs/examples/08ZENDA0910.txt"]))
    PREL, PGOV, ELTN, XG
    0
    """
    from cablekit.corpus.stats import as_data, field, plain
    from cablekit.exports.terminal import visible
    from cablekit.model import Cable

    def value_in(cable: "Cable") -> object:
        try:
            return field(cable, options.field)
        except AttributeError as error:
            message = "is an input; say first the field, then the inputs" if os.path.lexists(options.field) else error
            raise Failed(f"{options.field}: {message}", USAGE) from error

    status = Status()
    value_in(Cable())  # a wrong name is told before anything is read, and not as a file that is not there
    for place, cable in each(options.inputs, status):
        value = value_in(cable)
        if options.json:
            say(safe({"place": place, "id": cable.id, "value": as_data(value)}))
        else:
            say(visible(" ".join(plain(value).split())) + "\n")
    return status.code


def check(options: argparse.Namespace) -> int:
    """
    Say what is odd in cables.

    >>> check(parser().parse_args(["check", "no such file"]))
    1
    """
    from cablekit.checking import check as findings
    from cablekit.exports.terminal import visible

    status = Status()
    grave = {"error", "warning"} if options.strict else {"error"}
    for place, cable in each(options.inputs, status):
        for found in findings(cable):
            if found.severity in grave:
                status.code = FAILED
            line = f"{place}:{found.line}:{found.column}: {found.severity}: {found.code}: {found.message}"
            entry = {"place": place, "id": cable.id} | {name: getattr(found, name) for name in FINDING}
            say(safe(entry) if options.json else visible(" ".join(line.split())) + "\n")
    return status.code


def schema(options: argparse.Namespace) -> int:
    """
    Write a schema as it comes with the package.

    >>> schema(parser().parse_args(["schema", "rng", "-o", os.devnull]))
    0
    """
    from cablekit.mapping import json_schema
    from cablekit.xml import schema as xml_schema

    text = json_schema() if options.name == "json" else xml_schema(options.name)
    deliver(text.encode(), options.output)
    return FINE


class Status:
    """
    The exit status of a run over many inputs.

    Attributes:
        code: 1 as soon as something could not be read.

    >>> Status().code
    0
    """

    def __init__(self) -> None:
        self.code = FINE


def one(name: str) -> "Cable":
    """
    Read the one cable of an input.

    >>> one("docs/examples/08ZENDA0910.txt").id
    '08ZENDA910'
    """
    from cablekit.archives.files import load
    from cablekit.errors import ReadError

    if Path(name).is_dir():
        raise Failed(f"{name}: is a folder, expected a file")
    try:
        return load(source(name))
    except ReadError as error:  # what to do is said in words of the command line
        raise Failed(str(error).replace("`read` gives them all", "`convert` takes all, --to jsonl or csv")) from error


def each(names: Sequence[str], status: Status) -> "Iterator[tuple[str, Cable]]":
    """
    Read all cables of several inputs, and where each comes from; what cannot be read is told.

    >>> [cable.id for _, cable in each(["docs/examples/08ZENDA0910.txt"], Status())]
    ['08ZENDA910']
    """
    from cablekit.archives.document import BadRecord
    from cablekit.archives.files import cables, parts
    from cablekit.archives.limits import LIMITS
    from cablekit.archives.sources import files

    tell_empty(names)
    for name in names:
        for place, opening in files(source(name)):
            for part in parts(place, opening, None, LIMITS):
                for found in (part,) if isinstance(part, BadRecord) else cables(part, LIMITS):
                    if isinstance(found, BadRecord):
                        complain(f"{found.place}: {found.reason}")
                        status.code = FAILED
                    else:
                        yield part.place, found


def tell_empty(names: Sequence[str]) -> None:
    """
    Tell of folders in which there is nothing to read.

    >>> tell_empty(["docs/examples"])
    """
    from cablekit.archives.sources import paths

    for name in names:
        if name != STANDARD and Path(name).is_dir() and next(paths(name), None) is None:
            complain(f"nothing found in {name}")


def source(name: str) -> str | BinaryIO:
    """
    Give what an input's name means: a path, or standard input.

    >>> source("bridge.txt")
    'bridge.txt'
    """
    return sys.stdin.buffer if name == STANDARD else name


def safe(entry: dict[str, Any]) -> str:
    r"""
    Write a line of JSON in which no control character stands; JSON itself lets one through.

    >>> safe({"value": "\x7f"})
    '{"value": "\\u007f"}\n'
    """
    return json.dumps(entry).replace("\x7f", "\\u007f") + "\n"


def say(text: str) -> None:
    r"""
    Write to standard output; what its encoding has not is written as an escape.

    >>> say("fine\n")
    fine
    """
    stream: Any = sys.stdout
    stream.write(text.encode(stream.encoding or "utf-8", "backslashreplace").decode(stream.encoding or "utf-8"))


def complain(message: str) -> None:
    """
    Write one line to standard error, control characters made visible.

    >>> complain("no such file: not there")
    """
    from cablekit.exports.terminal import visible

    line = visible(" ".join(message.split()))
    sys.stderr.write(f"cablekit: {line}\n")


def hush() -> None:
    """
    Let what is still to be written to standard output go nowhere: nobody reads it.

    >>> hush.__name__
    'hush'
    """
    with suppress(OSError), Path(os.devnull).open("wb") as void:
        os.dup2(void.fileno(), sys.stdout.fileno())
