"""What archives print around a telegram and between its header and body (format.md 18, 20, 21).

Only what `from_text` must know is here; the rest belongs to `cablekit.archives`.
"""

import re
from typing import Final

from cablekit.telegram import grammar

#: 18.1. The headings of an export above and below the telegram, and the words of the releasers' banner.
ABOVE_EXPORT: Final = "Message Text"
BELOW_EXPORT: Final = "Message Attributes"
DECLASSIFIED: Final = "Declassified/Released"
DEPARTMENT: Final = "Department of State"
REVIEW: Final = "EO Systematic Review"
#: 20.1. The first label of a SMART cable, and the labels above it.
FIRST_LABEL: Final = "MRN:"
OFFICE: Final = "(?:Action|Info) Office"
#: 20.2. The stamp of a release and its extent.
RELEASE_STAMP: Final = rf"{grammar.UNCLASSIFIED} U\.S\. {DEPARTMENT} Case"
RELEASED: Final = "RELEASED? IN"
#: 18.1. The releasers' banner; 20.2. FOIA page stamps.
BANNER: Final = (
    rf"(?:[A-Z][a-z]+ [A-Z]\. [A-Z][a-z]+ *)?{DECLASSIFIED}|{RELEASE_STAMP}"
    rf"|{RELEASED} (?:PART|FULL)|CLASSIFICATION: [A-Z ]{{3,30}}$|Page [0-9]{{1,3}} of [0-9]{{1,3}}$"
    rf"|Released in (?:Full|Part)|US {DEPARTMENT}$|{REVIEW}"
)
#: 21.4. The datestamp of a dump, with no blank before the class line, and the day in it.
DAY: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
DATESTAMP: Final = rf"Cable \w{{4,8}}: ?{DAY}T[0-9:]{{8}}"
#: 18.1. The headings of an export.
EXPORT_HEADING: Final = re.compile(rf"(?:\n|\A)[ \t]*{BELOW_EXPORT}[ \t]*\n")
#: 20.1. The first label of a SMART cable.
SMART_BEGINNING: Final = re.compile(rf"(?:\n|\A)[ \t]*{FIRST_LABEL}[ \t]+[0-9]{{2}} [A-Z]")
#: 18.1, 20.1. Every export and e-mail contains one of these; a pattern that begins with one letter is searched fastest.
MAY_BE_SURROUNDED: Final = re.compile("M(?:RN:|essage Attributes)")
#: 20.3. Lines above the first label that still belong to a SMART cable.
ABOVE_SMART_LABELS: Final = re.compile(f"{OFFICE}:|{RELEASE_STAMP}|{RELEASED} ")
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
    at = text.find(BELOW_EXPORT, start, end)
    if at >= 0:
        attributes = EXPORT_HEADING.search(text, max(start, at - 200), end)
        stop = attributes.start() + 1 if attributes else end
    at = text.find(FIRST_LABEL, start, stop)
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
