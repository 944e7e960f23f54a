"""The part for reading has every word of the body, with numbers, marks, lists, tables, enclosures and gaps as such."""

import pytest
from lxml import html as lxml_html

from cablekit import Cable, Closing, Paragraph, Section, load
from cablekit.exports.page.body import (
    chip,
    closing_markup,
    is_in_capitals,
    paragraph_markup,
    reading,
    table_markup,
    with_gaps,
)
from cablekit.model import Portion
from tests._helpers import EXAMPLES
from tests.pages import SHAPES


def tree_of(markup: str) -> lxml_html.HtmlElement:
    """Read a piece of a page as a browser would."""
    return lxml_html.fragment_fromstring(markup, create_parent="main")


def markup_of(paragraph: Paragraph) -> lxml_html.HtmlElement:
    """Give a paragraph as it is on a page."""
    return tree_of("".join(paragraph_markup(paragraph)))


def words(element: lxml_html.HtmlElement) -> str:
    """Give the words of an element on one line."""
    return " ".join(element.text_content().split())


def test_numbers_and_marks() -> None:
    """Number and mark are together in the first line of the text, so that a page break does not part them."""
    (first, second) = markup_of(Paragraph("4", "S/NF", "It is open.\n\nWho pays?")).xpath("./div[@class='p']/p")
    (margin,) = first.xpath("./span[@class='m']")

    assert words(margin) == "4. S/NF"
    assert words(first) == "4. S/NF It is open."
    assert words(second) == "Who pays?"


def test_mark_without_text() -> None:
    """A number whose text is all in its items is there; a paragraph of nothing has no line."""
    assert markup_of(Paragraph("4", items=("a. Yes.",))).xpath("./div/p/span/span/text()") == ["4."]
    assert not markup_of(Paragraph()).xpath(".//p")


@pytest.mark.parametrize(
    ("mark", "markup"),
    [
        (None, ""),
        ("C", '<span class="chip level l-c" title="confidential">C</span>'),
        (Portion(None, ("FAKE",)), '<span class="chip level" title="FAKE">FAKE</span>'),
    ],
)
def test_chip(mark: str | Portion | None, markup: str) -> None:
    """A mark says in its title what it means: what the list says, or its own words."""
    assert chip(Paragraph(portion=mark).portion) == markup


def test_lists() -> None:
    """Items with labels are a list; text without a label between them, or a table, is in no list."""
    table = Paragraph(text="Mill   Tolls\nEast     400", kind="table")
    items = (Paragraph("a", text="One."), Paragraph("b", items=("i. Deep.",)), Paragraph(text="So."), table)
    (outer,) = markup_of(Paragraph("1", text="Three:", items=items)).xpath("./div")

    assert [element.tag for element in outer] == ["p", "ul", "div", "div"]
    assert [words(item) for item in outer.xpath("./ul/li")] == ["a. One.", "b. i. Deep."]
    assert [words(item) for item in outer.xpath("./ul/li/ul/li")] == ["i. Deep."]


def test_table_with_a_head() -> None:
    """A line of dashes below the first row makes it the head; numbers, and what is above them, are at the right."""
    table = tree_of(table_markup(Paragraph(text="Mill   Tolls\n----   -----\nEast   1,400\nWest", kind="table"), 65))

    assert table.xpath(".//thead//th/text()") == ["Mill", "Tolls"]
    assert table.xpath(".//thead//th/@scope") == ["col", "col"]
    assert table.xpath(".//tbody//td/text()") == ["East", "1,400", "West"]
    assert table.xpath(".//td[@class='num']/text()") == ["1,400"]
    assert table.xpath("./div/@tabindex") == ["0"]


@pytest.mark.parametrize("text", ["East   400\nWest   300", "East   400\nWest   300\n----   ---", "East   400"])
def test_table_without_a_head(text: str) -> None:
    """Without dashes below the first row there is no head."""
    table = tree_of(table_markup(Paragraph(text=text, kind="table"), 65))

    assert not table.xpath(".//th")
    assert table.xpath(".//td/text()")[:2] == ["East", "400"]


@pytest.mark.parametrize("text", ["", "----"])
def test_table_of_nothing(text: str) -> None:
    """A table without a cell is nothing."""
    assert table_markup(Paragraph(text=text, kind="table"), 65) == ""


def test_heading_above_numbers() -> None:
    """The heading of a column of numbers is at their side."""
    table = tree_of(table_markup(Paragraph(text="Mill   Tolls\n----   -----\nEast     400", kind="table"), 65))

    assert table.xpath(".//th[@class='num']/text()") == ["Tolls"]


def test_enclosure_and_quoted_cable() -> None:
    """An enclosure is set off with its blocks; a quoted telegram keeps its lines."""
    quoted = Paragraph(text="FM ZENDA\nTO <STRELSAU>", kind="cable")
    enclosure = Paragraph(text="BEGIN TEXT:", items=("1. (U) Yes.", Paragraph(text="Sapt")), kind="enclosure")
    main = markup_of(Paragraph("1", items=(enclosure, quoted)))
    (quote,) = main.xpath(".//blockquote[@class='enclosure']")

    assert words(quote) == "BEGIN TEXT: 1. U Yes. Sapt"
    assert main.xpath(".//blockquote[@class='quoted']/pre/text()") == ["FM ZENDA\nTO <STRELSAU>"]


@pytest.mark.parametrize(
    ("line", "markup"),
    [
        ("It is <open>.", "It is &lt;open&gt;."),
        ("He met XXXXXXXX.", 'He met <span class="gap" title="words taken out">XXXXXXXX</span>.'),
        ("by [B6] only", 'by <span class="gap" title="words taken out (B6)">[B6]</span> only'),
        ("the (garbled) toll", 'the <span class="gap" title="words that could not be read">(garbled)</span> toll'),
    ],
)
def test_gaps(line: str, markup: str) -> None:
    """What is printed in place of words is shown as such, with the reason."""
    assert with_gaps(line) == markup


@pytest.mark.parametrize("name", ["08ZENDA0910.txt", "08ZENDA0911.html", "11ZENDA0218.txt", "79ZENDA06523.txt", ""])
def test_every_word_is_there(name: str) -> None:
    """Each paragraph and item has its words in the part for reading, in order."""
    cable = load(EXAMPLES / name) if name else Cable.parse(SHAPES)
    found = words(tree_of(reading(cable)))
    texts = [paragraph.flow for paragraph in cable.paragraphs]
    texts += [item.flow for paragraph in cable.paragraphs for item in paragraph.items if item.kind != "table"]
    places = [found.find(text) for text in texts[: len(cable.paragraphs)]]

    assert [text for text in texts if text not in found] == []
    assert places == sorted(places)
    assert [heading for section in cable.sections if (heading := section.heading) and heading not in found] == []


def test_addresses_of_paragraphs() -> None:
    """The first paragraph with a number has an address on the page; the same number again has none."""
    section = Section(paragraphs=("1. One.", "Plain.", "2. Two.", "2. Two again."))
    main = tree_of(reading(Cable(sections=(section, Section("Part", ("1. Once more.",)))), numbers=set()))

    assert main.xpath(".//@id") == ["p1", "p2"]


def test_closing() -> None:
    """Who signed and the notes are below the text; a mark of the end is only in the source."""
    markup = closing_markup(Closing(("SAPT",), ("Visit <us>",), ("NNNN",)))

    assert markup == '<p class="signature">SAPT</p>\n<p class="note">Visit &lt;us&gt;</p>\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1. THE BRIDGE IS OPEN.", True), ("1. " + "THE BRIDGE " * 9 + "IS oPEN.", True), ("1. It.", False), ("", False)],
)
def test_capitals(text: str, *, expected: bool) -> None:
    """A text in capitals may have a slip; a cable of nothing is not in capitals."""
    assert is_in_capitals(Cable(sections=(Section(paragraphs=(text,)),) if text else ())) is expected
