"""The reading rules as one table: a snippet, the values it gives, and how these values are written (format.md 4 to 20).

Every case is walked both ways. The reader must give exactly these values, and the snippet back to the character; the
writer must give `written` (the snippet itself where it is in canonical form already), which reads back equal.
"""

from datetime import date
from typing import Any, NamedTuple

import pytest

from cablekit import (
    Addressee,
    Authority,
    Cable,
    Classification,
    Closing,
    DateTimeGroup,
    Distribution,
    ExecutiveOrder,
    Header,
    MessageNumber,
    Office,
    Paragraph,
    Part,
    Portion,
    Precedence,
    Reference,
    ReferenceKind,
    Routing,
    Section,
    Station,
    from_text,
    to_text,
)

C = Classification
P = Precedence
U, CONF, S, SBU = Portion(C.UNCLASSIFIED), Portion(C.CONFIDENTIAL), Portion(C.SECRET), Portion(C.UNCLASSIFIED, ("SBU",))


class Case(NamedTuple):
    """
    What stands in a text, and what it says.

    Attributes:
        text: The snippet.
        node: What it reads as; its class is the one it is read as.
        written: How the values are written; None: as the snippet.
    """

    text: str
    node: Any
    written: str | None = None


def para(label: str | None, text: str, portion: Portion | None = None, *items: Paragraph) -> Paragraph:
    """Make an expected paragraph."""
    return Paragraph(label, portion, text, items)


def body(*sections: Section | tuple[Paragraph, ...], **more: Any) -> Cable:
    """Make an expected cable without a header; paragraphs alone are a section without heading."""
    return Cable(sections=tuple(one if isinstance(one, Section) else Section(None, one) for one in sections), **more)


#: A paragraph as copies have it that join lines.
RIVER = "The river is high." + " The ferry waits." * 30

CASES: dict[str, Case] = {
    # 4. The relay heading of era c.
    "18.5 cleared by several": Case(
        "APPROVED BY EUR:SAPT\nCLEARED BY HENTZAU\nCLEARED BY TARLENHEIM\nNSC:STRAKENCZ\n",
        Header(approved_by="EUR:SAPT", cleared_by=("HENTZAU", "TARLENHEIM", "NSC:STRAKENCZ")),
    ),
    "20.1 persons": Case(
        "INFO Hentzau, Rupert ROUTINE; SECSTATE WASHDC PRIORITY; Sapt, Anna\n",
        Header(
            info=(
                Addressee("Hentzau, Rupert", precedence=P.ROUTINE),
                Addressee("SECSTATE WASHDC", precedence=P.PRIORITY),
                Addressee("Sapt, Anna"),
            )
        ),
    ),
    "4.1 transmission id": Case("VZCZCXRO2718\n", Header(transmission_id="VZCZCXRO2718")),
    "4.1 three digits": Case("VZCZCBKO271\n", Header(transmission_id="VZCZCBKO271")),
    "4.2 routing": Case("PP RUEHQZB RUEHQZC\n", Header(routing=Routing(P.PRIORITY, ("RUEHQZB", "RUEHQZC")))),
    "4.2 routing wraps": Case(
        "OO RUEHQZB RUEHQZC\nRUEHQZD RUEHQZE\n",
        Header(routing=Routing(P.IMMEDIATE, ("RUEHQZB", "RUEHQZC", "RUEHQZD", "RUEHQZE"))),
        "OO RUEHQZB RUEHQZC RUEHQZD RUEHQZE\n",
    ),
    "4.2 flash": Case("ZZ RUEHQZB\n", Header(routing=Routing(P.FLASH, ("RUEHQZB",)))),
    "4.3 station": Case("DE RUEHQZA #0910/01 1290915\n", Header(station=Station("RUEHQZA", "0910", "01", "1290915"))),
    "4.3 no section": Case("DE RUEHQZA #0911 1300840\n", Header(station=Station("RUEHQZA", "0911", None, "1300840"))),
    "4.3 letter suffix": Case(
        "DE RUEHQZA #0107A 1300840\n", Header(station=Station("RUEHQZA", "0107A", None, "1300840"))
    ),
    "4.4 security": Case("ZNY CCCCC ZZH\n", Header(security="ZNY CCCCC ZZH")),
    "4.4 with a signal": Case("ZNR UUUUU ZZH ZDK\n", Header(security="ZNR UUUUU ZZH ZDK")),
    "4 blank line inside": Case(
        "OO RUEHWEB\n\nDE RUEHQZA #0910 1290915\n",
        Header(routing=Routing(P.IMMEDIATE, ("RUEHWEB",)), station=Station("RUEHQZA", "0910", None, "1290915")),
        "OO RUEHWEB\nDE RUEHQZA #0910 1290915\n",
    ),
    # 5. Originator and addressees.
    "5.1 date-time group": Case("P 080915Z MAY 08\n", Header(dtg=DateTimeGroup((P.PRIORITY,), 8, 9, 15, "MAY", "08"))),
    "5.1 two precedences": Case(
        "O R 061940Z MAR 74\n", Header(dtg=DateTimeGroup((P.IMMEDIATE, P.ROUTINE), 6, 19, 40, "MAR", "74"))
    ),
    "5.1 three": Case(
        "O P R 061940Z MAR 74\n",
        Header(dtg=DateTimeGroup((P.IMMEDIATE, P.PRIORITY, P.ROUTINE), 6, 19, 40, "MAR", "74")),
    ),
    "5.1 tail": Case("R 061940Z MAR 09 ZDK\n", Header(dtg=DateTimeGroup((P.ROUTINE,), 6, 19, 40, "MAR", "09", "ZDK"))),
    "5.1 four figures": Case("R 061940Z MAR 2009\n", Header(dtg=DateTimeGroup((P.ROUTINE,), 6, 19, 40, "MAR", "2009"))),
    "5.1 zero for O": Case(
        "0 170842Z FEB 85\n", Header(dtg=DateTimeGroup((P.IMMEDIATE,), 17, 8, 42, "FEB", "85")), "O 170842Z FEB 85\n"
    ),
    "5.1 lower case month": Case(
        "R 061940Z Mar 94\n", Header(dtg=DateTimeGroup((P.ROUTINE,), 6, 19, 40, "MAR", "94")), "R 061940Z MAR 94\n"
    ),
    "5.2 originator": Case("FM AMEMBASSY ZENDA\n", Header(originator="AMEMBASSY ZENDA")),
    "5.2 blanks": Case("FM  AMEMBASSY   ZENDA  \n", Header(originator="AMEMBASSY ZENDA"), "FM AMEMBASSY ZENDA\n"),
    "5.3 action": Case("TO SECSTATE WASHDC\n", Header(action=(Addressee("SECSTATE WASHDC"),))),
    "5.3 with all": Case(
        "TO RUEHC/SECSTATE WASHDC PRIORITY 3121\n",
        Header(action=(Addressee("SECSTATE WASHDC", "RUEHC", P.PRIORITY, None, "3121"),)),
    ),
    "5.3 ZEN, night action, a range": Case(
        "TO ZEN/AMEMBASSY ZENDA NIACT IMMEDIATE 2276-2279\n",
        Header(action=(Addressee("AMEMBASSY ZENDA", "ZEN", P.NIACT_IMMEDIATE, None, "2276-2279"),)),
    ),
    "5.3 office symbols": Case(
        "INFO RUEKJCS/SECDEF WASHDC//J-3/J-5// FLASH\n",
        Header(info=(Addressee("SECDEF WASHDC", "RUEKJCS", P.FLASH, "J-3/J-5"),)),
    ),
    "5.3 office symbols not closed": Case(
        "INFO RUEKJCS/SECDEF WASHDC//ISA\n",
        Header(info=(Addressee("SECDEF WASHDC", "RUEKJCS", None, "ISA"),)),
        "INFO RUEKJCS/SECDEF WASHDC//ISA//\n",
    ),
    "5.3 one a line": Case(
        "INFO RUCNQZC/RIVER STATES COLLECTIVE PRIORITY\nRUEHQZB/AMCONSUL STRELSAU 0417\nAMCONSUL HENTZAU\n",
        Header(
            info=(
                Addressee("RIVER STATES COLLECTIVE", "RUCNQZC", P.PRIORITY),
                Addressee("AMCONSUL STRELSAU", "RUEHQZB", None, None, "0417"),
                Addressee("AMCONSUL HENTZAU"),
            )
        ),
    ),
    "5.3 numbers of other lengths": Case(
        "TO RUEHC/SECSTATE WASHDC IMMEDIATE 12345\nSECDEF WASHDC//ISA// PRIORITY 17\nAMEMBASSY ZENDA 417\n",
        Header(
            action=(
                Addressee("SECSTATE WASHDC", "RUEHC", P.IMMEDIATE, None, "12345"),
                Addressee("SECDEF WASHDC", None, P.PRIORITY, "ISA", "17"),
                Addressee("AMEMBASSY ZENDA 417"),
            )
        ),
    ),
    "5.3 an addressee that is like a class": Case(
        "TO SECSTATE WASHDC 3121\nSECDEF WASHDC 8342\n\nUNCLAS ZENDA 000910\n",
        Header(
            action=(
                Addressee("SECSTATE WASHDC", None, None, None, "3121"),
                Addressee("SECDEF WASHDC", None, None, None, "8342"),
            ),
            classification=C.UNCLASSIFIED,
            mrn=MessageNumber("ZENDA", 910),
        ),
    ),
    "5.3 misspelt precedence": Case(
        "TO SECSTATE WASHDC PIORITY\n",
        Header(action=(Addressee("SECSTATE WASHDC", None, P.PRIORITY),)),
        "TO SECSTATE WASHDC PRIORITY\n",
    ),
    "5.3 exempt": Case("XMT AMCONSUL HENTZAU\n", Header(exempt=(Addressee("AMCONSUL HENTZAU"),))),
    "5.3 INFO without TO": Case("INFO AMCONSUL HENTZAU\n", Header(info=(Addressee("AMCONSUL HENTZAU"),))),
    "5.3 address indicating group": Case(
        "TO AIG 1234\nAIG 4321 PRIORITY 0099\n",
        Header(action=(Addressee("AIG 1234"), Addressee("AIG 4321", None, P.PRIORITY, None, "0099"))),
    ),
    "5.4 group counts": Case(
        "TO AMEMBASSY ZENDA\nSTATE GRNC\nUNCLAS ZENDA 000910\n",
        Header(action=(Addressee("AMEMBASSY ZENDA"),), classification=C.UNCLASSIFIED, mrn=MessageNumber("ZENDA", 910)),
        "TO AMEMBASSY ZENDA\n\nUNCLAS ZENDA 000910\n",
    ),
    "5.4 a group count in figures": Case(
        "TO AMEMBASSY ZENDA\nGR 120\nBT\nUNCLAS ZENDA 000910\n",
        Header(action=(Addressee("AMEMBASSY ZENDA"),), classification=C.UNCLASSIFIED, mrn=MessageNumber("ZENDA", 910)),
        "TO AMEMBASSY ZENDA\n\nUNCLAS ZENDA 000910\n",
    ),
    "5 a heading printed twice, with a table between": Case(
        "R 061940Z MAR 09\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\nINFO AMCONSUL HENTZAU\nAMCONSUL STRELSAU\n>\n"
        "09ZENDA7\nR 061940Z MAR 09\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\nINFO AMCONSUL HENTZAU\nAMCONSUL STRELSAU\n"
        "UNCLAS ZENDA 000007\n",
        Header(
            dtg=DateTimeGroup((P.ROUTINE,), 6, 19, 40, "MAR", "09"),
            originator="AMEMBASSY ZENDA",
            action=(Addressee("SECSTATE WASHDC"),),
            info=(Addressee("AMCONSUL HENTZAU"), Addressee("AMCONSUL STRELSAU")),
            classification=C.UNCLASSIFIED,
            mrn=MessageNumber("ZENDA", 7),
        ),
        "R 061940Z MAR 09\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\nINFO AMCONSUL HENTZAU\nAMCONSUL STRELSAU\n\n"
        "UNCLAS ZENDA 000007\n",
    ),
    "21.3 labels printed twice": Case(
        "FM AMEMBASSY ZENDA\nFM AMEMBASSY ZENDA\nE.O. 12958: N/A\nE.O. 12958: N/A\n"
        "SUBJECT: THE BRIDGE\nAND THE MOAT\nSUBJECT: THE BRIDGE\nAND THE MOAT\n",
        Header(
            originator="AMEMBASSY ZENDA",
            executive_order=ExecutiveOrder("12958", "N/A"),
            subject="THE BRIDGE AND THE MOAT",
        ),
        "FM AMEMBASSY ZENDA\n\nE.O. 12958: N/A\nSUBJECT: THE BRIDGE AND THE MOAT\n",
    ),
    "21.3 an empty label before": Case(
        "SUBJECT: \nSUBJECT: THE BRIDGE\n", Header(subject="THE BRIDGE"), "SUBJECT: THE BRIDGE\n"
    ),
    "5.3 page line in the list": Case(
        "TO AMEMBASSY ZENDA\nPAGE 02        STATE   023763  071504Z\nAMCONSUL STRELSAU\n",
        Header(action=(Addressee("AMEMBASSY ZENDA"), Addressee("AMCONSUL STRELSAU"))),
        "TO AMEMBASSY ZENDA\nAMCONSUL STRELSAU\n",
    ),
    # 6. The class line.
    "6.1 era c": Case(
        "C O N F I D E N T I A L SECTION 01 OF 02 ZENDA 000910\n",
        Header(classification=C.CONFIDENTIAL, part=Part(1, 2), mrn=MessageNumber("ZENDA", 910)),
    ),
    "6.1 unpadded": Case(
        "UNCLAS LA ZENDA 6523\n",
        Header(classification=C.UNCLASSIFIED, mrn=MessageNumber("LA ZENDA", 6523)),
        "UNCLAS LA ZENDA 006523\n",
    ),
    "6.1 E F T O": Case(
        "UNCLAS E F T O ZENDA 000911\n",
        Header(classification=C.UNCLASSIFIED, mrn=MessageNumber("ZENDA", 911)),
        "UNCLAS ZENDA 000911\n",
    ),
    "6.1 section as a suffix": Case(
        "LIMITED OFFICIAL USE SECTION 1 OF 3 LA ZENDA 3172/1\n",
        Header(classification=C.LIMITED_OFFICIAL_USE, part=Part(1, 3), mrn=MessageNumber("LA ZENDA", 3172)),
        "LIMITED OFFICIAL USE SECTION 01 OF 03 LA ZENDA 003172\n",
    ),
    "6.1 typed": Case(
        "SECRET ZENDA 15\n",
        Header(classification=C.SECRET, mrn=MessageNumber("ZENDA", 15)),
        "S E C R E T ZENDA 000015\n",
    ),
    "6.1 top secret": Case(
        "T O P  S E C R E T ZENDA 000015\n", Header(classification=C.TOP_SECRET, mrn=MessageNumber("ZENDA", 15))
    ),
    "6.1 one figure": Case(
        "UNCLAS LA ZENDA 7\n",
        Header(classification=C.UNCLASSIFIED, mrn=MessageNumber("LA ZENDA", 7)),
        "UNCLAS LA ZENDA 000007\n",
    ),
    "6.1 captions on the line": Case(
        "S E C R E T NOFORN SIPDIS SECTION 01 OF 02 ZENDA 000910\n",
        Header(
            classification=C.SECRET, part=Part(1, 2), mrn=MessageNumber("ZENDA", 910), captions=("NOFORN", "SIPDIS")
        ),
        "S E C R E T SECTION 01 OF 02 ZENDA 000910\n\nNOFORN\nSIPDIS\n",
    ),
    "6.1 SBU on the line": Case(
        "UNCLAS SBU ZENDA 000910\n\nSIPDIS\n",
        Header(classification=C.UNCLASSIFIED, mrn=MessageNumber("ZENDA", 910), captions=("SENSITIVE", "SIPDIS")),
        "UNCLAS ZENDA 000910\n\nSENSITIVE\nSIPDIS\n",
    ),
    "6.2 a letter doubled": Case(
        "SS E C R E T ZENDA 000015\n",
        Header(classification=C.SECRET, mrn=MessageNumber("ZENDA", 15)),
        "S E C R E T ZENDA 000015\n",
    ),
    "6.2 a letter lost": Case(
        "E C R E T ZENDA 000015\n",
        Header(classification=C.SECRET, mrn=MessageNumber("ZENDA", 15)),
        "S E C R E T ZENDA 000015\n",
    ),
    "6.2 a gap closed": Case(
        "CO N F I D E N T I A L ZENDA 000015\n",
        Header(classification=C.CONFIDENTIAL, mrn=MessageNumber("ZENDA", 15)),
        "C O N F I D E N T I A L ZENDA 000015\n",
    ),
    "6.2 lower case": Case(
        "C o n f i d e n t i a l section 01 of 02 zenda 000348\n",
        Header(classification=C.CONFIDENTIAL, part=Part(1, 2), mrn=MessageNumber("ZENDA", 348)),
        "C O N F I D E N T I A L SECTION 01 OF 02 ZENDA 000348\n",
    ),
    "6.2 misspelt": Case(
        "UNCLS ZENDA 3729\n",
        Header(classification=C.UNCLASSIFIED, mrn=MessageNumber("ZENDA", 3729)),
        "UNCLAS ZENDA 003729\n",
    ),
    "6.2 misspelt, with six figures": Case(
        "CONFIDENTAL ZENDA 003729\n",
        Header(classification=C.CONFIDENTIAL, mrn=MessageNumber("ZENDA", 3729)),
        "C O N F I D E N T I A L ZENDA 003729\n",
    ),
    "6.3 final section": Case(
        "SECRET FINAL SECTION OF 2 ZENDA 15\n",
        Header(classification=C.SECRET, part=Part(2, 2), mrn=MessageNumber("ZENDA", 15)),
        "S E C R E T SECTION 02 OF 02 ZENDA 000015\n",
    ),
    "6.5 glued lines": Case(
        "UNCLAS ZENDA 000587 SIPDIS E.O. 12958: N/A\n",
        Header(
            classification=C.UNCLASSIFIED,
            mrn=MessageNumber("ZENDA", 587),
            captions=("SIPDIS",),
            executive_order=ExecutiveOrder("12958", "N/A"),
        ),
        "UNCLAS ZENDA 000587\n\nSIPDIS\n\nE.O. 12958: N/A\n",
    ),
    "6.5 class withheld": Case(
        "SECTION 01 OF 02 ZENDA 000910\n", Header(part=Part(1, 2), mrn=MessageNumber("ZENDA", 910))
    ),
    "16 restricted by caption": Case(
        "TelegramRestricted by caption. UNCLASSIFIED   ZENDA   00000641\n\nSUBJECT: THE BRIDGE\n",
        Header(classification=C.UNCLASSIFIED, mrn=MessageNumber("ZENDA", 641), subject="THE BRIDGE"),
        "UNCLAS ZENDA 000641\nSUBJECT: THE BRIDGE\n",
    ),
    # 7. Captions and lines to pass on.
    "7.2 one a line": Case("SENSITIVE\nSIPDIS\n", Header(captions=("SENSITIVE", "SIPDIS"))),
    "7.2 printed twice": Case("SIPDIS\n\nSIPDIS\n", Header(captions=("SIPDIS",)), "SIPDIS\n"),
    "7.2 two on a line": Case("NOFORN SIPDIS\n", Header(captions=("NOFORN", "SIPDIS")), "NOFORN\nSIPDIS\n"),
    "7.2 with a comma": Case("SENSITIVE, SIPDIS\n", Header(captions=("SENSITIVE", "SIPDIS")), "SENSITIVE\nSIPDIS\n"),
    "7.4 pass lines": Case(
        "UNCLAS ZENDA 000910\n\nNSC FOR SAPT/HENTZAU\nSTATE PASS USTR FOR TARLENHEIM\n\nSUBJECT: X\n",
        Header(
            classification=C.UNCLASSIFIED,
            mrn=MessageNumber("ZENDA", 910),
            pass_lines=("NSC FOR SAPT/HENTZAU", "STATE PASS USTR FOR TARLENHEIM"),
            subject="X",
        ),
        "UNCLAS ZENDA 000910\n\nNSC FOR SAPT/HENTZAU\nSTATE PASS USTR FOR TARLENHEIM\nSUBJECT: X\n",
    ),
    # 8. The Executive Order (tests/telegram/fields/test_executive_order.py has all its forms).
    "8.2 with a date": Case(
        "E.O. 12958: DECL: 05/08/2018\n", Header(executive_order=ExecutiveOrder("12958", "DECL", date(2018, 5, 8)))
    ),
    "8.2 nothing to declassify": Case("E.O. 12958: N/A\n", Header(executive_order=ExecutiveOrder("12958", "N/A"))),
    "8.3 era b": Case(
        "E.O. 12065: GDS 9/14/85 (TARLENHEIM, FRITZ) OR-M\n",
        Header(executive_order=ExecutiveOrder("12065", "GDS", date(1985, 9, 14), ("OR-M",), "TARLENHEIM, FRITZ")),
        "E.O. 12065: GDS 09/14/1985 (TARLENHEIM, FRITZ) OR-M\n",
    ),
    "8.2 glued to the TAGS": Case(
        "E.O. 12958: N/A TAGS: ELTN XG\n",
        Header(executive_order=ExecutiveOrder("12958", "N/A"), tags=("ELTN", "XG")),
        "E.O. 12958: N/A\nTAGS: ELTN, XG\n",
    ),
    "8.2 a zero for the O": Case(
        "E.0. 11652: GDS\n", Header(executive_order=ExecutiveOrder("11652", "GDS")), "E.O. 11652: GDS\n"
    ),
    "8.3 a letter for a figure": Case(
        "E.O. I2958: N/A\n", Header(executive_order=ExecutiveOrder("12958", "N/A")), "E.O. 12958: N/A\n"
    ),
    "8.3 a parenthesis in the number": Case(
        "E.O. 99)999: GDS\n", Header(executive_order=ExecutiveOrder("99999", "GDS")), "E.O. 99999: GDS\n"
    ),
    # 9. TAGS (tests/telegram/fields/test_tags.py).
    "9.1 commas": Case("TAGS: PREL, XG\n", Header(tags=("PREL", "XG"))),
    "9.1 blanks": Case("TAGS: PREL PGOV XG\n", Header(tags=("PREL", "PGOV", "XG")), "TAGS: PREL, PGOV, XG\n"),
    "9.1 no colon": Case("TAGS PREL, XG\n", Header(tags=("PREL", "XG")), "TAGS: PREL, XG\n"),
    "9.1 wraps": Case(
        "TAGS: PREL, PGOV,\nELTN, XG\n", Header(tags=("PREL", "PGOV", "ELTN", "XG")), "TAGS: PREL, PGOV, ELTN, XG\n"
    ),
    "9.2 persons": Case("TAGS: OVIP (ELPHBERG, RUDOLF), XG\n", Header(tags=("OVIP", "ELPHBERG, RUDOLF", "XG"))),
    # 10. SUBJECT.
    "10 one line": Case("SUBJECT: THE CASTLE BRIDGE\n", Header(subject="THE CASTLE BRIDGE")),
    "10 goes on": Case(
        "SUBJECT: CASTLE BRIDGE TALKS RESUME AS\nCORONATION NEARS\n",
        Header(subject="CASTLE BRIDGE TALKS RESUME AS CORONATION NEARS"),
        "SUBJECT: CASTLE BRIDGE TALKS RESUME AS CORONATION NEARS\n",
    ),
    "10 SUBJ": Case("SUBJ: HARVEST\n", Header(subject="HARVEST"), "SUBJECT: HARVEST\n"),
    "10 with a colon": Case("SUBJECT: TIMBER: RAFTS ON THE RIVER\n", Header(subject="TIMBER: RAFTS ON THE RIVER")),
    "10 portion mark": Case("SUBJECT: (C) THE KING'S GAME\n", Header(subject="THE KING'S GAME", subject_portion=CONF)),
    "10 glued REF": Case(
        "SUBJECT: THE BRIDGE REF: ZENDA 7\n",
        Header(subject="THE BRIDGE", references=(Reference(post="ZENDA", number=7),)),
        "SUBJECT: THE BRIDGE\n\nREF: ZENDA 7\n",
    ),
    "10 a caption below": Case(
        "SUBJECT: THE BRIDGE\nSIPDIS\n",
        Header(subject="THE BRIDGE", captions=("SIPDIS",)),
        "SIPDIS\nSUBJECT: THE BRIDGE\n",
    ),
    # 11. REF (tests/telegram/fields/test_references.py).
    "11.2 one": Case("REF: ZENDA 26053\n", Header(references=(Reference(post="ZENDA", number=26053),))),
    "11.2 letters": Case(
        "REF: A. ZENDA 816\n     B. 07 STRELSAU 3054 (NOTAL)\n",
        Header(
            references=(
                Reference(label="A", post="ZENDA", number=816),
                Reference(label="B", post="STRELSAU", number=3054, year=2007, notal=True),
            )
        ),
        "REF: A. ZENDA 816\nB. 07 STRELSAU 3054 (NOTAL)\n",
    ),
    "11.1 REFTEL": Case(
        "REFTEL: ZENDA 526 AND PREVIOUS\n",
        Header(references=(Reference(post="ZENDA", number=526, and_previous=True),)),
        "REF: ZENDA 526 AND PREVIOUS\n",
    ),
    "11.2 an e-mail": Case(
        "REF: HENTZAU E-MAIL 06/04/07\n",
        Header(references=(Reference(kind=ReferenceKind.EMAIL, text="HENTZAU E-MAIL 06/04/07"),)),
    ),
    "11.3 addresses on the web": Case(
        "REF: A. ZENDA 5\nB. http://zenda.example/news\n\nC. www.zenda.example\nD. ZENDA 6\n",
        Header(
            references=(
                Reference(label="A", post="ZENDA", number=5),
                Reference(ReferenceKind.WEB, "B", text="http://zenda.example/news"),
                Reference(ReferenceKind.WEB, "C", text="www.zenda.example"),
                Reference(label="D", post="ZENDA", number=6),
            )
        ),
        "REF: A. ZENDA 5\nB. http://zenda.example/news\nC. www.zenda.example\nD. ZENDA 6\n",
    ),
    "11.3 an address without a letter": Case(
        "REF: ZENDA 5\n     https://zenda.example/the-castle\n     ZENDA 6\n",
        Header(
            references=(
                Reference(post="ZENDA", number=5),
                Reference(ReferenceKind.WEB, text="https://zenda.example/the-castle"),
                Reference(post="ZENDA", number=6),
            )
        ),
        "REF: ZENDA 5; https://zenda.example/the-castle; ZENDA 6\n",
    ),
    "11.3 below a blank line": Case(
        "REF: A. ZENDA 1\n\nB. ZENDA 2\n",
        Header(references=(Reference(label="A", post="ZENDA", number=1), Reference(label="B", post="ZENDA", number=2))),
        "REF: A. ZENDA 1\nB. ZENDA 2\n",
    ),
    "11.3 below a page line": Case(
        "SECRET ZENDA 000910\n\nREF: (A) ZENDA 5,\n\nSECRET\n\nPAGE 02  ZENDA  00910  081102Z\n\n(B) STRELSAU 6\n",
        Header(
            classification=C.SECRET,
            mrn=MessageNumber("ZENDA", 910),
            references=(Reference(label="A", post="ZENDA", number=5), Reference(label="B", post="STRELSAU", number=6)),
        ),
        "S E C R E T ZENDA 000910\n\nREF: A. ZENDA 5\nB. STRELSAU 6\n",
    ),
    # 12. Classified By (tests/telegram/fields/test_authority.py).
    "12 era c": Case(
        "Classified By: Political M/C Flavia Hentzau: reasons 1.4 (b, d).\n",
        Header(authority=Authority("Flavia Hentzau", "Political M/C", ("b", "d"))),
        "Classified By: Political M/C Flavia Hentzau, reasons 1.4 (b) and (d).\n",
    ),
    "12 with a mark before it": Case(
        "(U) Classified by Ambassador Rudolf Rassendyll, reason 1.4 (b).\n",
        Header(authority=Authority("Rudolf Rassendyll", "Ambassador", ("b",))),
        "Classified By: Ambassador Rudolf Rassendyll, reasons 1.4 (b).\n",
    ),
    # 13.1, 13.2. Numbered paragraphs and their marks.
    "13.1 number and mark": Case("1. (C) The bridge is open.\n", para("1", "The bridge is open.", CONF)),
    "13.1 glued": Case(
        "1.(C)The bridge is open.\n", para("1", "The bridge is open.", CONF), "1. (C) The bridge is open.\n"
    ),
    "13.1 parenthesis": Case(
        "1) (C) The bridge is open.\n", para("1", "The bridge is open.", CONF), "1. (C) The bridge is open.\n"
    ),
    "13.1 no mark": Case(
        "12.    THE BRIDGE IS OPEN.\n", para("12", "THE BRIDGE IS OPEN."), "12. THE BRIDGE IS OPEN.\n"
    ),
    "13.1 no number": Case("The bridge is open.\n", para(None, "The bridge is open.")),
    "13.1 a mark alone": Case("(U) The bridge is open.\n", para(None, "The bridge is open.", U)),
    "13.1 own line ends": Case("1. The bridge\nis open.\n", para("1", "The bridge\nis open.")),
    "13.1 trailing blanks": Case(
        "1. The bridge \nis open. \n", para("1", "The bridge\nis open."), "1. The bridge\nis open.\n"
    ),
    "13.1 pilcrow": Case("\u00b61. (U) Yes.\n", para("1", "Yes.", U), "1. (U) Yes.\n"),
    "13.2 SBU": Case("2. (SBU) Yes.\n", para("2", "Yes.", SBU)),
    "13.2 NOFORN": Case("2. (C/NF) Yes.\n", para("2", "Yes.", Portion(C.CONFIDENTIAL, ("NF",)))),
    "13.2 two strokes": Case("2. (S//NF) Yes.\n", para("2", "Yes.", Portion(C.SECRET, ("NF",))), "2. (S/NF) Yes.\n"),
    "13.2 release": Case("2. (S/REL TO USA, FVEY) Yes.\n", para("2", "Yes.", Portion(C.SECRET, ("REL TO USA, FVEY",)))),
    "13.2 entire text": Case("1. (C - ENTIRE TEXT)\n", para("1", "", CONF), "1. (C) "),
    "13.2 entire text without parentheses": Case("1. C - ENTIRE TEXT.\n", para("1", "C - ENTIRE TEXT.")),
    # 13.3. Items.
    "13.3 letters": Case(
        "1. The duke said:\nA. The moat is full.\nB. The bridge is up.\n",
        para("1", "The duke said:", None, para("A", "The moat is full."), para("B", "The bridge is up.")),
    ),
    "13.3 below a line that has no end": Case(
        "1. KEY POINTS\n\n-- The moat is full.\n\n-- The bridge\n\n-- The castle\n",
        para(
            "1", "KEY POINTS", None, para("--", "The moat is full."), para("--", "The bridge"), para("--", "The castle")
        ),
    ),
    "13.3 indented": Case(
        "1. The duke said:\n   a) the moat;\n   b) the bridge.\n",
        para("1", "The duke said:", None, para("a", "the moat;"), para("b", "the bridge.")),
        "1. The duke said:\na. the moat;\nb. the bridge.\n",
    ),
    "13.3 bullets": Case(
        "1. Three points:\n\n-- the toll;\n-- the keys; and\n-- the second\nbridge.\n",
        para(
            "1",
            "Three points:",
            None,
            para("--", "the toll;"),
            para("--", "the keys; and"),
            para("--", "the second\nbridge."),
        ),
        "1. Three points:\n-- the toll;\n-- the keys; and\n-- the second\nbridge.\n",
    ),
    "13.3 items in items": Case(
        "1. Two:\nA. tolls:\n-- gold;\n-- grain;\nB. keys.\n",
        para(
            "1", "Two:", None, para("A", "tolls:", None, para("--", "gold;"), para("--", "grain;")), para("B", "keys.")
        ),
    ),
    "13.3 with a mark": Case(
        "1. (S) Two:\nA. (S) tolls;\nB. (U) keys.\n",
        para("1", "Two:", S, para("A", "tolls;", S), para("B", "keys.", U)),
    ),
    "13.3 a dash by wrapping": Case(
        "1. The duke\n- he is no fool - said no.\n", para("1", "The duke\n- he is no fool - said no.")
    ),
    # 13. The body.
    "13.1 a sequence": Case("1. (U) Yes.\n\n2. (U) No.\n", body((para("1", "Yes.", U), para("2", "No.", U)))),
    "13.2 joined numbers with marks for release": Case(
        f"1. (U) {RIVER} 2. (C//NF) Open. 3. (S/REL UK) Shut. 4. So is the castle.\n",
        body(
            (
                para("1", RIVER, U),
                para("2", "Open.", Portion(C.CONFIDENTIAL, ("NF",))),
                para("3", "Shut. 4. So is the castle.", Portion(C.SECRET, ("REL UK",))),
            )
        ),
        f"1. (U) {RIVER}\n\n2. (C/NF) Open.\n\n3. (S/REL UK) Shut. 4. So is the castle.\n",
    ),
    "13.1 a number out of sequence": Case(
        "1. The king paid\n400. He is poor.\n", body((para("1", "The king paid\n400. He is poor."),))
    ),
    "13.1 unnumbered": Case(
        "All is well.\n\nAll will be.\n", body((para(None, "All is well."), para(None, "All will be.")))
    ),
    "13.1 a blank line inside a sentence": Case("All is\n\nwell.\n", body((para(None, "All is\n\nwell."),))),
    "13.3 enclosed": Case(
        "1. (U) Begin text:\n\n1. The accord stands.\n2. The toll stays.\n\nEnd text.\n\n2. (U) Yes.\n",
        body(
            (
                para("1", "Begin text:", U, para("1", "The accord stands."), para("2", "The toll stays.\n\nEnd text.")),
                para("2", "Yes.", U),
            )
        ),
        "1. (U) Begin text:\n1. The accord stands.\n2. The toll stays.\n\nEnd text.\n\n2. (U) Yes.\n",
    ),
    "13.4 dashes below": Case("The Castle\n----------\n\n1. Yes.\n", body(Section("The Castle", (para("1", "Yes."),)))),
    "13.4 dashes around": Case(
        "----------\nThe Castle\n----------\n1. Yes.\n",
        body(Section("The Castle", (para("1", "Yes."),))),
        "The Castle\n----------\n\n1. Yes.\n",
    ),
    "13.4 dashes behind": Case(
        "Summary -------\n\n1. Yes.\n", body(Section("Summary", (para("1", "Yes."),))), "Summary\n-------\n\n1. Yes.\n"
    ),
    "13.4 between dashes": Case(
        "---- THE CASTLE ----\n\n1. Yes.\n",
        body(Section("THE CASTLE", (para("1", "Yes."),))),
        "THE CASTLE\n----------\n\n1. Yes.\n",
    ),
    "13.4 of two lines": Case(
        "The Castle and\nthe Bridge\n--------------\n\n1. Yes.\n",
        body(Section("The Castle and the Bridge", (para("1", "Yes."),))),
        "The Castle and the Bridge\n-------------------------\n\n1. Yes.\n",
    ),
    "13.4 dashes broken at 45": Case(
        f"A Rather Long Heading of the Castle and of Its Bridge\n{'-' * 45} {'-' * 8}\n\n1. Yes.\n",
        body(Section("A Rather Long Heading of the Castle and of Its Bridge", (para("1", "Yes."),))),
        f"A Rather Long Heading of the Castle and of Its Bridge\n{'-' * 53}\n\n1. Yes.\n",
    ),
    "13.4 title word alone": Case(
        "Summary\n\n1. Yes.\n\nComment\n\n2. No.\n",
        body(Section("Summary", (para("1", "Yes."),)), Section("Comment", (para("2", "No."),))),
        "Summary\n-------\n\n1. Yes.\n\nComment\n-------\n\n2. No.\n",
    ),
    "13.4 short line above a number": Case(
        "1. (U) Yes.\n\nWhat Follows\n\n2. (U) No.\n",
        body((para("1", "Yes.", U),), Section("What Follows", (para("2", "No.", U),))),
        "1. (U) Yes.\n\nWhat Follows\n------------\n\n2. (U) No.\n",
    ),
    "13.4 with a mark (20.2)": Case(
        "1. (U) Yes.\n\n(SBU) What Follows\n\n2. (U) No.\n",
        body((para("1", "Yes.", U),), Section("(SBU) What Follows", (para("2", "No.", U),))),
        "1. (U) Yes.\n\n(SBU) What Follows\n------------------\n\n2. (U) No.\n",
    ),
    "13.3 summary run in": Case(
        "1. (U) Summary: All is well. End summary.\n", body((para("1", "Summary: All is well. End summary.", U),))
    ),
    # 14. Pages.
    "14 era c": Case(
        "1. (U) The king went to\n\nZENDA 00000910  002 OF 002\n\n\nStrelsau.\n",
        body((para("1", "The king went to\nStrelsau.", U),)),
        "1. (U) The king went to\nStrelsau.\n",
    ),
    "14 sub-page": Case(
        "1. (U) The king went to\n\nZENDA 00000910  001.2 OF 002\n\n\nStrelsau.\n",
        body((para("1", "The king went to\nStrelsau.", U),)),
        "1. (U) The king went to\nStrelsau.\n",
    ),
    "14 era b": Case(
        "1. THE KING WENT TO\nSECRET\n\nSECRET\n\nPAGE 02  ZENDA 00027 062031Z\n\nSTRELSAU IN HIS COACH AND SIX.\n",
        body((para("1", "THE KING WENT TO\nSTRELSAU IN HIS COACH AND SIX."),)),
        "1. THE KING WENT TO\nSTRELSAU IN HIS COACH AND SIX.\n",
    ),
    "14 a caption behind the class": Case(
        "1. The king\n\nZENDA 00000910  002 OF 002\n\nCONFIDENTIAL SIPDIS\n\nleft.\n",
        para("1", "The king\nleft."),
        "1. The king\nleft.\n",
    ),
    "14 inside a line": Case(
        "1. (U) The king went to ZENDA 00000910  002 OF 002 Strelsau.\n",
        body((para("1", "The king went to Strelsau.", U),)),
        "1. (U) The king went to Strelsau.\n",
    ),
    "14 before a list": Case(
        "1. Three:\n\nZENDA 00000910  002 OF 002\n\n\nA. The tide.\nB. The moon.\n",
        body((para("1", "Three:", None, para("A", "The tide."), para("B", "The moon.")),)),
        "1. Three:\nA. The tide.\nB. The moon.\n",
    ),
    # 15. The end.
    "15 signature": Case("1. Yes.\n\nRASSENDYLL\n", body((para("1", "Yes."),), closing=Closing(("RASSENDYLL",)))),
    "15 in title case": Case("1. Yes.\n\nRassendyll\n", body((para("1", "Yes."),), closing=Closing(("Rassendyll",)))),
    "15 glued": Case(
        "1. (U) The king signed at noon. RASSENDYLL\n",
        body((para("1", "The king signed at noon.", U),), closing=Closing(("RASSENDYLL",))),
        "1. (U) The king signed at noon.\n\nRASSENDYLL\n",
    ),
    "15 marking and end mark": Case(
        "1. Yes.\n\nSAPT\n\nSECRET\n\nNNNN\n",
        body((para("1", "Yes."),), closing=Closing(("SAPT",), (), ("NNNN",))),
        "1. Yes.\n\nSAPT\n\nNNNN\n",
    ),
    "15 notes": Case(
        "1. Yes.\n\nMINIMIZE CONSIDERED.\n", body((para("1", "Yes."),), closing=Closing((), ("MINIMIZE CONSIDERED.",)))
    ),
    "15 handling block": Case(
        "1. YES.\nRASSENDYLL\n\n*** Current Handling Restrictions *** n/a\n*** Current Classification *** SECRET\n",
        body((para("1", "YES."),), closing=Closing(("RASSENDYLL",))),
        "1. YES.\n\nRASSENDYLL\n",
    ),
    "15 end of a closing": Case("SAPT\n\nNNNN\n", Closing(("SAPT",), (), ("NNNN",))),
    # 18. Era b.
    "18.1 distribution": Case(
        "ACTION EUR-12\n\nINFO OCT-01 ISO-00 AID-05\n   INR-10 /050 W\n",
        Header(
            distribution=Distribution(
                Office("EUR", "12"),
                None,
                (Office("OCT", "01"), Office("ISO", "00"), Office("AID", "05"), Office("INR", "10")),
                "/050 W",
            )
        ),
        "ACTION EUR-12\n\nINFO OCT-01 ISO-00 AID-05 INR-10 /050 W\n",
    ),
    "18.1 an office of an office": Case(
        "ACTION EUR/RUR-12\n", Header(distribution=Distribution(Office("EUR/RUR", "12")))
    ),
    "18.5 drafted": Case(
        "DRAFTED BY EUR/RUR:JHENTZAU\nAPPROVED BY EUR:FTARLENHEIM\nNSC:CSAPT\n",
        Header(drafted_by="EUR/RUR:JHENTZAU", approved_by="EUR:FTARLENHEIM", cleared_by=("NSC:CSAPT",)),
        "DRAFTED BY EUR/RUR:JHENTZAU\nAPPROVED BY EUR:FTARLENHEIM\nCLEARED BY NSC:CSAPT\n",
    ),
    "18.1 the top of a page": Case(
        "SECRET\n\nPAGE 01  ZENDA 00027 062031Z\n\n47\nACTION EUR-12\n            --------------------- 004286\n"
        "R 061940Z MAR 74\nFM AMEMBASSY ZENDA\n\nSECRET ZENDA 0027\n",
        Header(
            distribution=Distribution(Office("EUR", "12")),
            dtg=DateTimeGroup((P.ROUTINE,), 6, 19, 40, "MAR", "74"),
            originator="AMEMBASSY ZENDA",
            classification=C.SECRET,
            mrn=MessageNumber("ZENDA", 27),
        ),
        "ACTION EUR-12\nR 061940Z MAR 74\nFM AMEMBASSY ZENDA\n\nS E C R E T ZENDA 000027\n",
    ),
    "19 class word and counter": Case(
        "CONFIDENTIAL     PTK4620\n\nPAGE 01        STRELS  00413  01 OF 02  111433Z\n"
        "CONFIDENTIAL SECTION 01 OF 02 STRELSAU 00413\n",
        Header(classification=C.CONFIDENTIAL, part=Part(1, 2), mrn=MessageNumber("STRELSAU", 413)),
        "C O N F I D E N T I A L SECTION 01 OF 02 STRELSAU 000413\n",
    ),
    # 20. SMART.
    "20.1 labels": Case(
        "MRN:                          11 ZENDA 218\n"
        "Date/DTG:                     Nov 03, 2011 / 031507Z NOV 11\n"
        "From:                         AMEMBASSY ZENDA\n"
        "Action:                       WASHDC, SECSTATE ROUTINE; STRELSAU, AMCONSUL PRIORITY\n"
        "E.O.:                         13526\n"
        "TAGS:                         PGOV, XG\n"
        "Captions:                     SENSITIVE, SIPDIS\n"
        "Reference:                    A) 11 ZENDA 190\n"
        "                              B) 11 STRELSAU 87\n"
        "Pass Line:                    STATE FOR EUR/RUR\n"
        "Subject:                      (U) River Towns Vote\n",
        Header(
            mrn=MessageNumber("ZENDA", 218, 2011),
            dtg=DateTimeGroup((), 3, 15, 7, "NOV", "11"),
            originator="AMEMBASSY ZENDA",
            action=(Addressee("WASHDC, SECSTATE", None, P.ROUTINE), Addressee("STRELSAU, AMCONSUL", None, P.PRIORITY)),
            executive_order=ExecutiveOrder("13526"),
            tags=("PGOV", "XG"),
            captions=("SENSITIVE", "SIPDIS"),
            references=(
                Reference(label="A", post="ZENDA", number=190, year=2011),
                Reference(label="B", post="STRELSAU", number=87, year=2011),
            ),
            pass_lines=("STATE FOR EUR/RUR",),
            subject="River Towns Vote",
            subject_portion=U,
        ),
        "031507Z NOV 11\nFM AMEMBASSY ZENDA\nTO WASHDC, SECSTATE ROUTINE\nSTRELSAU, AMCONSUL PRIORITY\n"
        "11 ZENDA 000218\n\nSENSITIVE\nSIPDIS\n\nSTATE FOR EUR/RUR\n\n"
        "E.O. 13526\nTAGS: PGOV, XG\nSUBJECT: (U) River Towns Vote\n\n"
        "REF: A. 11 ZENDA 190\nB. 11 STRELSAU 87\n",
    ),
    "20.1 values not given": Case(
        "MRN:                 11 ZENDA 218\nE.O.:                Unknown\nReference:           n/a\n",
        Header(mrn=MessageNumber("ZENDA", 218, 2011)),
        "11 ZENDA 000218\n",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_read(case: Case) -> None:
    """A snippet gives exactly these values, and comes back to the character."""
    node = from_text(case.text, type(case.node))

    assert case.node == node
    assert case.text == to_text(node)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_write(case: Case) -> None:
    """The values are written in canonical form, and read back equal."""
    text = to_text(case.node)

    assert (case.text if case.written is None else case.written) == text
    assert case.node == from_text(text, type(case.node))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_read_as_a_cable(case: Case) -> None:
    """A snippet of a header reads alike where it is the whole of a cable."""
    if not isinstance(case.node, Header):
        return
    cable = from_text(case.text)

    assert case.node == cable.header
    assert case.text == to_text(cable)


@pytest.mark.parametrize(
    ("text", "hint", "year"),
    [
        ("P 080915Z MAY 08\n", 1979, 2008),
        ("P 300915Z FEB 08\n", 2009, 2009),
        ("P 300915Z FEB 79\n", None, 1979),
        ("P 300915Z FEB 2008\n", None, 2008),
        ("FM AMEMBASSY ZENDA\n", None, None),
    ],
)
def test_the_year(text: str, hint: int | None, year: int | None) -> None:
    """22.2, 25.8. The year of a date stands, else the hint, else the year written in a group that is no date."""
    assert from_text(text, year=hint).year == year


@pytest.mark.parametrize("year", ["", "8", "MAY", "\u0662\u0660\u0660\u0668", "20080"])
def test_the_year_is_none_where_no_year_is_written(year: str) -> None:
    """What a person puts for the year may be none."""
    assert Cable(header=Header(dtg=DateTimeGroup((), 30, 9, 15, "FEB", year))).year is None
