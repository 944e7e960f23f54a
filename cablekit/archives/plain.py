"""A telegram as it is, with nothing of an archive around it; every file is one if it is nothing else."""

from collections.abc import Iterator

from cablekit.archives.document import Document, Found


def recognise(_: Document) -> bool:
    """
    Say yes: every text reads (law 5).

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b""))
    True
    """
    return True


def read_text(document: Document) -> Iterator[Found]:
    """
    Yield the telegram.

    >>> from cablekit.archives.document import decode
    >>> [cable.tags for cable in read_text(decode(b"TAGS: PREL, RU"))]
    [('PREL', 'RU')]
    """
    yield document.telegram()
