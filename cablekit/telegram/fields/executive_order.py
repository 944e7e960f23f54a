"""The Executive Order line: `E.O. 12958: DECL: 05/08/2018` <-> `ExecutiveOrder`."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from cablekit.model import ExecutiveOrder
from cablekit.model.values import MONTHS, full_year
from cablekit.telegram.fields.field import Field, HeaderPlace, Label
from cablekit.telegram.fields.lines import length_alike

ORDERS: Final = ("10501", "11652", "12065", "12356", "12958", "13292", "13526")
EDGES: Final = " .,:\\"
WITH_FIGURE: Final = frozenset({"GDS", "XGDS", "XDS", "RDS", "ADS"})
MEANING: Final = re.compile("[0-9A-Za-z]")
#: A second word for the same act: `ADS, DECLAS 12-31-84`.
DECLARED: Final = re.compile(r"DECL(?:AS(?:S(?:IFY)?)?)?(?: ON)?", re.IGNORECASE)


#: format.md 8.2: nearly all lines of 2003-2010, read at one glance.
PLAIN: Final = re.compile(
    r"\s*E\.?O\.? ([0-9]{5})(?:: ?| )(?:DECL: {0,2}([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})|(N/A|GDS))\s*"
)
#: format.md 8.2, 8.3: the label with its slips (zero for O, `E.OM`); SMART leaves it out before the figures.
LABEL: Final = re.compile(
    r"(?:(?:E ?\.? ?(?:O|0(?![0-9])) ?[.M]?|EXECUTIVE ORDER)(?= ?[^A-Z ]| [A-Z]|$)[^0-9A-Z]*|(?=[0-9]))",
    re.IGNORECASE,
)
#: format.md 8.2, 8.3: four to six figures, some of them a letter by mistake.
NUMBER: Final = re.compile(r"([0-9IL][0-9OIL)]{2,4}[0-9])(?![0-9/-])[ :.,;]*", re.IGNORECASE)
FIGURES: Final = str.maketrans("OoIiLl", "001111")
#: format.md 8.2, 8.3: what is done (vocab/declass_codes.csv); older orders add a figure, a parenthesis may stay open.
ACTION: Final = re.compile(
    r"\(?(?:(?P<na>N[/: ]?A|/A)(?![A-Z/])|(?P<decl>DECL(?:AS(?:S(?:IFY)?)?)?|DEC|DELC|DCL)\b(?: ON\b)?"
    r"|(?P<other>X?GDS|XDS|RDS|ADS|DNG)(?: ?- ?(?P<figure>[0-9])|(?P<glued>[0-9]))?(?![A-Z0-9/-]))[ :.,]*",
    re.IGNORECASE,
)
#: format.md 8.2: month first, year first, or the month in words.
DATE: Final = re.compile(
    r"(?<![0-9/-])(?:([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})|([0-9]{4})([/.-])([0-9]{1,2})\6([0-9]{1,2})"
    r"|(?<![A-Z])([A-Z]{3})[A-Z]{0,6}\.? ([0-9]{1,2}), ?([0-9]{4})"
    r"|([0-9]{1,2}) ([A-Z]{3})[A-Z]{0,6}\.? ([0-9]{4}))(?![0-9/-])",
    re.IGNORECASE,
)
#: format.md 8.3: the classifier, surname first.
CLASSIFIER: Final = re.compile(r"\( ?([A-Z][A-Z .,'-]{1,40}[A-Z.]) ?\)", re.IGNORECASE)
#: format.md 8.2: what stands between codes.
JOINED: Final = re.compile(r"[,&]|\bAND\b|(?<=X[0-9])/(?=[0-9]{0,2}X)")
WITH_CLASSIFIER: Final = frozenset({"11652", "12065"})
#: vocab/declass_codes.csv; `OR-` and the letters of the classifier's section (format.md 8.3).
CODE: Final = re.compile(
    r"OADR|MR|CO|X[0-9]|(?:25X[0-9]|50X[0-9]|75X)(?:-[A-Z]{3,5})?|OR-[A-Z]{1,2}(?:/[A-Z]{1,2})?(?:-[0-9])?|GP-[1-4]"
)


@lru_cache(maxsize=1024)
def read_order(content: str) -> ExecutiveOrder | None:
    """
    Read the content of the Executive Order line.

    Args:
        content: With its label, or beginning with the order's number.

    Returns:
        The order; what is neither date, code nor name is an entry of `codes`. None where there is no order.

    >>> read_order("E.O. 12065: XGDS-1 9/14/85 (BURLESDON, ROBERT) OR-M")
    ... # doctest: +NORMALIZE_WHITESPACE
    ExecutiveOrder(number='12065', action='XGDS', declassify_on=datetime.date(1985, 9, 14), codes=('1', 'OR-M'),
    authority='BURLESDON, ROBERT')
    """
    return plain(content) or thorough(" ".join(content.split()))


def plain(content: str) -> ExecutiveOrder | None:
    r"""
    Read the two commonest shapes fast; None for all others.

    >>> plain("E.O. 12958: N/A\n").action, plain("E.O. 12958: DECL: 13/13/2018")
    ('N/A', None)
    """
    match = PLAIN.fullmatch(content)
    if not match or match[1] not in ORDERS:
        return None
    if not match[2]:
        return ExecutiveOrder(match[1], match[5])
    try:
        return ExecutiveOrder(match[1], "DECL", date(int(match[4]), int(match[2]), int(match[3])))
    except ValueError:
        return None


def thorough(text: str) -> ExecutiveOrder | None:
    """
    Read any shape, the text on one line.

    >>> thorough("12356: DECL: OADR").codes
    ('OADR',)
    """
    label = LABEL.match(text)
    if not label:
        return None
    number, rest = numbered(text[label.end() :])
    day, rest = dated(rest)
    authority, rest = classified(rest) if number in WITH_CLASSIFIER else (None, rest)
    action, codes = acted(rest)
    order = ExecutiveOrder(number, action, day, codes, authority)
    return None if order == ExecutiveOrder() or (number is None and not label.group()) else order


def numbered(text: str) -> tuple[str | None, str]:
    """
    Cut the order's number off.

    >>> numbered("12598: DECL")
    ('12958', 'DECL')
    """
    match = NUMBER.match(text)
    digits = match[1].translate(FIGURES).replace(")", "") if match else ""
    return (mended(digits), text[match.end() :]) if match and len(digits) > 3 else (None, text)


def mended(digits: str) -> str:
    """
    Give the order that *digits* mean: one slip away, or the same figures in another order (format.md 8.3).

    >>> mended("1295"), mended("19528"), mended("99999")
    ('12958', '12958', '99999')
    """
    if digits in ORDERS:
        return digits
    near = [order for order in ORDERS if slipped(digits, order)]
    near = near or [order for order in ORDERS if sorted(order) == sorted(digits)]
    return near[0] if len(near) == 1 else digits


def slipped(one: str, other: str) -> bool:
    """
    Tell whether two numbers differ by one figure or two neighbours changed over.

    >>> slipped("12985", "12958"), slipped("12956", "12958"), slipped("11958", "12065")
    (True, True, False)
    """
    head = length_alike(one, other)
    first, second = one[head:], other[head:]
    if len(first) == len(second):
        return first[1:] == second[1:] or (first[:2] == second[1::-1] and first[2:] == second[2:])
    longer, shorter = sorted((first, second), key=len, reverse=True)
    return longer[1:] == shorter


def dated(text: str) -> tuple[date | None, str]:
    """
    Cut the first date out.

    >>> dated("TEN YEARS"), dated("DECL: 2018/05/08")
    ((None, 'TEN YEARS'), (datetime.date(2018, 5, 8), 'DECL: ;'))
    """
    for match in DATE.finditer(text):
        day = day_of(match)
        if day:
            return day, f"{text[: match.start()]};{text[match.end() :]}"
    return None, text


def day_of(match: re.Match[str]) -> date | None:
    """
    Give the day that a date means, two figures of a year under 60 in this century; None where there is no such day.

    >>> day_of(DATE.match("6/30/08")), day_of(DATE.match("30 JUN 1985")), day_of(DATE.match("13/13/2008"))
    (datetime.date(2008, 6, 30), datetime.date(1985, 6, 30), None)
    """
    part = match.groups()
    year = full_year(part[3] or part[4] or part[10] or part[13])
    day = int(part[2] or part[7] or part[9] or part[11])
    word = (part[8] or part[12] or "").upper()
    try:
        month = MONTHS.index(word) + 1 if word else int(part[0] or part[6])
        return date(year, day, month) if month > 12 else date(year, month, day)
    except ValueError:
        return None


def classified(text: str) -> tuple[str | None, str]:
    """
    Cut the classifier's name out.

    >>> classified("GDS (BURLESDON, ROBERT) OR-M")
    ('BURLESDON, ROBERT', 'GDS ; OR-M')
    """
    for match in CLASSIFIER.finditer(text):
        if not CODE.fullmatch(match[1].upper()):
            return match[1], f"{text[: match.start()]};{text[match.end() :]}"
    return None, text


def acted(text: str) -> tuple[str | None, tuple[str, ...]]:
    """
    Read the action and the codes; a run of other words is an entry of its own.

    >>> acted("AS AMENDED; DECL: X1, X5"), acted("NA")
    (('DECL', ('AS AMENDED', 'X1', 'X5')), ('N/A', ()))
    """
    action, codes = None, list[str]()
    for chunk in text.split(";"):
        words = chunk.strip(EDGES)
        match = None if action else ACTION.match(words)
        if match:
            action = "N/A" if match["na"] else "DECL" if match["decl"] else match["other"].upper()
            figure = match["figure"] or match["glued"]
            codes[:0] = [figure] if figure else []
            words = words[match.end() :].strip(EDGES)
        if not (action and DECLARED.fullmatch(words)):
            codes.extend(entries(words))
    return action, tuple(codes)


def entries(words: str) -> list[str]:
    """
    Give the codes of a chunk, or the chunk as one entry.

    >>> entries("(x9)"), entries("25X1- human, X5 and X6"), entries("CLOSURE OF THE BRIDGE"), entries("()")
    (['X9'], ['25X1-HUMAN', 'X5', 'X6'], ['CLOSURE OF THE BRIDGE'], [])
    """
    codes = JOINED.sub(" ", words.upper().replace("- ", "-")).strip("() ").split()
    if codes and all(CODE.fullmatch(code) for code in codes):
        return codes
    return [words] if MEANING.search(words) else []


def write_order(order: ExecutiveOrder) -> str:
    """
    Write the content of the Executive Order line.

    >>> write_order(ExecutiveOrder("12958", "DECL", date(2018, 5, 8)))
    'E.O. 12958: DECL: 05/08/2018'
    """
    label = f"E.O. {order.number}" if order.number else "E.O."
    action, codes = order.action or "", list(order.codes)
    if action in WITH_FIGURE and codes and re.fullmatch("[0-9]", codes[0]):
        action += f"-{codes.pop(0)}"
    ahead = [codes.pop(0)] if action == "DNG" and codes[:1] == ["CO"] else []
    day = order.declassify_on
    parts = [
        f"{action}:" if action in {"DECL", "DNG"} else action,
        *ahead,
        f"{day.month:02}/{day.day:02}/{day.year:04}" if day else "",
        f"({order.authority})" if order.authority else "",
    ]
    rest = " ".join(part for part in parts if part)
    worded = False
    for code in codes:
        known = CODE.fullmatch(code) and not worded
        rest += f" {code}" if not rest or rest.endswith(":") or known else f"; {code}"
        worded = not CODE.fullmatch(code)
    return f"{label}: {rest.strip()}" if rest else label


#: format.md 8.2. The line wraps only where it is cut off.
CUT_OFF: Final = (":", "-", ",", " OF", " AND")


def continues(above: str, line: str, blank: bool) -> bool:
    """
    Say whether a line continues the order's line: only where that is cut off (format.md 8.2).

    >>> continues("E.O. 12958:", "DECL: 05/08/2018", False), continues("E.O. 12958: N/A", "SIPDIS", False)
    (True, False)
    """
    return not blank and (above.endswith(CUT_OFF) or line[:5].upper() == "DECL:")


EXECUTIVE_ORDER: Final = Field(
    "executive_order",
    "executive-order",
    read_order,
    write_order,
    Label(
        begins="E",
        pattern=(
            r"E\.O\. (?=[0-9]{5})|(?i:E[.,]? ?[O0]M?[.,]? ?:? ?(?=[0-9IL(][0-9OI()]{3,5}|X?GDS|:?[ \t]*$)"
            "|EXECUTIVE ORDER[: ]+)"
        ),
        ahead=r"[Ee]\.? ?[Oo0]\.? ?:? ?1[0-9]{4}",
        glued=r"\.(?i:(?<=[A-Z0-9/,.) ]E\.)O\. ?1[0-9]{4}\b)",
        smart=r"E\.O\.",
    ),
    HeaderPlace.BELOW_CLASS,
    before=2,
    flows=True,
    continues=continues,
    single=True,
    ends_heading=True,
    echoed=True,
    shown="secrecy",
    attributes={
        "number": lambda _, order: order.number,
        "action": lambda _, order: order.action,
        "declassify-on": lambda _, order: order.declassify_on,
    },
    columns={
        "executive_order": lambda _, order: order and order.number,
        "declassify_on": lambda _, order: order and order.declassify_on,
        "declassify_codes": lambda _, order: order and (order.action, *order.codes),
    },
)
