"""The "Classified By" line: who classified the cable, and why <-> `Authority`.

Strategy
--------
* The line is cut into the label, the person and the office (the *head*), and the reasons (the *tail*).
* The head is a row of words. Each is a title (a rank, an office, a place), a stop, or part of a name. Names are open
  and titles nearly closed, so a name is what is left, up to where a clause ends: `Political Counselor Jane Roe,`,
  `JANE ROE, POLITICAL COUNSELOR`.
* A value that would not read back in this way is written with a labeled position: `; position: `.
"""

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from cablekit.model import Authority
from cablekit.model.node import filler
from cablekit.telegram import grammar
from cablekit.telegram.fields.authority_words import PLACES, SURNAMES, TITLES
from cablekit.telegram.fields.field import BODY_OPENINGS, Field, HeaderPlace, Label
from cablekit.vocabulary.slips import with_a_letter_out

LONGEST_LINE: Final = 700
#: format.md 12: a line of this length was cut wherever it was, in a word or not.
HARD_WIDTH: Final = 71
MARKS_AROUND: Final = " \t,;:-"

#: format.md 12: the label with its slips.
LABEL: Final = re.compile(r"\bCLAS{1,2}I?F{1,2}I?ED\s{1,3}BY\b(?!\sLINE)|\bDERIVED\sFROM\b", re.IGNORECASE)
#: format.md 12, 19: what may follow it: a number, a portion mark, the label again.
LABEL_AGAIN: Final = re.compile(
    r"[\s:.-]{0,9}(?:[0-9]\.\s{0,3})?(?:\([A-Z]{1,3}\)\s{0,3})?"
    r"(?P<label>CLAS{1,2}I?F{1,2}I?ED\sBY\b|DERIVED\sFROM\b|BY\b|(?<=\)\s)|(?<=\)))",
    re.IGNORECASE,
)
#: format.md 12: where the reasons begin: the word itself, cut or misspelled; the order; or what follows them.
REASONS_BEGIN: Final = re.compile(
    r"\b(?:r ?e ?a ?s ?[o0] ?n ?s?|re?a[os]n ?s?|re?son ?s?|reaons?|rasons?|reaso)\b|\b(?-i:for re(?![a-z]))"
    r"|\bE\.? ?O\.? ?1[0-9]{4}|\b1[23][0-9]{3}\b|\bderived from\b|\bdeclassify on\b|\breasons?(?=[0-9])",
    re.IGNORECASE,
)
#: format.md 8.4, 12: the section of the order that names the reasons: `1.4`, `1. 5`, `14`.
SECTION: Final = re.compile(r"(?<![0-9.])1 ?[.,]? ?[3-6](?![0-9])\.?")
#: format.md 12: words that lead to the reasons, and how many marks may follow them.
MARKS: Final = " ,;:.(-"
MOST_MARKS: Final = 9
WORDS_BEFORE_REASONS: Final = re.compile(
    r"\b(?:(?:for(?: [a-z]{1,8}){0,2}|f0r|fr|f or|per|under|based (?:up)?[o0]n|pursuant to|in|by)(?![a-z]) ?)?"
    rf"(?:the )?(?:following )?[{MARKS}]{{0,{MOST_MARKS}}}$",
    re.IGNORECASE,
)
#: format.md 8.4: a word before the section of the order.
WORD_BEFORE_SECTION: Final = re.compile(r"\b(?:se ?ctions?|sec\.?|paras?) {1,2}$", re.IGNORECASE)
#: format.md 12: one letter, what parts it from the one before, and its parenthesis.
LETTER: Final = re.compile(
    r"(?P<part>[\s,;:/&+.-]{0,4}(?:(?:a ?n ?d|or|e\.?o\.?)(?![a-z])[\s,;:/&+.-]{0,3})?(?:1 ?[.,] ?[3-6]\.?(?![a-z])[\s,;:/&+.-]{0,3})?)"
    r"(?P<open>[(]{0,2})\s?(?P<letters>[a-h]|(?<=\()[a-h]{2,4})(?![a-z0-9'\u2019])(?P<close>[\s.]{0,2}[)]?)",
    re.IGNORECASE,
)
#: What no word of a usual head, nor a part of a word, may begin with: the reasons, or a word that leads to them.
REASONS_OR_SOURCE: Final = r"(?:r ?[ea] ?[aos]|(?:derived|declassify)\b)"
LEADING_WORD: Final = r"(?:f(?:0r|r|or)?|per|under|based|pursuant|in|by|the|following)\b"
GLUED_REASONS: Final = re.compile(rf"[^\w ]{REASONS_OR_SOURCE}", re.IGNORECASE)
REASONS_INSIDE: Final = re.compile(rf"\W(?:{REASONS_OR_SOURCE}|{LEADING_WORD})", re.IGNORECASE)
HEAD_WORD: Final = rf"(?!(?:for|per|under) (?:re(?:as|\b)|1)|{REASONS_OR_SOURCE})[^\s0-9]+"
LETTER_IN_LIST: Final = r"[a-h](?![a-z0-9'\u2019]) ?\)?"
#: format.md 12: the whole of a usual line: the label, a head without digits, `for reasons 1.4 (b) and (d)` in one of its
#: forms, and nothing after it.
USUAL_FORM: Final = re.compile(
    rf"(?:\([A-Z]{{1,3}}\) )?(?:{grammar.CLASSIFIED_BY}:? ){{1,2}}"
    rf"(?P<head>(?!(?:by|classified)\b|[(,;:.-]){HEAD_WORD}(?: {HEAD_WORD})*)(?P<led> for| per| under)?"
    r"(?: reasons?(?![a-z])(?:[:;,.]? |[:;,]?)(?:(?:section )?1[.,]?[3-6](?![0-9])\.? ?)?"
    r"|(?:(?<= for)|(?<= per)|(?<=under)|(?<=[,;:-])) 1[.,]?[3-6](?![0-9])\.? ?)"
    rf"(?P<letters>\(? ?{LETTER_IN_LIST}(?:(?: ?(?:,? ?and(?=[ (])|[,/&]) ?\(?| ?\() ?{LETTER_IN_LIST}){{0,7}})[ .)]*",
    re.IGNORECASE,
)
ONE_LETTER: Final = re.compile(r"\b[a-h]\b")
WRITTEN_FOR: Final = frozenset({" for", " For", " FOR"})
#: What `write_authority` falls back to.
WRITTEN_FORM: Final = re.compile(r"Classified By: ([^;]*); position: (.*?)(?:; reasons: ([a-h](?:, [a-h]){0,9}))?\.")
PARAGRAPH_END: Final = re.compile(r"\n[ \t\r]*\n")
SENTENCE_ENDS: Final = re.compile(r"(?:^|(?<=[A-Za-z]{3}))\. (?=[A-Z(])|^\.? ?(?=\([A-Z]{1,3}\))")
LETTER_OR_DIGIT: Final = re.compile("[^\\W_]")
OFFICE_SYMBOL: Final = re.compile("[A-Z]{2,6}")
INITIALS_FIRST: Final = re.compile(r"[A-Z]\.?[A-Z]")
TOKEN: Final = re.compile(r"[^\s,;:()]+|[,;:()]")
#: In the row of kinds: what may be a person.
PERSON_RUN: Final = re.compile("[NI]+(?:,?S)*")
Word = re.Match[str]
INITIALS: Final = re.compile(r"(?:[A-Za-z]\.){1,4}|[A-Z]")
SHORTEST_END_OF_SENTENCE: Final = 4
LONGEST_EXACT_TITLE: Final = 6
LONGEST_LEADING_WORDS: Final = 24
TWO_WORDS: Final = 2
COMPOUND_TITLE: Final = re.compile(
    r"[aep]?(?:acting|political|pol|econ|eco|minister|min|counselor|couns?|cons|mil|officer|off|chief|ad|deputy|dep|dir|con"
    r"|gen|sec|asst?|mgt|mgmt|admin|com|int|pd|pa|agr|del|us|emb){2,3}|[aep](?:min|couns?|pol|econ|dcm|rso|consul|chief)"
)
JOINED_TITLE: Final = re.compile(r"(?!Mac|Fitz|Van|Von|Del|Mary|Rose|Anne)[A-Z][a-z]{2,5}[A-Z][a-z]{2,9}")
REDACTED: Final = re.compile(r"[Xx]{4,40}")
SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "esq", "phd"})
PARTICLES: Final = frozenset(
    """
    abu al ben bin da de del den der di dos du e el ibn la le ten ter van von y zu
    """.split()  # noqa: SIM905 - words read best as words
)
HEAD_ENDS: Final = frozenset({"for", "per", "under", "based", "fr", "f0r", "with", "while", "who"})
TITLE_STEMS: Final = tuple(
    "ambas couns charg minist secret direct represent coordin polit econ affai".split()  # noqa: SIM905
)
PREPOSITIONS: Final = frozenset({"to", "of", "in", "at", "for", "and"})
#: Titles that are not initials.
LONG_TITLES: Final = TITLES - {"a", "l", "s", "t"}
#: Titles, then a name; no mark that could stop a clause.
TITLES_THEN_NAME: Final = re.compile("(T{1,9})[NI]{1,3}N")
PLAIN_HEAD: Final = re.compile(
    r"[A-Z](?:[A-Za-z/'\u2019-]{0,30}[A-Za-z/])?(?: [A-Za-z/](?:[A-Za-z/'\u2019-]{0,30}[A-Za-z/])| [A-Z]\.){1,12}"
)
AD_INTERIM: Final = frozenset({"a.", "i.", "a.i."})
NEVER_FIRST_IN_NAME: Final = PLACES | AD_INTERIM
new_authority: Final = filler(Authority)


def read_authority(content: str) -> Authority | None:
    """
    Read who classified the cable, and why, from the labeled line or the paragraph that holds it; otherwise None.

    >>> read_authority("Classified By: Political M/C Fritz Tarlenheim: reasons 1.4 (b, d).")
    Authority(name='Fritz Tarlenheim', position='Political M/C', reasons=('b', 'd'))
    """
    given = WRITTEN_FORM.fullmatch(content) if "; position: " in content else None
    if given:
        return Authority(given[1] or None, given[2] or None, tuple(given[3].split(", ")) if given[3] else ())
    found = LABEL.search(content)
    if not found:
        return None
    begin = content.rfind("\n", 0, found.start()) + 1
    text = on_one_line(content[begin : found.end() + LONGEST_LINE])
    authority = read_usual_form(text) or read_any_form(text)
    return authority if authority.name or authority.position or authority.reasons else None


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
    if led is None:
        bare = head.rstrip(MARKS)
        if len(head) - len(bare) >= MOST_MARKS or not bare[-1].isalnum():
            return None
        head = bare
    if GLUED_REASONS.search(head) if led in WRITTEN_FOR else REASONS_INSIDE.search(f" {head}"):
        return None
    name, position = split_person(head)
    return new_authority(name, position, tuple(dict.fromkeys(ONE_LETTER.findall(match["letters"].lower()))))


def read_any_form(text: str) -> Authority:
    """Read a line with its label, once or twice."""
    label = LABEL.search(text)
    if label is None:
        return Authority()
    at = label.end()
    derived = label[0][0] in "Dd"
    while not derived and (again := LABEL_AGAIN.match(text, at)) and again.end() > at:
        at, derived = again.end(), again["label"][:1] in {"D", "d"}
    head, tail = split_reasons(text[at:].lstrip(MARKS_AROUND + "."))
    if derived:
        source = head.strip(MARKS_AROUND + ".")
        return Authority(None, f"Derived from {source}" if source else None, read_letters(tail))
    name, position = split_person(head)
    return Authority(name, position, read_letters(tail))


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


def split_reasons(text: str) -> tuple[str, str]:
    """
    Separate the head from the reasons.

    >>> split_reasons("DCM Jane Roe for reasons 1.4 (b)")
    ('DCM Jane Roe', 'reasons 1.4 (b)')
    """
    starts = [match.start() for match in (REASONS_BEGIN.search(text), SECTION.search(text)) if match]
    at = min(starts, default=len(text))
    if text[max(0, at - 5) : at].lower() == " for ":
        return text[: at - 5].rstrip(), text[at:]
    word = (
        WORD_BEFORE_SECTION.search(text, max(0, at - LONGEST_LEADING_WORDS), at)
        if text[at : at + 1].isdigit()
        else None
    )
    end = word.start() if word else at
    leading = WORDS_BEFORE_REASONS.search(text, max(0, end - LONGEST_LEADING_WORDS), end) if starts else None
    return text[: leading.start() if leading else end].rstrip(), text[at:]


def read_letters(tail: str) -> tuple[str, ...]:
    """
    Read the letters of the reasons, each once.

    >>> read_letters("reasons 1.4 (b), (c) and d. A long story"), read_letters("")
    (('b', 'c', 'd'), ())
    """
    section = SECTION.search(tail) or REASONS_BEGIN.match(tail)
    match = LETTER.match(tail, section.end()) if section else None
    found: list[str] = []
    while match:
        found.extend(match["letters"].lower())
        stopped = "." in match["close"] and tail[match.end() : match.end() + 1] in {"", " "}
        match = LETTER.match(tail, match.end())
        if match and not match["open"] and (stopped or not match["part"].strip(" .")):
            match = None
    return tuple(dict.fromkeys(found))


def split_person(head: str) -> tuple[str | None, str | None]:
    """
    Separate the person from the position.

    >>> split_person("JANE ROE, JR., ACTING DCM"), split_person("Political Section")
    (('JANE ROE, JR.', 'ACTING DCM'), (None, 'Political Section'))
    """
    return split_plain_head(head) or split_any_head(head)


def split_any_head(head: str) -> tuple[str | None, str | None]:
    """Separate the person from the position in a head of any form."""
    row, words = kinds_of_words(head)
    run = person_run(row, words)
    if not run:
        return None, bare_position(head)
    start, end = words[run.start].start(), words[run.stop - 1].end()
    name = head[start:end]
    if row[run.stop - 1] == "N":
        name = name.rstrip(".'") or name
    after = head[start + len(name) :]
    stop = SENTENCE_ENDS.search(after) if ". " in after or "(" in after else None
    positions = bare_position(head[:start]), bare_position(after[: stop.start()] if stop else after)
    return name, ", ".join([part for part in positions if part]) or None


def split_plain_head(head: str) -> tuple[str, str] | None:
    """
    Separate titles from a name that follows them directly, the form of most heads; otherwise None.

    >>> split_plain_head("DCM Jane Q. Roe"), split_plain_head("Jane Roe, DCM")
    (('Jane Q. Roe', 'DCM'), None)
    """
    words = head.split(" ")
    found = (
        TITLES_THEN_NAME.fullmatch("".join([kind_of(word) for word in words])) if PLAIN_HEAD.fullmatch(head) else None
    )
    if not found:
        return None
    first = found.end(1)
    position, name = " ".join(words[:first]), " ".join(words[first:])
    if (
        words[first].lower() in NEVER_FIRST_IN_NAME
        or words[first - 1].lower() in PREPOSITIONS
        or position.endswith(".")
    ):
        return None
    # in capitals all through, an office looks like a name
    if not name.isupper() and (
        OFFICE_SYMBOL.fullmatch(words[first]) or JOINED_TITLE.fullmatch(words[first]) or words[-1].isupper()
    ):
        return None
    return name, position


def bare_position(text: str) -> str | None:
    """Return a position without the marks around it, or None."""
    bare = text.strip(MARKS_AROUND + ".")
    if not bare:
        return None
    if bare.startswith("(") and bare.find(")") == len(bare) - 1:
        bare = bare[1:-1].strip(MARKS_AROUND + ".")
    return f"{bare}." if bare.lower().endswith((" a.i", "a. i")) else bare or None


def kinds_of_words(head: str) -> tuple[str, list[Word]]:
    """
    Return the kinds of a head's words, one letter each as `kind_of` gives them, and the words.

    >>> kinds_of_words("DCM J. Roe, Jr. (acting)")[0]
    'TIN,SBTB'
    """
    small = head.islower()
    row: list[str] = []
    words: list[Word] = []
    for word in TOKEN.finditer(head):
        text = word[0]
        kind = kind_of(text.upper() if small else text)
        row.append(kind)
        words.append(word)
        if kind == "N" and len(text) > SHORTEST_END_OF_SENTENCE and text[-1] == ".":
            row.append("B")
            words.append(word)
    for at, kind in enumerate(row):
        if kind in "IP" or (kind == "T" and words[at][0].lower() in SURNAMES):
            before = row[at - 1] if at else "B"
            after, following = (row[at + 1], words[at + 1][0]) if at + 1 < len(row) else ("B", "")
            row[at] = kind_among_neighbors(kind, words[at][0], before, after, following)
    return "".join(row), words


def kind_among_neighbors(kind: str, word: str, before: str, after: str, following: str) -> str:
    """Return a word's kind among its neighbors: a letter before a title, a particle, a title that is a surname."""
    text = word.lower()
    if kind == "I" and (after == "T" or (before == "T" and text in AD_INTERIM)):
        single = len(text) == 1 or text in AD_INTERIM
        acting = text != "a." or following.lower() in AD_INTERIM
        return "T" if single and (acting or after == "T") else "I"
    if kind == "P":
        return "N" if before in "NI" and after in "NPI" else "T"
    return "N" if kind == "T" and before in "NI" and after in "B,S" else kind


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str:
    """
    Return the kind of a word: N name, I initial, T title, S suffix, P particle, a comma, B any other stop.

    >>> kind_of("Rassendyll"), kind_of("R."), kind_of("Ambassadro"), kind_of("Jr."), kind_of("van"), kind_of("for")
    ('N', 'I', 'T', 'S', 'P', 'B')
    """
    bare = text.strip(".'`\"\u2018\u2019\u201c\u201d")
    low = bare.lower()
    if not LETTER_OR_DIGIT.search(bare) or low in HEAD_ENDS:
        return "," if text == "," else "B"
    if low in SUFFIXES:
        return "S"
    if bare in PARTICLES or (
        bare.islower() and len(bare) < LONGEST_EXACT_TITLE - 1 and bare not in TITLES and len(bare) > 1
    ):
        return "P"
    if INITIALS.fullmatch(text):
        return "I" if text[0].isupper() and low not in LONG_TITLES else "T"
    if REDACTED.fullmatch(bare):
        return "N"
    return "T" if bare[0].islower() or is_title(low) else "N"


def is_title(word: str) -> bool:
    """
    Whether a lowercase word is a rank or an office, or consists of such words, with one slip at most.

    >>> [is_title(word) for word in ("counselour", "pol/econ", "econoff", "minister-counselor", "hentzau")]
    [True, True, True, True, False]
    """
    word = re.sub(r"['`\u2019]s?$", "", word).replace("0", "o")
    word = re.sub(r"^d.?['`\u2019]", "", word)
    if "/" in word or any(sign.isdigit() for sign in word) or word in TITLES or word.startswith(TITLE_STEMS):
        return True
    if COMPOUND_TITLE.fullmatch(word) or any(
        part in TITLES for part in word.split("-") if "-" in word and len(part) > 2
    ):
        return True
    return len(word) > LONGEST_EXACT_TITLE and not with_a_letter_out(word).isdisjoint(titles_with_a_letter_out())


@cache
def titles_with_a_letter_out() -> frozenset[str]:
    """Return the long titles and all that they become when one letter is left out."""
    return frozenset(
        slip
        for word in TITLES
        if len(word) > LONGEST_EXACT_TITLE and word.isalpha()
        for slip in with_a_letter_out(word)
    )


def person_run(row: str, words: list[Word]) -> range | None:
    """
    Choose the run of words that is the person: the first that a clause ends with, of two words if there is one.

    >>> person_run(*kinds_of_words("Strelsau Section Head Jane Roe, acting"))
    range(3, 5)
    """
    found = [without_titles(row, words, *run.span()) for run in PERSON_RUN.finditer(row) if "N" in run[0]]
    closed = [run for run in found if run.stop == len(row) or row[run.stop] in "B,"]
    for run in closed:
        if len(run) > 1 or INITIALS_FIRST.match(words[run.start][0]):
            return run
    placed = [run for run in closed if not (run.start and words[run.start - 1][0].lower() in PREPOSITIONS)]
    return next(iter(placed or closed or found[::-1]), None)


def without_titles(row: str, words: list[Word], first: int, last: int) -> range:
    """Remove places, offices in capitals and joined titles from the ends of a run."""
    if first and last - first > TWO_WORDS and words[first - 1][0].lower() in PREPOSITIONS and row[first] == "N":
        first += 1
    while last - first > TWO_WORDS and (words[first][0].lower() in PLACES or JOINED_TITLE.fullmatch(words[first][0])):
        first += 1
    if last - first > 1 and (words[first][0].isupper() or words[last - 1][0].isupper()):
        return without_offices(row, words, first, last)
    return range(first, last)


def without_offices(row: str, words: list[Word], first: int, last: int) -> range:
    """Remove offices in capitals from the ends of a run that is not all in capitals."""
    tail = [word[0].rstrip(".")[-1].islower() for word in words[first:last]]
    if any(tail):
        while (
            any(tail[1:]) and OFFICE_SYMBOL.fullmatch(words[first][0]) and not is_short_given_name(words, first, last)
        ):
            first, tail = first + 1, tail[1:]
        while last - first > TWO_WORDS and OFFICE_SYMBOL.fullmatch(words[last - 1][0]) and row[last - 1] == "N":
            last -= 1
    return range(first, last)


def is_short_given_name(words: list[Word], first: int, last: int) -> bool:
    """Whether two words begin with a given name of two letters (`AJ Roe`), not with an office."""
    return last - first == TWO_WORDS and len(words[first][0]) < TWO_WORDS + 1


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


#: 12. The end of an authority: reasons and their letters.
REASONS_DONE: Final = re.compile(r"(?i)1\.[45].*[a-h][) .]*\.?$|REASONS?:? *[0-9.]+ *\(?[a-h][a-h,() and]*\)?\.?$")


def continues(above: str, line: str, blank: bool) -> bool:
    """
    Whether a line continues the authority, which ends when the reasons are complete (format.md 12).

    >>> continues("Classified By: Anna Sapt,", "reasons 1.4 (b).", False), continues("reasons 1.4 (b).", "The bridge", False)
    (True, False)
    """
    if blank:
        return False
    return not REASONS_DONE.search(above) or bool(re.match(r"(?i)\(?[a-h]\)|and\b|or\b|nd\b|&", line))


AUTHORITY: Final = Field(
    "authority",
    "authority",
    read_authority,
    write_authority,
    Label(
        begins="(CDR",
        pattern=(
            rf"C(?:{grammar.CLASSIFIED_BY[1:]}|{grammar.CLASSIFIED_BY.title()[1:]})"
            rf"|(?i:(?:\([A-Z/]{{1,6}}\) *)?{grammar.CLASSIFIED_BY}|CLASSIFIED:|CLASSIFICATION REASONS?:"
            rf"|{grammar.DERIVED_FROM}|{grammar.DECLASSIFY_ON}|REASONS?[: ]+(?=[0-9]\.[0-9]|E\.O))"
        ),
        ahead=f"[Cc](?i:{grammar.CLASSIFIED_BY[1:]})",
        inside=(grammar.CLASSIFIED_BY,),
        follows="[: ]",
        words=(grammar.CLASSIFIED_BY,),
    ),
    HeaderPlace.BELOW_CLASS,
    before=2,
    flows=True,
    continues=continues,
    stops=BODY_OPENINGS,
    meets_body=True,
    echoed=True,
    shown="secrecy",
    attributes={"name": lambda _, authority: authority.name, "reasons": lambda _, authority: authority.reasons},
    columns={
        "authority": lambda cable, _: cable.authority and cable.authority.name,
        "reasons": lambda cable, _: cable.authority and cable.authority.reasons,
    },
)
