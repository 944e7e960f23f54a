"""What archives print around a telegram and between its header and body (format.md 18, 20, 21).

Only what `from_text` must know is here; the rest belongs to `cablekit.archives`.
"""

import re
from typing import Final

from cablekit.telegram import grammar

#: 18.1. The releasers' banner; 20.2. FOIA page stamps.
STATE_CASE: Final = rf"{grammar.UNCLASSIFIED} U\.S\. Department of State Case"
BANNER: Final = (
    rf"(?:[A-Z][a-z]+ [A-Z]\. [A-Z][a-z]+ *)?Declassified/Released|{STATE_CASE}"
    r"|RELEASED? IN (?:PART|FULL)|CLASSIFICATION: [A-Z ]{3,30}$|Page [0-9]{1,3} of [0-9]{1,3}$"
    r"|Released in (?:Full|Part)|US Department of State$|EO Systematic Review"
)
#: 21.4. The datestamp of a dump, with no blank before the class line.
DATESTAMP: Final = r"Cable \w{4,8}: ?[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}"
#: 18.1. The heading below the telegram in an export.
EXPORT_HEADING: Final = re.compile(r"(?:\n|\A)[ \t]*Message Attributes[ \t]*\n")
#: 20.1. The first label of a SMART cable.
SMART_BEGINNING: Final = re.compile(r"(?:\n|\A)[ \t]*MRN:[ \t]+[0-9]{2} [A-Z]")
#: 18.1, 20.1. Every export and e-mail contains one of these; a pattern that begins with one letter is searched fastest.
MAY_BE_SURROUNDED: Final = re.compile("M(?:RN:|essage Attributes)")
#: 20.3. Lines above the first label that still belong to a SMART cable.
ABOVE_SMART_LABELS: Final = re.compile(rf"(?:Action|Info) Office:|{STATE_CASE}|RELEASED? IN ")
#: 21.2. What separates header and body in a row of `cables.csv`.
CELL_BREAK: Final = '","'


def telegram_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """
    Return where the telegram begins and ends in an export or e-mail: between their headings (format.md 18.1, 20.1).

    >>> telegram_bounds("SECRET\\nMessage Attributes\\nTo: X", 0, 32)
    (0, 7)
    """
    if not MAY_BE_SURROUNDED.search(text, start, end):
        return start, end
    stop = end
    at = text.find("Message Attributes", start, end)
    if at >= 0:
        attributes = EXPORT_HEADING.search(text, max(start, at - 200), end)
        stop = attributes.start() + 1 if attributes else end
    at = text.find("MRN:", start, stop)
    smart = SMART_BEGINNING.search(text, max(start, at - 200), at + 200) if at >= 0 else None
    if not smart or grammar.CLASS_LINE.search(text, start, min(smart.start(), start + 500)):
        return start, stop
    begin = smart.start() + (text[smart.start()] == "\n")
    while begin > start:
        above = text.rfind("\n", start, begin - 1) + 1 or start
        line = text[above:begin].strip(grammar.TRAIL)
        if line and not (grammar.MARKING.match(line) or ABOVE_SMART_LABELS.match(line)):
            break
        begin = above
    return begin, stop
