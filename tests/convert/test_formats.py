"""Every format of the table is written from a folder, from one file of many cables, and from one cable."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any, get_args

import pyarrow.parquet
import pytest
from attrs import evolve
from lxml import etree

from cablekit import to_bibtex, to_cmif, to_csl, to_dublin_core, to_html, to_record, to_ris, to_tei, write
from cablekit.archives import units as reading
from cablekit.archives.files import read
from cablekit.cli import arguments
from cablekit.cli.main import main
from cablekit.convert.job import Job
from cablekit.convert.run import Run, convert
from cablekit.corpus.csv_rows import LONGEST_CELL, csv_row, long_cells
from cablekit.corpus.records import RECORD_COLUMNS
from cablekit.errors import ReadError
from cablekit.exports.tei.document import PROFILES, TeiProfile
from cablekit.formats import output_formats
from cablekit.model import Cable, Header, Paragraph, Section
from tests._helpers import EXAMPLES, SITE, Binary, Captured


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Give a file of four cables."""
    convert(Job((str(EXAMPLES),), "jsonl", str(tmp_path / "many.jsonl"), source=True))
    return tmp_path / "many.jsonl"


def contents(out: Path) -> object:
    """Give what is in a file, or in the files of a folder; of a table all but the places, which are others."""
    if list(out.glob("*.parquet")):
        return pyarrow.parquet.read_table(out).drop_columns("place").to_pylist()
    files = (path for path in out.rglob("[!.]*") if path.is_file())
    return {str(path.relative_to(out)): path.read_bytes() for path in files} if out.is_dir() else out.read_bytes()


@pytest.mark.parametrize("name", output_formats())
def test_folder_and_file_alike(name: str, many: Path, tmp_path: Path) -> None:
    """A folder of cables and a file of them give the same, in each format of the table."""
    without_place = ["--columns", "id,tags,text"] if name in ("csv", "records") else []
    for source, out in ((EXAMPLES, "a"), (many, "b")):
        assert main(["convert", str(source), "--to", name, "-o", str(tmp_path / out), *without_place]) == 0

    assert contents(tmp_path / "a") == contents(tmp_path / "b")


@pytest.mark.parametrize(
    ("name", "write", "suffix"),
    [("html", to_html, "html"), ("tei", to_tei, "tei.xml"), ("dc", to_dublin_core, "dc.xml")],
)
def test_exports(name: str, write: Any, suffix: str, tmp_path: Path, capfdbinary: Binary) -> None:
    """The files are what the functions write: one on standard output or under a name, many in a folder."""
    cable = next(read(SITE))
    wanted = write(cable)
    wanted = wanted.encode() if isinstance(wanted, str) else wanted
    assert main(["convert", str(SITE), "--to", name]) == 0
    assert capfdbinary.readouterr().out == wanted
    assert main(["convert", str(SITE), "-o", str(tmp_path / f"x.{suffix}")]) == 0
    assert (tmp_path / f"x.{suffix}").read_bytes() == wanted
    assert main(["convert", str(EXAMPLES), "--to", name, "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / f"08ZENDA910.{suffix}").read_bytes() == wanted
    assert len(list((tmp_path / "out").glob(f"*.{suffix}"))) == 4


def test_csl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is one list, whatever the chunks, and an empty one for nothing."""
    monkeypatch.setattr(reading, "CHUNK", 3)
    convert(Job((str(EXAMPLES),), "csl", str(tmp_path / "x.json")))
    assert json.loads((tmp_path / "x.json").read_bytes()) == [to_csl(cable) for cable in read(EXAMPLES)]
    convert(Job((str(tmp_path / "none"),), "csl", str(tmp_path / "y.json")))
    assert json.loads((tmp_path / "y.json").read_bytes()) == []


def test_records(tmp_path: Path) -> None:
    """A line is what `to_record` returns."""
    convert(Job((str(EXAMPLES),), "records", str(tmp_path / "x")))
    rows = [json.loads(line) for line in (tmp_path / "x").read_bytes().splitlines()]

    assert rows == [to_record(cable) for cable in read(EXAMPLES)]


@pytest.mark.parametrize("name", ["csv", "records"])
def test_columns(name: str, tmp_path: Path) -> None:
    """The columns are those that are asked for, in their order; the text may be left out."""
    convert(Job((str(EXAMPLES),), name, str(tmp_path / "a"), columns=("subject", "id")))
    convert(Job((str(EXAMPLES),), name, str(tmp_path / "b"), no_text=True))
    heads = []
    for path in (tmp_path / "a", tmp_path / "b"):
        text = path.read_text(encoding="utf-8")
        first = next(csv.reader(io.StringIO(text))) if name == "csv" else list(json.loads(text.splitlines()[0]))
        heads.append(tuple(first))

    assert heads == [("subject", "id"), tuple(column for column in RECORD_COLUMNS if column != "text")]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--to", "csv", "--columns", "id,subjct"], "--columns subjct: is not a column; did you mean subject?"),
        (["--to", "csv", "--columns", "zzz"], "--columns zzz: is not a column; there are id, date, "),
        (["--to", "jsonl", "--columns", "id"], "--columns: needs --to csv or records, not jsonl"),
        (["--to", "xml", "-o", "x", "--no-text"], "--no-text: needs --to csv or records or parquet, not xml"),
        (["--to", "records", "--excel-safe"], "--excel-safe: needs --to csv, not records"),
    ],
)
def test_options_that_do_not_fit(words: list[str], message: str, capsys: Captured) -> None:
    """An option that the format does not have is refused, and not passed over."""
    assert main(["convert", str(SITE), *words]) == 2
    assert capsys.readouterr().err.startswith(f"cablekit: {message}")


def test_columns_of_a_job() -> None:
    """The library refuses a wrong column as the command line does."""
    with pytest.raises(ReadError, match="is not a column"):
        convert(Job((str(SITE),), "csv", "-", columns=("none",)))


def long_cable(length: int) -> Cable:
    """Give a cable with a body of so many characters."""
    return Cable(Header(subject="TOLL"), sections=(Section(paragraphs=(Paragraph(text="x" * length),)),))


def test_spreadsheet(tmp_path: Path, capsys: Captured) -> None:
    """For a spreadsheet the file begins with the mark of UTF-8, and cells that it cuts off are reported."""
    (tmp_path / "a.txt").write_text(f"UNCLAS ZENDA 000910\n\nTAGS: XG\n\n1. (U) {'The toll is high. ' * 2000}\n")
    words = ["convert", str(tmp_path / "a.txt"), "-o", str(tmp_path / "x.csv"), "--excel-safe"]
    assert main(words) == 0
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbfid,date,")
    (line, _) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"cablekit: {tmp_path / 'a.txt'}: the cell 'text' has 36,006 characters, and a spreadsheet ")
    assert main([*words, "--no-text"]) == 0
    assert "the cell" not in capsys.readouterr().err


def test_cells_at_the_limit() -> None:
    """The longest cell is not reported, and a sign outside the first plane counts as two."""
    assert list(long_cells(long_cable(LONGEST_CELL), excel_safe=True, columns=("text",))) == []
    assert list(long_cells(long_cable(LONGEST_CELL + 1), columns=("text",))) == []
    assert len(list(long_cells(long_cable(LONGEST_CELL + 1), excel_safe=True))) == 1
    sign = Cable(Header(subject="\U0001f3f0" * (LONGEST_CELL // 2 + 1)))
    assert len(list(long_cells(sign, excel_safe=True, columns=("subject",)))) == 1
    assert csv_row(["a", 1]) == b"a,1\r\n"


def test_pages_are_well_formed(tmp_path: Path) -> None:
    """TEI and Dublin Core of a folder are XML."""
    for name in ("tei", "dc"):
        assert main(["convert", str(EXAMPLES), "--to", name, "-o", str(tmp_path / name)]) == 0
        assert all(etree.parse(path) is not None for path in (tmp_path / name).glob("*.xml"))


@pytest.mark.parametrize(
    ("name", "key"),
    [("bibtex", r"(?m)^@misc\{(.*),$"), ("csl", r'(?m)^\{"id": "(.*?)"')],
)
def test_keys_are_unique(name: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two copies of a cable have two keys, by several processes, and in a run that is continued."""
    monkeypatch.setattr(reading, "CHUNK", 1)
    once = Job((str(SITE), str(EXAMPLES), str(SITE)), name, str(tmp_path / "once"), jobs=2)
    convert(once)
    keys = re.findall(key, (tmp_path / "once").read_text(encoding="utf-8"))
    ids = ["08ZENDA910", "08ZENDA910-2", "08ZENDA911", "11ZENDA218", "79ZENDA6523", "08ZENDA910-3"]
    assert keys == ids

    stopped = evolve(once, out=str(tmp_path / "stopped"), jobs=1)
    done = Run.store_results
    monkeypatch.setattr(Run, "store_results", lambda run, *given: stop_after(run, done, 2, *given))
    with pytest.raises(KeyboardInterrupt):
        convert(stopped)
    monkeypatch.setattr(Run, "store_results", done)
    convert(evolve(stopped, resume=True))
    assert (tmp_path / "stopped").read_bytes() == (tmp_path / "once").read_bytes()


def stop_after(run: Run, store: Any, count: int, *given: Any) -> None:
    """Store results, and stop a run that has stored those of some inputs."""
    if run.step["units"] >= count:
        raise KeyboardInterrupt
    store(run, *given)


def test_ris(tmp_path: Path) -> None:
    """The file is what the function writes."""
    convert(Job((str(EXAMPLES),), "ris", str(tmp_path / "x.ris")))
    assert (tmp_path / "x.ris").read_bytes() == to_ris(read(EXAMPLES)).encode()


def test_write_a_bibliography(tmp_path: Path) -> None:
    """`write` writes the same file, by its suffix."""
    cables = [*read(EXAMPLES), *read(SITE)]
    write(cables, tmp_path / "x.bib")
    assert (tmp_path / "x.bib").read_text(encoding="utf-8") == to_bibtex(cables)


def test_profile(tmp_path: Path, capfdbinary: Binary) -> None:
    """The conventions of an edition, for one cable and for a folder; only TEI has any."""
    wanted = to_tei(next(read(SITE)), profile="frus")
    assert main(["convert", str(SITE), "--to", "tei", "--profile", "frus"]) == 0
    assert capfdbinary.readouterr().out == wanted
    assert main(["convert", str(EXAMPLES), "--to", "tei", "--profile", "frus", "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "08ZENDA910.tei.xml").read_bytes() == wanted
    capfdbinary.readouterr()
    assert main(["convert", str(SITE), "--to", "dc", "--profile", "frus"]) == 2
    assert capfdbinary.readouterr().err == b"cablekit: --profile: needs --to tei, not dc\n"
    with pytest.raises(ReadError, match="needs --to tei, not csl"):
        convert(Job((str(SITE),), "csl", str(tmp_path / "x"), profile="frus"))


def test_profiles_have_the_same_names_everywhere() -> None:
    """The type, the table and the command line name the same conventions."""
    assert get_args(TeiProfile) == PROFILES == arguments.PROFILES


def test_cmif(tmp_path: Path) -> None:
    """The index is that of the function, with its usual title."""
    convert(Job((str(EXAMPLES),), "cmif", str(tmp_path / "x.cmif.xml")))
    assert (tmp_path / "x.cmif.xml").read_bytes() == to_cmif(read(EXAMPLES))
