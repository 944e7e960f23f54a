"""`cablekit --version`."""

import sys

from lxml import etree

from cablekit.cli.terminal import say
from cablekit.version import __version__


def show_versions() -> None:
    """Show the versions of cablekit, Python, lxml and libxml2."""
    libxml2 = ".".join(str(part) for part in etree.LIBXML_VERSION)
    python = sys.version.split()[0]
    say(f"cablekit {__version__} (Python {python}, lxml {etree.__version__}, libxml2 {libxml2})\n")
