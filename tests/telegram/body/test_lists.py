"""Lists in a paragraph."""

import pytest

from cablekit import Cable, Classification, Paragraph, Portion, from_dict, from_text, to_dict, to_text
from tests._helpers import CLASS_LINE, outline, read_whole


@pytest.mark.parametrize("word", ["XX", "YY"])
def test_bullet_below_a_word(word: str) -> None:
    """A word before a bullet is a word, whatever its letters: what is before it begins no list."""
    (paragraph,) = from_text(f"{CLASS_LINE}1. (U) He came to: {word}\n-- the bridge\n").paragraphs

    assert paragraph.items == ()


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1. Yes:\n(i) one;\n(ii) two;\n(iii) three.\n", ["i", "ii", "iii"]),
        ("1. Yes.\n\n2. No:\n(1) One;\n(2) Two.\n", ["1", "2"]),
        ("1. Yes:\n* one;\n* two.\n", ["*", "*"]),
        ("1. (U) Yes.\n1. One.\n2. Two.\n", ["1", "2"]),
        ("1. Yes:\nC. not the first.\n", []),
        ("1. (C) Yes:\n\n  a. One\n  b. Two\n\n2. (C) No.\n", ["a", "b"]),
        ("1. (C) Yes:\n\n  (1) One\n  (2) Two\n\n2. (C) No.\n", ["1", "2"]),
        ("1. YES:\n   (1) ONE;\n   (2) TWO; AND\n   (3) THREE.\n2. NO.\n", ["1", "2", "3"]),
        (f"1. Yes:\n  A. {'one ' * 15}\n  B. Two\n", ["A", "B"]),
        (f"1. Yes:\nA. {'one ' * 15}\nB. and two\n", ["A"]),
        ("3. Two kinds:\n\nOf the mill\n1. Oats;\n3. Rye.\n\n4. No.\n", []),
        ("3. Two kinds:\n\nOf the mill\n1. Oats;\n2. Rye.\n\n4. No.\n", ["1", "2"]),
        ("\u00b63. Two kinds:\n\nOf the mill\n\u00b61. Oats;\n\u00b62. Rye.\n\n\u00b64. No.\n", ["1", "2"]),
        ("1. Yes, QUOTE\n\n1. One.\n2. Two.\n\nUNQUOTE.\n\n2. No.\n", ["1", "2"]),
    ],
)
def test_items(text: str, labels: list[str]) -> None:
    """Lists begin at their first label and go on with the next (format.md 13.3)."""
    assert labels == [item.label for paragraph in read_whole(text).paragraphs for item in paragraph.items]


BELOW = {
    "below bullets": ("1. (C) Two:\n\n-- oats;\n\n-- rye.\n\nThe miller left.\n\n2. (C) So.\n", ["1(-- -- None) 2"]),
    "two paragraphs": (
        "1. (C) Two:\n\n-- oats.\n\nThe miller left.\n\nHe came back.\n\n2. (C) So.\n",
        ["1(-- None None) 2"],
    ),
    "the list goes on": ("1. (C) Two:\n\nA. Oats?\n\nYes.\n\nB. Rye?\n\nNo.\n\n2. (C) So.\n", ["1(A None B None) 2"]),
    "another list below it": ("1. (C) Two:\n\nA. Oats.\n\nAnd more:\n\n-- rye.\n\n2. (C) So.\n", ["1(A None --) 2"]),
    "deeper lists below it": (
        "3. Two:\n\nA. Oats.\n\nAnd more:\n\nA) rye:\n\n1) white;\n\nB) bran.\n\n4. So.\n",
        ["3(A None A(1) B) 4"],
    ),
    "indented": ("1. (C) Two:\n\n-- oats;\n\n-- rye.\n\n   The miller left.\n\n2. (C) So.\n", ["1(-- --) 2"]),
    "no sentence above": ("1. (C) Two:\n\n-- oats\n\n-- rye\n\nThe miller left.\n\n2. (C) So.\n", ["1(-- --) 2"]),
    "a heading": ("1. (C) Two:\n\n-- oats.\n\nComment\n\nHe left.\n\n2. (C) So.\n", ["1(--)", "None 2"]),
    "a paragraph without a number": ("See here:\n\n-- oats.\n\nThe miller left.\n", ["None(-- None)"]),
    "all lines begin with a blank": (
        " 1. (C) Two:\n \n -- oats;\n \n -- rye.\n \n The miller\n left.\n \n 2. (C) So.\n",
        ["1(-- -- None) 2"],
    ),
    "and a pilcrow": (" \u00b61. (C) Two:\n \n -- oats.\n \n He left.\n \n \u00b62. (C) So.\n", ["1(-- None) 2"]),
    "further than the number": (" 1. (C) Two:\n \n -- oats.\n \n   He left.\n \n 2. (C) So.\n", ["1(--) 2"]),
    "a paragraph that begins with a blank": (" See here:\n \n -- oats.\n \n He left.\n", ["None(--)"]),
    "an item first": ("1.\n-- oats.\n\n   He left.\n", ["1(--)"]),
    "the label of a second list": (
        "1. (C) Seen:\n\n-- Rudolf, Minister\n-- Fritz, Officer,\nZenda Desk\n\nUSG:\n\n-- Sapt (head)\n\n2. (C) So.\n",
        ["1(-- -- None --) 2"],
    ),
    "directly above it": ("1. (C) Seen:\n- Fritz\n\nU.S. side: \n- Sapt\n\n2. (C) So.\n", ["1(- None -) 2"]),
    "with a blank": (" 1. (C) Seen:\n \n * Fritz\n \n USG:\n \n * Sapt\n \n 2. (C) So.\n", ["1(* None *) 2"]),
    "another bullet": ("1. (C) Seen:\n\n-- Fritz\n\nUSG:\n\n* Sapt\n\n2. (C) So.\n", ["1(--(*)) 2"]),
    "a colon above": ("1. (C) Seen:\n\n-- Fritz:\n\nUSG:\n\n-- Sapt\n\n2. (C) So.\n", ["1(-- --) 2"]),
    "a small letter": ("1. (C) Seen:\n\n-- Fritz and\n\nthe other:\n\n-- Sapt\n\n2. (C) So.\n", ["1(-- --) 2"]),
    "no colon": ("1. (C) Seen:\n\n-- Fritz\n\nUSG\n\n-- Sapt\n\n2. (C) So.\n", ["1(-- --) 2"]),
    "no list": ("1. (C) Seen by the\n\nUSG:\n\n-- Sapt\n\n2. (C) So.\n", ["1(--) 2"]),
    "items alone": ("-- oats.\n\n-- rye.\n\nThe miller left.\n", ["-- --"]),
}


@pytest.mark.parametrize(("body", "expected"), BELOW.values(), ids=BELOW)
def test_what_is_below_a_list(body: str, expected: list[str]) -> None:
    """An unindented paragraph below a list, after a sentence, continues the paragraph that the list belongs to."""
    read_whole(CLASS_LINE + body)

    assert [labels for _, labels in outline(body)] == expected


def test_what_is_below_a_list_is_written() -> None:
    """A child without a label is written below a blank line; its mark is read (law 3)."""
    rest = Paragraph(portion=Portion(Classification.CONFIDENTIAL), text="The miller left.")
    paragraph = Paragraph("1", text="Two:", items=(Paragraph("--", text="oats."), rest))

    assert to_text(paragraph) == "1. Two:\n-- oats.\n\n(C) The miller left.\n"
    assert from_text(to_text(paragraph), Paragraph) == paragraph


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. (U) Points:\n A. Sub\n   (1) deeper\n   (2) more\n\n2. (U) So.\n", "1(A(1 2)) 2"),
        ("1. Points:\n A. Sub:\n  1. deep\n  2. deeper\n B. Other\n2. So.\n", "1(A(1 2) B) 2"),
        ("1. Points:\n a. One\n  i. two\n   - three\n   - four\n  ii. five\n b. six\n2. So.\n", "1(a(i(- -) ii) b) 2"),
        ("1. Points:\n1. One.\n2. Two.\n", "1(1) 2"),
        (" 1. Points:\n 1. One.\n 2. Two.\n", "1(1) 2"),
        ("1. (U) The tolls\na. East\nb. West\n\n2. (U) So.\n", "1(a b) 2"),
        ("1. (U) The tolls\na. East\nc. West\n\n2. (U) So.\n", "1 2"),
        ("1. (U) The tolls\nC. East\nD. West\n\n2. (U) So.\n", "1 2"),
        ("1. (U) He asks for:\n-oats;\n-rye.\n\n2. (U) So.\n", "1(- -) 2"),
        ("1. (U) He asks for:\n\n-oats of the well\n-known mill.\n\n2. (U) So.\n", "1(-) 2"),
        ("1. (U) The well\n-known miller came.\n\n2. (U) So.\n", "1 2"),
        ("1. (U) He asks for:\n--6) oats\n--7) rye\n--58 of them\n\n2. (U) So.\n", "1(-- --) 2"),
        (f"1. (U) Points:\na. {'One ' * 15}(1)\nb. Two {'and ' * 14}\nc. Three\n\n2. (U) So.\n", "1(a b c) 2"),
        (f"1. (U) Points:\n(1) {'One ' * 15}\n(2) Two\n\n2. (U) So.\n", "1(1 2) 2"),
        (f"1. (U) Points:\n1. {'One ' * 15}\n2. Two\n\n2. (U) So.\n", "1(1) 2"),
        (f"1. (U) Points:\na. {'One ' * 15}\nc. Three\n\n2. (U) So.\n", "1(a) 2"),
        (f"{'The mill ' * 8}\nI. The Second.\n", "None"),
        (f"{'The mill ' * 8}- so they say\n- is open.\n", "None"),
        ("The tolls\na. East\nb. West\n", "None(a b)"),
        (f"{'The mill ' * 8}has:\n- a wheel;\n- a stone.\n", "None(- -)"),
        ("8. (U) He said:\n1. stay\n2. go\n", "8(1 2)"),
        ("8. (U) He said\n1. stay\n2. go\n", "8"),
    ],
)
def test_labels(body: str, expected: str) -> None:
    """Lists under items, to any depth; below a short line with the next label below; bullets glued to their text."""
    assert outline(body) == [(None, expected)]


def test_numbers_in_parentheses_are_written() -> None:
    """A list below a colon can be built by hand, also before small letters (law 3)."""
    cable = from_text("8. (C) He said:\n(1) stay\n(2) go\n")

    assert from_text(to_text(Cable(sections=from_dict(to_dict(cable)).sections))) == cable


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("2. HE ASKS FOR:\n(1) OATS; (2) RYE OF ZEN-\nDA: AND (3) BRAN.\n\n3. NO.\n", "2 3"),
        ("2. (U) He asks for:\n(a) oats; (b) rye; and\n(c) bran.\n\n3. (U) No.\n", "2 3"),
        ("2. (U) He asks for:\n(1) oats\nand (2) rye.\n\n3. (U) No.\n", "2 3"),
        ("2. (U) He asks for:\n(i) oats (ii) rye (iii) bran.\n\n3. (U) No.\n", "2 3"),
        ("2. (U) He asks for:\n1) oats, 2) rye\n3) bran.\n\n3. (U) No.\n", "2 3"),
        ("2. (U) HE ASKS FOR:\nA. OATS; B. RYE; AND C. BRAN.\n\n3. (U) NO.\n", "2 3"),
        ("1. HE ASKS FOR:\n1. OATS; 2. RYE;\n3. BRAN.\n2. NO.\n", "1 2"),
        ("2. (U) He asks:\n-- for rye:\n(1) white, (2) black.\n-- for bran\n\n3. (U) No.\n", "2(-- --) 3"),
        ("2. He asks for:\n(1) oats; (2) rye.\n3. No:\n(1) Yes;\n(2) no.\n4. So.\n", "2 3(1 2) 4"),
        ("2. He asks for:\n(1) oats and\n\nPAGE 02 ZENDA 00910 081102Z\n\nof the rest (2) rye.\n3. No.\n", "2 3"),
        ("He asks for:\n(1) oats, (2) rye.\n\nAll is well.\n", "None None"),
        ("2. He asks for:\n(1) oats as in (2) below;\n(2) rye.\n\n3. No.\n", "2(1 2) 3"),
        ("2. (U) He asks for:\n1) oats (see tables 1, 2) and so on.\n\n3. (U) No.\n", "2(1) 3"),
        ("2. (U) HE ASKS FOR:\nA. OATS, B. RYE, AND\nC. BRAN.\n\n3. (U) NO.\n", "2 3"),
        ("2. (U) He asks for:\n1. Oats. 2. Rye. 3. Bran.\n\n3. (U) No.\n", "2 3"),
        ("2. (U) He asks for:\na) oats b) rye\n\n3. (U) No.\n", "2(a) 3"),
        ("2. (U) He asks for:\nA. Sapt, B. Hentzau, C. Rudolf.\nB. All.\n\n3. (U) No.\n", "2(A B) 3"),
        ("2. (U) He asks for:\nA. See Sapt, B. Hentzau.\nB. Rudolf.\n\n3. (U) No.\n", "2(A B) 3"),
        ("2. (U) He asks for:\n(a) oats.\n\nBut (b) is wrong.\n\n3. (U) No.\n", "2(a None) 3"),
        ("2. (U) He asks for:\n(1) Oats.\n3. (U) It is (1) for, (2) against.\n", "2(1) 3"),
        ("2. (U) He asks for:\n(1) Oats.\n\u00b63. (U) It is (1) for, (2) against.\n", "2(1) 3"),
        ("1) All is well. 2) He came.\n\n3) So.\n", "1 2 3"),
        ("He came.\n\n(1) All is well; (2) he stays.\n\n(2) So.\n", "None 1 2"),
    ],
)
def test_lists_in_running_text(body: str, expected: str) -> None:
    """A first label is text where the next one is inside a line; a reference or an initial is not the next."""
    assert outline(body) == [(None, expected)]


FULL = f"3. (C) {'The mill ' * 8}will be\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{FULL}A. A float;\nB. a toll of\n100 or more,\nC. a wage;\nD. a budget.\n\n4. (C) So.\n", "3(A B C D) 4"),
        (f"{FULL}A. A FLOAT.\n  B. A TOLL.\n  C. A WAGE.\n\n4. (C) So.\n", "3(A B C) 4"),
        (f"{FULL}a) a float;\nb) a toll; and\nc) a wage.\n\n4. (C) So.\n", "3(a b c) 4"),
        (f"{FULL}(i) a float,\n(ii) a toll, and\n(iii) a wage.\n\n4. (C) So.\n", "3(i ii iii) 4"),
        (f"{FULL}(1) a float;\n(2) a toll;\n(3) a wage.\n\n4. (C) So.\n", "3(1 2 3) 4"),
        (f"{FULL}1. A float;\n2. A toll;\n3. A wage.\n\n4. (C) So.\n", "3(1 2 3) 4"),
        (f"{FULL}A. A float;\nB. A toll\n\nPAGE 02 ZENDA 00910 081102Z\n\nC. A wage.\n\n4. (C) So.\n", "3(A B C) 4"),
        (f"{FULL}A. B. Sapt of Zenda,\nB. Hentzau.\n\n4. (C) So.\n", "3 4"),
        (f"{FULL}A. A float\nB. A toll\nC. A wage\n\n4. (C) So.\n", "3 4"),
        (f"{FULL}A. A float; of B. A toll;\nC. A wage.\n\n4. (C) So.\n", "3 4"),
        (f"{FULL}1. A float is here.\n\n4. (C) So.\n", "3 4"),
        ("3. (C) Tolls\n\nA. East\n1) Oats\n2) Rye\n\nB. West\n1) Bran\n2) Ash\n\n4. (C) So.\n", "3(A(1 2) B(1 2)) 4"),
        ("3. (C) He has two:\n\n1) an oat;\n\n2) a rye.\n\nHe left.\n\n4. (C) So.\n", "3(1 2 None) 4"),
        ("1. (C) He has two:\n\n1) an oat,\n\n2) a rye.\n\n2. (C) So.\n", "1(1 2) 2"),
        ("3. (C) He has two.\n\n1) an oat;\n\n2) a rye.\n\n4. (C) So.\n", "3 None None 4"),
        ("1. So.\n\n2. The text:\n\n1. One.\n\n2. Two.\n\n3. And.\n", "1 2(1 2) 3"),
        ("1. (C) See the\n1. mill, with\n2. keys.\n", "1"),
    ],
)
def test_labels_that_follow_each_other(body: str, expected: str) -> None:
    """In a sentence, three labels that begin lines are a list; two numbers before small letters are not."""
    assert outline(body) == [(None, expected)]


@pytest.mark.parametrize("label", ["01.", "001)", "1.)", "1))", "(01)"])
def test_first_number_in_another_spelling(label: str) -> None:
    """A first number that is not spelled like those of lists is read as any other."""
    text = f"So\n{label} It is so.\n"

    assert to_text(from_text(text)) == text


@pytest.mark.parametrize(
    ("items", "labels"),
    [
        ("\n(A) Under (A) and (B) of the law it is high.\n\n(B) The mill is old.\n\n(C) The moat is dry.\n", "ABC"),
        ("\n(1) We agree; see para 4; (2) and (3) of the letter.\n\n(2) He too.\n\n(3) So.\n", "123"),
        ("(1) the toll, and (2) and (3) below;\n(2) the mill;\n(3) the moat.\n", "123"),
        ("(1) the toll, and (2) and (3) below;\nthe mill; (3) the moat.\n", ""),
    ],
)
def test_labels_cited_in_items(items: str, labels: str) -> None:
    """A label inside a line is only cited where it begins a line, too."""
    first, *rest = read_whole(f"{CLASS_LINE}1. (C) Points:\n{items}\n2. (C) So.\n").paragraphs

    assert "".join(item.label or "" for item in first.items) == labels
    assert [paragraph.label for paragraph in rest] == ["2"]
