"""`read` with several processes gives what it gives with one."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

import cablekit
from cablekit import BadRecord, Cable, Limits, ReadError, read, to_json, to_text, write
from cablekit._pool import work_ahead
from cablekit.archives import ahead, units
from cablekit.archives.ahead import pickled, read_chunk
from tests._helpers import EXAMPLES, SITE, TELEGRAM
from tests.archives.files_of_each_format import FILES
from tests.convert.test_run import die
from tests.make_corpus import make

#: What is not compared by `==`.
APART = ("encoding", "bom", "place", "envelope")


def in_process(work: Callable[[Any], Any], chunks: Any, _: int) -> Any:
    """Do the work of the others at once, so that what workers do is seen here."""
    return work_ahead(work, chunks, 1)


@pytest.fixture
def mixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of cables of all kinds, of files that cannot be read, and of large and packed files."""
    monkeypatch.setattr(units, "HEAD", 5000)  # of this process, so that here some files are large
    monkeypatch.setattr(units, "CHUNK", 7)
    folder = tmp_path / "mixed"
    make(folder / "corpus", 30, broken=10)
    for number, file in enumerate(FILES):
        (folder / f"{number:02}").mkdir()
        (folder / f"{number:02}" / file.name).write_bytes(file.data)
    (folder / "a.txt").write_bytes("\ufeff".encode("utf-16-le") + TELEGRAM.decode().encode("utf-16-le"))
    (folder / "letter.txt").write_bytes(b"Dear Rudolf\n")
    (folder / "nothing.jsonl").write_bytes(b'{"schema": "https://w3id.org/cablekit/dict/1"}\n' * 3)
    write(list(read(EXAMPLES)) * 20, folder / "many.jsonl")
    with zipfile.ZipFile(folder / "a.zip", "w") as packed:
        packed.write(SITE, "site.txt")
        packed.writestr("letter.txt", b"Dear Rudolf\n")
    return folder


def facts(found: Cable | BadRecord) -> Any:
    """Give all that is known of what was read."""
    if isinstance(found, BadRecord):
        return found
    written = to_json(found, source=True) if found.complete else ""
    return (found, to_text(found), written, [getattr(found, name) for name in APART])


@pytest.mark.parametrize("body", [True, False])
@pytest.mark.parametrize("is_real", [True, False])
def test_the_same(mixed: Path, monkeypatch: pytest.MonkeyPatch, *, is_real: bool, body: bool) -> None:
    """Cables, errors and their order are those of one process, and cables have all they had."""
    if not is_real:
        monkeypatch.setattr(ahead, "work_ahead", in_process)
    sources = [mixed, str(mixed / "none.txt"), [TELEGRAM, io.BytesIO(TELEGRAM)], mixed / "many.jsonl"]
    alone = list(map(facts, read(sources, errors="keep", body=body)))
    sources[2] = [TELEGRAM, io.BytesIO(TELEGRAM)]

    assert list(map(facts, read(sources, errors="keep", body=body, jobs=2))) == alone
    assert sum(isinstance(one, BadRecord) for one in alone) > 5


@pytest.mark.parametrize("jobs", [0, -1, 1.0, "2", True, None])
def test_jobs_that_cannot_be(jobs: Any) -> None:
    """A number of processes is a whole number, at least 1; anything else is said at once."""
    with pytest.raises(ReadError, match=r"^jobs: expected a whole number.*, got "):
        read(SITE, jobs=jobs)


def test_the_first_error_ends_it(mixed: Path) -> None:
    """Without `errors="keep"` the first error is raised, after the same cables."""
    found: dict[int, list[Cable]] = {1: [], 2: []}
    said = []
    for jobs, cables in found.items():
        with pytest.raises(ReadError) as caught:
            cables.extend(read(mixed / "corpus", jobs=jobs))
        said.append(str(caught.value))

    assert found[1] == found[2]
    assert said[0] == said[1]


def test_a_source_that_is_none() -> None:
    """What is wrong with a source is raised after the cables of those before it."""
    for jobs in (1, 2):
        found = read([SITE, 7], jobs=jobs)

        assert next(found).id == "08ZENDA910"
        with pytest.raises(ReadError, match="source: expected a path, bytes or a binary file, got int"):
            next(found)


@pytest.mark.parametrize("most", [1, 5, 79, 80])
def test_the_limit_of_a_file(mixed: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Cables are counted in each file, also where its records are several units; past the limit no more is read."""
    monkeypatch.setattr(ahead, "work_ahead", in_process)
    sources, limits = [mixed / "many.jsonl", mixed / "many.jsonl", SITE], Limits(max_count=most)
    alone = list(map(facts, read(sources, errors="keep", limits=limits)))

    assert list(map(facts, read(sources, errors="keep", limits=limits, jobs=2))) == alone
    assert len(alone) == 2 * most + 1 + 2 * (most < 80)


def test_the_rest_of_a_full_file_is_left(mixed: Path) -> None:
    """Past the limit on its cables a file is not read to its end."""
    reader = ahead.Ahead(units.Reading(limits=Limits(max_count=1)))
    found = reader.units([mixed / "many.jsonl"])
    cables: list[Cable | BadRecord] = [Cable(), Cable()]

    assert [type(one) for one in reader.up_to_limit(next(found), cables)] == [Cable, BadRecord]
    assert list(found) == []


def test_what_is_left_is_not_read(mixed: Path) -> None:
    """Whoever takes one cable and closes waits for nothing else."""
    found: Any = read(mixed, errors="keep", jobs=2)
    next(found)
    found.close()

    assert list(found) == []


def test_a_worker_that_dies(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that the system ends is told, with what may be the reason."""
    monkeypatch.setattr(ahead, "read_chunk", die)
    with pytest.raises(ReadError, match=r"^jobs: a process ended before .*: memory ran out, or the script"):
        list(read(SITE, jobs=2))


SCRIPT = f"import cablekit\nprint([cable.id for cable in cablekit.read({str(SITE)!r}, jobs=2)])\n"


def test_a_script_without_its_guard(tmp_path: Path) -> None:
    """A script that works at its top is told what it lacks, by the new process and by its own."""
    bare, guarded = tmp_path / "bare.py", tmp_path / "guarded.py"
    bare.write_text(SCRIPT)
    guarded.write_text(SCRIPT.replace("print", 'if __name__ == "__main__":\n    print'))
    options: dict[str, Any] = {"capture_output": True, "text": True}
    wrong = subprocess.run([sys.executable, str(bare)], check=False, **options)

    assert 'jobs: each process runs the script again; put what the script does below `if __name__ == "' in wrong.stderr
    assert wrong.stderr.rstrip().rpartition("\n")[2].startswith("cablekit.errors.ReadError: jobs: a process ended ")
    assert subprocess.run([sys.executable, str(guarded)], check=False, **options).stdout == "['08ZENDA910']\n"


def test_nodes_share_their_text() -> None:
    """A cable that comes back has its text once, as the one that was read."""
    import pickle

    cable = cablekit.load(SITE)
    ((back,),) = pickle.loads(pickled([[cable]]))

    assert back.header.source.text is back.sections[0].source.text
    assert back.header.source == cable.header.source
    assert cablekit.to_text(attrs.evolve(back, year_hint=2008)) == cablekit.to_text(cable)
    assert read_chunk(units.Reading(), []) == pickled([])
