"""SMART cables: labels above and below the body, markings, tables (format.md 20)."""

import pytest

from cablekit import Addressee, Classification, ModelError, Part, Precedence, from_text, to_text, walk
from tests._helpers import SMART_TEXT, read_whole
from tests.strategies import TELEGRAMS


def test_smart_labels_without_a_value() -> None:
    """`n/a`, `Unknown` and a signature in the header are no values; the signature below the text is."""
    cable = from_text(SMART_TEXT)

    assert (cable.header.tags, cable.header.subject) == ((), None)
    assert cable.closing.signatures == ("RASSENDYLL",)


def test_a_smart_cable() -> None:
    """SMART has labels above and below the body; those below are the header's too (format.md 20)."""
    cable = read_whole(TELEGRAMS["d-2011-smart"])

    assert cable.id == "11ZENDA218"
    assert cable.header.drafted_by == "ZENDA:Sapt, Max"
    assert cable.header.cleared_by == ("ECON:Tarlenheim, Fritz", "CONS:Hentzau, Rupert")
    assert cable.header.info == (Addressee("RIVER STATES COLLECTIVE", None, Precedence.ROUTINE),)
    assert cable.closing.signatures == ("RASSENDYLL",)
    assert [section.heading for section in cable.sections] == [None, "(U) What Follows"]


def test_a_smart_tail_of_other_lines() -> None:
    """What is no label in the tail of a SMART cable is kept as it is."""
    text = "MRN:   11 ZENDA 218\nSubject:   X\n\n1. Yes.\n\nDrafted By:   ZENDA:Sapt\n\nsome words of no kind\n"
    cable = read_whole(text)

    assert cable.header.drafted_by == "ZENDA:Sapt"
    assert ("other", "some words of no kind\n") in [(piece.kind, piece.text) for piece in walk(cable)]


def test_smart_markings() -> None:
    """The class stands over a SMART cable and under it: the second is a marking (format.md 20.1)."""
    cable = read_whole("UNCLASSIFIED\n\nMRN:   11 ZENDA 218\n\nUNCLASSIFIED\n\nSubject:   X\n\n1. Yes.\n")

    assert cable.classification is Classification.UNCLASSIFIED
    assert cable.subject == "X"


def test_smart_cells() -> None:
    """Some copies draw the label block as a table (format.md 20.1)."""
    cable = read_whole("| MRN: | 11 ZENDA 218 |\n| Subject: | River Towns Vote |\n\n1. Yes.\n")

    assert cable.paragraphs[-1].text.endswith("Yes.")


#: The labels of a cable with their values, one per line.
LABELS = (
    ("MRN", ("11 LA ZENDA 218",)),
    ("Date/DTG", ("Nov 03, 2011 / 031507Z NOV 11",)),
    ("From", ("AMEMBASSY LA ZENDA",)),
    ("Action", ("WASHDC, SECSTATE ROUTINE; WHITE HOUSE", "WASHINGTON DC IMMEDIATE STRELSAU, AMCONSUL PRIORITY")),
    ("E.O.", ("13526",)),
    ("TAGS", ("PGOV, ELTN,", "XG")),
    ("Captions", ("SENSITIVE",)),
    ("Reference", ("A) 11 LA ZENDA 190", "B) 11 STRELSAU 87")),
    ("Pass Line", ("STATE FOR EUR/RUR", "NSC FOR SAPT")),
    ("Subject", ("(SBU) River Towns Vote on the Toll", "of the Bridge")),
)
BELOW = (
    ("Signature", ("RASSENDYLL",)),
    ("Drafted By", ("LA ZENDA:Sapt, Max D",)),
    ("Cleared By", ("ECON:Tarlenheim, Fritz", "EXO- Executive Office:Hentzau, Rupert (La Zenda)")),
    ("Approved By", ("Front Office:Rassendyll, Rudolf",)),
    ("Released By", ("LA ZENDA:Sapt, Max D",)),
    ("Info", ("Hentzau, Rupert", "IMMEDIATE; RIVER STATES COLLECTIVE ROUTINE")),
    ("XMT", ("AMEMBASSY STRELSAU",)),
    ("Attachments", ("Metadata.dat",)),
    ("Action Post", ("",)),
    ("Dissemination Rule", ("DIS_GS_OTHER,", "DIS_MPR")),
)
STAMP = "   UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05784493 Date: 12/31/2015\n"
PAGE = f"\n\n{STAMP}\f{STAMP}\n\n"


def written(label: str, lines: tuple[str, ...], form: str, between: str) -> str:
    """Write a label and its value."""
    return form.format(label, between.join(lines))


#: How a label and its value are written, and what is between the lines of a value.
LAYOUTS = {
    "columns": ("{:30}{}\n", "\n" + " " * 30),
    "narrow columns": ("{:21}{}\n", "\n" + " " * 21),
    "stamps between": ("{:30}{}\n" + PAGE, PAGE + " " * 30),
    "values below": ("{}\n\n\n         {}\n\n\n", "\n         "),
    "values below, dense": ("{}\n{}\n", "\n"),
    "lines apart": ("{:30}{}\n\n", "\n" + " " * 30),
    "tabs": ("{}\t{}\n", "\n\t\t\t\t"),
    "indented": ("      {:30}{}\n", "\n" + " " * 36),
    "table": ("| {} | {} |\n", " "),
    "dense table": ("|{}|{}|\n", " "),
    "rows below": ("| {} | {} |\n", " |\n|  | "),
    "bold": ("**{}** {}\n", " "),
    "entities": ("{}&nbsp;&nbsp; {}&nbsp;\n", " "),
    "release of 2026": ("{:30}{}\nReleased in Full\nAnna Sapt\n01/15/2026\nPage 2 of 5\n", "\n" + " " * 30),
}
SLIPS = {"E.O.": "E.0.", "Date/DTG": "DatelDIG", "Action": "Actlon", "Drafted By": "Drafted Bv", "Info": "lnfo"}


def block(labels: tuple[tuple[str, tuple[str, ...]], ...], layout: str, colon: str = ":") -> str:
    """Write labels and values in a layout."""
    return "".join(written(label + colon, lines, *LAYOUTS[layout]) for label, lines in labels)


@pytest.mark.parametrize("colon", [":", " :", ";"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(layout: str, colon: str) -> None:
    """Labels and values are read in every layout (format.md 20.1, 20.3)."""
    text = f"{block(LABELS, layout, colon)}\n1. (SBU) They voted.\n\n{block(BELOW, layout, colon)}"
    cable = read_whole(text)
    header = cable.header
    joined = layout in ("table", "dense table", "rows below", "bold", "entities")

    assert (cable.id, cable.subject) == ("11LAZENDA218", "River Towns Vote on the Toll of the Bridge")
    assert [(one.name, one.precedence) for one in header.action] == [
        ("WASHDC, SECSTATE", "ROUTINE"),
        ("WHITE HOUSE WASHINGTON DC", "IMMEDIATE"),
        ("STRELSAU, AMCONSUL", "PRIORITY"),
    ]
    assert [(one.name, one.precedence) for one in header.info] == [
        ("Hentzau, Rupert", "IMMEDIATE"),
        ("RIVER STATES COLLECTIVE", "ROUTINE"),
    ]
    assert header.executive_order is not None
    assert (header.executive_order.number, header.tags, header.captions) == (
        "13526",
        ("PGOV", "ELTN", "XG"),
        ("SENSITIVE",),
    )
    assert [one.id for one in cable.references] == ["11LAZENDA190", "11STRELSAU87"]
    assert joined or header.pass_lines == ("STATE FOR EUR/RUR", "NSC FOR SAPT")
    assert joined or header.cleared_by == BELOW[2][1]
    assert (header.drafted_by, header.approved_by) == (BELOW[1][1][0], BELOW[3][1][0])
    assert [one.name for one in header.exempt] == ["AMEMBASSY STRELSAU"]
    assert cable.closing.signatures == ("RASSENDYLL",)
    assert [one.text for one in cable.paragraphs] == ["They voted."]
    assert not [piece for piece in walk(cable) if piece.kind == "other"]


def test_labels_with_slips() -> None:
    """Optical scanners take letters for others; with one slip more a label is the nearest one (20.1)."""
    labels = [(SLIPS.get(label, label), lines) for label, lines in LABELS]
    below = [(SLIPS.get(label, label), lines) for label, lines in BELOW]
    cable = read_whole(f"{block(tuple(labels), 'columns')}\n1. Yes.\n\n{block(tuple(below), 'columns')}")

    assert (cable.id, len(cable.header.action), len(cable.header.info)) == ("11LAZENDA218", 3, 2)
    assert (cable.header.drafted_by, cable.date is None) == ("LA ZENDA:Sapt, Max D", False)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("<pre>MRN: 11 ZENDA 218\nDate/DTG: Nov 03, 2011 / 031507Z NOV 11\nSubject: X\n\n1. Yes.\n", "X"),
        ("<pre>MRN:\n11 ZENDA 218\nDate/DTG:\nNov 03, 2011 / 031507Z NOV 11\nSubject:\nX\n\n1. Yes.\n", "X"),
        ("A MRN: 11 ZENDA 218 Date/DTG: Nov 03, 2011 / 031507Z NOV 11 Subject: X TAGS: XG\n\n1. Yes.\n", "X"),
        ("MRN: 11 ZENDA 218 Date/DTG: Nov 03, 2011 / 031507Z NOV 11 Subject: X 1. (U) Yes.\n", "X"),
        ("MRN: 11 ZENDA 218 Date/DTG: Nov 03, 2011 / 031507Z NOV 11 Subject: X MRN: 1 Info: Y\n", "X MRN: 1"),
        ("MRN: 11 ZENDA 218\nSubject:\nX\n\n1. Yes.\n", "X"),
        ("MRN: 11 ZENDA 218\nSubject:\n\nThe towns voted.\n\n1. Yes.\n", None),
        ("MRN: 11 ZENDA 218\n| :-- | :-- |\nSubject: X\nB6\nCaptions:\n\nn/a\n\nTAGS: XG\n\n1. Yes.\n", "X"),
        ("MRN: 11 ZENDA 218\nTAGS: XG\nPREL\nMRN: 5\nSubject: X\n\n1. Yes.\n", "X"),
        ("MRN: 11 ZENDA 218\nREF: 11 ZENDA 5\nSubject: X\n\n1. Yes.\n", "X"),
        ("MRN: 11 ZENDA 218\nAbcd;   11 ZENDA 5\nSubject: X\n\n1. Yes.\n", "X"),
    ],
)
def test_subjects(text: str, subject: str | None) -> None:
    """Where the labels begin inside a line, or are all in one; where a label has no value (format.md 20.1)."""
    cable = read_whole(text)

    assert cable.subject == subject
    assert not cable.paragraphs or cable.paragraphs[-1].text.startswith("Yes")


@pytest.mark.parametrize(
    "text",
    [
        "MRN 11 ZENDA 218 was sent\nyesterday.\n",
        "They sent MRN: 11 ZENDA 218 and went home.\n",
        f"MRN\n{'The bridge is open. ' * 100}\nDate/DTG\n",
    ],
)
def test_no_labels(text: str) -> None:
    """The first label counts with a colon at the beginning of a line, or near the second one (format.md 20.1)."""
    assert read_whole(text).id is None


def test_the_local_distribution() -> None:
    """Its labels and all their lines are below the classification and above the first label (format.md 20.1)."""
    cable = read_whole(
        "From: svcSMARTMFO\nTo: Sapt\n\n  UNCLASSIFIED\n    SBU\n\nInfo Office:     ECON,\n   . 1DR\n POL\n\n"
        + block(LABELS, "columns")
    )

    assert (cable.id, cable.classification) == ("11LAZENDA218", Classification.UNCLASSIFIED)
    assert [piece.text for piece in walk(cable) if piece.kind == "wrapper"] == ["From: svcSMARTMFO\nTo: Sapt\n"]


OLDER = (
    "   UNCLASSIFIED\n\nMRN:            94 ZENDA 259\nDate/DTG:       Jan 31, 1994 / 310000Z Jan 94\n"
    "From:           AMEMBASSY ZENDA\nAction:         WASHDC, SECSTATE IMMEDIATE\nE.O.:           Unknown\n"
    "TAGS:           PREL\nReference:      n/a\nSubject:        Moat\n\n"
)
TELEGRAM = (
    "O 310300Z JAN 94\nFM AMEMBASSY ZENDA\nTO RUEHC/SECSTATE WASHDC IMMEDIATE 1234\nINFO RUEHST/AMCONSUL STRELSAU\nBT\n"
    "C O N F I D E N T I A L SECTION 01 OF 02 ZENDA 000259\n\nEXDIS\n\nE.O. 12356: DECL: OADR\nTAGS: PREL, XG\n"
    "SUBJECT: MOAT\nREF: STATE 12345\n\n1. (C) The moat is full.\n\nSAPT\n"
)


@pytest.mark.parametrize("above", ["", "CONFIDENTIAL     PTQ1859\n\nPAGE 01 ZENDA 00259 310310Z\n", "ACTION EUR-00\n"])
@pytest.mark.parametrize("below", ["", "\nSignature:      SAPT\nInfo:           RIVER STATES COLLECTIVE ROUTINE\n"])
def test_an_older_telegram(above: str, below: str) -> None:
    """What the labels lack comes from the telegram below them; the rest of it is echoes (format.md 20.4)."""
    cable = read_whole(OLDER + above + TELEGRAM + below)
    header = cable.header

    assert (cable.id, cable.classification, header.tags) == ("94ZENDA259", Classification.CONFIDENTIAL, ("PREL",))
    assert header.executive_order is not None
    assert (header.executive_order.number, header.part, header.captions) == ("12356", Part(1, 2), ("EXDIS",))
    assert [one.name for one in header.action] == ["WASHDC, SECSTATE"]
    assert [one.name for one in header.info] == ["RIVER STATES COLLECTIVE" if below else "AMCONSUL STRELSAU"]
    assert [one.id for one in cable.references] == ["94STATE12345"]
    assert cable.closing.signatures == ("SAPT",)
    edited = to_text(cable.with_header(originator="AMEMBASSY STRELSAU"))
    assert edited == (OLDER + above + TELEGRAM + below).replace("AMEMBASSY ZENDA", "AMEMBASSY STRELSAU")


@pytest.mark.parametrize(("number", "action"), [("13526", "DECL"), ("12958", None)])
def test_the_order_again(number: str, action: str | None) -> None:
    """The line of the same order below the labels says more than its number (format.md 20.1)."""
    cable = read_whole(
        f"MRN:            12 ZENDA 5\nE.O.:           {number}\nSubject:        X\n\n"
        "E.O. 13526: DECL: 02/03/2022\n\n1. Yes.\n"
    )

    assert cable.header.executive_order is not None
    assert (cable.header.executive_order.number, cable.header.executive_order.action) == (number, action)


def test_an_edit_stays_in_its_cell() -> None:
    """A list in a cell of a table stays on its line; a value that would leave it is refused (format.md 20.1)."""
    cable = read_whole(block(LABELS, "table"))
    edited = to_text(cable.with_header(action=("STRELSAU, AMCONSUL ROUTINE", "SECDEF WASHINGTON DC")))

    assert "| Action: | STRELSAU, AMCONSUL ROUTINE; SECDEF WASHINGTON DC |\n" in edited
    assert to_text(cable.with_header(tags=("PREL",))) == block(LABELS, "table").replace("PGOV, ELTN, XG", "PREL")
    edited = to_text(cable.with_header(pass_lines=("STATE FOR EUR", "NSC FOR SAPT")))
    assert "| Pass Line: | STATE FOR EUR; NSC FOR SAPT |\n" in edited
    with pytest.raises(ModelError):
        to_text(cable.with_header(pass_lines=("STATE FOR EUR", "EUR/CEN")))


@pytest.mark.parametrize(
    ("above", "level"),
    [("SECRET\n\n  CI\n\n", "SECRET"), ("The\nSECRET\n\nCastle\n\n", None), ("It is\na CI\n\n", None)],
)
def test_ink_below_the_classification(above: str, level: str | None) -> None:
    """What a scanner leaves of a marking does not separate the classification from the labels (format.md 20.1)."""
    assert read_whole(f"From: Sapt\n\n{above}{block(LABELS, 'columns')}").classification == level


def test_a_label_above_and_below() -> None:
    """A label above the body and again below it: the first counts, as lists are not merged (format.md 20.3)."""
    cable = read_whole(
        f"MRN:   11 ZENDA 218\nInfo: Sapt, Max; Hentzau, Rupert\nSubject: X\n\n1. Yes.\n\n{block(BELOW, 'columns')}"
    )

    assert [one.name for one in cable.header.info] == ["Sapt, Max", "Hentzau, Rupert"]


def test_a_number_below_the_labels() -> None:
    """A numbered line below the last label is kept as it is (format.md 20.3)."""
    cable = read_whole(f"{block(LABELS, 'columns')}\n1. Yes.\n\n{block(BELOW, 'columns')}\n1. No.\n")

    assert [piece.text for piece in walk(cable) if piece.kind == "other"] == ["1. No.\n"]


def test_the_pages_of_a_release() -> None:
    """Who released a page, when, and its number cut the text and are not part of it (format.md 20.2)."""
    page = "Released in Full\nAnna Sapt\nJanuary 15, 2026\n\nPage 2 of 5\n"
    cable = read_whole(f"{block(LABELS, 'columns')}\n1. The bridge\n{page}is open.\n")

    assert [one.flow for one in cable.paragraphs] == ["The bridge is open."]
