"""Where an instruction of a pass line begins: at a place or office that has its own FOR or PASS (format.md 7.4)."""

from functools import cache
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.vocabulary.stations import names

#: 7.4. The words by which an instruction passes the cable on.
KEYWORDS: Final = frozenset({"FOR", "PASS"})
FIRST_LETTERS: Final = "FPfp"
#: What may be between the place and its FOR or PASS.
MODIFIERS: Final = frozenset({"ALSO", "PLEASE", "PLS", "KINDLY"})
CONNECTORS: Final = frozenset({"AND", "&", "OR"})
#: A line that ends in one of these is not finished: what follows is its tail, whatever it is.
UNFINISHED: Final = frozenset({"FOR", "PASS", "TO", "OF", "THE", "FROM", "AT", "U.S", "US"})
#: After these, FOR belongs to an office or says what the cable is for (`DIRECTOR FOR EUROPE`, `FOR ACTION`).
TITLE_WORDS: Final = (
    "ACTION INFO SECRETARY DIRECTOR COORDINATOR ADVISOR ADVISER ASSISTANT OFFICER OFFICE BUREAU CENTER COMMITTEE"
    " REPRESENTATIVE REP ENVOY ADMINISTRATOR AGENCY AMBASSADOR COMMISSIONER COUNSEL COUNSELOR CHIEF DEPUTY"
)
TITLES: Final = frozenset(TITLE_WORDS.split())
PURPOSES: Final = frozenset(
    {"ACTION", "INFO", "INFORMATION", "CLEARANCE", "GUIDANCE", "APPROVAL", "COMMENT", "DELIVERY", "FURTHER"}
)
NO_PLACES: Final = TITLES | CONNECTORS | KEYWORDS | MODIFIERS
#: Places that are no posts: departments, agencies, commands, missions.
AGENCY_WORDS: Final = (
    "STATE DEPT DEPARTMENT SECSTATE NSC NSA OVP TREASURY USTR COMMERCE USDOC DOC DOE USDOE ENERGY DOJ USDOJ JUSTICE DOL"
    " LABOR USDA AGRICULTURE DOT TRANSPORTATION FAA TSA NTSB HHS CDC NIH INTERIOR DHS ICE CBP EPA NASA NOAA NSF"
    " USAID AID USIA OPIC EXIM EXIMBANK TDA USTDA CIA DIA FBI DEA ONDCP NCTC JCS OSD SECDEF DOD USDP SOUTHCOM"
    " USSOUTHCOM USCINCSO CENTCOM USCENTCOM EUCOM USEUCOM PACOM USPACOM CINCPAC USCINCPAC AFRICOM USAFRICOM NORTHCOM"
    " USNORTHCOM STRATCOM CG USUN USNATO USEU USOSCE USOECD UNVIE GENEVA POSTS"
)
AGENCIES: Final = frozenset(AGENCY_WORDS.split())
#: What precedes the name of a place: `DEPT OF LABOR`, `EMBASSY ROME`, `HQ USSOUTHCOM`.
DEPARTMENTS: Final = frozenset({"DEPT", "DEPARTMENT", "OFFICE"})
MISSIONS: Final = frozenset({"AMEMBASSY", "EMBASSY", "AMCONSUL", "CONSULATE", "USMISSION", "MISSION"})
COMMANDS: Final = frozenset({"HQ", "CDR", "US", "U.S"})
PREFIXES: Final = MISSIONS | COMMANDS | {"MAIN", "THE"}
#: How many words a place may have, and how many an unknown one at the beginning of a line or after a comma.
LONGEST_PLACE: Final = 5
LONGEST_UNKNOWN: Final = 4
#: How far into a line its FOR or PASS is looked for (words).
NEAR: Final = 12
#: A word with the signs after it.
WORD: Final = late_pattern(r"[^ ,;]+[,;]*|[,;]+")
#: How most instructions begin: with a place of one word, or a department.
PLAIN: Final = late_pattern("(?:DEPT OF )?([A-Z][A-Z/-]{1,12})(?: ALSO| PLEASE)? (?:FOR|PASS) ")
#: How a line ends that may have one of these words.
UNFINISHED_ENDS: Final = tuple(UNFINISHED | CONNECTORS)
#: A line that breaks off at a hyphen or stroke; more of them are a line of dashes.
BROKEN: Final = late_pattern(r"(?<![-/])[-/]{1,2}(?=[,;]*\Z)")
#: Words in parentheses are no place.
PARENTHESES: Final = late_pattern(r"\([^()]{0,100}\)")


def bare(word: str) -> str:
    """Return a word in capitals, without the signs around it."""
    return word.strip(",;:.").upper()


def head(word: str) -> str:
    """Return the first part of a place: AID of `AID/W`."""
    return bare(word).partition("/")[0]


def keywords(words: list[str]) -> list[int]:
    """
    Return the numbers of the words that are FOR or PASS.

    >>> keywords(["STATE", "PASS", "USTR", "for,", "FORUM"])
    [1, 3]
    """
    return [at for at, word in enumerate(words) if word[0] in FIRST_LETTERS and bare(word) in KEYWORDS]


def is_separated(word: str) -> bool:
    """Whether a comma or semicolon follows a word."""
    return word[-1] in ",;"


@cache
def post_names() -> frozenset[str]:
    """Return the names of the posts, with spaces."""
    return frozenset(names().values())


def place_size(words: list[str], at: int, stop: int) -> int:
    """
    Return how many words the known place at *at* has; 0 if none is there.

    >>> place_size(["TEL", "AVIV", "FOR"], 0, 2), place_size(["SAPT"], 0, 1), place_size(["AID/W", "FOR"], 0, 1)
    (2, 0, 1)
    """
    word = head(words[at])
    if word in DEPARTMENTS and words[at + 1 : at + 2] == ["OF"]:
        return stop - at
    if word in COMMANDS and bare(words[stop - 1]) == "COMMAND":
        return stop - at
    if word in MISSIONS:
        return min(2, stop - at)
    if word in AGENCIES:
        return 1
    for size in range(min(3, stop - at), 0, -1):
        if bare(" ".join(words[at : at + size])) in post_names():
            return size
    return 2 if word == "WHITE" and at + 1 < stop and head(words[at + 1]) == "HOUSE" else 0


def known_place(words: list[str], low: int, stop: int) -> int:
    """
    Return where the known place before *stop* begins, with one word after it (`NSC STAFF`); -1 if there is none.

    >>> known_place("FOR SAPT DEPT OF LABOR FOR".split(), 1, 5), known_place("FOR SAPT FOR".split(), 1, 2)
    (2, -1)
    """
    for at in range(stop - 1, max(low, stop - LONGEST_PLACE) - 1, -1):
        if at < stop - 1 and is_separated(words[at]):
            return -1
        size = place_size(words, at, stop)
        if size and stop - at - size <= 1:
            return place_before(words, low, at)
    return -1


def place_before(words: list[str], low: int, at: int) -> int:
    """Return where a place begins with what precedes its name, and with the posts that share its FOR or PASS."""
    while at > low:
        above = bare(words[at - 1])
        if above == "OF" and at - 2 >= low and bare(words[at - 2]) in DEPARTMENTS:
            at -= 2
        elif above in PREFIXES and not is_separated(words[at - 1]):
            at -= 1
        elif above in CONNECTORS or is_separated(words[at - 1]):
            post = post_that_ends(words, low, at - (above in CONNECTORS))
            if post < 0:
                break
            at = post
        else:
            break
    return at


def post_that_ends(words: list[str], low: int, stop: int) -> int:
    """Return where the post begins whose name ends before *stop*; -1 if there is none."""
    for at in range(max(low, stop - 3), stop):
        if bare(" ".join(words[at:stop])) in post_names():
            return at
    return -1


def without_modifiers(words: list[str], low: int, stop: int) -> int:
    """Return where the words between a place and its FOR or PASS begin."""
    while stop > low and bare(words[stop - 1]) in MODIFIERS:
        stop -= 1
    return stop


def instruction_starts(words: list[str]) -> list[int]:
    """
    Return where the instructions in the words of a line begin.

    >>> instruction_starts("STATE FOR EUR NSC FOR SAPT".split()), instruction_starts("STATE PASS USTR FOR SAPT".split())
    ([0, 3], [0])
    """
    starts, last = [0], -1
    hidden = words_in_parentheses(words)
    for at in keywords(words):
        if at in hidden:
            continue
        start = next_start(words, last, at) if last >= 0 else 0
        if start and start not in hidden:
            starts.append(start)
        last = at
    return starts


def words_in_parentheses(words: list[str]) -> set[int]:
    """Return the numbers of the words that are in parentheses."""
    text = " ".join(words)
    hidden: set[int] = set()
    number = end = 0
    for match in PARENTHESES.finditer(text) if "(" in text else ():
        first = number + text.count(" ", end, match.start())
        number, end = first + match[0].count(" "), match.end()
        hidden.update(range(first, number + 1))
    return hidden


def is_finished(line: str) -> bool:
    """
    Whether a line plainly ends in a word after which nothing must follow.

    >>> is_finished("DEPT FOR EUR (SAPT)"), is_finished("DEPT FOR SAPT,"), is_finished("NSC FOR")
    (True, False, False)
    """
    return (line[-1] == ")" or line[-1].isalnum()) and not line.upper().endswith(UNFINISHED_ENDS)


def is_unfinished(words: list[str], stop: int) -> bool:
    """
    Whether more must follow the words before *stop*.

    >>> is_unfinished(["DEPT", "OF", ","], 3), is_unfinished(["DEPT", "AND"], 2), is_unfinished(["WHA/"], 1)
    (True, False, True)
    """
    while stop and bare(words[stop - 1]) in CONNECTORS | {""}:
        stop -= 1
    return stop > 0 and (bare(words[stop - 1]) in UNFINISHED or BROKEN.search(words[stop - 1]) is not None)


def next_start(words: list[str], last: int, at: int) -> int:
    """Return where the instruction of the FOR or PASS at *at* begins, after the one at *last*; 0 if it begins none."""
    low = last + 1
    stop = without_modifiers(words, low, at)
    if stop <= low or bare(words[stop - 1]) in TITLES or (at + 1 < len(words) and bare(words[at + 1]) in PURPOSES):
        return 0
    if bare(words[at]) == "PASS" and is_separated(words[stop - 1 - (bare(words[stop - 1]) in CONNECTORS)]):
        return 0 if is_unfinished(words, stop) else stop
    if is_separated(words[stop - 1]):
        return 0
    start = known_place(words, low, stop)
    if start < 0:
        is_plain = bare(words[last]) == bare(words[at]) == "FOR"
        start = unknown_place(words, low, stop, is_plain=is_plain)
    elif bare(words[start - 1]) in CONNECTORS and bare(words[last]) == "PASS":
        return 0
    return 0 if start <= low or is_unfinished(words, start) else start


def unknown_place(words: list[str], low: int, stop: int, *, is_plain: bool) -> int:
    """
    Return where the place before *stop* begins that is in no list; 0 if there is none.

    It is all that follows a semicolon, or one word: after a comma, after itself (`PASS TO CUSTOMS CUSTOMS FOR ...`),
    or anywhere between one FOR and the next (*is_plain*).
    """
    last = stop - 1
    if bare(words[last]) in CONNECTORS or bare(words[last - 1]) in CONNECTORS:
        return 0
    for start in range(last, max(low, stop - LONGEST_UNKNOWN), -1):
        if words[start - 1][-1] == ";":
            return start
        if is_separated(words[start - 1]):
            break
    if is_plain:
        return last if words[last].isupper() or is_separated(words[last - 1]) else 0
    return last if bare(words[last]) == bare(words[last - 1]) else 0


def ends_open(line: str) -> bool:
    """
    Whether a line says by its end that its tail follows.

    >>> ends_open("DEPT FOR EUR,"), ends_open("DEPT FOR EUR AND"), ends_open("DEPT FOR EUR")
    (True, True, False)
    """
    return (
        BROKEN.search(line) is not None or line[-1] in ",;" or bare(line.rpartition(" ")[2]) in CONNECTORS | UNFINISHED
    )


def words_of(text: str) -> list[str]:
    """
    Split a line into words, the signs between two of them with the first.

    >>> words_of("DEPT FOR EUR,NSC FOR SAPT")
    ['DEPT', 'FOR', 'EUR,', 'NSC', 'FOR', 'SAPT']
    """
    return WORD.findall(text)


def begins_instruction(line: str, above: str) -> bool:
    """
    Whether a line begins an instruction: with a place that has its own FOR or PASS, or with the name of an agency.

    >>> begins_instruction("NSC FOR SAPT", "DEPT FOR EUR"), begins_instruction("SAPT; NSC FOR HENTZAU", "DEPT FOR")
    (True, False)
    """
    finished = is_finished(above)
    if finished and (plain := PLAIN.match(line)) and plain[1] not in NO_PLACES:
        return True
    words = words_of(line)
    at = first_keyword(words) if may_pass(line) else -1
    if at < 0 and head(words[0]) not in AGENCIES:
        return False
    upper = words_of(above)
    if not finished and is_unfinished(upper, len(upper)):
        return False
    if at < 0:
        return not ends_open(above)
    stop = without_modifiers(words, 0, at)
    if stop == 0:
        return not waits_for_keyword(upper)
    if bare(upper[-1]) in CONNECTORS and first_keyword(upper) < 0:
        return False
    if stop == 3 and bare(words[1]) in CONNECTORS and not ends_open(above):  # two places
        return True
    return begins_with_place(words, stop)


def may_pass(line: str) -> bool:
    """Whether a line may have a FOR or PASS; most tails have neither."""
    capitals = line.upper()
    return "FOR" in capitals or "PASS" in capitals


def first_keyword(words: list[str]) -> int:
    """Return where the first FOR or PASS of a line is; -1 if there is none near its beginning."""
    found = keywords(words[:NEAR])
    hidden = words_in_parentheses(words) if found else found
    return next((at for at in found if at not in hidden), -1)


def begins_with_place(words: list[str], stop: int) -> bool:
    """
    Whether the words of a line before its FOR or PASS are a place, and not the tail of the line above and a place.

    >>> begins_with_place(["RIVER", "WATCH", "FOR"], 2), begins_with_place(["SAPT,", "NSC", "FOR"], 2)
    (True, False)
    """
    if any(word[-1] == ";" for word in words[:stop]):
        return False
    start = known_place(words, 0, stop)
    if start == 0 or place_size(words, 0, stop):
        return True
    return (
        start < 0
        and stop <= LONGEST_UNKNOWN
        and bare(words[stop - 1]) not in NO_PLACES
        and not any(map(is_separated, words[:stop]))
    )


def waits_for_keyword(words: list[str]) -> bool:
    """
    Whether a line ends in the name of a place that still has no FOR or PASS.

    >>> waits_for_keyword("NSC FOR SAPT, TREASURY".split()), waits_for_keyword("STATE FOR TREASURY".split())
    (True, False)
    """
    stop = len(words)
    if head(words[-1]) in AGENCIES:
        start = place_before(words, 0, stop - 1)
        return start == 0 or bare(words[start - 1]) not in KEYWORDS | CONNECTORS | UNFINISHED
    start = post_that_ends(words, 0, stop)
    return start == 0 or (start > 0 and is_separated(words[start - 1]))
