"""`cablekit convert` does what it says, or leaves what was there."""

import io
import json
import os
from pathlib import Path
from threading import Thread

import pytest
from lxml import etree

from cablekit import xml
from cablekit.archives.files import load, read
from cablekit.cli.main import main
from cablekit.mapping import to_json
from cablekit.model import Cable
from cablekit.telegram.text import from_text
from tests._helpers import EXAMPLES, SITE, TELEGRAM, Binary, Captured


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
    text = b"\xef\xbb\xbfUNCLAS ZENDA 000910\r\n\r\nTAGS: XG\r\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))

    assert main(["convert", "-", "-o", "-"]) == 0
    assert capfdbinary.readouterr().out == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no-telegram"),
        (TELEGRAM, ""),
        (TELEGRAM + TELEGRAM.replace(b"0910", b"0911").replace(b"0915Z", b"1015Z"), "holds several cables; give --to"),
        (b'{"schema":"https://w3id.org/cablekit/dict/1","cable":{}}\n' * 2, "holds several cables; give --to jsonl"),
    ],
)
def test_standard_input_of_another_number(
    data: bytes, message: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: Binary
) -> None:
    """Standard input is judged like a file; it is read once, so that it has to hold one cable."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    assert main(["convert", "-"]) == bool(message)
    assert message.encode() in capfdbinary.readouterr().err


@pytest.mark.parametrize("count", [1, 500])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_pipe(count: int, jobs: str, tmp_path: Path) -> None:
    """A pipe is read once, whatever is written, and as a stream: `cablekit convert <(cat many.jsonl)`."""
    line = to_json(from_text(TELEGRAM.decode() + "1. (U) The bridge. " * 20)).encode() + b"\n"
    for words in (["--to", "jsonl", "--jobs", jobs], ["--to", "records", "--jobs", jobs]):
        pipe, out = tmp_path / "pipe", tmp_path / "x"
        os.mkfifo(pipe)
        writer = Thread(target=pipe.write_bytes, args=(line * count,))
        writer.start()
        assert main(["convert", str(pipe), *words, "-o", str(out)]) == 0
        writer.join()
        pipe.unlink()
        assert out.read_bytes().count(b"\n") == count


def test_pipe_of_one(tmp_path: Path, capfdbinary: Binary) -> None:
    """A pipe with one cable is written to one file; with another number it is refused, and not waited for again."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for data, status, words in (
        (TELEGRAM, 0, b""),
        (b"%s\n" % to_json(from_text(TELEGRAM.decode())).encode() * 2, 1, b"holds several cables; give --to jsonl"),
        (b'<cables xmlns="https://w3id.org/cablekit/1" version="1.0"></cables>', 1, b"holds no cable"),
        (b"", 1, b"no-telegram"),
    ):
        writer = Thread(target=pipe.write_bytes, args=(data,))
        writer.start()
        assert main(["convert", str(pipe), "-o", str(tmp_path / "x.xml")]) == status
        writer.join()
        assert words in capfdbinary.readouterr().err


def test_bad_input_leaves_the_output(tmp_path: Path) -> None:
    """Where the input cannot be read, the output stays as it was."""
    out = tmp_path / "x.xml"
    out.write_bytes(b"old")

    assert main(["convert", str(tmp_path / "none.txt"), "-o", str(out)]) == 1
    assert out.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("output", "status", "message"),
    [
        (
            "x.pdf",
            2,
            "the suffix '.pdf' is not that of a format; give --to one of text, xml, json, jsonl, csv",
        ),
        ("z.xlsx", 2, "the suffix '.xlsx' is not that of a format; spreadsheets can open .csv; see also --excel-safe"),
        ("out", 2, "no suffix names a format; give --to one of text, xml, json, jsonl, csv, records, "),
        ("no/x.xml", 2, "No such file or directory; create its folder first"),
    ],
)
def test_output_that_is_none(output: str, status: int, message: str, tmp_path: Path, capsys: Captured) -> None:
    """An output that cannot be written, or whose format nobody knows, is told in one line."""
    path = tmp_path / output

    assert main(["convert", str(SITE), "-o", str(path)]) == status
    assert capsys.readouterr().err.startswith(f"cablekit: {path}: {message}")
    assert list(tmp_path.iterdir()) == []


def test_cable_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """What the library says of a cable that cannot be written is told with the input's name."""
    monkeypatch.setattr("cablekit.cli.convert.read", lambda *_, **__: iter([Cable(encoding="koi8-r")]))

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


def test_convert_of_a_folder_without_an_output(capsys: Captured) -> None:
    """A folder is many cables: they want a place."""
    assert main(["convert", str(EXAMPLES)]) == 2
    assert capsys.readouterr().err.endswith(
        "is a folder, expected a file; to convert all files in it, give -o OUT or --to jsonl\n"
    )


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

    assert main(["convert", *words]) == 2
    assert capsys.readouterr().err.endswith(": is one of the inputs; choose another name\n")
    assert Path("in/a.txt").read_bytes() == b"TAGS: XG"


@pytest.mark.parametrize("words", [["-o", "in/x.jsonl"], ["-o", "x.jsonl", "--errors", "in/a/e.jsonl"]])
def test_output_inside_an_input(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """A file that the run writes is not in a folder that it reads: the next run would read it."""
    monkeypatch.chdir(tmp_path)
    Path("in", "a").mkdir(parents=True)
    Path("in", "a.txt").write_bytes(TELEGRAM)

    assert main(["convert", "in", *words]) == 2
    assert capsys.readouterr().err.endswith(f"{words[-1]}: is inside an input; choose a place outside it\n")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "a.txt", "in"]
    assert main(["convert", "in/*.txt", "-o", "in/x.jsonl"]) == 0


def test_done_run_among_its_inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """A finished run is recognized, although a pattern of its inputs now matches its output, too."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in", "a.txt").write_bytes(TELEGRAM)
    words = ["convert", "in/*", "-o", "in/x.jsonl"]

    assert (main(words), main([*words, "--resume"])) == (0, 0)
    assert capsys.readouterr().err.endswith("already exists, made from these inputs; there is nothing to resume\n")


def test_file_of_errors(tmp_path: Path) -> None:
    """The file of errors has the reason, and what a code means for a person."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"Dear Max,\n")
    (tmp_path / "in" / "b.txt").write_bytes(b"")
    errors = tmp_path / "e.jsonl"

    assert main(["convert", str(tmp_path / "in"), "-o", str(tmp_path / "x.csv"), "--errors", str(errors)]) == 1
    letter, empty = map(json.loads, errors.read_text().splitlines())
    assert letter["reason"] == empty["reason"] == "no-telegram"
    assert "it begins 'Dear Max,'" in letter["message"]
    assert empty["message"] == "no-telegram: the file is empty"


def test_name_of_one_file_for_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """Several cables are not written into a folder whose name is that of a file; a folder that is there may have it."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes(TELEGRAM + TELEGRAM.replace(b"0910", b"0911").replace(b"0915Z", b"1015Z"))

    assert main(["convert", "a.txt", "-o", "one.json"]) == 2
    assert capsys.readouterr().err == (
        "cablekit: one.json: is the name of a file, and many cables as json are many files; end the name of a folder "
        "with a slash, or give --to jsonl for one file\n"
    )
    assert not Path("one.json").exists()
    assert main(["convert", "a.txt", "--to", "json", "-o", "one.json/"]) == 0
    Path("two.tei.xml").mkdir()
    assert main(["convert", "a.txt", "-o", "two.tei.xml"]) == 0


def test_what_is_replaced_is_said(tmp_path: Path, capsys: Captured) -> None:
    """A finished output is replaced, and that is said."""
    for words in (["-o", str(tmp_path / "x.jsonl")], ["-o", str(tmp_path / "x.xml")]):
        assert main(["convert", str(SITE), *words]) == 0
        assert "replaced" not in capsys.readouterr().err
        assert main(["convert", str(SITE), *words]) == 0
        assert capsys.readouterr().err.endswith(f"cablekit: {words[-1]}: the earlier file was replaced\n")


@pytest.mark.parametrize("name", ["x.xml", "x.html", "x.bib", "x.jsonl"])
def test_what_is_written_is_said(name: str, tmp_path: Path, capsys: Captured) -> None:
    """Formats of one cable say how many were written, as those of many do; standard output is for the cable alone."""
    assert main(["convert", str(SITE), "-o", str(tmp_path / name)]) == 0
    assert "cablekit: 1 cable written" in capsys.readouterr().err
    assert main(["convert", str(SITE), "--to", "text"]) == 0
    assert capsys.readouterr().err == ""


def test_output_and_errors_are_two_files(tmp_path: Path, capsys: Captured) -> None:
    """One file cannot take both; a file cannot be a folder."""
    out = str(tmp_path / "x.jsonl")
    assert main(["convert", str(SITE), "-o", out, "--errors", out]) == 2
    assert (
        capsys.readouterr().err == f"cablekit: {out}: is both the output and the file of errors; choose another name\n"
    )

    assert main(["convert", str(SITE), "-o", out, "--errors", "-"]) == 2
    assert capsys.readouterr().err == "cablekit: --errors -: is not a file; for standard output, use /dev/stdout\n"

    Path(out).touch()
    assert main(["convert", str(SITE), "--to", "text", "-o", out, "--jobs", "1"]) == 2
    assert capsys.readouterr().err.endswith("is a file, expected a folder: many cables as text are many files\n")


def test_many_cables_of_one_file(tmp_path: Path, capsys: Captured) -> None:
    """A file of many cables goes into a folder as several files do; one cable goes there where a folder is named."""
    many = tmp_path / "many.jsonl"
    assert main(["convert", str(EXAMPLES), "-o", str(many)]) == 0
    assert main(["convert", str(many), "--to", "text", "-o", str(tmp_path / "folder")]) == 0
    assert main(["convert", str(many), "-o", str(tmp_path / "all.xml")]) == 0
    assert main(["convert", str(SITE), "--to", "xml", "-o", f"{tmp_path}/new/"]) == 0

    assert len(list((tmp_path / "folder").glob("*.txt"))) == len(list(read(tmp_path / "all.xml"))) == 4
    assert [path.name for path in (tmp_path / "new").glob("*.xml")] == ["08ZENDA910.xml"]
    assert "cablekit: 4 cables written, 0 records with errors\n" in capsys.readouterr().err


def test_file_without_cables(tmp_path: Path, capsys: Captured) -> None:
    """A file with nothing in it that could be read gives one line; one with something writes that."""
    (tmp_path / "none.jsonl").write_bytes(b"")
    (tmp_path / "bad.jsonl").write_bytes(b"nonsense\n" + b'{"schema":"https://w3id.org/cablekit/dict/1","cable":{}}\n')

    assert main(["convert", str(tmp_path / "bad.jsonl"), "--to", "text", "-o", str(tmp_path / "out")]) == 1
    assert len(list((tmp_path / "out").glob("*.txt"))) == 1
    assert main(["convert", str(tmp_path / "none.jsonl"), "--to", "text", "-o", str(tmp_path / "no")]) == 0
    assert capsys.readouterr().err.endswith("cablekit: 0 cables written, 0 records with errors\n")


def test_letter(tmp_path: Path, capsys: Captured) -> None:
    """A text that is not a telegram is not written as one; the message says what shows it all the same."""
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"Dear Rudolf,\n\nThe harvest was good.\n")

    assert main(["convert", str(letter), "--to", "xml"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"cablekit: {letter}: no-telegram: no telegram was found in this text; `load` and format=")
    assert "`cablekit show` shows it; it begins 'Dear Rudolf,'" in err
    assert main(["show", str(letter)]) == 0
