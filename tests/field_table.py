"""Prints the table of header fields that `docs/format.md` shows: `python -m tests.field_table`.

Each line is derived from a row of `cablekit.telegram.fields.table`. After a row changes, paste what is printed over the
table in the page; `tests/test_format_page.py` fails until it is there.
"""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from typing import Final

from cablekit import Header, from_text
from cablekit.telegram import fields
from cablekit.telegram.fields import table
from cablekit.telegram.fields.field import Field, HeaderPlace

HEAD: Final = ("Field", "As written", "Also labeled", "In SMART", "Where", "Inside a line", "XML element", "Module")
#: An invented header that has every field.
SAMPLE: Final = """\
VZCZCXRO2718
PP RUEHQZB RUEHQZC
DE RUEHQZA #0910/01 1290915
ZNY CCCCC ZZH
ACTION ARA-14
INFO OCT-01 /015 W
DRAFTED BY EUR:RASSENDYLL
APPROVED BY EUR:TARLENHEIM
CLEARED BY NSC:SAPT
P 080915Z MAY 08
FM AMEMBASSY ZENDA
TO RUEHC/SECSTATE WASHDC PRIORITY 3121
INFO RUEHQZB/AMCONSUL STRELSAU
XMT AMCONSUL HENTZAU
C O N F I D E N T I A L SECTION 01 OF 02 ZENDA 000910

SIPDIS

DEPT FOR EUR/RUR

E.O. 12958: DECL: 05/08/2018
TAGS: PREL, XG
SUBJECT: (U) THE BRIDGE
REF: STRELSAU 88

Classified By: DCM Fritz Tarlenheim, reasons 1.4 (b) and (d).
"""
PLACES: Final = {
    HeaderPlace.HEADING: "heading",
    HeaderPlace.OFFICE: "above the heading",
    HeaderPlace.CLASS_LINE: "class line",
    HeaderPlace.UNDER_CLASS: "under the class line",
    HeaderPlace.BELOW_CLASS: "below the class line",
}
NOTHING: Final = "-"


def code(words: str) -> str:
    """Mark words as code; nothing is a hyphen."""
    return f"`{words}`" if words else NOTHING


def written(row: Field, header: Header) -> str:
    """Write the value that a header has for a field, with the label; of several lines the first."""
    return (row.label.text + row.content(getattr(header, row.name))).partition("\n")[0]


def element(row: Field) -> str:
    """Write the element of a field with the names of its attributes."""
    return code(" ".join((row.name.replace("_", "-"), *(f"@{name}" for name in row.attributes))))


def module_of(row: Field) -> str:
    """Give the module in `fields/` that ends in a row."""
    for found in pkgutil.iter_modules(fields.__path__):
        module = importlib.import_module(f"{fields.__name__}.{found.name}")
        if module is not table and any(value is row for value in vars(module).values()):
            return f"{found.name}.py"
    raise LookupError(row.name)


def cells(row: Field, header: Header) -> tuple[str, ...]:
    """Give the cells of a row in the order of `HEAD`, with the value that a header has for it."""
    label = row.label
    also = ", ".join(code(word) for word in label.words if word != label.text.strip(": "))
    return (
        code(row.name),
        code(written(row, header)),
        also or NOTHING,
        code(label.smart.replace("\\.", ".").replace(".?", "/")),
        PLACES[row.place] if row.place else NOTHING,
        "yes" if label.inside or label.glued else NOTHING,
        element(row),
        code(module_of(row)),
    )


def lines() -> Iterator[str]:
    """Yield the lines of the table, in canonical order."""
    header = from_text(SAMPLE, Header)
    for line in (HEAD, ["---"] * len(HEAD), *(cells(row, header) for row in table.ROWS)):
        yield f"| {' | '.join(line)} |"


def main() -> None:
    """Print the table."""
    sys.stdout.write("\n".join((*lines(), "")))


if __name__ == "__main__":
    main()
