"""What a check finds, where it says it is, and that it finds nothing in a clean cable."""

import re
from datetime import date
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given

from cablekit import (
    Addressee,
    Authority,
    Cable,
    Classification,
    DateTimeGroup,
    ExecutiveOrder,
    Header,
    MessageNumber,
    ModelError,
    Paragraph,
    Portion,
    Precedence,
    Reference,
    Section,
    Station,
    from_dict,
    from_text,
    from_xml,
    load,
    to_dict,
    to_text,
    to_xml,
)
from cablekit.checking import CODES, Finding, check
from cablekit.checking.view import View, extent
from cablekit.version import READER
from tests import strategies
from tests._helpers import EXAMPLES, ROOT
from tests.scaling import assert_linear

HEAD = "P 080915Z MAY 08\nFM AMEMBASSY OTTAWA\nTO SECSTATE WASHDC 3121\nUNCLAS OTTAWA 000910\n\n"
CLASSIFIED = (
    "P 080915Z MAY 08\nC O N F I D E N T I A L OTTAWA 000910\n\nClassified By: DCM Max Sapt: reasons 1.4 (b).\n\n"
)

#: A text, the code that is found in it, and the words at the place.
CASES = {
    "nothing": ("", "empty", ""),
    "blanks": (" \n\t\n", "empty", " \n\t\n"),
    "NULs": ("\0\0", "empty", "\0\0"),
    "wide": ("\0P\0R\0E\0L", "not-text", "\0P\0R\0E\0L"),
    "pdf": ("%PDF-1.7 and so on", "not-text", "%PDF-1.7 and so on"),
    "unread": ("jeawaw:\n" + HEAD, "unread", "jeawaw:"),
    "bell": (HEAD + "1. The bridge\x07\x1b is open, and so is the castle.", "control-character", "\x07\x1b"),
    "c1": (HEAD + "1. The bridge\x9b is open.", "control-character", "\x9b"),
    "bidi": (HEAD + "1. The \u202ebridge is open.", "suspicious-unicode", "\u202e"),
    "zero": (HEAD + "1. The brid\u200bge is open.", "suspicious-unicode", "\u200b"),
    "surrogate": (HEAD + "1. The \ud800bridge.", "suspicious-unicode", "\ud800"),
    "lookalike": (HEAD + "1. The \u0441astle.", "suspicious-unicode", "\u0441"),
    "second": (
        HEAD + "1. Yes.\n\nNNNN\n\nR 020000Z APR 08\nFM AMEMBASSY ZENDA\n\n2. No.\n",
        "multiple-messages",
        "R 020000Z APR 08\nFM AMEMBASSY ZENDA",
    ),
    "february": (HEAD.replace("080915Z MAY", "300915Z FEB"), "bad-dtg", "P 300915Z FEB 08"),
    "late": (HEAD.replace("0915Z", "2460Z"), "bad-dtg", "P 082460Z MAY 08"),
    "decl": (CLASSIFIED + "E.O. 12958: DECL: 31/02/2019\n", "bad-date", "31/02/2019"),
    "decl in words": (CLASSIFIED + "E.O. 12958: DECL: FEBRUARY 31, 2019\n", "bad-date", "FEBRUARY 31, 2019"),
    "tagz": (HEAD + "TAGZ: PREL, RS\nSUBJECT: THE BRIDGE\n", "repaired", "TAGZ:"),
    "reff": (HEAD + "SUBJECT: THE BRIDGE\nREFF: STATE 7\n", "repaired", "REFF:"),
    "reff, no list": (HEAD + "SUBJECT: THE BRIDGE\n\nREFF: THE KING'S MEN\n\n1. Yes.", "misspelt-label", "REFF"),
    "tagz, no list": (HEAD + "TAGZ: THE KING'S MEN\nSUBJECT: THE BRIDGE\n", "misspelt-label", "TAGZ"),
    "subejct": (HEAD + "TAGS: PREL\nSUBEJCT: THE BRIDGE\n\n1. Yes.", "repaired", "SUBEJCT:"),
    "clasified": (CLASSIFIED.replace("ss", "s") + "1. (C) Yes.", "repaired", "Clasified By"),
    "unclosed": (CLASSIFIED + "1. (C More (or less).\n\n2. (C) Yes.", "broken-mark", "(C"),
    "unclosed in an item": (CLASSIFIED + "1. (C) He said:\n\n-- (S/NF More.", "broken-mark", "(S/NF"),
    "unclosed subject": (CLASSIFIED + "SUBJECT: (C THE BRIDGE\n", "broken-mark", "(C"),
    "unopened": (CLASSIFIED + "1. C) More.\n\n2. (C) Yes.", "broken-mark", "C)"),
    "security": ("ZNY SSSSS ZZH\n" + HEAD, "class-mismatch", "ZNY SSSSS ZZH"),
    "mark": (CLASSIFIED + "1. (S/NF) The bridge.", "class-mismatch", "(S/NF)"),
    "subject mark": (HEAD + "SUBJECT: (C) THE BRIDGE\n", "class-mismatch", "(C)"),
    "sensitive": (HEAD + "1. (SBU) The bridge.\n\n2. (SBU) The toll.", "class-mismatch", "(SBU)"),
    "serial": ("DE RUEHOT #0911/01 1290915\n" + HEAD, "serial-mismatch", "RUEHOT #0911/01 1290915"),
    "precedence": ("OO RUEHC\n" + HEAD, "precedence-mismatch", "OO RUEHC"),
    "page number": (
        HEAD + "1. The bridge\n\nOTTAWA 00000911  002 OF 002\n\nis open.",
        "page-mismatch",
        "OTTAWA 00000911  002 OF 002",
    ),
    "page post": (HEAD + "1. The\n\nPAGE 02  RIGA 00910 081102Z\n\nbridge.", "page-mismatch", "PAGE 02  RIGA 00910"),
    "echo": (
        HEAD.replace("UNCLAS", "UNCLAS SECTION 01 OF 02")
        + "TAGS: PREL, RS\nSUBJECT: THE BRIDGE\n\n1. It\n\nUNCLAS SECTION 02 OF 02 OTTAWA 000910\n\nTAGS: PREL, UK\n"
        "SUBJECT: The  Bridge\n\nis open.",
        "echo-mismatch",
        "PREL, UK",
    ),
    "echo at the end": (
        HEAD.replace("UNCLAS", "UNCLAS SECTION 01 OF 02") + "1. It\n\nUNCLAS SECTION 02 OF 02 OTTAWA 000911\n",
        "echo-mismatch",
        "OTTAWA 000911",
    ),
    "echo that is cut off": (
        HEAD + "DEPT FOR EUR...\n\nUNCLAS OTTAWA 000910\n\nDEPT FOR EUR AND INR\n\nSUBJECT: THE BRIDGE\n",
        "echo-mismatch",
        "DEPT FOR EUR...",
    ),
    "tags only in a later section": (
        HEAD.replace("UNCLAS", "UNCLAS SECTION 01 OF 02")
        + "1. It\n\nUNCLAS SECTION 02 OF 02 OTTAWA 000910\n\nTAGS: PREL, UK\nTAGS: PREL\n\nis open.",
        "lost-value",
        "PREL, UK",
    ),
    "gap": (HEAD + "1. Yes.\n\n3. No.", "number-gap", "3."),
    "late first": (HEAD + "2. Yes.\n\n3. No.", "number-gap", "2."),
    "repeat": (HEAD + "1. Yes.\n\n2. No.\n\n2. Perhaps.", "number-repeat", "2."),
    "no number": ("P 080915Z MAY 08\n\nTAGS: PREL\n", "missing-number", ""),
    "no post": (HEAD.replace(" OTTAWA 000910", " 910"), "missing-number", "910"),
    "no class": (HEAD.replace("UNCLAS ", ""), "missing-classification", "OTTAWA 000910"),
    "no class, a section": (
        HEAD.replace("UNCLAS", "SECTION 01 OF 02"),
        "missing-classification",
        "SECTION 01 OF 02",
    ),
    "no class line": ("P 080915Z MAY 08\n\nTAGS: PREL\n", "missing-classification", ""),
    "no date": ("UNCLAS OTTAWA 000910\n", "missing-date", ""),
    "no authority": (CLASSIFIED.partition("Classified")[0], "missing-authority", "C O N F I D E N T I A L"),
    "tag": (HEAD + "TAGS: PREL, QQQQ\n", "unknown-tag", "QQQQ"),
    "later tag": (HEAD.replace("MAY 08", "MAY 74") + "TAGS: PFOR, KDEM\n", "unknown-tag", "KDEM"),
    "post": (HEAD.replace("OTTAWA", "ZENDA"), "unknown-post", "ZENDA 000910"),
    "reference": (HEAD + "REF: A. STATE 7\n     B. 07 STRELSAU 244\n", "unknown-post", "STRELSAU"),
    "no id": (HEAD + "REF: A. STATE 7\n     B. EMBTEL 244\n", "reference-without-id", "EMBTEL"),
    "hidden number": (HEAD + "REF: 07 LA PAZ XXX\n", "reference-without-id", "07"),
    "indicator": (HEAD.replace("TO SEC", "TO RUEHQQ/SEC"), "unknown-indicator", "RUEHQQ"),
    "order": (HEAD + "E.O. 12598: N/A\n", "repaired", "12598"),
    "level": (CLASSIFIED.replace("C O", "CC O"), "repaired", "CC O N F I D E N T I A L"),
    "short number": (HEAD.replace("3121", "PRIORITY 17"), "addressee-number", "17"),
    "long number": (HEAD.replace("3121", "IMMEDIATE 12345-47"), "addressee-number", "12345-47"),
    "total": (
        "ACTION EUR-12\n\nINFO OCT-01 /014 W\n" + HEAD,
        "distribution-total",
        "ACTION EUR-12\n\nINFO OCT-01 /014 W",
    ),
    "confidental": (CLASSIFIED.replace("C O N F I D E N T I A L", "CONFIDENTAL"), "repaired", "CONFIDENTAL"),
    "subjct": (HEAD + "SUBJCT: THE BRIDGE\n", "repaired", "SUBJCT:"),
    "tabs": (HEAD + "TABS: PREL\n", "repaired", "TABS:"),
    "item mark": (CLASSIFIED + "1. (C) He said:\n\n-- (S) The bridge.", "class-mismatch", "(S)"),
    "night": (HEAD.replace("DC 3", "DC NIACT IMEDIATE 3"), "repaired", "IMEDIATE"),
    "piority": (HEAD.replace("DC 3", "DC PIORITY 3"), "repaired", "PIORITY"),
    "glued": (HEAD + "TAGS: ETRDEINV, RS\n", "repaired", "ETRDEINV"),
    "summary": (HEAD + "1. Summary: All is well.", "end-words", "Summary"),
    "comments": (HEAD + "1. Begin comment: Yes.\n\n2. No.\n", "end-words", "comment"),
}


@pytest.mark.parametrize(
    "lines",
    ["INFO OCT-01 /013 W", "INFO OCT-01 013 W", "INFO OCT-01 XXX ISO-00 /014 W", "INFO OCT-01", "INFO OCT-01 W"],
)
def test_a_total_that_agrees_or_cannot_be_compared(lines: str) -> None:
    """No finding where the copies are the total, an office has no copies, or there is no total (18.1)."""
    codes = [found.code for found in check(from_text(f"ACTION EUR-12\n\n{lines}\n{HEAD}"))]

    assert "distribution-total" not in codes


@pytest.fixture
def canonical() -> Cable:
    """Give a cable built by hand as a drafter would, of a post that the lists have."""
    return Cable(
        header=Header(
            station=Station("RUEHOT", "0910", "01", "1290915"),
            security="ZNY CCCCC ZZH",
            dtg=DateTimeGroup((Precedence.PRIORITY,), 8, 9, 15, "MAY", "08"),
            originator="AMEMBASSY OTTAWA",
            action=(Addressee("SECSTATE WASHDC", "RUEHC", Precedence.PRIORITY, None, "3121"),),
            classification=Classification.CONFIDENTIAL,
            mrn=MessageNumber("OTTAWA", 910),
            captions=("SIPDIS",),
            executive_order=ExecutiveOrder("12958", "DECL", date(2018, 5, 8)),
            tags=("PREL", "PGOV", "OVIP", "ELPHBERG, RUDOLF"),
            subject="CASTLE BRIDGE TALKS RESUME",
            references=(Reference(post="STATE", number=816),),
            authority=Authority("Flavia Hentzau", "DCM", ("b", "d")),
        ),
        sections=(
            Section(
                None,
                (
                    Paragraph("1", Portion(Classification.CONFIDENTIAL), "Summary: The bridge is open. End summary."),
                    Paragraph("2", Portion(Classification.UNCLASSIFIED), "Comment: We doubt it. End comment."),
                ),
            ),
        ),
    )


def grave(cable: Cable) -> list[Finding]:
    """Give the errors and warnings."""
    return [finding for finding in check(cable) if finding.severity != "info"]


@pytest.mark.parametrize("name", CASES)
def test_each_is_found_where_it_is(name: str) -> None:
    """A finding has the code, and its place holds the words that it is about."""
    text, code, words = CASES[name]
    found = [finding for finding in check(from_text(text)) if finding.code == code]

    assert [text[finding.start : finding.end] for finding in found] == [words]


@pytest.mark.parametrize(
    ("again", "found"),
    [
        ("P 080915Z MAY 08\nFM AMEMBASSY OTTAWA\n", 0),
        ("P 080945Z MAY 08\nFM AMEMBASSY OTTAWA\n", 1),
        ("P 080945Z MAY 08\nFM AMEMBASSY OTTAWA\nUNCLAS OTTAWA 000910\n", 0),
        ("P 080945Z MAY 08\nFM AMEMBASSY OTTAWA\nUNCLAS OTTAWA 000911\n", 1),
        ("P 080945Z MAY 08\nFM AMEMBASSY OTTAWA\n" + "1. Yes.\n" * 3000 + "UNCLAS OTTAWA 000910\n", 1),
    ],
)
def test_a_second_message_has_a_number_of_its_own(again: str, found: int) -> None:
    """A heading is a second message if its number, or without one its group, is another, or below an end mark."""
    texts = [f"{HEAD}1. Yes.\n\n{mark}{again}\n2. No.\n" for mark in ("", "NNNN\n\n")]
    codes, ended = ([finding.code for finding in check(from_text(text))] for text in texts)

    assert codes.count("multiple-messages") == found
    assert ended.count("multiple-messages") == 1


def around(cable: Cable, **stated: str) -> Cable:
    """Read a cable from a dict that states something else around it."""
    read: Cable = from_dict(to_dict(cable, source=True) | stated)
    return read


def test_an_envelope_that_differs() -> None:
    """The id and the date around a cable in a dict are compared with its own, at the place of its own."""
    cable = from_text(HEAD + "1. Yes.\n")
    found = [one for one in check(around(cable, id="09OTTAWA910", date="2009")) if one.code == "envelope-differs"]

    assert [(one.line, one.column) for one in found] == [(1, 1), (4, 8)]
    assert found[0].message == "the date around the cable is '2009', and its own is 2008-05-08T09:15:00Z"
    assert found[1].message == "the id around the cable is '09OTTAWA910', and its own is 08OTTAWA910"
    assert not [one for one in check(around(cable)) if one.code == "envelope-differs"]


def test_an_envelope_that_fits_after_an_edit() -> None:
    """An edit may make it right; a name that is neither id nor date is reported."""
    cable = around(from_text(HEAD), id="08OTTAWA911").with_header(mrn="OTTAWA 000911")
    odd = evolve(cable, envelope=(("name", "X"),))

    assert "envelope-differs" not in {one.code for one in check(cable)}
    assert [one.message for one in check(odd) if one.code == "envelope-differs"] == [
        "the name around the cable is 'X', and its own is not known"
    ]


def test_an_id_of_another_reader_that_differs() -> None:
    """In XML, this version's id must agree; that of another version is compared by the check."""
    data = to_xml(from_text(HEAD)).replace(READER.encode(), b"cablekit 0.0.9")
    cable = from_xml(data.replace(b' id="08OTTAWA910">', b' id="08OTTAWA911">', 1))

    assert cable.envelope == (("id", "08OTTAWA911"),)
    assert from_xml(data).envelope == ()


def test_every_code_has_a_case() -> None:
    """No code is declared that nothing finds."""
    assert {code for _, code, _ in CASES.values()} | {"envelope-differs"} == set(CODES)


def test_clean_cable(canonical: Cable) -> None:
    """Nothing at all is found in a canonical cable, built or read."""
    assert list(check(canonical)) == []
    assert list(check(from_text(to_text(canonical)))) == []


@pytest.mark.parametrize("name", ["08ZENDA0910.txt", "08ZENDA0911.html", "11ZENDA0218.txt", "79ZENDA06523.txt"])
def test_examples_are_clean(name: str) -> None:
    """The examples of the docs have no errors and no warnings."""
    assert grave(load(EXAMPLES / name)) == []


@pytest.mark.parametrize("name", ["a-1966", "b-1974", "b-prime-1990", "c-2008-relay", "c-2004-echo", "d-2011-smart"])
def test_no_era_is_wrong_by_itself(name: str) -> None:
    """A tidy cable of each era has no errors and no warnings."""
    assert grave(from_text(strategies.TELEGRAMS[name])) == []


def test_an_edit_leaves_page_lines_behind() -> None:
    """A new serial number makes the page lines and the station's number wrong, and each is said."""
    cable = from_text(strategies.TELEGRAMS["c-2008-relay"])
    codes = [finding.code for finding in grave(cable.with_header(mrn=MessageNumber("ZENDA", 912)))]

    assert codes == ["serial-mismatch", "page-mismatch"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_columns(end: str) -> None:
    """Lines and columns are counted from 1, whatever ends a line."""
    text = "\v\f" + (HEAD + "TAGS: PREL, QQQQ\n").replace("\n", end)
    found = next(finding for finding in check(from_text(text)) if finding.code == "unknown-tag")

    assert (found.line, found.column) == (6, 13)
    assert text[found.start : found.end] == "QQQQ"


def test_place_counts_the_archives_print() -> None:
    """A place is one in the whole text; what an archive put around the telegram is not looked at."""
    path = EXAMPLES / "08ZENDA0910.txt"
    cable = load(path)
    found = list(check(cable))

    assert {finding.code for finding in found} == {"unknown-post", "unknown-indicator", "end-words"}
    assert to_text(cable)[found[0].start : found[0].end] == "RUEHQZB"


def test_greek_words_are_greek() -> None:
    """A word of another script is itself; one letter of it in a Latin word is not."""
    assert grave(from_text(HEAD + "1. The word \u03b3\u03ad\u03c6\u03c5\u03c1\u03b1 means bridge.")) == []
    assert [finding.code for finding in grave(from_text(HEAD + "1. \u0410bc d\u03bff."))] == ["suspicious-unicode"] * 2


def test_later_section_may_begin_anywhere() -> None:
    """The paragraphs of a section that stands alone go on where the one before ended."""
    text = HEAD.replace("UNCLAS", "UNCLAS SECTION 02 OF 02") + "7. Yes.\n\n8. No."

    assert grave(from_text(text)) == []


def test_missing_values_are_no_mismatch() -> None:
    """What is not there disagrees with nothing: no class line, no number, no reason, an empty mark."""
    cable = Cable(
        header=Header(security="ZNY SSSSS ZZH", station=Station("RUEHOT", "0911", None, "1290915")),
        sections=(Section(None, (Paragraph("1", Portion(Classification.SECRET), "The bridge."),)),),
    )

    assert grave(cable) == []


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "TAGS: PREL\nSUBJECT: TAX: THE BRIDGE\nREF: STATE 7\n\n1. Yes.",
        HEAD + "TAGS: PREL\nSUBJECT: THE BRIDGE\nTAGZ: XG\n\n1. Yes.",
        HEAD + "SUBJECT: TAX: THE BRIDGE\n\n1. Yes.\n\nTAX: None.",
        HEAD + "1. (U Thant) agreed.\n\n2. (C and D) fell.\n\n3. (U) Yes.",
        HEAD + "1. He said:\n\nA) the bridge;\n\nB) the toll;\n\nC) The king.",
        "MRN:         11 OTTAWA 218\nDate/DTG:    Nov 03, 2011 / 031507Z NOV 11\n\n1. Yes.\n",
        HEAD + "E.O. 12958: DECL: 02/26/2019\nTAGS: PREL\n",
    ],
)
def test_what_is_no_slip(text: str) -> None:
    """A label of a field that is there, a remark in parentheses, a letter of a list: no finding."""
    assert grave(from_text(text)) == []


def test_a_marked_page_says_the_class() -> None:
    """SMART has no class line: a word alone on a line is enough (format.md 20.1)."""
    text = "MRN:         11 OTTAWA 218\nDate/DTG:    Nov 03, 2011 / 031507Z NOV 11\n\n1. Yes.\n\nUNCLASSIFIED\n"

    assert from_text(text).classification is None
    assert [finding.code for finding in check(from_text(text)) if finding.code == "missing-classification"] == []


def test_unknown_security_letters() -> None:
    """Letters of the security line that no rule has are compared with nothing (format.md 4.4)."""
    assert grave(from_text("ZNY AAAAA ZZH\n" + HEAD)) == []


def test_first_print_missing_is_no_mismatch() -> None:
    """A value that only a later section prints differs from nothing."""
    view = View(Cable(header=Header(subject="THE BRIDGE")))

    assert view.first("tags") == (0, 0)
    assert view.first("subject") == (9, 19)


def test_extent_of_blanks() -> None:
    """A piece of blanks has an empty place."""
    view = View(from_text("1. Yes.\n\n\n"))
    blank = evolve(view.pieces[-1], text="\n\n", start=7, end=9)

    assert extent(blank) == (7, 7)


def test_table_in_the_docs() -> None:
    """The page on checks has the table of codes, row for row."""
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| ([a-z]+) \| (.+) \|$", page, re.MULTILINE)

    assert rows == [(code, entry.severity, entry.meaning) for code, entry in CODES.items()]


@given(strategies.texts())
def test_every_text_can_be_checked(text: str) -> None:
    """No text makes a check fail, and each finding has a code, a severity and a place in the text."""
    before = 0
    for finding in check(from_text(text)):
        assert finding.severity == CODES[finding.code].severity
        assert before <= finding.start <= finding.end <= len(text)
        assert finding.line >= 1
        assert finding.column >= 1
        before = finding.start


@given(strategies.edited())
def test_edited_cables_can_be_checked(cable: Cable) -> None:
    """No edit makes a check fail but one that cannot be written at all."""
    try:
        length = len(to_text(cable))
    except ModelError:
        return

    assert all(finding.end <= length for finding in check(cable))


#: What stands first, and a piece that is repeated after it.
PUMPS = (
    (HEAD + "TAGS: ", "QQQQ, "),
    (HEAD + "TAGS: ", "ETRDEINV "),
    (HEAD + "REF: ", "STRELSAU 7, "),
    (HEAD + "\n", "1. Summary: (S) x\n\n"),
    (HEAD + "\n1. ", "\u0430"),
    (HEAD + "\n1. x", "\u202e\x07y and so on and on"),
    (HEAD + "\n1. x\n", "\nOTTAWA 00000911  002 OF 002\n\n"),
    (HEAD + "\n1. x\n", "PAGE 02 " + " " * 60 + "\n"),
    ("P 080915Z MAY 08\nFM AMEMBASSY OTTAWA\nTO ", "RUEHQQ/SECSTATE PIORITY\n"),
    ("P 080915Z MAY 08\nUNCLAS ", "A "),
    (HEAD, "TAGZ: PREL\n"),
    (HEAD + "E.O. 12958: DECL: ", "31/02/2019 "),
    (HEAD + "\n", "1. (C the bridge is open\n\n"),
    ("P 080915Z MAY 08\nFM AMEMBASSY OTTAWA\nTO ", "SECSTATE WASHDC PRIORITY 17\n"),
)
#: What stands first, pieces that are repeated, and what is repeated below them.
PRINTED_AGAIN = {
    "subject": ("SUBJECT: ", "THE BRIDGE ", "\nTAGS: PREL\n", "SUBJECT: A\nTAGS: XG\n"),
    "tags": ("SUBJECT: THE BRIDGE\nTAGS: ", "PREL, ", "\n", "TAGS: XG\nSUBJECT: A\n"),
    "references": ("SUBJECT: THE BRIDGE\nREF: ", "ZENDA 7, ", "\n", "REF: STRELSAU 7\nSUBJECT: A\n"),
}


def checked(cable: Cable) -> None:
    """Look for all that is odd."""
    for _ in check(cable):
        pass


@pytest.mark.scaling
@pytest.mark.slow
@pytest.mark.parametrize("pump", PUMPS, ids=range(len(PUMPS)))
def test_linear(pump: tuple[str, str]) -> None:
    """Twice the text takes about twice the time, whatever is repeated."""
    front, piece = pump

    assert_linear(checked, lambda size: from_text(front + piece * (size // len(piece))))


@pytest.mark.scaling
@pytest.mark.slow
@pytest.mark.parametrize("field", PRINTED_AGAIN)
def test_linear_in_what_is_printed_again(field: str) -> None:
    """A long value is looked at once, however often another is printed in its place."""
    front, piece, between, again = PRINTED_AGAIN[field]

    assert_linear(
        checked,
        lambda size: from_text(
            f"UNCLAS ZENDA 000910\n{front}{piece * (size // len(piece))}{between}{again * (size // len(again))}"
        ),
    )


@pytest.mark.scaling
def test_names_of_many_codes_are_placed_in_linear_time() -> None:
    """Each unknown code is told at its own place, and the field's place is not looked for again for each."""
    codes = ["Q" + "".join(four) for four in product("ABCDEFGHIJKLMNOPQRSTUVWXYZ", repeat=4)]

    assert_linear(checked, lambda size: from_text(HEAD + "TAGS: " + ", ".join(codes[:size])), 500)


def test_binary_file_has_one_finding() -> None:
    """Of what is no text nothing else is told: it would be chance, thousands of times."""
    text = bytes(range(256)).decode("latin-1") * 100

    assert [finding.code for finding in check(from_text(text))] == ["not-text"]


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_of_nothing_only_that_is_said(text: str) -> None:
    """Where there is no telegram, nothing is told of what it lacks."""
    assert [finding.code for finding in check(from_text(text))] == ["empty"]


def codes_of(text: str) -> list[str]:
    """Give the codes of the findings in a text, in order."""
    return [found.code for found in check(from_text(text))]


@pytest.mark.parametrize(
    "label", ["Comment: Yes.", "COMMENT. Yes.", "Comment and Action Request: Yes.", "Begin comment: Yes. End comment."]
)
def test_a_comment_ends_with_its_paragraph(label: str) -> None:
    """Only a comment that says where it begins must say where it ends."""
    assert "end-words" not in codes_of(f"{HEAD}1. {label}\n\n2. No.")


def test_a_dummy_indicator_is_known() -> None:
    """The indicator of no station is not unknown; one that is nearly so is."""
    for word, is_found in (("RUEHWEB", False), ("RUEHWEC", True)):
        text = HEAD.replace("TO SEC", f"TO {word}/SEC")
        assert ("unknown-indicator" in codes_of(text)) is is_found


def test_an_extract_has_no_date() -> None:
    """Where the archive withheld the heading, the date is not missing for another reason."""
    notice = "This record is a partial extract of the original cable. The full text is not available.\n\n"
    rest = "UNCLAS OTTAWA 000910\n\nTAGS: PREL\n\n1. Yes.\n"

    assert "missing-date" not in codes_of(notice + rest)
    assert "missing-date" in codes_of(rest)


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ((1, 2, 5, 3, 4), ["number-gap"]),
        ((1, 2, 3, 1, 4, 5), ["number-repeat"]),
        ((1, 2, 5, 6, 3, 4), ["number-gap"]),
        ((1, 3, 5), ["number-gap", "number-gap"]),
        ((1, 2, 2, 3, 3, 4), ["number-repeat", "number-repeat"]),
        ((1, 2, 7, 5), ["number-gap", "number-repeat"]),
    ],
)
def test_numbers_that_return(order: tuple[int, ...], found: list[str]) -> None:
    """A number that stands alone is one finding: the number that returns to the sequence is none."""
    text = HEAD + "\n\n".join(f"{number}. (U) The bridge is open." for number in order)
    codes = [code for code in codes_of(text) if code.startswith("number-")]

    assert [paragraph.number for paragraph in from_text(text).paragraphs] == list(order)
    assert codes == found


def test_one_finding_per_cause() -> None:
    """Marks and pages that disagree with one line are one finding, with their number; others are each given."""
    marks = "".join(f"{number}. (S) The bridge is open.\n\n" for number in (1, 2, 3))
    found = [one for one in check(from_text(CLASSIFIED + marks)) if one.code == "class-mismatch"]

    assert [one.message for one in found] == ["the mark S is higher than the class line, CONFIDENTIAL (3 times)"]
    assert codes_of(f"{HEAD}TAGS: PREL, QQQQ, WWWW\n").count("unknown-tag") == 2
