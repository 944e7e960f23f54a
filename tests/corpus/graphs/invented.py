"""Invented cables for graphs, of which the answers are known because they were made so."""

import datetime as dt
from collections.abc import Iterable

from cablekit import Addressee, Cable, Header, MessageNumber, Reference
from cablekit.model.values import dtg_of


def day(number: int, minute: int = 0) -> dt.datetime:
    """Give a moment of May 2008."""
    return dt.datetime(2008, 5, number, 9, minute, tzinfo=dt.UTC)


def invented(
    post: str,
    number: int | None,
    date: dt.datetime | None = None,
    *,
    refs: Iterable[str | Reference] = (),
    to: Iterable[str] = (),
    info: Iterable[str] = (),
    subject: str | None = None,
) -> Cable:
    """Make a cable; a reference is a post and a number, `STRELSAU 88`, or a value."""
    header = Header(
        dtg=date and dtg_of(date),
        originator=f"AMEMBASSY {post}",
        action=tuple(Addressee(f"AMEMBASSY {name}") for name in to),
        info=tuple(Addressee(f"AMEMBASSY {name}") for name in info),
        mrn=MessageNumber(post, number) if number is not None else None,
        subject=subject,
        references=tuple(one if isinstance(one, Reference) else reference(one) for one in refs),
    )
    return Cable(header, year_hint=2008)


def reference(words: str) -> Reference:
    """Make a reference of a letter, a post and a number: `A STRELSAU 88`, or of a post and a number."""
    post, _, number = words.rpartition(" ")
    label, post = (post[0], post[2:]) if post[1] == " " else (None, post)
    return Reference(label=label, post=post, number=int(number), year=2008)
