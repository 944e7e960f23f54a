"""A page shows every character of its cable, is well-formed, loads nothing, and lets nothing out."""

import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from lxml import etree
from lxml import html as lxml_html

from cablekit import (
    Cable,
    Classification,
    Closing,
    Header,
    Paragraph,
    Portion,
    Section,
    Wrapper,
    from_text,
    load,
    to_text,
)
from cablekit.exports.page.body import paragraph_markup
from cablekit.exports.page.document import STYLE, to_html
from cablekit.exports.page.notebook import repr_html
from cablekit.exports.page.source import GROUPS, LEGEND
from cablekit.exports.terminal import visible
from tests import strategies
from tests._helpers import EXAMPLES

EVIL = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "</title></style></pre></code></details>",
    "<!-- ]]> <!--",
    "&lt;script&gt; &#60;b&#62;",
    "javascript:alert(1) https://example.org/x.js",
)


def tree_of(page: str) -> lxml_html.HtmlElement:
    """Read a page as a browser would."""
    return lxml_html.document_fromstring(page.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))


def source_of(page: str) -> str:
    """Give the source as the page shows it."""
    (code,) = tree_of(page).xpath("//details[@class='source']/pre/code")
    text: str = code.text_content()
    return text


def plain(text: str) -> str:
    """Give a text as the page must show it, where all its line ends are LF."""
    return visible(text)


def counted(page: str) -> dict[str, int]:
    """Count the elements of a page by name."""
    names = [element.tag for element in tree_of(page).iter() if isinstance(element.tag, str)]
    return {name: names.count(name) for name in sorted(set(names))}


@pytest.mark.parametrize("name", ["08ZENDA0910.txt", "08ZENDA0911.html", "11ZENDA0218.txt", "79ZENDA06523.txt"])
def test_source_is_whole(name: str) -> None:
    """Every character of the source is on the page, in order."""
    cable = load(EXAMPLES / name)

    assert source_of(to_html(cable)) == plain(to_text(cable))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. a\r\n2. b\r\n", "1. a\n2. b\n"),
        ("1. a\r2. b\r", "1. a␍\n2. b␍\n"),
        ("1. a\r\n2. b\n", "1. a␍\n2. b\n"),
        ("1. a\0\x1b[2J\x9b\u202e\x0c", "1. a␀␛[2J<U+009B><U+202E>␌"),
        ("\n\n1. a", "\n\n1. a"),
        ("1. \ud800", "1. <U+D800>"),
        ("", ""),
    ],
)
def test_characters_that_a_page_cannot_show(text: str, shown: str) -> None:
    """Controls and characters that hide are shown by signs; CRLF is a line end where all line ends are."""
    page = to_html(from_text(text))

    assert source_of(page) == shown
    assert ("CR LF" in page) == (text == "1. a\r\n2. b\r\n")


@pytest.mark.parametrize("evil", EVIL)
def test_nothing_breaks_out(evil: str) -> None:
    """A hostile cable gives a page of the same elements as a harmless one; its words stay words."""

    def cable(words: str) -> Cable:
        return Cable(
            header=Header(subject=words, originator="AMEMBASSY ZENDA", tags=("PREL",)),
            sections=(
                Section("The Bridge", (Paragraph("1", Portion(Classification.CONFIDENTIAL), f"Yes {words} no."),)),
            ),
            closing=Closing(("SAPT",)),
            wrappers=(Wrapper("site", (("Title", words), (words, "x"))),),
        )

    read = from_text(f"SUBJECT: {evil}\n\n1. (C) Yes {evil} no.\n\nSAPT\n")
    harmless = from_text("SUBJECT: THE BRIDGE\n\n1. (C) Yes of course no.\n\nSAPT\n")

    assert counted(to_html(read)) == counted(to_html(harmless))
    assert counted(repr_html(cable(evil))) == counted(repr_html(cable("THE BRIDGE")))
    assert evil in source_of(to_html(read))
    assert not [
        name
        for element in tree_of(to_html(read)).iter()
        for name in element.attrib
        if name.startswith("on") or name in ("src", "href", "style")
    ]


def test_policy() -> None:
    """The page forbids all but its own style sheet, which it knows by its digest; nothing is named to be loaded."""
    page = to_html(from_text("SUBJECT: THE BRIDGE"))
    (policy,) = tree_of(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = tree_of(page).xpath("//style")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()

    assert policy == f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{digest}'"
    assert re.findall(r"(?:https?:)?//[a-z][^\"\s]*", page) == ["https://schema.org"]
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_linked_data() -> None:
    """The data in the head say what the cable says."""
    page = to_html(load(EXAMPLES / "08ZENDA0911.html"))
    (script,) = tree_of(page).xpath("//script")

    assert script.get("type") == "application/ld+json"
    assert json.loads(script.text) == {
        "@context": "https://schema.org",
        "@type": "Message",
        "identifier": "08ZENDA911",
        "name": "FERRY TO RUN AT NIGHT UNTIL CASTLE BRIDGE OPENS",
        "dateSent": "2008-05-09T08:40:00+00:00",
        "sender": {"@type": "Organization", "name": "AMEMBASSY ZENDA"},
        "toRecipient": [{"@type": "Organization", "name": "SECSTATE WASHDC"}],
        "ccRecipient": [
            {"@type": "Organization", "name": "AMCONSUL STRELSAU"},
            {"@type": "Organization", "name": "RIVER STATES COLLECTIVE"},
        ],
        "keywords": ["ELTN", "ECON", "PGOV", "XG"],
        "citation": ["08ZENDA910", "07STRELSAU244"],
    }


def test_reading_part() -> None:
    """Headings, labels, marks, items and the signature stand in the part for reading."""
    main = tree_of(to_html(load(EXAMPLES / "08ZENDA0911.html"))).find(".//main")
    assert main is not None
    chips = main.xpath(".//span[starts-with(@class, 'chip')]/text()")
    items = main.xpath(".//ul[@class='items']/li[@class='p']/p/span[@class='m']/span[@class='n']/text()")

    assert [heading.text for heading in main.iterfind(".//h2")] == ["SIXTY CROSSINGS A DAY"]
    assert chips == ["SBU", "U", "SBU", "U", "SBU"]
    assert items == ["--", "--", "--"]
    assert main.xpath("./p/text()") == ["TARRANT"]


def test_titles_of_pieces() -> None:
    """A piece says its kind and its field; what no rule understands has a colour of its own."""
    page = to_html(from_text("jeawaw:\nTAGS: PREL\n\n1. Yes."))
    titles = [(span.get("class"), span.get("title"), span.text) for span in tree_of(page).xpath("//code/span")]

    assert titles == [
        ("k-unread", "other", "jeawaw:\n"),
        ("k-label", "label (tags)", "TAGS: "),
        ("k-topic", "tag (tags)", "PREL\n\n"),
        ("k-label", "enumerator (label)", "1. "),
        ("k-text", "text (text)", "Yes."),
    ]


def test_coverage_bar_is_whole() -> None:
    """The bar's parts are as wide as their share and fill it."""
    page = to_html(from_text("jeawaw:\nTAGS: PREL\n\n1. Yes."))
    widths = [float(width) for width in tree_of(page).xpath("//svg/rect/@width")]

    assert len(widths) == len(LEGEND)
    assert sum(widths) == pytest.approx(100, abs=0.01)


def test_every_colour_is_explained() -> None:
    """Every group of kinds has a colour in the style sheet and words in the legend."""
    assert set(GROUPS.values()) | {"value"} == set(LEGEND)
    assert all(f".k-{name} {{" in STYLE for name in LEGEND)


def test_page_of_nothing() -> None:
    """A cable without anything has a page too."""
    assert source_of(to_html(Cable())) == ""


def test_edited_cable() -> None:
    """A page shows the text as it would be written now."""
    cable = from_text("TAGS: PREL\nSUBJECT: THE BRIDGE\n")

    assert source_of(to_html(cable.with_header(subject="THE MOAT"))) == "TAGS: PREL\nSUBJECT: THE MOAT\n"


@given(strategies.texts())
def test_any_text_has_a_well_formed_page(text: str) -> None:
    """Every text has a page: its tags are paired, UTF-8 holds it, and it is the same page in strict XML eyes."""
    page = to_html(from_text(text))
    page.encode("utf-8")
    body = page.partition("</head>\n")[2].removesuffix("</html>\n")
    strict = etree.fromstring(body.encode("utf-8"))
    code = strict.find(".//code")

    assert code is not None
    assert "".join(code.itertext()).replace("␍", "").replace("\n", "") == plain(re.sub("[\r\n]", "", text)).replace(
        "␍", ""
    )


def test_kinds() -> None:
    """A table has rows and cells; an enclosure and a quoted telegram are set off."""
    table = Paragraph(text="Mill       <b>\nEast         400", kind="table")
    enclosure = Paragraph(text="BEGIN TEXT", items=(Paragraph(text="Yes."),), kind="enclosure")
    empty = Paragraph(kind="table")
    cable = from_text(
        "UNCLAS ZENDA 000911\n\n1. (U) See:\n\nMill       <b>\nEast         400\nWest         300\n\n2. (U) So.\n"
    )
    markup = "".join(paragraph_markup(Paragraph("1", items=(table, enclosure, empty))))
    main = tree_of(f"<main>{markup}</main>")

    assert [[cell.text for cell in row] for row in main.iter("tr")] == [["Mill", "<b>"], ["East", "400"]]
    assert [quote.findtext("p") for quote in main.iter("blockquote")] == ["BEGIN TEXT"]
    assert '<span class="k-text" title="cell (text)">East         </span>' in to_html(cable)


def test_mark_of_the_subject() -> None:
    """The subject as printed has its portion mark."""
    marked = Cable(Header(subject="THE BRIDGE", subject_portion=Portion(Classification.SECRET)))

    assert "<p>(S) THE BRIDGE</p>" in to_html(marked)
    assert "<p>THE BRIDGE</p>" in to_html(Cable(Header(subject="THE BRIDGE")))
