"""What archives publish is read: found by itself, its word kept apart, the file back to the byte."""

import codecs
import io
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest
from attrs import evolve

from cablekit.archives import cablegate, nara, native, site, smart
from cablekit.archives.common import year_of
from cablekit.archives.document import BadRecord, decode, encode
from cablekit.archives.files import load, read
from cablekit.archives.limits import Limits
from cablekit.archives.registry import ARCHIVES, archive_named, form_of, unwrapped
from cablekit.archives.writing import write
from cablekit.errors import ReadError
from cablekit.model import Cable, Header
from cablekit.source import Piece
from cablekit.telegram.write import to_text
from cablekit.xml import stream
from cablekit.xml.document import to_xml
from tests._helpers import CABLEGATE, NARA, SITE, SMART, TELEGRAM, rewritten
from tests.scaling import assert_linear

#: A file, its form, the archives that wrap the cable, its id.
CASES = [
    (SITE, "site", ["site"], "08ZENDA910"),
    (CABLEGATE, "cablegate", ["cablegate"], "08ZENDA911"),
    (NARA, "nara", ["nara"], "79ZENDA6523"),
    (SMART, "smart", ["foia", "email", "smart"], "11ZENDA218"),
]


def one(form: str, data: bytes) -> Cable:
    """Give the one cable that a form's reader reads from *data*."""
    (cable,) = unwrapped(ARCHIVES[form].read(decode(data)))
    assert isinstance(cable, Cable)
    return cable


# --- each form --------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "form", "wrappers", "ident"), CASES, ids=lambda case: str(case)[-20:])
def test_example(path: Path, form: str, wrappers: list[str], ident: str) -> None:
    """Each example is found by its content, with the archive's word on it and its own number."""
    cable = load(path.read_bytes())

    assert form_of(decode(path.read_bytes())) == form
    assert [wrapper.archive for wrapper in cable.wrappers] == wrappers
    assert cable.id == ident
    assert load(path, format=form) == cable


@pytest.mark.parametrize("path", [SITE, NARA, SMART], ids=lambda path: path.name)
@pytest.mark.parametrize("change", [bytes, lambda data: data.replace(b"\n", b"\r\n")], ids=["LF", "CRLF"])
def test_file_comes_back(path: Path, change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    """A text file with all that an archive put around the telegram comes back to the byte, whatever its line ends."""
    data = change(path.read_bytes())

    assert rewritten(data, tmp_path) == data
    assert load(data).wrappers == load(path).wrappers
    assert load(data).id == load(path).id


def test_year_of() -> None:
    """The year is read from the ids of all archives; two digits from 60 on are of the 1900s (format.md 5.1)."""
    found = [year_of(ident) for ident in ("59ZENDA1", "60ZENDA1", "1979ZENDA06523", "10ZENDA1", "ZENDA1", "1234", None)]

    assert found == [2059, 1960, 1979, 2010, None, None, None]


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("site", b"Identifier\nCreated\nClassification\nOrigin\n08ZENDA7\n1\n2\n3\nUNCLAS ZENDA 000007\n"),
        ("nara", b"Message Text\nUNCLAS ZENDA 000007\n\nMessage Attributes\nDocument Number: 2008ZENDA00007\n"),
        (
            "cablegate",
            b"<table class=cable><th>Reference ID</th><td>08ZENDA7</td></table><pre>UNCLAS ZENDA 000007</pre>",
        ),
    ],
    ids=["site", "nara", "cablegate"],
)
def test_year_from_the_wrapper(form: str, data: bytes) -> None:
    """A telegram without a date has the year of the archive's id, so that its own is full."""
    assert one(form, data).id == "08ZENDA7"


@pytest.mark.parametrize("form", ["text", "site", "nara", "cablegate", "smart"])
@pytest.mark.parametrize(
    "data", [b"", b"\n", b"Identifier\nCreated", TELEGRAM], ids=["empty", "line", "site", "telegram"]
)
def test_readers_are_total(form: str, data: bytes) -> None:
    """A reader that is given another form's file reads it all the same."""
    cable = one(form, data)

    assert form == "cablegate" or to_text(cable).encode() == data


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        (site, b"Identifier\nCreated\nClassification\nOrigin\n1\n2\n3"),
        (site, b"Created\nIdentifier\nClassification\nOrigin\n1\n2\n3\n4"),
        (nara, b"Message Text\nSECRET\n"),
        (nara, b"Message Attributes\nSECRET\nMessage Text\n"),
        (cablegate, b"<table class='cable'></table><pre>"),
        (cablegate, b"<table class='other'></table><pre></pre>"),
        (cablegate, b"<table class='cable'></table></pre>"),
        (smart, b"MRN: 11 ZENDA 1\n"),
        (smart, b"Date/DTG: 031507Z NOV 11\n"),
    ],
)
def test_not_recognised(reader: ModuleType, data: bytes) -> None:
    """Half of a form is not the form."""
    assert not reader.recognise(decode(data))


def test_site() -> None:
    """All labels of the dump are fields of the wrapper, the footer too; blanks that do not break are blanks."""
    (wrapper,) = load(SITE).wrappers

    assert wrapper.fields == (
        ("Identifier", "08ZENDA910"),
        ("Created", "2008-05-08 09:15:00"),
        ("Classification", "CONFIDENTIAL"),
        ("Origin", "Embassy Zenda"),
        ("Cable title", "CASTLE BRIDGE TALKS RESUME AS CORONATION NEARS"),
        ("Tags", "PREL PGOV ELTN XG"),
        ("Share this cable", "facebook - bluesky -"),
    )


def test_site_last_footer_counts() -> None:
    """A telegram may have the words of the footer in it; the labels are looked for near the top only."""
    top = b"Identifier\n\nCreated\nClassification\nOrigin\n08ZENDA7\n1\n2\n3\nCable title: A\nB\n\n"
    cable = one("site", top + b"UNCLAS ZENDA 000007\nTags: XG\nShare this cable\nYes.\nShare this cable\nno\n")

    assert cable.wrappers[0].get("Cable title") == "A B UNCLAS ZENDA 000007"
    assert cable.wrappers[0].get("Share this cable") == "no"


def test_nara_fields() -> None:
    """Values that go on below are joined; banners of pages in between are none of them; a key stands once."""
    banner = b"     Fritz M. Tarlen Declassified/Released US Department of State EO Systematic Review 20 Mar 2014\n"
    block = (
        b"stray\nConcepts: GRAIN,\n" + banner + b"MILLS\nConcepts: MORE\nDrafter:\nReview Markings:\n\n"
        b"Declassified/Released\nEO Systematic Review\nTAGS: XG\nSAS ID: 7\nISecure: 1\nvdkvgwkey: odbc://x\n"
        b"NOTE: CAPITALS\n"
    )
    data = banner + b"\n  Message Text\n\nTAGS: XG\n\n" + banner + b"\n  Message Attributes\n" + block + banner

    assert one("nara", data).wrappers[0].fields == (
        ("Concepts", "GRAIN, MILLS Concepts: MORE"),
        ("Drafter", ""),
        ("Review Markings", "Declassified/Released EO Systematic Review"),
        ("TAGS", "XG"),
        ("SAS ID", "7"),
        ("ISecure", "1"),
        ("vdkvgwkey", "odbc://x NOTE: CAPITALS"),
    )


def test_nara_print_is_the_archives() -> None:
    """Banners above and below the telegram and both headings belong to the wrapper."""
    cable = load(NARA)
    assert cable.source is not None
    above, below = (piece.text for piece in cable.source.pieces(0) if isinstance(piece, Piece))

    assert above.rstrip().endswith("Message Text")
    assert below.lstrip().startswith("Fritz M. Tarlen Declassified/Released")


def test_cablegate() -> None:
    """The table's facts and the title are the wrapper's; the text is the head, a line end, the body."""
    cable = load(CABLEGATE)
    text = to_text(cable)

    assert cable.wrappers[0].fields == (
        ("Reference ID", "08ZENDA911"),
        ("Created", "2008-05-09 08:08"),
        ("Released", "2011-08-30 01:01"),
        ("Classification", "UNCLASSIFIED//FOR OFFICIAL USE ONLY"),
        ("Origin", "Embassy Zenda"),
        ("Title", "FERRY TO RUN AT NIGHT UNTIL CASTLE BRIDGE OPENS"),
    )
    assert text.startswith("VZCZCXRO2744\n")
    assert "COLLECTIVE\nUNCLAS SECTION 01" in text
    assert "\n\u00b61. (SBU)" in text
    assert "<" not in text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<pre>A</pre>", "A"),
        ("<pre></pre><pre>B</pre>", "B"),
        ("<pre>A</pre><pre>B</pre><pre class='x'>C</pre>", "A\nC"),
        ("<pre>A &lt;B&gt; &#x000A;<b>C</b> < D</pre>", "A <B> \nC < D"),
        ("<pre>A\r\nB\rC</pre><pre>no end", "A\nB\nC"),
        ("<preface>A</preface>", ""),
    ],
)
def test_cablegate_text(page: str, text: str) -> None:
    """Tags go, entities are resolved, the first and the last block count, and line ends are those of pages."""
    assert to_text(one("cablegate", page.encode())) == text


def test_cablegate_text_is_not_the_page(tmp_path: Path) -> None:
    """The telegram of a page in another encoding can be written, whatever letters its entities made."""
    page = b"<table class='cable'></table><pre>CAF\xe9 &#x2192;</pre>"

    assert rewritten(page, tmp_path).decode() == "CAF\u00e9 \u2192"


def test_smart() -> None:
    """The release, the e-mails and the local distribution are wrappers, the outermost first."""
    release, outer, inner = load(SMART).wrappers

    assert release.fields == (
        ("Case No.", "F-0000-00001"),
        ("Doc No.", "C00000001"),
        ("Date", "03/09/2016"),
        ("Release", "RELEASE IN FULL"),
    )
    assert outer.get("Subject") == "FW: River Towns Vote to Share the Castle Bridge Toll"
    assert inner.get("Cc") == "Quill, Marian T; ZENDA-SMARTS; STRELSAU-SMARTS"
    assert (inner.get("Action Office"), inner.get("Info Office")) == ("POL", "ECON, FRONT_OFFICE")


LABELS = b"MRN:    11 ZENDA 218\r\nDate/DTG:    Nov 03, 2011 / 031507Z NOV 11\r\nTAGS:    XG\r\n"


@pytest.mark.parametrize(
    ("above", "wrappers"),
    [
        (b"", []),
        (b"\r\nUNCLASSIFIED\r\n\r\n", []),
        (b"Look at this.\r\n", []),
        (b"From: Colfax\r\n", []),
        (b"Action Office:  POL,\r\n   ECON\r\n\r\n", [("smart", (("Action Office", "POL, ECON"),))]),
        (
            b"From: Colfax\r\nTo: Quill\r\n\r\nUNCLASSIFIED\r\nInfo Office: POL\r\n\r\n",
            [("email", (("From", "Colfax"), ("To", "Quill"))), ("smart", (("Info Office", "POL"),))],
        ),
        (b"From: Colfax\r\nTo: SMART Core\r\n\r\n", [("smart", (("From", "Colfax"), ("To", "SMART Core")))]),
        (b"RELEASE IN PART\r\n  B5,B6\r\n", [("foia", (("Release", "RELEASE IN PART B5,B6"),))]),
    ],
)
def test_smart_wrappers(above: bytes, wrappers: list[Any], tmp_path: Path) -> None:
    """A telegram of the system is read with whatever stands above it, or with nothing."""
    cable = load(above + LABELS)

    assert [(wrapper.archive, wrapper.fields) for wrapper in cable.wrappers] == wrappers
    assert (cable.id, cable.tags) == ("11ZENDA218", ("XG",))
    assert rewritten(above + LABELS, tmp_path) == above + LABELS


# --- our own formats --------------------------------------------------------------------------


@pytest.mark.parametrize("path", [SITE, CABLEGATE, NARA, SMART], ids=lambda path: path.name)
@pytest.mark.parametrize("suffix", [".xml", ".json"])
def test_native(path: Path, suffix: str, tmp_path: Path) -> None:
    """A cable written as XML or JSON is found by its content too, and is equal; XML has the text as well."""
    cable = load(path)
    out = tmp_path / f"x{suffix}"
    write(cable, out)
    back = load(out)

    assert back == cable == load(out.read_bytes())
    assert suffix == ".json" or to_text(back) == to_text(cable)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"<?xml version='1.0'?>\n<other/>", "xml"),
        (b"<cable xmlns='https://w3id.org/cablekit/1'/>", "xml"),
        (b"<?xml version='1.0'?>\n<html><table class='cable'></table><pre></pre></html>", "cablegate"),
        (b"<other/>", "text"),
        (b'{"schema": "https://w3id.org/cablekit/dict/1"}', "json"),
        (b'{"schema": "https://w3id.org/cablekit/dict/1"', "text"),
        (b'{"id": 7}', "text"),
        (codecs.BOM_UTF16_LE + "<?xml version='1.0'?><x/>".encode("utf-16-le"), "xml"),
    ],
)
def test_native_is_recognised(data: bytes, form: str) -> None:
    """XML is what has a declaration or our namespace; JSON is an object that names it; the rest is text."""
    assert form_of(decode(data)) == form


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.xml", b"TAGS: XG"),
        ("x.xml", b"<?xml version='1.0'?><other/>"),
        ("x.xml", to_xml(Header(tags=("XG",)))),
        ("x.json", b"TAGS: XG"),
        ("x.json", b"\xff"),
        ("x.json", b"[]"),
    ],
)
def test_native_that_is_none(name: str, data: bytes, tmp_path: Path) -> None:
    """A file whose name promises XML or JSON and that is none, or no cable, is an error that names the file."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        load(path)

    assert str(caught.value).startswith(f"{path}:")


def test_json_in_another_encoding() -> None:
    """A file of ours that is not in an encoding of JSON is refused."""
    with pytest.raises(ReadError, match="not JSON: byte 0 is not utf-8"):
        load(b"\xff", format="json")


def test_only_cable() -> None:
    """A file with a part of a cable says what it has."""
    with pytest.raises(ReadError, match="holds a Header, expected a Cable"):
        native.whole_cable(Header())


HEAD = '{"schema":"https://w3id.org/cablekit/dict/1","cable":'
ROW = b'"1","5/8/2008 9:15","08ZENDA%d","Embassy Zenda","SECRET","08ZENDA1|08ZENDA2","%s","TAGS: XG\\\n\\"bridge\\""\n'


def test_csv() -> None:
    """Rows are read one by one: escapes resolved, lines in fields kept, the columns the archive's word."""
    first, second = read(ROW % (7, b"FM ZENDA") + ROW % (8, b""))

    assert to_text(first) == 'FM ZENDA\nTAGS: XG\n"bridge"'
    assert first.wrappers[0].get("References") == "08ZENDA1|08ZENDA2"
    assert (first.year_hint, second.year_hint, to_text(second)) == (2008, 2008, 'TAGS: XG\n"bridge"')


def test_csv_with_bad_rows() -> None:
    """A bad row is one bad record with its line and bytes; a quote that is never closed takes no other row along."""
    data = (
        ROW % (7, b"a") + b'"2","x"\n' + b'"3","5/8/2008 9:15","08ZENDA9","never closed\nbut\n' + ROW % (8, b"b") + b'"'
    )
    found = list(read(data, errors="keep"))
    bad = [record for record in found if isinstance(record, BadRecord)]

    assert [type(record).__name__ for record in found] == ["Cable", "BadRecord", "BadRecord", "Cable", "BadRecord"]
    assert [(str(record.place), record.data[:4]) for record in bad] == [
        ("<bytes>:3", b'"2",'),
        ("<bytes>:4", b'"3",'),
        ("<bytes>:8", b'"'),
    ]
    assert [record.reason[:20] for record in bad] == [
        "has 2 columns, expec",
        "has a quote that is ",
        "has a quote that is ",
    ]


def test_csv_of_other_columns() -> None:
    """Eight columns without an id in the third are no row."""
    (bad,) = read(b"1,2,3,4,5,6,7,8\n", format="csv", errors="keep")

    assert isinstance(bad, BadRecord)
    assert bad.reason == "expected an id in column 3, got '3'"


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_great_record(form: str) -> None:
    """A record that passes the limit is a bad record; the next one is read."""
    good = {"csv": b"1,5/8/2008 9:15,08ZENDA7,,,,,TAGS: XG\n", "jsonl": (HEAD + "{}}\n").encode()}[form]
    great = {"csv": ROW % (7, b"x" * 900), "jsonl": b"{" + b" " * 900 + b"}\n"}[form]
    found = list(read(great + good, format=form, errors="keep", limits=Limits(max_chars=200)))

    assert [type(record).__name__ for record in found] == ["BadRecord", "Cable"]
    assert len(list(read(good, format=form, limits=Limits(max_chars=None)))) == 1


def test_json_lines() -> None:
    """JSON Lines is found by its content; a bad line is a bad record with its number."""
    found = list(read((HEAD + "{}}\n\n{no\n" + HEAD + '{"year_hint":2008}}').encode(), errors="keep"))

    assert [str(record.place) for record in found] == ["<bytes>:1", "<bytes>:3", "<bytes>:4"]


def test_many_in_xml() -> None:
    """XML with many cables gives each; a bad one is a bad record, and what is not well-formed ends the file."""
    one = stream.without_declaration(to_xml(load(TELEGRAM)))
    found = list(read(stream.HEAD + one + b"<cable/>" + one + b"<", errors="keep"))

    assert [type(record).__name__ for record in found] == ["Cable", "BadRecord", "Cable", "BadRecord"]
    with pytest.raises(ReadError, match=r"^<bytes>: has more than 1000 characters"):
        list(read(stream.HEAD + b"<cable>" + b" " * 50_000, limits=Limits(max_chars=1000)))
    with pytest.raises(ReadError, match="not well-formed XML"):
        list(read(stream.HEAD + b"<cable>" + b" " * 50_000, limits=Limits(max_chars=None)))


ABOVE = (
    "<?xml-stylesheet href='x'?>",
    "<!-- a -->\n<?x?>\n",
    "<?xml version='1.0'?>\n<?xml-stylesheet href='x'?>",
    "\n\n",
)


@pytest.mark.parametrize("above", ABOVE)
def test_above_the_root(above: str) -> None:
    """Instructions and comments may be above the root of a file of ours, of one cable or many."""
    one = stream.without_declaration(to_xml(load(TELEGRAM)))
    many = stream.without_declaration(stream.HEAD) + one + stream.FOOT

    assert [to_text(cable).encode() for cable in read(above.encode() + one)] == [TELEGRAM]
    assert [to_text(cable).encode() for cable in read(above.encode() + many)] == [TELEGRAM]


@pytest.mark.parametrize(
    "above",
    ["<!DOCTYPE cable>", "<?x?><!DOCTYPE cable [<!ENTITY a 'b'>]>\n", "<?xml version='1.0'?><!DOCTYPE x SYSTEM 'y'>"],
)
def test_doctype(above: str) -> None:
    """A DOCTYPE above the root of a file of ours is an error."""
    one = stream.without_declaration(to_xml(load(TELEGRAM)))
    with pytest.raises(ReadError, match="a DOCTYPE is not allowed"):
        list(read(above.encode() + one))
    with pytest.raises(ReadError, match="a DOCTYPE is not allowed"):
        list(read(above.encode() + stream.without_declaration(stream.HEAD) + one + stream.FOOT))


MANY: Final = stream.HEAD.decode()
WRONG: Final = {
    MANY + "<x/>": "line 3: <x> is not allowed here",
    MANY + "text</cables>": "line 2: text is not allowed outside of a text element: 'text'",
    "<!DOCTYPE cables>" + MANY.partition("\n")[2]: "line 1: a DOCTYPE is not allowed",
    MANY.replace(' version="1.0">', ">"): "line 2: expected version 1.0, found None",
    MANY.replace(' version="1.0">', ' version="2.0">'): "line 2: expected version 1.0, found 2.0",
    MANY.replace("cablekit/1", "cablekit/2"): "line 2: expected <cables> or <cable> of",
}


@pytest.mark.parametrize("wrong", WRONG)
def test_many_in_xml_that_is_wrong(wrong: str) -> None:
    """What is not ours is refused just as `read_cables` refuses it: there is one reader of `<cables>`."""
    with pytest.raises(ReadError, match=f"^<bytes>: {re.escape(WRONG[wrong])}"):
        list(read(wrong.encode(), format="cables"))
    with pytest.raises(ReadError, match=f"^{re.escape(WRONG[wrong])}"):
        list(stream.read_cables(io.BytesIO(wrong.encode())))


def test_several() -> None:
    """A file is split at a new heading with another number, and its pieces are the file."""
    other = TELEGRAM.replace(b"0915Z", b"1015Z").replace(b"0910", b"0911")
    old = b"SECRET\n\nPAGE 01 ZENDA 06523 141620Z\n\nACTION EUR-12\n" + other.replace(b"0911", b"6523")
    relay = b"VZCZCXRO2718\nPP RUEHQZB\n" + other
    found = list(read(TELEGRAM + relay + old))

    assert [cable.id for cable in found] == ["08ZENDA910", "08ZENDA911", "08ZENDA6523"]
    assert "".join(to_text(cable) for cable in found).encode() == TELEGRAM + relay + old
    assert to_text(found[2]).startswith("SECRET")


@pytest.mark.parametrize(
    "between",
    [b"R 080915Z MAY 08\nFM AMEMBASSY ZENDA\nUNCLAS SECTION 02 OF 02 ZENDA 000910\n", b"R 090915Z MAY 08\nTO X\n"],
)
def test_not_several(between: bytes) -> None:
    """The head of a later section, a quoted telegram, and a group without FM begin no telegram."""
    quoted = b"QUOTE\n" + TELEGRAM.replace(b"0910", b"0911") + b"UNQUOTE\n"

    assert len(list(read(TELEGRAM + between))) == 1
    assert len(list(read(TELEGRAM + quoted))) == 1


def test_several_relay_heads() -> None:
    """Relay heads that stand without a group are told apart by the numbers below them."""
    head = b"VZCZCXRO%04d\nPP RUEHQZB\nUNCLAS ZENDA %06d\n"

    assert len(list(read(head % (1, 910) + head % (2, 911)))) == 2
    assert len(list(read(head % (1, 910) + head % (2, 910)))) == 1


@pytest.mark.parametrize("data", [b"\x81 \xe9\n", b"\xef\xbb\xbf", b"\xe9\n"])
def test_several_in_other_encodings(data: bytes) -> None:
    """Each piece remembers the encoding of the file where it can be written in it alone."""
    whole = data + TELEGRAM + b"\x80\n" * (data[0] == 0x81) + TELEGRAM.replace(b"0910", b"0911")
    pieces = list(read(whole))

    assert len(pieces) == 2
    assert b"".join(encode(to_text(cable), cable.encoding, bom=cable.bom) for cable in pieces)[:1] == data[:1]


def test_several_where_a_piece_alone_would_be_read_otherwise() -> None:
    """A piece that is UTF-8 by itself, in a file that is not, keeps its characters and is written as UTF-8."""
    other = TELEGRAM.replace(b"0915Z", b"1015Z").replace(b"0910", b"0911")
    data = TELEGRAM + b"\x93Open\x94\n" + other + b"Caf\xc3\xa9\n"
    found = list(read(data))

    assert [cable.encoding for cable in found] == ["cp1252", "utf-8"]
    assert "".join(to_text(cable) for cable in found) == data.decode("cp1252")


@pytest.mark.parametrize("form", ["csv", "jsonl", "cables"])
def test_records_of_a_document(form: str) -> None:
    """A document of many records gives each of them, and what is none; a record may be too long."""
    one = stream.without_declaration(to_xml(Cable()))
    data = {
        "csv": b"1,5/8/2008 9:15,08ZENDA7,,,,,X\n2,x\n" + ROW % (7, b"x" * 9000),
        "jsonl": (HEAD + "{}}\nno\n").encode() + b"x" * 9000,
        "cables": stream.HEAD + one + b"<cable/>" + stream.FOOT,
    }[form]
    found = list(ARCHIVES[form].read(evolve(decode(data), limits=Limits(max_chars=2000))))

    assert [type(record).__name__ for record in found][:2] == ["Document" if form == "csv" else "Cable", "BadRecord"]
    assert all(isinstance(record, BadRecord) for record in found[2:])


def test_media_block_ends() -> None:
    """A block of labels has an end, and two labels are none."""
    assert load(b"ID: 7\nDATE: 8\n" + TELEGRAM).wrappers == ()
    assert load(b"ID: 7\n" * 40 + TELEGRAM).wrappers == ()


PLUSD = b"UNCLAS ZENDA 000007\n\nRaw content\nCapture Date: 1994\nDocument Number: 1979ZENDA00007\nFilm Number: D7\n"
MAIL = b"From: CBPC, EACTAPP\nTo: POL\nSubject: ZENDA 00000007 R CO 17-MAR-08 BRIDGE\n\n"


@pytest.mark.parametrize(
    ("above", "fields"),
    [
        (b"<<218634>>\n", (("Record", "218634"),)),
        (b"Wednesday, 29 November 2000, 13:59\n", (("Date", "Wednesday, 29 November 2000, 13:59"),)),
        (b"Cable dated:2005-05-23T14:26:00", (("Cable dated", "2005-05-23T14:26:00"),)),
        (b"ID: 7\nORIGIN: Zenda\nDATE: 2008\n\n", (("ID", "7"), ("ORIGIN", "Zenda"), ("DATE", "2008"))),
    ],
)
def test_media(above: bytes, fields: tuple[tuple[str, str], ...], tmp_path: Path) -> None:
    """Each shape of dump is a wrapper, and the file comes back to the byte."""
    cable = load(above + TELEGRAM)

    assert [(wrapper.archive, wrapper.fields) for wrapper in cable.wrappers] == [("media", fields)]
    assert cable.id == "08ZENDA910"
    assert rewritten(above + TELEGRAM, tmp_path) == above + TELEGRAM


def test_media_row() -> None:
    """A row of columns has its telegram last."""
    cable = load(b"7\t5/8/2008 9:15\t08ZENDA7\tEmbassy Zenda\tSECRET\t08ZENDA1\tUNCLAS ZENDA 000007\n")

    assert (cable.id, cable.wrappers[0].get("origin")) == ("08ZENDA7", "Embassy Zenda")


def test_plusd() -> None:
    """The text of a page without headings has its attributes all the same."""
    cable = load(PLUSD)

    assert (cable.id, cable.wrappers[0].archive, cable.wrappers[0].get("Film Number")) == ("79ZENDA7", "plusd", "D7")


def test_wrappers_nest(tmp_path: Path) -> None:
    """A site's dump with a media dump with an Outlook copy in it has three wrappers, the outermost first."""
    site_head = b"Identifier\nCreated\nClassification\nOrigin\n08ZENDA7\n1\n2\n3\n\n"
    data = site_head + b"<<7>>\n" + MAIL + b"UNCLAS ZENDA 000007\n"
    cable = load(data)

    assert [wrapper.archive for wrapper in cable.wrappers] == ["site", "media", "outlook"]
    assert cable.id == "08ZENDA7"
    assert rewritten(data, tmp_path) == data


def test_wrapped_too_often() -> None:
    """More layers than anybody needs are an error."""
    with pytest.raises(ReadError, match="wrapped more than 16 times"):
        load(b"<<7>>\n" * 40)


def test_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF is read by the program, which may be missing, break, or refuse the file."""
    data = b"%PDF-1.7 x"
    program = tmp_path / "pdftotext"
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadError, match="install the program pdftotext"):
        load(data)
    for script, message in (("echo broken >&2; exit 1", "cannot read: broken"), ("exit 3", "cannot read: status 3")):
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        with pytest.raises(ReadError, match=message):
            load(data)
    program.write_text("#!/no/such/program\n")
    with pytest.raises(ReadError, match="pdftotext failed"):
        load(data)
    program.write_text("#!/bin/sh\necho '<<7>>'; echo 'TAGS: XG'\n")

    assert load(data).wrappers[0].get("Record") == "7"
    assert load(data, limits=Limits(max_chars=None)).tags == ("XG",)


@pytest.mark.parametrize(
    ("data", "limits", "message"),
    [
        (b"x" * 11, Limits(max_chars=10), "more than 10 characters"),
        (b"x" * 100_000, Limits(max_chars=10), "more than 10 characters"),
        (b"x" * 400_000, Limits(max_chars=50_000), "more than 50000 characters"),
        ((HEAD + "[" * 300).encode() + b"}", Limits(), "nested deeper than 256"),
        (to_xml(load(TELEGRAM)), Limits(max_depth=2), "nested deeper than 2"),
    ],
)
def test_limits(data: bytes, limits: Limits, message: str) -> None:
    """What passes a limit is an error."""
    with pytest.raises(ReadError, match=message):
        load(data, limits=limits)


def test_limits_that_hold() -> None:
    """What keeps within the limits, or has none, is read."""
    assert load((HEAD + "{}}").encode(), limits=Limits(max_depth=None)) == Cable()
    assert len(load(b"x" * 100_000, limits=Limits(max_chars=None)).sections) == 1
    two = TELEGRAM + TELEGRAM.replace(b"0910", b"0911").replace(b"0915Z", b"1015Z")
    with pytest.raises(ReadError, match="holds more than 1 cables"):
        list(read(two, limits=Limits(max_count=1)))
    assert [type(found) for found in read(two, errors="keep", limits=Limits(max_count=1))] == [Cable, BadRecord]


# --- sources ----------------------------------------------------------------------------------


def test_registry() -> None:
    """The forms are tried in the order of format.md, a plain telegram last."""
    assert list(ARCHIVES) == [
        "cables",
        "xml",
        "jsonl",
        "json",
        "pdf",
        "rtf",
        "csv",
        "table",
        "objects",
        "sql",
        "mbox",
        "joined",
        "eml",
        "site",
        "cablegate",
        "html",
        "pasted",
        "nara",
        "plusd",
        "smart",
        "media",
        "outlook",
        "several",
        "text",
    ]
    assert archive_named("smart").read is smart.read_smart


# --- hostile input ----------------------------------------------------------------------------


@pytest.mark.scaling
@pytest.mark.parametrize(
    "pattern",
    [
        "<",
        "<pre>",
        "<pre></pre>",
        "<td>",
        "\n",
        " ",
        "\n ",
        "x\n",
        "MRN:\n",
        "MRN:\nDate/DTG\n",
        "Message Text\n",
        "Share this cable\n",
        "From: x\n",
        "RELEASE IN ",
        "Declassified/Released ",
        "A a a ",
        "{",
        "<?xml ",
    ],
)
def test_recognising_is_linear(pattern: str) -> None:
    """Twice as much of whatever a pattern stumbles over takes about twice as long."""
    assert_linear(looked_through, lambda size: pattern * (size // len(pattern)))


def looked_through(text: str) -> None:
    """Look through a hostile text, and a page of it, for archives' marks."""
    page = "<table class='cable'>" + text + "</table><pre>" + text + "</pre>"
    for data in (text, page):
        form_of(decode(data.encode()))
    cablegate.telegram_text(page)
    cablegate.read_facts(page)
    site.read_footer(text, 0, len(text), {})
    nara.read_attributes(text, 0)
    list(smart.wrappers_above("From: x\n" + text, len(text), len(text)))
    smart.telegram_start(text, len(text))


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["no mark", "mark"])
@pytest.mark.parametrize("many", [False, True], ids=["one", "many"])
def test_blank_lines_before_the_declaration(mark: bytes, many: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """A file of XML may begin with blank lines; the lines of what is wrong in it are counted from the first."""
    xml = to_xml(load(TELEGRAM))
    data = stream.HEAD + stream.without_declaration(xml) + stream.FOOT if many else xml
    path = tmp_path / "x.xml"
    path.write_bytes(mark + b"\n \r\n" + data)
    (broken,) = read(b"\n\n" + data.replace(b"</cable>", b"</table>"), errors="keep")

    assert [to_text(cable).encode() for cable in read(path)] == [TELEGRAM]
    assert isinstance(broken, BadRecord)
    assert broken.reason.startswith(f"line {data[: data.index(b'</cable>')].count(10) + 3}: not well-formed XML")
