"""The values of a node as plain JSON types, and as JSON."""

from cablekit.mapping.as_json import from_json, to_json
from cablekit.mapping.dicts import SCHEMA, from_dict, json_schema, to_dict
from cablekit.version import READER

__all__ = ["READER", "SCHEMA", "from_dict", "from_json", "json_schema", "to_dict", "to_json"]
