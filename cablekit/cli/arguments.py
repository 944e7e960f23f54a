"""The arguments of each command, what its help says, and examples of it: a row for each in `COMMANDS`."""

import argparse
from collections.abc import Callable
from typing import Final

from cablekit.formats import STANDARD, output_formats

INPUTS: Final = "files, folders or patterns, or - for standard input"
JOBS: Final = "the number of processes (default: 1)"
TABLE: Final = "what the columns of a table or JSON hold: text, header, id, date, originator, ..."
SCHEMAS: Final = ("rng", "rnc", "xsd", "json")
SHELLS: Final = ("bash", "zsh", "fish")
#: From the least to the most severe.
SEVERITIES: Final = ("info", "warning", "error")
#: How a graph is written.
GRAPH_FORMATS: Final = ("graphml", "gexf", "csv")
#: How a collation is written.
COLLATIONS: Final = ("table", "text", "tei", "json")
#: The conventions of editions that TEI may follow.
PROFILES: Final = ("frus",)
#: How a cable is cited.
CITATIONS: Final = ("chicago", "apa", "frus")


class Command:
    """A command: the function that adds its arguments, the line of help that describes it, and examples."""

    def __init__(self, add: Callable[[argparse.ArgumentParser], None], words: str, *examples: str) -> None:
        self.add = add
        self.words = words
        self.examples = examples

    @property
    def epilog(self) -> str:
        """The end of its help."""
        return "\n".join(("examples:", *(f"  {example}" for example in self.examples)))


def add_inputs(command: argparse.ArgumentParser) -> None:
    """Add the arguments of all commands that report on many cables."""
    command.add_argument("inputs", metavar="IN", nargs="+", help=INPUTS)
    command.add_argument("--json", action="store_true", help="print JSON")
    command.add_argument("--jobs", type=positive, metavar="N", default=1, help=JOBS)


def add_output(command: argparse.ArgumentParser, words: str) -> None:
    """Add the output."""
    command.add_argument("-o", "--output", metavar="OUT", default=STANDARD, help=words)


def add_convert(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `convert`."""
    command.add_argument("inputs", metavar="IN", nargs="+", help=INPUTS)
    add_output(command, "a file, or a folder for many files (default: standard output)")
    command.add_argument("--to", choices=output_formats(), help="the format (default: from the suffix of OUT)")
    command.add_argument("--jobs", type=positive, metavar="N", help=JOBS)
    command.add_argument("--limit", type=positive, metavar="N", help="stop after N cables")
    command.add_argument("--sample", type=positive, metavar="N", help="read only N of the inputs, drawn at random")
    command.add_argument("--seed", type=int, metavar="S", help="another number draws another sample (default: 0)")
    command.add_argument("--errors", metavar="FILE.jsonl", help="a file that lists what could not be read")
    command.add_argument("--resume", action="store_true", help="continue a run that was stopped")
    command.add_argument(
        "--source", action="store_true", help="keep the exact pieces in JSON, from which the text is written again"
    )
    command.add_argument(
        "--table",
        type=said_of_columns,
        metavar="text=NAME,...",
        help=TABLE,
    )
    command.add_argument(
        "--columns", metavar="NAME,...", help="write only these columns of CSV or records, in this order"
    )
    words = "TEI as an edition has it: frus, the Foreign Relations of the United States"
    command.add_argument("--profile", choices=PROFILES, help=words)
    command.add_argument("--no-text", action="store_true", help="leave out the column with the text")
    command.add_argument(
        "--excel-safe",
        action="store_true",
        help="CSV for spreadsheets: a UTF-8 mark, no formulas, long cells reported",
    )


def add_show(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `show`."""
    command.add_argument("input", metavar="IN", help="a file, or - for standard input")
    command.add_argument("--full", action="store_true", help="show the whole text, not only an outline")


def add_get(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `get`."""
    words = "such as id, tags, header.subject, catalog.date, wrappers.NAME; several, separated by commas, make a table"
    command.add_argument("field", metavar="FIELD,...", help=words)
    add_inputs(command)


def add_cite(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `cite`."""
    command.add_argument("inputs", metavar="IN", nargs="+", help=INPUTS)
    command.add_argument("--paragraph", type=positive, metavar="N", help="cite the paragraph with this number")
    words = "a note, an entry of a list, or a footnote of the Foreign Relations volumes (default: chicago)"
    command.add_argument("--style", choices=CITATIONS, default=CITATIONS[0], help=words)


def add_check(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `check`."""
    command.add_argument("--code", metavar="CODE,...", help="report only findings with these codes")
    command.add_argument(
        "--min-severity",
        choices=SEVERITIES,
        default=SEVERITIES[0],
        help="report only findings of this severity or higher",
    )
    command.add_argument("--summary", action="store_true", help="print only how often each code was found")
    command.add_argument("--strict", action="store_true", help="exit with status 1 for warnings, too")
    add_inputs(command)


def add_diff(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `diff`."""
    command.add_argument("old", metavar="A", help="a file, or - for standard input")
    command.add_argument("new", metavar="B", help="the other one")
    command.add_argument("--json", action="store_true", help="print JSON, one line per difference")


def add_collate(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `collate`."""
    command.add_argument("first", metavar="A", help="the best copy: its words are chosen where the copies differ")
    command.add_argument("others", metavar="B", nargs="+", help="the other copies")
    add_output(command, "a file (default: standard output)")
    command.add_argument(
        "--to",
        choices=COLLATIONS,
        help="the format (default: from the suffix of OUT, otherwise a table)",
    )


def add_redact(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `redact`."""
    command.add_argument("inputs", metavar="IN", nargs="+", help=INPUTS)
    words = "the highest level that remains: UNCLASSIFIED, RESTRICTED, LIMITED OFFICIAL USE, CONFIDENTIAL, SECRET, ..."
    command.add_argument("--above", metavar="LEVEL", required=True, help=words)
    add_output(command, "a file, or a folder for many files (default: standard output)")
    command.add_argument("--to", choices=output_formats(), help="the format (default: from the suffix of OUT)")


def add_graph(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `graph`."""
    command.add_argument("inputs", metavar="IN", nargs="+", help=INPUTS)
    add_output(command, "a file; OUT.csv becomes OUT.nodes.csv and OUT.edges.csv (default: the edges as CSV)")
    command.add_argument("--to", choices=GRAPH_FORMATS, help="the format (default: from the suffix of OUT)")
    command.add_argument(
        "--kinds", metavar="KIND,...", help="only these kinds of edges: reference, reply, from-to, same-message"
    )
    command.add_argument(
        "--threads",
        action="store_true",
        help="print the threads instead, a line for each cable in chronological order",
    )
    command.add_argument(
        "--no-missing", action="store_true", help="leave cables that are referred to and not there out of threads"
    )
    command.add_argument("--jobs", type=positive, metavar="N", default=1, help=JOBS)


def add_stats(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `stats`."""
    command.add_argument(
        "--by",
        metavar="NAME,...",
        help="count cables by day, month, year, post, country, region, tag, tag_name, tag_kind, classification, "
        "precedence, archive",
    )
    command.add_argument("--plot", metavar="OUT", help="draw what --by counts: .png, .svg or .pdf (needs matplotlib)")
    command.add_argument(
        "--agreement", action="store_true", help="count on which classifications archives and cables agree"
    )
    add_inputs(command)


def add_index(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `index`."""
    command.add_argument("inputs", metavar="IN", nargs="+", help=INPUTS)
    words = "the database; files that it already has are not read again"
    command.add_argument("-o", "--output", metavar="CABLES.db", required=True, help=words)
    command.add_argument("--jobs", type=positive, metavar="N", default=1, help=JOBS)
    command.add_argument("--table", type=said_of_columns, metavar="text=NAME,...", help=TABLE)
    words = "also write what Datasette needs to know: datasette CABLES.db --metadata FILE.json"
    command.add_argument("--datasette", metavar="FILE.json", help=words)


def add_search(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `search`."""
    command.add_argument("database", metavar="CABLES.db", help="what `cablekit index` made")
    words = "words that are all in one paragraph; phrases in quotes; OR, NOT, NEAR, parentheses; ferr* for a beginning"
    command.add_argument("query", metavar="QUERY", nargs="+", help=words)
    command.add_argument("--post", metavar="POST", help="only cables of a post: ZENDA, 'Embassy Zenda'")
    command.add_argument("--date", metavar="DATE", help="only cables of a time: 1974, 1974-05, 1974-05-08, 1974..1976")
    command.add_argument("--tags", metavar="CODE,...", help="only cables that have all these TAGS")
    levels = "only units of a level, by their effective mark: SECRET, S, ..CONFIDENTIAL, SECRET.."
    command.add_argument("--classification", metavar="LEVEL", help=levels)
    words = "print at most N hits, or all (default: 20)"
    command.add_argument("--limit", type=positive_or_all, metavar="N", default=20, help=words)
    command.add_argument("--json", action="store_true", help="print JSON, one line per hit")


def add_schema(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `schema`."""
    names = "RELAX NG, the same in compact syntax, or XSD for the XML; JSON Schema for the dict and JSON"
    command.add_argument("name", choices=SCHEMAS, help=names)
    add_output(command, "a file (default: standard output)")


def add_completion(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `completion`."""
    command.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
    add_output(command, "a file (default: standard output)")


def positive(word: str) -> int:
    """Read a number that is at least 1."""
    if not (word.isdecimal() and int(word)):
        raise argparse.ArgumentTypeError(f"expected a number that is at least 1, got {word!r}")
    return int(word)


def positive_or_all(word: str) -> int | None:
    """
    Read a number that is at least 1, or `all`, which is None.

    >>> positive_or_all("7"), positive_or_all("all")
    (7, None)
    """
    return None if word == "all" else positive(word)


def said_of_columns(word: str) -> tuple[tuple[str, str], ...]:
    """
    Read what the columns of a table hold.

    >>> said_of_columns("text=body,id=refid")
    (('text', 'body'), ('id', 'refid'))
    """
    pairs = [pair.partition("=") for pair in word.split(",")]
    if not all(value and name for value, _, name in pairs):
        raise argparse.ArgumentTypeError(f"expected names such as text=body,id=refid, got {word!r}")
    return tuple((value.strip(), name) for value, _, name in pairs)


#: In the order of the help.
COMMANDS: Final[dict[str, Command]] = {
    "convert": Command(
        add_convert,
        "write cables as text, XML, JSON, CSV, web pages, or records for catalogs",
        "cablekit convert 08ZENDA0910.txt -o 08ZENDA0910.xml",
        "cablekit convert 1974/ -o 1974.jsonl --jobs 4 --errors errors.jsonl",
        "cablekit convert 1974/ -o 1974.csv --columns id,date,subject,tags",
        "cablekit convert 1974/ -o 1974.parquet --jobs 4 --resume",
        "cablekit convert many.jsonl --to text -o folder",
    ),
    "show": Command(
        add_show,
        "show a cable in the terminal",
        "cablekit show 08ZENDA0910.txt",
        "cablekit show --full 08ZENDA0910.txt",
    ),
    "get": Command(
        add_get,
        "print fields of many cables, one line per cable",
        "cablekit get subject 1974/",
        "cablekit get id,catalog.date,tags 1974/ > 1974.tsv",
        "cablekit get id,wrappers.Concepts 1974/ --json",
        "cablekit get id,date,subject 1974/ --jobs 4",
    ),
    "cite": Command(
        add_cite,
        "cite cables, or a paragraph of one, as plain text",
        "cablekit cite 08ZENDA0910.txt --paragraph 4",
        "cablekit cite 1979/ --style frus > notes.txt",
    ),
    "check": Command(
        add_check,
        "report what is odd in cables",
        "cablekit check 08ZENDA0910.txt",
        "cablekit check 1974/ --summary --jobs 4",
        "cablekit check 1974/ --min-severity warning --code number-gap,number-repeat",
    ),
    "diff": Command(
        add_diff,
        "report what differs between two cables; the exit status is 1 if anything does",
        "cablekit diff draft.txt 08ZENDA0910.txt",
        "cablekit diff old.xml new.xml --json",
    ),
    "collate": Command(
        add_collate,
        "align several copies of one cable",
        "cablekit collate export.txt page.html release.txt",
        "cablekit collate export.txt release.txt --to text",
        "cablekit collate export.txt release.txt -o 08ZENDA0910.tei.xml",
    ),
    "redact": Command(
        add_redact,
        "take out everything above a classification level",
        "cablekit redact 08ZENDA0910.txt --above UNCLASSIFIED -o released.txt",
        "cablekit redact 1974/ --above C -o released/",
        "cablekit redact 1974/ --above U --to xml -o released.xml",
    ),
    "stats": Command(
        add_stats,
        "count characters by kind, fields, and disagreements with archives; or cables by post, tag, month ...",
        "cablekit stats 1974/",
        "cablekit stats 1974/ --json --jobs 4",
        "cablekit stats 1974/ --by month,post > months.tsv",
        "cablekit stats 1974/ --by month,classification --plot months.png",
        "cablekit stats 1974/ --agreement",
    ),
    "graph": Command(
        add_graph,
        "write which cable refers to which, who answers whom, and who writes to whom",
        "cablekit graph 1974/ -o refs.graphml",
        "cablekit graph 1974/ -o refs.gexf --kinds reference,reply --jobs 4",
        "cablekit graph 1974/ -o refs.csv",
        "cablekit graph 1974/ --threads > threads.tsv",
    ),
    "index": Command(
        add_index,
        "write cables into an SQLite database for search",
        "cablekit index 1974/ -o cables.db",
        "cablekit index 1973/ 1974/ more.jsonl -o cables.db --jobs 4",
        "cablekit index 1974/ -o cables.db --datasette metadata.json",
    ),
    "search": Command(
        add_search,
        "find the paragraphs that have some words",
        "cablekit search cables.db bridge toll",
        "cablekit search cables.db '\"castle bridge\" OR ferry' --post ZENDA --date 1974..1976",
        "cablekit search cables.db 'bridge NEAR toll' --classification ..CONFIDENTIAL --tags PREL --json",
    ),
    "schema": Command(
        add_schema,
        "print a schema",
        "cablekit schema xsd -o cablekit.xsd",
    ),
    "completion": Command(
        add_completion,
        "print the script that lets a shell complete commands and options",
        "cablekit completion bash -o ~/.local/share/bash-completion/completions/cablekit",
    ),
}
