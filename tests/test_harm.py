"""Nothing on the machine is harmed: devices, links, folders and the files of others stay what they are."""

import json
import os
import socket
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from cablekit import from_text, write
from cablekit._atomic import descriptor_of, is_draft_name, remove_drafts, rename_draft, target_file
from cablekit.cli.main import main
from cablekit.convert import drafts, journal, plan
from cablekit.convert import run as batch
from cablekit.convert.drafts import Draft, hidden_path
from cablekit.convert.job import Job
from cablekit.convert.run import Summary, convert
from cablekit.errors import ReadError
from cablekit.formats import Many
from tests._helpers import Captured

TEXT = "UNCLAS ZENDA 000910\nTAGS: XG\n"
RESULT = b'"tags":["XG"]'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with an input and a file that must stay as it is; it is the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    (tmp_path / "victim").write_bytes(b"old")
    return tmp_path


def node(path: Path, minor: int = 3) -> Path:
    """Make a device that swallows everything, or with 7 one that is full; skip the test where that is not allowed."""
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, minor))
        path.open("wb").close()
    except (OSError, AttributeError):
        pytest.skip("a device file cannot be made or used here")
    return path


def disk(path: Path) -> Path:
    """Make a disk that does not exist; skip the test where that is not allowed."""
    try:
        os.mknod(path, stat.S_IFBLK | 0o666, os.makedev(0, 0))
    except (OSError, AttributeError):
        pytest.skip("a device file cannot be made here")
    return path


def bound(path: Path) -> Path:
    """Make a socket in the file system."""
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    return path


@contextmanager
def reader(path: Path) -> Iterator[list[bytes]]:
    """Make a FIFO that is read by a thread; the list holds what came when the block is left."""
    os.mkfifo(path)
    got: list[bytes] = []
    thread = threading.Thread(target=lambda: got.append(path.read_bytes()), daemon=True)
    thread.start()
    yield got
    thread.join(timeout=60)
    assert not thread.is_alive()


def kind(path: Path) -> int:
    """Return the type of a file, links not followed."""
    return stat.S_IFMT(path.lstat().st_mode)


def names(folder: Path) -> set[str]:
    """Return the names of what is in a folder, but for the records and the locks of runs."""
    return {path.name for path in folder.iterdir() if not path.name.endswith((".cablekit-done", ".cablekit-lock"))}


def contents(folder: Path) -> dict[Path, bytes]:
    """Return what is in the files of a folder, but for the locks, which say who took them last."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in files if not path.name.endswith("cablekit-lock")}


def run(*words: str) -> int:
    """Convert the input of the folder to JSON Lines; words before the first option are more inputs."""
    return main(["convert", "in", *words, "--to", "jsonl"])


# --- what is not a regular file ---------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["in", "--to", "jsonl", "-o", "mynull"],
        ["in", "--to", "csv", "-o", "link"],
        ["in/a.txt", "--to", "xml", "-o", "mynull"],
        ["in/a.txt", "--to", "json", "-o", "link"],
        ["in", "--to", "jsonl", "-o", "-", "--errors", "mynull"],
        ["in", "--to", "jsonl", "-o", "-", "--errors", "link"],
    ],
)
def test_device_stays(words: list[str], folder: Path) -> None:
    """A device is written to, by its name or through links, and nothing is put beside it."""
    device = node(folder / "mynull")
    Path("between").symlink_to("mynull")
    Path("link").symlink_to("between")
    before = names(folder)

    assert main(["convert", *words]) == 0
    assert kind(device) == stat.S_IFCHR
    assert Path("link").is_symlink()
    assert names(folder) == before


def test_write_to_a_device(folder: Path) -> None:
    """The library writes to a device, too."""
    device = node(folder / "mynull")
    write(from_text(TEXT), device, format="text")

    assert kind(device) == stat.S_IFCHR


def test_full_device(folder: Path, capsys: Captured) -> None:
    """The error names the full device, be it the output or the file of errors, and nothing unfinished stays."""
    node(folder / "myfull", 7)
    before = names(folder)

    assert main(["convert", "in/a.txt", "--to", "text", "-o", "myfull"]) == 1
    assert capsys.readouterr().err == "cablekit: myfull: No space left on device\n"
    assert run("-o", "myfull") == 1
    assert run("none.txt", "-o", "x.jsonl", "--errors", "myfull") == 1
    assert run("-o", "myfull", "--errors", "x.jsonl") == 1
    assert capsys.readouterr().err == 3 * (
        "cablekit: myfull: No space left on device; this run cannot be continued; start it again\n"
    )
    assert names(folder) == before


@pytest.mark.parametrize("target", ["pipe", "link"])
def test_pipe(target: str, folder: Path) -> None:
    """A FIFO gets the cables and stays a FIFO."""
    Path("link").symlink_to("pipe")
    with reader(folder / "pipe") as got:
        assert run("-o", target, "--jobs", "1") == 0

    assert RESULT in got[0]
    assert kind(folder / "pipe") == stat.S_IFIFO
    assert names(folder) == {"in", "victim", "pipe", "link"}


def test_pipe_for_errors(folder: Path) -> None:
    """A FIFO gets the errors, while the cables go into a folder, which then has no journal."""
    with reader(folder / "pipe") as got:
        assert main(["convert", "in", "none.txt", "--to", "text", "-o", "out", "--errors", "pipe"]) == 1

    assert json.loads(got[0])["place"] == "none.txt"
    assert names(folder / "out") == {"a.txt"}


def test_pipe_for_one_cable(folder: Path) -> None:
    """A single cable goes into a FIFO byte for byte, from the library and from the command line."""
    with reader(folder / "one") as got:
        write(from_text(TEXT), folder / "one", format="text")
    with reader(folder / "two") as too:
        assert main(["convert", "in/a.txt", "--to", "text", "-o", "two"]) == 0

    assert got + too == [TEXT.encode()] * 2


def test_pipe_that_breaks(folder: Path, capsys: Captured) -> None:
    """A reader that goes away is an error that names the FIFO."""
    os.mkfifo("pipe")
    held = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)

    def leave(**_: object) -> bytes:
        os.close(held)
        return b"data"

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Job, "many", property(lambda _: Many(bytes, head=leave)))
        assert run("-o", "pipe") == 1
    assert capsys.readouterr().err == ("cablekit: pipe: Broken pipe; this run cannot be continued; start it again\n")


@pytest.mark.parametrize("link", [None, "link"])
def test_open_file(link: str | None, folder: Path) -> None:
    """The open files of the process are written to where they are; what is in them stays."""
    with (folder / "all").open("w+b", buffering=0) as file:
        file.write(b"before\n")
        name = f"/dev/fd/{file.fileno()}"
        Path("link").symlink_to(name)
        assert run("-o", link or name) == 0
        file.write(b"after\n")
    first, cable, last = Path("all").read_bytes().splitlines()

    assert (first, last) == (b"before", b"after")
    assert RESULT in cable
    assert names(folder) == {"in", "victim", "all", "link"}


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc")
def test_open_file_of_a_thread(folder: Path) -> None:
    """All names that /proc has for an open file mean it; what another process has open is written at its end."""
    with (folder / "all").open("w+b", buffering=0) as file:
        number = file.fileno()
        for name in (f"/proc/self/fd/{number}", f"/proc/thread-self/fd/{number}", f"/proc/{os.getpid()}/fd/{number}"):
            assert descriptor_of(Path(name)) == number
            write(from_text(TEXT), name, format="text")
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(os, "getpid", lambda: 0)
            write(from_text(TEXT), f"/proc/self/fd/{number}", format="text")

    assert Path("all").read_text() == TEXT * 4


def test_open_socket(folder: Path) -> None:
    """A socket that is open can be written to, as `/dev/stdout` may be one."""
    one, other = socket.socketpair()
    with one, other:
        assert run("-o", f"/dev/fd/{one.fileno()}") == 0
        assert RESULT in other.recv(100_000)


def test_standard_output_by_name(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """`/dev/stdout` and `/dev/stderr` are what the program has open."""
    assert run("none.txt", "-o", "/dev/stdout", "--errors", "/dev/stderr") == 1
    out, error = capfdbinary.readouterr()

    assert RESULT in out
    assert b'"none.txt"' in error
    assert names(folder) == {"in", "victim"}


@pytest.mark.parametrize("number", ["77", "777", "x", "1x", "9" * 12])
def test_open_file_that_is_none(number: str, folder: Path, capsys: Captured) -> None:
    """A number that is not open is an error with its name, before anything is opened that might get it."""
    assert run("-o", f"/dev/fd/{number}") == 2
    assert run("-o", "x.jsonl", "--errors", f"/dev/fd/{number}") == 2
    assert capsys.readouterr().err == f"cablekit: /dev/fd/{number}: Is not an open file\n" * 2
    assert names(folder) == {"in", "victim"}


@pytest.mark.parametrize("words", [["-o", "pipe"], ["-o", "x.jsonl", "--errors", "pipe"], ["-o", "link"]])
def test_no_resume_there(words: list[str], folder: Path, capsys: Captured) -> None:
    """A run that writes to what is not a regular file cannot be resumed, and that is known before it begins."""
    os.mkfifo("pipe")
    Path("link").symlink_to("pipe")

    assert run(*words, "--resume") == 2
    message = "is not a regular file, so a run that writes to it cannot be resumed"
    assert capsys.readouterr().err == f"cablekit: {words[-1]}: {message}\n"
    assert names(folder) == {"in", "victim", "pipe", "link"}


# --- what is never written --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (Path.mkdir, "Is a directory; give the name of a file"),
        (disk, "Is a disk, and nothing is written over a disk; give the name of a file"),
        (bound, "Is a socket, which cannot be opened; pipe standard output to it"),
        (lambda path: path.symlink_to(path), "Too many levels of symbolic links"),
    ],
    ids=["folder", "disk", "socket", "loop"],
)
@pytest.mark.parametrize("name", ["x.jsonl", "link"])
def test_refused(make: Callable[[Path], object], message: str, name: str, folder: Path, capsys: Captured) -> None:
    """A folder, a disk, a socket, a loop of links are refused before anything is read, also through a link."""
    make(folder / "x.jsonl")
    Path("link").symlink_to("x.jsonl")
    before = kind(folder / "x.jsonl")

    assert run("-o", name) == 2
    assert run("-o", "y.jsonl", "--errors", name) == 2
    if make is not Path.mkdir:
        assert main(["convert", "in/a.txt", "--to", "text", "-o", name]) == 2
    else:
        assert main(["schema", "rng", "-o", name]) == 2
    assert capsys.readouterr().err == f"cablekit: {name}: {message}\n" * 3
    assert kind(folder / "x.jsonl") == before
    assert names(folder) == {"in", "victim", "x.jsonl", "link"}


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_what_is_not_a_name(name: str, folder: Path) -> None:
    """A name that no file can have is an error of the system like others."""
    with pytest.raises(OSError, match="Is not a file name"):
        write(from_text(TEXT), name, format="text")
    with pytest.raises(OSError, match="Is not a file name"):
        convert(Job(("in",), "jsonl", name))


def test_links_that_the_system_refuses(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link that the system does not follow, as in a folder where all may write, is not followed by us."""

    def refused(path: object) -> None:
        raise PermissionError(13, "Permission denied", path)

    Path("link").symlink_to("victim")
    with monkeypatch.context() as patched:
        patched.setattr(os, "stat", refused)
        with pytest.raises(PermissionError):
            write(from_text(TEXT), "link", format="text")

    assert Path("victim").read_bytes() == b"old"


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("victim")])
def test_what_came_meanwhile(make: Callable[[Path], object], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there when the file gets its name is looked at again: a long run leaves time for others."""
    finish = Draft.finish

    def late(draft: Draft) -> None:
        make(Path("x.jsonl"))
        finish(draft)

    monkeypatch.setattr(Draft, "finish", late)
    with pytest.raises(OSError, match="Is not a regular file, and is not replaced"):
        convert(Job(("in",), "jsonl", "x.jsonl"))

    assert kind(folder / "x.jsonl") != stat.S_IFREG
    assert Path("victim").read_bytes() == b"old"
    assert {".x.jsonl.cablekit-part", ".x.jsonl.cablekit-journal"} < names(folder)


# --- links to regular files -------------------------------------------------------------------


@pytest.mark.parametrize("target", ["far/real", "far/new"])
@pytest.mark.parametrize("name", ["link", "long"])
def test_link_to_a_file(target: str, name: str, folder: Path) -> None:
    """The file that a link leads to is written, there or not, and the link stays; so for a chain, and from afar."""
    Path("far").mkdir()
    Path("far/real").write_bytes(b"old")
    Path("link").symlink_to(target)
    Path("long").symlink_to(folder / "far" / ".." / "link")
    for words in (["in/a.txt", "--to", "json"], ["in", "--to", "jsonl"], ["in", "--to", "csv"]):
        assert main(["convert", *words, "-o", name]) == 0
        assert Path(target).read_bytes() not in (b"", b"old")
        Path(target).write_bytes(b"old")
    write(from_text(TEXT), name, format="text")

    assert Path(target).read_text() == TEXT
    assert Path("link").is_symlink()
    assert Path("long").is_symlink()
    assert names(folder) == {"in", "victim", "far", "link", "long"}
    assert names(folder / "far") == {"real", Path(target).name}


def test_link_to_no_folder(folder: Path, capsys: Captured) -> None:
    """A link into a folder that does not exist is an error, and no folder is made."""
    Path("link").symlink_to("no/x")

    assert run("-o", "link") == 2
    assert main(["convert", "in/a.txt", "--to", "text", "-o", "link"]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first == "cablekit: link: No such file or directory; create its folder first"
    assert second == first
    assert names(folder) == {"in", "victim", "link"}


def test_resume_through_a_link(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run through a link grows beside the file it leads to, and is resumed there."""
    Path("far").mkdir()
    Path("link").symlink_to("far/x.jsonl")
    stop(Job(("in",), "jsonl", "link"), monkeypatch)
    assert names(folder / "far") == {".x.jsonl.cablekit-part", ".x.jsonl.cablekit-journal"}

    assert convert(Job(("in",), "jsonl", "link", resume=True)) == Summary(1, 0)
    assert names(folder / "far") == {"x.jsonl"}
    assert Path("link").is_symlink()


@pytest.mark.parametrize("lead", ["none", "victim"])
def test_link_for_a_folder(lead: str, folder: Path, capsys: Captured) -> None:
    """A link that does not lead to a folder cannot stand for one."""
    Path("link").symlink_to(lead)

    assert main(["convert", "in", "--to", "text", "-o", "link"]) == 2
    assert capsys.readouterr().err.startswith("cablekit: link: is a file, expected a folder")


# --- one file for two -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("out", "errors"),
    [
        ("x", "x"),
        ("x", "./x"),
        ("x", "in/../x"),
        ("x", "here/x"),
        ("x", "new"),
        ("new", "x"),
        ("victim", "hard"),
        ("hard", "link"),
        ("pipe", "pipe"),
        ("pipe", "tube"),
        ("-", "/dev/stdout"),
        ("/dev/stdout", "/dev/fd/1"),
    ],
)
def test_output_and_errors_are_one(out: str, errors: str, folder: Path, capsys: Captured) -> None:
    """One file under any two names cannot take both."""
    Path("here").symlink_to(".")
    Path("new").symlink_to("x")
    Path("link").symlink_to("victim")
    os.link("victim", "hard")
    os.mkfifo("pipe")
    os.link("pipe", "tube")
    before = names(folder)

    assert run("-o", out, "--errors", errors) == 2
    message = "is both the output and the file of errors; choose another name"
    assert capsys.readouterr().err == f"cablekit: {errors}: {message}\n"
    assert names(folder) == before
    assert Path("victim").read_bytes() == b"old"


def test_redirected_output_and_errors(folder: Path) -> None:
    """Standard output that goes into a file cannot have that file for the errors; another one it can."""
    with (folder / "all").open("wb") as file, pytest.MonkeyPatch.context() as patched:
        patched.setattr(plan, "STANDARD_OUTPUT", f"/dev/fd/{file.fileno()}")
        with pytest.raises(ReadError, match="is both the output and the file of errors"):
            convert(Job(("in",), "jsonl", "-", errors="all"))
        with pytest.raises(ReadError, match="is both the output and the file of errors"):
            convert(Job(("in",), "jsonl", f"/dev/fd/{file.fileno()}", errors="all"))
        convert(Job(("none",), "jsonl", f"/dev/fd/{file.fileno()}", errors="other"))

    assert Path("all").read_bytes() == b""
    assert Path("other").stat().st_size


def test_terminal_for_both(folder: Path) -> None:
    """A terminal shows both: nothing is lost there."""
    main_end, end = os.openpty()
    other = os.dup(end)
    convert(Job(("in", "none"), "jsonl", f"/dev/fd/{end}", errors=f"/dev/fd/{other}"))
    shown = b""
    while shown.count(b"\n") < 2:
        shown += os.read(main_end, 100_000)
    for number in (main_end, end, other):
        os.close(number)

    assert RESULT in shown
    assert b'"place": "none"' in shown


@pytest.mark.parametrize("name", [".x.jsonl.cablekit-journal", ".x.jsonl.cablekit-part", ".cablekit-journal", "link"])
def test_names_of_unfinished_runs(name: str, folder: Path, capsys: Captured) -> None:
    """The names of journals and drafts are refused for anything else, of this run and of others, through links too."""
    Path("link").symlink_to(".y.cablekit-journal")
    message = "Is a name for the files of unfinished runs; choose another name"

    assert run("-o", "x.jsonl", "--errors", name) == 2
    assert run("-o", name) == 2
    assert capsys.readouterr().err == f"cablekit: {name}: {message}\n" * 2
    assert names(folder) == {"in", "victim", "link"}
    assert target_file(Path("x.cablekit-journal")) == folder / "x.cablekit-journal"


@pytest.mark.parametrize("suffix", ["journal", "part"])
@pytest.mark.parametrize("use", ["errors", "input", "output"])
def test_files_of_this_run(suffix: str, use: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of an unfinished run are neither its inputs nor its other files, under whatever name."""
    stop(Job(("in",), "jsonl", "x.jsonl"), monkeypatch)
    own = hidden_path(Path("x.jsonl"), suffix)
    before = own.read_bytes()
    os.link(own, "hard")
    made = {
        "errors": Job(("in",), "jsonl", "x.jsonl", errors="hard", resume=True),
        "input": Job(("in", str(own)), "jsonl", "x.jsonl", resume=True),
        "output": Job(("in",), "jsonl", "hard"),
    }[use]
    if use == "output":
        own.rename(hidden_path(Path("hard"), suffix))
        own = hidden_path(Path("hard"), suffix)
    with pytest.raises(ReadError, match="belongs to an unfinished run; choose another name"):
        convert(made)

    assert own.read_bytes() == before


@pytest.mark.parametrize("name", ["out/e.jsonl", "out/.cablekit-journal", "out/in/../08ZENDA910.txt", "link/e"])
def test_errors_in_the_output_folder(name: str, folder: Path, capsys: Captured) -> None:
    """A file of errors does not go among the files of cables, where it could take the name of one."""
    Path("link").symlink_to("out")

    assert main(["convert", "in", "--to", "text", "-o", "out", "--errors", name]) == 2
    assert capsys.readouterr().err.startswith(f"cablekit: {name}: ")
    assert names(folder) == {"in", "victim", "link"}


# --- the journal and the drafts ---------------------------------------------------------------


class Stop(Exception):  # noqa: N818 - no error of the program's
    """Stops a run."""


def stop(made: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a job until all cables are written, and stop it there."""

    def stopped(_: object) -> None:
        raise Stop

    with monkeypatch.context() as patched:
        patched.setattr(batch.Run, "write_foot", stopped)
        with pytest.raises(Stop):
            convert(made)


PLANTS: dict[str, Callable[[Path], object]] = {
    "link": lambda path: path.symlink_to(path.parent / "victim"),
    "dangling": lambda path: path.symlink_to(path.parent / "new"),
    "hard": lambda path: os.link(path.parent / "victim", path),
    "fifo": os.mkfifo,
    "folder": Path.mkdir,
    "socket": bound,
    "device": node,
    "disk": disk,
}


@pytest.mark.parametrize("plant", PLANTS)
@pytest.mark.parametrize("suffix", ["journal", "part"])
@pytest.mark.parametrize("is_begun", [False, True])
def test_planted(plant: str, suffix: str, is_begun: bool, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    """What others put at the name of a journal or a draft is not followed, read, replaced or waited for."""
    if is_begun:
        stop(Job(("in",), "jsonl", "x.jsonl"), monkeypatch)
    own = hidden_path(folder / "x.jsonl", suffix)
    own.unlink(missing_ok=True)
    PLANTS[plant](own)
    before = kind(own)
    with pytest.raises(ReadError, match="is not a file of an unfinished run"):
        convert(Job(("in",), "jsonl", "x.jsonl", resume=is_begun))

    assert kind(own) == before
    assert Path("victim").read_bytes() == b"old"
    assert not Path("new").exists()
    assert not Path("x.jsonl").exists()


@pytest.mark.parametrize("plant", PLANTS)
def test_planted_in_a_folder(plant: str, folder: Path) -> None:
    """The journal of a folder is not another's either, though nothing else is there."""
    Path("out").mkdir()
    Path("out/victim").write_bytes(b"old")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir("out")
        PLANTS[plant](folder / "out" / ".cablekit-journal")
    for resume in (False, True):
        with pytest.raises(ReadError, match="is not a file of an unfinished run"):
            convert(Job(("in",), "text", "out", resume=resume))

    assert Path("out/victim").read_bytes() == b"old"
    assert names(folder / "out") == {"victim", ".cablekit-journal"}


def test_planted_at_the_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link in place of a draft does not get the name of the output when only that is left to do."""

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Draft, "finish", interrupted)
        with pytest.raises(KeyboardInterrupt):
            convert(Job(("in",), "jsonl", "x.jsonl"))
    hidden_path(Path("x.jsonl"), "part").unlink()
    hidden_path(Path("x.jsonl"), "part").symlink_to("victim")
    with pytest.raises(ReadError, match="is not a file of an unfinished run"):
        convert(Job(("in",), "jsonl", "x.jsonl", resume=True))

    assert not os.path.lexists("x.jsonl")


def test_leftover_draft(folder: Path) -> None:
    """A draft that was left without a journal is begun again as a new file, not written into."""
    own = hidden_path(Path("x.jsonl"), "part")
    own.write_bytes(b"old")
    own.chmod(0o600)
    held = own.open("rb")
    assert run("-o", "x.jsonl") == 0

    with held:
        assert held.read() == b"old"
    assert RESULT in Path("x.jsonl").read_bytes()


def test_draft_without_a_journal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stopped run that cannot be resumed leaves nothing; one that never began leaves what others put there."""
    os.mkfifo("pipe")
    held = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    stop(Job(("in",), "jsonl", "x.jsonl", errors="pipe"), monkeypatch)
    stop(Job(("in",), "jsonl", "-", errors="e.jsonl"), monkeypatch)
    assert names(folder) == {"in", "victim", "pipe"}

    hidden_path(Path("x.jsonl"), "part").symlink_to("victim")
    with pytest.raises(ReadError, match="is not a file of an unfinished run"):
        convert(Job(("in",), "jsonl", "x.jsonl", errors="pipe"))
    os.close(held)
    assert names(folder) == {"in", "victim", "pipe", ".x.jsonl.cablekit-part"}


def test_draft_that_cannot_be_closed(folder: Path) -> None:
    """A draft that cannot be closed is removed if it is to be, and the error is the one of the system."""

    class Broken:
        def close(self) -> None:
            raise OSError(28, "No space left on device")

    draft = Draft(Path("x.jsonl"))
    draft.draft.touch()
    draft.file = Broken()  # type: ignore[assignment]
    with pytest.raises(OSError, match=r"No space left on device: 'x\.jsonl'"):
        draft.drop()

    assert names(folder) == {"in", "victim"}


@pytest.mark.parametrize(("to", "out"), [("jsonl", "x.jsonl"), ("text", "out")])
def test_unfinished_run_is_not_disturbed(to: str, out: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run without a journal does not begin where another run is unfinished."""
    node(folder / "mynull")
    stop(Job(("in",), to, out), monkeypatch)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(
        ReadError, match="an unfinished run is there; finish it with the output it began with, or remove"
    ):
        convert(Job(("in",), to, out, errors="mynull"))

    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_drafts_of_others(folder: Path) -> None:
    """Only regular files with the very names of drafts are swept away."""
    Path("out").mkdir()
    mine = ".cablekit-0123456789abcdef.tmp"
    others = [".cablekit-fedcba9876543210.tmp", ".cablekit-notes.tmp", ".cablekit-0123456789ABCDEF.tmp"]
    for name in (mine, *others[1:]):
        Path("out", name).touch()
    Path("out", others[0]).symlink_to("../victim")
    remove_drafts(Path("out"))

    assert names(folder / "out") == set(others)
    assert [is_draft_name(name) for name in (mine, *others)] == [True, True, False, False]


@pytest.mark.parametrize("resume", [False, True])
def test_empty_journal(resume: bool, folder: Path) -> None:  # noqa: FBT001
    """A journal in which nothing was written yet is begun."""
    hidden_path(Path("x.jsonl"), "journal").touch()

    assert convert(Job(("in",), "jsonl", "x.jsonl", resume=resume)) == Summary(1, 0)
    assert names(folder) == {"in", "victim", "x.jsonl"}


def test_hostile_name_below_good_ones(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All names in a journal are looked at before the first file is removed."""
    stop(Job(("in",), "text", "out"), monkeypatch)
    damage(
        Path("out/.cablekit-journal"), json.dumps({"writing": {"a.txt": DIGEST, "keep.md": DIGEST}}).encode() + b"\n"
    )
    with pytest.raises(ReadError, match=r"the name keep\.md was not written by cablekit"):
        convert(Job(("in",), "text", "out", resume=True))

    assert Path("out/a.txt").read_text() == TEXT


LINE = {"units": 0, "digest": "", "cables": 0, "bad": 0, "sizes": [], "inputs": []}
#: The digest of no file.
DIGEST = 64 * "0"
#: The digest of the file that must stay as it is.
OLD = sha256(b"old").hexdigest()


def damage(place: Path, text: bytes, first: dict[str, object] | None = None) -> None:
    """Put lines into a journal below its first one, or in place of it."""
    begun = place.read_bytes().split(b"\n", 1)[0]
    place.write_bytes((json.dumps(first).encode() if first is not None else begun) + b"\n" + text)


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense",
        b"\xff\xfe",
        b"[]",
        b"7",
        b"null",
        b"{}",
        b"[" * 100_000,
        b'{"units": 1' + b"0" * 5000 + b"}",
        b'{"units": 1}',
        json.dumps({**LINE, "units": "1"}).encode(),
        json.dumps({**LINE, "units": 1.0}).encode(),
        json.dumps({**LINE, "units": True}).encode(),
        json.dumps({**LINE, "units": -1}).encode(),
        json.dumps({**LINE, "units": 1 << 63}).encode(),
        json.dumps({**LINE, "units": None}).encode(),
        json.dumps({**LINE, "sizes": 7}).encode(),
        json.dumps({**LINE, "sizes": ["7"]}).encode(),
        json.dumps({**LINE, "digest": 7}).encode(),
        json.dumps({**LINE, "end": False}).encode(),
        json.dumps({**LINE, "more": 7}).encode(),
        json.dumps({**LINE, "inputs": [["a", 7, 7]]}).encode(),
        json.dumps({**LINE, "inputs": [["a", 7, 7, "1"]]}).encode(),
        json.dumps({**LINE, "inputs": [[7, 7, 7, 1]]}).encode(),
        json.dumps({**LINE, "inputs": [["a", 7, 7.5, 1]]}).encode(),
        json.dumps({**LINE, "inputs": ["a"]}).encode(),
        b'{"writing": "x.txt"}',
        b'{"writing": [7]}',
        b'{"writing": {"x.txt": 7}}',
        b'{"writing": {"x.txt": "0"}}',
        b'{"writing": {}, "units": 7}',
    ],
)
@pytest.mark.parametrize(("to", "out"), [("jsonl", "x.jsonl"), ("text", "out")])
def test_damaged_journal(
    line: bytes, to: str, out: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """A journal that is not what we wrote is an error in one line that says what to do, and nothing is removed."""
    stop(Job(("in",), to, out), monkeypatch)
    place = Path(".x.jsonl.cablekit-journal") if to == "jsonl" else Path("out/.cablekit-journal")
    damage(place, line + b"\n")
    before = contents(folder)

    assert main(["convert", "in", "--to", to, "-o", out, "--resume"]) == 2
    what = place if to == "jsonl" else "the folder out"
    message = f"line 2 was not written by cablekit; remove {what} and run again without --resume"
    assert capsys.readouterr().err.replace(f"{folder}/", "") == f"cablekit: {place}: {message}\n"
    assert contents(folder) == before


@pytest.mark.parametrize("text", [b'{"units"', b"x", b"x\n", b"[]\n", b'{"journal": 1}', b"\0" * 100])
@pytest.mark.parametrize("resume", [False, True])
def test_damaged_first_line(text: bytes, resume: bool, folder: Path) -> None:  # noqa: FBT001
    """A file that does not begin as a journal is left alone."""
    place = hidden_path(Path("x.jsonl"), "journal")
    place.write_bytes(text)
    with pytest.raises(ReadError, match=r"line 1 was not written by cablekit; remove .*journal and run again"):
        convert(Job(("in",), "jsonl", "x.jsonl", resume=resume))

    assert place.read_bytes() == text


@pytest.mark.parametrize("version", [{}, {"journal": 1}, {"journal": "2"}, {"journal": None}])
def test_journal_of_another_version(
    version: dict[str, object], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """A journal of another version is not taken for one of ours."""
    stop(Job(("in",), "jsonl", "x.jsonl"), monkeypatch)
    place = hidden_path(folder / "x.jsonl", "journal")
    damage(place, b"", {"inputs": ["in"], **version})

    assert run("-o", "x.jsonl", "--resume") == 2
    advice = f"finish the run with that version, or remove {place} and run again without --resume"
    message = f"was written by another version of cablekit; {advice}"
    assert capsys.readouterr().err == f"cablekit: {place}: {message}\n"


def test_journal_that_does_not_fit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes that are too many, too few, or too great for the files are an error; the draft stays as it is."""
    stop(Job(("in",), "jsonl", "x.jsonl"), monkeypatch)
    place, part = (hidden_path(folder / "x.jsonl", suffix) for suffix in ("journal", "part"))
    before = part.read_bytes()
    for sizes, message in (
        ([], "the list of sizes was not written"),
        ([0, 0], "the list of sizes was not written"),
        ([len(before) + 1], "is shorter than its journal says"),
        ([1 << 62], "is shorter than its journal says"),
    ):
        damage(place, json.dumps({**LINE, "units": 1, "sizes": sizes}).encode() + b"\n")
        with pytest.raises(ReadError, match=message):
            convert(Job(("in",), "jsonl", "x.jsonl", resume=True))
        assert part.read_bytes() == before
    damage(place, json.dumps({**LINE, "units": 1 << 62, "sizes": [0]}).encode() + b"\n")
    with pytest.raises(ReadError, match="the inputs are not those"):
        convert(Job(("in",), "jsonl", "x.jsonl", resume=True))


@pytest.mark.parametrize(
    "name",
    [
        "../victim",
        "../../victim",
        "/victim",
        "sub/victim.txt",
        "./victim",
        "..",
        ".",
        "",
        ".cablekit-journal",
        "a\0b.txt",
        "\ud800.txt",
        "a\nb.txt",
        "x.txt\n",
        "c:x.txt",
        "..\\x.txt",
        "x" * 300 + ".txt",
        "keep.md",
    ],
)
def test_hostile_names(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal that names files which no run writes is an error, and nothing is removed."""
    stop(Job(("in",), "text", "out"), monkeypatch)
    Path("out/keep.md").touch()
    Path("far").mkdir()
    Path("far/victim.txt").touch()
    Path("out/sub").symlink_to("../far")
    for own in (name, str(folder / "victim") if name == "/victim" else name):
        damage(Path("out/.cablekit-journal"), json.dumps({"writing": {own: DIGEST}}).encode() + b"\n")
        with pytest.raises(ReadError, match="was not written by cablekit; remove the folder out and run"):
            convert(Job(("in",), "text", "out", resume=True))

    assert {"victim", "far", "out"} < names(folder)
    assert names(folder / "out") == {".cablekit-journal", "a.txt", "keep.md", "sub"}
    assert names(folder / "far") == {"victim.txt"}


def test_links_in_the_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link inside the folder that a journal names is neither followed nor removed."""
    stop(Job(("in",), "text", "out"), monkeypatch)
    Path("out/a.txt").unlink()
    Path("out/a.txt").symlink_to("../victim")
    damage(Path("out/.cablekit-journal"), json.dumps({"writing": {"a.txt": OLD}}).encode() + b"\n")
    with pytest.raises(ReadError, match="is not the file that the stopped run wrote; move it elsewhere, then continue"):
        convert(Job(("in",), "text", "out", resume=True))

    assert Path("victim").read_bytes() == b"old"
    assert Path("out/a.txt").is_symlink()


def test_a_file_of_others_under_a_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that others put under a name that a journal has is not removed; the one that the run wrote is."""
    stop(Job(("in",), "text", "out"), monkeypatch)
    Path("out/b.txt").write_bytes(b"mine")
    damage(Path("out/.cablekit-journal"), json.dumps({"writing": {"a.txt": OLD, "b.txt": OLD}}).encode() + b"\n")
    Path("out/a.txt").write_bytes(b"old")
    with pytest.raises(ReadError, match=r"b\.txt: is not the file that the stopped run wrote"):
        convert(Job(("in",), "text", "out", resume=True))
    assert Path("out/b.txt").read_bytes() == b"mine"

    Path("out/b.txt").unlink()
    assert convert(Job(("in",), "text", "out", resume=True)) == Summary(1, 0)
    assert Path("out/a.txt").read_text() == TEXT


def test_a_file_that_came_meanwhile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that got the name of a cable during the run is not replaced."""
    monkeypatch.setattr(batch, "name_for", lambda *_: "x.txt")
    Path("out").mkdir()
    noted = batch.Run.note

    def late(own: batch.Run, entry: dict[str, object]) -> None:
        Path("out/x.txt").write_bytes(b"mine")
        noted(own, entry)

    monkeypatch.setattr(batch.Run, "note", late)
    assert main(["convert", "in", "--to", "text", "-o", "out"]) == 1
    assert Path("out/x.txt").read_bytes() == b"mine"


def test_folder_under_a_name(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """A folder in place of a file that was begun is an error with its name, and stays."""
    stop(Job(("in",), "text", "out"), monkeypatch)
    Path("out/b.txt").mkdir()
    damage(Path("out/.cablekit-journal"), json.dumps({"writing": {"b.txt": DIGEST}}).encode() + b"\n")

    assert main(["convert", "in", "--to", "text", "-o", "out", "--resume"]) == 2
    assert capsys.readouterr().err.startswith("cablekit: out/b.txt: ")
    assert Path("out/b.txt").is_dir()


def test_journal_that_is_not_open() -> None:
    """A journal without a file has no entries; a draft gets its name only over a regular file."""
    assert list(journal.Journal(Path("j"), {}).entries()) == []
    with pytest.raises(OSError, match="is not replaced"):
        rename_draft(Path("x"), Path(__file__).parent)


def test_race_for_a_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link that takes the place of a journal between two looks is not followed."""
    place = folder / "j"
    place.write_bytes(b"")
    calls: list[Any] = []

    def swapped(*arguments: Any) -> None:
        if not calls:
            place.unlink()
            place.symlink_to("victim")
        calls.append(arguments)

    monkeypatch.setattr(drafts, "require_regular", swapped)
    with pytest.raises(OSError, match="symbolic links"):
        drafts.reopen(place)

    assert len(calls) == 1


def test_files_that_were_never_opened(folder: Path) -> None:
    """A run that fails before it opens its files leaves nothing: a draft and a journal without a file do nothing."""
    draft = Draft(folder / "x")
    assert draft.add(b"data") == 0
    draft.settle()
    draft.drop()
    draft.finish()
    unopened = journal.Journal(folder / "j", {})
    unopened.note({})
    unopened.finish(folder / "done")

    assert sorted(path.name for path in folder.iterdir()) == ["in", "victim"]


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    """A file that only its owner may read is not readable by others after it is written again."""
    path = tmp_path / "x.txt"
    path.touch(0o600)

    write(from_text("TAGS: XG"), path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
