"""What can go wrong: the input is not what it says it is, or an object cannot be written.

    CableError
    +-- ReadError(ValueError)    the XML, the dict or the file is wrong; says where
    +-- ModelError(ValueError)   your object is wrong; names the field

`from_text` raises neither: every text reads.
"""


class CableError(Exception):
    """
    The root of cablekit's errors; never raised itself.

    Args:
        message: What is wrong and what to do, one line.
        where: The place: a line and column, or the path in a dict, or a field.

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
    The XML, the dict or the file is wrong; `where` says at which place.

    >>> issubclass(ReadError, ValueError)
    True
    """


class ModelError(CableError, ValueError):
    """
    The object cannot be written so that it reads back; `where` names the field.

    >>> ModelError("has a line end", "header.subject").where
    'header.subject'
    """
