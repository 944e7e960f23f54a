"""Executive orders, reasons and declassification codes looked up."""

import pytest

from cablekit import vocabulary


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (12958, "12958"),
        ("12598", "12958"),
        ("1295", "12958"),
        ("129589", "12958"),
        ("19528", "12958"),
        ("129588", "12958"),
        ("12968", "12958"),
    ],
)
def test_executive_order(written: int | str, number: str) -> None:
    """An order is found through one slip of its digits."""
    entry = vocabulary.executive_order(written)

    assert entry.known
    assert number == entry.number


def test_executive_order_unsure() -> None:
    """A slip of two orders, or of none, stays unknown."""
    assert not vocabulary.executive_order("13256").known
    assert not vocabulary.executive_order("").known


def test_reasons() -> None:
    """A reason is found by order, by section, by the amending order, with any brackets."""
    assert vocabulary.reason("1.5", "(D)").order == "12958 (1995)"
    assert vocabulary.reason("1.3(A)", "10").known
    assert vocabulary.reason(13292, "h").known
    assert not vocabulary.reason("1.5", "h").known


@pytest.mark.parametrize(
    "code", ["GDS", "X1", "25X1-human", "RDS-2 7/2/85", "OR-P/E", "DNG: CO 02/03/2016", "OADR", "gp-3"]
)
def test_declassification_code(code: str) -> None:
    """A code is known with what stands after it."""
    assert vocabulary.declassification_code(code).known


def test_declassification_code_of_order() -> None:
    """The order of the line chooses between two meanings; an unknown code has none."""
    assert vocabulary.declassification_code("GDS", 11652).order == "11652"
    assert vocabulary.declassification_code("GDS", 12065).order == "12065"
    assert not vocabulary.declassification_code("QDS").known
