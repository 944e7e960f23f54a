"""A cable as a page of its own: what it says, and its source with every piece colored; nothing is loaded or run."""

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from itertools import chain
from typing import Final

from cablekit.exports.terminal import archive_facts, facts, visible
from cablekit.model import Addressee, Cable, Header, Paragraph, ParagraphKind, Portion, Section
from cablekit.model.body import one_level_deeper, printed_label
from cablekit.model.cable import as_cable, with_empty_body
from cablekit.model.node import Node
from cablekit.telegram.fields.table import ROWS
from cablekit.telegram.walk import Walked, walk

#: Kinds of pieces and the color that they share; a kind that is missing has that of values.
GROUPS: Final = {
    **dict.fromkeys(("label", "enumerator", "rule", "pilcrow"), "label"),
    **dict.fromkeys(("page", "banner", "counter", "marking", "blank", "end", "head", "wrapper", "gap"), "print"),
    **dict.fromkeys(("text", "heading", "cell"), "text"),
    **{row.piece: row.shown for row in ROWS if row.shown != "value"},
    "other": "unread",
}
#: The colors in the order of the coverage bar, and what they mean.
LEGEND: Final = {
    "text": "body",
    "topic": "subject, TAGS",
    "number": "numbers, dates, references",
    "secrecy": "classification",
    "value": "addresses and the rest of the head",
    "label": "labels",
    "print": "print of pages, relays and archives",
    "unread": "not understood",
}
STYLE: Final = """
:root{color-scheme:light dark;--ink:#1b1b1f;--paper:#fbfaf7;--dim:#6b6b75;--line:#d8d5cc;--glow:#ff3b30;
--topic:#cfe8cf;--number:#d3e2fa;--secrecy:#f7d9d3;--value:#ece0f6;--label:#e9e7e0;--print:#f1efe9;--chip:#f0c9c0}
@media(prefers-color-scheme:dark){:root{--ink:#e8e6e1;--paper:#17181b;--dim:#9a99a3;--line:#3a3b40;--glow:#ff6961;
--topic:#23402a;--number:#213653;--secrecy:#57302a;--value:#3c2f4e;--label:#2f2f33;--print:#232428;--chip:#6d3a31}}
body{margin:2rem auto;max-width:60rem;padding:0 1rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 Georgia,serif;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.2rem .6rem;border-top:1px solid var(--line)}
th{width:10rem;font-weight:normal;color:var(--dim)}
table.t{width:auto;margin:.5rem 0}blockquote.p{border-left:3px solid var(--line);padding-left:1rem}
.p{margin:1rem 0}.items{margin-left:2rem}.body{white-space:pre-wrap}.n{color:var(--dim)}
.chip{background:var(--chip);border-radius:.6rem;padding:0 .5rem;font:.8rem sans-serif}
pre{white-space:pre-wrap;font:.85rem/1.5 monospace;border:1px solid var(--line);padding:1rem}
svg{width:100%;height:1rem;display:block}
.key{font:.8rem sans-serif;color:var(--dim)}.key b{font-weight:normal;color:var(--ink)}
.k-topic{background:var(--topic);fill:var(--topic)}.k-number{background:var(--number);fill:var(--number)}
.k-secrecy{background:var(--secrecy);fill:var(--secrecy)}.k-value{background:var(--value);fill:var(--value)}
.k-label{background:var(--label);fill:var(--label)}.k-print{color:var(--dim);background:var(--print);fill:var(--print)}
.k-text{fill:var(--line)}.k-unread{background:var(--glow);fill:var(--glow);color:#fff;box-shadow:0 0 .6rem var(--glow)}
@media print{body{margin:0;max-width:none}pre{border:0;padding:0}details:not([open]){display:none}}
"""
#: Nothing is fetched and nothing runs; the one style sheet is known by its digest.
POLICY: Final = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    f"style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
)
#: What ends a script element or begins markup must not be in one.
IN_SCRIPT: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def to_html(cable: Cable) -> str:
    r"""
    Write a cable as one page of HTML that needs no other file.

    The first part is for reading: the head as a table, the sections, the paragraphs with their portion marks. The
    second is the source, each piece in the color of its kind, with what no rule understands aglow. A policy in the
    page forbids scripts and anything from elsewhere; data on the cable (JSON-LD, schema.org) are in the head.

    Args:
        cable: Any cable.

    Returns:
        The page; it can be encoded in UTF-8 whatever is in the cable.

    Raises:
        ModelError: It is no cable, or one that cannot be written as text, so it has no source to show.

    Source: HTML; Content Security Policy Level 3; JSON-LD in the words of schema.org.

    >>> from cablekit import from_text
    >>> page = to_html(from_text("UNCLAS ZENDA 000911\n\nSUBJECT: <b>FERRY</b>\n\n1. (U) Yes."))
    >>> "<h1>&lt;b&gt;FERRY&lt;/b&gt;</h1>" in page, "<b>FERRY" in page, "https://cdn" in page
    (True, False, False)
    """
    pieces = tuple(walk(as_cable(cable)))
    return "".join(
        (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>{shown(cable.id or 'Cable')}</title>\n<style>{STYLE}</style>\n",
            f'<script type="application/ld+json">{linked_data(cable)}</script>\n</head>\n<body>\n',
            reading(cable),
            source(pieces),
            "</body>\n</html>\n",
        )
    )


def repr_html(node: Node) -> str:
    """Write a node as a piece of HTML for a notebook: a cable as a line that opens on the head and the body."""
    if isinstance(node, Cable):
        line = f"{node.id or '(no id)'} {node.subject or ''}".strip()
        return f"<details><summary>{shown(line)}</summary>{reading(with_empty_body(node))}</details>"
    if isinstance(node, Header):
        return f"<table>\n{fact_rows(Cable(header=node))}</table>\n"
    if isinstance(node, Section):
        return "".join(section_markup(node))
    if isinstance(node, Paragraph):
        return "".join(paragraph_markup(node))
    return "".join(f"<p>{shown(line)}</p>\n" for line in str(node).split("\n"))


def shown(text: str) -> str:
    """Make a text safe between tags and in attributes; characters that hide are shown by signs."""
    return escape(signed(text))


def signed(text: str) -> str:
    """Show characters that hide by signs; most texts have none, and are seen at a glance."""
    return text if text.replace("\n", "").isprintable() else visible(text)


def reading(cable: Cable) -> str:
    """Write the part for reading."""
    sections = (markup for section in cable.sections for markup in section_markup(section))
    signers = "".join(f"<p>{shown(name)}</p>\n" for name in cable.closing.signatures)
    title = shown(cable.subject or cable.id or "Cable")
    return f"<main>\n<h1>{title}</h1>\n<table>\n{fact_rows(cable)}</table>\n{''.join(sections)}{signers}</main>\n"


def fact_rows(cable: Cable) -> str:
    """Write the facts of a cable as rows of a table."""
    found = chain(facts(cable), archive_facts(cable))
    return "".join(f"<tr><th>{shown(name)}</th><td>{shown(value)}</td></tr>\n" for name, value in found if value)


def section_markup(section: Section) -> Iterator[str]:
    """Yield a section: its heading, its paragraphs."""
    yield "<section>\n"
    if section.heading:
        yield f"<h2>{shown(section.heading)}</h2>\n"
    for paragraph in section.paragraphs:
        yield from paragraph_markup(paragraph)
    yield "</section>\n"


def paragraph_markup(paragraph: Paragraph, depth: int = 0) -> Iterator[str]:
    """Yield a paragraph, its items inside it; a table as rows, an enclosure and a quoted telegram set off."""
    label = printed_label(paragraph.label)
    number = f'<span class="n">{shown(label)}</span> ' if label else ""
    name = "div" if paragraph.kind in (ParagraphKind.PARAGRAPH, ParagraphKind.TABLE) else "blockquote"
    yield f'<{name} class="p">{number}{chip(paragraph.portion)}{text_markup(paragraph)}'
    if paragraph.items:
        yield '\n<div class="items">\n'
        for item in paragraph.items:
            yield from paragraph_markup(item, one_level_deeper(depth))
        yield "</div>"
    yield f"</{name}>\n"


def text_markup(paragraph: Paragraph) -> str:
    """Write the text of a paragraph, or the rows of a table."""
    if not paragraph.rows:
        return f'<span class="body">{shown(paragraph.text)}</span>'
    rows = ("".join(f"<td>{shown(cell)}</td>" for cell in cells) for cells in paragraph.rows)
    return f'<table class="t">{"".join(f"<tr>{row}</tr>" for row in rows)}</table>'


def chip(portion: Portion | None) -> str:
    """Write a portion mark."""
    if portion is None:
        return ""
    words = ", ".join(word for word in (portion.classification, *portion.controls) if word)
    return f'<span class="chip" title="{shown(words)}">{shown(str(portion))}</span> '


def source(pieces: Iterable[Walked]) -> str:
    """Write the source: a bar of what is understood, the meaning of the colors, and every piece."""
    pieces = tuple(pieces)
    returns = sign_of_return("".join(piece.text for piece in pieces))
    spans = "".join(span(piece, returns) for piece in pieces)
    note = '<p class="key">Lines end with CR LF.</p>\n' if returns == "" else ""
    above = f'<details open="">\n<summary>Source</summary>\n{coverage(pieces)}{note}'
    return f"{above}<pre><code>{spans}</code></pre>\n</details>\n"


def sign_of_return(text: str) -> str:
    """Give what a carriage return is shown by: nothing where all lines end with CR LF or none has one."""
    if "\n" not in text:
        return "␍\n"
    ends = text.count("\r\n")
    return "" if ends and ends == text.count("\r") == text.count("\n") else "␍"


def span(piece: Walked, returns: str) -> str:
    """Write a piece: its color, and in the title its kind and its field."""
    title = f"{piece.kind} ({piece.field})" if piece.field else piece.kind
    text = returns.join(signed(part) for part in piece.text.split("\r"))
    return f'<span class="k-{group(piece.kind)}" title="{shown(title)}">{escape(text)}</span>'


def group(kind: str) -> str:
    """Give the color of a kind."""
    return GROUPS.get(kind, "value")


def coverage(pieces: Iterable[Walked]) -> str:
    """Draw how much of the text each color has, and say it."""
    counts: Counter[str] = Counter()
    for piece in pieces:
        counts[group(piece.kind)] += len(piece.text)
    whole, at = counts.total() or 1, 0.0
    bars, keys = "", ""
    for name, meaning in LEGEND.items():
        share = 100 * counts[name] / whole
        bars += f'<rect class="k-{name}" x="{at:.3f}" y="0" width="{share:.3f}" height="1"/>'
        keys += f' <b class="k-{name}">{meaning}</b> {share:.1f} %' if counts[name] else ""
        at += share
    label = "How much of the text is understood"
    bar = f'<svg viewBox="0 0 100 1" preserveAspectRatio="none" role="img" aria-label="{label}">{bars}</svg>'
    return f'{bar}\n<p class="key">{keys}</p>\n'


def linked_data(cable: Cable) -> str:
    """Give a cable's facts as JSON-LD in the words of schema.org, safe inside a script element."""
    header, date = cable.header, cable.date
    data = {
        "@context": "https://schema.org",
        "@type": "Message",
        "identifier": cable.id,
        "name": cable.subject,
        "dateSent": date.isoformat() if date else None,
        "sender": organization(cable.originator),
        "toRecipient": organizations(header.action),
        "ccRecipient": organizations(header.info),
        "keywords": list(cable.tags),
        "citation": [reference.id for reference in cable.references if reference.id],
    }
    return json.dumps({key: value for key, value in data.items() if value}).translate(IN_SCRIPT)


def organization(name: str | None) -> dict[str, str] | None:
    """Give an address as schema.org has it."""
    return {"@type": "Organization", "name": name} if name else None


def organizations(addressees: Iterable[Addressee]) -> list[dict[str, str] | None]:
    """Give addressees as schema.org has them."""
    return [organization(addressee.name) for addressee in addressees if addressee.name]
