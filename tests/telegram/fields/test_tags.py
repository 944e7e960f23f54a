"""The TAGS line is read into codes and names, and what is written reads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit.telegram.fields.tags import read_tags, write_tags
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
