"""Rules of single modules that no table shows: the model's properties, sources, walks of odd events."""

import copy
import itertools
import operator
import pickle
import weakref
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import evolve, fields
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

import cablekit
from cablekit import (
    Addressee,
    Authority,
    Cable,
    CableError,
    Classification,
    Closing,
    DateTimeGroup,
    Distribution,
    ExecutiveOrder,
    Header,
    MessageNumber,
    ModelError,
    Office,
    Paragraph,
    Part,
    Portion,
    Precedence,
    ReadError,
    Reference,
    ReferenceKind,
    Routing,
    Section,
    Station,
    Wrapper,
    check,
    from_text,
    to_dict,
    to_text,
    to_xml,
    walk,
)
from cablekit.model.words import Level
from cablekit.source import Child, Source, rebased
from cablekit.telegram.values_from_strings import STRING_READERS
from cablekit.telegram.write import first_difference
from tests import strategies
from tests.strategies import TELEGRAMS

C = Classification


# -- errors ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "error", [ReadError("no number", "$.cable.year_hint"), ModelError("has a line end", "header.subject")]
)
def test_errors(error: CableError) -> None:
    """An error says where and what on one line, is a ValueError, and survives pickling."""
    again = pickle.loads(pickle.dumps(error))

    assert f"{error.where}: {error.message}" == str(error)
    assert isinstance(error, ValueError)
    assert (type(error), error.where, error.message) == (type(again), again.where, again.message)
    assert str(ModelError("wrong")) == "wrong"


# -- the model ------------------------------------------------------------------------------------------------------


SCALES: dict[type[Level], list[list[str]]] = {
    Classification: [
        ["UNCLASSIFIED", "UNCLAS", "U", "unclassified"],
        ["RESTRICTED", "R"],
        ["LIMITED OFFICIAL USE", "LOU", "Limited Official Use"],
        ["CONFIDENTIAL", "C", "C O N F I D E N T I A L"],
        ["SECRET", "S", "s", "S E C R E T"],
        ["TOP SECRET", "TS", "TOPSECRET", "T O P  S E C R E T"],
    ],
    Precedence: [
        ["ROUTINE", "R", "r"],
        ["PRIORITY", "P", "Priority"],
        ["IMMEDIATE", "O", "immediate"],
        ["NIACT IMMEDIATE", "niact immediate"],
        ["FLASH", "Z"],
    ],
}
ORDERS: list[Callable[[Any, Any], bool]] = [operator.lt, operator.le, operator.gt, operator.ge]


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.__name__)
@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.__name__)
def test_levels_compare_by_rank(scale: type[Level], order: Callable[[Any, Any], bool]) -> None:
    """Each two levels compare by rank, either one as a member or in any spelling that a field reads, on either side."""
    assert [scale(words[0]) for words in SCALES[scale]] == list(scale)
    assert [level.rank for level in scale] == list(range(len(scale)))
    for (i, words), (j, others) in itertools.product(enumerate(SCALES[scale]), repeat=2):
        one, other = scale(words[0]), scale(others[0])
        assert order(one, other) == order(i, j)
        assert [order(one, word) for word in others] == [order(i, j)] * len(others)
        assert [order(word, other) for word in words] == [order(i, j)] * len(words)


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.__name__)
def test_levels_are_sorted(scale: type[Level]) -> None:
    """Levels are sorted by rank, also with a word among them; the highest and the lowest are found."""
    levels = list(scale)
    assert sorted(set(levels)) == levels
    for one in levels:
        mixed = [level.value if level is one else level for level in reversed(levels)]

        assert sorted(mixed) == levels
        assert (min(mixed), max(mixed)) == (levels[0], levels[-1])


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.__name__)
def test_levels_are_strings(scale: type[Level]) -> None:
    """Equality and hash are those of the word: another spelling is not equal, and ranks as if it were."""
    for level, words in zip(scale, SCALES[scale], strict=True):
        assert [word for word in words if word == level] == [level.value]
        assert {level, *words} == set(words)
        assert all(level <= word <= level for word in words)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.__name__)
@pytest.mark.parametrize("wrong", ["", "x", "TOP SECRT", "SECRET//NOFORN", "UNKNOWN"])
@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.__name__)
def test_words_that_are_not_levels(scale: type[Level], wrong: str, order: Callable[[Any, Any], bool]) -> None:
    """A level does not compare with a word that is not one, on either side."""
    (level, *_) = scale
    for pair in ((level, wrong), (wrong, level)):
        with pytest.raises(ModelError, match=rf"^expected a value of {scale.__name__}.*, got ") as caught:
            order(*pair)
        assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.__name__)
@pytest.mark.parametrize("wrong", [None, 4, b"SECRET", ("SECRET",)])
@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.__name__)
def test_levels_and_what_is_not_a_word(scale: type[Level], wrong: object, order: Callable[[Any, Any], bool]) -> None:
    """A level does not compare with what is not a string at all, as no string does."""
    (level, *_) = scale
    for pair in ((level, wrong), (wrong, level)):
        with pytest.raises(TypeError, match="not supported between instances of"):
            order(*pair)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.__name__)
def test_levels_of_two_scales(order: Callable[[Any, Any], bool]) -> None:
    """A classification and a precedence have no order."""
    for one, other in itertools.product(Classification, Precedence):
        for pair in ((one, other), (other, one)):
            with pytest.raises(ModelError, match=r"^expected a value of "):
                order(*pair)


def test_the_letters_of_classifications() -> None:
    """A classification has the letters that portion marks use."""
    assert [level.letters for level in C] == ["U", "R", "LOU", "C", "S", "TS"]


@pytest.mark.parametrize(
    ("word", "letter"),
    [("ROUTINE", "R"), ("PRIORITY", "P"), ("IMMEDIATE", "O"), ("NIACT IMMEDIATE", "O"), ("FLASH", "Z")],
)
def test_precedence(word: str, letter: str) -> None:
    """A precedence has its prosign; night action goes as immediate."""
    assert letter == Precedence(word).letter
    assert letter == Precedence.of(letter).letter


def test_paragraph_number_and_flow() -> None:
    """A label of figures is a number; a text flows on one line, words that capitals broke at its end joined."""
    paragraph = Paragraph("12", None, "THE ACCOMPLISH-\r\nMENT  OF\nIT. A semi-\ncolon.")

    assert paragraph.number == 12
    assert paragraph.flow == "THE ACCOMPLISHMENT OF IT. A semi- colon."
    assert [Paragraph(label).number for label in (None, "A", "--", "12345")] == [None] * 4


@pytest.mark.parametrize(
    ("portion", "written"),
    [
        (Portion(C.CONFIDENTIAL, ("NF",)), "C/NF"),
        (Portion(C.UNCLASSIFIED, ("SBU",)), "SBU"),
        (Portion(C.UNCLASSIFIED, ("FOUO",)), "U/FOUO"),
        (Portion(), ""),
    ],
)
def test_portion_as_text(portion: Portion, written: str) -> None:
    """A portion mark has a short form."""
    assert written == str(portion)


@pytest.mark.parametrize(
    ("group", "time"),
    [
        (DateTimeGroup((), 8, 9, 15, "MAY", "08"), datetime(2008, 5, 8, 9, 15, tzinfo=UTC)),
        (DateTimeGroup((), 8, 9, 15, "MAY", "79"), datetime(1979, 5, 8, 9, 15, tzinfo=UTC)),
        (DateTimeGroup((), 8, 9, 15, "MAY", "1979"), datetime(1979, 5, 8, 9, 15, tzinfo=UTC)),
        (DateTimeGroup((), 30, 0, 0, "FEB", "08"), None),
        (DateTimeGroup((), 1, 24, 0, "FEB", "08"), None),
        (DateTimeGroup((), 1, 0, 0, "XYZ", "08"), None),
    ],
)
def test_time_of_a_group(group: DateTimeGroup, time: datetime | None) -> None:
    """A date-time group gives an aware moment, or None where its figures are no date."""
    assert time == group.time


MRN = MessageNumber("LA ZENDA", 910)


@pytest.mark.parametrize(
    ("cable", "expected"),
    [
        (Cable(), None),
        (Cable(Header(mrn=MRN)), None),
        (Cable(Header(mrn=MRN), year_hint=2008), "08LAZENDA910"),
        (Cable(Header(mrn=MRN, dtg=DateTimeGroup((), 2, 0, 0, "APR", "79")), year_hint=2008), "79LAZENDA910"),
        (Cable(Header(mrn=evolve(MRN, year=2011), dtg=DateTimeGroup((), 2, 0, 0, "APR", "79"))), "11LAZENDA910"),
    ],
)
def test_id(cable: Cable, expected: str | None) -> None:
    """The id is known once post, number and year are: the year of the number, of the date, or the reader's hint."""
    assert expected == cable.id


def test_what_a_cable_says() -> None:
    """A cable gives the values of its header and body at hand."""
    cable = from_text(TELEGRAMS["c-2008-relay"])

    assert cable.id == "08ZENDA910"
    assert cable.date == datetime(2008, 5, 8, 9, 15, tzinfo=UTC)
    assert cable.subject == "CASTLE BRIDGE TALKS RESUME AS CORONATION NEARS"
    assert cable.originator == "AMEMBASSY ZENDA"
    assert cable.classification is C.CONFIDENTIAL
    assert cable.tags == ("PREL", "PGOV", "ELTN", "XG")
    assert [reference.id for reference in cable.references] == ["08ZENDA816", "07STRELSAU3054"]
    assert cable.authority == Authority("Flavia Hentzau", "Political M/C", ("b", "d"))
    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2, 3, 4]
    assert cable.summary == "The king will come to the bridge; the duke\nwill not."
    assert cable.comment == "We doubt it."
    assert cable.text.startswith("1. (C) Summary: The king")
    assert "\n\nNo Bridge in the Speech\n\n2. (C) The secretary" in cable.text
    assert "\n-- the toll of the bridge,\nwhich is high; and\n-- the keys.\n" in cable.text


def test_authority_from_the_first_paragraph() -> None:
    """Cables of the 1990s name the classifier in paragraph 1."""
    first = "1. (U) CLASSIFIED BY AMBASSADOR RUDOLF RASSENDYLL; REASON: 1.5 (D).\n"
    cable = from_text(first + "\n2. (S) Yes.\n")

    assert cable.header.authority is None
    assert cable.authority is not None
    assert cable.authority.reasons == ("d",)
    assert from_text("1. (U) Yes.\n").authority is None
    assert Cable().authority is None


@pytest.mark.parametrize(
    ("text", "summary", "comment"),
    [
        ("1. Summary: Yes. End summary. More.\n", "Yes.", None),
        ("1. SUMMARY. YES.\n\n2. COMMENT: NO. END COMMENT.\n", "YES.", "NO."),
        ("1. Begin summary. Yes.\n\n2. And no. End summary.\n", "Yes.\n\nAnd no.", None),
        ("Summary\n-------\n\n1. Yes.\n\n2. No.\n\nComment\n-------\n\n3. Why?\n", "Yes.\n\nNo.", "Why?"),
        ("1. Yes.\n\n2. He said no (Comment: He lies. End comment.) and left.\n", None, None),
        ("1. Summary: Two:\nA. one.\nB. two. End summary.\n\n2. More.\n", "Two:\nA. one.\nB. two.", None),
    ],
)
def test_summary_and_comment(text: str, summary: str | None, comment: str | None) -> None:
    """A label run in goes to its end words or the paragraph's end, a heading to the section's end."""
    cable = from_text(text)

    assert summary == cable.summary
    assert comment == cable.comment


def test_wrapper() -> None:
    """A wrapper gives the first value under a name."""
    wrapper = Wrapper("site", (("Origin", "Embassy Zenda"), ("Origin", "Embassy Strelsau")))

    assert wrapper.get("Origin") == "Embassy Zenda"
    assert wrapper.get("Created") is None


def loose(value: Any) -> Any:
    """Give a value that no type checker looks at."""
    return value


def test_values_from_strings() -> None:
    """A plain string stands for a value where it reads as one."""
    header = loose(Header)(
        routing="PP RUEHQZB",
        station="DE RUEHQZA #0910/01 1290915",
        distribution="ACTION EUR-12",
        dtg="P 080915Z MAY 08",
        action=["SECSTATE WASHDC PRIORITY"],
        classification="S",
        part="SECTION 01 OF 02",
        mrn="ZENDA 000910",
        executive_order="E.O. 12958: N/A",
        subject="THE BRIDGE",
        subject_portion="C/NF",
        references=["07 ZENDA 816"],
        authority="Classified By: DCM Fritz Tarlenheim, reasons 1.4 (b).",
    )
    assert header.routing == Routing(Precedence.PRIORITY, ("RUEHQZB",))
    assert header.station == Station("RUEHQZA", "0910", "01", "1290915")
    assert header.distribution == Distribution(Office("EUR", "12"))
    assert header.action == (Addressee("SECSTATE WASHDC", None, Precedence.PRIORITY),)
    assert header.classification is C.SECRET
    assert header.part == Part(1, 2)
    assert header.mrn == MessageNumber("ZENDA", 910)
    assert header.subject_portion == Portion(C.CONFIDENTIAL, ("NF",))
    assert header.references == (Reference(post="ZENDA", number=816, year=2007),)
    assert Addressee("X", precedence=loose("O")).precedence is Precedence.IMMEDIATE
    assert Addressee("X", precedence=loose("Z")).precedence is Precedence.FLASH
    assert Reference(kind=ReferenceKind("telcon")).kind is ReferenceKind.TELCON
    assert Distribution(loose("EUR-12"), offices=loose(["OCT-01", "ISO"])).offices == (
        Office("OCT", "01"),
        Office("ISO"),
    )
    assert Paragraph(portion=loose("(SBU)")).portion == Portion(C.UNCLASSIFIED, ("SBU",))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Header(classification=loose("HUSH")),
        lambda: Header(part=loose("some part")),
        lambda: Header(subject=loose(7)),
        lambda: Header(tags=loose("PREL")),
        lambda: Header(tags=loose([7])),
        lambda: Header(tags=loose({"PREL", "RU"})),
        lambda: Header(tags=loose({"PREL": "political"})),
        lambda: Header(references=loose(["A. ZENDA 1 B. ZENDA 2"])),
        lambda: Addressee("X", precedence=loose("SOON")),
        lambda: Header(tags=loose(None)),
        lambda: Header(classification=loose("TOP SECRT")),
        lambda: Header(classification=loose("SECRET//NOFORN")),
        lambda: Header(mrn=loose("08ZENDA12")),
        lambda: Cable(header=loose(None)),
        lambda: Cable(header=loose("The bridge is open.")),
        lambda: Cable(closing=loose(("SAPT",))),
        lambda: Cable(year_hint=loose("2008")),
        lambda: Cable(year_hint=True),
        lambda: Cable(wrappers=loose(["site"])),
        lambda: Wrapper("site", loose(("a",))),
        lambda: Wrapper("site", loose(7)),
        lambda: Wrapper("site", loose("Identifier")),
        lambda: Wrapper("site", loose((("a", "b", "c"),))),
        lambda: Wrapper("site", loose((("a", 1),))),
    ],
)
def test_values_of_another_kind(make: Callable[[], Any]) -> None:
    """What is no value of a field is refused where it is made, and the error names what was expected."""
    with pytest.raises(ModelError, match="expected"):
        make()


def test_an_error_shows_a_string_that_would_do() -> None:
    """Who gave a string of the wrong form sees one of the right form, and the value he gave."""
    with pytest.raises(ModelError, match="or a string such as 'ZENDA 910', got '08ZENDA12'"):
        Header(mrn=loose("08ZENDA12"))
    with pytest.raises(ModelError, match=r"a tuple or list of strings, got 'PREL, RU'; one alone is \['PREL, RU'\]"):
        Header(tags=loose("PREL, RU"))


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: Header(captions=loose("SIPDIS")), "captions"),
        (lambda: Header(action=loose([7])), "action"),
        (lambda: Header(mrn=loose("ZENDA")), "mrn"),
        (lambda: Header(subject=loose(7)), "subject"),
        (lambda: Cable(loose("The bridge is open.")), "header"),
        (lambda: Cable(sections=loose([7])), "sections"),
        (lambda: Cable(year_hint=loose("2008")), "year_hint"),
        (lambda: Cable().with_header(tags=loose("PREL")), "tags"),
        (lambda: Wrapper("site", loose("a")), "fields"),
        (lambda: Authority(reasons=loose("b, d")), "reasons"),
    ],
)
def test_a_wrong_value_names_its_field(make: Callable[[], Any], field: str) -> None:
    """Where one of twenty values is wrong, the error says which."""
    with pytest.raises(ModelError, match=f"^{field}: expected ") as caught:
        make()

    assert caught.value.where == field


def test_parts_from_strings() -> None:
    """A header, a section, a paragraph and a closing are read from their text, and keep it."""
    closing = loose(Cable)(closing="SAPT").closing
    section = loose(Section)(paragraphs=["1. (C)  The moat.", Paragraph("2", text="The bridge.")])
    cable = loose(Cable)("TAGS: PREL", ["1. (C) The moat."])

    assert closing == Closing(("SAPT",))
    assert to_text(section) == "1. (C)  The moat.\n\n2. The bridge.\n"
    assert cable.tags == ("PREL",)
    assert from_text(to_text(cable)) == cable


def test_the_strings_that_messages_show_read() -> None:
    """Each example is one."""
    for reader, example in STRING_READERS.values():
        assert reader(example)


@pytest.mark.parametrize(
    "act",
    [to_text, to_xml, to_dict, cablekit.to_json, lambda it: [*walk(it)], lambda it: cablekit.to_xml(it, pretty=True)],
)
@pytest.mark.parametrize("given", ["TAGS: PREL", None, Wrapper("site")])
def test_what_is_no_node(act: Callable[[Any], Any], given: Any) -> None:
    """Something else where a node is due is a `ModelError` that says so."""
    with pytest.raises(ModelError, match="expected a Cable, Header, Section, Paragraph or Closing, got"):
        act(given)


@pytest.mark.parametrize(
    "act",
    [
        cablekit.to_html,
        cablekit.to_tei,
        cablekit.to_dublin_core,
        cablekit.to_csl,
        cablekit.to_record,
        cablekit.disagreements,
        lambda it: cablekit.assemble([it]),
        lambda it: [*check(it)],
    ],
)
@pytest.mark.parametrize("given", ["TAGS: PREL", None, Header()])
def test_what_is_no_cable(act: Callable[[Any], Any], given: Any) -> None:
    """What takes a cable alone says so of all else, a part of a cable included."""
    with pytest.raises(ModelError, match=r"^expected a Cable, got (str|NoneType|Header)$"):
        act(given)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (
            Header(mrn=MessageNumber("ZENDA", loose("910"))),
            "mrn: cannot be written: serial is '910', expected a value of int",
        ),
        (
            Header(part=loose(Part)(None, 2), mrn=loose("ZENDA 1")),
            "part: cannot be written: number is None, expected a value of int",
        ),
        (
            Header(dtg=DateTimeGroup(day=8, month="MAY", year=loose(2008))),
            "dtg: cannot be written: year is 2008, expected a string",
        ),
        (
            Header(executive_order=ExecutiveOrder("12958", declassify_on=loose("2018-05-08"))),
            "executive_order: cannot be written: declassify_on is '2018-05-08', expected a value of date",
        ),
        (
            Header(references=loose([Reference(post="ZENDA", number=1), Reference(kind=loose("mail"), text="A-B")])),
            "references: cannot be written: kind is 'mail', expected a value of ReferenceKind",
        ),
    ],
)
def test_a_value_of_a_wrong_type_is_named(header: Any, message: str) -> None:
    """A number as a string, say, is told as what it is, not as a text that reads otherwise."""
    with pytest.raises(ModelError) as caught:
        to_text(Cable(header))

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("given", "kind"), [(b"TAGS", Cable), (None, Cable), (7, Header), ("x", Wrapper), ("x", int), ("x", "Cable")]
)
def test_what_is_no_text(given: Any, kind: Any) -> None:
    """What is no string, or a class that no text has, is a `ReadError` of one line."""
    with pytest.raises(ReadError, match=r"^(?:text|cls): expected [^\n]*$"):
        from_text(given, kind)


@pytest.mark.parametrize("figures", [{"day": 100}, {"day": -1}, {"minute": 60.5}, {"day": "8"}, {"year": 8}])
def test_figures_that_no_date_time_group_has(figures: dict[str, Any]) -> None:
    """What two figures cannot say is not written; days that no month has are, for such are read."""
    with pytest.raises(ModelError, match=r"^dtg: "):
        to_text(Header(dtg=loose(DateTimeGroup)(**figures)))
    assert to_text(Header(dtg=DateTimeGroup(day=99))) == "990000Z JAN 00\n"


def test_formats() -> None:
    """`parse` and `serialize` are the functions as methods; an unknown format is refused by name."""
    header = Header.parse("TAGS: PREL\n")

    assert header == Header.parse(header.serialize("xml"), "xml")
    assert header == Header.parse(header.serialize("dict"), "dict")
    assert header == Header.parse(header.serialize("json", source=True), "json")
    assert header.serialize() == "TAGS: PREL\n"
    with pytest.raises(ReadError, match="no format 'pdf'; there are text"):
        header.serialize("pdf")


# -- sources --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TELEGRAMS)
@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda node: pickle.loads(pickle.dumps(node))])
def test_copies_keep_the_text(name: str, again: Callable[[Any], Any]) -> None:
    """A copied or pickled cable has the values and the text of the first."""
    cable = from_text(TELEGRAMS[name])
    copied = again(cable)

    assert cable == copied
    assert TELEGRAMS[name] == to_text(copied)


def test_a_pickled_part_takes_its_own_text() -> None:
    """A pickled paragraph takes its stretch of the text along, not the whole telegram."""
    paragraph = from_text(TELEGRAMS["c-2008-relay"]).paragraphs[-1]
    again = pickle.loads(pickle.dumps(paragraph))

    assert again.source.text == "4. (SBU) We doubt it.\n"
    assert again.source.text == to_text(again)


def test_a_source_does_not_hold_its_node() -> None:
    """A node that was read is freed with its last user: its source does not keep it."""
    header = from_text("TAGS: PREL\n", Header)
    held = weakref.ref(header)
    del header

    assert held() is None


@pytest.mark.parametrize("cls", [Cable, Header, Section, Paragraph, Closing])
@given(text=strategies.texts())
def test_a_node_read_is_as_one_built(cls: type[Any], text: str) -> None:
    """What the readers give is what the converters of a frozen class would make of it; and it is frozen."""
    node: Any = from_text(text, cls)
    built = evolve(node)

    names = {field.name for field in fields(cls)} - {"source"}
    assert all(getattr(built, name) is getattr(node, name) for name in names)
    assert built.source.original is node.source
    assert type(node) is cls
    with pytest.raises(FrozenInstanceError):
        node.source = None


def test_parts_and_moves() -> None:
    """A part that is not there has no pieces; children do not move."""
    child = Child("header", None)

    assert list(Source("", ()).pieces(3)) == []
    assert rebased(child, 7) is child


def test_equal_nodes_may_differ_in_text() -> None:
    """Values are compared, not layout."""
    one, other = from_text("TAGS: PREL\n", Header), from_text("TAGS   PREL", Header)

    assert one == other
    assert to_text(one) != to_text(other)


# -- reading: what no table of one snippet shows --------------------------------------------------------------------


def values_of(text: str) -> Cable:
    """Read a text, and make sure that it comes back."""
    cable: Cable = from_text(text)

    assert text == to_text(cable)
    return cable


def test_a_smart_cable() -> None:
    """SMART has labels above and below the body; those below are the header's too (format.md 20)."""
    cable = values_of(TELEGRAMS["d-2011-smart"])

    assert cable.id == "11ZENDA218"
    assert cable.header.drafted_by == "ZENDA:Sapt, Max"
    assert cable.header.cleared_by == ("ECON:Tarlenheim, Fritz", "CONS:Hentzau, Rupert")
    assert cable.header.info == (Addressee("RIVER STATES COLLECTIVE", None, Precedence.ROUTINE),)
    assert cable.closing.signatures == ("RASSENDYLL",)
    assert [section.heading for section in cable.sections] == [None, "(U) What Follows"]


def test_a_smart_tail_of_other_lines() -> None:
    """What is no label in the tail of a SMART cable is kept as it is."""
    text = "MRN:   11 ZENDA 218\nSubject:   X\n\n1. Yes.\n\nDrafted By:   ZENDA:Sapt\n\nsome words of no kind\n"
    cable = values_of(text)

    assert cable.header.drafted_by == "ZENDA:Sapt"
    assert ("other", "some words of no kind\n") in [(piece.kind, piece.text) for piece in walk(cable)]


def test_repeated_heads_are_echoes() -> None:
    """The head of section 2 is furniture in the paragraph that it cuts (format.md 14)."""
    cable = values_of(TELEGRAMS["c-2004-echo"])
    echoes = {piece.field for piece in walk(cable) if piece.field.startswith("header.")}

    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2]
    assert cable.paragraphs[0].flow == "The duke keeps two passports, and a pistol."
    assert cable.header.part == Part(1, 2)
    assert {"header.mrn", "header.part", "header.tags", "header.subject"} <= echoes


def test_a_whole_section_again() -> None:
    """Era b sends a whole head again with page 1 of section 2 (format.md 19)."""
    head = (
        "PAGE 01  ZENDA 00910  0{0} OF 02  111433Z\nR 111425Z OCT 90\nFM AMEMBASSY ZENDA\n\n"
        "SECRET SECTION 0{0} OF 02 ZENDA 00910\n\n"
    )
    text = (
        head.format(1)
        + "SUBJECT: THE MOAT\n\n1. THE MOAT IS FULL OF\n\nSECRET\n\n"
        + head.format(2)
        + "WATER AND OF FISH AND OF OLD BOOTS.\n"
    )
    cable = values_of(text)

    assert [paragraph.flow for paragraph in cable.paragraphs] == [
        "THE MOAT IS FULL OF WATER AND OF FISH AND OF OLD BOOTS."
    ]
    assert cable.header.part == Part(1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "1. (U) All is well. 2. (U) And so is the king, " + "x " * 250 + ".\n",
        "1. (U) All (and I mean all (U) of it) is well. 2. (U) And so is the king, " + "x " * 250 + ".\n",
        "ZENDA 00000910  001 OF 002  1. (U) All is well.\n\n2. (U) And so is the king.\n",
        "SUBJECT: X\n\nZENDA 00000910  001 OF 002  1. (U) Yes.\n\nZENDA 00000910  002 OF 002  2. (U) So he said.\n",
    ],
)
def test_joined_lines(text: str) -> None:
    """In copies that joined lines a number may stand behind a sentence, or behind a page line (format.md 25.3)."""
    assert [paragraph.number for paragraph in values_of(text).paragraphs] == [1, 2]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1. YES.\n\nPAGE 01  ZENDA 00910\n\n2. NO.\n", ["1", "2"]),
        ("1. Yes.\n\n400. He is poor.\n", ["1", None]),
        ("Yes.\n\nZENDA 00000910  002 OF 002\n\nNo, he said so to all.\n", [None]),
        ("1. He met XXXXXXXXXXXX\n\nZENDA 00000910  002 OF 002\n\nand left.\n", ["1"]),
    ],
)
def test_paragraphs_around_odd_lines(text: str, labels: list[str | None]) -> None:
    """A page line ends no paragraph; a number out of all sequence is text."""
    assert labels == [paragraph.label for paragraph in values_of(text).paragraphs]


def test_notes_and_what_leads_to_them() -> None:
    """A line that leads to the address of a site goes with it (format.md 15)."""
    cable = values_of("1. (U) Yes.\n\nVisit us on the pages of the embassy at:\nhttp://zenda.example/\n")

    assert cable.closing.notes == ("Visit us on the pages of the embassy at:", "http://zenda.example/")


def test_the_signed_end_of_a_section() -> None:
    """Signature and end mark of section 1 are furniture where the head of section 2 follows (design.md, "Rulings")."""
    head = "PAGE 01  ZENDA 00910  0{0} OF 02  111433Z\nR 111425Z OCT 90\n\nSECRET SECTION 0{0} OF 02 ZENDA 00910\n\n"
    first = f"{head.format(1)}1. THE MOAT IS FULL.\n\nSAPT\n\nNNNN\n\n"
    text = f"{first}{head.format(2)}2. SO IS THE WELL, TO THE BRIM.\n\nSAPT\n"
    cable = values_of(text)

    assert [paragraph.text for paragraph in cable.paragraphs] == ["THE MOAT IS FULL.", "SO IS THE WELL, TO THE BRIM."]
    assert cable.closing.signatures == ("SAPT",)


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("----------\n\nThe Castle\n\n----------\n\n1. Yes.\n", ["The Castle"]),
        ("1. Yes.\n\n----------\nThe Castle\n\n2. No.\n", [None, "The Castle"]),
        ("1. Yes.\n\n----------\n- a point\n----------\n\n2. No.\n", [None]),
        ("1. Yes.\n\n----------\n\n- a point\n\n----------\n\n2. No.\n", [None]),
        ("----------\nOne\nTwo\nThree\nFour\nFive\n\n1. Yes.\n", [None]),
        ("1. Yes.\nName       Age\n---------------\nSapt       60\n", [None]),
        ("1. (U) Yes.\n\nTHE CASTLE\nEND OF IT:\n\n2. (U) No.\n", [None]),
        ("1. (U) All is well.\nThe Castle\n----------\n2. (U) Yes.\n", [None, "The Castle"]),
        ("1. (U) All is\nwell.\nThe Castle and the Bridge\n-----\n2. (U) Yes.\n", [None, "The Castle and the Bridge"]),
        ("1. (U) All is well and so\nis the castle, and the bridge\n-----\n2. (U) Yes.\n", [None]),
        ("The Castle\n----------\n1. (U) Yes.\n", ["The Castle"]),
        ("-----\n-----\n", [None]),
        ("1. Yes.\n---- A. The moat ----\n", [None]),
        ("// Castle //\n------------\n\n1. Yes.\n", ["Castle"]),
    ],
)
def test_lines_of_dashes(text: str, headings: list[str | None]) -> None:
    """Dashes stand under, over or around a heading, alone, or in a table (format.md 13.4)."""
    assert headings == [section.heading for section in values_of(text).sections]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1. Yes:\n(i) one;\n(ii) two;\n(iii) three.\n", ["i", "ii", "iii"]),
        ("1. Yes.\n\n2. No:\n(1) One;\n(2) Two.\n", ["1", "2"]),
        ("1. Yes:\n* one;\n* two.\n", ["*", "*"]),
        ("1. (U) Yes.\n1. One.\n2. Two.\n", ["1", "2"]),
        ("1. Yes:\nC. not the first.\n", []),
        ("1. (C) Yes:\n\n  a. One\n  b. Two\n\n2. (C) No.\n", ["a", "b"]),
        ("1. (C) Yes:\n\n  (1) One\n  (2) Two\n\n2. (C) No.\n", ["1", "2"]),
        ("1. YES:\n   (1) ONE;\n   (2) TWO; AND\n   (3) THREE.\n2. NO.\n", ["1", "2", "3"]),
        (f"1. Yes:\n  A. {'one ' * 15}\n  B. Two\n", ["A", "B"]),
        (f"1. Yes:\nA. {'one ' * 15}\nB. and two\n", ["A"]),
        ("1. Yes, QUOTE\n\n1. One.\n2. Two.\n\nUNQUOTE.\n\n2. No.\n", ["1", "2"]),
    ],
)
def test_items(text: str, labels: list[str]) -> None:
    """Lists begin at their first label and go on with the next (format.md 13.3)."""
    assert labels == [item.label for paragraph in values_of(text).paragraphs for item in paragraph.items]


@pytest.mark.parametrize(
    ("text", "signatures"),
    [
        ("1. Yes.\n\nSAPT##\n", ("SAPT##",)),
        ("THE END\n", ()),
        ("1. (U) Yes.\n\nMINIMIZE CONSIDERED.\nSAPT\n", ("SAPT",)),
        ("1. (U) The king signed at noon. SAPT\n\n", ("SAPT",)),
        ("1. (U) The king signed at noon. END TEXT\n", ()),
        ("1. HE LEFT.\nALL WAS WELL.\n", ()),
        ("1. Yes.\n\nSAPT\nBT\n#0098\nNNNN\n", ("SAPT",)),
        (f"1. He {'went ' * 11}to\nNATO\n", ()),
        ("1. (U) He is of the U.S. ARMY\n", ()),
        ("1. (U) Yes.\nFM AMEMBASSY ZENDA\n", ()),
    ],
)
def test_signatures(text: str, signatures: tuple[str, ...]) -> None:
    """A short name below the end of a sentence, or glued to it, signs (format.md 15)."""
    assert signatures == values_of(text).closing.signatures


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("SECRET\n\nTAGS: XG\n", "classification", C.SECRET),
        ("SECRET\n\nS E C R E T ZENDA 000910\n", "classification", C.SECRET),
        ("SECRET SECTION 01 OF 02\n\nTAGS: XG\n", "part", Part(1, 2)),
        ("SUBJECT: NOT\nSECRET\nAT ALL\n", "subject", "NOT SECRET AT ALL"),
        ("SUBJECT: HIS\nSECRET\n\nSECRET\n\nPAGE 02  ZENDA 00910\n\n1. YES.\n", "subject", "HIS"),
        ("DEPT FOR EUR E.O. 12958: N/A\n", "pass_lines", ()),
        ("SIPDIS\nDEPT FOR EUR TAGS: XG\n", "pass_lines", ("DEPT FOR EUR",)),
        ("SUBJECT: X\n\nA. ZENDA 910\n\n1. Yes.\n", "references", (Reference(label="A", post="ZENDA", number=910),)),
        ("REF: ZENDA 910,\n911\n", "references", (Reference(post="ZENDA", number=910), Reference(number=911))),
        (
            "TO AMEMBASSY ZENDA\n\nAMCONSUL STRELSAU\n",
            "action",
            (Addressee("AMEMBASSY ZENDA"), Addressee("AMCONSUL STRELSAU")),
        ),
        ("TO AMEMBASSY ZENDA\n\nSOMEWHERE\n", "action", (Addressee("AMEMBASSY ZENDA"),)),
        ("TO AMEMBASSY ZENDA\nSIPDIS\n", "captions", ("SIPDIS",)),
        ('FM AMEMBASSY ZENDA","UNCLAS ZENDA 000910\n', "mrn", MessageNumber("ZENDA", 910)),
        ("UNCLASSIFIED\n\nSECRET\n\nMRN:   11 ZENDA 218\n", "classification", C.UNCLASSIFIED),
        ("TO AMEMBASSY ZENDA\n//NOTHING//\n", "action", (Addressee("AMEMBASSY ZENDA"),)),
    ],
)
def test_headers_with_odd_lines(text: str, field: str, value: Any) -> None:
    """Lines without a label are read by what stands around them."""
    assert value == getattr(values_of(text).header, field)


def test_the_datestamp_of_a_dump() -> None:
    """The class line is glued to the datestamp that a dump put before it (format.md 21.4)."""
    header = values_of("Cable dated:2005-05-23T14:26:00S E C R E T ZENDA 000910\n").header

    assert header.classification is C.SECRET
    assert header.mrn == MessageNumber("ZENDA", 910)
    assert values_of("Cable dated last week S E C R E T\n").header.classification is None


def test_extracts_are_gaps() -> None:
    """A notice that the archive had a part alone is a gap (format.md 16)."""
    cable = values_of("This record is a partial extract of the original cable.\n\nUNCLAS ZENDA 000910\n\n1. Yes.\n")

    assert "gap" in {piece.kind for piece in walk(cable)}


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        ("1. (C - ENTIRE TEXT).\n", Paragraph("1", Portion(C.CONFIDENTIAL))),
        (
            "1. (C) XXXXXXXXXXXX met XXXXXXXXXXXX\n",
            Paragraph("1", Portion(C.CONFIDENTIAL), "XXXXXXXXXXXX met XXXXXXXXXXXX"),
        ),
        ("1. He met XXXXXXXXXXXX.\n", Paragraph("1", None, "He met XXXXXXXXXXXX.")),
        ("1. He went  SECRET\nZENDA 00000910  002 OF 002 home.\n", Paragraph("1", None, "He wenthome.")),
        ("1. He went\n\nZENDA 00000910  002 OF 002\n\nhome.\n", Paragraph("1", None, "He went\nhome.")),
        (
            "1. He went OF late OF course to ZENDA 00000910  002 OF 002 x.\n",
            Paragraph("1", None, "He went OF late OF course to x."),
        ),
    ],
)
def test_paragraphs_with_odd_content(text: str, paragraph: Paragraph) -> None:
    """Gaps are text, page lines are not, a stop behind the mark of the entire text belongs to it."""
    assert (paragraph,) == values_of(text).paragraphs


def test_a_page_line_above_the_dashes() -> None:
    """A heading below a page line is found; the page line stays out of it."""
    text = "1. (U) Yes.\n\nZENDA 00000910  002 OF 002\n\n\nThe Castle\n----------\n\n2. (U) No.\n"

    assert [section.heading for section in values_of(text).sections] == [None, "The Castle"]


def test_smart_markings() -> None:
    """The class stands over a SMART cable and under it: the second is a marking (format.md 20.1)."""
    cable = values_of("UNCLASSIFIED\n\nMRN:   11 ZENDA 218\n\nUNCLASSIFIED\n\nSubject:   X\n\n1. Yes.\n")

    assert cable.classification is C.UNCLASSIFIED
    assert cable.subject == "X"


def test_smart_cells() -> None:
    """Some copies draw the label block as a table (format.md 20.1)."""
    cable = values_of("| MRN: | 11 ZENDA 218 |\n| Subject: | River Towns Vote |\n\n1. Yes.\n")

    assert cable.paragraphs[-1].text.endswith("Yes.")


@pytest.mark.parametrize("month", ["SEPT", "SEP"])
def test_a_month_of_four_letters(month: str) -> None:
    """`SEPT` is the month that it begins (format.md 5.1)."""
    group = values_of(f"P 021614Z {month} 08\nFM AMEMBASSY ZENDA\n").header.dtg

    assert group is not None
    assert (group.month, group.year) == ("SEP", "08")


@pytest.mark.parametrize("group", ["991399Z MAY 08", "080915Z XYZ 08"])
def test_a_group_that_is_no_date(group: str) -> None:
    """Figures that are no date are kept as written and give no time; a month that is none gives no group."""
    header = values_of(f"P {group}\nFM AMEMBASSY ZENDA\n").header

    assert header.originator == "AMEMBASSY ZENDA"
    assert header.dtg is None or header.dtg.time is None


def test_a_section_alone_takes_all() -> None:
    """A section read by itself takes in what a second heading would begin; the text stays whole."""
    text = "The Castle\n----------\n\n1. Yes.\n\nThe Moat\n--------\n\n2. No.\n"
    section = from_text(text, Section)

    assert text == to_text(section)
    assert section.heading == "The Castle"
    assert [paragraph.label for paragraph in section.paragraphs] == ["1", "2"]


def test_a_closing_alone_keeps_other_lines() -> None:
    """What is no closing in a closing read by itself is kept as it is."""
    text = "So much for that and for a long line of no kind.\n\nNNNN\n"
    closing = from_text(text, Closing)

    assert text == to_text(closing)
    assert closing.end_marks == ("NNNN",)


# -- writing --------------------------------------------------------------------------------------------------------


def test_add_a_heading() -> None:
    """A heading put over a section that had none stands with its dashes above the paragraphs."""
    section = evolve(from_text("1. Yes.\n", Section), heading="The Castle")

    assert to_text(section) == "The Castle\n----------\n\n1. Yes.\n"


def test_a_header_built_by_hand_in_a_smart_cable() -> None:
    """A header that was not read takes the place of the one that stood in two parts, once."""
    cable = evolve(from_text(TELEGRAMS["d-2011-smart"]), header=Header(subject="X"), closing=Closing())
    text = "".join(piece.text for piece in walk(cable))

    assert text.startswith("SUBJECT: X\n")
    assert text.count("SUBJECT: X") == 1
    assert "Drafted By" not in text


def test_a_value_that_cannot_be_written() -> None:
    """A value of the wrong kind inside a value class is named, not thrown up from the depths."""
    with pytest.raises(ModelError, match="cannot be written"):
        to_text(Header(mrn=MessageNumber("ZENDA", 910, loose("2008"))))


def test_add_a_field_below_a_glued_one() -> None:
    """A field put behind content that ends no line begins a line of its own."""
    header = evolve(from_text("E.O. 12958: N/A SUBJECT: X\n", Header), tags=("PREL",))

    assert to_text(header) == "E.O. 12958: N/A \nTAGS: PREL\nSUBJECT: X\n"


def test_a_year_that_is_none() -> None:
    """The reader's hint is a value: it is given back, and names the year of what has none."""
    cable = from_text("UNCLAS ZENDA 000910\n", year=2008)

    assert cable.id == "08ZENDA910"
    assert cable == from_text(to_text(evolve(cable, year_hint=2008)), year=2008)


@pytest.mark.parametrize(
    ("node", "where"),
    [
        (Header(subject="TWO\nLINES"), "subject"),
        (Header(station=Station("R")), "station"),
        (Cable(Header(subject="")), ""),
        (Cable(sections=(Section("Castle", (Paragraph("1", None, "Yes.\n\nMoat\n----\n\n2. No."),)),)), "sections"),
        (Paragraph("1", None, "x\n\n2. y"), ""),
        (Closing(("not a name at all, surely",)), "signatures"),
        (Cable(Header(mrn=MessageNumber("ZENDA", 910, 1850))), "mrn"),
    ],
)
def test_what_cannot_be_written_is_named(node: Any, where: str) -> None:
    """A value that would read back as another is refused, and the error names its field."""
    if where:
        with pytest.raises(ModelError) as error:
            to_text(node)

        assert where in error.value.where


def test_difference() -> None:
    """The first difference is found down to its field, or at the tuples of which one goes on where the other ends."""
    one = Cable(sections=(Section(None, (Paragraph("1"), Paragraph("2"))),))
    other = Cable(sections=(Section(None, (Paragraph("1"), Paragraph("3"))),))
    longer = Cable(sections=(*one.sections, Section()))
    apart = Cable(sections=(Section(None, (Paragraph("1"), Paragraph("3"), Paragraph("4"))), Section()))

    assert first_difference(one, one) is None
    assert first_difference(one, other) == ("sections[0].paragraphs[1].label", "2", "3")
    assert first_difference(one, longer) == ("sections", one.sections, longer.sections)
    assert first_difference(one, apart) == ("sections[0].paragraphs[1].label", "2", "3")
    assert first_difference(Header(tags=("A",)), Header(tags=("B", "C"))) == ("tags", ("A",), ("B", "C"))
    assert first_difference(Paragraph(items=(Paragraph("1"),)), Paragraph()) == ("items", (Paragraph("1"),), ())
    assert first_difference(Header(tags=("A", "B")), Header(tags=("A", "C"))) == ("tags[1]", "B", "C")


def test_an_archives_print_is_no_cable() -> None:
    """An edit of a cable inside an archive's page leaves the archive's print as it is."""
    text = "Message Text\nSECRET ZENDA 910\n\n1. Yes.\n\nMessage Attributes\nTo: STATE\n"
    cable = values_of(text)
    edited = cable.with_header(mrn=MessageNumber("STRELSAU", 413))

    assert "Message Attributes\nTo: STATE\n" in to_text(edited)
    assert cablekit.from_text(to_text(edited)).header.mrn == MessageNumber("STRELSAU", 413)
