"""All checks of a cable, one after the other."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from attrs import evolve

from cablekit.checking import agreement, body, characters, repeats, slips, values
from cablekit.checking.finding import Finding
from cablekit.checking.view import View
from cablekit.model import Cable
from cablekit.model.cable import as_cable

#: The checks of what is text; what they find is put in the order of the text.
CHECKS: Final[tuple[Callable[[View], Iterator[Finding]], ...]] = (
    characters.suspicious,
    characters.unread,
    values.missing,
    values.bad_dtg,
    values.unknown_tags,
    values.unknown_posts,
    values.references_without_id,
    values.unknown_indicators,
    values.repaired_order,
    values.repaired_level,
    values.repaired_precedence,
    values.repaired_tags,
    slips.misspelled_labels,
    slips.repaired_labels,
    slips.bad_dates,
    slips.broken_marks,
    slips.numbers,
    slips.copies,
    agreement.security,
    agreement.portions,
    agreement.sensitive,
    agreement.serial,
    agreement.precedence,
    agreement.envelope,
    repeats.messages,
    repeats.pages,
    repeats.echoes,
    repeats.cut_off,
    repeats.lost_values,
    body.numbers,
    body.end_words,
)

#: Findings whose cause is one line, though each page or each mark that disagrees with it shows it.
REPEATED: Final = frozenset({"page-mismatch", "class-mismatch"})


def check(cable: Cable) -> Iterator[Finding]:
    r"""
    Yield what is odd in a cable, in the order of its text.

    Args:
        cable: Any cable: read, edited, or built by hand.

    Returns:
        Findings with a code, a severity, a sentence and a place; `CODES` says what the codes mean.

    Raises:
        ModelError: It is no cable, or one that cannot be written, so it has no text to look at.

    Source: format.md 4.4, 8, 9, 13, 14, 25.

    >>> from cablekit import from_text
    >>> for finding in check(from_text("UNCLAS OTTAWA 000910\n\nTAGS: PREL, QQQQ\n\n1. Yes.\n\n3. No.")):
    ...     print(f"{finding.line}:{finding.column} {finding.code}: {finding.message}")
    1:1 missing-date: there is no date-time group
    3:13 unknown-tag: no list of TAGS has QQQQ
    7:1 number-gap: paragraph 3 follows paragraph 1
    """
    view = View(as_cable(cable))
    found = [*characters.empty(view), *characters.unreadable(view)]
    if not any(finding.severity == "error" for finding in found):  # of a binary file, or of nothing, the rest is chance
        found += [finding for one in CHECKS for finding in one(view)]
    yield from one_per_cause(sorted(found, key=lambda finding: finding.start))


def one_per_cause(found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings; one that each page or each mark repeats is given once, with how often it is there."""
    times = Counter((finding.code, finding.message) for finding in found)
    for finding in found:
        count = times[finding.code, finding.message]
        if finding.code not in REPEATED or count == 1:
            yield finding
        elif count:
            times[finding.code, finding.message] = 0
            yield evolve(finding, message=f"{finding.message} ({count} times)")
