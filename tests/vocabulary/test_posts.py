"""Posts, stations and addresses looked up."""

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
