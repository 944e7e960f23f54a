"""`cablekit get` prints a field."""

import json
from pathlib import Path

import pytest

from cablekit import from_text
from cablekit.archives.files import load
from cablekit.cli import get
from cablekit.cli.main import main
from cablekit.corpus.stats import field_value, readable
from cablekit.mapping import to_dict
from cablekit.model import Cable, Wrapper
from tests._helpers import NARA, SITE, TELEGRAM, Captured


def test_get(capsys: Captured) -> None:
    """One field of many cables, a line each; what is not there is an empty line."""
    assert main(["get", "header.authority.name", str(SITE), str(NARA)]) == 0
    assert capsys.readouterr().out == "Harriet J. Colfax\n\n"
    assert main(["get", "id", str(SITE), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"place": str(SITE), "id": "08ZENDA910", "value": "08ZENDA910"}


@pytest.mark.parametrize("name", ["none", "source", "_x", "parse", "header.none", "with_header"])
def test_get_what_is_no_field(name: str, capsys: Captured) -> None:
    """A field that cables have not is a wrong word."""
    assert main(["get", name, str(SITE)]) == 2
    assert capsys.readouterr().err.startswith(f"cablekit: {name}: ")


def test_field_of_many() -> None:
    """A path goes through lists, and stops where nothing is."""
    cable = from_text("TAGS: XG\n\n1. (U) One.\n\n2. (U) Two.\n")

    assert readable(field_value(cable, "paragraphs.text")) == "One., Two."
    assert field_value(cable, "header.mrn.post") is None


def values(words: list[str], capsys: Captured) -> list[object]:
    """Give the values that `get --json` tells."""
    assert main(["get", "--json", *words]) == 0
    return [json.loads(line)["value"] for line in capsys.readouterr().out.splitlines()]


def test_get_json_gives_what_dicts_have(capsys: Captured) -> None:
    """A list is a list, an object an object, a day and a time are ISO 8601, nothing is null."""
    whole = to_dict(load(SITE))["cable"]

    assert values(["tags", str(SITE)], capsys) == [["PREL", "PGOV", "ELTN", "XG"]]
    assert values(["header", str(SITE)], capsys) == [whole["header"]]
    assert values(["sections", str(SITE)], capsys) == [whole["sections"]]
    assert values(["header.executive_order.declassify_on", str(SITE)], capsys) == ["2018-05-08"]
    assert values(["date", str(SITE)], capsys) == ["2008-05-08T09:15:00Z"]
    assert values(["header.authority.name", str(NARA)], capsys) == [None]


def test_references_on_a_line(tmp_path: Path, capsys: Captured) -> None:
    """A reference is its id, or what is written of it; JSON has all of it."""
    text = (
        "R 080915Z MAY 08\n\nUNCLAS ZENDA 910\n\nREF: A. STRELSAU 88 (NOTAL)\n     B. SAPT-TARRANT E-MAIL OF 05/07/08\n"
    )
    (tmp_path / "910.txt").write_bytes(f"{text}\n1. Yes.\n".encode())

    assert main(["get", "id,references,header.references", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines()[1].split("\t") == [
        "08ZENDA910",
        "08STRELSAU88, SAPT-TARRANT E-MAIL OF 05/07/08",
        "STRELSAU 88, SAPT-TARRANT E-MAIL OF 05/07/08",
    ]
    assert values(["references.number", str(tmp_path)], capsys) == [[88, None]]
    assert main(["get", "references", "--json", str(tmp_path)]) == 0
    assert json.loads(capsys.readouterr().out)["value"][0]["notal"] is True


def test_get_place_and_catalog(capsys: Captured) -> None:
    """Where a cable was found and what is best known of it can be asked for; dicts have neither."""
    assert main(["get", "place", str(SITE)]) == 0
    assert capsys.readouterr().out == f"{SITE}\n"
    assert main(["get", "catalog.originator", str(SITE)]) == 0
    assert capsys.readouterr().out == "AMEMBASSY ZENDA\n"
    assert values(["catalog.date", str(SITE)], capsys) == ["2008-05-08T09:15:00Z"]
    (place,), (catalog,) = values(["place", str(SITE)], capsys), values(["catalog", str(NARA)], capsys)
    assert place == {"path": str(SITE), "record": None, "offset": 0, "line": 1, "is_exact": True}
    assert isinstance(catalog, dict)
    assert (catalog["id"], catalog["date"]) == ("79ZENDA6523", "1979-08-14T15:40:00Z")


def test_get_json_sends_no_control_characters(tmp_path: Path, capsys: Captured) -> None:
    """What JSON lets through is escaped, and comes back."""
    path = tmp_path / "x.txt"
    path.write_bytes(b"SUBJECT: A \x1b[2J B\x7f C\n")

    assert main(["get", "--json", "subject", str(path)]) == 0
    out = capsys.readouterr().out
    assert not set(out) & set("\x1b\x7f")
    assert json.loads(out)["value"] == load(path).subject


def test_get_writes_no_reprs(capsys: Captured) -> None:
    """What has fields of its own is JSON, in lists too."""
    assert main(["get", "header.executive_order", str(SITE)]) == 0
    assert capsys.readouterr().out == '{"number": "12958", "action": "DECL", "declassify_on": "2018-05-08"}\n'


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("header.sbject", "a Header has no field 'sbject'; did you mean subject"),
        ("captions", "a Cable has no field 'captions'; did you mean header.captions"),
        ("paragraphs.txt", "a Paragraph has no field 'txt'; did you mean text?"),
        ("zzzz", "a Cable has no field 'zzzz'; it has header, sections, closing, "),
        ("id.zzzz", "a str has no field 'zzzz'; it has no fields"),
        ("parse", "a Cable has no field 'parse'; "),
    ],
)
def test_get_lists_names_that_are_near(name: str, message: str, capsys: Captured) -> None:
    """Who errs in a name hears which there are."""
    assert main(["get", name, str(SITE)]) == 2
    assert capsys.readouterr().err.startswith(f"cablekit: {name}: {message}")


def test_get_wants_the_field_first(capsys: Captured) -> None:
    """Who turns the words round hears so, and not that there is no file `subject`."""
    assert main(["get", str(SITE), "subject"]) == 2
    assert capsys.readouterr().err == f"cablekit: {SITE}: is an input; say first the field, then the inputs\n"


def test_get_tells_a_wrong_field_without_inputs(tmp_path: Path, capsys: Captured) -> None:
    """A wrong name is told before anything is read, in an empty folder too."""
    assert main(["get", "sbject", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("cablekit: sbject: a Cable has no field 'sbject'; did you mean subject")


def test_get_goes_into_lists_of_lists(capsys: Captured) -> None:
    """The paragraphs of all sections are lists in a list."""
    assert main(["get", "sections.paragraphs.label", str(SITE)]) == 0
    assert capsys.readouterr().out == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10\n"
    assert main(["get", "sections.paragraphs.label", str(SITE), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["value"][:3] == [["1"], ["2"], ["3", "4"]]


def test_get_a_table(tmp_path: Path, capsys: Captured) -> None:
    """Several fields are columns below their names, separated by tabs; what is not there is empty."""
    path = tmp_path / "x.txt"
    path.write_bytes(b"UNCLAS ZENDA 000910\n\nTAGS: PREL, XG\nSUBJECT: THE\tBRIDGE\n\n1. (U) Open.\n")
    assert main(["get", "id, tags,subject,header.dtg,paragraphs.text", str(path)]) == 0
    assert capsys.readouterr().out == (
        "id\ttags\tsubject\theader.dtg\tparagraphs.text\n\tPREL, XG\tTHE BRIDGE\t\tOpen.\n"
    )
    assert main(["get", "id,date,subject", str(tmp_path / "none"), str(SITE)]) == 1
    head, row = capsys.readouterr().out.splitlines()
    assert head.split("\t") == ["id", "date", "subject"]
    assert row.split("\t") == ["08ZENDA910", "2008-05-08T09:15:00Z", load(SITE).subject]


def test_get_a_table_as_json(capsys: Captured) -> None:
    """With `--json` each line has the values under their names."""
    assert main(["get", "id,tags,catalog.date", str(SITE), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "place": str(SITE),
        "id": "08ZENDA910",
        "values": {"id": "08ZENDA910", "tags": ["PREL", "PGOV", "ELTN", "XG"], "catalog.date": "2008-05-08T09:15:00Z"},
    }


@pytest.mark.parametrize("words", ["id,sbject", "id,", ",", "", "id,,header.none"])
def test_get_a_table_with_a_wrong_name(words: str, capsys: Captured) -> None:
    """A wrong name among right ones is a wrong word; a comma too many is none."""
    assert main(["get", words, str(SITE)]) == (0 if words == "id," else 2)
    assert capsys.readouterr().out == ("08ZENDA910\n" if words == "id," else "")


def test_get_dates(tmp_path: Path, capsys: Captured) -> None:
    """A date is written as in a CSV; one of which only the day is known is a day."""
    path = tmp_path / "x.csv"
    path.write_text("refid,date,body\n08ZENDA910,2008-05-08,TAGS: PREL\n")
    out = tmp_path / "out.csv"
    assert main(["convert", str(SITE), str(path), "-o", str(out), "--columns", "date,catalog_date"]) == 0
    assert main(["get", "date,catalog.date", str(SITE), str(path)]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()[1:]]
    assert rows == [["2008-05-08T09:15:00Z"] * 2, ["", "2008-05-08"]]
    assert out.read_text().splitlines()[1:] == [",".join(row) for row in rows]


def test_get_disagreements(tmp_path: Path, capsys: Captured) -> None:
    """Where the archive and the cable differ is a field, too."""
    path = tmp_path / "x.csv"
    path.write_text("refid,subject,body\n08ZENDA911,BRIDGE,UNCLAS ZENDA 000910\\n\\nTAGS: PREL\\n\n")
    assert main(["get", "disagreements", str(path)]) == 0
    assert main(["get", "disagreements.archive_value", str(path), str(SITE)]) == 0
    assert main(["get", "disagreements", str(path), "--json"]) == 0
    shown, values, none, data = capsys.readouterr().out.splitlines()
    assert (shown, values, none) == ("id: 08ZENDA910 (table: 08ZENDA911)", "08ZENDA911", "")
    assert json.loads(data)["value"] == [
        {
            "field": "id",
            "cable_value": "08ZENDA910",
            "archive_value": "08ZENDA911",
            "archive": "table",
            "known_untruth": False,
        }
    ]
    assert main(["get", "disagrements", str(path)]) == 2
    assert capsys.readouterr().err.endswith("has no field 'disagrements'; did you mean disagreements?\n")


def test_get_a_name_that_no_cable_has(tmp_path: Path, capsys: Captured) -> None:
    """A name of an archive's field that no cable has is reported, with what may be meant; one that some have is not."""
    assert main(["get", "id,wrappers.Draft Dte,wrappers.Concepts", str(NARA), str(SITE)]) == 0
    assert capsys.readouterr().err == (
        "cablekit: wrappers.Draft Dte: no cable has it; did you mean wrappers.Draft Date?\n"
    )
    assert main(["get", "wrappers.zzz", str(SITE)]) == 0
    assert capsys.readouterr().err.startswith("cablekit: wrappers.zzz: no cable has it; there are wrappers.Cable title")
    plain = tmp_path / "x.txt"
    plain.write_bytes(TELEGRAM)
    assert main(["get", "wrappers.Origin", str(plain)]) == 0
    assert capsys.readouterr().err == "cablekit: wrappers.Origin: no cable has it; there are none\n"
    assert main(["get", "wrappers.Origin", str(tmp_path / "none")]) == 1
    assert "no cable" not in capsys.readouterr().err
    with_many = Cable(wrappers=(Wrapper("x", tuple((f"{number}", "y") for number in range(1200))),))
    missing = get.Missing(["wrappers.zzz"])
    for row in get.rows(["wrappers.zzz"], get.line_of, [("x", with_many)] * 2):
        missing.look(row)
    assert len(missing.known) == 1200


def test_get_what_archives_say(capsys: Captured) -> None:
    """What archives say is found by their own names, in any case, before or after the archive's name."""
    assert main(["get", "wrappers.Document Number,wrappers.nara.draft date,wrappers.none", str(NARA)]) == 0
    assert capsys.readouterr().out.splitlines()[1].split("\t") == [
        load(NARA).wrappers[0].get("Document Number"), load(NARA).wrappers[0].get("Draft Date"), "",
    ]  # fmt: skip
    assert main(["get", "wrappers.archive", str(SITE), str(NARA)]) == 0
    assert capsys.readouterr().out == "site\nnara\n"
