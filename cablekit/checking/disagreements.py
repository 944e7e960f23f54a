"""Where an archive's word on a cable and the cable's own differ (format.md 16, 18.4, 21)."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from attrs import frozen

from cablekit.model import Cable, Classification, Wrapper
from cablekit.model.cable import as_cable
from cablekit.model.identifiers import CABLE_IDS
from cablekit.model.values import MONTHS
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


class Moment(NamedTuple):
    """A day and, where the archive has it, the time."""

    day: dt.date
    hour: int | None = None
    minute: int | None = None


#: What the archives call each field; the first that has a value is taken.
NAMES: Final = {
    "id": CABLE_IDS,
    "date": ("Created", "Draft Date", "date", "Date Created"),
    "classification": ("Original Classification", "Classification", "classification"),
    "subject": ("Subject", "Cable title", "Title"),
    "tags": ("TAGS", "Tags"),
}
#: The heads of e-mails and the stamps of releases speak of themselves, not of the cable.
NOT_OF_THE_CABLE: Final = frozenset({"email", "foia", "smart"})
#: 18.4. What archives put where they have nothing.
NOTHING: Final = frozenset({"", "N/A", "NA", "NONE", "UNKNOWN"})
#: 18.4. What the system put where it had no date.
PLACEHOLDER: Final = dt.date(1960, 1, 1)
#: `2008-05-09 08:40:00`; `5/9/2008 8:40`; `09 MAY 1974`.
DATE: Final = re.compile(
    r"(?:(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
    r"|(?P<month2>[0-9]{1,2})/(?P<day2>[0-9]{1,2})/(?P<year2>[0-9]{4})"
    r"|(?P<day3>[0-9]{1,2}) (?P<word>[A-Za-z]{3}) (?P<year3>[0-9]{4}))"
    r"(?:[T ]{1,2}(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2}))?"
)
#: 16. What an archive's classification says after `//`, and the captions that say the same.
CAPTIONS_MEANT: Final = {"FOR OFFICIAL USE ONLY": SENSITIVE, "SBU": SENSITIVE, "NOFORN": frozenset({"NOFORN"})}
#: 13.2. A portion mark before a subject.
MARK: Final = re.compile(r"\([A-Z/]{1,6}\) ?")


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
    if wrapper.archive in NOT_OF_THE_CABLE:
        return
    for field, compare in COMPARED.items():
        said = word_of(wrapper, NAMES[field])
        own = compare(cable, said) if said else None
        if own:
            known = field == "date" and is_untruth(cable.date, moment_of(said), wrapper.archive)
            yield Disagreement(field, own, said, wrapper.archive, known)


def word_of(wrapper: Wrapper, names: Iterable[str]) -> str:
    """Give the first value under one of *names* that says something; otherwise the empty string."""
    values = (" ".join((wrapper.get(name) or "").split()) for name in names)
    return next((value for value in values if value.upper() not in NOTHING), "")


def ids(cable: Cable, said: str) -> str | None:
    """Compare the ids, in one spelling (format.md 22.2)."""
    own = cable.id
    return own if own and canonical_id(own) != canonical_id(said) else None


def dates(cable: Cable, said: str) -> str | None:
    """Compare the moments, as far as the archive tells them."""
    moment, own = moment_of(said), cable.date
    if moment is None or own is None:
        return None
    time = None if moment.hour is None else (own.hour, own.minute)
    differs = moment.day != own.date() or (time is not None and time != moment[1:])
    return f"{own:%Y-%m-%d %H:%M}" if differs else None


def is_untruth(own: dt.datetime | None, moment: Moment | None, archive: str) -> bool:
    """Whether it is known why an archive's date is wrong."""
    if own is None or moment is None:
        return False
    if moment.day == PLACEHOLDER:
        return True
    on_page = Moment(own.date(), own.hour, own.hour % 12 or 12)
    return archive == "cablegate" and moment == on_page


def moment_of(said: str) -> Moment | None:
    """Read an archive's date, with or without the time; None where it is not one."""
    match = DATE.match(said)
    if not match:
        return None
    word = (match["word"] or "").upper()
    try:
        month = MONTHS.index(word) + 1 if word else int(match["month"] or match["month2"])
        day = dt.date(int(match["year"] or match["year2"] or match["year3"]), month, day_of(match))
    except ValueError:
        return None
    return Moment(day, int(match["hour"]), int(match["minute"])) if match["hour"] else Moment(day)


def day_of(match: re.Match[str]) -> int:
    """Give the day of the month that an archive's date has."""
    return int(match["day"] or match["day2"] or match["day3"])


def classifications(cable: Cable, said: str) -> str | None:
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


def subjects(cable: Cable, said: str) -> str | None:
    """Compare the subjects, letters and figures alone; the archive's portion mark does not count."""
    own = cable.subject
    bare = said[match.end() :] if (match := MARK.match(said)) else said
    return own if own and letters(own) != letters(bare) else None


def letters(text: str) -> str:
    """Give the letters and figures of a text, in capitals."""
    return "".join(filter(str.isalnum, text)).upper()


def tags(cable: Cable, said: str) -> str | None:
    """Compare the TAGS, in whatever order."""
    own = cable.tags
    same = frozenset(map(letters, own)) == frozenset(map(letters, read_tags(said)))
    return ", ".join(own) if own and not same else None


COMPARED: Final[dict[str, Callable[[Cable, str], str | None]]] = {
    "id": ids,
    "date": dates,
    "classification": classifications,
    "subject": subjects,
    "tags": tags,
}
