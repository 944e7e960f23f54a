"""One letter apart: how a word that a typist or a scanner garbled is compared with the word that it should be."""

from collections.abc import Iterator

#: Letters that scanners and typists take for digits.
AS_DIGIT = {"O": "0", "I": "1"}


def common_length(one: str, other: str) -> int:
    """Count the letters with which two words begin alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def is_within_one_letter(one: str, other: str) -> bool:
    """Whether two words are equal but for at most one letter that is lost, added or wrong."""
    short, long = sorted((one, other), key=len)
    at = common_length(short, long)
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


def is_within_one_slip(one: str, other: str) -> bool:
    """Whether two words are equal but for at most one letter, or two neighbors that changed places (format.md 8.3)."""
    at = common_length(one, other)
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return swapped or is_within_one_letter(one, other)


def edit_distance(one: str, other: str) -> int:
    """Count the letters to add, remove or change to turn one word into the other; 3 if their lengths differ by more."""
    if abs(len(one) - len(other)) > 2:
        return 3
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]


def with_a_letter_out(word: str) -> set[str]:
    """Return a word and all that it becomes when one letter is left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def likely_slips(word: str) -> Iterator[str]:
    """Yield what the commonest slips make of a word: a letter lost, doubled, swapped, or taken for a digit."""
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        yield before + after
        yield before + letter + letter + after
        yield before + after[:1] + letter + after[1:]
        yield before + AS_DIGIT.get(letter, letter) + after
