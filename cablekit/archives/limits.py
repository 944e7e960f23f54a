"""How much of a file is read at most: a hostile file is refused before it fills the memory."""

from typing import Final

from attrs import frozen

from cablekit._checked import checked
from cablekit.errors import ReadError

#: libxml2 reads no deeper nesting, and no cable has it.
DEEPEST: Final = 256
#: How many layers of archives may be around one cable.
LAYERS: Final = 16
#: How many bytes are unpacked of any packed file before the ratio counts: texts with much repetition are short.
FREE: Final = 16 << 20


@frozen
class Limits:
    """
    How much is read; what passes a limit is a `ReadError`. None: no limit.

    Attributes:
        max_chars: Characters of one file, or of one record in CSV, JSON Lines and `<cables>`.
        max_depth: How deep JSON and XML may be nested; archives' wrappers are nested at most 16 deep.
        max_count: Cables in one file.
        max_unpacked: Bytes that are unpacked from one packed file, with the packed files inside it.
        max_ratio: How many times as long as a packed file its files may be; the first 16 MiB are always read.
        max_members: Files in one packed file, with those in the packed files inside it.
        max_layers: How many packed files may be one inside another; `.tar.gz` is two.

    >>> import cablekit
    >>> cablekit.load(b"TAGS: PREL", limits=Limits(max_chars=5))
    Traceback (most recent call last):
    cablekit.errors.ReadError: <bytes>: has more than 5 characters, which is the limit; see cablekit.Limits
    """

    max_chars: int | None = 50_000_000
    max_depth: int | None = DEEPEST
    max_count: int | None = None
    max_unpacked: int | None = 20_000_000_000
    max_ratio: int | None = 200
    max_members: int | None = 1_000_000
    max_layers: int | None = 6

    @property
    def max_bytes(self) -> int:
        """The number of bytes that are surely too many characters, including a mark before them; -1: no limit."""
        return -1 if self.max_chars is None else 4 * self.max_chars + 5

    @checked
    def chars(self, count: int) -> None:
        """Make sure that *count* characters may be read."""
        if self.max_chars is not None and count > self.max_chars:
            raise ReadError(f"has more than {self.max_chars} characters, which is the limit; see cablekit.Limits")

    @checked
    def depth(self, count: int) -> None:
        """Make sure that something may be nested *count* deep."""
        if self.max_depth is not None and count > self.max_depth:
            raise ReadError(f"is nested deeper than {self.max_depth}, which is the limit; see cablekit.Limits")

    @checked
    def count(self, count: int) -> None:
        """Make sure that a file may hold *count* cables."""
        if self.max_count is not None and count > self.max_count:
            raise ReadError(f"holds more than {self.max_count} cables, which is the limit; see cablekit.Limits")

    @checked
    def unpacked(self, count: int, packed: int) -> None:
        """Make sure that *count* bytes may be unpacked from a file of *packed* bytes."""
        if self.max_unpacked is not None and count > self.max_unpacked:
            raise ReadError(f"unpacks to more than {self.max_unpacked} bytes, which is the limit; see cablekit.Limits")
        if self.max_ratio is not None and count > max(FREE, self.max_ratio * packed):
            raise ReadError(
                f"unpacks to more than {self.max_ratio} times its size, which is the limit; see cablekit.Limits"
            )

    @checked
    def members(self, count: int) -> None:
        """Make sure that a packed file may hold *count* files."""
        if self.max_members is not None and count > self.max_members:
            raise ReadError(f"holds more than {self.max_members} files, which is the limit; see cablekit.Limits")

    @checked
    def layers(self, count: int) -> None:
        """Make sure that *count* packed files may be one inside another."""
        if self.max_layers is not None and count > self.max_layers:
            raise ReadError(f"is packed more than {self.max_layers} times, which is the limit; see cablekit.Limits")


#: The limits that are used if none are given.
LIMITS: Final = Limits()
