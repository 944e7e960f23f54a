"""
Measure a run over many files: `python tests/bench/batch.py cost|kill CORPUS --to jsonl --jobs 2`.

The corpus is made by `python tests/make_corpus.py CORPUS COUNT`. `cost` tells time, processor time and peak memory of
the parent and of its workers; `kill` kills runs at random moments and compares what `--resume` gives with an
undisturbed run.
"""

import argparse
import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

#: Runs the command line and tells what it and its workers took; `ru_maxrss` is in kB on Linux.
PROBE = """
import json, resource, sys, time
from cablekit.cli.main import main
if __name__ == "__main__":
    begun = time.perf_counter()
    status = main(sys.argv[1:])
    figures = {"status": status, "seconds": round(time.perf_counter() - begun, 2)}
    for name, who in (("parent", resource.RUSAGE_SELF), ("workers", resource.RUSAGE_CHILDREN)):
        took = resource.getrusage(who)
        figures[name] = {"cpu": round(took.ru_utime + took.ru_stime, 2), "peak_mb": round(took.ru_maxrss / 1024, 1)}
    print(json.dumps(figures))
"""
SUFFIXES = {"jsonl": ".jsonl", "csv": ".csv", "parquet": ".parquet"}


def words(options: argparse.Namespace, out: Path) -> list[str]:
    """Give the words of the run that is measured; errors go to a file beside the output."""
    errors = ["--errors", str(out.with_name("errors.jsonl"))]
    return ["convert", options.corpus, "--to", options.to, "-o", str(out), "--jobs", str(options.jobs), *errors]


def place(folder: Path, options: argparse.Namespace) -> Path:
    """Give the output in a new folder of its own."""
    folder.mkdir()
    return folder / f"out{SUFFIXES.get(options.to, '')}"


def cost(options: argparse.Namespace, folder: Path) -> None:
    """Run once, and print what it took."""
    probe = folder / "probe.py"
    probe.write_text(PROBE, encoding="utf-8")
    out = place(folder / "run", options)
    done = subprocess.run([sys.executable, probe, *words(options, out)], stdout=subprocess.PIPE, check=True)
    sys.stdout.write(f"{done.stdout.decode().strip()}\n")


def digest(out: Path) -> dict[str, str]:
    """Give what tells a file, or the files of a folder, and the errors from others; drafts and journals included."""
    files = [path for path in out.parent.rglob("*") if path.is_file() and not path.name.endswith("cablekit-done")]
    return {str(path.relative_to(out.parent)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def kill(options: argparse.Namespace, folder: Path) -> None:
    """Kill and resume so many times; print after how much of the time, and how often the output was the same."""
    command = [sys.executable, "-m", "cablekit"]
    moments: list[float] = []
    out, begun = place(folder / "whole", options), time.monotonic()
    subprocess.run([*command, *words(options, out)], stderr=subprocess.DEVNULL, check=False)
    length, whole, equal = time.monotonic() - begun, digest(out), 0
    first = out
    while len(moments) < options.times:
        out = place(folder / "killed", options)
        moment = killed([*command, *words(options, out)], length, out, first)
        if moment is None:  # it was faster than the clock: nothing was killed
            shutil.rmtree(out.parent)
            continue
        moments.append(moment)
        subprocess.run([*command, *words(options, out), "--resume"], stderr=subprocess.DEVNULL, check=False)
        equal += digest(out) == whole
        shutil.rmtree(out.parent)
    figures = {"to": options.to, "files": len(whole), "moments": moments, "same": equal, "times": options.times}
    sys.stdout.write(json.dumps(figures) + "\n")


def killed(command: list[str], length: float, out: Path, whole: Path) -> float | None:
    """Kill a run at a random moment; gives the moment, or None where the run had ended by itself before."""
    share = random.random()  # any moment: while it starts, works, or gives the names
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        time.sleep(share * length)
        ended = process.poll() is not None
        process.kill()
        assert process.stderr is not None
        process.stderr.read()  # ends when the workers have ended too
    if out.is_file() and not same(out, whole):
        raise SystemExit(f"{out}: half a file under its final name, after {share:.2f} of the time")
    return None if ended else round(share, 2)


def same(one: Path, other: Path) -> bool:
    """Say whether two files hold the same."""
    return hashlib.sha256(one.read_bytes()).digest() == hashlib.sha256(other.read_bytes()).digest()


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("cost", "kill"))
    parser.add_argument("corpus")
    parser.add_argument("--to", default="jsonl")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--times", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        (cost if options.what == "cost" else kill)(options, Path(folder))


if __name__ == "__main__":
    main()
