"""Where an archive's word on a cable and the cable's own differ (format.md 16, 18.4, 21)."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Final

from attrs import frozen

from cablekit.model import Cable, Classification, Wrapper
from cablekit.model.archive_values import PLACEHOLDER, Moment, bare_subject, moments_of, values_of
from cablekit.model.cable import as_cable
from cablekit.telegram.fields.captions import SENSITIVE
from cablekit.telegram.fields.class_line import read_classification
from cablekit.telegram.fields.tags import read_tags
from cablekit.vocabulary import canonical_id


@frozen
class Disagreement:
    """
    One thing on which an archive and the cable differ.

    Attributes:
        field: `id`, `date`, `classification`, `subject` or `tags`.
        cable_value: What the cable says, as text.
        archive_value: What the archive says, as it says it.
        archive: `nara`, `cablegate`, `site` ...
        known_untruth: Whether it is known why the archive is wrong: a placeholder, the pages' minutes.

    >>> Disagreement("id", "08ZENDA910", "08ZENDA911", "site").known_untruth
    False
    """

    field: str
    cable_value: str
    archive_value: str
    archive: str
    known_untruth: bool = False


#: 16. What an archive's classification says after `//`, and the captions that say the same.
CAPTIONS_MEANT: Final = {"FOR OFFICIAL USE ONLY": SENSITIVE, "SBU": SENSITIVE, "NOFORN": frozenset({"NOFORN"})}


def disagreements(cable: Cable) -> tuple[Disagreement, ...]:
    r"""
    List where archives and the cable differ on id, date, classification, subject and TAGS.

    Where one of them says nothing there is no disagreement. The text wins; both values are kept.

    Args:
        cable: A cable with wrappers.

    Returns:
        The disagreements, wrapper by wrapper, the outermost first.

    Raises:
        ModelError: It is no cable.

    Source: format.md 16, 18.4, 21.1, 22.3.

    >>> import attrs
    >>> cable = Cable.parse("R 090840Z MAY 08\n\nUNCLAS ZENDA 000911")
    >>> disagreements(attrs.evolve(cable, wrappers=(Wrapper("site", (("Identifier", "08ZENDA912"),)),)))
    ... # doctest: +NORMALIZE_WHITESPACE
    (Disagreement(field='id', cable_value='08ZENDA911', archive_value='08ZENDA912', archive='site',
    known_untruth=False),)
    """
    return tuple(found for wrapper in as_cable(cable).wrappers for found in differing(cable, wrapper))


def differing(cable: Cable, wrapper: Wrapper) -> Iterator[Disagreement]:
    """Yield where one wrapper and the cable differ."""
    values = values_of(wrapper)
    for field, compare in COMPARED.items():
        said = values.get(field, "")
        own = compare(cable, said, wrapper.archive) if said else None
        if own:
            known = field == "date" and is_untruth(cable.date, said, wrapper.archive)
            yield Disagreement(field, own, said, wrapper.archive, known)


def ids(cable: Cable, said: str, _: str) -> str | None:
    """Compare the ids, in one spelling (format.md 22.2)."""
    own = cable.id
    return own if own and canonical_id(own) != canonical_id(said) else None


def dates(cable: Cable, said: str, archive: str) -> str | None:
    """Compare the moments, as far as the archive tells them; a date that may be read in two ways may be either."""
    moments, own = moments_of(said, archive), cable.date
    if not moments or own is None or any(is_same(moment, own) for moment in moments):
        return None
    return f"{own:%Y-%m-%d %H:%M}"


def is_same(moment: Moment, own: dt.datetime) -> bool:
    """Whether an archive's moment is the cable's, as far as the archive tells it."""
    return moment.day == own.date() and (moment.hour is None or moment[1:] == (own.hour, own.minute))


def is_untruth(own: dt.datetime | None, said: str, archive: str) -> bool:
    """Whether it is known why an archive's date is wrong."""
    moment = next(iter(moments_of(said, archive)), None)
    if own is None or moment is None:
        return False
    if moment.day == PLACEHOLDER:
        return True
    on_page = Moment(own.date(), own.hour, own.hour % 12 or 12)
    return archive == "cablegate" and moment == on_page


def classifications(cable: Cable, said: str, _: str) -> str | None:
    """Compare the classifications; `//FOR OFFICIAL USE ONLY` agrees with the caption SENSITIVE (format.md 16)."""
    own, level = cable.classification, read_classification(said)
    if own is None or level is None:
        return None
    means = CAPTIONS_MEANT.get(said.partition("//")[2].upper(), frozenset())
    unsaid = bool(means) and not means.intersection(cable.header.captions) and not is_called_sensitive(cable)
    return own.value if own != level or unsaid else None


def is_called_sensitive(cable: Cable) -> bool:
    """Whether the cable calls itself sensitive in other words: SBU marks, official use."""
    if cable.classification is not Classification.UNCLASSIFIED:
        return False
    return any(one.portion and SENSITIVE.intersection(one.portion.controls) for one in cable.paragraphs)


def subjects(cable: Cable, said: str, _: str) -> str | None:
    """Compare the subjects, letters and figures alone; the archive's portion mark does not count."""
    own = cable.subject
    return own if own and letters(own) != letters(bare_subject(said)) else None


def letters(text: str) -> str:
    """Give the letters and figures of a text, in capitals."""
    return "".join(filter(str.isalnum, text)).upper()


def tags(cable: Cable, said: str, _: str) -> str | None:
    """Compare the TAGS, in whatever order."""
    own = cable.tags
    same = frozenset(map(letters, own)) == frozenset(map(letters, read_tags(said)))
    return ", ".join(own) if own and not same else None


#: How the word of the cable on each field is compared with what an archive says, and the archive's name.
COMPARED: Final[dict[str, Callable[[Cable, str, str], str | None]]] = {
    "id": ids,
    "date": dates,
    "classification": classifications,
    "subject": subjects,
    "tags": tags,
}
