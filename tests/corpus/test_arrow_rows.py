"""A cable through a row of a table and back: equal, with the same text; what Arrow cannot carry is refused by name."""

import datetime as dt
from typing import Any, Final

import attrs
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit import Cable, Header, MessageNumber, ModelError, Place, ReadError, Section, from_text, read, to_text
from cablekit.arrow import SCHEMA, from_row, to_row
from tests._helpers import CABLEGATE, EXAMPLES, NARA, SITE, loose, nested
from tests.archives.files_of_each_format import FILES
from tests.strategies import ANY_CABLE, RICH_CABLE, TELEGRAMS, texts

LEVEL: Final = {"classification": "CONFIDENTIAL", "controls": []}


def through_table(cable: Cable, *, source: bool = True) -> Cable:
    """Write a cable as a row of a table, and read it back."""
    table = pa.Table.from_pylist([to_row(cable, source=source)], schema=SCHEMA)
    return from_row(table.to_pylist()[0])


def text_or_error(cable: Cable) -> str | None:
    """Write a cable as text, or give None where it cannot be written."""
    try:
        return to_text(cable)
    except ModelError:
        return None


def is_carried(cable: Cable) -> bool:
    """Whether Arrow can carry a cable; if it cannot, the error names the value."""
    try:
        to_row(cable)
    except ModelError as error:
        assert error.where  # noqa: PT017 - most cables raise nothing
        assert "Arrow cannot carry half a character" in str(error)  # noqa: PT017
        return False
    return True


# --- the law: the cable comes back --------------------------------------------------------------------------------


@given(cable=ANY_CABLE, source=st.booleans())
def test_every_cable_comes_back(cable: Cable, *, source: bool) -> None:
    """Read, edited, or built by hand: the cable is equal, and with its source it has its text, if it can be written."""
    if not is_carried(cable):
        return
    back = through_table(cable, source=source)

    assert back == cable
    assert (back.encoding, back.bom, back.place) == (cable.encoding, cable.bom, cable.place)
    text = text_or_error(cable)
    if source and text is not None:
        assert to_text(back) == text


@given(text=texts(), year=st.sampled_from((None, 2008)), body=st.booleans())
def test_a_cable_as_read_comes_back(text: str, year: int | None, *, body: bool) -> None:
    """With the reader's year, and without its body."""
    cable = from_text(text, year=year, body=body)
    if not is_carried(cable):
        return
    back = through_table(cable)

    assert back == cable
    assert to_text(back) == text


@pytest.mark.parametrize("source", [True, False])
@pytest.mark.parametrize("name", TELEGRAMS)
def test_the_cable_of_each_era(name: str, *, source: bool) -> None:
    """An invented cable of each era."""
    cable = from_text(TELEGRAMS[name])

    assert through_table(cable, source=source) == cable
    assert to_text(through_table(cable)) == TELEGRAMS[name]


@pytest.mark.parametrize("source", [True, False])
def test_files_of_each_format(*, source: bool) -> None:
    """What archives publish, with what they say of it, and with its place."""
    cables = [one for one in read([EXAMPLES, *(file.data for file in FILES)], errors="keep") if isinstance(one, Cable)]
    back = [through_table(cable, source=source) for cable in cables]

    assert len(cables) > 40
    assert back == cables
    assert [cable.place for cable in back] == [cable.place for cable in cables]
    if source:
        assert [text_or_error(cable) for cable in back] == [text_or_error(cable) for cable in cables]


@pytest.mark.parametrize("source", [True, False])
def test_a_cable_with_everything(*, source: bool) -> None:
    """Foreign data, archives, a place, an encoding; a header alone."""
    extra = {"box": [7, 1.5, None, {"é": "\ud800"}]}
    cable = attrs.evolve(
        RICH_CABLE, extra=extra, encoding="cp1252", bom=True, place=Place("a.csv", 2, 70, 5), year_hint=8
    )
    back = through_table(cable, source=source)

    assert back == cable
    assert back.extra == extra
    assert (back.encoding, back.bom, back.place) == ("cp1252", True, Place("a.csv", 2, 70, 5))
    alone = Cable(Header(subject="THE MILL"), complete=False)
    assert through_table(alone, source=source) == alone


def test_items_in_items() -> None:
    """Items at every depth come back below theirs, also without the text."""
    cable = Cable(sections=(Section("The Moat", (nested(20, "A"), nested(3, "B"))),))

    assert through_table(cable, source=False) == cable


# --- what is in a row ---------------------------------------------------------------------------------------------


def test_columns_of_a_row() -> None:
    """The order of the schema does not matter to a dict; the names are the same, and values are plain."""
    row = to_row(RICH_CABLE)

    assert {*row} == {*SCHEMA.names}
    assert (row["id"], row["year"], row["precedence"]) == ("08ZENDA910", 2008, "FLASH")
    assert row["date"] == dt.datetime(2008, 5, 8, 9, 15, tzinfo=dt.UTC)
    assert [(one["role"], one["name"]) for one in row["addressees"]] == [
        ("action", "SECSTATE WASHDC"),
        ("action", "AMCONSUL STRELSAU"),
        ("info", "RIVER STATES COLLECTIVE"),
        ("exempt", "AMCONSUL HENTZAU"),
    ]
    assert [(one["kind"], one["id"]) for one in row["references"]] == [("cable", "08ZENDA816"), ("cable", None)]
    assert row["authority"] == {"name": "Flavia Hentzau", "position": "DCM", "reasons": ["b", "d"], "in_header": True}
    assert row["wrappers"][0] == {"archive": "foia", "fields": [{"name": "Doc No.", "value": "C00000001"}]}
    assert row["catalog"]["owners"][0] == {"name": "id", "value": "cable"}
    assert (row["summary"], row["comment"], row["error"]) == ("All is well.", "We doubt it.", None)


def test_units_and_gaps() -> None:
    """Units have places in the text, the mark that counts, and a page; gaps have their reason."""
    text = "CONFIDENTIAL ZENDA 910\n\n1. He met XXXXXXXXXXXX.\n\nZENDA 00000910  002 OF 002\n\n2. (U) Open.\n"
    row = to_row(from_text(text))
    units = [(one["text"], one["portion"], one["page"], text[one["start"] : one["end"]]) for one in row["units"]]

    assert units == [
        ("He met XXXXXXXXXXXX.", LEVEL, 1, "He met XXXXXXXXXXXX."),
        ("Open.", {"classification": "UNCLASSIFIED", "controls": []}, 2, "Open."),
    ]
    assert [(gap["reason"], text[gap["start"] : gap["end"]]) for gap in row["gaps"]] == [("redacted", "XXXXXXXXXXXX")]


def test_an_authority_in_paragraph_1() -> None:
    """It is in the row, and does not come back as one of the header."""
    cable = from_text("SECRET ZENDA 910\n\n1. (U) Classified by Flavia Hentzau, DCM. Reasons 1.4 (b, d).\n")
    row = to_row(cable, source=False)

    assert row["authority"]["in_header"] is False
    assert row["authority"]["reasons"] == ["b", "d"]
    assert from_row(row) == cable


def test_a_header_alone() -> None:
    """Without the body, its columns are None, and the text is there."""
    row = to_row(from_text("UNCLAS ZENDA 910\nTAGS: PREL\n\n1. (U) Yes.\n", body=False))

    assert {name for name in ("units", "gaps", "summary", "comment", "closing", "sections") if row[name] is None} == {
        *("units", "gaps", "summary", "comment", "closing", "sections")
    }
    assert (row["tags"], row["complete"]) == (["PREL"], False)
    assert row["source"].endswith("Yes.\n")


def test_where_the_telegram_is() -> None:
    """Where an archive's words are around it in the text, its place is known; the units are in the same text."""
    rows = {path: to_row(next(read(path))) for path in (NARA, CABLEGATE, SITE)}
    span = rows[NARA]["telegram"]

    assert 0 < span["start"] < rows[NARA]["units"][0]["start"] < span["end"]
    assert rows[CABLEGATE]["telegram"] is None


def test_no_text_reads_back_equal() -> None:
    """Such a cable is written as values, and has no units, for there is no text that they could be in."""
    cable = Cable(Header(subject="TWO\nLINES"))
    row = to_row(cable)

    assert (row["source"], row["units"], row["sections"]) == (None, None, [])
    assert from_row(row) == cable


# --- what is refused ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cable", "message"),
    [
        (from_text("SUBJECT: A\ud800"), r"subject: Arrow cannot carry half a character \(U\+D800\)"),
        (Cable(Header(subject="A\udfff")), r"subject: Arrow cannot carry half a character"),
        (Cable(sections=(Section(None, (nested(2_000, "A"),)),)), r"items are nested too deep"),
        (loose("UNCLAS"), r"cable: expected a Cable, got 'UNCLAS'"),
    ],
)
def test_what_a_row_cannot_carry(cable: Cable, message: str) -> None:
    """The error names the column."""
    with pytest.raises(ModelError, match=message):
        to_row(cable, source=False)


def test_largest_number() -> None:
    """The largest number of the model is carried."""
    assert through_table(Cable(Header(mrn=MessageNumber("ZENDA", 2**53 - 1))), source=False).header.mrn is not None


def test_a_name_that_is_not_utf_8() -> None:
    """A path with other bytes is shown with escapes, as in CSV, and the cable is not lost."""
    cable = attrs.evolve(from_text("TAGS: XG"), place=Place("br\udcffcke.txt"))

    assert to_row(cable)["place"]["path"] == r"br\udcffcke.txt"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"error": "not XML"}, "row: could not be read: not XML"),
        ({"source": 7}, "row: "),
        ({"extra": "{"}, "row: "),
        ({"telegram": {"begin": 7}}, "row: "),
        ({"wrappers": [7]}, "row: "),
        ({"place": {"path": 7}}, "row: "),
        ({"year_hint": "soon"}, "row: "),
        ({"source": None, "sections": None}, "row: "),
    ],
)
def test_rows_that_are_wrong(change: dict[str, Any], message: str) -> None:
    """A row of a file that could not be read, or that nobody wrote, is a `ReadError`."""
    with pytest.raises(ReadError, match=message):
        from_row(to_row(from_text("TAGS: XG"), source="source" not in change or bool(change["source"])) | change)


def test_a_row_without_a_column() -> None:
    """A column that is needed and missing is named."""
    row = to_row(from_text("TAGS: XG"))
    del row["wrappers"]
    with pytest.raises(ReadError, match="wrappers"):
        from_row(row)


def test_numbers_of_a_data_frame() -> None:
    """pandas makes numbers floats where one is missing, and nothing of None."""
    row = to_row(from_text("TAGS: XG", year=2008))

    assert from_row(row | {"year_hint": 2008.0, "extra": float("nan"), "error": float("nan")}).year_hint == 2008
    assert from_row(row | {"year_hint": float("nan"), "telegram": float("nan")}).year_hint is None
