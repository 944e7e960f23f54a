"""An invented collection for search: what each query finds is known by how it is made."""

from pathlib import Path
from typing import Any, Final, NamedTuple

from tests._helpers import EXAMPLES


class Asked(NamedTuple):
    """A query with its filters, and the units that it finds: the id of the cable, and where in it."""

    query: str
    filters: dict[str, Any]
    units: list[tuple[str, str]]


HEADER: Final = """R {dtg}
FM AMEMBASSY {post}
TO SECSTATE WASHDC PRIORITY 0001
INFO AMCONSUL STRELSAU
{line} {post} {number:06}

E.O. 12958: DECL: 05/08/2018
TAGS: {tags}
SUBJECT: {subject}

REF: {ref}

"""
#: A cable with everything in which words are: headings, items, a table, an enclosure, blacked-out text, accents.
RICH: Final = """1. (C) Summary: The palace will sell the windmill. End summary.

The Orchard
-----------

2. (S/NF) Sapt named two conditions for the windmills of the kingdom:

   a. (U) the lanterns stay;
   b. the sluice is mended before Père Noël.

3. (U) Prices of the season:

Good          Spring    Autumn
Barley            14        16
Hops              22        25

4. (C) The note reads:

BEGIN TEXT

The garrison will keep the drawbridge.

END TEXT

5. (C) He said that [XXXXXXXXXXXX] has the keys of the CHAN-
CELLERY.
"""
PLAIN: Final = """1. (U) The harvest of {post} was good, and the ferry runs.

2. (C) The envoy asked for {word}.
"""
#: The names of files, and what is in each.
CABLES: Final[dict[str, str]] = {
    "a/one.txt": HEADER.format(
        dtg="080915Z MAY 08", post="ZENDA", line="S E C R E T", number=910, tags="PREL, ECON, XG",
        subject="THE WINDMILL AND THE MOAT", ref="STRELSAU 12",
    ) + RICH,
    "a/two.txt": HEADER.format(
        dtg="120915Z JUN 08", post="STRELSAU", line="C O N F I D E N T I A L", number=44, tags="PREL, XG",
        subject="GRAIN", ref="08 ZENDA 910",
    ) + PLAIN.format(post="Strelsau", word="a windmill and a bridge"),
    "b/three.txt": HEADER.format(
        dtg="010900Z JAN 74", post="ZENDA", line="UNCLAS", number=7, tags="EAGR, XG",
        subject="THE FERRY", ref="73 ZENDA 6000",
    ) + PLAIN.format(post="Zenda", word="toll for the ferry, and the bridge"),
    "b/four.txt": HEADER.format(
        dtg="311159Z DEC 74", post="LA PAZ", line="CONFIDENTIAL", number=5111, tags="PREL",
        subject="RYE", ref="A. ZENDA 7",
    ) + PLAIN.format(post="La Paz", word="the bridge of the toll"),
}  # fmt: skip
ONE, TWO, THREE, FOUR = "08ZENDA910", "08STRELSAU44", "74ZENDA7", "74LAPAZ5111"
#: Two units of each plain cable.
FIRST, SECOND = "paragraph 1 (U)", "paragraph 2 (C)"
ASKED: Final[tuple[Asked, ...]] = (
    Asked("windmill", {}, [
        (ONE, "subject (S)"), (ONE, "paragraph 1 (C)"), (ONE, "paragraph 2 (S/NF)"), (TWO, SECOND),
    ]),
    Asked("WINDMILLS", {"post": "Embassy Strelsau"}, [(TWO, SECOND)]),
    Asked("windmill", {"classification": "SECRET"}, [(ONE, "subject (S)"), (ONE, "paragraph 2 (S/NF)")]),
    Asked("windmill", {"classification": (None, "C")}, [(ONE, "paragraph 1 (C)"), (TWO, SECOND)]),
    Asked("lantern", {}, [(ONE, "paragraph 2.a (U)")]),
    Asked("sluice pere noel", {}, [(ONE, "paragraph 2.b (S/NF)")]),
    Asked("orchard", {}, [(ONE, "heading (S)")]),
    Asked("hops 25", {}, [(ONE, "paragraph 3 (U)")]),
    Asked("drawbridge", {}, [(ONE, "paragraph 4 (C)")]),
    Asked("chancellery", {}, [(ONE, "paragraph 5 (C)")]),
    Asked("bridge NEAR/2 toll", {}, [(FOUR, SECOND)]),
    Asked('"toll for the ferry"', {}, [(THREE, SECOND)]),
    Asked("bridge toll", {}, [(THREE, SECOND), (FOUR, SECOND)]),
    Asked("bridge -toll", {}, [(TWO, SECOND)]),
    Asked("toll OR lanterns", {}, [(THREE, SECOND), (FOUR, SECOND), (ONE, "paragraph 2.a (U)")]),
    Asked("toll (ferry OR rye)", {}, [(THREE, SECOND)]),
    Asked("ferry", {"date": 1974}, [(THREE, "subject (U)"), (THREE, FIRST), (THREE, SECOND), (FOUR, FIRST)]),
    Asked("ferry", {"date": ("1974-02", None), "tags": "PREL"}, [(TWO, FIRST), (FOUR, FIRST)]),
    Asked("harv*", {"tags": ("XG", "EAGR")}, [(THREE, FIRST)]),
    Asked("envoy", {"date": ("2008-06-12", "2008-06-12"), "post": "strelsau"}, [(TWO, SECOND)]),
    Asked("bridge", {"post": "AMEMBASSY LA PAZ", "date": "1974-12-31"}, [(FOUR, SECOND)]),
    Asked("drawbridge windmill", {}, []),
)  # fmt: skip


def make(folder: Path, *names: str) -> Path:
    """Write the files of the collection, or some of them, to a folder, and return it."""
    for name in names or CABLES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(CABLES[name], encoding="utf-8")
    return folder


def example(folder: Path, name: str = "08ZENDA0911.html") -> Path:
    """Copy a file of the examples to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes((EXAMPLES / name).read_bytes())
    return folder
