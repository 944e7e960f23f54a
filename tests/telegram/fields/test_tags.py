"""The TAGS line is read into codes and names, and what is written reads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit.telegram.fields.tags import (
    FULL_LINE,
    LONGEST_RUN,
    continues,
    continues_list,
    is_name,
    is_national,
    items_in,
    looks_like_tags,
    name_end,
    persons_in,
    read_tags,
    split_glued,
    words_in,
    write_tags,
)
from cablekit.vocabulary.tags import tag_codes
from tests._helpers import PAGE_LINE, header_of
from tests.scaling import assert_linear

#: Canonical text and its tags: walked by the reader and by the writer.
CASES: list[tuple[str, tuple[str, ...]]] = [
    ("", ()),
    ("PREL, PGOV, IS", ("PREL", "PGOV", "IS")),
    ("PREL, OVIP (RASSENDYLL, RUDOLF), IS", ("PREL", "OVIP", "RASSENDYLL, RUDOLF", "IS")),
    ("CASC, IS (HENTZAU, RUPERT) (SAPT, C. R.)", ("CASC", "IS", "HENTZAU, RUPERT", "SAPT, C. R.")),
    ("PHUM, HUMAN RIGHTS", ("PHUM", "HUMAN RIGHTS")),
    ("PREL, UNGA/C-6, G-8, ZZ", ("PREL", "UNGA/C-6", "G-8", "ZZ")),
    ("CASTLE (PREL ECON), RURITANIA", ("CASTLE", "PREL ECON", "RURITANIA")),
    ("(ZENDA EXTERNAL PREL)", ("ZENDA EXTERNAL PREL",)),
    ("COLOMBO PLAN", ("COLOMBO PLAN",)),
    ("TAGS", ("TAGS",)),
]

#: What else is read.
READ: list[tuple[str, tuple[str, ...]]] = [
    ("prel pgov is\n", ("PREL", "PGOV", "IS")),
    ("PREL;PGOV;KCOR;HU", ("PREL", "PGOV", "KCOR", "HU")),
    ("PINT: PGOV: BL.", ("PINT", "PGOV", "BL")),
    ("PREL PREL PGOV PREL", ("PREL", "PGOV")),
    ("-MASS, BW", ("MASS", "BW")),
    ("ETRDEINVPGOVCS", ("ETRD", "EINV", "PGOV", "CS")),
    ("IS ISPREL", ("IS", "PREL")),
    ("ISPREL ZQ", ("IS", "PREL", "ZQ")),
    ("MASSACRE", ("MASSACRE",)),
    ("ZQZQ " + "PREL" * 20, ("ZQZQ", "PREL" * 20)),
    ("PHUM IT, ITPHUM, HUMAN RIGHTS", ("PHUM", "IT", "HUMAN RIGHTS")),
    ("IS KMDR CASTLE REACTION KEEPING", ("IS", "KMDR", "CASTLE REACTION KEEPING")),
    ("PREL CASTLE KEEPING IS CASTLE ZQ", ("PREL", "CASTLE KEEPING", "IS", "CASTLE", "ZQ")),
    ("PREL ITALY CASTLES IRAQI KINGS CHINESE WALLS", ("PREL", "ITALY CASTLES", "IRAQI KINGS", "CHINESE WALLS")),
    ("PREL ZQQ CASTLE ZQQ", ("PREL", "ZQQ", "CASTLE ZQQ")),
    ("PREL, ZQQ EXTERNAL", ("PREL", "ZQQ EXTERNAL")),
    ("PREL, ZQQ XQQ", ("PREL", "ZQQ", "XQQ")),
    ("PREL, ECON CASTLE", ("PREL", "ECON", "CASTLE")),
    ("PREL, COLOMBO PLAN IS", ("PREL", "COLOMBO PLAN", "IS")),
    ("PREL AND N/A ZQ", ("PREL", "ZQ")),
    ("ECON PHUM KDEM\nUK, FR ZQ", ("ECON", "PHUM", "KDEM", "UK", "FR", "ZQ")),
    ("PREL, ZQ,\n\nZENDA", ("PREL", "ZQ", "ZENDA")),
    ("ZENDA\nhere", ("ZENDA",)),
    (
        "ECON PHUM KDEM EFIN SCUL PINR ELTN MCAP OSCI ZQ\r\nRURITANIAN FREEDOM",
        ("ECON", "PHUM", "KDEM", "EFIN", "SCUL", "PINR", "ELTN", "MCAP", "OSCI", "ZQ", "RURITANIAN FREEDOM"),
    ),
    ("CASC ZQ\n(HENTZAU, RUPERT)", ("CASC", "ZQ", "HENTZAU, RUPERT")),
    ("OVIP (HENTZAU,\nRUPERT)", ("OVIP", "HENTZAU, RUPERT")),
    (
        "OVIP (FRITZ TARLENHEIM AND RUPERT HENTZAU) (U) (PREL) ()",
        ("OVIP", "FRITZ TARLENHEIM", "RUPERT HENTZAU", "PREL"),
    ),
    ("EAID, ZQ\nTo: STATE", ("EAID", "ZQ")),
    ("PREL, ZQ 00000478  001.2 OF 003, IS", ("PREL", "IS")),
    ("PREL, UNCLASSIFIED    PAGE 02        ZENDA  00283  01 OF 05  241033Z ISPREL", ("PREL", "IS")),
    ("PREL SECRET 12 345678", ("PREL",)),
    ("ECPS, 01IP, BO, \u00bf", ("ECPS", "01IP", "BO")),
]

WORDS = (
    "PREL|PGOV|IS|IT|ZQ|ZQQ|CASTLE|KEEPING|IRAQI|ITALY|ISPREL|ETRDPGOV|UNGA/C-6|COLOMBO|PLAN|AND|N/A"
    "|SECRET|00000478|001.2|OF|003|(|)|,|;|:|.|-|\n|prel|(HENTZAU, RUPERT)|(U)|\u00df|\u2019|To:|PAGE|02"
    "|\0|\u0130"
)
PIECES = st.sampled_from(WORDS.split("|"))
TEXTS = st.lists(PIECES, max_size=12).flatmap(lambda p: st.sampled_from([" ", "", ", "]).map(lambda gap: gap.join(p)))
TAGS = st.sampled_from(
    ["PREL", "PGOV", "IS", "ZQ", "NATO", "UNGA/C-6", "HENTZAU, RUPERT", "RASSENDYLL, RUDOLF V.", "RURITANIAN FREEDOM",
     "ZQQ EXTERNAL", "HENTZAU RUPERT", "CASTLE", "IRAQI FREEDOM", "COLOMBO PLAN", "O'NEILL, F."]
)  # fmt: skip


@pytest.mark.parametrize(("text", "tags"), [*CASES, *READ])
def test_reads(text: str, tags: tuple[str, ...]) -> None:
    """A list gives its tags."""
    assert tags == read_tags(text)


@pytest.mark.parametrize(("text", "tags"), CASES)
def test_writes(text: str, tags: tuple[str, ...]) -> None:
    """Tags give the canonical form."""
    assert text == write_tags(tags)


@given(TEXTS | st.text())
def test_reads_back(text: str) -> None:
    """Any text is read without an error, and what is written reads back."""
    tags = read_tags(text)

    assert tags == read_tags(write_tags(tags))


@given(st.lists(TAGS, unique=True, max_size=8))
def test_built_by_hand(tags: list[str]) -> None:
    """Tags that a person builds read back."""
    assert tuple(tags) == read_tags(write_tags(tags))


@pytest.mark.scaling
@pytest.mark.parametrize(
    "piece", ["PREL", "ZQ ", "CASTLE ", "(", ")", "(A", "ITALY IRAQI ", "PAGE 02 ", "0", "\n", ",\n", "A-"]
)
def test_is_linear(piece: str) -> None:
    """Twice as much of hostile text takes about twice as long."""
    assert_linear(read_tags, lambda size: "PREL ZQQQ " + piece * (size // len(piece)))


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


@pytest.mark.parametrize(
    ("lines", "tags"),
    [
        ("TAGS\nPREL PGOV", ("PREL", "PGOV")),
        ("TAGS\n\nPREL PGOV", ("PREL", "PGOV")),
        ("TAGS:\n\nPREL, PGOV", ("PREL", "PGOV")),
        ("TAGS:\n\nTHE KING", ()),
        ("TAGS: PREL\n\nPGOV", ("PREL",)),
        (f"TAGS: PREL\n\n{PAGE_LINE}\n\n\nPGOV XG", ("PREL", "PGOV", "XG")),
        (f"TAGS: PREL\n\nCONFIDENTIAL\n\n{PAGE_LINE}\n\nSIPDIS", ("PREL",)),
    ],
)
def test_a_list_below_its_label_or_a_page_line(lines: str, tags: tuple[str, ...]) -> None:
    """The list may begin below its label, and goes on below a page line, but not below a blank line (format.md 9.1)."""
    assert header_of(f"{lines}\nSUBJECT: X").tags == tags


@pytest.mark.parametrize(
    ("before", "line", "expected"),
    [
        ("PREL", "ZENDA", False),
        ("PREL,", "ZENDA", True),
        ("PREL; ", "ZENDA", True),
        ("PREL:", "ZENDA", True),
        ("PREL ", "ZENDA", False),
        ("X" * FULL_LINE, "ZENDA", True),
        ("X" * (FULL_LINE - 1), "ZENDA", False),
        (" " + "X" * (FULL_LINE - 1), "ZENDA", True),
        ("X" * (FULL_LINE - 1) + "  ", "ZENDA", False),
        ("OVIP (HENTZAU", "ZENDA", True),
        ("OVIP (HENTZAU)", "ZENDA", False),
        ("OVIP HENTZAU)", "ZENDA", False),
        ("PREL", "PGOV", True),
        ("PREL", "PGOV ZENDA", True),
        ("PREL", "PGOV,ZENDA", True),
        ("PREL", "PGOV; ZENDA", True),
        ("PREL", "PGOV\tZENDA", False),
        ("PREL", "ZENDA PGOV", False),
        ("PREL", " (HENTZAU)", True),
        ("PREL", "ZENDA (", False),
        ("PREL,", "To: STATE", False),
        ("PREL,", " To: STATE", False),
        ("PREL,", "ZENDA, To: STATE", True),
        ("PREL,", "SUBJECT OF IT: X", True),
    ],
)
def test_lines_of_a_list(before: str, line: str, *, expected: bool) -> None:
    """A line goes on after a separator, an open parenthesis or a full line, or with a code or a parenthesis."""
    assert continues_list(before, line) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HENTZAU, RUPERT", ["HENTZAU, RUPERT"]),
        ("HENTZAU, RUPERT; SAPT, MAX", ["HENTZAU, RUPERT", "SAPT, MAX"]),
        ("HENTZAU,  RUPERT AND SAPT, MAX,", ["HENTZAU, RUPERT", "SAPT, MAX"]),
        ("FRITZ", ["FRITZ"]),
        ("SAPT", []),
        ("PREL", ["PREL"]),
        ("5 HENTZAU", []),
    ],
)
def test_persons(text: str, expected: list[str]) -> None:
    """A name has five letters, a code need not."""
    assert list(persons_in(text)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ZQQ EXTERNAL", True),
        ("STRELS\u00c4U RIVER", True),
        ("ZQQ-X CASTLE", True),
        ("ZENDA5 CASTLE", True),
        ("CASTLE 5", False),
        ("ZQQ XQQ", False),
        ("ZQQQ XQQQ", False),
        ("ZENDA XQQ", True),
        ("ECON CASTLE", False),
        ("CASTLE ECON", False),
        ("CASTLE ETRDEINV", False),
    ],
)
def test_names_between_commas(words: str, *, expected: bool) -> None:
    """One word is long, each is a word, none is a code."""
    assert is_name(words.split()) is expected


def test_codes_of_several_words() -> None:
    """They have two, and are read before names are."""
    codes = {code for code in tag_codes() if " " in code}

    assert {len(code.split()) for code in codes} == {2}
    for code in codes:
        assert list(items_in(f"{code}, ZQQ", set(), in_list=True)) == [code, "ZQQ"]
        assert list(words_in([*code.split(), "ZQQ"], set())) == [code, "ZQQ"]


@pytest.mark.parametrize(
    ("text", "in_list", "expected"),
    [
        ("HENTZAU RIVER", True, ["HENTZAU RIVER"]),
        ("XQQ HENTZAU", True, ["XQQ HENTZAU"]),
        ("XQQ HENTZAU", False, ["XQQ", "HENTZAU"]),
        ("-(HENTZAU) - RIVER., ZQ", True, ["HENTZAU RIVER", "ZQ"]),
        ("HENTZAU", True, ["HENTZAU"]),
        ("", True, []),
        (" . ", False, []),
    ],
)
def test_items(text: str, expected: list[str], *, in_list: bool) -> None:
    """In a list with commas, words between two of them may be one name."""
    assert list(items_in(text, set(), in_list=in_list)) == expected


@pytest.mark.parametrize(
    ("words", "seen", "expected"),
    [
        ("CASTLE", "", 1),
        ("CASTLE KEEPING", "", 2),
        ("CASTLE KEEPING ZQQ", "", 2),
        ("CASTLE ZQQ", "ZQQ", 2),
        ("CASTLE ZQQ ZQQ", "ZQQ", 1),
        ("CASTLE ZQQ", "", 1),
        ("CASTLE PREL", "PREL", 1),
        ("ZQQQ CASTLE", "", 1),
        ("ZQQQQ CASTLE", "", 2),
        ("ZQQQ5 CASTLE", "", 1),
        ("CASTLE KEEP5 ZENDA", "", 1),
        ("CASTLE IRAQI KINGS", "", 3),
        ("CASTLE KINGS IRAQI KINGS", "", 2),
    ],
)
def test_end_of_a_name(words: str, seen: str, expected: int) -> None:
    """It ends above a code, a short word, or the name of a people that is not its second word."""
    before = ["CASTLE", *words.split()]

    assert name_end(words.split(), 0, {seen}) == expected
    assert name_end(before, 1, {seen}) == expected + 1


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ITALY", True),
        ("ITALIAN", True),
        ("IRAQI", True),
        ("CHINESE", True),
        ("CHAD", True),
        ("CHADI", True),
        ("FINNISH", False),
        ("FRANCES", False),
        ("CHADX", False),
        ("UKRAINIAN", True),
        ("JAPAI", False),
        ("CASTLEN", False),
        ("CASTLE", False),
        ("", False),
    ],
)
def test_names_of_peoples(word: str, *, expected: bool) -> None:
    """A country, also without its last vowel, and an ending."""
    assert is_national(word) is expected


@pytest.mark.parametrize(
    ("word", "seen", "expected"),
    [
        ("ETRDEINV", (), ("ETRD", "EINV")),
        ("ETRDRU", (), ("ETRD", "RU")),
        ("RUETRD", (), ("RU", "ETRD")),
        ("ETRDRUUK", (), ()),
        ("ETRDRUUK", ("RU",), ("ETRD", "RU", "UK")),
        ("RUUK", (), ()),
        ("RUUKRU", ("RU", "UK"), ()),
        ("PREL", (), ()),
        ("PRELX", (), ()),
        ("XPREL", (), ()),
        ("ETRDSAPT", ("SAPT",), ("ETRD", "SAPT")),
        ("ETRDSAPT", (), ()),
        ("PREL" * (LONGEST_RUN // 4), (), ("PREL",) * (LONGEST_RUN // 4)),
        ("PREL" * (LONGEST_RUN // 4) + "RU", (), ()),
        ("", (), ()),
    ],
)
def test_glued_codes(word: str, seen: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """One is a subject, and at most one a place that the list lacks (format.md 9.3)."""
    assert split_glued(word, seen) == expected


@pytest.mark.parametrize(
    ("above", "line", "blank", "expected"),
    [
        ("PREL", "PGOV", False, True),
        ("PREL", "PGOV", True, False),
        ("", "PGOV", True, True),
        ("", "ZENDA", True, False),
        ("PREL", "SIPDIS", False, False),
        ("PREL,", "SIPDIS", False, False),
        ("PREL,", "the king", False, True),
        ("PREL", "the king", False, False),
        ("PREL,", "PGOV", True, False),
    ],
)
def test_lines_that_continue_tags(above: str, line: str, *, blank: bool, expected: bool) -> None:
    """Below a blank line only what is below the label alone; never a caption."""
    assert continues(above, line, blank) is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("PREL THE TOLL", True),
        ("PREL", True),
        (" PREL THE TOLL", False),
        ("(PREL) THE TOLL", False),
        ("XG", False),
        ("XG, ZQQ", True),
        ("XG ZQQ", False),
        ("XG, the toll", False),
        ("the XG, ZQQ", False),
        ("XG PREL", True),
        ("XG PREL ZQQ", False),
        ("XG (PREL)", False),
        ("", False),
    ],
)
def test_what_looks_like_tags(content: str, *, expected: bool) -> None:
    """A subject's code in front, a line of a list, or only codes (format.md 23.1)."""
    assert looks_like_tags(content) is expected
