"""An edit of a list leaves the layout of the values that stay alone (law 4)."""

from typing import TypeVar

import pytest

from cablekit import Cable, Reference, from_text, to_text
from cablekit.telegram.fields.field import Field
from cablekit.telegram.fields.list_edits import (
    LONGEST_LIST,
    MOST_VALUES,
    Edit,
    edited_texts,
    edits_of_list,
    extents_of,
)
from cablekit.telegram.fields.table import HEADER
from tests._helpers import loose

T = TypeVar("T")

HEAD = "C O N F I D E N T I A L ZENDA 000910\n\nSIPDIS\n\nE.O. 12958: DECL: 05/08/2018\n"
LINES = "REF: A. STRELSAU 87\n     B. 07 ZENDA 1190 (NOTAL)\n     C. SAPT E-MAIL OF 5/3/08\n"
RUN = "REF: (A) STRELSAU 87, (B) 07 ZENDA 1190,\n(C) ZENDA 77, (D) ZENDA 5\n"
BARE = "REF: STRELSAU 87; 07 ZENDA 1190;\n  ZENDA 77\n"
TAGS = "TAGS: PREL PGOV ECON\n      MARR  KTIA RU\n"


def whole(line: str) -> Cable:
    """Read a telegram that has some lines of a header."""
    return from_text(f"{HEAD}{line}\n1. (C) The bridge is open.\n")


def without(values: tuple[T, ...], at: int) -> tuple[T, ...]:
    """Leave out one value."""
    return values[:at] + values[at + 1 :]


#: A list, which value is removed, and the list then.
REMOVED = [
    (LINES, 0, LINES.replace("A. STRELSAU 87\n     ", "")),
    (LINES, 1, LINES.replace("     B. 07 ZENDA 1190 (NOTAL)\n", "")),
    (LINES, 2, LINES.replace("     C. SAPT E-MAIL OF 5/3/08\n", "")),
    (RUN, 0, RUN.replace("(A) STRELSAU 87, ", "")),
    (RUN, 1, RUN.replace(", (B) 07 ZENDA 1190", "")),
    (RUN, 2, RUN.replace("(C) ZENDA 77, ", "")),
    (RUN, 3, RUN.replace(", (D) ZENDA 5", "")),
    (BARE, 1, BARE.replace("; 07 ZENDA 1190", "")),
    (BARE, 2, BARE.replace(";\n  ZENDA 77", "")),
    ("REF: A. ZENDA 816 (C)\n     B. ZENDA 817 (EXDIS)\n", 0, "REF: B. ZENDA 817 (EXDIS)\n"),
    ("REF: A. ZENDA 816 (C)\n     B. ZENDA 817 (S)\n", 1, "REF: A. ZENDA 816 (C)\n"),
    ("REF: ZENDA 816 (EXDIS), ZENDA 817; ZENDA 5\n", 0, "REF: ZENDA 817; ZENDA 5\n"),
    ("REF: ZENDA 816 (EXDIS), ZENDA 817; ZENDA 5\n", 1, "REF: ZENDA 816 (EXDIS); ZENDA 5\n"),
    ("REF: ZENDA 816 (SBU), ZENDA 817; ZENDA 5\n", 0, "REF: ZENDA 817; ZENDA 5\n"),
    ("REF: ZENDA 816 (SBU), ZENDA 817; ZENDA 5\n", 1, "REF: ZENDA 816 (SBU); ZENDA 5\n"),
    ("REF: ZENDA 816. STRELSAU 5. HENTZAU 7.\n", 1, "REF: ZENDA 816. HENTZAU 7.\n"),
    ("REF: A ZENDA 816\n     B ZENDA 817 (EXDIS)\n     C ZENDA 9\n", 1, "REF: A ZENDA 816\n     C ZENDA 9\n"),
    ("Ref: a. Zenda 816;  b. Zenda 817; c. Zenda 9\n", 0, "Ref: b. Zenda 817; c. Zenda 9\n"),
    (TAGS, 0, TAGS.replace("PREL ", "")),
    (TAGS, 2, TAGS.replace(" ECON", "")),
    (TAGS, 3, TAGS.replace("MARR  ", "")),
    (TAGS, 5, TAGS.replace(" RU", "")),
    ("TAGS: PREL, PGOV,\nMARR, (SAPT, ANNA), RU\n", 3, "TAGS: PREL, PGOV,\nMARR, RU\n"),
    ("TAGS:  PREL,PGOV;  ECON\n", 1, "TAGS:  PREL;  ECON\n"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("line", "at", "expected"), REMOVED)
def test_one_removed(line: str, at: int, expected: str, end: str) -> None:
    """The others keep their lines, their blanks and the signs between them."""
    text = to_text(whole(line))
    cable = from_text(text.replace("\n", end))
    field = "tags" if line.startswith("TAGS") else "references"
    edited = cable.with_header(**loose({field: without(getattr(cable.header, field), at)}))

    assert to_text(edited) == text.replace(line, expected).replace("\n", end)


NEW = Reference(label="E", post="HENTZAU", number=3)
#: A list, the place of the new value, that value, and the list then.
ADDED = [
    (LINES, 3, Reference(label="D", post="HENTZAU", number=3), LINES + "     D. HENTZAU 3\n"),
    (RUN, 4, NEW, RUN.replace("ZENDA 5", "ZENDA 5, (E) HENTZAU 3")),
    (BARE, 3, Reference(post="HENTZAU", number=3), BARE.replace("ZENDA 77", "ZENDA 77; HENTZAU 3")),
    (BARE, 0, Reference(post="HENTZAU", number=3), BARE.replace("STRELSAU", "HENTZAU 3; STRELSAU")),
    ("REF: ZENDA 77.\n", 1, Reference(post="HENTZAU", number=3), "REF: ZENDA 77; HENTZAU 3.\n"),
    ("REF: A) ZENDA 77\n", 1, Reference(label="B", post="HENTZAU", number=3), "REF: A) ZENDA 77\nB) HENTZAU 3\n"),
    (TAGS, 6, "XG", TAGS.replace("RU", "RU XG")),
    (TAGS, 0, "XG", TAGS.replace("PREL", "XG PREL")),
    (TAGS, 3, "XG", TAGS.replace("ECON", "ECON XG")),
    ("TAGS: PREL, PGOV.\n", 2, "XG", "TAGS: PREL, PGOV, XG.\n"),
    ("TAGS:  PREL\n", 1, "XG", "TAGS:  PREL, XG\n"),
    ("TAGS: PREL,\nPGOV,  RU,  ZN\n", 4, "XG", "TAGS: PREL,\nPGOV,  RU,  ZN,  XG\n"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("line", "at", "new", "expected"), ADDED)
def test_one_added(line: str, at: int, new: object, expected: str, end: str) -> None:
    """It is separated as most of the others are, and its letter is printed as theirs."""
    text = to_text(whole(line))
    cable = from_text(text.replace("\n", end))
    field = "tags" if line.startswith("TAGS") else "references"
    values = getattr(cable.header, field)
    edited = cable.with_header(**loose({field: (*values[:at], new, *values[at:])}))

    assert to_text(edited) == text.replace(line, expected).replace("\n", end)


def test_one_changed() -> None:
    """Only its own text is written again."""
    cable = whole(LINES)
    first, _, last = cable.header.references
    edited = cable.with_header(references=(first, Reference(label="B", post="HENTZAU", number=3), last))

    assert to_text(edited) == to_text(cable).replace("07 ZENDA 1190 (NOTAL)", "HENTZAU 3")


def test_one_removed_and_the_letters_moved_up() -> None:
    """A reference with another letter is the same one."""
    cable = whole(RUN)
    references = ("A. 07 ZENDA 1190", "B. ZENDA 77", "C. ZENDA 5")

    assert to_text(cable.with_header(references=references)) == to_text(cable).replace(
        RUN, "REF: (A) 07 ZENDA 1190,\n(B) ZENDA 77, (C) ZENDA 5\n"
    )


def test_nothing_stays() -> None:
    """Then the list is written in canonical form."""
    cable = whole(RUN)

    assert to_text(cable.with_header(references=("A. HENTZAU 3", "B. HENTZAU 4"))) == to_text(cable).replace(
        RUN, "REF: A. HENTZAU 3\nB. HENTZAU 4\n"
    )


def test_addressees_keep_their_lines() -> None:
    """Where each is on a line of its own; a page line between them stays where it is."""
    text = "TO SECSTATE WASHDC\nINFO AMEMBASSY ROME  PRIORITY\n\nUSUN  NEW YORK\nAMCONSUL NAPLES\n\nUNCLAS ZENDA 91\n"
    cable = from_text(text)
    edited = cable.with_header(info=without(cable.header.info, 2))

    assert to_text(edited) == text.replace("AMCONSUL NAPLES\n", "")
    assert to_text(edited.with_header(info=(*cable.header.info, "AMCONSUL MILAN"))) == text.replace(
        "NAPLES", "NAPLES\nAMCONSUL MILAN"
    )


def test_a_repeated_list_follows() -> None:
    """The echo of a list keeps its own layout, too."""
    text = HEAD.replace("ZENDA", "SECTION 01 OF 02 ZENDA") + "TAGS: PREL,  PGOV\n\n1. (C) It is\n\n"
    text += "C O N F I D E N T I A L SECTION 02 OF 02 ZENDA 000910\n\nTAGS:  PREL PGOV\n\nopen.\n"
    edited = from_text(text).with_header(tags=("PREL", "PGOV", "XG"))

    assert to_text(edited) == text.replace("PREL,  PGOV", "PREL,  PGOV,  XG").replace("PREL PGOV", "PREL PGOV XG")


@pytest.mark.parametrize(
    ("field", "content", "new"),
    [
        ("references", "ZENDA 816 WHICH SAYS THAT THE KING WILL COME", ("ZENDA 816", "ZENDA 9")),
        ("references", "A. ZENDA 816, 817", ("A. ZENDA 817",)),
        ("references", "A/ ZENDA 816 B/ ZENDA 817", ("A. ZENDA 816", "B. ZENDA 817", "C. ZENDA 818")),
        ("tags", "PREL, " * LONGEST_LIST, ("PREL", "RU")),
        ("tags", " ".join(["PREL", "PGOV"] * MOST_VALUES), ("PREL", "RU")),
        ("info", "AMEMBASSY ROME", ("AMEMBASSY ROME", "USUN NEW YORK")),
        ("info", "SAPT, ANNA; TARLEN, FRITZ", ("SAPT, ANNA", "USUN NEW YORK")),
        ("tags", "PREL", ()),
        ("subject", "THE BRIDGE", "THE MILL"),
    ],
)
def test_what_is_written_again(field: str, content: str, new: object) -> None:
    """Prose, a letter for several, a long list, lists that are neither flowing nor lines; and what is no list."""
    row = HEADER[field]
    values = getattr(Cable().with_header(**loose({field: new})).header, field)

    assert edits_of_list(row, content, row.read(content), values, "\n") is None


def test_values_that_were_not_read_from_a_content() -> None:
    """Nothing is taken for one of them."""
    assert edits_of_list(HEADER["tags"], "PREL, PGOV", ("PREL", "RU"), ("PREL",), "\n") is None


def test_a_list_that_would_read_otherwise_in_its_header_is_written_again() -> None:
    """A second label below: what is left of the list must not become another field."""
    text = "E.O. 12958: N/A TAGS: ELTN XG\nTAGS: PREL\nSUBJECT: THE BRIDGE\n"
    edited = from_text(text).with_header(tags=("PREL", "PGOV", "XG"))

    assert from_text(to_text(edited)).tags == ("PREL", "PGOV", "XG")


def test_an_edit_over_several_pieces() -> None:
    """A new text goes into the piece in which the old one begins, or which ends at its place."""
    texts = ["A\n", "B\n", "C\n"]

    assert edited_texts(texts, [Edit(0, 0, "N\n")]) == ["N\nA\n", "B\n", "C\n"]
    assert edited_texts(texts, [Edit(1, 5, "\nN")]) == ["A\nN", "", "\n"]
    assert edited_texts(texts, [Edit(5, 5, "\nN")]) == ["A\n", "B\n", "C\nN\n"]
    assert edited_texts(texts, [Edit(0, 1, "X"), Edit(2, 3, "Y"), Edit(4, 6, "")]) == ["X\n", "Y\n", ""]


def test_words_below_the_values_are_not_sure() -> None:
    """Where words follow the last value that are not one, it is not known whose they are."""

    def read(text: str) -> tuple[str, ...]:
        return tuple(text.partition("--")[0].replace(",", " ").split())

    row = Field("tags", "tag", read, ", ".join)

    assert extents_of(row, "PREL, RU --", ("PREL", "RU")) == ("PREL, RU --", [0, 6], [4, 8])
    assert extents_of(row, "PREL, RU -- SEE NOTE", ("PREL", "RU")) is None
