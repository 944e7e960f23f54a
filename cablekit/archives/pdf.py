"""A PDF: the text that pdftotext finds in it, laid out as on the page."""

from collections.abc import Iterator
from typing import Final

from cablekit.archives.document import Document, Found
from cablekit.errors import ReadError

PROGRAM: Final = "pdftotext"
MARK: Final = b"%PDF-"
#: How far into a file the mark may stand, and how long the program may take, in seconds.
TOP: Final = 1024
PATIENCE: Final = 120


def recognise(document: Document) -> bool:
    """
    Whether a file is a PDF.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b"%PDF-1.7"))
    True
    """
    return MARK in document.data[:TOP]


def read_pdf(document: Document) -> Iterator[Found]:
    """Yield the text of the pages."""
    yield document.inner_text(text_of(document.data, document.limits.max_bytes))


def text_of(data: bytes, most: int) -> str:
    """Let the program find the text, at most *most* bytes of it; -1 for all."""
    import shutil
    import subprocess

    program = shutil.which(PROGRAM)
    if program is None:
        raise ReadError(
            f"is a PDF; to read it, install the program {PROGRAM} (of poppler-utils) and set it on the PATH"
        )
    command = [program, "-layout", "-enc", "UTF-8", "-q", "-", "-"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ReadError(f"is a PDF, and {PROGRAM} failed: {error}") from error
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise ReadError(f"is a PDF that {PROGRAM} cannot read: {said or f'status {done.returncode}'}")
    return done.stdout[: most if most >= 0 else None].decode("utf-8", "replace")
