"""`cablekit search`: find the units that have some words."""

import argparse
from collections.abc import Callable
from typing import Any

from attrs import fields

from cablekit.cli.terminal import FINE, USAGE, Failed, color_console, complain, json_line, say
from cablekit.corpus.searching import MOST_COUNTED, Hit, advice_on_post, count_hits, search
from cablekit.errors import CableError
from cablekit.exports.terminal import visible
from cablekit.xml.normal_forms import moment

#: What is between the ends of a range.
BETWEEN = ".."


def run(options: argparse.Namespace) -> int:
    """Print the hits; in colors, if there is a terminal and rich."""
    console = color_console()
    query, filters = " ".join(options.query), filters_of(options)
    count = 0
    try:
        for count, hit in enumerate(search(options.database, query, **filters, limit=options.limit), 1):  # noqa: B007
            if options.json:
                say(json_line(as_data(hit)))
            elif console:
                console.print(in_colors(hit), soft_wrap=True, highlight=False)
            else:
                say(as_text(hit))
        report_more(options.limit, count, lambda: count_hits(options.database, query, **filters))
    except CableError as error:
        raise Failed(str(error), USAGE) from error
    if not count:
        advice = advice_on_post(options.database, options.post) if options.post else ""
        complain(f"nothing found{': ' if advice else ''}{advice}")
    return FINE


def filters_of(options: argparse.Namespace) -> dict[str, Any]:
    """Return what the hits are limited to."""
    return {
        "post": options.post,
        "date": ends_of(options.date),
        "tags": options.tags,
        "classification": ends_of(options.classification),
    }


def report_more(limit: int | None, shown: int, count: Callable[[], int]) -> None:
    """Say how many hits there are, if there are more than the limit let be shown."""
    total = count() if shown == limit else shown
    if total > MOST_COUNTED:
        complain(f"{shown:,} of more than {MOST_COUNTED:,} hits; --limit all shows all")
    elif total > shown:
        complain(f"{shown:,} of {total:,} hits; --limit {total} shows all")


def ends_of(word: str | None) -> Any:
    """
    Return what an option asks for: one value, or the ends of a range.

    >>> ends_of("1974"), ends_of("1974..1976"), ends_of("..SECRET")
    ('1974', ('1974', '1976'), (None, 'SECRET'))
    """
    if word is None or BETWEEN not in word:
        return word
    first, _, last = word.partition(BETWEEN)
    return first.strip() or None, last.strip() or None


def parts_of(hit: Hit) -> tuple[str, str, str]:
    """Return what is above the snippet, the snippet, and what is below it."""
    page = "" if hit.page is None else f", page {hit.page}"
    return f"{hit.citation}{page}\n   ", hit.snippet, f"\n    {hit.place}\n\n"


def as_text(hit: Hit) -> str:
    r"""
    Write a hit for a person.

    >>> as_text(Hit("08ZENDA910", kind="heading", snippet="The Bridge", page=1))
    'telegram 08ZENDA910, heading, page 1\n    The Bridge\n    None\n\n'
    """
    above, snippet, below = parts_of(hit)
    return visible(f"{above} {snippet}{below}")


def in_colors(hit: Hit) -> Any:
    """Write a hit with the words that were found in bold."""
    from rich.text import Text

    above, snippet, below = parts_of(hit)
    text = Text(visible(f"{above} {snippet}{below}".removesuffix("\n")))
    if visible(snippet) == snippet and visible(above) == above:
        for start, end in hit.found:
            text.stylize("bold", len(above) + 1 + start, len(above) + 1 + end)
    return text


def as_data(hit: Hit) -> dict[str, Any]:
    """Return a hit as JSON has it."""
    data = {field.name: getattr(hit, field.name) for field in fields(Hit)}
    plain = {
        "date": moment(hit.date),
        "portion": str(hit.portion) if hit.portion else None,
        "found": [list(span) for span in hit.found],
        "place": str(hit.place),
        "citation": hit.citation,
    }
    return data | plain
