"""What is wrong with a dict, and where: all of it in one `ReadError`."""

from typing import Any, NamedTuple

from cablekit.errors import ReadError

#: Whole numbers stay where every JSON reader has them exactly.
WHOLE = 2**53 - 1
#: How much of a wrong value or a wrong key is shown.
SHOWN = 40


class Path(NamedTuple):
    """
    A place in a dict, from the root down.

    >>> str(Path(Path(None, "tags"), 1))
    '$.tags[1]'
    """

    above: "Path | None"
    step: Any

    def __str__(self) -> str:
        steps: list[str] = []
        path: Path | None = self
        while path is not None:
            steps.append(step_of(path.step))
            path = path.above
        return "$" + "".join(reversed(steps))


def step_of(step: Any) -> str:
    """
    Write one step of a path.

    >>> step_of("tags"), step_of(1), step_of("no name")
    ('.tags', '[1]', "['no name']")
    """
    if step.__class__ is str and step.isidentifier() and step.isascii() and len(step) <= SHOWN:
        return f".{step}"
    return f"[{step}]" if step.__class__ is int else f"[{shown(step)}]"


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


class Reading:
    """
    What is found out while a dict is read.

    Attributes:
        faults: Where something is wrong, and what.
        sourced: Whether a node brings its pieces along.

    >>> Reading().faults
    []
    """

    __slots__ = ("faults", "sourced")

    def __init__(self) -> None:
        self.faults: list[tuple[Path | None, str]] = []
        self.sourced = False

    def fault(self, path: Path | None, message: str) -> None:
        """
        Note what is wrong at a place.

        >>> reading = Reading(); reading.fault(Path(None, "year"), "expected a number"); len(reading.faults)
        1
        """
        self.faults.append((path, message))

    def refuse(self) -> None:
        """
        Raise what was noted, if anything was.

        Raises:
            ReadError: Lists every fault with its path.

        >>> Reading().refuse()
        """
        if not self.faults:
            return
        told = [(str(path or "$"), message) for path, message in self.faults]
        if len(told) == 1:
            raise ReadError(told[0][1], told[0][0])
        raise ReadError(f"{len(told)} faults: " + "; ".join(f"{path}: {message}" for path, message in told))
