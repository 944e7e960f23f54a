"""Posts, routing indicators and collective addresses."""

from functools import lru_cache
from typing import Final

import attrs

from cablekit.vocabulary._tables import lookup_key, rows_by
from cablekit.vocabulary.stations import canonical_station, names, page_names

#: 4.2. Indicators that no station has.
DUMMIES: Final = {"RUEHWEB": "a dummy: no station"}


@attrs.frozen(slots=True)
class Post:
    """A station that sends cables."""

    token: str  #: The station in ids, without spaces (``LAPAZ``).
    name: str = ""  #: The station on class lines (``LA PAZ``).
    label: str = ""  #: The station on pages of the archive (``Embassy La Paz``).
    plad: str = ""  #: Its address after FM (``AMEMBASSY LA PAZ``).
    routing_indicator: str = ""  #: The routing indicator most seen with it.
    page_name: str = ""  #: Its name on page lines, cut to ten characters.
    source: str = ""  #: Where the row comes from.
    known: bool = False  #: Whether the lists have it.
    country: str = ""  #: The country in which the place is today, as the list of TAGS of 2024 calls it.
    country_code: str = ""  #: Its two letters in ISO 3166-1; ``XK`` for Kosovo, which ISO leaves to its users.
    region: str = ""  #: The regional bureau to whose countries it belongs today: AF, EAP, EUR, NEA, SCA, WHA.


@attrs.frozen(slots=True)
class RoutingIndicator:
    """A routing indicator of FL2, FL3, FL7 or FL8 and whose it is."""

    code: str  #: The indicator, in capitals.
    name: str = ""  #: The address that it means.
    source: str = ""  #: Where the row comes from.
    known: bool = False  #: Whether a list has it.


@attrs.frozen(slots=True)
class Collective:
    """A collective address: one name for many posts."""

    name: str  #: The name, in capitals.
    routing_indicators: tuple[str, ...] = ()  #: The routing indicators seen with it.
    source: str = ""  #: Where the row comes from.
    known: bool = False  #: Whether the list has it.


def post(name_or_token: str) -> Post:
    """
    Find a post by any of its names.

    Args:
        name_or_token: A class-line name, an id token, an address or an alias.

    Returns:
        The entry; one with ``known=False`` for an unknown post. Country, code and region are empty where they are not
        certain (Jerusalem has a region only), and the region in the United States.

    Source: posts.csv; further_posts.csv; post_places.csv.

    >>> post("AMEMBASSY LA PAZ").routing_indicator, post("lapaz").label
    ('RUEHLP', 'Embassy La Paz')
    >>> post("SAIGON").country, post("SAIGON").country_code, post("SAIGON").region
    ('Vietnam', 'VN', 'EAP')
    """
    return post_of(canonical_station(name_or_token))


def all_posts() -> tuple[Post, ...]:
    """
    Return all posts of the lists, in the order of their tokens.

    Returns:
        The entries, closed posts and former names included; ``map(attrs.asdict, all_posts())`` are rows of a table.

    Source: posts.csv; further_posts.csv; post_places.csv.

    >>> [post.name for post in all_posts() if post.country_code == "BO"]
    ['LA PAZ']
    """
    return tuple(post_of(token) for token in sorted(names()))


@lru_cache(maxsize=4096)
def post_of(token: str) -> Post:
    """Return the entry of a token."""
    name = names().get(token)
    if name is None:
        return Post(token)
    row = rows_by("posts", "id_token").get(token)
    if row is None:
        return with_place(Post(token, name, source="general knowledge of the list of posts", known=True))
    page_name = page_names().get(token, "")
    entry = Post(
        token,
        name,
        row["cablegate_origin_label"],
        row["fm_plad"],
        row["routing_indicator"],
        page_name,
        row["source"],
        known=True,
    )
    return with_place(entry)


def with_place(entry: Post) -> Post:
    """Add the country and the region of a post, as far as they are known."""
    row = rows_by("post_places", "id_token").get(entry.token)
    if row is None:
        return entry
    return attrs.evolve(entry, country=row["country"], country_code=row["country_code"], region=row["region"])


def routing_indicator(ri: str) -> RoutingIndicator:
    """
    Return the owner of a routing indicator.

    Args:
        ri: The indicator as written.

    Returns:
        The entry; one with ``known=False`` for an unknown indicator.

    Source: routing_indicators.csv (ACP 117 CAN-US, 2010), otherwise plads_observed.csv.

    >>> routing_indicator("RUEHC").known, routing_indicator("RXXXXX").known, routing_indicator("RUEHWEB").name
    (True, False, 'a dummy: no station')
    """
    code = lookup_key(ri)
    if code in DUMMIES:
        return RoutingIndicator(code, DUMMIES[code], "format.md 4.2", known=True)
    row = rows_by("routing_indicators").get(code)
    if row is not None:
        return RoutingIndicator(code, row["name"], row["source"], known=True)
    row = rows_by("plads_observed", "routing_indicator_most_seen").get(code) if code else None
    if row is not None:
        return RoutingIndicator(code, row["plad"], row["source"], known=True)
    return RoutingIndicator(code)


def collective(name: str) -> Collective:
    """
    Find a collective address.

    Args:
        name: The name as written in an address line.

    Returns:
        The entry; one with ``known=False`` for an unknown collective.

    Source: collectives.csv.

    >>> collective("iran collective").routing_indicators
    ('RUCNIRA', 'RUNCIRA')
    """
    wanted = lookup_key(name)
    row = rows_by("collectives", "name").get(wanted)
    if row is None:
        return Collective(wanted)
    return Collective(wanted, tuple(row["routing_indicators_seen"].split()), row["source"], known=True)
