"""The text of a web page, laid out as a browser shows it: what is preformatted as it is, the rest by its blocks."""

import re
from typing import Any, Final

from lxml import etree

from cablekit.errors import ReadError

#: Elements whose content is not shown.
HIDDEN: Final = frozenset(
    {"head", "title", "script", "style", "template", "noscript", "iframe", "select", "button", "svg", "math"}
)
#: Elements of the site around an article, and names of others.
CHROME: Final = frozenset({"nav", "footer", "aside", "form", "dialog"})
CHROME_NAME: Final = re.compile(
    r"\b(?:nav|navbar|navigation|menu|footer|sidebar|breadcrumbs?|toolbar|cookies?|social|share)\b", re.IGNORECASE
)
#: Elements in which blanks and line endings count.
PREFORMATTED: Final = frozenset({"pre", "xmp", "listing", "plaintext", "textarea"})
PRE_STYLE: Final = re.compile(r"white-space\s{0,9}:\s{0,9}(?:pre|break-spaces)", re.IGNORECASE)
#: Elements with a blank line above and below, and elements that only begin a line.
PARAGRAPHS: Final = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "table", "hr", *PREFORMATTED}
)
LINES: Final = frozenset(
    {"div", "li", "tr", "dt", "dd", "section", "article", "main", "header", "address", "center", "figure", "caption"}
    | {"body", "html", "form", "fieldset", "nav", "footer", "aside", "details", "summary", "thead", "tbody"}
)
CELLS: Final = frozenset({"td", "th"})
#: Blanks that are one space when shown; the space that is always shown is not one of them.
BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
NO_BREAK_SPACE: Final = "\u00a0"


def parse(page: str) -> Any:
    """Parse a page as browsers do; None for a page of nothing. One that is nested too deep is a `ReadError`."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    root = etree.fromstring(page.replace("\0", "\ufffd").encode("utf-8", "replace") or b" ", parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadError("is a web page that is nested too deep")
    return root


def text_of(element: Any, *, chrome: bool = True) -> str:
    r"""
    Return the text of an element as it is shown; without *chrome*, what a site has around an article is left out.

    >>> text_of(parse("<p>Toll  &lt; 5<br>crowns</p><div>Rye > 3</div><pre> a\n  b</pre>"))
    'Toll < 5\ncrowns\n\nRye > 3\n\n a\n  b\n'
    """
    layout = Layout()
    hidden = preformatted = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        is_hidden = node.tag in HIDDEN or (not chrome and is_chrome(node))
        is_pre = is_preformatted(node)
        if event == "start":
            if not hidden:
                layout.edge(node, is_start=True)
            hidden += is_hidden
            preformatted += is_pre
            text = node.text
        else:
            hidden -= is_hidden
            preformatted -= is_pre
            if not hidden:
                layout.edge(node, is_start=False)
            text = node.tail if node is not element else None
        if text and not hidden:
            layout.add(text, is_pre=preformatted > 0)
    return layout.whole()


def is_chrome(node: Any) -> bool:
    """Whether an element is one of the site's, around the article: by its own name, or by that of its class."""
    return node.tag in CHROME or CHROME_NAME.search(f"{node.get('id', '')} {node.get('class', '')}") is not None


def is_preformatted(node: Any) -> bool:
    """Whether blanks and line endings count in an element."""
    return node.tag in PREFORMATTED or PRE_STYLE.search(node.get("style", "")) is not None


class Layout:
    """The text of a page up to here."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.breaks: int = 0  # how many line endings are due
        self.ended: int = 0  # how many line endings the text ends with
        self.gap: str = ""  # what is due between two words
        self.skips_newline: bool = False  # whether a line ending here is only the page's: after `<br>`, after `<pre>`

    def edge(self, node: Any, *, is_start: bool) -> None:
        """Note what begins or ends here."""
        if node.tag == "br":
            if is_start:
                self.breaks += 1
            self.skips_newline = True
            return
        self.skips_newline = is_start and node.tag in PREFORMATTED
        if node.tag in PARAGRAPHS:
            self.breaks = max(self.breaks, 2)
        elif node.tag in LINES:
            self.breaks = max(self.breaks, 1)
        elif node.tag in CELLS and is_start:
            self.gap = "\t"

    def add(self, text: str, *, is_pre: bool) -> None:
        """Add characters."""
        if is_pre:
            self.add_preformatted(text)
        else:
            self.add_words(text)

    def add_preformatted(self, text: str) -> None:
        """Add characters of which each counts."""
        if self.skips_newline:
            text = text.removeprefix("\n")
        self.skips_newline = False
        if text:
            self.put(text)

    def add_words(self, text: str) -> None:
        """Add words; blanks are one space, and none at the edges of a line."""
        words = BLANKS.sub(" ", text).replace(NO_BREAK_SPACE, " ")
        if text[0] in " \t\r\n\f":
            self.gap = self.gap or " "
            words = words[1:]
        if words:
            self.skips_newline = False
            ends = text[-1] in " \t\r\n\f"
            self.put(words[:-1] if ends else words)
            self.gap = " " if ends else ""

    def put(self, text: str) -> None:
        """Put characters after what is due before them."""
        if self.parts:
            due = max(self.breaks - self.ended, 0)
            self.parts.append("\n" * due or (self.gap if not self.ended else ""))
        self.parts.append(text)
        self.breaks, self.gap = 0, ""
        self.ended = len(text) - len(text.rstrip("\n"))

    def whole(self) -> str:
        """Return the text; its last line is ended."""
        text = "".join(self.parts)
        return text if not text or text.endswith("\n") else f"{text}\n"
