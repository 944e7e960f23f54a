"""The closing of a cable: signatures, notes and end marks."""

import pytest

from cablekit import Closing, from_text, to_text
from cablekit.telegram.body.closing import closing_spans, line_kind
from tests._helpers import CLASS_LINE, read_whole


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


@pytest.mark.parametrize("line", ["CONFID*NTIAL", "CONFIDENITAL", "UNCLASSIFED", "LIMITED OFFICAL USE"])
def test_garbled_marking_below_a_signature(line: str) -> None:
    """A longer classification with a letter garbled is a marking (format.md 14)."""
    cable = read_whole(f"{CLASS_LINE}1. ALL IS WELL.\nSAPT\n\n{line}\n\nNNN\n")

    assert (cable.paragraphs[0].text, cable.closing.signatures) == ("ALL IS WELL.", ("SAPT",))


@pytest.mark.parametrize("line", ["CONFIDENTIALLY", "SECREST"])
def test_word_like_a_marking(line: str) -> None:
    """A word that is less like a classification is none."""
    assert line in read_whole(f"{CLASS_LINE}1. ALL IS WELL, {'AND ' * 12}\n{line}\n").text


STARS = "*" * 23


@pytest.mark.parametrize("space", ["\n", " ", " \n"])
@pytest.mark.parametrize("above", ["All is well.\nSAPT\n\n", "All is well.\n\nSAPT\n"])
def test_missing_section_below_a_signature(space: str, above: str) -> None:
    """The note that a section is missing may be below a signature (format.md 16)."""
    cable = read_whole(f"{CLASS_LINE}1. (U) {above}{STARS}{space}* Missing Section 002 *{space}{STARS}\n")

    assert (cable.text.strip(), cable.closing.signatures) == ("1. (U) All is well.", ("SAPT",))
    assert [gap.reason for gap in cable.gaps] == ["unavailable"]


@pytest.mark.parametrize("line", ["*****", "* Missing Section 002 is lost *", "Missing Section 002 *"])
def test_other_stars_at_the_end(line: str) -> None:
    """Other stars at the end are no note of a missing section."""
    assert read_whole(f"{CLASS_LINE}1. (U) All is well.\nSAPT\n\n{line}\n").gaps == ()


def test_note_between_text_and_signature() -> None:
    """A name below a note signs the cable, whatever ends the note."""
    closing = from_text(f"{CLASS_LINE}1. (U) Open.\n\nNOTE BY OC/T: NOT PASSED ABOVE ADDRESSEE\nRASSENDYLL\n").closing

    assert closing.signatures == ("RASSENDYLL",)


@pytest.mark.parametrize("word", ["Mr", "St", "Gen"])
def test_name_behind_an_abbreviation(word: str) -> None:
    """A name behind an abbreviation that is all the text before it is text, not a glued signature."""
    cable = from_text(f"{word}. HENTZAU\n")

    assert (cable.text.strip(), cable.closing.signatures) == (f"{word}. HENTZAU", ())


def test_notes_and_what_leads_to_them() -> None:
    """A line that leads to the address of a site goes with it (format.md 15)."""
    cable = read_whole("1. (U) Yes.\n\nVisit us on the pages of the embassy at:\nhttp://zenda.example/\n")

    assert cable.closing.notes == ("Visit us on the pages of the embassy at:", "http://zenda.example/")


def test_the_signed_end_of_a_section() -> None:
    """Signature and end mark of section 1 are furniture where the head of section 2 follows (design.md, "Rulings")."""
    head = "PAGE 01  ZENDA 00910  0{0} OF 02  111433Z\nR 111425Z OCT 90\n\nSECRET SECTION 0{0} OF 02 ZENDA 00910\n\n"
    first = f"{head.format(1)}1. THE MOAT IS FULL.\n\nSAPT\n\nNNNN\n\n"
    text = f"{first}{head.format(2)}2. SO IS THE WELL, TO THE BRIM.\n\nSAPT\n"
    cable = read_whole(text)

    assert [paragraph.text for paragraph in cable.paragraphs] == ["THE MOAT IS FULL.", "SO IS THE WELL, TO THE BRIM."]
    assert cable.closing.signatures == ("SAPT",)


def test_the_signed_end_of_a_section_with_its_marking() -> None:
    """A marking may be between the signature and the end mark of a section."""
    head = "CONFIDENTIAL SECTION 0{0} OF 02 ZENDA 0910\n\nSUBJECT: THE BRIDGE\n\n"
    end = "SAPT\n\nCONFIDENTIAL\n\nNNNN\n\n"
    cable = read_whole(f"{head.format(1)}1. THE MOAT\n\n{end}{head.format(2)}IS FULL.\n\n2. SO IS THE WELL.\n\n{end}")

    assert [paragraph.flow for paragraph in cable.paragraphs] == ["THE MOAT IS FULL.", "SO IS THE WELL."]
    assert cable.closing == Closing(("SAPT",), (), ("NNNN",))


def test_a_long_line_with_a_page_line_is_text() -> None:
    """A page line that is glued to a line of the text does not take it into the closing."""
    cable = read_whole(f"1. Yes.\n\nZENDA 00000910  002 OF 002 The king {'went on and ' * 12}left. SAPT\n")

    assert cable.closing.signatures == ("SAPT",)
    assert cable.text.endswith("left.")


@pytest.mark.parametrize("mark", ["=====CABLE ENDS=====", "=====CABLE EN", "nnnn", "#0911"])
def test_end_marks(mark: str) -> None:
    """An end mark of a copy, also one that is cut off."""
    closing = read_whole(f"1. (U) Yes.\n\nSAPT\n\n{mark}\n").closing

    assert (closing.signatures, closing.end_marks) == (("SAPT",), (mark,))


@pytest.mark.parametrize(
    ("text", "signatures"),
    [
        ("1. Yes.\n\nSAPT##\n", ("SAPT##",)),
        ("THE END\n", ()),
        ("1. (U) Yes.\n\nMINIMIZE CONSIDERED.\nSAPT\n", ("SAPT",)),
        ("1. (U) The king signed at noon. SAPT\n\n", ("SAPT",)),
        ("1. (U) The king signed at noon. END TEXT\n", ()),
        ("1. HE LEFT.\nALL WAS WELL.\n", ()),
        ("1. Yes.\n\nSAPT\nBT\n#0098\nNNNN\n", ("SAPT",)),
        (f"1. He {'went ' * 11}to\nNATO\n", ()),
        ("1. (U) He is of the U.S. ARMY\n", ()),
        ("1. (U) Yes.\nFM AMEMBASSY ZENDA\n", ()),
    ],
)
def test_signatures(text: str, signatures: tuple[str, ...]) -> None:
    """A short name below the end of a sentence, or glued to it, signs (format.md 15)."""
    assert signatures == read_whole(text).closing.signatures


def test_a_closing_alone_keeps_other_lines() -> None:
    """What is no closing in a closing read by itself is kept as it is."""
    text = "So much for that and for a long line of no kind.\n\nNNNN\n"
    closing = from_text(text, Closing)

    assert text == to_text(closing)
    assert closing.end_marks == ("NNNN",)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        *((mark, "end_marks") for mark in ("NNNN", "nnnn", "Nnnn", "EEEEEEEE", "End Cable Text", "##", "#0910")),
        *((mark, "end_marks") for mark in ("<< END OF DOCUMENT >>", "CABLE ENDS", "=====CABLE ENDS", "BT")),
        *((note, "notes") for note in ("NOTE BY OC/T: X", "GP-1", "ZFR 910", "> X", "Visit Zenda's Website")),
        *((note, "notes") for note in ("(Drafted: SAPT)", "Cleared: SAPT", "Share this cable", "facebook - X")),
        *(
            (note, "notes")
            for note in ("0910ZENDA00910 - X", "SECTION 1 OF 2", "Minimize considered.", "Our Web site:")
        ),
        *(
            (text, "")
            for text in ("NNNN.", "=====", "BTW", "Nobody is well.", "Zenda is well.", "Minimized.", "So:", "910")
        ),
    ],
)
def test_kinds_of_lines(line: str, kind: str) -> None:
    """A line is matched with the marks and notes that begin with its first sign."""
    assert line_kind(line, line, 0, len(line)) == kind


@pytest.mark.parametrize(
    ("end", "spans"),
    [
        ("DECLASSIFIED\nE.O. 13526\n", ["banner"]),  # a stamp of several lines
        ("DECLASSIFIED\nAuthority NND 910\nBy RS, NARA, Date 5/8/15\n", ["banner"] * 3),
        ("E.O. 13526\n", []),
        ("By the moat\n", []),
        ('He said "so"\n', []),  # a quote that nothing separates from the line
        ('RASSENDYLL "\n', ["signature", "other"]),
        (" SECRET \n", ["marking"]),
        (" Secret talks. \n", []),
    ],
)
def test_what_is_below_the_text(end: str, spans: list[str]) -> None:
    """A stamp, a marking and a signature are no text; an order or a person alone is."""
    text = f"1. (U) All is well.\n{end}"
    assert [span[1] for span in closing_spans(text, 0, len(text))[1]] == spans
