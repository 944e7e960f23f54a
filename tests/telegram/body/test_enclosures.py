"""Enclosed texts: where they begin and end, their blocks, and the numbering around them (format.md 13.3)."""

import pytest
from attrs import evolve

from cablekit import Cable, ModelError, Paragraph, Section, from_dict, from_text, to_dict, to_text
from cablekit.telegram.body.enclosures import introduced_quotes
from tests._helpers import CLASS_LINE, read_whole
from tests.telegram.body.outlines import Outline, assert_kept_by_a_paragraph, assert_read_in_every_form, shapes

LETTER = "Dear duke,\n\nThe toll is paid.\n\nSapt\n\n"
READ = {
    "begin and end": (f"1. (C) See:\n\nBEGIN TEXT:\n\n{LETTER}END TEXT.\n\n2. (C) So.\n",
                      [("1", ("enclosure: BEGIN TEXT:", "Dear duke,", "The toll is paid.", "Sapt")), "2"]),
    "no blank line above": (f"1. (C) See:\nBEGIN TEXT\n\n{LETTER}END TEXT.\n\n2. (C) So.\n",
                            [("1", ("enclosure: BEGIN TEXT", "Dear duke,", "The toll is paid.", "Sapt")), "2"]),
    "no end": ("1. (C) See:\n\nBEGIN TEXT:\n\nDear duke,\n\nThe toll is paid.\n\n2. (C) So.\n",
               [("1", ("enclosure: BEGIN TEXT:", "Dear duke,", "The toll is paid.")), "2"]),
    "words": ("1. (C) See:\n\n(BEGIN UNOFFICIAL TRANSLATION)\n\nYes.\n\n(END TRANSLATION)\n\n2. (C) So.\n",
              [("1", ("enclosure: (BEGIN UNOFFICIAL TRANSLATION)", "Yes.")), "2"]),
    "in small letters": ("1. (C) See:\n\n(begin paper)\n\nYes.\n\n(end paper)\n\n2. (C) So.\n",
                         [("1", ("enclosure: (begin paper)", "Yes.")), "2"]),
    "a quotation": ("1. (C) See:\n\nQUOTE\n\nYes.\n\nUNQUOTE\n\n2. (C) So.\n",
                    [("1", ("enclosure: QUOTE", "Yes.")), "2"]),
    "a quotation in title case": ("1. (C) See:\n\nQuote:\n\nYes.\n\nUnquote.\n\n2. (C) So.\n",
                                  [("1", ("enclosure: Quote:", "Yes.")), "2"]),
    "quotes in a quotation": ("1. (C) See:\n\nQUOTE\n\nHE SAID QUOTE NO UNQUOTE\n\nNo.\n\nUNQUOTE\n\n2. (C) So.\n",
                              [("1", ("enclosure: QUOTE", "HE SAID QUOTE NO UNQUOTE", "No.")), "2"]),
    "quotes in a text": ("1. (C) See:\n\nBEGIN TEXT\n\nHE SAID QUOTE NO UNQUOTE.\n\nNo.\n\nEND TEXT\n\n2. (C) So.\n",
                         [("1", ("enclosure: BEGIN TEXT", "HE SAID QUOTE NO UNQUOTE.", "No.")), "2"]),
    "nothing but the end": (
        "1. (C) See:\n\nBEGIN TEXT\n\nEND TEXT\n\n2. (C) So.\n",
        [("1", ("enclosure: BEGIN TEXT", "END TEXT")), "2"],
    ),
    "another one inside": ("1. (C) See:\n\nBEGIN TEXT\n\nYes.\n\nBEGIN QUOTE\n\nNo.\n\nEND TEXT\n\n2. (C) So.\n",
                           [("1", ("enclosure: BEGIN TEXT", "Yes.", "BEGIN QUOTE", "No.")), "2"]),
    "nothing above": ("BEGIN TEXT\n\nYes.\n\nEND TEXT\n", [("", ("enclosure: BEGIN TEXT", "Yes."))]),
    "numbers": ("1. (C) See:\n\nBEGIN TEXT\n\n1. One:\n\nA. Half.\n\nB. Third.\n\n2. Two.\n\nEND TEXT\n\n2. (C) So.\n",
                [("1", ("enclosure: BEGIN TEXT", ("1", "A", "B"), "2")), "2"]),
    "numbers from another one on": ("1. See:\n\nBEGIN TEXT\n\n17. One.\n\n19. Two.\n\nEND TEXT\n\n2. So.\n",
                                    [("1", ("enclosure: BEGIN TEXT", "17", "19")), "2"]),
    "the next number comes twice": ("1. See:\n\nBEGIN TEXT\n\n2. One.\n\n3. Two.\n\nEND TEXT\n\n2. So.\n",
                                    [("1", ("enclosure: BEGIN TEXT", "2", "3")), "2"]),
    "a number too far on": ("1. See:\n\nBEGIN TEXT\n\n2. One.\n\n30. Two.\n\nEND TEXT\n\n2. So.\n",
                            [("1", ("enclosure: BEGIN TEXT", "2", "30. Two.")), "2"]),
    "a marked number ends it": ("1. (C) See:\n\nBEGIN TEXT\n\nYes.\n\n3. (C) So.\n",
                                [("1", ("enclosure: BEGIN TEXT", "Yes.")), "3"]),
    "a marked number far away does not": ("1. (C) See:\n\nBEGIN TEXT\n\nYes.\n\n30. (C) So.\n",
                                          [("1", ("enclosure: BEGIN TEXT", "Yes.", "30"))]),
    "the numbers of the cable go on": ("1. See:\n\nBEGIN TEXT\n\n2. One.\n\n3. Two.\n\nEND TEXT\n\n4. So.\n",
                                       ["1", "2", "3", "4"]),
    "letters": ("1. See:\n\nBEGIN TEXT\n\nC. The Toll of 1907\n\nYes.\n\nE. Moat\n\nNo.\n\nEND TEXT\n\n2. So.\n",
                [("1", ("enclosure: BEGIN TEXT", "C", "Yes.", "E. Moat", "No.")), "2"]),
    "a title": ("1. (C) See:\n\nBEGIN TEXT\n\nThe Toll\n--------\n\nYes.\n\nEND TEXT\n\n2. (C) So.\n",
                [("1", ("enclosure: BEGIN TEXT", "The Toll", "Yes.")), "2"]),
    "a title without dashes": ("1. (C) See:\n\nBEGIN TEXT\n\nSummary\n\nYes.\n\nEND TEXT\n\n2. (C) So.\n",
                               [("1", ("enclosure: BEGIN TEXT", "Summary", "Yes.")), "2"]),
    "a heading below": ("1. (C) See:\n\nBEGIN TEXT\n\nYes.\n\nComment\n-------\n\n2. (C) So.\n",
                        [("1", ("enclosure: BEGIN TEXT", "Yes.")), "[Comment]", "2"]),
    "a heading above the next number": ("1. See:\n\nBEGIN TEXT\n\nYes.\n\nComment\n-------\n\n2. So.\n",
                                        [("1", ("enclosure: BEGIN TEXT", "Yes.")), "[Comment]", "2"]),
    "a title above a number": ("4. See:\n\nBEGIN TEXT\n\nYes.\n\nToll\n----\n\n1. So.\n\n5. No.\n",
                               [("4", ("enclosure: BEGIN TEXT", "Yes.", "Toll", "1")), "5"]),
    "a heading without numbers": ("See:\n\nBEGIN TEXT\n\nYes.\n\nComment\n-------\n\nHe left.\n",
                                  [("See:", ("enclosure: BEGIN TEXT", "Yes.")), "[Comment]", "He left."]),
    "an address": ("1. (C) See:\n\nBEGIN TEXT\n\nThe Duke\nCastle\n\nzenda, May 7\n\nYes.\n\nEND TEXT\n\n2. (C) So.\n",
                   [("1", ("enclosure: BEGIN TEXT", "The Duke", "Yes.")), "2"]),
    "a list goes on below it": ("1. (C) See:\n-- one:\n\nBEGIN TEXT\n\nYes.\n\nEND TEXT\n\n-- two.\n\n2. (C) So.\n",
                                [("1", "--", ("enclosure: BEGIN TEXT", "Yes."), "--"), "2"]),
    "two": ("1. See:\n\nBEGIN TEXT\n\nYes.\n\nEND TEXT\n\nBEGIN NOTE TEXT\n\nNo.\n\nEND TEXT\n\n2. So.\n",
            [("1", ("enclosure: BEGIN TEXT", "Yes."), ("enclosure: BEGIN NOTE TEXT", "No.")), "2"]),
    "the second one is empty": ("1. See:\n\nBEGIN TEXT\n\nYes.\n\nEND TEXT\n\nBEGIN TEXT\n\n2. So.\n",
                                [("1", ("enclosure: BEGIN TEXT", "Yes.")), "BEGIN TEXT", "2"]),
    "text below it": ("1. (C) See:\n\nBEGIN TEXT\n\nYes.\n\nEND TEXT\n\nHe left.\n\n2. (C) So.\n",
                      [("1", ("enclosure: BEGIN TEXT", "Yes.")), "He left.", "2"]),
    "text behind the end": (f"1. (C) See:\n\nBEGIN TEXT\n\nYes.\n\nEND TEXT. {'He left. ' * 12}\n\n2. (C) So.\n",
                            [("1", ("enclosure: BEGIN TEXT", "Yes.")), ("He left. " * 12).strip(), "2"]),
    "the end below a title": ("1. (C) See:\n\nBEGIN TEXT\n\nThe Toll\n--------\nEND TEXT\n\n2. (C) So.\n",
                              [("1", ("enclosure: BEGIN TEXT", "The Toll")), "2"]),
    "portion marks in it": ("1. (C) See:\n\nBEGIN TEXT\n\n(S) It is open.\n\n(C) It is shut.\n\nEND TEXT\n",
                            [("1", ("enclosure: BEGIN TEXT", "It is open.", "It is shut."))]),
    "letters in it": ("1. (C) See:\n\nBEGIN TEXT\n\n(B) It is open.\n\n(C) It is shut.\n\nEND TEXT\n",
                      [("1", ("enclosure: BEGIN TEXT", "B", "C"))]),
    "a mark below an item": ("1. (C) See:\n\nBEGIN TEXT\n\nTwo:\n\n-- one.\n\n(C) It is shut.\n\nEND TEXT\n",
                             [("1", ("enclosure: BEGIN TEXT", ("Two:", "--"), "It is shut."))]),
    "a list in it, then a block": ("1. (C) See:\n\nBEGIN TEXT\n\nTwo:\n\n-- one;\n\n-- two.\n\nYes.\n\nEND TEXT\n",
                                   [("1", ("enclosure: BEGIN TEXT", ("Two:", "--", "--"), "Yes."))]),
    "a list in it, then more of it": ("1. (C) See:\n\nBEGIN TEXT\n\nTwo:\n\n-- one.\n\n   Yes.\n\nEND TEXT\n",
                                      [("1", ("enclosure: BEGIN TEXT", ("Two:", "--")))]),
}  # fmt: skip
PAGE = "\n\nPAGE 02 ZENDA 00910 081102Z\n\n"
WIDE = "The toll of the bridge is due at the mill on the eighth of May,"
FULL = f"{WIDE}\nand it is to be paid to the miller at the gate of the old mill."
SHORT = f"{WIDE}\nand paid."
READ |= {
    "a name below a formula": (
        "1. (C) See:\n\nBEGIN TEXT\n\nDear duke,\n\nYes.\n\nSincerely,\n\nSapt\n\nEND TEXT\n\n2. (C) So.\n",
        [("1", ("enclosure: BEGIN TEXT", "Dear duke,", "Yes.", "Sincerely,")), "2"],
    ),
    "a salutation below an address": (
        "1. (C) See:\n\nBEGIN TEXT\n\nThe Duke,\nZenda,\n\nDear duke,\n\nYes.\n\nEND TEXT\n\n2. (C) So.\n",
        [("1", ("enclosure: BEGIN TEXT", "The Duke,", "Dear duke,", "Yes.")), "2"],
    ),
    "a short line above a page line": (
        f"1. (C) See:\n\nBEGIN TEXT\n\n{SHORT}{PAGE}No.\n\nEND TEXT\n\n2. (C) So.\n",
        [("1", ("enclosure: BEGIN TEXT", WIDE, "No.")), "2"],
    ),
    "a letter below a page line": (
        f"1. (C) See:\n\nBEGIN TEXT\n\n{SHORT}{PAGE}B. THE TOLL OF THE MILL\n\nNo.\n\nEND TEXT\n\n2. (C) So.\n",
        [("1", ("enclosure: BEGIN TEXT", WIDE, "B", "No.")), "2"],
    ),
    "a full line above a page line": (
        f"1. (C) See:\n\nBEGIN TEXT\n\n{FULL}{PAGE}No.\n\nEND TEXT\n\n2. (C) So.\n",
        [("1", ("enclosure: BEGIN TEXT", WIDE)), "2"],
    ),
    "an unfinished line above a page line": (
        f"1. (C) See:\n\nBEGIN TEXT\n\n{WIDE}\nand{PAGE}paid.\n\nEND TEXT\n\n2. (C) So.\n",
        [("1", ("enclosure: BEGIN TEXT", WIDE)), "2"],
    ),
    "a list above a page line": (
        f"1. (C) See:\n\nBEGIN TEXT\n\nTwo:\n\n-- {SHORT}{PAGE}No.\n\nEND TEXT\n\n2. (C) So.\n",
        [("1", ("enclosure: BEGIN TEXT", ("Two:", "--"))), "2"],
    ),
    "a page line at the end": (
        f"1. (C) See:\n\nBEGIN TEXT\n\n{SHORT}{PAGE}",
        [("1", ("enclosure: BEGIN TEXT", WIDE))],
    ),
    "a page line below it": (
        f"1. (C) See:\n\nBEGIN TEXT\n\nYes.\n\nEND TEXT\n\n2. (C) {SHORT}{PAGE}No.\n\n3. (C) So.\n",
        [("1", ("enclosure: BEGIN TEXT", "Yes.")), "2", "3"],
    ),
    "a quotation that ends with END QUOTE": (
        "5. THE LETTER SAYS QUOTE\nTHE TOLL IS PAID.\nEND QUOTE.\n\n6. IT IS OPEN.\n",
        ["5", "6"],
    ),
    "a quotation directly below its introduction": (
        f'1. {WIDE}\nStatement follows:\n"It is open.\n\n"It was not open."\n\n2. So.\n',
        [("1", ("enclosure: ", '"It is open.', '"It was not open."')), "2"],
    ),
    "a short quotation directly below its introduction": (
        '1. The letter says:\n"It is open."\n\n2. So.\n',
        [("1", ("enclosure: ", '"It is open."')), "2"],
    ),
}
LETTERS = {
    "a salutation": (
        "1. (C) The duke's letter follows:\n\nDear count,\n\nYes.\n\n2. (C) So.\n",
        [("1", ("enclosure: ", "Dear count,", "Yes.")), "2"],
    ),
    "a date": (
        "1. (C) Text of the note is as follows:\n\nZenda, 8 May 1907\n\nYes.\n\n2. (C) So.\n",
        [("1", ("enclosure: ", "Zenda, 8 May 1907", "Yes.")), "2"],
    ),
    "a quotation mark": (
        '1. Statement follows:\n\n"It is open.\n\n"It was not open.\n\n2. So.\n',
        [("1", ("enclosure: ", '"It is open.', '"It was not open.')), "2"],
    ),
    "without a number": (
        "The duke sent this letter:\n\nExcellency:\n\nThe toll is due.\n",
        [("The duke sent this letter:", ("enclosure: ", "Excellency:", "The toll is due."))],
    ),
    "two letters": (
        "1. (C) His letter:\n\nDear count,\n\nYes.\n\n2. (C) Her letter:\n\nDear duke,\n\nNo.\n\n3. (C) So.\n",
        [("1", ("enclosure: ", "Dear count,", "Yes.")), ("2", ("enclosure: ", "Dear duke,", "No.")), "3"],
    ),
    "a letter, then a text": (
        "1. (C) His letter:\n\nDear count,\n\nYes.\n\n2. (C) See:\n\nBEGIN TEXT\n\nNo.\n\nEND TEXT\n\n3. (C) So.\n",
        [("1", ("enclosure: ", "Dear count,", "Yes.")), ("2", ("enclosure: BEGIN TEXT", "No.")), "3"],
    ),
    "end words": (
        "1. (C) His letter:\n\nMay 7, 1907\n\nYes.\n\nEND TEXT.\n\nHe left.\n\n2. (C) So.\n",
        [("1", ("enclosure: ", "May 7, 1907", "Yes.")), "He left.", "2"],
    ),
}
READ |= LETTERS
NOT_READ = {
    "no letter is named": ("1. (C) The duke said:\n\nDear count, he said,\n\nno.\n\n2. (C) So.\n", ["1", "2"]),
    "a quoted word": ('1. (C) All is well. Note:\n"Toll" is a word.\n\n2. (C) So.\n', ["1", "2"]),
    "words behind a quotation": ('1. (C) The letter says:\n"Open".\nHe left.\n\n2. (C) So.\n', ["1", "2"]),
    "a quotation that no text is named for": ('1. (C) He said:\n"It is open."\n\n2. (C) So.\n', ["1", "2"]),
    "a full line above a quotation": (
        f'1. (C) The king was at Zenda.\n{WIDE[:50]} says the letter:\n"It is open."\n\n2. (C) So.\n', ["1", "2"],
    ),
    "a quotation in a text": (
        '1. (C) Begin text: he wrote a letter:\n"It is open."\n\nEnd text.\n\n2. (C) So.\n', ["1", "2"],
    ),
    "no salutation": ("1. (C) The duke's letter says:\n\nThe toll is due.\n\n2. (C) So.\n", ["1", "2"]),
    "no colon": ("1. (C) This is from the letter\n\n8 May 1907\n\n2. (C) So.\n", ["1", "2"]),
    "a letter below first words": ("1. (C) Begin text of letter:\n\n8 May 1907\n\n2. (C) So.\n", ["1", "2"]),
    "a title above": ("The letter:\n-----------\n\n8 May 1907\n\n1. (C) So.\n", ["[The letter:]", "8 May 1907", "1"]),
    "first words": ("1. (C) Begin text:\n\nDear duke, yes.\n\nNo.\n\nEnd text.\n\n2. (C) So.\n", ["1", "No.", "2"]),
    "in a line": ("1. (C) The duke wrote: BEGIN TEXT. Yes.\n\nNo. END TEXT.\n\n2. (C) So.\n", ["1", "2"]),
    "in a sentence": ("1. (C) The duke and his men are to\nBEGIN TEXT MESSAGES\nsoon.\n\n2. (C) So.\n", ["1", "2"]),
    "goes on below": (f"1. (C) See:\n\nBEGIN TEXT OF A LETTER {'THAT ' * 8}\nis long.\n\n2. (C) So.\n", ["1", "2"]),
    "goes on behind a comma": ("1. (C) See:\n\nBEGIN TEXT OF LETTER,\nIt says.\n\n2. (C) So.\n", ["1", "2"]),
    "a long line": (f"1. (C) See:\n\nBEGIN TEXT. {'He left. ' * 12}\n\n2. (C) So.\n", ["1", "2"]),
    "text on the line": ("1. (C) See:\n\nBEGIN TEXT: He left.\n\nYes.\n\n2. (C) So.\n", ["1", "2"]),
    "a summary": ("1. (C) See:\n\n(begin summary)\n\nYes.\n\n2. (C) So.\n", ["1", "2"]),
    "a word alone": ("1. (C) See:\n\nBegin at once. End of all.\n\n2. (C) So.\n", ["1", "2"]),
    "end words alone": ("1. (C) It is open.\n\nEND TEXT.\n\n2. (C) So.\n", ["1", "2"]),
    "nothing in it": ("1. (C) See.\n\nBEGIN TEXT\n\n2. (C) So.\n", ["1", "2"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), READ.values(), ids=READ)
def test_enclosures_are_read(body: str, expected: Outline) -> None:
    """An enclosure, its blocks, and what is around it; the same with other line endings, and in XML and a dict."""
    assert_read_in_every_form(body, expected)


@pytest.mark.parametrize(("body", "expected"), NOT_READ.values(), ids=NOT_READ)
def test_running_text_stays_text(body: str, expected: Outline) -> None:
    """Words that begin a paragraph, or that are inside one, begin no enclosure."""
    assert shapes(body) == expected


@pytest.mark.parametrize("body", [body for body, _ in READ.values()], ids=list(READ))
def test_a_paragraph_by_itself_keeps_all(body: str) -> None:
    """A text that is read as one paragraph comes back whole, whatever is enclosed in it."""
    assert_kept_by_a_paragraph(body)


def test_end_words_belong_to_the_last_block() -> None:
    """END TEXT is part of the block above it, below a blank line too."""
    cable = read_whole(f"{CLASS_LINE}1. (C) See:\n\nBEGIN TEXT\n\nYes.\n\nEND TEXT.\n\n2. (C) So.\n")

    assert cable.paragraphs[0].items[0].items[0].text == "Yes.\n\nEND TEXT."


BUILT = Paragraph(
    "1",
    text="See:",
    items=(
        Paragraph(
            text="BEGIN TEXT",
            kind="enclosure",
            items=(
                Paragraph(text="The Toll"),
                Paragraph(
                    "1", text="It is due:", items=(Paragraph("a", text="in May;"), Paragraph("b", text="in June."))
                ),
                Paragraph("2", text="It is paid.\n\nEND TEXT."),
            ),
        ),
    ),
)


def test_built_by_hand() -> None:
    """An enclosure that was built by hand is written so that it reads back (law 3)."""
    section = Section(paragraphs=(BUILT, Paragraph("2", text="So be it.")))
    text = to_text(section)

    assert from_text(text, Section) == section
    assert to_text(BUILT).startswith(
        "1. See:\n\nBEGIN TEXT\n\nThe Toll\n\n1. It is due:\na. in May;\nb. in June.\n\n2. It"
    )


def test_a_letter_built_by_hand() -> None:
    """An enclosure without a line that begins it is written below the colon that introduces it (law 3)."""
    letter = Paragraph(kind="enclosure", items=(Paragraph(text="Dear count,"), Paragraph(text="Yes.")))
    paragraph = Paragraph("1", text="The duke's letter follows:", items=(letter,))

    assert to_text(paragraph) == "1. The duke's letter follows:\n\nDear count,\n\nYes.\n"
    assert (
        Cable(sections=(Section(paragraphs=(paragraph,)),)).text == "1. The duke's letter follows:\nDear count,\nYes."
    )
    with pytest.raises(ModelError):
        to_text(evolve(paragraph, text="The duke left."))


def test_blocks_are_edited() -> None:
    """An edit in a block changes only its place; a new block is between blank lines (law 4)."""
    text = "1. (C) See:\n\n\nBEGIN TEXT\n\nThe toll.\n\nEND TEXT\n\n2. (C) So.\n"
    section = from_text(text, Section)
    first, last = section.paragraphs
    (enclosure,) = first.items
    (block,) = enclosure.items
    changed = evolve(enclosure, items=(evolve(block, text="The moat.\n\nEND TEXT"),))
    longer = evolve(enclosure, items=(Paragraph(text="The moat."), block))

    assert to_text(evolve(section, paragraphs=(evolve(first, items=(changed,)), last))) == text.replace("toll", "moat")
    assert to_text(evolve(section, paragraphs=(evolve(first, items=(longer,)), last))) == text.replace(
        "The toll.", "The moat.\n\nThe toll."
    )


@pytest.mark.parametrize("kind", ["paragraph", "table", "cable"])
def test_a_kind_that_no_layout_shows_is_refused(kind: str) -> None:
    """A kind set by `evolve` is refused where the text still says another one."""
    section = from_text("1. (C) See:\n\nBEGIN TEXT\n\nThe toll.\n\nEND TEXT\n\n2. (C) So.\n", Section)
    first, last = section.paragraphs
    items = () if kind != "paragraph" else first.items[0].items
    changed = evolve(first, items=(evolve(first.items[0], kind=kind, items=items),))

    with pytest.raises(ModelError):
        to_text(evolve(section, paragraphs=(changed, last)))


def test_a_kind_in_a_dict_is_an_edit() -> None:
    """Who changes the kind in a dict with the pieces edits the cable."""
    data = to_dict(from_text("1. See:\n\nBEGIN TEXT\n\nYes.\n\nEND TEXT\n", Section), source=True)
    data["section"]["paragraphs"][0]["items"][0]["kind"] = "paragraph"
    changed = from_dict(data)

    assert changed.paragraphs[0].items[0].kind == "paragraph"
    with pytest.raises(ModelError):
        to_text(changed)


def test_a_quotation_mark_that_begins_the_text_is_below_no_colon() -> None:
    text = '"The toll:\n"It is paid.\n'
    assert introduced_quotes(text, 0, len(text)) == [(11, "introduced", 11)]
    assert introduced_quotes(text[:11], 0, 11) == []
