"""A node, or several cables, in a notebook: a box in the notebook's own colors, with every word escaped."""

import pytest
from lxml import html as lxml_html

from cablekit import Cable, Closing, Header, ModelError, Paragraph, Section, Table, Wrapper, from_text, load
from cablekit.exports.page.notebook import STYLE, text_in_words
from cablekit.exports.page.table import MOST
from tests._helpers import EXAMPLES

CABLE = from_text(
    "UNCLAS ZENDA 000911\n\nTAGS: PREL\nSUBJECT: THE BRIDGE\n\nThe Mill\n--------\n\n1. (U) Yes.\n\nSAPT\n", year=2008
)


def box(markup: str) -> lxml_html.HtmlElement:
    """Give the one element that a notebook puts below a cell."""
    return lxml_html.fragment_fromstring(markup)


def test_cable() -> None:
    """A cable is its head and its facts; its text opens. It adds no heading and no id to the notebook."""
    found = box(CABLE._repr_html_())

    assert found.xpath("./p[@class='title']/text()") == ["The Bridge"]
    assert found.xpath("./p[@class='line']/span[@class='id']/text()") == ["08ZENDA911"]
    assert found.xpath("./details/summary/text()") == ["Text: 1 paragraph"]
    assert found.xpath("./details/section/p[@class='heading']/text()") == ["The Mill"]
    assert found.xpath("./dl/dt[text()='TAGS']")
    assert not found.xpath("//h1 | //h2 | //script | //main | //aside | //@id")


def test_style() -> None:
    """The style is only of the box, names no color but of lines, and loads nothing."""
    rules = [rule.partition("{")[0] for rule in STYLE.splitlines()]

    assert all(part.strip().startswith(".cablekit") for rule in rules for part in rule.split(","))
    assert "url(" not in STYLE
    assert "#" not in STYLE
    assert box(CABLE._repr_html_()).findtext("style") == f"\n{STYLE}"


def test_cable_of_nothing() -> None:
    """A cable of which nothing is known has a name, and one without its body says so."""
    assert box(Cable()._repr_html_()).xpath("./p[@class='title']/text()") == ["Cable"]
    assert "Text: not read (body=False)" in from_text("SUBJECT: THE BRIDGE\n", body=False)._repr_html_()
    assert text_in_words(load(EXAMPLES / "08ZENDA0910.txt")) == "Text: 10 paragraphs"


def test_parts() -> None:
    """A header is its facts, a section and a paragraph are their text, the closing its lines."""
    assert box(Header(tags=("PREL",))._repr_html_()).xpath("./dl/dt/text()") == ["TAGS"]
    assert box(Section("The Mill", ("1. Yes.",))._repr_html_()).xpath("./section/p/text()") == ["The Mill"]
    assert box(Paragraph(text="Yes.")._repr_html_()).xpath("./div/p/text()") == ["Yes."]
    assert box(Closing(("SAPT", "<b>"))._repr_html_()).xpath("./p/text()") == ["SAPT", "<b>"]


def test_table() -> None:
    """Several cables are a table; what a cable does not say comes from its archive."""
    other = Cable(wrappers=(Wrapper("site", (("Created", "2008-05-08"), ("Origin", "Embassy <b>"))),))
    found = box(Table([CABLE, other])._repr_html_())
    rows = [["".join(cell.itertext()) for cell in row] for row in found.iterfind(".//tbody/tr")]

    assert found.xpath(".//thead/tr/th/text()") == ["Number", "Date", "From", "Class", "Subject", "TAGS"]
    assert rows == [
        ["08ZENDA911", "", "", "U", "The Bridge", "PREL"],
        ["", "8 May 2008", "Embassy <b>", "", "", ""],
    ]
    assert found.xpath(".//td//abbr/@title") == ["Unclassified", "External Political Relations"]


def test_long_table() -> None:
    """A long table shows its beginning, and how many are left."""
    long = Table([CABLE] * (MOST + 7))

    assert long._repr_html_().count("<tr>") == 1 + MOST
    assert "<p>... and 7 more</p>" in long._repr_html_()
    assert "more</p>" not in Table([CABLE] * MOST)._repr_html_()
    assert len(str(long).splitlines()) == MOST


def test_table_as_text() -> None:
    """In a terminal it is a line for each cable, and its `repr` is short; no control character acts."""
    table = Table(cable for cable in (CABLE, CABLE.with_header(subject="A \x1b[2J")))

    assert str(table) == "08ZENDA911 U The Bridge PREL\n08ZENDA911 U A \u241b[2J PREL"
    assert repr(table) == "<Table 2 cables>"
    assert repr(Table([CABLE])) == "<Table 1 cable>"
    assert Table([CABLE]) == Table((CABLE,))
    assert str(Table([])) == ""


@pytest.mark.parametrize("wrong", [7, None, [7], CABLE, {CABLE}, ["no cable", b""]])
def test_no_cables(wrong: object) -> None:
    """Anything but cables is refused, and the argument is named."""
    with pytest.raises(ModelError, match="cables"):
        Table(wrong)  # type: ignore[arg-type]
