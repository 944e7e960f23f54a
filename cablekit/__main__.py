"""`python -m cablekit` is `cablekit`."""

import sys

from cablekit.cli import main

sys.exit(main())
