"""What the side column of a page says of a cable, with what the codes mean as titles."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from cablekit.exports.cited import published
from cablekit.exports.offices import office_of
from cablekit.exports.page.markup import items, named, run_in, shown
from cablekit.exports.terminal import cited
from cablekit.model import Addressee, Authority, Cable, Distribution, ExecutiveOrder, Office, Reference, Wrapper
from cablekit.model.catalog import OWN, Catalog
from cablekit.model.values import MONTHS
from cablekit.vocabulary import (
    caption,
    collective,
    distribution_office,
    executive_order,
    reason,
    tag,
)


def facts(cable: Cable, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield the names and the values of a cable's facts; the values are markup, and may be empty."""
    header = cable.header
    yield "Date", moment(catalog)
    yield "Precedence", ", ".join(word.lower() for word in header.dtg.precedences) if header.dtg else ""
    yield "From", best(catalog, "originator", address(catalog.originator or ""))
    yield "To", addressees(header.action)
    yield "Info", addressees(header.info)
    yield "Exempt", addressees(header.exempt)
    yield "Classification", best(catalog, "classification", shown(catalog.classification or ""))
    yield "Captions", run_in(named(word, caption(word).name) for word in header.captions)
    yield "Section", f"{header.part.number} of {header.part.total}" if header.part else ""
    yield "Pass to", run_in(map(shown, header.pass_lines))
    yield "TAGS", best(catalog, "tags", items(tag_markup(code, catalog.date) for code in catalog.tags))
    yield "References", items(map(reference_markup, cable.references))
    yield "Executive order", order_markup(header.executive_order) if header.executive_order else ""
    yield "Classified by", authority_markup(cable.authority, header.executive_order) if cable.authority else ""
    yield "Drafted by", shown(header.drafted_by or "")
    yield "Approved by", shown(header.approved_by or "")
    yield "Cleared by", run_in(map(shown, header.cleared_by))
    yield "Distribution", distribution_markup(header.distribution) if header.distribution else ""
    yield "Published by", items(map(publisher, cable.wrappers))


def best(catalog: Catalog, field: str, markup: str) -> str:
    """Write a value; one that only an archive has says so."""
    owner = catalog.whose(field)
    return markup if not owner or owner == OWN or not markup else f'{markup} <small class="of">({shown(owner)})</small>'


def moment(catalog: Catalog) -> str:
    """Write when the cable was sent; an archive may know only the day."""
    when = catalog.date
    if when is None:
        return ""
    short = when.date().isoformat() if catalog.is_day else f"{when:%Y-%m-%dT%H:%MZ}"
    return best(catalog, "date", f'<time datetime="{short}">{in_words(when, is_day=catalog.is_day)}</time>')


def in_words(when: date, *, is_day: bool = True) -> str:
    """
    Write a day, or a moment, for reading.

    >>> in_words(date(2008, 5, 8))
    '8 May 2008'
    """
    day = f"{when.day} {MONTHS[when.month - 1].title()} {when.year}"
    return day if is_day or not isinstance(when, datetime) else f"{day}, {when:%H:%M} UTC"


def address(name: str) -> str:
    """
    Write an address, with the name of the post.

    >>> address("AMEMBASSY LA PAZ")
    '<abbr title="Embassy La Paz">AMEMBASSY LA PAZ</abbr>'
    """
    if collective(name).known:
        return named(name, "a collective address: several posts")
    return named(name, office_of(name).name if name.strip() else "")


def addressees(found: Iterable[Addressee]) -> str:
    """Write addressees in running text; a precedence is in small letters."""
    return run_in(map(addressee, found))


def addressee(one: Addressee) -> str:
    """Write an addressee."""
    office = f" {shown(one.office)}" if one.office else ""
    urgency = f" <small>{shown(one.precedence.lower())}</small>" if one.precedence else ""
    return f"{address(one.name)}{office}{urgency}" if one.name else ""


def tag_markup(code: str, when: datetime | None) -> str:
    """Write a TAG, and what it meant on the day of the cable."""
    name = tag(code, on=when).name
    return f'{named(code, name)} <span class="name">{shown(name)}</span>' if name else shown(code)


def reference_markup(reference: Reference) -> str:
    """Write a reference: its letter, its id with the name of the post, its title."""
    label = f'<span class="n">{shown(reference.label)}.</span> ' if reference.label else ""
    title = f' <span class="name">{shown(reference.title)}</span>' if reference.title else ""
    notes = "".join(f" <small>{words}</small>" for words in reference_notes(reference))
    return f"{label}{named(cited(reference), reference_name(reference))}{title}{notes}"


def reference_name(reference: Reference) -> str:
    """
    Say a reference in words.

    >>> reference_name(Reference(post="LA PAZ", number=70, year=1974))
    'Embassy La Paz, number 70 of 1974'
    """
    if not (reference.post and reference.number):
        return ""
    year = f" of {reference.year}" if reference.year else ""
    return f"{office_of(reference.post).name}, number {reference.number}{year}"


def reference_notes(reference: Reference) -> Iterator[str]:
    """Yield what else is said of a reference."""
    if reference.notal:
        yield '<abbr title="not to all addressees">NOTAL</abbr>'
    if reference.and_previous:
        yield "and previous"


def order_markup(order: ExecutiveOrder) -> str:
    """Write the executive order, and when it declassifies the cable."""
    number = named(order.number, executive_order(order.number).name) if order.number else ""
    until = f"declassify on {in_words(order.declassify_on)}" if order.declassify_on else ""
    action = "" if until else shown(order.action or "")
    return ", ".join(part for part in (number, action, until, *map(shown, order.codes)) if part)


def authority_markup(authority: Authority, order: ExecutiveOrder | None) -> str:
    """Write who classified the cable, and for what reasons."""
    number = (order.number if order else None) or ""
    reasons = ", ".join(named(letter, reason(number, letter).name) for letter in authority.reasons)
    words = (shown(authority.position or ""), shown(authority.name or ""))
    return ", ".join(part for part in (*words, f"reasons {reasons}" if reasons else "") if part)


def distribution_markup(distribution: Distribution) -> str:
    """Write who acted on the cable in the Department, and who was informed."""
    action = f"action {office(distribution.action)}" if distribution.action else ""
    origin = f"origin {office(distribution.origin)}" if distribution.origin else ""
    return run_in((action, origin, run_in(map(office, distribution.offices)), shown(distribution.total or "")))


def office(one: Office) -> str:
    """Write an office of the Department, with its copies."""
    return named("-".join(part for part in (one.name, one.copies) if part), distribution_office(one.name).name)


def publisher(wrapper: Wrapper) -> str:
    """Write an archive, and its number of the cable."""
    return ", ".join(shown(part) for part in published(wrapper) if part)
