"""Who drafted, approved and cleared, read and written."""

import pytest

from cablekit import check, from_text
from cablekit.telegram.fields.drafting import names_a_person, officer_label, read_clearances, write_clearances

HEADING = (
    "R 141540Z AUG 79\nFM SECSTATE WASHDC\nTO AMEMBASSY ZENDA\n\nUNCLAS STATE 6523\n\nSUBJECT: X\n\n1. It is open.\n"
)


@pytest.mark.parametrize(
    "lines",
    [
        "DRAFTED BY EUR/RUR:FTARLEN\nAPPROVED BY EUR:HSAPT\nCLEARED BY NSC:RHENTZAU",
        "DRAFTED BY EUR/RUR:FTARLEN\nAPPROVED BY EUR:HSAPT\nNSC:RHENTZAU",
        "DRAFTED  BY EUR/RUR:FTARLEN\nAPPROVED \t BY: EUR:HSAPT\nCLEARED  BY  NSC:RHENTZAU",
        "DRAFTED BY;EUR/RUR:FTARLEN\nAPPROVED BY; EUR:HSAPT\nCLEARED BY . NSC:RHENTZAU",
        "DRAFTED BY-EUR/RUR:FTARLEN\nEPPROVED BY EUR:HSAPT\nCLEARD BY NSC:RHENTZAU",
        "Drafted: EUR/RUR:FTARLEN\nApproved : EUR:HSAPT\nCleared; NSC:RHENTZAU",
        "DRATFED BY: EUR/RUR:FTARLEN\nAPROVED BY EUR:HSAPT\nCLEAREDBY: NSC:RHENTZAU",
    ],
)
def test_labels_with_noise(lines: str) -> None:
    """A label with a slip, more blanks or another sign is read (format.md 18.5)."""
    header = from_text(f"ORIGIN EUR-12\n\n{lines}\n{HEADING}").header

    assert (header.drafted_by, header.approved_by, header.cleared_by) == (
        "EUR/RUR:FTARLEN",
        "EUR:HSAPT",
        ("NSC:RHENTZAU",),
    )


@pytest.mark.parametrize(
    "line", ["DRAFTED IN ZENDA BY EUR:SAPT", "DRAFTEDBY EUR", "GRAFTED BY THE KING", "DRAFTED BYEUR:SAPT"]
)
def test_no_label(line: str) -> None:
    """What only begins like a label is none, nor is a word like one before anything but an office and a person."""
    assert from_text(f"ORIGIN EUR-12\n\n{line}\n{HEADING}").header.drafted_by is None


def test_a_slip_is_reported() -> None:
    """The label that was read in spite of a slip is a finding (format.md 23.1)."""
    findings = check(from_text(f"ORIGIN EUR-12\n\nDRAFTD BY EUR:HSAPT\n{HEADING}"))

    assert "the label is written 'DRAFTD BY' and read DRAFTED BY" in [finding.message for finding in findings]


@pytest.mark.parametrize(
    ("text", "is_person"), [("EUR:SAPT", True), ("O/FADRC - J SAPT", True), ("THE MINISTER", False)]
)
def test_an_office_and_a_person(text: str, is_person: bool) -> None:  # noqa: FBT001
    """An office and a person are told from other words by the sign between them."""
    assert names_a_person(text) is is_person


def test_clearances() -> None:
    """One per line, or between semicolons; a label only where the line does not look like a clearance."""
    assert read_clearances("SAPT;X\nCLEARED BY FRITZ\nNSC:HENTZAU") == ("SAPT", "X", "FRITZ", "NSC:HENTZAU")
    assert write_clearances(("X", "NSC:HENTZAU", "X (NSC:HENTZAU)")) == "X\nNSC:HENTZAU\nCLEARED BY X (NSC:HENTZAU)"
    assert not names_a_person("X (NSC:HENTZAU)")


def test_labels_of_officers() -> None:
    """Their parts are those of the verb."""
    label = officer_label("DRAFTED")

    assert (label.text, label.begins, label.smart, label.words) == ("DRAFTED BY ", "D", "Drafted By", ("DRAFTED BY",))
