"""Rules that no other test held: each was once changed a little by tests/fuzz/mutate.py, and nobody noticed."""

from typing import Any

import pytest
from lxml import etree

from cablekit import Addressee, Classification, Header, Paragraph, from_text, to_tei, to_text

HEAD = "C O N F I D E N T I A L ZENDA 000910\n\n"


def head(lines: str) -> Header:
    """Read lines below a class line as a header."""
    header: Header = from_text(f"{HEAD}{lines}\n\n1. (U) Open.\n").header
    return header


def test_order_goes_on_at_decl() -> None:
    """An order that broke off before `DECL:` goes on there, though nothing at its end says so."""
    order = head("E.O. 12958\nDECL: 05/08/2018\nTAGS: PREL").executive_order

    assert order is not None
    assert order.declassify_on is not None


@pytest.mark.parametrize("line", ["AND (D).", "(D).", "OR (D)."])
def test_authority_goes_on_after_its_reasons(line: str) -> None:
    """Reasons that seem complete go on with a word or a letter in parentheses."""
    authority = head(f"Classified By: Flavia Hentzau for reasons 1.4 (B)\n{line}").authority

    assert authority is not None
    assert authority.reasons == ("b", "d")


def test_blanks_and_tabs_at_line_ends_are_no_text() -> None:
    """Tabs, blanks and backslashes at a line's end are out of the text, and so is a pilcrow that leads a line."""
    assert from_text("1. (U) All is\t\nwell.").paragraphs[0].text == "All is\nwell."
    assert from_text("1. (U) All is\\\nwell.").paragraphs[0].text == "All is\nwell."
    assert from_text("1. (U) All is\r\n \u00b6well.").paragraphs[0].text == "All is\r\nwell."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1. (U) The king is well\nRASSENDYLL\n", ("RASSENDYLL",)),
        ("1. (U) THE KING IS WELL.\nRASSENDYLL\n", ("RASSENDYLL",)),
        ("1. (U) THE KING IS WELL\nRASSENDYLL\n", ()),
        ("1. (U) The king is well.\n\nRassendyll\n", ("Rassendyll",)),
        ("1. (U) The king is well\nRassendyll\n", ()),
    ],
)
def test_signature_by_what_is_above(text: str, names: tuple[str, ...]) -> None:
    """A name in capitals signs below mixed letters, below a stop or a blank line; another one below both."""
    assert from_text(text).closing.signatures == names


def test_line_end_of_what_was_taken_out() -> None:
    """Where a value that ended a line is taken out, its line end stays, CR too."""
    for end in ("\n", "\r", "\r\n"):
        cable = from_text(f"SECRET ZENDA 910{end}TAGS: PREL{end}")

        assert to_text(cable.with_header(mrn=None)).replace(" ", "") == f"SECRET{end}TAGS:PREL{end}"


@pytest.mark.parametrize(
    "table",
    [
        "Name        Age\n---------------\nSapt and Hentzau were there.",
        "The men were these, so they say.\n---------------\nSapt        54",
        "Name        Age\n---------------\nSapt        54\nHentzau     22",
    ],
    ids=["columns above", "columns below", "both"],
)
def test_rule_in_a_table_is_text(table: str) -> None:
    """A line of dashes with columns above or below it is part of a table, and stays in the text."""
    cable = from_text(f"{HEAD}1. (U) They are:\n{table}\n\n2. (U) So be it.\n")

    assert [section.heading for section in cable.sections] == [None]
    assert cable.paragraphs[0].text == f"They are:\n{table}"


def test_short_heading_with_dashes_behind_it() -> None:
    """A heading of three letters with its dashes on one line is a heading, one of two letters is none."""
    headings = [
        [section.heading for section in from_text(f"{HEAD}1. (U) Yes.\n\n{word} -------\n\n2. (U) No.\n").sections]
        for word in ("Way", "Wa")
    ]

    assert headings == [[None, "Way"], [None]]


def test_heading_of_two_lines() -> None:
    """Lines over dashes are one heading where the longest of them is as long as the dashes."""
    cable = from_text(
        f"{HEAD}1. (U) Yes.\n\nNo Bridge in the Speech\nof the King\n-----------------------\n\n2. (U) No.\n"
    )

    assert [section.heading for section in cable.sections] == [None, "No Bridge in the Speech of the King"]


def test_teis_opener_names_its_parts() -> None:
    """The opener of the TEI says by type what class, caption and number are."""
    tei = to_tei(from_text("SECRET ZENDA 000910\n\nSIPDIS\n\nTAGS: PREL\n\n1. (U) Yes.\n")).decode()

    for kind in ("classification", "caption", "number"):
        assert f'<seg type="{kind}"' in tei


def test_words_too_short_to_be_garbled() -> None:
    """A short word is not taken for a garbled classification."""
    assert from_text("CC O N F I D E N T I A L ZENDA 000910\n").classification is Classification.CONFIDENTIAL
    assert from_text("LOUD ZENDA 000910\n").classification is None


@pytest.mark.parametrize(
    ("text", "label"),
    [("1. Yes.", "1"), ("A. Yes.", "A"), ("-- Yes.", "--"), ("(1) Yes.", "1"), ("1.  ", "1")],
)
def test_label_of_a_paragraph_alone(text: str, label: str) -> None:
    """A number, a letter or a bullet labels a paragraph that is read alone; brackets and points are no part of it."""
    assert from_text(text, Paragraph).label == label


def test_reference_wrapped_before_its_number() -> None:
    """A reference line that ends in a joining word goes on in the next line."""
    references: Any = head("TAGS: PREL\nSUBJECT: X\nREF: ZENDA 816 AND\nSTRELSAU 97").references

    assert [reference.post for reference in references] == ["ZENDA", "STRELSAU"]


@pytest.mark.parametrize(
    ("word", "meant"), [("IMMEDIAT", "IMMEDIATE"), ("ROUTINEE", "ROUTINE"), ("PIORITY", "PRIORITY")]
)
def test_misspelt_precedence(word: str, meant: str) -> None:
    """A precedence with a letter lost or doubled, the last one too, is read."""
    header = from_text(f"FM AMEMBASSY ZENDA\nTO RUEHC/SECSTATE WASHDC {word}\n{HEAD}").header

    assert [(one.name, one.precedence) for one in header.action] == [("SECSTATE WASHDC", meant)]


def test_new_lines_are_of_the_texts_kind() -> None:
    """A new value of several lines is written with the line ends of the text."""
    cable = from_text(f"FM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\n{HEAD}1. (U) Open.\n".replace("\n", "\r\n"))
    edited = cable.with_header(action=(Addressee("AMCONSUL STRELSAU"), Addressee("AMCONSUL HENTZAU")))

    assert to_text(edited).replace("\r\n", "").isprintable()


@pytest.mark.parametrize("label", ["SUBJECT: The Bridge", "REF: ZENDA 816"])
def test_body_on_the_line_of_a_header_field(label: str) -> None:
    """Where the first paragraph stands on the line of a subject or reference, it is parted from it."""
    cable = from_text(f"{HEAD}TAGS: PREL\n{label} 1. (U) It is open.\n\n2. (U) So be it.\n")

    assert [paragraph.text for paragraph in cable.paragraphs] == ["It is open.", "So be it."]


@pytest.mark.parametrize("number", ["3", "5"])
def test_first_number_may_be_any(number: str) -> None:
    """The first paragraph of a body may have any number; a later one without a mark may not."""
    cable = from_text(f"{HEAD}{number}. The bridge is open.\n\n40. The castle is not.\n")

    assert [paragraph.label for paragraph in cable.paragraphs] == [number, None]


def test_table_far_above_is_no_matter() -> None:
    """Columns two lines above a line of dashes, or below it, do not make it part of a table."""
    rows = "1. (U) Sapt        54\nThe men, so they say, were all there.\n--------\nThey left, unseen.\nOne   two\n"
    cable = from_text(f"{HEAD}{rows}\n2. (U) So be it.\n")

    assert "--------" not in cable.text


def test_tei_of_paragraphs_without_headings() -> None:
    """Paragraphs outside of any division follow each other in the TEI, with nothing between them."""
    tei = to_tei(from_text(f"{HEAD}1. (U) Open.\n\n2. (U) Shut.\n"))

    assert "".join(etree.fromstring(tei).find(".//{*}body").itertext()).split()[-2:] == ["(U)", "Shut."]  # type: ignore[union-attr]
    assert b"XX" not in tei


def test_note_between_text_and_signature() -> None:
    """A name below a note signs the cable, whatever ends the note."""
    closing = from_text(f"{HEAD}1. (U) Open.\n\nNOTE BY OC/T: NOT PASSED ABOVE ADDRESSEE\nRASSENDYLL\n").closing

    assert closing.signatures == ("RASSENDYLL",)
