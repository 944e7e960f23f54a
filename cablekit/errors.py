"""The errors: the input is wrong, or an object cannot be written.

    CableError
    +-- ReadError(ValueError)    the XML, the dict or the file is wrong; says where
    +-- ModelError(ValueError)   your object is wrong; names the field

`from_text` raises neither for a string: every text can be read.
"""

from collections.abc import Sequence


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
