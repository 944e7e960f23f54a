"""Words from closed lists, as printed in capitals."""

from collections.abc import Iterable
from enum import EnumType, StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from cablekit._checked import checked
from cablekit.errors import ModelError, shown
from cablekit.model.reading import name_of_kind, read, read_all

W = TypeVar("W", bound="Word")


class WordType(EnumType):
    """The class of the lists: what is none of its words is a `ModelError`, also a value that cannot be compared."""

    if TYPE_CHECKING:
        pass  # to a type checker it is a list like any other
    else:

        def __call__(cls, value: Any, *args: Any, **options: Any) -> Any:
            """Return the member with a value."""
            try:
                return super().__call__(value, *args, **options)
            except Exception:  # noqa: BLE001 - what the value's own class raises, too
                failed = no_word(cls, value, "value")
            raise failed


def no_word(kind: "type[Word]", value: object, where: str = "") -> ModelError:
    """Return the error for a value that is no word of a list."""
    return ModelError(f"expected one of {', '.join(kind)}, got {shown(value)}", where)


def word_of(kind: type[W], value: object) -> W:
    """Take a word of a list, or a string that is one; an error leaves the name of the field to the caller."""
    if value.__class__ is kind:
        return value
    if value.__class__ is str and value in kind.__members__.values():
        return kind(value)
    raise no_word(kind, value)


class Word(StrEnum, metaclass=WordType):
    """
    A word of a closed list.

    >>> ReferenceKind("letter")
    Traceback (most recent call last):
    cablekit.errors.ModelError: value: expected one of cable, airgram, email, telcon, meeting, memo, report, ...
    """


class Level(Word):
    """
    A word of a scale: it compares by rank, also with any spelling that a field reads; equality and hash are the word's.

    >>> "SECRET" <= Classification.CONFIDENTIAL, Classification.SECRET > "c", Precedence.FLASH > Precedence.ROUTINE
    (False, True, True)
    """

    @property
    def rank(self) -> int:
        """The place in the order, 0 for the lowest."""
        return list(type(self)).index(self)

    def __lt__(self, other: object) -> bool:
        return self.rank < rank_of(type(self), other) if isinstance(other, str) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self.rank <= rank_of(type(self), other) if isinstance(other, str) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self.rank > rank_of(type(self), other) if isinstance(other, str) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self.rank >= rank_of(type(self), other) if isinstance(other, str) else NotImplemented


def rank_of(scale: type[Level], word: str) -> int:
    """Return the rank of a level, or of a word that reads as one, or raise `ModelError`."""
    found = word if isinstance(word, scale) else read(scale, word)
    if found is None:  # a field may be empty, but a rank may not
        raise ModelError(f"expected {name_of_kind(scale)}, got {shown(word)}")
    return found.rank


class Classification(Level):
    """
    How secret a cable or a paragraph is, from the lowest level to the highest (format.md 6.1).

    Levels compare by rank, with each other and with words; a word that is not a level raises `ModelError`.

    >>> Classification.SECRET > Classification.CONFIDENTIAL, Classification.UNCLASSIFIED >= "SECRET"
    (True, False)
    """

    UNCLASSIFIED = "UNCLASSIFIED"
    RESTRICTED = "RESTRICTED"
    LIMITED_OFFICIAL_USE = "LIMITED OFFICIAL USE"
    CONFIDENTIAL = "CONFIDENTIAL"
    SECRET = "SECRET"  # noqa: S105 - a level, not a password
    TOP_SECRET = "TOP SECRET"  # noqa: S105

    @property
    def letters(self) -> str:
        """
        The short form that portion marks use: `U`, `R`, `LOU`, `C`, `S`, `TS`.

        >>> Classification.TOP_SECRET.letters
        'TS'
        """
        return "".join(word[0] for word in self.value.split())


def as_classification(value: Classification | str | None) -> Classification | None:
    """Take a value of `Classification`, or a string that reads as one."""
    return value if value is None or value.__class__ is Classification else read(Classification, value)


class Precedence(Level):
    """
    How fast a cable must go, from the slowest to the fastest (format.md 5.3; ACP 127 section 150).

    Precedences compare by rank, as classifications do.

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
    @checked
    def of(cls, letter: str) -> "Precedence":
        """
        Return the precedence of a prosign.

        Args:
            letter: `R`, `P`, `O` or `Z`.

        Raises:
            ModelError: The letter is not a prosign of precedence.

        >>> Precedence.of("P").value
        'PRIORITY'
        """
        if letter not in BY_PROSIGN:
            raise ModelError(f"expected one of {', '.join(BY_PROSIGN)}, got {shown(letter)}", "letter")
        return BY_PROSIGN[letter]


def as_precedence(value: Precedence | str | None) -> Precedence | None:
    """Take a value of `Precedence`, or a string that reads as one."""
    return value if value is None or value.__class__ is Precedence else read(Precedence, value)


def as_precedences(values: Iterable[Precedence | str]) -> tuple[Precedence, ...]:
    """Take values of `Precedence`, or strings that read as one."""
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


class ParagraphKind(Word):
    """
    What a paragraph is; all but the first are only among the items of one (format.md 13.3).

    >>> ParagraphKind("table").value
    'table'
    """

    PARAGRAPH = "paragraph"
    TABLE = "table"
    ENCLOSURE = "enclosure"
    CABLE = "cable"


def as_paragraph_kind(value: ParagraphKind | str) -> ParagraphKind:
    """Take a value of `ParagraphKind`, or the word of one."""
    return word_of(ParagraphKind, value)


class ReferenceKind(Word):
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


def as_reference_kind(value: ReferenceKind | str) -> ReferenceKind:
    """Take a value of `ReferenceKind`, or the word of one."""
    return word_of(ReferenceKind, value)
