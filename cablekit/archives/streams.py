"""Files read step by step: never more at once than is needed, and with their beginning looked at first."""

import codecs
import io
from typing import Any, BinaryIO, Final

from cablekit.archives.limits import Limits
from cablekit.errors import ReadError

#: How much of a file is looked at to see what it is.
HEAD: Final = 1 << 16
#: How much of a file is read at once.
STEP: Final = 1 << 20


def read_up_to(file: BinaryIO, most: int) -> bytes:
    """Read at most *most* bytes of a file, step by step; -1 for all."""
    data = file.read(next_size(most))
    if not isinstance(data, bytes):
        raise ReadError("opened in text mode, which changes line endings; open it with 'rb'")
    chunks, size = [data], len(data)
    while data and not 0 <= most <= size:  # a pipe returns less than is asked for
        data = file.read(next_size(most - size if most >= 0 else -1))
        chunks.append(data)
        size += len(data)
    return b"".join(chunks)


def next_size(left: int) -> int:
    """Return how many bytes to ask for where *left* may be left; memory is taken for all that is asked for."""
    return min(left, STEP) if left >= 0 else STEP


def read_rest(head: bytes, file: BinaryIO, limits: Limits) -> bytes:
    """Read what is left of a file; a beginning shorter than was asked for is all of it."""
    most = limits.max_bytes
    if len(head) >= HEAD and not 0 <= most <= len(head):
        head += read_up_to(file, most - len(head) if most >= 0 else -1)
    if 0 <= most <= len(head):
        limits.chars(len(head))
    return head


class Rewound(io.RawIOBase):
    """A file whose beginning was already read, from the beginning."""

    def __init__(self, head: bytes, file: BinaryIO) -> None:
        self.head: memoryview = memoryview(head)
        self.file = file

    def readable(self) -> bool:
        """Whether the file can be read: it can."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer."""
        data = self.head[: len(buffer)] if self.head else self.file.read(len(buffer))
        self.head = self.head[len(data) :]
        buffer[: len(data)] = data
        return len(data)


class Narrowed(io.RawIOBase):
    """A file in an encoding with several bytes per sign, as UTF-8, so that its lines end where a byte says so."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        self.file = file
        self.encoding = encoding
        self.decoder: codecs.IncrementalDecoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
        self.data: memoryview = memoryview(b"")  # what was decoded and not yet read

    def readable(self) -> bool:
        """Whether the file can be read: it can."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer; what the encoding does not have is a `ReadError`."""
        while not self.data:
            read = self.file.read(HEAD)
            try:
                text = self.decoder.decode(read, final=not read)
            except UnicodeDecodeError as error:
                raise ReadError(f"is not {self.encoding.upper()} all through: {error.reason}") from error
            self.data = memoryview(text.encode("utf-8", "surrogatepass"))
            if not read:
                break
        data = self.data[: len(buffer)]
        self.data = self.data[len(data) :]
        buffer[: len(data)] = data
        return len(data)
