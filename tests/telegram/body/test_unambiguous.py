"""New paragraphs, items and headings are written so that they are not read as something else (format.md 13)."""

import pytest
from attrs import evolve

from cablekit import (
    Cable,
    Closing,
    Header,
    ModelError,
    Paragraph,
    Portion,
    Section,
    from_text,
    from_xml,
    to_text,
    to_xml,
)

SECRET = Portion("SECRET")
TITLE = Paragraph(text="Sapt Hints at a Meeting in Zenda")
#: A heading of 110 characters.
LONG = "The Duke of Strelsau, First Minister of the Crown, Keeper of the Bridges, and the Question of the Castle Tolls"


def body(*paragraphs: Paragraph) -> Cable:
    """Build a cable of one section."""
    return Cable(sections=(Section(None, paragraphs),))


def items(*labels: str, text: str = "Stay.") -> tuple[Paragraph, ...]:
    """Build items with the same text."""
    return tuple(Paragraph(label, text=text) for label in labels)


@pytest.mark.parametrize(
    ("cable", "text"),
    [
        pytest.param(
            body(Paragraph("1", SECRET, "Yes."), TITLE, Paragraph("2", SECRET, "No.")),
            "1. (S) Yes.\n\n\u00b6Sapt Hints at a Meeting in Zenda\n\n2. (S) No.\n",
            id="like a heading",
        ),
        pytest.param(
            body(Paragraph("1", text="So:", items=(*items("--"), TITLE)), Paragraph("2", text="No.")),
            "1. So:\n-- Stay.\n\n\u00b6Sapt Hints at a Meeting in Zenda\n\n2. No.\n",
            id="like a heading, below a list",
        ),
        pytest.param(
            body(Paragraph("1", SECRET, "Yes."), TITLE),
            "1. (S) Yes.\n\nSapt Hints at a Meeting in Zenda\n",
            id="not above a number",
        ),
        pytest.param(
            body(Paragraph(text="It rained."), Paragraph("1", text="Yes.")),
            "It rained.\n\n1. Yes.\n",
            id="a sentence above a number",
        ),
        pytest.param(
            Cable(Header(tags=("XG",)), (Section(None, (Paragraph(text="REF: ZENDA 816"),)),)),
            "TAGS: XG\n\n---\n\n\u00b6REF: ZENDA 816\n",
            id="like a header line",
        ),
        pytest.param(
            body(Paragraph(text="UNCLAS ZENDA 000910\nTAGS: PREL\nSUBJECT: THE BRIDGE")),
            "---\n\n\u00b6UNCLAS ZENDA 000910\nTAGS: PREL\nSUBJECT: THE BRIDGE\n",
            id="a header in the text, and no other",
        ),
        pytest.param(
            Cable(sections=(Section("The Bridge", (Paragraph(text="It is open.\nTAGS: PREL"),)),)),
            "---\n\n\u00b6The Bridge\n----------\n\nIt is open.\nTAGS: PREL\n",
            id="a label below a heading, and no header",
        ),
        pytest.param(
            body(
                Paragraph(
                    text="MRN: 11 ZENDA 910\nDate/DTG: Mar 08, 2011 / 080915Z MAR 11\nFrom: AMEMBASSY ZENDA\nSubject: X"
                )
            ),
            "---\n\n\u00b6MRN: 11 ZENDA 910\nDate/DTG: Mar 08, 2011 / 080915Z MAR 11\n"
            "From: AMEMBASSY ZENDA\nSubject: X\n",
            id="labels of SMART in the text, and no header",
        ),
        pytest.param(
            Cable(sections=(Section(None, (Paragraph("1", text="He went to the mill"),)),), closing=Closing(("Sapt",))),
            "1. He went to the mill\n\n*****\n\nSapt\n",
            id="a signature below an open sentence",
        ),
        pytest.param(
            Cable(sections=(Section(None, (Paragraph("1", text="He left."),)),), closing=Closing(("sapt", "Hentzau"))),
            "1. He left.\n\nsapt\nHentzau\n",
            id="signatures below a sentence",
        ),
        pytest.param(
            Cable(
                sections=(Section(None, (Paragraph("1", text="He went " * 80 + "home"),)),), closing=Closing(("sapt",))
            ),
            f"1. {'He went ' * 80}home\n\n*****\n\nsapt\n",
            id="a signature below a long open sentence",
        ),
        pytest.param(
            Cable(Header(tags=("XG",)), (Section(None, (Paragraph("1", text="REF: ZENDA 816"),)),)),
            "TAGS: XG\n\n1. REF: ZENDA 816\n",
            id="not like a header line below a number",
        ),
        pytest.param(
            Cable(sections=(Section("NO MEETING FOR SAPT", (Paragraph("1", SECRET, "Yes."),)),)),
            "---\n\nNO MEETING FOR SAPT\n-------------------\n\n1. (S) Yes.\n",
            id="a heading like a pass line",
        ),
        pytest.param(
            body(Paragraph("8", SECRET, "He said:", items("1", "2", text="stay."))),
            "8. (S) He said:\n(1) stay.\n(2) stay.\n",
            id="numbers of items before small letters",
        ),
        pytest.param(
            body(Paragraph("8", SECRET, "He said:", items("1", "2"))),
            "8. (S) He said:\n1. Stay.\n2. Stay.\n",
            id="numbers of items",
        ),
        pytest.param(
            body(Paragraph("1", text="He said:", items=items("1", "2")), Paragraph("2", text="So.")),
            "1. He said:\n(1) Stay.\n(2) Stay.\n\n2. So.\n",
            id="an item with the next number",
        ),
        pytest.param(
            body(
                Paragraph(
                    "1",
                    text="He said:",
                    items=(Paragraph("A", text="This:", items=(*items("A", "B"), Paragraph("C", text="X"))),),
                )
            ),
            "1. He said:\nA. This:\n(A) Stay.\n(B) Stay.\n(C) X\n",
            id="letters below letters",
        ),
        pytest.param(
            body(Paragraph("1", SECRET, "Yes. Call Rudolf Rassendyll"), Paragraph("2", SECRET, "No.")),
            "1. (S) Yes. Call Rudolf Rassendyll\n\n\u00b6\n\n2. (S) No.\n",
            id="the end of a text like a heading",
        ),
        pytest.param(
            body(Paragraph("1", text="So:", items=items("--", text="Yes. The Old Mill")), Paragraph("2", text="No.")),
            "1. So:\n-- Yes. The Old Mill\n\n\u00b6\n\n2. No.\n",
            id="the end of an item like a heading",
        ),
        pytest.param(
            body(Paragraph("1", SECRET, "Yes. Call Rudolf Rassendyll")),
            "1. (S) Yes. Call Rudolf Rassendyll\n",
            id="the end of a text above nothing",
        ),
        pytest.param(
            body(Paragraph("1", SECRET, "Yes. He left for the"), Paragraph("2", SECRET, "No.")),
            "1. (S) Yes. He left for the\n\n2. (S) No.\n",
            id="the end of a text not like a heading",
        ),
        pytest.param(
            Cable(sections=(Section("The Old Mill", (Paragraph("1", SECRET, "Yes."),)),)),
            "The Old Mill\n------------\n\n1. (S) Yes.\n",
            id="a heading above a number",
        ),
        pytest.param(
            body(Paragraph("3", SECRET, "Yes."), Paragraph("1", SECRET, "No.")),
            "3. (S) Yes.\n\n1. (S) No.\n",
            id="marked numbers begin again",
        ),
        pytest.param(
            Cable(sections=(Section(LONG, (Paragraph("1", text="Yes."),)),)),
            "The Duke of Strelsau, First Minister of the Crown, Keeper of the\n"
            "Bridges, and the Question of the Castle Tolls\n"
            "----------------------------------------------------------------\n\n1. Yes.\n",
            id="a long heading",
        ),
    ],
)
def test_what_is_built_is_written_so_that_it_reads_back(cable: Cable, text: str) -> None:
    """The form that reads back the same is chosen, and the usual one where that does."""
    assert to_text(cable) == text
    assert from_text(text) == cable
    assert to_text(from_xml(to_xml(cable))) == text


@pytest.mark.parametrize(
    ("cable", "path", "advice"),
    [
        (
            body(Paragraph("3", text="Yes."), Paragraph("1", text="No.")),
            "sections[0].paragraphs[0].items[0]",
            "a number with a portion mark",
        ),
        (
            body(Paragraph("1", text="Yes.\n\nNo."), Paragraph("2", text="No.")),
            "sections[0].paragraphs[0].text",
            "stands out",
        ),
        (
            body(Paragraph("1", text="Yes."), Paragraph(text="Comment")),
            "sections[0].paragraphs[1]",
            "a section by a heading",
        ),
        (Cable(sections=(Section(),)), "sections[0]", "a section by a heading"),
    ],
)
def test_what_no_text_shows_is_refused_where_it_is(cable: Cable, path: str, advice: str) -> None:
    """The error names the first paragraph that would differ, and says what stands out in a text."""
    with pytest.raises(ModelError, match=advice) as caught:
        to_text(cable)

    assert str(caught.value).startswith(f"{path}: ")


def test_a_long_value_is_not_shown_in_full() -> None:
    """The advice is not lost behind a long text."""
    with pytest.raises(ModelError) as caught:
        to_text(body(Paragraph("1", text="The toll is due. " * 90 + "Yes.\n\nNo.")))

    assert " ... " in str(caught.value)
    assert len(str(caught.value)) < 600


def test_new_paragraphs_in_a_text_that_was_read() -> None:
    """An inserted title has its pilcrow above a number, and an inserted item its brackets."""
    cable = from_text("1. (S) Yes.\n\n2. (S) No:\n(1) stay.\n\n3. (S) So.\n")
    first, second, third = cable.sections[0].paragraphs
    second = evolve(second, items=(*second.items, Paragraph("2", text="go.")))
    edited = evolve(cable, sections=(evolve(cable.sections[0], paragraphs=(first, TITLE, second, third)),))

    assert to_text(edited) == (f"1. (S) Yes.\n\n\u00b6{TITLE.text}\n\n2. (S) No:\n(1) stay.\n\n(2) go.\n\n3. (S) So.\n")


def test_an_edit_puts_a_number_below_a_text_like_a_heading() -> None:
    """A pilcrow shows that the end of the text is none, also where the paragraph with the number was read."""
    call = "Call Rudolf Rassendyll"
    cable = from_text(f"1. (S) Yes.\n\n2. (S) No.\n\n3. (S) So it is. {call}\n")
    (section,) = cable.sections
    one, two, three = section.paragraphs
    moved = (one, evolve(three, label="2"), evolve(two, label="3"))
    added = (one, two, three, Paragraph("4", SECRET, "And so on."))

    assert to_text(evolve(cable, sections=(evolve(section, paragraphs=moved),))) == (
        f"1. (S) Yes.\n\n2. (S) So it is. {call}\n\n\u00b6\n\n3. (S) No.\n\n"
    )
    assert to_text(evolve(cable, sections=(evolve(section, paragraphs=added),))) == (
        f"1. (S) Yes.\n\n2. (S) No.\n\n3. (S) So it is. {call}\n\n\u00b6\n\n4. (S) And so on.\n"
    )


def test_many_texts_like_headings() -> None:
    """Whatever numbers are above, the end of each text gets its pilcrow."""
    cable = body(*(Paragraph(str(number), text="It is well. Call Rudolf Rassendyll") for number in range(1, 40)))

    assert to_text(cable).count("\n\n\u00b6\n\n") == 38


@pytest.mark.parametrize("newline", ["\r\n", " \\\n", "\u00a0\n"])
def test_a_heading_below_a_header_with_other_line_ends(newline: str) -> None:
    """What is above a heading is read as the scanner sees it, and without what an archive put around the telegram."""
    head = "UNCLAS ZENDA 000910\n\nDEPT FOR EUR\n\n\nE.O. 12958: N/A\nTAGS: PREL\n\n"
    text = f"{head}1. (U) Yes.\n\nTHE TOLL IN MAY\n---------------\n\n2. (U) No.\n".replace("\n", newline)
    cable = from_text(text)
    edited = evolve(cable, sections=cable.sections[1:])

    assert to_text(edited).startswith(head.replace("\n", newline) + "---")


def test_line_ends_in_a_text_like_a_header() -> None:
    """A text that is like a header is told by its lines, however they end."""
    cable = body(Paragraph(text="UNCLAS ZENDA 000910\r\nTAGS: PREL\r\nSUBJECT: THE BRIDGE"))

    assert to_text(cable).startswith("---\n\n\u00b6UNCLAS ZENDA 000910\r\n")
