"""`docs/archives.md` shows the first lines of each format: each is read, and found to be what the page says."""

import re
from typing import Final

import pytest

from cablekit.archives.document import BadRecord, decode
from cablekit.archives.files import read
from cablekit.archives.registry import ARCHIVES, form_of
from tests._helpers import ROOT

PAGE: Final = (ROOT / "docs" / "archives.md").read_text(encoding="utf-8")
SECTION: Final = PAGE.partition("## Which file do I have?")[2].partition("\n## ")[0]
#: Each file that is shown, and the sentence above it.
SHOWN: Final = re.findall(r"```text\n(.*?)\n```", SECTION, re.DOTALL)


@pytest.mark.parametrize("text", SHOWN, ids=lambda text: form_of(decode(text.encode())))
def test_shown_files(text: str) -> None:
    """What the page shows is read as a cable with the number that all have; a dump of a database is an error."""
    (found,) = read(text.encode(), errors="keep")

    if isinstance(found, BadRecord):
        assert found.reason.startswith("is a dump of a database")
    else:
        assert found.header.mrn is not None
        assert (found.header.mrn.post, found.header.mrn.serial) == ("ZENDA", 910)


def test_every_form_is_shown_or_named() -> None:
    """Each form is named in the section; those that can be shown in a few lines are shown."""
    shown = {form_of(decode(text.encode())) for text in SHOWN}
    not_shown = {"cables", "xml", "json", "jsonl", "pdf", "rtf", "mbox", "several", "joined"}

    assert shown == set(ARCHIVES) - not_shown
    assert [name for name in ARCHIVES if f"`{name}" not in SECTION] == []
    assert [name for name in ARCHIVES if f"`{name}`" not in PAGE] == []
