"""Which numbers begin a paragraph, and which are those of a list."""

import pytest

from cablekit import Cable, Paragraph, from_dict, from_text, to_dict, to_text
from tests._helpers import CLASS_LINE, label_tree, outline, read_whole


@pytest.mark.parametrize("number", ["3", "5"])
def test_first_number_may_be_any(number: str) -> None:
    """The first paragraph of a body may have any number; a later one without a mark may not."""
    cable = from_text(f"{CLASS_LINE}{number}. The bridge is open.\n\n40. The castle is not.\n")

    assert [paragraph.label for paragraph in cable.paragraphs] == [number, None]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. (U) He asked:\n\n(1) Who?\n\n(2) When?\n\n2. (U) So be it.\n", [(None, "1(1 2) 2")]),
        ("1. (U) Yes.\n\n(2) (U) No.\n", [(None, "1 2")]),
        (
            "1. (U) It says:\n\nBEGIN TEXT:\n\n2. Two.\n\n3. Three.\n\nEND TEXT\n\n2. (U) So be it.\n",
            [(None, "1(None(2 3)) 2")],
        ),
        ("1. (U) Yes.\n\n------\n\nThe castle\n\nAll is quiet there.\n\n2. (U) No.\n", [(None, "1 None None 2")]),
        ("1. (U) Yes.\n\n------\n\nThe castle\n\n------\n\n2. (U) No.\n", [(None, "1"), ("The castle", "2")]),
        (f"1. (U) The king\nis well.\nThe Castle\n{'-' * 23}\n\n2. (U) No.\n", [(None, "1"), ("The Castle", "2")]),
        (f"1. (U) The king\nis well.\nThe castle.\n{'-' * 23}\n\n2. (U) No.\n", [(None, "1 2")]),
        ("5. (U) It says:\n\nBEGIN TEXT:\n\n2. Two.\n\nEND TEXT\n\n6. (U) So be it.\n", [(None, "5(None(2)) 6")]),
        (
            "1. (U) Yes:\n    A. All of it, they say, and they have said so for a time\n    B. and more\n",
            [(None, "1(A B)")],
        ),
        ("1. (U) One.\n\n2. Two and\n3. Three are here.\n", [(None, "1 2 3")]),
        ("1. (U) One.\n\n2. (U) Two and\n3. Three are here.\n", [(None, "1 2")]),
    ],
    ids=[
        "list",
        "marked",
        "enclosure",
        "no heading",
        "apart",
        "under a stop",
        "a sentence",
        "begins at 2",
        "indented",
        "half marked",
        "most marked",
    ],
)
def test_outline(body: str, expected: list[tuple[str | None, str]]) -> None:
    """Numbers in parentheses, the numbers of an enclosure, and headings by what stands around their dashes."""
    assert outline(body) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Yes:\n1. First.\n2. Second.", "1(1)"),
        ("4. Yes.\n5. First.\n2. Second.", "4"),
        ("1. Yes, they say, and they have said so for all of the time that\n  anybody knows of\n-- Y", "1"),
        ("5. Yes:\n1. First.\n2. Second.", "5(1 2)"),
        ("(U) Yes, they say, and they have said so for all of the time that is\nA. known", "None"),
        ("1. (U) Yes:\n(1) One.\n(2) Two.", "1(1 2)"),
    ],
)
def test_numbers_in_a_paragraph_alone(text: str, expected: str) -> None:
    """A paragraph that is read alone has its own number, then a list's: the next number of its own begins nothing."""
    assert label_tree(from_text(text, Paragraph)) == expected


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1. YES.\n\nPAGE 01  ZENDA 00910\n\n2. NO.\n", ["1", "2"]),
        ("1. Yes.\n\n400. He is poor.\n", ["1", None]),
        ("Yes.\n\nZENDA 00000910  002 OF 002\n\nNo, he said so to all.\n", [None]),
        ("1. He met XXXXXXXXXXXX\n\nZENDA 00000910  002 OF 002\n\nand left.\n", ["1"]),
    ],
)
def test_paragraphs_around_odd_lines(text: str, labels: list[str | None]) -> None:
    """A page line ends no paragraph; a number out of all sequence is text."""
    assert labels == [paragraph.label for paragraph in read_whole(text).paragraphs]


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        # inside a line, with a mark: the next number, whatever is above it
        ("1. (C) The king saw the media. 2.  (C) They\nwrote.\n", ["1", "2"]),
        ("1. (C) The king was seen. THE TOLL  2. (C) It is paid.\n", ["1", "2"]),
        ("1. (C) The king was seen.\n\nTHE TOLL---------2. (C) It is paid.\n", ["1", "2"]),
        ("1. (C) As said in para 2. (C) He went.\n\n2. (C) So.\n", ["1", "2"]),
        ("1. (C) The king told Sapt 4. (C) He went.\n", ["1"]),
        ("1. (C) The king went. 3. (C) He came.\n", ["1", "3"]),
        # inside a line, without a mark: only where the number below shows that one is lacking
        ("1. The king came. 2. He went.\n\n3. So be it.\n", ["1", "2", "3"]),
        ("1. The king came. 2. He went.\n", ["1"]),
        ("1. The king came.2. He went.\n\n3. So be it.\n", ["1", "2", "3"]),
        ("1. The king saw no. 2. He went.\n\n3. So be it.\n", ["1", "3"]),
        ("1. The toll is 1.2. He went.\n\n3. So be it.\n", ["1", "3"]),
        ("2. He asked: 1. Who? 2. When? 3. Why?\n\n4. So be it.\n", ["2", "4"]),
        ("2. He asked. 2. When? 3. Why?\n\n4. So be it.\n", ["2", "4"]),
        ("1. The king came. 2. He went.\n\nThe Toll\n--------\n\n3. So be it.\n", ["1", "2", "3"]),
        # mistyped
        ("1, The king came.\n\n2. He went.\n", ["1", "2"]),
        ("1, The king came.\n\nHe went.\n\n2. So be it.\n", ["1", None, "2"]),
        ("1. The king came.\n\n2, He went.\n\nAll is well there.\n", ["1", "2", None]),
        ("1. The king came.\n\n  2, He went.\n\n \u00b6 3. So be it.\n", ["1", "2", "3"]),
        ("1. The king came.\n\n2; He went.\n\n3. So be it.\n", ["1", "2", "3"]),
        ("1. The king came.\n\n2.. He went.\n\n3. So be it.\n", ["1", "2", "3"]),
        ("l. The king came.\n\n2. He went.\n", ["l", "2"]),
        ("1. The king came.\n2 APPRAISAL: He went.\n3. So be it.\n", ["1", "2", "3"]),
        ("1. The king came with\n2 Guards of his.\n\n3. So be it.\n", ["1", "3"]),
        ("1. (C) The king came\n2, (C) He went.\n\n3. (C) So be it.\n", ["1", "2", "3"]),
        ("1. The king came\n2 (C) He went.\n\n3. (C) So be it.\n", ["1", "2", "3"]),
        ("1. The king came.\n2, he said.\n\n3. So be it.\n", ["1", "3"]),
        ("1. One.\n\n2. Two.\n\n31. Three.\n\n4. Four.\n", ["1", "2", "31", "4"]),
        ("1. One.\n\n2. Two.\n\n1. Three.\n\n4. Four.\n", ["1", "2", "1", "4"]),
        ("1. One.\n\n2. Two.\n1. Three, and it is the last.\n", ["1", "2", "1"]),
        ("1. One.\n\n2. Two.\n\n31) Three.\n\n4. Four.\n", ["1", "2", None, "4"]),
        ("1. (C) One.\n\n2. (C) Two.\n\n31. (C) Three.\n\n4. (C) Four.\n", ["1", "2", "31", "4"]),
        ("8. One.\n\n9. Two:\n1. First.\n2. Second.\n\n11. Four.\n", ["8", "9", "11"]),
        ("1. One.\n\n2. Two:\n1. First.\n2. Second.\n\n4. Fourth.\n", ["1", "2"]),
        ("3. Yes\n1. No\n", ["3"]),
        # marks that are broken or unknown
        ("1. (C) Yes.\n2. (x) No\n3. (x) Or so.\n", ["1", "2", "3"]),
        ("1. (C) Yes\n2. (x) no\n3. (C) Or so.\n", ["1", "3"]),
        ("1. (C) Yes\n2. SBU) No\n3. '(SBU) So\n4. (SBU And\n5. ((S) Or\n", ["1", "2", "3", "4", "5"]),
    ],
)
def test_forgiving_numbers(body: str, labels: list[str | None]) -> None:
    """Numbers that are mistyped, doubled or inside a line do not hinder what follows (format.md 13.1)."""
    assert [paragraph.label for paragraph in read_whole(CLASS_LINE + body).paragraphs] == labels


def test_number_in_furniture_is_not_looked_for() -> None:
    """Where a number is lacking, one in the header of a later section is not taken for it."""
    later = "UNCLAS SECTION 02 OF 02 ZENDA 000910\n\nSUBJECT: THE BRIDGE. 2. THE TOLL\n\n"
    text = f"{CLASS_LINE}1. The king\n\n{later}came.\n\n3. So be it.\n"

    assert [(one.label, one.text) for one in read_whole(text).paragraphs] == [
        ("1", "The king\ncame."),
        ("3", "So be it."),
    ]


@pytest.mark.parametrize("text", ["3. Yes\n1. No\n", "1, He came.\n\n2. He went.\n", "1. Yes. 2. No.\n\n3. So.\n"])
def test_forgiving_numbers_are_written(text: str) -> None:
    """What was read from such numbers can be built by hand (law 3)."""
    cable = from_text(text)

    assert from_text(to_text(Cable(sections=from_dict(to_dict(cable)).sections))) == cable


@pytest.mark.parametrize(
    ("text", "outlines"),
    [
        ("1.\n\n(U) Yes.\n\n2.\n(C//NF) No.\n", [("1", "U", "Yes."), ("2", "C/NF", "No.")]),
        ("1. (U) Yes.\n\n2.\n\nNo.\n", [("1", "U", "Yes."), ("2", "None", ""), (None, "None", "No.")]),
        (
            "1. (U) Yes.\n\n2.\n\n(so he said) No.\n",
            [("1", "U", "Yes."), ("2", "None", ""), (None, "None", "(so he said) No.")],
        ),
        ("1. (U) Yes. The Mill -------- 2.\n\n(C) No.\n", [("1", "U", "Yes."), ("2", "C", "No.")]),
    ],
)
def test_mark_below_its_number(text: str, outlines: list[tuple[str | None, str, str]]) -> None:
    """A mark on the next line is the number's (format.md 13.2)."""
    paragraphs = read_whole(CLASS_LINE + text).paragraphs

    assert [(one.label, str(one.portion), one.text) for one in paragraphs] == outlines


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1. (C) It is so with Sapt, the Colonel 3. (U) He left.\n", ["1", "3"]),
        ("1. (C) It is so with Sapt, the Colonel 4. (U) He left.\n", ["1"]),
        ("1. (C) It is so in the room B 3. (U) He left.\n", ["1"]),
        ("1. (C) It is so as in para 3. (U) He left.\n", ["1"]),
    ],
)
def test_lost_number_before_one_inside_a_line(text: str, labels: list[str]) -> None:
    """Inside a line one number may be lacking; a letter before the number is a part of it (format.md 13.1)."""
    assert [paragraph.label for paragraph in read_whole(CLASS_LINE + text).paragraphs] == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1. The king left\n2. xxxxxxxxxxxx came.\n", ["1", "2"]),
        ("1. The king left.\n\nZenda 00000910  002 of 002\n\n2. xxxxxxxxxxxx came.\n", ["1", "2"]),
        ("1. The king left\n2. xx came.\n", ["1"]),
    ],
)
def test_redaction_after_a_number(text: str, labels: list[str]) -> None:
    """Words that were taken out begin a paragraph, also in small letters (format.md 16)."""
    assert [paragraph.label for paragraph in read_whole(CLASS_LINE + text).paragraphs] == labels
