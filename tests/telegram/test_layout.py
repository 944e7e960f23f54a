"""Layout changes no value: a telegram is read twice, as it is and with one kind of noise (format.md 0.3)."""

import re
import textwrap
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from hypothesis import given

from cablekit import Cable, Paragraph, from_text, load, to_dict, to_text
from tests._helpers import EXAMPLES
from tests._real import needs_corpus, real_cables
from tests.strategies import TELEGRAMS, telegrams

#: One of so many real cables is read, and this share of them may change.
STEP: Final = 9
MOST_CHANGED: Final = 0.02
SHORT: Final = 40
#: A paragraph's own first line, which a page line may interrupt.
FIRST_LINE: Final = re.compile(r"(?m)^(\W{0,3}1\. .{30,50}) (?=[a-z])")
PAGE_BREAK: Final = "\\1\n\nZENDA 00000910  002 OF 002\n\n\n"
KEPT_LINE: Final = re.compile(r"\s|[-*(]|[A-Za-z][.)]|\d")
IN_LINES: Final = re.compile(r"PAGE \d|[A-Z .]+ \d{8}|---")
NUMBERED: Final = re.compile(r"\W{0,3}\d+\.")


def squashed(value: Any) -> Any:
    """Give the values of a cable with the blanks, line endings and backslashes in their texts as one blank."""
    if isinstance(value, dict):
        return {name: squashed(one) for name, one in value.items()}
    if isinstance(value, list):
        return [squashed(one) for one in value]
    return re.sub(r"[\s\\]+", " ", value).strip() if isinstance(value, str) else value


def all_values(cable: Cable) -> Any:
    """Give every value of a cable."""
    return squashed(to_dict(cable)["cable"])


def letters(text: str | None) -> str:
    """Give the letters and digits of a text."""
    return re.sub(r"[\W_]", "", text or "")


def flat(paragraphs: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    """Yield paragraphs with what is under them."""
    for paragraph in paragraphs:
        yield paragraph
        yield from flat(paragraph.items)


def main_values(cable: Cable) -> Any:
    """Give the values of a cable that other line lengths leave alone."""
    return (
        all_values(cable).get("header"),
        [paragraph.number for paragraph in cable.paragraphs if paragraph.number],
        [str(paragraph.portion) for paragraph in cable.paragraphs if paragraph.number],
        [letters(section.heading) for section in cable.sections if section.heading],
        letters("".join(paragraph.text for paragraph in flat(cable.paragraphs))),
        cable.closing.signatures,
    )


def values_between_blank_lines(cable: Cable) -> Any:
    """Give the values of a cable that blank lines leave alone: they divide text without numbers, and pass lines."""
    header = all_values(cable).get("header", {})
    header.pop("pass_lines", None)
    return (header, *main_values(cable)[1:3], cable.closing.signatures)


def rewrapped(text: str, width: int) -> str:
    """Wrap the numbered paragraphs of long lines at another width, where no page lines and dashes are."""
    if IN_LINES.search(text):
        return text
    blocks = re.split(r"(\n[ \t]*\n)", text)
    for at in range(0, len(blocks), 2):
        lines = blocks[at].split("\n")
        is_long = len(lines) > 1 and all(len(line) > SHORT for line in lines[:-1])
        if is_long and NUMBERED.match(lines[0]) and not any(map(KEPT_LINE.match, lines[1:])):
            words = " ".join(line.strip() for line in lines)
            blocks[at] = "\n".join(textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False))
    return "".join(blocks)


def at_line_ends(sign: str) -> Callable[[str], str]:
    """Make the noise that a sign at the end of each line is, after its text."""
    return lambda text: re.sub(r"(?m)(?<=\S)[ \t]*$", lambda _: sign, text)


Noise = tuple[Callable[[str], str], Callable[[Cable], Any]]
KINDS: Final[dict[str, Noise]] = {
    "CRLF": (lambda text: text.replace("\n", "\r\n"), all_values),
    "CR": (lambda text: text.replace("\n", "\r"), all_values),
    "mixed line endings": (lambda text: text.replace("\n\n", "\r\n\n"), all_values),
    "blanks at line ends": (lambda text: re.sub(r"(?m)$", "  ", text), all_values),
    "blanks after text": (at_line_ends("   "), all_values),
    "no blanks at line ends": (lambda text: re.sub(r"(?m)[ \t]+$", "", text), all_values),
    "tabs at line ends": (at_line_ends("\t"), all_values),
    "no-break spaces at line ends": (at_line_ends("\u00a0"), all_values),
    "backslashes": (at_line_ends(" \\"), all_values),
    "backslashes without a blank": (at_line_ends("\\"), all_values),
    "backslashes, CRLF": (lambda text: at_line_ends(" \\")(text).replace("\n", "\r\n"), all_values),
    "blank lines around it": (lambda text: f"\n\n{text}\n\n", all_values),
    "double spacing": (lambda text: text.replace("\n", "\n\n"), values_between_blank_lines),
    "wrapped at 60": (lambda text: rewrapped(text, 60), main_values),
    "wrapped at 100": (lambda text: rewrapped(text, 100), main_values),
    "no-break spaces behind labels": (
        lambda text: re.sub(r"(?m)^(SUBJECT|TAGS|REF|E\.O\. \d{5}): ", "\\1:\u00a0", text),
        all_values,
    ),
    "a page line in a paragraph": (lambda text: FIRST_LINE.sub(PAGE_BREAK, text, count=1), main_values),
}
#: Invented telegrams: the examples of the documentation, and one of each era.
INVENTED: Final = {path.name: to_text(load(path)) for path in sorted(EXAMPLES.iterdir())} | {
    name: text.replace("\r\n", "\n") for name, text in TELEGRAMS.items() if name not in ("no-cable", "fragment")
}


@pytest.mark.parametrize("name", INVENTED)
@pytest.mark.parametrize("kind", KINDS)
def test_layout_changes_no_value_of_an_example(kind: str, name: str) -> None:
    """An invented telegram with noise of one kind has the same values."""
    change, values = KINDS[kind]
    text = INVENTED[name]

    assert values(from_text(change(text))) == values(from_text(text))


@pytest.mark.parametrize("kind", KINDS)
@given(telegrams(newlines=("\n",)))
def test_layout_changes_no_value(kind: str, text: str) -> None:
    """A telegram put together at random with noise of one kind has the same values, and comes back exactly (law 1)."""
    change, values = KINDS[kind]
    noisy = change(text)
    cable = from_text(noisy)

    assert to_text(cable) == noisy
    assert values(cable) == values(from_text(text))


@needs_corpus
@pytest.mark.parametrize("kind", KINDS)
def test_layout_changes_no_value_of_real_cables(kind: str) -> None:
    """Noise of one kind changes the values of few real cables."""
    change, values = KINDS[kind]
    texts = [to_text(cable).replace("\r\n", "\n") for cable in list(real_cables().values())[::STEP]]
    changed = [text for text in texts if values(from_text(change(text))) != values(from_text(text))]

    assert len(changed) <= MOST_CHANGED * len(texts)
