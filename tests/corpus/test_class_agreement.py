"""On which classifications archives and cables agree."""

from typing import Any

import pytest
from attrs import evolve

from cablekit import Cable, ModelError, Wrapper, disagreements, from_text, read
from cablekit.corpus import Agreement, agreement
from tests._helpers import EXAMPLES


def said(text: str, *words: str | None) -> Cable:
    """Make a cable with an archive for each word."""
    wrappers = [Wrapper("site", (("Classification", word),) if word else ()) for word in words]
    return evolve(from_text(text), wrappers=wrappers)


SECRET = "SECRET ZENDA 910\n"
OPEN = "UNCLAS ZENDA 911\n\nSUBJECT: TOLL\n\n1. (SBU) It is open.\n"


@pytest.mark.parametrize(
    ("cable", "expected"),
    [
        (said(SECRET, "SECRET"), [("SECRET", "SECRET", True)]),
        (said(SECRET, "CONFIDENTIAL"), [("CONFIDENTIAL", "SECRET", False)]),
        (said(SECRET, "SECRET//NOFORN"), [("SECRET", "SECRET", False)]),  # the cable has no such caption
        (said("SECRET NOFORN ZENDA 910", "SECRET//NOFORN"), [("SECRET", "SECRET", True)]),
        (said(OPEN, "UNCLASSIFIED//FOR OFFICIAL USE ONLY"), [("UNCLASSIFIED", "UNCLASSIFIED", True)]),  # by its mark
        (said("TAGS: XG", "SECRET"), [("SECRET", None, None)]),
        (said(SECRET, "see the file"), [("see the file", "SECRET", None)]),
        (said(SECRET, None), []),
        (said(SECRET), []),
        (said(SECRET, "SECRET", "CONFIDENTIAL"), [("CONFIDENTIAL", "SECRET", False), ("SECRET", "SECRET", True)]),
    ],
)
def test_agreement(cable: Cable, expected: list[tuple[Any, ...]]) -> None:
    """Both values are told, and whether they agree, which is what `disagreements` says."""
    rows = agreement([cable, cable])

    assert rows == tuple(Agreement._make(("site", *values, 2)) for values in expected)
    differing = [one for one in disagreements(cable) if one.field == "classification"]
    assert len(differing) == [row.agrees for row in rows].count(False)


def test_rows_are_sorted() -> None:
    """By archive, its value, the cable's; a cable that says none is last."""
    cables = [said("TAGS: XG", "SECRET"), said(SECRET, "SECRET"), said(SECRET, "SECRET//NOFORN")]

    assert [row[1:4] for row in agreement(cables)] == [
        ("SECRET", "SECRET", False),
        ("SECRET", "SECRET", True),
        ("SECRET", None, None),
    ]


def test_examples() -> None:
    """The archives of the examples agree with their cables."""
    assert {row.agrees for row in agreement(read(EXAMPLES))} == {True}


def test_what_is_no_cable() -> None:
    """Anything but a cable is refused."""
    with pytest.raises(ModelError, match="Cable"):
        agreement([7])  # type: ignore[list-item]
