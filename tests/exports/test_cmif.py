"""CMIF: the rules of the format, said again here, hold for whatever the cables are."""

import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cablekit import Cable, Header, ModelError, Wrapper, load, to_cmif
from cablekit.exports.tei.document import NAMESPACE
from tests._helpers import NARA, SITE, loose
from tests.exports.test_tei import faults, found, rng
from tests.strategies import ANY_CABLE, RICH_CABLE

__all__ = ["rng"]
PARTS = ("orgName", "persName", "placeName", "date")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DAY = dt.date(2026, 11, 30)


def index(cables: Any, **options: Any) -> etree._Element:
    """Give an index as lxml reads it."""
    return etree.fromstring(to_cmif(cables, updated=DAY, **options))


def broken(root: etree._Element) -> list[str]:
    """Give the rules of the format that an index breaks."""
    wrong = []
    for letter in root.iter(f"{{{NAMESPACE}}}correspDesc"):
        actions = {str(action.get("type")): [etree.QName(part).localname for part in action] for action in letter}
        wrong += [] if [*actions] == ["sent", "received"] else [f"actions {[*actions]}"]
        wrong += [] if all({"orgName", "persName"} & {*parts} for parts in actions.values()) else ["nobody"]
        wrong += sorted(
            {part for parts in actions.values() for part in parts} - {"orgName", "persName", "placeName", "date"}
        )
        wrong += [] if f"#{found(root, '//t:bibl/@xml:id')[0]}" == letter.get("source") else ["source"]
    days = found(root, "//t:correspDesc//t:date/@when")
    wrong += [day for day in days if not re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", day)]
    wrong += (
        [] if found(root, "//t:licence/@target") == ["https://creativecommons.org/licenses/by/4.0/"] else ["licence"]
    )
    return wrong


def test_letters() -> None:
    """Sender, place, day, and all who received it; ids as keys."""
    root = index([RICH_CABLE, load(NARA)])

    assert broken(root) == []
    assert found(root, "//t:correspDesc/@key") == ["08ZENDA910", "79ZENDA6523"]
    assert found(root, "//t:correspDesc[1]/t:correspAction[@type='sent']/*") == ["Embassy Zenda", "Zenda", ""]
    assert found(root, "//t:correspDesc[1]//t:date/@when") == ["2008-05-08"]
    assert found(root, "//t:correspDesc[1]/t:correspAction[@type='received']/t:orgName") == [
        "Secretary of State",
        "Consulate Strelsau",
        "River States Collective",
    ]


def test_unknown() -> None:
    """A side of which nobody is known says so; a year stands alone; what is no year is left out."""
    page = Cable(wrappers=(Wrapper("x", (("URL", "https://zenda.example/910"),)),), year_hint=2008)
    root = index([page, Cable(year_hint=20_080), Cable(Header(mrn="ZENDA 7"))])

    assert broken(root) == []
    assert found(root, "//t:correspDesc[1]//t:persName") == ["Unknown", "Unknown"]
    assert found(root, "//t:correspDesc[1]//t:date/@when") == ["2008"]
    assert found(root, "//t:correspDesc/@ref") == ["https://zenda.example/910"]
    assert found(root, "//t:correspDesc[2]//t:date") == []
    assert found(root, "//t:correspDesc[3]/t:correspAction[@type='sent']/*") == ["Zenda", "Zenda"]


def test_head(rng: etree.RelaxNG) -> None:
    """What the index is of, who made it, where it is, and its date; it is TEI."""
    root = index(
        [load(SITE)],
        title="Cables of Ruritania",
        editor="Max Sapt",
        publisher="Zenda Press",
        url="https://zenda.example/x",
    )

    assert faults(rng, root) == []
    assert found(root, "//t:titleStmt/*") == ["Cables of Ruritania", "Max Sapt"]
    assert found(root, "//t:publisher") == ["Zenda Press"]
    assert found(root, "//t:idno[@type='URL']") == ["https://zenda.example/x"]
    assert found(root, "//t:publicationStmt/t:date/@when") == ["2026-11-30"]
    assert to_cmif([]).count(f"{dt.datetime.now(dt.UTC).date()}".encode()) == 1


def test_targets(tmp_path: Path) -> None:
    """To a path, to an open file, or returned; an error leaves nothing."""
    file = io.BytesIO()
    assert to_cmif([RICH_CABLE, RICH_CABLE], tmp_path / "x.xml", updated=DAY) == 2
    assert to_cmif([RICH_CABLE, RICH_CABLE], file, updated=DAY) == 2
    assert (tmp_path / "x.xml").read_bytes() == file.getvalue() == to_cmif([RICH_CABLE, RICH_CABLE], updated=DAY)
    with pytest.raises(ModelError, match="expected a Cable, got 7"):
        to_cmif([loose(7)], tmp_path / "y.xml")
    assert [one.name for one in tmp_path.iterdir()] == ["x.xml"]


@given(cables=st.lists(ANY_CABLE, max_size=3))
def test_any_cables(cables: list[Cable], rng: etree.RelaxNG) -> None:
    """The rules hold, and the index is TEI, whatever the cables are."""
    root = index(cables)

    assert broken(root) == []
    assert faults(rng, root) == []
