"""`agreement`: whether archives and cables say the same classification."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cablekit.checking.disagreements import classifications
from cablekit.model import Cable
from cablekit.model.archive_values import values_of
from cablekit.model.cable import as_cable
from cablekit.telegram.fields.class_line import read_classification


class Agreement(NamedTuple):
    """
    How many cables have one classification, and their archive another one or the same.

    Attributes:
        archive: `nara`, `cablegate`, `site` ...
        archive_value: The level that the archive says; its words where they are no level.
        cable_value: The level that the cable says itself; None where it says none.
        agrees: Whether they are the same, and the archive's caption is that of the cable; None where one is no level.
        cables: How many cables.

    >>> Agreement("nara", "CONFIDENTIAL", "SECRET", False, 7).agrees
    False
    """

    archive: str
    archive_value: str
    cable_value: str | None
    agrees: bool | None
    cables: int


def agreement(cables: Iterable[Cable]) -> tuple[Agreement, ...]:
    """
    Count on which classifications archives and cables agree, as `disagreements` compares them.

    An archive that says none is not counted. The body is needed: a portion mark can say what a caption says.

    Args:
        cables: The cables, in any order; none is kept.

    Returns:
        The counts, by archive, its value and the cable's: `pandas.DataFrame(agreement(cables))`.

    Raises:
        ModelError: Something is not a cable, or was read without the body that a comparison needs.

    Source: format.md 16, 18.4, 21.1.

    >>> from cablekit import Wrapper, from_text
    >>> from attrs import evolve
    >>> cable = evolve(from_text("SECRET ZENDA 910"), wrappers=[Wrapper("site", [("Classification", "CONFIDENTIAL")])])
    >>> agreement([cable])
    (Agreement(archive='site', archive_value='CONFIDENTIAL', cable_value='SECRET', agrees=False, cables=1),)
    """
    counter = AgreementCounter()
    for cable in cables:
        counter.add(cable)
    return counter.rows()


class AgreementCounter:
    """Counts what archives and cables say; several processes make one each."""

    def __init__(self) -> None:
        self.found: Counter[tuple[str, str, str | None, bool | None]] = Counter()

    def add(self, cable: Cable) -> None:
        """Count what each archive of a cable says."""
        self.found.update(said_by_archives(as_cable(cable)))

    def update(self, later: "AgreementCounter") -> None:
        """Add what another one has counted."""
        self.found.update(later.found)

    def rows(self) -> tuple[Agreement, ...]:
        """Return what was counted."""
        pairs = sorted(self.found.items(), key=lambda pair: (pair[0][:2], pair[0][2] or "~", pair[0][3] or False))
        return tuple(Agreement(*values, number) for values, number in pairs)


def said_by_archives(cable: Cable) -> Iterator[tuple[str, str, str | None, bool | None]]:
    """Yield for each archive that says a classification what it says, what the cable says, and whether they agree."""
    own = cable.classification
    for wrapper in cable.wrappers:
        said = values_of(wrapper).get("classification", "")
        level = read_classification(said)
        agrees = classifications(cable, said, wrapper.archive) is None if own and level else None
        if said:
            yield wrapper.archive, level.value if level else said, own.value if own else None, agrees
