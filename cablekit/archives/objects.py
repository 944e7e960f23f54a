"""Other people's JSON: records in lines, in a list, or inside one object, read one by one (docs/archives.md)."""

import codecs
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from attrs import evolve

from cablekit.archives.columns import layout_of, may_be_telegram, record_document, text_names, unknown_layout
from cablekit.archives.document import BadRecord, Document, Found, Record, each_document
from cablekit.archives.jsonl import BOM, split_lines
from cablekit.archives.judging import CABLE_ID
from cablekit.archives.limits import Limits
from cablekit.archives.native import NAMESPACE, bracket_depth, json_cable
from cablekit.archives.streams import HEAD, STEP, Narrowed, Rewound, read_up_to
from cablekit.errors import ReadError
from cablekit.model import Place

#: How JSON of records begins.
BEGIN: Final = re.compile(r"\s{0,999}(?:\[\s{0,99})?\{\s{0,99}(?:\}|\"(?:[^\"\\]|\\.){0,200}\"\s{0,9}:)")
#: JSON of ours is read as such.
OURS: Final = re.compile(rf"\s{{0,999}}\{{[^\n]{{0,200}}\"{NAMESPACE}")
#: The names in an object, and its longer strings.
KEY: Final = re.compile(r"\"((?:[^\"\\]|\\.){1,200}+)\"\s{0,9}:\s{0,9}(?=[\"\[{0-9ntf-])")
STRING: Final = re.compile(r"\"((?:[^\"\\]|\\.){60,}+)\"", re.DOTALL)
#: What is between values; also the mark at the beginning of a file.
BLANKS: Final = re.compile(r"[\s,\ufeff]*")
#: Where our own JSON names our namespace.
NAMESPACE_KEY: Final = "schema"
#: How many characters are kept of what cannot be read.
SHOWN: Final = 200
#: How far before the end of the text an error may be if only the rest of a value is missing.
NEAR: Final = 16
#: How deep the fields of a record in a record are looked for.
DEEPEST: Final = 4
#: How many strings of the beginning are looked at for a telegram.
STRINGS: Final = 20


def recognise(document: Document) -> bool:
    r"""
    Whether JSON comes first in which a field is known to have the telegram, or has one.

    >>> from cablekit.archives.document import decode
    >>> recognise(decode(b'[{"text": "UNCLAS ZENDA 7"}]')), recognise(decode(b'{"a": 7}'))
    (True, False)
    """
    text = document.text[:HEAD]
    if not BEGIN.match(text) or OURS.match(text):
        return False
    names = KEY.findall(text)
    if any(text_names(names, columns)[0] in names for columns in (document.columns, None)):
        return True
    strings = (unquoted(match[1]) for match, _ in zip(STRING.finditer(text), range(STRINGS), strict=False))
    return may_be_telegram(strings)


def unquoted(text: str) -> str:
    """Return the characters of a string of JSON; nothing where it is not one."""
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return ""


def split_objects(file: BinaryIO, limits: Limits) -> Iterator[Record | BadRecord]:
    """Yield the records: of a file of lines each line, otherwise each object of a list, or the one object."""
    head = read_up_to(file, HEAD)
    rest = io.BufferedReader(Rewound(head, file), HEAD)
    encoding = json.detect_encoding(head)
    if encoding.startswith("utf-8"):
        yield from split_text(rest, limits)
        return
    for found in split_text(io.BufferedReader(Narrowed(rest, encoding), HEAD), limits):
        if isinstance(found, BadRecord):
            yield evolve(found, place=evolve(found.place, offset=None))
        else:
            yield found._replace(offset=None)


def split_text(file: BinaryIO, limits: Limits) -> Iterator[Record | BadRecord]:
    """Yield the records of a file in UTF-8."""
    head = read_up_to(file, HEAD)
    if b"\n" not in head and head.removeprefix(BOM).lstrip().startswith(b"{"):
        head += file.readline(limits.max_bytes)
    rest = io.BufferedReader(Rewound(head, file), HEAD)
    return split_lines(rest, limits) if has_lines(head, limits) else split_values(rest, limits)


def has_lines(head: bytes, limits: Limits) -> bool:
    """Whether each line of a file is an object: the first one is, or begins and ends like one, as does the next one."""
    first, _, below = head.removeprefix(BOM).lstrip().partition(b"\n")
    if not first.startswith(b"{"):
        return False
    is_too_long = not below and 0 <= limits.max_bytes < len(head)
    return is_too_long or is_object(first) or (first.rstrip().endswith(b"}") and below.lstrip().startswith(b"{"))


def is_object(line: bytes) -> bool:
    """Whether a line is an object."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def split_values(file: BinaryIO, limits: Limits) -> Iterator[Record | BadRecord]:
    r"""
    Yield the values of a list, or those that follow each other; below one that is not JSON, from the next object on.

    >>> list(split_values(io.BytesIO(b'[{"a": 1},\n {"b": 2}]'), Limits()))
    [Record(line=1, data=b'{"a": 1}', offset=1), Record(line=2, data=b'{"b": 2}', offset=12)]
    """
    text = Text(file, limits)
    begins = True
    while True:
        try:
            if begins and text.is_next("["):
                text.skip(1)
            begins = False
            if not text.has_more() or text.is_next("]"):
                return
            line, offset, value = text.next_value()
            yield Record(line, value, offset)
        except ReadError as error:
            place = Place("", offset=text.offset, line=text.line)
            yield BadRecord(place, str(error), text.rest())
            if not text.skip_to_object():
                return


class Text:
    """The characters of a file of JSON, as far as they are needed."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        self.file = file
        self.decoder: codecs.IncrementalDecoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self.scanner: json.JSONDecoder = json.JSONDecoder(strict=False)
        self.limits = limits
        self.text: str = ""
        self.at: int = 0  # where the next value begins in the text
        self.failed: int = 0  # where it proved not to be JSON; the end of the text if that is not known
        self.line: int = 1
        self.offset: int = 0
        self.is_whole: bool = False  # whether the file was read to its end

    def rest(self) -> bytes:
        """Return the beginning of what was read and not used."""
        return self.text[self.at : self.at + SHOWN].encode("utf-8", "surrogateescape")

    def skip(self, count: int) -> None:
        """Skip characters."""
        passed = self.text[self.at : self.at + count]
        self.at += count
        self.line += passed.count("\n")
        self.offset += len(passed.encode("utf-8", "surrogateescape"))

    def read(self) -> None:
        """Read more: as much as there is already, so that a long value is not tried too often."""
        self.text, self.at = self.text[self.at :], 0
        self.failed = len(self.text)
        self.limits.chars(len(self.text))
        data = self.file.read(max(STEP, len(self.text)))
        self.is_whole = not data
        self.text += self.decoder.decode(data, final=self.is_whole)

    def has_more(self) -> bool:
        """Whether there is something besides blanks and commas, which are skipped."""
        while True:
            match = BLANKS.match(self.text, self.at)
            self.skip(match.end() - self.at if match else 0)
            if self.at < len(self.text) or self.is_whole:
                return self.at < len(self.text)
            self.read()

    def is_next(self, sign: str) -> bool:
        """Whether a sign comes next, after blanks."""
        return self.has_more() and self.text[self.at] == sign

    def next_value(self) -> tuple[int, int, bytes]:
        """Return the next value: its line, its offset, and its bytes."""
        while True:
            try:
                _, stop = self.scanner.raw_decode(self.text, self.at)
            except RecursionError as error:
                self.failed = len(self.text)
                raise ReadError("is nested too deep") from error
            except json.JSONDecodeError as error:
                self.failed = error.pos
                if self.is_whole or is_early(error):
                    raise ReadError(not_json(error, self.at)) from error
            else:
                if stop < len(self.text) or self.is_whole:
                    break
            self.read()
        value = self.text[self.at : stop].encode("utf-8", "surrogateescape")
        found = self.line, self.offset, value
        self.skip(stop - self.at)
        return found

    def skip_to_object(self) -> bool:
        """Skip what is not JSON, up to the next line that begins an object; False if there is none."""
        at = max(self.at, self.failed - 1)
        while (found := self.text.find("\n{", at)) < 0 and not self.is_whole:
            self.skip(len(self.text) - 1 - self.at)
            self.read()
            at = 0
        self.skip(found + 1 - self.at)
        return found >= 0


def is_early(error: json.JSONDecodeError) -> bool:
    """Whether an error is far before the end of the text, so that more text cannot change it."""
    return error.pos + NEAR < len(error.doc) and not error.msg.startswith("Unterminated")


def not_json(error: json.JSONDecodeError, start: int = 0) -> str:
    """Return why the value that begins at *start* of a text is not JSON."""
    return f"not JSON: {error.msg}, at character {error.pos - start + 1} of the record"


def check_layout(head: Document) -> None:
    """Make sure that a field of the records is known to have the telegram."""
    names = [name for name in dict.fromkeys(KEY.findall(head.text)) if not CABLE_ID.fullmatch(name.upper())]
    if names and NAMESPACE_KEY not in names and text_names(names, head.columns)[0] is None:
        raise ReadError(unknown_layout(names))


def read_object(document: Document) -> Iterator[Found]:
    """Yield what is in one record that was split off."""
    document.limits.depth(bracket_depth(document.text))
    try:
        yield from value_documents(document, json.loads(document.text, strict=False))
    except json.JSONDecodeError as error:
        raise ReadError(not_json(error)) from error
    except RecursionError as error:  # without a limit of ours, the limit is that of Python
        raise ReadError("is nested too deep") from error


def value_documents(document: Document, value: Any) -> Iterator[Found]:
    """Yield what is in a value: a record, one of our own cables, or an object with a list of records."""
    if not isinstance(value, dict):
        raise ReadError(f"holds {kind_of(value)}, expected an object")
    if str(value.get(NAMESPACE_KEY, "")).startswith(NAMESPACE):
        yield json_cable(json.dumps(value).encode(), document.limits)
        return
    if (keyed := keyed_records(value)) is not None:
        value = {"records": keyed}
    fields = flattened(value)
    layout = layout_of(tuple(fields), tuple((document.columns or {}).items()))
    inner = None if layout.text in fields else records_in(value)
    if inner is None:
        yield record_document(document, fields, "json")
        return
    for one in inner:
        try:
            yield from value_documents(document, one)
        except ReadError as error:
            yield BadRecord(document.place, str(error), json.dumps(one).encode())


def keyed_records(value: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """
    Return the records in an object in which each is under its id.

    >>> keyed_records({"08ZENDA910": "UNCLAS", "08ZENDA911": {"text": "UNCLAS"}})
    [{'id': '08ZENDA910', 'text': 'UNCLAS'}, {'id': '08ZENDA911', 'text': 'UNCLAS'}]
    """
    are_ids = all(CABLE_ID.fullmatch(name.upper()) for name in value)
    if not value or not are_ids or not all(isinstance(one, str | dict) for one in value.values()):
        return None
    return [{"id": name, **(one if isinstance(one, dict) else {"text": one})} for name, one in value.items()]


def kind_of(value: Any) -> str:
    """Return what a value of JSON is called."""
    return {list: "a list", str: "a string", type(None): "null", bool: "true or false"}.get(type(value), "a number")


def records_in(value: Mapping[str, Any], depth: int = 0) -> list[Any] | None:
    """Return the only list of objects in an object, or in an object in it."""
    lists = [
        one for one in value.values() if isinstance(one, list) and one and all(isinstance(each, dict) for each in one)
    ]
    if lists or depth == DEEPEST:
        return lists[0] if len(lists) == 1 else None
    inner = [found for one in value.values() if isinstance(one, dict) and (found := records_in(one, depth + 1))]
    return inner[0] if len(inner) == 1 else None


def flattened(value: Mapping[str, Any], prefix: str = "", depth: int = 0) -> dict[str, str]:
    """
    Return the fields of an object as text; those of an object in it have both names.

    >>> flattened({"id": 7, "tags": ["PREL", "XG"], "_source": {"body": "x", "note": None}})
    {'id': '7', 'tags': 'PREL\\nXG', '_source.body': 'x', '_source.note': ''}
    """
    fields: dict[str, str] = {}
    for name, one in value.items():
        if isinstance(one, dict) and depth < DEEPEST:
            fields |= flattened(one, f"{prefix}{name}.", depth + 1)
        else:
            fields[prefix + name] = as_text(one)
    return fields


def as_text(value: Any) -> str:
    """Return a value of a field as text: the values of a list each on a line."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(map(as_text, value))
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def read_objects(document: Document) -> Iterator[Found]:
    """Yield what is in each record, and a `BadRecord` for anything that is not one."""
    return each_document(document, split_objects(io.BytesIO(document.data), document.limits), read_object)
