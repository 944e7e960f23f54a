"""The fields of each node in canonical order (format.md 23), and what is selected from their rows."""

from typing import Final

from cablekit.telegram.fields.addressees import ACTION, EXEMPT, INFO, ORIGINATOR
from cablekit.telegram.fields.authority import AUTHORITY
from cablekit.telegram.fields.captions import CAPTIONS
from cablekit.telegram.fields.class_line import CLASSIFICATION, MRN, PART
from cablekit.telegram.fields.distribution import DISTRIBUTION
from cablekit.telegram.fields.drafting import APPROVED_BY, CLEARED_BY, DRAFTED_BY
from cablekit.telegram.fields.dtg import DTG
from cablekit.telegram.fields.executive_order import EXECUTIVE_ORDER
from cablekit.telegram.fields.field import Field, Fields, HeaderPlace, rows_by_name
from cablekit.telegram.fields.lines import read_lines, read_names, write_lines
from cablekit.telegram.fields.paragraph import LABEL, TEXT
from cablekit.telegram.fields.pass_lines import PASS_LINES
from cablekit.telegram.fields.portion import PORTION, SUBJECT_PORTION
from cablekit.telegram.fields.references import REFERENCES
from cablekit.telegram.fields.relay import ROUTING, SECURITY, STATION, TRANSMISSION_ID
from cablekit.telegram.fields.section_heading import HEADING
from cablekit.telegram.fields.subject import SUBJECT
from cablekit.telegram.fields.tags import TAGS

HEADER: Final[Fields] = rows_by_name(
    TRANSMISSION_ID,
    ROUTING,
    STATION,
    SECURITY,
    DISTRIBUTION,
    DRAFTED_BY,
    APPROVED_BY,
    CLEARED_BY,
    DTG,
    ORIGINATOR,
    ACTION,
    INFO,
    EXEMPT,
    CLASSIFICATION,
    PART,
    MRN,
    CAPTIONS,
    PASS_LINES,
    EXECUTIVE_ORDER,
    TAGS,
    SUBJECT,
    SUBJECT_PORTION,
    REFERENCES,
    AUTHORITY,
)
PARAGRAPH: Final[Fields] = rows_by_name(LABEL, PORTION, TEXT)
SECTION: Final[Fields] = rows_by_name(HEADING)
CLOSING: Final[Fields] = rows_by_name(
    Field("signatures", "signature", read_names, write_lines, before=2),
    Field("notes", "note", read_lines, write_lines, before=2),
    Field("end_marks", "end-mark", read_lines, write_lines, before=2),
)

ROWS: Final = tuple(HEADER.values())
#: Fields of the heading: they are above the class line (1.1).
IN_HEADING: Final = frozenset(row.name for row in ROWS if row.place is HeaderPlace.HEADING)
ADDRESSEES: Final = tuple(row.name for row in ROWS if row.piece == "addressee")
#: Fields that may directly follow the class line (captions, pass lines), and the message number on it.
UNDER_CLASS: Final = frozenset(row.name for row in ROWS if row.place is HeaderPlace.UNDER_CLASS) | {MRN.name}
ON_CLASS_LINE: Final = frozenset(row.name for row in ROWS if row.place is HeaderPlace.CLASS_LINE)
BELOW_CLASS: Final = frozenset(row.name for row in ROWS if row.place is HeaderPlace.BELOW_CLASS)
OPENS_HEADING: Final = frozenset(row.name for row in ROWS if row.opens_heading)
OPENS_COPY: Final = frozenset(row.name for row in ROWS if row.opens_copy)
ENDS_HEADING: Final = frozenset(row.name for row in ROWS if row.ends_heading)
MEETS_BODY: Final = frozenset(row.name for row in ROWS if row.meets_body)
MEETS_TEXT: Final = {row.name: row.meets_text for row in ROWS if row.meets_text}
ACROSS_BLANK: Final = frozenset(row.name for row in ROWS if row.across_blank)
SINGLE: Final = frozenset(row.name for row in ROWS if row.single)
ECHOED: Final = frozenset(row.name for row in ROWS if row.echoed)
#: Kinds whose lines make one piece; the others have one piece per line.
FLOWING: Final = frozenset(row.piece for row in ROWS if row.flows)
#: A field's kind of piece, and whether its label is a piece of its own.
CONTENT: Final = {row.name: (row.piece, bool(row.label.text)) for row in ROWS}
#: The fields that a line without a label may continue.
CONTINUED: Final = {row.name: row for row in ROWS if row.continues}
