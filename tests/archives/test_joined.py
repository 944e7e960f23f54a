"""Several exports joined in one file are cut where an archive begins again, and nowhere else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cablekit.archives import joined, several
from cablekit.archives.document import decode
from cablekit.archives.files import read
from cablekit.archives.registry import ARCHIVES, form_of, unwrapped
from cablekit.model import Cable
from cablekit.telegram.write import to_text
from tests._helpers import CABLEGATE, NARA, SITE, SMART
from tests.archives.files_of_each_format import BOTH, DUMPS, EXPORT, ONE, OTHER, PLUSD, RULE
from tests.scaling import assert_linear

#: An example, its number, and that of another one.
EXAMPLES = ((SITE, b"910", b"913"), (CABLEGATE, b"911", b"912"), (NARA, b"6523", b"6524"), (SMART, b"218", b"219"))


def both(form: str) -> tuple[str, str]:
    """Give two exports."""
    return form.format(text=ONE, id="ZENDA910", nr="910"), form.format(text=OTHER, id="ZENDA911", nr="911")


@pytest.mark.parametrize(("path", "number", "other"), EXAMPLES, ids=lambda value: str(value)[-16:])
@pytest.mark.parametrize("change", [bytes, lambda data: data.replace(b"\n", b"\r\n")], ids=["LF", "CRLF"])
@pytest.mark.parametrize("between", [b"", b"\n", RULE.encode()], ids=["", "line", "rule"])
def test_examples(path: Path, number: bytes, other: bytes, change: Callable[[bytes], bytes], between: bytes) -> None:
    """Two of the examples in one file are what they are alone, with all that is around each; text files come back."""
    data = path.read_bytes()
    second = data.replace(number, other)
    alone = [*read(change(data)), *read(change(second))]
    whole = change(data + between + second)
    cables = list(read(whole))

    assert cables == alone
    assert path == CABLEGATE or "".join(map(to_text, cables)).encode() == whole


@pytest.mark.parametrize("name", [name for name in DUMPS if name not in ("page", "facts")])
def test_pieces_are_the_file(name: str) -> None:
    """The texts of the pieces, joined, are the text of the file, whatever is between them."""
    for between in ("", "\n\n", RULE, "***\n"):
        whole = between.join(both(DUMPS[name][1]))
        cables = list(read(whole.encode()))

        assert "".join(map(to_text, cables)) == whole
        assert [(cable.id, cable.subject) for cable in cables] == list(BOTH)


@pytest.mark.parametrize("form", [EXPORT, PLUSD], ids=["export", "plusd"])
@pytest.mark.parametrize("between", ["", "\n", RULE])
def test_two_telegrams_over_one_block(form: str, between: str) -> None:
    """Several telegrams above one block of attributes have it both; joined, they are the file."""
    text = form.format(text=ONE + between + OTHER, id="ZENDA910")
    cables = list(read(text.encode()))

    assert [(cable.id, cable.subject) for cable in cables] == list(BOTH)
    assert [cable.closing.signatures for cable in cables] == [("RASSENDYLL",)] * 2
    assert {cable.wrappers[0].get("Document Number") for cable in cables} == {"2008ZENDA910"}
    assert "".join(map(to_text, cables)) == text


@pytest.mark.parametrize(
    "rule", ["-----\n", "=" * 60 + "\r\n", "* * *\n\n", "___\n \n", " ~~~~ \n\n\n", "#-#-#\n", "\n-----\n\n"]
)
def test_rules(rule: str) -> None:
    """A rule between two telegrams belongs to neither, and takes no signature along."""
    cables = list(read((ONE + rule + OTHER).encode()))

    assert [cable.closing.signatures for cable in cables] == [("RASSENDYLL",)] * 2
    assert [list(read(text.encode())) for text in (ONE, OTHER)] == [[cable] for cable in cables]
    assert "".join(map(to_text, cables)) == ONE + rule + OTHER


@pytest.mark.parametrize("line", ["--\n", "- - x\n", "-----", "x -----\n", "-----\n" + "\n" * 12])
def test_not_rules(line: str) -> None:
    """A line with other signs, or one that is not right above, is no rule."""
    text = f"SAPT\n{line}R 080915Z"

    assert several.rule_above(text, 0, text.index("R 0")) == text.index("R 0")


@pytest.mark.parametrize(
    "text",
    [
        EXPORT.format(text="Message Text\n" + ONE, id="ZENDA910"),
        EXPORT.format(text=ONE, id="ZENDA910") + "Message Attributes\n",
        EXPORT.format(text=ONE + "Message Attributes\n", id="ZENDA910"),
        "Message Attributes\nMessage Attributes\n" + ONE,
        PLUSD.format(text=ONE, id="ZENDA910") + "Document Number: 7\n",
        "<<7>>\n" + ONE.replace("(U) The ferry", "(U) It says <<8>> The ferry"),
        "ID: 7\nORIGIN: Zenda\nDATE: 2008\n" + ONE.replace("(U) The", "(U) ID: 8 The"),
        ONE + "\nCable dated:2008\nCable dated:2008\n",
        "x\n" * 2000 + "<<7>>\n<<8>>\n",
        "<p>TOLL < 5</p><p><table class='x'></table></p>",
        "MRN: x\n" + ONE + "MRN: y\n",
        "From: x\nFrom: y\n" + ONE,
        "Identifier\nIdentifier\nCreated\n" + ONE,
        ONE,
        "",
    ],
)
def test_not_joined(text: str) -> None:
    """A word that an archive begins with proves nothing where it is not as the archive writes it."""
    assert form_of(decode(text.encode())) != "joined"
    assert len(list(joined.read_joined(decode(text.encode())))) == 1


def test_smart_without_a_release() -> None:
    """Telegrams of the SMART system follow each other; what is above the second one belongs to it."""
    one = "MRN:   11 ZENDA 218\nDate/DTG:   Nov 03, 2011 / 031507Z NOV 11\nTAGS:   PREL\n\n1. (U) Yes.\n"
    other = one.replace("218", "219")
    mail = "From:   Max\nTo:   Flavia\n\nUNCLASSIFIED\n\n"

    for above in ("", "UNCLASSIFIED\nSBU\n", mail):
        cables = list(read((one + "\n" + above + other).encode()))
        assert [cable.id for cable in cables] == ["11ZENDA218", "11ZENDA219"]
        assert to_text(cables[1]).lstrip("\n") == above + other
        assert [wrapper.archive for wrapper in cables[1].wrappers] == ["email"] * (above == mail)


def test_joined_in_joined() -> None:
    """An export in which others are joined loses nothing of what is above it."""
    site = "Identifier\nCreated\nClassification\nOrigin\n08ZENDA{0}\nx\ny\nz\n"
    dump = "id:{0}\nrefid: 08ZENDA{0}\ndate: x\n"
    text = f"{site.format(7)}---\n{site.format(8)}{dump.format(8)}{dump.format(9)}"
    cables = [one for one in unwrapped(ARCHIVES["joined"].read(decode(text.encode()))) if isinstance(one, Cable)]

    assert "".join(map(to_text, cables)) == text


def test_rows_of_the_media() -> None:
    """Rows of columns with tabs are telegrams."""
    row = "{0}\t5/8/2008 9:15\t08ZENDA{0}\tEmbassy Zenda\tSECRET\t08ZENDA1\tUNCLAS ZENDA 000{0}\n"
    cables = list(read((row.format(910) + row.format(911) + row.format(912)).encode()))

    assert [cable.id for cable in cables] == ["08ZENDA910", "08ZENDA911", "08ZENDA912"]


@pytest.mark.scaling
@pytest.mark.parametrize(
    "pump",
    [
        "<<7>>\n",
        "<html>",
        "<table class='cable'>",
        "Message Text\nMessage Attributes\n",
        "Message Attributes\n",
        "\nDocument Number: 7\nR 080915Z MAY 08\nFM ZENDA\n",
        "MRN: 7\nDate/DTG\n",
        "MRN: 7\nDate/DTG\nFrom: x\nInfo: y\n",
        "From: CBPC\n",
        "ID: 7\nID: ",
        "\t",
        "\t\n",
        "---\n",
        "Identifier ",
        "Reference ID\tCreated\t",
        "\n",
    ],
)
def test_joined_files_are_read_in_linear_time(pump: str) -> None:
    """Many beginnings of exports are found in time linear in the length of the file."""

    def looked_at(text: str) -> None:
        document = decode(text.encode())
        joined.starts(document)
        several.telegram_starts(decode((ONE + text + OTHER).encode()))

    assert_linear(looked_at, lambda size: pump * (size // len(pump)))
