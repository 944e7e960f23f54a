"""Measures the index: `nice python tests/bench/search.py FOLDER COUNT [JOBS]` makes COUNT invented cables of 3 kB.

The cables go into files of 5,000 lines of JSON in FOLDER, by year and post as archives have them, with words as
frequent as those of a language are: a few everywhere, most of them rare. Then they are indexed into a database beside
them, and twenty queries are asked four times each. What is there already is not made again. A million cables need
12 GB of disk.
"""

import json
import random
import resource
import sys
import time
from bisect import bisect_left
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

import cablekit

POSTS: Final = ("ZENDA", "STRELSAU", "HENTZAU", "LA ZENDA", "TARLENHEIM", "MODENSTEIN", "HOFBAU", "LAUTERBACH")
MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
TAGS: Final = ("PREL", "PGOV", "ECON", "EAGR", "ETRD", "PINR", "MARR", "SCUL", "ELTN")
LEVELS: Final = (("UNCLAS", "U"), ("C O N F I D E N T I A L", "C"), ("S E C R E T", "S"))
SYLLABLES: Final = tuple(first + second for first in "bdfgklmnprst" for second in "aeiou")
#: How many cables a file has, and how many different words there are.
SHARD: Final = 5_000
WORDS: Final = 30_000


def made_words() -> tuple[list[str], list[float]]:
    """Return invented words, the most frequent first, and the sums of their frequencies."""
    draw = random.Random(3)
    words = list(dict.fromkeys("".join(draw.choices(SYLLABLES, k=draw.randint(1, 5))) for _ in range(2 * WORDS)))[
        :WORDS
    ]
    return words, list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))


LEXICON, SUMS = made_words()


def some_words(draw: random.Random, count: int) -> list[str]:
    """Draw words as a text has them."""
    return [LEXICON[bisect_left(SUMS, draw.random() * SUMS[-1])] for _ in range(count)]


def telegram(draw: random.Random, number: int, count: int) -> str:
    """Write a telegram of about 3 kB, one of *count* of 37 years."""
    years, of_year = divmod(37 * number, count)
    year, post, (line, mark) = 1973 + years, POSTS[len(POSTS) * of_year // count], draw.choice(LEVELS)
    when = f"{draw.randint(1, 28):02}{draw.randint(0, 23):02}15Z {draw.choice(MONTHS)} {year % 100:02}"
    tags = ", ".join(draw.sample(TAGS, 2))
    subject = " ".join(some_words(draw, 7)).upper()
    reference = f"{draw.choice(POSTS)} {draw.randint(1, 9999)}"
    body = []
    for paragraph in range(1, draw.randint(7, 12)):
        text = " ".join(some_words(draw, draw.randint(20, 60))).capitalize()
        body.append(f"{paragraph}. ({draw.choice(['U', mark])}) {wrapped(text)}.")
    head = f"R {when}\nFM AMEMBASSY {post}\nTO SECSTATE WASHDC PRIORITY 0001\nINFO AMCONSUL STRELSAU\n"
    head += (
        f"{line} {post} {number:06}\n\nE.O. 12958: N/A\nTAGS: {tags}, XG\nSUBJECT: {subject}\n\nREF: {reference}\n\n"
    )
    return head + "\n\n".join(body) + "\n\nSAPT\n"


def wrapped(text: str) -> str:
    """Break a text into lines."""
    words = text.split()
    return "\n".join(" ".join(words[at : at + 10]) for at in range(0, len(words), 10))


def make(folder: Path, count: int) -> int:
    """Write the files that are not there yet; return how many bytes all have."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for first in range(0, count, SHARD):
        path = folder / f"{first // SHARD:05}.jsonl"
        if not path.is_file():
            draw = random.Random(first)
            numbers = range(first, min(first + SHARD, count))
            lines = [json.dumps({"text": telegram(draw, number, count)}) + "\n" for number in numbers]
            path.write_text("".join(lines), encoding="utf-8")
        size += path.stat().st_size
    return size


def queries() -> list[tuple[str, dict[str, Any]]]:
    """Return twenty queries: words of every frequency, together, in phrases, and with filters."""
    often, some, few, rare = LEXICON[30], LEXICON[300], LEXICON[3_000], LEXICON[25_000]
    plain = [LEXICON[1], often, some, few, rare, f"{often} {some}", f"{some} {few}", f'"{LEXICON[2]} {LEXICON[5]}"']
    plain += [f"{often} OR {few}", f"{some} NOT {often}", f"{often} NEAR/5 {some}", f"{rare[:5]}*"]
    filters: list[dict[str, Any]] = [
        {"post": "Embassy Zenda"},
        {"date": 1974},
        {"tags": "EAGR"},
        {"classification": "SECRET"},
    ]
    found: list[tuple[str, dict[str, Any]]] = [(query, {}) for query in plain]
    found += [(some, one) for one in filters]
    found += [(often, filters[0] | filters[1]), (few, filters[0]), (f"{often} {some}", filters[0] | filters[2])]
    return [*found, (LEXICON[1], filters[0] | {"date": "1974-05-08"})]


def main() -> None:
    """Make what the command line asks for, and print figures."""
    folder, count, jobs = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1
    source, database = folder / f"cables-{count}", folder / f"cables-{count}.db"
    say(f"{count:,} cables, {make(source, count) / count:,.0f} bytes each")
    for run in ("first", "second"):
        begun, own = time.perf_counter(), time.process_time()
        done = cablekit.index(source, database, jobs=jobs)
        took, busy = time.perf_counter() - begun, time.process_time() - own
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        say(f"{run} run: {took:,.1f} s, {busy:,.1f} s of a processor, {memory:,.0f} MB of memory; {done}")
    say(f"database: {database.stat().st_size / 1e6:,.0f} MB, {database.stat().st_size / count:,.0f} bytes a cable")
    for query, filters in queries():
        times = []
        for _ in range(4):
            begun, own = time.perf_counter(), time.process_time()
            hits = len(list(cablekit.search(database, query, **filters)))
            times.append((1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - own)))
        warm, busy = (min(column) for column in zip(*times[1:], strict=True))
        figures = f"{warm:8.1f} ms warm, {busy:8.1f} ms of a processor, {times[0][0]:8.1f} ms first"
        say(f"{figures}, {hits:3} hits: {query} {filters or ''}")


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
