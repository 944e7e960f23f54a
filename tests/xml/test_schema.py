"""The schemas, what `validate_xml` finds, many cables in one file, and rewrites of drawn cables."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from attrs import evolve
from hypothesis import Phase, given, reject, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element

import cablekit
from cablekit import AnyNode, Cable, Header, ModelError, ReadError, from_text, from_xml, to_xml
from cablekit.version import READER
from cablekit.xml import CODES, chars, each_cable, names, read_cables, schema, validate_xml, write_cables
from cablekit.xml.validation import SCHEMAS, grammar
from cablekit.xml.writer import Writer
from tests import schemas, strategies
from tests._helpers import CLASS_LINE, ROOT, SHARED
from tests.scaling import assert_linear
from tests.xml.test_xml import CASES, NODES, REFUSED, REWRITES, SAMPLE, SHORT, same

CORPUS: Final = SHARED / "corpus"
CI: Final = os.environ.get("CABLEKIT_HYPOTHESIS") == "ci"
RNG: Final = "{http://relaxng.org/ns/structure/1.0}"


@cache
def twin() -> etree.XMLSchema:
    """Compile the XSD."""
    return etree.XMLSchema(etree.fromstring(schema("xsd").encode()))


def valid(data: bytes | _Element) -> None:
    """Make sure that both schemas accept a document."""
    root = etree.fromstring(data) if isinstance(data, bytes) else data

    assert grammar().validate(root), grammar().error_log
    assert twin().validate(root), twin().error_log


# --- the schemas -------------------------------------------------------------------------


@pytest.mark.parametrize("name", schemas.FILES)
def test_schemas_are_up_to_date(name: str) -> None:
    """Each schema in the package is what `python -m tests.schemas` writes: run it after a change of model or rows."""
    assert (schemas.PACKAGE / name).read_bytes() == schemas.FILES[name]().encode()


def test_every_schema_is_derived() -> None:
    """No file of a schema folder is written by hand."""
    shipped = {path.relative_to(schemas.PACKAGE).as_posix() for path in schemas.PACKAGE.glob("*/schema/*")}

    assert shipped == set(schemas.FILES)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_by_name(name: Literal["rng", "rnc", "xsd"]) -> None:
    """A schema is asked for by its name."""
    assert schema(name) == schemas.FILES[f"xml/schema/cablekit-1.0.{name}"]()


def test_no_other_schema() -> None:
    """A schema that is not there is a mistake of the caller."""
    with pytest.raises(ValueError, match="expected one of rng, rnc, xsd, got 'dtd'"):
        schema("dtd")  # type: ignore[arg-type]


def simplified(element: _Element, namespace: str) -> Any:
    """Write a pattern of RELAX NG so that two spellings of one grammar are equal."""
    name = str(element.tag).removeprefix(RNG)
    namespace = element.get("ns", namespace)
    children = [child for child in element if isinstance(child.tag, str)]
    inner = [simplified(child, namespace) for child in children]
    if name == "name":
        return ("name", namespace, element.text)
    if name in ("element", "attribute"):
        if (stated := element.get("name")) is not None:
            inner.insert(0, ("name", namespace if name == "element" else "", stated))
        if len(inner) == 1:
            inner.append(("text",))
    if name == "nsName":
        return (name, namespace)
    if name in ("group", "except", "choice", "zeroOrMore", "oneOrMore", "optional"):
        kind = {"except": "choice"}.get(name, "group" if name != "choice" else name)
        flat = [part for found in inner for part in (found[1:] if found[0] == kind else [found])]
        inner = flat if name in ("group", "choice") or len(flat) < 2 else [(kind, *flat)]
        if name in ("group", "choice") and len(inner) == 1:
            return inner[0]
    text = (element.text or "").strip() if not children else ""
    facts = tuple(element.get(key, "") for key in ("name", "type") if name not in ("element", "attribute"))
    return (name, *filter(None, (*facts, text)), *inner)


def definitions(root: _Element) -> dict[str, Any]:
    """Give the definitions of a grammar by name."""
    namespace = root.get("ns", "")
    return {item.get("name", ""): simplified(item, namespace) for item in root if isinstance(item.tag, str)}


def test_both_syntaxes_say_the_same() -> None:
    """The compact schema, converted by a program that is not ours, is the normative one."""
    rnc2rng = pytest.importorskip("rnc2rng", reason="rnc2rng, which converts the compact syntax, is not installed")
    converted = rnc2rng.dumps(rnc2rng.loads(schema("rnc"))).replace('xmlns:local=""', "")
    own = definitions(etree.fromstring(schema("rng").encode()))

    assert len(own) > 80
    assert definitions(etree.fromstring(converted.encode())) == own


@pytest.mark.parametrize("name", NODES)
@pytest.mark.parametrize("pretty", [False, True])
def test_nodes_are_valid(name: str, *, pretty: bool) -> None:
    """What is written is valid against both schemas, and nothing is found in it."""
    data = to_xml(NODES[name], pretty=pretty)

    valid(data)
    assert validate_xml(data) == ()


@pytest.mark.parametrize("name", CASES)
def test_cases_are_valid(name: str) -> None:
    """So are nodes made to have each form of an element."""
    valid(to_xml(CASES[name][0]))


def written(node: AnyNode) -> bytes:
    """Write a node, or give up an example that no XML carries."""
    try:
        return to_xml(node)
    except ModelError:
        reject()


READ: Final = st.one_of(strategies.telegrams(), strategies.texts()).map(from_text)
ANY_CABLE: Final = st.one_of(READ, READ, strategies.cables(), strategies.edited())
ANY_NODE: Final = st.one_of(
    ANY_CABLE, strategies.headers(), strategies.sections(), strategies.paragraphs(), strategies.closings()
)


@given(ANY_NODE)
def test_drawn_nodes_are_valid(node: AnyNode) -> None:
    """Whatever is written is valid against both schemas, and nothing is found in it."""
    data = written(node)

    valid(data)
    assert validate_xml(data) == ()


@cache
def corpus() -> list[Path]:
    """List the files of the corpus."""
    return sorted(path for path in CORPUS.rglob("*") if path.is_file())


@pytest.mark.slow
@pytest.mark.parametrize("share", range(8))
def test_the_corpus_is_valid(share: int) -> None:
    """The XML of every cable of the corpus, and of its header, sections and paragraphs, is valid, and reads back."""
    if not CORPUS.exists():
        pytest.skip(f"no corpus: {CORPUS} is not there")
    files = corpus()[share::8]
    for path in files:
        for cable in cablekit.read(path, errors="keep"):
            if isinstance(cable, Cable):
                for node in (cable, cable.header, cable.closing, *cable.sections, *cable.paragraphs):
                    data = to_xml(node)

                    same(node, data)
                    assert validate_xml(data) == (), path
                    valid(data)

    assert files


VOCABULARY: Final = (
    *sorted({name.rpartition("}")[2] for places in names.PLACES.values() for name in places}),
    *("cables", "t", "c", "extra", "archive", "name", "value", "field", "tagz"),
)
ATTRIBUTES: Final = {
    "part": ("1", "2", "0"), "lines": ("1", "999", "1000"), "kind": ("smudge", "A"), "cp": ("0C", "0c"),
    "year_hint": ("1979", "x"), "bom": ("true", "no"), "field": ("tags", "toll"), "encoding": ("cp1252",), "x": ("",),
    "archive": ("site",), "name": ("Origin",), "{urn:x}y": ("7",), "{https://w3id.org/cablekit/1}y": ("7",),
}  # fmt: skip


@st.composite
def changed(draw: st.DrawFn) -> _Element:
    """Draw a document of which one or two elements are renamed, moved, doubled, dropped or given an attribute."""
    root: _Element = etree.fromstring(draw(st.sampled_from([to_xml(node) for node in NODES.values()])))
    for _ in range(draw(st.integers(1, 2))):
        elements = list(root.iter("{*}*"))
        element = draw(st.sampled_from(elements))
        what = draw(st.sampled_from(("rename", "move", "drop", "attribute", "bare")))
        if what == "rename":
            element.tag = names.tag(draw(st.sampled_from(VOCABULARY)))
        elif what == "attribute":
            name = draw(st.sampled_from(sorted(ATTRIBUTES)))
            element.set(name, draw(st.sampled_from(ATTRIBUTES[name])))
        elif what == "bare" and element.attrib:
            del element.attrib[draw(st.sampled_from(sorted(element.attrib)))]
        elif element is not root and (parent := element.getparent()) is not None:
            parent.remove(element)
            if what == "move":
                draw(st.sampled_from(list(root.iter("{*}*")))).append(element)
    return root


@given(changed())
def test_what_is_read_is_valid(root: _Element) -> None:
    """A document changed anyhow that still reads is valid: the schema never forbids what the reader takes."""
    data = etree.tostring(root)
    try:
        from_xml(data)
    except ReadError:
        if grammar().validate(root):
            assert twin().validate(root), twin().error_log
        return

    valid(data)


# --- findings ----------------------------------------------------------------------------


def changed_sample(old: str, new: str) -> bytes:
    """Change the sample by hand."""
    text = SAMPLE.decode()

    assert old in text
    return text.replace(old, new, 1).encode()


def line_of(word: str) -> int:
    """Give the line of the sample in which a word stands first."""
    text = SAMPLE.decode()
    return text[: text.index(word)].count("\n") + 1


FOUND: dict[str, tuple[bytes | str, list[tuple[str, int]]]] = {
    "nothing": (SAMPLE, []),
    "cut off": (SAMPLE[:-50], [("xml-not-well-formed", SAMPLE[:-50].count(b"\n") + 1)]),
    "no XML": ("TAGS: PREL", [("xml-not-well-formed", 1)]),
    "empty": (b"", [("xml-not-well-formed", 1)]),
    "a declaration in str": (SAMPLE.decode(), []),
    "a byte order mark in str": ("\ufeff" + SAMPLE.decode(), []),
    "cut off in str": (SAMPLE[:-50].decode(), [("xml-not-well-formed", SAMPLE[:-50].count(b"\n") + 1)]),
    "a DOCTYPE": ("<!DOCTYPE a><a/>", [("xml-doctype", 1)]),
    "another root": ("<html/>", [("xml-schema", 1), ("xml-rule", 1)]),
    "an element that is none": (
        changed_sample("<subject>\n", "<subjekt/><subject>\n"),
        [("xml-rule", line_of("<subject>")), ("xml-schema", line_of("<subject>"))],
    ),
    "text edited": (changed_sample("It stays open.", "It is open."), [("xml-digest", 2), ("xml-digest", 2)]),
    "one letter edited": (changed_sample("It stays open.", "It stays Open."), [("xml-digest", 2)]),
    "a contradiction": (
        changed_sample('level="CONFIDENTIAL"', 'level="SECRET"').replace(b'codes="PREL PGOV', b'codes="PREL'),
        [("xml-contradiction", line_of("level=")), ("xml-contradiction", line_of("codes="))],
    ),
    "another version": (
        changed_sample('level="CONFIDENTIAL"', 'level="SECRET"').replace(READER.encode(), b"cablekit 0.0.9"),
        [("xml-outdated", line_of("level="))],
    ),
}


@pytest.mark.parametrize("case", FOUND)
def test_found(case: str) -> None:
    """Each kind of mistake has its code and its line."""
    data, expected = FOUND[case]
    found = validate_xml(data)

    assert sorted((item.code, item.line) for item in found) == sorted((code, line) for code, line in expected)
    assert all(item.message and item.column >= 1 and item.severity == CODES[item.code][0] for item in found)


@pytest.mark.parametrize("case", [case for case, (data, _) in REFUSED.items() if isinstance(data, bytes | str)])
def test_errors_are_found_where_reading_fails(case: str) -> None:
    """What `from_xml` refuses has an error among its findings; a rule alone is no fault of the schema."""
    found = validate_xml(REFUSED[case][0])

    assert "error" in {item.severity for item in found}


@given(changed())
def test_findings_agree_with_reading(root: _Element) -> None:
    """There is an error of reading if and only if reading fails."""
    data = etree.tostring(root)
    try:
        from_xml(data)
        reads = True
    except ReadError:
        reads = False
    found = {item.code for item in validate_xml(data) if item.severity == "error"}

    assert reads == (not found) or root.tag == names.tag("cables")


def test_the_column_is_that_of_the_parser() -> None:
    """Where XML breaks, line and column are told."""
    found = validate_xml('<closing xmlns="x"\n  y=></closing>')[0]

    assert (found.line, found.column) == (2, 5)


def test_many_cables_are_validated_one_by_one() -> None:
    """In a file of many, the finding has the line of its own cable."""
    file = BytesIO()
    write_cables([from_text(SHORT)] * 3, file, pretty=True)
    data = file.getvalue()
    second = data.index(b"It stays open", data.index(b"It stays open") + 1)
    edited = data[:second] + b"X" + data[second + 1 :]

    assert validate_xml(data) == ()
    valid(data)
    assert [(item.code, item.line) for item in validate_xml(edited)] == [
        ("xml-digest", data[: data.index(b"<cable ", data.index(b"<cable ") + 1)].count(b"\n") + 1)
    ]


def test_threads_do_not_mix_their_findings() -> None:
    """Two documents validated at the same time have each its own findings."""
    datas = [changed_sample("<subject>\n", f"<x{n}/><subject>\n") for n in range(4)]
    expected = [validate_xml(data) for data in datas]
    found: list[Any] = [None] * 4

    def work(at: int) -> None:
        found[at] = [validate_xml(datas[at]) for _ in range(20)]

    threads = [threading.Thread(target=work, args=(at,)) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [[one] * 20 for one in expected]


# --- many cables in one file -------------------------------------------------------------


def many(*cables: Cable) -> bytes:
    """Write cables into one file."""
    file = BytesIO()

    assert write_cables(iter(cables), file) == len(cables)
    return file.getvalue()


CABLES: Final = [node for node in NODES.values() if isinstance(node, Cable)]
OPEN: Final = f'<cables xmlns="{names.NAMESPACE}" version="1.0">'
GOOD: Final = to_xml(Cable(year_hint=2008)).partition(b"?>")[2].decode()
NESTED: Final = GOOD.replace("<header>", "<cable/><header>")
BAD: Final = GOOD.replace("<header>", "<tagz/><header>")


@pytest.mark.parametrize("rewrite", REWRITES)
def test_many_come_back(rewrite: str) -> None:
    """Cables in one file come back in order, with their texts, also when the file is rewritten."""
    data = REWRITES[rewrite](many(*CABLES))
    back = list(read_cables(BytesIO(data.encode() if isinstance(data, str) else data)))

    assert back == CABLES
    assert list(map(text_without_extra, back)) == list(map(text_without_extra, CABLES))


def text_without_extra(cable: Cable) -> str:
    """Write a cable as text; foreign data has no place there."""
    return cablekit.to_text(evolve(cable, extra={}) if cable.extra else cable)


def test_many_at_a_path(tmp_path: Path) -> None:
    """A path is as good as an open file, on the way out and in; nothing but the file is left."""
    path = tmp_path / "many.xml"

    assert write_cables(CABLES, path) == len(CABLES)
    assert list(read_cables(str(path))) == CABLES
    assert [file.name for file in tmp_path.iterdir()] == ["many.xml"]


def test_none_at_all() -> None:
    """No cables are a file, too."""
    data = many()

    valid(data)
    assert list(read_cables(BytesIO(data))) == []


def test_a_file_of_one() -> None:
    """The file of one cable reads as many do."""
    assert list(read_cables(BytesIO(to_xml(from_text(SHORT))))) == [from_text(SHORT)]


def test_nothing_half_written(tmp_path: Path) -> None:
    """Where a cable cannot be written, the file that was there is there still."""
    path = tmp_path / "many.xml"
    path.write_bytes(b"before")
    for wrong in (Cable(year_hint=12345), Header()):
        with pytest.raises(ModelError):
            write_cables([Cable(), wrong], path)  # type: ignore[list-item]

    assert path.read_bytes() == b"before"
    assert [file.name for file in tmp_path.iterdir()] == ["many.xml"]


def test_a_bad_cable_does_not_hide_the_others() -> None:
    """Asked for each, the reader goes on behind a cable that is wrong."""
    data = f"{OPEN}{GOOD}\n<!-- one -->{BAD}{GOOD}</cables>".encode()
    found = list(each_cable(BytesIO(data)))
    stream = read_cables(BytesIO(data))

    assert [type(item) for item in found] == [Cable, ReadError, Cable]
    assert str(found[1]).startswith("line 5: <tagz> is not allowed here")
    assert next(stream) == Cable(year_hint=2008)
    with pytest.raises(ReadError, match="line 5: <tagz> is not allowed here"):
        next(stream)


BESIDE: dict[str, tuple[Any, int, str]] = {
    "no XML": (BytesIO(b"TAGS: PREL"), 0, "line 1: not well-formed XML"),
    "nothing": (BytesIO(b""), 0, "not well-formed XML"),
    "truncated": (BytesIO(f"{OPEN}{GOOD}{GOOD}".encode()), 2, "not well-formed XML"),
    "another root": (BytesIO(b"<html/>"), 0, "line 1: expected <cables> or <cable>"),
    "another namespace": (BytesIO(OPEN.replace("/1", "/2").encode() + b"</cables>"), 0, "expected <cables> or <cable>"),
    "a header alone": (BytesIO(to_xml(Header())), 0, "expected <cables> or <cable>"),
    "another version": (BytesIO(OPEN.replace("1.0", "2.0").encode() + b"</cables>"), 0, "version 1.0, found 2.0"),
    "no version": (BytesIO(OPEN.replace(' version="1.0"', "").encode() + b"</cables>"), 0, "found None"),
    "an unknown attribute": (BytesIO(OPEN.replace(">", ' x="1">').encode() + b"</cables>"), 0, "unknown attribute x"),
    "a DOCTYPE": (BytesIO(f"<!DOCTYPE cables>{OPEN}</cables>".encode()), 0, "a DOCTYPE is not allowed"),
    "another element": (BytesIO(f"{OPEN}{GOOD}<header/></cables>".encode()), 1, "<header> is not allowed here"),
    "text at the top": (BytesIO(f"{OPEN}x{GOOD}</cables>".encode()), 1, "outside of a text element: 'x'"),
    "text between": (BytesIO(f"{OPEN}{GOOD}x{GOOD}</cables>".encode()), 2, "outside of a text element: 'x'"),
    "text at the end": (BytesIO(f"{OPEN}{GOOD}x</cables>".encode()), 1, "outside of a text element: 'x'"),
    "text alone": (BytesIO(f"{OPEN}x</cables>".encode()), 0, "outside of a text element: 'x'"),
    "an instruction": (BytesIO(f"{OPEN}<?x y?>{GOOD}</cables>".encode()), 1, "a processing instruction"),
    "an instruction alone": (BytesIO(f"{OPEN}<?x y?></cables>".encode()), 0, "a processing instruction"),
    "a cable in a cable": (BytesIO(f"{OPEN}{NESTED}</cables>".encode()), 0, "<cable> is not allowed here"),
    "many in many": (BytesIO(f"{OPEN}{OPEN}</cables></cables>".encode()), 0, "<cables> is not allowed here"),
    "an unknown encoding": (BytesIO(b'<?xml version="1.0" encoding="martian"?><cables/>'), 0, "line 1"),
    "text mode": (StringIO(OPEN + GOOD + "</cables>"), 0, "cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("case", BESIDE)
def test_a_file_that_is_wrong(case: str) -> None:
    """What is wrong beside the cables ends the reading with `ReadError`, behind the cables before it."""
    file, count, message = BESIDE[case]
    stream = read_cables(file)
    found = []
    with pytest.raises(ReadError) as caught:  # noqa: PT012 - what came before counts
        while True:
            found.append(next(stream))

    assert len(found) <= count
    assert message in str(caught.value)


def test_no_such_file() -> None:
    """A file that is not there is an `OSError`, as everywhere in Python."""
    with pytest.raises(FileNotFoundError):
        next(read_cables("no such file.xml"))


def test_a_large_cable_is_read_in_pieces() -> None:
    """Cables larger than what the parser takes at once come back, and the parser's lead does no harm."""
    cables = [Cable(year_hint=year, extra={"box": "x" * 70_000 * (year % 2)}) for year in range(1970, 1990)]

    assert list(read_cables(BytesIO(many(*cables)))) == cables


MEASURE: Final = """
import re, sys
from pathlib import Path
from cablekit import from_text
from cablekit.xml import stream
count, path, freed = int(sys.argv[1]), sys.argv[2], sys.argv[3]
if freed == "kept":
    stream.free = lambda element: None
text = "1. (U) Yes.\\n\\n2. (U) The bridge is open.\\n\\n" * 20
cable = from_text(text)
assert stream.write_cables((cable for _ in range(count)), path) == count
assert sum(1 for _ in stream.read_cables(path)) == count
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def memory(count: int, path: Path, freed: str) -> int:
    """Write and read a file of so many cables in another Python; give the most memory it had."""
    if not Path("/proc/self/status").exists():
        pytest.skip("no /proc here: memory is not measured")  # what getrusage tells is the parent's, too
    command = [sys.executable, "-c", MEASURE, str(count), str(path), freed]
    return int(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout)


@pytest.mark.slow
@pytest.mark.scaling
def test_memory_does_not_grow_with_the_count(tmp_path: Path) -> None:
    """Twenty times as many cables take no more memory; they would if the elements were not freed."""
    few = memory(100, tmp_path / "few.xml", "freed")
    lots = memory(2000, tmp_path / "lots.xml", "freed")
    kept = memory(2000, tmp_path / "lots.xml", "kept")

    assert lots < few * 1.1
    assert kept > few * 1.3


# --- rewrites of drawn cables ------------------------------------------------------------


def rewrites_hold(cable: Cable, pretty: bool) -> None:  # noqa: FBT001 - drawn
    """Make sure that a cable comes back through every rewrite, with its exact text."""
    try:
        data = to_xml(cable, pretty=pretty)
    except ModelError:
        reject()
    for name, rewrite in REWRITES.items():
        try:
            same(cable, rewrite(data))
        except AssertionError as error:
            message = f"{name}: {error}"
            raise AssertionError(message) from error


@pytest.mark.slow
@settings(max_examples=3000 if CI else settings().max_examples)
@given(cable=ANY_CABLE, pretty=st.booleans())
def test_rewrites_of_drawn_cables_do_no_harm(*, cable: Cable, pretty: bool) -> None:
    """What other tools make of the XML of any cable reads as the same cable, with the exact text."""
    rewrites_hold(cable, pretty)


def white_as_it_is(style: chars.Style, text: str) -> str:
    """Write a leaf without care for those of white space alone."""
    return style.mixed(text) if style.is_odd(text) else chars.escaped(text.replace(chars.NEWLINES[style.newline], "\n"))


def ends_as_they_are(_: chars.Style, text: str) -> str:
    """Write a leaf without care for its line ends."""
    if text.isspace():
        return ""
    return "".join(chars.points(part) if part in "\r\x0c" else part for part in chars.escaped(text))


def beside_its_element(writer: Writer, name: str, attributes: str, text: str) -> None:
    """Write the white space at the end of a text behind its element."""
    bare = text.rstrip()
    writer.out.append(
        f"<{name}{attributes}>{writer.style.leaf(bare or text)}</{name}>{text[len(bare) :] if bare else ''}"
    )


BROKEN: dict[str, tuple[Any, str, Callable[..., Any]]] = {
    "white space alone": (chars.Style, "leaf", white_as_it_is),
    "line ends": (chars.Style, "leaf", ends_as_they_are),
    "c dropped": (chars, "points", lambda _: ""),
    "white space between elements": (Writer, "leaf", beside_its_element),
    "no escapes": (chars, "escaped", lambda text: text.replace("<", "").replace("&", "")),
    "one line end for all": (chars.Style, "lines", lambda _, text: len(text) if text.isspace() else 0),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_writer_fails_the_same_test(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test of the rewrites finds each of these mistakes in a writer."""
    place, name, broken = BROKEN[fault]
    searched = settings(
        max_examples=200, derandomize=True, database=None, phases=(Phase.generate,), report_multiple_bugs=False
    )(given(cable=READ, pretty=st.booleans())(rewrites_hold))
    monkeypatch.setattr(place, name, broken)
    with pytest.raises((AssertionError, ReadError)):
        searched()


# --- unhappy input -----------------------------------------------------------------------

PARAGRAPH: Final = f'<paragraph xmlns="{names.NAMESPACE}" version="1.0" newline="LF"><text>%s</text></paragraph>'


def bomb(times: int, deep: int) -> str:
    """Declare entities that grow."""
    grown = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * times}">' for n in range(deep))
    return f'<!DOCTYPE paragraph [<!ENTITY e0 "{"x" * times}">{grown}]>{PARAGRAPH % f"&e{deep};"}'


TRAPS: dict[str, str] = {
    "billion laughs": bomb(10, 12),
    "quadratic": f'<!DOCTYPE paragraph [<!ENTITY e "{"x" * 60_000}">]>{PARAGRAPH % ("&e;" * 60_000)}',
    "an entity in itself": f'<!DOCTYPE paragraph [<!ENTITY a "&b;"><!ENTITY b "&a;">]>{PARAGRAPH % "&a;"}',
    "an external entity": f'<!DOCTYPE paragraph [<!ENTITY e SYSTEM "{{file}}">]>{PARAGRAPH % "&e;"}',
    "an external entity elsewhere": f'<!DOCTYPE paragraph [<!ENTITY e SYSTEM "{{net}}">]>{PARAGRAPH % "&e;"}',
    "a public entity": f'<!DOCTYPE paragraph [<!ENTITY e PUBLIC "x" "{{net}}">]>{PARAGRAPH % "&e;"}',
    "a parameter entity": f'<!DOCTYPE paragraph [<!ENTITY % p SYSTEM "{{file}}"> %p;]>{PARAGRAPH.replace("%s", "a")}',
    "a DTD": f'<!DOCTYPE paragraph SYSTEM "{{file}}">{PARAGRAPH % "a"}',
    "a DTD elsewhere": f'<!DOCTYPE paragraph PUBLIC "x" "{{net}}">{PARAGRAPH % "a"}',
    "XInclude": PARAGRAPH % '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="{file}" parse="text"/>',
    "XInclude elsewhere": PARAGRAPH % '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="{net}"/>',
    "a stylesheet": f'<?xml-stylesheet type="text/xsl" href="{{file}}"?>{PARAGRAPH % "<x/>"}',
    "a schema's place": PARAGRAPH.replace(
        " version",
        ' xmlns:s="http://www.w3.org/2001/XMLSchema-instance" s:schemaLocation="x {file} y {net}" x="" version',
    ) % "a",
    "deep": PARAGRAPH.partition("<text>")[0] + "<item>" * 100_000,
    "many attributes": PARAGRAPH.replace(" version", "".join(f' a{n}=""' for n in range(20_000)) + " version") % "a",
    "one attribute twice": PARAGRAPH.replace(" version", ' version="1.0" version') % "a",
    "a long name": PARAGRAPH % f"<{'x' * 1_000_000}/>",
    "another namespace": PARAGRAPH.replace("/1", "/2") % "a",
    "another version": PARAGRAPH.replace('"1.0"', '"2.0"') % "a",
    "truncated": (PARAGRAPH % "a")[:-5],
    "a form feed": PARAGRAPH % "&#12;",
    "no characters": PARAGRAPH % "\x00",
}  # fmt: skip


def drained(data: bytes) -> list[Cable]:
    """Read the cables of a file's bytes."""
    return list(read_cables(BytesIO(data)))


def validated(data: bytes) -> None:
    """Validate, and raise what is found."""
    found = [item for item in validate_xml(data) if item.severity == "error"]
    if found:
        raise ReadError(found[0].message)


DOORS: dict[str, Callable[[bytes], Any]] = {"from_xml": from_xml, "read_cables": drained, "validate_xml": validated}


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[str, str, Callable[[], bool]]]:
    """Give a file and an address, and a function that says whether anybody has come there."""
    pipe, came = tmp_path / "secret", threading.Event()
    os.mkfifo(pipe)

    def wait() -> None:
        os.close(os.open(pipe, os.O_WRONLY))  # waits until somebody opens the other end
        came.set()

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)  # noqa: FBT003 - positional only

        def visited() -> bool:
            try:
                server.accept()[0].close()
            except BlockingIOError:
                return came.is_set()
            return True

        yield pipe.as_uri(), f"http://127.0.0.1:{server.getsockname()[1]}/x", visited
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    thread.join()
    os.close(end)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here: who opens a file is not seen")
@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("door", DOORS)
def test_traps(trap: str, door: str, watched: tuple[str, str, Callable[[], bool]]) -> None:
    """Bombs, other people's files and broken XML are `ReadError`; no file and no network is touched."""
    file, net, visited = watched
    data = TRAPS[trap].replace("{file}", file).replace("{net}", net).encode()
    with pytest.raises(ReadError):
        DOORS[door](data)

    assert not visited()


def many_attributes(size: int) -> str:
    """Give an element many attributes."""
    return PARAGRAPH.replace(" version", "".join(f' a{n}=""' for n in range(size)) + " version") % "a"


#: Traps that grow; what the first two stand for grows faster than they do.
GROWING: dict[str, Callable[[int], str]] = {
    "billion laughs": lambda size: bomb(10, size // 50),
    "quadratic": lambda size: f'<!DOCTYPE paragraph [<!ENTITY e "{"x" * size}">]>{PARAGRAPH % ("&e;" * size)}',
    "deep": lambda size: PARAGRAPH.partition("<text>")[0] + "<item>" * size,
    "many attributes": many_attributes,
    "a long name": lambda size: PARAGRAPH % f"<{'x' * size}/>",
    "a long comment": lambda size: PARAGRAPH % f"<!--{'x' * size}--><y/>",
    "truncated": lambda size: (PARAGRAPH % ("a" * size))[:-5],
}


@pytest.mark.scaling
@pytest.mark.parametrize("trap", GROWING)
@pytest.mark.parametrize("door", DOORS)
def test_traps_are_refused_in_linear_time(trap: str, door: str) -> None:
    """Twice the trap takes at most about twice as long to refuse: no bomb goes off."""

    def refused(data: bytes) -> None:
        with pytest.raises(ReadError):
            DOORS[door](data)

    assert_linear(refused, lambda size: GROWING[trap](size).encode())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here: who opens a file is not seen")
def test_the_watch_sees_a_visitor(watched: tuple[str, str, Callable[[], bool]]) -> None:
    """Who opens the file is seen: the test above would fail."""
    file, _, visited = watched

    assert not visited()
    Path(file.removeprefix("file://")).read_bytes()
    time.sleep(0.05)
    assert visited()


def test_document_of_several_cables_is_valid() -> None:
    """A document of several cables is judged cable by cable."""
    file = BytesIO()
    write_cables([from_text(f"{CLASS_LINE}1. (U) One.\n"), from_text(f"{CLASS_LINE}1. (U) Two.\n")], file)

    assert validate_xml(file.getvalue()) == ()
