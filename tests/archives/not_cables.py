"""Invented files of many shapes that hold no telegram, most of them with words that telegrams also have."""

import re
from pathlib import Path
from typing import Final

SEPARATED: Final = re.compile(r"^===== (.*)\n", re.MULTILINE)
#: The texts of `not_cables.txt`, by a name that says what each is.
TEXTS: Final = SEPARATED.split(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"))[1:]
#: Files that are not text.
BINARIES: Final = {
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" + bytes(range(256)),
    "picture of a camera": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\xa5" * 300,
    "program": b"\x7fELF\x02\x01\x01\x00\x00 SECRET ZENDA 910 \x00\x00",
    "library of a program": b"!<arch>\ndebian-binary   " + bytes(200),
    "zeros": bytes(5000),
    "every byte": bytes(range(256)) * 8,
    "text of two bytes per character": b"\xff\xfeT\x00O\x00:\x00 \x00a\x00l\x00l\x00",
}
NOT_CABLES: Final[dict[str, bytes]] = {
    **{name: text.encode() for name, text in zip(TEXTS[::2], TEXTS[1::2], strict=True)},
    **BINARIES,
}
