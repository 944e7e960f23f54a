"""The verbs of a cable: nodes replaced, put in, taken out, moved, numbered, found; the level changed (law 4)."""

import copy
from random import Random
from typing import Any

import pytest
from attrs import evolve

from cablekit import Cable, Classification, Header, ModelError, Paragraph, Section, from_text, to_text
from cablekit.editing.places import list_changed, ways_of
from tests._real import needs_corpus, real_cables
from tests.test_structural_edits import laid_out

TEXT = """P 080915Z MAY 08
FM AMEMBASSY ZENDA
TO SECSTATE WASHDC
ZNY SSSSS ZZH
S E C R E T SECTION 01 OF 02 ZENDA 000910

TAGS: PREL
SUBJECT: THE BRIDGE

The Mill
--------

1. (S) The mill
is shut.

2. (C) Sapt named two:

   a. the toll;
   b. the keys.

SECRET

S E C R E T SECTION 02 OF 02 ZENDA 000910

The Moat
--------

3. (U) The moat is full.

RASSENDYLL
"""
CABLE = from_text(TEXT)
ONE, TWO, THREE = CABLE.paragraphs
FIRST = TWO.items[0]


@pytest.mark.parametrize(
    ("done", "old", "new"),
    [
        (CABLE.replace(THREE, text="It is dry."), "The moat is full.", "It is dry."),
        (CABLE.replace(FIRST, text="the tax;"), "the toll;", "the tax;"),
        (CABLE.replace(CABLE.header, subject="THE CASTLE"), "THE BRIDGE", "THE CASTLE"),
        (CABLE.replace(CABLE.sections[1], heading="The Gate"), "The Moat", "The Gate"),
        (CABLE.replace(CABLE.closing, signatures=("SAPT",)), "RASSENDYLL", "SAPT"),
        (CABLE.replace(header=CABLE.header), "", ""),
        (CABLE.insert_before(THREE, "3. (U) It rains.").renumber(), "3. (U) The", "3. (U) It rains.\n\n4. (U) The"),
    ],
)
def test_only_what_a_verb_names_changes(done: Cable, old: str, new: str) -> None:
    """The rest of the text stays to the byte, and every other node is the same object."""
    assert to_text(done) == TEXT.replace(old, new)


def test_items() -> None:
    """Items are taken out and put in like paragraphs."""
    text = "1. (U) Sapt named two:\n\n   a. the toll;\n   b. the keys.\n\n2. (U) No.\n"
    cable = from_text(text)
    last = cable.paragraph(1).items[1]

    assert to_text(cable.remove(last)) == text.replace("   b. the keys.\n\n", "")
    done = cable.insert_after(last, Paragraph("c", text="the gate."))
    assert [item.text for item in from_text(to_text(done)).paragraph(1).items] == [
        "the toll;",
        "the keys.",
        "the gate.",
    ]


def test_nodes_that_a_verb_leaves_alone() -> None:
    """They are the same objects, so that verbs can be chained."""
    done = CABLE.replace(ONE, text="The mill works.").remove(FIRST)

    assert done.paragraphs[2] is THREE
    assert done.sections[1] is CABLE.sections[1]
    assert done.header is CABLE.header
    assert done.replace(THREE, text="Dry.").paragraph(3).text == "Dry."
    assert CABLE.renumber() is CABLE


@pytest.mark.parametrize(
    ("done", "labels"),
    [
        (CABLE.move(THREE, after=ONE), ["1", "3", "2"]),
        (CABLE.move(TWO), ["2", "1", "3"]),
        (CABLE.move(THREE, after=ONE).renumber(), ["1", "2", "3"]),
        (CABLE.move(ONE, after=THREE), ["2", "3", "1"]),
        (CABLE.move(FIRST, after=TWO), ["1", "2", "a", "3"]),
        (CABLE.move(CABLE.sections[1]), ["3", "1", "2"]),
        (CABLE.move(CABLE.sections[0], after=CABLE.sections[1]), ["3", "1", "2"]),
        (CABLE.remove(CABLE.sections[0]), ["3"]),
        (CABLE.remove(TWO).renumber(), ["1", "2"]),
        (CABLE.insert_after(CABLE.sections[0], "The Gate\n--------\n\n3. (U) Shut."), ["1", "2", "3", "3"]),
    ],
)
def test_the_order_of_paragraphs(done: Cable, labels: list[str]) -> None:
    """Paragraphs, items and sections are put where they are wanted."""
    assert [paragraph.label for paragraph in done.paragraphs] == labels


def test_a_section_without_anything_goes() -> None:
    """A section without a heading goes with its last paragraph, one with a heading stays."""
    bare = Cable(sections=(Section(paragraphs=("1. (U) Yes.",)), Section("The Mill", ("2. (U) No.",))))
    first, second = bare.paragraphs

    assert [section.heading for section in bare.remove(first).sections] == ["The Mill"]
    assert [section.heading for section in bare.move(first, after=second).sections] == ["The Mill"]
    assert [section.heading for section in bare.remove(second).sections] == [None, "The Mill"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda: CABLE.replace(copy.copy(ONE), text="No."), "only one that equals it"),
        (lambda: CABLE.replace(Paragraph(text="?"), text="No."), "take one from it"),
        (lambda: CABLE.replace(7, text="No."), "expected a node of the cable, got int"),  # type: ignore[arg-type]
        (lambda: CABLE.replace(ONE, txt="No."), "no field 'txt'; label, portion, text, items, kind"),
        (lambda: CABLE.replace(ONE, source=None), "no field 'source'"),
        (lambda: CABLE.replace(subject="X"), r"cable\.with_header\(subject"),
        (lambda: evolve(CABLE, subject="X"), r"cable\.with_header\(subject"),  # type: ignore[call-arg]
        (lambda: CABLE.insert_after(ONE, ONE), "already"),
        (lambda: CABLE.insert_after(ONE, Section()), "expected a value of Paragraph"),
        (lambda: CABLE.insert_after(ONE, 7), "expected a Section, Paragraph or string"),  # type: ignore[arg-type]
        (lambda: CABLE.remove(CABLE.header), "expected a Section or Paragraph"),  # type: ignore[arg-type]
        (lambda: CABLE.move(ONE, after=CABLE.sections[1]), "one of them is a section"),
        (lambda: CABLE.move(TWO, after=FIRST), "below itself"),
        (lambda: CABLE.move(TWO, after=TWO), "below itself"),
        (lambda: CABLE.with_header(subjct="X"), "^subjct: .* did you mean subject or subject_portion"),  # type: ignore[call-arg]
        (lambda: CABLE.with_header(castle="X"), "no field 'castle'; there are transmission_id, routing, "),  # type: ignore[call-arg]
        (lambda: CABLE.find(7), "expected a string"),  # type: ignore[arg-type]
        (lambda: CABLE.paragraph(9), "no paragraph has the number 9; there are 1 to 3"),
        (lambda: Cable().paragraph(1), "none has one"),
        (lambda: CABLE.insert_after(ONE, "1. (U) Again.").paragraph(1), r"cable\.paragraphs\(1\)"),
        (lambda: evolve(CABLE, sections=(*CABLE.sections, CABLE.sections[1])).remove(THREE), "2 times"),
        (lambda: CABLE.reclassify("C"), "paragraph 1; lower their marks with portions=True"),
        (lambda: CABLE.reclassify(None), "expected a Classification or string"),  # type: ignore[arg-type]
        (lambda: CABLE.reclassify("CASTLE"), "CASTLE"),
    ],
)
def test_what_a_verb_refuses(wrong: Any, words: str) -> None:
    """The error says what is wrong and what to do."""
    with pytest.raises(ModelError, match=words) as caught:
        wrong()

    assert len(str(caught.value)) < 600


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("MILL IS", ONE),
        ("the\n  toll", FIRST),
        ("bridge", CABLE.header),
        ("The Moat", CABLE.sections[1]),
        ("rassendyll", CABLE.closing),
        ("castle", None),
        (" ", None),
    ],
)
def test_find(words: str, found: Any) -> None:
    """The first node that has the words itself is found."""
    assert CABLE.find(words) is found


def test_paragraphs_by_number() -> None:
    """A number finds its paragraph, or all that have it."""
    assert CABLE.paragraph(2) is TWO
    assert CABLE.paragraphs(2) == (TWO,)
    assert CABLE.paragraphs(9) == ()
    assert CABLE.paragraphs == (ONE, TWO, THREE)


# --- reclassify ---------------------------------------------------------------------------------


def test_another_level() -> None:
    """Class lines, the security line, markings and marks follow; nothing else does."""
    done = CABLE.reclassify("C", portions=True)

    assert to_text(done) == (
        TEXT.replace("S E C R E T", "C O N F I D E N T I A L")
        .replace("\nSECRET\n", "\nCONFIDENTIAL\n")
        .replace("SSSSS", "CCCCC")
        .replace("1. (S)", "1. (C)")
    )
    assert done.classification is done.paragraph(1).portion.classification is Classification.CONFIDENTIAL  # type: ignore[union-attr]
    assert done.paragraph(3).portion == THREE.portion
    assert to_text(done.reclassify("S")) == TEXT.replace("1. (S)", "1. (C)")


def test_a_level_above_all_marks() -> None:
    """A cable is raised without a look at its marks; captions beside a level stay."""
    text = (
        "UNCLAS ZENDA 000910\n\nSUBJECT: (U) TOLL\n\n1. (U) The bridge\n\nUNCLASSIFIED\n\n"
        "PAGE 02 ZENDA 00910 080915Z\n\nUNCLASSIFIED  SIPDIS\n\nis open.\n"
    )
    cable = evolve(from_text(text), extra={"box": 7}, encoding="latin-1")
    done = cable.reclassify(Classification.TOP_SECRET)

    assert to_text(evolve(done, extra={})) == text.replace("UNCLAS ", "T O P  S E C R E T ").replace(
        "UNCLASSIFIED", "TOP SECRET"
    )
    assert (done.extra, done.encoding) == ({"box": 7}, "latin-1")


def test_the_mark_of_the_subject() -> None:
    """It is lowered like the others; of a cable built by hand the values change."""
    cable = Cable(Header(classification="S", subject="TOLL", subject_portion="S"), (Section(paragraphs=("Yes.",)),))
    with pytest.raises(ModelError, match="Header"):
        cable.reclassify("U")

    done = cable.reclassify("U", portions=True)
    assert str(done.header.subject_portion) == "U"
    assert done.sections[0] is cable.sections[0]


def test_markings_that_change_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the text read otherwise with the new markings, the error names the first field that would differ."""
    monkeypatch.setattr("cablekit.editing.reclassify.read_telegram", lambda *_, **__: from_text(TEXT))
    with pytest.raises(ModelError, match="below the new markings") as caught:
        CABLE.reclassify("C", portions=True)

    assert caught.value.where == "header.security"


def test_many_paragraphs_are_not_all_named() -> None:
    """The first five paragraphs above a level are named, the others counted."""
    cable = Cable(sections=(Section(paragraphs=[f"{number}. (S) Yes." for number in range(1, 9)]),))
    with pytest.raises(ModelError, match="paragraph 5 and 3 more"):
        cable.reclassify("U")


# --- many layouts -------------------------------------------------------------------------------

EDITS = 2_000
NEW = "The toll is paid."


def paragraphs_of(cable: Cable) -> list[Paragraph]:
    """List the paragraphs and items of a cable, in order."""
    return [node for _, node in ways_of(cable) if isinstance(node, Paragraph)]


def count_of(node: Paragraph) -> int:
    """Count a paragraph and the items under it."""
    return 1 + sum(map(count_of, node.items))


def edited(cable: Cable, draw: Random) -> tuple[Cable, list[str]]:
    """Do something with a node drawn at random; return the texts that are then there, in order, as well."""
    nodes = paragraphs_of(cable)
    texts = [node.text for node in nodes]
    at = draw.randrange(len(nodes))
    node, end = nodes[at], at + count_of(nodes[at])
    verb = draw.choice(("replace", "insert_before", "insert_after", "remove", "move"))
    if verb == "replace":
        return cable.replace(node, text=NEW), [*texts[:at], NEW, *texts[at + 1 :]]
    if verb.startswith("insert"):
        new = Paragraph(node.label, node.portion, NEW)
        place = at if verb == "insert_before" else end
        return getattr(cable, verb)(node, new).renumber(), [*texts[:place], NEW, *texts[place:]]
    if verb == "remove":
        return cable.remove(node).renumber(), [*texts[:at], *texts[end:]]
    lists = [*(section.paragraphs for section in cable.sections), *(one.items for one in nodes)]
    first = next(one[0] for one in lists if any(other is node for other in one))
    front = next(place for place, one in enumerate(nodes) if one is first)
    return cable.move(node).renumber(), [*texts[:front], *texts[at:end], *texts[front:at], *texts[end:]]


def refused_edits(cables: list[Cable], draw: Random) -> int:
    """Edit cables at random, make sure that only what was named changes, and count what is refused as text."""
    refused = 0
    for _ in range(EDITS):
        cable = draw.choice(cables)
        done, texts = edited(cable, draw)
        assert done.header is cable.header
        assert done.closing is cable.closing
        assert [node.text for node in paragraphs_of(done)] == texts
        try:
            text = to_text(done)
        except ModelError:
            refused += 1
        else:
            assert from_text(text, year=done.year_hint).paragraphs == done.paragraphs
    return refused


def test_verbs_on_invented_pages() -> None:
    """
    A verb leaves every node alone that it does not name, and changes nothing but the list that it goes into.

    Half of these nodes are items and tables: what is refused is an item B without an A, or a table without columns.
    """
    draw = Random(17)

    assert refused_edits([from_text(laid_out(draw)) for _ in range(100)], draw) <= EDITS * 0.15


@needs_corpus
def test_verbs_on_real_cables() -> None:
    """The same for real cables."""
    cables = [cable for cable in real_cables().values() if len(cable.paragraphs) > 2]

    assert refused_edits(cables, Random(17)) <= EDITS * 0.05


# --- line endings, page breaks, what an error says ----------------------------------------

MORE = Paragraph("4", "U", "One\nmore.", ("a. the boat\nhouse;",))
TABLE = Paragraph(text="Mill    Tolls\nEast    400\nWest    300", kind="table")
ENCLOSURE = Paragraph(text="BEGIN TEXT", kind="enclosure", items=("Dear Sir,\nYes.\n\nEND TEXT",))
#: What is done with a cable.
DEEDS = {
    "text": lambda cable: cable.replace(cable.paragraph(3), text="It is\ndry."),
    "text with CRLF": lambda cable: cable.replace(cable.paragraph(3), text="It is\r\ndry."),
    "items": lambda cable: cable.replace(cable.paragraph(3), items=("-- Deep\nand wide;",)),
    "a table": lambda cable: cable.replace(cable.paragraph(3), items=(TABLE,)),
    "an enclosure": lambda cable: cable.replace(cable.paragraph(3), items=(ENCLOSURE,)),
    "a heading": lambda cable: cable.replace(cable.sections[0], heading="The Old Mill"),
    "sections": lambda cable: cable.replace(sections=cable.sections[:1]),
    "a string": lambda cable: cable.insert_after(cable.paragraph(3), "4. (U) One\nmore."),
    "a string before": lambda cable: cable.insert_before(cable.paragraph(3), "3. (U) One\nmore.").renumber(),
    "a paragraph": lambda cable: cable.insert_after(cable.paragraph(3), MORE),
    "one that was read": lambda cable: cable.insert_after(
        cable.paragraph(3), from_text("4. (U) It is\nwet.", Paragraph)
    ),
    "an item": lambda cable: cable.insert_after(cable.paragraph(2).items[1], "c. the boat\nhouse."),
    "a section": lambda cable: cable.insert_after(cable.sections[1], Section("The Town", (MORE,))),
    "one removed": lambda cable: cable.remove(cable.paragraph(1)).renumber(),
    "one moved": lambda cable: cable.move(cable.paragraph(2)).renumber(),
    "another level": lambda cable: cable.reclassify("TOP SECRET"),
    "tags": lambda cable: cable.with_header(tags=("PREL", "XG")),
    "lists": lambda cable: cable.with_header(
        action=("SECSTATE WASHDC", "USUN NEW YORK"), references=("A. X 1", "B. X 2")
    ),
    "offices": lambda cable: cable.with_header(distribution="ACTION ARA-14 INFO OCT-01 /015 W"),
}


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("deed", DEEDS)
def test_a_verb_writes_the_line_endings_of_the_text(deed: str, end: str) -> None:
    """Whatever is put into a text with CRLF has CRLF, and is the same apart from that."""
    cable = from_text(TEXT.replace("\n", end))

    assert to_text(DEEDS[deed](cable)) == to_text(DEEDS[deed](CABLE)).replace("\n", end)


def test_line_endings_of_a_cable_built_by_hand() -> None:
    """It has no text yet; values stay as they are."""
    cable = Cable(sections=(Section(paragraphs=("1. (U) Yes.",)),))

    assert cable.replace(cable.paragraphs[0], text="No,\r\nno.").paragraphs[0].text == "No,\r\nno."


PAGES = """UNCLAS ZENDA 000910

1. (U) Sapt named two:

-- the toll;

-- the keys.

ZENDA 00000910  002 OF 003


2. (U) It rains.

ZENDA 00000910  003 OF 003

The Moat
--------

It is full.
"""


@pytest.mark.parametrize(
    ("done", "above"),
    [
        (lambda cable: cable.insert_after(cable.paragraph(1).items[1], "-- the boat."), "-- the boat.\n"),
        (lambda cable: cable.insert_after(cable.paragraph(1), "2. (U) Wet.").renumber(), "2. (U) Wet.\n"),
        (lambda cable: cable.insert_before(cable.paragraph(2), "2. (U) Wet.").renumber(), "2. (U) Wet.\n"),
        (lambda cable: cable.insert_after(cable.paragraph(2), "3. (U) Wet."), "3. (U) Wet.\n"),
    ],
)
def test_a_page_line_stays_below_what_is_inserted_above_it(done: Any, above: str) -> None:
    """A new paragraph or item follows the text of the one before it, not the page line at its end."""
    text = to_text(done(from_text(PAGES)))
    page = "\nZENDA 00000910  003" if "3. (U) Wet" in above else "\nZENDA 00000910  002"

    assert above + page in text
    assert len(text.splitlines()) == len(PAGES.splitlines()) + 2
    assert to_text(from_text(text)) == text


def test_what_an_error_says_of_numbers() -> None:
    """Numbers out of order are read as text: the error names the first that is, and says how to put them in order."""
    cable = from_text("UNCLAS ZENDA 000910\n\n1. One.\n\n2. Two.\n\n3. Three.\n")

    with pytest.raises(ModelError, match=r"renumber them, cable\.renumber\(\)") as caught:
        to_text(cable.insert_after(cable.paragraph(3), "7. Seven."))
    assert caught.value.where == "sections[0].paragraphs[3].label"
    assert to_text(cable.insert_after(cable.paragraph(3), "7. Seven.").renumber()).endswith("4. Seven.")


class MyParagraph(Paragraph):
    """A paragraph of a user's own."""


def test_a_node_of_a_users_own_class() -> None:
    """What is put in is a plain node: it is written, read back and found like one."""
    cable = CABLE.insert_after(THREE, MyParagraph("4", "U", "It rains.", (MyParagraph("a", text="often."),)))
    new = cable.paragraph(4)

    assert (type(new), type(new.items[0])) == (Paragraph, Paragraph)
    assert from_text(to_text(cable)) == cable
    assert cable.replace(new, text="It snows.").find("snows") == evolve(new, text="It snows.")


def test_a_place_that_is_in_no_list() -> None:
    """A cable has one header: nothing goes before or after it."""
    with pytest.raises(ModelError, match=r"a cable has one header; replace it: cable\.replace\(cable\.header"):
        list_changed(CABLE, (("header", None),), lambda nodes, _: nodes)
