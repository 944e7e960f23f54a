"""Plain strings where a value class is due: `Header(dtg="P 080915Z MAY 08")`."""

from collections.abc import Callable
from typing import Any, Final

from cablekit.model import (
    Addressee,
    Authority,
    Classification,
    DateTimeGroup,
    Distribution,
    ExecutiveOrder,
    MessageNumber,
    Office,
    Part,
    Portion,
    Precedence,
    Reference,
    Routing,
    Station,
)
from cablekit.telegram.authority import read_authority
from cablekit.telegram.class_line import read_classification, read_mrn, read_part
from cablekit.telegram.distribution import read_distribution
from cablekit.telegram.heading import read_addressee, read_dtg, read_routing, read_station
from cablekit.telegram.order import read_order
from cablekit.telegram.portion import read_portion
from cablekit.telegram.references import read_references


def read_level(text: str) -> Classification | None:
    """
    Read a classification from its word or its letters.

    >>> read_level("C"), read_level("SECRET")
    (<Classification.CONFIDENTIAL: 'CONFIDENTIAL'>, <Classification.SECRET: 'SECRET'>)
    """
    by_letters = {level.letters: level for level in Classification}
    return by_letters.get(text.upper()) or read_classification(text)


def read_mark(text: str) -> Portion | None:
    """
    Read a portion mark with or without its parentheses.

    >>> str(read_mark("C/NF"))
    'C/NF'
    """
    return read_portion(text if text.startswith("(") else f"({text})")


def read_office(text: str) -> Office:
    """
    Read an office with its copies.

    >>> read_office("ARA-14")
    Office(name='ARA', copies='14')
    """
    name, _, copies = text.partition("-")
    return Office(name, copies or None)


def read_precedence(text: str) -> Precedence | None:
    """
    Read a precedence from its word or its prosign.

    >>> read_precedence("O"), read_precedence("PRIORITY")
    (<Precedence.IMMEDIATE: 'IMMEDIATE'>, <Precedence.PRIORITY: 'PRIORITY'>)
    """
    by_word = {word.value: word for word in Precedence} | {
        word.letter: word for word in Precedence if word.letter != "O"
    }
    return by_word.get(text.upper(), Precedence.IMMEDIATE if text.upper() == "O" else None)


def read_reference(text: str) -> Reference | None:
    """
    Read one reference.

    >>> read_reference("07 ZENDA 816").year
    2007
    """
    found = read_references(text)
    return found[0] if len(found) == 1 else None


#: For a class of the model, the function that reads it from a string.
READERS: Final[dict[type, Callable[[str], Any]]] = {
    Addressee: read_addressee,
    Authority: read_authority,
    Classification: read_level,
    DateTimeGroup: read_dtg,
    Distribution: read_distribution,
    ExecutiveOrder: read_order,
    MessageNumber: read_mrn,
    Office: read_office,
    Part: read_part,
    Portion: read_mark,
    Precedence: read_precedence,
    Reference: read_reference,
    Routing: read_routing,
    Station: lambda text: read_station(text.removeprefix("DE ")),
}
