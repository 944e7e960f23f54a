"""The header of a cable and the values in it (format.md 4 to 12)."""

from datetime import UTC, date, datetime

from attrs import frozen

from cablekit.model.body import Portion
from cablekit.model.fields import optional, several
from cablekit.model.node import Node
from cablekit.model.references import Reference
from cablekit.model.words import Classification, Precedence

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def full_year(year: str) -> int:
    """
    Give the year of two digits or four: from 60 on the 1900s, before it the 2000s (format.md 5.1).

    >>> full_year("08"), full_year("79"), full_year("1979")
    (2008, 1979, 1979)
    """
    number = int(year)
    if len(year) > 2:
        return number
    return number + (1900 if number >= 60 else 2000)


@frozen
class Routing:
    """
    Format line 2: the highest precedence and the routing indicators of this copy.

    >>> Routing(Precedence.PRIORITY, ("RUEHAG",)).indicators
    ('RUEHAG',)
    """

    precedence: Precedence | None = optional(Precedence)
    indicators: tuple[str, ...] = several(str)


@frozen
class Station:
    """
    Format line 3: the calling station, its serial number, the section, and day of the year and time of filing.

    >>> Station("RUEHMO", "0910", "01", "0931614").filed
    '0931614'
    """

    indicator: str | None = optional(str)
    serial: str | None = optional(str)
    section: str | None = optional(str)
    filed: str | None = optional(str)


@frozen
class DateTimeGroup:
    """
    Format line 5: precedences and the moment of release, in UTC.

    Attributes:
        precedences: Action first, then information.
        day: 1 to 31 as written.
        hour: 0 to 23 as written.
        minute: 0 to 59 as written.
        month: Three letters in capitals.
        year: Two or four digits, as written.
        tail: Operating signals behind it.

    >>> DateTimeGroup((Precedence.PRIORITY,), 2, 16, 14, "APR", "08").time.isoformat()
    '2008-04-02T16:14:00+00:00'
    """

    precedences: tuple[Precedence, ...] = several(Precedence)
    day: int = 1
    hour: int = 0
    minute: int = 0
    month: str = "JAN"
    year: str = "00"
    tail: str | None = optional(str)

    @property
    def time(self) -> datetime | None:
        """
        The moment, aware, in UTC; None where the figures are no date.

        >>> DateTimeGroup(day=30, month="FEB").time is None
        True
        """
        try:
            month = MONTHS.index(self.month) + 1
            return datetime(full_year(self.year), month, self.day, self.hour, self.minute, tzinfo=UTC)
        except (OverflowError, ValueError):
            return None


@frozen
class Addressee:
    """
    One addressee (format.md 5.3).

    Attributes:
        name: The plain-language address: `SECSTATE WASHDC`.
        routing_indicator: `RUEHC`.
        precedence: For this addressee; no word is routine.
        office: Office symbols without the strokes: `J-3/J-5`.
        number: The message continuity number as written: `7456`, `4778-4781`.

    >>> Addressee("SECSTATE WASHDC", "RUEHC", Precedence.PRIORITY, number="7456").number
    '7456'
    """

    name: str = ""
    routing_indicator: str | None = optional(str)
    precedence: Precedence | None = optional(Precedence)
    office: str | None = optional(str)
    number: str | None = optional(str)


@frozen
class Office:
    """
    An office of the Department's own distribution and its number of copies as written.

    >>> Office("ARA", "20").copies
    '20'
    """

    name: str = ""
    copies: str | None = optional(str)


@frozen
class Distribution:
    """
    The Department's distribution of its copies (format.md 18.1).

    Attributes:
        action: The office that acts.
        origin: The office that drafted, on telegrams of the Department.
        offices: Those informed, without the action office.
        total: All copies, as printed: `/123 W`.

    >>> Distribution(Office("ARA", "20"), total="/123 W").total
    '/123 W'
    """

    action: Office | None = optional(Office)
    origin: Office | None = optional(Office)
    offices: tuple[Office, ...] = several(Office)
    total: str | None = optional(str)


@frozen
class MessageNumber:
    """
    The message reference number: post, serial number, and the year where it is written.

    >>> MessageNumber("MOSCOW", 910).serial
    910
    """

    post: str = ""
    serial: int = 0
    year: int | None = None


@frozen
class Part:
    """
    Which transmitted section this is, of how many.

    >>> Part(1, 2).total
    2
    """

    number: int = 1
    total: int = 1


@frozen
class ExecutiveOrder:
    """
    The order under which the cable is classified, and when it opens (format.md 8).

    Attributes:
        number: `12958`; letters and digits put right.
        action: `DECL`, `GDS`, `XGDS`, `N/A` ...
        declassify_on: The day, or None.
        codes: `X1`, `OADR`, `OR-M`, a term or an event in words.
        authority: The name in parentheses (E.O. 12065).

    >>> ExecutiveOrder("12958", "DECL", date(2018, 4, 2)).declassify_on.year
    2018
    """

    number: str | None = optional(str)
    action: str | None = optional(str)
    declassify_on: date | None = None
    codes: tuple[str, ...] = several(str)
    authority: str | None = optional(str)


@frozen
class Authority:
    """
    Who classified the cable, and why (format.md 12).

    Attributes:
        name: The person alone.
        position: `Political M/C`.
        reasons: The letters, lower case.

    >>> Authority("Fritz Tarlenheim", "DCM", ("b", "d")).reasons
    ('b', 'd')
    """

    name: str | None = optional(str)
    position: str | None = optional(str)
    reasons: tuple[str, ...] = several(str)


@frozen
class Header(Node):
    """
    Everything above the body, and the labels of a SMART cable below it.

    Attributes:
        transmission_id: Format line 1.
        routing: Format line 2.
        station: Format line 3.
        security: Format line 4.
        distribution: The Department's own distribution.
        drafted_by: The drafter.
        approved_by: The approving officer.
        cleared_by: Those who cleared it.
        dtg: The date-time group.
        originator: After FM.
        action: After TO.
        info: After INFO.
        exempt: After XMT.
        classification: The level.
        part: Section number and total.
        mrn: The message reference number.
        captions: Each once, in order.
        pass_lines: Instructions to pass the cable on.
        executive_order: The E.O. line.
        tags: Codes; persons without parentheses.
        subject: One line.
        subject_portion: The portion mark before the subject.
        references: As written; `Cable.references` completes them.
        authority: The "Classified By" line.

    >>> Header(tags=["PREL", "RU"], subject="THE BRIDGE").tags
    ('PREL', 'RU')
    """

    transmission_id: str | None = optional(str)
    routing: Routing | None = optional(Routing)
    station: Station | None = optional(Station)
    security: str | None = optional(str)
    distribution: Distribution | None = optional(Distribution)
    drafted_by: str | None = optional(str)
    approved_by: str | None = optional(str)
    cleared_by: tuple[str, ...] = several(str)
    dtg: DateTimeGroup | None = optional(DateTimeGroup)
    originator: str | None = optional(str)
    action: tuple[Addressee, ...] = several(Addressee)
    info: tuple[Addressee, ...] = several(Addressee)
    exempt: tuple[Addressee, ...] = several(Addressee)
    classification: Classification | None = optional(Classification)
    part: Part | None = optional(Part)
    mrn: MessageNumber | None = optional(MessageNumber)
    captions: tuple[str, ...] = several(str)
    pass_lines: tuple[str, ...] = several(str)
    executive_order: ExecutiveOrder | None = optional(ExecutiveOrder)
    tags: tuple[str, ...] = several(str)
    subject: str | None = optional(str)
    subject_portion: Portion | None = optional(Portion)
    references: tuple[Reference, ...] = several(Reference)
    authority: Authority | None = optional(Authority)
