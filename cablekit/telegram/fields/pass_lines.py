"""Lines that pass the cable on, or to somebody's attention, read and written (format.md 7.4)."""

import re
from typing import Final

from cablekit.telegram.fields.field import Field, HeaderPlace, Label
from cablekit.telegram.fields.lines import read_lines, write_lines

#: 7.4. How most of them begin.
PASS_LINE: Final = re.compile(
    r"(?i)(?:THE )?[A-Z][A-Z/.&, -]{1,40}?(?: ALSO| PLEASE| PLS)? (?:FOR|PASS|PASS TO)\b|(?:FOR|FROM|PASS|DEPT|DEPARTMENT|STATE|INFORM|TO) "
)

PASS_LINES: Final = Field(
    "pass_lines", "pass-line", read_lines, write_lines, Label(smart="Pass Line"), HeaderPlace.UNDER_CLASS, before=2
)
