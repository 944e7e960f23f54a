"""Names that are loaded when they are first used, so that `import cablekit` is quick.

A package of ours loads none of its modules itself (PEP 562). This also makes the first use by several threads safe: if
a package loaded its modules, a thread that loads the package and one that loads a module could wait for each other.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from types import FunctionType
from typing import Any

#: For each package, its names and the module that each is in.
MODULE_OF: dict[str, dict[str, str]] = {}
#: The public functions, as they are written, and with their boundary.
CHECKED: dict[Any, Any] = {}


def lazy_attributes(
    package: str, public: Sequence[str], names: Mapping[str, str]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """
    Return the `__getattr__` and `__dir__` of a package, from its `__all__` and the names in each of its modules.

    A module of another package is named in full: `cablekit.corpus.arrow_rows`.
    """
    top = package.partition(".")[0] + "."
    MODULE_OF[package] = {
        name: module if module.startswith(top) else f"{package}.{module}"
        for module, words in names.items()
        for name in words.split()
    }

    def find(name: str) -> Any:
        if name not in public:
            raise AttributeError(f"module {package!r} has no attribute {name!r}", name=name, obj=sys.modules[package])
        value = at_boundary(load_name(package, name), package)
        setattr(sys.modules[package], name, value)
        return value

    return find, lambda: sorted({*vars(sys.modules[package]), *public})


def at_boundary(value: Any, package: str) -> Any:
    """Return a public value as its package gives it: a function checks its arguments (see `_checked`)."""
    return checked_function(value, package) if isinstance(value, FUNCTIONS) else value


def checked_function(function: Any, package: str) -> Any:
    """Return a function with its boundary, the same one in all packages; pickle finds it in the first."""
    if function not in CHECKED:
        public = lazy_import("checked")(function)
        public.__module__ = package
        CHECKED.setdefault(function, public)
    return CHECKED[function]


class PublicNames(dict[str, Any]):
    """The public names of `cablekit`, for the annotations that are strings because a module does not import them."""

    def __missing__(self, name: str) -> Any:
        if name not in MODULE_OF["cablekit"]:
            raise KeyError(name)
        return load_name("cablekit", name)


def load_name(package: str, name: str) -> Any:
    """
    Return what a package calls *name*; its module is loaded on first use.

    >>> load_name("cablekit", "to_text").__module__
    'cablekit.telegram.write'
    """
    module = import_module(MODULE_OF[package][name])
    return getattr(module, name, module)


@cache
def lazy_import(name: str) -> Any:
    """Return what `cablekit/__init__` calls *name*; so the model uses readers and writers without importing them."""
    return load_name("cablekit", name)


#: What Python makes of `def`, by itself and below `@cache`.
FUNCTIONS = (FunctionType, type(lazy_import))
