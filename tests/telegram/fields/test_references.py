"""The REF list is read into references, and what is written reads back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit import from_text
from cablekit.model.references import Reference, resolve
from cablekit.model.words import ReferenceKind
from cablekit.telegram.fields.references import read_references, write_references
from tests._helpers import CLASS_LINE, header_of
from tests.scaling import assert_linear

K = ReferenceKind


def ref(post: str | None = None, number: int | None = None, year: int | None = None, **more: Any) -> Reference:
    """Make an expected reference."""
    return Reference(post=post, number=number, year=year, **more)


def doc(kind: ReferenceKind, text: str, **more: Any) -> Reference:
    """Make an expected reference to something else than a cable."""
    return Reference(kind=kind, text=text, **more)


#: An address on the web that is longer than any prose.
LONG = "http://zenda.example" + "/castle" * 30

#: Canonical text and its references: walked by the reader and by the writer.
CASES: list[tuple[str, tuple[Reference, ...]]] = [
    ("", ()),
    ("ZENDA 26053", (ref("ZENDA", 26053),)),
    ("07 LA PAZ 161706", (ref("LA PAZ", 161706, 2007),)),
    ("ZENDA 01935; 1936", (ref("ZENDA", 1935), ref(None, 1936))),
    (
        "A. 01935\nB. LA PAZ 1935\nC. ZENDA A-01935\nD. 07 ZENDA 1935",
        (
            ref(None, 1935, label="A"),
            ref("LA PAZ", 1935, label="B"),
            ref("ZENDA", 1935, label="C", kind=K.AIRGRAM),
            ref("ZENDA", 1935, 2007, label="D"),
        ),
    ),
    ("79 LA PAZ 161706", (ref("LA PAZ", 161706, 1979),)),
    ("1959 ZENDA 5", (ref("ZENDA", 5, 1959),)),
    ("2079 ZENDA 5", (ref("ZENDA", 5, 2079),)),
    ("A. ZENDA 816\nB. 07 STRELSAU 3054", (ref("ZENDA", 816, label="A"), ref("STRELSAU", 3054, 2007, label="B"))),
    ("ZENDA 347; ZENDA 278", (ref("ZENDA", 347), ref("ZENDA", 278))),
    ("ZENDA 936; 935", (ref("ZENDA", 936), ref(None, 935))),
    ("ZENDA 936; 935 (06)", (ref("ZENDA", 936), ref(None, 935, 2006))),
    ("ZENDA 526 AND PREVIOUS", (ref("ZENDA", 526, and_previous=True),)),
    ("ZENDA 526 (NOTAL)", (ref("ZENDA", 526, notal=True),)),
    (
        "ZENDA 526 AND PREVIOUS (THE CASTLE) (NOTAL)",
        (ref("ZENDA", 526, and_previous=True, title="THE CASTLE", notal=True),),
    ),
    ("ZENDA 526 (THE (OLD) CASTLE)", (ref("ZENDA", 526, title="THE (OLD) CASTLE"),)),
    ("A. ZENDA 5; 6\nB. ZENDA 7", (ref("ZENDA", 5, label="A"), ref(None, 6, label="A"), ref("ZENDA", 7, label="B"))),
    ("1. ZENDA 5\n2. ZENDA 6", (ref("ZENDA", 5, label="1"), ref("ZENDA", 6, label="2"))),
    ("LA PAZ A-5", (ref("LA PAZ", 5, kind=K.AIRGRAM),)),
    ("A-231 (73) (OF JUNE 21, 1973)", (ref(None, 231, 1973, kind=K.AIRGRAM, title="OF JUNE 21, 1973"),)),
    ("HENTZAU E-MAIL 06/04/07", (doc(K.EMAIL, "HENTZAU E-MAIL 06/04/07"),)),
    (
        "A. ZENDA 5\nB. Hentzau email (NOTAL)",
        (ref("ZENDA", 5, label="A"), doc(K.EMAIL, "Hentzau email", label="B", notal=True)),
    ),
    ("SAPT - WATCH DESK TELCONS 5/7 AND 8", (doc(K.TELCON, "SAPT - WATCH DESK TELCONS 5/7 AND 8"),)),
    ("TARLENHEIM MEMO OF FEB. 11, 1974", (doc(K.MEMO, "TARLENHEIM MEMO OF FEB. 11, 1974"),)),
    ("HENTZAU E-MAIL ON NOTALS", (doc(K.EMAIL, "HENTZAU E-MAIL ON NOTALS"),)),
    ("SAPT MEMCON WITH HENTZAU", (doc(K.MEMO, "SAPT MEMCON WITH HENTZAU"),)),
    ("SAPT/HENTZAU MEETING MAY 5", (doc(K.MEETING, "SAPT/HENTZAU MEETING MAY 5"),)),
    ("2004 CASTLES REPORT FOR RURITANIA", (doc(K.REPORT, "2004 CASTLES REPORT FOR RURITANIA"),)),
    ("IIR 6 000 0001 06", (doc(K.REPORT, "IIR 6 000 0001 06"),)),
    ("TD-314/00001-05", (doc(K.REPORT, "TD-314/00001-05"),)),
    ("SAPT FAX OF 5 MAY", (doc(K.FAX, "SAPT FAX OF 5 MAY"),)),
    ("9 FAM 42.1 N4", (doc(K.BOOK, "9 FAM 42.1 N4"),)),
    ("https://zenda.example/5", (doc(K.WEB, "https://zenda.example/5"),)),
    ("SECDEF R211730Z SEP 08", (doc(K.DTG, "SECDEF R211730Z SEP 08"),)),
    ("LETTER OF APRIL 5, 1979", (doc(K.OTHER, "LETTER OF APRIL 5, 1979"),)),
    ("ZENDA POINTS FEB 17", (doc(K.OTHER, "ZENDA POINTS FEB 17"),)),
    ("STRELSAU HANDBOOK 2008", (doc(K.BOOK, "STRELSAU HANDBOOK 2008"),)),
    (
        "07 ZENDA 1234; E-Mail Sapt; 05 ZENDA 1",
        (ref("ZENDA", 1234, 2007), doc(K.EMAIL, "E-Mail Sapt"), ref("ZENDA", 1, 2005)),
    ),
    (
        "ZENDA 5; http://zenda.example/a,b/5; ZENDA 6",
        (ref("ZENDA", 5), doc(K.WEB, "http://zenda.example/a,b/5"), ref("ZENDA", 6)),
    ),
    (f"{LONG}; ZENDA 6", (doc(K.WEB, LONG), ref("ZENDA", 6))),
    (
        "A. ZENDA 5\nB. www.zenda.example (THE CASTLE)\nC. ZENDA 6",
        (
            ref("ZENDA", 5, label="A"),
            doc(K.WEB, "www.zenda.example (THE CASTLE)", label="B"),
            ref("ZENDA", 6, label="C"),
        ),
    ),
    ("ZENDA 123 (THROUGH 125); 127", (ref("ZENDA", 123, title="THROUGH 125"), ref(None, 127))),
    ("ZENDA 12/13/14", (doc(K.OTHER, "ZENDA 12/13/14"),)),
]

MANY = "; ".join(f"ZENDA {number}" for number in range(101, 113))

#: What else is read, by the form of format.md 11.2, and how it is written.
READ: list[tuple[str, str]] = [
    ("NONE", ""),
    ("n/a", ""),
    (" Zenda 26053 \n", "ZENDA 26053"),
    ("08ZENDA3888", "08 ZENDA 3888"),
    ("2008 ZENDA 917", "08 ZENDA 917"),
    ("'08 ZENDA 1", "08 ZENDA 1"),
    ("094 ZENDA 8", "94 ZENDA 8"),
    ("ZENDA 4516 (06)", "06 ZENDA 4516"),
    ("ZENDA 6127-01", "01 ZENDA 6127"),
    ("ZENDA 00463/08", "08 ZENDA 463"),
    ("ZENDA 789 99", "99 ZENDA 789"),
    ("ZENDA #2947", "ZENDA 2947"),
    ("ZN05511", "ZN 5511"),
    ("870 Zenda", "ZENDA 870"),
    ("239012", "STATE 239012"),
    ("912", "912"),
    ("2006", "2006"),
    ("ZENDA 936/935", "ZENDA 936; 935"),
    ("ZENDA 7472 and 7677", "ZENDA 7472; 7677"),
    ("ZENDA 1 STRELSAU 2", "ZENDA 1; STRELSAU 2"),
    ("ZENDA 60 (A CASTLE)  ZENDA 330 (A KING?)", "ZENDA 60 (A CASTLE); ZENDA 330 (A KING?)"),
    ("ZENDA 255577/TOSEC 140323", "ZENDA 255577; TOSEC 140323"),
    ("A) ZENDA 1 B) ZENDA 2", "A. ZENDA 1\nB. ZENDA 2"),
    ("(A)ZENDA 064218, (B)HO CHI \n MINH 3197", "A. ZENDA 64218\nB. HO CHI MINH 3197"),
    ("[A] Zenda 1, 2, [B] Zenda 3", "A. ZENDA 1; 2\nB. ZENDA 3"),
    ("A.) ZENDA 1\nB.) ZENDA 2", "A. ZENDA 1\nB. ZENDA 2"),
    ("A. ZENDA 018350B. ZENDA 3C. ZENDA 4", "A. ZENDA 18350\nB. ZENDA 3\nC. ZENDA 4"),
    ("A. (A) ZENDA 1\n\n\u00b6B. (B) ZENDA 2", "A. ZENDA 1\nB. ZENDA 2"),
    ("A. REF A ZENDA 1 B. REF B ZENDA 2", "A. ZENDA 1\nB. ZENDA 2"),
    ("A: ZENDA 1; REF B: ZENDA 2", "A. ZENDA 1\nB. ZENDA 2"),
    ("A ZENDA 1 B ZENDA 2", "A. ZENDA 1\nB. ZENDA 2"),
    ("A - Zenda 28", "A. ZENDA 28"),
    ("- (A) ZENDA 1\n- (B) ZENDA 2 -  (C) ZENDA 3", "A. ZENDA 1\nB. ZENDA 2\nC. ZENDA 3"),
    ("A) ZENDA 1 B) Hentzau e-mail 5/5 B) ZENDA 2", "A. ZENDA 1\nB. Hentzau e-mail 5/5; ZENDA 2"),
    ("A. ZENDA 1\nD. ZENDA 2", "A. ZENDA 1\nD. ZENDA 2"),
    ("A. ZENDA 1 K. ZENDA 2", "A. ZENDA 1; K. ZENDA 2"),
    ("A) 11 LA PAZ 417\n      B) 11 LA PAZ 628", "A. 11 LA PAZ 417\nB. 11 LA PAZ 628"),
    ("(1) 2005 ZENDA 1, (2) 2005 ZENDA 2", "1. 05 ZENDA 1\n2. 05 ZENDA 2"),
    ("REF: REF: ZENDA 1", "ZENDA 1"),
    ("CABLE ZENDA 1", "ZENDA 1"),
    ("RIO DE JAN 138 AND SECSTATE 5.", "RIO DE JAN 138; SECSTATE 5"),
    ("ZENDA CA-2750 OCT 11, 1966", "66 ZENDA A-2750 (OCT 11, 1966)"),
    ("LA PAZ A87", "LA PAZ A-87"),
    ("ZENDA 5 OF MAY 6", "ZENDA 5 (OF MAY 6)"),
    ("ZENDA 5 28 AUGUST 1979", "79 ZENDA 5 (28 AUGUST 1979)"),
    ("A-316 OF 11/19/73", "A-316 (73) (OF 11/19/73)"),
    ("ZENDA 5 (APRIL 9, 1978); 6", "78 ZENDA 5 (APRIL 9, 1978); 6"),
    ("07 ZENDA 5 (APRIL 9, 1978)", "07 ZENDA 5 (APRIL 9, 1978)"),
    ("ZENDA 5 (C) (EXDIS NOTAL), NOTAL", "ZENDA 5 (EXDIS) (NOTAL)"),
    ("ZENDA 5 AIDAC\nZENDA 6", "ZENDA 5 (AIDAC); ZENDA 6"),
    ("ZENDA 123 THROUGH 125, BONN 7", "ZENDA 123 (THROUGH 125); BONN 7"),
    ("A. 07 ZENDA 123 thru\nZENDA 125 (NOTAL) B. BONN 7", "A. 07 ZENDA 123 (thru ZENDA 125) (NOTAL)\nB. BONN 7"),
    ("http://zenda.example/5, ZENDA 6", "http://zenda.example/5; ZENDA 6"),
    ("ZENDA 5 TO LA PAZ AND BONN", "ZENDA 5 (TO LA PAZ AND BONN)"),
    ("ZENDA 5 AIDAC AND BONN 7", "ZENDA 5 (AIDAC); BONN 7"),
    ("ZENDA 5 OF 7 CASTLES", "ZENDA 5"),
    ("ZENDA 5\nHENTZAU/SAPT TELECON JAN 31", "ZENDA 5; HENTZAU/SAPT TELECON JAN 31"),
    ("ZENDA 5\nDelay of the castle", "ZENDA 5"),
    ("ZENDA 5\n(C) Hentzau reported by e-mail", "ZENDA 5"),
    ("HENTZAU LETTER, ZENDA 5", "HENTZAU LETTER; ZENDA 5"),
    ("HENTZAU LETTER (SEE; LATER)\nOF MAY, 5", "HENTZAU LETTER (SEE; LATER) OF MAY, 5"),
    ("HENTZAU EMAIL 09/22; SAPT 09/22 EMAIL", "HENTZAU EMAIL 09/22; SAPT 09/22 EMAIL"),
    ("ZENDA 5 ZENDA 00001874  001.2 OF 002", "ZENDA 5"),
    ("A. ZENDA 5\n SECRET\nPAGE 02 ZENDA  00873  01 OF 02 171455Z  B. ZENDA 6", "A. ZENDA 5\nB. ZENDA 6"),
    ("ZENDA 5 and previous Sensitive But Unclassified - Please protect", "ZENDA 5 AND PREVIOUS"),
    ("A. ZENDA 5 Classified By: Rudolf", "A. ZENDA 5"),
    ("ZENDA 5 1. (U) Rudolf is king. A. ZENDA 6", "ZENDA 5"),
    ("A. ZENDA 5 (SEE B. BELOW) B. ZENDA 6", "A. ZENDA 5 (SEE B. BELOW)\nB. ZENDA 6"),
    ("A. ZENDA 5 (LOST B. ZENDA 6", "A. ZENDA 5\nB. ZENDA 6"),
    ("ZENDA 5 " + "the king and his castle " * 9 + "A. ZENDA 6", "ZENDA 5"),
    ("A. " + "the king and his castle " * 9 + "B. ZENDA 6", ""),
    ("ZENDA 5\n" + "a report on the castle " * 9 + "A. ZENDA 6", "ZENDA 5"),
    ("STRELSAU REVIEW 2008", "STRELSAU REVIEW 2008"),
    ("\u00df. ZENDA 5", "SS. ZENDA 5"),
    ("STRELZ 31/08", "STRELZ 31/08"),
    ("STRELZ 32/08", "08 STRELZ 32"),
    ("ZENDA 1 Z 2", "ZENDA 1; Z 2"),
    (f"A. {MANY} {'THE KING AND HIS CASTLE ' * 4}\nB. ZENDA 99", f"A. {MANY}\nB. ZENDA 99"),
    ("A. ZENDA 5 ( B. KING) B. ZENDA 6", "A. ZENDA 5 (B. KING)\nB. ZENDA 6"),
    ("A. ZENDA 5 (B) ZENDA 6 OLD) KING", "A. ZENDA 5\nB. ZENDA 6"),
    ("A. ZENDA 5 (KING B) ZENDA 6", "A. ZENDA 5\nB. ZENDA 6"),
    ("A. ZENDA 5 (ON (B) KING) (B) ZENDA 6", "A. ZENDA 5 (ON (B) KING)\nB. ZENDA 6"),
    ("A. ZENDA 5 (A KING (OLD) B. ZENDA 6)", "A. ZENDA 5\nB. ZENDA 6"),
    ("A. ZENDA 5 (KING) (QUEEN)\nB. ZENDA 6", "A. ZENDA 5 (KING, QUEEN)\nB. ZENDA 6"),
    ("ZENDA 5 AND PREVIOUS ('07)", "07 ZENDA 5 AND PREVIOUS"),
    ("\u2022 HENTZAU E-MAIL", "\u2022 HENTZAU E-MAIL"),
    ("ZENDA 5\n\u2022 HENTZAU E-MAIL", "ZENDA 5; HENTZAU E-MAIL"),
    ("A. ZENDA 5 (KING)\rB. ZENDA 6 \u2022\r", "A. ZENDA 5 (KING)\nB. ZENDA 6"),
    ("A. ZENDA 5\nB. HENTZAU MEETING DTG 123456Z", "A. ZENDA 5\nB. HENTZAU MEETING DTG 123456Z"),
    ("A. ZENDA 5\nZ", "A. ZENDA 5"),
]

WORDS = (
    "A|B|C|D|a|REF|ZENDA|STRELSAU|LA PAZ|RIO DE JAN|STATE|SECDEF|5|07|2008|1234|239012|0099|A-70|CA-3|(|)"
    "|[|]|.|,|;|:|/|&|-|#|'|\n|AND|and|PREVIOUS|NOTAL|(NOTAL)|(THE|\u00b6|NOV|MAY|22,|E-MAIL|TELCON|MEMO"
    "|REPORT|FAX|9 FAM|DTG|211730Z|06/04/07|1.|2.|(1)|(A)|(B)|CLASSIFIED BY|SUMMARY:|(C)|U.S.|OF|001.2"
    "|00000005|PAGE|\u00df|\u2019|NONE|N/A|HTTP://|99|(06)|-01|/08|\u0130"
)
PIECES = st.sampled_from(WORDS.split("|"))
TEXTS = st.lists(PIECES, max_size=14).flatmap(lambda p: st.sampled_from([" ", "", "\n"]).map(lambda gap: gap.join(p)))


@pytest.mark.parametrize(("text", "references"), CASES)
def test_reads(text: str, references: tuple[Reference, ...]) -> None:
    """The canonical form gives its references."""
    assert references == read_references(text)


@pytest.mark.parametrize(("text", "references"), CASES)
def test_writes(text: str, references: tuple[Reference, ...]) -> None:
    """References give their canonical form."""
    assert text == write_references(references)


@pytest.mark.parametrize(("text", "written"), READ)
def test_forms(text: str, written: str) -> None:
    """Each form of format.md 11.2 is read, and what is written of it reads the same."""
    references = read_references(text)

    assert written == write_references(references)
    assert references == read_references(written)


@given(TEXTS | st.text())
def test_reads_back(text: str) -> None:
    """Any text is read without an error, and what is written reads back."""
    references = read_references(text)

    assert references == read_references(write_references(references))


NUMBERS = st.integers(1, 999999)
POSTS = st.sampled_from(
    ["ZENDA", "LA PAZ", "STATE", "HCMC", "N'DJAMENA", "PORT-AU-PRINCE", "USUN NEW YORK", "RIO DE JAN", "ST. PETERSBURG"]
)
CABLES = st.builds(
    Reference,
    kind=st.sampled_from([K.CABLE, K.AIRGRAM]),
    post=POSTS,
    number=NUMBERS | st.integers(1890, 2110),
    year=st.none() | st.integers(1900, 2099),
    notal=st.booleans(),
    and_previous=st.booleans(),
    title=st.none() | st.sampled_from(["THE CASTLE", "EXDIS", "A (VERY) OLD KING; AND MORE", "The crown, part 2"]),
)
DOCUMENTS = st.sampled_from([case[1][0] for case in CASES if case[1] and case[1][0].text and not case[1][0].label])


@given(st.lists(CABLES | DOCUMENTS, max_size=5), st.booleans())
def test_built_by_hand(references: list[Reference], lettered: bool) -> None:  # noqa: FBT001
    """References that a person builds read back."""
    if lettered:
        references = [Reference(**{**fields(r), "label": chr(65 + place)}) for place, r in enumerate(references)]

    assert tuple(references) == read_references(write_references(references))


def fields(reference: Reference) -> dict[str, Any]:
    """Give the values of a reference by name."""
    return {name: getattr(reference, name) for name in Reference.__match_args__}


def test_writes_what_has_no_number() -> None:
    """A reference without number and words is its post, or nothing."""
    assert write_references([Reference(post="ZENDA"), Reference()]) == "ZENDA; "


def test_ids() -> None:
    """A list gives full ids where post and year are carried over."""
    references = resolve(read_references("A. 03 KUWAIT 913 AND 912 B. CAIRO 88"), 2004)

    assert [reference.id for reference in references] == ["03KUWAIT913", "03KUWAIT912", "04CAIRO88"]


@pytest.mark.parametrize("letters", [3, 6, 7, 20])
def test_letters_in_a_row(letters: int) -> None:
    """Letters without an item are left out one after the other; should they be too many for that, they are words."""
    found = read_references("X " + "(A) " * letters + "#")

    assert found[0] == doc(K.OTHER, "X")
    assert [reference.label for reference in found[1:]] == ["A"] * (letters > 6)


@pytest.mark.scaling
@pytest.mark.parametrize(
    "piece",
    [
        "A. ",
        "(",
        "((A) ",
        "(B. ",
        "A. (",
        "ZENDA ",
        "A ",
        "5 ",
        "ZENDA 5, ",
        "AND ",
        ";",
        "E-MAIL, ZENDA ",
        "\n",
        "5/5",
        "'",
        "A-",
    ],
)
def test_is_linear(piece: str) -> None:
    """Twice as much of hostile text takes about twice as long, below a reference and alone."""
    assert_linear(read_references, lambda size: piece * (size // len(piece)))
    assert_linear(read_references, lambda size: "ZENDA 5 " + piece * (size // len(piece)))


@pytest.mark.scaling
@pytest.mark.parametrize("above", ["A. ZENDA 5 ", "A. ZENDA 5 ("])
def test_parentheses_are_not_looked_for_from_each_letter(above: str) -> None:
    """A search for one sign is so fast that it takes a long list to see that there are too many of them."""
    assert_linear(read_references, lambda size: above + "K. " * (size // 3), size=150_000)


@pytest.mark.parametrize("joint", [" AND\n", " B.\n\n"])
def test_reference_wrapped_before_its_number(joint: str) -> None:
    """A reference line that ends in a joining word or a letter goes on in the next line, or below a blank one."""
    references: Any = header_of(f"TAGS: PREL\nSUBJECT: X\nREF: A. ZENDA 816{joint}STRELSAU 97").references

    assert [reference.post for reference in references] == ["ZENDA", "STRELSAU"]


@pytest.mark.parametrize(("end", "goes_on"), [(" AND", True), (",", True), ("", False)])
def test_reference_in_words_behind_a_joint(end: str, *, goes_on: bool) -> None:
    """Behind a comma or a joining word a list goes on in words; else it has ended."""
    cable = from_text(f"{CLASS_LINE}TAGS: PREL\nREF: ZENDA 816{end}\nStrelsau telegram of May\n\n1. (U) Open.\n")

    assert (len(cable.paragraphs) == 1) is goes_on


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
