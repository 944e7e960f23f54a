"""A reference to another cable or document, and how a list of them is completed."""

from collections.abc import Iterable
from typing import Final

from attrs import evolve, field, frozen

from cablekit.model.reading import Value, as_text, read_all, with_named_errors
from cablekit.model.words import ReferenceKind, as_reference_kind
from cablekit.vocabulary.stations import canonical_station

#: 11.3, 4. A cable before an airgram does not say which post the airgram is from.
AIRGRAM_AFTER_CABLE: Final = (ReferenceKind.AIRGRAM, ReferenceKind.CABLE)


@frozen(field_transformer=with_named_errors)
class Reference(Value):
    """
    One reference, as it is written (format.md 11).

    Attributes:
        kind: What it points to.
        label: The letter before it: `A`.
        post: The post as written: `LA PAZ`; None where a list continues with numbers only.
        number: The message number.
        year: Four digits; None where none is written.
        notal: "Not to all": not all addressees received it.
        and_previous: The words "and previous" follow.
        title: The title in parentheses or after the number.
        text: The words, where there is no post and number: an e-mail, a telcon, a document.

    >>> Reference(post="LA PAZ", number=6523, year=1979).id
    '79LAPAZ6523'
    """

    kind: ReferenceKind = field(default=ReferenceKind.CABLE, converter=as_reference_kind)
    label: str | None = field(default=None, converter=as_text)
    post: str | None = field(default=None, converter=as_text)
    number: int | None = None
    year: int | None = None
    notal: bool = False
    and_previous: bool = False
    title: str | None = field(default=None, converter=as_text)
    text: str | None = field(default=None, converter=as_text)

    @property
    def id(self) -> str | None:
        """
        The canonical id; None until post, number and year are known.

        >>> Reference(kind=ReferenceKind.AIRGRAM, post="LA PAZ", number=70, year=1974).id
        '74LAPAZ-A70'
        """
        if not (self.post and self.number is not None and self.year):
            return None
        airgram = "-A" if self.kind is ReferenceKind.AIRGRAM else ""
        return f"{self.year % 100:02}{canonical_station(self.post)}{airgram}{self.number}"


def as_references(values: Iterable[Reference | str]) -> tuple[Reference, ...]:
    """Take values of `Reference`, or strings that read as one."""
    return read_all(Reference, values)


def resolve(references: Iterable[Reference], year: int | None) -> tuple[Reference, ...]:
    """
    Carry post and year over along a list; a post without a year takes the cable's own *year* (format.md 11.3).

    An airgram has numbers of its own, and takes only the post of another airgram.

    >>> [r.id for r in resolve((Reference(post="KUWAIT", number=913, year=2003), Reference(number=912)), 2004)]
    ['03KUWAIT913', '03KUWAIT912']
    """
    done: list[Reference] = []
    before: Reference | None = None
    for reference in references:
        full = complete_reference(reference, before, year)
        done.append(full)
        before = full if full.post else before
    return tuple(done)


def complete_reference(reference: Reference, before: Reference | None, year: int | None) -> Reference:
    """Return *reference* with the post and year that the list leaves out."""
    if reference.number is None or reference.kind not in {ReferenceKind.CABLE, ReferenceKind.AIRGRAM}:
        return reference
    if reference.post is None and before is not None and (reference.kind, before.kind) != AIRGRAM_AFTER_CABLE:
        return evolve(reference, post=before.post, year=reference.year or before.year)
    return reference if reference.year else evolve(reference, year=year)
