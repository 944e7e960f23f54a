"""Rules that no other test held: each was once changed a little by tests/fuzz/mutate.py, and nobody noticed."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import pytest
from attrs import evolve
from lxml import etree

from cablekit import (
    Addressee,
    Authority,
    Cable,
    Classification,
    Header,
    Paragraph,
    from_text,
    from_xml,
    to_tei,
    to_text,
    to_xml,
)
from cablekit.exports.tei.ism import NAMESPACE as ISM
from cablekit.model import Part
from cablekit.model.node import Node
from cablekit.source import Child
from cablekit.telegram.fields.authority import read_authority
from cablekit.telegram.fields.class_line import read_part
from cablekit.telegram.fields.portion import read_portion
from cablekit.telegram.fields.references import read_references
from cablekit.telegram.fields.tags import read_tags
from cablekit.xml.stream import write_cables
from cablekit.xml.validation import validate_xml

#: A page line of a post.
POST: Final = "ZENDA 00000910  002 OF 003"
HEAD = "C O N F I D E N T I A L ZENDA 000910\n\n"


def head(lines: str) -> Header:
    """Read lines below a class line as a header."""
    header: Header = from_text(f"{HEAD}{lines}\n\n1. (U) Open.\n").header
    return header


def pieces(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a node that was read: the field, where none the kind, and the bare text."""
    assert node.source is not None
    for part in range(len(node.source.parts)):
        for piece in node.source.pieces(part):
            if isinstance(piece, Child):
                yield from pieces(piece.node)
            else:
                yield piece.field or piece.kind, piece.text.strip()


def shape(paragraph: Paragraph) -> str:
    """Give the label of a paragraph, and those of its items behind it."""
    inner = " ".join(map(shape, paragraph.items))
    return f"{paragraph.label}({inner})" if inner else f"{paragraph.label}"


def outline(body: str) -> list[tuple[str | None, str]]:
    """Read a body: the headings, and the labels under each."""
    cable = from_text(f"{HEAD}{body}")
    return [(section.heading, " ".join(map(shape, section.paragraphs))) for section in cable.sections]


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


def test_tei_says_who_did_what() -> None:
    """The TEI says by whom a cable was drafted, approved and cleared, and by whom classified."""
    people = {"drafted by": "EUR:TARLENHEIM", "approved by": "EUR:SAPT", "cleared by": "PM:HENTZAU"}
    header = Header(
        drafted_by=people["drafted by"], approved_by=people["approved by"], cleared_by=(people["cleared by"],),
        authority=Authority("Jane Roe"),
    )  # fmt: skip
    done = etree.fromstring(to_tei(Cable(header))).iterfind(".//{*}respStmt")

    assert {one[0].text: one[1].text for one in done} == people | {"classified by": "Jane Roe"}


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


@pytest.mark.parametrize("joint", [" AND\n", " B.\n\n"])
def test_reference_wrapped_before_its_number(joint: str) -> None:
    """A reference line that ends in a joining word or a letter goes on in the next line, or below a blank one."""
    references: Any = head(f"TAGS: PREL\nSUBJECT: X\nREF: A. ZENDA 816{joint}STRELSAU 97").references

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


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. (U) He asked:\n\n(1) Who?\n\n(2) When?\n\n2. (U) So be it.\n", [(None, "1(1 2) 2")]),
        ("1. (U) Yes.\n\n(2) (U) No.\n", [(None, "1 2")]),
        (
            "1. (U) It says:\n\nBEGIN TEXT:\n\n2. Two.\n\n3. Three.\n\nEND TEXT\n\n2. (U) So be it.\n",
            [(None, "1 2 3"), ("END TEXT", "2")],
        ),
        ("1. (U) Yes.\n\n------\n\nThe castle\n\nAll is quiet there.\n\n2. (U) No.\n", [(None, "1 None 2")]),
        ("1. (U) Yes.\n\n------\n\nThe castle\n\n------\n\n2. (U) No.\n", [(None, "1"), ("The castle", "2")]),
        (f"1. (U) The king\nis well.\nThe Castle\n{'-' * 23}\n\n2. (U) No.\n", [(None, "1"), ("The Castle", "2")]),
        (f"1. (U) The king\nis well.\nThe castle.\n{'-' * 23}\n\n2. (U) No.\n", [(None, "1 2")]),
        ("5. (U) It says:\n\nBEGIN TEXT:\n\n2. Two.\n\nEND TEXT\n\n6. (U) So be it.\n", [(None, "5 6")]),
        (
            "1. (U) Yes:\n    A. All of it, they say, and they have said so for a time\n    B. and more\n",
            [(None, "1(A B)")],
        ),
        ("1. (U) One.\n\n2. Two and\n3. Three are here.\n", [(None, "1 2 3")]),
        ("1. (U) One.\n\n2. (U) Two and\n3. Three are here.\n", [(None, "1 2")]),
    ],
    ids=[
        "list",
        "marked",
        "enclosure",
        "no heading",
        "apart",
        "under a stop",
        "a sentence",
        "begins at 2",
        "indented",
        "half marked",
        "most marked",
    ],
)
def test_outline(body: str, expected: list[tuple[str | None, str]]) -> None:
    """Numbers in parentheses, the numbers of an enclosure, and headings by what stands around their dashes."""
    assert outline(body) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("the king's men", ("other", "the king's men")),
        ("FOR THE KING\nthe king's men", ("pass_lines", "the king's men")),
        ("SIPDIS\nthe king's men", ("pass_lines", "the king's men")),
        (f"{HEAD}the king's men", ("pass_lines", "the king's men")),
        (f"{HEAD}TAGS: PREL\nSUBJECT: Y\n\nSIPDIS\n\nREF: ZENDA 816", ("captions", "SIPDIS")),
        (f"{HEAD}TAGS: PREL\n\nSECRET STRELSAU 000123\n\nTAGS: KDEM", ("header.mrn", "STRELSAU 000123")),
        (f"{HEAD}TAGS: PREL\n\nSECRET STRELSAU 000123\n\nTAGS: KDEM", ("header.tags", "KDEM")),
        (f"{HEAD}TAGS: PREL\n\nSECRET STRELSAU 000123\n\nREF: ZENDA 816", ("header.references", "ZENDA 816")),
        (f"{HEAD}TAGS: PREL\n{POST} REF: ZENDA 816", ("references", "ZENDA 816")),
        ("STRELSAU 000123", ("mrn", "STRELSAU 000123")),
        ('","SECRET STRELSAU 000123', ("other", '","')),
        (f'{HEAD}","TAGS: PREL', ("other", '","')),
    ],
)
def test_lines_above_a_subject(lines: str, expected: tuple[str, str]) -> None:
    """What a line without a label is depends on what was read above it."""
    assert expected in pieces(from_text(f"{lines}\nSUBJECT: X\n\n1. (U) Open.\n"))


@pytest.mark.parametrize("line", ["NOFORN PARAGRAPH", "STRELSAU 000123", "UNCLS STRELSAU 123"])
def test_lines_below_a_subject(line: str) -> None:
    """Below the subject what looks like a caption or a class line without its class may be the first of the body."""
    assert from_text(f"TAGS: PREL\nSUBJECT: X\n\n{line}\n\n1. (U) Open.\n").paragraphs[0].text == line


@pytest.mark.parametrize(("end", "goes_on"), [(" AND", True), (",", True), ("", False)])
def test_reference_in_words_behind_a_joint(end: str, *, goes_on: bool) -> None:
    """Behind a comma or a joining word a list goes on in words; else it has ended."""
    cable = from_text(f"{HEAD}TAGS: PREL\nREF: ZENDA 816{end}\nStrelsau telegram of May\n\n1. (U) Open.\n")

    assert (len(cable.paragraphs) == 1) is goes_on


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            f"He went on {POST}  and came back {POST} and stood.",
            "He went on | page | and came back | page | and stood.",
        ),
        (f"He went on  SECRET\n{POST}  and came back.", "He went on | marking | page | and came back."),
        (
            "He went on  SECRET\n\nPAGE 02 ZENDA 00910 081102Z\n\nSECRET\nSIPDIS\n\nand stood.",
            "He went on | marking | page | marking | marking | and stood.",
        ),
        ("He went on\nPAGE 02 ZENDA 00910 081102Z\nNNNN\n\nThe end.", "He went on | page | end | The end."),
        ("He went on\n\nPAGE 02 ZENDA 00910 081102Z\n-\nand stood.", "He went on | page | - and stood."),
        ("He went on\n\nPAGE 02 ZENDA 00910 081102Z\n1234\nand stood.", "He went on | page | 1234 and stood."),
        (
            f"He went on\n\nPAGE 02 ZENDA 00910 081102Z\n{'-' * 18} 0A1B2C\nand stood.",
            "He went on | page | counter | and stood.",
        ),
    ],
)
def test_page_matter_in_a_paragraph(body: str, expected: str) -> None:
    """Page lines glued to the text on both sides, several in a line, and what belongs to a page break around them."""
    read = list(pieces(from_text(f"{HEAD}1. (U) {body}\n").paragraphs[0]))[2:]

    assert " | ".join(" ".join(text.split()) if field == "text" else field for field, text in read) == expected


@pytest.mark.parametrize(
    ("content", "subject"),
    [
        ("THE BRIDGE PAGE 02 ZENDA 00910 081102Z", "THE BRIDGE"),
        (f"{POST} THE BRIDGE", "THE BRIDGE"),
        ("THE KING'S\nSECRET\nI", "THE KING'S SECRET I"),
        ("THE KING'S\nSECRET\nPAGE 02 ZENDA 00910 081102Z\nSECRET", "THE KING'S"),
        (f"TALE OF THE KING'S MEN: {POST} AND OF HIM", "TALE OF THE KING'S MEN: AND OF HIM"),
    ],
)
def test_page_line_in_a_subject(content: str, subject: str) -> None:
    """A page line, with the marking above it, is out of a subject; `OF` or a level among its words is in it."""
    assert head(f"TAGS: PREL\nSUBJECT: {content}").subject == subject


@pytest.mark.parametrize(
    ("content", "letters"),
    [
        ("A. ZENDA 5 (NOTAL) (SEE B. HENTZAU)", "A"),
        ("A. ZENDA 5 (THE CASTLE B. ZENDA 6 (NOTAL)", "AB"),
        ("A. ZENDA 5 (THE KING) B. ZENDA 6) C. ZENDA 7", "ABC"),
        ("A. ZENDA 5 (SEE B. HENTZAU) B. ZENDA 6 (NOTAL)", "AB"),
        ("A. ZENDA 5 (THE KING) B. ZENDA 6 (SEE C. HENTZAU) C. ZENDA 7", "ABC"),
    ],
)
def test_letters_in_parentheses(content: str, letters: str) -> None:
    """A letter inside parentheses begins no reference, one behind them does, or inside some that are never closed."""
    assert "".join(reference.label or "" for reference in read_references(content)) == letters


@pytest.mark.parametrize(
    ("head", "name", "position"),
    [
        ("ZEN jane Roe", "jane Roe", "ZEN"),
        ("ZEN AB Roe", "AB Roe", "ZEN"),
        ("Jane Roe ZEN", "Jane Roe", "ZEN"),
        ("DCM Cairo Jane Roe", "Jane Roe", "DCM Cairo"),
        ("Consul in Zenda Jane Roe", "Jane Roe", "Consul in Zenda"),
        ("PolCouns JaneAnn Roe Hentzau", "Roe Hentzau", "PolCouns JaneAnn"),
        ("Jane Roe,", "Jane Roe", None),
        ("Jane Roe Jr., DCM", "Jane Roe Jr.", "DCM"),
        ("Jane Roe, Jr., DCM", "Jane Roe, Jr.", "DCM"),
        ("DCM Jane Roe Hentzau. She knows", "Jane Roe Hentzau", "DCM"),
    ],
)
def test_office_beside_a_name(head: str, name: str, position: str | None) -> None:
    """Places, offices in capitals, and titles run together are no part of the name that they stand beside."""
    authority = read_authority(f"Classified By: {head}")

    assert authority is not None
    assert (authority.name, authority.position) == (name, position)


def test_letters_go_on_behind_a_point() -> None:
    """A point behind a letter ends the reasons only where a blank follows it."""
    read = [read_authority(f"Classified By: Jane Roe, reasons 1.4 {letters}") for letters in ("b.,d", "b. d")]

    assert [authority.reasons for authority in read if authority] == [("b", "d"), ("b",)]


def test_section_in_parentheses() -> None:
    """A section is read, whatever stands before it."""
    assert read_part("(SECTION 01 OF 02)") == Part(1, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Yes:\n1. First.\n2. Second.", "1(1)"),
        ("4. Yes.\n5. First.\n2. Second.", "4"),
        ("1. Yes, they say, and they have said so for all of the time that\n  anybody knows of\n-- Y", "1"),
        ("5. Yes:\n1. First.\n2. Second.", "5(1 2)"),
        ("(U) Yes, they say, and they have said so for all of the time that is\nA. known", "None"),
        ("1. (U) Yes:\n(1) One.\n(2) Two.", "1(1 2)"),
    ],
)
def test_numbers_in_a_paragraph_alone(text: str, expected: str) -> None:
    """A paragraph that is read alone has its own number, then a list's: the next number of its own begins nothing."""
    assert shape(from_text(text, Paragraph)) == expected


SMART: Final = """MRN:                          11 ZENDA 218
TAGS:                         n/a
Subject:                      Unknown
Signature:                    SAPT
Reference:                    11 ZENDA 190

1. (SBU) Yes.

PAGE 02 ZENDA 00218 031507Z

2. (SBU) No.

Signature:                    RASSENDYLL

Drafted By:                   ZENDA:Sapt, Max
"""


def test_smart_labels_without_a_value() -> None:
    """`n/a`, `Unknown` and a signature in the header are no values; the signature below the text is."""
    cable = from_text(SMART)

    assert (cable.header.tags, cable.header.subject) == ((), None)
    assert cable.closing.signatures == ("RASSENDYLL",)


def test_page_break_of_a_header_in_two_places() -> None:
    """In the TEI of a SMART cable the page break stands between the paragraphs, once."""
    tei = to_tei(from_text(SMART))

    assert tei.count(b"<pb") == 1
    assert tei.index(b"Yes.") < tei.index(b"<pb") < tei.index(b"No.")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_gap_between_moved_paragraphs(end: str) -> None:
    """Paragraphs that change places stand as far from each other as before, whatever ends a line."""
    cable = from_text(f"{HEAD}1. (U) One.\n\n2. (U) Two.\n\n3. (U) Three.\n\nHENTZAU\n".replace("\n", end))
    (section,) = cable.sections
    one, two, three = section.paragraphs

    text = to_text(evolve(cable, sections=(evolve(section, paragraphs=(three, one, two)),)))

    assert text.replace(end, "\n") == f"{HEAD}3. (U) Three.\n\n1. (U) One.\n\n2. (U) Two.\n\nHENTZAU\n"


@pytest.mark.parametrize(
    ("content", "posts"),
    [
        ("A. ZENDA \u00b6816", ["ZENDA"]),
        ("A. ZENDA\nPAGE 02 ZENDA 00910 02 OF 03 081102Z\n816 (NOTAL)", ["ZENDA"]),
        ("816 HALIFAX", ["HALIFAX"]),
        ("816 LETTER.", [None]),
        ("A. ZENDA 5\n1. STRELSAU 7\nB. ZENDA 6", ["ZENDA"]),
    ],
)
def test_post_of_a_reference(content: str, posts: list[str | None]) -> None:
    """Marks and page lines are out of a post, a kind of document is none, and a first paragraph ends the list."""
    assert [reference.post for reference in read_references(content)] == posts


@pytest.mark.parametrize(
    ("content", "tags"),
    [
        ("POLX FOREIGN POLX", ("POLX", "FOREIGN POLX")),
        ("CASTLE KEEPING PREL", ("CASTLE KEEPING", "PREL")),
    ],
)
def test_end_of_a_name_among_tags(content: str, tags: tuple[str, ...]) -> None:
    """A name ends before a code; its last word may be one that was a tag already."""
    assert read_tags(content) == tags


def test_portion_marks_last_letter() -> None:
    """A control keeps its letters, whatever they are."""
    assert str(read_portion("(S/REL X)")) == "S/REL X"


def test_many_paragraphs_are_not_deep() -> None:
    """As many paragraphs beside each other as may be nested in each other, and more, go through XML."""
    cable = from_text(HEAD + "".join(f"{number}. (U) Yes.\n\n" for number in range(1, 140)))

    assert from_xml(to_xml(cable)) == cable


def test_document_of_several_cables_is_valid() -> None:
    """A document of several cables is judged cable by cable."""
    file = BytesIO()
    write_cables([from_text(f"{HEAD}1. (U) One.\n"), from_text(f"{HEAD}1. (U) Two.\n")], file)

    assert validate_xml(file.getvalue()) == ()


@pytest.mark.parametrize("heading", ["", "Castle\n------\n\n"])
@pytest.mark.parametrize("order", ["21", "312", "13", "0123", "32"])
def test_paragraphs_moved(order: str, heading: str) -> None:
    """Paragraphs may be moved, left out and put in, the first place among them, under a heading and without."""
    cable = from_text(f"{HEAD}{heading}1. (U) One.\n\n2. (U) Two.\n\n3. (U) Three.\n\nHENTZAU\n")
    (section,) = cable.sections
    new = Paragraph("0", text="New.")
    paragraphs = tuple((new, *section.paragraphs)[int(number)] for number in order)

    text = to_text(evolve(cable, sections=(evolve(section, paragraphs=paragraphs),)))

    labels = [line[0] for line in text.splitlines() if line[1:2] == "."]
    assert "".join(labels) == order
    assert text.startswith(f"{HEAD}{heading}{order[0]}. ")


@pytest.mark.parametrize("word", ["Mr", "St", "Gen"])
def test_name_behind_an_abbreviation(word: str) -> None:
    """A name behind an abbreviation that is all the text before it is text, not a glued signature."""
    cable = from_text(f"{word}. HENTZAU\n")

    assert (cable.text.strip(), cable.closing.signatures) == (f"{word}. HENTZAU", ())


@pytest.mark.parametrize(("sign", "heading"), [("", "The castle and the moat"), (";", None), (",", None)])
def test_line_over_dashes(sign: str, heading: str | None) -> None:
    """A line over shorter dashes is a heading, unless the sentence goes on."""
    cable = from_text(f"{HEAD}1. (U) Yes.\n\nThe castle and the moat{sign}\n-----\n\n2. (U) No.\n")

    assert cable.sections[-1].heading == heading


@pytest.mark.parametrize("word", ["XX", "YY"])
def test_bullet_below_a_word(word: str) -> None:
    """A word before a bullet is a word, whatever its letters: what is before it begins no list."""
    (paragraph,) = from_text(f"{HEAD}1. (U) He came to: {word}\n-- the bridge\n").paragraphs

    assert paragraph.items == ()


def test_tei_has_no_markings_of_ism_unless_asked() -> None:
    """The attributes of IC-ISM, which TEI does not know, are written where they are asked for alone."""
    cable = from_text(f"{HEAD}1. (U) Yes.\n")

    assert [ISM.encode() in data for data in (to_tei(cable), to_tei(cable, ism=True))] == [False, True]
