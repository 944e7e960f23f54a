"""Files packed by xz, unpacked in bounded memory: `LZMAFile` of the standard library takes as much as they ask for."""

import lzma
from typing import BinaryIO, Final

from cablekit.errors import ReadError

#: How much is read at once: what is left of it is copied where one of several joined files ends.
STEP: Final = 1 << 13
#: How much memory a file may ask for: `xz -9` takes 65 MiB.
MEMORY: Final = 256 << 20


class Xz:
    """What is in a packed file, unpacked step by step; one that asks for too much memory is a `ReadError`."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.unpacker: lzma.LZMADecompressor = new_unpacker()
        self.left: bytes = b""  # what was read and not yet given to it

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        data = b""
        while not data and not (self.unpacker.eof and self.is_whole()):
            if self.unpacker.needs_input and not self.left:
                self.left = self.file.read(STEP)
                if not self.left:
                    raise EOFError("it ends in the middle")
            try:
                data, self.left = self.unpacker.decompress(self.left, size), b""
            except lzma.LZMAError as error:
                if "Memory" in str(error):
                    raise ReadError(f"asks for more than {MEMORY >> 20} MiB of memory; pack it again") from error
                raise
        return data

    def is_whole(self) -> bool:
        """Whether the file ends here; several may be joined, with zeros between them."""
        self.left = self.unpacker.unused_data.lstrip(b"\0")
        while not self.left:
            more = self.file.read(STEP)
            if not more:
                return True
            self.left = more.lstrip(b"\0")
        self.unpacker = new_unpacker()
        return False


def new_unpacker() -> lzma.LZMADecompressor:
    """Return what unpacks an .xz file."""
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MEMORY)
