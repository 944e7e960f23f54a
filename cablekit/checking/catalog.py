"""`Cable.catalog`: what is best known of a cable, from its own word and from its archives'."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from cablekit.model import Cable
from cablekit.model.archive_values import PLACEHOLDER, bare_subject, moments_of, values_of
from cablekit.model.catalog import CATALOG_FIELDS, OWN, Catalog
from cablekit.telegram.fields.class_line import read_classification
from cablekit.telegram.fields.tags import read_tags
from cablekit.vocabulary import canonical_id


def catalog_of(cable: Cable) -> Catalog:
    """
    Return what is best known of a cable; of several archives, the outermost that says it is taken.

    >>> from cablekit.model import Wrapper
    >>> catalog = catalog_of(Cable(wrappers=(Wrapper("site", (("Created", "2008-05-08 09:15"),)),)))
    >>> catalog.date.isoformat(), catalog.whose("date")
    ('2008-05-08T09:15:00+00:00', 'site')
    """
    found = {field: (value, OWN) for field in CATALOG_FIELDS if (value := getattr(cable, field))}
    for wrapper in cable.wrappers if len(found) < len(CATALOG_FIELDS) else ():
        for field, said in values_of(wrapper).items():
            if field not in found and (value := READERS[field](said, wrapper.archive)):
                found[field] = (value, wrapper.archive)
    values: dict[str, Any] = {field: value for field, (value, _) in found.items()}
    if isinstance(values.get("date"), tuple):
        values["date"], values["is_day"] = values["date"]
    owners = tuple((field, found[field][1]) for field in CATALOG_FIELDS if field in found)
    return Catalog(**values, owners=owners)


def archive_date(cable: Cable) -> tuple[dt.datetime, bool] | None:
    """Return the date that an archive gives, whatever the cable says, and whether it is only a day."""
    said = ((values_of(wrapper).get("date", ""), wrapper.archive) for wrapper in cable.wrappers)
    return next((date for one in said if (date := read_date(*one))), None)


def archive_value(cable: Cable, field: str) -> str | None:
    """Return what the archives say of a field, as the outermost that says it does, whatever the cable says."""
    said = (values_of(wrapper).get(field) for wrapper in cable.wrappers)
    return next((value for value in said if value), None)


def read_date(said: str, archive: str) -> tuple[dt.datetime, bool] | None:
    """
    Read an archive's date, and whether it is only a day; the system's word for no date is none (format.md 18.4).

    >>> read_date("14 AUG 1979", "nara"), read_date("01 JAN 1960", "nara")
    ((datetime.datetime(1979, 8, 14, 0, 0, tzinfo=datetime.timezone.utc), True), None)
    """
    moment = next(iter(moments_of(said, archive)), None)
    if moment is None or moment.day == PLACEHOLDER:
        return None
    time = dt.time(moment.hour or 0, moment.minute or 0, tzinfo=dt.UTC)
    return dt.datetime.combine(moment.day, time), moment.hour is None


#: How the archives' word on each field is read, from what is said and the name of the archive.
READERS: Final[dict[str, Callable[[str, str], Any]]] = {
    "id": lambda said, _: canonical_id(said),
    "date": read_date,
    "originator": lambda said, _: said,
    "classification": lambda said, _: read_classification(said),
    "subject": lambda said, _: bare_subject(said),
    "tags": lambda said, _: read_tags(said),
}
