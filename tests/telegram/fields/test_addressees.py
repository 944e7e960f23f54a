"""The addressees and their precedence, read."""

import pytest

from cablekit import Addressee, Header, Precedence, check, from_text, to_text
from cablekit.telegram.fields.addressees import (
    continues,
    is_group_count,
    put_right,
    read_addressee,
    write_addressees,
)
from tests._helpers import CLASS_LINE

ROUTINE, PRIORITY, IMMEDIATE, NIGHT = (
    *(Precedence.ROUTINE, Precedence.PRIORITY),
    *(Precedence.IMMEDIATE, Precedence.NIACT_IMMEDIATE),
)


@pytest.mark.parametrize(
    ("word", "meant"), [("IMMEDIAT", "IMMEDIATE"), ("ROUTINEE", "ROUTINE"), ("PIORITY", "PRIORITY")]
)
def test_misspelt_precedence(word: str, meant: str) -> None:
    """A precedence with a letter lost or doubled, the last one too, is read."""
    header = from_text(f"FM AMEMBASSY ZENDA\nTO RUEHC/SECSTATE WASHDC {word}\n{CLASS_LINE}").header

    assert [(one.name, one.precedence) for one in header.action] == [("SECSTATE WASHDC", meant)]


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        (
            "FROM AMEMBASSY ZENDA\nTO\nRUEHC/SECSTATE WASHDC\nINFO\nRUEHLO/AMEMBASSY LONDON",
            ("SECSTATE WASHDC", "AMEMBASSY LONDON"),
        ),
        (
            "Fm AMEMBASSY ZENDA\nTo RUEHC/SECSTATE WASHDC\nInfo AMEMBASSY LONDON",
            ("SECSTATE WASHDC", "AMEMBASSY LONDON"),
        ),
    ],
)
def test_labels_as_they_are_retyped(lines: str, values: tuple[str, str]) -> None:
    """A label is written out, in small letters, or alone on its line."""
    header = from_text(f"{lines}\n{CLASS_LINE}").header

    assert (header.originator, *(one.name for one in (*header.action, *header.info))) == ("AMEMBASSY ZENDA", *values)


@pytest.mark.parametrize("line", ["FROM AMEMBASSY ZENDA FOR EUR", "FROM AMBASSADOR SAPT"])
def test_a_pass_line_from_a_post(line: str) -> None:
    """A post that passes something on is not the originator."""
    header = from_text(f"{CLASS_LINE}{line}\n\nTAGS: PREL\n").header

    assert (header.originator, header.pass_lines) == (None, (line,))


@pytest.mark.parametrize(
    ("line", "addressee"),
    [
        # night action, on either side, glued, alone, misspelled
        ("USCINCSO IMMEDIATE NIACT", Addressee("USCINCSO", None, NIGHT)),
        ("USCINCSO NIACT IMMEDIATE 2217", Addressee("USCINCSO", None, NIGHT, None, "2217")),
        ("USCINCSO NIACTIMMEDIATE", Addressee("USCINCSO", None, NIGHT)),
        ("USCINCSO NIACT 17", Addressee("USCINCSO", None, NIGHT, None, "17")),
        ("USCINCSO NIACT IMEDIATE 17", Addressee("USCINCSO", None, NIGHT, None, "17")),
        # a slip is in neither the name nor the office
        ("SECSTATE WASHDC PRIOIRTY 4778-4781", Addressee("SECSTATE WASHDC", None, PRIORITY, None, "4778-4781")),
        ("SECDEF WASHDC//ISA// PIORITY", Addressee("SECDEF WASHDC", None, PRIORITY, "ISA")),
        ("SECDEF WASHDC//ISA PIORITY 17", Addressee("SECDEF WASHDC", None, PRIORITY, "ISA", "17")),
        ("SECDEF WASHDC//ISA PRIORITY", Addressee("SECDEF WASHDC", None, PRIORITY, "ISA")),
        # glued, or in small letters
        ("SECSTATE WASHDCPRIORITY3121", Addressee("SECSTATE WASHDC", None, PRIORITY, None, "3121")),
        ("HENTZAU, USOFFICEROUTINE", Addressee("HENTZAU, USOFFICE", None, ROUTINE)),
        ("WASHDC, SECSTATE Routine", Addressee("WASHDC, SECSTATE", None, ROUTINE)),
        # no precedence
        ("PRIORITY", Addressee("PRIORITY")),
        ("PIORITY", Addressee("PIORITY")),
        ("RUEHC/PRIORITY", Addressee("PRIORITY", "RUEHC")),
        ("SECSTATE PIORITY 3121X", Addressee("SECSTATE PIORITY 3121X")),
        ("BUREAU OF PRIORITIES", Addressee("BUREAU OF PRIORITIES")),
        ("SECDEF//PRIORITY PROJECTS//", Addressee("SECDEF", None, None, "PRIORITY PROJECTS")),
    ],
)
def test_an_addressee_and_its_precedence(line: str, addressee: Addressee) -> None:
    """The word of precedence is read at the end or before the number, whatever its form, and only there (5.3)."""
    assert read_addressee(line) == addressee
    assert from_text(to_text(Header(action=(addressee,))), Header).action == (addressee,)


@pytest.mark.parametrize(
    ("fm", "to", "info"),
    [
        *(("FM:", "TO:", "INFO:"), ("FROM:", "TO :", "INFO:\t"), ("FROM  :", "TO:", "INFO :")),
        *(("From:", "To:", "Info:"), ("fm:", "to:", "info:")),
    ],
)
def test_labels_with_a_colon(fm: str, to: str, info: str) -> None:
    """Retyped headings have a colon after the labels, which may be in small letters; an edit keeps it (5.2, 5.3)."""
    text = f"R 141540Z AUG 79\n{fm} AMEMBASSY ZENDA\n{to} SECSTATE WASHDC 2207\n{info} AmConsul Strelsau\n"
    header = from_text(text, Header)

    assert header.originator == "AMEMBASSY ZENDA"
    assert [one.name for one in header.action] == ["SECSTATE WASHDC"]
    assert [one.name for one in header.info] == ["AmConsul Strelsau"]
    changed = to_text(from_text(text).with_header(originator="AMCONSUL SAPT"))
    assert changed == text.replace("AMEMBASSY ZENDA", "AMCONSUL SAPT")


def test_a_retyped_list_in_small_letters() -> None:
    """Lines below the first are addressees if they begin like an address (5.3)."""
    header = from_text("To: SecState WashDC\nAmEmbassy Strelsau\nUSMission Zenda\nThe bridge is open\n", Header)

    assert [one.name for one in header.action] == ["SecState WashDC", "AmEmbassy Strelsau", "USMission Zenda"]
    assert from_text(to_text(Header(action=header.action)), Header).action == header.action


@pytest.mark.parametrize(
    "line",
    [
        "From: Sapt, Anna",
        "To: sapt@zenda.example",
        "FROM: Sapt <sapt@zenda.example>",
        "From the castle",
        "To: him",
        "    INFO: AMB DCM ECON",
    ],
)
def test_labels_of_other_letters(line: str) -> None:
    """The heading of an e-mail, or a post's own distribution, is none of a telegram (5.2, 5.3)."""
    header = from_text(f"{line}\nSUBJECT: THE BRIDGE\n", Header)

    assert (header.originator, header.action, header.info) == (None, (), ())


@pytest.mark.parametrize(
    "line",
    [
        *("2006-05-04 23:27:00", "06ZENDA2409", "62898", "5/4/2006 23-27"),
        *(
            "UNCLASSIFIED STRELSAU",
            "S E C R E T EYES ONLY",
            "LIMITED OFFICIAL USE 1571",
            "CONFIDENTIAL",
            "SECRET/ZENDA 12",
        ),
        *("E.0.: 13526", "REASON: 1.4"),
    ],
)
def test_what_is_below_a_list(line: str) -> None:
    """A row of a database, a class line and a line with a colon are no addressees (5.3)."""
    header = from_text(f"FM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\n{line}\n").header

    assert [one.name for one in header.action] == ["SECSTATE WASHDC"]


@pytest.mark.parametrize(
    "line", ["SECRET SERVICE WASHDC", "CONFIDENTIALS OFFICE", "7TH FLEET", "432 TRW UDORN", "SECRETARY OF STATE"]
)
def test_what_is_still_an_addressee(line: str) -> None:
    """Words that only begin like a class, and units with a number, are addressees."""
    header = from_text(f"FM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\n{line}\n").header

    assert [one.name for one in header.action] == ["SECSTATE WASHDC", line]


@pytest.mark.parametrize(
    "name", ["WASHDC, SECSTATE", "E.0.: 13526", "SES-O_CMS", "Sapt, Anna", "'SAPT'", "06ZENDA2409"]
)
def test_what_is_read_can_be_written(name: str) -> None:
    """Whatever SMART printed as a name can be written below another one (20.1)."""
    header = Header(action=(Addressee("SECSTATE", None, IMMEDIATE), Addressee(name, None, ROUTINE)))

    assert from_text(to_text(header), Header) == header


def test_an_office_with_colons() -> None:
    """Such an addressee ends no list, and can be written below another one (5.3)."""
    lines = ("SECSTATE WASHDC", "SECDEF WASHDC//USDP:PDUSDP/ISA:EUR// PRIORITY", "AMCONSUL HENTZAU")
    header = from_text("TO " + "\n".join(lines) + "\n", Header)

    assert header.action[1:] == (Addressee("SECDEF WASHDC", None, PRIORITY, "USDP:PDUSDP/ISA:EUR"), Addressee(lines[2]))
    assert to_text(Header(action=header.action)) == "TO " + "\n".join(lines) + "\n"


def test_a_slip_of_night_action_is_found() -> None:
    """The finding says how the word is written and read."""
    found = check(from_text("FM AMEMBASSY ZENDA\nTO SECSTATE WASHDC NIACT IMEDIATE\n"))

    assert "the precedence is written 'IMEDIATE' and read IMMEDIATE" in [one.message for one in found]


@pytest.mark.parametrize(
    ("line", "name"),
    [("SECSTATE WASHDC., PRIORITY", "SECSTATE WASHDC"), (".ZENDA", ".ZENDA"), (".", "."), ("A.", "A"), ("", "")],
)
def test_name_of_an_addressee(line: str, name: str) -> None:
    """Without the signs at its end, unless there is nothing else."""
    assert read_addressee(line).name == name


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("SECSTATE PIORITY", "SECSTATE PRIORITY"),
        ("SECSTATE PIORITY 3121", "SECSTATE PRIORITY 3121"),
        ("SECSTATE PIORITY X", ""),
        ("PIORITY", ""),
        ("PIORITY 3121", ""),
        ("SECSTATE PRIORITY", ""),
        ("", ""),
    ],
)
def test_precedence_is_put_right(words: str, expected: str) -> None:
    """At the end of an address, or before its number; alone it is a name."""
    row = words.split()

    assert put_right(row) is bool(expected)
    assert " ".join(row) == (expected or words)


@pytest.mark.parametrize(
    ("line", "blank", "expected"),
    [
        ("AMCONSUL STRELSAU", False, True),
        ("AMCONSUL STRELSAU", True, True),
        ("THE BRIDGE", False, True),
        ("THE BRIDGE", True, False),
        ("THE AMCONSUL", True, False),
        ("RUEHQZD/ZENDA", True, True),
        ("AmEmbassy Zenda", False, True),
        ("To AmEmbassy Zenda", False, False),
        ("the bridge", False, False),
        ("SECRET", False, False),
        ("SECRETARY OF STATE", False, True),
        ("000910", False, False),
        ("5 KINGS", False, True),
        ("SIPDIS", False, False),
        ("STATE GRNC", False, False),
        # a colon only within an office
        ("SECDEF WASHDC//USDP:RUE// IMMEDIATE", False, True),
        ("SECDEF WASHDC//J-1//J-3: ZEN/A:B// PIORITY 17", False, True),
        ("SECDEF WASHDC //USDP:RUE", True, True),
        ("SECDEF WASHDC//USDP:RUE PRIORITY", False, True),
        ("SECDEF WASHDC//USDP:RUE 3121", False, True),
        ("SECDEF WASHDC//USDP: RUE", False, False),
        ("SECDEF WASHDC//ISA// NOTE: SAPT", False, False),
        ("SECDEF WASHDC: RUE//ISA//", False, False),
        ("SECDEF//USDP:RUE// AND: SAPT", False, False),
        ("//USDP:RUE//", False, False),
        ("HTTP://ZENDA.EXAMPLE:80/", False, False),
        ("The king//A:B//", False, False),
    ],
)
def test_lines_of_addressees(line: str, *, blank: bool, expected: bool) -> None:
    """Below a blank line only what begins like an address (format.md 5.3)."""
    assert continues("", line, blank) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("GR 120", True),
        ("STATE GRNC", True),
        ("GRNC", True),
        ("GREAT BRIDGE", False),
        ("THE STATE GRNC", False),
        ("ZENDA", False),
    ],
)
def test_group_counts(line: str, *, expected: bool) -> None:
    """Alone, or after the word of who counts (format.md 5.4)."""
    assert is_group_count(line) is expected


def test_persons_are_written_on_one_line() -> None:
    """Only they would not be recognized on a line of their own; the first line needs no such sign."""
    assert write_addressees((Addressee("Sapt, Anna"), Addressee("ZENDA"))) == "Sapt, Anna\nZENDA"
    assert write_addressees((Addressee("ZENDA"), Addressee("Sapt, Anna"))) == "ZENDA; Sapt, Anna"
