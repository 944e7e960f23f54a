"""A citation of a cable, or of a paragraph of it, as plain text in the styles of Chicago, APA, and the FRUS volumes."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Final, Literal, TypeAlias

from cablekit.errors import ModelError, did_you_mean, shown
from cablekit.exports.cited import Cited, cited
from cablekit.exports.locators import locator
from cablekit.exports.offices import Office
from cablekit.model import Cable, Paragraph
from cablekit.model.cable import as_cable

#: The styles of a citation.
CitationStyle: TypeAlias = Literal["chicago", "apa", "frus"]
#: How the volumes name the archive, where it is not as in other footnotes.
FRUS_ARCHIVES: Final = {"National Archives and Records Administration": "National Archives"}
#: The months, whatever the language of the system is.
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
#: Quotation marks inside of others.
INNER: Final = str.maketrans("\u201c\u201d", "\u2018\u2019")
#: More addressees than these are not listed.
FEW: Final = 2


def cite(cable: Cable, *, paragraph: int | Paragraph | None = None, style: CitationStyle = "chicago") -> str:
    """
    Cite a cable, or one paragraph of it, as plain text.

    Args:
        cable: The cable.
        paragraph: The number of a paragraph, or a paragraph or item taken from the cable; None for all of it. A
            paragraph without a number is counted where none of the cable has one, and is otherwise cited by the
            number above it.
        style: `chicago` (a note), `apa` (an entry of the list), or `frus` (a footnote of the Foreign Relations
            volumes).

    Returns:
        One line. What neither the cable nor its archive says is left out.

    Raises:
        ModelError: It is not a cable; there is no such paragraph, or several have that number; no such style.

    Source: The Chicago Manual of Style (17th edition), chapter 14; APA (7th edition), chapters 9 and 10; footnotes of
    the Foreign Relations volumes (history.state.gov).

    >>> from cablekit import from_text
    >>> head = "R 080915Z MAY 08\\nFM AMEMBASSY ZENDA\\nUNCLAS ZENDA 000910\\nSUBJECT: THE BRIDGE\\n"
    >>> cable = from_text(head + "\\n1. (U) It is open.")
    >>> cite(cable, paragraph=1)
    'Embassy Zenda, “The Bridge,” telegram 08ZENDA910, May 8, 2008, para. 1.'
    >>> cite(cable, style="frus")
    'Telegram 910 from Zenda, May 8, 2008.'
    """
    if style not in STYLES:
        advice = did_you_mean(get_close_matches(style, STYLES), f"there are {', '.join(STYLES)}")
        raise ModelError(f"no style {shown(style)}; {advice}", "style")
    place = "" if paragraph is None else locator(as_cable(cable), paragraph)
    return STYLES[style](cited(as_cable(cable)), place)


def chicago(known: Cited, place: str) -> str:
    """Write a note of the Chicago Manual of Style."""
    who = " to ".join(
        part for part in (known.sender.name if known.sender else "", addressees(known.recipients)) if part
    )
    what = " ".join(filter(None, (known.genre.lower(), known.name)))
    title = f"“{quotable(known.title)},” {what}" if known.title else what
    place = place and f"para. {place}"
    return sentence([who, title, day_first(known.date), place, known.archive, known.location, known.url])


def apa(known: Cited, place: str) -> str:
    """Write an entry of the list of references of the American Psychological Association."""
    date = f"({year_first(known.date)})"
    facts = ", ".join(filter(None, (known.name, place and f"para. {place}")))
    inside = f" ({facts})" if facts else ""
    title = f"{known.title}{inside} [{known.genre}]" if known.title else f"[{known.genre}]{inside}"
    who = [known.sender.name, date, title] if known.sender else [title, date]
    archive = ", ".join(filter(None, (known.archive, known.location)))
    return " ".join([f"{part.rstrip('.')}." for part in (*who, archive) if part] + ([known.url] if known.url else []))


def frus(known: Cited, place: str) -> str:
    """Write a footnote of the Foreign Relations volumes."""
    what = " ".join(filter(None, (known.genre, known.number, direction(known))))
    source = ", ".join(filter(None, (frus_archive(known), known.location, known.url)))
    text = sentence([what, day_first(known.date), place and f"paragraph {place}"])
    return f"{text} ({source})" if source else text


#: How each style is written, from what is known and the place of the paragraph.
STYLES: Final[dict[str, Callable[[Cited, str], str]]] = {"chicago": chicago, "apa": apa, "frus": frus}


def frus_archive(known: Cited) -> str | None:
    """Name the archive as the volumes do."""
    return FRUS_ARCHIVES.get(known.archive or "", known.archive)


def direction(known: Cited) -> str:
    """Say where a telegram comes from; the volumes cite one of the Department by the post that it went to."""
    sender, recipients = known.sender, known.recipients
    if sender is None:
        return ""
    if not sender.is_department or not recipients:
        return f"from {sender.with_article if sender.is_department else sender.place}"
    return f"to {recipients[0].place}" if len(recipients) == 1 else "to multiple posts"


def addressees(offices: tuple[Office, ...]) -> str:
    """Name one or two addressees, or the first of more."""
    if len(offices) > FEW:
        return f"{offices[0].name} and others"
    return " and ".join(office.name for office in offices)


def quotable(title: str) -> str:
    """
    Make a title fit between quotation marks, with a comma after it.

    >>> quotable("The Old Bridge."), quotable("And So On ...")
    ('The Old Bridge', 'And So On ...')
    """
    inner = re.sub('"([^"]*)"', "\u2018\\1\u2019", title).translate(INNER)
    return inner if inner.endswith("..") else inner.removesuffix(".")


def sentence(parts: list[str | None]) -> str:
    """
    Join the parts that are known by commas, with a capital first and a period last.

    >>> sentence(["telegram 7", None, "May 8, 2008"])
    'Telegram 7, May 8, 2008.'
    """
    text = ", ".join(filter(None, parts))
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def day_first(date: tuple[int, ...]) -> str:
    """
    Write a date, or a year, as American footnotes do.

    >>> day_first((2008, 5, 8)), day_first((2008,)), day_first(())
    ('May 8, 2008', '2008', '')
    """
    if len(date) < 3:
        return "".join(map(str, date))
    return f"{month_of(date)} {date[2]}, {date[0]}"


def year_first(date: tuple[int, ...]) -> str:
    """
    Write a date, or a year, as the APA does; `n.d.` is its word for none.

    >>> year_first((2008, 5, 8)), year_first((2008,)), year_first(())
    ('2008, May 8', '2008', 'n.d.')
    """
    if len(date) < 3:
        return "".join(map(str, date)) or "n.d."
    return f"{date[0]}, {month_of(date)} {date[2]}"


def month_of(date: tuple[int, ...]) -> str:
    """Return the name of the month of a date."""
    return MONTHS[date[1] - 1]
