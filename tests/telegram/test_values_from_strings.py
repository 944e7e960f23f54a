"""Plain strings stand for values where they read as such."""

from cablekit import (
    Addressee,
    Cable,
    Classification,
    Closing,
    Distribution,
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
from cablekit.telegram.values_from_strings import STRING_READERS
from tests._helpers import loose


def test_values_from_strings() -> None:
    """A plain string stands for a value where it reads as one."""
    header = loose(Header)(
        routing="PP RUEHQZB",
        station="DE RUEHQZA #0910/01 1290915",
        distribution="ACTION EUR-12",
        dtg="P 080915Z MAY 08",
        action=["SECSTATE WASHDC PRIORITY"],
        classification="S",
        part="SECTION 01 OF 02",
        mrn="ZENDA 000910",
        executive_order="E.O. 12958: N/A",
        subject="THE BRIDGE",
        subject_portion="C/NF",
        references=["07 ZENDA 816"],
        authority="Classified By: DCM Fritz Tarlenheim, reasons 1.4 (b).",
    )
    assert header.routing == Routing(Precedence.PRIORITY, ("RUEHQZB",))
    assert header.station == Station("RUEHQZA", "0910", "01", "1290915")
    assert header.distribution == Distribution(Office("EUR", "12"))
    assert header.action == (Addressee("SECSTATE WASHDC", None, Precedence.PRIORITY),)
    assert header.classification is Classification.SECRET
    assert header.part == Part(1, 2)
    assert header.mrn == MessageNumber("ZENDA", 910)
    assert header.subject_portion == Portion(Classification.CONFIDENTIAL, ("NF",))
    assert header.references == (Reference(post="ZENDA", number=816, year=2007),)
    assert Addressee("X", precedence=loose("O")).precedence is Precedence.IMMEDIATE
    assert Addressee("X", precedence=loose("Z")).precedence is Precedence.FLASH
    assert Reference(kind=ReferenceKind("telcon")).kind is ReferenceKind.TELCON
    assert Distribution(loose("EUR-12"), offices=loose(["OCT-01", "ISO"])).offices == (
        Office("OCT", "01"),
        Office("ISO"),
    )
    assert Paragraph(portion=loose("(SBU)")).portion == Portion(Classification.UNCLASSIFIED, ("SBU",))


def test_parts_from_strings() -> None:
    """A header, a section, a paragraph and a closing are read from their text, and keep it."""
    closing = loose(Cable)(closing="SAPT").closing
    section = loose(Section)(paragraphs=["1. (C)  The moat.", Paragraph("2", text="The bridge.")])
    cable = loose(Cable)("TAGS: PREL", ["1. (C) The moat."])

    assert closing == Closing(("SAPT",))
    assert to_text(section) == "1. (C)  The moat.\n\n2. The bridge.\n"
    assert cable.tags == ("PREL",)
    assert from_text(to_text(cable)) == cable


def test_the_strings_that_messages_show_read() -> None:
    """Each example is one."""
    for reader, example in STRING_READERS.values():
        assert reader(example)
