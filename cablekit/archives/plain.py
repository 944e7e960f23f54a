"""A telegram without anything of an archive around it: every file that is not of another form."""

from collections.abc import Iterator

from cablekit.archives.document import Document, Found


def recognise(_: Document) -> bool:
    """Whether a file is text: every file is (law 5)."""
    return True


def read_text(document: Document) -> Iterator[Found]:
    """Yield the telegram."""
    yield document.telegram()
