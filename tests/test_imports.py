"""The house stands: imports run one way, none hides in a function, and `import cablekit` stays light."""

import ast
import importlib
import inspect
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import attrs
import pytest

import cablekit
from cablekit import Header
from cablekit._lazy import MODULE_OF, load_name

HOUSE = Path(cablekit.__file__).parent
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"errors", "_lazy", "_checked", "version", "_atomic", "_patterns", "_pool"}),
    frozenset({"source", "formats"}),
    frozenset({"vocabulary"}),
    frozenset({"model"}),
    frozenset({"telegram"}),
    frozenset({"xml", "mapping"}),
    frozenset({"checking"}),
    frozenset({"editing"}),
    frozenset({"exports"}),
    frozenset({"archives"}),
    frozenset({"corpus", "convert"}),
    frozenset({"arrow", "spark"}),
    frozenset({"cli", "__main__"}),
)
FLOOR = {room: floor for floor, layer in enumerate(LAYERS) for room in layer}
#: What a function may import for itself: slow to load and seldom wanted, or an extra that need not be there.
LATE = frozenset({"cattrs", "matplotlib", "pyarrow", "pyspark", "rich", "shutil", "sqlite3", "subprocess", "tempfile"})
#: And in the command line, which loads what a command needs.
LATE_IN_CLI = LATE | {"cablekit"}


def name_of(path: Path) -> str:
    """Give the dotted name of the module in *path*."""
    parts = path.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(HOUSE.rglob("*.py"))}
PACKAGES = [name for name, path in MODULES.items() if path.name == "__init__.py"]
for _package in PACKAGES:
    importlib.import_module(_package)  # each puts its names into MODULE_OF


def room_of(module: str) -> str:
    """Give the part of the house that *module* stands in; the package itself is the empty room."""
    return module.split(".")[1] if "." in module else ""


def whole(module: str, node: ast.ImportFrom) -> str:
    """Give the absolute name that the `from` of *node* means in *module*."""
    if not node.level:
        return node.module or ""
    package = module.split(".") if MODULES[module].name == "__init__.py" else module.split(".")[:-1]
    kept = package[: len(package) - node.level + 1]
    return ".".join([*kept, *([node.module] if node.module else [])])


def targets(module: str, node: ast.AST) -> Iterator[str]:
    """Give the modules that *node* imports: those that a package has the names from, and submodules."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = whole(module, node)
        for alias in node.names:
            full = f"{base}.{alias.name}"
            yield full if full in MODULES else MODULE_OF.get(base, {}).get(alias.name, base)


def imports(module: str) -> Iterator[tuple[str, int, bool]]:
    """Give each import of *module*: the name, the line, and whether it is inside a function."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    functions = [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    ]
    late = {id(node) for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        for target in targets(module, node):
            yield target, node.lineno if isinstance(node, ast.stmt) else 0, id(node) in late


def loaded(statement: str) -> set[str]:
    """Give the modules that a fresh Python has loaded after *statement*."""
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HOUSE.parent)
    return set(out.stdout.splitlines()[-1].split())


def test_every_module_has_its_layer() -> None:
    """A new part of the house is put on a floor before it is used."""
    rooms = {room_of(module) for module in MODULES} - {""}

    assert sorted(rooms - set(FLOOR)) == []


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_one_way(module: str) -> None:
    """A module imports its own floor and those below it, never the package itself or a floor above."""
    room = room_of(module)
    if not room:
        return
    wrong = [
        f"{module}:{line} imports {target}"
        for target, line, _ in imports(module)
        if target.split(".")[0] == "cablekit"
        and (there := room_of(target)) != room
        and not (room in LAYERS[-1] and not there)
        and FLOOR.get(there, len(LAYERS)) > FLOOR[room]
    ]

    assert wrong == []


@pytest.mark.parametrize("module", MODULES)
def test_no_import_hides_in_a_function(module: str) -> None:
    """Imports stand at the top; what is slow may wait, and in the command line what one verb needs."""
    late_too = LATE_IN_CLI if room_of(module) == "cli" else LATE
    wrong = [
        f"{module}:{line} imports {target}"
        for target, line, late in imports(module)
        if late and target.split(".")[0] not in late_too
    ]

    assert wrong == []


def test_no_slow_module_is_imported_at_the_top() -> None:
    """What may wait does: it is never imported when a module of ours is."""
    wrong = [
        f"{module}:{line} imports {target}"
        for module in MODULES
        for target, line, late in imports(module)
        if not late and target.split(".")[0] in LATE
    ]

    assert wrong == []


def needs(module: str) -> set[str]:
    """Give the modules that are loaded before *module* is: what it imports, and the package that it stands in."""
    package, _, name = module.rpartition(".")
    wanted = {target for target, _, late in imports(module) if not late and target in MODULES}
    return (set() if module in MODULE_OF else wanted - {module}) | ({package} if name and package else set())


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_loads_none_of_its_modules(package: str) -> None:
    """A package that did would wait for a thread that loads one of them, and that thread for the package."""
    base = {"cablekit", "cablekit._lazy", "cablekit.version"} | {package, package.rpartition(".")[0]}
    mine = {name for name in loaded(f"import {package}") if name.split(".")[0] == "cablekit"}

    assert sorted(mine - base) == []


def test_no_cycle() -> None:
    """No two modules need each other when they are imported, the packages that they stand in included."""
    graph = {module: needs(module) for module in MODULES}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a cycle: {' -> '.join(error.args[1])}")

    assert len(order) == len(MODULES)


def test_import_loads_nothing() -> None:
    """`import cablekit` loads none of its modules but one, and nothing that is not the language's own."""
    mine = loaded("import cablekit") - loaded("import functools, importlib, threading, typing")

    assert sorted(mine) == ["cablekit", "cablekit._lazy"]


def test_all_names_load_nothing_slow() -> None:
    """All public names together load no cattrs and no extra, and nothing else that may wait."""
    mine = loaded("from cablekit import *") - loaded("import attrs, lxml.etree")

    assert sorted(name for name in mine if name.split(".")[0] in LATE) == []


READING = "import cablekit; cablekit.from_text('UNCLAS ZENDA 000910')"


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("from cablekit import Cable, Header, Paragraph", {"lxml", "cablekit.telegram", "cablekit.xml"}),
        (READING, {"lxml", "json", "cablekit.xml", "cablekit.mapping", "cablekit.archives", "cablekit.checking"}),
        (f"{READING}.serialize('dict')", {"lxml", "cablekit.xml", "cablekit.archives", "cablekit.checking"}),
        ("import cablekit.cli.main; cablekit.cli.main.main([])", {"attrs", "lxml", "concurrent", "cablekit.model"}),
        (
            "import cablekit.cli.main; cablekit.cli.main.main(['--version'])",
            {"attrs", "concurrent", "cablekit.model", "cablekit.archives", "cablekit.convert"},
        ),
        (
            "import cablekit.cli.main; cablekit.cli.main.main(['show', 'docs/examples/08ZENDA0910.txt'])",
            {"concurrent", "cablekit.convert", "cablekit.corpus", "cablekit.checking"},
        ),
    ],
)
def test_use_loads_what_it_needs(statement: str, absent: set[str]) -> None:
    """What a program does not use, it does not load."""
    found = loaded(statement)

    assert sorted(name for name in absent if name in found) == []


def test_import_reads_no_csv() -> None:
    """Loading all public names opens no CSV file, by whatever reader."""
    code = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "from cablekit import *\n"
        "print([name for name in opened if name.endswith('.csv')])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HOUSE.parent)

    assert out.stdout.strip() == "[]"


def test_all_is_sorted() -> None:
    """`cablekit.__all__` is sorted, without repeats."""
    assert list(cablekit.__all__) == sorted(set(cablekit.__all__))


def shown(package: str) -> dict[str, str]:
    """Give the names that *package* imports for type checkers alone, and the module of each."""
    tree = ast.parse(MODULES[package].read_text(encoding="utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    found = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    return {
        alias.name: target for node in found for alias, target in zip(node.names, targets(package, node), strict=True)
    }


@pytest.mark.parametrize("package", MODULE_OF)
def test_all_is_complete(package: str) -> None:
    """What type checkers are told, what is listed and what is loaded late are the same names of the same modules."""
    module = importlib.import_module(package)
    public = set(module.__all__) - {"READER"}

    assert shown(package) == {name: home for name, home in MODULE_OF[package].items() if name in public}
    assert public <= set(shown(package))
    assert public <= set(dir(module))


@pytest.mark.parametrize("package", MODULE_OF)
def test_every_name_is_at_home(package: str) -> None:
    """Every name that is loaded late is in the module that is said to have it, what the model asks for included."""
    for name, home in MODULE_OF[package].items():
        module = importlib.import_module(home)

        assert load_name(package, name) is (module if home == f"cablekit.{name}" else getattr(module, name))


def test_no_module_is_called_like_a_name() -> None:
    """A function of the package is not hidden by a module of the same name, whichever is loaded first."""
    rooms = {path.stem for path in HOUSE.iterdir()} - {"arrow", "spark", "vocabulary"}

    assert sorted(rooms & set(cablekit.__all__)) == []


def test_an_unknown_name() -> None:
    """A name that the package has not is an error that says so; a name that only the model asks for is none of its."""
    for name in ("from_txt", "gaps", "READERS"):
        with pytest.raises(AttributeError, match=f"module 'cablekit' has no attribute '{name}'") as caught:
            cablekit.__getattr__(name)
        assert (caught.value.name, caught.value.obj) == (name, cablekit)  # so that Python says "Did you mean"


@pytest.mark.parametrize(
    "statement",
    [
        "from cablekit import Paragraph; assert Paragraph.parse('1. (U) Open.').text == 'Open.'",
        "from cablekit.model import Header; assert Header(dtg='P 080915Z MAY 08').dtg.day == 8",
        "from cablekit.model.cable import Cable; assert Cable().serialize('xml').startswith(b'<')",
        "from cablekit.model.cable import Cable; assert Cable().gaps == ()",
        "import cablekit.checking; assert callable(cablekit.check)",
        "import cablekit.checking.disagreements; assert callable(cablekit.disagreements)",
        "from cablekit import *; assert vocabulary.tag('PREL').known and callable(check)",
        "import cablekit.vocabulary.tags; assert cablekit.vocabulary.tag('PREL').known",
    ],
)
def test_any_name_may_come_first(statement: str) -> None:
    """Whatever a program loads first, the rest is found."""
    loaded(statement)


@pytest.mark.parametrize("name", cablekit.__all__)
def test_every_public_name_has_a_docstring(name: str) -> None:
    """A name that users may call says what it does."""
    thing = getattr(cablekit, name)
    if isinstance(thing, str):
        return

    assert (inspect.getdoc(thing) or "").strip(), f"cablekit.{name} has no docstring"


# --- a room per field -----------------------------------------------------------------------------

#: Where header fields may be listed by name: their own rooms, and the class that holds them.
AT_HOME = ("cablekit.telegram.fields", "cablekit.model")
#: Elsewhere: the archives' own names for some of them (two), and the columns of the flat record, which are a promise.
MOST_LISTS = 6
#: A list of so many names of header fields is one that a new field would have to be added to.
FEWEST_NAMES = 3


def words_of(node: ast.AST) -> list[object]:
    """Give the constants of a literal collection: the keys of a dict, the members of the others."""
    members = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
    return [member.value for member in members if isinstance(member, ast.Constant)]


def lists_of_fields() -> list[str]:
    """Find the literal collections with three or more names of header fields that are not at home."""
    fields = {field.name for field in attrs.fields(Header)}
    return [
        f"{module}:{getattr(node, 'lineno', 0)}"
        for module, path in MODULES.items()
        if not module.startswith(AT_HOME)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Set | ast.List | ast.Tuple | ast.Dict)
        and len(fields.intersection(map(str, words_of(node)))) >= FEWEST_NAMES
    ]


def test_fields_are_listed_in_their_rooms() -> None:
    """What other modules need to know of a header field they take from its row, so that a new field is one module."""
    found = lists_of_fields()

    assert len(found) <= MOST_LISTS, found
    assert any(place.startswith("cablekit.corpus.records:") for place in found)  # the search finds what is there


def test_telegram_can_be_seen_at_a_glance() -> None:
    """The folder of the telegram has at most sixteen entries at its top."""
    entries = sorted(path.name for path in (HOUSE / "telegram").iterdir() if path.name != "__pycache__")

    assert len(entries) <= 16, entries
