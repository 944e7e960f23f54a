"""The "Classified By" line, read and written."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cablekit import Authority, Header, from_text
from cablekit.telegram.fields.authority import (
    HARD_WIDTH,
    breaks_word,
    continues,
    meets_text,
    on_one_line,
    read_any_form,
    read_authority,
    read_header_authority,
    read_reasons_alone,
    read_source,
    read_usual_form,
    write_authority,
)
from cablekit.telegram.fields.authority_person import split_any_head, split_plain_head
from cablekit.telegram.fields.authority_words import places, surnames, titles
from tests._helpers import CLASS_LINE, header_of

FULL = "Classified By: River Provinces Castle Repairs Deputy Coordinator Jan Ro"  # 71 characters, as the relay cuts

CASES = [
    ("Classified By: DCM Jane Roe for reasons 1.4 (b) and 1.4 (d).", "Jane Roe", "DCM", "bd"),
    ("Classified By: Political M/C Fritz Tarlenheim: reasons 1.4 (b, d).", "Fritz Tarlenheim", "Political M/C", "bd"),
    (
        "2.  (U) CLASSIFIED BY RUPERT HENTZAU, DEPUTY HEAD OF\nCHANCERY.  REASON: 1.5 (C)\n",
        "RUPERT HENTZAU",
        "DEPUTY HEAD OF CHANCERY",
        "c",
    ),
    ("1. SECRET - ENTIRE TEXT. CLASSIFIED BY DCM\nRUDOLF RASSENDYLL - 1.5 B,D.", "RUDOLF RASSENDYLL", "DCM", "bd"),
    ("CLASSIFIED BY SECTION 1.5 (B) AND (D).", None, None, "bd"),
    ("(U) CLASSIFIED BY: E. ROE SAPT, JR., ACTING DCM; REASON: 1.5(D).", "E. ROE SAPT, JR.", "ACTING DCM", "d"),
    ("Classified By: Ambassador Jane Roe II. Reasons 1.4(b)(d)", "Jane Roe II", "Ambassador", "bd"),
    ("Classified By: Ambassaor Jane Roe for rea sons 1.4 (b/d).", "Jane Roe", "Ambassaor", "bd"),
    (
        "Classified By: Charge, d,Affaires a. i. Jane Q. Roe, reason 1.4 \n(b) an \nd (d)",
        "Jane Q. Roe",
        "Charge, d,Affaires a. i.",
        "bd",
    ),
    ("CLASSIFIED BY: CHARGE D'AFFAIRES A.I. JANE ROE. REASON: 1.4 (B)", "JANE ROE", "CHARGE D'AFFAIRES A.I.", "b"),
    ("Classified By: A P/MIN COUNS. FLAVIA ROE, REASONS 1.4(B) AND (D)", "FLAVIA ROE", "A P/MIN COUNS", "bd"),
    ("Classified By: DCM J. Dean Roe (acting) for reasons 1.4 (b)", "J. Dean Roe", "DCM, acting", "b"),
    ("Classified By: ConGen Istanbul DPO Jane Roe; Reason 1.5 (d)", "Jane Roe", "ConGen Istanbul DPO", "d"),
    ("Classified By: Ambassador to Ruritania Jane Roe, 1.4 (b)", "Jane Roe", "Ambassador to Ruritania", "b"),
    ("Classified By: Ambassador to Sudan Roe, Jane Doe, 1.4 (b)", "Sudan Roe", "Ambassador to, Jane Doe", "b"),
    ("Classified By: Consul Cairo Jane Roe 1.4 b, c", "Jane Roe", "Consul Cairo", "bc"),
    ("Classified By: ZENDA Jane Roe for reasons 1.4 b", "Jane Roe", "ZENDA", "b"),
    ("Classified By: AJ Roe for reasons 1.4 b", "AJ Roe", None, "b"),
    ("Classified By: Tower-Consul Jane Roe for reasons 1.4 (b).", "Jane Roe", "Tower-Consul", "b"),
    ("Classified By: Poloff Jane Roe for reasons 1.4 (b).", "Jane Roe", "Poloff", "b"),
    ("Classified By: Jane Alma Roe AIA, reason 1.4 b", "Jane Alma Roe", "AIA", "b"),
    ("Classified By: Director JROE, reason 1.4 b", "JROE", "Director", "b"),
    ("Classified By: Director Roe, reason 1.4 b", "Roe", "Director", "b"),
    ("Classified By: Director of Zenda, Sapt, reason 1.4 b", "Sapt", "Director of Zenda", "b"),
    ("Classified By: Director of Zenda. Reason 1.4 b", "Zenda", "Director of", "b"),
    ("Classified By: Zenda Section staff", "Zenda", "Section staff", ""),
    ("Classified By: PolZend Jane Roe, POL Chief, for reasons 1.4 b", "Jane Roe", "PolZend, POL Chief", "b"),
    ("Classified By: Amb. Jan van der Roe for reasons 1.4 (b) and (d).", "Jan van der Roe", "Amb", "bd"),
    ("Classified By: Van van Section for reasons 1.4 (b)", "Van", "van Section", "b"),
    ("Classified By: DCM Ann Judge for reasons 1.4 (b)", "Ann Judge", "DCM", "b"),
    ("Classified By: Ambassador Jane Roe Jr. for reasons 1.4 (b)", "Jane Roe Jr.", "Ambassador", "b"),
    ('Classified By: POLAD A. "Bob" Roe. Reasons: 1.4 (b). A cold day', 'A. "Bob" Roe', "POLAD", "b"),
    ("classified by: ambassador jane roe, reasons 1.4 (b)", "jane roe", "ambassador", "b"),
    ("Classified By: XXXXXXXX, reason 1.4 (b)", "XXXXXXXX", None, "b"),
    ("Classified By: (U) DCM Jane Roe, reason 1.4 (b)", "Jane Roe", "DCM", "b"),
    ("Classified By: Classfied By: IO Jane Roe under Section 1.5 b/d", "Jane Roe", "IO", "bd"),
    ("DERIVED FROM: Multiple Sources. Reasons: 1.4 (b)", None, "Derived from Multiple Sources", "b"),
    ("Classified By: Derived from Guide 5", None, "Derived from Guide 5", ""),
    ("Classified By: DCM Jane Roe. The rest is story", "Jane Roe", "DCM", ""),
    ("Classified By: Political Section - reasons (b, c)", None, "Political Section", "bc"),
    (FULL + " \nlf for reasons 1.4 (b)", "Jan Rolf", "River Provinces Castle Repairs Deputy Coordinator", "b"),
    (FULL + " \nSapt for reasons 1.4 (b)", "Jan Ro Sapt", "River Provinces Castle Repairs Deputy Coordinator", "b"),
    ("Classified By: Charge A. I. Jane Roe, reason 1.4 b", "Jane Roe", "Charge A. I.", "b"),
    ("Classified By: DCM Jane bridge Roe, reason 1.4 b", "Roe", "DCM Jane bridge", "b"),
    ("Classified By: DCM Jane H0race, reason 1.4 b", "Jane H0race", "DCM", "b"),
    ("Classified By: Oficer Jane Roe, reason 1.4 b", "Oficer Jane Roe", None, "b"),
    ("Classified By: ZEN Roe, reason 1.4 b", "Roe", "ZEN", "b"),
    ("Classified By: Jane Roe, DCM), reason 1.4 b", "Jane Roe", "DCM)", "b"),
    ("Classified By: DCM's Jane Roe, reason 1.4 b", "Jane Roe", "DCM's", "b"),
    ("Classified By: Jane Roe A. DCM, reason 1.4 b", "Jane Roe", "A. DCM", "b"),
    ("Classified By: Jane Roe a. DCM, reason 1.4 b", "Jane Roe", "a. DCM", "b"),
    ("Classified By: Jane Roe A. I. DCM, reason 1.4 b", "Jane Roe", "A. I. DCM", "b"),
    ("Classified By: Jane Roe-PO, reason 1.4 b", "Jane Roe-PO", None, "b"),
    ("Classified By: Jane a. Roe, reason 1.4 b", "Roe", "Jane a", "b"),
    ("Classified By: DCM i. Roe, reason 1.4 b", "Roe", "DCM i", "b"),
    ("Classified By: Jane Roe, reasons 1.4 b. and d", "Jane Roe", None, "bd"),
    ("Classified By: Consul for Zenda Jane Roe for reasons 1.4 (b)", "Jane Roe", "Consul for Zenda", "b"),
    ("Classified By: Consul for Zenda Jane Roe, reasons 1.4 (b)", "Jane Roe", "Consul for Zenda", "b"),
    ("Classified By: DCM.reasons Roe for reasons 1.4 (b)", None, "DCM", "b"),
    ("SECRET\n\nClassified By: DCM Jane Roe, 1.4 (b)", "Jane Roe", "DCM", "b"),
    ("CLASSIFIED\nBY DCM Jane Roe, reason 1.4 (b)", "Jane Roe", "DCM", "b"),
    ("derived from: multiple sources", None, "Derived from multiple sources", ""),
    ("Classified by: derived from guide 5", None, "Derived from guide 5", ""),
    ("Classified By. DCM Jane Roe under Section 1.4 (b)", "Jane Roe", "DCM", "b"),
    ("Classified By: DCM Jane Roe \\\nreason 1.4 (b)", "Jane Roe", "DCM", "b"),
    ("Classified By: . DCM Jane Roe staff, reason 1.4 (b) x", "Jane Roe staff", "DCM", "b"),
    ("Classified By: Directorial Jane Roe, reason 1.4 b", "Jane Roe", "Directorial", "b"),
    ("Classified By: DCM Jane Roe, Section 14 (b)", "Jane Roe", "DCM", "b"),
    ("Classified By: Director McROE, Jane Doe, reason 1.4 b", "Jane Doe", "Director McROE", "b"),
    ("Classified By: XXXXXXXX, Section 1.4 (b)", "XXXXXXXX", None, "b"),
    ("Classified By: Jane Roe, (acting) DCM (old), reason 1.4 b", "Jane Roe", "(acting) DCM (old)", "b"),
    ("Classified By: Jane Roe; position: -x; reasons: a, b.", "Jane Roe", "-x", "ab"),
    ("Classified By: Classifed by POL M/C Jane Roe for reasons 1.4 (b)", "Jane Roe", "POL M/C", "b"),
    ("CALSSIFIED BY: Jane Roe, DCM, reason 1.4 (b)", "Jane Roe", "DCM", "b"),
    ("Classifued By: Jane Roe, DCM, reason 1.4 (b)", "Jane Roe", "DCM", "b"),
    ("ClassifiedBy: Jane Roe, DCM, reason 1.4 (b)", "Jane Roe", "DCM", "b"),
    ("Classified By: CLASSIFIED CONFIDENTIAL BY DCM Jane Roe, reason 1.4 (b)", "Jane Roe", "DCM", "b"),
    ("Classified DCM Jane Roe for reasons 1.4 (b)", "Jane Roe", "DCM", "b"),
    ("Classified By: Reasons 1.4 (b) and (d), DCM Jane Roe", "Jane Roe", "DCM", "bd"),
    ("REASONS 1.4 (B) AND (D), CLASSIFIED BY DCM JANE ROE", "JANE ROE", "DCM", "bd"),
    ("Classified By: DCM Jane Roe for raesons 1. 4 (b)", "Jane Roe", "DCM", "b"),
    ("Classified By: DCM Jane Roe, resasons 1.4 (b)", "Jane Roe", "DCM", "b"),
    ("Classified By: DCM Jane Rosen 1.4 (b)", "Jane Rosen", "DCM", "b"),
    ("Classified By: DCM Jane Rosen, 1.4 (b)", "Jane Rosen", "DCM", "b"),
    ("Classified By: DCM Jane rxasons, 1.4 (b)", "Jane", "DCM", "b"),
    ("Classified By: DCM Jane Roe, reasons 1.4 (b)-(d).", "Jane Roe", "DCM", "bcd"),
    ("Classified By: DCM Jane Roe, reasons 1.4 (b) through (d).", "Jane Roe", "DCM", "bcd"),
    ("Classified By: DCM Jane Roe, reasons 1.4 (a-c)", "Jane Roe", "DCM", "abc"),
    ("Classified By: DCM Jane Roe, reasons 1.4 (d)-(b)", "Jane Roe", "DCM", "db"),
    ("Classified By: DCM Jane Roe, reasons: 1.4 B C AND D", "Jane Roe", "DCM", "bcd"),
    ("Classified By: DCM Jane Roe, reasons: 1.4 B A cold day", "Jane Roe", "DCM", "b"),
    ("CLASSIFIED BY: DCM JANE ROE FOR REASONS 1(B) AND (D)", "JANE ROE", "DCM", "bd"),
    ("Classified By: DCM Jane Roe.\n\nReasons: 1.4 (b)", "Jane Roe", "DCM", "b"),
    ("Classified By: DCM Jane Roe.\n\nThe reasons: 1.4 (b)", "Jane Roe", "DCM", ""),
    ("Classified By: DCM Jane Roe, reasons 1.4 (b) and (d). (C) The mill", "Jane Roe", "DCM", "bd"),
    ("Classified By: DCM Jane Roe, reasons 1.4 (b) and (d). (C)", "Jane Roe", "DCM", "bd"),
    ("Classified By: DCM Jane Roe, reasons 1.4 b and d (C)", "Jane Roe", "DCM", "bd"),
    ("Classified By: DCM Jane Roe, reasons 1.4 (b). (C) and (d)", "Jane Roe", "DCM", "bcd"),
    ("Classified By: DCM Jane Roe, reasons 1.4 b, (c)", "Jane Roe", "DCM", "bc"),
    ("CLASSIFIED: DCM JANE ROE, REASON 1.4 (B)", "JANE ROE", "DCM", "b"),
    ("CLASSIFICATION REASON: 1.4 (B)", None, None, "b"),
    ("CLASSIFICATION REASON: 1.4 (B)\nCLASSIFIED BY: DCM JANE ROE", "JANE ROE", "DCM", "b"),
    ("REASON: 1.4 (B)\n\nCLASSIFIED BY: DCM JANE ROE", "JANE ROE", "DCM", ""),
    ("Reasons for it", None, None, ""),
    ("Classified By: DCM Jane Roe, reasons 1.4 [b, d]", "Jane Roe", "DCM", "bd"),
    ('Classified By: DCM Jane Roe, reasons 1.4 "b" and {d}', "Jane Roe", "DCM", "bd"),
    ("Classified By: DCM Jane Roe, reasons 1.4 (b.d)", "Jane Roe", "DCM", "bd"),
    ("Classified By: DCM Jane Roe, reasons 1.4 b d c", "Jane Roe", "DCM", "bdc"),
    ("Classified By: DCM Jane Roe, reasons I.4 (b) and l.4 (d)", "Jane Roe", "DCM", "b"),
    ("Classified By: DCM Jane Roe, reasons 1.4 (b) adn (d)", "Jane Roe", "DCM", "bd"),
    ("Classified By: DCM Jane Roe, reasons 1.4 (b) as well as (d)", "Jane Roe", "DCM", "bd"),
    ("Classified By: DCM Jane Roe, reasons 1.4 (b) &amp; (d)", "Jane Roe", "DCM", "bd"),
    ("Classified By: DCM Jane Roe, reasons 1.4 paragraphs (b) and (d)", "Jane Roe", "DCM", "bd"),
    ("Classified By: DCM Jane Roe, reasons 1.4 (b), (d), E.O. 12958", "Jane Roe", "DCM", "bd"),
    ("DERIVED FROM: RCRF 05-1 B, D", None, "Derived from RCRF 05-1", "bd"),
    ("Classified By: Derived from RCRF 05-01, b and d", None, "Derived from RCRF 05-01", "bd"),
    ("Classified By: ; position: .", None, None, ""),
]


@pytest.mark.parametrize(("text", "name", "position", "reasons"), CASES)
def test_reads_and_writes(text: str, name: str | None, position: str | None, reasons: str) -> None:
    """Each line gives the person, the position and the letters, and what is written of them reads back."""
    found = read_authority(text)

    assert Authority(name, position, tuple(reasons)) == (found or Authority())
    assert found is None or read_authority(write_authority(found)) == found


@pytest.mark.parametrize(
    ("text", "is_usual"),
    [
        ("Classified By: DCM Jane Roe, reason 1.4 (b)", True),
        ("Classified By: DCM Jane Roe -- - -- -- reason 1.4 (b)", False),
        ("Classified By: DCM Jane Roe -- -- - reason 1.4 (b)", True),
        ("Classified By: DCM Jane Roe -- -- -, reason 1.4 (b)", False),
        ("Classified By: DCM Jane Roe -- - - reason 1.4 (b)", True),
        ("Classified By: Consul for Zenda Jane Roe for reasons 1.4 (b)", True),
        ("Classified By: Consul for Zenda Jane Roe, reasons 1.4 (b)", False),
        ("Classified By: For Jane Roe, reasons 1.4 (b)", False),
        ("Classified By: DCM Jane Roe per 1.4 (b)", True),
        ("Classified By: DCM.reasons Roe for reasons 1.4 (b)", False),
        ("Classified By: DCM (Jane Roe), reasons 1.4 (b)", False),
        ("Classified By: DCM Jane Roe, reasons 1.4 (b). A story", False),
    ],
)
def test_usual_lines(text: str, is_usual: bool) -> None:  # noqa: FBT001
    """One pattern reads the usual line, and leaves others to the rest."""
    assert is_usual == (read_usual_form(text) is not None)


@pytest.mark.parametrize("text", ["", "The bridge is open.", "Classified By:", "CLASSIFIED\n\nBY", "Derived from:"])
def test_nothing_said(text: str) -> None:
    """Where no one is named and nothing is given there is no authority."""
    assert read_authority(text) is None


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (Authority("Jane Roe", "DCM", ("b",)), "Classified By: DCM Jane Roe, reasons 1.4 (b)."),
        (
            Authority("Jane Roe", "Zenda Wood", ("b", "d")),
            "Classified By: Jane Roe, Zenda Wood, reasons 1.4 (b) and (d).",
        ),
        (
            Authority("Jane Roe", None, ("b", "c", "d")),
            "Classified By: Jane Roe, reasons 1.4 (b), (c) and (d).",
        ),
        (Authority(None, "Political Section"), "Classified By: Political Section."),
        (Authority(None, None, ("b",)), "Classified By: reasons 1.4 (b)."),
        (Authority("Chief Judge", "Ruritania"), "Classified By: Chief Judge; position: Ruritania."),
        (Authority("Chief Judge", None, ("b", "c")), "Classified By: Chief Judge; position: ; reasons: b, c."),
    ],
)
def test_canonical(value: Authority, line: str) -> None:
    """The usual order of words is written where it reads back, the labelled one elsewhere."""
    assert line == write_authority(value)
    assert value == read_authority(line)


@pytest.mark.parametrize(
    "authority", [Authority("Chief Judge", "Ruritania"), Authority("A"), Authority("Chief Judge", None, ("b", "c"))]
)
def test_a_labeled_position_reads_back(authority: Authority) -> None:
    """A value that the usual order of words does not give is written all the same, in a header too (law 3)."""
    header = Header(subject="X", authority=authority)

    assert Header.parse(header.serialize()) == header


WORDS = st.sampled_from(
    """Ambassador DCM Jane Roe J. A. a. i. van Jr. , ; : ( ) - -- . for and of to in Cairo PolMin Judge POL A/S XXXX 1.4
    1.5 (b) (d) b reasons Reason: for re the section E.O. 12958 derived from By classified by: Classified By: (U) 1.
    ; position: 0 ' é""".split(" ")  # noqa: SIM905
)


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=40))
def test_what_is_read_can_be_written(text: str) -> None:
    """Whatever is read from any text is read again from what is written of it."""
    for content in (text, "Classified By: " + text):
        found = read_authority(content)
        assert found is None or read_authority(write_authority(found)) == found


TITLED = st.sampled_from(sorted(titles() | surnames()) + sorted(places()))
NAMED = st.sampled_from(
    "Jane Roe Hentzau O'Hara Jean-Luc AJ ZEN DeLuca Li d'Orsay van E. J a.i. Jr III POL xxxx o'".split()  # noqa: SIM905
)
CASINGS: list[Callable[[str], str]] = [str, str.upper, str.title]


@given(titles=st.lists(TITLED, min_size=1, max_size=4), names=st.lists(NAMED, min_size=1, max_size=4), data=st.data())
def test_a_plain_head_is_parted_as_any(titles: list[str], names: list[str], data: st.DataObject) -> None:
    """What is seen at one glance is what going through the words would give."""
    head = data.draw(st.sampled_from(CASINGS))(" ".join([*titles, *names]))
    head = head[:1].upper() + head[1:]

    assert split_plain_head(head) in (None, split_any_head(head))


LABELS = st.sampled_from(
    [
        "Classified By: ",
        "CLASSIFIED BY ",
        "(U) Classified by: ",
        "Classified By: Classified by: ",
        "Classified By: (C) ",
    ]
)
TAILS = st.sampled_from(
    """ for reasons 1.4 (b) and (d).|, reason: 1.5(b)(d)|. REASONS 1.4 B, D|; Reason 1.4 (b). | per 1.4 (d)| - 1.4 (b)
    |, for reason (b/ d)|) reasons: 1.4 b & d| for reason section 1.5 (c)|.for reasons 1.4 (b)| under 1.5 (d)
    | in 1.4 (b)| reason1.4b|, sec. 1.4 (b)| reasons 1.4 band d|.reasons (b)| -- -- -- -- reason (b)| FOR 14 (c)
    |'s reasons, (b), b and (c)| for reasons 1.4 (b) x""".split("|")  # noqa: SIM905 - words read best as words
)


@example(label="Classified By: ", words=["'"], tail=" for reasons 1.4 (b) and (d).")
@given(label=LABELS, words=st.lists(WORDS | NAMED, min_size=1, max_size=6), tail=TAILS)
def test_a_usual_line_reads_as_any(label: str, words: list[str], tail: str) -> None:
    """What one pattern cuts is what cutting it part by part would give."""
    text = " ".join((label + " ".join(words) + tail).split())

    assert read_usual_form(text) in (None, read_any_form(text))


@pytest.mark.parametrize("line", ["AND (D).", "(D).", "OR (D)."])
def test_authority_goes_on_after_its_reasons(line: str) -> None:
    """Reasons that seem complete go on with a word or a letter in parentheses."""
    authority = header_of(f"Classified By: Flavia Hentzau for reasons 1.4 (B)\n{line}").authority

    assert authority is not None
    assert authority.reasons == ("b", "d")


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
        ("Hentzau, Rupert A., DCM", "Hentzau, Rupert A.", "DCM"),
        ("HENTZAU,RUPERT; DCM", "HENTZAU,RUPERT", "DCM"),
        ("Hentzau, Rupert", "Hentzau, Rupert", None),
        ("Zenda, Jane Roe, DCM", "Jane Roe", "Zenda, DCM"),
        ("EUR, Hentzau, Director", "Hentzau", "EUR, Director"),
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


@pytest.mark.parametrize("order", ["E.O. 12958: DECL: 01/02/2018\n", ""])
@pytest.mark.parametrize(
    "cited", ["per E.O. 12958, reasons 1.4 (b)", "E.O. 12958, 1.4 (b)", "for E.O. 12958 reason 1.4b"]
)
def test_an_authority_names_the_order(order: str, cited: str) -> None:
    """An order with its reasons is no label glued into the line of authority (format.md 12)."""
    header = from_text(f"UNCLAS ZENDA 000910\n{order}Classified By: DCM Jane Roe, {cited}.\n", Header)

    assert header.authority == Authority("Jane Roe", "DCM", ("b",))
    assert bool(header.executive_order) == bool(order)


def test_the_order_is_glued_to_the_authority() -> None:
    """An order with what is done is the label, where no order was read before (format.md 12)."""
    header = from_text("UNCLAS ZENDA 000910\nClassified By: DCM Jane Roe E.O. 12958: DECL: 05/08/2018\n", Header)

    assert header.executive_order
    assert (header.executive_order.action, header.authority) == ("DECL", Authority("Jane Roe", "DCM"))


LINE = "Classified By: DCM Jane Roe, reasons 1.4 (b)"
TEXT = "The king received the ambassador of the river provinces."


@pytest.mark.parametrize(
    ("lines", "reasons"),
    [
        (LINE + " and (d). (C) " + TEXT, "bd"),
        (LINE + " (C) " + TEXT, "b"),
        (LINE + " and\n(d). (C) " + TEXT, "bd"),
        (LINE + " and (d).\n(C) " + TEXT, "bd"),
        (LINE + " and (d). (C)\n" + TEXT, "bd"),
        (LINE + " and (d)\r\n(C) " + TEXT, "bd"),
        ("Classified By: DCM Jane Roe. (C) " + TEXT, ""),
        ("Classified By: DCM Jane Roe\n(C) " + TEXT, ""),
        ("Classified By: DCM Jane Roe, reason 1.4(b)and(d).(C)" + TEXT, "bd"),
        ("REASONS 1.4 (B) AND (D), CLASSIFIED BY DCM JANE ROE, REASONS 1.4 (B). (C) " + TEXT.upper(), "b"),
    ],
)
def test_the_body_is_glued_to_the_authority(lines: str, reasons: str) -> None:
    """A portion mark with text after it begins the body (format.md 12)."""
    cable = from_text(f"SUBJECT: X\n\n{lines}\n\n2. (U) The mill grinds.\n")

    assert cable.authority
    assert cable.authority.reasons == tuple(reasons)
    assert [(str(one.portion), one.flow.lower()) for one in cable.paragraphs] == [
        ("C", TEXT.lower()),
        ("U", "the mill grinds."),
    ]


@pytest.mark.parametrize(
    ("lines", "reasons"),
    [
        ("Classified By: (U) Classified by DCM Jane Roe, reason 1.4 (b)", "b"),
        ("Classified By: Jane Roe (C) The", ""),
        (LINE + ", (C) AND (D).", "bcd"),
        (LINE + " (C)\nand (d)", "bcd"),
        (LINE + ",\n(c) and (d)", "bcd"),
        (LINE[:-1] + "\n) and (d)", "bd"),
        (LINE[:-1] + ",\nc, & d)", "bcd"),
        (LINE + " an\nd (d).", "bd"),
        (LINE[:-1] + " and \nd", "bd"),
        ("Classified By: DCM Jane Roe\n\nReason: 1.4 (b)", "b"),
        ("Classified By: DCM Jane Roe, reasons\n\n1.4 (b)", "b"),
        ("CLASSFIED BY: DCM Jane Roe, reasons 1.4 (b)", "b"),
        ("Classified By: DCM Jane Roe, reason(s):\n1.4 (b/d)", "bd"),
        ("Classified DCM Jane Roe for reasons 1.4 (b)", "b"),
    ],
)
def test_the_authority_goes_on(lines: str, reasons: str) -> None:
    """The reasons may be wrapped anywhere, or stand below a blank line; a letter of the list is no portion mark."""
    cable = from_text(f"SUBJECT: X\n\n{lines}\n\n1. (U) The mill grinds.\n")

    assert cable.header.authority
    assert cable.header.authority.reasons == tuple(reasons)
    assert [one.flow for one in cable.paragraphs] == ["The mill grinds."]


@pytest.mark.parametrize(("line", "is_text"), [("The king is in.", True), ("The king is in", False), ("It is.", False)])
def test_short_text_after_a_reference(line: str, is_text: bool) -> None:  # noqa: FBT001
    """A short line after a reference is text where it is a sentence, otherwise perhaps a title (11.3)."""
    assert bool(from_text(f"SUBJECT: X\n\nREF: ZENDA 910 (C) {line}\n").paragraphs) is is_text


@pytest.mark.parametrize("line", ["(A) ZENDA 910 (B) HENTZAU 7 (C) ", "STRELSAU 12 and the letter of the king (C) "])
def test_a_letter_of_a_reference_is_no_portion_mark(line: str) -> None:
    """What goes on with a list of references, or with a title, does not begin the body (format.md 11.3)."""
    cable = from_text(f"SUBJECT: X\n\nREF: {line}{TEXT}\n")

    assert cable.references
    assert cable.paragraphs == ()


@pytest.mark.parametrize(
    ("lines", "ids"),
    [
        ("REF: 08 ZENDA 910 (C) {}", ["08ZENDA910"]),
        ("REF: A. 08 ZENDA 910 (NOTAL).\n(C) {}", ["08ZENDA910"]),
        ("REF: A. 08 ZENDA 910\nB. 08 HENTZAU 7\n\n(C) {}", ["08ZENDA910", "08HENTZAU7"]),
        ("REF: 08 ZENDA 910 AND PREVIOUS ____ (C) {}", ["08ZENDA910"]),
    ],
)
def test_the_body_is_glued_to_the_references(lines: str, ids: list[str]) -> None:
    """A portion mark after a complete reference, with a sentence after it, begins the body (format.md 11.3)."""
    cable = from_text(f"SUBJECT: X\n\n{lines.format(TEXT)}\n")

    assert [one.id for one in cable.references] == ids
    assert [(str(one.portion), one.text) for one in cable.paragraphs] == [("C", TEXT)]


@pytest.mark.parametrize("line", ["The bridge is open.", "Reason: 1.4 (d)", "b. The bridge"])
def test_the_authority_ends_with_its_reasons(line: str) -> None:
    """What follows complete reasons below a blank line is no part of the authority."""
    cable = from_text(f"SUBJECT: X\n\n{LINE}\n\n{line}\n")

    assert cable.authority == Authority("Jane Roe", "DCM", ("b",))


def test_a_page_line_in_the_authority() -> None:
    """An authority goes on below a page line, and ends there if its reasons are complete (format.md 12)."""
    head = "SUBJECT: X\n\nClassified By: Jane Roe, DCM, for reasons"
    page = "\n\nZENDA 00000910  002 OF 003\n\n\n"
    split = from_text(f"{CLASS_LINE}{head}{page}1.4 (b) and (d).\n\n1. (C) Open.\n")
    whole = from_text(f"{CLASS_LINE}{head} 1.4 (b).{page}The bridge is open.\n")

    assert split.authority == Authority("Jane Roe", "DCM", ("b", "d"))
    assert whole.authority == Authority("Jane Roe", "DCM", ("b",))
    assert [one.text for one in whole.paragraphs] == ["The bridge is open."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" a  b ", "a b"),
        ("a\nb \\\n", "a b"),
        (" a\\ \nb\r\nc\t", "a b c"),
        ("a \\ \\ ", "a"),
        ("x" * (HARD_WIDTH - 1) + "Y\nee\nz", "x" * (HARD_WIDTH - 1) + "Yee z"),
        ("a\n\nb", "a"),
        ("a\n \t\nreasons 1.4 (b)\n\nc", "a reasons 1.4 (b)"),
        ("a\n\nb\n\nreasons 1.4 (b)", "a"),
    ],
)
def test_a_paragraph_on_one_line(text: str, expected: str) -> None:
    """Up to a blank line without reasons below it; blanks and backslashes at the ends of lines are nothing."""
    assert on_one_line(text) == expected


@pytest.mark.parametrize(
    ("before", "line", "expected"),
    [
        ("x" * HARD_WIDTH, "yee", True),
        ("x" * (HARD_WIDTH - 1) + "X", "Yee", True),
        ("x" * (HARD_WIDTH - 1) + "X", "yee", True),
        ("x" * HARD_WIDTH, "Yee", False),
        ("x" * (HARD_WIDTH - 1) + ",", "yee", False),
        ("x" * HARD_WIDTH, "5", False),
        ("x" * HARD_WIDTH, "", False),
        ("x" * HARD_WIDTH, "y5", True),
        ("x" * (HARD_WIDTH - 1), "yee", False),
        ("x" * (HARD_WIDTH + 1), "yee", False),
    ],
)
def test_words_cut_by_a_full_line(before: str, line: str, *, expected: bool) -> None:
    """Letters on both sides, which do not begin a new word."""
    assert breaks_word(before, line) is expected


@pytest.mark.parametrize(
    ("above", "line", "blank", "expected"),
    [
        ("Classified By: Anna Sapt,", "reasons 1.4 (b).", False, True),
        ("Classified By: Anna Sapt", "DCM of the castle", False, True),
        ("reasons 1.4 (b).", "The bridge", False, False),
        ("reasons 1.4 (b)", "and (d).", False, True),
        ("reasons 1.4 (b)", "The land and (d).", False, False),
        ("reasons 1.4 (b) and", "The bridge", False, True),
        ("reasons 1.4 (b) and", "(d).", True, False),
        ("reasons 1.4 (b) or land", "The bridge", False, True),
        # below a blank line only the reasons
        ("Classified By: Anna Sapt", "for reasons 1.4 (b).", True, True),
        ("Classified By: Anna Sapt and", "for reasons 1.4 (b).", True, False),
        ("Classified By: Anna Sapt of the land", "for reasons 1.4 (b).", True, True),
        ("Classified By: Anna Sapt", "The bridge", True, False),
        ("Classified By: Anna Sapt", "And for reasons 1.4 (b).", True, False),
        ("reasons 1.4 (b).", "for reasons 1.4 (b).", True, False),
        ("The reasons 1.4 (b).", "for reasons 1.4 (b).", True, False),
        # portion marks
        ("Classified By: Anna Sapt.", "(C)", False, False),
        ("Classified By: Anna Sapt.", "(C) X", False, True),
        ("Classified By: Anna Sapt", "(C)", False, True),
        ("Classified By: Anna Sapt.", "DCM", False, True),
        ("Classified By: Anna Sapt", "(C) The bridge is open.", False, False),
        # only the end of what was read counts
        ("reasons 1.4 (b)." + " x" * 500, "The bridge", False, True),
    ],
)
def test_lines_that_continue_an_authority(above: str, line: str, *, blank: bool, expected: bool) -> None:
    """Until the reasons are complete; further letters belong to them."""
    assert continues(above, line, blank) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("for reasons 1.4 (b) and (d). ", True),
        ("Classified By: Anna Sapt. ", True),
        ("Classified By: Anna Sapt ", False),
        ("Classified By: A. ", False),
    ],
)
def test_mark_after_an_authority(value: str, *, expected: bool) -> None:
    """It begins the body after the reasons, or a sentence."""
    assert meets_text(value, "(C) The bridge") is expected
    assert not meets_text(value, "The bridge")


@pytest.mark.parametrize(
    ("content", "name", "position", "reasons"),
    [
        # the label, once or twice, and what is above it
        ("THE TOLL. Classified By: DCM Jane Roe", "Jane Roe", "DCM", ""),
        ("THE TOLL\nClassified By: DCM Jane Roe", "Jane Roe", "DCM", ""),
        ("Reasons 1.4 (b)\nClassified By: DCM Jane Roe", "Jane Roe", "DCM", "b"),
        ("Reasons 1.4 (b)\n\nClassified By: DCM Jane Roe", "Jane Roe", "DCM", ""),
        ("The reasons 1.4 (b)\nClassified By: DCM Jane Roe", "Jane Roe", "DCM", ""),
        ("Classified By: Classified By: DCM Jane Roe, 1.4 b", "Jane Roe", "DCM", "b"),
        ("Derived From: Zenda 05-1, reasons 1.4 b", None, "Derived from Zenda 05-1", "b"),
        ("derived from: Zenda 05-1, reasons 1.4 b", None, "Derived from Zenda 05-1", "b"),
        ("Classified By: Derived From: Zenda 05-1.", None, "Derived from Zenda 05-1", ""),
        # the reasons first
        ("Classified By: 1.4 (b). DCM Jane Roe.", "Jane Roe", "DCM", "b"),
        ("Classified By: .(1.4 (b)), DCM Jane Roe)", "Jane Roe", "DCM", "b"),
        ("Classified By: - , reasons 1.4 (b) DCM Jane Roe", "Jane Roe", "DCM", "b"),
        ("Classified By: ROXY, DCM", "ROXY", "DCM", ""),
    ],
)
def test_any_form(content: str, name: str | None, position: str | None, reasons: str) -> None:
    """What no usual line has."""
    authority = read_authority(content)

    assert authority
    assert (authority.name, authority.position, "".join(authority.reasons)) == (name, position, reasons)


def test_header_lines_below_a_blank_line() -> None:
    """They belong to the authority; a blank line at the end is nothing."""
    content = "Classified By: Anna Sapt, DCM, of\n\nZenda, for reasons 1.4 (b).\n\n"
    authority = read_header_authority(content)

    assert authority
    assert authority.reasons == ("b",)
    assert read_header_authority("Classified By: Anna Sapt, DCM\n\n") == read_authority("Classified By: Anna Sapt, DCM")


@pytest.mark.parametrize(
    ("content", "reasons"),
    [("Reason: 1.4 (b)", "b"), ("Reasons: (b) and (d)", "bd"), ("The reason: 1.4 (b)", ""), ("Reason: the king", "")],
)
def test_reasons_without_a_name(content: str, reasons: str) -> None:
    """They are alone on the line."""
    found = read_reasons_alone(content)

    assert "".join(found.reasons if found else ()) == reasons


@pytest.mark.parametrize(
    ("source", "given", "position", "reasons"),
    [
        ("RCRF 05-1 B, D", "", "Derived from RCRF 05-1", "bd"),
        ("RCRF 05-1 B, D", "c", "Derived from RCRF 05-1 B, D", "c"),
        ("RCRF 05-1", "c", "Derived from RCRF 05-1", "c"),
        ("", "c", None, "c"),
    ],
)
def test_sources(source: str, given: str, position: str | None, reasons: str) -> None:
    """The letters at the end of a source are the reasons, where no others are given."""
    found = read_source(source, tuple(given))

    assert (found.name, found.position, "".join(found.reasons)) == (None, position, reasons)


def test_a_number_without_a_mark_after_the_reasons() -> None:
    """A sentence with the first number begins the body where the authority is complete (format.md 11.3)."""
    by, text = "Classified By: Anna Sapt, reasons 1.4 (b) and (d).", "1. The king has come to the castle of Zenda."
    cable = from_text(f"{CLASS_LINE}{by} {text}\n")

    assert cable.authority == from_text(by, Header).authority
    assert [(one.label, one.text) for one in cable.paragraphs] == [("1", text[3:])]
