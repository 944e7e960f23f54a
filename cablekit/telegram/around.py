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
#: 6.5, 21.4. What does so before a class line: the tab in a row of tabs, or a quote and a comma; not between two tabs.
CLASS_LINE_BREAK: Final = re.compile(rf'(?:\t|",)(?={grammar.CLASS_LINE.pattern})(?!{grammar.LEVEL}\t)', re.IGNORECASE)

# 21.4. What a site or a dump prints above a telegram, or between two prints of its header: a row of its database, the
# labels of a record, the table of a page.

#: The parts of a row: the number of a record, a date, an id, an origin, a classification, and the ids of references.
RECORD: Final = "[0-9]{1,7}"
ROW_DATE: Final = (
    "(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4})(?:[ ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
)
ROW_ID: Final = "[0-9]{2}[A-Z]{2,40}[0-9]{1,7}"
ROW_ORIGIN: Final = r"[A-Z](?=[A-Za-z .,'\n-]{0,60}[a-z])[A-Za-z .,'-]{2,60}(?:\n[A-Za-z .,'-]{2,40})?"
ROW_LEVEL: Final = rf"(?:{'|'.join(map(grammar.phrase, grammar.CLASS_PHRASES))})(?://[A-Z /]{{2,40}})?"
#: What separates them: line endings, a tab, a comma, or several spaces.
CELL: Final = r"(?:[ \t]*\n(?:[ \t]*\n){0,4}|\t|,\n?|[ ]{2,9})"
IDS: Final = rf"{ROW_ID}(?:[|\n]{{1,2}}(?:{ROW_ID}|[0-9]{{1,7}}(?=[|,\n])))*+"
ARCHIVE_ROW: Final = re.compile(
    rf"""
    (?: (?: > | ",? ) [ \t]*\n )?
    (?: {RECORD}{CELL} )? (?: {ROW_DATE}{CELL} )?
    (?P<id>{ROW_ID}) {CELL}
    "?{ROW_ORIGIN}"? {CELL}
    {ROW_LEVEL}
    (?: , (?:{IDS})? ,"?
      | \t (?:{IDS})? \t?
      | (?: [ ]{{2,9}} (?:{IDS})? )? [ \t]*(?:\n|\Z) (?: (?:[ \t]*\n){{0,4}} {IDS} [ \t]*(?:\n|\Z) )?
    )
    """,
    re.VERBOSE,
)
#: The labels of a record, in the order of the dumps, or known ones in any order; `header:` is the last one.
KNOWN_LABELS: Final = "ORIGIN|DATE|SOURCE|CLASSIFICATION|MISC|DESTINATION|REFID"
ARCHIVE_LABELS: Final = re.compile(
    rf"""
    (?: id:[ \t]{RECORD}[^\n]{{0,20}}\n [a-z]{{2,16}}:[ \t]+{ROW_DATE}[ \t]*\n [a-z]{{2,16}}:[ \t]+(?P<id>{ROW_ID})[ \t]*\n
        (?:[a-z]{{2,16}}:[^\n]*+\n){{1,6}}
      | (?i:ID:[ \t]*{RECORD}[ \t]*\n (?:(?:[ \t]*\n)*+(?:{KNOWN_LABELS}):[^\n]*+\n){{2,10}}
        (?: (?:[ \t]*\n)*+ HEADER:[ \t]*\n)?)
    )
    """,
    re.VERBOSE,
)
#: The table of a page, pasted as text, and the line above it.
ARCHIVE_TABLE: Final = re.compile(
    rf"""
    (?: Viewing[ ]cable[ ](?P<id>{ROW_ID})[^\n]*+\n (?:[ \t]*\n)*+ )?
    (?: Reference[ ]ID{CELL}Created{CELL}(?:Released{CELL})?Classification{CELL}Origin[ \t]*\n (?:[ \t]*\n)*+
        {ROW_ID}{CELL}{ROW_DATE}{CELL}(?:{ROW_DATE}{CELL})?{ROW_LEVEL}{CELL}{ROW_ORIGIN}[ \t]*(?:\n|\Z)
    )?
    """,
    re.VERBOSE,
)
#: The rule between header and body in a dump.
HEADER_ENDS: Final = r"-{8,30} [a-z]{4,8} [a-z]{4} -{8,30}[ \t]*$"
#: How the first line of such a thing begins: its letters, and its form.
ARCHIVE_LINES: Final = (
    ("Ii", rf"(?:ID|id):[ \t]*{RECORD}"),
    ("V", f"Viewing cable {ROW_ID}"),
    ("R", r"Reference ID(?:[ \t]*$|[ \t]+Created)"),
    (grammar.DIGITS, rf"{RECORD}(?=[ \t]*$|[\t,]|  )|{ROW_DATE}|{ROW_ID}"),
    ('>"', r'(?:>|",?)[ \t]*$'),
)


def archive_matter(text: str, first: int, end: int) -> re.Match[str] | None:
    r"""
    Match the row, labels or table of an archive that begins at a place.

    >>> archive_matter("7\n2008-05-08\n08ZENDA910\nEmbassy Zenda\nSECRET\nFM ZENDA", 0, 50).end()
    45
    """
    for pattern in (ARCHIVE_ROW, ARCHIVE_LABELS, ARCHIVE_TABLE):
        match = pattern.match(text, first, end)
        if match and match.end() > first:
            return match
    return None


def cell_break_in(text: str, start: int, stop: int) -> int:
    r"""
    Return where header and body of a row are separated in a stretch of text; -1 where they are not.

    >>> cell_break_in('ZENDA","UNCLAS ZENDA 7', 0, 22), cell_break_in("ZENDA\tUNCLAS ZENDA 7", 0, 20)
    (5, 5)
    """
    at = text.find(CELL_BREAK, start, stop)
    found = CLASS_LINE_BREAK.search(text, start, stop) if at < 0 else None
    return found.start() if found else at


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
