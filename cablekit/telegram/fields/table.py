"""The fields of each node: how each is read and written, in canonical order (format.md 23)."""

from typing import Final

from cablekit.telegram.fields.authority import read_authority, write_authority
from cablekit.telegram.fields.captions import read_captions, write_captions
from cablekit.telegram.fields.class_line import (
    read_classification,
    read_mrn,
    read_part,
    write_classification,
    write_mrn,
    write_part,
)
from cablekit.telegram.fields.distribution import read_distribution, write_distribution
from cablekit.telegram.fields.executive_order import read_order, write_order
from cablekit.telegram.fields.field import Codec, Codecs, table
from cablekit.telegram.fields.heading import (
    read_addressees,
    read_dtg,
    read_routing,
    read_station,
    write_addressees,
    write_dtg,
    write_routing,
    write_station,
)
from cablekit.telegram.fields.lines import (
    CLEARED,
    read_clearances,
    read_line,
    read_lines,
    write_clearances,
    write_lines,
)
from cablekit.telegram.fields.portion import read_portion, write_portion
from cablekit.telegram.fields.prose import read_heading, read_label, read_text, underline, write_label
from cablekit.telegram.fields.references import read_references, write_references
from cablekit.telegram.fields.tags import read_tags, write_tags

HEADER: Final[Codecs] = table(
    Codec("transmission_id", "transmission-id", read_line, str),
    Codec("routing", "routing-indicator", read_routing, write_routing),
    Codec("station", "station", read_station, write_station, "DE "),
    Codec("security", "security", read_line, str),
    Codec("distribution", "office", read_distribution, write_distribution),
    Codec("drafted_by", "drafter", read_line, str, "DRAFTED BY "),
    Codec("approved_by", "approver", read_line, str, "APPROVED BY "),
    Codec("cleared_by", "clearance", read_clearances, write_clearances, CLEARED),
    Codec("dtg", "dtg", read_dtg, write_dtg),
    Codec("originator", "post", read_line, str, "FM "),
    Codec("action", "addressee", read_addressees, write_addressees, "TO "),
    Codec("info", "addressee", read_addressees, write_addressees, "INFO "),
    Codec("exempt", "addressee", read_addressees, write_addressees, "XMT "),
    Codec("classification", "classification", read_classification, write_classification, before=2, after=" "),
    Codec("part", "part", read_part, write_part, before=0, after=" "),
    Codec("mrn", "mrn", read_mrn, write_mrn, before=0),
    Codec("captions", "caption", read_captions, write_captions, before=2),
    Codec("pass_lines", "pass-line", read_lines, write_lines, before=2),
    Codec("executive_order", "executive-order", read_order, write_order, before=2),
    Codec("tags", "tag", read_tags, write_tags, "TAGS: "),
    Codec("subject", "subject", read_line, str, "SUBJECT: "),
    Codec("subject_portion", "portion", read_portion, write_portion, before=0, after=" ", within="subject"),
    Codec("references", "reference", read_references, write_references, "REF: ", before=2),
    Codec("authority", "authority", read_authority, write_authority, before=2),
)
PARAGRAPH: Final[Codecs] = table(
    Codec("label", "enumerator", read_label, write_label, after=" "),
    Codec("portion", "portion", read_portion, write_portion, before=0, after=" "),
    Codec("text", "text", read_text, str, before=0),
)
SECTION: Final[Codecs] = table(Codec("heading", "heading", read_heading, str, before=2, rule=underline))
CLOSING: Final[Codecs] = table(
    Codec("signatures", "signature", read_lines, write_lines, before=2),
    Codec("notes", "note", read_lines, write_lines, before=2),
    Codec("end_marks", "end-mark", read_lines, write_lines, before=2),
)
