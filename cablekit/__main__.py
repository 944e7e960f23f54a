"""`python -m cablekit` is `cablekit`."""

import sys

from cablekit.cli.main import main

sys.exit(main())
