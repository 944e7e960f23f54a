"""Where a cable, or what could not be read, was found."""

from attrs import field, frozen

from cablekit.errors import ModelError, shown
from cablekit.model.reading import with_named_errors


@frozen(field_transformer=with_named_errors)
class Place:
    """
    Where a cable was found, or something that could not be read.

    Attributes:
        path: The file, as the caller wrote its name; `<bytes>` if it has none.
        record: Which record of the file it is, from 1; None if the file is read as a whole.
        offset: Where it begins in the file, in bytes; None if that is not known.
        line: The line of the file on which it begins, from 1.
        is_exact: Whether the text of the cable is in the file as it is, beginning there: then each line of the text
            is a line of the file. It is not so in a web page, an e-mail, CSV, XML, JSON or a PDF.

    >>> str(Place("bridge.txt")), str(Place("bridges.jsonl", 2, 710, 2))
    ('bridge.txt', 'bridges.jsonl:2')
    """

    path: str
    record: int | None = None
    offset: int | None = 0
    line: int = 1
    is_exact: bool = field(default=False, eq=False, repr=False)

    def __str__(self) -> str:
        """Write it for a message: the path, and the line if it is one record of many."""
        return self.path if self.record is None else f"{self.path}:{self.line}"


def as_place(value: Place | str | None) -> Place | None:
    """Take a place, or a path as a place, or raise `ModelError` for anything else."""
    if value is None or value.__class__ is Place:
        return value
    if isinstance(value, str):
        return Place(str.__str__(value))
    raise ModelError(f"expected a Place or a path, got {shown(value)}", "place")
