"""What is loaded when it is first asked for, so that `import cablekit` is quick.

`cablekit/__init__` fills `HOMES`: the package finds its public names there, and the model its readers and writers,
of which it imports none.
"""

from functools import cache
from importlib import import_module
from threading import RLock
from typing import Any, Final

#: Names, and the module that each stands in.
HOMES: dict[str, str] = {}
#: One thread loads at a time: of two that load a package and a module of it, each would wait for the other.
LOADING: Final = RLock()


@cache
def late(name: str) -> Any:
    """
    Give what is called *name*, from a module that is loaded when it must be; or that module, if it has no such name.

    Args:
        name: One of `HOMES`.

    Raises:
        KeyError: `HOMES` has no such name.

    >>> late("to_text").__module__
    'cablekit.telegram.text'
    """
    home = HOMES[name]
    with LOADING:
        module = import_module(home)
    return getattr(module, name, module)
