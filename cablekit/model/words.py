"""Words from closed lists, as printed in capitals."""

from collections.abc import Iterable
from enum import StrEnum

from cablekit.model.reading import read, read_all


class Classification(StrEnum):
    """
    How secret a cable or a paragraph is; ordered from open to top secret (format.md 6.1).

    >>> Classification.SECRET > Classification.CONFIDENTIAL
    True
    """

    UNCLASSIFIED = "UNCLASSIFIED"
    RESTRICTED = "RESTRICTED"
    LIMITED_OFFICIAL_USE = "LIMITED OFFICIAL USE"
    CONFIDENTIAL = "CONFIDENTIAL"
    SECRET = "SECRET"  # noqa: S105 - a level, no password
    TOP_SECRET = "TOP SECRET"  # noqa: S105

    @property
    def letters(self) -> str:
        """
        The short form that portion marks use: `U`, `R`, `LOU`, `C`, `S`, `TS`.

        >>> Classification.TOP_SECRET.letters
        'TS'
        """
        return "".join(word[0] for word in self.value.split())

    @property
    def rank(self) -> int:
        """
        The place in the order, 0 for unclassified.

        >>> Classification.SECRET.rank
        4
        """
        return list(Classification).index(self)

    def __lt__(self, other: object) -> bool:
        return self.rank < other.rank if isinstance(other, Classification) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self.rank <= other.rank if isinstance(other, Classification) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self.rank > other.rank if isinstance(other, Classification) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self.rank >= other.rank if isinstance(other, Classification) else NotImplemented


def as_classification(value: Classification | str | None) -> Classification | None:
    """
    Take a value of `Classification`, or a string that reads as one.

    >>> as_classification(None) is None
    True
    """
    return value if value is None or value.__class__ is Classification else read(Classification, value)


class Precedence(StrEnum):
    """
    How fast a cable must go (format.md 5.3; ACP 127 section 150).

    >>> Precedence.of("O")
    <Precedence.IMMEDIATE: 'IMMEDIATE'>
    """

    ROUTINE = "ROUTINE"
    PRIORITY = "PRIORITY"
    IMMEDIATE = "IMMEDIATE"
    NIACT_IMMEDIATE = "NIACT IMMEDIATE"
    FLASH = "FLASH"

    @property
    def letter(self) -> str:
        """
        The prosign: `R`, `P`, `O`, `Z`; NIACT goes as `O`.

        >>> Precedence.FLASH.letter
        'Z'
        """
        return PROSIGNS[self]

    @classmethod
    def of(cls, letter: str) -> "Precedence":
        """
        Give the precedence of a prosign.

        Args:
            letter: `R`, `P`, `O` or `Z`.

        Raises:
            KeyError: The letter is no prosign of precedence.

        >>> Precedence.of("P").value
        'PRIORITY'
        """
        return BY_PROSIGN[letter]


def as_precedence(value: Precedence | str | None) -> Precedence | None:
    """
    Take a value of `Precedence`, or a string that reads as one.

    >>> as_precedence(None) is None
    True
    """
    return value if value is None or value.__class__ is Precedence else read(Precedence, value)


def as_precedences(values: Iterable[Precedence | str]) -> tuple[Precedence, ...]:
    """
    Take values of `Precedence`, or strings that read as one.

    >>> as_precedences([])
    ()
    """
    return read_all(Precedence, values)


PROSIGNS = {
    Precedence.ROUTINE: "R",
    Precedence.PRIORITY: "P",
    Precedence.IMMEDIATE: "O",
    Precedence.NIACT_IMMEDIATE: "O",
    Precedence.FLASH: "Z",
}
BY_PROSIGN = {
    "R": Precedence.ROUTINE,
    "P": Precedence.PRIORITY,
    "O": Precedence.IMMEDIATE,
    "Z": Precedence.FLASH,
}


class ReferenceKind(StrEnum):
    """
    What a reference points to.

    >>> ReferenceKind("telcon").value
    'telcon'
    """

    CABLE = "cable"
    AIRGRAM = "airgram"
    EMAIL = "email"
    TELCON = "telcon"
    MEETING = "meeting"
    MEMO = "memo"
    REPORT = "report"
    FAX = "fax"
    BOOK = "book"
    WEB = "web"
    DTG = "dtg"
    OTHER = "other"
