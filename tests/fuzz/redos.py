"""
Ask redos-linter about the patterns of the grammar and of the header fields: `python tests/fuzz/redos.py`.

The linter judges each string of a file alone, as if it were searched for anywhere in an endless text. What it names is
fixed, or it is listed below with the reason why its use is linear; so every new name is looked at.

What it decides by an automaton it names in every run. The rest it tries out against the clock, ten seconds a pattern:
on a busy machine it names some more, and misses others. So a new name counts only if a second run has it too.
Some it cannot read at all (named groups, `(?i)`, possessive repetitions, `re.VERBOSE`, pieces of f-strings) and does
not say which; those are left to the scaling tests.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

TELEGRAM: Final = Path(__file__).parent.parent.parent / "cablekit" / "telegram"
#: The modules that are looked at, by their names. The whole of `telegram/` takes twice as long.
MODULES: Final = {
    ".".join(path.relative_to(TELEGRAM).with_suffix("").parts): path
    for path in (TELEGRAM / "grammar.py", *sorted((TELEGRAM / "fields").glob("*.py")))
}
HERE: Final = "tests/fuzz/redos.py"
#: Named in every run, and why the use is linear.
DECIDED: Final = {
    "fields.reference_lines.CUT_OFF": "searched in the last 1,000 characters of a value",
    "fields.reference_lines.REFERENCE_LETTER": "matched at the start of a line; letter and mark separate its blanks",
    "grammar.COUNTER": "part of patterns matched at a known place, after a classification: one run of blanks",
    "grammar.NUMBER_ONE": "searched only after a line ending, and passes none: each run of blanks is read once",
}
#: Named in some runs.
TRIED: Final = {
    "fields.addressees.ACTION": "ends in its one run of blanks",
    "fields.addressees.ADDRESS_BEGINS": "matched at the start of a line; goes back once over its run of capitals",
    "fields.addressees.INFO": "matched at the start of a line; ends in its one run of blanks",
    "fields.addressees.OFFICE": "searched in one line; begins at two strokes, and each of its runs is bounded",
    "fields.authority.LABEL_CUT": "matched at the start of a line; looks at most 155 letters ahead",
    "fields.authority.WRITTEN_FORM": "matched against a whole value; each place in it looks at most 30 letters ahead",
    "fields.authority_person.PLAIN_HEAD": "matched against a whole head; at most 13 words of at most 33 letters",
    "fields.captions.FIRST_WORD": "matched at the start of a line of at most 90 characters",
    "fields.captions.RULES": "not a pattern: the signs that are stripped from a note",
    "fields.drafting.CLEARANCE": "matched at the start of a line; at most 41 lengths of a name before at most 51",
    "fields.dtg.GROUP": "each of its runs is bounded, but for the tail, which nothing follows",
    "fields.executive_order.COMMON_FORM": "matched against a whole value: its runs of blanks are at the two ends",
    "fields.executive_order.DATE": "searched in one value; each of its runs is bounded",
    "fields.executive_order.LABEL": "matched at the start of a value",
    "fields.executive_order.NUMBER": "matched at a known place; nothing follows its run of marks",
    "fields.labels.SMART_SEPARATOR": "matched at the end of a label; its runs of blanks are bounded",
    "fields.pass_lines.PASSED_ON": "matched at the start of a pass line; at most four words, then one look at its rest",
    "fields.reference_cable.NO_POST_FORM": "matched against the whole name of a post, of a few words",
    "fields.reference_cable.PLAIN_FORM": "at most four words of 15 letters before its one run of spaces",
    "fields.reference_lines.LIST_OF_NUMBERS": "matched at a number that begins a text; its run is bounded",
    "fields.reference_lines.NUMBER_MAY_FOLLOW": "searched in the end of a value; its run is bounded",
    "fields.reference_lines.TEXT_AFTER_REFERENCE": "matched at a parenthesis that begins a text; each run is bounded",
    "fields.reference_list.BARE_FIRST": "matched at the start of a list; at most 200 characters",
    "fields.reference_list.LETTER_IN_PARENTHESES": "begins at a parenthesis; each of its runs is bounded",
    "fields.reference_list.CABLE_AFTER": "looked for after one letter; at most 43 characters ahead",
    "fields.reference_tail.NOTAL": "each run of blanks and marks is read from its beginning only",
    "fields.reference_tail.TITLE_MAY_END": "searched in at most 150 characters of one reference",
    "fields.reference_words.DOUBTFUL": "matched against the whole words of one reference; each of its runs is bounded",
    "fields.reference_words.PREVIOUS_AT_END": "searched in the words of one reference, which are bounded",
    "fields.reference_words.WORDS_MAY_END": "a parenthesis holds at most 400 characters; line endings were made one",
    "fields.relay.INDICATORS": "matched at the start of a line; at most 31 words of at most 8 letters",
    "fields.relay.ROUTING_FORM": "matched at the start of a line; its words can be separated in one way only",
    "fields.tags.PERSON": "each parenthesis is read up to the next one, or 200 characters",
    "fields.tags.TAG_LINE": "matched at the start of a line; its words can be separated in one way only",
    "grammar.ENCLOSED": "part of patterns matched at BEGIN or END; at most four words, each of which ends at a space",
    "grammar.ENCLOSURE_BEGINS": "matched at the word BEGIN; at most four words, each of which ends at a space",
    "grammar.GARBLED_LEVELS": "matched at the start of a line; at most 20 letters with three spaces after each",
    "grammar.IN_PARENTHESES": "searched at an opening parenthesis; at most 30 letters after it",
    "grammar.LINE_STOPS": "looked for at the end of a number: one run of blanks",
    "grammar.PAGE_POST": "searched in the 22 letters before a page's number",
    "grammar.PAGE_TIME": "part of patterns matched at a page's number: one run of blanks after six digits",
    "grammar.SENTENCE_BEGINS": "part of patterns, after a mark or number; each of its runs is bounded",
    "grammar.SERIAL": "part of patterns matched at a known place: one run of blanks after one digit",
}
#: What its report has for each pattern named.
NAMED: Final = re.compile(r"^VULNERABLE: (.*):([0-9]+):[0-9]+$", re.MULTILINE)
#: Status and error of a run that came to its end: all is safe, some are named, some could not be judged.
ENDED: Final = {(0, ""), (1, ""), (2, "Error: Checker could not classify every regex\n")}


def owner(source: str, line: int) -> str:
    r"""
    Return the name to which a line belongs: the last that begins a line, there or above.

    >>> owner("A = 1\nB: Final = (\n    r'x',\n)\n", 3)
    'B'
    """
    above = "\n".join(source.split("\n")[:line])
    names: list[str] = re.findall(r"^(?:def |class )?(\w+)", above, re.MULTILINE)
    return names[-1]


def named(report: str, sources: dict[str, str]) -> set[str]:
    r"""
    Return the names of the patterns that a report names, each after its module.

    >>> named(f"VULNERABLE: {MODULES['grammar']}:1:20\n   Pattern: x\n", {"grammar": "A: Final = 'x'\n"})
    {'grammar.A'}
    """
    modules = {str(path): module for module, path in MODULES.items()}
    found = [(modules[path], int(line)) for path, line in NAMED.findall(report)]
    return {f"{module}.{owner(sources[module], line)}" for module, line in found}


def is_defined(name: str, sources: dict[str, str]) -> bool:
    r"""
    Whether a module has a name.

    >>> is_defined("grammar.A", {"grammar": "A: Final = 1\n"}), is_defined("fields.dtg.A", {})
    (True, False)
    """
    module, _, word = name.rpartition(".")
    return re.search(rf"^{word}\b", sources.get(module, ""), re.MULTILINE) is not None


def faults(found: set[str], sources: dict[str, str]) -> list[str]:
    """
    List what does not agree with the accepted names, one per line.

    >>> sources = {module: path.read_text("utf-8") for module, path in MODULES.items()}
    >>> [line.partition(":")[0] for line in faults({*DECIDED, "grammar.NEW"}, sources)]
    ['grammar.NEW is named by redos-linter']
    """
    accepted = f"accept it in {HERE} with the reason why its use is linear"
    new = sorted(found - DECIDED.keys() - TRIED.keys())
    old = sorted(DECIDED.keys() - found) + sorted(name for name in TRIED if not is_defined(name, sources))
    return [f"{name} is named by redos-linter: fix it, or {accepted}" for name in new] + [
        f"{name} is accepted in {HERE} and no longer named: remove it there" for name in old
    ]


def ask(modules: set[str], sources: dict[str, str]) -> set[str]:
    """Run the linter on modules and return the names; end with what is wrong if it did not run to its end."""
    command = [sys.executable, "-m", "redos_linter", *(str(MODULES[module]) for module in sorted(modules))]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if (run.returncode, run.stderr) not in ENDED or not run.stdout.startswith("Analyzing "):
        sys.exit(f"redos-linter did not run to its end: exit status {run.returncode}, {run.stderr.strip()[-200:]!r}")
    return named(run.stdout, sources)


def main() -> None:
    """Run the linter; end with what is wrong, if anything is: it did not run, or its names are not those accepted."""
    sources = {module: path.read_text(encoding="utf-8") for module, path in MODULES.items()}
    found = ask(set(MODULES), sources)
    if new := found - DECIDED.keys() - TRIED.keys():
        found -= new - ask({name.rpartition(".")[0] for name in new}, sources)
    if wrong := faults(found, sources):
        sys.exit("\n".join(wrong))
    sys.stdout.write(f"redos-linter names {len(found)} patterns, all accepted: {', '.join(sorted(found))}\n")


if __name__ == "__main__":
    main()
