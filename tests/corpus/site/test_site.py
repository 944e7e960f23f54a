"""A folder of cables as a site: a page for each, lists with the right counts, links that all lead somewhere."""

import io
import json
import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from cablekit import Cable, ModelError, read, to_html, write
from cablekit.cli.main import main
from cablekit.convert import drafts
from cablekit.convert.job import Job
from cablekit.convert.run import convert
from cablekit.corpus.site.build import SITE, write_site
from cablekit.corpus.site.links import Page, file_names, link
from cablekit.corpus.site.rows import pack_rows, site_row, unpack_rows, unpacked_entry
from tests._helpers import EXAMPLES, Captured
from tests.pages import telegram

COUNT = 240
EVIL = "<script>alert(1)</script> \x1b[2J & \u202e"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of invented cables, one of them twice, and one of which nothing is known."""
    made = tmp_path_factory.mktemp("in")
    for number in range(1, COUNT + 1):
        (made / f"{number}.txt").write_bytes(telegram(number, odd=EVIL).encode())
    (made / "again.txt").write_bytes(telegram(7, odd=EVIL).encode())
    (made / "A name, and more.txt").write_bytes(
        b"E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: THE MILL\n\n1. (U) It grinds.\n"
    )
    return made


@pytest.fixture(scope="module")
def site(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site of these cables."""
    out = tmp_path_factory.mktemp("out") / "site"
    assert main(["convert", str(folder), "--to", "site", "-o", f"{out}/"]) == 0
    return out


def tree_of(path: Path) -> lxml_html.HtmlElement:
    """Read a page as a browser would."""
    return lxml_html.document_fromstring(path.read_bytes(), parser=lxml_html.HTMLParser(encoding="utf-8"))


def found_in(path: Path, place: str) -> list[Any]:
    """Find something on a page."""
    return list(tree_of(path).xpath(place))


def contents(out: Path) -> dict[str, bytes]:
    """Give all files of a site."""
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*.html"))}


def test_files(site: Path) -> None:
    """There is a page for each cable, and nothing else beside the lists; names are safe for every system."""
    names = [path.name for path in site.rglob("*") if path.is_file()]

    assert sorted(path.name for path in site.iterdir()) == [
        *("all.html", "cables", "dates", "dates.html", "index.html", "posts", "posts.html", "tags", "tags.html")
    ]
    assert len(list((site / "cables").iterdir())) == COUNT + 2
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+\.html", name) for name in names)
    assert {"06STRELSAU1.html", "08STRELSAU7.html", "08STRELSAU7-2.html"} <= set(names)


def test_all_links_lead_somewhere(site: Path) -> None:
    """Every link of every page is relative, and leads to a page of the site."""
    seen = set()
    for path in site.rglob("*.html"):
        for target in found_in(path, "//a/@href"):
            assert "//" not in target
            if target.startswith("#"):
                assert len(found_in(path, f"//aside[@id='{target[1:]}']")) == 1
                continue
            seen.add((path.parent / target).resolve())

    assert {path.resolve() for path in site.rglob("*.html")} == seen


def test_counts(site: Path, folder: Path) -> None:
    """The lists have each cable under its year, post and TAGS, once, and say how many there are."""
    cables = list(read(folder))
    tags = Counter(code for cable in cables for code in cable.tags)
    shown = dict(
        zip(
            found_in(site / "tags.html", "//main//a/text()"),
            found_in(site / "tags.html", "//main//small/text()"),
            strict=True,
        )
    )

    assert {name[:4]: int(count) for name, count in shown.items()} == tags
    assert found_in(site / "index.html", "//main/p[@class='line']/text()") == [f"{COUNT + 2} cables"]
    assert found_in(site / "posts.html", "//main//a/text()") == ["La Paz", "Strelsau", "Zenda", "Sender unknown"]
    assert found_in(site / "dates.html", "//main//a/text()") == ["2005", "2006", "2007", "2008", "Without a date"]
    assert len(found_in(site / "tags" / "ECON.html", "//li/a")) == tags["ECON"]
    assert len(found_in(site / "all.html", "//ul[@class='cables']/li")) == COUNT + 2


def test_list_is_by_date(site: Path) -> None:
    """A list is in the order of time; a cable without a date is last."""
    names = found_in(site / "all.html", "//li/p/span[1]/text()")

    assert names[0] == "05LAPAZ56"
    assert names[-1] == "A name, and more"
    assert [name[:2] for name in names[:-1]] == sorted(name[:2] for name in names[:-1])


def test_a_cable(site: Path, folder: Path) -> None:
    """A page of a site is the page of the cable, with links above it and to the cables that have to do with it."""
    page = site / "cables" / "07LAPAZ2.html"
    own = next(cable for cable in read(folder) if cable.id == "07LAPAZ2")
    (related,) = found_in(page, "//aside/nav[@class='related']")

    assert [heading.text for heading in related.iter("h2")] == ["Answers"]
    assert related.xpath(".//a/@href") == ["06STRELSAU1.html"]
    assert found_in(site / "cables" / "06STRELSAU1.html", "//aside/nav/h2/text()") == ["Answered by"]
    assert found_in(page, "//header/nav/a/@href")[0] == "../index.html"
    assert found_in(page, "//header/nav/a/@href")[-1] == "#facts"
    assert (
        found_in(page, "//main")[0].text_content()
        == lxml_html.document_fromstring(to_html(own)).xpath("//main")[0].text_content()
    )


def test_references_that_are_no_answers(tmp_path: Path) -> None:
    """Without an answer a reference is one, in both directions; one to a cable that is not there leads nowhere."""
    first = (
        "R 080915Z MAY 08\nFM AMEMBASSY ZENDA\nUNCLAS ZENDA 7\n\nSUBJECT: A\nREF: A. ZENDA 6\n     B. ZENDA 5\n\n"
        "1. Yes.\n"
    )
    second = "R 070915Z MAY 08\nFM AMEMBASSY ZENDA\nUNCLAS ZENDA 6\n\nSUBJECT: B\n\n1. No.\n"
    for number, text in enumerate((first, second)):
        (tmp_path / f"{number}.txt").write_bytes(text.encode())
    convert(Job((str(tmp_path),), "site", str(tmp_path.parent / f"{tmp_path.name}-out")))
    cables = tmp_path.parent / f"{tmp_path.name}-out" / "cables"

    assert found_in(cables / "08ZENDA7.html", "//nav[@class='related']//text()[normalize-space()]") == [
        *("Refers to", "B", "08ZENDA6 7 May 2008")
    ]
    assert found_in(cables / "08ZENDA6.html", "//nav[@class='related']/h2/text()") == ["Referred to by"]


def test_nothing_runs_but_the_own_script(site: Path) -> None:
    """Words of cables are words in every list; only the list of all cables has a script, which its policy names."""
    for path in site.glob("**/*.html"):
        scripts = [script for script in found_in(path, "//script") if script.get("type") != "application/ld+json"]
        (policy,) = found_in(path, "//meta[@http-equiv='Content-Security-Policy']/@content")
        (style,) = found_in(path, "//style/text()")

        assert b64encode(sha256(style.encode()).digest()).decode() in policy
        assert not found_in(path, "//@onclick | //@src | //@style")
        assert "\x1b" not in path.read_text(encoding="utf-8")
        assert len(scripts) == (path.name == "all.html")
        for script in scripts:
            assert b64encode(sha256(script.text.encode()).digest()).decode() in policy


@pytest.mark.parametrize(
    ("line", "level", "meaning"),
    [
        ("C O N F I D E N T I A L", "C", "CONFIDENTIAL"),
        ("UNCLAS", "U", "UNCLASSIFIED"),
        ("LIMITED OFFICIAL USE", "LOU", "LIMITED OFFICIAL USE"),
    ],
)
@pytest.mark.parametrize("tags", ["TAGS: BL\n", ""])
def test_codes_and_what_they_mean(tmp_path: Path, line: str, level: str, meaning: str, tags: str) -> None:
    """A cable of a list has its class and TAGS as codes, whose titles, which the search finds, are in words."""
    text = f"R 080915Z MAY 74\nFM AMEMBASSY ZENDA\n{line} ZENDA 0007\n\n{tags}SUBJECT: A\n\n1. Yes.\n"
    (tmp_path / "7.txt").write_bytes(text.encode())
    convert(Job((str(tmp_path / "7.txt"),), "site", str(tmp_path / "out")))
    (item,) = found_in(tmp_path / "out" / "all.html", "//ul[@class='cables']/li")

    assert item.xpath(".//b//text()") == [level]
    assert item.xpath(".//@title") == [meaning, *(["Bolivia"] if tags else [])]
    assert item.xpath(".//span[last()]//text()") == (["BL"] if tags else [level])


def test_search_without_a_script(site: Path) -> None:
    """The box of the first page leads to the list of all; that of the list is there only where the script runs."""
    (form,) = found_in(site / "index.html", "//form")
    (other,) = found_in(site / "all.html", "//form")

    assert form.get("action") == "all.html"
    assert form.get("hidden") is None
    assert other.get("hidden") is not None
    assert found_in(site / "index.html", "//form/input/@name") == ["q"]


def test_a_run_that_stopped(folder: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that stopped while the pages were written is continued; the site is the same, and is made once."""
    out = tmp_path / "out"
    command = ["convert", str(folder), "--to", "site", "-o", str(out)]
    real = drafts.Table.make_table

    def stop(table: drafts.Table, rows: Any) -> None:
        real(table, rows)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(drafts.Table, "make_table", stop)
    assert main(command) == 1
    assert not out.exists()
    monkeypatch.undo()
    assert main([*command, "--resume"]) == 0
    assert contents(out) == contents(site)
    assert main([*command, "--resume"]) == 0
    assert main(command) == 2  # it is not empty


def test_order_of_the_input_does_not_matter(folder: Path, site: Path, tmp_path: Path) -> None:
    """Several processes make the same site."""
    convert(Job((str(folder),), "site", str(tmp_path / "out"), jobs=2))

    assert contents(tmp_path / "out") == contents(site)


def test_limit(tmp_path: Path) -> None:
    """A limit is one of cables."""
    convert(Job((str(EXAMPLES),), "site", str(tmp_path / "out"), limit=2))

    assert len(list((tmp_path / "out" / "cables").iterdir())) == 2


def test_site_of_nothing(tmp_path: Path) -> None:
    """Without cables there is a site that says so."""
    convert(Job((str(tmp_path / "none"),), "site", str(tmp_path / "out")))

    assert found_in(tmp_path / "out" / "index.html", "//main/p[@class='line']/text()") == ["0 cables"]


@pytest.mark.parametrize(
    ("out", "message"),
    [("-", "cannot be written to a pipe; give -o FOLDER"), ("here.txt", "is a file, expected a folder\n")],
)
def test_places_that_can_hold_no_site(
    out: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """Standard output and a file are refused."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here.txt").write_bytes(b"x")

    assert main(["convert", str(EXAMPLES), "--to", "site", "-o", out]) == 2
    assert message in capsys.readouterr().err


def test_site_is_no_file(tmp_path: Path) -> None:
    """`write` makes files, and says how a site is made."""
    with pytest.raises(ModelError, match="--to site -o FOLDER"):
        write([Cable()], tmp_path / "x", format="site")


def test_rows_survive_packing() -> None:
    """What workers keep of a cable is what the lists say of it."""
    cables = list(read(EXAMPLES))
    rows = [site_row(cable) for cable in cables]
    files = [io.BytesIO(pack_rows(rows[:3]) + pack_rows(rows[3:])), io.BytesIO(pack_rows(()))]
    found = list(unpack_rows(files))

    assert found == list(unpack_rows(files)) == [json.loads(row) for row in rows]
    assert [unpacked_entry(row["entry"]).said.node.id for row in found] == [cable.id for cable in cables]
    assert SITE.finish is write_site


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["A", "a", "A"], ["A", "a-2", "A-3"]),
        (["CON", "", "../../etc/passwd"], ["_CON-", "none", "etc_passwd-"]),
        (["A-2", "A", "a"], ["A-2", "A", "a-3"]),
    ],
)
def test_names(words: list[str], names: list[str]) -> None:
    """Names of files are safe, and each once in any letters."""
    found = file_names(words)

    assert all(name.startswith(start) for name, start in zip(found, names, strict=True))
    assert len({name.casefold() for name in found}) == len(words)


def test_many_of_one_name() -> None:
    """Records without an id have the name of their common file; to number many of them is no work."""
    assert file_names(["ledger"] * 20_000)[-1] == "ledger-20000"


def test_link_without_a_date() -> None:
    """A link to a cable of which only the name is known has that."""
    entry = unpacked_entry(json.loads(site_row(Cable()))["entry"])

    assert f">{entry.name}</a> <small>{entry.name}</small>" in link(Page("x", entry))
    assert entry.name.startswith("unnamed-")


def test_a_tag_means_what_it_meant(tmp_path: Path) -> None:
    """The list of a TAG has the name that it had on the days of its cables, or all names that it had."""
    (tmp_path / "in").mkdir()
    for number, (year, tags) in enumerate((("74", "BL, CH"), ("16", "CH"), ("17", "CH"))):
        text = f"R 080915Z MAY {year}\nFM AMEMBASSY ZENDA\nUNCLAS ZENDA 000{number}\n\nTAGS: {tags}, ZZQ\nSUBJECT: A\n"
        (tmp_path / "in" / f"{number}.txt").write_bytes(f"{text}\n1. Yes.\n".encode())
    (tmp_path / "in" / "undated.txt").write_bytes(b"UNCLAS ZENDA 0009\n\nTAGS: BL, CH\nSUBJECT: A\n\n1. Yes.\n")
    convert(Job((str(tmp_path / "in"),), "site", str(tmp_path / "out")))
    bolivia, both, unknown = found_in(tmp_path / "out" / "tags.html", "//main//a/text()")

    assert bolivia == "BL: Bolivia"
    assert re.fullmatch("CH: Switzerland; .*China.*", both)  # most of its cables are later
    assert unknown == "ZZQ"
    assert found_in(tmp_path / "out" / "tags" / "BL.html", "//h1/text()") == ["BL: Bolivia"]
