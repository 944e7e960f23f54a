"""Date-time groups, read, and the moment that they give."""

from datetime import UTC, datetime

import pytest

from cablekit import DateTimeGroup, Header, from_text, to_text
from cablekit.telegram.fields.dtg import read_dtg, read_month
from tests._helpers import read_whole


@pytest.mark.parametrize(
    ("group", "time"),
    [
        (DateTimeGroup((), 8, 9, 15, "MAY", "08"), datetime(2008, 5, 8, 9, 15, tzinfo=UTC)),
        (DateTimeGroup((), 8, 9, 15, "MAY", "79"), datetime(1979, 5, 8, 9, 15, tzinfo=UTC)),
        (DateTimeGroup((), 8, 9, 15, "MAY", "1979"), datetime(1979, 5, 8, 9, 15, tzinfo=UTC)),
        (DateTimeGroup((), 30, 0, 0, "FEB", "08"), None),
        (DateTimeGroup((), 1, 24, 0, "FEB", "08"), None),
        (DateTimeGroup((), 1, 0, 0, "XYZ", "08"), None),
    ],
)
def test_time_of_a_group(group: DateTimeGroup, time: datetime | None) -> None:
    """A date-time group gives an aware moment, or None where its figures are no date."""
    assert time == group.time


@pytest.mark.parametrize("month", ["SEPT", "SEP"])
def test_a_month_of_four_letters(month: str) -> None:
    """`SEPT` is the month that it begins (format.md 5.1)."""
    group = read_whole(f"P 021614Z {month} 08\nFM AMEMBASSY ZENDA\n").header.dtg

    assert group is not None
    assert (group.month, group.year) == ("SEP", "08")


@pytest.mark.parametrize(
    ("line", "written"),
    [
        # blanks anywhere, or nowhere
        ("R  141540Z  AUG  79", "R 141540Z AUG 79"),
        ("R 14 1540Z AUG 79", "R 141540Z AUG 79"),
        ("R 1415 40 Z AUG 79", "R 141540Z AUG 79"),
        ("R\t141540Z\u00a0AUG 1979", "R 141540Z AUG 1979"),
        ("R141540ZAUG79", "R 141540Z AUG 79"),
        ("R 141540ZAUG79   ZDK", "R 141540Z AUG 79 ZDK"),
        # points, commas, strokes
        ("R. 14/1540Z, Aug. '79", "R 141540Z AUG 79"),
        # the zone is missing or a figure
        ("R 141540 AUG 79", "R 141540Z AUG 79"),
        ("141540 AUG 79", "141540Z AUG 79"),
        ("R 1415402 AUG 79", "R 141540Z AUG 79"),
        # the month is written out, cut off, misspelled or lost a letter to a figure
        ("R 141540Z AUGUST 79", "R 141540Z AUG 79"),
        ("R 141540Z SEPTEM 79", "R 141540Z SEP 79"),
        ("R 141540Z AU 79", "R 141540Z AUG 79"),
        ("R 141540Z FEBUARY 79", "R 141540Z FEB 79"),
        ("R 141540Z 0CTOBER 79", "R 141540Z OCT 79"),
        # letters for figures
        ("R l4I54OZ AUG 7O", "R 141540Z AUG 70"),
        ("O41540Z AUG 79", "041540Z AUG 79"),
        ("l41540Z AUG 79", "141540Z AUG 79"),
        # precedences glued, doubled, small
        ("PR 141540Z AUG 79", "P R 141540Z AUG 79"),
        ("R141540Z AUG 79", "R 141540Z AUG 79"),
        ("RR 141540Z AUG 79", "R R 141540Z AUG 79"),
        ("OO41540Z AUG 79", "O 041540Z AUG 79"),
        ("0 R 141540Z AUG 79", "O R 141540Z AUG 79"),
        ("O/p 141540z aug 79", "O P 141540Z AUG 79"),
    ],
)
def test_untidy_groups(line: str, written: str) -> None:
    """However a group is spaced, cut or misread: its values are those of a tidy one, and are written tidily (5.1)."""
    header = read_whole(f"{line}\nFM AMEMBASSY ZENDA\n").header
    dtg = from_text(f"{written}\n", Header).dtg

    assert (dtg, "AMEMBASSY ZENDA") == (header.dtg, header.originator)
    assert to_text(Header(dtg=header.dtg)) == f"{written}\n"


@pytest.mark.parametrize(
    "line",
    [
        *("R 141540A AUG 79", "R 141540Z MA 79", "R 141540Z JU 79", "R 141540Z NOON 79", "R 141540Z MARCHING 79"),
        *("R 141540Z DECLINED 79", "R 141540Z AUG 790", "R 141540Z AUG IO", "R 1 4 AUG 79", "R 1415 AUG 79"),
        *("1974 TO 1979, AUG 79", "OIL OIL AUG 79", "THE 141540Z AUG 79"),
    ],
)
def test_what_is_no_group(line: str) -> None:
    """Another zone, a month that is none or is one of two, too few figures or too many give no group (5.1)."""
    assert from_text(f"{line}\nFM AMEMBASSY ZENDA\n").header.dtg is None


def test_a_stroke_read_as_a_figure() -> None:
    """SMART prints a date before the group; the stroke between them may be scanned as a 1 (20.1)."""
    header = from_text("MRN:   11 ZENDA 218\nDate/DTG:   Apr 07, 2011 1071322Z APR 11\n").header

    assert header.dtg == DateTimeGroup((), 7, 13, 22, "APR", "11")


@pytest.mark.parametrize("time", ["141620Z", "141620 Z", "14 1620Z", "141620"])
def test_the_time_of_a_page_line(time: str) -> None:
    """The time of a page line may have blanks, or lack its Z at the end of the line (5.1, 14)."""
    page = f"PAGE 02  ZENDA 00910  {time}\n"
    cable = read_whole(f"UNCLAS ZENDA 910\n\nTAGS: PREL\nSUBJ: THE BRIDGE\n\n{page}IS OPEN\n\n1. X\n")

    assert cable.subject == "THE BRIDGE IS OPEN"


@pytest.mark.parametrize("group", ["991399Z MAY 08", "080915Z XYZ 08"])
def test_a_group_that_is_no_date(group: str) -> None:
    """Figures that are no date are kept as written and give no time; a month that is none gives no group."""
    header = read_whole(f"P {group}\nFM AMEMBASSY ZENDA\n").header

    assert header.originator == "AMEMBASSY ZENDA"
    assert header.dtg is None or header.dtg.time is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *(("SEPT", "SEP"), ("SEPTX", None), ("SEPTE", "SEP"), ("sep", "SEP"), ("0c", "OCT"), ("Febuary", "FEB")),
        *(("MARSHAL", None), ("MARX", "MAR"), ("MARSH", "MAR"), ("XYZ", None), ("JULLY", "JUL")),
    ],
)
def test_months(word: str, expected: str | None) -> None:
    """Its name, the beginning of it, or three letters and a stray one."""
    assert read_month(word) == expected


def test_tail_of_a_group() -> None:
    """On one line."""
    group = read_dtg("P 080915Z MAY 08  ZDK \t ZFF4 ")

    assert group
    assert group.tail == "ZDK ZFF4"
