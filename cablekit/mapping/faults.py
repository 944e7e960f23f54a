"""What is wrong with a dict, and where: cattrs collects it level by level, one `ReadError` reports all of it."""

from typing import Any, Final

from cablekit.errors import ReadError

#: The largest whole number that every JSON reader takes exactly.
WHOLE: Final = 2**53 - 1
#: How much of a wrong value or a wrong key is shown.
SHOWN: Final = 40
#: Keys that have another name now, by their path.
RENAMED: Final = {"$.cable.year": "year_hint"}
WORDS: Final[dict[type, str]] = {type(None): "null", dict: "an object", list: "an array"}
#: A path and what is wrong there.
Fault = tuple[str, str]


class ShapeError(Exception):
    """A value does not have the shape that its place needs; *below* is the path from the value to the fault in it."""

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


def faults(error: Exception, data: Any, path: str) -> list[Fault]:
    """List what cattrs found wrong in *data*, in the order of the data."""
    from cattrs import BaseValidationError, ForbiddenExtraKeysError

    if not isinstance(error, BaseValidationError):
        return [(path, str(error))]
    noted, bare = error.group_exceptions()  # type: ignore[attr-defined]  # of each of its subclasses
    wrong: dict[Any, Exception] = {getattr(note, "name", None) or note.index: inner for inner, note in noted}
    found = [(path, str(inner)) for inner in bare if not isinstance(inner, ForbiddenExtraKeysError)]
    unknown = {key for inner in bare if isinstance(inner, ForbiddenExtraKeysError) for key in inner.extra_fields}
    for step in data if data.__class__ is dict else wrong:
        if step in unknown:
            found.append((path + step_of(step), key_fault(step, path + step_of(step))))
        elif step in wrong:
            found += faults(wrong[step], data[step], path + step_of(step))
    return found


def key_fault(key: Any, path: str = "") -> str:
    """Write what is wrong with a key that no field has."""
    if path in RENAMED:
        return f"unknown key; it is now called {RENAMED[path]}"
    return "unknown key" if key.__class__ is str else "expected a key that is a string"


def raise_faults(found: list[Fault]) -> None:
    """Raise one `ReadError` with every fault that was found, if there is one."""
    if len(found) == 1:
        raise ReadError(found[0][1], found[0][0])
    if found:
        raise ReadError(f"{len(found)} faults: " + "; ".join(f"{path}: {message}" for path, message in found))
