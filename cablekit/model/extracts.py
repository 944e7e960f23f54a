"""The summary and the comment of a body, by the rulings of the design."""

import re
from collections.abc import Iterable

from cablekit.model.body import Paragraph, Section, printed_label


def summary_of(sections: Iterable[Section]) -> str | None:
    """
    Give the summary: label and end words off, or None.

    >>> from cablekit.model import Paragraph, Section
    >>> summary_of([Section("Summary", (Paragraph("1", text="All is well. End summary."),))])
    'All is well.'
    """
    return extract(tuple(sections), "summary")


def comment_of(sections: Iterable[Section]) -> str | None:
    """
    Give the comment: label and end words off, or None.

    >>> from cablekit.model import Paragraph, Section
    >>> comment_of([Section(None, (Paragraph("2", text="COMMENT: We doubt it."),))])
    'We doubt it.'
    """
    return extract(tuple(sections), "comment")


def extract(sections: tuple[Section, ...], word: str) -> str | None:
    """
    Find what *word* heads: a run-in label goes to its end words or the paragraph's end, a heading to the section's.

    >>> from cablekit.model import Paragraph, Section
    >>> extract((Section(None, (Paragraph(text="Nothing."),)),), "summary") is None
    True
    """
    begin = re.compile(
        rf"(?i)\W*(?:\w+ )?{word}\b(?: ?(?:and|/|&) ?[\w ]{{3,20}}?)?\s*(?:[.:,]|--?(?=\s)|\()\s*(?:\([A-Z/]{{1,6}}\)\s*)?"
    )
    for section in sections:
        headed = bool(section.heading and re.match(rf"(?i)\W*(?:{word}\b|\w+ (?:and |& )?{word}\b)", section.heading))
        for at, paragraph in enumerate(section.paragraphs):
            match = begin.match(paragraph.text)
            if match or headed:
                following = tuple(with_items(p) for p in section.paragraphs[at + 1 :])
                first = with_items(paragraph)[match.end() if match else 0 :]
                return until_end((first, *following), word, whole=headed)
    return None


def with_items(paragraph: Paragraph) -> str:
    r"""
    Give the text of a paragraph and, a line each, of its items.

    >>> with_items(Paragraph("1", text="Two:", items=(Paragraph("A", text="a moat"), Paragraph("-", text="a wall"))))
    'Two:\nA. a moat\n- a wall'
    """
    items = [f"{printed_label(item.label)} {with_items(item)}".strip() for item in paragraph.items]
    return "\n".join([paragraph.text, *items])


def until_end(texts: tuple[str, ...], word: str, *, whole: bool) -> str:
    """
    Join *texts* up to the end words; without them give all of them or the first alone.

    >>> until_end(("All is well. (End summary.)", "More."), "summary", whole=True)
    'All is well.'
    """
    end = re.compile(rf"(?i)\bend(?: of)?\s{{1,40}}{word}\b")
    for at, text in enumerate(texts):
        match = end.search(text)
        if match:
            return "\n\n".join((*texts[:at], text[: match.start()].rstrip().removesuffix("("))).strip()
    return ("\n\n".join(texts) if whole else texts[0]).strip()
