"""Figures on many cables: what they consist of, which fields they have, where archives and cables differ."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Any, Final, NoReturn

import attrs

from cablekit.checking.disagreements import Disagreement, disagreements
from cablekit.errors import did_you_mean
from cablekit.exports.terminal import cited
from cablekit.mapping.converter import mapper
from cablekit.model import Cable, Catalog, Header, Paragraph, Place, Reference
from cablekit.telegram.render import Close, Open, render
from cablekit.xml.normal_forms import moment

#: The fields of the header, in order.
HEADER: Final[tuple[str, ...]] = tuple(field.name for field in Header.__attrs_attrs__ if field.name != "source")
#: The fields of what an archive says: its name, and all that it says.
WRAPPER = ("archive", "fields")
#: The field of a cable that is computed here.
DISAGREEMENTS = "disagreements"
#: The fields of a cable that need its body; the others are the same if the header alone is read. Paragraph 1 may name
#: the authority, and a portion mark may settle a disagreement.
OF_BODY = frozenset(
    {
        *("sections", "closing", "paragraphs", "text", "summary", "comment", "gaps"),
        *("authority", "complete", DISAGREEMENTS),
    }
)


def is_numbered(node: object) -> bool:
    """Whether a node is a paragraph with a number."""
    return isinstance(node, Paragraph) and node.number is not None


def filled_fields(cable: Cable) -> Iterator[str]:
    """
    Yield the names of the fields that a cable has.

    >>> list(filled_fields(Cable(Header(tags=("XG",)))))
    ['tags']
    """
    if cable.id:
        yield "id"
    yield from (name for name in HEADER if getattr(cable.header, name) not in (None, ()))
    yield from (name for name in ("paragraphs", "summary", "comment") if getattr(cable, name))
    yield from (f"closing.{name}" for name in ("signatures", "end_marks") if getattr(cable.closing, name))
    yield from sorted({f"wrapper.{wrapper.archive}" for wrapper in cable.wrappers})


class Figures:
    """What many cables consist of, without what archives put around them."""

    def __init__(self) -> None:
        self.cables: int = 0
        self.kinds: Counter[str] = Counter()  # characters by kind of piece
        self.unnumbered: int = 0  # characters of text in paragraphs without a number
        self.fields: Counter[str] = Counter()  # cables that have each field
        self.differences: Counter[str] = Counter()  # disagreements by archive and field, known ones by themselves
        self.repeated: int = 0  # cables that have the id of an earlier one
        self.ids: set[str] = set()

    @property
    def characters(self) -> int:
        """The number of all characters of the telegrams."""
        return self.kinds.total()

    def add(self, cable: Cable) -> None:
        """Count a cable."""
        self.cables += 1
        self.fields.update(filled_fields(cable))
        self.differences.update(
            f"{one.archive}.{one.field}{' (known)' if one.known_untruth else ''}" for one in disagreements(cable)
        )
        self.repeated += cable.id in self.ids
        self.ids.update((cable.id,) if cable.id else ())
        self.count_characters(cable)

    def update(self, later: "Figures") -> None:
        """
        Add the figures on cables that come after these.

        >>> one, other = Figures(), Figures()
        >>> other.add(Cable(Header(tags=("XG",))))
        >>> one.update(other)
        >>> one.cables, one.fields["tags"]
        (1, 1)
        """
        self.cables += later.cables
        self.kinds.update(later.kinds)
        self.unnumbered += later.unnumbered
        self.fields.update(later.fields)
        self.differences.update(later.differences)
        self.repeated += later.repeated + len(self.ids & later.ids)
        self.ids |= later.ids

    def count_characters(self, cable: Cable) -> None:
        """Count the characters of a cable by kind."""
        above: list[bool] = []
        for event in render(cable):
            if isinstance(event, Open):
                above.append(any(above[-1:]) or is_numbered(event.node))
            elif isinstance(event, Close):
                above.pop()
            elif event.kind != "wrapper":
                self.kinds[event.kind] += len(event.text)
                if event.kind == "text" and not above[-1]:
                    self.unnumbered += len(event.text)

    def as_dict(self) -> dict[str, object]:
        """Return the figures as plain values."""
        whole = self.characters or 1
        return {
            "cables": self.cables,
            "characters": self.characters,
            "other": self.kinds["other"] / whole,
            "unnumbered": self.unnumbered / whole,
            "kinds": dict(self.kinds.most_common()),
            "fields": dict(self.fields.most_common()),
            "disagreements": dict(self.differences.most_common()),
            "repeated_ids": self.repeated,
        }

    def as_table(self) -> str:
        """Return the figures as a table for the terminal."""
        whole, all_of_them = self.characters or 1, self.cables or 1
        rows = [("cables", self.cables, ""), ("characters", self.characters, "")]
        rows += [(f"  {kind}", count, f"{count / whole:8.2%}") for kind, count in self.kinds.most_common()]
        rows.append(("text under no number", self.unnumbered, f"{self.unnumbered / whole:8.2%}"))
        rows.append(("cables that have", self.cables, ""))
        rows += [(f"  {name}", count, f"{count / all_of_them:8.2%}") for name, count in self.fields.most_common()]
        rows.append(("disagreements", self.differences.total(), ""))
        rows += [(f"  {name}", count, "") for name, count in self.differences.most_common()]
        rows.append(("repeated ids", self.repeated, ""))
        return "".join(f"{name:26} {count:10}{share}".rstrip() + "\n" for name, count, share in rows)


def field_value(node: object, path: str) -> object:
    """
    Return the value under a dotted path; of many nodes, the value of each.

    `wrappers.NAME`, and `wrappers.ARCHIVE.NAME`, is the first value that an archive has under a name of its own;
    `disagreements` are those of archives and the cable.

    >>> field_value(Cable(Header(subject="THE BRIDGE")), "header.subject")
    'THE BRIDGE'
    """
    front, _, name = path.partition(".")
    if isinstance(node, Cable) and front == "wrappers" and name and name not in WRAPPER:
        return archive_field(node, name)
    if isinstance(node, Cable) and front == DISAGREEMENTS:
        found = disagreements(node)
        return field_value(found, name) if name else found
    for name in path.split("."):
        if name.startswith("_") or name == "source":
            no_field(node[0] if isinstance(node, tuple) and node else node, name)
        node = values_of(node, name)
    return node


def needs_body(path: str) -> bool:
    """
    Whether the value under a dotted path needs the body of a cable.

    >>> needs_body("header.subject"), needs_body("paragraphs.text")
    (False, True)
    """
    return path.partition(".")[0] in OF_BODY


def archive_field(cable: Cable, name: str) -> str | None:
    """
    Return the first value that an archive has under a name, in any case; the archive may be named before it.

    >>> from cablekit.model import Wrapper
    >>> cable = Cable(wrappers=(Wrapper("nara", (("Draft Date", "14 AUG 1979"),)),))
    >>> archive_field(cable, "draft date"), archive_field(cable, "nara.Draft Date"), archive_field(cable, "Film")
    ('14 AUG 1979', '14 AUG 1979', None)
    """
    wanted = name.casefold()
    for wrapper in cable.wrappers:
        for own, value in wrapper.fields:
            if own.casefold() == wanted or f"{wrapper.archive}.{own}".casefold() == wanted:
                return value
    return None


def values_of(node: object, name: str) -> object:
    """
    Return one field of a node, or of each of many nodes; None where there is no node.

    >>> values_of(None, "tags") is None, values_of((Header(subject="THE BRIDGE"), (Header(),)), "subject")
    (True, ('THE BRIDGE', (None,)))
    """
    if isinstance(node, tuple):
        return tuple(values_of(one, name) for one in node)
    if isinstance(node, Catalog) and name == "date" and node.date and node.is_day:
        return node.date.date()
    value = getattr(node, name, no_field) if node is not None else None
    return no_field(node, name) if callable(value) and not isinstance(value, tuple) else value


def no_field(node: object, name: str) -> NoReturn:
    """
    Raise the error that a node has no such field, with the fields that have similar names.

    >>> no_field(Header(), "sbject")
    Traceback (most recent call last):
    AttributeError: a Header has no field 'sbject'; did you mean subject?
    """
    names = field_names(node)
    last = {path.rpartition(".")[2]: path for path in reversed(names)}
    near = [last[found] for found in get_close_matches(name, last, cutoff=0.6)]
    advice = did_you_mean(near, f"it has {', '.join(names) or 'no fields'}")
    raise AttributeError(f"a {type(node).__name__} has no field {name!r}; {advice}")


def field_names(node: object) -> list[str]:
    """List the fields of a node; for a cable, those of its header too."""
    cls = type(node)
    own = [field.name for field in attrs.fields(cls)] if attrs.has(cls) else []
    own += [name for base in cls.__mro__ for name, value in vars(base).items() if isinstance(value, property)]
    names = [name for name in dict.fromkeys(own) if not name.startswith("_") and name != "source"]
    if not isinstance(node, Cable):
        return names
    return [*names, DISAGREEMENTS, *(f"header.{name}" for name in HEADER if name not in names)]


def readable(value: object) -> str:
    """
    Write a value for people: lists with commas, nothing for None, references as their ids or words, nodes as JSON.

    >>> readable(("PREL", None, ("XG",)))
    'PREL, , XG'
    """
    if isinstance(value, tuple):
        return ", ".join(readable(one) for one in value)
    if isinstance(value, Reference):
        return cited(value)
    if isinstance(value, Disagreement):
        return f"{value.field}: {value.cable_value} ({value.archive}: {value.archive_value})"
    if isinstance(value, date):
        return str(as_data(value))
    if attrs.has(type(value)) and not isinstance(value, Place):
        return json.dumps(as_data(value), ensure_ascii=False)
    return "" if value is None else str(value)


def as_data(value: object) -> Any:
    """
    Return a value in plain JSON types, as `to_dict` does; a time is written as in ISO 8601.

    >>> as_data(("PREL", "XG")), as_data(None), as_data(Header(tags=("XG",)))
    (['PREL', 'XG'], None, {'tags': ['XG']})
    """
    if isinstance(value, tuple):
        return [as_data(one) for one in value]
    if isinstance(value, date):
        return moment(value)
    if isinstance(value, Place | Catalog | Disagreement):  # in no format
        return {field.name: as_data(getattr(value, field.name)) for field in attrs.fields(type(value))}
    return mapper(full=False).unstructure(value)
