"""The Department's own distribution: `ACTION ARA-14`, `INFO OCT-01 ISO-00 ... /096 W` <-> `Distribution`."""

import re
from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model import Distribution, Office
from cablekit.telegram.fields.field import NO_COLUMNS, Field, HeaderPlace, Label, Singles

KEYWORDS: Final = frozenset({"ACTION", "ORIGIN", "INFO"})
WIDTH: Final = 62

#: format.md 18.1: an office and the number of its copies, of which a figure may be a letter.
OFFICE: Final = late_pattern(r"([A-Z][A-Z0-9/]{0,9})-([0-9OIl]{1,2})")
#: format.md 18.1: all copies, then W on incoming and R on the Department's own; the stroke may be lost.
TOTAL: Final = late_pattern(r"/ ?[0-9]{2,4} ?[A-Z]?|[0-9]{2,4} ?[WR]|[0-9]{3}")
#: format.md 18.1: how a line of the list begins, after its keyword: an office, perhaps below garbled ones, or the total.
LIST_BEGINS: Final = late_pattern(
    rf"(?:\([A-Z]{{1,5}}\) ){{0,9}}(?:{OFFICE.pattern}(?!\S)|/ ?[0-9]{{2}}|[0-9]{{2,4}} ?[WR]$)"
)
#: format.md 18.1: what else the list may contain: the total, its letter, a garbled office in parentheses.
NO_OFFICE: Final = late_pattern(r"/?[0-9]{2,4}[A-Z]?|[A-Z]|/|\([A-Z]{1,5}\)")
#: format.md 18.1: the total with its letter; otherwise any word.
TOKEN: Final = late_pattern(r"(?:/[ \t]{0,3})?[0-9]{2,4}[ \t]{0,3}[A-Z]?(?!\S)|\S+")
#: format.md 18.1: a colon after the keyword.
COLON: Final = late_pattern(r"\b(ACTION|ORIGIN|INFO)[ \t]?:", re.IGNORECASE)
#: format.md 18.1: blanks that came between an office and its copies.
APART: Final = late_pattern(r"(?<=[A-Z])(?: ?- | -)(?=[0-9OIl]{1,2}(?![A-Z0-9]))")
#: What letters in place of figures mean.
FIGURES: Final = str.maketrans("OIl", "011")


def tidied(text: str) -> str:
    """
    Return a list of offices without a colon after its keyword, and without blanks around the strokes of counts.

    >>> tidied("INFO: OCT - 01 ISO -00"), tidied("INFO ( ISO )")
    ('INFO  OCT-01 ISO-00', 'INFO (ISO)')
    """
    if "(" in text or ")" in text:
        text = text.replace("( ", "(").replace(" )", ")")
    if ":" in text:
        text = COLON.sub(lambda match: f"{match[1].upper()} ", text)
    return APART.sub("-", text) if "- " in text or " -" in text else text


def is_office_list(line: str) -> bool:
    """
    Whether a line has only offices and copies, or a total; one garbled word is allowed among two offices or above a total.

    >>> is_office_list("INFO OCT-01 ISO-00"), is_office_list("INFO AMEMBASSY STRELSAU"), is_office_list("   /096 W")
    (True, False, True)
    """
    words = tidied(line).split()
    if words and words[0] in KEYWORDS:
        del words[0]
    if not LIST_BEGINS.match(" ".join(words)):
        return False
    others = [word for word in words if not OFFICE.fullmatch(word)]
    missed = len([word for word in others if not NO_OFFICE.fullmatch(word)])
    return missed == 0 or (missed == 1 and (len(words) - len(others) > 1 or any(word[0] == "/" for word in words)))


def read_distribution(content: str) -> Distribution | None:
    r"""
    Read the ACTION or ORIGIN line and the list of the informed offices; None where there is no such list.

    >>> read_distribution("ACTION ARA-14\n\nINFO OCT-01 /021 W").offices
    (Office(name='OCT', copies='01'),)
    """
    lists: dict[str, list[Office]] = {"ACTION": [], "ORIGIN": [], "INFO": []}
    keyword, total = "INFO", None
    for token in TOKEN.findall(tidied(content).replace("(", " ").replace(")", " ")):
        if token in KEYWORDS:
            keyword = token
        elif TOTAL.fullmatch(squeezed := " ".join(token.split())):
            total = total or squeezed
        else:
            lists[keyword].append(read_office(token))
    sure = (
        (total or "").startswith("/") or lists["ACTION"] or lists["ORIGIN"] or any(one.copies for one in lists["INFO"])
    )
    return distribution_of(lists, total) if sure else None


def read_office(word: str) -> Office:
    """Read one office; a garbled one keeps its letters as the name."""
    match = OFFICE.fullmatch(word)
    return Office(match[1], match[2].translate(FIGURES)) if match else Office(word)


def distribution_of(lists: dict[str, list[Office]], total: str | None) -> Distribution:
    """Return the distribution of the three lists; a second office that acts is one of those informed."""
    action, origin = lists["ACTION"], lists["ORIGIN"]
    offices = [*action[1:], *origin[1:], *lists["INFO"]]
    if total is None and offices and offices[-1] in {Office("W"), Office("R")}:
        total = offices.pop().name
    return Distribution(next(iter(action), None), next(iter(origin), None), tuple(offices), total)


def write_distribution(distribution: Distribution) -> str:
    r"""
    Write the lines of the distribution.

    >>> write_distribution(Distribution(Office("ARA", "14"), offices=(Office("OCT", "01"),), total="/021 W"))
    'ACTION ARA-14\n\nINFO OCT-01 /021 W'
    """
    heads = [("ACTION", distribution.action), ("ORIGIN", distribution.origin)]
    blocks = [f"{keyword} {write_office(one)}" for keyword, one in heads if one]
    words = [write_office(one) for one in distribution.offices]
    if distribution.total:
        words.append(distribution.total.replace(" ", "\0"))
    if words:
        text = " ".join(("INFO", *words))
        lines = wrap(text, WIDTH, subsequent_indent="   ", break_long_words=False, break_on_hyphens=False)
        blocks.append("\n".join(lines).replace("\0", " "))
    return "\n\n".join(blocks)


def write_office(one: Office) -> str:
    """Write one office with its copies."""
    return f"{one.name}-{one.copies}" if one.copies is not None else one.name


def offices_by_role(distribution: Distribution) -> Iterator[tuple[str, Office]]:
    """
    Yield every office with what it does: acts, drafted, or is informed.

    >>> [(role, office.name) for role, office in offices_by_role(Distribution(Office("ARA", "14"), offices=(Office("OCT"),)))]
    [('action', 'ARA'), ('info', 'OCT')]
    """
    yield from (("action", one) for one in (distribution.action,) if one)
    yield from (("origin", one) for one in (distribution.origin,) if one)
    yield from (("info", one) for one in distribution.offices)


def continues(_: str, line: str, blank: bool) -> bool:
    """
    Whether a line continues the list of offices, which wraps with an indent and ends in the total (format.md 18.1).

    >>> continues("INFO OCT-01", "ISO-00 /021 W", False), continues("INFO OCT-01", "FM AMEMBASSY ZENDA", True)
    (True, False)
    """
    return is_office_list(line)


DISTRIBUTION: Final = Field(
    "distribution",
    "office",
    read_distribution,
    write_distribution,
    Label(
        begins="AO", pattern=r"(?i:(?:ACTION|ORIGIN)(?=[ \t]?[:\t ][ \t]*[A-Z/]{1,9} ?- ?[0-9OIl]{1,2}(?![A-Z0-9])))"
    ),
    HeaderPlace.OFFICE,
    flows=True,
    continues=continues,
    across_blank=True,
    singles=Singles(
        "office",
        {"name": lambda one: one[1].name, "copies": lambda one: one[1].copies, "role": lambda one: one[0]},
        lambda _, distribution: offices_by_role(distribution),
    ),
    columns=NO_COLUMNS,
)
