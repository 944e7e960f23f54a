"""Search in an indexed collection: the units that have the words, with paragraph, mark, page and place."""

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from attrs import frozen

from cablekit.corpus import sql
from cablekit.corpus.database import Database, Row, open_to_search
from cablekit.corpus.filters import Condition, Days, Levels, conditions, token_of_post
from cablekit.corpus.paths import folder_of, path_of
from cablekit.corpus.words import full_text
from cablekit.errors import ModelError, did_you_mean, shown
from cablekit.exports.citing import day_first
from cablekit.exports.offices import office_of
from cablekit.model import Classification, Place, Portion
from cablekit.vocabulary import all_posts

#: What SQLite puts around the words that were found; no text has these characters, which Unicode keeps free.
OPENING: Final = "\ufdd0"
CLOSING: Final = "\ufdd1"
#: How many words a snippet has.
SNIPPET: Final = 24
#: All hits, for SQLite, and its largest key.
ALL: Final = -1
LARGEST: Final = 2**63 - 1
#: How far hits are counted that are not shown.
MOST_COUNTED: Final = 10_000
#: How many units are put in order by how well they fit; where more have the words, they come in the collection's order.
MOST_RANKED: Final = 5_000


@frozen
class Hit:
    """
    A unit in which the words were found, and where it is.

    Attributes:
        id: The id of the cable.
        date: Its moment, aware, in UTC; midnight where an archive gives only the day.
        originator: Who sent it.
        subject: Its subject.
        kind: As in `Unit`, or `subject`.
        section: The heading that the unit is under.
        paragraph: The number of the paragraph that it is in.
        label: Its own number, letter or bullet.
        portion: Its effective mark.
        page: The page on which it begins, from 1.
        start: Where its words begin in `to_text(cable)`; None for a subject that only an archive gives.
        end: Where they end, as in a slice.
        text: Its words.
        snippet: Some of them, around those that were found; three periods where more are left out.
        found: Where the words that were found begin and end in the snippet.
        place: Where the cable is.

    >>> Hit("08ZENDA910", originator="AMEMBASSY ZENDA", paragraph=3, portion=Portion("C")).citation
    'Embassy Zenda, telegram 08ZENDA910, paragraph 3 (C)'
    """

    id: str | None = None
    date: dt.datetime | None = None
    originator: str | None = None
    subject: str | None = None
    kind: str = "paragraph"
    section: str | None = None
    paragraph: int | None = None
    label: str | None = None
    portion: Portion | None = None
    page: int | None = None
    start: int | None = None
    end: int | None = None
    text: str = ""
    snippet: str = ""
    found: tuple[tuple[int, int], ...] = ()
    place: Place | None = None

    @property
    def where(self) -> str:
        """
        Which unit of the cable it is, in words: `paragraph 3.a (C)`, `subject`.

        >>> Hit(kind="item", paragraph=3, label="a").where, Hit(kind="heading").where
        ('paragraph 3.a', 'heading')
        """
        mark = str(self.portion) if self.portion else ""
        own = self.label if self.kind == "item" and self.label and self.label.isalnum() else None
        number = None if self.paragraph is None else f"paragraph {self.paragraph}{f'.{own}' if own else ''}"
        return f"{number or self.kind}{f' ({mark})' if mark else ''}"

    @property
    def citation(self) -> str:
        """
        The cable and the place in it, in words: who sent it, its id, its day, the paragraph and its mark.

        `cite` writes the footnote of a style, from the cable itself.

        >>> Hit("08ZENDA910", dt.datetime(2008, 5, 8, 9, 15, tzinfo=dt.UTC), "AMEMBASSY ZENDA", kind="subject").citation
        'Embassy Zenda, telegram 08ZENDA910, May 8, 2008, subject'
        """
        name = f"telegram {self.id}" if self.id else "telegram"
        day = day_first((self.date.year, self.date.month, self.date.day)) if self.date else None
        sender = office_of(self.originator).name if self.originator else None
        return ", ".join(part for part in (sender, name, day, self.where) if part)


def search(
    database: str | os.PathLike[str],
    query: str,
    *,
    post: str | None = None,
    date: Days | None = None,
    tags: str | Iterable[str] | None = None,
    classification: Levels | None = None,
    limit: int | None = 20,
) -> Iterator[Hit]:
    """
    Find the units that have some words: subjects, headings, paragraphs, items, rows of tables.

    The best come first; where more than 5,000 units have the words, hits come in the order of the collection.

    Words match whatever their case, accents and endings are (`bridges` finds `bridge`), and all have to be in one
    unit. A phrase is in quotes, and `OR`, `NOT` (or a minus), `NEAR`, `NEAR/5` and parentheses mean what they say in
    capitals; `ferr*` finds all words that begin so.

    Args:
        database: A file that `index` made; it is opened read-only.
        query: The words.
        post: The post that sent the cable, by any of its names: `Embassy Zenda`, `AMEMBASSY ZENDA`, `ZENDA`.
        date: A date, a year (1974), a string such as `1974-05`; or a pair, the first and the last, either of which may
            be None. A cable counts with its own date, otherwise with that of its archive.
        tags: A code, or several, all of which the cable has.
        classification: The level of the unit, by its effective mark, otherwise that of its cable: `SECRET`; or a pair,
            the lowest and the highest, either of which may be None, as in `(None, "CONFIDENTIAL")`.
        limit: How many hits at most; None for all.

    Returns:
        The hits.

    Raises:
        ModelError: The query has no word, or an operator where it means nothing; another argument is wrong.
        ReadError: There is no database of `index`.

    Source: the words as SQLite's FTS5 (porter, unicode61) cuts and compares them.

    >>> import tempfile, cablekit
    >>> path = os.path.join(tempfile.mkdtemp(), "cables.db")
    >>> _ = cablekit.index("docs/examples", path)
    >>> [(hit.id, hit.where) for hit in search(path, 'forest track', classification=(None, "U"))]
    [('08ZENDA911', 'paragraph 5 (SBU)')]
    """
    if limit is not None and limit < 1:
        raise ModelError(f"expected a number that is at least 1, or None, got {shown(limit)}", "limit")
    words = full_text(query)
    asked = list(conditions(post, date, tags, classification))
    path = os.fspath(database)
    open_to_search(path).close()  # what is wrong with it is reported at once, and not with the first hit
    return hits_in(path, words, asked, ALL if limit is None else min(limit, LARGEST))


def hits_in(path: str, words: str, asked: list[Condition], limit: int) -> Iterator[Hit]:
    """Yield the hits of a search."""
    database = open_to_search(path)
    try:
        bounds = bounds_of(database, asked)
        count = database.number(sql.COUNT_UNITS, (words, *bounds, MOST_RANKED + 1))
        statement = sql.search_statement((name for name, _ in asked), is_ranked=count <= MOST_RANKED)
        values = (OPENING, CLOSING, SNIPPET, words, *bounds, *(value for _, value in asked), limit)
        for row in database.rows(statement, values):
            yield hit_of(row, folder_of(path))
    finally:
        database.close()


def count_hits(
    path: str,
    query: str,
    *,
    post: str | None = None,
    date: Days | None = None,
    tags: str | Iterable[str] | None = None,
    classification: Levels | None = None,
) -> int:
    """Return how many hits a search has, at most one more than `MOST_COUNTED`."""
    asked = list(conditions(post, date, tags, classification))
    database = open_to_search(path)
    try:
        values = (full_text(query), *bounds_of(database, asked), *(value for _, value in asked), MOST_COUNTED + 1)
        return database.number(sql.count_statement(name for name, _ in asked), values)
    finally:
        database.close()


def bounds_of(database: Database, asked: list[Condition]) -> tuple[int, int]:
    """
    Return the first and the last unit that can be found.

    Archives name their files by year and post, so that the cables of a post or a year are near each other.
    """
    known = [one for one in asked if one[0] in sql.OF_CABLES_ALONE]
    if not known:
        return 0, LARGEST
    found = database.one(sql.bounds_statement(name for name, _ in known), tuple(value for _, value in known))
    first, last = found or (None, None)
    return database.number(sql.FIRST_UNIT, (first,)), database.number(sql.LAST_UNIT_OF, (last,))


def advice_on_post(path: str, post: str) -> str:
    """Return what to say of a post from which no cable is in the database; an empty string if there is one."""
    token = token_of_post(post)
    database = open_to_search(path)
    try:
        tokens = [row[0] for row in database.rows(sql.POSTS)]
    finally:
        database.close()
    if token in tokens:
        return ""
    posts = posts_of_country(token)
    if posts:
        return f"no cable is from {token}, which is a country; its posts are {', '.join(posts)}"
    advice = did_you_mean(get_close_matches(token, tokens), "`cablekit stats IN --by post` says which posts there are")
    return f"no cable is from {token}; {advice}"


def posts_of_country(token: str) -> list[str]:
    """
    List the posts of a country, by its name as a post would be written; none if no country has it.

    >>> posts_of_country("BOLIVIA"), posts_of_country("ZENDA")
    (['LAPAZ'], [])
    """
    of_country = [post.token for post in all_posts() if post.country and token_of_post(post.country) == token]
    return [name for name in of_country if name != token]


def hit_of(row: Row, base: str) -> Hit:
    """Make a hit of what the database found."""
    ident, date, originator, subject, kind, section, paragraph, label, *values = row
    mark, level, has_level, controls, page, start, end, text, marked, place, record, line, offset = values
    file = place.removesuffix(f":{line}") if record is not None else place
    return Hit(
        ident,
        moment_of(date),
        originator,
        subject,
        kind,
        section,
        paragraph,
        label,
        None if mark is None else portion_of(level if has_level else None, controls),
        page,
        start,
        end,
        text,
        *snippet_of(marked),
        Place(path_of(base, file), record, offset, line),
    )


@lru_cache(maxsize=1024)
def portion_of(level: str | None, controls: str | None) -> Portion:
    """
    Make a mark of its level and its controls: its short form cannot always be read again (format.md 13.2).

    >>> str(portion_of("SECRET", '["XYZ", "NF"]')), str(portion_of(None, None))
    ('S/XYZ/NF', '')
    """
    return Portion(Classification(level) if level else None, json.loads(controls) if controls else ())


def moment_of(date: str | None) -> dt.datetime | None:
    """
    Read a date as the database has it.

    >>> moment_of("1979-08-14").isoformat()
    '1979-08-14T00:00:00+00:00'
    """
    if date is None:
        return None
    moment = dt.datetime.fromisoformat(date)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def snippet_of(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    r"""
    Return a snippet without its markers, and where they were.

    >>> snippet_of("the \ufdd0toll\ufdd1 is")
    ('the toll is', ((4, 8),))
    """
    text = ""
    found = []
    for part in marked.split(OPENING):
        word, closing, rest = part.partition(CLOSING)
        if closing:
            found.append((len(text), len(text) + len(word)))
        text += word + rest
    return text, tuple(found)
