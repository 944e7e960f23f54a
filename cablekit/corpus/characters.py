"""Text for stores that take only Unicode characters."""


def storable(text: str) -> str:
    r"""
    Write what is no character of Unicode as an escape, as SQLite, Arrow and others take only UTF-8.

    >>> storable("Sapt"), storable("\ud800")
    ('Sapt', '\\ud800')
    """
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()
