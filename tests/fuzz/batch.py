"""
Try the batch on a mixed folder: `python tests/fuzz/batch.py --files 5000 --kills 10` (`--help` has the options).

The folder has invented files of every format, packed ones among them, and a tenth that are not cables; how many cables
and how many bad records there are is known because they were put there. The command converts it with two processes and
compares the counts; compares the peak of memory with that of a tenth of the folder; kills the run with SIGKILL at
random moments and compares what `--resume` writes with an undisturbed run, byte for byte; and starts two runs at once,
of which one must work and one must say why it does not. The status is 1 if anything of this is wrong.
"""

import argparse
import bz2
import gzip
import io
import json
import lzma
import random
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

ROOT: Final = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from cablekit import from_text, to_json, to_xml  # noqa: E402 - when the folder is known
from cablekit.xml import stream  # noqa: E402
from tests.archives.files_of_each_format import PAGE, escaped, mailbox, paragraphs, with_text  # noqa: E402
from tests.archives.not_cables import NOT_CABLES  # noqa: E402
from tests.bench.batch import PROBE, digest  # noqa: E402
from tests.make_corpus import LAYOUTS, telegram  # noqa: E402

#: Of so many files one is not a cable; of so many one is large, and its records are handed out one by one.
NOT_ONE: Final = 10
LARGE: Final = 500
RECORDS: Final = 200
#: Loads the command line, waits for a line, and runs it.
READY: Final = """
import sys
from cablekit.cli import convert_many, main
if __name__ == "__main__":
    print("ready", flush=True)
    sys.stdin.readline()
    sys.exit(main.main(sys.argv[1:]))
"""


class Counts(NamedTuple):
    """How many cables and how many bad records there are."""

    cables: int
    bad: int


class Made(NamedTuple):
    """An invented file, and what is in it."""

    suffix: str
    data: bytes
    counts: Counts


class Source:
    """Invents telegrams, each with a number of its own."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.number = 0

    def parts(self) -> tuple[str, str, str]:
        """Invent the id, the heading and the rest of a telegram."""
        self.number += 1
        return telegram(self.draw, self.number)

    def text(self) -> str:
        """Invent a telegram."""
        _, head, rest = self.parts()
        return f"{head}\n{rest}"

    def texts(self, count: int) -> list[str]:
        """Invent several telegrams."""
        return [self.text() for _ in range(count)]

    def other(self) -> bytes:
        """Choose a file that is not a cable."""
        return self.draw.choice(tuple(NOT_CABLES.values()))


def in_layout(source: Source) -> Made:
    """Make a file of one of the layouts that archives have."""
    layout, suffix = source.draw.choice(LAYOUTS)
    return Made(suffix, layout(source.draw, *source.parts()).encode(), Counts(1, 0))


def joined(source: Source) -> Made:
    """Make a file of two telegrams, one below the other."""
    return Made(".txt", "\n\n".join(source.texts(2)).encode(), Counts(2, 0))


def mail(source: Source) -> Made:
    """Make an e-mail."""
    encoding = source.draw.choice(("7bit", "base64", "quoted-printable"))
    return Made(".eml", with_text(source.text(), encoding).as_bytes(), Counts(1, 0))


def mails(source: Source, count: int = 3) -> Made:
    """Make a folder of e-mails in one file; one of them has no cable."""
    found = [with_text(text) for text in source.texts(count)]
    return Made(".mbox", mailbox(*found, with_text("No cable today.\n")), Counts(count, 1))


def page(source: Source) -> Made:
    """Make a web page."""
    text = source.text()
    body = source.draw.choice((f"<pre>\n{escaped(text)}</pre>", paragraphs(text)))
    return Made(".html", PAGE.format(text=body).encode(), Counts(1, 0))


def own(source: Source) -> Made:
    """Make a file of our own formats that holds one cable."""
    cable = from_text(source.text())
    return source.draw.choice(
        (
            Made(".xml", to_xml(cable), Counts(1, 0)),
            Made(".json", to_json(cable, source=True).encode(), Counts(1, 0)),
        )
    )


def lines(source: Source, count: int = 4) -> Made:
    """Make JSON Lines, of which one is damaged."""
    found = [to_json(from_text(text)) for text in source.texts(count)]
    return Made(".jsonl", "\n".join([*found, "{damaged"]).encode() + b"\n", Counts(count, 1))


def stream_of(source: Source, count: int = 4) -> Made:
    """Make XML of many cables."""
    found = [stream.without_declaration(to_xml(from_text(text))) for text in source.texts(count)]
    return Made(".xml", stream.HEAD + b"".join(found) + stream.FOOT, Counts(count, 0))


def rows(source: Source, count: int = 3) -> Made:
    """Make rows of a `cables.csv`."""
    written = []
    for number in range(count):
        ident, head, rest = source.parts()
        cells = (number, "5/8/2008 9:15", ident, "Embassy Zenda", "CONFIDENTIAL", "", head, rest)
        written.append(",".join('"' + str(cell).replace("\\", "\\\\").replace('"', '\\"') + '"' for cell in cells))
    return Made(".csv", "\n".join(written).encode() + b"\n", Counts(count, 0))


def packed(source: Source) -> Made:
    """Make a packed file of one telegram."""
    suffix, pack = source.draw.choice(((".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)))
    return Made(f".txt{suffix}", pack(source.text().encode()), Counts(1, 0))


def zipped(source: Source, count: int = 2) -> Made:
    """Make a ZIP file of telegrams, and of one file that is not one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(source.texts(count)):
            archive.writestr(f"{number:06}.txt", text)
        archive.writestr("letter.txt", b"Dear Sapt,\n\nThe harvest was good.\n\nFritz\n")
    return Made(".zip", out.getvalue(), Counts(count, 1))


def tarred(source: Source) -> Made:
    """Make a packed TAR file with a packed file in it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in (("a.txt", source.text().encode()), ("b.txt.gz", gzip.compress(source.text().encode()))):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return Made(".tar.gz", out.getvalue(), Counts(2, 0))


def other(source: Source) -> Made:
    """Make a file that is not a cable."""
    return Made(source.draw.choice((".txt", ".dat", "")), source.other(), Counts(0, 1))


USUAL: Final[Sequence[Callable[[Source], Made]]] = (in_layout,) * 6 + (
    joined,
    mail,
    mails,
    page,
    own,
    lines,
    stream_of,
    rows,
    packed,
    zipped,
    tarred,
)
GREAT: Final[Sequence[Callable[[Source, int], Made]]] = (lines, mails, stream_of, rows, zipped)


def make_folder(folder: Path, files: int, seed: int) -> Counts:
    """Make the files, some in folders of the folder, and count what is in them."""
    source, cables, bad = Source(seed), 0, 0
    for number in range(files):
        if number % NOT_ONE == 5:
            made = other(source)
        elif number % LARGE == 7:
            made = GREAT[number // LARGE % len(GREAT)](source, RECORDS)
        else:
            made = source.draw.choice(USUAL)(source)
        place = folder / f"{number % 7}" / f"{number:06}{made.suffix}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(made.data)
        cables, bad = cables + made.counts.cables, bad + made.counts.bad
    return Counts(cables, bad)


def words(corpus: Path, out: Path, options: argparse.Namespace) -> list[str]:
    """Give the words of a run; the errors go to a file beside the output."""
    errors = ["--errors", str(out.with_name("errors.jsonl"))]
    return ["convert", str(corpus), "--to", options.to, "-o", str(out), "--jobs", str(options.jobs), *errors]


def new_output(folder: Path, options: argparse.Namespace) -> Path:
    """Give an output in a new folder of its own."""
    folder.mkdir()
    return folder / f"out{'.jsonl' if options.to == 'jsonl' else ''}"


def run_once(corpus: Path, out: Path, options: argparse.Namespace) -> tuple[Counts, dict[str, Any]]:
    """Run without a disturbance; give what was counted, and what it took."""
    probe = out.with_name("probe.py")
    probe.write_text(PROBE, encoding="utf-8")
    done = subprocess.run([sys.executable, probe, *words(corpus, out, options)], capture_output=True, check=True)
    probe.unlink()
    last = done.stderr.decode().splitlines()[-1].replace(",", "").split()  # 7 cables written 2 records with errors
    return Counts(int(last[1]), int(last[4])), json.loads(done.stdout)


def kills(corpus: Path, folder: Path, length: float, whole: object, options: argparse.Namespace) -> Iterator[bool]:
    """Kill runs at random moments and resume them; yield whether each wrote the bytes of the undisturbed run."""
    draw = random.Random(options.seed)
    command = [sys.executable, "-m", "cablekit"]
    killed = 0
    while killed < options.kills:
        out = new_output(folder / "killed", options)
        moment = draw.random() * length
        with subprocess.Popen([*command, *words(corpus, out, options)], stderr=subprocess.PIPE, cwd=ROOT) as process:
            time.sleep(moment)
            is_running = process.poll() is None
            process.kill()
            assert process.stderr is not None
            process.stderr.read()  # ends when the workers have ended, too
        if is_running:
            killed += 1
            again = subprocess.run(
                [*command, *words(corpus, out, options), "--resume"], stderr=subprocess.PIPE, cwd=ROOT, check=False
            )
            same = digest(out) == whole
            say(kill=killed, after_seconds=round(moment, 1), same=same, status=again.returncode)
            yield same
        shutil.rmtree(out.parent)


def pairs(corpus: Path, folder: Path, options: argparse.Namespace) -> Iterator[bool]:
    """Start two runs at once, again and again; yield whether one worked and one said who holds the output."""
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    (folder / "ready.py").write_text(READY, encoding="utf-8")
    for number in range(options.pairs):
        out = new_output(folder / "pair", options)
        command = [sys.executable, str(folder / "ready.py"), *words(corpus, out, options)]
        both: list[Any] = [subprocess.Popen(command, text=True, cwd=ROOT, **pipes) for _ in range(2)]
        for one in both:
            one.stdout.readline()
        for one in both:
            one.stdin.write("\n")
            one.stdin.flush()
        told = [one.communicate()[1] for one in both]
        statuses = sorted(one.returncode for one in both)
        refusals = [text for one, text in zip(both, told, strict=True) if one.returncode == 2]
        is_right = statuses == [1, 2] and "another run (process" in refusals[0]  # 1: some files are not cables
        say(pair=number + 1, statuses=statuses, right=is_right, told="".join(refusals).strip()[:200])
        yield is_right
        shutil.rmtree(out.parent)


def say(**facts: object) -> None:
    """Print a line of facts."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def tried(options: argparse.Namespace, folder: Path) -> bool:
    """Try everything; give whether all of it was right."""
    wanted = make_folder(folder / "corpus", options.files, options.seed)
    make_folder(folder / "small", min(max(options.files // 10, LARGE), options.files), options.seed)
    _, small = run_once(folder / "small", new_output(folder / "few", options), options)
    out = new_output(folder / "whole", options)
    found, took = run_once(folder / "corpus", out, options)
    peaks = {who: (small[who]["peak_mb"], took[who]["peak_mb"]) for who in ("parent", "workers")}
    is_flat = all(large < 1.3 * few + 20 for few, large in peaks.values())
    say(files=options.files, wanted=wanted, found=found, right=found == wanted, peaks_mb=peaks, flat=is_flat, **took)
    right = [found == wanted, is_flat]
    right += kills(folder / "corpus", folder, took["seconds"], digest(out), options)
    right += pairs(folder / "corpus", folder, options)
    say(right=sum(right), tried=len(right))
    return all(right)


def main() -> int:
    """Try what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--pairs", type=int, default=10)
    parser.add_argument("--to", default="jsonl", help="jsonl: one file; text, xml ...: a folder")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return 0 if tried(options, Path(folder)) else 1


if __name__ == "__main__":
    sys.exit(main())
