"""Small pieces of HTML; every word that comes from a cable goes through `shown`."""

from collections.abc import Iterable
from html import escape

from cablekit.exports.terminal import visible
from cablekit.model import Classification


def shown(text: str) -> str:
    """Make a text safe between tags and in attributes; characters that hide are shown by signs."""
    return escape(signed(text))


def signed(text: str) -> str:
    """Show characters that hide by signs; most texts have none, and are seen at a glance."""
    return text if text.replace("\n", "").isprintable() else visible(text)


def named(text: str, name: str) -> str:
    """
    Write a code with what it means as its title; without one, or where both are the same, as it is.

    >>> named("PREL", "External Political Relations")
    '<abbr title="External Political Relations">PREL</abbr>'
    """
    if not name or name.casefold() == text.casefold():
        return shown(text)
    return f'<abbr title="{shown(name)}">{shown(text)}</abbr>'


def level_class(level: Classification | None) -> str:
    """Return the class that gives a level its color."""
    return f"level l-{level.letters.lower()}" if level else "level"


def definitions(facts: Iterable[tuple[str, str]]) -> str:
    """Write names and their values, which are markup; a fact without a value is left out."""
    rows = "".join([f"<dt>{shown(name)}</dt>\n<dd>{value}</dd>\n" for name, value in facts if value])
    return f"<dl>\n{rows}</dl>\n" if rows else ""


def items(values: Iterable[str]) -> str:
    """Write a list of markup, one item per line; nothing where it is empty."""
    found = "".join([f"<li>{value}</li>\n" for value in values])
    return f"<ul>\n{found}</ul>" if found else ""


def run_in(values: Iterable[str]) -> str:
    """Write a list of markup in running text."""
    return "; ".join(value for value in values if value)
