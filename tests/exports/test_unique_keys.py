"""Keys: each once in a file, also in one that is continued."""

import re

from cablekit.exports.unique_keys import UniqueKeys

PLACE = re.compile(rb"@misc\{([^,]*),")


def test_repeats() -> None:
    """A key that is taken gets the next number, also where that is a key of its own."""
    keys = UniqueKeys(PLACE)
    entries = [b"@misc{a,}", b"@misc{a-2,}", b"@misc{a,}", b"@misc{b,}", b"@misc{a,}"]

    assert [keys.unique(entry) for entry in entries] == [
        b"@misc{a,}",
        b"@misc{a-2,}",
        b"@misc{a-3,}",
        b"@misc{b,}",
        b"@misc{a-4,}",
    ]


def test_continued_file() -> None:
    """The keys of a file are those at the beginnings of its lines."""
    keys = UniqueKeys(PLACE)
    keys.take([b"@misc{a,\n", b"  title = {@misc{b,}}\n", b"}\n"])

    assert [keys.unique(b"@misc{a,}"), keys.unique(b"@misc{b,}")] == [b"@misc{a-2,}", b"@misc{b,}"]


def test_formats_without_keys() -> None:
    """Entries without a key stay as they are, and so does one that is not of the form."""
    keys = UniqueKeys(None)
    keys.take([b"x"])

    assert [keys.unique(b"x"), keys.unique(b"x"), UniqueKeys(PLACE).unique(b"x")] == [b"x", b"x", b"x"]
