"""`cablekit redact` takes out what is above a level, and fails closed: no word of it in an output or a message."""

import io
import json
import mailbox
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from cablekit import Cable, ModelError, load, read
from cablekit.cli.main import main
from tests._helpers import Captured

#: The word that is in nothing that is written.
SECRET = "CELLAR"
TELEGRAM = b"""R 080915Z MAY 08
FM AMEMBASSY ZENDA
TO SECSTATE WASHDC
S E C R E T ZENDA 000910
TAGS: XG
SUBJECT: THE CELLAR

1. (U) The toll is low.

2. (C) The king is in the CELLAR.
"""
OTHER = TELEGRAM.replace(b"0910", b"0911").replace(b"(C)", b"(S)")
LEFT = TELEGRAM.replace(b"THE CELLAR", b"[REDACTED]").replace(b"The king is in the CELLAR", b"[REDACTED]").decode()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a cable, a folder of two, and files that cannot be read, all with the word."""
    monkeypatch.chdir(tmp_path)
    Path("CELLAR.txt").write_bytes(TELEGRAM)
    Path("in").mkdir()
    Path("in/a.txt").write_bytes(TELEGRAM)
    Path("in/b.txt").write_bytes(OTHER)
    Path("bad").mkdir()
    Path("bad/letter.txt").write_bytes(b"Dear Rudolf,\n\nthe king is in the CELLAR.\n")
    Path("bad/broken.json").write_bytes(b'{"schema": "CELLAR"')
    Path("bad/broken.xml").write_bytes(b"<cable>CELLAR")
    Path("bad/odd.json").write_text(
        json.dumps({"schema": "https://w3id.org/cablekit/dict/1", "cable": {"header": {"subject": "CELLAR\n\n1. X"}}}),
        encoding="utf-8",
    )
    with zipfile.ZipFile("bad/box.zip", "w") as box:
        box.writestr("CELLAR.json", '{"CELLAR"')


def written() -> str:
    """Join all files outside the inputs."""
    inputs = {Path("in"), Path("bad"), Path("CELLAR.txt")}
    paths = [path for path in Path().rglob("*") if path.is_file() and not inputs & {path, *path.parents}]
    return "\n".join(f"{path} {path.read_text('utf-8')}" for path in paths)


def test_one_to_standard_output(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """One cable is written as text; by its own name, or from standard input."""
    assert main(["redact", "CELLAR.txt", "--above", "UNCLASSIFIED"]) == 0
    assert capsys.readouterr() == (LEFT, "")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TELEGRAM)))
    assert main(["redact", "-", "--above", "u"]) == 0
    assert capsys.readouterr() == (LEFT, "")


@pytest.mark.parametrize("name", ["x.txt", "x.xml", "x.json", "x.html", "x.tei.xml", "x.csv", "x.jsonl", "x.csl.json"])
def test_formats(name: str, capsys: Captured) -> None:
    """The suffix decides, as for `convert`; one cable or many."""
    assert main(["redact", "CELLAR.txt", "--above", "U", "-o", name]) == 0
    assert "[REDACTED]" in written().upper()
    assert SECRET not in written() + capsys.readouterr().err.replace("CELLAR.txt", "")


def test_levels(capsys: Captured) -> None:
    """What is not above the level stays."""
    for level, words in (("C", "king"), ("TOP SECRET", "THE CELLAR")):
        assert main(["redact", "CELLAR.txt", "--above", level]) == 0
        assert words in capsys.readouterr().out


@pytest.mark.parametrize("out", ["out/", "out"])
def test_a_folder(out: str, capsys: Captured) -> None:
    """A folder of cables goes into a folder, a file for each, named after its id."""
    if out == "out":
        Path(out).mkdir()
    assert main(["redact", "in", "--above", "U", "-o", out]) == 0
    assert capsys.readouterr() == ("", "cablekit: 2 cables written, 0 left out\n")
    assert sorted(path.name for path in Path("out").iterdir()) == ["08ZENDA910.txt", "08ZENDA911.txt"]
    assert Path("out/08ZENDA910.txt").read_text("utf-8") == LEFT
    assert main(["redact", "in", "--above", "U", "-o", "out"]) == 2
    assert capsys.readouterr().err == "cablekit: out: is not empty; choose a new folder\n"


def test_names_of_files() -> None:
    """Without an id, or with the id of another one, a file has no name of an input."""
    Path("in/CELLAR.txt").write_bytes(TELEGRAM)
    Path("in/CELLAR2.txt").write_bytes(TELEGRAM.replace(b" ZENDA 000910", b""))
    assert main(["redact", "in", "--above", "U", "--to", "xml", "-o", "out"]) == 0

    names = sorted(path.name for path in Path("out").iterdir())
    assert len(names) == 4
    assert SECRET not in "".join(names) + written()
    assert "cable-2.xml" in names


@pytest.mark.parametrize(("name", "count"), [("x.xml", 2), ("x.jsonl", 2), ("x.csv", 2)])
def test_many_in_one_file(name: str, count: int) -> None:
    """Many cables go into one file of a format that holds many."""
    assert main(["redact", "in", "--above", "U", "-o", name]) == 0
    assert SECRET not in written()
    assert len(list(read(name))) == count


def test_a_file_with_many(capsys: Captured) -> None:
    """A file may hold several cables; on standard output they need a format that holds many."""
    Path("two.txt").write_bytes(TELEGRAM + OTHER)
    assert main(["redact", "two.txt", "--above", "C", "--to", "csl"]) == 0
    out = capsys.readouterr().out
    assert [item["title"] for item in json.loads(out)] == ["[Redacted]"] * 2
    assert main(["redact", "two.txt", "--above", "C"]) == 2
    assert capsys.readouterr().err.startswith("cablekit: many cables as text are many files; give -o FOLDER, or --to")
    assert main(["redact", "two.txt", "--above", "C", "--to", "text", "-o", "out"]) == 0
    assert len(list(Path("out").iterdir())) == 2


def test_what_cannot_be_read(capsys: Captured) -> None:
    """It is reported with its place, gives no output, and the rest is written."""
    assert main(["redact", "bad", "in", "none.txt", "a\nb", "--above", "U", "-o", "out/"]) == 1
    out, error = capsys.readouterr()

    assert sorted(path.name for path in Path("out").iterdir()) == ["08ZENDA910.txt", "08ZENDA911.txt"]
    assert SECRET not in written() + out + error
    assert error.splitlines()[-1] == "cablekit: 2 cables written, 7 left out"
    assert "bad/letter.txt: no telegram was found in it, and it is left out\n" in error
    assert "bad/odd.json: could not be redacted, and is left out\n" in error
    assert "cablekit: none.txt: no such file\n" in error
    assert (
        "cablekit: bad/box.zip!/...: could not be read, and is left out; `cablekit check` says what is wrong\n" in error
    )


def test_a_packed_file_in_a_folder(capsys: Captured) -> None:
    """It is named, as every file of a folder is; what is in it is not."""
    with zipfile.ZipFile("in/box.zip", "w") as box:
        box.writestr("CELLAR/letter.txt", "Dear Rudolf, the king is in the CELLAR.")

    assert main(["redact", "in", "--above", "U", "-o", "out/"]) == 1
    assert "cablekit: in/box.zip!/...: no telegram was found in it, and it is left out\n" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["letter.txt", "broken.json", "broken.xml", "odd.json", "box.zip"])
@pytest.mark.parametrize("out", ["x.txt", "x.jsonl", "out/"])
def test_nothing_is_written(name: str, out: str, capsys: Captured) -> None:
    """Where nothing can be redacted, there is no output."""
    assert main(["redact", f"bad/{name}", "--above", "U", "-o", out]) == 1
    assert not list(Path().glob("x*"))
    assert written() == ""
    assert SECRET not in capsys.readouterr().err


def test_standard_input_that_is_broken(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """It is reported as it was named."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'<cable xmlns="https://w3id.org/cablekit/1">CELLAR')))

    assert main(["redact", "-", "--above", "u"]) == 1
    assert capsys.readouterr().err.startswith("cablekit: -: could not be read, and is left out;")


def test_mail(capsys: Captured) -> None:
    """Names inside a file, such as those of attachments, are not shown either."""
    message = EmailMessage()
    message.set_content("See the CELLAR.")
    message.add_attachment(b'{"CELLAR', maintype="application", subtype="json", filename="CELLAR.json")
    box = mailbox.mbox("mail.mbox")
    box.add(message)
    box.close()

    assert main(["redact", "mail.mbox", "--above", "U", "-o", "out/"]) == 1
    assert SECRET not in capsys.readouterr().err
    assert not Path("out").exists()


def test_an_empty_folder(capsys: Captured) -> None:
    """It is reported, and is not an error."""
    Path("empty").mkdir()

    assert main(["redact", "empty", "--above", "U", "-o", "out/"]) == 0
    assert capsys.readouterr().err == "cablekit: nothing found in empty\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["CELLAR.txt"], "the following arguments are required: --above; see `cablekit redact --help`"),
        (["CELLAR.txt", "--above", "SECRT"], "--above SECRT: is not a level; did you mean SECRET or TOP SECRET?"),
        (["CELLAR.txt", "--above", ""], "--above : is not a level; there are UNCLASSIFIED, RESTRICTED, LIMITED"),
        (["CELLAR.txt", "--above", "SBU"], "--above SBU: is not a level; there are UNCLASSIFIED, "),
        (["CELLAR.txt", "--above", "U", "-o", "CELLAR.txt"], "CELLAR.txt: is one of the inputs; choose another name"),
        (["CELLAR.txt", "--above", "U", "-o", "no/x.txt"], "no/x.txt: No such file or directory; create its folder"),
        (["CELLAR.txt", "--above", "U", "-o", "x.pdf"], "x.pdf: the suffix '.pdf' is not that of a format; give --to"),
        (["CELLAR.txt", "--above", "U", "-o", "new"], "new: no suffix names a format; give --to one of text, xml, "),
        (["in", "--above", "U", "-o", "in/out/"], "in/out/: is inside an input; choose a folder outside it"),
        (["in", "--above", "U"], "many cables as text are many files; give -o FOLDER, or --to jsonl"),
        (["in", "CELLAR.txt", "--above", "U"], "many cables as text are many files; give -o FOLDER, or --to jsonl"),
        (
            ["CELLAR.txt", "--above", "U", "--to", "site", "-o", "new"],
            "--to site: is made of other files; redact into a",
        ),
        (["in", "--above", "U", "-o", "x.parquet"], "--to parquet: is made of other files; redact into a folder first"),
        (["in", "--abov", "U", "-x"], "-x: no such option of `cablekit redact`"),
    ],
)
def test_what_is_refused(words: list[str], message: str, capsys: Captured) -> None:
    """One line says what is wrong, and nothing is written."""
    assert main(["redact", *words]) == 2
    out, error = capsys.readouterr()
    assert (out, error.count("\n")) == ("", 1)
    assert error.startswith(f"cablekit: {message}")
    assert written() == ""
    assert Path("CELLAR.txt").read_bytes() == TELEGRAM


def test_an_output_that_breaks(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """A full disk is reported with the name of the output, or of standard output; no half file stays."""

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cablekit.cli.redact.write_parts", full)
    assert main(["redact", "in", "--above", "U", "-o", "x.jsonl"]) == 1
    assert capsys.readouterr().err == "cablekit: x.jsonl: No space left on device\n"
    assert not Path("x.jsonl").exists()
    assert main(["redact", "in", "--above", "U", "--to", "jsonl"]) == 1
    assert capsys.readouterr().err == "cablekit: standard output: No space left on device\n"


def test_a_cable_that_a_format_cannot_hold(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """It is reported, and left out; a cable of its own, too."""

    def refuse(cable: Cable, **_: Any) -> bytes:
        raise ModelError("no", cable.id or "")

    monkeypatch.setattr("cablekit.archives.writing.to_json", refuse)
    assert main(["redact", "in", "--above", "U", "-o", "x.jsonl"]) == 1
    assert "cablekit: in/a.txt: 08ZENDA910: no\n" in capsys.readouterr().err
    assert main(["redact", "CELLAR.txt", "--above", "U", "-o", "x.json"]) == 1
    assert capsys.readouterr().err == "cablekit: CELLAR.txt: 08ZENDA910: no\n"
    assert not Path("x.json").exists()


def test_it_is_what_the_function_does() -> None:
    """The output reads as the function's result."""
    from cablekit import redact

    assert main(["redact", "CELLAR.txt", "--above", "U", "-o", "x.xml"]) == 0
    assert load("x.xml") == redact(load("CELLAR.txt"), above="U")
