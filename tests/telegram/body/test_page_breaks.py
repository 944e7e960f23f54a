"""What stands around a page break is no text."""

import pytest

from cablekit import Classification, Paragraph, Part, Portion, from_text, to_text, walk
from cablekit.telegram.body.page_breaks import heading_start
from tests._helpers import CLASS_LINE, PAGE_LINE, field_texts, read_whole
from tests.strategies import TELEGRAMS

STARS = "*" * 23


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            f"He went on {PAGE_LINE}  and came back {PAGE_LINE} and stood.",
            "He went on | page | and came back | page | and stood.",
        ),
        (f"He went on  SECRET\n{PAGE_LINE}  and came back.", "He went on | marking | page | and came back."),
        (
            "He went on  SECRET\n\nPAGE 02 ZENDA 00910 081102Z\n\nSECRET\nSIPDIS\n\nand stood.",
            "He went on | marking | page | marking | marking | and stood.",
        ),
        ("He went on\nPAGE 02 ZENDA 00910 081102Z\nNNNN\n\nThe end.", "He went on | page | end | The end."),
        ("He went on\n\nPAGE 2 ZENDA 00910 081102Z\n\nand stood.", "He went on | page | and stood."),
        ("He went on\n\nZenda 00000910  002 of 002\n\nand stood.", "He went on | page | and stood."),
        ("He took 00000910 of the roads\n\nand stood.", "He took 00000910 of the roads and stood."),
        ("He took\n\n1 of 02 roads of 002\n\nand stood.", "He took 1 of 02 roads of 002 and stood."),
        (
            "He went on\nPAGE 02 ZENDA 00910 081102Z THE ROAD to the mill and stood.",
            "He went on | page | THE ROAD to the mill and stood.",
        ),
        ("He went SIPDIS on\nand SIPDIS\nstood.", "He went | marking | on and | marking | stood."),
        ("He went on\nSIPDIS and stood.", "He went on SIPDIS and stood."),
        ("He went on\nSIPDIS there.", "He went on | marking | there."),
        ("He went on \nSIPDIS \nthere.", "He went on | marking | there."),
        ("He saw the Secretary\n\nSIPDIS\nof State.", "He saw the Secretary | marking | of State."),
        ("He went on.\n\nSIPDIS\nHe saw it.", "He went on. | marking | He saw it."),
        (
            "He went on.\n\nPAGE 02 ZENDA 00910 081102Z\n\n\nSIPDIS\nHe saw it.",
            "He went on. | page | marking | He saw it.",
        ),
        (
            "He went on\nUNCLASSIFED\n\nPAGE 02 ZENDA 00910 081102Z\n\nand stood.",
            "He went on | marking | page | and stood.",
        ),
        (f"He went on\n\n{STARS}\n* Missing Section 002 *\n{STARS}\n\nand stood.", "He went on | gap | and stood."),
        (f"He went on {STARS} * Missing Section 002 * {STARS} and stood.", "He went on | gap | and stood."),
        ("The Missing Section 002 was found.", "The Missing Section 002 was found."),
        ("He went on\n\nPAGE 02 ZENDA 0910 S E C R E T    \nand stood.", "He went on | page | and stood."),
        ("He went on\n\nPAGE 02 ZENDA 0910 S E C R E T \\\nand stood.", "He went on | page | and stood."),
        ("He saw a SIPDIS from SIPDISA.", "He saw a SIPDIS from SIPDISA."),
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
    read = list(field_texts(from_text(f"{CLASS_LINE}1. (U) {body}\n").paragraphs[0]))[2:]

    assert " | ".join(" ".join(text.split()) if field == "text" else field for field, text in read) == expected


@pytest.mark.parametrize(
    ("below", "texts"),
    [
        ("He left.\n\nSIPDIS\nSapt saw it.\n", ["He left.\nSapt saw it."]),
        ("He left.\n \nSIPDIS \nSapt saw it.\n", ["He left.\nSapt saw it."]),
        ("He saw the\n\nSIPDIS\nSecretary.\n", ["He saw the\nSecretary."]),
        ("He saw the\n\n\nSIPDIS\n\nmill.\n", ["He saw the\n\nmill."]),
        ("He left.\nSIPDIS\nSapt saw it.\n", ["He left.\nSapt saw it."]),
        ("He left.\n\nSIPDIS\n\nSapt saw it.\n", ["He left.", "Sapt saw it."]),
        ("\n\nSIPDIS\nHe left.\n", ["He left."]),
        ("He left:\n\nSIPDIS\n-- early.\n", ["He left:"]),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", " \\\n"])
def test_a_stray_marking_with_its_blank_line(below: str, texts: list[str], newline: str) -> None:
    """The blank lines above a stray marking came with it; one below it separates paragraphs as elsewhere (14)."""
    cable = read_whole(f"1. (U) {below}\n2. (U) So.\n".replace("\n", newline))

    assert ["\n".join(one.text.splitlines()) for one in cable.paragraphs] == [*texts, "So."]


@pytest.mark.parametrize(
    "page",
    [
        *("PAGE 02\nZENDA 00910\n", "PAGE 02 LA ZENDA\n00910 081102Z\n", "PAGE 02 ZENDA 00910\n081102Z\n"),
        *("PAGE 02\nZENDA\n00910 01 OF 02\n081102Z\n", "PAGE 02\nZENDA 00910 TOSEC 110023\n"),
    ],
)
def test_a_page_line_that_was_split(page: str) -> None:
    """A page line over several lines is none of the text, and ends no paragraph (14)."""
    cable = read_whole(f"{CLASS_LINE}1. (C) The bridge\n\n{page}\n\nis open.\n\n2. (C) Yes.\n")

    assert [paragraph.text for paragraph in cable.paragraphs] == ["The bridge\nis open.", "Yes."]


@pytest.mark.parametrize("lines", ["PAGE 02\nof the book", "PAGE 2 ZENDA\nis 00910", "PAGE 02\nUNCLAS 00910"])
def test_what_only_begins_like_a_page(lines: str) -> None:
    """Without post and number it is text in a body (14)."""
    cable = read_whole(f"{CLASS_LINE}1. (C) The bridge\n{lines}\nis open.\n")

    assert cable.paragraphs[0].text == f"The bridge\n{lines}\nis open."


def test_repeated_heads_are_echoes() -> None:
    """The head of section 2 is furniture in the paragraph that it cuts (format.md 14)."""
    cable = read_whole(TELEGRAMS["c-2004-echo"])
    echoes = {piece.field for piece in walk(cable) if piece.field.startswith("header.")}

    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2]
    assert cable.paragraphs[0].flow == "The duke keeps two passports, and a pistol."
    assert cable.header.part == Part(1, 2)
    assert {"header.mrn", "header.part", "header.tags", "header.subject"} <= echoes


def test_a_whole_section_again() -> None:
    """Era b sends a whole head again with page 1 of section 2 (format.md 19)."""
    head = (
        "PAGE 01  ZENDA 00910  0{0} OF 02  111433Z\nR 111425Z OCT 90\nFM AMEMBASSY ZENDA\n\n"
        "SECRET SECTION 0{0} OF 02 ZENDA 00910\n\n"
    )
    text = (
        head.format(1)
        + "SUBJECT: THE MOAT\n\n1. THE MOAT IS FULL OF\n\nSECRET\n\n"
        + head.format(2)
        + "WATER AND OF FISH AND OF OLD BOOTS.\n"
    )
    cable = read_whole(text)

    assert [paragraph.flow for paragraph in cable.paragraphs] == [
        "THE MOAT IS FULL OF WATER AND OF FISH AND OF OLD BOOTS."
    ]
    assert cable.header.part == Part(1, 2)


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        ("1. (C - ENTIRE TEXT).\n", Paragraph("1", Portion(Classification.CONFIDENTIAL))),
        (
            "1. (C) XXXXXXXXXXXX met XXXXXXXXXXXX\n",
            Paragraph("1", Portion(Classification.CONFIDENTIAL), "XXXXXXXXXXXX met XXXXXXXXXXXX"),
        ),
        ("1. He met XXXXXXXXXXXX.\n", Paragraph("1", None, "He met XXXXXXXXXXXX.")),
        ("1. He went  SECRET\nZENDA 00000910  002 OF 002 home.\n", Paragraph("1", None, "He wenthome.")),
        ("1. He went\n\nZENDA 00000910  002 OF 002\n\nhome.\n", Paragraph("1", None, "He went\nhome.")),
        (
            "1. He went OF late OF course to ZENDA 00000910  002 OF 002 x.\n",
            Paragraph("1", None, "He went OF late OF course to x."),
        ),
    ],
)
def test_paragraphs_with_odd_content(text: str, paragraph: Paragraph) -> None:
    """Gaps are text, page lines are not, a stop behind the mark of the entire text belongs to it."""
    assert (paragraph,) == read_whole(text).paragraphs


def test_a_heading_ends_at_another_class_line() -> None:
    """The heading of a repeated header is looked for up to the class line above, and no further."""
    text = "R 080915Z MAY 08\nFM AMEMBASSY ZENDA\nUNCLAS ZENDA 000910\nTO AMCONSUL STRELSAU\nUNCLAS ZENDA 000910\n"
    last = text.rindex("UNCLAS")

    assert heading_start(text, text.index("UNCLAS"), 0) == 0
    assert heading_start(text, last, 0) == last


#: Stamps of releases, one or more lines.
STAMPS = [
    "UNCLASSIFIED U.S. Department of State Case No. F-2014-00910 Doc No. C05000910 Date: 12/31/2015",
    "UNCLASSIFIED\nU.S. Department of State\nCase No. F-2014-00910\nDoc No. C05000910\nDate: 12/31/2015",
    *("RELEASED IN FULL", "RELEASE IN FULL", "RELEASE IN PART B1,1.4(D)", "RELEASED IN PART\nB6", "DENIED IN FULL"),
    "RELEASE IN PART\nB1,1.4(D)\nREVIEW AUTHORITY: Rudolf Sapt, Senior Reviewer",
    "Declassified/Released US Department of State EO Systematic Review 20 MAR 2014",
    "Flavia R. Sapt Declassified/Released US Department of State EO Systematic Review 20 Mar 2014",
    "Declassified/Released\nUS Department of State\nEO Systematic Review\n20 Mar 2014",
    "This Document has been declassified under the authority of E.O. 13526 by Rudolf Sapt",
    "This document has been declassified under the\nauthority of E.O. 13526 by Rudolf Sapt.",
    "Approved For Release 2005/01/11 : CIA-RDP79T00910A000910010001-3",
    "Sanitized Copy Approved for Release 2010/05/03 : CIA-RDP86T00910R000910010001-5",
    "Declassified in Part - Sanitized Copy Approved for Release 2012/05/10 : CIA-RDP90-00910R000910010001-7",
    *("Approved for Release: 2018/10/02 C06000910", "APPROVED FOR RELEASE: 2007/02/08"),
    *("DECLASSIFIED Authority NND 970910", "DECLASSIFIED\nAuthority NND 970910\nBy RS NARA Date 3/4/2009"),
    *("DECLASSIFIED\nE.O. 13526, Sec. 3.5", "Released in Full\nSapt, Rudolf\n05/08/2026\nPage 1 of 5", "Page 2 of 5"),
]


@pytest.mark.parametrize("stamp", STAMPS)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_stamps_cut_nothing(stamp: str, blank: str) -> None:
    """The stamp of a release is in no value: in a list, a sentence, between paragraphs, at the end (20.2)."""
    lines = f"{blank}{stamp}\n{blank}"
    cable = read_whole(
        f"{lines}FM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\n{lines}INFO AMEMBASSY STRELSAU\n{lines}AMEMBASSY HENTZAU\n"
        f"{CLASS_LINE}1. (C) The bridge\n{lines}is open.\n{lines}2. (C) Yes.\n{lines}\nSAPT\n\n{stamp}\n"
    )

    assert [address.name for address in cable.header.info] == ["AMEMBASSY STRELSAU", "AMEMBASSY HENTZAU"]
    assert [(paragraph.label, paragraph.text) for paragraph in cable.paragraphs] == [
        ("1", "The bridge\nis open."),
        ("2", "Yes."),
    ]
    assert cable.closing.signatures == ("SAPT",)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Approved for release, the men went home.",
            "DECLASSIFIED BY THE KING, THE PAPERS WENT",
            "Page 2 of the book",
        ),
        *("This document has been declassified, he said,", "Declassified papers of the king", "Date: the king's day"),
        *("Released in Zenda", "Case No. 5 of the court", "the king (PAPERS DECLASSIFIED ", "By RS the king"),
    ],
)
def test_what_only_begins_like_a_stamp(line: str) -> None:
    """Without its numbers it is text (20.2)."""
    cable = read_whole(f"{CLASS_LINE}1. (C) The bridge\n{line}\nis open.\n")

    assert cable.paragraphs[0].text == f"The bridge\n{line.strip()}\nis open."


def test_no_stamp_ends_here() -> None:
    """A date or an order at the end of a body is text where no stamp is above it."""
    cable = read_whole(f"{CLASS_LINE}1. (C) The bridge opened on\n20 Mar 2014\n")

    assert cable.paragraphs[0].text == "The bridge opened on\n20 Mar 2014"


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("DEPARTMENT (A) FOR JOHN HENTZAU\n\n2. IT LEFT.\n", ["THE COUNCIL MET.", "IT LEFT."]),
        ("\n\nDEPARTMENT (A) FOR JOHN HENTZAU\n2. IT LEFT.\n", ["THE COUNCIL MET.", "IT LEFT."]),
        ("DEPARTMENT (A) FOR JOHN HENTZAU\n", ["THE COUNCIL MET."]),
        (
            "DEPARTMENT (A) FOR JOHN HENTZAU\nTHE MILL (B) FOR OATS\n\n2. IT LEFT.\n",
            ["THE COUNCIL MET.\nTHE MILL (B) FOR OATS", "IT LEFT."],
        ),
        ("THE MILL (B) FOR OATS\n\n2. IT LEFT.\n", ["THE COUNCIL MET.\nTHE MILL (B) FOR OATS", "IT LEFT."]),
    ],
)
def test_pass_line_of_a_later_section(below: str, expected: list[str]) -> None:
    """A pass line below the header of a later section is not text where the first header has it, too."""
    head = "R 141540Z AUG 79\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC 7560\nCONFIDENTIAL SECTION {} OF 2 ZENDA 6523\n\n"
    line = "DEPARTMENT (A) FOR JOHN HENTZAU\n\nE.O. 12065: N/A\nSUBJECT: THE BRIDGE\n\n"
    page = "PAGE 01 ZENDA 06523 02 OF 02 141655Z\nACTION A-02\n"
    cable = read_whole(f"{head.format(1)}{line}1. THE COUNCIL MET.\n{page}{head.format(2)}{below}")

    assert [paragraph.text for paragraph in cable.paragraphs] == expected


def test_a_paragraph_below_a_heading_is_not_in_it() -> None:
    """A heading that a numbered paragraph follows is not the heading of the class line below that."""
    text = (
        "UNCLAS SECTION 01 OF 02 ZENDA 000910\nSUBJECT: THE BRIDGE\n\n1. ONE.\n\nP 071458Z MAY 08\n1. NO\n"
        "UNCLAS SECTION 02 OF 02 ZENDA 000910\n\n2. TWO.\n"
    )
    cable = from_text(text)

    assert to_text(cable) == text
    assert [paragraph.label for paragraph in cable.paragraphs][-1] == "2"


@pytest.mark.parametrize(
    ("last", "second"),
    [
        ("SAPT\n\n\nSECRET\n\n\nNNN", "HE CAME."),
        ("SAPT\n\n\nSECRET\n\n\nSECRET", "HE CAME.\nSAPT"),
        ("THE ROADS, THE MILL AND THE CASTLE\n\n\nNNN", "HE CAME.\nTHE ROADS, THE MILL AND THE CASTLE"),
    ],
)
def test_a_signature_alone_on_its_page(last: str, second: str) -> None:
    """A name above the end mark of a section is the signature of that section, also right below a page line."""
    page = "PAGE {0} ZENDA 00910 {1} OF 02 081102Z\n\n\n"
    header = "R 081102Z MAY 74\nFM AMEMBASSY ZENDA\nTO SECSTATE\n\nS E C R E T FINAL SECTION OF 2 ZENDA 910\n\n\n"
    above = f"S E C R E T ZENDA 0910\n\n1. ALL IS WELL.\n\n2. HE CAME.\n{page.format('02', '01')}{last}\n\n\n"
    cable = from_text(f"{above}{page.format('01', '02')}{header}3. HE WENT.\n")

    assert [paragraph.text for paragraph in cable.paragraphs] == ["ALL IS WELL.", second, "HE WENT."]
