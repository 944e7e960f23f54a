"""One flat row of plain values for a cable: for CSV, data frames, Arrow and SQL."""

from collections.abc import Iterable
from typing import Final

from cablekit.model import Addressee, Cable
from cablekit.model.cable import as_cable
from cablekit.xml.forms import moment

Value = str | int | None

#: Changes when a column is taken away, renamed, or gets another meaning; a new column at the end changes nothing.
RECORD_VERSION: Final = 1
#: The columns of a row, in order; docs/exports.md says what each one holds.
RECORD_COLUMNS: Final[tuple[str, ...]] = (
    "id",
    "date",
    "year",
    "post",
    "number",
    "originator",
    "action",
    "info",
    "exempt",
    "precedence",
    "classification",
    "captions",
    "pass_lines",
    "executive_order",
    "declassify_on",
    "declassify_codes",
    "tags",
    "subject",
    "references",
    "reference_count",
    "drafted_by",
    "approved_by",
    "cleared_by",
    "authority",
    "reasons",
    "signers",
    "section_count",
    "paragraph_count",
    "item_count",
    "character_count",
    "summary",
    "comment",
    "text",
    "archive",
    "encoding",
)


def to_record(cable: Cable) -> dict[str, Value]:
    """
    Write a cable as one flat row.

    Lists are joined by `; `; what is absent is None, never an empty string. The row is for looking and counting:
    `to_dict` keeps everything.

    Args:
        cable: The cable.

    Returns:
        A value for each of `RECORD_COLUMNS`, in that order.

    Raises:
        ModelError: It is no cable, or items are nested too deep to be written.

    Source: design.md "What users call"; the columns are those that tools for tables expect.

    >>> from cablekit.model import Header
    >>> record = to_record(Cable(Header(tags=("PREL", "XG"), subject="THE BRIDGE")))
    >>> record["tags"], record["subject"], record["date"], record["paragraph_count"]
    ('PREL; XG', 'THE BRIDGE', None, 0)
    """
    as_cable(cable)
    values = message(cable) | release(cable) | content(cable) | body(cable)
    return {column: values[column] for column in RECORD_COLUMNS}


def message(cable: Cable) -> dict[str, Value]:
    """
    Give the columns of number, date, sender and addressees.

    >>> message(Cable(year_hint=2008))["year"]
    2008
    """
    header = cable.header
    return {
        "id": cable.id,
        "date": moment(cable.date),
        "year": cable.year,
        "post": (header.mrn.post or None) if header.mrn else None,
        "number": header.mrn.serial if header.mrn else None,
        "originator": header.originator or None,
        "action": names(header.action),
        "info": names(header.info),
        "exempt": names(header.exempt),
        "precedence": highest(cable),
    }


def release(cable: Cable) -> dict[str, Value]:
    """
    Give the columns of classification and release.

    >>> release(Cable())["classification"] is None
    True
    """
    header = cable.header
    order, authority = header.executive_order, cable.authority
    return {
        "classification": header.classification.value if header.classification else None,
        "captions": joined(header.captions),
        "executive_order": (order.number or None) if order else None,
        "declassify_on": f"{order.declassify_on}" if order and order.declassify_on else None,
        "declassify_codes": joined((order.action, *order.codes)) if order else None,
        "authority": (authority.name or None) if authority else None,
        "reasons": joined(authority.reasons) if authority else None,
    }


def content(cable: Cable) -> dict[str, Value]:
    """
    Give the columns of subject, references and hands.

    >>> content(Cable())["reference_count"]
    0
    """
    header = cable.header
    references = cable.references
    return {
        "pass_lines": joined(header.pass_lines),
        "tags": joined(header.tags),
        "subject": header.subject or None,
        "references": joined(reference.id for reference in references),
        "reference_count": len(references),
        "drafted_by": header.drafted_by or None,
        "approved_by": header.approved_by or None,
        "cleared_by": joined(header.cleared_by),
        "signers": joined(cable.closing.signatures),
    }


def body(cable: Cable) -> dict[str, Value]:
    """
    Give the columns of the text, its size, and where it comes from.

    Raises:
        ModelError: Items are nested too deep to be written.

    >>> body(Cable())["text"] is None
    True
    """
    text = cable.text
    return {
        "section_count": len(cable.sections),
        "paragraph_count": len(cable.paragraphs),
        "item_count": items(cable),
        "character_count": len(text),
        "summary": cable.summary or None,
        "comment": cable.comment or None,
        "text": text or None,
        "archive": joined(wrapper.archive for wrapper in cable.wrappers),
        "encoding": cable.encoding or None,
    }


def items(cable: Cable) -> int:
    """
    Count the items under paragraphs, at every depth.

    >>> from cablekit.model import Paragraph, Section
    >>> items(Cable(sections=(Section(None, (Paragraph("1", items=(Paragraph("A"), Paragraph("B"))),)),)))
    2
    """
    count = 0
    waiting = list(cable.paragraphs)
    while waiting:
        below = waiting.pop().items
        count += len(below)
        waiting.extend(below)
    return count


def names(addressees: Iterable[Addressee]) -> str | None:
    """
    List the names of addressees.

    >>> names((Addressee("SECSTATE WASHDC"), Addressee("AMCONSUL STRELSAU")))
    'SECSTATE WASHDC; AMCONSUL STRELSAU'
    """
    return joined(addressee.name for addressee in addressees)


def joined(values: Iterable[str | None]) -> str | None:
    """
    List values, those that are absent left out; None where nothing is listed.

    >>> joined(("PREL", None, "XG")), joined(())
    ('PREL; XG', None)
    """
    return "; ".join([value for value in values if value]) or None


def highest(cable: Cable) -> str | None:
    """
    Give the highest precedence that the cable names: in its date-time group, its routing line, or for one addressee.

    >>> from cablekit.model import Header, Precedence
    >>> highest(Cable(Header(action=(Addressee("A", precedence=Precedence.FLASH), Addressee("B")))))
    'FLASH'
    """
    header = cable.header
    found = [node.precedence for node in (*header.action, *header.info)]
    found += [header.routing.precedence] if header.routing else []
    found += header.dtg.precedences if header.dtg else ()
    named = [precedence for precedence in found if precedence]
    return max(named).value if named else None
