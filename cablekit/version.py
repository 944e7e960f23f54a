"""The version of cablekit, and the name under which it signs what it writes."""

from typing import Final

#: The same as in pyproject.toml, as a test checks.
__version__: Final = "0.2.0"
#: What cut the pieces or computed the attributes: another version may read other values from the same text.
READER: Final = f"cablekit {__version__}"
