"""The values in the header of a cable (format.md 4 to 12)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from attrs import field, frozen

from cablekit.errors import ModelError, shown
from cablekit.model.reading import Value, as_text, as_texts, read, read_all, with_named_errors
from cablekit.model.words import Precedence, as_precedence, as_precedences

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def full_year(year: str) -> int:
    """
    Return the year of two digits or four; two digits from 60 on are of the 1900s (format.md 5.1).

    >>> full_year("08"), full_year("79"), full_year("1979")
    (2008, 1979, 1979)
    """
    number = int(year)
    if len(year) > 2:
        return number
    return number + (1900 if number >= 60 else 2000)


@frozen(field_transformer=with_named_errors)
class Routing:
    """
    Format line 2: the highest precedence and the routing indicators of this copy.

    >>> Routing(Precedence.PRIORITY, ("RUEHQZB",)).indicators
    ('RUEHQZB',)
    """

    precedence: Precedence | None = field(default=None, converter=as_precedence)
    indicators: tuple[str, ...] = field(default=(), converter=as_texts)


def as_routing(value: Routing | str | None) -> Routing | None:
    """Take a value of `Routing`, or a string that reads as one."""
    return value if value is None or value.__class__ is Routing else read(Routing, value)


@frozen(field_transformer=with_named_errors)
class Station:
    """
    Format line 3: the calling station, its serial number, the section, and day of the year and time of filing.

    >>> Station("RUEHQZA", "0910", "01", "1290915").filed
    '1290915'
    """

    indicator: str | None = field(default=None, converter=as_text)
    serial: str | None = field(default=None, converter=as_text)
    section: str | None = field(default=None, converter=as_text)
    filed: str | None = field(default=None, converter=as_text)


def as_station(value: Station | str | None) -> Station | None:
    """Take a value of `Station`, or a string that reads as one."""
    return value if value is None or value.__class__ is Station else read(Station, value)


@frozen(field_transformer=with_named_errors)
class DateTimeGroup(Value):
    """
    Format line 5: precedences and the moment of release, in UTC.

    Attributes:
        precedences: Action first, then information.
        day: 1 to 31 as written.
        hour: 0 to 23 as written.
        minute: 0 to 59 as written.
        month: Three letters in capitals.
        year: Two or four digits, as written.
        tail: Operating signals after it.

    >>> DateTimeGroup((Precedence.PRIORITY,), 8, 9, 15, "MAY", "08").time.isoformat()
    '2008-05-08T09:15:00+00:00'
    """

    precedences: tuple[Precedence, ...] = field(default=(), converter=as_precedences)
    day: int = 1
    hour: int = 0
    minute: int = 0
    month: str = "JAN"
    year: str = "00"
    tail: str | None = field(default=None, converter=as_text)

    @property
    def time(self) -> datetime | None:
        """
        The moment, aware, in UTC; None where the digits are not a date.

        >>> DateTimeGroup(day=30, month="FEB").time is None
        True
        """
        try:
            month = MONTHS.index(self.month) + 1
            return datetime(full_year(self.year), month, self.day, self.hour, self.minute, tzinfo=UTC)
        except (OverflowError, ValueError):
            return None


def as_dtg(value: DateTimeGroup | datetime | str | None) -> DateTimeGroup | None:
    """Take a value of `DateTimeGroup`, a string that reads as one, or a moment."""
    if value is None or value.__class__ is DateTimeGroup:
        return value
    return dtg_of(value) if isinstance(value, datetime) else read(DateTimeGroup, value)


def dtg_of(moment: datetime) -> DateTimeGroup:
    """
    Make the routine date-time group of an aware moment, to the minute; a naive one is a `ModelError`.

    >>> dtg_of(datetime(2008, 5, 8, 9, 15, tzinfo=UTC)).month
    'MAY'
    """
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ModelError(f"expected a moment with a time zone, got {shown(moment)}; add tzinfo=datetime.UTC")
    time = moment.astimezone(UTC)
    short = f"{time.year % 100:02}"
    year = short if full_year(short) == time.year else f"{time.year:04}"
    return DateTimeGroup((Precedence.ROUTINE,), time.day, time.hour, time.minute, MONTHS[time.month - 1], year)


@frozen(field_transformer=with_named_errors)
class Addressee:
    """
    One addressee (format.md 5.3).

    Attributes:
        name: The plain-language address: `SECSTATE WASHDC`.
        routing_indicator: `RUEHC`.
        precedence: For this addressee; None means routine.
        office: Office symbols without the strokes: `J-3/J-5`.
        number: The message continuity number as written: `3121`, `4778-4781`.

    >>> Addressee("SECSTATE WASHDC", "RUEHC", Precedence.PRIORITY, number="3121").number
    '3121'
    """

    name: str = ""
    routing_indicator: str | None = field(default=None, converter=as_text)
    precedence: Precedence | None = field(default=None, converter=as_precedence)
    office: str | None = field(default=None, converter=as_text)
    number: str | None = field(default=None, converter=as_text)


def as_addressees(values: Iterable[Addressee | str] | str) -> tuple[Addressee, ...]:
    """Take values of `Addressee`, or strings that read as one; a string alone is one addressee."""
    return read_all(Addressee, (values,) if isinstance(values, str) and values else values)


@frozen(field_transformer=with_named_errors)
class Office:
    """
    An office of the Department's own distribution and its number of copies as written.

    >>> Office("ARA", "14").copies
    '14'
    """

    name: str = ""
    copies: str | None = field(default=None, converter=as_text)


def as_office(value: Office | str | None) -> Office | None:
    """Take a value of `Office`, or a string that reads as one."""
    return value if value is None or value.__class__ is Office else read(Office, value)


def as_offices(values: Iterable[Office | str]) -> tuple[Office, ...]:
    """Take values of `Office`, or strings that read as one."""
    return read_all(Office, values)


@frozen(field_transformer=with_named_errors)
class Distribution:
    """
    The Department's distribution of its copies (format.md 18.1).

    Attributes:
        action: The office that acts.
        origin: The office that drafted, on telegrams of the Department.
        offices: Those informed, without the action office.
        total: All copies, as printed: `/096 W`.

    >>> Distribution(Office("ARA", "14"), total="/096 W").total
    '/096 W'
    """

    action: Office | None = field(default=None, converter=as_office)
    origin: Office | None = field(default=None, converter=as_office)
    offices: tuple[Office, ...] = field(default=(), converter=as_offices)
    total: str | None = field(default=None, converter=as_text)


def as_distribution(value: Distribution | str | None) -> Distribution | None:
    """Take a value of `Distribution`, or a string that reads as one."""
    return value if value is None or value.__class__ is Distribution else read(Distribution, value)


@frozen(field_transformer=with_named_errors)
class MessageNumber:
    """
    The message reference number: post, serial number, and the year where it is written.

    >>> MessageNumber("ZENDA", 910).serial
    910
    """

    post: str = ""
    serial: int = 0
    year: int | None = None


def as_mrn(value: MessageNumber | str | None) -> MessageNumber | None:
    """Take a value of `MessageNumber`, or a string that reads as one."""
    return value if value is None or value.__class__ is MessageNumber else read(MessageNumber, value)


@frozen(field_transformer=with_named_errors)
class Part:
    """
    Which transmitted section this is, of how many.

    >>> Part(1, 2).total
    2
    """

    number: int = 1
    total: int = 1


def as_part(value: Part | str | None) -> Part | None:
    """Take a value of `Part`, or a string that reads as one."""
    return value if value is None or value.__class__ is Part else read(Part, value)


@frozen(field_transformer=with_named_errors)
class ExecutiveOrder:
    """
    The order under which the cable is classified, and when it opens (format.md 8).

    Attributes:
        number: `12958`; with its letters and digits corrected.
        action: `DECL`, `GDS`, `XGDS`, `N/A` ...
        declassify_on: The day, or None.
        codes: `X1`, `OADR`, `OR-M`, a term or an event in words.
        authority: The name in parentheses (E.O. 12065).

    >>> ExecutiveOrder("12958", "DECL", date(2018, 5, 8)).declassify_on.year
    2018
    """

    number: str | None = field(default=None, converter=as_text)
    action: str | None = field(default=None, converter=as_text)
    declassify_on: date | None = None
    codes: tuple[str, ...] = field(default=(), converter=as_texts)
    authority: str | None = field(default=None, converter=as_text)


def as_order(value: ExecutiveOrder | str | None) -> ExecutiveOrder | None:
    """Take a value of `ExecutiveOrder`, or a string that reads as one."""
    return value if value is None or value.__class__ is ExecutiveOrder else read(ExecutiveOrder, value)


@frozen(field_transformer=with_named_errors)
class Authority(Value):
    """
    Who classified the cable, and why (format.md 12).

    Attributes:
        name: Only the person.
        position: `Political M/C`.
        reasons: The letters, in lowercase.

    >>> Authority("Fritz Tarlenheim", "DCM", ("b", "d")).reasons
    ('b', 'd')
    """

    name: str | None = field(default=None, converter=as_text)
    position: str | None = field(default=None, converter=as_text)
    reasons: tuple[str, ...] = field(default=(), converter=as_texts)


def as_authority(value: Authority | str | None) -> Authority | None:
    """Take a value of `Authority`, or a string that reads as one."""
    return value if value is None or value.__class__ is Authority else read(Authority, value)
