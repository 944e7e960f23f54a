"""Lines that pass the cable on, or to somebody's attention, read and written (format.md 7.4)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram.fields.field import Field, HeaderPlace, Label
from cablekit.telegram.fields.lines import read_lines
from cablekit.telegram.fields.pass_places import WORD, begins_instruction, ends_open, instruction_starts
from cablekit.telegram.grammar import TRAIL

#: 7.4. How most of them begin.
PASS_LINE: Final = late_pattern(
    r"(?i)(?:THE )?[A-Z][A-Z/.&, -]{1,40}?(?: ALSO| PLEASE| PLS)? (?:FOR|PASS|PASS TO)\b|(?:FOR|FROM|PASS|DEPT|DEPARTMENT|STATE|INFORM|TO) "
)
#: 7.4. The words of an instruction, at the beginning of a line.
INSTRUCTION: Final = late_pattern(r"(?i:(?:FOR|PASS|FROM)(?![A-Z]))")
#: 7.4. What separates two instructions on one line, and is part of neither.
SEPARATORS: Final = " ,;"
SEPARATING_LETTERS: Final = " ,;ANDand"
LAST_OF_SEPARATORS: Final = frozenset(" ,;Dd")
SEPARATING_WORDS: Final = frozenset({" AND", ",AND", ";AND", "AND"})
#: 7.4. The tail of a wrapped line that says so by itself: offices, with persons in parentheses.
OFFICES: Final = late_pattern(
    r"(?:(?:AND )?(?:[A-Z]{1,6}(?:/[A-Z0-9-]{1,8})+|\([A-Z][A-Z ,./]{0,30}\))[,; ]{0,2}){1,8}\.?"
)
#: A word with the signs and the blank after it.
WORD_AND_BLANK: Final = late_pattern(f"(?:{WORD.pattern}) ?")
#: One instruction with two of its words, `STATE PASS TO USTR FOR SAPT`, and no third one.
PASSED_ON: Final = late_pattern(
    r"(?:(?!FOR|PASS)[A-Z/]{1,20} ){0,3}PASS (?:TO )?(?!FOR|PASS)[A-Z/&-]{1,20} FOR (?!.*(?:FOR|PASS))", re.IGNORECASE
)
#: Where a written line is broken (characters), and after what.
WIDTH: Final = 69
BREAK: Final = late_pattern(r"(?<=[,;]) ")


@lru_cache(maxsize=1024)
def read_pass_lines(content: str) -> tuple[str, ...]:
    r"""
    Read one value for each instruction: a line may hold several, and a wrapped tail belongs to the line above it.

    >>> read_pass_lines("NSC FOR HENTZAU DEPT FOR EUR/RUR AND \nEUR/CEN")
    ('NSC FOR HENTZAU', 'DEPT FOR EUR/RUR AND EUR/CEN')
    """
    text = content.strip(TRAIL)
    if "\n" not in text and "\r" not in text and not passes_twice(text):
        value = " ".join(text.split())
        return (without_separators(value) or value,) if value else ()
    values = [without_separators(value) for line in joined_lines(text) for value in split_instructions(line)]
    return tuple(filter(None, values)) or read_lines(content)


def without_separators(value: str) -> str:
    """
    Leave out what separates an instruction from the next one.

    >>> without_separators("DEPT FOR EUR, AND "), without_separators("DEPT FOR EUR;")
    ('DEPT FOR EUR', 'DEPT FOR EUR')
    """
    if value[-1:] not in LAST_OF_SEPARATORS:
        return value
    end = len(value)
    while end and (value[end - 1] in SEPARATORS or value[max(end - 4, 0) : end].upper() in SEPARATING_WORDS):
        end -= 1 if value[end - 1] in SEPARATORS else len("AND")
    return value[:end]


def joined_lines(content: str) -> Iterator[str]:
    """Yield the lines of pass lines, each with its wrapped tails."""
    found: list[str] = []
    blank = passes = False
    for row in content.replace("\r", "\n").split("\n"):
        line = " ".join(row.strip(TRAIL).split())
        if not (line.strip(SEPARATING_LETTERS) or without_separators(line)):
            blank = blank or not line
            continue
        if found and not is_tail(found[-1], line, blank=blank, passes=passes):
            yield " ".join(found)
            found, passes = [], False
        found.append(line)
        passes = passes or may_say_to_pass(line)
        blank = False
    if found:
        yield " ".join(found)


def is_tail(above: str, line: str, *, blank: bool = False, passes: bool = True) -> bool:
    """
    Whether a line is the wrapped tail of the one above it.

    Below a *blank* line, or one of an instruction that does not *pass* anything yet, it is one only if that line is open.

    >>> is_tail("DEPT FOR EUR", "EUR/CEN"), is_tail("DEPT FOR EUR", "NSC FOR SAPT")
    (True, False)
    """
    if (blank or not (passes or INSTRUCTION.match(line))) and not ends_open(above):
        return False
    return not begins_instruction(line, above)


def may_say_to_pass(line: str) -> bool:
    """Whether a line may have one of the words of an instruction; tails of other lines are not looked for."""
    upper = line.upper()
    return "FOR" in upper or "PASS" in upper or "FROM" in upper


def passes_twice(line: str) -> bool:
    """Whether a line may have two words of an instruction; most have one."""
    upper = line.upper()
    return upper.count("FOR") + upper.count("PASS") > 1


def split_instructions(text: str) -> Iterator[str]:
    """Split a line where the next place has its own FOR or PASS."""
    if not passes_twice(text) or PASSED_ON.match(text):
        yield text
        return
    words = WORD_AND_BLANK.findall(text)
    starts = instruction_starts([word.rstrip(" ") for word in words])
    for start, stop in pairwise([*starts, len(words)]):
        yield "".join(words[start:stop])


def write_pass_lines(values: tuple[str, ...]) -> str:
    """Write one instruction per line, a long one on several if it reads back."""
    text = in_lines([wrapped(value) for value in values])
    return text if read_pass_lines(text) == values else in_lines([[value] for value in values])


def in_lines(values: list[list[str]]) -> str:
    """Join the lines of all values; a blank line separates one that would be read as the tail of the one above."""
    lines: list[str] = []
    passes = False
    for value in values:
        if lines and is_tail(lines[-1], value[0], passes=passes):
            lines.append("")
        lines.extend(value)
        passes = any(map(may_say_to_pass, value))
    return "\n".join(lines)


def wrapped(value: str) -> list[str]:
    """Wrap a long instruction after a comma."""
    lines = [""]
    for part in BREAK.split(value):
        if lines[-1] and len(lines[-1]) + len(part) >= WIDTH:
            lines.append(part)
        else:
            lines[-1] = f"{lines[-1]} {part}".lstrip()
    return lines


PASS_LINES: Final = Field(
    "pass_lines",
    "pass-line",
    read_pass_lines,
    write_pass_lines,
    Label(smart="Pass Line"),
    HeaderPlace.UNDER_CLASS,
    before=2,
    flows=True,
)
