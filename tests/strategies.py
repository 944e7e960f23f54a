"""Hypothesis strategies: hostile texts, well-formed telegrams, nodes built by hand, and edits (style.md 3.8).

All of it is made up: the posts ZENDA and STRELSAU lie in the kingdom of Ruritania.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from attrs import evolve
from hypothesis import strategies as st

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
    Wrapper,
    from_text,
    walk,
)

#: Characters and words that break readers: line ends of all kinds, what XML cannot carry, labels at odd places.
HOSTILE: Final = (
    "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n\r", "\f", "\v", "\0", "\x1b", "\x85", "\u2028", "\u2029", "\ufeff",
    "\ud800", "\udfff", "\ufffe", "\U0001f4dc", "\u00a0", "\u00b6", "\ufffd", "\u00e9", "\u201c", "]]>", "<c/>",
    "&amp;", "_x000C_", "\\", "\\\n", "\t", " ", "  \n", "x", "", "(", ")", "//", "#", "0", "1.", "(C)", "--", "a",
    ".", "TAGS: ", "SUBJECT: ", "SUBJ: ", "E.O. 12958: ", "REF: ", "CLASSIFIED BY: ", "FM ", "TO ", "INFO ", "XMT ",
    "DE ", "R 010000Z JAN 08 ", "UNCLAS ZENDA 000910", "S E C R E T SECTION 01 OF 02 ZENDA 000910\n", "SECRET\n",
    "SIPDIS\n", "C O N F I D E N T I A L SECTION 02 OF 02 ZENDA 000910\n", "PAGE 02 ZENDA 00910 081102Z\n",
    "PAGE 01 ZENDA 00910", "ZENDA 00000910  002 OF 002\n", "ZENDA 00000910  001.2 OF 002 ", " OF ", "----------\n",
    "====\n", "---- Moat ----\n", "\n1. (U) ", "\n2. (C/NF) ", "\n3. ", "\nA. ", "\n(1) ", "\n-- ", "\n\u2022 ",
    "\n99999. ", "\n\u00b64. (SBU) ", "Summary\n", "Summary: ", "END SUMMARY. ", "Comment\n", "COMMENT: ",
    "BEGIN TEXT. ", "END TEXT.", "\nHENTZAU\n", ". SAPT", "NNNN\n", "MRN:                 11 ZENDA 218\n",
    "Subject:             Bridge\n", "Date/DTG: ", "Signature:   SAPT\n", "Drafted By:          ZENDA:Sapt\n",
    "Cleared By: n/a\n", "Message Text\n", "\nMessage Attributes\n", "TAGS: PREL\n",
    "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005\n", "RELEASE IN PART\n",
    "ACTION EUR-12\n", "INFO OCT-01 /050 W\n", "------------------063418 141655Z /44\n", "VZCZCXRO2718\n",
    "PP RUEHQZB\n", "This record is a partial extract of the original cable.\n", "DEPT FOR EUR/RUR\n",
    "NOFORN SIPDIS", "\n\nBEGIN TEXT\n\n", "\n\nEND TEXT.\n\n", "\n\nQUOTE\n\n", "\nUNQUOTE\n", "\n(begin paper)\n",
    "\n(end paper)\n", "\n\nMill    Tolls\nEast      400\nWest      300\n", "| a | b |\n",
)  # fmt: skip

RELAY: Final = (
    "VZCZCXRO2718\nPP RUEHQZB RUEHQZC\nDE RUEHQZA #0910/01 1290915\nZNY CCCCC ZZH\n",
    "VZCZCXYZ0001\nOO RUEHWEB\n\nDE RUEHQZA #0910 1290915\nZNR UUUUU ZZH\n",
    (
        "UNCLASSIFIED\n\nPAGE 01 ZENDA 06523 141620Z\n\n43\nACTION EUR-12\n\n"
        "INFO OCT-01 ISO-00 AID-05\n   INR-10 /050 W\n"
        "            --------------------- 004286\n"
    ),
    (
        "PAGE 01        STRELS  00413  01 OF 02  111433Z\nORIGIN EUR-12\n\nINFO OCT-01 /071 R\n\n"
        "DRAFTED BY EUR/RUR:JHENTZAU\nAPPROVED BY EUR:FTARLENHEIM\nNSC:CSAPT\n------------------418307  121950Z /23\n"
    ),
    "",
)
GROUPS: Final = ("P 080915Z MAY 08", "O R 061940Z MAR 74 ZDK", "R 141540Z AUG 79", "")
ADDRESSES: Final = (
    (
        "FM AMEMBASSY ZENDA\nTO RUEHC/SECSTATE WASHDC PRIORITY 3121\nINFO RUCNQZC/RIVER STATES COLLECTIVE\n"
        "RUEKJCS/SECDEF WASHDC//ISA/EUR// IMMEDIATE\n"
    ),
    "FM AMCONSUL STRELSAU\nTO SECSTATE WASHDC 2207\nINFO AMEMBASSY ZENDA\nXMT AMCONSUL HENTZAU\n",
    "FM SECSTATE WASHDC\nTO ZEN/AMEMBASSY ZENDA NIACT IMMEDIATE 2276-2279\n",
    "",
)
CLASS_LINES: Final = (
    "C O N F I D E N T I A L SECTION 01 OF 02 ZENDA 000910 \n",
    "UNCLAS ZENDA 6523\n",
    "S E C R E T STRELSAU 000413\n",
    "UNCLAS E F T O ZENDA 000911\n",
    "LIMITED OFFICIAL USE SECTION 1 OF 2 LA ZENDA 3172/1\n",
    "",
)
CAPTIONS: Final = (
    "SIPDIS\n\nSIPDIS\n",
    "SENSITIVE\nSIPDIS\n",
    "NOFORN SIPDIS\n\nNSC FOR SAPT\nDEPT FOR EUR/RUR\n",
    "EXDIS\n",
    "",
)
ORDERS: Final = (
    "E.O. 12958: DECL: 05/08/2018\n",
    "E.O. 11652: GDS\n",
    "E.O. 12065: GDS 9/14/85 (TARLENHEIM, FRITZ) OR-M\n",
    "E.O. 12958: N/A TAGS: ELTN XG\n",
    "E.O. 12356: DECL:  OADR\n",
    "",
)
TAG_LINES: Final = ("TAGS: PREL PGOV ELTN XG\n", "TAGS: OVIP (ELPHBERG, RUDOLF), XG\n", "TAGS PREL, XG\n", "")
SUBJECTS: Final = (
    "SUBJECT: CASTLE BRIDGE TALKS RESUME AS\nCORONATION NEARS\n",
    "SUBJECT: (C) THE KING'S BRIDGE: A STUDY\n",
    "SUBJ: HARVEST CONTRACTS\n",
    "",
)
REFERENCES: Final = (
    "REF: A. ZENDA 816\n     B. 07 STRELSAU 3054 (NOTAL)\n",
    "REF: (A) ZENDA 6388, (B) 78 STRELSAU 1140\n",
    "REFTEL: ZENDA 526 AND PREVIOUS\n",
    "",
)
AUTHORITIES: Final = (
    "Classified By: Political M/C Flavia Hentzau: reasons 1.4 (b, d).\n",
    "CLASSIFIED BY: AMBASSADOR RUDOLF RASSENDYLL. REASON: 1.5 (B) AND (D).\n",
    "",
)
BODIES: Final = (
    "The king signed the treaty at noon.",
    "Summary: The castle is quiet; the\ntown is not. End summary.",
    "SUMMARY: THE BRIDGE IS OPEN. END SUMMARY.",
    "He named three points:\n\n-- the toll;\n-- the keys; and\n-- the second bridge.",
    "The duke said:\n   A. The moat is full.\n   B. The bridge is up.",
    "Sapt told us that\n\nZENDA 00000910  002 OF 002\n\n\nthe old man knew more.",
    "COMMENT: WE DOUBT IT. END COMMENT.",
    "The chancellor had no comment (ref A), and in 1. did not say why.",
    "Begin text:\n\n1. The accord stands.\n2. The toll stays.\n\nEnd text.",
)
MARKS: Final = ("(C) ", "(SBU) ", "(C/NF) ", "(U) ", "", "(S//REL TO USA, FVEY) ", "")
HEADINGS: Final = (
    "",
    "",
    "",
    "The Castle\n----------\n\n",
    "SUMMARY\n-------\n\n",
    "Comment\n\n",
    "-------\nThe Moat\n-------\n",
    "Summary -------\n\n",
)
SIGNATURES: Final = ("", "TARRANT\n", "\nHENTZAU\n\n\nNNNN\n", "Rassendyll", "SAPT\n\nUNCLASSIFIED\n\n\n\nNNN\n")
STYLES: Final = ("\n", "\n", "\n", " \n", "\r\n", "\r")


@st.composite
def telegrams(draw: st.DrawFn, *, newlines: tuple[str, ...] = STYLES) -> str:
    """Draw a well-formed telegram of any era, put together from parts, in one style of line ends."""

    def pick(parts: tuple[str, ...]) -> str:
        return draw(st.sampled_from(parts))

    group = pick(GROUPS)
    head = [pick(RELAY), group + "\n" if group else "", pick(ADDRESSES), pick(CLASS_LINES), "\n", pick(CAPTIONS), "\n"]
    head += [pick(ORDERS), pick(TAG_LINES), pick(SUBJECTS), "\n", pick(REFERENCES), "\n", pick(AUTHORITIES), "\n"]
    texts = draw(st.lists(st.sampled_from(BODIES), max_size=4))
    body = [f"{pick(HEADINGS)}{at}. {pick(MARKS)}{text}\n\n" for at, text in enumerate(texts, 1)]
    return "".join([*head, *body, pick(SIGNATURES)]).replace("\n", pick(newlines))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Draw a telegram with hostile pieces put into it, and some of it cut away."""
    text = draw(telegrams())
    for piece in draw(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=3)):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.sampled_from((0, 0, 1, 9)))
        text = text[:at] + piece + text[at + cut :]
    return text


def shapeless() -> st.SearchStrategy[str]:
    """Draw hostile pieces in any order."""
    return st.lists(st.sampled_from(HOSTILE), max_size=12).map("".join)


def texts() -> st.SearchStrategy[str]:
    """Draw any text, from a well-formed telegram to nothing of the kind."""
    return st.one_of(telegrams(), damaged(), shapeless(), st.text(max_size=30))


# -- nodes built by hand ------------------------------------------------------------------------------------------

P = Precedence
C = Classification
K = ReferenceKind
#: Values that a drafter would give, field by field: all of them must build.
PLAUSIBLE: Final[dict[str, tuple[Any, ...]]] = {
    "transmission_id": ("VZCZCXRO2718", "VZCZCXYZ0001"),
    "routing": (Routing(P.PRIORITY, ("RUEHQZB", "RUEHQZC")), Routing(P.IMMEDIATE, ("RUEHWEB",))),
    "station": (Station("RUEHQZA", "0910", "01", "1290915"), Station("RUEHQZA", "0911", None, "1300840")),
    "security": ("ZNY CCCCC ZZH", "ZNR UUUUU ZZH"),
    "distribution": (
        Distribution(Office("EUR", "12"), None, (Office("OCT", "01"), Office("ISO", "00")), "/050 W"),
        Distribution(None, Office("EUR", "12"), (Office("OCT", "01"),), "/071 R"),
    ),
    "drafted_by": ("EUR/RUR:JHENTZAU",),
    "approved_by": ("EUR:FTARLENHEIM",),
    "cleared_by": (("NSC:CSAPT",), ("NSC:CSAPT", "EUR/RUR:RRASSENDYLL")),
    "dtg": (
        DateTimeGroup((P.PRIORITY,), 8, 9, 15, "MAY", "08"),
        DateTimeGroup((P.IMMEDIATE, P.ROUTINE), 14, 15, 40, "AUG", "79", "ZDK"),
    ),
    "originator": ("AMEMBASSY ZENDA", "SECSTATE WASHDC"),
    "action": (
        (Addressee("SECSTATE WASHDC", "RUEHC", P.PRIORITY, None, "3121"),),
        (Addressee("AMEMBASSY ZENDA", "ZEN", P.NIACT_IMMEDIATE, None, "2276-2279"), Addressee("AMCONSUL STRELSAU")),
    ),
    "info": (
        (Addressee("RIVER STATES COLLECTIVE", "RUCNQZC"), Addressee("SECDEF WASHDC", "RUEKJCS", P.FLASH, "ISA/EUR")),
        (Addressee("AMCONSUL STRELSAU"),),
    ),
    "exempt": ((Addressee("AMCONSUL HENTZAU"),),),
    "classification": tuple(C),
    "part": (Part(1, 2), Part(12, 14)),
    "mrn": (MessageNumber("ZENDA", 910), MessageNumber("LA ZENDA", 16123)),
    "captions": (("SIPDIS",), ("SENSITIVE", "SIPDIS"), ("NODIS",)),
    "pass_lines": (("NSC FOR SAPT",), ("STATE PASS USTR FOR HENTZAU", "DEPT FOR EUR/RUR")),
    "executive_order": (
        ExecutiveOrder("12958", "DECL", date(2018, 5, 8)),
        ExecutiveOrder("12958", "N/A"),
        ExecutiveOrder("12065", "GDS", date(1985, 9, 14), ("OR-M",), "TARLENHEIM, FRITZ"),
        ExecutiveOrder("12356", "DECL", None, ("OADR",)),
    ),
    "tags": (("PREL", "PGOV", "XG"), ("OVIP", "ELPHBERG, RUDOLF")),
    "subject": (
        "CASTLE BRIDGE TALKS RESUME",
        "The Bridge: A Study in Ruritanian Stone",
        "TARLENHEIM'S \u201cMOAT\u201d",
    ),
    "subject_portion": (Portion(C.CONFIDENTIAL), Portion(C.SECRET, ("NF",))),
    "references": (
        (Reference(post="ZENDA", number=816, label="A"), Reference(post="STRELSAU", number=3054, year=2007, label="B")),
        (Reference(post="ZENDA", number=526, notal=True),),
        (Reference(kind=K.EMAIL, text="HENTZAU E-MAIL 06/04/07"),),
    ),
    "authority": (
        Authority("Flavia Hentzau", "Political M/C", ("b", "d")),
        Authority("Rudolf Rassendyll", None, ("c",)),
    ),
}
#: Values that nobody should give; building says so, or writes them so that they read back.
ODD_STRINGS: Final = (
    "", " ", "x\ny", "TAGS: PREL", "1. (U) X", "\0", "\ud800", "]]>", "(C)", "SIPDIS", "a  b", " x", "\u00b6x",
    "----", "x" * 300, "SECRET", "NNNN", "PAGE 02 ZENDA 00910 081102Z", "\r", "END", "\ufeff", "x\f", "A.", "N/A",
    "SUBJECT: Y", "\n\nCastle\n------\n",
)  # fmt: skip
ODD: Final[dict[str, tuple[Any, ...]]] = {
    "routing": (Routing(None, ("x",)), Routing()),
    "station": (Station(), Station("R", "1", "2", "3")),
    "distribution": (Distribution(), Distribution(Office("", None), total="x")),
    "dtg": (DateTimeGroup(), DateTimeGroup((), 31, 0, 0, "FEB", "1979"), DateTimeGroup(day=-1, month="x", year="")),
    "classification": (None,),
    "part": (Part(), Part(0, -1), Part(100, 1000)),
    "mrn": (
        MessageNumber(),
        MessageNumber("x y", 5, 1850),
        MessageNumber("ZENDA", -1),
        MessageNumber("ZENDA", 218, 2011),
    ),
    "executive_order": (ExecutiveOrder(), ExecutiveOrder("1", "x", date(1800, 1, 1), ("x y", ""), "a")),
    "subject_portion": (Portion(), Portion(None, ("x",)), Portion(C.UNCLASSIFIED, ("FOUO",))),
    "authority": (Authority(), Authority("x", "y", ("z",)), Authority(None, None, ("b",))),
    "action": ((Addressee(),), (Addressee("x//y", "z", None, "/", "1"),)),
    "info": ((Addressee("A\nB"),), (Addressee("RUEHC/ZENDA"),)),
    "exempt": ((Addressee("a"),), (Addressee("AMCONSUL HENTZAU PRIORITY"),)),
    "references": (
        (Reference(),),
        (Reference(number=5),),
        (Reference(kind=K.OTHER, text="x\ny", label="?", title=")"),),
    ),
}


def values(field: str, *, odd: bool) -> st.SearchStrategy[Any]:
    """Draw a value of a header field."""
    plausible = st.sampled_from(PLAUSIBLE[field])
    if not odd:
        return plausible
    if field in ODD:
        return plausible | st.sampled_from(ODD[field])
    strings = st.sampled_from(ODD_STRINGS)
    if isinstance(PLAUSIBLE[field][0], tuple):
        return plausible | st.lists(strings, min_size=1, max_size=2).map(tuple)
    return plausible | strings


@st.composite
def headers(draw: st.DrawFn, *, odd: bool = True) -> Header:
    """Draw a header with a few fields, many or all."""
    fields = list(PLAUSIBLE)
    if not draw(st.sampled_from((False, False, False, True))):
        fields = draw(st.lists(st.sampled_from(fields), unique=True, max_size=9))
    odd = odd and draw(st.booleans())
    chosen = {field: draw(values(field, odd=odd)) for field in fields}
    if not odd:
        for field, other in LEANS_ON.items():
            if other not in chosen:
                chosen.pop(field, None)
    return Header(**chosen)


#: Fields that no text shows without another one.
LEANS_ON: Final = {"subject_portion": "subject", "part": "mrn", "pass_lines": "mrn"}


#: What a drafter would write under a number; all of it must build.
PROSE: Final = (
    "The king signed the treaty at noon.",
    "Summary: The castle is quiet;\nthe town is not. End summary.",
    "THE BRIDGE IS OPEN.",
    "Sapt asked for \u201cthe keys.\u201d  The duke, he said, had them.",
    "First paragraph line.\n\nA second line below a blank one",
    "",
)
PORTIONS: Final = (None, Portion(C.CONFIDENTIAL), Portion(C.UNCLASSIFIED, ("SBU",)), Portion(C.SECRET, ("NF",)))
ODD_PORTIONS: Final = (Portion(), Portion(None, ("x",)), Portion(C.RESTRICTED, ("REL TO USA, FVEY", "")))


@st.composite
def paragraphs(draw: st.DrawFn, *, odd: bool = True, depth: int = 2, label: str | None = None) -> Paragraph:
    """Draw a paragraph with its items."""
    odd = odd and draw(st.booleans())
    text = draw(st.sampled_from(PROSE + ODD_STRINGS if odd else PROSE[:4]))
    portion = draw(st.sampled_from(PORTIONS + ODD_PORTIONS if odd else PORTIONS))
    if odd:
        label = draw(st.sampled_from((label, None, "A", "--", "7", "iv", "?", "", "1.")))
    items: tuple[Paragraph, ...] = ()
    if depth and draw(st.sampled_from((False, False, True))):
        style = draw(st.sampled_from(("AB", "ab", ("--", "--")))) if depth == 2 else ("-", "-")
        below = 0 if style[0] == "--" else depth - 1
        items = tuple(draw(paragraphs(odd=odd, depth=below, label=sign)) for sign in style)
        text = f"{text.rstrip('.')}:" if text else text
        if depth == 2:
            items += draw(st.sampled_from(((), (), ENCLOSURES)))
    elif depth == 2:
        items = draw(st.sampled_from(((), (), (), TABLES)))
    return Paragraph(label, portion, text, items)


#: What stands among the items besides items.
ENCLOSURES: Final = (
    Paragraph(
        text="BEGIN TEXT",
        items=(Paragraph(text="Dear duke,"), Paragraph("1", text="All is well.\n\nEND TEXT.")),
        kind="enclosure",
    ),
)
TABLES: Final = (Paragraph(text="Mill    Tolls\nEast      400\nWest      300", kind="table"),)
TITLES: Final = (None, "The Castle", "SUMMARY", "Comment")


@st.composite
def sections(draw: st.DrawFn, *, odd: bool = True, first: int = 1) -> Section:
    """Draw a section, its paragraphs numbered from *first*."""
    title = draw(st.sampled_from((*TITLES, *ODD_STRINGS) if odd else TITLES))
    count = draw(st.integers(0 if odd else 1, 3))
    return Section(title, tuple(draw(paragraphs(odd=odd, label=str(first + at))) for at in range(count)))


def closings(*, odd: bool = True) -> st.SearchStrategy[Closing]:
    """Draw a closing."""
    plain = st.sampled_from(
        (Closing(), Closing(("TARRANT",)), Closing(("HENTZAU",), (), ("NNNN",)), Closing((), ("MINIMIZE CONSIDERED.",)))
    )
    strings = st.lists(st.sampled_from((*ODD_STRINGS, "SAPT", "NNN")), max_size=2).map(tuple)
    return plain | st.builds(Closing, strings, strings, strings) if odd else plain


@st.composite
def cables(draw: st.DrawFn, *, odd: bool = True) -> Cable:
    """Draw a cable that was built by hand."""
    parts: list[Section] = []
    number = 1
    for at in range(draw(st.integers(0, 2))):
        section = draw(sections(odd=odd, first=number))
        if not odd and at and section.heading is None:
            section = evolve(section, heading="The Moat")
        number += len(section.paragraphs)
        parts.append(section)
    extra = draw(st.sampled_from(({}, {}, {"box": [1, "a", None, {"b": True}]}))) if odd else {}
    year_hint = draw(st.sampled_from((None, 2008, 1979)))
    header = draw(headers(odd=odd))
    closing = draw(closings(odd=odd)) if odd or parts else Closing()
    return Cable(header, tuple(parts), closing, year_hint=year_hint, extra=extra)


# -- edits --------------------------------------------------------------------------------------------------------

Edit = Callable[[Cable], Cable]


def with_paragraph(cable: Cable, at: int, change: Callable[[Paragraph], Paragraph]) -> Cable:
    """Give the cable with its paragraph number *at*, counted over all sections, changed."""
    done = []
    for section in cable.sections:
        count = len(section.paragraphs)
        if 0 <= at < count:
            new = tuple(change(item) if at == here else item for here, item in enumerate(section.paragraphs))
            section = evolve(section, paragraphs=new)  # noqa: PLW2901 - the changed one takes its place
        at -= count
        done.append(section)
    return evolve(cable, sections=tuple(done))


@st.composite
def edited(draw: st.DrawFn) -> Cable:
    """Draw a cable that was read, and then changed at one or two places."""
    cable: Cable = from_text(draw(st.one_of(telegrams(), telegrams(), damaged())))
    for _ in range(draw(st.integers(1, 2))):
        if draw(st.booleans()) and cable.paragraphs:
            at = draw(st.integers(0, len(cable.paragraphs) - 1))
            text = draw(st.sampled_from(PROSE))
            cable = with_paragraph(cable, at, lambda paragraph, text=text: evolve(paragraph, text=text))  # type: ignore[misc]
        else:
            field = draw(st.sampled_from(list(PLAUSIBLE)))
            gone: Any = () if isinstance(PLAUSIBLE[field][0], tuple) else None
            new: Any = draw(st.sampled_from([gone, *PLAUSIBLE[field]]))
            cable = cable.with_header(**{field: new})
    return cable


def read_back(cable: Cable, text: str) -> Cable:
    """Read what was written of a cable; where an archive says something about it, the telegram inside alone."""
    if not cable.wrappers:
        return from_text(text, year=cable.year_hint)
    kinds = [piece.kind == "wrapper" for piece in walk(cable)]
    inside = [piece.text for piece in walk(cable)][kinds.index(False) : len(kinds) - kinds[::-1].index(False)]
    assert "".join(inside) in text
    return evolve(from_text("".join(inside), year=cable.year_hint), wrappers=cable.wrappers)


def stripped(node: Any) -> Any:
    """Build a node anew from its values: nothing of its source is left."""
    if isinstance(node, tuple):
        return tuple(stripped(child) for child in node)
    if not hasattr(node, "source"):
        return node
    names = [field.name for field in node.__attrs_attrs__ if field.name not in ("source", "wrappers")]
    return type(node)(**{name: stripped(getattr(node, name)) for name in names})


# -- made-up cables of every era ----------------------------------------------------------------------------------

A: Final = """P R 281848Z DEC 66
FM AMEMBASSY ZENDA
TO SECSTATE WASHDC PRIORITY
INFO AMCONSUL STRELSAU

CONFIDENTIAL ZENDA 2481

SUBJ: The Coronation

REF: STRELSAU A-70

1. The archbishop has named the day. He did so at length, before
   the whole court, and in Latin.

2. Comment: The duke was not there.

SAPT

GP-3
"""
B: Final = """LIMITED OFFICIAL USE

PAGE 01   LA ZENDA 00027 062031Z

47
ACTION EUR-17

INFO OCT-01 SAM-02 AGR-07
   /096 W
            --------------------- 004286
O R 061940Z MAR 74
FM AMEMBASSY LA ZENDA
TO SECSTATE WASHDC IMMEDIATE 2950
INFO AMEMBASSY STRELSAU
AMCONSUL HENTZAU

LIMITED OFFICIAL USE LA ZENDA 0027

PASS TREASURY

E.O. 11652: N/A
TAGS: ECON, XG, OVIP (ELPHBERG, RUDOLF)
SUBJ:  TIMBER:  RAFTS
ON THE RIVER

REFS: (A) LA ZENDA 5310,   (B) 73 STRELSAU 1140

SUMMARY: THE KING ASKED FOR TIMBER. HE WANTS IT BEFORE THE FLOOD.

1.   THE MINISTER SAID THAT
THE SHIP HAD
LIMITED OFFICIAL USE

LIMITED OFFICIAL USE

PAGE 02   LA ZENDA 00027 062031Z

SAILED. HE GAVE THREE REASONS:

A. THE TIDE.
B. THE MOON.

2.  WE DOUBT IT.

RASSENDYLL

LIMITED OFFICIAL USE

NNN
"""
B_PRIME: Final = """CONFIDENTIAL     PTK4620

PAGE 01        STRELS  00413  01 OF 02  111433Z
ACTION EUR-00

INFO  LOG-00   AID-00   /052 W
                  ------------------418307  121950Z /23
O 111425Z OCT 90
FM AMCONSUL STRELSAU
TO SECSTATE WASHDC IMMEDIATE 2863
INFO AMEMBASSY ZENDA

C O N F I D E N T I A L SECTION 01 OF 02 STRELSAU 00413

EXDIS

E.O. 12356: DECL:  OADR
TAGS: PREL, PGOV, XG
SUBJECT: THE REGENT'S DINNER

1. C - ENTIRE TEXT.

2. SUMMARY:  THE REGENT DINED. END SUMMARY.

3. HE SPOKE OF THE BRIDGE AND OF
CONFIDENTIAL

PAGE 02        STRELS  00413  01 OF 02  111433Z

THE MOAT, AS HE ALWAYS DOES AT TABLE.

HENTZAU

CONFIDENTIAL

NNNN
"""
C_RELAY: Final = """VZCZCXRO2718
PP RUEHQZB RUEHQZC
DE RUEHQZA #0910/01 1290915
ZNY CCCCC ZZH
P 080915Z MAY 08
FM AMEMBASSY ZENDA
TO RUEHC/SECSTATE WASHDC PRIORITY 3121
INFO RUCNQZC/RIVER STATES COLLECTIVE
RUEHQZB/AMCONSUL STRELSAU PRIORITY 0417
RUEKJCS/SECDEF WASHDC//ISA/EUR//
C O N F I D E N T I A L SECTION 01 OF 02 ZENDA 000910

SIPDIS

SENSITIVE
SIPDIS

NSC FOR SAPT
DEPT FOR EUR/RUR

E.O. 12958: DECL: 05/08/2018
TAGS: PREL PGOV ELTN XG
SUBJECT: CASTLE BRIDGE TALKS RESUME AS
CORONATION NEARS

REF: A. ZENDA 816
     B. 07 STRELSAU 3054 (NOTAL)

Classified By: Political M/C Flavia Hentzau: reasons 1.4 (b, d).

1. (C) Summary: The king will come to the bridge; the duke
will not. End summary.

No Bridge in the Speech
-----------------------

2. (C) The secretary played down reports that the king would
raise the bridge. He named two points:

-- the toll of the bridge,
which is high; and
-- the keys.

3. (C/NF) Turning to the old quarrel over the middle arch, he
said the castle

ZENDA 00000910  002 OF 002


would keep the keys.

Comment
-------

4. (SBU) We doubt it.
RASSENDYLL
"""
C_ECHO: Final = """O 011200Z APR 04
FM AMEMBASSY ZENDA
TO SECSTATE WASHDC IMMEDIATE
S E C R E T SECTION 01 OF 02 ZENDA 000587

SIPDIS

E.O. 12958: DECL: 04/01/2014
TAGS: PREL, XG
SUBJECT: THE DUKE'S  GAME

Classified By: DCM Fritz Tarlenheim for reasons 1.4 (b) and (d).

1. (S) The duke keeps two passports, and

S E C R E T SECTION 02 OF 02 ZENDA 000587

SIPDIS

E.O. 12958: DECL: 04/01/2014
TAGS: PREL, XG
SUBJECT: THE DUKE'S  GAME

a pistol.

2. (S) The king keeps none.
TARLENHEIM
"""
C_ODD: Final = """UNCLAS   STRELSAU 000413\r
\r
SENSITIVE, SIPDIS\r
\r
EO 12958: N/A TAGS:  SENV,EAGR ,XG\r
SUBJECT:   Water   in the\r
Lower Moat\r
REF:   ZENDA   526  AND PREVIOUS\r
\r
1.   (U)   All is    wet.\r
\r
2.(SBU)And cold.  \r
\r
Hentzau\r
"""
D: Final = """                                 UNCLASSIFIED
                                     SBU

MRN:                          11 ZENDA 218
Date/DTG:                     Nov 03, 2011 / 031507Z NOV 11
From:                         AMEMBASSY ZENDA
Action:                       WASHDC, SECSTATE ROUTINE; STRELSAU, AMCONSUL ROUTINE
E.O.:                         13526
TAGS:                         PGOV, ELTN, XG
Captions:                     SENSITIVE
Reference:                    A) 11 ZENDA 190
                              B) 11 STRELSAU 87
Pass Line:                    STATE FOR EUR/RUR
Subject:                      River Towns Vote

   1. (SBU) SUMMARY: Five towns voted. END SUMMARY.

   2. (SBU) They will share:
      \u2022   the toll; and
      \u2022   the keys.

(U) What Follows

   3. (U) Nothing.

Signature:                    RASSENDYLL

Drafted By:                   ZENDA:Sapt, Max
Cleared By:                   ECON:Tarlenheim, Fritz
                              CONS:Hentzau, Rupert
Approved By:                  Front Office:Rassendyll, Rudolf
Released By:                  ZENDA:Sapt, Max
Info:                         RIVER STATES COLLECTIVE ROUTINE
Dissemination Rule:           Released Copy

                                 UNCLASSIFIED
                                     SBU
"""
FRAGMENT: Final = """TAGS: PREL, XG
"""
PLAIN: Final = """The king is well.

He was at the bridge.
"""
#: One made-up cable for each era and rendition, some untidy.
TELEGRAMS: Final = {
    "a-1966": A,
    "b-1974": B,
    "b-prime-1990": B_PRIME,
    "c-2008-relay": C_RELAY,
    "c-2004-echo": C_ECHO,
    "c-2006-crlf": C_ODD,
    "c-2008-crlf": C_RELAY.replace("\n", "\r\n"),
    "c-2008-trailing": C_RELAY.replace("\n", " \n"),
    "d-2011-smart": D,
    "fragment": FRAGMENT,
    "no-cable": PLAIN,
}


#: A cable with a value for nearly everything.
RICH_CABLE: Final = Cable(
    Header(
        routing=Routing(P.PRIORITY, ("RUEHQZB",)),
        dtg=DateTimeGroup((P.IMMEDIATE, P.ROUTINE), 8, 9, 15, "MAY", "08"),
        originator="AMEMBASSY ZENDA",
        action=(Addressee("SECSTATE WASHDC", "RUEHC"), Addressee("AMCONSUL STRELSAU", precedence=P.FLASH)),
        info=(Addressee("RIVER STATES COLLECTIVE"),),
        exempt=(Addressee("AMCONSUL HENTZAU"),),
        classification=Classification.SECRET,
        mrn=MessageNumber("ZENDA", 910),
        captions=("EXDIS", "NOFORN"),
        pass_lines=("NSC FOR SAPT",),
        executive_order=ExecutiveOrder("12958", "DECL", None, ("X1", "X5")),
        tags=("PREL", "ELPHBERG, RUDOLF"),
        subject="THE BRIDGE & THE MOAT",
        references=(Reference(post="ZENDA", number=816), Reference(text="HENTZAU E-MAIL 06/04/07")),
        drafted_by="EUR/RUR:JHENTZAU",
        approved_by="EUR:FTARLENHEIM",
        cleared_by=("NSC:CSAPT", "EUR:RRASSENDYLL"),
        authority=Authority("Flavia Hentzau", "DCM", ("b", "d")),
    ),
    (
        Section(None, (Paragraph("1", text="Summary: All is well. End summary."),)),
        Section("The Moat", (Paragraph("2", text="It is:", items=(Paragraph("A", text="deep"), Paragraph("B"))),)),
        Section("Comment", (Paragraph("3", text="We doubt it."),)),
    ),
    Closing(("TARRANT",)),
    (Wrapper("foia", (("Doc No.", "C00000001"),)), Wrapper("smart")),
)


#: Cables built by hand, edited, and read from any text.
ANY_CABLE: Final = st.one_of(cables(), edited(), texts().map(from_text))
