"""Many cables as one TEI corpus, written cable by cable."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from cablekit.errors import ModelError
from cablekit.exports.tei.document import NAMESPACE, TeiProfile, document, require_number, require_profile
from cablekit.exports.tei.markup import DECLARATION, element, words
from cablekit.exports.tei.streams import File, write_stream
from cablekit.model import Cable
from cablekit.model.cable import as_cable

TITLE: Final = "Telegrams of the U.S. Department of State"


def to_tei_corpus(
    cables: Iterable[Cable],
    target: File,
    *,
    title: str = TITLE,
    profile: TeiProfile | None = None,
    number: int = 1,
    ism: bool = False,
) -> int:
    """
    Write cables as one TEI corpus: a `teiCorpus` with a document for each.

    Args:
        cables: The cables, at least one; an iterator is fine, only one is in memory at a time.
        target: A path, at which the whole file appears or nothing; or a file opened in binary mode.
        title: What the corpus is of.
        profile: As in `to_tei`.
        number: The number of the first document; the others follow it. It is part of every `xml:id`.
        ism: As in `to_tei`.

    Returns:
        How many cables were written.

    Raises:
        ModelError: One of them is not a cable, or cannot be written; there is none.
        OSError: The file cannot be written.

    Source: TEI P5 4.12, `teiCorpus`.

    >>> import io
    >>> to_tei_corpus([Cable(year_hint=1979), Cable(year_hint=2008)], io.BytesIO())
    2
    """
    require_profile(profile)
    found = iter(cables)
    first = next(found, None)
    if first is None:
        raise ModelError("a corpus has at least one cable", "cables")
    texts = documents(chain([first], found), profile, require_number(number), ism=ism)
    return write_stream(target, head(title), texts, b"</teiCorpus>\n")


def head(title: str) -> bytes:
    """Write what is above the first document."""
    described = [
        element("titleStmt", element("title", words(title))),
        element("publicationStmt", element("authority", "U.S. Department of State")),
        element("sourceDesc", element("p", "Telegrams; the header of each says where it comes from.")),
    ]
    top = element("teiHeader", element("fileDesc", described))
    return f'{DECLARATION}<teiCorpus xmlns="{NAMESPACE}">\n{top}\n'.encode()


def documents(cables: Iterable[Cable], profile: TeiProfile | None, number: int, *, ism: bool) -> Iterator[bytes]:
    """Yield the documents; the ids of each begin with its number."""
    for at, cable in enumerate(cables, number):
        text = document(as_cable(cable), profile=profile, number=at, prefix=f"d{at}-", ism=ism)
        yield f"{text}\n".encode()
