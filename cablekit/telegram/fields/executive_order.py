"""The Executive Order line: `E.O. 12958: DECL: 05/08/2018` <-> `ExecutiveOrder`."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model import ExecutiveOrder
from cablekit.model.values import MONTHS, full_year
from cablekit.telegram.fields.field import Field, HeaderPlace, Label
from cablekit.vocabulary.orders import known_orders, repaired_number

EDGES: Final = " .,:\\"
WITH_DIGIT: Final = frozenset({"GDS", "XGDS", "XDS", "RDS", "ADS"})
LETTER_OR_DIGIT: Final = late_pattern("[0-9A-Za-z]")
#: A second word for the same act: `ADS, DECLAS 12-31-84`.
ACTION_AGAIN: Final = late_pattern(r"DECL(?:AS(?:S(?:IFY)?)?)?(?: ON)?", re.IGNORECASE)


#: format.md 8.2: nearly all lines of 2003-2010, read at once.
COMMON_FORM: Final = late_pattern(
    r"\s*E\.?O\.? ([0-9]{5})(?:: ?| )(?:DECL: {0,2}([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})|(N/A|GDS))\s*"
)
#: format.md 8.2, 8.3: the label with its slips (zero for O, `E.OM`); SMART omits it before the digits.
LABEL: Final = late_pattern(
    r"(?:(?:E ?\.? ?(?:O|0(?![0-9])) ?[.M]?|EXECUTIVE ORDER)(?= ?[^A-Z ]| [A-Z]|$)[^0-9A-Z]*|(?=[0-9]))",
    re.IGNORECASE,
)
#: format.md 8.2, 8.3: four to six digits, some of them a letter by mistake; or up to two of them anything, or five
#: with signs between them.
NUMBER: Final = late_pattern(
    r"""
    ( (?P<plain> [0-9IL][0-9OIL)]{2,4}[0-9] ) (?![0-9]|[/-][0-9])
    | [0-9](?:[ ,.]?[0-9]){4} (?![0-9A-Z/-])
    | (?=(?:[^0-9\s]{0,2}[0-9]){3}) [0-9A-Z?*#][0-9A-Z?*#)]{3,5} (?![0-9A-Z/-])
    )
    (?:[ ]?[/-](?![0-9]))?[ :.,;]*
    """,
    re.IGNORECASE | re.VERBOSE,
)
LETTERS_AS_DIGITS: Final = str.maketrans("OoIiLl", "001111", "), .")
#: format.md 8.2, 8.3: what is done (vocab/declass_codes.csv); older orders add a digit, a parenthesis may remain open.
ACTION: Final = late_pattern(
    r"""
    \(?
    (?:
        (?P<na>N[/: .]?A|/A)(?![A-Z/])
      | (?P<decl>DECL(?:AS(?:S(?:IFY)?)?)?|DEC|DELC|DCL)\b(?:[ ]ON\b)?
      | (?P<other>X[ ]?GDS|GDS|XDS|RDS|ADS|DNG)(?:[ ]?-?[ ]?\([ ]?(?P<digit>[0-9])[ ]?\)|(?:[ ]?-[ ]?)?(?P<glued>[0-9]))?
        (?![A-Z0-9/-])
    )
    [ :.,]*
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: format.md 8.2: the action after other words, before its date.
LAST_ACTION: Final = late_pattern(r"(?<![A-Z0-9])(?:DECL|DECLAS{1,2}(?:IFY)?)(?:[ ]ON)?[ :.,]{0,5}$", re.IGNORECASE)
#: format.md 8.1, 8.3: what only some of the orders had.
CLUES_TO_ORDERS: Final = (
    (late_pattern(r"\bX?[ ]?GDS|\bADS"), frozenset({"11652", "12065"})),
    (late_pattern(r"\b[RX]DS|\bOR-[A-Z]|/[0-9]{2}[ ]?\([A-Z]"), frozenset({"12065"})),
    (late_pattern(r"\bOADR\b"), frozenset({"12356"})),
    (late_pattern(r"\bX[0-9]\b|\b[257]{1,2}0?X|\bDECL.{0,12}20[0-9]{2}"), frozenset({"12958", "13292", "13526"})),
)
#: format.md 8.2: month first, year first, or the month in words.
DATE: Final = late_pattern(
    r"""
    (?<![0-9/-])
    (?:
        ([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})
      | ([0-9]{4})([/.-])([0-9]{1,2})\6([0-9]{1,2})
      | (?<![A-Z])([A-Z]{3})[A-Z]{0,6}\.?[ ]([0-9]{1,2}),[ ]?([0-9]{4})
      | ([0-9]{1,2})[ ]([A-Z]{3})[A-Z]{0,6}\.?[ ]([0-9]{4})
    )
    (?![0-9/-])
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: format.md 8.3: the classifier, surname first.
CLASSIFIER: Final = late_pattern(r"\( ?([A-Z][A-Z .,'-]{1,40}[A-Z.]) ?\)", re.IGNORECASE)
#: format.md 8.2: what is between codes.
BETWEEN_CODES: Final = late_pattern(r"[,&]|\bAND\b|(?<=X[0-9])/(?=[0-9]{0,2}X)")
WITH_CLASSIFIER: Final = frozenset({"11652", "12065"})
#: vocab/declass_codes.csv; `OR-` and the letters of the classifier's section (format.md 8.3).
CODE: Final = late_pattern(
    r"OADR|MR|CO|X[0-9]|(?:25X[0-9]|50X[0-9]|75X)(?:-[A-Z]{3,5})?|OR-[A-Z]{1,2}(?:/[A-Z]{1,2})?(?:-[0-9])?|GP-[1-4]"
)


@lru_cache(maxsize=1024)
def read_order(content: str) -> ExecutiveOrder | None:
    """
    Read the Executive Order line, with its label or from the number on; other words are entries of `codes`.

    >>> read_order("E.O. 12065: XGDS-1 9/14/85 (BURLESDON, ROBERT) OR-M")
    ... # doctest: +NORMALIZE_WHITESPACE
    ExecutiveOrder(number='12065', action='XGDS', declassify_on=datetime.date(1985, 9, 14), codes=('1', 'OR-M'),
    authority='BURLESDON, ROBERT')
    """
    return read_common_form(content) or read_any_form(" ".join(content.split()))


def read_common_form(content: str) -> ExecutiveOrder | None:
    """Read the two most frequent forms fast; None for all others."""
    match = COMMON_FORM.fullmatch(content)
    if not match or match[1] not in known_orders():
        return None
    if not match[2]:
        return ExecutiveOrder(match[1], match[5])
    try:
        return ExecutiveOrder(match[1], "DECL", date(int(match[4]), int(match[2]), int(match[3])))
    except ValueError:
        return None


def read_any_form(text: str) -> ExecutiveOrder | None:
    """Read any form, given on one line."""
    label = LABEL.match(text)
    if not label:
        return None
    number, rest = cut_number(text[label.end() :])
    day, rest = cut_date(rest)
    authority, rest = cut_classifier(rest) if number in WITH_CLASSIFIER else (None, rest)
    action, codes = read_action(rest)
    order = ExecutiveOrder(number, action, day, codes, authority)
    return None if order == ExecutiveOrder() or (number is None and not label.group()) else order


def cut_number(text: str) -> tuple[str | None, str]:
    """Cut off the order's number; a garbled one is the order that is meant, if there is only one (format.md 8.3)."""
    match = NUMBER.match(text)
    if not match:
        return None, text
    written, rest = match[1].translate(LETTERS_AS_DIGITS), text[match.end() :]
    number = repaired_number(written, orders_of_line(rest))
    if number in known_orders() or (match["plain"] and len(written) > 3):
        return number, rest
    return None, text


def orders_of_line(rest: str) -> frozenset[str]:
    """
    Return the orders in whose time a line of these actions, codes and dates was written (format.md 8.1, 8.3).

    >>> sorted(orders_of_line("GDS 7/2/85 (SAPT, ANNA)")), sorted(orders_of_line("DECL: OADR"))
    (['12065'], ['12356'])
    """
    upper = rest.upper()
    found = known_orders()
    for clue, orders in CLUES_TO_ORDERS:
        if clue.search(upper):
            found &= orders
    return found or known_orders()


def cut_date(text: str) -> tuple[date | None, str]:
    """Cut out the first date."""
    for match in DATE.finditer(text):
        day = day_of(match)
        if day:
            return day, f"{text[: match.start()]};{text[match.end() :]}"
    return None, text


def day_of(match: re.Match[str]) -> date | None:
    """Return the day that a date means; None where there is no such day (format.md 5.1, 8.2)."""
    part = match.groups()
    year = full_year(part[3] or part[4] or part[10] or part[13])
    day = int(part[2] or part[7] or part[9] or part[11])
    word = (part[8] or part[12] or "").upper()
    try:
        month = MONTHS.index(word) + 1 if word else int(part[0] or part[6])
        return date(year, day, month) if month > 12 else date(year, month, day)
    except ValueError:
        return None


def cut_classifier(text: str) -> tuple[str | None, str]:
    """Cut out the classifier's name."""
    for match in CLASSIFIER.finditer(text):
        if not (CODE.fullmatch(match[1].upper()) or ACTION.fullmatch(match[1])):
            return match[1], f"{text[: match.start()]};{text[match.end() :]}"
    return None, text


def read_action(text: str) -> tuple[str | None, tuple[str, ...]]:
    """Read the action and the codes; a run of other words is an entry of its own."""
    action, codes = None, list[str]()
    for chunk in text.split(";"):
        words = chunk.strip(EDGES)
        match = None if action else ACTION.match(words)
        last = None if action or match else LAST_ACTION.search(words)
        if last:
            action, words = "DECL", words[: last.start()].strip(EDGES)
        if match:
            action = "N/A" if match["na"] else "DECL" if match["decl"] else match["other"].upper().replace(" ", "")
            digit = match["digit"] or match["glued"]
            codes[:0] = [digit] if digit else []
            words = words[match.end() :].strip(EDGES)
        if not (action and ACTION_AGAIN.fullmatch(words)):
            codes.extend(code_entries(words))
    return action, tuple(codes)


def code_entries(words: str) -> list[str]:
    """Return the codes of a chunk, or the chunk as one entry."""
    codes = BETWEEN_CODES.sub(" ", words.upper().replace("- ", "-")).strip("() ").split()
    if codes and all(CODE.fullmatch(code) for code in codes):
        return codes
    return [words] if LETTER_OR_DIGIT.search(words) else []


def write_order(order: ExecutiveOrder) -> str:
    """Write the content of the Executive Order line."""
    label = f"E.O. {order.number}" if order.number else "E.O."
    action, codes = order.action or "", list(order.codes)
    if action in WITH_DIGIT and codes and re.fullmatch("[0-9]", codes[0]):
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
#: format.md 8.3. The classifier, or the role alone, on a line of their own.
CLASSIFIER_LINE: Final = late_pattern(
    r"(?:\([A-Z]{2,20},[ ]?[A-Z][A-Z .'-]{0,30}\)[ ]?)(?:OR-[A-Z/]{1,5}(?:-[0-9])?)?[ .]{0,3}$"
    r"|OR-[A-Z]{1,2}(?:/[A-Z]{1,2})?(?:-[0-9])?[ .]{0,3}$"
)


def continues(above: str, line: str, blank: bool) -> bool:
    """
    Whether a line continues the order's line, which wraps only where it is cut off (format.md 8.2).

    >>> continues("E.O. 12958:", "DECL: 05/08/2018", False), continues("E.O. 12958: N/A", "SIPDIS", False)
    (True, False)
    """
    if blank:
        return False
    return (
        above.endswith(CUT_OFF)
        or line[:5].upper() == "DECL:"
        or (bool(CLASSIFIER_LINE.match(line)) and any(order in above for order in WITH_CLASSIFIER))
    )


EXECUTIVE_ORDER: Final = Field(
    "executive_order",
    "executive-order",
    read_order,
    write_order,
    Label(
        begins="E",
        pattern=(
            r"E\.O\. (?=[0-9]{5})|(?i:E[.,]?[ \t]{0,3}[O0]M?[ \t]?[.,]?[ \t]{0,3}:?[ \t]{0,3}"
            r"(?=[0-9IL(][0-9OI()]{3,5}|(?=[A-Z?*]?(?:[^0-9\s]?[0-9]){3})[1IL?][0-9A-Z?*]{3,5}[ \t]{0,2}[:;,.]"
            r"|1[ ,.]?[123](?:[ ,.]?[0-9]){3}(?![0-9])|X?GDS|:?[ \t]*$)"
            "|EXECUTIVE ORDER[: ]+)"
        ),
        ahead=r"[Ee]\.?[ \t]{0,3}[Oo0] ?\.?[ \t]{0,3}:?[ \t]{0,3}1[0-9]{4}",
        glued=(
            r"\.(?i:(?<=[A-Z0-9/,.) ]E\.)O\. ?1[0-9]{4}\b)"
            r"|(?i:(?<=[0-9/,.) \t]E)(?:\.[ ]?)?[O0]\.?[ ]?(?=1[0-9]{4}[ ]?[:;,]?[ ]?(?:DECL|N/A|X?GDS))1[0-9]{4})"
        ),
        smart="E.O.",
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
