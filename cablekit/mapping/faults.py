"""What is wrong with a dict, and where: cattrs gathers it level by level, a `ReadError` tells all of it in one line."""

from typing import Any

from cablekit.errors import ReadError

#: Whole numbers stay where every JSON reader has them exactly.
WHOLE = 2**53 - 1
#: How much of a wrong value or a wrong key is shown.
SHOWN = 40
#: Keys that have another name now, by their path.
RENAMED = {"$.cable.year": "year_hint"}
#: A path and what is wrong there.
Fault = tuple[str, str]


class ShapeError(Exception):
    """
    A value is not of the shape that its place asks for.

    Args:
        message: What is expected.
        below: The path from the value to what is wrong in it.

    >>> ShapeError("expected a string, got 7").below
    ''
    """

    def __init__(self, message: str, below: str = "") -> None:
        super().__init__(message)
        self.below = below


def step_of(step: Any) -> str:
    """
    Write one step of a path.

    >>> step_of("tags"), step_of(1), step_of("no name")
    ('.tags', '[1]', "['no name']")
    """
    if step.__class__ is str and step.isidentifier() and step.isascii() and len(step) <= SHOWN:
        return f".{step}"
    return f"[{step}]" if step.__class__ is int and abs(step) <= WHOLE else f"[{shown(step)}]"


def shown(value: Any) -> str:
    r"""
    Write a wrong value for a message: short, on one line, in JSON's words.

    >>> shown(None), shown(True), shown(7), shown([1]), shown("a\nb")
    ('null', 'true', '7', 'an array', "'a\\nb'")
    """
    kind = value.__class__
    if kind in WORDS:
        return WORDS[kind]
    if kind is str:
        return repr(value if len(value) <= SHOWN else f"{value[:SHOWN]}...")
    if kind is bool:
        return "true" if value else "false"
    if kind is float or (kind is int and abs(value) <= WHOLE):
        return repr(value)
    return f"a whole number of {value.bit_length()} bits" if kind is int else f"a Python {kind.__name__!r}"


WORDS: dict[type, str] = {type(None): "null", dict: "an object", list: "an array"}


def faults(error: Exception, data: Any, path: str) -> list[Fault]:
    """
    List what cattrs found wrong in *data*, in the order of the data.

    >>> faults(ShapeError("expected a string, got 7"), 7, "$.cable.encoding")
    [('$.cable.encoding', 'expected a string, got 7')]
    """
    from cattrs import BaseValidationError, ForbiddenExtraKeysError

    if not isinstance(error, BaseValidationError):
        return [(path, str(error))]
    noted, bare = error.group_exceptions()  # type: ignore[attr-defined]  # of each of its subclasses
    wrong: dict[Any, Exception] = {getattr(note, "name", None) or note.index: inner for inner, note in noted}
    told = [(path, str(inner)) for inner in bare if not isinstance(inner, ForbiddenExtraKeysError)]
    unknown = {key for inner in bare if isinstance(inner, ForbiddenExtraKeysError) for key in inner.extra_fields}
    for step in data if data.__class__ is dict else wrong:
        if step in unknown:
            told.append((path + step_of(step), key_fault(step, path + step_of(step))))
        elif step in wrong:
            told += faults(wrong[step], data[step], path + step_of(step))
    return told


def key_fault(key: Any, path: str = "") -> str:
    """
    Say what is wrong with a key that no field has.

    >>> key_fault("nmae"), key_fault(7), key_fault("year", "$.cable.year")
    ('unknown key', 'expected a key that is a string', 'unknown key; it is now called year_hint')
    """
    if path in RENAMED:
        return f"unknown key; it is now called {RENAMED[path]}"
    return "unknown key" if key.__class__ is str else "expected a key that is a string"


def refuse(told: list[Fault]) -> None:
    """
    Raise what was found, if anything was.

    Raises:
        ReadError: Lists every fault with its path.

    >>> refuse([])
    """
    if len(told) == 1:
        raise ReadError(told[0][1], told[0][0])
    if told:
        raise ReadError(f"{len(told)} faults: " + "; ".join(f"{path}: {message}" for path, message in told))
