"""A search finds the right units, by construction; filters, snippets and errors are what they say."""

import datetime as dt
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cablekit
from cablekit import Catalog, Classification, Hit, ModelError, Place, Portion, ReadError, index, search
from cablekit.corpus import sql
from cablekit.corpus.filters import range_of_days
from cablekit.corpus.graphs.stations import station_of
from cablekit.corpus.rows import portion_columns, storable_row
from cablekit.corpus.searching import hit_of
from cablekit.corpus.words import full_text
from tests._helpers import EXAMPLES, loose
from tests.corpus.collection import ASKED, FOUR, ONE, THREE, TWO, Asked, make


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an index of the collection."""
    folder = tmp_path_factory.mktemp("search")
    index(make(folder / "in"), folder / "cables.db")
    return folder / "cables.db"


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: f"{asked.query} {asked.filters}")
def test_right_units(database: Path, asked: Asked) -> None:
    """Each query finds exactly the units that have the words, where the filters let them."""
    found = [(hit.id, hit.where) for hit in search(database, asked.query, **asked.filters, limit=None)]

    assert sorted(found, key=str) == sorted(asked.units, key=str)


def test_there_are_twenty_queries() -> None:
    """The collection is asked at least twenty queries."""
    assert len(ASKED) >= 20


def test_a_hit(database: Path) -> None:
    """A hit has all that a person needs to cite the words and to find them."""
    (hit,) = search(database, "sluices")
    cable = cablekit.load(database.parent / "in" / "a" / "one.txt")
    text = cablekit.to_text(cable)
    assert (hit.start, hit.end) != (None, None)

    assert (hit.id, hit.date, hit.originator, hit.subject) == (ONE, cable.date, "AMEMBASSY ZENDA", cable.subject)
    assert (hit.kind, hit.section, hit.paragraph, hit.label, hit.page) == ("item", "The Orchard", 2, "b", 1)
    assert hit.portion == Portion("SECRET", ("NF",))
    assert hit.text == text[hit.start : hit.end] == "the sluice is mended before Père Noël."
    assert [hit.snippet[start:end] for start, end in hit.found] == ["sluice"]
    assert hit.citation == "Embassy Zenda, telegram 08ZENDA910, May 8, 2008, paragraph 2.b (S/NF)"
    assert hit.place == Place(str(database.parent / "in" / "a" / "one.txt"))


def test_the_best_come_first(database: Path) -> None:
    """Hits come by how well they fit, and only so many as are asked for."""
    hits = list(search(database, "toll"))

    assert [hit.id for hit in search(database, "toll", limit=1)] == [hits[0].id]
    assert len(hits) == 2
    assert THREE in {hit.id for hit in hits}


def test_cables_without_units(tmp_path: Path) -> None:
    """A filter finds the cables between the first and the last one, also where these two have no unit."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, number, body in (("a", 909, ""), ("b", 910, "\n\n1. (U) The toll.\n"), ("c", 911, "")):
        text = f"R 080915Z MAY 08\nFM AMEMBASSY ZENDA\nUNCLAS ZENDA 000{number}\n{body}"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    index(folder, tmp_path / "x.db")

    assert [hit.id for hit in search(tmp_path / "x.db", "toll", post="ZENDA")] == ["08ZENDA910"]
    assert [hit.id for hit in search(tmp_path / "x.db", "toll", date=2008, limit=2**70)] == ["08ZENDA910"]
    assert not list(search(tmp_path / "x.db", "toll", post="ZENDA", date=2009))


def test_a_name_that_no_file_can_have() -> None:
    """What the system says of a name is a `ReadError` with the name."""
    with pytest.raises(ReadError, match="File name too long"):
        search("a" * 5000, "toll")


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: f"{asked.query} {asked.filters}")
def test_frequent_words(database: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    """What many units have is found in the order of the collection, and is the same."""
    best = list(search(database, asked.query, **asked.filters))
    monkeypatch.setattr("cablekit.corpus.searching.MOST_RANKED", 0)
    found = [(hit.id or "", hit.start or 0) for hit in search(database, asked.query, **asked.filters)]
    order = [ONE, TWO, FOUR, THREE]

    assert found == sorted(
        ((hit.id or "", hit.start or 0) for hit in best), key=lambda one: (order.index(one[0]), one[1])
    )


def test_nothing_is_left_open(database: Path) -> None:
    """A search that is not read to its end keeps no file open, and one that is not begun neither."""
    hits = search(database, "the")
    next(hits)
    del hits
    search(database, "the")
    database.rename(database.with_suffix(".moved"))
    database.with_suffix(".moved").rename(database)


def test_a_hit_of_an_archives_subject(tmp_path: Path) -> None:
    """A subject that only an archive gives is found, without a place in the text; a date that is only a day, too."""
    data = {"subject": "The Lighthouse", "date": "1979-08-14", "text": "UNCLAS ZENDA 000910\nTAGS: XG\n\n1. (U) Open."}
    index(json.dumps([data]).encode(), tmp_path / "x.db")
    (hit,) = search(tmp_path / "x.db", "lighthouse", date="1979-08-14")

    assert (hit.start, hit.end, hit.page, hit.date) == (None, None, None, dt.datetime(1979, 8, 14, tzinfo=dt.UTC))


def test_pages_before_the_subject(tmp_path: Path) -> None:
    """The subject has its page, and all its lines."""
    text = (
        "PAGE 01 ZENDA 00910 080915Z\n\nR 080915Z MAY 79\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\n\n"
        "PAGE 02 ZENDA 00910 080915Z\n\nUNCLAS ZENDA 00910\n\nE.O. 12065: N/A\nTAGS: XG\n"
        "SUBJECT: THE LIGHTHOUSE\n AND THE MOAT\n\n1. OPEN.\n"
    )
    index(text.encode(), tmp_path / "x.db")
    (hit,) = search(tmp_path / "x.db", "lighthouse moat")
    own = cablekit.to_text(cablekit.from_text(text))

    assert hit.page == 2
    assert own[hit.start : hit.end].split() == ["THE", "LIGHTHOUSE", "AND", "THE", "MOAT"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "no word to search for"),
        (' -- "" ', "no word to search for"),
        ('the "castle', "the quotes before 'castle' are not closed"),
        ("bridge OR", "OR needs words on both sides"),
        ("OR bridge", "OR needs words on both sides"),
        ("bridge OR OR toll", "OR needs words on both sides"),
        ("bridge AND", "AND needs words on both sides"),
        ("AND bridge", "AND needs words on both sides"),
        ("bridge AND OR toll", "AND needs words on both sides"),
        ("NOT bridge", "NOT needs words that are wanted, too"),
        ("bridge NOT NOT toll", "NOT needs words on both sides"),
        ("-bridge", "NOT needs words that are wanted, too"),
        ("NEAR bridge", "NEAR needs words on both sides, as in bridge NEAR/5 toll"),
        ("NEAR(bridge toll)", "NEAR needs words on both sides, as in bridge NEAR/5 toll"),
        ("bridge NEAR", "NEAR needs a word or a phrase on both sides, as in bridge NEAR/5 toll"),
        ("bridge NEAR (toll)", "NEAR needs a word or a phrase on both sides"),
        ("(bridge) NEAR toll", "NEAR needs a word or a phrase on both sides"),
        ("(bridge", "a parenthesis is not closed"),
        ("bridge)", "a parenthesis is closed that was not opened"),
        ("foo (", "a parenthesis is not closed"),
        ("toll ()", "nothing is in a parenthesis"),
        (") toll", "a parenthesis is closed that was not opened"),
        ("toll (OR x)", "OR needs words on both sides"),
        ("(toll OR)", "OR needs words on both sides"),
        ("(" * 21 + "toll" + ")" * 21, "too many parentheses inside each other"),
        ("toll " * 101, "more than 100 words"),
        ("to*", "to* is the beginning of too many words; write at least 3 letters of it"),
        ("toll -to*", "to* is the beginning of too many words"),
    ],
)
def test_queries_that_cannot_be_asked(database: Path, query: str, message: str) -> None:
    """A query that means nothing is an error that says why, at once, with examples."""
    with pytest.raises(ModelError, match=r"^query: ") as caught:
        search(database, query)
    assert message in str(caught.value)
    assert "bridge OR ferry" in str(caught.value)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("bridge toll", '"bridge" AND "toll"'),
        ("and or not near", '"and" AND "or" AND "not" AND "near"'),
        ("“castle bridge”", '"castle bridge"'),
        ('-"castle bridge" toll', '"toll" NOT "castle bridge"'),
        ("toll -(mill OR rye)", '"toll" NOT ("mill" OR "rye")'),
        ("a b -c -d", '("a" AND "b") NOT "c" NOT "d"'),
        ("bridge -- toll & \0", '"bridge" AND "toll"'),
        ("ferr* -toll*", '"ferr" * NOT "toll" *'),
        ('bridge NEAR toll NEAR/3 "the keys"', 'NEAR("bridge" "toll" "the keys", 10)'),
        ("bridge NEAR/0 toll", 'NEAR("bridge" "toll", 0)'),
        ("NEARLY NEAR/x", '"NEARLY" AND "NEAR/x"'),
        ("(a OR b) AND c", '("a" OR "b") AND "c"'),
        ("subject:bridge", '"subject:bridge"'),
        ("\ud800a", '"?a"'),
    ],
)
def test_what_is_asked(database: Path, query: str, words: str) -> None:
    """Words are quoted, whatever they are, and operators are those of the full-text index, which takes them."""
    assert full_text(query) == words
    assert isinstance(list(search(database, query)), list)


@pytest.mark.parametrize(
    "query",
    [
        "x'; DROP TABLE units; --", 'x" OR "1"="1', "units_fts MATCH", "text : bridge", "^bridge", "{text} : bridge",
        "bridge + toll", "% _ ? :name @x $1", "rank", "'", "bridge;", "\\", "a" * 10_000, "NEAR/0 a b",
    ],
)  # fmt: skip
def test_nothing_is_code(database: Path, query: str) -> None:
    """Whatever is asked, the database answers or the query is refused; nothing of it is a statement."""
    before = database.read_bytes()
    for filters in ({}, {"post": query}, {"tags": (query,)}):
        try:
            list(search(database, query if not filters else "bridge", **filters))
        except ModelError as error:
            assert error.where in {"query", *filters}  # noqa: PT017 - most are answered
    assert database.read_bytes() == before


PIECES = st.sampled_from([
    "bridge", "toll*", "to", '"', "“", "”", "(", ")", " ", "-", "AND", "OR", "NOT", "NEAR", "NEAR/3", "NEAR/0", "*",
    "^", ":", "'", ";", "\0", "\ud800", "½", "ß", "\u0301", "+", "{", "}", "\ue000", "ﬁ", "\n", "9" * 30,
])  # fmt: skip


@pytest.fixture(scope="module")
def words() -> Iterator[sqlite3.Connection]:
    """Give a full-text index like ours, with nothing in it."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(sql.SEARCH_TABLE.replace('content="units", content_rowid="unit", ', ""))
        yield connection


@given(st.lists(PIECES, max_size=12).map("".join) | st.lists(PIECES, max_size=9).map(" ".join) | st.text())
def test_any_query(words: sqlite3.Connection, query: str) -> None:
    """Whatever is asked, it is refused by us, or it is a query that the full-text index takes."""
    with suppress(ModelError):
        words.execute("SELECT count(*) FROM units_fts WHERE units_fts MATCH ?", (full_text(query),)).fetchall()


def test_it_is_read_only(database: Path) -> None:
    """A database and a folder that nobody may write to can be searched, and nothing is left beside it."""
    database.chmod(0o444)
    names = sorted(path.name for path in database.parent.iterdir())

    assert list(search(database, "toll"))
    assert sorted(path.name for path in database.parent.iterdir()) == names


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"date": "May"}, "date: expected a date, such as 1974, '1974-05' or '1974-05-08', got 'May'"),
        ({"date": "1974-13"}, "date: expected a date"),
        ({"date": "1974-02-30"}, "date: expected a date"),
        ({"date": 0}, "date: expected a date"),
        ({"date": 19740508}, "date: expected a date"),
        ({"date": 10_000}, "date: expected a date"),
        ({"date": (1976, 1974)}, "date: expected the first date before the last, got (1976, 1974)"),
        ({"date": (1974,)}, "date: expected one value, or the first and the last"),
        ({"date": ("x", None)}, "date: expected a date"),
        ({"tags": ""}, "tags: expected TAGS"),
        ({"tags": ("PREL", 7)}, "tags: expected TAGS"),
        ({"classification": "HIDDEN"}, "classification: "),
        ({"classification": ""}, "classification: expected a level"),
        ({"classification": ("S", "C")}, "classification: expected the lower level first, got ('S', 'C')"),
        ({"classification": ("C", "S", "TS")}, "classification: expected one value, or the first and the last"),
        ({"post": "  "}, "post: expected the name of a post"),
        ({"post": 7}, "post: expected a string"),
        ({"limit": 0}, "limit: expected a number that is at least 1, or None, got 0"),
        ({"limit": "7"}, "limit: expected a whole number"),
    ],
)
def test_wrong_filters(database: Path, filters: dict[str, Any], message: str) -> None:
    """A filter that means nothing is an error that names it."""
    with pytest.raises(ModelError) as caught:
        search(database, "bridge", **loose(filters))
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("date", "found"),
    [
        (1974, ("1974-01-01", "1975-01-01")),
        ("1974-12", ("1974-12-01", "1975-01-01")),
        ("1976-2", ("1976-02-01", "1976-03-01")),
        (dt.date(1974, 5, 8), ("1974-05-08", "1974-05-09")),
        (dt.datetime(1974, 5, 8, 23, 30), ("1974-05-08", "1974-05-09")),  # noqa: DTZ001
        (dt.datetime(1974, 5, 8, 23, 30, tzinfo=dt.timezone(-dt.timedelta(hours=5))), ("1974-05-09", "1974-05-10")),
        ((1974, "1975-03"), ("1974-01-01", "1975-04-01")),
        ([None, dt.date(1974, 12, 31)], (None, "1975-01-01")),
        ((None, None), (None, None)),
        (9999, ("9999-01-01", None)),  # no day is after it
        ((None, dt.date.max), (None, None)),
    ],
)
def test_dates(date: Any, found: tuple[str | None, str | None]) -> None:
    """A date is a day, a month, a year, or the first and the last of them; the last one is included."""
    assert range_of_days(date) == found


@pytest.mark.parametrize(
    ("name", "token"),
    [
        ("Embassy Zenda", "ZENDA"), ("The American Embassy in Zenda", "ZENDA"), ("U.S. Embassy Zenda", "ZENDA"),
        ("Consulate General Strelsau", "STRELSAU"), ("AMCONSUL STRELSAU", "STRELSAU"), ("strelsau", "STRELSAU"),
        ("STRELSAU, AMCONSUL", "STRELSAU"), ("Embassy La Paz", "LAPAZ"), ("la paz", "LAPAZ"),
        ("Consulate Frankfurt", "FRANKFURT"), ("Secretary of State", "STATE"), ("WASHDC, SECSTATE", "STATE"),
        ("Embassy", "EMBASSY"), ("", ""), ("REO ZENDA", "ZENDA"), ("AMMEMBASSY ZENDA", "AMMEMBASSYZENDA"),
        ("DEPT OF JUSTICE WASHDC", "DEPTOFJUSTICE"),
    ],
)  # fmt: skip
def test_names_of_posts(name: str, token: str) -> None:
    """A post has one name, whatever is written before its place."""
    assert station_of(name) == token


def test_levels_compare_by_rank(database: Path) -> None:
    """A level is that level; a pair is all from the lowest to the highest; a word and its letter are the same."""
    counts = {
        name: len(list(search(database, "windmill", classification=loose(wanted))))
        for name, wanted in {
            "S": "S", "secret": Classification.SECRET, "C": "CONFIDENTIAL", "at most C": (None, "C"),
            "at least C": ["C", None], "all": (None, None), "U": "u",
        }.items()
    }  # fmt: skip

    assert counts == {"S": 2, "secret": 2, "C": 2, "at most C": 2, "at least C": 4, "all": 4, "U": 0}


def test_units_without_a_mark_have_the_level_of_the_archive(tmp_path: Path) -> None:
    """Where a cable says no level, that of its archive counts, so that nothing secret is found as unclassified."""
    index(
        b'[{"classification": "SECRET", "text": "ZENDA 000910\\nTAGS: XG\\n\\n1. The lighthouse is open."}]',
        tmp_path / "x.db",
    )
    (hit,) = search(tmp_path / "x.db", "lighthouse", classification="S")

    assert hit.portion is None
    assert list(search(tmp_path / "x.db", "lighthouse", classification=(None, "C"))) == []


def test_a_paragraph_without_a_number(tmp_path: Path) -> None:
    """A paragraph without a number is in none."""
    index(b"UNCLAS ZENDA 000910\nTAGS: XG\nSUBJECT: X\n\nThe lighthouse is open.\n", tmp_path / "x.db")
    (hit,) = search(tmp_path / "x.db", "lighthouse")

    assert (hit.paragraph, hit.label, hit.where) == (None, None, "paragraph (U)")


def test_where(tmp_path: Path) -> None:
    """What is not there to be searched is an error with what to do."""
    with pytest.raises(ReadError, match=r"none\.db: No such file; `cablekit index` makes one"):
        search(tmp_path / "none.db", "bridge")
    with pytest.raises(ReadError, match="is a folder, expected a database"):
        search(tmp_path, "bridge")
    with pytest.raises(ReadError, match="database: not the name of a file"):
        search("", "bridge")


def test_a_run_that_was_killed_while_it_wrote(tmp_path: Path) -> None:
    """A half-written database is not searched, but mended by the next run; nothing that was not finished is found."""
    index(EXAMPLES, tmp_path / "x.db")
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 5")  # so that it writes before the end
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE units SET text = text || 'x'")
        for ending in ("", "-journal"):
            shutil.copy(tmp_path / f"x.db{ending}", tmp_path / f"y.db{ending}")
        writer.execute("ROLLBACK")

    with pytest.raises(ReadError, match="a run of `cablekit index` was stopped: run it again"):
        list(search(tmp_path / "y.db", "ferry"))
    assert index(EXAMPLES, tmp_path / "y.db").unchanged == 4
    assert list(search(tmp_path / "y.db", "ferry")) == list(search(tmp_path / "x.db", "ferry"))


def test_words_for_a_place() -> None:
    """Where a unit is, is said in words; bullets are no names."""
    assert Hit(kind="item", paragraph=2, label="--", portion=Portion("U")).where == "paragraph 2 (U)"
    assert Hit(kind="item", label="a").where == "item"
    assert Hit().citation == "telegram, paragraph"


def test_printed_marks(tmp_path: Path) -> None:
    """A mark comes back from the database as it was read, with any control, and SQL has its short form."""
    marks = [
        f"{level}{sign}{controls}"
        for level in ("U", "LOU", "R", "C", "S", "TS")
        for sign in ("/", "//")
        for controls in ("NF", "SI/NF", "SI//NF", "HCS//NF", "XYZ", "REL TO USA, FVEY", "FOUO", "PFU/NF")
    ]
    paragraphs = [f"{number}. ({mark}) The lighthouse.\n\n" for number, mark in enumerate(["SBU", "U", *marks], 1)]
    text = f"SECRET ZENDA 000910\nTAGS: XG\n\n{''.join(paragraphs)}"
    index(text.encode(), tmp_path / "x.db")
    wanted = {unit.label: unit.portion for unit in cablekit.units(cablekit.from_text(text))}
    found = {hit.label: hit.portion for hit in search(tmp_path / "x.db", "lighthouse", limit=None)}

    assert found == wanted
    assert Portion("S", ("XYZ",)) in found.values()
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        rows = connection.execute("SELECT label, portion FROM units WHERE paragraph IS NOT NULL").fetchall()
    assert dict(rows) == {label: str(portion) for label, portion in wanted.items()}


CONTROLS = st.text(max_size=8) | st.sampled_from(["SI", "NF", "SBU", "C", "U", "S/NF", "null", "\ud800", "", "\0", '"'])
PORTIONS = st.builds(Portion, st.none() | st.sampled_from(Classification), st.lists(CONTROLS, max_size=3).map(tuple))


@given(st.none() | PORTIONS, st.none() | st.sampled_from(Classification))
def test_any_mark(portion: Portion | None, level: Classification | None) -> None:
    """Whatever mark a unit has, it is found with it: no row of the database ends a search."""
    columns = storable_row(portion_columns(portion, Catalog(classification=level)))
    cable, unit, place = (None,) * 4, ("heading", None, None, None), ("in.xml", None, 0, 1)
    hit = hit_of((*cable, *unit, *columns, None, None, None, "", "", *place), "")

    assert hit.portion == portion
    assert columns[1] == ((portion and portion.classification) or level)
    assert hit.citation.startswith("telegram, heading")
