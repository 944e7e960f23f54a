"""How a header line may begin: its first letter finds the pattern, and the pattern its form."""

import pytest

from cablekit.telegram.header.openings import (
    caption_alone_form,
    caption_line_form,
    end_of_number,
    match_class_line,
    opening_pattern,
    pattern_below_class_lines,
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
        ("SECRET POSS DUPE", "marking", "marking"),
        ("Secret poss", "captioned", "captioned"),
        ("Elephant", None, None),
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
        if match and match.lastgroup == "level_ahead":
            match = match_class_line(line, 0, len(line))

        assert (match.lastgroup if match else None) == expected


def test_labels_are_among_the_forms() -> None:
    """By default, the labels are included."""
    assert opening_pattern("T") == opening_pattern("T", labels=True) != opening_pattern("T", labels=False)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("SECRET ZENDA 00910", "ZENDA 00910"),
        ("secret zenda 00910 nodis", "zenda 00910"),
        ("S E C R E T SECTION 01 OF 02 ZENDA 910", "ZENDA 910"),
        ("SECRET", ""),
        ("SECRET   ZEN910", ""),
        ("SECRETARY ZENDA 910", ""),
        ("FM ZENDA 00910", ""),
    ],
)
def test_where_the_number_of_a_class_line_ends(line: str, number: str) -> None:
    """Only a class line that has a number is waited for."""
    assert line[: end_of_number(line, 0, len(line))].endswith(number)
    assert bool(end_of_number(line, 0, len(line))) == bool(number)


def test_forms_of_a_letter() -> None:
    """Only the letter C begins a datestamp; the captions are those that begin with the letter."""
    below = {letter: pattern_below_class_lines(letter) for letter in "CSX"}
    assert [letter for letter, pattern in below.items() if pattern and "datestamp" in pattern.groupindex] == ["C"]
    assert "SIPDIS" in caption_alone_form("S")
    assert "NODIS" not in caption_alone_form("S")
    assert caption_alone_form("s") == ""
    assert "SIPDIS" in caption_line_form("(")
    assert "SIPDIS" not in caption_line_form("N")
