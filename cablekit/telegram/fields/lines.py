"""Values of one line, and one value per line: shared by several fields."""

from cablekit.telegram.grammar import TRAIL


def read_lines(content: str) -> tuple[str, ...]:
    """
    Read one value per line; blank lines are skipped.

    >>> read_lines("NSC FOR HENTZAU\\n\\nDEPT FOR EUR \\n")
    ('NSC FOR HENTZAU', 'DEPT FOR EUR')
    """
    values = [" ".join(line.strip(TRAIL).split()) for line in content.replace("\r", "\n").split("\n")]
    return tuple([value for value in values if value])


def read_names(content: str) -> tuple[str, ...]:
    """
    Read one name per line; a name that is printed twice is one, in its first place (format.md 15).

    >>> read_names("SAPT\\nTARLEN\\nSapt\\n")
    ('SAPT', 'TARLEN')
    """
    names = read_lines(content)
    if len(names) < 2:
        return names
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first.values())


def write_lines(values: tuple[str, ...]) -> str:
    """Write one value per line."""
    return "\n".join(values)


def read_line(content: str) -> str | None:
    """
    Read a value of one line: line endings and runs of blanks become one space, pilcrows are removed.

    >>> read_line("THE BRIDGE \\n IS OPEN\\n")
    'THE BRIDGE IS OPEN'
    """
    if "\\" in content or "\u00b6" in content:
        content = " ".join(line.strip(TRAIL) for line in content.split("\n"))
    return " ".join(content.strip(TRAIL).split()) or None
