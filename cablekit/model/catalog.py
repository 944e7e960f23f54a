"""What is best known of a cable: its own word, and the archive's where it has none."""

from datetime import datetime
from typing import Final

from attrs import fields, frozen

from cablekit._checked import checked
from cablekit.errors import ModelError, shown
from cablekit.model.reading import with_named_errors
from cablekit.model.words import Classification

#: The owner of what the cable itself says.
OWN: Final = "cable"


@frozen(field_transformer=with_named_errors)
class Catalog:
    """
    The best-known values of a cable: its own where it has one, otherwise the archive's. None or `()`: nobody says it.

    Attributes:
        id: The canonical id.
        date: The moment, aware, in UTC; midnight where an archive gives only the day.
        originator: Who sent it, as the cable or the archive writes it: `AMEMBASSY ZENDA`, `Embassy Zenda`.
        classification: How secret it is.
        subject: The subject.
        tags: The TAGS.
        is_day: Whether `date` is only a day.
        owners: Whose each value is, in the order of the fields; `whose` looks it up.

    >>> Catalog(subject="The Bridge", owners=(("subject", "site"),)).whose("subject")
    'site'
    """

    id: str | None = None
    date: datetime | None = None
    originator: str | None = None
    classification: Classification | None = None
    subject: str | None = None
    tags: tuple[str, ...] = ()
    is_day: bool = False
    owners: tuple[tuple[str, str], ...] = ()

    @checked
    def whose(self, field: str) -> str | None:
        """
        Return whose a value is: `cable`, or the name of the archive; None where nobody says it.

        Args:
            field: `id`, `date`, `originator`, `classification`, `subject` or `tags`.

        Raises:
            ModelError: There is no such field.

        >>> Catalog().whose("date") is None
        True
        """
        if field not in CATALOG_FIELDS:
            raise ModelError(f"no field {shown(field)}; there are {', '.join(CATALOG_FIELDS)}", "field")
        return dict(self.owners).get(field)


#: The fields that somebody says.
CATALOG_FIELDS: Final = tuple(one.name for one in fields(Catalog))[:6]
