"""By what cables are counted: a name, and what it is of a cable."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import Final, NamedTuple

from cablekit.corpus.graphs.stations import post_of as post_that_sent
from cablekit.corpus.records import highest_precedence, joined_values
from cablekit.errors import ModelError, did_you_mean, shown
from cablekit.model import Cable, Catalog
from cablekit.model.cable import as_cable
from cablekit.vocabulary.posts import Post, post_of
from cablekit.vocabulary.tags import Tag, tag

#: The value of a cable in one dimension; None where nobody says it.
Value = str | None
#: What a post and a country are if nobody knows.
NOWHERE: Final = Post("")


class Facts(NamedTuple):
    """What the dimensions need to know of a cable, once for each of its TAGS."""

    cable: Cable
    catalog: Catalog
    day: dt.date | None
    post: Post
    tag: Tag | None


def dated(form: str) -> Callable[[Facts], Value]:
    """Make a dimension of time; *form* is how many characters of `2008-05-08` it keeps, by name."""
    length = len(form)
    return lambda facts: facts.day.isoformat()[:length] if facts.day else None


#: The dimensions of the TAGS: a cable with several is counted once for each.
TAG_DIMENSIONS: Final[dict[str, Callable[[Facts], Value]]] = {
    "tag": lambda facts: facts.tag.code if facts.tag else None,
    "tag_name": lambda facts: (facts.tag.name if facts.tag else None) or None,
    "tag_kind": lambda facts: facts.tag.kind if facts.tag else None,
}
#: The dimensions of time, from the shortest; in the order of the calendar.
TIMES: Final[dict[str, Callable[[Facts], Value]]] = {
    "day": dated("yyyy-mm-dd"),
    "month": dated("yyyy-mm"),
    "year": dated("yyyy"),
}
#: All dimensions, as users call them.
DIMENSIONS: Final[dict[str, Callable[[Facts], Value]]] = {
    **TIMES,
    "post": lambda facts: facts.post.token or None,
    "country": lambda facts: facts.post.country or None,
    "region": lambda facts: facts.post.region or None,
    **TAG_DIMENSIONS,
    "classification": lambda facts: facts.catalog.classification.value if facts.catalog.classification else None,
    "precedence": lambda facts: highest_precedence(facts.cable),
    "archive": lambda facts: joined_values(wrapper.archive for wrapper in facts.cable.wrappers),
}


def as_dimensions(names: Iterable[str], argument: str = "by") -> tuple[str, ...]:
    """
    Take the names of dimensions, each once, or raise `ModelError`.

    >>> as_dimensions(["month", "pots"])
    Traceback (most recent call last):
    cablekit.errors.ModelError: by: no dimension 'pots'; did you mean post?
    """
    if isinstance(names, str):
        raise ModelError(f"expected several names, such as [{shown(names)}]", argument)
    found = tuple(names)
    for name in found:
        if name not in DIMENSIONS:
            advice = did_you_mean(get_close_matches(str(name), DIMENSIONS), f"there are {', '.join(DIMENSIONS)}")
            raise ModelError(f"no dimension {shown(name)}; {advice}", argument)
    return tuple(dict.fromkeys(found))


def facts_of(cable: Cable, *, each_tag: bool) -> Iterator[Facts]:
    """Yield what is known of a cable: once, or once for each of its TAGS."""
    catalog = as_cable(cable).catalog
    token = post_that_sent(catalog)
    post = post_of(token) if token else NOWHERE
    codes = dict.fromkeys(catalog.tags) if each_tag else ()
    day = catalog.date.date() if catalog.date else None
    yield from (Facts(cable, catalog, day, post, tag_on(code, day)) for code in codes or (None,))


@lru_cache(maxsize=16384)
def tag_on(code: str | None, day: dt.date | None) -> Tag | None:
    """Return what a code meant on a day; None for no code."""
    return tag(code, on=day) if code is not None else None
