"""The errors: the input is wrong, or an object cannot be written.

    CableError
    +-- ReadError(ValueError)    the XML, the dict or the file is wrong; says where
    +-- ModelError(ValueError)   your object is wrong; names the field

`from_text` raises neither for a string: every text can be read.
"""

from collections.abc import Sequence
from typing import Final

#: The longest message with its place, and the longest place (characters).
LONGEST: Final = 500
LONGEST_PLACE: Final = 160
#: The longest path inside a message.
LONGEST_PATH: Final = 50
#: How much of a wrong value is shown.
SHOWN: Final = 100


def cut(text: str, longest: int) -> str:
    """
    Shorten a text that is too long, and make a string of what is none.

    >>> cut("The bridge is open.", 13), cut(7, 13)
    ('The bridge...', '7')
    """
    text = text if type(text) is str else shown(text)
    return text if len(text) <= longest else f"{text[: longest - 3]}..."


def without_middle(text: str, longest: int) -> str:
    """
    Shorten a text that is too long in its middle: what is wrong comes first, and what to do last.

    >>> without_middle("The bridge is open; take the ferry.", 23), without_middle(7, 23)
    ('The bridge...the ferry.', '7')
    """
    text = text if type(text) is str else shown(text)
    end = (longest - 3) // 2
    return text if len(text) <= longest else f"{text[: longest - 3 - end]}...{text[-end:]}"


def shown(value: object) -> str:
    """
    Write a wrong value for a message: short, on one line, whatever it is; of a value that cannot be written its class.

    >>> shown("2008"), shown(10**5000), shown("x" * 1000)[-6:]
    ("'2008'", 'a value of int', 'xxx...')
    """
    try:
        text = repr(value[:SHOWN] if isinstance(value, str | bytes) else value)
    except Exception:  # noqa: BLE001 - it may be a number of too many digits, an object that raises, a circle
        text = f"a value of {type(value).__name__}"
    return cut(" ".join(text.splitlines()), SHOWN)


class CableError(Exception):
    """
    The base of cablekit's errors; only its subclasses are raised.

    Args:
        message: What is wrong and what to do, in one line.
        where: The place: a line and column, a path in a dict, or a field.

    >>> str(ReadError("expected a number", "$.cable.year_hint"))
    '$.cable.year_hint: expected a number'
    """

    def __init__(self, message: str, where: str = "") -> None:
        where = without_middle(where, LONGEST_PLACE)
        message = without_middle(message, LONGEST - len(where) - 2)
        super().__init__(message, where)
        self.message = message
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class ReadError(CableError, ValueError):
    """
    The XML, the dict or the file is wrong; `where` is the place.

    >>> issubclass(ReadError, ValueError)
    True
    """


class ModelError(CableError, ValueError):
    """
    The object cannot be written so that it reads back the same; `where` names the field.

    >>> ModelError("has a line break", "header.subject").where
    'header.subject'
    """


def did_you_mean(near: Sequence[str], otherwise: str = "") -> str:
    """
    Ask whether one of the names that are near is meant; *otherwise* is said if none is.

    >>> did_you_mean(["--jobs"]), did_you_mean([], "there are a, b")
    ('did you mean --jobs?', 'there are a, b')
    """
    return f"did you mean {' or '.join(near)}?" if near else otherwise
