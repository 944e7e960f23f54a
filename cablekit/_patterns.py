"""Patterns that are compiled when they are first used: a cable needs a fourth of them."""

import re
from typing import Any, cast

#: The methods of a pattern; each is kept once the pattern is compiled.
METHODS = ("findall", "finditer", "fullmatch", "match", "scanner", "search", "split", "sub", "subn")


class LatePattern:
    """A pattern that compiles itself when one of its methods is first asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern; from now on its methods are found without this one."""
        compiled = re.compile(self.pattern, self.flags)
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """
    Return what `re.compile` returns, compiled when it is first used.

    >>> word = late_pattern("[a-z]+")
    >>> word.match("toll").group(), word.pattern
    ('toll', '[a-z]+')
    """
    return cast("re.Pattern[str]", LatePattern(pattern, flags))
