"""The TAGS line: its content as a tuple of codes and names, and back (format.md 9)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from cablekit.telegram.fields.captions import is_caption_line
from cablekit.telegram.fields.field import Field, HeaderPlace, Label
from cablekit.vocabulary.tags import geo_tag_codes, subject_tag_codes, tag, tag_codes

# 9.1: tags are parted by commas, blanks and semicolons; era b also has colons (`PINT: PGOV`).
ITEMS: Final = re.compile(r"[,;:]")

# 9.1: a person stands in parentheses, and so may anything that a blank or a comma would cut.
PERSON: Final = re.compile(r"\(([^()]{1,200})\)")
PERSON_NAME: Final = re.compile(r"[^\W\d_][\w .,'\u2019&/-]*")
PERSONS: Final = re.compile(r";| AND ")

# 9.1: two letters or more, also with a digit (`G-8`), a slash or hyphen (`UNGA/C-6`, `AFL-CIO`), or `01IP` as scanned.
WORD: Final = re.compile(r"[A-Z][A-Z0-9&'\u2019/.-]*[A-Z0-9]|[0-9]{1,2}[A-Z]{2,3}")
EDGES: Final = ".*#-\"'()[]/\u00b6"

# 9.3: page lines inside the list; the class word before and the post's name go with them.
PAGE_B: Final = re.compile(
    r"\bPAGE +[0-9]{2} +[A-Z]+(?: [A-Z]+)? +[0-9]{4,6} +[0-9]{2} OF [0-9]{2}(?: +[0-9]{6}Z)?"
    r"|[0-9]{8} +[0-9]{3}(?:\.[0-9])? OF [0-9]{3}"
)
PAGE: Final = "\0"
CLASS_WORDS: Final = re.compile(
    r"\b(?:LIMITED OFFICIAL USE|SENSITIVE BUT UNCLASSIFIED|TOP SECRET|UNCLASSIFIED|UNCLAS|CONFIDENTIAL|SECRET)\b"
)
NO_TAGS: Final = frozenset({"AND", "N/A", "NONE", "SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "UNCLAS"})

# 9.1: the list goes on over a line end after a separator, or where the line was full, or with a code that is known.
FULL_LINE: Final = 45
LINE_END: Final = re.compile(r"[\r\n]+")
LABEL: Final = re.compile(r"[A-Za-z]{2,12}: ")

# A name of one word is a tag like others; a longer one begins with a word that is too long for a code.
LONG: Final = 5
LONGEST_RUN: Final = 60
# Where several stand in a row (`ITALIAN POLITICS IRAQI FREEDOM`), each begins with a country or its people.
PEOPLE: Final = re.compile(r"I|(?:I?A|E)?N|ESE|ISH")


def read_tags(content: str) -> tuple[str, ...]:
    """
    Read the TAGS of a line: codes, organisations, names; in capitals, each once, in order.

    Args:
        content: What follows the label, over one or more lines.

    >>> read_tags("PREL, PGOV, OVIP (RASSENDYLL, RUDOLF), ETRDEINVRU, RURITANIAN FREEDOM")
    ('PREL', 'PGOV', 'OVIP', 'RASSENDYLL, RUDOLF', 'ETRD', 'EINV', 'RU', 'RURITANIAN FREEDOM')
    """
    text = content.upper()
    words = text.replace(",", " ").replace(";", " ").replace(":", " ").split()
    if plain_codes().issuperset(words):
        return tuple(dict.fromkeys(words))
    return tuple(dict.fromkeys(tags_in(joined(content))))


def write_tags(tags: Iterable[str]) -> str:
    """
    Write TAGS in one line, parted by commas, persons in parentheses.

    Args:
        tags: The tags, as `read_tags` gives them.

    >>> write_tags(("PREL", "OVIP", "RASSENDYLL, RUDOLF", "RU"))
    'PREL, OVIP (RASSENDYLL, RUDOLF), RU'
    """
    tags = tuple(tags)
    text = listed(tags, [tag for tag in tags if "," in tag])
    return text if read_tags(text) == tags else listed(tags, [tag for tag in tags if read_tags(tag) != (tag,)])


def listed(tags: Iterable[str], persons: Iterable[str]) -> str:
    """
    Join tags by commas, and put *persons* in parentheses after the tag before them.

    >>> listed(["CASC", "HENTZAU, RUPERT", "RU"], ["HENTZAU, RUPERT"])
    'CASC (HENTZAU, RUPERT), RU'
    """
    known = frozenset(persons)
    written = "".join(f" ({tag})" if tag in known else f", {tag}" for tag in tags)
    return written.lstrip(", ")


@cache
def plain_codes() -> frozenset[str]:
    """
    Give the codes that one word writes in full.

    >>> "PREL" in plain_codes(), "COLOMBO PLAN" in plain_codes()
    (True, False)
    """
    return frozenset(code for code in tag_codes() if " " not in code and not ITEMS.search(code))


def joined(content: str) -> str:
    r"""
    Join the lines that belong to the list, in capitals.

    >>> joined("PREL PGOV\nRU\nA castle")
    'PREL PGOV RU'
    """
    first, *others = LINE_END.split(content.upper().strip())
    kept = [first]
    for line in filter(str.strip, others):
        if not goes_on(kept[-1], line):
            break
        kept.append(line)
    return " ".join(kept)


def goes_on(before: str, line: str) -> bool:
    """
    Tell whether the list that *before* is a line of goes on with *line*.

    >>> goes_on("PREL,", "ZENDA"), goes_on("PREL", "RU UK"), goes_on("PREL", "A castle")
    (True, True, False)
    """
    if LABEL.match(line.lstrip()):
        return False
    before = before.rstrip()
    if before.endswith((",", ";", ":")) or len(before) >= FULL_LINE or before.count("(") > before.count(")"):
        return True
    return ITEMS.split(line.replace(" ", ","), maxsplit=1)[0].strip() in plain_codes() or line.lstrip().startswith("(")


def tags_in(text: str) -> Iterator[str]:
    """
    Cut a list on one line at its parentheses and separators.

    >>> list(tags_in("CASC, ZE (HENTZAU, RUPERT) (TARLENHEIM, FRITZ)"))
    ['CASC', 'ZE', 'HENTZAU, RUPERT', 'TARLENHEIM, FRITZ']
    """
    text = CLASS_WORDS.sub(" ", PAGE_B.sub(f" {PAGE} ", text))
    in_list = ITEMS.search(PERSON.sub("", text)) is not None
    seen: set[str] = set()
    for place, part in enumerate(PERSON.split(text)):
        found = persons_in(part) if place % 2 else items_in(part, seen, in_list=in_list)
        for name in found:
            seen.add(name)
            yield name


def persons_in(text: str) -> Iterator[str]:
    """
    Give the persons that one pair of parentheses holds.

    >>> list(persons_in("FRITZ TARLENHEIM AND RUPERT HENTZAU"))
    ['FRITZ TARLENHEIM', 'RUPERT HENTZAU']
    """
    for part in PERSONS.split(" ".join(text.split())):
        name = part.strip(" ,")
        if name in plain_codes() or (len(name) >= LONG and PERSON_NAME.fullmatch(name)):
            yield name


def items_in(text: str, seen: set[str], *, in_list: bool) -> Iterator[str]:
    """
    Read what stands between commas; without commas in the list, blanks alone part the tags.

    >>> list(items_in("PREL, RURITANIAN FREEDOM", set(), in_list=True))
    ['PREL', 'RURITANIAN FREEDOM']
    """
    for item in ITEMS.split(text):
        words = [word for word in (part.strip(EDGES) for part in item.split()) if word]
        if len(words) > 1 and in_list and is_name(words):
            yield " ".join(words)
        else:
            yield from words_in(words, seen)


def is_name(words: list[str]) -> bool:
    """
    Tell whether the words between two commas are one name: words, one of them long, and none of them codes.

    >>> is_name(["ZE", "EXTERNAL"]), is_name(["PREL", "EXTERNAL"])
    (True, False)
    """
    return (
        any(len(word) >= LONG for word in words)
        and all(word.isalpha() or WORD.fullmatch(word) for word in words)
        and not any(word in tag_codes() or cut(word) for word in words)
    ) or " ".join(words) in tag_codes()


def words_in(words: list[str], seen: set[str]) -> Iterator[str]:
    """
    Read words that blanks part: codes, glued codes, names of one and of several words.

    >>> list(words_in(["ZEPREL", "KDEM", "CASTLE", "KEEPING"], {"ZE", "PREL"}))
    ['ZE', 'PREL', 'KDEM', 'CASTLE KEEPING']
    """
    codes, at = tag_codes(), 0
    while at < len(words):
        word, pair = words[at], " ".join(words[at : at + 2])
        end = at + 1
        if pair in codes and word != pair:
            yield pair
            end = at + 2
        elif word in codes:
            yield word
        elif parts := cut(word, seen):
            yield from parts
        else:
            end = name_end(words, at, seen)
            name = " ".join(words[at:end])
            # a name right before a page number is the post's, and goes with it
            if words[end : end + 1] != [PAGE] and (end > at + 1 or (WORD.fullmatch(word) and word not in NO_TAGS)):
                yield name
        at = end


def name_end(words: list[str], at: int, seen: set[str]) -> int:
    """
    Find the end of a name that begins at *at*; the last word may be a tag of before (`POL FOREIGN POL`).

    >>> name_end(["CASTLE", "KEEPING", "PREL"], 0, set())
    2
    """
    if len(words[at]) < LONG or not words[at].isalpha():
        return at + 1
    end = at + 1
    while end < len(words) and goes_with(words[end], seen) and (at + 1 == end or not is_national(words[end])):
        end += 1
    return end + 1 if end + 1 == len(words) and words[end] in seen and words[end] not in tag_codes() else end


def goes_with(word: str, seen: set[str]) -> bool:
    """
    Tell whether a word can stand inside a name.

    >>> goes_with("KEEPING", set()), goes_with("PREL", set())
    (True, False)
    """
    return len(word) >= LONG and word.isalpha() and word not in tag_codes() and not cut(word, seen)


def is_national(word: str) -> bool:
    """
    Tell whether a word is a country's name, or that of its people or things.

    >>> is_national("ITALY"), is_national("IRAQI"), is_national("FREEDOM")
    (True, True, False)
    """
    return any(word[:size] in countries() and PEOPLE.fullmatch(word, size) for size in range(4, len(word))) or (
        word in countries()
    )


@cache
def countries() -> frozenset[str]:
    """
    Give the names of countries of one word, and what is left of them without a vowel at the end.

    >>> {"ITALY", "ITAL", "IRAQ"} <= countries()
    True
    """
    names = frozenset(tag(code).name.upper() for code in geo_tag_codes())
    return names | frozenset(name[:-1] for name in names if name.endswith(("A", "E", "Y")) and len(name) >= LONG)


def cut(word: str, seen: Iterable[str] = ()) -> tuple[str, ...]:
    """
    Cut glued codes apart, the longest first; empty where the word is no run of codes (format.md 9.3).

    At least one part is a subject, and at most one a place that the list does not have by itself:
    else words of the language would fall into pieces.

    Args:
        word: A word that is no code itself.
        seen: The tags before it.

    >>> cut("ETRDEINVPGOVRU"), cut("MASSACRE")
    (('ETRD', 'EINV', 'PGOV', 'RU'), ())
    """
    if not LONG <= len(word) <= LONGEST_RUN:
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
TAG_LINE: Final = re.compile(
    r"(?:[A-Z]{2,6}|\([A-Z][A-Z ,.'-]{2,40}\))(?:[ ,;]+(?:[A-Z]{2,6}|\([A-Z][A-Z ,.'-]{2,40}\)))*[ ,;]*$", re.MULTILINE
)


def continues(above: str, line: str, blank: bool) -> bool:
    """
    Say whether a line continues the list: while lines hold only what looks like TAGS (format.md 9.1).

    >>> continues("PREL PGOV", "KDEM XG", False), continues("PREL,", "ZENDA GROUP X", False), continues("PREL", "SIPDIS", False)
    (True, True, False)
    """
    if blank or is_caption_line(line):
        return False
    return bool(TAG_LINE.match(line)) or above.endswith(",")


TAGS: Final = Field(
    "tags",
    "tag",
    read_tags,
    write_tags,
    Label(
        "TAGS: ",
        begins="TA",
        pattern=r"TAGS:[ \t]*|(?i:(?:TAGS?|TAGES|TABS|TAOS|TAS|TGS|AGS)(?:[ \t]*[:;,-][ \t]*|[ \t]+(?=[A-Z])))",
        ahead="[Tt][Aa][Gg][Ss]?[ :]",
        inside=("TAG", "TAGS"),
        follows=": {0,4}[A-Z]",
        smart="TAGS",
        words=("TAGS", "TAG"),
    ),
    HeaderPlace.BELOW_CLASS,
    flows=True,
    continues=continues,
    ends_heading=True,
    echoed=True,
    shown="topic",
    attributes={"codes": lambda _, tags: tags},
)
