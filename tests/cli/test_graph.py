"""`cablekit graph`."""

from pathlib import Path

import pytest
from lxml import etree

from cablekit import graph, read, write_graph
from cablekit.cli.main import main
from tests._helpers import EXAMPLES

HEAD = "source,target,kind,weight,label,role,precedence,basis\r\n"


def test_edges_on_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Without an output the edges are printed as CSV."""
    assert main(["graph", str(EXAMPLES), "--kinds", "reference, reply"]) == 0
    out = capfdbinary.readouterr().out.decode()

    assert out.startswith(f"{HEAD}08ZENDA911,07STRELSAU244,reference,1,B,,,\r\n")
    assert "from-to" not in out


def test_a_document_on_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The other formats are printed as they are written."""
    assert main(["graph", str(EXAMPLES), "--to", "gexf"]) == 0

    assert etree.fromstring(capfdbinary.readouterr().out).tag == "{http://gexf.net/1.3}gexf"


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", ["refs.graphml", "refs.gexf", "refs.csv"])
def test_files(tmp_path: Path, name: str, jobs: str) -> None:
    """The files are those that `write_graph` writes, with any number of processes."""
    expected = write_graph(graph(read(EXAMPLES)), tmp_path / f"expected.{name}")

    assert main(["graph", str(EXAMPLES), "-o", str(tmp_path / name), "--jobs", jobs]) == 0
    for path in expected:
        written = path.with_name(path.name.removeprefix("expected."))
        assert written.read_bytes() == path.read_bytes()


def test_an_earlier_file_is_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is reported, as with other outputs."""
    output = tmp_path / "refs.csv"
    assert main(["graph", str(EXAMPLES), "-o", str(output)]) == 0
    assert capsys.readouterr().err == ""
    assert main(["graph", str(EXAMPLES), "-o", str(output)]) == 0
    assert capsys.readouterr().err.count("the earlier file was replaced") == 2


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-o", "refs.txt"], "the suffix '.txt' is not that of a graph; there are .graphml, .gexf, .csv; or give --to"),
        (["-o", "no such folder/refs.csv"], "No such file or directory"),
        (["--kinds", "reference,answer"], "--kinds: no kind 'answer'; there are reference, reply, from-to, same-mess"),
        (["--kinds", ","], "--kinds: no kind ''"),
        (["-o", ".", "--to", "csv"], "-o: '.' is not the name of a file"),
    ],
)
def test_wrong_words(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is read where the words are wrong."""
    assert main(["graph", str(EXAMPLES), *words]) == 2
    assert message in capsys.readouterr().err


def test_an_input_is_not_the_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is read is not written over."""
    path = tmp_path / "refs.edges.csv"
    path.write_text("UNCLAS ZENDA 910")

    assert main(["graph", str(path), "-o", str(tmp_path / "refs.csv")]) == 2
    assert "is one of the inputs" in capsys.readouterr().err


def test_a_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be read is reported; the rest is written."""
    output = tmp_path / "refs.gexf"

    assert main(["graph", str(tmp_path / "none.txt"), str(EXAMPLES), "-o", str(output)]) == 1
    assert "none.txt" in capsys.readouterr().err
    assert len(etree.parse(output).findall(".//{*}node")) == 14


def test_a_disk_that_is_full(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error of the system is one line."""

    def failing(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cablekit.cli.graph.write_graph", failing)
    assert main(["graph", str(EXAMPLES), "-o", str(tmp_path / "refs.gexf")]) == 1
    assert "refs.gexf: No space left on device" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_threads(capsys: pytest.CaptureFixture[str], jobs: str) -> None:
    """Each cable of each thread has a line, with the number of the thread; missing ones have what their id says."""
    assert main(["graph", str(EXAMPLES), "--threads", "--jobs", jobs]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]

    assert lines[0] == ["thread", "id", "date", "post", "missing", "subject", "place"]
    assert [line[:2] for line in lines[1:]] == [
        ["1", "78STRELSAU1140"], ["1", "79ZENDA6388"], ["1", "79ZENDA6523"],
        ["2", "07STRELSAU244"], ["2", "08ZENDA910"], ["2", "08ZENDA911"],
        ["3", "11STRELSAU87"], ["3", "11ZENDA190"], ["3", "11ZENDA218"],
    ]  # fmt: skip
    assert lines[4] == ["2", "07STRELSAU244", "", "STRELSAU", "true", "", ""]
    assert lines[5][2:5] == ["2008-05-08T09:15:00Z", "ZENDA", "false"]


def test_threads_of_the_cables_that_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    """Cables that are referred to and were not given are left out; a graph has them always."""
    assert main(["graph", str(EXAMPLES), "--threads", "--no-missing"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]

    assert [line[:2] for line in lines[1:]] == [["1", "08ZENDA910"], ["1", "08ZENDA911"]]
    assert main(["graph", str(EXAMPLES), "--no-missing"]) == 2
    assert "--no-missing is for --threads" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["-o", "x.gexf"], ["--to", "gexf"], ["--kinds", "reply"]])
def test_threads_are_lines(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What belongs to graphs is refused with threads."""
    assert main(["graph", str(EXAMPLES), "--threads", *words]) == 2
    assert "--threads prints lines" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "status"), [("none.txt", 1), ("empty", 0)])
def test_no_cable(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, status: int) -> None:
    """Where no cable was read, an earlier file stays, and threads are only the line of names."""
    (tmp_path / "empty").mkdir()
    output = tmp_path / "refs.gexf"
    output.write_text("earlier")

    assert main(["graph", str(tmp_path / name), "-o", str(output)]) == status
    assert output.read_text() == "earlier"
    assert "no cable was read, so nothing is written" in capsys.readouterr().err
    assert main(["graph", str(tmp_path / name), "--threads"]) == status
    assert capsys.readouterr().out == "thread\tid\tdate\tpost\tmissing\tsubject\tplace\n"
