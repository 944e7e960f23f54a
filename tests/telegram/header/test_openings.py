"""How a header line may begin: its first letter finds the pattern, and the pattern its form."""

import pytest

from cablekit.telegram.header.openings import (
    caption_alone_form,
    caption_line_form,
    class_forms,
    opening_pattern,
)


@pytest.mark.parametrize(
    ("line", "form", "without_labels"),
    [
        ("FM AMEMBASSY ZENDA", "originator", None),
        ("TAGS: PREL", "tags", None),
        ("Tags: PREL", "tags", None),
        ("RUEHC/SECSTATE WASHDC", "indicated", "indicated"),
        ("UNCLAS ZENDA 000910", "mrn", "mrn"),
        ("Unclas Zenda 000910", "mrn", "mrn"),
        ("SECRET", "level", "level"),
        ("Secret", "level", "level"),
        ("secret", "captioned", "captioned"),
        ("SECRET   ZEN910", "counted", "counted"),
        ("SIPDIS", "caption", "caption"),
        ("SIPDIS \\", "caption", "caption"),
        ("SIPDIS NOFORN", "captioned", "captioned"),
        ("Sipdis", "captioned", "captioned"),
        ("(SIPDIS)", "captioned", "captioned"),
        ("SIPDISX", None, None),
        ("PAGE 02 ZENDA 00910 081102Z", "page", "page"),
        ("PAGE 02", "paged", "paged"),
        ("------", "ruled", "ruled"),
        ("SUMMARY", "summary", "summary"),
        ("(U) Begin summary", "summary", "summary"),
        ("BT", "break", "break"),
        ("B T", "break", "break"),
        ("BT X", None, None),
        ("A. ZENDA 910", "lettered", "lettered"),
        ("(1) Yes", "numbered", "numbered"),
        ("yes", None, None),
        ("\u00e9", None, None),
    ],
)
def test_forms_of_lines(line: str, form: str | None, without_labels: str | None) -> None:
    """The first form that matches wins; without the labels, the next form wins."""
    for labels, expected in ((True, form), (False, without_labels)):
        pattern = opening_pattern(line[0], labels=labels)
        match = pattern.match(line) if pattern else None

        assert (match.lastgroup if match else None) == expected


def test_labels_are_among_the_forms() -> None:
    """By default, the labels are included."""
    assert opening_pattern("T") == opening_pattern("T", labels=True) != opening_pattern("T", labels=False)


def test_forms_of_a_letter() -> None:
    """Only the letter C begins a datestamp; the captions are those that begin with the letter."""
    assert [name for name in "CSUX" if "(?P<datestamp>" in class_forms(name)] == ["C"]
    assert ["(?P<level>" in class_forms(name) for name in "Ss"] == [True, False]
    assert class_forms("X") == caption_alone_form("X") == caption_line_form("Y") == ""
    assert "SIPDIS" in caption_alone_form("S")
    assert "NODIS" not in caption_alone_form("S")
    assert caption_alone_form("s") == ""
    assert "SIPDIS" in caption_line_form("(")
    assert "SIPDIS" not in caption_line_form("N")
