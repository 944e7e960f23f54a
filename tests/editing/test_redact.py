"""What is above a level is taken out of the text, the values, the source and every format; it fails closed."""

import pickle
import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from attrs import asdict, evolve
from hypothesis import given
from hypothesis import strategies as st

from cablekit import (
    Cable,
    Classification,
    Header,
    ModelError,
    Paragraph,
    Place,
    Section,
    Wrapper,
    cite,
    from_text,
    redact,
    to_csl,
    to_dict,
    to_dublin_core,
    to_html,
    to_json,
    to_record,
    to_tei,
    to_text,
    to_xml,
    units,
    walk,
)
from cablekit.editing.redact import is_above, level_of
from cablekit.exports.citing import MONTHS
from cablekit.mapping import json_schema
from tests._real import needs_corpus, real_cables
from tests.strategies import TELEGRAMS
from tests.test_structural_edits import laid_out

TEXT = """P 080915Z MAY 08
FM AMEMBASSY ZENDA
TO SECSTATE WASHDC
S E C R E T SECTION 01 OF 02 ZENDA 000910

TAGS: PREL
SUBJECT: (C) THE CELLAR

The Prisoner
------------

1. (S) The king is in the cellar, and:

   a. (U) is well.

2. (U) The toll is low; the duke:

   a. (C) hid;
   b. laughed.

ZENDA 00000910  002 OF 002

3. He wrote to Strelsau.

S E C R E T SECTION 02 OF 02 ZENDA 000910

SUBJECT: (C) THE CELLAR

4. (SBU) The bridge is open.

RASSENDYLL
"""


@pytest.mark.parametrize(
    ("level", "gone", "stays"),
    [
        ("U", "CELLAR|Prisoner|king|is well|hid|wrote", "toll|laughed|bridge|PREL|RASSENDYLL|002 OF 002"),
        ("C", "Prisoner|king|is well|wrote", "CELLAR|toll|hid|laughed|bridge"),
        ("S", "nothing", "CELLAR|Prisoner|king|is well|hid|wrote|toll|laughed|bridge"),
    ],
)
def test_by_level(level: str, gone: str, stays: str) -> None:
    """A mark counts, and what is above it; without a mark the cable's level; SBU is unclassified."""
    text = to_text(redact(from_text(TEXT), above=level))

    assert [word for word in gone.split("|") if word in text] == []
    assert [word for word in stays.split("|") if word not in text] == []


def test_what_is_left() -> None:
    """The rest reads as before; each place is a gap; labels, marks, page lines and levels stay."""
    cable = from_text(TEXT)
    done = redact(cable, above=Classification.UNCLASSIFIED)

    assert [(one.label, one.portion) for one in done.paragraphs] == [
        (one.label, one.portion) for one in cable.paragraphs
    ]
    assert [item.text for item in done.paragraph(2).items] == ["[REDACTED];", "laughed."]
    assert done.paragraph(1).text == "[REDACTED]:"
    assert (done.id, done.classification, done.tags) == (cable.id, cable.classification, cable.tags)
    assert {gap.reason for gap in done.gaps} == {"redacted"}
    assert to_text(cable) == TEXT


def test_without_a_level() -> None:
    """A cable without a level is above every level; marks still count."""
    cable = from_text("TAGS: PREL\n\n1. (U) The bridge is open.\n\n2. The king is in the cellar.\n")
    text = to_text(redact(cable, above="TS"))

    assert "bridge" in text
    assert "cellar" not in text
    assert redact(from_text("UNCLAS ZENDA 1\n\n1. Open.\n"), above="U").paragraphs[0].text == "Open."
    assert (
        redact(from_text("LIMITED OFFICIAL USE ZENDA 1\n\n1. Open.\n"), above="U").paragraphs[0].text == "[REDACTED]."
    )


def test_what_the_archive_says() -> None:
    """Wrappers keep id, date and archive; extra and place go; the archive's print around the telegram goes."""
    wrapper = Wrapper("site", (("Identifier", "08ZENDA910"), ("Created", "2008-05-08"), ("Title", "THE CELLAR")))
    cable = evolve(from_text(TEXT), wrappers=(wrapper,), extra={"note": "cellar"}, place=Place("cellar.txt"))
    done = redact(cable, above="U")

    assert done.wrappers == (Wrapper("site", (("Identifier", "08ZENDA910"), ("Created", "2008-05-08"))),)
    assert (done.extra, done.place) == ({}, None)
    kept = redact(cable, above="U", keep=lambda _: True)
    assert (kept.wrappers, kept.extra, kept.place) == (cable.wrappers, cable.extra, cable.place)
    assert to_text(evolve(kept, extra={})) == TEXT


def test_what_a_user_keeps() -> None:
    """What *keep* says stays, whatever its mark."""
    cable = from_text(TEXT)
    done = redact(cable, above="U", keep=lambda node: isinstance(node, Section | Header) or node is cable.paragraph(3))

    assert (done.subject, done.sections[0].heading) == ("THE CELLAR", "The Prisoner")
    assert done.paragraph(3).text == "He wrote to Strelsau."
    assert done.paragraph(1).text == "[REDACTED]:"


def test_a_table_and_an_enclosure() -> None:
    """Their cells and blocks go as a whole; lines that nobody understood go, too."""
    text = (
        "SECRET ZENDA 1\n\n1. (S) Tolls:\n\nMill    Tolls\nEast    400\nWest    300\n\n"
        "2. (U) He wrote:\n\nBEGIN TEXT\n\n(S) The cellar is dark.\n\nEND TEXT\n"
    )
    done = to_text(redact(from_text(text), above="U"))

    assert [word for word in ("Mill", "400", "West", "cellar") if word in done] == []
    assert "BEGIN TEXT" in done
    stray = redact(from_text("hello cellar\n\nSECRET ZENDA 000910\n\nTAGS: XG\n\n1. (U) Yes.\n"), above="U")
    assert "cellar" not in to_text(stray)
    assert stray.paragraph(1).text == "Yes."


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("1. (S) It is so. 2. (U) Yes. 3. (S) No.\n", "1. (S) [REDACTED]. \n\n2. (U) Yes. \n\n3. (S) [REDACTED].\n"),
        ("1. (S) It is so. 2. (C) Yes.\n", "1. (S) [REDACTED]. \n\n2. (C) [REDACTED].\n"),
        ("Comment\n\n1. (U) Yes.\n", "[REDACTED]\n----------\n\n1. (U) Yes.\n"),
        ("1. (U) Yes.\n\nThe Mill\n2. (U) No.\n", "1. (U) Yes.\n\n[REDACTED]\n----------\n2. (U) No.\n"),
        ("1. (U) Two:\n\n  a. (S) A.\n  b. (U) B.\n", "1. (U) Two:\n\n  a. (S) [REDACTED].\n  b. (U) B.\n"),
        ("The Mill\n--------\n\n1. (U) Yes.\n", "[REDACTED]\n--------\n\n1. (U) Yes.\n"),
        ("--------\nThe Mill\n--------\n\n1. (U) Yes.\n", "--------\n[REDACTED]\n--------\n\n1. (U) Yes.\n"),
        ("1. (S) It is so.\n\nSAPT\n", "1. (S) [REDACTED].\n\nSAPT\n"),
        ("1. (S) It is so. SAPT\n", "1. (S) [REDACTED]. \n\nSAPT\n"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_what_follows_stays_a_node(body: str, left: str, newline: str) -> None:
    """A paragraph in the middle of a line gets one of its own, a bare heading its line of dashes; with its endings."""
    header = "S E C R E T ZENDA 000910\n\nTAGS: PREL\nSUBJECT: (U) TOLL\n\n"
    cable = from_text(f"{header}{body}".replace("\n", newline))
    done = redact(cable, above="U")

    assert to_text(done) == f"{header}{left}".replace("\n", newline)
    assert outline(done) == outline(cable)
    assert redact(done, above="U") == done


def outline(cable: Cable) -> list[Any]:
    """Return the shape of a body: which sections have a heading, the labels and marks of the paragraphs, signatures."""
    sections = [
        (section.heading is not None, [(one.label, one.portion, len(one.items)) for one in section.paragraphs])
        for section in cable.sections
    ]
    return [sections, cable.closing]


def test_a_class_of_a_users_own() -> None:
    """The class of the cable stays."""

    class Mine(Cable):
        pass

    assert type(redact(Mine.parse(TEXT), above="U")) is Mine


@pytest.mark.parametrize("wrong", [(7, "U"), (Header(), "U"), (from_text(TEXT), None), (from_text(TEXT), "CASTLE")])
def test_wrong_values(wrong: tuple[Any, Any]) -> None:
    """What is no cable, and what is no level, is refused."""
    with pytest.raises(ModelError):
        redact(wrong[0], above=wrong[1])


def test_levels() -> None:
    """A level that nobody knows is above all."""
    assert is_above(None, Classification.TOP_SECRET)
    assert not is_above(Classification.SECRET, Classification.SECRET)
    assert level_of(None, Classification.SECRET) is Classification.SECRET
    assert level_of(Paragraph(portion="(NF)").portion, None) is None


def forms(cable: Cable) -> str:
    """Write a cable in every form that might still have something, joined."""
    parts = [
        to_text(cable),
        to_xml(cable).decode(),
        to_json(cable, source=True),
        to_html(cable),
        repr(cable),
        str(cable),
        to_tei(cable).decode(),
        to_dublin_core(cable).decode(),
        repr([to_record(cable), to_csl(cable), cite(cable), asdict(cable), *cable.gaps, *units(cable)]),
    ]
    parts += [repr(to_dict(cable)), repr(cable.source), repr(pickle.dumps(cable))]
    return "\n".join(parts)


def words(text: str) -> set[str]:
    """Return the words of six letters or more."""
    return set(re.findall(r"\w{6,}", text))


def parts_of(cable: Cable) -> Iterator[tuple[str, Classification | None]]:
    """Yield the words of each node of a body and of the subject, with its level; None is above every level."""
    own, mark = cable.classification, cable.header.subject_portion
    yield cable.subject or "", mark.classification if mark and mark.classification else own
    for section in cable.sections:
        yield section.heading or "", own
        for paragraph in section.paragraphs:
            yield from parts_below(paragraph, own, Classification.UNCLASSIFIED)


def parts_below(
    paragraph: Paragraph, around: Classification | None, least: Classification | None
) -> Iterator[tuple[str, Classification | None]]:
    """Yield the words of a paragraph and its items, none of which is below *least*."""
    mark = paragraph.portion
    own = mark.classification if mark and mark.classification else around
    level = None if own is None or least is None else max(own, least)
    yield paragraph.text, level
    for item in paragraph.items:
        yield from parts_below(item, level, level)


def survivors(cable: Cable, level: str) -> set[str]:
    """Return the words of six letters or more that are only in what is above a level, and still in what is left."""
    highest = Classification(level)
    gone: set[str] = set()
    kept = set(KNOWN)
    for text, own in parts_of(cable):
        (gone if own is None or own > highest else kept).update(words(text))
    for piece in walk(cable):
        is_content = piece.field in ("text", "heading", "subject") or piece.kind in ("other", "head")
        if piece.kind == "label" or not is_content:  # a label is printed of a cable that is left, too
            kept |= words(piece.text)
    header = Cable(evolve(cable.header, subject=None, subject_portion=None))
    kept |= words(
        f"{to_html(header)} {to_tei(header).decode()} {to_csl(header)} {header.references} {MONTHS}"
    )  # names of TAGS, posts, months
    whole = forms(redact(cable, above=level))
    joined = " ".join(kept)
    return {word for word in gone if word in whole and word not in joined}


#: Words of the forms themselves: of the page, and the names of fields.
FULL = TEXT.replace(
    "TAGS:", "E.O. 12958: DECL: 05/08/2018\nREF: STRELSAU 417\nClassified By: DCM Sapt for reasons 1.4 (b).\n\nTAGS:"
)
KNOWN = words(re.sub(r"\\\\n|[-_]", " ", forms(redact(from_text(FULL), above="U")) + json_schema()))
LEVELS = st.sampled_from(["UNCLASSIFIED", "LIMITED OFFICIAL USE", "CONFIDENTIAL", "SECRET"])
LINES = st.sampled_from([line for text in (*TELEGRAMS.values(), TEXT) for line in text.splitlines(keepends=True)])


@given(st.lists(LINES, max_size=30).map("".join), LEVELS)
def test_nothing_survives(text: str, level: str) -> None:
    """No word that was taken out, and occurs nowhere else, is in any form of what is left."""
    assert survivors(from_text(text), level) == set()


@given(st.integers(0, 10_000), LEVELS)
def test_nothing_survives_of_invented_pages(seed: int, level: str) -> None:
    """The same for pages in the layouts of facsimiles."""
    assert survivors(from_text(laid_out(Random(seed))), level) == set()


@needs_corpus
@pytest.mark.slow
def test_real_cables() -> None:
    """It never fails on a real layout, for any level; of nearly all, header and outline stay."""
    same = 0
    for cable in real_cables().values():
        done, *_ = (redact(cable, above=level) for level in Classification)
        header = evolve(done.header, subject=cable.header.subject, subject_portion=cable.header.subject_portion)
        same += header == cable.header and outline(done) == outline(cable)

    assert same > 0.9 * len(real_cables())


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("level", ["UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "TOP SECRET"])
def test_nothing_survives_of_real_cables(level: str) -> None:
    """No word that was taken out, and occurs nowhere else, is in any form of what is left."""
    for cable in list(real_cables().values())[len(level) :: 32]:
        assert survivors(cable, level) == set()
