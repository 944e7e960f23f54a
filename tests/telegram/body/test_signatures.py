"""The name that signs a cable: where a name is a signature, and where it is a word of the text (format.md 15)."""

import pytest
from attrs import evolve

from cablekit import Closing, from_dict, from_text, to_dict, to_text
from cablekit.telegram.body.signatures import count_signatures, glued_signature, has_ended, is_name
from tests._helpers import CLASS_LINE, read_whole

TEXT = f"{CLASS_LINE}1. (C) The king opened the bridge at Strelsau on Monday.\n\n2. (C) All is well at the castle"
CAPITALS = (
    f"{CLASS_LINE}1. THE COUNCIL MET AT THE CASTLE OF STRELSAU AND DECIDED TO\n"
    "OPEN THE BRIDGE ON THE RIVER, WHICH WAS CLOSED IN THE WAR, TO\nTHE GUARDS"
)


@pytest.mark.parametrize(
    ("end", "names"),
    [
        (". Sapt", ("Sapt",)),
        (".Sapt", ("Sapt",)),
        (".SAPT", ("SAPT",)),
        (". O'Neill", ("O'Neill",)),
        (".\nSapt", ("Sapt",)),
        (".\nvon Tarlenheim", ("von Tarlenheim",)),
        (".\n\nde la Tour", ("de la Tour",)),
        (".\n\nsapt", ("sapt",)),
        (".\n\nvon tarlenheim", ("von tarlenheim",)),
        (".\nMCDONALD", ("MCDONALD",)),
        (".\nSAPT (ACTING)", ("SAPT (ACTING)",)),
        (".\n\nSAPT, JR.", ("SAPT, JR.",)),
        (".\nRÜDIGER", ("RÜDIGER",)),
        (".\n\n[REDACTED]", ("[REDACTED]",)),
        (".\n\nAMBASSADOR SAPT", ("AMBASSADOR SAPT",)),
        (".\nSAPT 0 05/08/2008", ("SAPT",)),
        (". SAPT 2008-05-08", ("SAPT",)),
        (".\nSAPT 12 05/08/2008 4549 EAIR,ETRD", ("SAPT",)),
        ('. SAPT "', ("SAPT",)),
        ('.\nSAPT\n"', ("SAPT",)),
        (".\nSAPT\n...", ("SAPT",)),
        (".\nSAPT\n\n1", ("SAPT",)),
        (". END TEXT SAPTON", ("SAPTON",)),
        (" (STRELSAU 911) SAPTON", ("SAPTON",)),
        (".\n\nZENDA 00000910  002 OF 002\n\nSapt", ("Sapt",)),
        (".\nHENTZAU\nSAPT", ("HENTZAU", "SAPT")),
        (".\n\nHentzau\nSapt", ("Hentzau", "Sapt")),
        (".\nHENTZAU, SAIC.\nSAPT", ("HENTZAU, SAIC.", "SAPT")),
        (".\nSAPT\nSAPT", ("SAPT",)),
        (".\n\nSAPT\nSAPT", ("SAPT",)),
        (".\n\nSapt\n\nSAPT\n\nNNNN", ("Sapt",)),
        (".\nSapt\n\n\n(Drafted: Hentzau)", ("Sapt",)),
        (".\n\nHENTZAU\n\nSAPT", ("SAPT",)),
        (".\n\nCORRECTION\n\nSAPT", ("SAPT",)),
        (".\n\nHENTZAU\n\nHENTZAU", ("HENTZAU",)),
        (".\n\nThe mill\n\nSAPT", ("SAPT",)),
        (".\n\nHENTZAU.\n\nSAPT", ("SAPT",)),
        (".\n\nOLD MILL\n\nSAPT", ("SAPT",)),
        (".\n\nBACKGROUND\n\nSAPT", ("SAPT",)),
        (" in\n\nZENDA\n\nSAPT", ("SAPT",)),
        (". Seen:\n\nHENTZAU\n\nSAPT", ("SAPT",)),
    ],
)
def test_signs(end: str, names: tuple[str, ...]) -> None:
    """A name below or after the end of a sentence signs, whatever follows it; it can be built by hand."""
    for newline in ("\n", "\r\n"):
        cable = read_whole(f"{TEXT}{end}\n".replace("\n", newline))

        assert cable.closing.signatures == names
        assert from_text(to_text(from_dict(to_dict(cable)))) == cable


@pytest.mark.parametrize(
    "end",
    [
        ".\nHe left.",
        ", said Sapt.",
        ". He met Mr. Sapt",
        ". He met Dr. HENTZAU",
        ". He is of the U.S. ARMY",
        ". Write to sapt@zenda.example.Com",
        ". The keys are at zenda.Net",
        ". See http://zenda.example/Sapt",
        ". He went to\nStrelsau",
        ". The members are:\n-- Hentzau\n-- Sapt",
        ". The members are:\n\nHentzau\nSapt\nTarlenheim",
        ". The members are:\nHENTZAU\nSAPT\nTARLENHEIM",
        ". He spoke of\nHentzau\nSapt",
        ". He saw two.\nA. Hentzau\nB. Sapt",
        ".\n\nBackground",
        ".\nThank You",
        ".\n\nBest Regards",
        ".\n\nPrime Minister",
        ".\n\nnothing further",
        ".\nand went",
        ".\n\nin Zenda",
        ".\n\ngate.",
        ". These",
        ". It",
        ". Yes\n...",
        " at the MOD (ARMY) NATO",
        " at the MOD (ARMY) Guards",
        " on 05/08/2008",
        ' and "the\n"',
    ],
)
def test_does_not_sign(end: str) -> None:
    """An item, a heading, an address, a title or the last word of a sentence is text."""
    assert read_whole(f"{TEXT}{end}\n").closing.signatures == ()


@pytest.mark.parametrize(
    ("end", "names"),
    [
        (" OF THE KING\nSAPT", ("SAPT",)),
        (" AND\nTHE ROYAL HOUSE, ZENDA\nSAPT", ("SAPT",)),
        (". SAPT", ("SAPT",)),
        (".  VON SAPT", ("VON SAPT",)),
        (". VON SAPT", ()),
        (".\nSAPT.", ()),
        (". HE MET MR. SAPT", ()),
        (" OF THE KING AND OF THE DUKE OF HENTZAU AND TO THE OLD\nCHANCELLOR", ()),
        (" IN\nHENTZAU\nSAPT", ()),
        (":\nWHEAT\nRYE\nBARLEY", ()),
        ("\nTOTAL", ()),
        ("\nMINISTER", ()),
    ],
)
def test_signs_in_capitals(end: str, names: tuple[str, ...]) -> None:
    """In a text in capitals a name below an unfinished line signs if that line had room for it and is not a name."""
    assert read_whole(f"{CAPITALS}{end}\n").closing.signatures == names


def test_an_edit_of_a_name_printed_twice() -> None:
    """A name that is printed twice is one value, and an edit changes both."""
    cable = from_text(f"{TEXT}.\n\nSAPT\nSAPT\n\nNNNN\n")
    edited = evolve(cable, closing=evolve(cable.closing, signatures=("HENTZAU",)))

    assert to_text(edited) == f"{TEXT}.\n\nHENTZAU\n\nNNNN\n"


def test_many_names_are_a_list() -> None:
    """More names than sign together are a list; the lowest signs below a blank line only."""
    names = "Hentzau\nSapt\nTarlenheim\nRudolf\nMichael\nDetchard\n"

    assert read_whole(f"{TEXT}.\n\n{names}").closing.signatures == ()


@pytest.mark.parametrize("line", ["[NAME]", "SAPT AND HENTZAU"])
def test_names(line: str) -> None:
    """A withheld name, and two with a word between them, are names."""
    assert is_name(line)


@pytest.mark.parametrize("line", ["X", "XXXX XXXX", "VON " + "SAPT" * 9, "SAPT AND"])
def test_not_names(line: str) -> None:
    """A letter, letters that hide words, and a long line are not names."""
    assert not is_name(line)


def test_places_of_names() -> None:
    """A name with no text above it signs only in a closing by itself; one at a glance has no sentence before it."""
    assert count_signatures("SAPT", "SAPT", 0, 0) == 0
    assert from_text("SAPT\n", Closing).signatures == ("SAPT",)
    assert glued_signature("the castle SAPT", 0, 15) is None


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("All is well.", True),
        ('Is it?")]', True),
        ("It is.***", True),
        ("It is.****", False),
        ("The inn:", False),
        ("", False),
    ],
)
def test_ends_of_sentences(above: str, *, expected: bool) -> None:
    """At most three signs follow the stop."""
    assert has_ended(above) is expected
