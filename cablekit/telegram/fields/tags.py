"""The TAGS line: its content as a tuple of codes and names, and back (format.md 9)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar
from cablekit.telegram.fields.captions import is_caption_line
from cablekit.telegram.fields.field import Field, HeaderPlace, Label
from cablekit.vocabulary.tags import geo_tag_codes, subject_tag_codes, tag, tag_codes

# 9.1: tags are separated by commas, blanks and semicolons; era b also has colons (`PINT: PGOV`).
SEPARATOR: Final = late_pattern(r"[,;:]")

# 9.1: a person is in parentheses, and so may be anything that a blank or a comma would split.
PERSON: Final = late_pattern(r"\(([^()]{1,200})\)")
PERSON_NAME: Final = late_pattern(r"[^\W\d_][\w .,'\u2019&/-]*")
BETWEEN_PERSONS: Final = late_pattern(r";| AND ")

# 9.1: two letters or more, also with a digit (`G-8`), a slash or hyphen (`UNGA/C-6`, `AFL-CIO`), or `01IP` as scanned.
WORD: Final = late_pattern(r"[A-Z][A-Z0-9&'\u2019/.-]*[A-Z0-9]|[0-9]{1,2}[A-Z]{2,3}")
EDGES: Final = ".*#-\"'()[]/\u00b6"

# 9.3: page lines inside the list; the class word before and the post's name go with them.
PAGE_LINE: Final = late_pattern(
    rf"\b{grammar.flowing_page_line('[ ]+', '[A-Z]+')}(?:[ ]+{grammar.PAGE_TIME})?"
    rf"|{grammar.LONG_SERIAL}[ ]+{grammar.LONG_PAGE_OF}"
)
PAGE_SIGN: Final = "\0"
CLASS_WORDS: Final = late_pattern(
    rf"\b(?:{grammar.any_of(grammar.LIMITED_OFFICIAL_USE, grammar.SENSITIVE_BUT_UNCLASSIFIED, *grammar.CLASS_PHRASES)})\b"
)
NO_TAGS: Final = grammar.CLASS_WORDS | {"AND", "N/A", "NONE"}

# 9.1: the list continues on the next line after a separator, or where the line was full, or with a code that is known.
FULL_LINE: Final = 45
LINE_ENDING: Final = late_pattern(r"[\r\n]+")
OTHER_LABEL: Final = late_pattern(r"[A-Za-z]{2,12}: ")

# A name of one word is an ordinary tag; a longer one begins with a word that is too long for a code.
LONG_WORD: Final = 5
LONGEST_RUN: Final = 60
# Where several follow each other (`ITALIAN POLITICS IRAQI FREEDOM`), each begins with a country or its people.
ENDING_OF_PEOPLE: Final = late_pattern(r"I|(?:I?A|E)?N|ESE|ISH")


def read_tags(content: str) -> tuple[str, ...]:
    """
    Read the TAGS after a label: codes, organizations, names; in capitals, each once, in order.

    >>> read_tags("PREL, PGOV, OVIP (RASSENDYLL, RUDOLF), ETRDEINVRU, RURITANIAN FREEDOM")
    ('PREL', 'PGOV', 'OVIP', 'RASSENDYLL, RUDOLF', 'ETRD', 'EINV', 'RU', 'RURITANIAN FREEDOM')
    """
    text = content.upper()
    words = text.replace(",", " ").replace(";", " ").replace(":", " ").split()
    if plain_codes().issuperset(words):
        return tuple(dict.fromkeys(words))
    return tuple(dict.fromkeys(split_tags(join_lines(content))))


def write_tags(tags: Iterable[str]) -> str:
    """
    Write TAGS in one line, separated by commas, persons in parentheses.

    >>> write_tags(("PREL", "OVIP", "RASSENDYLL, RUDOLF", "RU"))
    'PREL, OVIP (RASSENDYLL, RUDOLF), RU'
    """
    tags = tuple(tags)
    text = join_tags(tags, [tag for tag in tags if "," in tag])
    return text if read_tags(text) == tags else join_tags(tags, [tag for tag in tags if read_tags(tag) != (tag,)])


def join_tags(tags: Iterable[str], persons: Iterable[str]) -> str:
    """Join tags by commas, and put *persons* in parentheses after the tag before them."""
    known = frozenset(persons)
    written = "".join(f" ({tag})" if tag in known else f", {tag}" for tag in tags)
    return written.lstrip(", ")


@cache
def plain_codes() -> frozenset[str]:
    """Return the codes that one word writes in full."""
    return frozenset(code for code in tag_codes() if " " not in code and not SEPARATOR.search(code))


def join_lines(content: str) -> str:
    """Join the lines that belong to the list, in capitals."""
    first, *others = LINE_ENDING.split(content.upper().strip())
    kept = [first]
    for line in filter(str.strip, others):
        if not continues_list(kept[-1], line):
            break
        kept.append(line)
    return " ".join(kept)


def continues_list(before: str, line: str) -> bool:
    """Whether *line* continues the list that ends in the line *before*."""
    if OTHER_LABEL.match(line.lstrip()):
        return False
    before = before.rstrip()
    if before.endswith((",", ";", ":")) or len(before) >= FULL_LINE or before.count("(") > before.count(")"):
        return True
    return SEPARATOR.split(line.replace(" ", ","))[0].strip() in plain_codes() or line.lstrip().startswith("(")


def split_tags(text: str) -> Iterator[str]:
    """Split a list on one line at its parentheses and separators."""
    text = CLASS_WORDS.sub(" ", PAGE_LINE.sub(f" {PAGE_SIGN} ", text))
    in_list = SEPARATOR.search(PERSON.sub("", text)) is not None
    seen: set[str] = set()
    for place, part in enumerate(PERSON.split(text)):
        found = persons_in(part) if place % 2 else items_in(part, seen, in_list=in_list)
        for name in found:
            seen.add(name)
            yield name


def persons_in(text: str) -> Iterator[str]:
    """Yield the persons that one pair of parentheses contains."""
    for part in BETWEEN_PERSONS.split(" ".join(text.split())):
        name = part.strip(" ,")
        if name in plain_codes() or (len(name) >= LONG_WORD and PERSON_NAME.fullmatch(name)):
            yield name


def items_in(text: str, seen: set[str], *, in_list: bool) -> Iterator[str]:
    """Read what is between commas; in a list without commas, blanks separate the tags."""
    for item in SEPARATOR.split(text):
        words = [word for word in (part.strip(EDGES) for part in item.split()) if word]
        if len(words) > 1 and in_list and is_name(words):
            yield " ".join(words)
        else:
            yield from words_in(words, seen)


def is_name(words: list[str]) -> bool:
    """Whether the words between two commas are one name: one of them long, and none of them a code."""
    return (
        any(len(word) >= LONG_WORD for word in words)
        and all(word.isalpha() or WORD.fullmatch(word) for word in words)
        and not any(word in tag_codes() or split_glued(word) for word in words)
    )


def words_in(words: list[str], seen: set[str]) -> Iterator[str]:
    """Read words that blanks separate: codes, glued codes, names of one and of several words."""
    codes, at = tag_codes(), 0
    while at < len(words):
        word, pair = words[at], " ".join(words[at : at + 2])
        end = at + 1
        if pair in codes and word != pair:
            yield pair
            end = at + 2
        elif word in codes:
            yield word
        elif parts := split_glued(word, seen):
            yield from parts
        else:
            end = name_end(words, at, seen)
            name = " ".join(words[at:end])
            # a name right before a page number is the post's, and goes with it
            if words[end : end + 1] != [PAGE_SIGN] and (end > at + 1 or (WORD.fullmatch(word) and word not in NO_TAGS)):
                yield name
        at = end


def name_end(words: list[str], at: int, seen: set[str]) -> int:
    """Find the end of a name that begins at *at*; its last word may be an earlier tag (`POL FOREIGN POL`)."""
    if len(words[at]) < LONG_WORD or not words[at].isalpha():
        return at + 1
    end = at + 1
    while end < len(words) and may_continue_name(words[end], seen) and (at + 1 == end or not is_national(words[end])):
        end += 1
    return end + 1 if end + 1 == len(words) and words[end] in seen and words[end] not in tag_codes() else end


def may_continue_name(word: str, seen: set[str]) -> bool:
    """Whether a word can be inside a name."""
    return len(word) >= LONG_WORD and word.isalpha() and word not in tag_codes() and not split_glued(word, seen)


def is_national(word: str) -> bool:
    """Whether a word is the name of a country, or of its people or things."""
    return any(
        word[:size] in country_names() and ENDING_OF_PEOPLE.fullmatch(word, size) for size in range(4, len(word))
    ) or (word in country_names())


@cache
def country_names() -> frozenset[str]:
    """Return the names of countries of one word, also without a vowel at the end."""
    names = frozenset(tag(code).name.upper() for code in geo_tag_codes())
    return names | frozenset(name[:-1] for name in names if name.endswith(("A", "E", "Y")) and len(name) >= LONG_WORD)


def split_glued(word: str, seen: Iterable[str] = ()) -> tuple[str, ...]:
    """Split glued codes: one a subject, at most one a place that the list lacks; empty for words (format.md 9.3)."""
    if not LONG_WORD <= len(word) <= LONGEST_RUN:
        return ()
    found: dict[int, tuple[str, ...]] = {len(word): ()}
    for start in range(len(word) - 2, -1, -1):
        for size in (4, 3, 2):
            part = word[start : start + size]
            if start + size in found and (part in plain_codes() or part in seen):
                found[start] = (part, *found[start + size])
                break
    parts = found.get(0, ())
    places = [part for part in parts if part in geo_tag_codes() and part not in seen]
    return parts if len(places) <= 1 and not subject_tag_codes().isdisjoint(parts) else ()


#: 9.1. A line of nothing but TAGS.
TAG_LINE: Final = late_pattern(
    r"(?:[A-Z]{2,6}|\([A-Z][A-Z ,.'-]{2,40}\))(?:[ ,;]+(?:[A-Z]{2,6}|\([A-Z][A-Z ,.'-]{2,40}\)))*[ ,;]*$", re.MULTILINE
)


def continues(above: str, line: str, blank: bool) -> bool:
    """
    Whether a line continues the list: it looks like TAGS, or a comma or only a label is above (format.md 9.1).

    >>> continues("PREL PGOV", "KDEM XG", False), continues("PREL,", "ZENDA GROUP X", False), continues("PREL", "SIPDIS", False)
    (True, True, False)
    """
    if blank or is_caption_line(line):
        return not above and looks_like_tags(line)
    return bool(TAG_LINE.match(line)) or above.endswith(",")


#: 23.1. The words of a list, as far as it proves a misspelled label.
LIST_WORDS: Final = late_pattern(r"[A-Z0-9]{2,12}")


def looks_like_tags(content: str) -> bool:
    """
    Whether a text is a list of TAGS whatever its label: it begins with a subject's code, or has only codes (format.md 23.1).

    >>> looks_like_tags("PREL (SAPT)"), looks_like_tags("XG, PREL"), looks_like_tags("IS THE BRIDGE"), looks_like_tags("XG")
    (True, True, False, False)
    """
    words = LIST_WORDS.findall(content.partition("(")[0])
    if words[:1] and content.startswith(words[0]) and words[0] in subject_tag_codes():
        return True
    if SEPARATOR.search(content) and TAG_LINE.match(content):
        return True
    return plain_codes().issuperset(words) and not subject_tag_codes().isdisjoint(words)


TAGS: Final = Field(
    "tags",
    "tag",
    read_tags,
    write_tags,
    Label(
        "TAGS: ",
        begins="TA",
        pattern=r"TAGS:[ \t]*|(?i:(?:TAGS?|TAGES|TABS|TAOS|TAS|TGS|AGS)(?:[ \t]*[:;,-][ \t]*|[ \t]+(?=[A-Z])))|TAGS[ \t]*+(?=\n|\Z)",
        ahead="[Tt][Aa][Gg][Ss]?[ :]",
        inside=("TAG", "TAGS"),
        follows=": {0,4}[A-Z]",
        smart="TAGS",
        words=("TAGS", "TAG"),
        proof=looks_like_tags,
    ),
    HeaderPlace.BELOW_CLASS,
    keeps_layout=True,
    flows=True,
    continues=continues,
    past_page=True,
    past_break=True,
    ends_heading=True,
    echoed=True,
    shown="topic",
    attributes={"codes": lambda _, tags: tags},
)
