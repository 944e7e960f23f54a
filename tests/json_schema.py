"""The JSON Schema of the dicts, derived from the classes of the model and from the rows of their fields.

`python -m tests.schemas` writes it, with the schemas of the XML.
"""

import inspect
import json
import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, Final, get_args, get_origin, get_type_hints

from cablekit.mapping.converter import field_names, mapper
from cablekit.mapping.dicts import ROOTS, SCHEMA
from cablekit.mapping.faults import WHOLE
from cablekit.model.body import ALL_TEXT, Paragraph, Section
from cablekit.model.extra import LARGEST
from cablekit.telegram.parse import KIND_OF_CLASS, NODE_KINDS
from cablekit.telegram.render import CHILD_FIELDS

Schema = dict[str, Any]

WIDTH: Final = 120
STRING: Final[Schema] = {"type": "string"}
NULL: Final[Schema] = {"type": "null"}
PLAIN: Final[dict[Any, Schema]] = {
    str: STRING,
    bool: {"type": "boolean"},
    int: {"$ref": "#/$defs/Whole"},
    date: {"$ref": "#/$defs/Date"},
}
COUNT: Final[Schema] = {"$ref": "#/$defs/Count"}
JSON: Final[Schema] = {"$ref": "#/$defs/Json"}
#: Where a class says by which rule of the format it is read: the schema travels without that page.
RULE: Final = re.compile(r" \([^()]*format\.md[^()]*\)")


def row_of(*items: Schema) -> Schema:
    """Describe an array of exactly these items."""
    return {"type": "array", "prefixItems": list(items), "items": False, "minItems": len(items)}


def array_of(item: Schema) -> Schema:
    """Describe an array of any number of items."""
    return {"type": "array", "items": item}


def object_of(properties: dict[str, Schema], **more: Any) -> Schema:
    """Describe an object with these keys and no others."""
    return {"type": "object", "properties": properties, **more, "additionalProperties": False}


#: The definitions that are no classes of the model.
COMMON: Final[dict[str, Schema]] = {
    "Furniture": {
        "description": "Print that gives no value, or repeats one of another place.",
        **row_of({"type": "string", "pattern": r"^([a-z]+\.[a-z_]+)?$"}, STRING, STRING),
    },
    "Whole": {"type": "integer", "minimum": -WHOLE, "maximum": WHOLE},
    "Count": {"type": "integer", "minimum": 0, "maximum": WHOLE},
    "Date": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "Json": {
        "description": "Any JSON whose numbers a double can hold.",
        "anyOf": [
            {"type": ["null", "boolean", "string"]},
            {"type": "number", "minimum": -LARGEST, "maximum": LARGEST},
            array_of(JSON),
            {"type": "object", "additionalProperties": JSON},
        ],
    },
}


#: The moment before a cable.
MOMENT: Final[Schema] = {"type": "string", "description": "Written fresh, in UTC; ignored by readers."}


#: A table or a quoted cable has no items.
ALL_TEXT_RULE: Final[Schema] = {
    "if": {"properties": {"kind": {"enum": sorted(ALL_TEXT)}}, "required": ["kind"]},
    "then": {"properties": {"items": {"maxItems": 0}}},
}


class Definitions:
    """The definitions of classes, each made when it is first referred to."""

    def __init__(self) -> None:
        self.made: dict[str, Schema] = {}

    def refer(self, cls: type[Any]) -> Schema:
        """Refer to the definition of a class."""
        if cls.__name__ not in self.made:
            self.made[cls.__name__] = {}  # its place: a class may refer to itself
            defined = {"enum": list(map(str, cls))} if issubclass(cls, StrEnum) else self.record(cls)
            self.made[cls.__name__] |= defined
        return {"$ref": f"#/$defs/{cls.__name__}"}

    def value(self, hint: Any) -> Schema:
        """Describe the values of a type."""
        arguments = get_args(hint)
        if NoneType in arguments:
            found = self.value(next(inner for inner in arguments if inner is not NoneType))
            return {"type": [found["type"], "null"]} if found.keys() == {"type"} else {"anyOf": [found, NULL]}
        if get_origin(hint) is tuple:
            several = array_of(self.value(arguments[0]))
            size = len(arguments)
            return several if arguments[-1] is ... else {**several, "minItems": size, "maxItems": size}
        if get_origin(hint) is Mapping:
            return {"type": "object", "additionalProperties": JSON}
        return PLAIN.get(hint) or self.refer(hint)

    def record(self, cls: type[Any]) -> Schema:
        """Describe the objects of a class of the model: its fields with their defaults, and the source of a node."""
        hints, unset, write = get_type_hints(cls), cls(), mapper(full=False).unstructure
        properties = {
            name: {**self.value(hints[name]), "default": write(getattr(unset, name), hints[name])}
            for name in field_names(cls)
        }
        if cls in ROOTS.values():
            properties["source"] = source_of(KIND_OF_CLASS[cls])
        if cls is Section:
            plain = {"properties": {"kind": {"const": "paragraph"}}}
            properties["paragraphs"]["items"] = {"allOf": [properties["paragraphs"]["items"], plain]}
        rule = ALL_TEXT_RULE if cls is Paragraph else {}
        return {"description": summary_of(cls), **object_of(properties), **rule}


def source_of(kind: str) -> Schema:
    """Describe the pieces that a node brings along."""
    rows, children = list(NODE_KINDS[kind][1]), list(CHILD_FIELDS.get(kind, ()))
    entries = [
        {"$ref": "#/$defs/Furniture"},
        *([row_of({"enum": rows}, STRING, STRING)] if rows else []),
        *([row_of({"enum": children}, COUNT, COUNT)] if children else []),
    ]
    parts = array_of(array_of({"anyOf": entries}))
    own = {"kind": {"$ref": "#/$defs/ParagraphKind"}} if kind == "paragraph" else {}
    return object_of({"node": COUNT, **own, "parts": parts}, required=["node", "parts"])


def summary_of(cls: type[Any]) -> str:
    """Give the first sentences of a class's docstring, without the rule of the format."""
    summary, _, _ = (inspect.getdoc(cls) or "").partition("\n\n")
    return RULE.sub("", " ".join(summary.split()))


def schema() -> Schema:
    """Describe the dicts."""
    definitions = Definitions()
    nodes = {name: definitions.refer(cls) for name, cls in ROOTS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "A U.S. diplomatic telegram, or a part of one, as a dict",
        "description": "What cablekit's to_dict writes and from_dict reads. A key whose value is the default may be "
        "left out. With source, a node has its exact pieces: [field, kind, text], or [field, number, part] in the "
        "place of a part of a child.",
        **object_of(
            {"schema": {"const": SCHEMA}, "reader": STRING, "id": STRING, "date": MOMENT, **nodes},
            required=["schema"],
        ),
        "oneOf": [{"required": [name]} for name in nodes],
        "$defs": definitions.made | COMMON,
    }


def layout(data: Any, indent: str = "") -> str:
    """Write JSON with each value on one line where it fits there."""
    line = json.dumps(data, ensure_ascii=False)
    if len(indent) + len(line) < WIDTH or not isinstance(data, dict | list):
        return line
    inner = indent + "  "
    if isinstance(data, dict):
        entries = [f"{json.dumps(key)}: {layout(value, inner)}" for key, value in data.items()]
    else:
        entries = [layout(value, inner) for value in data]
    start, end = "{}" if isinstance(data, dict) else "[]"
    return f"{start}\n{inner}" + f",\n{inner}".join(entries) + f"\n{indent}{end}"


def json_schema() -> str:
    """Write the JSON Schema."""
    return layout(schema()) + "\n"
