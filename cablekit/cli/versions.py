"""`cablekit --version`."""

import sys

from lxml import etree

from cablekit import source
from cablekit.cli.terminal import say
from cablekit.version import __version__


def show_versions() -> None:
    """Show the versions of cablekit, Python, lxml and libxml2, and which build of cablekit this is."""
    libxml2 = ".".join(str(part) for part in etree.LIBXML_VERSION)
    python = sys.version.split()[0]
    build = build_of(source.__file__)
    say(f"cablekit {__version__}, {build} (Python {python}, lxml {etree.__version__}, libxml2 {libxml2})\n")


def build_of(file: str) -> str:
    """
    Return which build a module is from, by its file: the compiled one (docs/performance.md) or the pure one.

    >>> build_of("source.py"), build_of("source.cpython-311-x86_64-linux-gnu.so")
    ('pure Python', 'compiled')
    """
    return "pure Python" if file.endswith(".py") else "compiled"
