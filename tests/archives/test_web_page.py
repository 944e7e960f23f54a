"""Web pages: what is a page, what is shown of it, and what its tables say."""

import html

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit.archives import cablegate, page_text
from cablekit.archives.document import BadRecord, Choice, Document, decode
from cablekit.archives.files import load, read
from cablekit.archives.registry import form_of
from cablekit.archives.web_page import page_of, preformatted, read_page
from cablekit.telegram.write import to_text
from tests.archives.files_of_each_format import ONE, PAGE, PASTED, escaped, paragraphs
from tests.scaling import assert_linear


def shown(page: str, *, chrome: bool = True) -> str:
    """Give the text of a page."""
    return page_text.text_of(page_text.parse(page), chrome=chrome)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"<!DOCTYPE html><p>x", "html"),
        (b"\n<!-- saved from x -->\n<HTML><body>x", "html"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x' 'y'>\n<html/>", "html"),
        (b"<pre>x", "html"),
        (b"a<br>b<br/>c<BR />d", "html"),
        (b"a</p>b</p>c</pre>d", "html"),
        (b"a<br>b<br>c", "text"),
        (b"Toll < 5 <p>", "text"),
        (b"<AMEMBASSY ZENDA>", "text"),
        (b"<preface>", "text"),
    ],
)
def test_recognise(data: bytes, form: str) -> None:
    """A page begins as one, or its lines end as those of pages do."""
    assert form_of(decode(data)) == form


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Toll < 5 crowns and rye > 3 tons</p>", "Toll < 5 crowns and rye > 3 tons\n"),
        ("<p>a\n  b <b>c</b>d\t e</p>", "a b cd e\n"),
        ("<p>a<p>b", "a\n\nb\n"),
        ("a<br>b<br><br>c", "a\nb\n\nc\n"),
        ("<br>a<br>", "a\n"),
        ("<div>a</div>\n<div>b</div>", "a\nb\n"),
        ("<div>a<br></div><div>b</div>", "a\nb\n"),
        ("<ul><li>a<li>b</ul>c", "a\nb\n\nc\n"),
        ("<table><tr><th>a<td>b<tr><td><td>c</table>", "a\tb\nc\n"),
        ("a&nbsp;&nbsp;b<p>&nbsp; c", "a  b\n\n  c\n"),
        ("<pre>a\n  b</pre>c", "a\n  b\n\nc\n"),
        ("<pre>\na\n\n</pre>c", "a\n\nc\n"),
        ("<pre>a<br>\nb<br>c<br/>\n\nd</pre>", "a\nb\nc\n\nd\n"),
        ("<pre>a <b>\n</b>b</pre>", "a \nb\n"),
        ("x <pre>\n</pre> y", "x\n\ny\n"),
        ("<p style='white-space:pre'>a  b</p> c  d", "a  b\n\nc d\n"),
        ("a <b> b</b> <i>c </i> d", "a b c d\n"),
        ("<script>a < b</script>c<style>d</style><title>e</title>", "c\n"),
        ("a<!-- b -->c<? d ?>e", "ace\n"),
        ("a\0b&#0;", "a\ufffdb\ufffd\n"),
        ("<html></html>", ""),
    ],
)
def test_what_is_shown(page: str, text: str) -> None:
    """Blocks are lines and paragraphs; blanks count only in what is preformatted; what is not shown is left out."""
    assert shown(page) == text


def test_the_sites_own_parts() -> None:
    """What a site has around an article is left out, by the name of the element or of its class."""
    page = "<nav>a</nav>b<div class='left menu'>c</div><p id=footer>d</p><aside>e<pre>f</pre></aside>g<p class=menus>h"

    assert shown(page, chrome=False) == "b\n\ng\n\nh\n"
    assert shown(page) == "a\nb\nc\n\nd\n\ne\n\nf\n\ng\n\nh\n"


PIECES = [
    "<",
    ">",
    "&",
    "< 5",
    "<b>",
    "</b>",
    "<br/>",
    "</ x",
    "&lt;",
    "&#60;",
    "a",
    "A<B",
    " ",
    "5",
    "\n",
    "'",
    "<!",
    "?>",
]


@given(st.lists(st.sampled_from([piece for piece in PIECES if piece != "<br/>"])).map("".join))
def test_the_referee(markup: str) -> None:
    """By the rule of HTML, `<` opens a tag only before a letter and three signs: no other word is lost with it."""
    whole = f"<pre>x{markup}</pre>"
    referee = lxml.html.fromstring(whole).text_content()

    assert preformatted(page_text.parse(whole)) in (referee, f"{referee}\n")


@given(st.lists(st.sampled_from(["< 5", "> 3", "<b>", "</b>", "<a href='x'>", "&lt;", "A & B", " ", "\n", "<-", "<="])))
def test_pages_of_cablegate_keep_words(pieces: list[str]) -> None:
    """The fast way, for pages of Cablegate, finds the words that a parser of HTML finds."""
    markup = "x" + "".join(pieces)
    text = lxml.html.fromstring(f"<pre>{markup}</pre>").text_content()

    assert cablegate.plain_text(markup) == text


def test_cablegate_keeps_words() -> None:
    """A sign that opens no tag takes no words with it."""
    page = f"<table class='cable'></table><pre>{ONE.replace('&', '&amp;')}</pre>"

    assert [to_text(cable) for cable in read(page.encode())] == [ONE]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<pre>\n{escaped(ONE)}</pre>", ONE),
        (paragraphs(ONE), ONE),
        (f"<pre>Print this page</pre>{paragraphs(ONE)}", f"Print this page\n\n{ONE}"),
        (f"<pre>a <pre>{escaped(ONE)}</pre></pre>", f"a \n\n{ONE}"),
    ],
)
def test_the_text_in_a_page(body: str, text: str) -> None:
    """What is preformatted counts if a telegram is in it, otherwise the page."""
    (cable,) = read(f"<html><body>{body}</body></html>".encode())

    assert to_text(cable) == text


def test_a_telegram_in_a_part_of_the_site() -> None:
    """Where the page without the site's parts has no telegram, the whole page is read."""
    (cable,) = read(f"<form>{paragraphs(ONE)}</form>".encode())

    assert to_text(cable) == ONE


def test_the_table_says_that_it_is_one() -> None:
    """A page whose table has the id of a cable holds one, whatever is left of its text; the year is from the id."""
    table = "<table><tr><th>Reference ID<th>Created<tr><td>08ZENDA910<td>2008-05-08</table>"
    (cable,) = read(f"<html>{table}<pre>UNCLAS ZENDA 000910</pre></html>".encode())

    assert (cable.id, to_text(cable)) == ("08ZENDA910", "UNCLAS ZENDA 000910\n")
    assert cable.wrappers[0].fields == (("Reference ID", "08ZENDA910"), ("Created", "2008-05-08"))


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ("<tr><td>A:<td>b<tr><td>C:<td>d", {"A": "b", "C": "d"}),
        ("<tr><th>A<td>b", {"A": "b"}),
        ("<tr><th>A<th>B<tr><td>c<td>d<tr><td>e<td>f", {"A": "c", "B": "d"}),
        ("<tr><td>a<td>b", {}),
        ("<tr><td>A:<td>", {}),
        ("<tr><td>A:<td>b<tr><td>A:<td>c", {"A": "b"}),
        ("<tr><td>A:<td>b<td>c", {}),
        (f"<tr><td>{'A' * 61}:<td>b", {}),
        ("<tr><th>A<tr><td>b<td>c", {"A": "b"}),
        ("<tr>", {}),
        ("<tr><th>A<td><table><tr><td>B:<td>c</table><tr><th>D<td>e", {"B": "c", "D": "e"}),
    ],
)
def test_facts(table: str, fields: dict[str, str]) -> None:
    """A table has a label and its value in each row, or labels above values."""
    (choice,) = read_page(decode(f"<table>{table}</table><p>x".encode()))

    assert isinstance(choice, Choice)
    assert isinstance(inner := choice.groups[0][0], Document)
    assert dict(inner.wrappers[0].fields) == fields


@pytest.mark.parametrize("page", ["", " ", "<html></html>", "<!-- x -->", "<html><script>x</script></html>"])
def test_pages_of_nothing(page: str) -> None:
    """A page on which nothing is shown holds no telegram."""
    (bad,) = read(page.encode(), format="html" if page.strip() and "--" not in page else None, errors="keep")

    assert isinstance(bad, BadRecord)
    assert bad.reason == "no-telegram"
    assert len(list(read_page(decode(page.encode())))) == 1


@pytest.mark.parametrize(
    ("name", "letter", "found"),
    [
        ("windows-1251", "\u0411", "\u0411"),
        ("no-such", "\u0411", "\xc1"),
        ("utf-8", "\u0411", "\xc1"),
        ("base64", "\u0411", "\xc1"),
    ],
)
def test_named_encoding(name: str, letter: str, found: str) -> None:
    """A page is decoded in the encoding that it names, if it can be."""
    data = f"<html><meta charset='{name}'><p>{letter}".encode("windows-1251")

    assert page_of(decode(data)).endswith(found)
    assert page_of(decode(b"x" + data).inner(1, 40)) == decode(data).text[:39]


def test_nested_too_deep() -> None:
    """A page that a parser would not read to its end is refused."""
    (bad,) = read(("<div>" * 5000 + ONE).encode(), errors="keep")

    assert isinstance(bad, BadRecord)
    assert bad.reason == "is a web page that is nested too deep"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (PASTED, "pasted"),
        (PASTED.replace("\n", "\r\n"), "pasted"),
        (PASTED.partition("\n\n")[2], "pasted"),
        ("\n" + PASTED.replace("\tReleased", "").replace("\t2011-08-30 01:01", ""), "pasted"),
        (PASTED.replace("\t", "\n"), "pasted"),
        (PASTED.replace("08ZENDA910\t", "\t"), "text"),
        ("x\n" + PASTED, "text"),
        ("Reference ID\n" + ONE, "text"),
    ],
)
def test_pasted(text: str, form: str) -> None:
    """A page that was pasted as text has its labels and values above the telegram."""
    assert form_of(decode((text + ONE).encode())) == form


def test_pasted_text_comes_back() -> None:
    """A page that was pasted is a text file: what is above the telegram is the archive's, and the file comes back."""
    text = (PASTED + "UNCLAS ZENDA 000910\n\nTAGS: PREL\n").replace("\n", "\r\n")
    cable = load(text.encode())

    assert to_text(cable) == text
    assert (cable.id, cable.wrappers[0].get("Origin")) == ("08ZENDA910", "Embassy Zenda")
    assert load(ONE.encode(), format="text").wrappers == ()


@pytest.mark.scaling
@pytest.mark.parametrize("pump", ["<", "<a ", "<b>", "<br>", "<pre>", "&#x0A;", "<tr><td>", " ", "<!--", "</p>x", "\t"])
def test_pages_are_read_in_linear_time(pump: str) -> None:
    """A page of whatever a parser stumbles over is read, or refused, in time linear in its length."""

    def looked_at(page: str) -> None:
        read_all = read((PASTED + page).encode(), errors="keep"), read(f"<html>{page}".encode(), errors="keep")
        for found in read_all:
            list(found)

    assert_linear(looked_at, lambda size: pump * (size // len(pump)))


def test_entities() -> None:
    """Entities of a page are characters of the telegram."""
    page = PAGE.format(text=f"<pre>{html.escape(ONE).replace(chr(10), '&#x000A;')}</pre>")

    assert [to_text(cable) for cable in read(page.encode())] == [ONE]
