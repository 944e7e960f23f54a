"""The summary and the comment of a body: what their labels or headings head."""

import re
from collections.abc import Iterable

from cablekit.model.body import Paragraph, Section, printed_label


def summary_of(sections: Iterable[Section]) -> str | None:
    """Return the summary without its label and end words, or None."""
    return extract_headed(tuple(sections), "summary")


def comment_of(sections: Iterable[Section]) -> str | None:
    """Return the comment without its label and end words, or None."""
    return extract_headed(tuple(sections), "comment")


def extract_headed(sections: tuple[Section, ...], word: str) -> str | None:
    """Find what *word* heads: up to its end words, otherwise the paragraph (a label) or the section (a heading)."""
    begin = re.compile(
        rf"(?i)\W*(?:\w+ )?{word}\b(?: ?(?:and|/|&) ?[\w ]{{3,20}}?)?\s*(?:[.:,]|--?(?=\s)|\()\s*(?:\([A-Z/]{{1,6}}\)\s*)?"
    )
    bare = re.compile(rf"\W*{word.upper()}\s+(?=[A-Z\"'(])")
    for section in sections:
        headed = bool(section.heading and re.match(rf"(?i)\W*(?:{word}\b|\w+ (?:and |& )?{word}\b)", section.heading))
        for at, paragraph in enumerate(section.paragraphs):
            match = begin.match(paragraph.text) or bare.match(paragraph.text)
            if match or headed:
                following = tuple(with_items(p) for p in section.paragraphs[at + 1 :])
                first = with_items(paragraph)[match.end() if match else 0 :]
                return until_end((first, *following), word, whole=headed)
    return None


def with_items(paragraph: Paragraph) -> str:
    """Return the text of a paragraph and, one per line, of its items."""
    items = [f"{printed_label(item.label)} {with_items(item)}".strip() for item in paragraph.items]
    return "\n".join([paragraph.text, *items])


def until_end(texts: tuple[str, ...], word: str, *, whole: bool) -> str:
    """Join *texts* up to the end words; without end words all of them, or only the first."""
    end = re.compile(
        rf"(?i)\bend(?: of)?\s{{1,40}}(?:\w{{3,20}}\s{{1,9}}(?:and|&)\s{{1,9}}(?={word}(?:[.)\]]|\s*\Z))|(?:embassy|post|consulate)\s{{1,9}})?{word}\b"
    )
    for at, text in enumerate(texts):
        match = end.search(text)
        if match:
            return "\n\n".join((*texts[:at], text[: match.start()].rstrip().removesuffix("("))).strip()
    return ("\n\n".join(texts) if whole else texts[0]).strip()
