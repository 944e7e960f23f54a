"""Several cables as a table, for a notebook."""

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import field, frozen

from cablekit.exports.offices import office_of
from cablekit.exports.page.facts import in_words
from cablekit.exports.page.markup import level_class, named, shown
from cablekit.exports.page.notebook import piece
from cablekit.exports.terminal import visible
from cablekit.model import Cable, Catalog
from cablekit.model.reading import read_all, with_named_errors
from cablekit.vocabulary import tag, title_case

#: How many cables a table shows.
MOST: Final = 200
COLUMNS: Final = ("Number", "Date", "From", "Class", "Subject", "TAGS")


def as_cables(values: Iterable[Cable]) -> tuple[Cable, ...]:
    """Take cables."""
    return read_all(Cable, values)


@frozen(field_transformer=with_named_errors, repr=False)
class Table:
    """
    Cables as a table in a notebook, where a list cannot show itself: number, date, sender, class, subject, TAGS.

    What a cable does not say itself is taken from its archive (`Cable.catalog`). The first 200 cables are shown.

    Args:
        cables: Cables, such as a list of those that a search found; they are kept.

    Raises:
        ModelError: Something among them is not a cable.

    >>> from cablekit import Header
    >>> print(Table([Cable(Header(subject="THE BRIDGE", tags=["PREL"])), Cable(Header(subject="THE TOLL"))]))
    The Bridge PREL
    The Toll
    """

    cables: tuple[Cable, ...] = field(converter=as_cables)

    def __str__(self) -> str:
        return "\n".join(visible(" ".join(filter(None, words_of(cable.catalog)))) for cable in self.cables[:MOST])

    def __repr__(self) -> str:
        return f"<Table {len(self.cables)} {'cable' if len(self.cables) == 1 else 'cables'}>"

    def _repr_html_(self) -> str:
        """Show the table in a notebook."""
        head = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
        rows = "".join(f"<tr>{''.join(cells_of(cable))}</tr>\n" for cable in self.cables[:MOST])
        left = len(self.cables) - MOST
        more = f"<p>... and {left} more</p>\n" if left > 0 else ""
        table = f"<table>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
        return piece(f'<div class="scroll">\n{table}</div>\n{more}')


def words_of(catalog: Catalog) -> tuple[str, str, str, str, str, str]:
    """Return the words of each column."""
    return (
        catalog.id or "",
        in_words(catalog.date) if catalog.date else "",
        office_of(catalog.originator).name if catalog.originator else "",
        catalog.classification.letters if catalog.classification else "",
        title_case(catalog.subject or ""),
        " ".join(catalog.tags),
    )


def cells_of(cable: Cable) -> Iterator[str]:
    """Yield the cells of a row, with what codes mean as titles."""
    catalog = cable.catalog
    number, date, sender, level, subject, _ = words_of(catalog)
    yield f'<td class="nowrap"><span class="id">{shown(number)}</span></td>'
    yield f'<td class="nowrap">{date}</td>'
    yield f"<td>{shown(sender)}</td>"
    mark = named(level, catalog.classification.capitalize()) if catalog.classification else ""
    yield f'<td><span class="{level_class(catalog.classification)}">{mark}</span></td>'
    yield f"<td>{shown(subject)}</td>"
    yield f"<td>{' '.join(named(code, tag(code, on=catalog.date).name) for code in catalog.tags)}</td>"
