"""Values from plain strings, where a value class is expected: `Header(dtg="P 080915Z MAY 08")`."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from cablekit.model import (
    Addressee,
    Authority,
    Classification,
    Closing,
    DateTimeGroup,
    Distribution,
    ExecutiveOrder,
    Header,
    MessageNumber,
    NodeT,
    Office,
    Paragraph,
    Part,
    Portion,
    Precedence,
    Reference,
    Routing,
    Section,
    Station,
)
from cablekit.telegram.fields.addressees import read_addressee
from cablekit.telegram.fields.authority import read_authority
from cablekit.telegram.fields.class_line import LEVELS, read_mrn, read_part
from cablekit.telegram.fields.distribution import read_distribution
from cablekit.telegram.fields.dtg import read_dtg
from cablekit.telegram.fields.executive_order import read_order
from cablekit.telegram.fields.portion import read_portion
from cablekit.telegram.fields.references import read_references
from cablekit.telegram.fields.relay import read_routing, read_station
from cablekit.telegram.text import from_text


def read_classification_word(text: str) -> Classification | None:
    """
    Read a classification from its word or its letters; misspelled words are read in telegrams, not here.

    >>> read_classification_word("S E C R E T"), read_classification_word("SECRT")
    (<Classification.SECRET: 'SECRET'>, None)
    """
    by_letters = {level.letters: level for level in Classification}
    word = "".join(text.upper().split())
    return by_letters.get(word) or LEVELS.get(word)


def read_portion_string(text: str) -> Portion | None:
    """Read a portion mark with or without its parentheses."""
    return read_portion(text if text.startswith("(") else f"({text})")


def read_office(text: str) -> Office:
    """Read an office with its copies: `ARA-14`."""
    name, _, copies = text.partition("-")
    return Office(name, copies or None)


def read_precedence(text: str) -> Precedence | None:
    """Read a precedence from its word or its prosign."""
    by_word = {word.value: word for word in Precedence} | {
        word.letter: word for word in Precedence if word.letter != "O"
    }
    return by_word.get(text.upper(), Precedence.IMMEDIATE if text.upper() == "O" else None)


def read_reference(text: str) -> Reference | None:
    """Read a string that is exactly one reference."""
    found = read_references(text)
    return found[0] if len(found) == 1 else None


def read_node(kind: type[NodeT], text: str) -> NodeT | None:
    """Read a part of a cable, with its text as its source; None where nothing in it is understood."""
    node = from_text(text, kind)
    return None if node == kind() else node


#: For each class, the reader of its strings and an example of such a string.
STRING_READERS: Final[dict[type, tuple[Callable[[str], Any], str]]] = {
    Addressee: (read_addressee, "RUEHC/SECSTATE WASHDC PRIORITY"),
    Authority: (read_authority, "Classified By: Fritz Tarlenheim, DCM. Reasons: 1.4 (b) and (d)."),
    Classification: (read_classification_word, "TOP SECRET"),
    Closing: (partial(read_node, Closing), "SAPT"),
    DateTimeGroup: (read_dtg, "P 080915Z MAY 08"),
    Distribution: (read_distribution, "ACTION ARA-14"),
    ExecutiveOrder: (read_order, "E.O. 12958: DECL: 05/08/2018"),
    Header: (partial(read_node, Header), "SUBJECT: THE BRIDGE"),
    MessageNumber: (read_mrn, "ZENDA 910"),
    Office: (read_office, "ARA-14"),
    Paragraph: (partial(read_node, Paragraph), "1. (C) All is well."),
    Part: (read_part, "SECTION 01 OF 02"),
    Portion: (read_portion_string, "C/NF"),
    Precedence: (read_precedence, "PRIORITY"),
    Reference: (read_reference, "07 ZENDA 816"),
    Routing: (read_routing, "PP RUEHC"),
    Section: (partial(read_node, Section), "1. (C) All is well."),
    Station: (lambda text: read_station(text.removeprefix("DE ")), "RUEHQZA #0910/01 1290915"),
}
