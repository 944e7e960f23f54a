"""Invented cables whose pages are looked at by machine: short, old, long, of all shapes; and a series."""

from typing import Final

from cablekit import Cable, Paragraph, Section, load
from cablekit.model import Header
from tests._helpers import EXAMPLES

#: Marks, one of them too long for the margin.
MARKS: Final = ("C", "S/NF", "S/REL TO USA, AUS, CAN, GBR, NZL")
#: The posts of a series of telegrams.
POSTS: Final = ("ZENDA", "STRELSAU", "LA PAZ")
#: Tables, enclosures, lists in lists, words taken out, an address, a word without end, many addressees.
SHAPES: Final = """\
VZCZCXRO1984
PP RUEHBW RUEHLN
DE RUEHZD #0917/01 1351402
ZNY SSSSS ZZH
P 141402Z MAY 08
FM AMEMBASSY ZENDA
TO RUEHC/SECSTATE WASHDC PRIORITY 3131
INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE PRIORITY
RUEHSL/AMCONSUL STRELSAU PRIORITY 0421
RUEHLP/AMEMBASSY LA PAZ 0007
RUEHMO/AMEMBASSY MOSCOW 0011
RHEHNSC/NSC WASHDC
RUEKJCS/SECDEF WASHDC//OSD/ISA//
S E C R E T ZENDA 000917

NOFORN
SIPDIS

STATE FOR EUR/RUR; NSC FOR HENTZAU

E.O. 12958: DECL: 05/14/2018
TAGS: PREL, PGOV, ETRD, EAGR, KTIA, XG, XH
SUBJECT: WHO HOLDS THE KEYS: A TABLE OF TOLLS, A LETTER, AND A
NAME LEFT OUT

REF: A. ZENDA 910
     B. 07 LA PAZ 244 (NOTAL)
     C. 06 MOSCOW 11870

Classified By: Ambassador Edith M. Tarrant, reasons 1.4(b) and (d).

1. (S/NF) Summary: XXXXXXXXXXXX told us on May 13 that the
castle will hand over the second set of keys (ref A), although
the treasury would lose a tenth of the toll. The offer stands
until the coronation. End summary.

Three Conditions
----------------

2. (C) He named three conditions, and said that none of them had
been spoken of at the palace:

   a. (C) the commission pays for the lamps, that is for

      i. the east landing; and

      ii. the west landing, with its two stairs;

   b. (C) nobody is to copy a key; and

   c. (S) the guard of the third pier, whom [name not declassified]
   pays, leaves before the first of June.

3. (C) The tolls of the last two years, in crowns, as the toll
house counted them:

Landing          Carts 2006     Carts 2007     Tolls
---------------  -------------  -------------  ----------
East bank             12,400         11,950     400,250
West bank              9,300          9,820     310,000
Third pier, by night      14             21      50,125
All                   21,714         21,791     760,375

What the Mayor Wrote
--------------------

4. (C) The letter of the mayor, which her office gave us the same
evening, reads in full:

BEGIN TEXT:

The Mayor of Strelsau
12 Castle Street
Strelsau

Your Excellency:

The five towns have heard that the castle is ready to part with
the keys of the toll house. They will not ask what it cost.

We ask for one thing only: that the hand-over be public, at noon,
and on the bridge.

Ilse Brandt

END TEXT.

5. (U) The plan of the works ministry is at
https://works.example.ruritania/the-castle-bridge/plans/2008/second-roadway-and-lamps-of-the-third-pier-final-version.html
and names the firm Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft of Hentzau.

6. (S/NF) Comment: If the guard goes, the castle has given up more
than a key. End comment.

TARRANT
"""


def long_cable() -> Cable:
    """Build a cable of sixty paragraphs in ten sections."""
    words = "The castle keeps the keys of the toll house, and the towns on the river keep their own count of the carts."
    sections = [
        Section(f"The River in Chapter {part}", [
            Paragraph(str(6 * part + number + 1), MARKS[number % 3], " ".join([words] * (2 + number)))
            for number in range(6)
        ] + [Paragraph(str(100 + part), "C", items=(Paragraph("a", text="Without a word before it."),))])
        for part in range(10)
    ]  # fmt: skip
    header = Header(
        mrn="ZENDA 1200", dtg="R 021614Z JUN 08", originator="AMEMBASSY ZENDA", classification="SECRET",
        tags=("PREL", "PGOV"), subject="A LONG REPORT ON THE RIVER",
        info=[f"AMEMBASSY {name}" for name in ("LA PAZ", "MOSCOW", "PARIS", "LONDON", "ROME", "VIENNA") * 6],
    )  # fmt: skip
    return Cable(header, sections)


def cables() -> dict[str, Cable]:
    """Give the four cables by the names of their pictures."""
    return {
        "short": load(EXAMPLES / "08ZENDA0911.html"),
        "old": load(EXAMPLES / "79ZENDA06523.txt"),
        "shapes": Cable.parse(SHAPES),
        "long": long_cable(),
    }


def telegram(number: int, *, odd: str) -> str:
    """Invent a telegram of a series: every third answers the one before it, every fifth has an odd subject."""
    post, following, year = POSTS[number % 3], POSTS[(number + 1) % 3], 5 + number % 4
    other, before = POSTS[(number - 1) % 3], 5 + (number - 1) % 4
    reference = f"REF: {before:02} {other} {number - 1}\n" if number % 3 == 2 else ""
    subject = odd if number % 5 == 4 else f"THE TOLL OF WEEK {number}"
    return (
        f"R {1 + number % 28:02}0915Z MAY {year:02}\nFM AMEMBASSY {post}\nTO AMEMBASSY {other}\nAMEMBASSY {following}\n"
        f"UNCLAS {post} {number:06}\n\nTAGS: PREL, {'ECON' if number % 2 else 'ETRD'}\n"
        f"SUBJECT: {subject}\n{reference}\n1. (U) The toll of week {number} is low.\n\nSAPT\n"
    )
