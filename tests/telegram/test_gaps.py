"""What is missing is told as data, and stays in the text."""

import pytest

import cablekit
from cablekit import walk
from cablekit.telegram.gaps import gaps
from tests._helpers import read_whole

#: Text, and the reason and code of each gap in it.
CASES = [
    ("1. (C) He met XXXXXXXXXXXX at the castle.\n", [("redacted", None)]),
    ("1. (C) He met XXXXXXXXXXXX", [("redacted", None)]),
    ("1. (C) He met xxxxxxxxxx, XXXXXXXX and Sapt XXXXXXX.\n", [("redacted", None), ("redacted", None)]),
    ("1. (C) The \u00bf\u00bf\u00bf of the moat (#) and [text garbled] too.\n", [("garbled", None)] * 3),
    ("1. (C) All of it [words not declassified].\n", [("redacted", None)]),
    ("This record is a partial extract of the original cable.\nTAGS: PREL\n", [("withheld", None)]),
    ("Telegram Restricted by caption.\nTAGS: PREL\n", [("withheld", None)]),
    ("TELEGRAM TEXT FOR THIS MRN IS UNAVAILABLE\nTAGS: PREL\n", [("unavailable", None)]),
    ("1. (C) All is\n\nB6\n\nPage 2 of 3\nwell.\n", [("redacted", "B6")]),
    ("1. (C) [sic] All is well.\n", []),
]


#: What stands for words inside a sentence: what is printed, the reason and the code.
INSIDE = [
    *(
        (printed, "redacted", None)
        for printed in (
            "XXXX",
            "xxxxx",
            "XXXXXXXXXXXX",
            "\u2588",
            "\u2588\u2588 \u2588\u2588\u2588",
            "\u25a0\u25a0\u25a0",
        )
    ),
    *(
        (printed, "redacted", None)
        for printed in ("[REDACTED]", "[redacted text]", "[text withheld]", "[TEXT OMITTED]", "[Deleted]")
    ),
    *(
        (printed, "redacted", None)
        for printed in ("[less than 1 line not declassified]", "[5 lines not\ndeclassified]", "[1\u00bd pages removed]")
    ),
    *(
        (printed, "redacted", None)
        for printed in ("[2 paragraphs (12 lines) not declassified]", "[omitted by the editor]", "[name: redacted]")
    ),
    *(
        (printed, "redacted", None)
        for printed in ("(EXCISED)", "(redacted)", "(DELETED)", "(2 lines deleted)", "(name withheld)")
    ),
    *(
        (printed, "garbled", None)
        for printed in ("(garble)", "[word illegible]", "(TEXT MISSING)", "[missing text]", "[garbled]", "(#)")
    ),
    *(
        (printed, "redacted", printed)
        for printed in ("(b)(1)", "(B)(6)", "(b)(7)(C)", "(b)(6), (b)(7)(C)", "(b)(1)(b)(3)")
    ),
    *((printed, "redacted", printed) for printed in ("1.4(D)", "B1, 1.4(D)", "1.4(B), 1.4(D)")),
    *((f"[{code}]", "redacted", code) for code in ("B1", "b6", "1.4(D)", "B1, 1.4(D)", "25X1", "50X1", "3.3(b)(1)")),
    ("[ B6 ]", "redacted", "B6"),
    ("[3 names not declassified, (b)(6)]", "redacted", "(b)(6)"),
]


@pytest.mark.parametrize(("printed", "reason", "code"), INSIDE)
def test_gaps_inside_a_sentence(printed: str, reason: str, code: str | None) -> None:
    """What stands for words is a gap, and stays in the text (format.md 16)."""
    cable = read_whole(f"1. (C) The king met {printed} at the castle. He went home.\n\n2. (C) Yes.\n")

    assert [(gap.text, gap.reason, gap.code) for gap in cable.gaps] == [(printed, reason, code)]
    assert cable.paragraphs[0].text == f"The king met {printed} at the castle. He went home."


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Article 1.4(d) of the treaty",
            "paragraph (b)(1) of the treaty",
            "paragraphs (a) and (b)(1)",
            "Section 203(b)(1)",
        ),
        *("Section 203 (b)(1) of the Act", "5 U.S.C. 552 (b)(1)", "the (b)(1) of the treaty", "para (b)(1) and (b)(2)"),
        *(
            "(b)(1) and (b)(2) of the Act",
            "(b)(1)(i)",
            "E.O. 12958, 1.4(D)",
            "for reasons 1.4 (B) and (D)",
            "section\n1.4(B)",
        ),
        *(
            "Reasons 1.4(D)",
            "1.4(d)",
            "1.4(D) (classified by Sapt)",
            "a B1 visa",
            "B1/B2 visas",
            "(B1) visas",
            "(b) (1) dogs",
        ),
        *(
            "[sic]",
            "[missing persons]",
            "[the king]",
            "(two missing)",
            "(missing)",
            "(taxes withheld)",
            "(omitted)",
            "[1]",
            "[A1]",
        ),
        *("\u25a0 the king", "the xxx party", "Map XXXVIII", "XXXXVI", "a long note) he deleted)", "[not classified]"),
    ],
)
def test_what_is_no_gap(words: str) -> None:
    """A law that is cited, the reasons of a classification, and remarks stand for no missing words (format.md 16)."""
    cable = read_whole(f"1. (C) The king read {words} at the castle.\n")

    assert cable.gaps == ()


@pytest.mark.parametrize(
    "line",
    [
        *(
            "B6",
            "b6",
            "B1, 1.4(D)",
            "1.4(D)",
            "1.4 (D)",
            "1.4(B),1.4(D),B1",
            "(b)(1)",
            "(b) (1)",
            "[B1]",
            "25X1",
            "B7(C)",
        ),
        *("          B5,B6", "(b)(6) (b)(7)(C)", "3.5(c)"),
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_an_exemption_in_the_margin(line: str, blank: str) -> None:
    """Alone on its line it is a gap, and none of the text (format.md 16)."""
    cable = read_whole(f"1. (C) The king met a\n{blank}{line}\n{blank}man.\n\n2. (C) Yes.\n{line}\nSAPT\n{line}\n")

    assert [paragraph.flow for paragraph in cable.paragraphs] == ["The king met a man.", "Yes."]
    assert [gap.text for gap in cable.gaps] == [line.strip()] * 3
    assert cable.closing.signatures == ("SAPT",)


@pytest.mark.parametrize("above", ["for reasons", "under Section", "the text of paragraph", "E.O. 12958,"])
def test_a_wrapped_citation(above: str) -> None:
    """What a sentence cites is text where it is alone on a line, too."""
    text = read_whole(f"1. (C) It is so {above}\n1.4(b)\nas is known.\n").paragraphs[0].text

    assert text == f"It is so {above}\n1.4(b)\nas is known."


def test_wrapped_reasons_in_a_header() -> None:
    """They belong to the authority, not to a release; a margin beside it does (format.md 12, 16)."""
    above = "UNCLAS ZENDA 000910\n\nTAGS: PREL\n"
    header = read_whole(f"{above}CLASSIFIED BY: AMBASSADOR SAPT. REASON:\n1.4(B)\nSUBJECT: X\n").header
    cable = read_whole(f"{above}SUBJECT: [NAME REDACTED] AND THE\nB1, 1.4(D)\nXXXXXXXX BRIDGE\n\n1. Yes.\n")

    assert header.authority is not None
    assert header.authority.reasons == ("b",)
    assert cable.subject == "[NAME REDACTED] AND THE XXXXXXXX BRIDGE"
    assert [(gap.text, gap.line) for gap in cable.gaps] == [("[NAME REDACTED]", 4), ("B1, 1.4(D)", 5), ("XXXXXXXX", 6)]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_gaps(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Each gap has its reason and code, and stands where it says."""
    cable = cablekit.from_text(text)

    assert expected == [(gap.reason, gap.code) for gap in cable.gaps]
    assert all(text[gap.start : gap.end].strip() == gap.text for gap in cable.gaps)
    assert text == cablekit.to_text(cable)


def test_a_placeholder_is_no_paragraph() -> None:
    """What an archive prints in the place of the text is told as such."""
    cable = cablekit.from_text("MRN: 1973ZENDA000073  SEGMENT NUMBER: 000001  ERROR READING TEXT INDEX FILE\n")

    assert cable.paragraphs == ()
    assert [gap.reason for gap in cable.gaps] == ["unavailable"]


def test_redacted_words_are_read() -> None:
    """A gap in a sentence is part of what a person reads, and an edit replaces it with the text."""
    cable = cablekit.from_text("1. (C) He met XXXXXXXXXXXX\nat noon.\n")
    paragraph = cable.paragraphs[0]

    assert paragraph.text == "He met XXXXXXXXXXXX\nat noon."
    assert gaps(paragraph)[0].line == 1


def test_extracts_are_gaps() -> None:
    """A notice that the archive had a part alone is a gap (format.md 16)."""
    cable = read_whole("This record is a partial extract of the original cable.\n\nUNCLAS ZENDA 000910\n\n1. Yes.\n")

    assert "gap" in {piece.kind for piece in walk(cable)}
