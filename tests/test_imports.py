"""The house stands: imports run one way, none hides in a function, and `import cablekit` stays light."""

import ast
import inspect
import json
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import cablekit

HOUSE = Path(cablekit.__file__).parent
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"errors", "late", "version", "drafts"}),
    frozenset({"source"}),
    frozenset({"vocabulary"}),
    frozenset({"model"}),
    frozenset({"telegram"}),
    frozenset({"walking", "wrapping"}),
    frozenset({"gaps", "assembling", "comparing"}),
    frozenset({"xml", "mapping"}),
    frozenset({"archives", "checking", "html", "records", "citations", "show"}),
    frozenset({"journal", "progress", "working"}),
    frozenset({"batch", "stats"}),
    frozenset({"cli", "__main__"}),
)
FLOOR = {room: floor for floor, layer in enumerate(LAYERS) for room in layer}
#: What a function may import for itself: slow to load, or an extra that need not be there.
LATE = frozenset({"cattrs", "pyarrow", "rich"})


def name_of(path: Path) -> str:
    """Give the dotted name of the module in *path*."""
    parts = path.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(HOUSE.rglob("*.py"))}


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
    """Give the modules that *node* imports, submodules named after `import` included."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = whole(module, node)
        for alias in node.names:
            yield full if (full := f"{base}.{alias.name}") in MODULES else base


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
    code = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HOUSE.parent)
    return set(json.loads(out.stdout))


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
    """Imports stand at the top; only cattrs and the extras may wait, and what the command line needs for one verb."""
    late_too = LATE | {"cablekit"} if room_of(module) == "cli" else LATE
    wrong = [
        f"{module}:{line} imports {target}"
        for target, line, late in imports(module)
        if late and target.split(".")[0] not in late_too
    ]

    assert wrong == []


def test_no_slow_module_is_imported_at_the_top() -> None:
    """Cattrs and the extras are never imported when a module of ours is."""
    wrong = [
        f"{module}:{line} imports {target}"
        for module in MODULES
        for target, line, late in imports(module)
        if not late and target.split(".")[0] in LATE
    ]

    assert wrong == []


def test_no_cycle() -> None:
    """No two modules need each other when they are imported."""
    graph = {
        module: {target for target, _, late in imports(module) if not late and target in MODULES and target != module}
        for module in MODULES
    }
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a cycle: {' -> '.join(error.args[1])}")

    assert len(order) == len(MODULES)


def test_import_loads_nothing_slow() -> None:
    """`import cablekit` loads no cattrs and no extra."""
    mine = loaded("import cablekit") - loaded("import attrs, lxml.etree")

    assert sorted(name for name in mine if name.split(".")[0] in LATE) == []


def test_import_reads_no_csv() -> None:
    """`import cablekit` opens no CSV file, by whatever reader."""
    code = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import cablekit\n"
        "print([name for name in opened if name.endswith('.csv')])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HOUSE.parent)

    assert out.stdout.strip() == "[]"


def test_all_is_sorted() -> None:
    """`cablekit.__all__` is sorted, without repeats."""
    assert list(cablekit.__all__) == sorted(set(cablekit.__all__))


def test_all_is_complete() -> None:
    """Every public name of the package is in `__all__`, and nothing else is; submodules count where they are named."""
    public = {
        name
        for name, value in vars(cablekit).items()
        if not name.startswith("_") and not (inspect.ismodule(value) and name not in cablekit.__all__)
    }

    assert public == {name for name in cablekit.__all__ if not name.startswith("_")}


@pytest.mark.parametrize("name", cablekit.__all__)
def test_every_public_name_has_a_docstring(name: str) -> None:
    """A name that users may call says what it does."""
    thing = getattr(cablekit, name)
    if isinstance(thing, str):
        return

    assert (inspect.getdoc(thing) or "").strip(), f"cablekit.{name} has no docstring"
