"""`python -m cablekit` is `cablekit`."""

import sys

from cablekit.cli import main

if __name__ == "__main__":
    sys.exit(main())
