"""How much of a file is read at most: what a stranger sends is refused before it fills the memory."""

from typing import Final

from attrs import frozen

from cablekit.errors import ReadError

#: libxml2 goes no deeper; nor does a cable that anybody wrote.
DEEPEST: Final = 256
#: How many archives may have put their paper around one cable.
LAYERS: Final = 16


@frozen
class Limits:
    """
    How much is read; what passes a limit is a `ReadError`. None is no limit.

    Attributes:
        max_chars: Characters of one file, or of one record in CSV, JSON Lines and `<cables>`.
        max_depth: How deep JSON and XML may be nested; archives' wrappers nest 16 deep at most.
        max_count: Cables in one file.

    >>> import cablekit
    >>> cablekit.load(b"TAGS: PREL", limits=Limits(max_chars=5))
    Traceback (most recent call last):
    cablekit.errors.ReadError: <bytes>: has more than 5 characters, which is the limit; see cablekit.Limits
    """

    max_chars: int | None = 50_000_000
    max_depth: int | None = DEEPEST
    max_count: int | None = None

    @property
    def max_bytes(self) -> int:
        """
        How many bytes surely have too many characters, a mark before them too; -1 where there is no limit.

        >>> Limits(max_chars=10).max_bytes, Limits(max_chars=None).max_bytes
        (45, -1)
        """
        return -1 if self.max_chars is None else 4 * self.max_chars + 5

    def chars(self, count: int) -> None:
        """
        Make sure that so many characters may be read.

        Raises:
            ReadError: There are too many.

        >>> Limits().chars(7)
        """
        if self.max_chars is not None and count > self.max_chars:
            raise ReadError(f"has more than {self.max_chars} characters, which is the limit; see cablekit.Limits")

    def depth(self, count: int) -> None:
        """
        Make sure that something may be nested so deep.

        Raises:
            ReadError: It may not.

        >>> Limits().depth(7)
        """
        if self.max_depth is not None and count > self.max_depth:
            raise ReadError(f"is nested deeper than {self.max_depth}, which is the limit; see cablekit.Limits")

    def count(self, count: int) -> None:
        """
        Make sure that a file may hold so many cables.

        Raises:
            ReadError: It may not.

        >>> Limits().count(7)
        """
        if self.max_count is not None and count > self.max_count:
            raise ReadError(f"holds more than {self.max_count} cables, which is the limit; see cablekit.Limits")


#: The limits where none are given.
LIMITS: Final = Limits()
