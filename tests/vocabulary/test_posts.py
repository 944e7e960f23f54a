"""Posts, stations and addresses looked up."""

import pytest

from cablekit import vocabulary
from cablekit.vocabulary import _tables


def test_posts() -> None:
    """A post is found by each of its names, and without data where only its name is known."""
    assert vocabulary.post("LA PAZ") == vocabulary.post("AMEMBASSY LA PAZ")
    assert vocabulary.post("LIMA").page_name == ""
    assert vocabulary.post("Saigon").known
    assert vocabulary.post("zenda") == vocabulary.Post("ZENDA")


def test_station_names() -> None:
    """Names have their blanks and nothing of the class line."""
    names = vocabulary.station_names()

    assert {"LA PAZ", "PORT MORESBY", "RIO DE JAN", "HO CHI MINH CITY", "SECTO", "SHENYANG", "PEKING"} <= names
    assert not any(name.startswith(("I A L", "E F T O", "X")) for name in names)


def test_addresses() -> None:
    """Routing indicators and collectives are told, or said to be unknown."""
    observed = {row["routing_indicator_most_seen"] for row in _tables.rows("plads_observed")}
    further = min(observed - set(_tables.rows_by("routing_indicators")) - {""})

    assert vocabulary.routing_indicator("ruehc").known
    assert vocabulary.routing_indicator(further).known
    assert not vocabulary.routing_indicator("RUZENDA").known
    assert not vocabulary.routing_indicator("").known
    assert vocabulary.collective("Iran  Collective").known
    assert not vocabulary.collective("RURITANIA COLLECTIVE").known


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("LA PAZ", ("Bolivia", "BO", "WHA")),
        ("Embassy Kyiv", ("Ukraine", "UA", "EUR")),
        ("ALMA ATA", ("Kazakhstan", "KZ", "SCA")),  # a former name
        ("SALISBURY", ("Zimbabwe", "ZW", "AF")),
        ("USNATO", ("Belgium", "BE", "EUR")),  # where it is, not for whom
        ("AIT TAIPEI", ("Taiwan", "TW", "EAP")),
        ("PRISTINA", ("Kosovo", "XK", "EUR")),
        ("JERUSALEM", ("", "", "NEA")),  # whose it is, is not certain
        ("STATE", ("United States", "US", "")),  # no regional bureau
        ("MARTINIQUE", ("Martinique", "MQ", "")),
        ("VALENCIA", ("", "", "")),  # in Spain or in Venezuela
        ("ZENDA", ("", "", "")),
    ],
)
def test_places(name: str, expected: tuple[str, str, str]) -> None:
    """A post has its country of today, the code of that, and its bureau; what is not certain is empty."""
    post = vocabulary.post(name)

    assert (post.country, post.country_code, post.region) == expected


def test_all_posts() -> None:
    """Every post of the lists is there once, and is what `post` says; nearly every one has a country."""
    posts = vocabulary.all_posts()

    assert [post.token for post in posts] == sorted({post.token for post in posts})
    assert all(post.known and post == vocabulary.post(post.token) for post in posts)
    assert [post.token for post in posts if not post.country] == [
        "BENIN", "FESTTWO", "JERUSALEM", "PARTO", "SALVADOR", "VALENCIA",
    ]  # fmt: skip


def test_countries_are_those_of_the_list() -> None:
    """A code has one name, that of the TAGS of 2024, and one region; a region is one of six."""
    rows = _tables.rows("post_places")
    names = {row["code"]: row["name"] for row in _tables.rows("tags_geo_2024")}
    placed = [row for row in rows if row["country_code"]]

    assert len({row["id_token"] for row in rows}) == len(rows)
    assert all(row["country"] == names[row["country_code"]] for row in placed)
    assert len({(row["country_code"], row["region"]) for row in placed}) == len({row["country_code"] for row in placed})
    assert {row["region"] for row in rows} == {"", "AF", "EAP", "EUR", "NEA", "SCA", "WHA"}
    assert {row["country_code"] for row in placed if not row["region"]} == {"US", "MQ"}
