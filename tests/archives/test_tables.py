"""Tables of other people, in rows or JSON: which column has the telegram, and what is wrong with a record."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from cablekit.archives import columns, dialects, objects, rows, table
from cablekit.archives.dialects import Dialect
from cablekit.archives.document import BadRecord, decode
from cablekit.archives.files import load, read
from cablekit.archives.limits import Limits
from cablekit.archives.registry import ARCHIVES, form_of, unwrapped
from cablekit.errors import ReadError
from cablekit.mapping import to_dict
from cablekit.model import Cable, Place
from cablekit.telegram.write import to_text
from tests.archives.files_of_each_format import FIRST, ONE, OTHER, ROWS, SECOND
from tests.archives.files_of_each_format import rows as written
from tests.scaling import assert_linear

UNKNOWN = written(("a", "b", "c", "d"))
MAPPED = {"text": "d", "id": "b", "date": "c"}


def found(data: str | bytes, **options: Any) -> list[str | None]:
    """Give the ids of the cables, and the reasons why there is none."""
    whole = data.encode() if isinstance(data, str) else data
    every = read(whole, errors="keep", **options)
    return [one.reason if isinstance(one, BadRecord) else one.id for one in every]


# --- columns ----------------------------------------------------------------------------------


def test_columns_that_a_caller_names(tmp_path: Path) -> None:
    """A table of unknown columns is read by what the caller says, of a path, bytes and a folder alike."""
    (tmp_path / "x.csv").write_text(UNKNOWN)
    lines = "\n".join(json.dumps(dict(zip("abcd", row, strict=True))) for row in ROWS)

    assert found(UNKNOWN, columns=MAPPED) == found(lines, columns=MAPPED) == [FIRST[0], SECOND[0]]
    assert [cable.id for cable in read(tmp_path, columns=MAPPED)] == [FIRST[0], SECOND[0]]
    assert load(lines.partition("\n")[0].encode(), columns=MAPPED).wrappers[0].fields == (
        ("a", "7"),
        ("Reference ID", "08ZENDA910"),
        ("Created", "2008-05-08"),
    )


def test_unknown_columns() -> None:
    """Where no column is known to have the telegram, one error names them and the option; so does a wrong name."""
    lines = "\n".join(json.dumps(dict(zip("abcd", row, strict=True))) for row in ROWS)
    unknown = "has the columns 'a', 'b', 'c', 'd', and none is known to have the telegram; say which: columns={'text':"

    for text in (UNKNOWN, lines):
        (reason,) = found(text)
        assert str(reason).startswith(unknown)
    assert found(UNKNOWN, columns={"text": "x"}) == ["has no column 'x'; there are 'a', 'b', 'c', 'd'"]
    assert found(UNKNOWN, columns={"text": "d", "id": "x"}) == ["has no column 'x'; there are 'a', 'b', 'c', 'd'"]
    assert found(lines, columns={"text": "d", "id": "x"}) == ["has no column 'x'; there are 'a', 'b', 'c', 'd'"] * 2


def test_a_name_that_promises_a_table(tmp_path: Path) -> None:
    """A file named as a table is one where the caller names columns, and then it has to have them."""
    path = tmp_path / "x.csv"
    path.write_text("id,note\n7,Dear Max\n")
    with pytest.raises(ReadError, match="has no column 'body'; there are 'id', 'note'"):
        list(read(path, columns={"text": "body"}))
    assert found(path.read_bytes(), columns={"text": "body"}) == ["no-telegram"]
    assert [one.reason for one in read(path, errors="keep") if isinstance(one, BadRecord)] == ["no-telegram"]
    assert to_text(load(path)) == path.read_text()
    (tmp_path / "x.json").write_text('{"a": 7}')
    with pytest.raises(ReadError, match="has the columns 'a', and none is known"):
        load(tmp_path / "x.json")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("body", "columns: expected names, such as {'text': 'body', 'id': 'refid'}, got 'body'"),
        ({"text": 7}, "columns: expected names, such as {'text': 'body', 'id': 'refid'}, got {'text': 7}"),
        (
            {"body": "text"},
            "columns: 'body' is not a value; there are text, header, id, date, originator, classification",
        ),
    ],
)
def test_columns_that_are_none(value: Any, message: str) -> None:
    """What is said of columns is names by what is in them."""
    for function in (read, load):
        with pytest.raises(ReadError) as caught:
            function(b"x", columns=value)
        assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("names", "texts"),
    [
        (("id", "text"), ("text", None)),
        (("Cable Text", "text"), ("Cable Text", None)),
        (("FULL_TEXT",), ("FULL_TEXT", None)),
        (("_source.content", "x"), ("_source.content", None)),
        (("header", "body"), ("body", "header")),
        (("header", "text"), ("text", None)),
        (("head", "note"), (None, None)),
        ((), (None, None)),
    ],
)
def test_known_names(names: tuple[str, ...], texts: tuple[str | None, str | None]) -> None:
    """The column with the telegram is known by its usual names; a header apart belongs to a body."""
    assert columns.text_names(names, None) == texts


def test_header_and_body() -> None:
    """A header that is a column of its own is above the body."""
    head, _, body = ONE.partition("C O N F")
    record = {"refid": "08ZENDA910", "header": head[:-1], "body": f"C O N F{body}"}
    named = {"x": head[:-1], "y": f"C O N F{body}"}

    assert to_text(load(json.dumps(record).encode())) == ONE
    assert to_text(load(json.dumps(named).encode(), columns={"header": "x", "text": "y"})) == ONE


def test_the_row_is_the_archives() -> None:
    """What a row says is a hint: it makes the id full, and never goes into the header."""
    text = "refid,date,body\n,2008-05-08,UNCLAS ZENDA 000910\\n\\nTAGS: PREL\\n\n08ZENDA7,x,1. (U) Yes.\n"
    first, second = read(text.encode())

    assert (first.id, first.date, first.year_hint) == ("08ZENDA910", None, 2008)
    assert to_text(first) == "UNCLAS ZENDA 000910\n\nTAGS: PREL\n"
    assert (second.id, second.catalog.id) == (None, "08ZENDA7")
    assert first.catalog.whose("date") == "table"


def test_records_are_judged() -> None:
    """A record in which there is no telegram is reported; so is one in which the text is missing."""
    assert found(f'id,body\n7,Dear Max\n8,"{OTHER.replace(chr(34), chr(34) * 2)}"\n9\n') == [
        "no-telegram",
        SECOND[0],
        "no-telegram",
    ]
    assert found('{"body": "Dear Max"}\n{"note": 7}\n') == [
        "no-telegram",
        "has the columns 'note', and none is known to have the telegram; say which: columns={'text': NAME, 'id': NAME}",
    ]


def test_many_names() -> None:
    """A message names only so many columns."""
    assert columns.listed(map(str, range(30))).endswith("'19' and 10 more")
    assert columns.listed([]) == "(none)"
    assert columns.unescaped(r"a\nb") == r"a\nb"
    assert columns.unescaped(r"a\r\nb\\\tc\n") == "a\nb\\\tc\n"


# --- rows -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "form"),
    [
        ("id,body\n7,x\n", "table"),
        ("id\tbody\n7\tx\n", "table"),
        ("sep=;\nid;body\n7;x\n", "table"),
        ('"id","body"\n7,"x', "table"),
        ("id,body\n", "text"),
        ("body\nx\n", "text"),
        ('body\n"x"\n', "table"),
        ('note\n"x"\n', "text"),
        ("id,id,body\n7,8,x\n", "text"),
        ("id,body,\n7,x,\n", "text"),
        ("id,body. It is long,\n7,x,\n", "text"),
        ("7,8\nid,body\n", "text"),
        ('id,"body\n7,x\n', "text"),
        ("id,note\n7,x\n", "text"),
        ("", "text"),
        ("\n", "text"),
        ("TO AMEMBASSY ZENDA, AMEMBASSY STRELSAU\nTEXT, BODY\n", "text"),
    ],
)
def test_recognise_a_table(data: str, form: str) -> None:
    """A table has a row of different names, with that of a telegram's column, and a row below it."""
    assert form_of(decode(data.encode())) == form


def test_bad_rows() -> None:
    """A row with too many columns, or with a quote that is wrong, is reported; the others are read."""
    text = f'id,body\n7,8,9\n8,"x" y\n9,"{ONE.replace(chr(34), chr(34) * 2)}"\n10,"never closed\n'
    every = list(read(text.encode(), errors="keep"))
    bad = [one for one in every if isinstance(one, BadRecord)]

    assert [one.reason for one in bad] == [
        "has 3 columns, expected 2",
        "has a quote that is never closed, or closed too early, in column 2",
        "has a quote that is never closed, or closed too early, in column 2",
    ]
    assert [(str(one.place), one.data) for one in bad[:2]] == [
        ("<bytes>:2", b"id,body\n7,8,9\n"),
        ("<bytes>:3", b'id,body\n8,"x" y\n'),
    ]
    assert [one.id for one in every if isinstance(one, Cable)] == [FIRST[0]]


def test_a_row_that_looks_otherwise_alone() -> None:
    """A row is read as the table is written, whatever it looks like alone."""
    assert found('id,body\n""\n8"\nM') == ["no-telegram"] * 3
    text = 'id;body\n7;"UNCLAS ZENDA 000910\n\nTAGS: PREL\nSUBJECT: A \\"B\\"\n"\n8;{}\n'
    _, second = read(text.format("UNCLAS ZENDA 000911\\n\\nTAGS: XG\\nSUBJECT: 'C\\\\D'\\n").encode())
    assert second.subject == "'C\\D'"


@pytest.mark.parametrize("first", ["'TIS SAID", 'THE 5" PIPE', 'THE 5" PIPE, 6"', "x" * 70_000])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_a_sign_that_quotes_nothing(first: str, delimiter: str) -> None:
    """A quote inside a column that is not quoted quotes nothing, and a table may be quoted far below its beginning."""
    one, other = (f'"{text.replace(chr(34), chr(34) * 2)}"' for text in (ONE, OTHER))
    rows = (("id", "note", "body"), ("7", first.replace(",", ""), one), ("8", "y", other))
    text = "".join(delimiter.join(row) + "\n" for row in rows)

    assert found(text) == [FIRST[0], SECOND[0]]
    late = text.replace(one, "UNCLAS ZENDA 000910\\n\\nTAGS: XG\\n")
    assert found(late, columns={"text": "body"})[1:] == [SECOND[0]]


def test_names_of_several_lines() -> None:
    """A name of a column with a line ending in it is known without it; so is one below a mark of the encoding."""
    row = ONE.replace("\n", "\\n").replace(",", "").replace(";", "")
    for text in (f'\ufeffid,"full\n text"\n7,{row}\n8,"x" y\n', f'\ufeff"id";"full\r\ntext"\r\n7;{row}\r\n8;"x" y\r\n'):
        first, second = read(text.encode(), format="table", errors="keep")
        assert isinstance(first, Cable)
        assert isinstance(second, BadRecord)
        assert (first.id, first.wrappers[0].fields) == ("08ZENDA910", (("id", "7"),))
        assert second.reason == "has a quote that is never closed, or closed too early, in column 2"
    wanted = {"text": "full kt"}
    assert found(text.replace("text", "kt"), columns=wanted, format="table")[0] == "08ZENDA910"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "latin-1", "utf-16"])
def test_names_in_other_encodings(encoding: str) -> None:
    """The names above a row are in the encoding of the row."""
    row = ONE.replace("\n", "\\n").replace(";", "") + "caf\u00e9"
    (cable,) = read(f"num\u00e9ro;r\u00e9f;body\n7;\u00e9;{row}\n".encode(encoding))
    assert cable.wrappers[0].fields == (("num\u00e9ro", "7"), ("r\u00e9f", "\u00e9"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_encodings_of_several_bytes_per_sign(encoding: str) -> None:
    """A table and lines of JSON in UTF-16 are read record by record; where each begins in the file is not known."""
    lines = "\n".join(json.dumps(dict(zip(("nr", "refid", "date", "body"), row, strict=True))) for row in ROWS)
    bad = lines.replace("\n", "\n\n[7]\n{nonsense\n", 1)
    for text, places in ((written(("nr", "refid", "date", "body")), None), (lines, [1, 2]), (bad, [1, 3, 4, 5])):
        mark = "\ufeff" if encoding.endswith("be") else ""
        data = (mark + text).encode(encoding)
        every = list(read(data, errors="keep", format="table" if places is None else "objects"))
        assert [one.id for one in every if isinstance(one, Cable)] == [FIRST[0], SECOND[0]]
        assert all(one.place and one.place.offset is None for one in every)
        assert places is None or [one.place.line for one in every if one.place] == places
    data = f'[{{"text": 7 7}},\n{json.dumps({"text": ONE})}]'.encode(encoding.replace("be", "le"))
    first, second = read(data, errors="keep", format="objects")
    assert (first.place, second.place) == (Place("<bytes>", 1, None, 1), Place("<bytes>", 2, None, 2))
    every = list(read(("\ufeff" + text).encode("utf-16-le") + b"\x00", errors="keep", format="objects"))
    assert isinstance(every[-1], BadRecord)
    assert every[-1].reason.startswith("is not UTF-16")


def test_great_rows() -> None:
    """A row that passes the limit is reported; so is a table whose row of names does."""
    text = f"id,body\n7,{'x' * 9000}\n8,y\n"
    reasons = found(text, limits=Limits(max_chars=1000))

    assert [str(reason)[:29] for reason in reasons] == ["has more than 1000 characters", "no-telegram"]
    (bad,) = read(b"x" * 9000 + b",body\n", format="table", errors="keep", limits=Limits(max_chars=1000))
    assert isinstance(bad, BadRecord)


@pytest.mark.parametrize("form", ["table", "objects"])
def test_a_table_that_is_attached(form: str) -> None:
    """A table inside another file is read as a whole; its bad records are reported."""
    lines = "\n".join(json.dumps(dict(zip(("nr", "refid", "date", "body"), row, strict=True))) for row in ROWS)
    data = {"table": written(("nr", "refid", "date", "body")) + "1,2,3,4,5\n", "objects": lines + "\n[]\n" + " " * 9000}
    document = decode(data[form].encode() + b"x" * 9000, Limits(max_chars=1500))
    every = list(unwrapped(ARCHIVES[form].read(document)))

    assert [type(one).__name__ for one in every] == ["Cable", "Cable", "BadRecord", "BadRecord"]


@pytest.mark.parametrize(
    ("head", "dialect"),
    [
        ("a,b\n", Dialect()),
        ("a\tb,c\td\n", Dialect("\t")),
        ('"a";"b"\n', Dialect(";", '"')),
        ("a|b\n'c'|d\n", Dialect("|", "'")),
        ('a,b\n"x \\"y\\" z",1\n', Dialect(",", '"', is_escaped=True)),
        ('a,b\n"x ""y"" z",1\n', Dialect(",", '"')),
        ('a,b\n"x\\",1\n', Dialect(",", '"')),
        ('a\tb\n5" pipe\tc\n', Dialect("\t")),
        ("a,b\n7,'TIS SAID\n8,'TWAS\n", Dialect()),
        ("a,b\n7,'x'\n8,\"y\"\n", Dialect()),
        ("a;b\n'it is \\'so\\'\n';7\n", Dialect(";", "'", is_escaped=True)),
        ("", Dialect()),
    ],
)
def test_dialect(head: str, dialect: Dialect) -> None:
    """How a table is written is seen at its beginning."""
    assert dialects.dialect_of(head) == dialect


@pytest.mark.parametrize(
    ("dialect", "row", "values"),
    [
        (Dialect(), 'a, "b, ""c""" ,,d\n', ["a", 'b, "c"', "", "d"]),
        (Dialect(), 'a,5" pipe\r\n', ["a", '5" pipe']),
        (Dialect("\t"), "a\t b \t\t\n", ["a", "b", "", ""]),
        (Dialect(";", "'"), "'it''s';\"x\"", ["it's", '"x"']),
        (Dialect(is_escaped=True), r'"a \"b\" \\ c","d"', ['a "b" \\ c', "d"]),
        (Dialect(), '"a\\",b', ["a\\", "b"]),
    ],
)
def test_a_row(dialect: Dialect, row: str, values: list[str]) -> None:
    """A row is split as its dialect says."""
    assert dialect.split(row) == values


def test_published_rows_written_again() -> None:
    """A row of `cables.csv` with other dates keeps its backslashes; one that is wrong is reported."""
    row = '"7","{date}","08ZENDA910","Embassy Zenda","SECRET","","FM ZENDA","SUBJECT: A \\ ""B"" \\x\n"\n'
    (iso,) = read(row.format(date="2008-05-08T09:15:00+00:00").encode())
    (dotted,) = read(row.format(date="08.05.2008 09:15").encode())

    assert iso.subject == dotted.subject == 'A \\ "B" \\x'
    assert rows.fields_of('1,5/8/2008 9:15,08ZENDA910,"a \\"b\\"",c')[3:] == ['a "b"', "c"]
    assert found("1,2008-05-08,08ZENDA910,x\n") == ["has 4 columns, expected 8"]
    assert found("0,1,2008-05-08,08ZENDA910,a,b,c,d,e\n") == [None]


# --- JSON -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "form"),
    [
        ('{"text": "x"}', "objects"),
        ('[\n {"body": "x"}', "objects"),
        ('{"a": {"message": 7}}', "objects"),
        (json.dumps({"a": ONE}), "objects"),
        ('{"a": "x"}', "text"),
        ("{}", "text"),
        ("[1]", "text"),
        ('{"a', "text"),
        ('{"a": "' + "\\u12" * 30 + '"}', "text"),
        ("{text: x}", "text"),
    ],
)
def test_recognise_json(data: str, form: str) -> None:
    """JSON of records has a field with a known name, or with a telegram."""
    assert form_of(decode(data.encode())) == form


@pytest.mark.parametrize(
    ("data", "reasons"),
    [
        ('[{"text": "x"}, 7, null, "y", true, [1]]', ["a number", "null", "a string", "true or false", "a list"]),
        ('[{"text": "x"}, {"text": }]', ["not JSON: Expecting value"]),
        ('{"text": "x"', ["not JSON: Expecting ',' delimiter"]),
        ('{"text": "x"}\n{"text"\n', ["not JSON: Expecting ':' delimiter"]),
    ],
)
def test_bad_json(data: str, reasons: list[str]) -> None:
    """What is not a record, or not JSON, is reported."""
    bad = found(data)

    assert [reason for reason in map(str, bad) if reason != "no-telegram"] == [
        next(reason for reason in map(str, bad) if wanted in reason) for wanted in reasons
    ]


def test_json_in_another_encoding() -> None:
    """JSON that is not in UTF-8 is read like any other text, value by value."""
    data = json.dumps([{"text": ONE}]).encode()[:-1] + b',\n {"text": "\xff"},' + json.dumps({"text": OTHER}).encode()
    every = list(read(data, format="objects", errors="keep"))

    assert [getattr(one, "id", None) for one in every] == [FIRST[0], None, SECOND[0]]
    assert isinstance(every[1], BadRecord)
    assert (every[1].reason, every[1].data) == ("no-telegram", b'{"text": "\xff"}')


def test_json_that_is_nested_too_deep() -> None:
    """Nesting without end is refused, in each of the ways to read; how much each Python bears is its own affair."""
    deep = '{"text": ' + "[" * 300 + "]" * 300 + "}"
    deeper = '{"text": ' + "[" * 100_000

    assert found(deep) == ["is nested deeper than 256, which is the limit; see cablekit.Limits"]
    assert found(f"[{deep}]", limits=Limits(max_depth=None)) == ["no-telegram"]
    assert found(deeper) == ["is nested too deep"]
    assert found(deeper + "]" * 100_000 + "}", limits=Limits(max_depth=None)) == ["is nested too deep"]
    lines = '{"text": "x"}\n{"text": ' + "[" * 100_000 + "]" * 100_000 + '}\n{"text": "x"}'
    assert found(lines, limits=Limits(max_depth=None)) == ["no-telegram", "is nested too deep", "no-telegram"]
    inside = '{"text": "x"}\n' + '{"a": [' * 100_000 + "{}" + "]}" * 100_000
    assert found(inside, limits=Limits(max_depth=None), format="objects")[1:] == ["is nested too deep"]


def test_lines_of_any_length() -> None:
    """One line that is not JSON, too long, or the first, ends no file of lines, however long they are."""
    one, other, long = (json.dumps({"text": text}) for text in (ONE, OTHER, ONE + "x" * 99_000))
    bad = '{"text": "x}'
    limits = Limits(max_chars=90_000)

    assert found(f"{long}\n{bad}\n{other}\n")[::2] == [FIRST[0], SECOND[0]]
    assert found(f'{{"a" 7}}\n{one}\n{bad}\n{other}\n', format="objects")[1::2] == [FIRST[0], SECOND[0]]
    assert found(f'{{"text"\n{one}\n{other}\n', format="objects")[1:] == [FIRST[0], SECOND[0]]
    assert found(f"{long[:-9] * 5}\n{one}\n{other}\n", limits=limits)[1:] == [FIRST[0], SECOND[0]]
    assert found(f'{one},\n{{"a" 7}},\n{other}\n', format="objects") == [
        FIRST[0],
        "not JSON: Expecting ':' delimiter, at character 6 of the record",
        SECOND[0],
    ]


def test_json_that_is_wrong_early() -> None:
    """What is not JSON is known at once, and not only where the file ends or the limit is passed."""

    class Watched(io.BytesIO):
        asked = 0

        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size)
            self.asked += len(data)
            return data

    file = Watched(b'[{"text": nonsense},' + b" " * 9_000_000)
    (first, *_) = read(file, format="objects", errors="keep")
    assert isinstance(first, BadRecord)
    assert first.reason == "not JSON: Expecting value, at character 10 of the record"
    file = Watched(b'[{"text": nonsense},' + b" " * 9_000_000)
    assert isinstance(next(objects.split_objects(file, Limits())), BadRecord)
    assert file.asked < 3_000_000


def test_long_values() -> None:
    """A list of any length is read value by value, also where a value is longer than what is read at once."""
    long = ONE + "x" * 3_000_000
    data = json.dumps([{"text": ONE}, {"text": long}, {"text": OTHER}], indent=1).encode()
    places = [one.place for one in read(data)]

    assert [one.line for one in places if one] == [2, 5, 8]
    assert all(data[one.offset or 0 :].startswith(b'{\n  "text"') for one in places if one)
    assert str(found(data, limits=Limits(max_chars=1_500_000))[-1]).startswith("has more than 1500000 characters")


def test_a_list_of_our_own() -> None:
    """A list of dicts that cablekit wrote has the cables."""
    data = json.dumps([to_dict(load(text.encode())) for text in (ONE, OTHER)])

    assert found(data) == [FIRST[0], SECOND[0]]
    assert found(data.replace('"mrn"', '"nrm"'))[0] != FIRST[0]


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ({"cables": [{"text": ONE}]}, 1),
        ({"08ZENDA910": ONE, "08ZENDA911": {"text": OTHER}}, 2),
        ({"08ZENDA910": 7}, 0),
        ({"08ZENDA910": ONE, "note": "x"}, 0),
        ({"a": {"b": {"cables": [{"text": ONE}, {"text": OTHER}]}}}, 2),
        ({"a": [{"text": ONE}], "b": [{"text": ONE}]}, 0),
        ({"a": [{"text": ONE}, 7]}, 0),
        ({"a": {"x": [{"text": ONE}]}, "b": {"x": [{"text": ONE}]}}, 0),
        ({"a": [{"text": ONE}, {"note": 7}]}, 1),
        ({"text": [ONE[:200], ONE[200:]]}, 1),
        ({"a": {"a": {"a": {"a": {"a": {"a": {"text": ONE}}}}}}}, 0),
    ],
)
def test_records_in_an_object(value: dict[str, Any], count: int) -> None:
    """An object has the records in its only list of objects, however deep."""
    every = list(read(json.dumps(value).encode(), format="objects", errors="keep"))

    assert sum(isinstance(one, Cable) for one in every) == count


# --- dumps of databases -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"SQLite format 3\x00\x10", "a database of SQLite"),
        (b"-- dump\n\nCREATE TABLE `cables` (id int);\n", "a dump of a database"),
        (b"INSERT INTO cables VALUES (1, 'UNCLAS ZENDA 000910\nTAGS: PREL');", "a dump of a database"),
        (
            b"PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nINSERT OR IGNORE INTO x(a) VALUES(1);",
            "a dump of a database",
        ),
        (b"/* x */\nCOPY public.cables (id, body) FROM stdin;\n1\tx\n", "a dump of a database"),
    ],
)
def test_dumps(data: bytes, what: str) -> None:
    """A dump of a database is not read: the error says how to proceed, also if it is attached."""
    (reason,) = found(data)

    assert str(reason).startswith(f"is {what}")
    assert "as CSV, with a row of names" in str(reason)
    with pytest.raises(ReadError, match=what):
        list(ARCHIVES["sql"].read(decode(data)))


def test_a_document_in_rtf() -> None:
    """A document of a word processor is not read: the error says how to proceed."""
    assert found("{\\rtf1\\ansi " + ONE + "}") == ["is a document in RTF; save it as text (.txt), and read that"]


@pytest.mark.parametrize(
    "text", ["SET THE TABLE.\n\nINSERT INTO THE RECORD", "Dear Max,\nINSERT INTO x VALUES (1)", "-- x\n\nSELECT 1"]
)
def test_not_dumps(text: str) -> None:
    """A text with a word of such a dump is a text."""
    assert form_of(decode(text.encode())) in ("text", "sql" if "RECORD" in text else "text")


# --- linear time ------------------------------------------------------------------------------


@pytest.mark.scaling
@pytest.mark.parametrize(
    "pump", ['"', '""', '\\"', ",", "\\", "\n", "'", '",', '"\n', "[", "{", '{"a":', "a,", " ", "]"]
)
@pytest.mark.parametrize("top", ["id,body\n", '"id","body"\n"', '{"text": "', "[", "INSERT INTO x", "1,2008-05-08,08Z"])
def test_tables_are_read_in_linear_time(pump: str, top: str) -> None:
    """A file of whatever a pattern stumbles over is read, or refused, in time linear in its length."""

    def looked_at(text: str) -> None:
        for form in (None, "table", "objects", "csv"):
            list(read(text.encode(), format=form, errors="keep"))

    assert_linear(looked_at, lambda size: top + pump * (size // len(pump)))


def test_split_functions_need_no_more_than_read() -> None:
    """The records of a file come one by one: each has what is needed to read it."""
    parts = list(table.split_table(io.BytesIO(b"id,body\n7,x\n8,y\n"), Limits()))
    values = list(objects.split_objects(io.BytesIO(b'[{"text": 1}]'), Limits()))

    assert [part.data for part in (*parts, *values)] == [b"id,body\n7,x\n", b"id,body\n8,y\n", b'{"text": 1}']
