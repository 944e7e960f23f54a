"""Which numbers begin a paragraph, and which are those of a list."""

import pytest

from cablekit import Paragraph, from_text
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
        ("1. (U) Yes.\n\n------\n\nThe castle\n\nAll is quiet there.\n\n2. (U) No.\n", [(None, "1 None 2")]),
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
