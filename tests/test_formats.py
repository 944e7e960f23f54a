"""One table of formats: a row is all that writing, converting, reading and the command line know of a format."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from cablekit import Cable, ModelError, ReadError, read, write
from cablekit.archives.registry import ARCHIVES
from cablekit.cli.main import main
from cablekit.cli.outputs import promised_format
from cablekit.formats import FORMATS, Format, Many, format_by_suffix, loaded
from tests._helpers import loose

TEXT = "UNCLAS ZENDA 000910\nTAGS: XG\n"


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Add two invented formats, each with one module and one row: ids alone, one per file or all in one file."""

    def write_id(cable: Cable, **_: bool) -> bytes:
        return f"{cable.id}\n".encode()

    module = ModuleType("invented")
    vars(module).update(
        read_id=lambda data, cls: cls(year_hint=int(data)), write_id=write_id, IDS=Many(write_id, b"ids\n", b"end\n")
    )
    monkeypatch.setitem(sys.modules, "invented", module)
    row = Format("id", (".id",), "invented:read_id", "invented:write_id", "invented:write_id", "invented:IDS")
    monkeypatch.setitem(FORMATS, "id", row)
    monkeypatch.setitem(FORMATS, "ids", Format("ids", (".ids",), many="invented:IDS"))
    loaded.cache_clear()
    (tmp_path / "in").mkdir()
    for name in "ab":
        (tmp_path / "in" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_every_row_is_there() -> None:
    """All that the rows name can be loaded, and no suffix means two formats."""
    for row in FORMATS.values():
        for place in filter(None, (row.reader, row.writer, row.one)):
            assert callable(loaded(place))
        assert not row.many or isinstance(row.write_many, Many)
        assert all(format_by_suffix(suffix) is row for suffix in row.suffixes)


@pytest.mark.parametrize(
    ("name", "output", "is_one"),
    [
        ("jsonl", "out", True),
        ("csv", "-", True),
        ("xml", "out.xml", True),
        ("xml", "-", True),
        ("xml", "out", False),
        ("text", "out.txt", False),
        ("json", "-", False),
        ("dict", "-", False),
        ("records", "out", True),
        ("parquet", "out", True),
        ("csl", "out.json", True),
        ("bibtex", "out", True),
        ("cmif", "out", True),
        ("ris", "-", True),
        ("html", "-", False),
        ("site", "out", True),
        ("tei", "out.tei.xml", False),
        ("dc", "out", False),
    ],
)
def test_one_file_or_many(name: str, output: str, is_one: bool) -> None:  # noqa: FBT001 - what is expected
    """A format has one file for all cables, or a file for each, or is named so that both are possible."""
    assert FORMATS[name].is_one_file(output) is is_one


def test_a_row_is_enough_for_nodes(invented: Path) -> None:
    """`parse` and `serialize` know a format by its row."""
    assert invented.is_dir()
    assert Cable.parse("1979", loose("id")).year_hint == 1979
    assert Cable.parse(TEXT, year=2008).serialize(loose("id")) == b"08ZENDA910\n"


def test_a_row_is_enough_for_files(invented: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`write` and the command line know a format by its row: its suffix, its name, one cable or many."""
    write(Cable.parse(TEXT, year=2008), invented / "x.id")
    assert (invented / "x.id").read_bytes() == b"08ZENDA910\n"
    place = str(invented / "in")
    assert main(["convert", f"{place}/a.txt", "-o", str(invented / "one.id")]) == 0
    assert main(["convert", place, "-o", str(invented / "all.ids")]) == 0
    assert main(["convert", place, "--to", "id", "-o", str(invented / "folder")]) == 0
    assert (invented / "one.id").read_bytes() == b"None\n"
    assert (invented / "all.ids").read_bytes() == b"ids\nNone\nNone\nend\n"
    assert sorted(path.suffix for path in (invented / "folder").glob("[!.]*")) == [".id", ".id"]
    assert main(["convert", place, "--to", "none"]) == 2
    assert "ris, id, ids" in capsys.readouterr().err.replace("'", "")


def test_messages_list_the_rows(invented: Path) -> None:
    """A format that is not there is refused with the list of those that are."""
    with pytest.raises(ModelError, match=r"there are text, xml, json, html, tei, dc, id$"):
        write(Cable(), invented / "x", format="pdf")
    with pytest.raises(ModelError, match=r"give one of text, xml, json, html, tei, dc, id$"):
        write(Cable(), invented / "x.pdf")
    with pytest.raises(ModelError, match=r"ends in '\.ids' holds several cables; give a list"):
        write(Cable(), invented / "x.ids")
    with pytest.raises(ReadError, match=r"there are text, xml, dict, json, id$"):
        Cable.parse("", loose("pdf"))


def test_a_format_that_is_only_written(invented: Path) -> None:
    """The suffix of a format that no archive publishes promises nothing to `read`."""
    (invented / "x.id").write_text(TEXT, encoding="utf-8")

    assert "id" not in ARCHIVES
    assert [cable.tags for cable in read(invented / "x.id")] == [("XG",)]


@pytest.mark.parametrize(("output", "is_one"), [("all.xml", True), ("all.XML", True), ("all", False), ("-", True)])
def test_suffixes_in_any_case(output: str, is_one: bool) -> None:  # noqa: FBT001 - a table of cases
    """Many cables go into one file by its suffix, in capitals too."""
    assert FORMATS["xml"].is_one_file(output) is is_one


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("x.xml", "xml"),
        ("x.tei.xml", "tei"),
        ("a.b.TEI.XML", "tei"),
        ("x.dc.xml", "dc"),
        ("x.csl.json", "csl"),
        ("x.bib", "bibtex"),
        ("x.cmif.xml", "cmif"),
        ("x.ris", "ris"),
        ("x.records.jsonl", "records"),
        ("x.jsonl", "jsonl"),
        ("x.htm", "html"),
    ],
)
def test_longest_suffix_decides(name: str, row: str) -> None:
    """A file whose name ends in two suffixes of formats is of the longer one."""
    assert promised_format(name) == row
