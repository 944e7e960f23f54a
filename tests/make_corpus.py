"""Make a corpus of made-up telegrams in varied layouts: `python tests/make_corpus.py FOLDER COUNT`."""

import json
import random
import sys
from pathlib import Path

POSTS = ("ZENDA", "STRELSAU", "HENTZAU", "LA ZENDA", "TARLENHEIM")
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
TALK = """
    the bridge castle moat duke toll ferry treaty king harvest river guild ledger minister envoy winter road
    garrison told us that will not open before coronation although palace denies it and sent a note on grain
"""
WORDS = TALK.split()


def sentence(draw: random.Random) -> str:
    """Give a sentence of made-up words."""
    return " ".join(draw.choice(WORDS) for _ in range(draw.randint(6, 20))).capitalize() + "."


def wrapped(text: str, width: int = 62) -> str:
    """Wrap a text by words."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def body(draw: random.Random) -> str:
    """Give numbered paragraphs, with a heading and items now and then."""
    parts = []
    for number in range(1, draw.randint(3, 9)):
        if draw.random() < 0.2:
            parts.append(f"{sentence(draw)[:30].title().rstrip('.')}\n" + "-" * 20)
        text = " ".join(sentence(draw) for _ in range(draw.randint(1, 5)))
        parts.append(wrapped(f"{number}. ({draw.choice(['U', 'C', 'SBU'])}) {text}"))
        if draw.random() < 0.2:
            parts.extend(f"-- {sentence(draw)}" for _ in range(2))
    return "\n\n".join(parts)


def telegram(draw: random.Random, number: int) -> tuple[str, str, str]:
    """Give the id, the heading and the rest of a telegram."""
    post, year, month = draw.choice(POSTS), draw.choice((1974, 1979, 2004, 2008)), draw.choice(MONTHS)
    group = f"{draw.choice('ROPZ')} {draw.randint(1, 28):02}{draw.randint(0, 23):02}{draw.randint(0, 59):02}Z"
    head = (
        f"{group} {month} {year % 100:02}\nFM AMEMBASSY {post}\nTO SECSTATE WASHDC PRIORITY {draw.randint(1, 9999):04}"
    )
    if year > 2000:
        serial = f"DE RUEHQZA #{number % 10000:04} 1290915\nZNR UUUUU ZZH"
        head = f"VZCZCXRO{draw.randint(0, 9999):04}\nPP RUEHQZB\n{serial}\n{head}"
    order = "E.O. 12958: DECL: 05/08/2018" if year > 2000 else "E.O. 11652: GDS"
    rest = (
        f"{draw.choice(['UNCLAS', 'C O N F I D E N T I A L'])} {post} {number:06}\n\nSIPDIS\n\n{order}\n"
        f"TAGS: PREL, {draw.choice(['PGOV', 'ECON', 'EAGR'])}, XG\nSUBJECT: {sentence(draw)[:50].upper()}\n\n"
        f"REF: {post} {number // 2 + 1}\n\n{body(draw)}\n\nHENTZAU\n"
    )
    return f"{year % 100:02}{post.replace(' ', '')}{number}", head, rest


def plain(_: random.Random, __: str, head: str, rest: str) -> str:
    """Give the telegram as it is."""
    return f"{head}\n{rest}"


def nara(draw: random.Random, ident: str, head: str, rest: str) -> str:
    """Give an export of the National Archives."""
    banner = "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005"
    keys = f"Concepts: GRAIN\nDocument Number: 19{ident}\nFilm Number: D{draw.randint(1, 999999)}-0001\nTAGS: PREL"
    return f"{banner}\n\n   Message Text\n\n{head}\n\n{rest}\n\n   Message Attributes\n\n{keys}\n\n{banner}\n"


def page(_: random.Random, ident: str, head: str, rest: str) -> str:
    """Give a page of the Cablegate kind."""
    facts = f"<tr><th>Reference ID</th></tr><tr><td>{ident}</td></tr>"
    return f"<html><table class='cable'>{facts}</table><pre>{head}</pre><pre>{rest}</pre></html>"


def site(_: random.Random, ident: str, head: str, rest: str) -> str:
    """Give a site's dump."""
    labels = "Identifier\nCreated\nClassification\nOrigin\n"
    above = f"{labels}{ident}\n2008-05-08\nUNCLASSIFIED\nEmbassy\nCable title: X\nTags: XG\n"
    return f"{above}{head}\n{rest}\nShare this cable\n"


LAYOUTS = ((plain, ".txt"), (nara, ".txt"), (page, ".html"), (site, ".txt"))


def make(folder: Path, count: int, seed: int = 7, broken: int = 0) -> None:
    """Write *count* telegrams to *folder*, all in it; every *broken*-th is a file that cannot be read."""
    draw = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        ident, head, rest = telegram(draw, number)
        layout, suffix = draw.choice(LAYOUTS)
        text = layout(draw, ident, head, rest)
        if broken and not number % broken:
            text, suffix = "no XML", ".xml"
        data = text.replace("\n", "\r\n") if draw.random() < 0.2 else text
        (folder / f"{number:06}{suffix}").write_bytes(data.encode())


def main() -> None:
    """Make what the command line asks for."""
    make(Path(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(json.dumps({"folder": sys.argv[1], "count": int(sys.argv[2])}) + "\n")


if __name__ == "__main__":
    main()
