"""The class line, read: the class, however it is spelled, captions, section, post and number (format.md 6)."""

from typing import Final

import pytest

from cablekit import Cable, Classification, Header, MessageNumber, Part, from_dict, from_text, to_dict, to_text
from cablekit.telegram.fields.class_line import read_mrn, read_part, write_mrn
from tests._helpers import read_whole

HEAD: Final = "R 141540Z AUG 79\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC 2207\nINFO AMCONSUL STRELSAU\n\n"
BELOW: Final = "\n\nE.O. 12065: N/A\nTAGS: PFOR, XG\nSUBJECT: THE BRIDGE\n\n1. THE COUNCIL MET.\n"

U, L, C, S, T = (
    Classification.UNCLASSIFIED,
    Classification.LIMITED_OFFICIAL_USE,
    Classification.CONFIDENTIAL,
    Classification.SECRET,
    Classification.TOP_SECRET,
)
ZENDA: Final = MessageNumber("ZENDA", 6523)
PADDED: Final = MessageNumber("ZENDA", 910)
HALF: Final = Part(1, 2)

#: A class line, its class and number.
NUMBERS = [
    ("LIMITED OFFICIAL USE 1571", L, MessageNumber("", 1571)),
    ("UNCLAS NO. 6523", U, MessageNumber("", 6523)),
    ("C O N F I D E N T I A L 000910", C, MessageNumber("", 910)),
    ("UNCLAS EFTO ZENDA 6523", U, ZENDA),
    ("UNCLASSIFIED E F T O ZENDA 6523", U, ZENDA),
    ("LIMITED OFFICIAL USE EFTO ZENDA 6523", L, ZENDA),
    ("CONFIDENTIAL ZENDA NO. 6523", C, ZENDA),
    ("CONFIDENTIAL ZENDA NR 6523", C, ZENDA),
    ("CONFIDENTIAL ZENDA, NUMBER 6523", C, None),
    ("CONFIDENTIAL ZENDA # 6523", C, ZENDA),
    ("CONFIDENTIAL ZENDA-6523", C, ZENDA),
    ("CONFIDENTIAL PORT OF STRELSAU NO 6523", C, MessageNumber("PORT OF STRELSAU", 6523)),
    ("L I M I T E D  O F F I C I A L  U S E ZENDA 6523", L, ZENDA),
    ("L I M I T E D   O F F I C A L   U S E  ZENDA 6523", L, ZENDA),
    ("LIMITED OFFICIEL USE ZENDA 6523", L, ZENDA),
    ("LIMTED  OFFICAL  USE ZENDA 6523", L, ZENDA),
    ("LOU ZENDA 6523", L, ZENDA),
    ("T O P  S E C R E T ZENDA 6523", T, ZENDA),
    ("CONFIDENTAIL ZENDA 6523", C, ZENDA),
    ("UNCLAS. ZENDA 6523", U, ZENDA),
    ("CONFIDENTIAL - ZENDA 6523", C, ZENDA),
    ("\tCONFIDENTIAL ZENDA 6523", C, ZENDA),
    ('"CONFIDENTIAL ZENDA 6523', C, ZENDA),
    ("* CONFIDENTIAL ZENDA 6523", C, ZENDA),
    ("CONFIDENTIAL ZENDA 00O910", C, PADDED),
    ("CONFIDENTIAL ZENDA OOO9I0", C, PADDED),
    ("CONFIDENTIAL ZENDA 000 910", C, PADDED),
    ("CONFIDENTIAL ZENDA 65 23", C, ZENDA),
    ("CONFIDENTIAL ZENDA 6523/2", C, ZENDA),
    ("CONFIDENTIAL ZENDA 6523 /2", C, ZENDA),
    ("SECRET//REL TO USA, GBR ZENDA 910", S, PADDED),
    ("SECRET//NOFORN//X1 ZENDA 910", S, PADDED),
    ("UNCLASSIFIED//FOR OFFICIAL USE ONLY ZENDA 910", U, PADDED),
]
#: A class line and its captions.
CAPTIONS = [
    ("UNCLAS FOUO ZENDA 6523", ("FOUO",)),
    ("UNCLAS E F T O F O U O ZENDA 6523", ("FOUO",)),
    ("UNCLAS LIMDIS NOFORN ZENDA 6523", ("LIMDIS", "NOFORN")),
    ("CONFIDENTIAL ROGER CHANNEL ZENDA 6523", ("ROGER CHANNEL",)),
    ("SECRET//NOFORN ZENDA 6523", ("NOFORN",)),
    ("S E C R E T // NOFORN//LIMDIS ZENDA 6523", ("NOFORN", "LIMDIS")),
    ("UNCLASSIFIED//SBU ZENDA 6523", ("SENSITIVE",)),
    ("UNCLASSIFIED SBU ZENDA 6523", ("SENSITIVE",)),
    ("CONFIDENTIAL ZENDA 6523 SIPDIS NOFORN", ("SIPDIS", "NOFORN")),
    ("CONFIDENTIAL ZENDA 6523, EXDIS", ("EXDIS",)),
    ("CONFIDENTIAL ZENDA 6523 - EXDIS", ("EXDIS",)),
    ("SECRET//NOFORN//X1 ZENDA 6523", ()),
]
#: How a section may be written.
SECTIONS = (
    "SECTION 01 OF 02", "SECTION ONE OF TWO", "SECITON 01 OF 02", "ECTION 01 OF 02", "SECTON 1 OF 2", "SECTIION 1 OF 2",
    "SECTION 1 OF TWO", "SECTION 01 0F 02", "SECTION 01OF 02", "SECTION 01 OF02", "(SECTION 01 OF 02)", "SECTION 1/2",
    "SECTION  01  OF  02", "SECT. 1 OF 2",
)  # fmt: skip


@pytest.mark.parametrize(("line", "level", "number"), NUMBERS)
def test_class_and_number(line: str, level: Classification, number: MessageNumber | None) -> None:
    """A class line is read, and is no addressee, pass line or post that it is not."""
    header = read_whole(f"{HEAD}{line}{BELOW}").header

    if number is None:
        assert header.mrn is None
    else:
        assert (header.classification, header.mrn) == (level, number)
        assert (header.subject, header.pass_lines, len(header.info)) == ("THE BRIDGE", (), 1)


@pytest.mark.parametrize(("line", "captions"), CAPTIONS)
def test_captions_on_the_line(line: str, captions: tuple[str, ...]) -> None:
    """Captions between the class and the post, or after the number, are not part of the post."""
    header = read_whole(f"{HEAD}{line}{BELOW}").header

    assert (header.captions, header.mrn, header.pass_lines) == (captions, ZENDA, ())


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("line", ["CONFIDENTIAL {} LA ZENDA 6523", "LIMITED OFFICIEL USE SIPDIS {} LA ZENDA 6523/1"])
def test_sections(section: str, line: str) -> None:
    """A section is read in words and with slips."""
    header = read_whole(f"{HEAD}{line.format(section)}{BELOW}").header

    assert (header.part, header.mrn) == (HALF, MessageNumber("LA ZENDA", 6523))


@pytest.mark.parametrize(
    ("line", "part", "captions"),
    [
        ("CONFIDENTIAL FINAL SECTION OF 2 ZENDA 6523", Part(2, 2), ()),
        ("CONFIDENTIAL FINAL SECTION OF TWO ZENDA 6523", Part(2, 2), ()),
        ("CONFIDENTIAL FINAL SECTION 2 OF 2 ZENDA 6523", Part(2, 2), ()),
        ("CONFIDENTIAL ZENDA 6523 SECTION 01 OF 02", HALF, ()),
        ("CONFIDENTIAL SECTION 01 OF 02 SIPDIS ZENDA 6523", HALF, ("SIPDIS",)),
        ("CONFIDENTIAL NODIS SECTION 01 OF 02 SIPDIS ZENDA 6523", HALF, ("NODIS", "SIPDIS")),
        ("SBU SECTION 01 OF 02 ZENDA 6523", HALF, ("SENSITIVE",)),
    ],
)
def test_sections_and_captions(line: str, part: Part, captions: tuple[str, ...]) -> None:
    """A section is between captions, or below the number."""
    header = read_whole(f"{HEAD}{line}{BELOW}").header

    assert (header.part, header.captions, header.mrn) == (part, captions, ZENDA)


@pytest.mark.parametrize("number", [MessageNumber("", 1571), ZENDA, MessageNumber("LA ZENDA", 7)])
def test_built_by_hand(number: MessageNumber) -> None:
    """A cable with such a line is written and reads back the same, also without a post."""
    cable = read_whole(f"{HEAD}LIMITED OFFICIAL USE 1571{BELOW}")
    edited = cable.with_header(mrn=number)

    assert cable.id is None
    assert from_text(to_text(from_dict(to_dict(edited)))) == edited


@pytest.mark.parametrize(
    "text",
    [
        "SECRET 1947\n\nThe bridge is open.\n",
        f"{HEAD}SECRET 12{BELOW}",
        f"{HEAD}SECRET 1947 AND ALL{BELOW}",
        f"{HEAD}THE KING'S ZENDA OF 02{BELOW}",
    ],
)
def test_lines_that_are_no_class_lines(text: str) -> None:
    """A class and a number alone are not a class line without a heading, or with other words."""
    assert read_whole(text).header.mrn is None


def test_a_stamp_with_a_number() -> None:
    """A classification with a number above the class line is not one."""
    assert read_whole(f"{HEAD}SECRET 1234\n\nSECRET ZENDA 6523{BELOW}").header.mrn == ZENDA


@pytest.mark.parametrize("cell", ["\t", '","', '",'])
def test_the_class_line_begins_a_cell(cell: str) -> None:
    """Below a tab, or a quote and a comma, a class line begins in the middle of a line."""
    header = read_whole(f"{HEAD.rstrip()}{cell}S E C R E T SECTION 01 OF 02 ZENDA 6523{BELOW}").header

    assert (header.classification, header.part, header.mrn) == (S, HALF, ZENDA)
    assert [one.name for one in header.info] == ["AMCONSUL STRELSAU"]


def test_a_row_on_one_line() -> None:
    """A database row above the class line, on the same line, is furniture."""
    cable = read_whole("249001\t2008-05-08\tEmbassy Zenda\tSECRET ZENDA 6523 SUBJECT: THE BRIDGE 1. (C) Open.\n")

    assert (cable.header.mrn, cable.subject, cable.header.pass_lines) == (ZENDA, "THE BRIDGE", ())


def test_a_tab_is_no_cell() -> None:
    """Between two tabs a class word is a cell of its own, and does not begin the class line."""
    header = read_whole(f"{HEAD.rstrip()}\tSECRET\tINFO  OFF-00\n\nSECRET ZENDA 6523{BELOW}").header

    assert header.mrn == ZENDA


@pytest.mark.parametrize("line", ['"TAGS: PFOR, XG', "* TAGS: PFOR, XG"])
def test_a_stray_mark_before_a_label(line: str) -> None:
    """A quote or another mark before a label is cut off."""
    assert read_whole(f"{HEAD}SECRET ZENDA 6523\n\n{line}\nSUBJECT: A\n").header.tags == ("PFOR", "XG")


@pytest.mark.parametrize("line", ['"', '"FM AMEMBASSY STRELSAU', '"SUBJECT: B', '"SECRET ZENDA 6523', '"THE BRIDGE'])
def test_a_mark_that_is_not_stray(line: str) -> None:
    """A mark before anything else remains where it is."""
    subject = read_whole(f"{HEAD}SECRET ZENDA 6523\n\nSUBJECT: A\n{line}\nTAGS: XG\n").header.subject

    assert subject == f"A {line}"


def test_a_mark_alone_at_the_end_is_not_stray() -> None:
    """A mark that nothing follows is before no label: it is the body."""
    cable = from_text('UNCLAS ZENDA 000910\nTAGS: PREL\n"')

    assert cable.sections[0].paragraphs[0].text == '"'


def test_words_too_short_to_be_garbled() -> None:
    """A short word is not taken for a garbled classification."""
    assert from_text("CC O N F I D E N T I A L ZENDA 000910\n").classification is Classification.CONFIDENTIAL
    assert from_text("LOUD ZENDA 000910\n").classification is None


def test_section_in_parentheses() -> None:
    """A section is read, whatever stands before it."""
    assert read_part("(SECTION 01 OF 02)") == Part(1, 2)


@pytest.mark.parametrize("content", ["ZENDA", "ZENDA 9100 9100 1", "ZENDA 0009109 10", "12", ""])
def test_no_number(content: str) -> None:
    """What has no number, or too many digits for one, is not read."""
    assert read_mrn(content) is None


def test_a_cable_of_a_class_line_alone() -> None:
    """A class line that a person builds reads back."""
    cable = Cable(header=Header(classification=S, part=HALF, mrn=PADDED, captions=("NOFORN",)))

    assert from_text(to_text(cable)) == cable


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("ZENDA 000910", MessageNumber("ZENDA", 910)),
        ("ZENDA000910", MessageNumber("ZENDA", 910)),
        ("ZENDA 0OO910", MessageNumber("ZENDA", 910)),
        ("ZENDA NO. 910", MessageNumber("ZENDA", 910)),
        ("11 LA ZENDA 218", MessageNumber("LA ZENDA", 218, 2011)),
        ("ZENDA", None),
    ],
)
def test_message_numbers(content: str, expected: MessageNumber | None) -> None:
    """Letters among the digits are digits."""
    assert read_mrn(content) == expected


def test_written_message_numbers() -> None:
    """With six digits; without a post, only they."""
    assert write_mrn(MessageNumber("ZENDA", 910, 2011)) == "11 ZENDA 000910"
    assert write_mrn(MessageNumber("", 910)) == "000910"
