"""The boundary: what users call is checked by its annotations, and nothing but a `CableError` leaves it.

`_lazy` passes the functions of every public package through `checked`; the public methods have it as a decorator. A
call that goes well costs a look at the class of each argument. Which value is wrong is asked only after a failure: then
the nodes are walked, so that the error names the field.

Some errors pass as they are: those of the system (`OSError`, `MemoryError`), a missing extra (`ImportError`), and
the `TypeError` of a call with a wrong number of arguments or an unknown name.
"""

import inspect
import re
import sys
import typing
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache, wraps
from os import PathLike
from types import FrameType, FunctionType, GeneratorType, MethodType, NoneType, UnionType
from typing import Any, Final, NamedTuple, TypeVar, cast, get_args, get_origin

from cablekit._lazy import PublicNames
from cablekit.errors import CableError, ModelError, ReadError, shown

F = TypeVar("F", bound=Callable[..., Any])

#: The errors that are not the caller's fault.
PASSED: Final = (OSError, MemoryError, ImportError)
#: The functions that read: their arguments come from elsewhere, so that a wrong one is a `ReadError`.
READING: Final = ("from_", "read", "load", "parse", "each_", "digest_", "validate_")
#: How deep values are looked into, and how many classes a rule remembers.
DEEPEST: Final = 200
MOST_CLASSES: Final = 64
#: What JSON readers take exactly; a longer number is an oversight.
LARGEST: Final = 2**53 - 1
#: What is wrong with a string where the system or a codec refuses one.
UNUSUAL: Final = re.compile("[\0\ud800-\udfff]")
WORDS: Final[dict[Any, str]] = {
    str: "a string",
    int: "a whole number",
    bool: "True or False",
    NoneType: "None",
    type: "a class",
    Callable: "a function",
    Mapping: "a dict",
    PathLike: "a path",
    typing.BinaryIO: "a file opened in binary mode",
}


def checked(function: F) -> F:
    """
    Make a function whose wrong arguments are `CableError`s that name the argument, and from which no other error comes.

    >>> def half(number: int) -> float: return number / 2
    >>> checked(half)("seven")
    Traceback (most recent call last):
    cablekit.errors.ModelError: number: expected a whole number, got 'seven'
    """
    boundary = Boundary(function)

    @wraps(function)
    def call(*args: Any, **options: Any) -> Any:
        try:
            for known, value in zip(boundary.known, args):  # noqa: B905 - which takes longer with `strict`
                if type(value) not in known:
                    boundary.check(args)
                    break
            if options:
                boundary.check_named(options)
            result = function(*args, **options)
        except PASSED:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it becomes ours
            failed = boundary.explained(error, args, options)
        else:
            return boundary.iterated(result, args, options) if type(result) is GeneratorType else result
        try:
            raise failed  # outside of the handler, so that it holds no other error
        finally:
            del failed, args, options  # the traceback has this frame, and the frame would have the error and the text

    return cast("F", call)


class Rule:
    """What an argument has to be; the classes that were found right are remembered."""

    def __init__(self, hint: Any) -> None:
        self.hint: Any = hint
        self.known: set[type] = set()

    def fits(self, value: object) -> bool:
        """
        Whether a value is what the annotation says, at a first look.

        >>> Rule(int | None).fits(7), Rule(int | None).fits("seven")
        (True, False)
        """
        if not accepts(self.hint, value):
            return False
        if len(self.known) < MOST_CLASSES:
            self.known.add(type(value))
        return True


class Boundary:
    """The rules of a function; they are made when it is first called."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function: Callable[..., Any] = function
        self.rules: dict[str, Rule] = {}
        self.known: tuple[set[type], ...] = (set(),)
        self.is_method: bool = "." in function.__qualname__.rpartition("<locals>.")[2]
        self.error: type[CableError] = ReadError if function.__name__.startswith(READING) else ModelError

    def check(self, args: tuple[Any, ...]) -> None:
        """Raise for the first argument that is not what its annotation says."""
        self.check_named(dict(zip(self.rules or self.make_rules(), args, strict=False)))

    def check_named(self, options: dict[str, Any]) -> None:
        """Raise for the first named argument that is not what its annotation says."""
        rules = self.rules or self.make_rules()
        for name, value in options.items():
            rule = rules.get(name, ANYTHING)
            if type(value) not in rule.known and not rule.fits(value):
                raise self.error(wrong_value(rule.hint, value), name)

    def make_rules(self) -> dict[str, Rule]:
        """Make a rule of each annotation, in the order of the arguments; first those that need no name."""
        hints = typing.get_type_hints(self.function, localns=PublicNames())
        found = inspect.signature(self.function).parameters.values()
        single = [one for one in found if one.kind not in (one.VAR_POSITIONAL, one.VAR_KEYWORD)]
        rules = {one.name: Rule(hints.get(one.name, Any)) for one in single}
        self.rules = rules
        self.known = tuple(rules[one.name].known for one in single if one.kind is not one.KEYWORD_ONLY)
        return rules

    def iterated(self, items: Iterator[Any], args: tuple[Any, ...], options: dict[str, Any]) -> Iterator[Any]:
        """Yield what a generator yields, under the same rule for errors."""
        try:
            return (yield from items)
        except PASSED:
            raise
        except Exception as error:  # noqa: BLE001
            failed = self.explained(error, args, options)
        try:
            raise failed
        finally:
            del failed, args, options, items

    def explained(self, error: Exception, args: tuple[Any, ...], options: dict[str, Any]) -> Exception:
        """Return the error to raise in place of one: ours, which keeps no other error, and with it no text, alive."""
        error.__cause__ = error.__context__ = None
        if isinstance(error, CableError) and error.where:
            return error
        try:
            values = inspect.signature(self.function).bind(*args, **options).arguments
        except TypeError:
            return error  # the call itself is wrong, as Python says
        try:
            where, message = self.blame(values, error)
        except Exception:  # noqa: BLE001 - a value that cannot even be looked at
            where, message = next(iter(values), ""), described(error)
        where = where.removeprefix("self.")
        made = type(error)(error.message, where) if isinstance(error, CableError) else self.error(message, where)
        return made.with_traceback(error.__traceback__)

    def blame(self, values: dict[str, Any], error: Exception) -> tuple[str, str]:
        """Return which value made a call fail, and what is wrong with it."""
        found = [part for name, value in values.items() for part in parts_of(name, self.hint_of(name), value)]
        for where, hint, value in found:
            if value is MISSING:
                return where, "the object has no value for it: make it by calling its class"
            if not accepts(hint, value):
                return where, wrong_value(hint, value)
        suspects = [where for test in (is_foreign, is_unusual) for where, _, value in found if test(value)]
        if isinstance(error, RecursionError):
            return max(found, key=lambda part: len(part.where)).where, "nested too deeply, or in a circle"
        suspects += [name for name, value in values.items() if was_running(value, error)]
        leaves = self.is_method and isinstance(error, CableError)  # to its caller, who may be ours, to say where
        others = [] if leaves else sorted(values, key={"self", "cls"}.__contains__)
        return next(iter((*suspects, *others)), ""), described(error)

    def hint_of(self, name: str) -> Any:
        """Return the annotation of an argument."""
        return self.rules[name].hint if name in self.rules else Any


#: The rule of an argument without an annotation.
ANYTHING: Final = Rule(Any)
#: The value of a field that has none.
MISSING: Final = object()


class Part(NamedTuple):
    """A value inside an argument."""

    where: str
    hint: Any
    value: Any


def accepts(hint: Any, value: object) -> bool:
    """
    Whether a value is what an annotation says, at a first look: what is inside of it is not asked.

    >>> accepts(int | None, None), accepts(int, True), accepts(typing.Literal["a"], 7), accepts(list[int], [""])
    (True, False, False, True)
    """
    origin = get_origin(hint) or hint
    if origin in (typing.Union, UnionType):
        return any(accepts(one, value) for one in get_args(hint))
    if origin is typing.Literal:
        return type(value) in {type(one) for one in get_args(hint)}  # which of the words it is, the function asks
    if origin is typing.BinaryIO:
        return hasattr(value, "read") or hasattr(value, "write")
    if origin is Any or not isinstance(origin, type):
        return True
    if origin is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, origin)


def wrong_value(hint: Any, value: object) -> str:
    """
    Say what was expected, and what there is.

    >>> wrong_value(int | None, "2008")
    "expected a whole number or None, got '2008'"
    """
    return f"expected {in_words(hint)}, got {shown(value)}"


def in_words(hint: Any) -> str:
    """
    Say what an annotation allows.

    >>> in_words(str | bytes | None), in_words(typing.Literal["raise", "keep"]), in_words(list[int])
    ('a string, bytes or None', "'raise' or 'keep'", 'a list')
    """
    origin = get_origin(hint) or hint
    if origin in (typing.Union, UnionType):
        return listed([in_words(one) for one in get_args(hint)])
    if origin is typing.Literal:
        return listed([repr(one) for one in get_args(hint)])
    if origin in WORDS:
        return WORDS[origin]
    name = getattr(origin, "__name__", str(origin))
    if origin is bytes:
        return name
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"


def listed(words: list[str]) -> str:
    """
    Write alternatives; only the first one has its article.

    >>> listed(["a Cable", "a Header", "None"])
    'a Cable, Header or None'
    """
    text = " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
    return re.sub(r"(, | or )an? ", r"\1", text)


def described(error: Exception) -> str:
    """
    Say what another error says, and where in the package it came from.

    >>> described(KeyError("x"))
    "KeyError: 'x'"
    """
    try:
        text = str(error)
    except Exception:  # noqa: BLE001 - the error itself may be an object that raises
        text = ""
    at = ""
    for frame, line in frames_of(error):
        if "cablekit" in frame.f_globals.get("__name__", ""):
            at = f" ({frame.f_globals['__name__']}, line {line})"
    return f"{type(error).__name__}: {text[:200]}{at}"


def frames_of(error: Exception) -> Iterator[tuple[FrameType, int]]:
    """Yield what was running when an error was raised, each with its line, from the outside in."""
    trace = error.__traceback__
    while trace:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def parts_of(where: str, hint: Any, value: Any, depth: int = 0) -> Iterator[Part]:
    """Yield a value and what is inside of it: the fields of nodes, the items of tuples and lists."""
    yield Part(where, hint, value)
    if depth > DEEPEST:
        return
    if hasattr(type(value), "__attrs_attrs__"):
        for name, inner in field_hints(type(value)).items():  # type: ignore[arg-type]  # a class can be hashed
            with suppress(CableError):  # the sections of a cable of which only the header was read
                yield from parts_of(f"{where}.{name}", inner, getattr(value, name, MISSING), depth + 1)
    elif type(value) in (tuple, list):
        item = item_hint(hint)
        for at, one in enumerate(value):
            yield from parts_of(f"{where}[{at}]", item, one, depth + 1)
    elif type(value) is dict:
        for key, one in value.items():
            yield from parts_of(f"{where}[{shown(key)}]", Any, one, depth + 1)


@cache
def field_hints(cls: type) -> dict[str, Any]:
    """Return the annotation of each field of an attrs class."""
    hints = typing.get_type_hints(cls, localns=PublicNames())
    return {one.name: hints.get(one.name, Any) for one in getattr(cls, "__attrs_attrs__", ())}


def item_hint(hint: Any) -> Any:
    """
    Return the annotation of the items of a tuple or list.

    >>> item_hint(tuple[int, ...]), item_hint(Any)
    (<class 'int'>, typing.Any)
    """
    found = [
        args[0]
        for one in (hint, *get_args(hint))
        if get_origin(one) not in (typing.Union, UnionType, None) and (args := get_args(one))
    ]
    return found[0] if len(found) == 1 else Any


def was_running(value: object, error: Exception) -> bool:
    """
    Whether an error came out of a function or generator that a caller passed in.

    >>> def divide(number): return 1 / number
    >>> try: divide(0)
    ... except ZeroDivisionError as error: was_running(divide, error), was_running(len, error)
    (True, False)
    """
    if not isinstance(value, (FunctionType, MethodType, GeneratorType)):
        return False
    code = value.gi_code if isinstance(value, GeneratorType) else value.__code__
    return any(frame.f_code is code for frame, _ in frames_of(error))


def is_foreign(value: object) -> bool:
    """Whether a value is of a class that is neither Python's nor ours."""
    return type(value).__module__.partition(".")[0] not in {*sys.stdlib_module_names, "cablekit", "lxml"}


def is_unusual(value: object) -> bool:
    """Whether a value is right for its class but rarely meant: a huge number, a string with NUL or half a character."""
    if type(value) is int:
        return abs(value) > LARGEST
    return type(value) is str and UNUSUAL.search(value) is not None
