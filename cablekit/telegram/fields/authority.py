"""The "Classified By" line: who classified the cable, and why <-> `Authority` (format.md 12).

The line is cut into the label, the head (the person and the position, `authority_person.py`) and the reasons
(`authority_reasons.py`). A value that would not read back from the usual order of words is written with a labeled
position: `; position: `.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model import Authority
from cablekit.model.node import filler
from cablekit.telegram import grammar
from cablekit.telegram.fields.authority_person import LETTER_OR_DIGIT, MARKS_AROUND, split_person
from cablekit.telegram.fields.authority_reasons import (
    MARKS,
    MOST_MARKS,
    ONE_LETTER,
    REASONS_OF_SOURCE,
    letters_until,
    misspelled_start,
    read_letters,
    split_reasons,
)
from cablekit.telegram.fields.field import BODY_OPENINGS, Field, HeaderPlace, Label
from cablekit.telegram.fields.portion import begins_text

LONGEST_LINE: Final = 700
#: How much of the end of a line is looked at (characters).
LONGEST_END: Final = 150
#: format.md 12: a line of this length was cut wherever it was, in a word or not.
HARD_WIDTH: Final = 71
#: format.md 12: the word with letters lost, doubled or swapped, or with one wrong letter.
CLASSIFIED: Final = r"""
    (?:C(?:[LAS]{2,6}[IFESL]{3,7}[DE]{1,2}
      | [A-Z]ASSIFIED | L[A-Z]SSIFIED | LA[A-Z]SIFIED | LAS[A-Z]IFIED | LASS[A-Z]FIED | LASSI[A-Z]IED | LASSIF[A-Z]ED
      | LASSIFI[A-Z]D | LASSIFIE[A-Z])(?![A-Z]))
"""
#: format.md 12: the label with its slips; the level may be inside it.
LABEL_FORM: Final = rf"{CLASSIFIED}(?:[ ](?:{grammar.CONFIDENTIAL}|{grammar.SECRET}))?[\s-]{{1,3}}BY\b | CLASSIFIEDBY\b"
LABEL: Final = late_pattern(
    rf"\b(?:{LABEL_FORM})(?!['\"\u2019\u201d]?\sLINE) | \bDERIVED\sFROM\b", re.IGNORECASE | re.VERBOSE
)
#: format.md 12: the label without its second word, before a person and reasons on the same line.
LABEL_CUT: Final = r"CLASSIFIED[ ](?=[A-Z][^\n]{5,150}\bREASONS?[: ]{1,2}(?:SECTION[ ])?1[.,]?[ ]?[3-6])"
SHORT_LABEL: Final = late_pattern(rf"{LABEL_CUT}|CLASSIFIED(?=:)", re.IGNORECASE)
#: format.md 12: the label of reasons without a person.
REASONS_ALONE: Final = late_pattern(r"\s{0,9}(?:CLASSIFICATION )?REASONS?\b", re.IGNORECASE)
#: format.md 12, 19: what may follow it: a number, a portion mark, the label again.
LABEL_AGAIN: Final = late_pattern(
    rf"""
    [\s:.-]{{0,9}}
    (?:[0-9]\.\s{{0,3}})?
    (?:\([A-Z]{{1,3}}\)\s{{0,3}})?
    (?P<label>{LABEL_FORM} | CLASSIFIED\b(?![ ]ON\b) | DERIVED\sFROM\b | BY\b | (?<=\)\s) | (?<=\)))
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: What no word of a usual head, nor a part of a word, may begin with: the reasons, or a word that leads to them.
REASONS_OR_SOURCE: Final = r"(?:r[ ]?[ea][ ]?[aos]|(?:derived|declassify)\b)"
LEADING_WORD: Final = r"(?:f(?:0r|r|or)?|per|under|based|pursuant|in|by|the|following)\b"
GLUED_REASONS: Final = late_pattern(rf"[^\w ]{REASONS_OR_SOURCE}", re.IGNORECASE)
REASONS_INSIDE: Final = late_pattern(rf"\W(?:{REASONS_OR_SOURCE}|{LEADING_WORD})", re.IGNORECASE)
#: format.md 12: the whole of a usual line: the label, a head without digits, `for reasons 1.4 (b) and (d)` in one of its
#: forms, and nothing after it. The parts are read with re.VERBOSE: a space in them is `[ ]`.
HEAD_WORD: Final = rf"(?!(?:for|per|under)[ ](?:re(?:as|\b)|1) | {REASONS_OR_SOURCE})[^\s0-9]+"
SECTION_NUMBER: Final = r"1[.,]?[3-6](?![0-9])\.?[ ]?"
REASONS_WORD: Final = rf"""
    (?:
        [ ]reasons?(?![a-z])(?:[:;,.]?[ ]|[:;,]?)(?:(?:section[ ])?{SECTION_NUMBER})?
      | (?:(?<=[ ]for)|(?<=[ ]per)|(?<=under)|(?<=[,;:-]))[ ]{SECTION_NUMBER}
    )
"""
LETTER_IN_LIST: Final = r"[a-h](?![a-z0-9'\u2019])[ ]?\)?"
NEXT_IN_LIST: Final = rf"(?:[ ]?(?:,?[ ]?and(?=[ (])|[,/&])[ ]?\(? | (?<=\))[ ]?\()[ ]?{LETTER_IN_LIST}"
USUAL_FORM: Final = late_pattern(
    rf"""
    (?:\([A-Z]{{1,3}}\)[ ])?
    (?:{grammar.phrase(grammar.CLASSIFIED_BY)}:?[ ]){{1,2}}
    (?P<head>(?!by\b|{CLASSIFIED}|[(,;:.-]){HEAD_WORD}(?:[ ]{HEAD_WORD})*)
    (?P<led>[ ]for|[ ]per|[ ]under)?
    {REASONS_WORD}
    (?P<letters>\(?[ ]?{LETTER_IN_LIST}(?:{NEXT_IN_LIST}){{0,7}})
    [ .)]*
    """,
    re.IGNORECASE | re.VERBOSE,
)
WRITTEN_FOR: Final = frozenset({" for", " For", " FOR"})
#: What `write_authority` falls back to.
WRITTEN_FORM: Final = late_pattern(r"Classified By: ([^;]*); position: (.*?)(?:; reasons: ([a-h](?:, [a-h]){0,9}))?\.")
#: format.md 12: where the line ends: a blank line, unless the reasons are below it.
REASONS_LINE: Final = (
    r"(?i:(?:for[ ])?reasons?\W{1,3}(?:section[ ])?(?:1|\(?[a-h]\b)|1[ ]?[.,][ ]?[3-6][ ]{0,2}\(?[a-h](?![a-z]))"
)
PARAGRAPH_END: Final = late_pattern(rf"\n[ \t\r]*\n(?!\s{{0,40}}{REASONS_LINE})")
#: 3. The line ending above a blank line, and the blanks of it.
BLANK_LINE: Final = late_pattern(r"\n[ \t]*+(?=\n)")
new_authority: Final = filler(Authority)


def read_authority(content: str) -> Authority | None:
    """
    Read who classified the cable, and why, from the labeled line or the paragraph that holds it; otherwise None.

    >>> read_authority("Classified By: Political M/C Fritz Tarlenheim: reasons 1.4 (b, d).")
    Authority(name='Fritz Tarlenheim', position='Political M/C', reasons=('b', 'd'))
    """
    given = WRITTEN_FORM.fullmatch(content.strip()) if "; position: " in content else None
    if given:
        return Authority(given[1] or None, given[2] or None, tuple(given[3].split(", ")) if given[3] else ())
    found = LABEL.search(content) or SHORT_LABEL.match(content)
    if not found:
        return read_reasons_alone(content)
    begin = content.rfind("\n", 0, found.start()) + 1
    if begin and REASONS_ALONE.match(content) and not PARAGRAPH_END.search(content, 0, begin):
        begin = 0  # the reasons are above the label
    text = on_one_line(content[begin : found.end() + LONGEST_LINE])
    authority = read_usual_form(text) or read_any_form(text)
    return authority if authority.name or authority.position or authority.reasons else None


@lru_cache(maxsize=1024)
def read_header_authority(content: str) -> Authority | None:
    r"""
    Read the lines of a header; what they say below a blank line belongs to them, or the scanner had left it (format.md 3).

    >>> read_header_authority("Classified By: Anna Sapt, DCM, for\n\nreasons 1.4 (b) and\n\n(d).").reasons
    ('b', 'd')
    """
    return read_authority(BLANK_LINE.sub("", content) if "\n\n" in content.rstrip() else content)


def read_reasons_alone(content: str) -> Authority | None:
    """
    Read a line that names nobody, only the reasons; otherwise None.

    >>> read_reasons_alone("Reason: 1.4 (b)"), read_reasons_alone("The bridge is open for reasons 1.4 (b)")
    (Authority(name=None, position=None, reasons=('b',)), None)
    """
    reasons = read_letters(on_one_line(content[:LONGEST_LINE])) if REASONS_ALONE.match(content) else ()
    return Authority(reasons=reasons) if reasons else None


def read_usual_form(text: str) -> Authority | None:
    """
    Read a line of the usual form, otherwise None.

    >>> read_usual_form("Classified By: DCM Jane Roe, reasons 1.4 (b) and (d).")
    Authority(name='Jane Roe', position='DCM', reasons=('b', 'd'))
    >>> read_usual_form("Classified By: DCM Jane Roe, Section 1.4")
    """
    match = USUAL_FORM.fullmatch(text)
    if not match:
        return None
    head, led = match.group("head", "led")
    if not LETTER_OR_DIGIT.search(head):
        return None
    if led is None:
        bare = head.rstrip(MARKS)
        if (
            len(head) - len(bare) >= MOST_MARKS
            or not bare[-1].isalnum()
            or misspelled_start(head, len(head)) < len(head)
        ):
            return None
        head = bare
    if GLUED_REASONS.search(head) if led in WRITTEN_FOR else REASONS_INSIDE.search(f" {head}"):
        return None
    name, position = split_person(head)
    return new_authority(name, position, tuple(dict.fromkeys(ONE_LETTER.findall(match["letters"].lower()))))


def read_any_form(text: str) -> Authority:
    """Read a line with its label, once or twice."""
    label = LABEL.search(text) or SHORT_LABEL.search(text)
    if label is None:
        return Authority()
    at = label.end()
    derived = label[0][0] in "Dd"
    while not derived and (again := LABEL_AGAIN.match(text, at)) and again.end() > at:
        at, derived = again.end(), again["label"][:1] in {"D", "d"}
    content = text[at:].lstrip(MARKS_AROUND + ".")
    head, tail = split_reasons(content)
    if derived:
        return read_source(head.strip(MARKS_AROUND + "."), read_letters(tail))
    reasons, end = letters_until(tail)
    if not LETTER_OR_DIGIT.search(head) and reasons:
        head = tail[end:].strip(MARKS_AROUND + ".)")
    name, position = split_person(head)
    return Authority(name, position, reasons or read_letters(text[: label.start()]))


def read_source(source: str, reasons: tuple[str, ...]) -> Authority:
    """
    Read what a classification is derived from; the reasons may be in the name of the source.

    >>> read_source("RCRF 05-1 B, D", ())
    Authority(name=None, position='Derived from RCRF 05-1', reasons=('b', 'd'))
    """
    named = None if reasons else REASONS_OF_SOURCE.search(source)
    if named:
        source, reasons = source[: named.start()], tuple(dict.fromkeys(ONE_LETTER.findall(named["letters"].lower())))
    return Authority(None, f"Derived from {source}" if source else None, reasons)


def on_one_line(text: str) -> str:
    """Put the first paragraph of *text* on one line; a word cut at the end of a full line becomes whole again."""
    bare = text.rstrip().rstrip(" \\")
    if "\n" not in bare:
        return " ".join(bare.split())
    lines = [line.rstrip(" \t\r\\") for line in PARAGRAPH_END.split(text, maxsplit=1)[0].split("\n")]
    done = lines[0]
    for before, line in pairwise(lines):
        done += line if breaks_word(before, line) else f" {line}"
    return " ".join(done.split())


def breaks_word(before: str, line: str) -> bool:
    """
    Whether the end of a full line cut a word.

    >>> breaks_word("x" * 70 + "Y", "ee"), breaks_word("x" * 71, "Yee")
    (True, False)
    """
    if len(before) != HARD_WIDTH or not (before[-1].isalpha() and line[:1].isalpha()):
        return False
    return not (before[-1].islower() and line[0].isupper())


def write_authority(authority: Authority) -> str:
    """
    Write the line with its label, in the usual order of words where that reads back.

    >>> write_authority(Authority("Fritz Tarlenheim", "DCM", ("b", "d")))
    'Classified By: DCM Fritz Tarlenheim, reasons 1.4 (b) and (d).'
    """
    name, position, reasons = authority.name, authority.position, authority.reasons
    tail = "reasons 1.4 " + ", ".join(f"({one})" for one in reasons) if reasons else ""
    tail = " and ".join(tail.rsplit(", ", 1))
    for head in (f"{position or ''} {name or ''}".strip(), f"{name}, {position}"):
        line = f"Classified By: {', '.join(part for part in (head, tail) if part)}."
        if read_authority(line) == authority:
            return line
    listed = f"; reasons: {', '.join(reasons)}" if reasons else ""
    return f"Classified By: {name or ''}; position: {position or ''}{listed}."


#: format.md 12: the end of an authority: the section or the word, and the last letter with its parenthesis.
REASONS_DONE: Final = late_pattern(
    r"""
    (?:\b1[ ]?[.,]?[ ]?[3-6]|\breasons?|\b1(?=[ ]?\([a-h]\)))(?![a-z])
    [^()]{0,30} (?:\([^()]{1,20}\)[^()]{0,15}){0,8}
    (?: (?<![a-z'\u2019])[a-h] | \([ ]?[a-h](?![a-z])[^()]{0,18}\) ) [\s.;:,)"\u201d-]{0,9}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: format.md 12: the end of a list that goes on, or of a word that was cut.
LIST_OPEN: Final = late_pattern(r"(?:[,(&/]|\b(?:and|an|a|or))$", re.IGNORECASE)
LONGEST_OPEN: Final = 5  # characters: the word, what precedes it, a line end
LIST_AGAIN: Final = late_pattern(r"(?:\(?[a-h][ ]?\)(?![ ][a-z])|and\b|or\b|n?d[ ]\(?[a-h]\b|&)", re.IGNORECASE)
REASONS_BELOW: Final = late_pattern(REASONS_LINE)
LONE_MARK: Final = late_pattern(r"\((?:[CS](?://?NF)?|U|SBU)\)")
SENTENCE_DONE: Final = late_pattern(r"[A-Za-z]{2,20}\.\s{0,9}$")


def continues(above: str, line: str, blank: bool) -> bool:
    """
    Whether a line continues the authority, which ends when the reasons are complete (format.md 12).

    >>> continues("Classified By: Anna Sapt,", "reasons 1.4 (b).", False), continues("reasons 1.4 (b).", "The bridge", False)
    (True, False)
    """
    if LIST_OPEN.search(above[-LONGEST_OPEN:]):
        return not blank
    ended = above[-LONGEST_END:]
    if blank:
        return REASONS_BELOW.match(line) is not None and not REASONS_DONE.search(ended)
    if begins_text(line) or (above.endswith(".") and LONE_MARK.fullmatch(line)):
        return False
    return LIST_AGAIN.match(line) is not None or not REASONS_DONE.search(ended)


def meets_text(value: str, text: str) -> bool:
    """
    Whether a mark or number after an authority begins the body: after the reasons, or a sentence (format.md 12).

    >>> meets_text("for reasons 1.4 (b) and (d). ", "(C) The bridge"), meets_text("reasons 1.4 (b), ", "(C) And (d)")
    (True, True)
    """
    return not text[0].isalpha() and bool(REASONS_DONE.search(value) or SENTENCE_DONE.search(value))


AUTHORITY: Final = Field(
    "authority",
    "authority",
    read_header_authority,
    write_authority,
    Label(
        begins="(CDR",
        pattern=(
            rf"C(?:{grammar.CLASSIFIED_BY[1:]}|{grammar.CLASSIFIED_BY.title()[1:]})"
            rf"|(?i:(?:\([A-Z/]{{1,6}}\) *)?{grammar.CLASSIFIED_BY}|CLASSIFIED:|CLASSIFICATION REASONS?:"
            rf"|{LABEL_CUT}"
            rf"|{grammar.DERIVED_FROM}|{grammar.DECLASSIFY_ON}|REASONS?[: ]+(?=[0-9]\.[0-9]|E\.O))"
        ),
        ahead=f"[Cc](?i:{grammar.CLASSIFIED_BY[1:]})",
        inside=(grammar.CLASSIFIED_BY,),
        follows="[: ]",
        words=(grammar.CLASSIFIED_BY,),
        proof=lambda content: read_authority(content) is not None,
    ),
    HeaderPlace.BELOW_CLASS,
    before=2,
    flows=True,
    continues=continues,
    stops=BODY_OPENINGS,
    past_page=True,
    past_break=True,
    meets_body=True,
    meets_text=meets_text,
    echoed=True,
    shown="secrecy",
    attributes={"name": lambda _, authority: authority.name, "reasons": lambda _, authority: authority.reasons},
    columns={
        "authority": lambda cable, _: cable.authority and cable.authority.name,
        "reasons": lambda cable, _: cable.authority and cable.authority.reasons,
    },
)
