"""The version of cablekit, and how it signs what it writes."""

from typing import Final

#: As in pyproject.toml; a test holds them equal.
__version__: Final = "0.1.0"
#: Who cut the pieces or computed the attributes: another version may read other values from the same text.
READER: Final = f"cablekit {__version__}"
