"""BibTeX and RIS: all that is known, in their own escapes and line endings, whatever a cable holds."""

import re

import pytest
from attrs import evolve
from hypothesis import given

from cablekit import Cable, Header, ModelError, Wrapper, to_bibtex, to_ris
from cablekit.exports.bibliographies import latex
from tests._helpers import loose
from tests.strategies import ANY_CABLE, RICH_CABLE

ODD = Cable(
    Header(subject="50% OF A_1 & {B} #2 ~ ^ \\ $", originator="AMEMBASSY ZENDA, RURITANIA", tags=("PREL", "A,B*")),
    wrappers=(Wrapper("x", (("URL", "https://zenda.example/a_b?c=%20#d"),)),),
    year_hint=2008,
)


def test_bibtex() -> None:
    """An entry with all that is known; capitals and names are kept by braces."""
    assert to_bibtex(RICH_CABLE) == (
        "@misc{08ZENDA910,\n"
        "  author = {{Embassy Zenda}},\n"
        "  title = {{The Bridge \\& the Moat}},\n"
        "  howpublished = {Telegram 08ZENDA910 to Secretary of State and Consulate Strelsau},\n"
        "  note = {U.S. Department of State, FOIA Virtual Reading Room, C00000001},\n"
        "  abstract = {All is well.},\n"
        "  keywords = {PREL, ELPHBERG, RUDOLF},\n"
        "  year = {2008},\n"
        "  month = may,\n"
        "  day = {8}\n"
        "}\n"
    )


def test_bibtex_escapes() -> None:
    """LaTeX's signs are escaped, an address is not: a style prints it as it is."""
    entry = to_bibtex(ODD)

    assert (
        "title = {{50\\% of a\\_1 \\& \\textbraceleft{}B\\textbraceright{} \\#2 \\textasciitilde{} \\textasciicircum{} "
        "\\textbackslash{} \\$}}" in entry
    )
    assert "url = {https://zenda.example/a_b?c=%20#d}" in entry
    assert "  year = {2008}\n}" in entry


def test_bibtex_keys() -> None:
    """Each entry has its own key, of signs that every program takes."""
    other = Cable(wrappers=(Wrapper("site", (("Identifier", "08ZEN{,DA7"),)),))
    entries = to_bibtex([RICH_CABLE, Cable(), RICH_CABLE, Cable(), other])

    assert re.findall(r"(?m)^@misc\{(.*),$", entries) == [
        "08ZENDA910",
        "cable",
        "08ZENDA910-2",
        "cable-2",
        "08ZEN-DA7",
    ]
    assert to_bibtex([]) == ""


def test_ris() -> None:
    """An entry with all that is known, a line each, ended by CRLF."""
    assert to_ris(RICH_CABLE).split("\r\n") == [
        "TY  - PCOMM",
        "AU  - Embassy Zenda,",
        "A2  - Secretary of State,",
        "A2  - Consulate Strelsau,",
        "TI  - The Bridge & the Moat",
        "PY  - 2008",
        "DA  - 2008/05/08",
        "M3  - Telegram",
        "M1  - 08ZENDA910",
        "AB  - All is well.",
        "KW  - PREL",
        "KW  - ELPHBERG RUDOLF",
        "DB  - U.S. Department of State, FOIA Virtual Reading Room",
        "AV  - C00000001",
        "N1  - Secret",
        "ER  - ",
        "",
    ]


def test_ris_of_odd_values() -> None:
    """No comma turns a name round, and a year is no day."""
    entry = to_ris([ODD, Cable()]).split("\r\n")

    assert entry[1] == "AU  - Embassy Zenda Ruritania,"
    assert [line for line in entry if line.startswith(("PY", "DA", "KW"))] == ["PY  - 2008", "KW  - PREL", "KW  - AB"]
    assert entry[-4:] == ["TY  - PCOMM", "M3  - Telegram", "ER  - ", ""]


def test_header_alone() -> None:
    """A cable whose body was not read has its entries, without the summary."""
    header = Cable(RICH_CABLE.header, complete=False)

    assert "abstract" not in to_bibtex(header)
    assert "AB  -" not in to_ris(header)


@pytest.mark.parametrize("write", [to_bibtex, to_ris])
def test_wrong_values(write: object) -> None:
    """What is not a cable is refused."""
    with pytest.raises(ModelError, match="expected a Cable, got 'x'"):
        loose(write)("x")


@given(ANY_CABLE)
def test_bibtex_of_any_cable(cable: Cable) -> None:
    """Braces are in pairs, as BibTeX counts them, and each field is one line."""
    entry = to_bibtex(cable)
    first, *fields, last, end = entry.split("\n")

    assert re.fullmatch(r"@misc\{[A-Za-z0-9.-]+,", first)
    assert (last, end) == ("}", "")
    for field in fields:
        assert re.match(r"  [a-z]+ = (?:\{.*\}|[a-z]{3}),?$", field)
        assert depth(field) == 0


def depth(text: str) -> int:
    """Count the braces that are open at the end; one that closes nothing is an error."""
    count = 0
    for sign in text:
        count += (sign == "{") - (sign == "}")
        assert count >= 0
    return count


@given(ANY_CABLE)
def test_ris_of_any_cable(cable: Cable) -> None:
    """Each line has its tag, and nothing in a value breaks a line."""
    lines = to_ris(cable).split("\r\n")

    assert [line for line in lines[:-1] if not re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line)] == []
    assert (lines[0], lines[-2:]) == ("TY  - PCOMM", ["ER  - ", ""])


def test_latex_once() -> None:
    """The signs of an escape are not escaped again."""
    assert latex("\\{") == "\\textbackslash{}\\textbraceleft{}"


def test_many_copies() -> None:
    """A thousand copies of one cable take a thousand keys, and no longer than a thousand cables."""
    cable = evolve(RICH_CABLE, sections=())

    assert to_bibtex([cable] * 1000).count("@misc{08ZENDA910-1000,") == 1
