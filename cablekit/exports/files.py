"""The exports as files: what the table of formats names."""

import json
import re
from typing import Any, Final

from cablekit.exports.bibliographies import KEY_OF_ENTRY, bibtex_entry, ris_entry
from cablekit.exports.citations import to_csl, to_dublin_core
from cablekit.exports.page.document import to_html
from cablekit.exports.tei import cmif
from cablekit.exports.tei.document import TeiProfile, to_tei
from cablekit.formats import Many
from cablekit.model import Cable


def html_file(cable: Cable, **_: Any) -> bytes:
    """Write a cable as a web page."""
    return to_html(cable).encode()


def tei_file(cable: Cable, *, profile: TeiProfile | None = None, **_: Any) -> bytes:
    """Write a cable as TEI."""
    return to_tei(cable, profile=profile)


def cmif_letter(cable: Cable, **_: Any) -> bytes:
    """Write a cable as one letter of an index for correspSearch."""
    return cmif.letter(cable, cmif.source_id()).encode()


def dublin_core_file(cable: Cable, **_: Any) -> bytes:
    """Write what a catalogue says of a cable as Dublin Core."""
    return to_dublin_core(cable)


def csl_item(cable: Cable, **_: Any) -> bytes:
    """Write a cable as one item of a list of CSL-JSON."""
    return json.dumps(to_csl(cable), ensure_ascii=False).encode("utf-8", "backslashreplace")


def bibtex(cable: Cable, **_: Any) -> bytes:
    """Write a cable as one entry of BibTeX."""
    return bibtex_entry(cable)


def ris(cable: Cable, **_: Any) -> bytes:
    """Write a cable as one entry of RIS."""
    return ris_entry(cable)


#: Where an item of CSL has its id.
ID_OF_ITEM: Final = re.compile(rb'\{"id": "((?:[^"\\]|\\.)*)"')
#: A file for Zotero or pandoc is one list.
CSL_ITEMS: Final = Many(csl_item, b"[\n", b"\n]\n", between=b",\n", key=ID_OF_ITEM)
BIBTEX_ENTRIES: Final = Many(bibtex, between=b"\n", key=KEY_OF_ENTRY)
RIS_ENTRIES: Final = Many(ris)
CMIF_LETTERS: Final = Many(cmif_letter, cmif.head, cmif.FOOT.encode())
