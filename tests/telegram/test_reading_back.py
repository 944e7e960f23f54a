"""Law 3 where an archive speaks, and what a text cannot carry: `extra`, edited wrappers."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from attrs import evolve

import cablekit
from cablekit import Cable, Header, ModelError, Wrapper, from_dict, from_text, from_xml, to_dict, to_text, to_xml
from tests._helpers import CABLEGATE, EXAMPLES, SHARED, SITE
from tests.strategies import read_back, with_paragraph

FILES = sorted(EXAMPLES.glob("*ZENDA*"))
CORPUS = SHARED / "corpus"
REAL = [path for name in ("nara", "smart") for path in sorted((CORPUS / name).glob("*.txt"))]


# -- foreign data -------------------------------------------------------------------------------------------------

BOX = {"box": 7}
WITH_EXTRA: dict[str, Cable] = {
    "built": Cable(Header(subject="THE BRIDGE"), extra=BOX),
    "read": evolve(from_text("SUBJECT: THE BRIDGE"), extra=BOX),
    "edited": evolve(from_text("SUBJECT: THE BRIDGE").with_header(subject="THE MOAT"), extra=BOX),
    "with wrappers": evolve(cablekit.load(SITE), extra=BOX),
    "from XML": from_xml(to_xml(evolve(cablekit.load(CABLEGATE), extra=BOX))),
    "from a dict": from_dict(to_dict(evolve(cablekit.load(CABLEGATE), extra=BOX), source=True)),
}


@pytest.mark.parametrize("cable", WITH_EXTRA.values(), ids=WITH_EXTRA)
def test_extra_is_refused_in_a_text(cable: Cable, tmp_path: Path) -> None:
    """A text cannot carry foreign data, and does not lose it silently; XML and a dict carry it."""
    with pytest.raises(ModelError, match=r"attrs\.evolve\(cable, extra=\{\}\)") as error:
        to_text(cable)
    with pytest.raises(ModelError, match=r"attrs\.evolve\(cable, extra=\{\}\)"):
        cablekit.write(cable, tmp_path / "bridge.txt")

    assert error.value.where == "extra"
    assert not list(tmp_path.iterdir())
    assert cable.subject is not None
    assert cable.subject in to_text(evolve(cable, extra={}))
    assert from_xml(to_xml(cable)).extra == from_dict(to_dict(cable)).extra == BOX


@pytest.mark.parametrize("cable", WITH_EXTRA.values(), ids=WITH_EXTRA)
@pytest.mark.parametrize("name", ["to_html", "to_tei", "to_record", "to_csl", "to_dublin_core", "cite", "to_bibtex"])
def test_exports_ignore_extra(name: str, cable: Cable) -> None:
    """What is for other tools has no place for foreign data, and is the same with it and without it."""
    export = getattr(cablekit, name)

    assert export(cable) == export(evolve(cable, extra={}))


# -- wrappers -----------------------------------------------------------------------------------------------------


def origin(cable: Cable, value: str) -> Cable:
    """Change what an archive says about the origin of a cable."""
    wrapper = cable.wrappers[0]
    fields = tuple((name, value if name == "Origin" else old) for name, old in wrapper.fields)
    return evolve(cable, wrappers=(evolve(wrapper, fields=fields), *cable.wrappers[1:]))


WRAPPERS_EDITED: dict[str, tuple[Callable[[], Cable], str]] = {
    "value": (lambda: origin(cablekit.load(SITE), "Embassy Hentzau"), "wrappers[0].fields["),
    "value, of a page": (lambda: origin(cablekit.load(CABLEGATE), "Embassy Hentzau"), "wrappers[0].fields["),
    "archive": (lambda: evolve(cablekit.load(CABLEGATE), wrappers=(Wrapper("foia"),)), "wrappers[0].archive"),
    "removed": (lambda: evolve(cablekit.load(SITE), wrappers=()), "wrappers"),
    "added": (lambda: evolve(from_text("TAGS: XG"), wrappers=(Wrapper("site"),)), "wrappers"),
    "with another edit": (lambda: origin(cablekit.load(CABLEGATE), "X").with_header(subject="THE MOAT"), "wrappers[0]"),
}


@pytest.mark.parametrize(("make", "where"), WRAPPERS_EDITED.values(), ids=WRAPPERS_EDITED)
def test_an_edited_wrapper_is_refused(make: Callable[[], Cable], where: str, tmp_path: Path) -> None:
    """What an archive says is not edited in a text; XML and a dict carry the edit."""
    cable = make()
    with pytest.raises(ModelError, match="keep the wrappers as they were read") as error:
        to_text(cable)
    with pytest.raises(ModelError):
        cablekit.write(cable, tmp_path / "bridge.txt")

    assert error.value.where.startswith(where)
    assert from_xml(to_xml(cable)) == from_dict(to_dict(cable)) == cable


def test_wrappers_that_are_kept() -> None:
    """A wrapper that is equal to the one that was read is not an edit."""
    cable = cablekit.load(SITE)
    again = evolve(cable, wrappers=tuple(Wrapper(one.archive, one.fields) for one in cable.wrappers))

    assert to_text(again) == to_text(cable)
    assert "SUBJECT: THE MOAT\n" in to_text(again.with_header(subject="THE MOAT"))


def test_wrappers_that_have_no_text() -> None:
    """The text of a web page is the telegram alone: without the page's facts it is written and read back equal."""
    cable = evolve(cablekit.load(CABLEGATE), wrappers=())

    assert cable == from_text(to_text(cable), year=cable.year_hint)


def test_built_with_wrappers() -> None:
    """A cable built by hand is written without its wrappers, and reads back equal apart from them."""
    for path in FILES:
        cable = cablekit.load(path)
        built = from_dict(to_dict(cable))

        assert built == cable
        assert evolve(built, wrappers=()) == from_text(to_text(built), year=built.year_hint)


# -- reading back -------------------------------------------------------------------------------------------------

TEXTS = (
    "The minister said that the bridge is open.",
    "He left.\n\n-- He came back;\n-- he left again.",
    "Two things.\n\nThe first one is the toll.",
    "The king. 4. (C) The queen.",
)


def edits(cable: Cable) -> Iterator[Cable]:
    """Yield a cable with other texts in its first, middle and last paragraph, and without one of them."""
    last = len(cable.paragraphs) - 1
    for at in sorted({0, last // 2, last}) if cable.paragraphs else ():
        old = cable.paragraphs[at]
        for new in (*TEXTS, f"{old.text}\nMore was said.", old.text.replace(" ", " very ", 1)):
            yield with_paragraph(cable, at, lambda paragraph, new=new: evolve(paragraph, text=new))  # type: ignore[misc]
        yield with_paragraph(cable, at, lambda paragraph: evolve(paragraph, label=None))
    for at, section in enumerate(cable.sections):
        if section.paragraphs:
            fewer = evolve(section, paragraphs=section.paragraphs[:-1])
            yield evolve(cable, sections=(*cable.sections[:at], fewer, *cable.sections[at + 1 :]))


def written(cable: Cable) -> Iterator[tuple[Cable, str]]:
    """Yield the edits of a cable that are written, with their texts."""
    for edited in edits(cable):
        with suppress(ModelError):
            yield edited, to_text(edited)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_edits_in_an_archive_file(path: Path) -> None:
    """What is written of an edited cable reads back equal, also where an archive put its own text around it."""
    found = list(written(cablekit.load(path)))

    assert found
    for edited, text in found:
        assert edited == read_back(edited, text)


@pytest.mark.slow
@pytest.mark.skipif(not REAL, reason=f"{CORPUS} is not here: it is beside the repository only where cablekit is built")
@pytest.mark.parametrize("path", REAL[::8], ids=lambda path: path.name)
def test_edits_in_a_real_file(path: Path) -> None:
    """The same in released cables."""
    for edited, text in written(cablekit.load(path)):
        assert edited == read_back(edited, text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_items_in_a_text_are_refused(path: Path) -> None:
    """A text that would be read as a text with items is refused, with wrappers and without."""
    edited = with_paragraph(cablekit.load(path), 0, lambda paragraph: evolve(paragraph, text=TEXTS[1]))
    for cable in (edited, from_dict(to_dict(edited)), evolve(from_dict(to_dict(edited)), wrappers=())):
        with pytest.raises(ModelError) as error:
            to_text(cable)

        assert error.value.where == "sections[0].paragraphs[0].text"


PAGE_BREAK = "\nCONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02        ZENDA  00910  01 OF 02  080931Z\n\n"
PAGED = (
    "P 080915Z MAY 79\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\n\nC O N F I D E N T I A L ZENDA 00910\n\n"
    "SUBJECT: THE MOAT\n\n"
    f"1. THE KING SAID\n{PAGE_BREAK}THAT HE WAS TIRED.\n\n%sTHE QUEEN WAS NOT.\n\n9. THAT WAS ALL.\n"
)


@pytest.mark.parametrize(
    ("label", "place"), [("", f"1. \n{PAGE_BREAK}HE LEFT.\n\nTHE"), ("2. ", f"1. HE LEFT.\n{PAGE_BREAK}2. THE")]
)
@pytest.mark.parametrize("text", ["HE LEFT.", "HE LEFT.\nHE CAME BACK."])
def test_a_page_line_joins_no_paragraphs(label: str, place: str, text: str) -> None:
    """A new text stands above the page line in the old one, but below it where the next paragraph has no label."""
    cable = from_text(PAGED % label)
    edited = with_paragraph(cable, 0, lambda paragraph: evolve(paragraph, text=text))

    assert len(cable.paragraphs) == 3
    assert place.replace("HE LEFT.", text) in to_text(edited)
    assert edited == from_text(to_text(edited))


def test_a_page_line_above_a_label_that_is_removed() -> None:
    """The same where the next paragraph loses its label at the same time."""
    cable = from_text(PAGED % "2. ")
    (section,) = cable.sections
    first, second, third = section.paragraphs
    paragraphs = (evolve(first, text="HE LEFT."), evolve(second, label=None), third)
    edited = evolve(cable, sections=(evolve(section, paragraphs=paragraphs),))

    assert edited == from_text(to_text(edited))
