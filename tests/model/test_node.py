"""Nodes as Python objects: in brief, as text, in notebooks, as dicts of attrs, in classes of a user's own."""

import io
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest
from rich.console import Console

from cablekit import (
    Cable,
    Classification,
    Closing,
    Header,
    MessageNumber,
    ModelError,
    Paragraph,
    ReadError,
    Reference,
    Section,
    from_dict,
    from_json,
    from_text,
    from_xml,
    to_dict,
    to_html,
    to_json,
    to_text,
    to_xml,
)
from cablekit.model.brief import shortened

TEXT = """P 080915Z MAY 08
FM AMEMBASSY ZENDA
TO SECSTATE WASHDC
C O N F I D E N T I A L ZENDA 000910

TAGS: PREL
SUBJECT: THE BRIDGE OF ZENDA IS OPEN FOR ALL WHO PAY

1. (C) The bridge is open.
   a. On Monday.

RASSENDYLL
"""
CABLE = from_text(TEXT)


@pytest.mark.parametrize(
    ("node", "brief"),
    [
        (CABLE, '<Cable 08ZENDA910 2008-05-08 CONFIDENTIAL "THE BRIDGE OF ZENDA IS OPEN FOR ALL WHO ...">'),
        (CABLE.header, '<Header ZENDA 910 2008-05-08 CONFIDENTIAL "THE BRIDGE OF ZENDA IS OPEN FOR ALL WHO ...">'),
        (CABLE.sections[0], "<Section 1 paragraph>"),
        (CABLE.paragraphs[0], '<Paragraph 1 (C) "The bridge is open." 1 item>'),
        (CABLE.closing, '<Closing "RASSENDYLL">'),
        (Cable(), "<Cable>"),
        (Header(mrn=MessageNumber(serial=7)), "<Header 7>"),
        (Header(dtg="P 310915Z FEB 08"), "<Header>"),
        (Section("The Mill", ("1. Yes.", "2. No.")), '<Section "The Mill" 2 paragraphs>'),
        (Paragraph(text="a    b", kind="table"), '<Paragraph table "a b">'),
        (Closing(notes=("MINIMIZE CONSIDERED.",)), "<Closing 1 note>"),
    ],
)
def test_in_brief(node: Any, brief: str) -> None:
    """The `repr` of a node is one line that says what it is."""
    assert repr(node) == brief


def test_what_is_shortened() -> None:
    """A long text is cut after a word, or inside one without end; what a terminal would obey is no part of it."""
    assert shortened("x" * 99) == "x" * 40 + " ..."
    assert shortened("a\n b\x1b[0m") == "a b\N{REPLACEMENT CHARACTER}[0m"


def test_as_text() -> None:
    """`str` is what a person reads."""
    assert str(CABLE) == (
        "08ZENDA910  2008-05-08 09:15 UTC  CONFIDENTIAL\n\nTHE BRIDGE OF ZENDA IS OPEN FOR ALL WHO PAY\n\n"
        "1. (C) The bridge is open.\na. On Monday.\n\nRASSENDYLL"
    )
    assert str(CABLE.sections[0]) == str(CABLE.paragraphs[0]) == "1. (C) The bridge is open.\na. On Monday."
    assert str(Closing(("SAPT",), ("Note.",), ("NNNN",))) == "SAPT\nNote.\nNNNN"
    assert str(CABLE.header) == repr(CABLE.header)
    assert str(Cable()) == ""


@pytest.mark.parametrize(
    ("node", "markup"),
    [
        (CABLE, "<details>"),
        (CABLE.header, "<dt>TAGS</dt>"),
        (CABLE.sections[0], "<section>"),
        (CABLE.paragraphs[0], '<span class="chip level l-c" title="confidential">C</span>'),
        (Closing(("<b>SAPT",), ("Note.",)), "<p>&lt;b&gt;SAPT</p>\n<p>Note.</p>\n"),
    ],
)
def test_in_a_notebook(node: Any, markup: str) -> None:
    """Each node is shown as HTML, every word escaped."""
    assert markup in node._repr_html_()


@pytest.mark.parametrize(
    ("node", "words"), [(CABLE, "From            AMEMBASSY ZENDA"), (Paragraph(text="[red]X"), "[red]X")]
)
def test_with_rich(node: Any, words: str) -> None:
    """Rich prints the words of a node; brackets are no markup."""
    out = io.StringIO()
    Console(file=out, width=200).print(node)

    assert words in out.getvalue()


def test_as_dict_of_attrs() -> None:
    """`attrs.asdict` and `astuple` give the values; a source has none."""
    values = attrs.asdict(CABLE)

    assert values["header"]["tags"] == ("PREL",)
    assert values["sections"][0]["paragraphs"][0]["items"][0]["text"] == "On Monday."
    assert not values["source"]
    assert not values["sections"][0]["source"]
    assert attrs.astuple(CABLE)


def test_match() -> None:
    """Nodes are taken apart by `match`."""
    match CABLE:
        case Cable(header=Header(mrn=MessageNumber(post, 910)), sections=[Section(paragraphs=[Paragraph(label="1")])]):
            assert post == "ZENDA"
        case _:
            pytest.fail("it does not match")


# --- classes of a user's own --------------------------------------------------------------------


class Mine(Cable):
    """A cable with a method more."""

    def words(self) -> int:
        return len(self.text.split())


class MyParagraph(Paragraph):
    """A paragraph of a user's own."""


@attrs.frozen
class Marked(Cable):
    """A cable with a value more."""

    seen: bool = False


@attrs.frozen(kw_only=True)
class Strict(Cable):
    """A cable that needs a value more."""

    seen: bool


@pytest.mark.parametrize("kind", [Mine, Marked])
def test_a_class_based_on_cable(kind: type[Cable]) -> None:
    """It is read from every format and written to it; the text is the one that was read."""
    mine = kind.parse(TEXT)

    assert type(mine) is kind
    assert to_text(mine) == TEXT
    assert kind.parse(to_xml(mine), "xml") == mine
    assert kind.parse(to_dict(mine), "dict") == mine
    assert to_text(kind.parse(to_dict(mine, source=True), "dict")) == TEXT
    assert kind.parse(to_json(mine), "json") == mine == kind.parse(mine.serialize())
    assert type(from_xml(to_xml(mine))) is type(from_dict(to_dict(mine))) is type(from_json(to_json(mine))) is Cable
    assert to_html(mine) == to_html(CABLE)


def test_an_edit_of_such_a_class() -> None:
    """Only what was changed changes in its text."""
    mine = Mine.parse(TEXT)
    changed = mine.with_header(tags=("XG",))

    assert type(changed) is Mine
    assert to_text(changed) == TEXT.replace("PREL", "XG")
    assert mine.words() == 9
    assert repr(mine).startswith("<Mine 08ZENDA910")
    marked = Marked.parse(TEXT)
    assert marked == attrs.evolve(marked, seen=False) != attrs.evolve(marked, seen=True)


def test_a_paragraph_of_such_a_class() -> None:
    """A part of a cable may be of such a class, by itself."""
    assert MyParagraph.parse("1. (U) Yes.") == MyParagraph("1", "U", "Yes.")
    assert to_text(MyParagraph.parse("1. (U) Yes.")) == "1. (U) Yes."


class MyReference(Reference):
    """A reference of a user's own."""


class MyHeader(Header):
    """A header of a user's own."""


class MyClosing(Closing):
    """A closing of a user's own."""


def test_parts_of_such_classes_become_plain() -> None:
    """Then the cable equals what is read back of it; what was read keeps its text."""
    paragraph = MyParagraph.parse("1.   (U) Yes.\n")
    cable = Cable(
        MyHeader(references=(MyReference(post="ZENDA", number=7),)),
        (Section(paragraphs=(paragraph,)),),
        MyClosing(signatures=("SAPT",)),
    )
    parts = (cable.header, cable.header.references[0], cable.paragraphs[0], cable.closing)

    assert [type(part) for part in parts] == [Header, Reference, Paragraph, Closing]
    assert from_xml(to_xml(cable)) == from_dict(to_dict(cable, source=True)) == from_text(to_text(cable)) == cable
    assert "1.   (U) Yes." in to_text(cable)


def test_a_class_that_needs_more() -> None:
    """A class with a value that no text gives cannot be read: the error says which."""
    with pytest.raises(ReadError, match="seen"):
        Strict.parse(TEXT)


@pytest.mark.parametrize("kind", [str, int, attrs.make_class("Other", []), 7])
def test_other_classes(kind: Any) -> None:
    """A class that is not based on a node is refused in every format."""
    with pytest.raises(ReadError):
        from_text(TEXT, kind)
    with pytest.raises(ReadError):
        from_xml(to_xml(CABLE), kind)
    with pytest.raises(ReadError):
        from_dict(to_dict(CABLE), kind)


# --- what everybody tries -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2008, 5, 8, 9, 15, tzinfo=UTC), "R 080915Z MAY 08"),
        (datetime(2008, 5, 8, 1, 15, 59, tzinfo=timezone(timedelta(hours=2))), "R 072315Z MAY 08"),
        (datetime(1944, 6, 6, tzinfo=UTC), "R 060000Z JUN 1944"),
    ],
)
def test_a_moment_as_date_time_group(moment: datetime, written: str) -> None:
    """An aware moment becomes a routine date-time group in UTC."""
    header = Header(dtg=moment)

    assert to_text(header) == f"{written}\n"
    assert header.dtg is not None
    assert header.dtg.time == moment.replace(second=0)


def test_a_naive_moment() -> None:
    """A moment without a time zone is refused, with the way to give it one."""
    with pytest.raises(ModelError, match="tzinfo"):
        Header(dtg=datetime(2008, 5, 8))  # noqa: DTZ001 - that is what is tried


def test_one_addressee() -> None:
    """A string alone is one addressee; the empty string is none."""
    assert Header(info="AMCONSUL STRELSAU").info == Header(info=["AMCONSUL STRELSAU"]).info
    assert Header(action="RUEHC/SECSTATE WASHDC PRIORITY").action[0].routing_indicator == "RUEHC"
    assert CABLE.classification is Classification.CONFIDENTIAL
    with pytest.raises(ModelError):
        Header(info="")
