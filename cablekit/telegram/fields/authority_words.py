"""Words by which the person on a "Classified By" line is told from the title (format.md 12)."""

from cablekit.vocabulary._tables import word_set


def titles() -> frozenset[str]:
    """Return the words of offices, ranks and tasks, as the Department and its posts use them."""
    return word_set("titles")


def surnames() -> frozenset[str]:
    """Return the titles that are surnames as well: after a first name, before a stop."""
    return word_set("titles_as_surnames")


def places() -> frozenset[str]:
    """Return the places that occur between a title and a name: regions, states, and posts that are rarely names."""
    return word_set("places_in_titles")
