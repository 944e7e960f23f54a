"""Law 4 by hand: for each field, in made-up cables of every era, an edit changes that field's own place alone."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

import cablekit
from cablekit import (
    Addressee,
    Cable,
    Classification,
    Closing,
    Header,
    MessageNumber,
    ModelError,
    Paragraph,
    Portion,
    Section,
    from_text,
    to_text,
    walk,
)
from tests._helpers import CLASS_LINE, EXAMPLES, read_whole, text_of
from tests.strategies import PLAUSIBLE, TELEGRAMS, read_back, with_paragraph

FILES = {path.name: path for path in sorted(EXAMPLES.glob("*.txt"))}
#: Values that none of the cables has, so that each edit is one.
NEW: dict[str, tuple[Any, ...]] = dict(PLAUSIBLE) | {
    "originator": ("AMCONSUL HENTZAU",),
    "tags": (("KPAO", "AU"),),
    "mrn": (MessageNumber("HENTZAU", 77),),
    "captions": (("NODIS",),),
    "subject": ("A NEW MOAT",),
}

#: Fields without which what is left says something else: a number of four digits alone is no class line, the marking
#: of a page would give the class, SMART begins with its number.
CANNOT_GO = {
    ("a-1966", "classification"),
    ("b-1974", "classification"),
    ("c-2004-echo", "mrn"),
    ("d-2011-smart", "mrn"),
    ("79ZENDA06523.txt", "classification"),
    ("11ZENDA0218.txt", "mrn"),
}
#: Fields that have no place in such a text: SMART has no relay lines, a section needs a class line, a mark a subject.
CANNOT_STAND = {
    *(
        (name, field)
        for name in ("d-2011-smart", "11ZENDA0218.txt")
        for field in ("transmission_id", "routing", "station", "security", "distribution", "part")
    ),
    *((name, field) for name in ("fragment", "no-cable") for field in ("part", "subject_portion")),
}


def refused(cable: Cable) -> None:
    """Make sure that an error names a field."""
    with pytest.raises(ModelError) as error:
        to_text(cable)

    assert error.value.where.startswith("header.")


def read(name: str) -> Cable:
    """Read a made-up cable, or an example file."""
    return cablekit.load(FILES[name]) if name in FILES else from_text(TELEGRAMS[name])


def cases(*, present: bool) -> Iterator[Any]:
    """Yield each cable with each of its header fields that has a value there, or has none."""
    for name in (*TELEGRAMS, *FILES):
        header = read(name).header
        for field in PLAUSIBLE:
            if bool(getattr(header, field)) is present:
                yield pytest.param(name, field, id=f"{name}-{field}")


def own(piece: Any, field: str, *, label: bool = False) -> bool:
    """Say whether a piece is the own place of a header's field, or an echo of it."""
    return piece.field in (field, f"header.{field}") and piece.kind != "page" and (label or piece.kind != "label")


def pattern(cable: Cable, field: str, gap: str, *, label: bool = False) -> re.Pattern[str]:
    """Make the pattern of a cable's text with gaps where the field's own pieces stand."""
    texts = [gap if own(piece, field, label=label) else re.escape(piece.text) for piece in walk(cable)]
    return re.compile("".join(texts), re.DOTALL)


def changed(name: str, field: str) -> tuple[Cable, Cable]:
    """Give a cable, and the same one with another value in a field of its header."""
    cable = read(name)
    value = next(value for value in NEW[field] if value != getattr(cable.header, field))
    if field == "mrn" and cable.header.mrn and cable.header.mrn.year:
        value = evolve(value, year=2011)  # SMART tells a telegram by it
    return cable, cable.with_header(**{field: value})


@pytest.mark.parametrize(("name", "field"), list(cases(present=True)))
def test_change_a_header_field(name: str, field: str) -> None:
    """A new value stands in the old one's place, and all text around it stays to the byte."""
    cable, edited = changed(name, field)
    text = to_text(edited)

    assert to_text(cable) != text
    assert pattern(cable, field, "(.*?)").fullmatch(text)
    assert edited == read_back(edited, text)


@pytest.mark.parametrize(("name", "field"), list(cases(present=True)))
def test_remove_a_header_field(name: str, field: str) -> None:
    """A field set to None goes with its label, and leaves line ends at most; its echoes in later heads may stay."""
    cable = read(name)
    gone: Any = () if type(getattr(cable.header, field)) is tuple else None
    edited = cable.with_header(**{field: gone})
    if (name, field) in CANNOT_GO:
        refused(edited)
        return
    text = to_text(edited)
    texts = ["(?:[\\s\\S]{0,900}?)" if own(p, field, label=True) else re.escape(p.text) for p in walk(cable)]

    assert re.fullmatch("".join(texts), text)
    assert len(text) < len(to_text(cable))
    assert edited == read_back(edited, text)


@pytest.mark.parametrize(("name", "field"), list(cases(present=False)))
def test_add_a_header_field(name: str, field: str) -> None:
    """A field that was absent is put in at one place, and all text around it stays to the byte."""
    cable = read(name)
    edited = cable.with_header(**{field: NEW[field][0]})
    if (name, field) in CANNOT_STAND:
        refused(edited)
        return
    text = to_text(edited)
    before = to_text(cable)

    assert inserted(before, text)
    assert edited == read_back(edited, text)


TWICE = (
    "C O N F I D E N T I A L SECTION 01 OF 02 ZENDA 000007\n\nTAGS: PREL,\nRU\nSUBJECT: THE BRIDGE\n\n1. (C) It is\n\n"
    "C O N F I D E N T I A L SECTION 02 OF 02 ZENDA 000007\n\nTAGS: PREL,\nRU\nSUBJECT: THE BRIDGE\n\nopen.\n"
)


def test_an_echo_goes_with_its_value() -> None:
    """What is taken out of the first head is taken out of the repeated one, with its label."""
    edited = from_text(TWICE).with_header(tags=())

    assert to_text(edited) == TWICE.replace("TAGS: PREL,\nRU\n", "")
    assert to_text(from_text(TWICE).with_header(subject=None)).count("SUBJECT") == 0


def test_the_label_of_an_echo_without_content_stays() -> None:
    """A label at the end of a header, with no content to be removed, is still written when the value is removed."""
    cable = cablekit.from_text("TAGS: PREL\nSUBJECT: X\nTAGS:")

    assert cablekit.to_text(cable.with_header(tags=())) == "SUBJECT: X\nTAGS:"


def test_an_echo_that_says_something_else_stays() -> None:
    """A repeat that never agreed with the value is none of it."""
    text = TWICE.replace("THE BRIDGE\n\nopen", "THE FERRY\n\nopen")

    assert to_text(from_text(text).with_header(subject=None)).count("SUBJECT: THE FERRY\n") == 1


def test_the_level_of_a_repeated_head_stays() -> None:
    """What shows that a head is a repeated one does not go: the paragraph goes on behind it."""
    edited = from_text(TWICE).with_header(classification=None)

    assert to_text(edited).count("C O N F I D E N T I A L") == 1


def test_a_field_that_is_printed_twice_in_one_head() -> None:
    """The label of the second print stays: it is no value (law 4)."""
    cable = from_text("TAGS: PREL\nTAGS: RU\nSUBJECT: THE BRIDGE\n")

    assert to_text(cable.with_header(tags=("PGOV",))) == "TAGS: PGOV\nTAGS: \nSUBJECT: THE BRIDGE\n"


SMART = cablekit.load(EXAMPLES / "11ZENDA0218.txt")


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"mrn": "ZENDA 5"}, "header.mrn"),
        ({"subject": "X\n\n1. (U) Y"}, "header.subject|subject"),
        ({"tags": ("not a tag at all",)}, "header.tags|tags"),
    ],
)
def test_an_edit_within_an_archive_is_checked(changes: dict[str, Any], where: str) -> None:
    """The telegram in an archive's paper reads back as well, or the error names the field."""
    with pytest.raises(ModelError) as error:
        to_text(SMART.with_header(**changes))
    assert re.fullmatch(where, error.value.where)


def test_an_edit_of_the_body_within_an_archive_is_checked() -> None:
    """A paragraph that would be two is refused there as well."""
    section = SMART.sections[0]
    text = "The moat.\n\n2. (U) The ferry."
    changed = evolve(section, paragraphs=(evolve(section.paragraphs[0], text=text), *section.paragraphs[1:]))
    with pytest.raises(ModelError) as error:
        to_text(evolve(SMART, sections=(changed, *SMART.sections[1:])))
    assert error.value.where.startswith("sections[0].paragraphs")


def test_an_edit_within_an_archive_reads_back() -> None:
    """What the check lets pass is in the file."""
    edited = SMART.with_header(mrn="12 ZENDA 5", subject="THE MOAT")
    again = cablekit.load(to_text(edited).encode())

    assert (again.header, again.sections, again.closing) == (edited.header, edited.sections, edited.closing)


def inserted(before: str, after: str) -> bool:
    """Say whether *after* is *before* with one run of characters put in."""
    head = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    return after.endswith(before[head:]) and len(after) > len(before)


# -- the body -----------------------------------------------------------------------------------------------------

BODIES = [name for name in (*TELEGRAMS, *FILES) if read(name).paragraphs]
PARAGRAPHS = [pytest.param(name, at, id=f"{name}-{at}") for name in BODIES for at in range(len(read(name).paragraphs))]


def body_pattern(cable: Cable, owner: Any, *fields: str) -> re.Pattern[str]:
    """Make the pattern of a cable's text in which only some fields of one node may differ."""
    parts = [
        "(.*?)" if p.node is owner and p.field in fields and p.kind != "page" else re.escape(p.text)
        for p in walk(cable)
    ]
    return re.compile("".join(parts), re.DOTALL)


@pytest.mark.parametrize(("name", "at"), PARAGRAPHS)
@pytest.mark.parametrize("new", ["NOTHING NEW WAS SAID AT COURT TODAY.", "One line\nand another one."])
def test_change_a_paragraph(name: str, at: int, new: str) -> None:
    """A new text stands in the old one's place; label, mark, page lines and all else stay to the byte."""
    cable = read(name)
    old = cable.paragraphs[at]
    edited = with_paragraph(cable, at, lambda paragraph: evolve(paragraph, text=new))
    text = to_text(edited)

    if old.text:
        assert body_pattern(cable, old, "text").fullmatch(text)
    assert new in text.replace("\r\n", "\n")
    assert edited == read_back(edited, text)


@pytest.mark.parametrize(("name", "at"), PARAGRAPHS)
def test_change_a_mark(name: str, at: int) -> None:
    """A portion mark is changed, put in or taken out at its own place."""
    cable = read(name)
    old = cable.paragraphs[at]
    if old.label is None:
        pytest.skip("the mark stands behind a number")
    new = Portion(Classification.SECRET, ("NF",))
    text = to_text(with_paragraph(cable, at, lambda paragraph: evolve(paragraph, portion=new)))
    bare = to_text(with_paragraph(cable, at, lambda paragraph: evolve(paragraph, portion=None)))

    if old.portion:
        assert body_pattern(cable, old, "portion").fullmatch(text)
        assert body_pattern(cable, old, "portion").fullmatch(bare)
    else:
        assert inserted(to_text(cable), text)
        assert to_text(cable) == bare


@pytest.mark.parametrize(("name", "at"), PARAGRAPHS)
def test_remove_a_paragraph(name: str, at: int) -> None:
    """A paragraph that is taken out leaves the header and the other paragraphs to the byte."""
    cable = read(name)
    sections = []
    count = at
    for section in cable.sections:
        kept = tuple(p for here, p in enumerate(section.paragraphs) if here != count)
        count -= len(section.paragraphs)
        sections.append(evolve(section, paragraphs=kept))
    edited = evolve(cable, sections=tuple(sections))
    gone = [cable.paragraphs[at], *cable.paragraphs[at].items]
    parts = [
        "(.*?)"
        if any(p.node is one for one in gone)
        else rf"{re.escape(p.text.rstrip())}\s+(?:-+\s+)?"  # it needs dashes where nothing is left below it
        if p.kind == "heading"
        else re.escape(p.text)
        for p in walk(cable)
    ]
    try:
        text = to_text(edited)
    except ModelError as error:
        assert error.where  # noqa: PT017 - what is left may read otherwise: numbers begin with 1, say
        return

    assert re.fullmatch("".join(parts), text, re.DOTALL)
    assert len(text) < len(to_text(cable))


@pytest.mark.parametrize("name", BODIES)
def test_add_a_paragraph(name: str) -> None:
    """A paragraph put at the end of the body is inserted there, and all around it stays to the byte."""
    cable = read(name)
    last = cable.sections[-1]
    numbers = [p.number for p in cable.paragraphs if p.number]
    label = str(max(numbers) + 1) if numbers else None
    new = Paragraph(label, cable.paragraphs[-1].portion if label else None, "ONE THING MORE WAS SAID AT COURT.")
    edited = evolve(cable, sections=(*cable.sections[:-1], evolve(last, paragraphs=(*last.paragraphs, new))))
    text = to_text(edited)

    assert inserted(to_text(cable), text)
    assert edited == read_back(edited, text)


@pytest.mark.parametrize("name", BODIES)
def test_add_a_section(name: str) -> None:
    """A section put at the end of the body is inserted there, and all around it stays to the byte."""
    cable = read(name)
    numbers = [p.number for p in cable.paragraphs if p.number]
    label = str(max(numbers, default=0) + 1)
    mark = Portion(Classification.UNCLASSIFIED)
    new = Section("The Last Word", (Paragraph(label, mark, "It is the king's."),))
    edited = evolve(cable, sections=(*cable.sections, new))
    text = to_text(edited)

    assert inserted(to_text(cable), text)
    assert edited == read_back(edited, text)


@pytest.mark.parametrize("name", BODIES)
def test_add_an_item(name: str) -> None:
    """An item put under the last paragraph is inserted below it, and all around it stays to the byte."""
    cable = read(name)
    last = cable.paragraphs[-1]
    if last.label is None or last.items:
        pytest.skip("it has items, or no number")
    item = Paragraph("--", None, "and the bridge.")
    edited = with_paragraph(cable, len(cable.paragraphs) - 1, lambda paragraph: evolve(paragraph, items=(item,)))
    text = to_text(edited)

    assert inserted(to_text(cable), text)
    assert edited == read_back(edited, text)


@pytest.mark.parametrize("name", BODIES)
def test_move_paragraphs(name: str) -> None:
    """Two paragraphs that change places, with their numbers, take their text along."""
    cable = read(name)
    section = max(cable.sections, key=lambda section: len(section.paragraphs))
    if len(section.paragraphs) < 2 or any(p.label is None for p in section.paragraphs):
        pytest.skip("nothing to move")
    first, second, *rest = section.paragraphs
    swapped = (evolve(second, label=first.label), evolve(first, label=second.label), *rest)
    sections = tuple(evolve(one, paragraphs=swapped) if one is section else one for one in cable.sections)
    edited = evolve(cable, sections=sections)
    text = to_text(edited)

    assert sorted(re.sub(r"[0-9]\.", "", to_text(cable)).split()) == sorted(re.sub(r"[0-9]\.", "", text).split())
    assert edited == read_back(edited, text)


def test_move_a_paragraph_to_another_section() -> None:
    """A paragraph that goes to another section takes its text along, page line and all."""
    cable = read("c-2008-relay")
    first, second, third = cable.sections
    moved = second.paragraphs[-1]
    sections = (
        first,
        evolve(second, paragraphs=second.paragraphs[:-1]),
        evolve(third, paragraphs=(moved, *third.paragraphs)),
    )
    text = to_text(evolve(cable, sections=sections))

    assert text_of(moved).strip() in text
    assert text.index("Comment\n") < text.index("3. (C/NF)") < text.index("4. (SBU)")


HEADINGS = [
    pytest.param(name, at, id=f"{name}-{at}")
    for name in BODIES
    for at, section in enumerate(read(name).sections)
    if section.heading
]


@pytest.mark.parametrize(("name", "at"), HEADINGS)
def test_change_a_heading(name: str, at: int) -> None:
    """A new heading stands in the old one's place; the line under it grows with it where it was as long."""
    cable = read(name)
    old = cable.sections[at]
    new = evolve(old, heading="A Longer Look at the Castle")
    edited = evolve(cable, sections=(*cable.sections[:at], new, *cable.sections[at + 1 :]))
    text = to_text(edited)

    assert body_pattern(cable, old, "heading").fullmatch(text)
    assert edited == read_back(edited, text)


@pytest.mark.parametrize(("name", "at"), HEADINGS)
def test_remove_a_heading(name: str, at: int) -> None:
    """A heading set to None goes with its line of dashes, and all around it stays to the byte."""
    cable = read(name)
    old = cable.sections[at]
    edited = evolve(cable, sections=(*cable.sections[:at], evolve(old, heading=None), *cable.sections[at + 1 :]))
    try:
        text = to_text(edited)
    except ModelError as error:
        assert error.where.startswith("sections")  # noqa: PT017 - without it the section is one with the one above
        return

    assert body_pattern(cable, old, "heading").fullmatch(text)


SIGNED = [name for name in BODIES if read(name).closing.signatures]


@pytest.mark.parametrize("name", SIGNED)
def test_change_a_signature(name: str) -> None:
    """Another signature stands in the old one's place."""
    cable = read(name)
    edited = evolve(cable, closing=evolve(cable.closing, signatures=("STRAKENCZ",)))
    text = to_text(edited)

    assert body_pattern(cable, cable.closing, "signatures").fullmatch(text)
    assert edited == read_back(edited, text)


@pytest.mark.parametrize("name", SIGNED)
def test_remove_a_signature(name: str) -> None:
    """A signature that is taken out leaves all around it to the byte."""
    cable = read(name)
    edited = evolve(cable, closing=evolve(cable.closing, signatures=()))

    assert body_pattern(cable, cable.closing, "signatures").fullmatch(to_text(edited))


@pytest.mark.parametrize("name", [name for name in BODIES if not read(name).closing.signatures])
def test_add_a_signature(name: str) -> None:
    """A signature put under the body is inserted there."""
    cable = read(name)
    edited = evolve(cable, closing=evolve(cable.closing, signatures=("STRAKENCZ",)))
    text = to_text(edited)

    assert inserted(to_text(cable), text)


def test_echoes_follow() -> None:
    """The head of section 2 repeats the subject of section 1: both change; the part of section 2 is its own."""
    cable = read("c-2004-echo")
    text = to_text(cable.with_header(subject="THE KING'S GAME", tags=("PGOV",)))

    assert text.count("SUBJECT: THE KING'S GAME") == 2
    assert text.count("TAGS: PGOV\n") == 2
    assert text.count("SECTION 02 OF 02") == 1


def test_an_edit_undone() -> None:
    """A value that is changed and changed back gives the text as it was read."""
    cable = read("c-2006-crlf")
    there = cable.with_header(subject="X")
    back = there.with_header(subject=cable.subject)

    assert to_text(cable) == to_text(back)
    assert cable == back


def test_an_edit_of_an_edit() -> None:
    """An edited cable, written and read, is edited again; the two edits meet in the text."""
    cable = from_text(to_text(read("c-2008-relay").with_header(subject="X")))
    text = to_text(with_paragraph(cable, 0, lambda paragraph: evolve(paragraph, text="Y.")))

    assert "SUBJECT: X\n" in text
    assert "1. (C) Y.\n" in text


def test_a_text_without_final_line_end() -> None:
    """What is added below a last line without line end begins a line of its own."""
    header = evolve(from_text("TAGS: PREL", Header), subject="THE BRIDGE")
    section = evolve(
        from_text("1. Yes.", Section), paragraphs=(Paragraph("1", None, "Yes."), Paragraph("2", None, "No."))
    )
    cable = evolve(from_text("1. Yes."), closing=Closing(("SAPT",)))

    assert to_text(header) == "TAGS: PREL\nSUBJECT: THE BRIDGE\n\n"
    assert to_text(section) == "1. Yes.\n\n2. No.\n"
    assert to_text(cable) == "1. Yes.\n\nSAPT\n"


def test_line_end_of_what_was_taken_out() -> None:
    """Where a value that ended a line is taken out, its line end stays, CR too."""
    for end in ("\n", "\r", "\r\n"):
        cable = from_text(f"SECRET ZENDA 910{end}TAGS: PREL{end}")

        assert to_text(cable.with_header(mrn=None)).replace(" ", "") == f"SECRET{end}TAGS:PREL{end}"


def test_new_lines_are_of_the_texts_kind() -> None:
    """A new value of several lines is written with the line ends of the text."""
    cable = from_text(f"FM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\n{CLASS_LINE}1. (U) Open.\n".replace("\n", "\r\n"))
    edited = cable.with_header(action=(Addressee("AMCONSUL STRELSAU"), Addressee("AMCONSUL HENTZAU")))

    assert to_text(edited).replace("\r\n", "").isprintable()


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_gap_between_moved_paragraphs(end: str) -> None:
    """Paragraphs that change places stand as far from each other as before, whatever ends a line."""
    cable = from_text(f"{CLASS_LINE}1. (U) One.\n\n2. (U) Two.\n\n3. (U) Three.\n\nHENTZAU\n".replace("\n", end))
    (section,) = cable.sections
    one, two, three = section.paragraphs

    text = to_text(evolve(cable, sections=(evolve(section, paragraphs=(three, one, two)),)))

    assert text.replace(end, "\n") == f"{CLASS_LINE}3. (U) Three.\n\n1. (U) One.\n\n2. (U) Two.\n\nHENTZAU\n"


@pytest.mark.parametrize("heading", ["", "Castle\n------\n\n"])
@pytest.mark.parametrize("order", ["21", "312", "13", "0123", "32"])
def test_paragraphs_moved(order: str, heading: str) -> None:
    """Paragraphs may be moved, left out and put in, the first place among them, under a heading and without."""
    cable = from_text(f"{CLASS_LINE}{heading}1. (U) One.\n\n2. (U) Two.\n\n3. (U) Three.\n\nHENTZAU\n")
    (section,) = cable.sections
    new = Paragraph("0", text="New.")
    paragraphs = tuple((new, *section.paragraphs)[int(number)] for number in order)

    text = to_text(evolve(cable, sections=(evolve(section, paragraphs=paragraphs),)))

    labels = [line[0] for line in text.splitlines() if line[1:2] == "."]
    assert "".join(labels) == order
    assert text.startswith(f"{CLASS_LINE}{heading}{order[0]}. ")


def test_add_a_heading() -> None:
    """A heading put over a section that had none stands with its dashes above the paragraphs."""
    section = evolve(from_text("1. Yes.\n", Section), heading="The Castle")

    assert to_text(section) == "The Castle\n----------\n\n1. Yes.\n"


def test_a_header_built_by_hand_in_a_smart_cable() -> None:
    """A header that was not read takes the place of the one that stood in two parts, once."""
    cable = evolve(from_text(TELEGRAMS["d-2011-smart"]), header=Header(subject="X"), closing=Closing())
    text = text_of(cable)

    assert text.startswith("SUBJECT: X\n")
    assert text.count("SUBJECT: X") == 1
    assert "Drafted By" not in text


def test_add_a_field_below_a_glued_one() -> None:
    """A field put behind content that ends no line begins a line of its own."""
    header = evolve(from_text("E.O. 12958: N/A SUBJECT: X\n", Header), tags=("PREL",))

    assert to_text(header) == "E.O. 12958: N/A \nTAGS: PREL\nSUBJECT: X\n"


def test_an_archives_print_is_no_cable() -> None:
    """An edit of a cable inside an archive's page leaves the archive's print as it is."""
    text = "Message Text\nSECRET ZENDA 910\n\n1. Yes.\n\nMessage Attributes\nTo: STATE\n"
    cable = read_whole(text)
    edited = cable.with_header(mrn=MessageNumber("STRELSAU", 413))

    assert "Message Attributes\nTo: STATE\n" in to_text(edited)
    assert cablekit.from_text(to_text(edited)).header.mrn == MessageNumber("STRELSAU", 413)
