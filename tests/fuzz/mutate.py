"""
Measure whether the tests notice faults: `python tests/fuzz/mutate.py COUNT`.

COUNT small faults, drawn at random, are put into `cablekit/telegram` and `cablekit/xml`, one at a time; the run says
how many make a test fail. mutmut starts a Python for each mutant; here the tests are collected once, and each mutant is
a fork in which the code of one function is another. Only tests that call the function are run, the quickest first.

A mutant changes one comparison, one `and`, `or` or `not`, one number, string or truth value, one `+` or `-`, or one
name of a pair such as `any` and `all`. Docstrings, annotations and the words of error messages are left alone, and so
are patterns and tables at the top of modules. Hypothesis tries 25 examples and does not shrink.
"""

import argparse
import ast
import contextlib
import copy
import functools
import gc
import json
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any, Final, NamedTuple

import pytest

ROOT: Final = Path(__file__).parent.parent.parent
PACKAGES: Final = ("telegram", "xml")
#: Tests that take long or look at clocks, other processes or other packages.
LEFT_OUT: Final = (
    "test_scaling.py", "tests/convert", "tests/cli", "test_docs.py", "test_imports.py", "test_version.py",
    "test_schema.py", "test_vocabulary.py", "test_bad_input.py::test_row_15", "test_bad_input.py::test_row_27",
    "test_share_of_texts", "test_threads.py", "tests/bench", "tests/fuzz",
)  # fmt: skip
#: Seconds of the processor that the tests of one mutant may take; one that takes more hangs, which somebody notices.
PATIENCE: Final = 90
#: Seconds of the processor that one test may take, watched; longer ones are left out.
LONGEST: Final = 0.8
COMPARED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
PAIRS: Final = (
    ("any", "all"), ("min", "max"), ("startswith", "endswith"), ("lstrip", "rstrip"), ("find", "rfind"),
    ("upper", "lower"), ("start", "end"), ("match", "search"), ("partition", "rpartition"), ("append", "extend"),
)  # fmt: skip
RENAMED: Final = dict(PAIRS) | {second: first for first, second in PAIRS}
#: Calls whose strings are words for people.
MESSAGES: Final = {"ModelError", "ReadError", "TypeError", "fail"}


class Mutant(NamedTuple):
    """
    A small fault.

    Attributes:
        path: The module.
        function: The function that stands at the top of the module, or in a class there.
        line: The line.
        what: What is changed, and into what.
        code: The function's code with the fault in it.
        defaults: The defaults of its parameters that are constants, by number or name; a fault may be in one of them.
    """

    path: str
    function: str
    line: int
    what: str
    code: CodeType
    defaults: dict[int | str, Any]


Edit = tuple[str, ast.AST]


def edits(node: ast.AST) -> Iterator[Edit]:
    """Yield what a node can be changed into, and how to say it."""
    if isinstance(node, ast.Compare):
        for at, op in enumerate(node.ops):
            ops = [*node.ops[:at], COMPARED[type(op)](), *node.ops[at + 1 :]]
            yield "compare", ast.Compare(node.left, ops, node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield "and/or", ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not", node.operand
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        yield "plus/minus", ast.BinOp(node.left, ast.Sub() if isinstance(node.op, ast.Add) else ast.Add(), node.right)
    elif isinstance(node, ast.Constant):
        yield from (("constant", ast.Constant(value)) for value in others(node.value))
    elif isinstance(node, ast.Name) and node.id in RENAMED:
        yield "name", ast.Name(RENAMED[node.id], node.ctx)
    elif isinstance(node, ast.Attribute) and node.attr in RENAMED and isinstance(node.ctx, ast.Load):
        yield "name", ast.Attribute(node.value, RENAMED[node.attr], node.ctx)
    elif isinstance(node, ast.Break):
        yield "break", ast.Continue()
    elif isinstance(node, ast.Continue):
        yield "continue", ast.Break()


def others(value: object) -> Iterator[Any]:
    """Yield what stands instead of a constant."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, str):
        yield f"XX{value}XX"


def is_message(node: ast.AST) -> bool:
    """Say whether what stands in a node are words for people."""
    if isinstance(node, ast.Raise):
        return True
    if isinstance(node, ast.Assign):
        return any(isinstance(target, ast.Name) and target.id == "message" for target in node.targets)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MESSAGES


def places(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Yield where something can be changed below a node: the parent, the field, the number in a list."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for at, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            if isinstance(child, ast.AST) and not is_message(child):
                yield node, name, at
                yield from places(child)


def functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield the functions of a module, and of its classes, with their qualified names."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{one.name}", one) for one in node.body if isinstance(one, ast.FunctionDef))


def code_in(module: CodeType, name: str) -> CodeType:
    """Find a function's code in that of its module."""
    for const in module.co_consts:
        if isinstance(const, CodeType):
            if const.co_qualname == name:
                return const
            if name.startswith(f"{const.co_qualname}."):
                return code_in(const, name)
    raise LookupError(name)


def spots(only: set[str]) -> Iterator[tuple[Path, str, int, int]]:
    """Yield every possible mutant of the named modules, or of all: the module, the function, the place, the change."""
    for package in PACKAGES:
        for path in sorted((ROOT / "cablekit" / package).rglob("*.py")):
            if only and path.stem not in only:
                continue
            for name, function in functions(ast.parse(path.read_text(encoding="utf-8"))):
                for at, (parent, field, index) in enumerate(places(function)):
                    value = getattr(parent, field)
                    node = value if index is None else value[index]
                    yield from ((path, name, at, number) for number, _ in enumerate(edits(node)))


def made(path: Path, name: str, at: int, number: int, *, sound: bool = False) -> Mutant:
    """Make a mutant; a sound one, in which nothing is changed, shows whether the tests fail by themselves."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    function = dict(functions(tree))[name]
    parent, field, index = list(places(function))[at]
    value = getattr(parent, field)
    node = value if index is None else value[index]
    before = ast.unparse(node)
    _, new = list(edits(copy.copy(node)))[number]
    ast.copy_location(new, node)
    if sound:
        new = node
    elif index is None:
        setattr(parent, field, new)
    else:
        value[index] = new
    ast.fix_missing_locations(tree)
    what = f"{before} -> {ast.unparse(new)}"
    code = code_in(compile(tree, str(path), "exec"), name)
    return Mutant(str(path.relative_to(ROOT)), name, node.lineno, what, code, constant_defaults(function.args))


def constant_defaults(parameters: ast.arguments) -> dict[int | str, Any]:
    """Give the defaults of parameters that are constants; a function has them apart from its code."""
    nodes: dict[int | str, ast.expr | None] = dict(enumerate(parameters.defaults))
    nodes |= {one.arg: node for one, node in zip(parameters.kwonlyargs, parameters.kw_defaults, strict=True)}
    found: dict[int | str, Any] = {}
    for key, node in nodes.items():
        with contextlib.suppress(ValueError):
            found[key] = ast.literal_eval(node or ast.Name(""))
    return found


def put_in(mutant: Mutant, known: dict[tuple[str, str], list[FunctionType]]) -> bool:
    """Put a mutant's code, and its defaults, in the place of its function's; say whether there was any."""
    found = known.get((str(ROOT / mutant.path), mutant.function), [])
    for function in found:
        function.__code__ = mutant.code
        for key, value in mutant.defaults.items():
            if isinstance(key, str):
                function.__kwdefaults__ = (function.__kwdefaults__ or {}) | {key: value}
            else:
                before = function.__defaults__ or ()
                function.__defaults__ = (*before[:key], value, *before[key + 1 :])
    return bool(found)


def identity(entry: dict[str, Any]) -> tuple[object, ...]:
    """Give that by which a mutant is known again."""
    return tuple(entry[key] for key in ("path", "function", "line", "what"))


def known_functions() -> dict[tuple[str, str], list[FunctionType]]:
    """Find all functions by module and name; forget what was cached of their answers."""
    known: dict[tuple[str, str], list[FunctionType]] = {}
    for one in gc.get_objects():
        if isinstance(one, FunctionType):
            known.setdefault((one.__code__.co_filename, one.__code__.co_qualname), []).append(one)
    for cache in caches():
        cache.cache_clear()
    return known


def caches() -> list[Any]:
    """Find the functions that keep their answers."""
    return [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]  # noqa: SLF001 - has no other name


class Runner:
    """
    A plugin of pytest: it runs the collected tests once, then for each mutant those that call its function.

    Args:
        chosen: Which mutants.
        report: The file for the outcome of each, a line of JSON.
        workers: How many at a time.
        control: Whether nothing is changed: all must survive.
    """

    def __init__(
        self, chosen: list[tuple[Path, str, int, int]], report: Path, workers: int, *, control: bool = False
    ) -> None:
        self.control = control
        self.longest = LONGEST
        self.chosen = chosen
        self.report = report
        self.workers = workers
        self.failed = ""

    def pytest_sessionstart(self) -> None:
        """Let Hypothesis try little, and not shrink."""
        from hypothesis import HealthCheck, Phase, settings  # pytest wants to import it first

        settings.register_profile(
            "mutants", max_examples=25, deadline=None, database=None, derandomize=True,
            phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        settings.load_profile("mutants")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure."""
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run all."""
        items = [item for item in session.items if not any(part in item.nodeid for part in LEFT_OUT)]
        called = self.watch(items)
        known = known_functions()
        gc.freeze()
        running: dict[int, Mutant] = {}
        counts = {"killed": 0, "survived": 0}
        self.report.write_text("", encoding="utf-8")
        for spot in self.chosen:
            mutant = made(*spot, sound=self.control)
            own = called.get((str(ROOT / mutant.path), mutant.function), [])
            pid = os.fork()
            if not pid:
                os._exit(self.child(mutant, own, known))
            running[pid] = mutant
            if len(running) >= self.workers:
                self.reap(running, counts)
        while running:
            self.reap(running, counts)
        sys.stderr.write(f"{json.dumps(counts)}\n")
        return True

    def watch(self, items: list[pytest.Item]) -> dict[tuple[str, str], list[pytest.Item]]:
        """Run each test as it is, and say which call a function of ours, the quickest first."""
        seen: set[tuple[str, str]] = set()
        timed: list[tuple[float, pytest.Item, set[tuple[str, str]]]] = []
        kept = [one for one in caches() if f"{one.__module__}".startswith("cablekit")]

        def note(frame: FrameType, event: str, _: object) -> None:
            if event == "call" and "/cablekit/" in frame.f_code.co_filename:
                name = frame.f_code.co_qualname.partition(".<locals>")[0]
                seen.add((frame.f_code.co_filename, name))

        for item, after in zip(items, [*items[1:], None], strict=True):
            names = dict(item.dtest.globs) if isinstance(item, pytest.DoctestItem) else {}
            for one in kept:
                one.cache_clear()  # or only the first test would be seen to call it
            start = time.process_time()
            seen = set()
            sys.setprofile(note)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            sys.setprofile(None)
            if isinstance(item, pytest.DoctestItem):
                item.dtest.globs.update(names)  # a run clears them away
            if self.failed:
                sys.stderr.write(f"left out, fails as it is: {self.failed}\n")
                self.failed = ""
            elif time.process_time() - start < self.longest:
                timed.append((time.process_time() - start, item, seen))
        called: dict[tuple[str, str], list[pytest.Item]] = {}
        for _, item, own in sorted(timed, key=lambda one: one[0]):
            for function in own:
                called.setdefault(function, []).append(item)
        sys.stderr.write(f"{len(timed)} tests\n")
        return called

    def child(self, mutant: Mutant, items: list[pytest.Item], known: dict[tuple[str, str], list[FunctionType]]) -> int:
        """Run the tests of a mutant in a process of its own: 1 where one fails, 0 where none does."""
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE + 5))
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        if not put_in(mutant, known):
            return 3
        for item in items:
            try:
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            except BaseException:  # noqa: BLE001 - a mutant may raise anything
                return 1
            if self.failed:
                os.write(2, f"{mutant.function}:{mutant.line} fails {self.failed}\n".encode()) if self.control else None
                return 1
        return 0

    def reap(self, running: dict[int, Mutant], counts: dict[str, int]) -> None:
        """Wait for a mutant to end, and write down what became of it."""
        pid, status = os.wait()
        mutant = running.pop(pid)
        code = os.waitstatus_to_exitcode(status)
        outcome = "survived" if code == 0 else "not found" if code == 3 else "killed"
        counts[outcome] = counts.get(outcome, 0) + 1
        entry = mutant._asdict() | {"outcome": outcome, "exit": code}
        del entry["code"], entry["defaults"]
        with self.report.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")


def main() -> None:
    """Run as the command line asks."""
    options = argparse.ArgumentParser(description="Count the small faults that the tests notice.")
    options.add_argument("count", type=int, help="how many, drawn at random")
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--only", default="", metavar="MODULES", help="of these modules: references,authority")
    options.add_argument("--report", type=Path, default=Path("mutants.jsonl"))
    options.add_argument(
        "--again", type=Path, metavar="REPORT", help="only those that survived there, and by all tests"
    )
    options.add_argument("--control", action="store_true", help="change nothing: all must survive")
    asked = options.parse_args()
    everything = list(spots(set(asked.only.split(",")) - {""}))
    chosen = random.Random(asked.seed).sample(everything, asked.count)
    if asked.again:
        entries = [json.loads(line) for line in asked.again.read_text(encoding="utf-8").splitlines()]
        living = {identity(entry) for entry in entries if entry["outcome"] == "survived"}
        chosen = [spot for spot in chosen if identity(made(*spot)._asdict()) in living]
    sys.stderr.write(f"{len(chosen)} of {len(everything)} possible mutants\n")
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    runner = Runner(chosen, asked.report.absolute(), asked.workers, control=asked.control)
    runner.longest = 60.0 if asked.again else LONGEST
    words = ["-o", "addopts=--import-mode=importlib", "-p", "no:cacheprovider", "-p", "no:terminal"]
    words += ["--doctest-modules", "tests"]
    pytest.main([*words, *(f"cablekit/{package}" for package in PACKAGES)], plugins=[runner])


if __name__ == "__main__":
    main()
