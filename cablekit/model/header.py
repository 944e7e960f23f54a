"""The header of a cable (format.md 4 to 12)."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict

from attrs import field, frozen

from cablekit.model.body import Portion, as_portion
from cablekit.model.brief import in_brief
from cablekit.model.node import Node
from cablekit.model.reading import as_text, as_texts, with_named_errors
from cablekit.model.references import Reference, as_references
from cablekit.model.values import (
    Addressee,
    Authority,
    DateTimeGroup,
    Distribution,
    ExecutiveOrder,
    MessageNumber,
    Part,
    Routing,
    Station,
    as_addressees,
    as_authority,
    as_distribution,
    as_dtg,
    as_mrn,
    as_order,
    as_part,
    as_routing,
    as_station,
)
from cablekit.model.words import Classification, as_classification


@frozen(field_transformer=with_named_errors, repr=False)
class Header(Node):
    """
    Everything above the body, and the labels of a SMART cable below it.

    Attributes:
        transmission_id: Format line 1: the number that the network gave this copy.
        routing: Format line 2: precedence and routing indicators.
        station: Format line 3: the calling station, its serial number and the time of filing.
        security: Format line 4: the security warning, such as `ZNY CCCCC ZZH`.
        distribution: The Department's own distribution: offices and their copies.
        drafted_by: The drafter.
        approved_by: The approving officer.
        cleared_by: Those who cleared it.
        dtg: The date-time group; an aware `datetime` gives a routine one.
        originator: Who sent it: after FM.
        action: Who is to act: the addressees after TO.
        info: Who is informed: the addressees after INFO.
        exempt: Who does not get it although a collective address has them: the addressees after XMT.
        classification: The level on the class line.
        part: The number of this transmitted section, and of how many.
        mrn: The message reference number.
        captions: Who may read it, or how it is handled (`NODIS`, `SIPDIS`): each once, in order.
        pass_lines: Instructions to pass the cable on.
        executive_order: The E.O. line: the order, and until when the cable is classified.
        tags: The codes of topics and places; persons without parentheses.
        subject: The subject, on one line.
        subject_portion: The portion mark before the subject.
        references: As written; `Cable.references` completes them.
        authority: The "Classified By" line.

    >>> Header(tags=["PREL", "RU"], subject="THE BRIDGE").tags
    ('PREL', 'RU')
    """

    transmission_id: str | None = field(default=None, converter=as_text)
    routing: Routing | None = field(default=None, converter=as_routing)
    station: Station | None = field(default=None, converter=as_station)
    security: str | None = field(default=None, converter=as_text)
    distribution: Distribution | None = field(default=None, converter=as_distribution)
    drafted_by: str | None = field(default=None, converter=as_text)
    approved_by: str | None = field(default=None, converter=as_text)
    cleared_by: tuple[str, ...] = field(default=(), converter=as_texts)
    dtg: DateTimeGroup | None = field(default=None, converter=as_dtg)
    originator: str | None = field(default=None, converter=as_text)
    action: tuple[Addressee, ...] = field(default=(), converter=as_addressees)
    info: tuple[Addressee, ...] = field(default=(), converter=as_addressees)
    exempt: tuple[Addressee, ...] = field(default=(), converter=as_addressees)
    classification: Classification | None = field(default=None, converter=as_classification)
    part: Part | None = field(default=None, converter=as_part)
    mrn: MessageNumber | None = field(default=None, converter=as_mrn)
    captions: tuple[str, ...] = field(default=(), converter=as_texts)
    pass_lines: tuple[str, ...] = field(default=(), converter=as_texts)
    executive_order: ExecutiveOrder | None = field(default=None, converter=as_order)
    tags: tuple[str, ...] = field(default=(), converter=as_texts)
    subject: str | None = field(default=None, converter=as_text)
    subject_portion: Portion | None = field(default=None, converter=as_portion)
    references: tuple[Reference, ...] = field(default=(), converter=as_references)
    authority: Authority | None = field(default=None, converter=as_authority)

    def __repr__(self) -> str:
        number = " ".join(str(word) for word in (self.mrn.post, self.mrn.serial) if word) if self.mrn else ""
        date = self.dtg and self.dtg.time and f"{self.dtg.time:%Y-%m-%d}"
        return in_brief(self, (number, date, self.classification), self.subject)


class HeaderChanges(TypedDict, total=False):
    """The fields of a header as its class takes them: what `Cable.with_header` may be given."""

    transmission_id: str | None
    routing: Routing | str | None
    station: Station | str | None
    security: str | None
    distribution: Distribution | str | None
    drafted_by: str | None
    approved_by: str | None
    cleared_by: Iterable[str]
    dtg: DateTimeGroup | datetime | str | None
    originator: str | None
    action: Iterable[Addressee | str] | str
    info: Iterable[Addressee | str] | str
    exempt: Iterable[Addressee | str] | str
    classification: Classification | str | None
    part: Part | str | None
    mrn: MessageNumber | str | None
    captions: Iterable[str]
    pass_lines: Iterable[str]
    executive_order: ExecutiveOrder | str | None
    tags: Iterable[str]
    subject: str | None
    subject_portion: Portion | str | None
    references: Iterable[Reference | str]
    authority: Authority | str | None
