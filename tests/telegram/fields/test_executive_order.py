"""The Executive Order line, read and written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit.model import ExecutiveOrder
from cablekit.telegram.fields.executive_order import (
    code_entries,
    continues,
    cut_number,
    read_action,
    read_any_form,
    read_common_form,
    read_order,
    write_order,
)
from tests._helpers import header_of

DAY = date(2018, 5, 8)
CASES = [
    ("E.O. 12958: DECL: 05/08/2018", ExecutiveOrder("12958", "DECL", DAY)),
    ("E.O. 12958: N/A", ExecutiveOrder("12958", "N/A")),
    ("E.O. 12958: DECL: OADR", ExecutiveOrder("12958", "DECL", None, ("OADR",))),
    ("E.O. 12958: DECL: 05/08/2018 X1 X5", ExecutiveOrder("12958", "DECL", DAY, ("X1", "X5"))),
    ("E.O. 12958: DECL: TEN YEARS", ExecutiveOrder("12958", "DECL", None, ("TEN YEARS",))),
    ("E.O. 12958: DNG: CO 05/08/2018", ExecutiveOrder("12958", "DNG", DAY, ("CO",))),
    ("E.O. 12958: DNG: CO 05/08/2018 X1", ExecutiveOrder("12958", "DNG", DAY, ("CO", "X1"))),
    ("E.O. 12958: DNG: 05/08/2018 X1", ExecutiveOrder("12958", "DNG", DAY, ("X1",))),
    ("E.O. 12958: DECL: 05/08/2018 CO", ExecutiveOrder("12958", "DECL", DAY, ("CO",))),
    ("E.O. 11652: XGDS-1", ExecutiveOrder("11652", "XGDS", None, ("1",))),
    ("E.O. 12065: GDS 05/08/2018 (ROE, JANE) OR-M", ExecutiveOrder("12065", "GDS", DAY, ("OR-M",), "ROE, JANE")),
    (
        "E.O. 11652: 05/08/2018; AS AMENDED; DECLASSIFIED",
        ExecutiveOrder("11652", None, DAY, ("AS AMENDED", "DECLASSIFIED")),
    ),
    ("E.O. 13526", ExecutiveOrder("13526")),
    ("E.O.: XGDS", ExecutiveOrder(None, "XGDS")),
    ("E.O.: Unknown", ExecutiveOrder(None, None, None, ("Unknown",))),
]


@pytest.mark.parametrize(("line", "value"), CASES)
def test_canonical(line: str, value: ExecutiveOrder) -> None:
    """One table for the reader and the writer."""
    assert value == read_order(line)
    assert line == write_order(value)


@pytest.mark.parametrize(
    ("line", "canonical"),
    [
        ("EO 12958 DECL: 2018/05/08", CASES[0][0]),
        ("E.O. 12958- DECL: 05/08/2018", CASES[0][0]),
        ("E.O. 12958 / DECL: 05/08/2018", CASES[0][0]),
        ("E.O. 12958-N/A", CASES[1][0]),
        ("E.0. 12598:decl: 5-8-18\n", CASES[0][0]),
        ("E.OM 12958; Declassify on MAY 8, 2018 \\", CASES[0][0]),
        ("E. O. 1295: DECL 8 MAY 2018", CASES[0][0]),
        ("E.O. 129589: DECL 8 MAY 2018", CASES[0][0]),
        ("EO 12958: DECL: 02/04/18, DECLAS", "E.O. 12958: DECL: 02/04/2018"),
        ("E.O. 12958: DECL: 26/09/2018", "E.O. 12958: DECL: 09/26/2018"),
        ("E.O. 12958: DECL: 13/08/2018", "E.O. 12958: DECL: 08/13/2018"),
        ("E.O. 12958: DECL: 12/08/2018", "E.O. 12958: DECL: 12/08/2018"),
        ("E.O. 12958: DECL: 13/13/2018", "E.O. 12958: DECL: 13/13/2018"),
        ("12356: DECL: 6/30/85", "E.O. 12356: DECL: 06/30/1985"),
        ("E.O. 12958: DECL: (X9)", "E.O. 12958: DECL: X9"),
        ("E.O. 12958: DECL: X1, X5 AND X6", "E.O. 12958: DECL: X1 X5 X6"),
        ("E.O. 13526: DECL: 25X1/25X5 & 50X2", "E.O. 13526: DECL: 25X1 25X5 50X2"),
        ("E.O. 12958: DECL: X1 AND THE CASTLE", "E.O. 12958: DECL: X1 AND THE CASTLE"),
        ("E.O. 12958: DECL: 12/13/14", "E.O. 12958: DECL: 12/13/2014"),
        ("E.O. 11652: /A", "E.O. 11652: N/A"),
        ("E.O. 11)652 ADS, DECLAS 12-31-84", "E.O. 11652: ADS 12/31/1984"),
        ("E.O. 12065: (GDS 10/17/85 (ROE, JANE) OR-P/E", "E.O. 12065: GDS 10/17/1985 (ROE, JANE) OR-P/E"),
        ("E.O. 12065: RDS1 (OADR)", "E.O. 12065: RDS-1 OADR"),
        ("E.O. 12065: GDS", "E.O. 12065: GDS"),
        ("E.O. 99999: N/A", "E.O. 99999: N/A"),
        ("E.O. 1))2: foo", "E.O.: 1))2: foo"),
        ("E.O. 12958: DECL: 25X1- human; ()", "E.O. 12958: DECL: 25X1-HUMAN"),
        ("E.O. 11652: XGDS (1)", "E.O. 11652: XGDS-1"),
        ("E.O. 11652: XGDS-(2)", "E.O. 11652: XGDS-2"),
        ("E.O. 11652: X GDS ( 3 ) 12/31/99", "E.O. 11652: XGDS-3 12/31/1999"),
        ("E.O. 11652: (GDS)", "E.O. 11652: GDS"),
        ("E.O. 11652: N.A.", "E.O. 11652: N/A"),
        ("E.O. 12958 AS AMENDED: DECL: 05/08/2018", "E.O. 12958: DECL: 05/08/2018; AS AMENDED"),
        ("E.O. 12,958: N/A", "E.O. 12958: N/A"),
        ("E.O. 1 2958: N/A", "E.O. 12958: N/A"),
        ("E.O. 12B58: N/A", "E.O. 12958: N/A"),
        ("E.O. 12?5Z: DECL: 05/08/2018", "E.O. 12958: DECL: 05/08/2018"),
        ("E.O. 12Q5Z: X", "E.O.: 12Q5Z: X"),
        ("E.O. 12056: N/A", "E.O. 12056: N/A"),
        ("E.O. 12056: GDS", "E.O. 12065: GDS"),
        ("E.O. 12956: DECL: 05/08/2018", "E.O. 12958: DECL: 05/08/2018"),
        ("E.O. 12956: DECL: OADR", "E.O. 12356: DECL: OADR"),
        ("E.O. 12345: N/A", "E.O. 12345: N/A"),
        ("E.O. 12345: DECL: OADR", "E.O. 12356: DECL: OADR"),
        ("E.O. 22985: DECL: 05/08/2018", "E.O. 22985: DECL: 05/08/2018"),
        ("E.O. 12945: RDS 1/1/99 OADR X1", "E.O. 12945: RDS 01/01/1999 OADR X1"),
    ],
)
def test_variants(line: str, canonical: str) -> None:
    """Other forms of the line have the same value as the canonical one."""
    order = read_order(line)

    assert order is not None
    assert canonical == write_order(order)
    assert read_order(canonical) == read_order(line)


@pytest.mark.parametrize("text", ["", "E.O.", "The bridge", "e. 06 zenda", "05/08/2018", "EODEM"])
def test_no_order(text: str) -> None:
    """Where no order is named there is none."""
    assert read_order(text) is None


PARTS = st.sampled_from(
    """E.O.|EO|12958|1295|12065:|11652|99999|DECL:|DECL|GDS|XGDS-1|N/A|DNG:|CO|X1|OADR|05/08/2018|13/13/2018
    |JUNE 21, 2006|JUNE|21|,|;|(ROE, JANE)|(X9)|()|(|)|-|TEN YEARS|1|é""".split("|")  # noqa: SIM905
)


@given(st.lists(PARTS, max_size=10).map(" ".join) | st.lists(PARTS, max_size=10).map("".join) | st.text(max_size=30))
def test_what_is_read_can_be_written(text: str) -> None:
    """Whatever is read from any text is read again from what is written of it."""
    for content in (text, "E.O. 12065: " + text, "E.O.: " + text):
        found = read_order(content)
        assert found is None or read_order(write_order(found)) == found


def test_order_ends_above_a_blank_line() -> None:
    """A blank line ends the order, even where it is cut off (format.md 8.2)."""
    assert header_of("E.O. 12958: DECL:\n\n05/08/2018").executive_order == ExecutiveOrder("12958", "DECL")


def test_order_goes_on_at_decl() -> None:
    """An order that broke off before `DECL:` goes on there, though nothing at its end says so."""
    order = header_of("E.O. 12958\nDECL: 05/08/2018\nTAGS: PREL").executive_order

    assert order is not None
    assert order.declassify_on is not None


@pytest.mark.parametrize("label", ["EO 12958", "EO 12958:", "E.O 12958:", "E. O. 12958:", "E.0. 12958:", "E.O.12958:"])
@pytest.mark.parametrize("above", ["DEPT FOR EUR/RUR ", "TAGS: PREL, XG "])
def test_the_order_is_glued_to_another_line(label: str, above: str) -> None:
    """An order inside a line, with what is done, is its own field (format.md 8.2)."""
    header = header_of(f"{above}{label} DECL: 05/08/2018\nSUBJECT: X")

    assert header.executive_order == ExecutiveOrder("12958", "DECL", DAY)
    assert (header.pass_lines, header.tags) in ((("DEPT FOR EUR/RUR",), ()), ((), ("PREL", "XG")))


@pytest.mark.parametrize("order", ["N/A", "DECL: 05/08/2018", "DECL: 05/08/2018 "])
def test_tags_are_glued_to_the_order(order: str) -> None:
    """The label of the TAGS ends the order, with a blank before it or not (format.md 25.7)."""
    header = header_of(f"E.O. 12958: {order}TAGS: PREL\nSUBJECT: X")

    assert header.tags == ("PREL",)
    assert header.executive_order
    assert header.executive_order.codes == ()


@pytest.mark.parametrize("line", ["UNDER EO 12958", "UNDER EO 12958: THE BRIDGE", "TO 12 MEN, O. 1 AND 0. 1"])
def test_an_order_named_in_a_subject(line: str) -> None:
    """An order without what is done is only named."""
    header = header_of(f"SUBJECT: {line}")

    assert (header.executive_order, header.subject) == (None, line)


@pytest.mark.parametrize(
    ("order", "line", "goes_on"),
    [
        ("12065: GDS 9/14/85", "(SAPT, ANNA) OR-M", True),
        ("12065: GDS 9/14/85 (SAPT, ANNA)", "OR-P/E", True),
        ("12065: GDS 9/14/85 (SAPT, ANNA)", "OR-P/E AND THE COURT", False),
        ("12958: N/A", "(SAPT, ANNA) OR-M", False),
    ],
)
def test_order_goes_on_with_its_classifier(order: str, line: str, goes_on: bool) -> None:  # noqa: FBT001
    """The classifier and the role of the orders that have them may be on a line of their own (format.md 8.3)."""
    header = header_of(f"E.O. {order}\n{line}\nTAGS: PREL")

    assert header.executive_order
    assert (header.pass_lines == ()) is goes_on
    assert bool({"OR-M", "OR-P/E"} & set(header.executive_order.codes)) is goes_on


@pytest.mark.parametrize(
    "line", ["E.O. 12958: DECL: 05/08/2018", "E.O. 12958 DECL: 5/8/2018", "E.O. 12958: N/A", "EO 11652 GDS"]
)
def test_common_forms_are_read_as_any(line: str) -> None:
    """The short way gives what the long one does, and both begin with the label."""
    assert read_any_form(f"THE {line}") is None
    assert read_common_form(line) == read_any_form(line) is not None


@pytest.mark.parametrize(
    "line", ["E.O. 12958: DECL: 13/08/2018", "E.O. 99999: N/A", "E.O. 12958: DECL: OADR", "THE E.O. 12958: N/A"]
)
def test_other_forms_are_not_common(line: str) -> None:
    """They take the long way."""
    assert read_common_form(line) is None


@pytest.mark.parametrize(
    ("above", "line", "expected"),
    [
        ("E.O. 12958:", "DECL: 05/08/2018", True),
        ("E.O. 12958: N/A", "DECL: 05/08/2018", True),
        ("E.O. 12958: N/A", "X DECL: 05/08/2018", False),
        ("E.O. 12958,", "X", True),
        (", E.O. 12958", "X", False),
        ("E.O. 12065: GDS", "(SAPT, ANNA)", True),
        ("E.O. 12958: GDS", "(SAPT, ANNA)", False),
        ("E.O. 12065: GDS", "X (SAPT, ANNA)", False),
    ],
)
def test_lines_that_continue_an_order(above: str, line: str, *, expected: bool) -> None:
    """Where it is cut off, at `DECL:`, or with its classifier; never below a blank line."""
    assert continues(above, line, blank=False) is expected
    assert not continues(above, line, blank=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12958: N/A", ("12958", "N/A")),
        ("l2958: N/A", ("12958", "N/A")),
        ("1z958: N/A", ("12958", "N/A")),
        ("99)99 N/A", ("9999", "N/A")),
        ("99)9 N/A", (None, "99)9 N/A")),
        ("999 N/A", (None, "999 N/A")),
        ("THE 12958", (None, "THE 12958")),
    ],
)
def test_number_of_the_order(text: str, expected: tuple[str | None, str]) -> None:
    """At least four digits, or one that is known."""
    assert cut_number(text) == expected


@pytest.mark.parametrize(
    ("text", "action", "codes"),
    [
        ("GDS", "GDS", ()),
        ("GDS; THE TOLL DECL", "GDS", ("THE TOLL DECL",)),
        ("THE TOLL DECL; GDS", "DECL", ("THE TOLL", "GDS")),
        ("OADR; XGDS-1", "XGDS", ("1", "OADR")),
        ("THE DECL, DECLAS", "DECL", ("THE DECL",)),
        ("GDS; DECLAS ON", "GDS", ()),
        ("", None, ()),
    ],
)
def test_action_and_codes(text: str, action: str | None, codes: tuple[str, ...]) -> None:
    """The first action counts; its digit is the first code."""
    assert read_action(text) == (action, codes)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("X1, X5", ["X1", "X5"]),
        ("X1, THE TOLL", ["X1, THE TOLL"]),
        ("(THE TOLL", ["(THE TOLL"]),
        ("- .", []),
        ("", []),
    ],
)
def test_codes_and_words(words: str, expected: list[str]) -> None:
    """Codes, or all the words as one entry; signs alone are nothing."""
    assert code_entries(words) == expected
