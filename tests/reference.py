"""The pages of `docs/reference/` that are made from code, and `docs/llms.txt`: `python -m tests.reference` writes them.

`pages()` has what is in the repository, plain Markdown for any reader: all public names, the command line, the kinds of
pieces, the schemas. `autodoc_pages()` has what only the site shows (`docs/conf.py`): the whole docstring of each name.
`tests/test_reference.py` fails when a file is not what this command writes.
"""

import argparse
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, Final, NamedTuple

import attrs

import cablekit
from cablekit._lazy import FUNCTIONS, MODULE_OF
from cablekit.cli.arguments import COMMANDS, SCHEMAS
from cablekit.cli.main import commands_of, parser
from cablekit.source import FURNITURE
from cablekit.telegram.parse import NODE_KINDS
from cablekit.xml.names import PIECES

ROOT: Final = Path(__file__).parent.parent
DOCS: Final = ROOT / "docs"
MADE: Final = "This page is made from code: `python -m tests.reference` writes it."
#: The headings of the public names, by the folder or module that they are from; others are called as their folder.
GROUPS: Final = {
    "telegram": "Reading and writing text",
    "archives": "Files and archives",
    "model": "The values of a cable",
    "editing": "Editing, comparing, redacting",
    "checking": "Checks",
    "exports": "Exports",
    "corpus": "Tables, graphs, counts",
    "convert": "Converting many files",
    "xml": "XML",
    "mapping": "Dict and JSON",
    "vocabulary": "Code lists",
    "errors": "Errors",
}
#: What a piece is that is not a value of a field.
MEANINGS: Final = {
    "banner": "a line that a release or a site prints on each page",
    "blank": "blank lines, line endings, blanks around values",
    "cell": "a cell of a table",
    "counter": "a line of numbers that a relay prints",
    "end": "what ends a transmission, such as `NNN`, and the markings above it",
    "gap": "what stands where words are missing: withheld, blacked out, garbled",
    "head": "a line of the heading that belongs to no field",
    "label": "a label, its sign and the blanks after it: `SUBJECT: `",
    "marking": "a line that repeats the classification",
    "other": "what no rule understands; it is kept unchanged",
    "page": "a page line, with the page break around it",
    "pilcrow": "a paragraph sign, `¶`, before a number",
    "rule": "a line of dashes, stars or dots",
    "unread": "the body, where only the header was read",
    "wrapper": "what an archive prints around the telegram",
}


class Name(NamedTuple):
    """A public name: the package that has it, what it is called there, what it is, and the module that it is in."""

    package: str
    name: str
    value: Any
    home: str

    @property
    def full(self) -> str:
        """What users write: `cablekit.load`."""
        return f"{self.package}.{self.name}"

    @property
    def group(self) -> str:
        """The folder or module below `cablekit` that it is from."""
        return self.home.split(".")[1]


def packages() -> list[str]:
    """List the packages with public names, cablekit itself first."""
    below = [f"cablekit.{found.name}" for found in pkgutil.iter_modules(cablekit.__path__) if found.ispkg]
    modules = [importlib.import_module(name) for name in below]
    return ["cablekit", *(module.__name__ for module in modules if hasattr(module, "__all__"))]


def deep_names() -> list[str]:
    """List the names that docs/index.md calls public although no package lists them."""
    page = (DOCS / "index.md").read_text(encoding="utf-8")
    text = page.partition("\n## Public names\n")[2].partition("\n## ")[0]
    return re.findall(r"`(cablekit\.\w+\.\w+\.\w+)`", text)


def public_names() -> list[Name]:
    """List every public name once, where users find it first."""
    found = {
        (home, name): Name(package, name, getattr(importlib.import_module(package), name), home)
        for package in reversed(packages())
        for name, home in listed(package).items()
    }
    for full in deep_names():
        package, _, name = full.rpartition(".")
        found[package, name] = Name(package, name, getattr(importlib.import_module(package), name), package)
    return sorted(found.values(), key=lambda one: (one.package.count("."), one.full.lower()))


def listed(package: str) -> dict[str, str]:
    """Give the names of a package that are public, but for packages, and the module that each is in."""
    module = importlib.import_module(package)
    public = [name for name in module.__all__ if not isinstance(getattr(module, name), ModuleType)]
    return {name: MODULE_OF[package].get(name, package) for name in public}


def groups() -> dict[str, list[Name]]:
    """Give the public names of each group, in the order of `GROUPS`; groups that are not in it come last."""
    found: defaultdict[str, list[Name]] = defaultdict(list)
    for name in public_names():
        found[name.group].append(name)
    return {group: found[group] for group in (*GROUPS, *sorted(set(found) - set(GROUPS))) if group in found}


def title_of(group: str) -> str:
    """Give the heading of a group."""
    return GROUPS.get(group, group.replace("_", " ").capitalize())


# -- what docstrings and classes say -------------------------------------------------------------------------------


def sentence(value: Any) -> str:
    """Give the first paragraph of a docstring on one line."""
    return " ".join((inspect.getdoc(value) or "").partition("\n\n")[0].split())


def described(name: Name) -> str:
    """Give what a name is: the first paragraph of its docstring, or the comment above a constant."""
    if isinstance(name.value, (type, *FUNCTIONS)):
        return sentence(name.value)
    source = inspect.getsource(importlib.import_module(name.home))
    other = re.search(rf"(?m)^from (\S+) import {name.name}$", source)
    if other:
        source = inspect.getsource(importlib.import_module(other[1]))
    match = re.search(rf"(?m)^((?:#: ?.*\n)*){name.name}\b", source)
    return " ".join(line.removeprefix("#:").strip() for line in (match[1] if match else "").splitlines())


def section_of_attributes(cls: type[Any]) -> dict[str, str]:
    """Give what the docstring of a class says of each attribute."""
    section = (inspect.getdoc(cls) or "").partition("\nAttributes:\n")[2]
    found: dict[str, str] = {}
    for line in section.splitlines():
        match = re.match(r"    (\w+): (.*)", line)
        if match:
            found[match[1]] = match[2]
        elif line.startswith("     ") and found:
            found[next(reversed(found))] += f" {line.strip()}"
        elif line:
            break
    return found


def attributes_of(cls: type[Any]) -> dict[str, str]:
    """Give what is said of each attribute: in the docstring of the class, or in a comment behind it."""
    comments = re.findall(r"(?m)^    (\w+): .*  #: (.*)$", inspect.getsource(cls))
    return section_of_attributes(cls) | dict(comments)


def short_type(kind: Any) -> str:
    """Write a type without the modules of its names; a class may be named by a string until cattrs asks for it."""
    words = re.sub(r"\b(?:\w+\.)+(?=\w)", "", inspect.formatannotation(kind)) if kind is not None else ""
    return re.sub(r"ForwardRef\('(\w+)'\)|'([A-Z]\w+)'", r"\1\2", words)


def types_of(cls: type[Any]) -> dict[str, str]:
    """Give the type of each field of a class."""
    if attrs.has(cls):
        return {one.name: short_type(one.type) for one in attrs.fields(cls)}
    return {name: short_type(kind) for name, kind in getattr(cls, "__annotations__", {}).items()}


def members(cls: type[Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the fields, properties and methods of a class: name, type or signature, and what each is."""
    types, fields = types_of(cls), attributes_of(cls)
    for name, words in fields.items():
        yield name, types.get(name, ""), words
    if issubclass(cls, Enum):
        yield from ((one.name, "", f"`{one.value}`") for one in cls)
    own = {name: value for base in reversed(cls.__mro__) if is_ours(base) for name, value in vars(base).items()}
    for name, value in sorted(own.items()):
        if name[0] != "_" and name not in fields:
            inner = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
            inner = inspect.unwrap(inner) if callable(inner) else inner
            if isinstance(inner, FunctionType) and inner.__doc__:
                kind = returned(inner) if isinstance(value, property) else signature(inner)
                yield name, kind, sentence(inner)


def is_ours(cls: type[Any]) -> bool:
    """Whether a class is one of cablekit, not of Python."""
    return cls.__module__.startswith("cablekit.")


def returned(function: FunctionType) -> str:
    """Write what a function returns."""
    return short_type(inspect.signature(function).return_annotation)


def signature(function: Any) -> str:
    """Write the names of the arguments of a function; those in brackets may be left out."""
    found = []
    for one in inspect.signature(function).parameters.values():
        if one.name not in ("self", "cls"):
            star = "*" * (one.kind.name.startswith("VAR_") + (one.kind is one.VAR_KEYWORD))
            word = f"{star}{one.name}" + "=" * (one.kind is one.KEYWORD_ONLY)
            found.append(word if one.default is one.empty else f"[{word}]")
    return f"({', '.join(found)})"


# -- the pages in the repository -----------------------------------------------------------------------------------


def cell(words: str) -> str:
    """Write words as a cell of a table."""
    return words.replace("|", "\\|")


def code(words: str) -> str:
    """Write words as code; nothing stays nothing."""
    return f"`{words}`" if words else ""


def table(*rows: Iterable[str]) -> list[str]:
    """Write the lines of a table; the first row is its head."""
    lines = [f"| {' | '.join(map(cell, row))} |" for row in rows]
    return [lines[0], f"|{'---|' * (lines[0].count(' | ') + 1)}", *lines[1:], ""]


def name_rows(name: Name) -> Iterator[tuple[str, str, str]]:
    """Yield the rows of a public name: itself, and the members of a class."""
    is_class = isinstance(name.value, type)
    kind = "class" if is_class else signature(name.value) if isinstance(name.value, FUNCTIONS) else "constant"
    yield f"**`{name.full}`**", kind if kind in ("class", "constant") else code(kind), described(name)
    if is_class:
        short = name.full.removeprefix("cablekit.")
        for member, detail, words in members(name.value):
            yield f"`{short}.{member}`", code(detail), words


def names_page() -> Iterator[str]:
    """Yield the lines of the page of all public names."""
    yield from ("# All public names", "")
    yield "Every name that you may use, with the fields, properties and methods of each class, in one sentence each."
    yield "Search this page for a name, such as `Header.exempt`. `help(cablekit.load)` prints all that is known of one;"
    yield "on the site, each name leads to it. Arguments in brackets may be left out; those with `=` are given by name."
    yield from (MADE, "")
    for group, names in groups().items():
        yield from (f"## {title_of(group)}", "")
        yield from table(("name", "what", "what it is"), *(row for name in names for row in name_rows(name)))


def argument(action: argparse.Action) -> tuple[str, str]:
    """Write an argument as users type it, and its help."""
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    if action.option_strings:
        word = metavar or ("|".join(map(str, action.choices)) if action.choices else "")
        options = ", ".join(action.option_strings)
        return code(f"{options} {word}".strip() if action.nargs != 0 else options), action.help or ""
    return code((metavar or action.dest) + ("..." if action.nargs == "+" else "")), described_choices(action)


def described_choices(action: argparse.Action) -> str:
    """Give the help of an argument that is not an option, and what it may be."""
    choices = ", ".join(map(code, action.choices or ()))
    return f"{action.help} ({choices})" if choices and not action.metavar else action.help or ""


def commands_page() -> Iterator[str]:
    """Yield the lines of the page of commands."""
    yield from ("# All commands and options", "")
    yield "What `cablekit COMMAND --help` prints; [the command line](../command-line.md) shows what to do with it."
    yield from (MADE, "")
    own = commands_of(parser())
    for name, command in COMMANDS.items():
        yield from (f"## {name}", "", f"{command.words[0].upper()}{command.words[1:]}.", "")
        yield from table(("argument", "what it does"), *map(argument, own[name]._actions))  # noqa: SLF001
        yield from ("```text", *command.examples, "```", "")


def owners() -> dict[str, list[str]]:
    """Give the fields whose values are in pieces of each kind."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for shape, rows in NODE_KINDS.values():
        for field, row in rows.items():
            if f"{shape.__name__}.{field}" not in found[row.piece]:
                found[row.piece].append(f"{shape.__name__}.{field}")
    return found


def seen() -> dict[str, str]:
    """Give a short piece of each kind from the example cables."""
    found: dict[str, str] = {}
    for path in sorted((DOCS / "examples").glob("*.*")):
        for piece in cablekit.walk(cablekit.load(path)):
            words = piece.text.strip()
            if 0 < len(words) < 40 and "\n" not in words and "`" not in words:
                found.setdefault(piece.kind, words)
    return found


def pieces_page() -> Iterator[str]:
    """Yield the lines of the page of the kinds of pieces."""
    yield from ("# Kinds of pieces", "")
    yield "What the `kind` of a piece may be; [`walk`](../reading.md) yields them, and [the XML](../xml.md) has them."
    yield "Furniture is never part of a value. The pieces of a cable, joined, are its text."
    yield from (MADE, "")
    fields, examples = owners(), seen()
    rows = [
        (
            code(kind),
            MEANINGS.get(kind) or f"a value of {', '.join(map(code, fields[kind]))}",
            "yes" if kind in FURNITURE else "",
            code(examples.get(kind, "")),
        )
        for kind in sorted(PIECES)
    ]
    yield from table(("kind", "what it is", "furniture", "for example"), *rows)


def schema_file(name: str) -> Path:
    """Give the file of a schema."""
    folder = ROOT / "cablekit" / ("mapping" if name == "json" else "xml") / "schema"
    return next(path for path in folder.iterdir() if path.suffix == f".{name}")


def schemas_page() -> Iterator[str]:
    """Yield the lines of the page of the schemas."""
    yield from ("# Schemas", "")
    yield "The rules of [cablekit's XML](../xml.md) and of its dict and JSON, for other programs. RELAX NG decides."
    yield from (MADE, "")
    words = {"rng": "RELAX NG", "rnc": "RELAX NG, compact syntax", "xsd": "W3C XML Schema", "json": "JSON Schema"}
    rows = []
    for name in SCHEMAS:
        path = schema_file(name).relative_to(ROOT)
        python = "cablekit.mapping.json_schema()" if name == "json" else f'cablekit.xml.schema("{name}")'
        link = f"[`{path.name}`](../../{path.as_posix()})"
        rows.append((words[name], link, f"`cablekit schema {name}`", f"`{python}`"))
    yield from table(("language", "file in the package", "command", "in Python"), *rows)


@cache
def pages() -> dict[Path, str]:
    """Give the pages that are in the repository, by their file."""
    folder = DOCS / "reference"
    made = {"names": names_page, "commands": commands_page, "pieces": pieces_page, "schemas": schemas_page}
    return {folder / f"{name}.md": "\n".join(lines()) for name, lines in made.items()}


# -- llms.txt ------------------------------------------------------------------------------------------------------


def all_pages() -> list[Path]:
    """List the pages of the documentation, the front page first."""
    return sorted(DOCS.rglob("*.md"), key=lambda path: (path != DOCS / "index.md", path.relative_to(DOCS).as_posix()))


def plain(words: str) -> str:
    """Write Markdown on one line without links and code marks."""
    return " ".join(re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", words).replace("`", "").split())


def first_words(page: Path) -> tuple[str, str]:
    """Give the title of a page and the first sentence below it."""
    title, _, rest = page.read_text(encoding="utf-8").partition("\n")
    paragraph = plain(rest.strip().partition("\n\n")[0])
    return title.removeprefix("# "), re.split(r"(?<=[a-z0-9)][.?:]) (?=[A-Z])", paragraph, maxsplit=1)[0].rstrip(":")


def llms() -> Iterator[str]:
    """Yield the lines of `llms.txt`: each page, with its title and what it is for."""
    yield from ("# cablekit", "", f"> {plain(first_words(DOCS / 'index.md')[1])}", "", "## Pages", "")
    for page in all_pages():
        title, words = first_words(page)
        yield f"- [{plain(title)}]({page.relative_to(DOCS).as_posix()}): {words}"
    yield ""


# -- the pages of the site -----------------------------------------------------------------------------------------


def directive(name: Name) -> list[str]:
    """Write the lines by which Sphinx shows all of a name."""
    value = name.value
    if isinstance(value, type):
        return [f".. auto{'exception' if issubclass(value, Exception) else 'class'}:: {name.full}", ""]
    if isinstance(value, FUNCTIONS):
        return [f".. autofunction:: {name.full}", ""]
    return [f".. py:data:: {name.full}", "", f"   {described(name)}", ""]


def autodoc_pages() -> dict[str, str]:
    """Give the pages of the site that show each name with its whole docstring: reStructuredText, by the group."""
    found = {}
    for group, names in groups().items():
        title = title_of(group)
        lines = [title, "=" * len(title), "", ".. currentmodule:: cablekit", ""]
        found[group] = "\n".join((*lines, *(line for name in names for line in directive(name))))
    return found


def main() -> None:
    """Write the pages, then `llms.txt`, which reads them."""
    (DOCS / "reference").mkdir(exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")
    (DOCS / "llms.txt").write_text("\n".join(llms()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
