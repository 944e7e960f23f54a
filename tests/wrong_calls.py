"""Every public callable with arguments that are right, and the values that are wrong for its parameters."""

import inspect
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NoReturn

import attrs

import cablekit
from cablekit import (
    Addressee,
    Assembly,
    Authority,
    BadRecord,
    Cable,
    Change,
    Classification,
    Closing,
    DateTimeGroup,
    Disagreement,
    Distribution,
    ExecutiveOrder,
    Finding,
    Gap,
    Header,
    Hit,
    Indexed,
    Limits,
    MessageNumber,
    Office,
    Paragraph,
    ParagraphKind,
    Part,
    Place,
    Portion,
    Precedence,
    Reference,
    ReferenceKind,
    Routing,
    Section,
    Station,
    Table,
    Thread,
    Wrapper,
)
from cablekit.checking import Code
from cablekit.corpus import Agreement, TagRow
from cablekit.vocabulary import (
    Caption,
    Collective,
    DeclassificationCode,
    DistributionOffice,
    OperatingSignal,
    Order,
    PortionMark,
    Post,
    PrecedenceEntry,
    Reason,
    RoutingIndicator,
    Tag,
)
from cablekit.xml import XmlFinding
from tests import fake_spark
from tests._helpers import forced

TEXT: Final = (
    "R 080915Z MAY 08\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\nC O N F I D E N T I A L ZENDA 000910\n\nTAGS: PREL\n"
    "SUBJECT: THE BRIDGE\n\n1. (C) Sapt named two:\n\n   a. the toll;\n   b. the keys.\n\n2. (U) Open.\n\nSAPT\nNNNN\n"
)
CABLE: Final = cablekit.from_text(TEXT)
FIRST, SECOND = CABLE.paragraphs
UNIT: Final = next(cablekit.units(CABLE))
PIECE: Final = next(cablekit.walk(CABLE))
DATA: Final = cablekit.to_dict(CABLE)
COUNTS: Final = cablekit.corpus.count([CABLE])
GRAPH: Final = cablekit.graph([CABLE.with_header(references=["STRELSAU 88"])])
JSON: Final = cablekit.to_json(CABLE)
XML: Final = cablekit.to_xml(CABLE)
#: The packages whose names are public.
PACKAGES: Final = ("", "arrow", "checking", "corpus", "mapping", "model", "spark", "vocabulary", "xml")


def several_cables() -> bytes:
    """Write an XML file of two cables."""
    file = io.BytesIO()
    cablekit.xml.write_cables([CABLE, CABLE], file)
    return file.getvalue()


def database() -> bytes:
    """Make a database of one cable."""
    with TemporaryDirectory() as folder:
        cablekit.index(TEXT.encode(), f"{folder}/cables.db")
        return Path(folder, "cables.db").read_bytes()


#: What a search is limited to.
FILTERS: Final = {"post": "ZENDA", "date": 2008, "tags": "PREL", "classification": "C", "limit": 7}
#: The arguments of each public function and method, all that it takes; a new one fails a test until it has its row.
CALLS: Final[dict[str, dict[str, Any]]] = {
    "Cable.find": {"self": CABLE, "text": "toll"},
    "Cable.insert_after": {"self": CABLE, "node": FIRST, "new": "2. (U) No."},
    "Cable.insert_before": {"self": CABLE, "node": FIRST, "new": Paragraph("1", text="No.")},
    "Cable.move": {"self": CABLE, "node": SECOND, "after": None},
    "Cable.paragraph": {"self": CABLE, "number": 1},
    "Cable.reclassify": {"self": CABLE, "level": "SECRET", "portions": True},
    "Cable.remove": {"self": CABLE, "node": FIRST},
    "Cable.renumber": {"self": CABLE},
    "Cable.replace": {"self": CABLE, "node": FIRST, "text": "No."},
    "Cable.with_header": {"self": CABLE, "subject": "THE MILL"},
    **{
        f"{node.__class__.__name__}.serialize": {"self": node, "format": "text"}
        for node in (CABLE, CABLE.header, CABLE.sections[0], FIRST, CABLE.closing)
    },
    **{
        f"{cls.__name__}.parse": {"data": TEXT, "format": "text"}
        for cls in (Cable, Header, Section, Paragraph, Closing)
    },
    "Catalog.whose": {"self": CABLE.catalog, "field": "date"},
    "Graph.answers": {"self": GRAPH, "id": "08ZENDA910"},
    "Graph.neighbors": {"self": GRAPH, "id": "08ZENDA910"},
    "Graph.node": {"self": GRAPH, "id": "08ZENDA910"},
    "Graph.references": {"self": GRAPH, "id": "08ZENDA910"},
    "Graph.referring": {"self": GRAPH, "id": "08ZENDA910"},
    "Limits.chars": {"self": Limits(), "count": 7},
    "Limits.count": {"self": Limits(), "count": 7},
    "Limits.depth": {"self": Limits(), "count": 7},
    "Limits.layers": {"self": Limits(), "count": 1},
    "Limits.members": {"self": Limits(), "count": 7},
    "Limits.unpacked": {"self": Limits(), "count": 7, "packed": 7},
    "Precedence.of": {"letter": "O"},
    "Unit.to_flow_place": {"self": UNIT, "place": UNIT.start},
    "Unit.to_text_place": {"self": UNIT, "place": 0},
    "Wrapper.get": {"self": Wrapper("site", (("Origin", "Embassy Zenda"),)), "name": "Origin"},
    "arrow.from_row": {"row": cablekit.arrow.to_row(CABLE)},
    "arrow.parse_batches": {
        "batches": [],
        "content": "content",
        "path": "path",
        "format": "text",
        "columns": {"text": "body"},
        "body": True,
        "source": True,
    },
    "arrow.read_batches": {
        "paths": [TEXT.encode()],
        "format": "text",
        "columns": {"text": "body"},
        "body": True,
        "source": True,
        "jobs": 1,
    },
    "arrow.to_row": {"cable": CABLE, "source": True},
    "assemble": {"cables": [CABLE]},
    "check": {"cable": CABLE},
    "cite": {"cable": CABLE, "paragraph": 1, "style": "apa"},
    "collate": {"cables": [CABLE, CABLE]},
    "corpus.agreement": {"cables": [CABLE]},
    "corpus.count": {"cables": [CABLE], "by": ["month"]},
    "corpus.plot": {"counts": COUNTS, "path": "months.png"},
    "corpus.tag_rows": {"cables": [CABLE]},
    "corpus.timeline": {"cables": [CABLE], "unit": "month", "by": ["post"]},
    "diff": {"old": CABLE, "new": CABLE.with_header(subject="THE MILL")},
    "disagreements": {"cable": CABLE},
    "from_dict": {"data": DATA, "cls": Cable, "trust": "values"},
    "from_json": {"data": JSON, "cls": Cable, "trust": None},
    "from_text": {"text": TEXT, "cls": Cable, "year": 2008, "body": True},
    "from_xml": {"data": XML, "cls": Cable},
    "graph": {"cables": [CABLE], "kinds": ["reference"]},
    "index": {"source": [TEXT.encode()], "database": "cables.db", "columns": {"text": "body"}, "jobs": 1},
    "search": {"database": "cables.db", "query": "bridge", **FILTERS},
    "load": {"source": TEXT.encode(), "format": "text", "columns": {"text": "body"}, "limits": Limits(), "body": True},
    "mapping.json_schema": {},
    "read": {
        "source": [TEXT.encode()],
        "format": "text",
        "errors": "keep",
        "columns": {"text": "body"},
        "limits": Limits(),
        "body": True,
        "jobs": 1,
    },
    "redact": {"cable": CABLE, "above": "UNCLASSIFIED", "keep": lambda _: True},
    "to_bibtex": {"cables": [CABLE, CABLE]},
    "to_cmif": {
        "cables": [CABLE],
        "target": io.BytesIO(),
        "title": "Cables",
        "editor": "Sapt",
        "publisher": "Sapt",
        "url": "https://zenda.example/",
        "updated": date(2026, 11, 30),
    },
    "to_csl": {"cable": CABLE},
    "to_dict": {"node": CABLE, "source": True, "full": True},
    "to_dublin_core": {"cable": CABLE, "terms": True},
    "to_html": {"cable": CABLE},
    "to_json": {"node": CABLE, "source": True, "full": True, "indent": 2},
    "to_record": {"cable": CABLE},
    "to_ris": {"cables": [CABLE, CABLE]},
    "to_tei": {"cable": CABLE, "ism": True, "profile": "frus", "number": 12},
    "to_tei_corpus": {
        "cables": [CABLE],
        "target": io.BytesIO(),
        "title": "Cables",
        "profile": "frus",
        "number": 12,
        "ism": True,
    },
    "to_text": {"node": CABLE},
    "to_xml": {"node": CABLE, "pretty": True},
    "units": {"cable": CABLE},
    "canonical_id": {"id": "08ZENDA910"},
    "vocabulary.all_posts": {},
    "vocabulary.canonical_station": {"name": "ZENDA"},
    "vocabulary.caption": {"word": "NODIS"},
    "vocabulary.caption_words": {},
    "vocabulary.collective": {"name": "NATO COLLECTIVE"},
    "vocabulary.declassification_code": {"code": "X1", "order": 12958},
    "vocabulary.distribution_office": {"code": "ARA"},
    "vocabulary.executive_order": {"number": 12958},
    "vocabulary.geo_tag_codes": {},
    "vocabulary.is_station": {"name": "ZENDA"},
    "vocabulary.operating_signal": {"code": "ZNY"},
    "vocabulary.portion_mark": {"mark": "C"},
    "vocabulary.post": {"name_or_token": "LA PAZ"},
    "vocabulary.precedence": {"word_or_letter": "O"},
    "vocabulary.reason": {"order_or_section": 12958, "letter": "b"},
    "vocabulary.routing_indicator": {"ri": "RUEHC"},
    "vocabulary.station_names": {},
    "vocabulary.subject_tag_codes": {},
    "vocabulary.tag": {"code": "PREL", "on": date(2008, 5, 8)},
    "vocabulary.tag_codes": {},
    "spark.parse": {
        "df": fake_spark.DataFrame(),
        "content": "content",
        "path": "path",
        "format": "text",
        "columns": {"text": "body"},
        "body": True,
        "source": True,
    },
    "spark.register": {"spark": fake_spark.Session()},
    "threads": {"cables": [CABLE], "missing": True},
    "title_case": {"text": "THE BRIDGE"},
    "walk": {"node": CABLE},
    "wrap": {"text": "The bridge is open.", "width": 20},
    "write": {"cable": CABLE, "path": "bridge.txt", "format": "text", "source": True},
    "write_graph": {"graph": GRAPH, "path": "refs.gexf", "format": "gexf"},
    "xml.digest_matches": {"data": XML},
    "xml.each_cable": {"file": io.BytesIO(several_cables())},
    "xml.read_cables": {"file": io.BytesIO(several_cables())},
    "xml.schema": {"name": "rng"},
    "xml.validate_xml": {"data": XML},
    "xml.write_cables": {"cables": [CABLE], "file": io.BytesIO(), "pretty": True},
}
#: A value of each public class, whose fields are right arguments of it.
VALUES: Final[tuple[Any, ...]] = (
    CABLE, CABLE.header, CABLE.sections[0], FIRST, CABLE.closing, CABLE.catalog, UNIT, PIECE,
    Addressee("SECSTATE WASHDC", "RUEHC", "PRIORITY", "J-3", "3121"), Assembly(CABLE), Authority("Sapt", "DCM", ("b",)),
    BadRecord(Place("bridge.txt"), "no telegram", b""), Caption("NODIS"), Change("field", "subject", "A", "B"),
    Classification.SECRET, Code("info", "Something to know."), Collective("NATO COLLECTIVE"), cablekit.collate([CABLE]),
    DateTimeGroup(("ROUTINE",), 8, 9, 15, "MAY", "08", "ZDK"), DeclassificationCode("X1"),
    Disagreement("id", "A", "B", "site"),
    Distribution("ARA-14"), DistributionOffice("ARA"), ExecutiveOrder("12958", "DECL", date(2018, 5, 8)),
    Finding("bad-dtg", "warning", "Wrong.", 1, 1, 0, 7), Gap("redacted", None, "XXXX", 0, 4, 1), GRAPH, GRAPH.edges[0],
    GRAPH.nodes[0], Hit("08ZENDA910"), Indexed(1), Limits(),
    MessageNumber("ZENDA", 910, 2008), Office("ARA", "14"), OperatingSignal("ZNY"), Order("12958"), ParagraphKind.TABLE,
    Part(1, 2), Place("bridge.txt", 1, 0, 1), Portion("C", ("NF",)), PortionMark("C"), Post("ZENDA"), Precedence.FLASH,
    PrecedenceEntry("FLASH"), Reason("b"), Reference(post="ZENDA", number=7), ReferenceKind.TELCON,
    Routing("PRIORITY", ("RUEHC",)), RoutingIndicator("RUEHC"), Station("RUEHC"), Tag("PREL"), Table([CABLE]),
    Thread(GRAPH.nodes), COUNTS, Agreement("nara", "SECRET", "SECRET", True, 7),  # noqa: FBT003
    TagRow(None, None, None, "PREL", None, "subject"),
    Wrapper("site", (("Origin", "Zenda"),)), XmlFinding("tampered", "error", "Wrong.", 1),
)  # fmt: skip


class Trap(Exception):  # noqa: N818 - what a user's object raises, by the user's name
    """What the objects below raise; with a long message."""


def trap(*_: object, **__: object) -> NoReturn:
    """Raise what no function of the package expects."""
    raise Trap("z" * 5000)


def trapped(base: type[Any] = object, *names: str) -> Any:
    """Make an object of a class based on *base* whose methods of these names raise; by default all of them."""
    return type("Evil" + base.__name__.title(), (base,), dict.fromkeys(names or TRAPPED, trap))()


#: The methods that Python itself calls.
TRAPPED: Final = (
    "__str__", "__repr__", "__eq__", "__hash__", "__len__", "__iter__", "__bool__", "__fspath__", "__index__",
    "__int__", "__getattr__", "__getitem__", "__contains__", "__call__", "__lt__", "__format__", "__next__",
    "__float__", "read", "write", "keys", "items", "astimezone", "utcoffset", "split", "upper", "strip", "encode",
    "startswith",
)  # fmt: skip


def with_one(cls_value: Any) -> Iterator[tuple[str, Any]]:
    """Yield copies of a value with one wrong field each."""
    for one in attrs.fields(type(cls_value)):
        for wrong in (7, "\0", None, b"x", (7,), (None,), object(), object.__new__(Header), 10**5000, trapped()):
            if wrong is not getattr(cls_value, one.name):
                yield (
                    f"{type(cls_value).__name__} with {one.name}={type(wrong).__name__}",
                    forced(cls_value, **{one.name: wrong}),
                )


def in_circle() -> Paragraph:
    """Make a paragraph that is its own item."""
    made: Paragraph = forced(FIRST)
    object.__setattr__(made, "items", (made,))
    return made


def below(**fields: Any) -> Cable:
    """Make a cable whose first paragraph has wrong values."""
    made: Cable = forced(CABLE, sections=(forced(CABLE.sections[0], paragraphs=(forced(FIRST, **fields), SECOND)),))
    return made


def failing() -> Iterator[Any]:
    """Yield a cable, and fail."""
    yield CABLE
    trap()


def half_built() -> dict[str, Any]:
    """Give nodes that no class has made, and nodes that have a wrong value."""
    made = {f"bare {cls.__name__}": object.__new__(cls) for cls in (*map(type, VALUES),) if attrs.has(cls)}
    for value in (CABLE, CABLE.header, CABLE.sections[0], FIRST, CABLE.closing, UNIT, Limits(), Place("x")):
        made |= dict(with_one(value))
    made |= {
        f"paragraph with {name}": below(**{name: wrong})
        for name, wrong in {"text": 7, "items": 7, "kind": "x", "label": 7, "portion": "C"}.items()
    }
    made["a circle"] = in_circle()
    made["a cable with a circle"] = forced(CABLE, sections=(forced(CABLE.sections[0], paragraphs=(in_circle(),)),))
    made["bare number"] = forced(CABLE, header=forced(CABLE.header, mrn=object.__new__(MessageNumber)))
    made["bare order"] = forced(CABLE, header=forced(CABLE.header, dtg=object.__new__(DateTimeGroup)))
    made["evil subject"] = forced(CABLE, header=forced(CABLE.header, subject=trapped(str)))
    return made


def plain() -> dict[str, Any]:
    """Give wrong values that are no nodes."""
    return {
        "None": None,
        "True": True,
        "7": 7,
        "-1": -1,
        "zero": 0,
        "huge": 10**5000,
        "-huge": -(10**5000),
        "NaN": float("nan"),
        "inf": float("inf"),
        "complex": 1j,
        "empty": "",
        "NUL": "\0",
        "surrogate": "\ud800",
        "word": "no such word",
        "long": "x" * 100_000,
        "b''": b"",
        "bytes": b"\xff\0",
        "bytearray": bytearray(b"x"),
        "view": memoryview(b"x"),
        "[]": [],
        "[None]": [None],
        "[7]": [7],
        "['']": [""],
        "{}": {},
        "dict": {"a": 1},
        "{7: 7}": {7: 7},
        "set": {1, 2},
        "tuple": (1,),
        "object": object(),
        "int": int,
        "Cable": Cable,
        "Header": Header,
        "Wrapper": Wrapper,
        "len": len,
        "lambda": lambda: None,
        "trap": trap,
        "generator": (one for one in (None,)),
        "failing": failing(),
        "date": date(2008, 5, 8),
        "datetime": datetime(2008, 5, 8),  # noqa: DTZ001
        "aware": datetime(1, 1, 1, tzinfo=UTC),
        "module": cablekit,
        "StringIO": io.StringIO("x"),
        "closed": closed(),
        "range": range(3),
        "Ellipsis": ...,
        "NotImplemented": NotImplemented,
        "evil": trapped(),
        "evil str": trapped(str),
        "evil bytes": trapped(bytes),
        "evil int": trapped(int),
        "evil list": trapped(list),
        "evil dict": trapped(dict),
        "evil tuple": trapped(tuple),
        "evil date": type("EvilDate", (date,), dict.fromkeys(TRAPPED, trap))(2008, 5, 8),
        "evil repr": trapped(object, "__repr__"),
        "evil eq": trapped(object, "__eq__"),
        "evil path": trapped(object, "__fspath__"),
        "path of 7": type("Seven", (), {"__fspath__": lambda _: 7})(),
        "evil iter": trapped(object, "__iter__"),
        "evil str iter": trapped(str, "__iter__", "__len__"),
        "evil cls": type("Evil", (), {"__class__": property(trap)})(),
        "text": TEXT,
        "xml": XML,
        "dict of a cable": DATA,
        "JSON": JSON,
        "[cable, None]": [CABLE, None],
        **{f"a {type(value).__name__}": value for value in VALUES},
    }


def closed() -> io.BytesIO:
    """Give a file that is closed."""
    file = io.BytesIO()
    file.close()
    return file


def found(name: str) -> Any:
    """Return the public thing of a name: `vocabulary.tag`, `Cable.parse`."""
    thing: Any = cablekit
    for part in name.split("."):
        thing = import_module(f"cablekit.{part}") if part in PACKAGES else getattr(thing, part)
    return thing


def public_names() -> Iterator[str]:
    """Yield the names of all public functions and methods; what two packages offer has the name in the first."""
    seen: set[int] = set()
    for package in PACKAGES:
        module = import_module(f"cablekit.{package}".rstrip("."))
        for name in module.__all__:
            thing = getattr(module, name)
            if id(thing) in seen:
                continue
            seen.add(id(thing))
            if isinstance(thing, type):
                yield from (f"{name}.{method}" for method in methods_of(thing))
            elif inspect.isfunction(thing):
                yield f"{package}.{name}".lstrip(".")


def methods_of(cls: type[Any]) -> Iterator[str]:
    """Yield the public methods of a class, those of its bases included, as far as they are ours."""
    ours = [base for base in cls.__mro__ if base.__module__.startswith("cablekit")]
    names = {name for base in ours for name, value in vars(base).items() if inspect.isroutine(value)}
    yield from sorted(name for name in names if not name.startswith("_"))


def classes() -> dict[str, type[Any]]:
    """Return the public classes by name."""
    modules = [import_module(f"cablekit.{package}".rstrip(".")) for package in PACKAGES]
    things = {name: getattr(module, name) for module in modules for name in module.__all__}
    return {name: thing for name, thing in things.items() if isinstance(thing, type)}
