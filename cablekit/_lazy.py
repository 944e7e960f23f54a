"""What is loaded when it is first asked for, so that `import cablekit` is quick.

A package of ours loads none of its modules itself (PEP 562). That keeps the first use by several threads safe as well:
a thread that loads a package, and one that loads a module of it, would wait for each other if the package wanted the
module.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

#: For each package, its names and the module that each stands in.
HOMES: dict[str, dict[str, str]] = {}


def lazily(
    package: str, public: Sequence[str], names: Mapping[str, str]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """
    Make the `__getattr__` and the `__dir__` of a package.

    Args:
        package: Its name.
        public: Its `__all__`.
        names: Its modules, and the names that stand in each; those that are not public are for `late`.

    >>> from cablekit import xml
    >>> xml.__getattr__("to_xml").__module__
    'cablekit.xml.document'
    """
    HOMES[package] = {name: f"{package}.{module}" for module, words in names.items() for name in words.split()}

    def find(name: str) -> Any:
        if name not in public:
            raise AttributeError(f"module {package!r} has no attribute {name!r}", name=name, obj=sys.modules[package])
        value = thing(package, name)
        setattr(sys.modules[package], name, value)
        return value

    return find, lambda: sorted({*vars(sys.modules[package]), *public})


def thing(package: str, name: str) -> Any:
    """
    Give what is called *name* in a package; its module is loaded when it must be.

    >>> thing("cablekit", "to_text").__module__
    'cablekit.telegram.write'
    """
    module = import_module(HOMES[package][name])
    return getattr(module, name, module)


@cache
def late(name: str) -> Any:
    """
    Give what is called *name* in `cablekit/__init__`: so the model knows its readers and writers, and imports none.

    >>> late("to_text").__module__
    'cablekit.telegram.write'
    """
    return thing("cablekit", name)
