"""A reference that is not a cable: the kind of document that its words say it is (format.md 11.3)."""

import re
from typing import Final

from cablekit._patterns import late_pattern
from cablekit.model.references import Reference
from cablekit.model.words import ReferenceKind
from cablekit.telegram.fields.reference_cable import NO_POST, NUMBER_HIDDEN, is_post, match_cable
from cablekit.telegram.fields.reference_tail import LONGEST_WORDS, NOTAL, PREVIOUS, Item
from cablekit.vocabulary.stations import is_station

# 11.3, 5: kinds by the beginnings of words, the surest first; 11.2: DTG, other series, books. No word holds another.
KINDS: Final = tuple(
    (ReferenceKind(kind), word)
    for kind, words in (
        ("web", r"HTTPS?: WWW\. WEB\x20?(?:SITE|PAGE)"),
        ("email", "E-?MAIL"),
        ("telcon", r"TELE?CON TELEPHONE PHONE PHONCON CALLS?\b"),
        ("fax", "TELEFAX FAX FACSIMILE"),
        ("memo", "MEMO MEMCON"),
        ("dtg", r"DTG\b"),
        ("meeting", r"MEETING MTG\b CONVERSATION"),
        ("report", r"REPORT IIR\b SITREP SPOTREP TD(?=-?[0-9\x20])"),
        ("book", r"FA[MH]\b CFR\b HANDBOOK BOOK MANUAL"),
    )
    for word in words.split()
)
KIND_WORDS: Final = late_pattern(r"\b(?:" + "|".join([f"{word}()" for _, word in KINDS]) + ")")
DTG: Final = late_pattern("[0-9]{6}(?:Z| [A-Z]{3} [0-9]{2}(?![0-9]))")
DTG_WORD: Final = [kind for kind, _ in KINDS].index(ReferenceKind.DTG) + 1
# 11.3: where the words of another document may end: here if a cable follows, at a semicolon anyway.
WORDS_MAY_END: Final = late_pattern(
    r"[(;,\n&A](?:(?<=\()[^()]{0,400}\)|(?<=;)|(?:(?<=[,\n&])|(?<=\bA)ND\b)[ \n]*(?=['0-9(]{0,6} ?[A-Z]))"
)
EDGES: Final = " \n;,:.&/-#"
# 11.3, 5: an address on the web has no blanks; commas in it separate nothing, and it may be longer than prose.
WEB_ADDRESS: Final = late_pattern(r"(?:HTTPS?:|WWW\.)[^\s;]*[^\s;,]", re.IGNORECASE)
# 11.2: the words at the end of another document's.
PREVIOUS_AT_END: Final = late_pattern(PREVIOUS.pattern + r"(?=\s*(?:\(|\Z))")
# 11.2: words and a number that are not a cable's, but could be those of a cable: they are kept as they are.
DOUBTFUL: Final = late_pattern(
    r"[A-Z][A-Z'.&/-]{1,20}(?: [A-Z][A-Z'.&/-]{0,20}){0,4}(?:[ -][#A-Z]?[0-9][0-9OIL/]{0,8}){1,2}"
)


def read_other(item: Item, at: int, gap: str | None) -> tuple[Reference, int] | None:
    """Read a reference by its words (*gap*: what separates them from a cable before); None for text below the list."""
    end = end_of_words(item.upper, at)
    text = " ".join(item.words[at:end].strip(EDGES).split())
    upper = text.upper()
    notal = "NOT" in upper and NOTAL.search(upper) is not None
    if notal:
        text = NOTAL.sub(" ", text).strip(EDGES)
        upper = text.upper()
    previous = PREVIOUS_AT_END.search(upper) if "AND" in upper or "&" in upper else None
    if previous:
        text = f"{text[: previous.start()]}{text[previous.end() :]}".strip(EDGES)
        upper = text.upper()
    if not text or (len(text) > LONGEST_WORDS and len(WEB_ADDRESS.sub("", text)) > LONGEST_WORDS):
        return None
    kind = kind_of(upper)
    if gap is not None and ";" not in gap and not is_apart(kind, upper, gap):
        return None
    return Reference(kind, item.label, notal=notal, and_previous=previous is not None, text=text), end


def is_apart(kind: ReferenceKind, upper: str, gap: str) -> bool:
    """Whether words after a cable, without a semicolon between, are another reference: by their kind, or by a number."""
    if kind is ReferenceKind.OTHER:
        return bool(gap.strip()) and DOUBTFUL.fullmatch(upper) is not None
    return upper[0] != "("


def end_of_words(upper: str, at: int) -> int:
    """Find the end of another document's words: a semicolon, or a comma with a cable after it."""
    address = WEB_ADDRESS.match(upper, at)
    for match in WORDS_MAY_END.finditer(upper, address.end() if address else at):
        start = match.start()
        if upper[start] == ";":
            return start
        if upper[start] != "(":
            following = match_cable(upper, match.end())
            if following and "\n" not in following[0]:
                return start
    return len(upper)


def kind_of(text: str) -> ReferenceKind:
    """
    Return what a reference points to, by its words.

    >>> kind_of("SAPT TELCON 5/7").value, kind_of("THE KING").value
    ('telcon', 'other')
    """
    surest = min([match.lastindex or 0 for match in KIND_WORDS.finditer(text)], default=len(KINDS) + 1)
    if surest > DTG_WORD and DTG.search(text):
        return ReferenceKind.DTG
    if surest <= len(KINDS):
        return KINDS[surest - 1][0]
    return ReferenceKind.CABLE if is_hidden(text) else ReferenceKind.OTHER


def may_be_cable(reference: Reference) -> bool:
    """
    Whether a reference that is kept in its words may be a cable.

    >>> may_be_cable(Reference(ReferenceKind.OTHER, text="EMBTEL 123")), may_be_cable(Reference(ReferenceKind.EMAIL, text="SAPT EMAIL 5"))
    (True, False)
    """
    if reference.number is not None or reference.text is None:
        return False
    if reference.kind is ReferenceKind.OTHER:
        upper = reference.text.upper()
        return DOUBTFUL.fullmatch(upper) is not None and NO_POST.isdisjoint(upper.split())
    return reference.kind is ReferenceKind.CABLE


def is_hidden(text: str) -> bool:
    """Whether a text is a known station and a number that was blacked out."""
    hidden = NUMBER_HIDDEN.fullmatch(text)
    return hidden is not None and is_post(hidden["post"]) and is_station(hidden["post"])
