"""What tests of several subjects share: where things are, and how to look at what was read."""

from pathlib import Path
from typing import Final

#: The repository.
ROOT: Final = Path(__file__).parent.parent
#: The made-up files that the pages show.
EXAMPLES: Final = ROOT / "docs" / "examples"
#: Schemas and real cables, where they are at hand.
SHARED: Final = ROOT.parent / "shared"
