"""The keys of the entries of one file, each once: a second `08ZENDA910` becomes `08ZENDA910-2`."""

import re
from collections import Counter
from collections.abc import Iterable


class UniqueKeys:
    r"""
    The keys that are taken in a file.

    >>> keys = UniqueKeys(re.compile(rb"@misc\{([^,]*),"))
    >>> [keys.unique(b"@misc{08ZENDA910, ...}") for _ in range(3)]
    [b'@misc{08ZENDA910, ...}', b'@misc{08ZENDA910-2, ...}', b'@misc{08ZENDA910-3, ...}']
    """

    def __init__(self, place: re.Pattern[bytes] | None) -> None:
        self.place = place  # where an entry has its key; None for a format whose entries have none
        self.taken: set[bytes] = set()
        self.tried: Counter[bytes] = Counter()

    def unique(self, entry: bytes) -> bytes:
        """Return an entry with a key that no other one has."""
        found = self.place.match(entry) if self.place else None
        if found is None:
            return entry
        return entry[: found.start(1)] + self.free(found[1]) + entry[found.end(1) :]

    def free(self, key: bytes) -> bytes:
        """Return a key, with a number after it where it is taken, and take it."""
        name = key
        while name in self.taken:
            self.tried[key] += 1
            name = b"%b-%d" % (key, self.tried[key] + 1)
        self.taken.add(name)
        return name

    def take(self, lines: Iterable[bytes]) -> None:
        """Take the keys that are in the lines of a file, which is continued."""
        if self.place:
            self.taken.update(found[1] for line in lines if (found := self.place.match(line)))
