"""The side column says what the header says, with what codes mean as titles, and whose word it is."""

from datetime import UTC, datetime

import pytest

from cablekit import Cable, Reference, Wrapper, load
from cablekit.exports.page.archive import archive_markup
from cablekit.exports.page.facts import address, facts, in_words, reference_markup, tag_markup
from cablekit.exports.page.markup import definitions, items, named
from tests._helpers import EXAMPLES
from tests.pages import SHAPES


def facts_of(cable: Cable) -> dict[str, str]:
    """Give the facts that have a value."""
    return {name: value for name, value in facts(cable, cable.catalog) if value}


def test_all_facts() -> None:
    """Every fact of a full header is there, with titles."""
    found = facts_of(Cable.parse(SHAPES))

    assert found["Date"] == '<time datetime="2008-05-14T14:02Z">14 May 2008, 14:02 UTC</time>'
    assert found["Precedence"] == "priority"
    assert found["To"].endswith(">SECSTATE WASHDC</abbr> <small>priority</small>")
    assert '<abbr title="Embassy La Paz">AMEMBASSY LA PAZ</abbr>' in found["Info"]
    assert "SECDEF WASHDC</abbr> OSD/ISA" in found["Info"]
    assert found["Pass to"] == "STATE FOR EUR/RUR; NSC FOR HENTZAU"
    assert '<li><abbr title="External Political Relations">PREL</abbr>' in found["TAGS"]
    assert '<abbr title="Embassy La Paz, number 244 of 2007">07LAPAZ244</abbr>' in found["References"]
    assert "NOTAL</abbr>" in found["References"]
    assert found["Executive order"].endswith("12958</abbr>, declassify on 14 May 2018")
    assert found["Classified by"].startswith("Ambassador, Edith M. Tarrant, reasons <abbr title=")


def test_facts_of_an_old_cable() -> None:
    """The Department's distribution has the names of its offices; the archive is named in words."""
    found = facts_of(load(EXAMPLES / "79ZENDA06523.txt"))

    assert found["Distribution"].startswith('action <abbr title="European Affairs">EUR-12</abbr>; ')
    assert found["Published by"] == (
        "<ul>\n<li>National Archives and Records Administration, 1979ZENDA06523</li>\n</ul>"
    )
    assert found["Executive order"].endswith(">12065</abbr>, N/A")


def test_facts_of_smart() -> None:
    """Who drafted, cleared and approved it."""
    found = facts_of(load(EXAMPLES / "11ZENDA0218.txt"))

    assert found["Drafted by"] == "ZENDA:Colfax, Harriet J"
    assert found["Cleared by"] == "ECON:Quill, Marian T; CONS:Ostrander, Paul E"
    assert "Approved by" in found


def test_whose_word() -> None:
    """What only an archive says is there, with the archive's name; a day has no hour."""
    fields = (("Created", "2008-05-08"), ("Origin", "Embassy La Paz"), ("Classification", "SECRET"), ("TAGS", "PREL"))
    found = facts_of(Cable(wrappers=(Wrapper("site", fields),)))

    assert found["Date"] == '<time datetime="2008-05-08">8 May 2008</time> <small class="of">(site)</small>'
    assert found["Classification"] == 'SECRET <small class="of">(site)</small>'
    assert found["TAGS"].endswith('</ul> <small class="of">(site)</small>')


def test_no_facts() -> None:
    """A cable of nothing has no facts, and no empty list."""
    assert facts_of(Cable()) == {}
    assert definitions([]) == items([]) == ""


@pytest.mark.parametrize(
    ("name", "markup"),
    [
        ("", ""),
        ("AMEMBASSY ZENDA", '<abbr title="Embassy Zenda">AMEMBASSY ZENDA</abbr>'),
        ("SAPT", "SAPT"),
        ("AMEMBASSY LA PAZ", '<abbr title="Embassy La Paz">AMEMBASSY LA PAZ</abbr>'),
        (
            "IRAN COLLECTIVE",
            '<abbr title="a collective address: several posts">IRAN COLLECTIVE</abbr>',
        ),
    ],
)
def test_addresses(name: str, markup: str) -> None:
    """A post has its name as title; a collective address says that it is one."""
    assert address(name) == markup


@pytest.mark.parametrize(
    ("reference", "markup"),
    [
        (Reference(label="A", post="ZENDA", number=7, year=2008), 'A.</span> <abbr title="Zenda, number 7 of 2008">'),
        (Reference(post="ZENDA", number=7), '<abbr title="Zenda, number 7">ZENDA 7</abbr>'),
        (Reference(kind="telcon", text="SAPT <CALLED>"), "SAPT &lt;CALLED&gt;"),
        (Reference(post="ZENDA", number=7, title="THE TOLL"), '<span class="name">THE TOLL</span>'),
        (Reference(post="ZENDA", number=7, and_previous=True), "<small>and previous</small>"),
    ],
)  # fmt: skip
def test_references(reference: Reference, markup: str) -> None:
    """A reference is its id, with its letter, title and notes; another document is its words."""
    assert markup in reference_markup(reference)


def test_tags() -> None:
    """A TAG means what it meant on the day; a code that no list has is as it is."""
    assert "China" in tag_markup("CH", datetime(2008, 4, 2, tzinfo=UTC))
    assert tag_markup("ZZQ", None) == "ZZQ"
    assert named("Zenda", "ZENDA") == "Zenda"


def test_moments_in_words() -> None:
    """A moment has its time, and a day only where it is one."""
    moment = datetime(2008, 5, 8, 9, 15, tzinfo=UTC)

    assert in_words(moment, is_day=False) == "8 May 2008, 09:15 UTC"
    assert in_words(moment) == in_words(moment.date(), is_day=False) == "8 May 2008"


def test_archive() -> None:
    """What an archive says is folded; the fields in which it says nothing are only named."""
    markup = archive_markup(Wrapper("nara", (("Film Number", "D79<1>"), ("Drafter", "n/a"), ("Errors", ""))))

    assert "<details" in markup
    assert "<small>1 fact</small>" in markup
    assert "<dt>Film Number</dt>\n<dd>D79&lt;1&gt;</dd>" in markup
    assert '<p class="empty">Empty: Drafter, Errors.</p>' in markup
    assert "<small>2 facts</small>" in archive_markup(Wrapper("x", (("a", "1"), ("b", "2"))))
    assert "Nothing in" not in archive_markup(Wrapper("x", (("a", "1"),)))
    assert archive_markup(Wrapper("site")) == ""
