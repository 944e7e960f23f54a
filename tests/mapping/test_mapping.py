"""A node as a dict and as JSON: what is written reads back, an edit changes its place alone, nothing bad gets in."""

import json
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import date
from enum import Enum
from functools import partial
from importlib.metadata import version
from typing import Any, Self, get_args, get_origin, get_type_hints

import attrs
import pytest
from attrs import evolve
from cattrs import ClassValidationError
from hypothesis import given
from hypothesis import strategies as st

from cablekit.errors import ModelError, ReadError
from cablekit.mapping import READER, SCHEMA, from_dict, from_json, json_schema, to_dict, to_json
from cablekit.mapping.converter import field_names
from cablekit.mapping.dicts import NAMES, ROOTS
from cablekit.mapping.faults import faults
from cablekit.model import (
    Addressee,
    Cable,
    Classification,
    Closing,
    DateTimeGroup,
    ExecutiveOrder,
    Header,
    MessageNumber,
    Paragraph,
    Part,
    Place,
    Portion,
    Precedence,
    Reference,
    ReferenceKind,
    Routing,
    Section,
    Wrapper,
)
from cablekit.source import Child, Source, Span, Tree
from cablekit.telegram.parse import NODE_KINDS, parse
from cablekit.telegram.text import from_text
from cablekit.telegram.write import to_text
from tests._helpers import EXAMPLES, forced, nested, text_of
from tests.scaling import assert_linear

FILES = sorted(EXAMPLES.glob("*.txt"))
TEXTS = [path.read_bytes().decode("latin-1") for path in FILES]
ZENDA = """\
SECRET ZENDA 000910

E.O. 12958: DECL: 05/08/2018
TAGS: PREL, XG
SUBJECT: THE BRIDGE

1. (S) Summary: The first is here. End summary.

The Castle
----------

2. (S) The second is here.

3. (S) The third is here.
--  One item.
--  Another item.

4. (S) The fourth is here.

RASSENDYLL
"""

ITEMS: Any = (Paragraph(label="A", text="No."),)
#: A node and its dict, walked both ways.
CASES: list[tuple[Any, dict[str, Any]]] = [
    (Cable(), {}),
    (Cable(year_hint=2008, encoding="cp1252", bom=True), {"year_hint": 2008, "encoding": "cp1252", "bom": True}),
    (Cable(extra={"box": [1, 2.5, None, {"a": True}]}), {"extra": {"box": [1, 2.5, None, {"a": True}]}}),
    (
        Cable(wrappers=(Wrapper("site", (("Origin", "Embassy Zenda"),)),)),
        {"wrappers": [{"archive": "site", "fields": [["Origin", "Embassy Zenda"]]}]},
    ),
    (Cable(sections=(Section(heading="The Bridge"), Section())), {"sections": [{"heading": "The Bridge"}, {}]}),
    (Cable(closing=Closing(signatures=("RASSENDYLL",))), {"closing": {"signatures": ["RASSENDYLL"]}}),
    (Header(tags=("PREL", "XG"), subject="THE BRIDGE"), {"tags": ["PREL", "XG"], "subject": "THE BRIDGE"}),
    (
        Header(classification=Classification.TOP_SECRET, part=Part(1, 2)),
        {"classification": "TOP SECRET", "part": {"total": 2}},
    ),
    (Header(routing=Routing()), {"routing": {}}),
    (
        Header(dtg=DateTimeGroup((Precedence.FLASH,), 8, 9, 15, "MAY", "08")),
        {"dtg": {"precedences": ["FLASH"], "day": 8, "hour": 9, "minute": 15, "month": "MAY", "year": "08"}},
    ),
    (Header(action=(Addressee("SECSTATE WASHDC"),)), {"action": [{"name": "SECSTATE WASHDC"}]}),
    (
        Header(executive_order=ExecutiveOrder(declassify_on=date(2018, 5, 8))),
        {"executive_order": {"declassify_on": "2018-05-08"}},
    ),
    (Header(mrn=MessageNumber("ZENDA", 910)), {"mrn": {"post": "ZENDA", "serial": 910}}),
    (
        Header(references=(Reference(ReferenceKind.TELCON, "A", text="VALDEN", notal=True),)),
        {"references": [{"kind": "telcon", "label": "A", "notal": True, "text": "VALDEN"}]},
    ),
    (
        Paragraph(
            label="1",
            portion=Portion(Classification.SECRET, ("NF",)),
            text="Yes.",
            items=ITEMS,
        ),
        {
            "label": "1",
            "portion": {"classification": "SECRET", "controls": ["NF"]},
            "text": "Yes.",
            "items": [{"label": "A", "text": "No."}],
        },
    ),
    (Closing(notes=("\ud800\r\n\x00",)), {"notes": ["\ud800\r\n\x00"]}),
]


def dressed(kind: str, data: object) -> dict[str, Any]:
    """Put what stands around it around the dict of a node."""
    return {"schema": SCHEMA, "reader": READER, kind: data}


def plain(data: object) -> bool:
    """Say whether *data* is of JSON's own types all through."""
    if type(data) is dict:
        return all(type(key) is str and plain(item) for key, item in data.items())
    if type(data) is list:
        return all(plain(item) for item in data)
    return data is None or type(data) in (str, int, float, bool)


# --- values ----------------------------------------------------------------------------------

HOSTILE = [
    "\r\n",
    "\r",
    "\n",
    "\f",
    "\x00",
    "\x85",
    "\u2028",
    "\ufeff",
    "\ud83d",
    "\ude00",
    "]]>",
    "é",
    "\U0001f600",
    " ",
]
WORDS = st.lists(st.sampled_from([*HOSTILE, "A", "zenda", "1.", "(C)", "TAGS:"]), max_size=5).map("".join)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)


def valued(hint: Any, owner: type[Any], depth: int) -> st.SearchStrategy[Any]:
    """Draw values of a type as the model annotates it."""
    args, origin = get_args(hint), get_origin(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if origin is tuple and args[-1] is not ...:
        return st.tuples(*[valued(arg, owner, depth) for arg in args])
    if origin is tuple:
        item = owner if args[0] is Self else args[0]
        return st.just(()) if depth > 3 else st.lists(valued(item, owner, depth + 1), max_size=2).map(tuple)
    if origin is Mapping:
        return st.dictionaries(WORDS, JSON, max_size=3)
    if args:
        return st.none() | valued(args[0], owner, depth)
    return st.sampled_from(list(hint)) if issubclass(hint, Enum) else built(hint, depth + 1)


SIMPLE = {str: WORDS, bool: st.booleans(), int: st.integers(-(2**53) + 1, 2**53 - 1), date: st.dates()}


def built(cls: type[Any], depth: int = 0) -> st.SearchStrategy[Any]:
    """Draw objects of a class of the model, built by hand."""
    hints = get_type_hints(cls)
    values = {name: valued(hints[name], cls, depth) for name in field_names(cls)}
    if cls is Cable:
        values["complete"] = st.just(
            value=True
        )  # without its body a dict is refused: tests/telegram/test_header_alone.py
    return st.builds(partial(made, cls), **values)


def made(cls: type[Any], **values: Any) -> Any:
    """Make an object of the model; kinds of paragraphs where they may be."""
    if cls is Paragraph and values["kind"] in ("table", "cable"):
        values["items"] = ()
    if cls is Section:
        values["paragraphs"] = tuple([evolve(one, kind="paragraph") for one in values["paragraphs"]])
    return cls(**values)


NODES = st.one_of([built(cls) for cls in ROOTS.values()])


@pytest.mark.parametrize(("node", "data"), CASES)
def test_cases_are_written(node: Any, data: dict[str, Any]) -> None:
    """A node becomes the dict of the table, and nothing but plain types."""
    kind = NAMES[type(node)]

    assert to_dict(node) == dressed(kind, data)
    assert json.loads(to_json(node)) == dressed(kind, data)
    assert plain(to_dict(node, full=True))


@pytest.mark.parametrize(("node", "data"), CASES)
def test_cases_are_read(node: Any, data: dict[str, Any]) -> None:
    """The dict of the table becomes the node, with and without its defaults."""
    kind = NAMES[type(node)]

    assert from_dict(dressed(kind, data)) == node
    assert from_dict({"schema": SCHEMA, kind: data}, type(node)) == node
    assert from_dict(to_dict(node, full=True)) == node
    assert from_json(to_json(node, indent=2)) == node
    assert from_json(to_json(node).encode()) == node


@given(NODES, st.booleans())
def test_every_built_node_comes_back(node: Any, full: bool) -> None:  # noqa: FBT001
    """Law 2 without sources: a dict and JSON give the node again, not compared fields too."""
    data = to_dict(node, full=full)

    assert plain(data)
    assert from_dict(data) == node
    assert to_dict(from_dict(data), full=full) == data
    assert from_json(to_json(node, full=full)) == node


def test_encoding_and_bom_are_kept() -> None:
    """Fields that are not compared survive as well."""
    cable = from_dict(to_dict(Cable(encoding="utf-16-le", bom=True)))

    assert (cable.encoding, cable.bom) == ("utf-16-le", True)


def test_foreign_data_is_copied() -> None:
    """A dict shares no list with the cable."""
    extra: dict[str, Any] = {"box": [1]}
    cable = Cable(extra=extra)
    data = to_dict(cable)
    data["cable"]["extra"]["box"].append(2)
    back = from_dict(data)
    data["cable"]["extra"]["box"].append(3)

    assert cable.extra == {"box": [1]}
    assert back.extra == {"box": [1, 2]}


def test_two_lone_surrogates_stay_two() -> None:
    """JSON joins two escaped surrogates to one character; ours stay apart, next to a character that is one."""
    node = Paragraph(text="\ud83d\ude00 \ude00\ud83d \U0001f600")

    assert from_json(to_json(node), Paragraph) == node
    assert from_json(to_json(Paragraph(text="\U0001f600"))).text == "\U0001f600"
    assert to_json(Paragraph(text="é\U0001f600\ud83d")).isascii()


def test_what_is_no_json() -> None:
    """What is neither a string nor bytes is told, also by `parse`."""
    with pytest.raises(ReadError, match="data: expected JSON as str or bytes, got 7"):
        Cable.parse(7, "json")


def test_a_byte_order_mark_before_json() -> None:
    """A byte order mark is no part of the JSON, in text as in bytes."""
    assert from_json("\ufeff" + to_json(Paragraph(text="Yes.")), Paragraph) == Paragraph(text="Yes.")
    assert from_json(("\ufeff" + to_json(Paragraph(text="Yes."))).encode(), Paragraph) == Paragraph(text="Yes.")


def test_the_reader_is_this_version() -> None:
    """What a dict says of its writer is what is installed."""
    assert f"cablekit {version('cablekit')}" == READER


WRONG_VALUES: list[tuple[Any, str]] = [
    ("text", "node"),
    (Wrapper(), "node"),
    (forced(Cable(), year_hint=2**53), "Cable.year_hint"),
    (forced(Cable(), bom=1), "Cable.bom"),
    (forced(Paragraph(), text=7), "Paragraph.text"),
    (Header(executive_order=forced(ExecutiveOrder(), declassify_on="2018")), "ExecutiveOrder.declassify_on"),
    (Header(references=(forced(Reference(), kind="telcon"),)), "Reference.kind"),
]


@pytest.mark.parametrize(("node", "where"), WRONG_VALUES)
def test_a_value_that_json_cannot_carry_is_told(node: Any, where: str) -> None:
    """A wrong value in an object of the user's is a `ModelError` that names the field."""
    with pytest.raises(ModelError) as caught:
        to_json(node)

    assert caught.value.where == where


def test_an_object_in_a_circle_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Foreign data that is nested too deeply ends in a `ModelError`, wherever it is noticed."""
    nested: list[Any] = []
    for _ in range(200):
        nested = [nested]
    with pytest.raises(ModelError, match="circle"):
        to_dict(Cable(extra={"a": nested}))

    def dumps(*_: object, **__: object) -> str:
        raise RecursionError

    monkeypatch.setattr(json, "dumps", dumps)
    with pytest.raises(ModelError, match="deep"):
        to_json(Cable())


# --- sources -----------------------------------------------------------------------------------

LINES = [
    "SECRET ZENDA 000910\n",
    "TAGS: PREL, XG\n",
    "SUBJECT: THE BRIDGE\n",
    "REF: A. 08 ZENDA 7\n",
    "\n",
    "\r\n",
    "1. (S) Yes.\n",
    "2. (C/NF) Summary: No. End summary.\n\n",
    "Castle\n------\n\n",
    "   a. item\n",
    "--  item\n",
    "RASSENDYLL\n",
    "NNNN\n",
    "ZENDA 00000910 002 OF 002\n",
    "FM AMEMBASSY ZENDA\n",
    "TO SECSTATE WASHDC\n",
    "P 080915Z MAY 08\n",
    "text ",
    *HOSTILE,
]


@given(st.lists(st.sampled_from(LINES), max_size=20).map("".join), st.sampled_from(list(ROOTS.values())))
def test_text_survives(text: str, cls: type[Any]) -> None:
    """Law 2 with sources: the node and its text come back through dict and JSON."""
    node = from_text(text, cls)
    for back in (from_dict(to_dict(node, source=True)), from_json(to_json(node, source=True))):
        assert back == node
        assert to_text(back) == text
        assert back.source is not None
        assert back.source.as_read


@pytest.mark.parametrize("text", [*TEXTS, ZENDA, ZENDA.replace("\n", "\r\n")])
def test_every_piece_survives(text: str) -> None:
    """A second dict, made of what the first gave, is the first: each piece and place came back."""
    cable = attrs.evolve(from_text(text, year=1979), extra={"box": 7}, encoding="latin-1")
    data = to_dict(cable, source=True)
    back = from_dict(data)

    assert to_dict(back, source=True) == data
    assert plain(data)
    assert to_text(attrs.evolve(back, extra={})) == text
    assert (back.year_hint, back.encoding) == (1979, "latin-1")


def test_a_built_cable_has_pieces_too() -> None:
    """With *source*, a node built by hand gives the pieces it would be written with; one object twice is two nodes."""
    twice = Paragraph(text="Yes.")
    section = Section(heading="The Bridge", paragraphs=(Paragraph(label="1", text="No."), twice, twice))
    data = to_dict(section, source=True)

    assert from_dict(data, Section) == section
    assert to_text(from_dict(data)) == to_text(section)
    assert [item["source"]["node"] for item in data["section"]["paragraphs"]] == [1, 2, 3]


def test_a_node_in_two_parts_comes_back() -> None:
    """A header above and below the body is one header, with two parts."""
    text = "TAGS: PREL\n1. Yes.\nSUBJECT: THE BRIDGE\n"
    header = Tree("header", [[("tags", "label", 0, 6), ("tags", "tag", 6, 11)], [("subject", "subject", 28, 39)]])
    middle = Tree("section", [[Child("paragraphs", Tree("paragraph", [[("text", "text", 11, 19)]]))]])
    entries: list[Span | Child] = [
        Child("header", header),
        Child("sections", middle),
        ("", "label", 19, 28),
        Child("header", header, 1),
    ]
    cable = parse(Tree("cable", [entries]), text)
    data = to_dict(cable, source=True)
    back = from_dict(data)
    changed = deepcopy(data)
    changed["cable"]["header"]["subject"] = "THE CASTLE"

    assert to_text(back) == text
    assert back == cable
    assert to_text(from_dict(to_dict(cable.header, source=True))) == "TAGS: PREL\nTHE BRIDGE\n"
    assert text_of(from_dict(changed)) == text.replace("THE BRIDGE", "THE CASTLE")
    del changed["cable"]["header"]["source"]
    assert text_of(from_dict(changed)).count("THE CASTLE") == 1


def test_a_wrapper_in_the_text_is_print() -> None:
    """The text of a wrapper that has its own place stays, as pieces of the cable."""
    wrapper = Tree("wrapper", [[("", "wrapper", 0, 5)]])
    cable = parse(Tree("cable", [[Child("wrappers", wrapper), ("", "other", 5, 9)]]), "ID 7\nrest")

    assert to_text(from_dict(to_dict(cable, source=True))) == "ID 7\nrest"


def edited(change: Callable[[dict[str, Any]], object], text: str = ZENDA) -> Cable:
    """Change the dict of a cable, and read it."""
    data = to_dict(from_text(text), source=True)
    change(data["cable"])
    cable: Cable = from_dict(json.loads(json.dumps(data)))
    return cable


def second(data: dict[str, Any]) -> list[Any]:
    """Give the paragraphs under the heading."""
    paragraphs: list[Any] = data["sections"][1]["paragraphs"]
    return paragraphs


SECOND = "2. (S) The second is here.\n\n"
THIRD = "3. (S) The third is here.\n--  One item.\n--  Another item.\n\n"
FOURTH = "4. (S) The fourth is here.\n\n"
EDITS: dict[str, tuple[Callable[[dict[str, Any]], object], str, str]] = {
    "subject": (lambda data: data["header"].update(subject="THE CASTLE"), "SUBJECT: THE BRIDGE", "SUBJECT: THE CASTLE"),
    "tags": (lambda data: data["header"].update(tags=["PREL"]), "TAGS: PREL, XG", "TAGS: PREL"),
    "signature": (lambda data: data["closing"].update(signatures=["SAPT"]), "RASSENDYLL", "SAPT"),
    "heading": (
        lambda data: data["sections"][1].update(heading="The Tower"),
        "The Castle\n----------",
        "The Tower\n---------",
    ),
    "paragraph": (lambda data: second(data)[0].update(text="It is open."), "The second is here.", "It is open."),
    "item": (lambda data: second(data)[1]["items"][0].update(text="A stone."), "One item.", "A stone."),
    "portion": (
        lambda data: second(data)[0].update(portion={"classification": "CONFIDENTIAL"}),
        "2. (S)",
        "2. (C)",
    ),
    "removed": (lambda data: second(data).pop(0), SECOND, ""),
    "removed last": (lambda data: second(data).pop(), FOURTH, ""),
    "added": (
        lambda data: second(data).insert(1, {"label": "9", "text": "New."}),
        SECOND,
        SECOND + "9. New.\n\n",
    ),
    "replaced": (lambda data: second(data).__setitem__(0, {"label": "2", "text": "New."}), SECOND, "2. New.\n\n"),
    "moved": (
        lambda data: second(data).insert(0, second(data).pop()),
        SECOND + THIRD + FOURTH,
        FOURTH + SECOND + THIRD,
    ),
    "copied": (
        lambda data: second(data).insert(1, deepcopy(second(data)[0])),
        SECOND,
        SECOND + SECOND,
    ),
    "moved away": (
        lambda data: data["sections"][0]["paragraphs"].append(second(data).pop(0)),
        "\n\nThe Castle\n----------\n\n" + SECOND,
        "\n\n" + SECOND + "The Castle\n----------\n\n",
    ),
}


#: Edits after which the numbers no longer follow each other: how such a text reads is not the mapping's business.
UNNUMBERED = {"added", "moved", "copied"}


def lines_of(text: str) -> list[str]:
    """Cut a text into lines: a new paragraph's own line ends are the renderer's business."""
    return text.replace("\r\n", "\n").split("\n")


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_changed_value_is_an_edit(name: str, newline: str) -> None:
    """Law 4 through a dict: the text changes where the value stands, and nowhere else."""
    change, old, new = EDITS[name]
    assert ZENDA.count(old) == 1
    expected = ZENDA.replace(old, new).replace("\n", newline)

    cable = edited(change, ZENDA.replace("\n", newline))

    assert lines_of(text_of(cable)) == lines_of(expected)


@pytest.mark.parametrize("name", sorted(EDITS.keys() - UNNUMBERED))
def test_an_edit_reads_back(name: str) -> None:
    """Law 3 after an edit through a dict: the new text gives the new cable."""
    cable = edited(EDITS[name][0])

    assert from_text(to_text(cable)) == cable


def test_several_edits_at_once() -> None:
    """Edits in different nodes do not touch each other."""

    def change(data: dict[str, Any]) -> None:
        for name in ("subject", "signature", "item", "removed last"):
            EDITS[name][0](data)

    expected = ZENDA
    for name in ("subject", "signature", "item", "removed last"):
        expected = expected.replace(*EDITS[name][1:])

    assert to_text(edited(change)) == expected


def test_neighbours_keep_their_source() -> None:
    """The paragraphs beside a changed one are the very nodes that were read."""
    cable = edited(EDITS["paragraph"][0])
    changed, third, fourth = cable.sections[1].paragraphs

    assert [node.source.as_read for node in (changed, third, fourth) if node.source] == [False, True, True]


def test_a_part_that_is_gone_is_gone() -> None:
    """Without its header's dict a cable has no header; the rest of the text stays."""
    cable = edited(lambda data: data.pop("header"))

    assert cable.header == Header()
    assert text_of(cable) == ZENDA[ZENDA.index("1. (S)") :]


def test_a_new_header_stands_in_the_place_of_the_old() -> None:
    """A header without a source is a new one, at the old one's place."""
    cable = edited(lambda data: data.update(header={"subject": "THE CASTLE"}))

    assert cable.header == Header(subject="THE CASTLE")
    assert text_of(cable).startswith("SUBJECT: THE CASTLE\n")
    assert "1. (S) Summary" in text_of(cable)


def test_an_equal_child_built_by_hand_is_no_edit() -> None:
    """A cable whose closing was never printed stays as it was read when the dict spells the empty closing out."""
    text = "TAGS: PREL\n"
    data = to_dict(from_text(text), source=True, full=True)
    cable = from_dict(data)

    assert cable.source is not None
    assert cable.source.as_read
    assert to_text(cable) == text


def test_children_may_bring_pieces_to_a_new_parent() -> None:
    """A paragraph cut out of one dict keeps its text in a section that is built by hand."""
    data = to_dict(from_text("1.   (U)  Odd   spacing.\n", Paragraph), source=True)
    section = from_dict(dressed("section", {"paragraphs": [data["paragraph"]]}))

    assert section.source is None
    assert to_text(section) == "1.   (U)  Odd   spacing.\n"


def test_places_that_fit_nothing_are_passed_over() -> None:
    """A place named twice counts once, one of a part that is missing not at all; no part is left out."""
    data = to_dict(from_text(ZENDA), source=True)
    section = data["cable"]["sections"][0]["source"]["parts"][0]
    number = next(entry[1] for entry in section if entry[0] == "paragraphs")
    section += [["paragraphs", number, 0], ["paragraphs", number, 7], ["paragraphs", 900, 0]]

    assert to_text(from_dict(data)) == ZENDA
    data["cable"]["sections"][0]["paragraphs"][0]["source"]["parts"].append([["", "other", "More.\n"]])
    assert text_of(from_dict(data)).count("More.") == 1


def test_a_new_year_is_no_edit_of_the_text() -> None:
    """What no piece gives is taken from the dict."""
    cable = edited(lambda data: data.update(year_hint=2009, wrappers=[{"archive": "site"}]))

    assert (cable.year_hint, cable.wrappers) == (2009, (Wrapper("site"),))
    assert to_text(cable) == ZENDA


def test_another_version_must_be_chosen() -> None:
    """Pieces of another reader are refused with both ways out; each way does what it says."""
    data = to_dict(from_text(ZENDA), source=True)
    data["reader"] = "cablekit 0.0.9"
    data["cable"]["header"]["subject"] = "THE CASTLE"
    del data["cable"]["sections"][1]["paragraphs"][0]

    with pytest.raises(ReadError, match=r"^\$\.reader: .*'cablekit 0.0.9'.*source.*trust=\"values\".*trust=\"text\""):
        from_dict(data)
    values = from_dict(data, trust="values")
    text = from_json(json.dumps(data), trust="text")

    assert values.source is None
    assert values.sections[0].paragraphs[0].source is None
    assert values.subject == "THE CASTLE"
    assert text.subject == "THE BRIDGE"
    assert to_text(text) == ZENDA.replace(SECOND, "")


def test_without_pieces_any_version_reads() -> None:
    """The reader's version matters to pieces alone."""
    assert from_dict({"schema": SCHEMA, "reader": "other 7", "paragraph": {}}, Paragraph) == Paragraph()


def test_trust_has_two_words() -> None:
    """A word that is no choice is told."""
    with pytest.raises(ReadError, match="'values' or 'text', got 'both'"):
        from_dict(dressed("cable", {}), trust="both")  # type: ignore[call-overload]


PIECES = st.lists(st.tuples(st.integers(), WORDS | st.sampled_from(LINES)), max_size=6)


@given(st.sampled_from(list(ROOTS.values())), PIECES)
def test_wild_pieces_raise_nothing_else(cls: type[Any], drawn: list[tuple[int, str]]) -> None:
    """Any text under any field's name gives a node or a `ReadError`."""
    rows = [*NODE_KINDS[NAMES[cls]][1].values()]
    entries = [
        [rows[number % len(rows)].name, rows[number % len(rows)].piece, text] if rows else ["", "other", text]
        for number, text in drawn
    ]
    try:
        node = from_dict(dressed(NAMES[cls], {"source": {"node": 0, "parts": [entries]}}))
    except ReadError:
        return

    assert node == cls()


def test_a_codec_that_fails_is_a_read_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong while pieces are read is told as a fault of the dict."""

    def fail(*_: object, **__: object) -> None:
        raise IndexError("no such word")

    monkeypatch.setattr("cablekit.mapping.source_reader.parse", fail)
    with pytest.raises(ReadError, match="pieces of a paragraph cannot be read: no such word"):
        from_dict(to_dict(Paragraph(text="Yes."), source=True))


# --- what is wrong is told -----------------------------------------------------------------------

CIRCLE: dict[str, Any] = {}
CIRCLE["items"] = [CIRCLE, CIRCLE]


def wrapped(depth: int, wrap: Callable[[Any], Any], inner: Any) -> Any:
    """Put something into itself again and again."""
    for _ in range(depth):
        inner = wrap(inner)
    return inner


def deep(depth: int) -> Any:
    """Put items into items."""
    return wrapped(depth, lambda inner: {"items": [inner]}, {})


def doubled(depth: int) -> Any:
    """Put items into items, the same twice: walked through, it has no end."""
    return wrapped(depth, lambda inner: {"items": [inner, inner]}, {})


def listed(depth: int) -> Any:
    """Put lists into lists."""
    return wrapped(depth, lambda inner: [inner], [])


DEEP, LIST, DOUBLED = deep(10_000), listed(10_000), doubled(60)

FAULTS: list[tuple[Any, str]] = [
    (7, "$: expected an object, got 7"),
    ([], "$: expected an object, got an array"),
    ({"schema": SCHEMA}, "$: expected one of cable, header, section, paragraph, closing, got none"),
    ({"schema": SCHEMA, "cable": {}, "header": {}}, "$: expected one of"),
    ({"cable": {}}, f"$.schema: expected {SCHEMA!r}, got null"),
    ({"schema": SCHEMA[:-1] + "2", "cable": {}}, "$.schema: expected"),
    ({"schema": SCHEMA, "reader": 1, "cable": {}}, "$.reader: expected a string, got 1"),
    ({"schema": SCHEMA, "cable": {}, "more": 1}, "$.more: unknown key"),
    ({"schema": SCHEMA, "cable": {"year": 2008}}, "$.cable.year: unknown key; it is now called year_hint"),
    ({"schema": SCHEMA, "cable": {}, 7: 1}, "$[7]: expected a key that is a string"),
    (dressed("cable", None), "$.cable: expected an object, got null"),
    (dressed("cable", {"nmae": "x", "odd key\n": 1, 7: 1, "x" * 99: 1}), "$.cable['odd key\\n']: unknown key"),
    (dressed("cable", {None: 1}), "$.cable[null]: expected a key that is a string"),
    (dressed("cable", {"header": {"tags": ["PREL", 7]}}), "$.cable.header.tags[1]: expected a string, got 7"),
    (dressed("cable", {"header": {"tags": "PREL"}}), "$.cable.header.tags: expected an array, got 'PREL'"),
    (dressed("cable", {"header": None}), "$.cable.header: expected an object, got null"),
    (dressed("cable", {"year_hint": "2008"}), "$.cable.year_hint: expected a whole number, got '2008'"),
    (dressed("cable", {"year_hint": 2008.0}), "$.cable.year_hint: expected a whole number, got 2008.0"),
    (dressed("cable", {"year_hint": True}), "$.cable.year_hint: expected a whole number, got true"),
    (
        dressed("cable", {"year_hint": 10**9999}),
        "$.cable.year_hint: expected a number, at most 2**53 - 1, got a whole number of 33216",
    ),
    (dressed("cable", {"bom": 0}), "$.cable.bom: expected true or false, got 0"),
    (dressed("cable", {"bom": None}), "$.cable.bom: expected true or false, got null"),
    (dressed("cable", {"encoding": b"x"}), "$.cable.encoding: expected a string, got a Python 'bytes'"),
    (dressed("cable", {"extra": []}), "$.cable.extra: expected an object, got an array"),
    (dressed("cable", {"extra": {"a": float("nan")}}), "$.cable.extra.a: expected what JSON can carry, got nan"),
    (dressed("cable", {"extra": {"a": [float("inf")]}}), "$.cable.extra.a[0]: expected what JSON can carry, got inf"),
    (dressed("cable", {"extra": {"a": {1: 2}}}), "$.cable.extra.a: expected keys that are strings, got 1"),
    (
        dressed("cable", {"extra": {"a": 10**400}}),
        "$.cable.extra.a: expected what JSON can carry, got a whole number of",
    ),
    (
        dressed("cable", {"wrappers": [{"fields": [["a"]]}]}),
        "$.cable.wrappers[0].fields[0]: expected a name and a value, got 1",
    ),
    (dressed("cable", {"wrappers": [{"fields": [7]}]}), "$.cable.wrappers[0].fields[0]: expected an array, got 7"),
    (dressed("cable", {"wrappers": [{"source": {}}]}), "$.cable.wrappers[0].source: unknown key"),
    (
        dressed("header", {"classification": "secret"}),
        "$.header.classification: expected one of UNCLASSIFIED, RESTRICTED",
    ),
    (dressed("header", {"classification": ["x"]}), "$.header.classification: expected one of"),
    (
        dressed("header", {"executive_order": {"declassify_on": "20180402"}}),
        "$.header.executive_order.declassify_on: expected a date",
    ),
    (dressed("header", {"executive_order": {"declassify_on": "2018-02-30"}}), "such as 2018-05-08, got '2018-02-30'"),
    (dressed("header", {"part": {"number": None}}), "$.header.part.number: expected a whole number, got null"),
    (dressed("paragraph", {"text": "x" * 99, "items": "x" * 99}), "got '" + "x" * 40 + "...'"),
    (dressed("paragraph", {"source": 7}), "$.paragraph.source: expected an object with node and parts, got 7"),
    (dressed("paragraph", {"source": {"node": 0}}), "$.paragraph.source: expected an object with node and parts"),
    (
        dressed("paragraph", {"source": {"node": -1, "parts": []}}),
        "$.paragraph.source.node: expected a whole number from 0 on",
    ),
    (
        dressed("paragraph", {"source": {"node": 0, "parts": {}}}),
        "$.paragraph.source.parts: expected an array, got an object",
    ),
    (
        dressed("paragraph", {"source": {"node": 0, "parts": [7]}}),
        "$.paragraph.source.parts[0]: expected an array, got 7",
    ),
    *[
        (
            dressed("paragraph", {"source": {"node": 0, "parts": [[entry]]}}),
            "$.paragraph.source.parts[0][0]: expected [field, kind",
        )
        for entry in (
            7,
            [],
            ["", "other"],
            ["", "other", 7],
            [7, 7, 7],
            ["tags", "tag", "PREL"],
            ["paragraphs", 1, 0],
            ["items", -1, 0],
            ["items", 1, 0.0],
            ["", 1, 0],
            ["Header.Tags", "tag", "PREL"],
        )
    ],
]


@pytest.mark.parametrize(("data", "told"), FAULTS)
def test_a_fault_is_told_with_its_path(data: Any, told: str) -> None:
    """What is wrong is one `ReadError` of one line."""
    with pytest.raises(ReadError) as caught:
        from_dict(data)

    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_all_faults_are_told() -> None:
    """Every fault is in the one message."""
    header: dict[str, Any] = {"tags": ["PREL", 7], "subject": None, "captions": {}, "nmae": 1}
    data = dressed("cable", {"year_hint": "x", "header": header, "sections": [{}, {"paragraphs": [{"text": None}]}]})
    with pytest.raises(ReadError) as caught:
        from_dict(data)

    assert str(caught.value) == (
        "data: 5 faults: $.cable.year_hint: expected a whole number, got 'x'; "
        "$.cable.header.tags[1]: expected a string, got 7; "
        "$.cable.header.captions: expected an array, got an object; "
        "$.cable.header.nmae: unknown key; "
        "$.cable.sections[1].paragraphs[0].text: expected a string, got null"
    )


def test_another_class_is_refused() -> None:
    """A dict of a header is no cable, and what is no node cannot be asked for."""
    data = to_dict(Header())

    assert from_dict(data, Header) == Header()
    with pytest.raises(ReadError, match="expected one of cable, got header"):
        from_dict(data, Cable)
    with pytest.raises(ReadError, match="expected one of no <class 'int'>"):
        from_dict(data, int)  # type: ignore[type-var]


@pytest.mark.parametrize(
    "data",
    [
        dressed("paragraph", DEEP),
        dressed("paragraph", CIRCLE),
        dressed("cable", {"extra": CIRCLE}),
        dressed("paragraph", DOUBLED),
        dressed("cable", {"extra": DOUBLED}),
        dressed("cable", {"extra": {"a": LIST}}),
        dressed("cable", {"header": {"tags": LIST}}),
        dressed("cable", LIST),
        LIST,
        dressed("cable", {"year_hint": 10**100_000}),
        dressed("cable", {"header": {"tags": [7] * 10_000}}),
    ],
    ids=[
        "deep",
        "circle",
        "circle in extra",
        "doubled",
        "doubled in extra",
        "deep extra",
        "list for a string",
        "list",
        "bare list",
        "huge",
        "many",
    ],
)
def test_hostile_dicts_are_refused_at_once(data: Any) -> None:
    """Depth, circles and huge numbers end in a `ReadError`; nothing runs in a circle or through all that is doubled."""
    with pytest.raises(ReadError):
        from_dict(data)


def refused(read: Callable[[Any], object], data: Any) -> None:
    """Read what cannot be read."""
    with pytest.raises(ReadError):
        read(data)


@pytest.mark.scaling
@pytest.mark.parametrize(
    "make",
    [
        lambda size: dressed("paragraph", deep(size)),
        lambda size: dressed("paragraph", doubled(size)),
        lambda size: dressed("cable", {"extra": deep(size)}),
        lambda size: dressed("cable", {"extra": doubled(size)}),
        lambda size: dressed("cable", {"header": {"tags": listed(size)}}),
        lambda size: dressed("cable", {"header": {"tags": [7] * size}}),
        lambda size: dressed("cable", {"year_hint": 1 << size}),
        listed,
    ],
    ids=["deep", "doubled", "deep extra", "doubled in extra", "list for a string", "many", "huge", "bare list"],
)
def test_hostile_dicts_are_refused_in_linear_time(make: Callable[[int], Any]) -> None:
    """Twice the depth, or the number, takes at most about twice as long to refuse."""
    assert_linear(lambda data: refused(from_dict, data), make)


def test_what_is_too_deep_to_read_is_not_written() -> None:
    """Depth has one limit in both directions, far from what Python's stack bears."""
    node = nested(50)

    assert from_dict(to_dict(node), Paragraph) == node
    assert from_dict(to_dict(node, source=True), Paragraph) == node
    for depth in (70, 2_000):
        with pytest.raises(ModelError, match="nested too deeply"):
            to_dict(nested(depth))


def test_one_object_may_stand_in_many_places() -> None:
    """A dict made by hand may have the same object in it often; that alone is no circle."""
    data = {"text": "Yes.", "portion": {"controls": ["NF"]}}
    section = from_dict(dressed("section", {"paragraphs": [data] * 1_000}))

    assert section.paragraphs == (Paragraph(text="Yes.", portion=Portion(controls=("NF",))),) * 1_000


def test_what_a_class_itself_refuses_is_told() -> None:
    """Should a class refuse values of the right types, that is a fault of the object."""
    error = ClassValidationError("", [ModelError("no such day", "DateTimeGroup")], DateTimeGroup)

    assert faults(error, {"day": 30}, "$.dtg") == [("$.dtg", "DateTimeGroup: no such day")]


HOSTILE_JSON: dict[str, tuple[Any, str]] = {
    "empty": ("", "not JSON"),
    "cut off": ('{"schema": ', "not JSON: .*line 1 column"),
    "no text": (7, "expected a string or bytes, got 7"),
    "bytes that are none": (b"\xff\xfe\xfd", "not JSON"),
    "NaN": ('{"schema": NaN}', "NaN is not JSON"),
    "infinity": ('{"cable": {"extra": {"a": -Infinity}}}', "-Infinity is not JSON"),
    "too large": (json.dumps(dressed("cable", {"extra": {"a": 0}})).replace("0}}", "1e999}}"), "got inf"),
    "huge": ("9" * 100_000, "not JSON"),
    "a key twice": (
        '{"schema": 1, "cable": {"year_hint": 1, "bom": 1, "year_hint": 2}}',
        "the key 'year_hint' occurs twice",
    ),
    "deep": ("[" * 100_000, "nested too deeply"),
    "deep objects": ('{"a":' * 100_000, "nested too deeply"),
}


@pytest.mark.parametrize(("data", "told"), HOSTILE_JSON.values(), ids=HOSTILE_JSON)
def test_hostile_json_is_refused_at_once(data: Any, told: str) -> None:
    """What is no JSON, or more than JSON, ends in a `ReadError` of one line."""
    with pytest.raises(ReadError, match=told) as caught:
        from_json(data)

    assert "\n" not in str(caught.value)


@pytest.mark.scaling
@pytest.mark.parametrize("piece", ["9", "[", '{"a":', '"', "\\", " ", "NaN"])
def test_hostile_json_is_refused_in_linear_time(piece: str) -> None:
    """Twice as much of what is no JSON takes at most about twice as long to refuse."""
    assert_linear(lambda data: refused(from_json, data), lambda size: piece * size)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32-le"])
def test_json_in_bytes(encoding: str) -> None:
    """The encodings of JSON are told apart."""
    node = Paragraph(text="é")

    assert from_json(to_json(node).encode(encoding), Paragraph) == node


def test_json_in_bytes_may_hold_a_lone_surrogate() -> None:
    """What another writer put into UTF-8 as it stands is read as it stands."""
    data = json.dumps(dressed("paragraph", {"text": "\ud83d \ude00"}), ensure_ascii=False)

    assert from_json(data.encode("utf-8", "surrogatepass")).text == "\ud83d \ude00"


# --- the schema ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def valid() -> Callable[[Any], bool]:
    """Ask the schema; 7.0 is a whole number to JSON Schema, and none to us."""
    jsonschema = pytest.importorskip("jsonschema")
    base = jsonschema.Draft202012Validator
    base.check_schema(json.loads(json_schema()))
    types = base.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    validator = jsonschema.validators.extend(base, type_checker=types)
    is_valid: Callable[[Any], bool] = validator(json.loads(json_schema()), format_checker=base.FORMAT_CHECKER).is_valid
    return is_valid


def readable(data: Any) -> bool:
    """Ask the reader."""
    try:
        from_dict(data, trust="values")
    except ReadError:
        return False
    return True


def test_the_schema_knows_every_field() -> None:
    """The schema has the model's classes, with their fields, and no others."""
    schema = json.loads(json_schema())
    found = {
        name: set(part["properties"]) - {"source"} for name, part in schema["$defs"].items() if "properties" in part
    }

    def classes(cls: type[Any]) -> Iterator[type[Any]]:
        yield cls
        for hint in get_type_hints(cls).values():
            for inner in (hint, *get_args(hint)):
                if isinstance(inner, type) and attrs.has(inner) and inner not in (cls, Place, Source):
                    yield from classes(inner)

    assert schema["$id"] == SCHEMA
    assert found == {cls.__name__: set(field_names(cls)) for root in ROOTS.values() for cls in classes(root)}


@given(NODES, st.booleans())
def test_every_dict_is_valid(valid: Callable[[Any], bool], node: Any, full: bool) -> None:  # noqa: FBT001
    """What is written fits the schema."""
    assert valid(to_dict(node, full=full))


@pytest.mark.parametrize("text", [*TEXTS, ZENDA])
def test_every_dict_with_pieces_is_valid(valid: Callable[[Any], bool], text: str) -> None:
    """What is written with its pieces fits the schema, and each node by itself too."""
    cable = from_text(text)
    for node in (cable, cable.header, cable.closing, *cable.sections, *cable.paragraphs):
        assert valid(json.loads(to_json(node, source=True)))


def spots(data: Any) -> Iterator[tuple[Any, Any]]:
    """List every place in a dict at which something can be put: the container and the key."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, item in items:
        yield data, key
        yield from spots(item)


ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    7,
    7.0,
    2.5,
    2**53,
    10**400,
    "",
    "SECRET",
    "cable",
    "2018-05-08",
    "2018-02-30",
    "20180402",
    "header.tags",
    [],
    [[]],
    ["", "other", "x"],
    ["items", 1, 0],
    ["a", "b"],
    ["a", "b", "c"],
    {},
    {"node": 0, "parts": []},
    {"text": "x"},
    {"odd": 1},
]


@given(st.data())
def test_a_mutated_dict_fails_in_both_or_in_neither(valid: Callable[[Any], bool], data: st.DataObject) -> None:
    """Schema and reader agree on every dict, after up to three changes at any depth."""
    node = data.draw(NODES | st.sampled_from([from_text(ZENDA), *[from_text(text) for text in TEXTS]]))
    mutated = to_dict(node, source=node.source is not None, full=data.draw(st.booleans()))
    for _ in range(data.draw(st.integers(1, 3))):
        places = list(spots(mutated))
        container, key = places[data.draw(st.integers(0, len(places) - 1))]
        action = data.draw(st.sampled_from(["set", "delete", "add"]))
        if action == "set":
            container[key] = deepcopy(data.draw(st.sampled_from(ODD)))
        elif action == "delete":
            del container[key]
        elif isinstance(container, dict):
            container[data.draw(st.sampled_from(["text", "source", "odd", "tags", "year_hint"]))] = deepcopy(
                data.draw(st.sampled_from(ODD))
            )
        else:
            container.insert(key, deepcopy(data.draw(st.sampled_from(ODD))))
        if not list(spots(mutated)):
            break

    assert valid(mutated) == readable(mutated)


@pytest.mark.parametrize("data", [data for data, _ in FAULTS])
def test_the_schema_refuses_what_the_reader_refuses(valid: Callable[[Any], bool], data: Any) -> None:
    """The table of faults fails in the schema too, but for what no JSON can hold."""
    try:
        carried = plain(data) and json.dumps(data, allow_nan=False)
    except ValueError:
        carried = False

    assert not carried or not valid(data)


def test_what_stands_before_a_cable() -> None:
    """A cable's id and date stand before it, written fresh; readers ignore them, but they are strings."""
    cable = from_text("P 080915Z MAY 08\nFM AMEMBASSY ZENDA\nUNCLAS ZENDA 000910\n")
    data = to_dict(cable)

    assert (data["id"], data["date"]) == ("08ZENDA910", "2008-05-08T09:15:00Z")
    assert list(data)[-1] == "cable"
    assert from_dict(data | {"id": "09ELSE1", "date": "yesterday"}) == from_dict(data) == cable
    assert not {"id", "date"} & {*to_dict(Cable()), *to_dict(cable.header)}
    with pytest.raises(ReadError, match=r"\$\.id: expected a string, got 7"):
        from_dict(data | {"id": 7})


@pytest.mark.parametrize("source", [False, True])
def test_what_stands_before_a_cable_and_differs_is_kept(*, source: bool) -> None:
    """It is in no format and not compared; the cable is as it was read."""
    cable = from_text("P 080915Z MAY 08\nFM AMEMBASSY ZENDA\nUNCLAS ZENDA 000910\n")
    data = to_dict(cable, source=source)
    other = from_dict(data | {"id": "09ELSE1"})

    assert from_dict(data).envelope == from_dict({**data, "id": "08ZENDA910"}).envelope == ()
    assert other.envelope == (("id", "09ELSE1"),)
    assert from_dict(data | {"date": "yesterday"}).envelope == (("date", "yesterday"),)
    assert from_dict(to_dict(Cable()) | {"id": "X"}).envelope == (("id", "X"),)
    assert other == cable
    assert to_dict(other, source=source, full=True) == to_dict(cable, source=source, full=True)
