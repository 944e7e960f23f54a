"""The command line does what it says, says in one line what is wrong, and leaves nothing half-done."""

import io
import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from cablekit import from_text, xml
from cablekit.archives.files import load, read
from cablekit.cli.main import main
from cablekit.corpus.stats import Figures, field_value, readable
from cablekit.exports.terminal import show, visible
from cablekit.mapping import to_dict
from cablekit.model import Addressee, Cable, Header, Paragraph, Section
from tests._helpers import EXAMPLES

SITE = EXAMPLES / "08ZENDA0910.txt"
NARA = EXAMPLES / "79ZENDA06523.txt"
Captured = pytest.CaptureFixture[str]
Binary = pytest.CaptureFixture[bytes]


# --- convert ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["x.xml", "x.json", "x.txt"])
def test_convert_to_a_file(name: str, tmp_path: Path) -> None:
    """The suffix of the output tells the format; the cable in it is equal."""
    out = tmp_path / name

    assert main(["convert", str(SITE), "-o", str(out)]) == 0
    assert load(out) == load(SITE)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_convert_there_and_back(tmp_path: Path, capfdbinary: Binary) -> None:
    """Text to XML and XML to text gives the same bytes."""
    out = tmp_path / "x"
    assert main(["convert", str(SITE), "--to", "xml", "-o", str(out)]) == 0
    assert main(["convert", str(out)]) == 0

    assert capfdbinary.readouterr().out == SITE.read_bytes()


def test_convert_standard_streams(monkeypatch: pytest.MonkeyPatch, capfdbinary: Binary) -> None:
    """A dash is standard input and output, in bytes: no line end is translated."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfTAGS: XG\r\n")))

    assert main(["convert", "-", "-o", "-"]) == 0
    assert capfdbinary.readouterr().out == b"\xef\xbb\xbfTAGS: XG\r\n"


@pytest.mark.parametrize("verb", ["convert", "show"])
@pytest.mark.parametrize(
    ("name", "message"),
    [("none.txt", "No such file or directory"), ("", "is a folder, expected a file"), ("bad.xml", "")],
    ids=["missing", "folder", "no XML"],
)
def test_input_that_is_none(verb: str, name: str, message: str, tmp_path: Path, capsys: Captured) -> None:
    """An input that cannot be read is told in one line with its name; the status is 1."""
    (tmp_path / "bad.xml").write_bytes(b"TAGS: XG")
    path = tmp_path / name

    assert main([verb, str(path)]) == 1
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith(f"cablekit: {path}: {message}")
    assert error.count("\n") == 1


def test_bad_input_leaves_the_output(tmp_path: Path) -> None:
    """Where the input cannot be read, the output stays as it was."""
    out = tmp_path / "x.xml"
    out.write_bytes(b"old")

    assert main(["convert", str(tmp_path / "none.txt"), "-o", str(out)]) == 1
    assert out.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("output", "status", "message"),
    [
        ("x.pdf", 2, "the suffix '.pdf' is not that of a format; say --to one of text, xml, json"),
        ("no/x.xml", 1, "No such file or directory"),
    ],
)
def test_output_that_is_none(output: str, status: int, message: str, tmp_path: Path, capsys: Captured) -> None:
    """An output that cannot be written, or whose format nobody knows, is told in one line."""
    path = tmp_path / output

    assert main(["convert", str(SITE), "-o", str(path)]) == status
    assert capsys.readouterr().err == f"cablekit: {path}: {message}\n"
    assert list(tmp_path.iterdir()) == []


def test_cable_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """What the library says of a cable that cannot be written is told with the input's name."""
    monkeypatch.setattr("cablekit.cli.inputs.load", lambda _: Cable(encoding="koi8-r"))

    assert main(["convert", "x.txt"]) == 1
    assert capsys.readouterr().err.startswith("cablekit: x.txt: encoding: cannot write in 'koi8-r'")


def test_convert_to_many_in_xml(tmp_path: Path) -> None:
    """Many cables in one file of XML are valid by all that says so, and read back by both that read many."""
    out = tmp_path / "all.xml"
    assert main(["convert", str(EXAMPLES), "--to", "xml", "-o", str(out)]) == 0
    root = etree.parse(out).getroot()
    twin = etree.XMLSchema(etree.fromstring(xml.schema("xsd").encode()))

    assert root.get("version") == "1.0"
    assert xml.validate_xml(out.read_bytes()) == ()
    assert xml.validate_xml(out.read_text("utf-8")) == ()
    assert etree.RelaxNG(etree.fromstring(xml.schema("rng").encode())).validate(root)
    assert twin.validate(root)
    assert list(xml.read_cables(out)) == list(read(out)) == list(read(EXAMPLES))


# --- schema -----------------------------------------------------------------------------------

FILES = {
    "rng": "xml/schema/cablekit-1.0.rng",
    "rnc": "xml/schema/cablekit-1.0.rnc",
    "xsd": "xml/schema/cablekit-1.0.xsd",
    "json": "mapping/schema/cable-dict-1.schema.json",
}


@pytest.mark.parametrize("name", FILES)
def test_schema(name: str, tmp_path: Path, capfdbinary: Binary) -> None:
    """A schema is printed, or written to a file, as it comes with the package, byte for byte."""
    ships = (Path(xml.__file__).parent.parent / FILES[name]).read_bytes()
    out = tmp_path / "out"

    assert main(["schema", name]) == 0
    assert capfdbinary.readouterr() == (ships, b"")
    assert main(["schema", name, "-o", str(out)]) == 0
    assert out.read_bytes() == ships
    assert capfdbinary.readouterr() == (b"", b"")


def test_schema_that_cannot_be_written(tmp_path: Path, capsys: Captured) -> None:
    """An output that cannot be written is told in one line."""
    out = tmp_path / "no" / "x.rng"

    assert main(["schema", "rng", "-o", str(out)]) == 1
    assert capsys.readouterr().err == f"cablekit: {out}: No such file or directory\n"


def test_help_of_schema(capsys: Captured) -> None:
    """The help has an example that works."""
    assert main(["schema", "--help"]) == 0
    example = capsys.readouterr().out.partition("example: cablekit ")[2].split()

    assert example == ["schema", "xsd", "-o", "cablekit.xsd"]


# --- the program ------------------------------------------------------------------------------


def test_version(capsys: Captured) -> None:
    """The version names cablekit, Python, lxml and libxml2."""
    assert main(["--version"]) == 0
    words = capsys.readouterr().out

    assert all(name in words for name in ("cablekit 0.", "Python 3.", "lxml ", "libxml2 2."))


@pytest.mark.parametrize(
    "words",
    [[], ["fly"], ["convert"], ["convert", "x", "--to", "pdf"], ["show", "a", "b"], ["schema"], ["schema", "pdf"]],
)
def test_usage(words: list[str], capsys: Captured) -> None:
    """Wrong words are told on standard error; the status is 2."""
    assert main(words) == 2
    out, error = capsys.readouterr()
    assert (out, error[:6]) == ("", "usage:")


def test_help(capsys: Captured) -> None:
    """Help is no error."""
    assert main(["--help"]) == 0
    assert "convert" in capsys.readouterr().out


def test_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupt ends with status 130 and no traceback."""

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cablekit.cli.inputs.load", interrupt)

    assert main(["show", "x.txt"]) == 130


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (BrokenPipeError(32, "Broken pipe"), 0, ""),
        (OSError(28, "No space left on device"), 1, "cablekit: standard output: No space left on device\n"),
    ],
    ids=["closed", "full"],
)
def test_output_that_breaks(
    error: OSError, status: int, message: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """A pipe that nobody reads ends the run quietly; a full disk is told."""

    class Broken(io.StringIO):
        def flush(self) -> None:
            raise error

    monkeypatch.setattr("sys.stdout", Broken())

    assert main(["show", str(SITE)]) == status
    assert capsys.readouterr().err == message


def test_broken_pipe_of_the_process() -> None:
    """A reader that goes away is not answered with a traceback."""
    command = [sys.executable, "-m", "cablekit", "convert", str(SITE), "--to", "xml"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()

    assert (process.returncode, errors) == (0, b"")


def test_module(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """`python -m cablekit` is the same program."""
    monkeypatch.setattr("sys.argv", ["cablekit", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("cablekit", run_name="__main__")

    assert (ended.value.code, capsys.readouterr().out[:9]) == (0, "cablekit ")


# --- show -------------------------------------------------------------------------------------


def test_show(capsys: Captured) -> None:
    """The summary has the facts of the header, the archive's word, the headings and the signature."""
    assert main(["show", str(SITE)]) == 0
    out = capsys.readouterr().out

    assert out.startswith("08ZENDA910\n\nSubject         CASTLE BRIDGE TALKS RESUME")
    for words in (
        "Date            2008-05-08 09:15 UTC",
        "Classification  CONFIDENTIAL",
        "To              SECSTATE WASHDC (PRIORITY)",
        "Order           12958 2018-05-08",
        "Classified by   Harriet J. Colfax",
        "Section         1 of 2",
        "(site)          Identifier: 08ZENDA910; ",
        "Palace Rests on the 1951 Accord\n  3. (C) Valden explained",
        "\n\nTARRANT\n",
    ):
        assert words in out
    assert max(len(line) for line in out.split("\n")) <= 100


def test_show_what_is_not_there() -> None:
    """A cable of which nothing is known shows as that, and what has no number shows without one."""
    section = Section(paragraphs=(Paragraph(text="Yes."), Paragraph(label="--", text="No.")))
    header = Header(info=(Addressee(), Addressee(name="STRELSAU")))

    assert show(Cable()) == "(no id)\n"
    assert (
        show(Cable(header=header, sections=(section,))) == "(no id)\n\nInfo            , STRELSAU\n\n  Yes.\n  -- No.\n"
    )


def test_show_references() -> None:
    """References show by their ids, or as they are written."""
    out = show(from_text("UNCLAS ZENDA 000910\n\nREF: A. 07 STRELSAU 244\n     B. COLFAX-QUILL E-MAIL OF MAY 5\n"))

    assert "07STRELSAU244" in out
    assert "MAIL" in out


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("caf\u00e9\n\tx", "caf\u00e9\n\tx"),
        ("\x1b]0;x\x07", "\u241b]0;x\u2407"),
        ("\x9b2J", "<U+009B>2J"),
        ("a\u202eb\u2066c\u200bd", "a<U+202E>b<U+2066>c<U+200B>d"),
        ("\r\x00\x7f\ud800\u2028", "\u240d\u2400\u2421<U+D800><U+2028>"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    """What a terminal would obey or hide is shown; what it prints stays."""
    assert visible(text) == shown


def test_show_sends_no_control_characters(tmp_path: Path, capfdbinary: Binary) -> None:
    """No control character of a cable reaches the terminal, from whichever field."""
    path = tmp_path / "x.txt"
    path.write_bytes("SUBJECT: A \x1b[2J B\u202e\n\n1. (U) \x1b]0;x\x07 \x9b1m\n\nBURNS\n".encode())

    assert main(["show", str(path)]) == 0
    out = capfdbinary.readouterr().out.decode()
    assert not set(out) & set("\x1b\x07\x9b\u202e")
    assert "\u241b" in out


def test_show_in_a_poor_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that has not the letters gets escapes, and no error."""
    path = tmp_path / "x.txt"
    path.write_bytes("SUBJECT: CAF\u00c9\n".encode())
    poor = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", poor)

    assert main(["show", str(path)]) == 0
    poor.seek(0)
    assert "CAF\\xc9" in poor.read()


def test_errors_send_no_control_characters(capsys: Captured) -> None:
    """A file name cannot write to the terminal either."""
    assert main(["show", "a\x1b[2J\nb"]) == 1
    assert (
        capsys.readouterr().err
        == "cablekit: a\u241b[2J b: no such file; if it is the text itself, `from_text` reads it\n"
    )


# --- stats ------------------------------------------------------------------------------------


def test_stats(capsys: Captured) -> None:
    """The figures are of the telegrams alone, without what archives put around them."""
    assert main(["stats", str(SITE), str(NARA), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)

    assert figures["cables"] == 2
    assert figures["characters"] == sum(figures["kinds"].values()) < SITE.stat().st_size + NARA.stat().st_size - 2_500
    assert "wrapper" not in figures["kinds"]
    assert figures["other"] < 0.05


def test_stats_as_a_table(tmp_path: Path, capsys: Captured) -> None:
    """The table has a line for each kind with its share, and goes on past what cannot be read."""
    (tmp_path / "a.xml").write_bytes(b"none")
    (tmp_path / "b.txt").write_bytes(b"TAGS: XG\n\n1. (U) Yes.\n")

    assert main(["stats", str(tmp_path)]) == 1
    out, error = capsys.readouterr()
    assert out.startswith("cables                              1\ncharacters                         22\n")
    assert "text under no number                0   0.00%\n" in out
    assert error.startswith(f"cablekit: {tmp_path / 'a.xml'}: ")


def test_stats_of_nothing(tmp_path: Path, capsys: Captured) -> None:
    """Where nothing could be read there is no table."""
    assert main(["stats", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().out == ""


def test_stats_fields(capsys: Captured) -> None:
    """Fields are counted by cable, disagreements with archives by field, and ids that come again."""
    assert main(["stats", str(SITE), str(SITE), str(EXAMPLES / "08ZENDA0911.html"), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)

    assert (figures["fields"]["subject"], figures["fields"]["wrapper.site"]) == (3, 2)
    assert figures["disagreements"]["cablegate.date (known)"] == 1
    assert figures["repeated_ids"] == 1


# --- get and check ----------------------------------------------------------------------------


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


def test_check(tmp_path: Path, capsys: Captured) -> None:
    """Findings have a line each with place, severity and code; warnings count where that is asked for."""
    path = tmp_path / "x.txt"
    path.write_bytes(b"UNCLAS ZENDA 000910\n\nTAGS: PREL\n\n1. Yes.\n\n3. No.\n")
    (tmp_path / "empty.txt").touch()

    assert main(["check", str(path)]) == 0
    assert f"{path}:7:1: warning: number-gap: paragraph 3 follows paragraph 1\n" in capsys.readouterr().out
    assert main(["check", "--strict", "--json", str(path)]) == 1
    assert "number-gap" in [json.loads(line)["code"] for line in capsys.readouterr().out.splitlines()]
    assert main(["check", str(tmp_path / "empty.txt")]) == 1


def test_figures_of_text_without_numbers() -> None:
    """Text under no numbered paragraph is counted; items of a numbered one are under it."""
    figures = Figures()
    cable = from_text("TAGS: XG\n\n1. (U) One:\n\n-- Item.\n\n-- Item.\n")
    assert [item.label for item in cable.paragraphs[0].items] == ["--", "--"]
    figures.add(cable)
    assert figures.unnumbered == 0
    figures.add(Cable(sections=(Section(paragraphs=(Paragraph(text="None."),)),)))

    assert figures.unnumbered == len("None.\n")
    assert figures.as_dict()["unnumbered"] == figures.unnumbered / figures.characters


# --- what a new user found --------------------------------------------------------------------


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


@pytest.mark.parametrize("verb", ["show", "convert"])
def test_many_cables_where_one_is_due(verb: str, tmp_path: Path, capsys: Captured) -> None:
    """The advice is in words of the command line."""
    many = tmp_path / "many.xml"
    assert main(["convert", str(EXAMPLES), "--to", "xml", "-o", str(many)]) == 0
    capsys.readouterr()

    assert main([verb, str(many)]) == 1
    message = "holds 4 cables, expected one; `convert` takes all, --to jsonl or csv"
    assert capsys.readouterr().err == f"cablekit: {many}: {message}\n"


def test_convert_of_a_folder_without_an_output(capsys: Captured) -> None:
    """A folder is many cables: they want a place."""
    assert main(["convert", str(EXAMPLES)]) == 1
    assert capsys.readouterr().err.endswith("is a folder, expected a file; say -o OUT, or --to jsonl, for all in it\n")


@pytest.mark.parametrize(
    "words",
    [
        ["in/a.txt", "-o", "in/a.txt"],
        ["in/a.txt", "--to", "xml", "-o", "in/../in/a.txt"],
        ["in", "--to", "jsonl", "-o", "in/a.txt"],
        ["in/*.txt", "--to", "csv", "-o", "in/a.txt"],
        ["in", "--to", "jsonl", "-o", "x.jsonl", "--errors", "in/a.txt"],
        ["in", "--to", "jsonl", "-o", "link.jsonl"],
    ],
)
def test_no_input_is_written_over(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """An output that is one of the inputs is refused, whatever its name."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_bytes(b"TAGS: XG")
    Path("link.jsonl").symlink_to("in/a.txt")

    assert main(["convert", *words]) == 1
    assert capsys.readouterr().err.endswith(": is one of the inputs; choose another name\n")
    assert Path("in/a.txt").read_bytes() == b"TAGS: XG"


def test_done_run_among_its_inputs(tmp_path: Path, capsys: Captured) -> None:
    """A run that is done is gone on with in peace, though its output lies among its inputs now."""
    (tmp_path / "a.txt").write_bytes(b"TAGS: XG")
    words = ["convert", str(tmp_path), "-o", str(tmp_path / "x.jsonl"), "--to", "jsonl"]

    assert (main(words), main([*words, "--resume"])) == (0, 0)
    assert capsys.readouterr().err.endswith("already exists, and there is nothing to resume\n")


def test_output_and_errors_are_two_files(tmp_path: Path, capsys: Captured) -> None:
    """One file cannot take both; a file cannot be a folder."""
    out = str(tmp_path / "x.jsonl")
    assert main(["convert", str(SITE), "-o", out, "--errors", out]) == 1
    assert capsys.readouterr().err == f"cablekit: {out}: is the output and the file of errors; choose another name\n"

    Path(out).touch()
    assert main(["convert", str(SITE), "--to", "text", "-o", out, "--jobs", "1"]) == 1
    assert capsys.readouterr().err.endswith("is a file, expected a folder: many cables as text are many files\n")


def test_one_is_one(tmp_path: Path, capsys: Captured) -> None:
    """One cable is no cables."""
    assert main(["convert", str(SITE), str(tmp_path / "none"), "-o", str(tmp_path / "x.csv")]) == 1
    assert capsys.readouterr().err.endswith("cablekit: 1 cable written, 1 record with errors\n")


@pytest.mark.parametrize("words", [["get", "id"], ["stats"], ["check"], ["convert", "--to", "jsonl"]])
def test_empty_folders_are_told(words: list[str], tmp_path: Path, capsys: Captured) -> None:
    """A folder with nothing in it is no error, and is not passed over in silence."""
    (tmp_path / ".hidden").touch()

    assert main([*words, str(tmp_path)]) == 0
    assert capsys.readouterr().err.startswith(f"cablekit: nothing found in {tmp_path}\n")
