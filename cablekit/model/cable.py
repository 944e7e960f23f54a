"""The cable itself, and what an archive says about it."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final, Self, TypeVar, Unpack

from attrs import evolve, field, fields, frozen

from cablekit._checked import LARGEST, checked
from cablekit._lazy import lazy_import
from cablekit.errors import ModelError, did_you_mean, shown
from cablekit.model.body import Closing, Section, as_sections, section_blocks
from cablekit.model.brief import in_brief
from cablekit.model.catalog import Catalog
from cablekit.model.extra import NO_EXTRA, as_extra
from cablekit.model.extracts import comment_of, summary_of
from cablekit.model.gap import Gap
from cablekit.model.header import Header, HeaderChanges
from cablekit.model.node import Node, Sourced
from cablekit.model.place import Place, as_place
from cablekit.model.reading import as_plain, read, read_all, reader_of, with_named_errors
from cablekit.model.references import Reference, resolve
from cablekit.model.values import Authority, full_year
from cablekit.model.verbs import Paragraphs, Verbs
from cablekit.model.words import Classification
from cablekit.vocabulary.stations import canonical_id

#: The fields of a body, as they are where nothing was read, and what is said where they were not.
BODY: Final[dict[str, Any]] = {"sections": (), "closing": Closing()}
NO_BODY: Final = "the body was not read (body=False); read the cable again without that"
#: The fields of a header, which a cable does not have itself.
OF_HEADER: Final = frozenset(one.name for one in fields(Header)) - {"source"}
#: 5.1. A year as a date-time group writes it.
YEAR: Final = re.compile("[0-9]{2}|[0-9]{4}")


T = TypeVar("T", bound=Node)


def as_pairs(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Take pairs of strings, or raise `ModelError` for anything else."""
    if not isinstance(values, Iterable):
        raise ModelError(f"expected a tuple or list of names and values, got {shown(values)}")
    pairs = tuple(values)
    for pair in pairs:
        if pair.__class__ not in (tuple, list) or [part.__class__ for part in pair] != [str, str]:
            raise ModelError(f"expected a name and a value, two strings, got {shown(pair)}")
    return tuple([(name, value) for name, value in pairs])


@frozen(field_transformer=with_named_errors)
class Wrapper(Sourced):
    """
    What an archive says about a cable, apart from what the cable says itself.

    Attributes:
        archive: `nara`, `cablegate`, `plusd`, `smart`, `foia`, `site` ...
        fields: Names and values, in order.

    >>> Wrapper("site", (("Origin", "Embassy Strelsau"),)).get("Origin")
    'Embassy Strelsau'
    """

    archive: str = ""
    fields: tuple[tuple[str, str], ...] = field(default=(), converter=as_pairs)

    @checked
    def get(self, name: str) -> str | None:
        """
        Return the first value under *name*, or None.

        >>> Wrapper("site").get("Origin") is None
        True
        """
        return next((value for key, value in self.fields if key == name), None)


def as_wrappers(values: Iterable[Wrapper]) -> tuple[Wrapper, ...]:
    """Take values of `Wrapper`."""
    return read_all(Wrapper, values)


def as_header(value: Header | str) -> Header:
    """Take a header, or a string that reads as one."""
    return as_plain(Header, value) if isinstance(value, Header) else read(Header, value) or Header()


def as_closing(value: Closing | str) -> Closing:
    """Take a closing, or a string that reads as one."""
    return as_plain(Closing, value) if isinstance(value, Closing) else read(Closing, value) or Closing()


def as_year(value: int | None) -> int | None:
    """Take the year passed to a reader, or raise `ModelError` for anything but a whole number."""
    if value is None or (value.__class__ is int and -LARGEST <= value <= LARGEST):
        return value
    raise ModelError(f"expected a number such as 2008, got {shown(value)}", "year_hint")


@frozen(field_transformer=with_named_errors, repr=False)
class Cable(Verbs, Node):
    """
    A diplomatic telegram.

    Its parts are plain nodes: one of a class of your own that is put into it becomes a plain one.

    Attributes:
        header: Everything above the body.
        sections: The body; the first section may have no heading.
        closing: Signatures, notes, end marks.
        wrappers: What archives say about it, outermost first.
        year_hint: The year passed to the reader, for a text without a date; four digits.
        extra: Foreign data that dict and XML carry: frozen, of what JSON can carry, and equal to a dict of the same.
        encoding: Of the file it came from; not compared.
        bom: Whether that file began with a byte order mark; not compared.
        place: Where it was found; not compared, and in no format; None if it was not read from a file.
        complete: Whether the body was read, too; if it was not (`body=False`), `sections` and `closing` raise.
        envelope: The `id` and `date` around it in the dict, JSON or XML it was read from, as far as they differ from
            its own; not compared, and in no format.

    >>> Cable(header=Header(subject="THE BRIDGE")).subject
    'THE BRIDGE'
    """

    header: Header = field(default=Header(), converter=as_header)
    sections: tuple[Section, ...] = field(default=(), converter=as_sections)
    closing: Closing = field(default=Closing(), converter=as_closing)
    wrappers: tuple[Wrapper, ...] = field(default=(), converter=as_wrappers)
    year_hint: int | None = field(default=None, converter=as_year)
    extra: Mapping[str, Any] = field(default=NO_EXTRA, hash=False, converter=as_extra)
    complete: bool = True
    encoding: str = field(default="utf-8", eq=False, repr=False)
    bom: bool = field(default=False, eq=False, repr=False)
    place: Place | None = field(default=None, eq=False, repr=False, converter=as_place)
    envelope: tuple[tuple[str, str], ...] = field(default=(), eq=False, repr=False, converter=as_pairs)

    def __new__(cls, *_: Any, **values: Any) -> Self:
        """Refuse what `attrs.evolve` is often given: `year`, an older name, and fields of the header."""
        if "year" in values:
            raise ModelError("the year passed to the reader is now called year_hint; set that", "year")
        for name in values:
            if name in OF_HEADER:
                raise ModelError(f"it is a field of the header: cable.with_header({name}=...)", name)
        return object.__new__(cls)

    def __attrs_post_init__(self) -> None:
        """Leave out the body of a cable that is not complete."""
        if self.complete:
            return
        for name, nothing in BODY.items():
            if getattr(self, name) != nothing:
                raise ModelError(
                    "a cable that is not complete has no body: leave it out, or let complete be True", name
                )
            object.__delattr__(self, name)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    def __hash__(self) -> int:
        return hash(compared(self)[1:])  # foreign data may hold what has no hash

    def __getstate__(self) -> dict[str, Any]:
        """Return the values for a pickle or a copy."""
        return values_set(self)

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take the values from a pickle or a copy."""
        for name, value in state.items():
            object.__setattr__(self, name, value)

    @property
    def date(self) -> datetime | None:
        """
        The moment of the date-time group, aware, in UTC; None without one.

        >>> Cable().date is None
        True
        """
        return self.header.dtg.time if self.header.dtg else None

    @property
    def id(self) -> str | None:
        """
        The canonical id, `08ZENDA910`; None until post, number and year are known (format.md 22.2).

        >>> Cable().id is None
        True
        """
        mrn, year = self.header.mrn, self.year
        return canonical_id(f"{year % 100:02}{mrn.post}{mrn.serial}") if mrn and mrn.post and year else None

    @property
    def year(self) -> int | None:
        """
        The year of the cable: from its number, its date, the reader's hint, or a date-time group that is not a date.

        >>> Cable(year_hint=2008).year, Cable.parse("P 300915Z FEB 08\\nFM AMEMBASSY ZENDA").year
        (2008, 2008)
        """
        mrn, date, dtg = self.header.mrn, self.date, self.header.dtg
        if mrn and mrn.year:
            return mrn.year
        if date or self.year_hint:
            return date.year if date else self.year_hint
        # 22.2: the day may be a slip, but the year is written
        return full_year(dtg.year) if dtg and YEAR.fullmatch(dtg.year) else None

    @property
    def subject(self) -> str | None:
        """
        The subject line.

        >>> Cable().subject is None
        True
        """
        return self.header.subject

    @property
    def originator(self) -> str | None:
        """
        Who sent it.

        >>> Cable(header=Header(originator="AMEMBASSY STRELSAU")).originator
        'AMEMBASSY STRELSAU'
        """
        return self.header.originator

    @property
    def classification(self) -> Classification | None:
        """
        How secret it is.

        >>> Cable().classification is None
        True
        """
        return self.header.classification

    @property
    def tags(self) -> tuple[str, ...]:
        """
        Its TAGS.

        >>> Cable().tags
        ()
        """
        return self.header.tags

    @property
    def references(self) -> tuple[Reference, ...]:
        """
        The references with post and year carried over, so that each id is complete.

        >>> Cable(header=Header(references=(Reference(post="ZENDA", number=7),)), year_hint=2008).references[0].id
        '08ZENDA7'
        """
        return resolve(self.header.references, self.year)

    @property
    def authority(self) -> Authority | None:
        """
        Who classified it: from the header, or from paragraph 1 (format.md 12).

        >>> Cable().authority is None
        True
        """
        if self.header.authority:
            return self.header.authority
        first = next(iter(self.paragraphs), None)
        if first is None or "CLASSIFIED BY" not in first.text.upper():
            return None
        found: Authority | None = reader_of(Authority)(first.text)
        return found

    @property
    def paragraphs(self) -> Paragraphs:
        """
        All paragraphs of all sections, in order, items under theirs; `cable.paragraphs(5)` are those with a number.

        >>> Cable(sections=(Section(paragraphs=("The bridge.",)),)).paragraphs[0].text
        'The bridge.'
        """
        return Paragraphs(paragraph for section in self.sections for paragraph in section.paragraphs)

    @property
    def summary(self) -> str | None:
        """
        The summary without its label and end words, or None.

        >>> Cable.parse("1. (U) Summary: All is well. End summary.").summary
        'All is well.'
        """
        return summary_of(self.sections)

    @property
    def comment(self) -> str | None:
        """
        The comment without its label and end words, or None.

        >>> Cable.parse("2. (C) Comment: We doubt it. End comment.").comment
        'We doubt it.'
        """
        return comment_of(self.sections)

    @property
    def catalog(self) -> Catalog:
        """
        What is best known of it: its own word where it has one, otherwise the archive's; `whose(field)` tells whose.

        >>> Cable(header=Header(subject="THE BRIDGE")).catalog.whose("subject")
        'cable'
        """
        found: Catalog = lazy_import("catalog_of")(self)
        return found

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """
        The places where words were removed, withheld, or could not be read.

        >>> Cable.parse("1. (C) He met XXXXXXXXXXXX.").gaps[0].reason
        'redacted'
        """
        if not self.complete:
            raise ModelError(NO_BODY, "gaps")
        found: tuple[Gap, ...] = lazy_import("gaps")(self)
        return found

    @property
    def text(self) -> str:
        """
        The body as read: headings and paragraphs without furniture, separated by blank lines.

        Raises:
            ModelError: Items are nested too deep.

        >>> Cable(sections=(Section("The Bridge", ("1. (U) It is open.",)),)).text
        'The Bridge\\n\\n1. (U) It is open.'
        """
        return "\n\n".join(block for section in self.sections for block in section_blocks(section))

    def __repr__(self) -> str:
        date = self.date and f"{self.date:%Y-%m-%d}"
        return in_brief(self, (self.id, date, self.classification), self.subject)

    def __str__(self) -> str:
        facts = (self.id, self.date and f"{self.date:%Y-%m-%d %H:%M} UTC", self.classification)
        body = (self.text, str(self.closing)) if self.complete else ()
        above = ("  ".join(str(fact) for fact in facts if fact), self.subject, *body)
        return "\n\n".join(block for block in above if block)

    @checked
    def with_header(self, **changes: Unpack[HeaderChanges]) -> Self:
        """
        Return the cable with some fields of its header changed.

        >>> Cable().with_header(subject="THE BRIDGE").subject
        'THE BRIDGE'
        """
        for name in changes:
            if name not in OF_HEADER and name != "source":
                raise ModelError(no_header_field(name), name[:100])
        return changed(self, header=evolve(self.header, **changes))


def no_header_field(name: str) -> str:
    """
    Return the message for a name that no field of a header has.

    >>> no_header_field("tag")
    "Header has no field 'tag'; did you mean tags?"
    """
    known = [one.name for one in fields(Header) if one.name in OF_HEADER]
    near = [one for one in known if one[:3] == name[:3]]
    advice = did_you_mean(near, f"there are {', '.join(known)}")
    return f"Header has no field {name[:100]!r}; {advice}"


def missing(cable: Cable, name: str) -> Any:
    """Raise the error for an attribute that is not there."""
    if name in BODY:
        raise ModelError(NO_BODY, name)
    raise AttributeError(f"{type(cable).__name__!r} object has no attribute {name!r}")


# Python asks it only for what is not there. In the class it would tell a type checker that a cable has every attribute.
setattr(Cable, "__getattr__", missing)  # noqa: B010


def values_set(cable: Cable) -> dict[str, Any]:
    """
    Return the values of a cable's fields; one that is not complete has no body among them.

    >>> "sections" in values_set(Cable()), "sections" in values_set(Cable(complete=False))
    (True, False)
    """
    names = [one.name for one in fields(type(cable)) if cable.complete or one.name not in BODY]
    return {name: getattr(cable, name) for name in names}


def with_empty_body(cable: Cable) -> Cable:
    """
    Return a cable, or one that is not complete as one whose body is empty, to show or to write what it has.

    >>> with_empty_body(Cable(complete=False)) == Cable()
    True
    """
    return cable if cable.complete else Cable(**values_set(cable) | {"complete": True})


def compared(cable: Any) -> tuple[Any, ...]:
    """Return the values by which cables are equal, foreign data first."""
    body = (cable.sections, cable.closing) if cable.complete else ()
    return (cable.extra, cable.complete, cable.header, cable.wrappers, cable.year_hint, *body)


def changed(node: T, **changes: Any) -> T:
    """
    Return a node with some fields changed; `attrs.evolve` asks for the body of a cable that has none.

    >>> changed(Cable(complete=False), year_hint=2008).year_hint
    2008
    """
    if isinstance(node, Cable) and not node.complete:
        return type(node)(**values_set(node) | changes)
    return evolve(node, **changes)


def as_cable(value: object) -> Cable:
    """Take a cable, or raise `ModelError` for anything else."""
    if isinstance(value, Cable):
        return value
    raise ModelError(f"expected a Cable, got {shown(value)}", "cable")


def keep_envelope(cable: Cable, stated: Mapping[str, str], own: Mapping[str, str | None]) -> None:
    """Let a cable that was read just now keep what is stated around it, as far as that differs from its own."""
    differing = tuple((name, value) for name, value in stated.items() if value != own.get(name))
    object.__setattr__(cable, "envelope", differing)  # a copy made by `evolve` would not be as it was read
