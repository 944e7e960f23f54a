"""What makes a cable the answer to another one, or the same message.

Facts
-----
* Of 159 references between cables of the corpus, no subject began with `RE:`. Eight were between two posts that had
  each written to the other for action, and all eight were answers. Three had the same subject, all of one post: the
  next report on a matter, or `FACSIMILE`. So a subject alone counts only between two posts.
* In 15 cases a post released two cables in the same minute: all had two numbers and were two messages. So a date-time
  group says that two cables are the same message only where one of them has no number.
* A reference without a year is of the cable's own year (format.md 11.3). But the numbers of a post begin again each
  year, so that a higher one than the cable's own is of an earlier year: 72 of 2,407 references, half of them in
  January. For 4 of them the cable of the year before with that number was there, and it was the right one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from cablekit.corpus.graphs.stations import station_in
from cablekit.corpus.graphs.values import GraphEdge, GraphNode

#: How the subject of an answer may begin.
ANSWER: Final = re.compile(r"\s*(?:RE|REPLY|RESPONSE)\s?:", re.IGNORECASE)


#: The id and the letter of a reference.
Named: TypeAlias = tuple[str, str | None]


class Said(NamedTuple):
    """
    What is kept of a given cable.

    Attributes:
        node: Its node.
        references: The cables that it refers to.
        doubtful: Those of the year before that it refers to if they are there.
        action: The posts that it was sent to for action.
        part: Its section.
    """

    node: GraphNode
    references: tuple[Named, ...] = ()
    doubtful: tuple[Named, ...] = ()
    action: tuple[str, ...] = ()
    part: int | None = None


class Message(NamedTuple):
    """All copies of a cable together."""

    node: GraphNode
    references: tuple[Named, ...]
    action: frozenset[str]


def replies(messages: Iterable[Message], by_id: Mapping[str, Message]) -> Iterator[GraphEdge]:
    """Yield an edge for each cable that a message answers."""
    for message in messages:
        found = {name: basis for name, _ in message.references if (basis := basis_of_reply(message, by_id.get(name)))}
        if not found:
            found = dict.fromkeys(first_if_answer(message, by_id), "subject")
        yield from (GraphEdge(message.node.id, name, "reply", basis=basis) for name, basis in found.items())


def basis_of_reply(message: Message, other: Message | None) -> str | None:
    """Say what makes a message the answer to a given one that it refers to, or None."""
    if other is None or other is message or is_later(other.node, message.node):
        return None
    here, there = message.node.post, other.node.post
    if here != there and here in other.action and there in message.action:
        return "addressees"
    is_named_so = here != there or ANSWER.match(message.node.subject or "")
    matter = matter_of(message.node)
    return "subject" if is_named_so and matter and matter == matter_of(other.node) else None


def first_if_answer(message: Message, by_id: Mapping[str, Message]) -> tuple[str, ...]:
    """Return the first reference of a message whose subject says that it is an answer."""
    first = message.references[0][0] if message.references and ANSWER.match(message.node.subject or "") else None
    if first is None or first == message.node.id:
        return ()
    return () if first in by_id and is_later(by_id[first].node, message.node) else (first,)


def is_later(one: GraphNode, other: GraphNode) -> bool:
    """Whether a cable was sent after another one, as far as both dates are known."""
    if one.date is None or other.date is None:
        return False
    if one.is_day or other.is_day:
        return one.date.date() > other.date.date()
    return one.date > other.date


def matter_of(node: GraphNode) -> str:
    """
    Return the letters and figures of a subject, in capitals, without the `RE:` before it.

    >>> matter_of(GraphNode("08ZENDA910", subject="Re: The Bridge"))
    'THEBRIDGE'
    """
    subject = node.subject or ""
    return "".join(filter(str.isalnum, ANSWER.sub("", subject, count=1) if ANSWER.match(subject) else subject)).upper()


def same_messages(messages: Iterable[Message]) -> Iterator[GraphEdge]:
    """Yield an edge from a cable without a number to the only one with a number that has its date-time group."""
    numbered: dict[tuple[str | None, object], list[GraphNode]] = {}
    unnumbered: list[GraphNode] = []
    for node in (message.node for message in messages):
        if node.date is None or node.is_day or node.post is None:
            continue
        if station_in(node.id):
            numbered.setdefault((node.post, node.date), []).append(node)
        else:
            unnumbered.append(node)
    for node in unnumbered:
        found = numbered.get((node.post, node.date), [])
        if len(found) == 1 and is_same_matter(node, found[0]):
            yield GraphEdge(node.id, found[0].id, "same-message", basis="date-time group")


def is_same_matter(one: GraphNode, other: GraphNode) -> bool:
    """Whether the subjects of two cables do not differ; one may be missing."""
    matters = matter_of(one), matter_of(other)
    return not all(matters) or matters[0] == matters[1]
