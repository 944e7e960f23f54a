"""What is taken from the paragraphs of a cable: the classifier, the summary, the comment."""

import pytest

from cablekit import Cable, from_text


def test_authority_from_the_first_paragraph() -> None:
    """Cables of the 1990s name the classifier in paragraph 1."""
    first = "1. (U) CLASSIFIED BY AMBASSADOR RUDOLF RASSENDYLL; REASON: 1.5 (D).\n"
    cable = from_text(first + "\n2. (S) Yes.\n")

    assert cable.header.authority is None
    assert cable.authority is not None
    assert cable.authority.reasons == ("d",)
    assert from_text("1. (U) Yes.\n").authority is None
    assert Cable().authority is None


@pytest.mark.parametrize(
    ("text", "summary", "comment"),
    [
        ("1. Summary: Yes. End summary. More.\n", "Yes.", None),
        ("1. (U) SUMMARY The king came. END SUMMARY\n\n2. COMMENT He left.\n", "The king came.", "He left."),
        ("1. (U) Summary work is dull.\n", None, None),
        ("1. SUMMARY. YES.\n\n2. COMMENT: NO. END COMMENT.\n", "YES.", "NO."),
        ("1. Begin summary. Yes.\n\n2. And no. End summary.\n", "Yes.\n\nAnd no.", None),
        ("Summary\n-------\n\n1. Yes.\n\n2. No.\n\nComment\n-------\n\n3. Why?\n", "Yes.\n\nNo.", "Why?"),
        ("1. Yes.\n\n2. He said no (Comment: He lies. End comment.) and left.\n", None, None),
        ("Introduction and Comment\n---\n\n1. Why? End Introduction and Comment.\n\n2. No.\n", None, "Why?"),
        ("1. SUMMARY: YES. COMMENT: NO. END\nCOMMENT AND SUMMARY.\n", "YES. COMMENT: NO.", None),
        ("1. Embassy Comment: Why? End Embassy comment. More.\n", None, "Why?"),
        (
            "1. Comment: In the end the comment was his. End & comment.\n",
            None,
            "In the end the comment was his. End & comment.",
        ),
        ("1. Summary: Two:\nA. one.\nB. two. End summary.\n\n2. More.\n", "Two:\nA. one.\nB. two.", None),
    ],
)
def test_summary_and_comment(text: str, summary: str | None, comment: str | None) -> None:
    """A label run in goes to its end words or the paragraph's end, a heading to the section's end."""
    cable = from_text(text)

    assert summary == cable.summary
    assert comment == cable.comment


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("In the end Sapt and comment were late. Yes.", "In the end Sapt and comment were late. Yes."),
        ("He was late. End Introduction and Comment.", "He was late."),
        ("He was late. (End summary and comment)", "He was late."),
    ],
)
def test_end_words_of_two_things(text: str, comment: str) -> None:
    """They are the last words of a sentence; "in the end" is not among them."""
    assert from_text(f"UNCLAS ZENDA 000910\n\n1. (U) Comment: {text}\n\n2. (U) So.\n").comment == comment
