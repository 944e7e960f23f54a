"""What archives print around a telegram and between its header and body (format.md 18, 20, 21).

Only what `from_text` must know is here; the rest belongs to `cablekit.archives`.
"""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.telegram import grammar

#: 18.1. The headings of an export above and below the telegram, and the words of the releasers' banner.
ABOVE_EXPORT: Final = "Message Text"
BELOW_EXPORT: Final = "Message Attributes"
DECLASSIFIED: Final = "Declassified/Released"
DEPARTMENT: Final = "Department of State"
REVIEW: Final = "EO Systematic Review"
#: 20.1. The first label of a SMART cable, and the labels above it.
FIRST_LABEL: Final = "MRN"
OFFICE: Final = "(?:Action|Info) Office"
#: 20.2. The stamp of a release and its extent.
RELEASE_STAMP: Final = rf"{grammar.UNCLASSIFIED} U\.S\. {DEPARTMENT} Case"
RELEASED: Final = "RELEASED? IN"
#: 20.2. The numbers of a release: of the case and of the document; its date.
CASE_NUMBER: Final = "[A-Z]{1,2}-[0-9]{4}-[0-9]{5}"
DOCUMENT_NUMBER: Final = "(?:C[0-9]{8}|(?:STATE-)?SCB[0-9]{7})"
SLASHED_DATE: Final = "[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{2,4}"
STAMP_DATE: Final = (
    rf"(?:{SLASHED_DATE}|[0-9]{{4}}[/-][0-9]{{2}}[/-][0-9]{{2}}"
    r"|[A-Z][a-z]{2,8}\.?[ ][0-9]{1,2},?[ ][0-9]{4}|[0-9]{1,2}[ ][A-Z][A-Za-z]{2,8}[ ][0-9]{4})"
)
ORDER: Final = r"(?:E\.?[ ]?O\.?|Executive[ ]Order)[ ]?1"
STAMP_LEVELS: Final = (*grammar.CLASS_PHRASES, grammar.SENSITIVE_BUT_UNCLASSIFIED, grammar.LIMITED_OFFICIAL_USE)
#: 14, 18.1, 20.2. The stamps of releases, each on a line of its own, by the letters it may begin with.
STAMP_ENDS: Final = r"[ \t]*$"
FOR_RELEASE: Final = (
    rf"(?:FOR RELEASE|[Ff]or Release)(?: ?[:-])? ?(?:{STAMP_DATE}|CIA|NSA|{DOCUMENT_NUMBER}|{CASE_NUMBER})"
)
STAMP_CASE: Final = rf" U\.S\. {DEPARTMENT} Case"
AUTHORITY: Final = "A(?:uthority|UTHORITY):? NN[DG]"
BANNERS: Final = (
    (grammar.ANY_LETTER, rf"[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+ *{DECLASSIFIED}"),
    ("A", rf"A(?:pproved|PPROVED) {FOR_RELEASE}"),
    ("A", AUTHORITY),
    ("B", r"By [A-Z]{2,4},? NARA\b"),
    ("C", "CLASSIFICATION: [A-Z ]{3,30}$"),
    ("C", rf"Case No\.? {CASE_NUMBER}"),
    ("C", rf"{DOCUMENT_NUMBER}{STAMP_ENDS}"),
    ("C", "CIA-RDP[0-9]{2}"),
    *((level[0], grammar.phrase(level) + STAMP_CASE) for level in STAMP_LEVELS),
    ("D", DECLASSIFIED),
    ("D", rf"DECLASSIFIED(?:{STAMP_ENDS}|[;,:]? (?:{AUTHORITY}|A/ISS|{ORDER}))"),
    ("D", rf"Declassified (?:and|in Part - Sanitized Copy) Approved {FOR_RELEASE}"),
    ("D", rf"Doc No\.? {DOCUMENT_NUMBER}"),
    ("D", rf"Date: {SLASHED_DATE}{STAMP_ENDS}"),
    ("D", rf"DENIED IN (?:PART|FULL){STAMP_ENDS}"),
    ("E", rf"EXCISED IN (?:PART|FULL){STAMP_ENDS}"),
    ("E", REVIEW),
    ("P", rf"P(?:age|AGE) {{1,3}}[0-9]{{1,3}} (?:of|OF) [0-9]{{1,3}}{STAMP_ENDS}"),
    ("R", rf"{RELEASED} (?:PART|FULL)"),
    ("R", "Released in (?:Full|Part)"),
    ("R", "R(?:EVIEW AUTHORITY|eview Authority): "),
    ("S", rf"Sanitized Copy Approved {FOR_RELEASE}"),
    ("T", "This [Dd]ocument (?:has been|was|is) declassified (?:under|pursuant)"),
    ("U", rf"U\.?S\.? {DEPARTMENT}(?:{STAMP_ENDS}| Case No| {REVIEW})"),
)
#: 20.2. Stamps of several lines: each page of a newer release begins with who released it, when, and the page; the
#: releasers' banner, the order or the authority, and a sentence that says by what order, may be split.
LINE_GAP: Final = r"(?:[ ]|[ \t]*\n\s{0,80})"
RELEASE_PAGE: Final = late_pattern(
    rf"""
    (?: Released[ ]in[ ](?:Full|Part)\b[^\n]{{0,80}}\n\s{{0,80}}
        (?: (?:By:?[ ])?[A-Z][A-Za-z.'-]{{1,20}} (?:,?[ ][A-Z][A-Za-z.'-]{{0,20}}){{1,4}} [ \t]*\n\s{{0,80}} )?
        {STAMP_DATE} (?: [ \t]*\n\s{{0,80}} Page[ ][0-9]{{1,3}}[ ]of[ ][0-9]{{1,3}} )?
      | {DECLASSIFIED}{LINE_GAP}US[ ]{grammar.phrase(DEPARTMENT)}{LINE_GAP}{grammar.phrase(REVIEW)}{LINE_GAP}{STAMP_DATE}
      | DECLASSIFIED[ \t]*\n\s{{0,80}}(?:{ORDER}|(?i:Authority:?[ ]NN))[^\n]{{0,80}}
        (?: \n\s{{0,80}} By[ ][A-Z][^\n]{{0,60}}Date[^\n]{{0,20}} )?
      | This[ ][Dd]ocument[ ](?:has[ ]been|was|is)[ ]declassified[ ][^\n]{{0,80}} \n[^\n]{{0,40}}{ORDER}[^\n]{{0,80}}
    )
    [ \t]*(?:\n|\Z)
    """,
    re.VERBOSE,
)
#: The last line of such a stamp, where it is not a stamp by itself.
STAMP_TAIL: Final = late_pattern(rf"[ \t]*(?:{STAMP_DATE}[ \t]*(?:\n|\Z)|[^\n]{{0,40}}{ORDER}|By[ ][A-Z])")
#: 21.4. The datestamp of a dump, with no blank before the class line, and the day in it.
DAY: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
DATESTAMP: Final = rf"Cable \w{{4,8}}: ?{DAY}T[0-9:]{{8}}"
#: 18.1. The headings of an export.
EXPORT_HEADING: Final = late_pattern(rf"(?:\n|\A)[ \t]*{BELOW_EXPORT}[ \t]*\n")
#: 20.1. The first label of a SMART cable, with year and post as its value, or with the second label below it.
SMART_BEGINNING: Final = late_pattern(
    rf"{FIRST_LABEL}(?:\*\*|__)?(?P<colon>[ \t]{{0,4}}:)?[;.]?(?:[ \t\u00a0|*_]|&nbsp;){{0,80}}+(?:(?=[0-9]{{2}}[ ][A-Za-z])(?P<value>)|(?=\n))"
)
SECOND_LABEL: Final = late_pattern(r"D[Aa][Tt][Ee].{0,3}D[TI]G")
#: How far below the first label the second may be; what may be before a label in its line (characters).
NEAR: Final = 1500
BEFORE_LABEL: Final = late_pattern(r"(?: [ \t\f\u00a0|*_>.'\"\u2022-] | &nbsp; )*", re.VERBOSE)
LABEL_INDENT: Final = 200
#: 20.1. What a scanner leaves of `SBU` below the classification, and the classification above it (characters).
LONGEST_INK: Final = 4
CLASS_ABOVE: Final = late_pattern(rf"(?:\n|\A)[ \t]*{grammar.LEVEL}\s*\Z")
#: How far above the first label those of the local distribution may be (characters).
OFFICES_ABOVE: Final = 2000
#: 18.1, 20.1. Every export and e-mail contains one of these; a pattern that begins with one letter is searched fastest.
MAY_BE_SURROUNDED: Final = late_pattern(f"M(?:{FIRST_LABEL[1:]}|{BELOW_EXPORT[1:]})")
#: 20.1. The labels of the local distribution, which are above the first label.
OFFICES: Final = late_pattern(rf"\n[ \t|*>.]{{0,40}}{OFFICE}")
#: 20.3. Lines above the first label that still belong to a SMART cable.
ABOVE_SMART_LABELS: Final = late_pattern(f"{RELEASE_STAMP}|{RELEASED} ")
#: 21.2. What separates header and body in a row of `cables.csv`.
CELL_BREAK: Final = '","'
#: 6.5, 21.4. What does so before a class line: the tab in a row of tabs, or a quote and a comma; not between two tabs.
CLASS_LINE_BREAK: Final = late_pattern(
    rf'(?:\t|",)(?={grammar.CLASS_LINE.pattern})(?!{grammar.LEVEL}\t)', re.IGNORECASE
)

# 21.4. What a site or a dump prints above a telegram, or between two prints of its header: a row of its database, the
# labels of a record, the table of a page.

#: The parts of a row: the number of a record, a date, an id, an origin, a classification, and the ids of references.
RECORD: Final = "[0-9]{1,7}"
ROW_DATE: Final = (
    "(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4})(?:[ ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
)
ROW_ID: Final = "[0-9]{2}[A-Z]{2,40}[0-9]{1,7}"
ROW_ORIGIN: Final = r"[A-Z](?=[A-Za-z .,'\n-]{0,60}[a-z])[A-Za-z .,'-]{2,60}(?:\\?\n[A-Za-z .,'-]{2,40})?"
ROW_LEVEL: Final = rf"(?:{'|'.join(map(grammar.phrase, grammar.CLASS_PHRASES))})(?://[A-Z /]{{2,40}})?"
#: What separates them: line endings, a tab, a comma, or several spaces.
CELL: Final = r"(?:[ \t\\]*\n(?:[ \t\\]*\n){0,4}|\t|,(?:[ \t\\]*\n)?|[ ]{2,9})"
#: Ids: separated by strokes, line endings or a space; or not, so that the year of the next one ends the serial of the last.
ONE_ID: Final = "[0-9]{2}[A-Z]{2,40}[ ]?[0-9]{1,7}"
IDS: Final = (
    rf"{ONE_ID}(?:[A-Z]{{2,40}}[0-9]{{1,7}}|[| ]?(?:[ \t\\]*\n)?(?<=[| \n])(?:{ONE_ID}|[0-9]{{1,7}}(?=[|,\n])))*+"
)
ARCHIVE_ROW: Final = late_pattern(
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
ARCHIVE_LABELS: Final = late_pattern(
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
ARCHIVE_TABLE: Final = late_pattern(
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
    if at >= 0 or (text.find("\t", start, stop) < 0 and text.find('",', start, stop) < 0):
        return at
    found = CLASS_LINE_BREAK.search(text, start, stop)
    return found.start() if found else at


def may_be_surrounded(text: str, start: int, end: int) -> bool:
    """
    Whether a telegram may be in an export or e-mail, or be a SMART cable; few are.

    >>> may_be_surrounded("SECRET\\nMessage Attributes", 0, 25), may_be_surrounded("SECRET", 0, 6)
    (True, False)
    """
    return MAY_BE_SURROUNDED.search(text, start, end) is not None


def telegram_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """
    Return where the telegram begins and ends in an export or e-mail: between their headings (format.md 18.1, 20.1).

    >>> telegram_bounds("SECRET\\nMessage Attributes\\nTo: X", 0, 32)
    (0, 7)
    """
    stop = end
    at = text.find(BELOW_EXPORT, start, end)
    if at >= 0:
        attributes = EXPORT_HEADING.search(text, max(start, at - 200), end)
        stop = attributes.start() + 1 if attributes else end
    first = smart_beginning(text, start, stop)
    if first < 0 or grammar.CLASS_LINE.search(text, start, min(first, start + 500)):
        return start, stop
    return above_labels(text, start, first), stop


def smart_beginning(text: str, start: int, stop: int) -> int:
    """
    Return where the labels of a SMART cable begin: at the first one, or at what is before it in its line; otherwise -1.

    >>> smart_beginning("SECRET\\n| MRN: | 11 ZENDA 218 |", 0, 29), smart_beginning("<pre>MRN: 11 ZENDA 218", 0, 22)
    (7, 5)
    """
    if text.find(FIRST_LABEL, start, stop) < 0:
        return -1
    for match in SMART_BEGINNING.finditer(text, start, stop):
        first, near = match.start(), min(match.end() + NEAR, stop)
        low = max(start, first - LABEL_INDENT)
        line = text.rfind("\n", low, first) + 1 or low
        whole = BEFORE_LABEL.fullmatch(text, line, first) is not None
        valued = match["value"] is not None
        if (whole or text[first - 1] == ">") and valued and match["colon"]:
            return line if whole else first
        if (whole or valued or text[first - 1] == ">") and SECOND_LABEL.search(text, match.end(), near):
            return line if whole else first
    return -1


def above_labels(text: str, start: int, first: int) -> int:
    """Return where what is above the first label begins: the local distribution, markings, stamps of a release."""
    begin = first
    offices = OFFICES.search(text, max(start, first - OFFICES_ABOVE), first)
    if offices:
        begin = offices.start() + 1
    while begin > start and text[begin - 1] == "\n":
        above = text.rfind("\n", start, begin - 1) + 1 or start
        line = text[above:begin].strip(grammar.TRAIL)
        belongs = not line or grammar.MARKING.match(line) or ABOVE_SMART_LABELS.match(line)
        if not (belongs or is_ink_below_class(text, line, start, above)):
            break
        begin = above
    return begin


def is_ink_below_class(text: str, line: str, start: int, above: int) -> bool:
    """Whether a line is what a scanner left of a marking: a few signs below the classification."""
    return len(line) <= LONGEST_INK and CLASS_ABOVE.search(text, max(start, above - LABEL_INDENT), above) is not None
