"""What archives print around a telegram, and between its header and body, as far as `from_text` must know it (format.md 18, 20, 21)."""

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
RELEASE_STAMP: Final = rf"UNCLASSIFIED U\.S\. {DEPARTMENT} Case"
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
ATTRIBUTES: Final = re.compile(rf"(?:\n|\A)[ \t]*{BELOW_EXPORT}[ \t]*\n")
#: 20.1. The first label of a SMART cable.
SMART: Final = re.compile(rf"(?:\n|\A)[ \t]*{FIRST_LABEL}[ \t]+[0-9]{{2}} [A-Z]")
#: 18.1, 20.1. What stands in an export and in an e-mail: a pattern that begins with one letter is searched fastest.
HEADED: Final = re.compile("M(?:RN:|essage Attributes)")
#: 20.3. Where the labels below the body of a SMART cable begin.
ABOVE_MRN: Final = re.compile(f"{OFFICE}:|{RELEASE_STAMP}|{RELEASED} ")
#: 21.2. What stands between head and body of a row of `cables.csv`.
CELLS: Final = '","'


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """
    Find where the telegram stands in an export or an e-mail: between their headings (format.md 18.1, 20.1).

    >>> bounds("SECRET\\nMessage Attributes\\nTo: X", 0, 32)
    (0, 7)
    """
    if not HEADED.search(text, start, end):
        return start, end
    stop = end
    at = text.find(BELOW_EXPORT, start, end)
    if at >= 0:
        attributes = ATTRIBUTES.search(text, max(start, at - 200), end)
        stop = attributes.start() + 1 if attributes else end
    at = text.find(FIRST_LABEL, start, stop)
    smart = SMART.search(text, max(start, at - 200), at + 200) if at >= 0 else None
    if not smart or grammar.CLASS_LINE.search(text, start, min(smart.start(), start + 500)):
        return start, stop
    begin = smart.start() + (text[smart.start()] == "\n")
    while begin > start:
        above = text.rfind("\n", start, begin - 1) + 1 or start
        line = text[above:begin].strip(grammar.TRAIL)
        if line and not (grammar.MARKING.match(line) or ABOVE_MRN.match(line)):
            break
        begin = above
    return begin, stop
