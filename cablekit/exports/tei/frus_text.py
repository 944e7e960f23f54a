"""The text of a telegram in a document of the Foreign Relations volumes: made from what `to_tei` writes otherwise."""

import re
from typing import Any, Final

from lxml import etree

from cablekit.exports.tei.ism import NAMESPACE as ISM
from cablekit.telegram.gaps import CODES

ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
#: How much is missing, as a note in place of the words says it.
EXTENT: Final = re.compile(
    r"""
    (?<![\w/-])
    (?:(?:less|more)[ ]than[ ])?
    (?:(?:\d{1,3}[- ])?\d{1,3}[./]\d{1,2}|\d{1,4}[ ]?[\u00bc-\u00be]?
      |a|an|one|two|three|four|five|six|seven|eight|nine|ten)[ ]
    (?:(?:and[ ]a[ ]half|half)[ ])?
    (?:line|word|name|paragraph|page|sentence|section)s?\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: A note in brackets or parentheses, with words of its own.
NOTE: Final = re.compile(r"[\[(]([^\[\]()]*[^\W\d_]{3}[^\[\]()]*)[\])]")


#: What the text of a document, or of an enclosure, consists of.
BLOCKS: Final = frozenset({"ab", "div", "floatingText", "list", "p", "table"})


def adapted(text: str, ident: str, number: str | None) -> str:
    """Write the text of a document with the id *ident*, and the telegram's number before its first words."""
    root: Any = etree.fromstring(f'<body xmlns:ism="{ISM}">{text}</body>', etree.XMLParser(huge_tree=True))
    join_sections(root)
    for place, division in enumerate(root.iter("div"), 1):
        division.set(ID, f"{ident}s{place}")
    for node in root.iterfind(".//list[@type='items']"):
        del node.attrib["type"]
    take_tables_out(root)
    for node in [*root.iter("pb")]:
        node.tag = "milestone"
        node.set("unit", "page")
    for node in root.iter("gap"):
        describe_gap(node)
    if not any(node.tag in BLOCKS for node in root):
        add_paragraph(root)
    fill_paragraphs(root)
    if number:
        first = next(root.iter("p"), None)
        first = add_paragraph(root) if first is None else first
        first.text = f"{number}. {first.text or ''}".strip() if len(first) == 0 else f"{number}. {first.text or ''}"
    etree.cleanup_namespaces(root)
    return "".join(etree.tostring(node, encoding="unicode") for node in root)


def add_paragraph(root: Any) -> Any:
    """Put a paragraph below the lists at the top."""
    made = etree.Element("p")
    place = next((at for at, node in enumerate(root) if node.tag not in {"list", "milestone"}), len(root))
    root.insert(place, made)
    return made


def join_sections(root: Any) -> None:
    """Let a division without a head continue the one before it, for each has a head."""
    for division in root.findall("div"):
        if division.find("head") is None:
            division.getprevious().extend(division)
            root.remove(division)


def take_tables_out(root: Any) -> None:
    """Put the tables in a list after it; the last one is moved first, so that they stay in their order."""
    for table in reversed([*root.iter("table")]):
        above = [*table.iterancestors("list")]
        if above:
            move_after(above[-1], table)


def move_after(place: Any, node: Any) -> None:
    """Move an element to the place after another one; what follows it stays."""
    parent, tail = node.getparent(), node.tail or ""
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    node.tail = None
    after = place.tail
    place.addnext(node)
    place.tail, node.tail = None, after


def describe_gap(gap: Any) -> None:
    """Put what is known of missing words in brackets and italics, and how much it is into an attribute."""
    desc = gap.find("desc")
    text = " ".join((desc.text if desc is not None else "").split())
    extent = EXTENT.search(text)
    if extent:
        gap.set("extent", extent[0])
    for child in [*gap]:
        gap.remove(child)
    inner = etree.SubElement(gap, "desc")
    inner.text = "["
    italic = etree.SubElement(inner, "hi", rend="italic")
    italic.text, italic.tail = gap_words(text, gap.get("reason")), "]"


def gap_words(text: str, reason: str) -> str:
    """
    Say in the words of the volumes what is missing; only an exemption of the law says that it is not declassified.

    >>> gap_words("[5 lines not declassified]", "redacted"), gap_words("B1, 1.4(D)", "redacted")
    ('5 lines not declassified', 'text not declassified')
    >>> gap_words("XXXXXXXXXXXX", "redacted"), gap_words("(#)", "garbled")
    ('text withheld', 'garble')
    """
    note = NOTE.fullmatch(text)
    if CODES.search(text) and not EXTENT.search(text):
        return "text not declassified"
    if note:
        return note[1].lower() if note[1].isupper() else note[1]
    return {"redacted": "text withheld", "garbled": "garble"}.get(reason, text.strip("* "))


def fill_paragraphs(root: Any) -> None:
    """Remove paragraphs in which there is nothing; one that has to be there says so."""
    for node in [one for one in root.iter("p") if len(one) == 0 and not (one.text or "").strip()]:
        parent = node.getparent()
        if (
            any(one is not node and one.tag in {"p", "list", "floatingText", "table"} for one in parent)
            and not node.tail
        ):
            parent.remove(node)
        else:
            node.text = "["
            italic = etree.SubElement(node, "hi", rend="italic")
            italic.text, italic.tail = "no text", "]"
