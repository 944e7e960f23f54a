"""Where an archive and a cable differ, and what is known to be the archive's mistake."""

import datetime as dt

import pytest
from attrs import evolve

from cablekit import Wrapper, from_text, load
from cablekit.checking.disagreements import COMPARED, Disagreement, disagreements, is_untruth
from cablekit.model.archive_values import NAMES
from tests._helpers import EXAMPLES

TEXT = (
    "P 091640Z MAY 08\nFM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC\nUNCLAS LA PAZ 000042\n\nSENSITIVE\n\n"
    "TAGS: PREL, OVIP (ELPHBERG, RUDOLF), BL\nSUBJECT: THE BRIDGE: A STUDY\n\n1. Yes.\n"
)


def found(archive: str, *fields: tuple[str, str], text: str = TEXT) -> list[tuple[str, str, str, bool]]:
    """Compare a cable with what an archive says, and give what differs without the archive's name."""
    cable = evolve(from_text(text), wrappers=(Wrapper(archive, fields),))
    return [(one.field, one.cable_value, one.archive_value, one.known_untruth) for one in disagreements(cable)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Reference ID", "08LAPAZ42"),
        ("Document Number", "2008LAPAZ00042"),
        ("Identifier", "08LAPAZ42"),
        ("Created", "2008-05-09 16:40"),
        ("Created", "2008-05-09T16:40:00"),
        ("date", "5/9/2008 16:40"),
        ("Draft Date", "09/05/2008"),
        ("Draft Date", "09-May-2008 12:00:00 am"),
        ("DATE", "9-MAY-08"),
        ("id", "249"),
        ("Draft Date", "09 may 2008"),
        ("Draft Date", "n/a"),
        ("Created", "soon"),
        ("Created", "2008-13-41"),
        ("Classification", "UNCLASSIFIED//FOR OFFICIAL USE ONLY"),
        ("Classification", "unclassified"),
        ("Classification", "(unknown)"),
        ("Subject", "The bridge - a study"),
        ("Subject", "(U) THE BRIDGE: A STUDY"),
        ("Tags", "BL OVIP PREL (ELPHBERG, RUDOLF)"),
        ("TAGS", ""),
        ("Concepts", "BRIDGES"),
    ],
)
def test_the_same_in_other_words(name: str, value: str) -> None:
    """Another spelling is no disagreement, nor is a value that says nothing."""
    assert found("nara", (name, value)) == []


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("Reference ID", "08LAPAZ43", ("id", "08LAPAZ42", False)),
        ("Document Number", "2007LAPAZ00042", ("id", "08LAPAZ42", False)),
        ("Draft Date", "08 MAY 2008", ("date", "2008-05-09 16:40", False)),
        ("Draft Date", "08-May-2008 12:00:00 am", ("date", "2008-05-09 16:40", False)),
        ("Draft Date", "15/05/2008", ("date", "2008-05-09 16:40", False)),
        ("CREATED", "2008-05-09 16:39", ("date", "2008-05-09 16:40", False)),
        ("refid", "08LAPAZ43", ("id", "08LAPAZ42", False)),
        ("Draft Date", "01 JAN 1960", ("date", "2008-05-09 16:40", True)),
        ("Created", "2008-05-09 16:04", ("date", "2008-05-09 16:40", True)),
        ("Created", "2008-05-09 16:39", ("date", "2008-05-09 16:40", False)),
        ("Created", "2008-05-09 04:40", ("date", "2008-05-09 16:40", False)),
        ("Classification", "SECRET", ("classification", "UNCLASSIFIED", False)),
        ("Classification", "UNCLASSIFIED//NOFORN", ("classification", "UNCLASSIFIED", False)),
        ("Original Classification", "CONFIDENTIAL", ("classification", "UNCLASSIFIED", False)),
        ("Cable title", "THE MOAT", ("subject", "THE BRIDGE: A STUDY", False)),
        ("TAGS", "PREL, BL", ("tags", "PREL, OVIP, ELPHBERG, RUDOLF, BL", False)),
    ],
)
def test_what_differs(name: str, value: str, expected: tuple[str, str, bool]) -> None:
    """Both values are given, and whether it is known why the archive is wrong."""
    field, own, known = expected

    assert found("cablegate", (name, value)) == [(field, own, value, known)]


@pytest.mark.parametrize("minutes", ["12", "01"])
def test_minutes_of_the_pages_follow_the_dial(minutes: str) -> None:
    """At noon and at midnight the pages print 12, at one o'clock 01 (format.md 21.1)."""
    for hour in ("00", "12") if minutes == "12" else ("01", "13"):
        text = TEXT.replace("1640Z", f"{hour}40Z")
        said = f"2008-05-09 {hour}:{minutes}"

        assert found("cablegate", ("Created", said), text=text) == [("date", f"2008-05-09 {hour}:40", said, True)]


def test_only_those_pages_print_the_hour_twice() -> None:
    """Another archive that has the same minutes is simply wrong; later dumps have the right ones (format.md 21.1)."""
    assert found("site", ("Created", "2008-05-09 16:04"))[0][3] is False


def test_nothing_to_compare() -> None:
    """Where the cable says nothing there is no disagreement."""
    said = [(names[0], "SECRET") for names in NAMES.values()]

    assert found("cablegate", *said, text="") == []
    assert found("cablegate", ("Created", "2008-05-09 16:04"), text="") == []


@pytest.mark.parametrize("archive", ["email", "foia", "outlook", "smart"])
def test_heads_of_mails_are_not_compared(archive: str) -> None:
    """The subject of an e-mail is not the archive's word on the cable's."""
    assert found(archive, ("Subject", "Fw: bridge"), ("Classification", "SECRET")) == []


def test_official_use_agrees_with_marks() -> None:
    """Where the paragraphs are marked SBU, an archive that says official use is right (format.md 16)."""
    said = ("Classification", "UNCLASSIFIED//FOR OFFICIAL USE ONLY")
    bare = TEXT.replace("SENSITIVE\n\n", "")

    assert found("cablegate", said, text=bare.replace("1. Yes", "1. (SBU) Yes")) == []
    assert found("cablegate", said, text=bare) == [("classification", "UNCLASSIFIED", said[1], False)]


def test_controls_of_classified_cables() -> None:
    """NOFORN of the archive agrees with the caption alone."""
    text = TEXT.replace("UNCLAS", "S E C R E T").replace("SENSITIVE", "NOFORN")

    assert found("cablegate", ("Classification", "SECRET//NOFORN"), text=text) == []
    assert found("cablegate", ("Classification", "SECRET//NOFORN"), text=text.replace("NOFORN", "SIPDIS")) == [
        ("classification", "SECRET", "SECRET//NOFORN", False)
    ]


def test_wrappers_in_order() -> None:
    """Each wrapper is compared, the outermost first, under its own name."""
    wrappers = (Wrapper("site", (("Identifier", "08LAPAZ7"),)), Wrapper("nara", (("Document Number", "08LAPAZ8"),)))

    assert disagreements(evolve(from_text(TEXT), wrappers=wrappers)) == (
        Disagreement("id", "08LAPAZ42", "08LAPAZ7", "site"),
        Disagreement("id", "08LAPAZ42", "08LAPAZ8", "nara"),
    )


def test_every_field_has_names() -> None:
    """What is compared is looked for under some name; originators are not compared: no list has all spellings."""
    assert set(NAMES) - set(COMPARED) == {"originator"}


@pytest.mark.parametrize(
    ("name", "expected"), [("08ZENDA0910.txt", []), ("08ZENDA0911.html", ["date"]), ("79ZENDA06523.txt", [])]
)
def test_examples(name: str, expected: list[str]) -> None:
    """The examples of the docs agree with their archives, but for the page's minutes."""
    said = disagreements(load(EXAMPLES / name))

    assert [one.field for one in said] == expected
    assert all(one.known_untruth for one in said)


def test_a_date_that_cannot_be_compared_has_no_known_cause() -> None:
    """Where the cable or the archive has no date, nothing is known of why they differ."""
    day = dt.datetime(2008, 5, 8, 9, 15, tzinfo=dt.UTC)

    assert not is_untruth(None, "2008-05-08", "cablegate")
    assert not is_untruth(day, "soon", "cablegate")
