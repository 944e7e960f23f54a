"""The values of a node as plain JSON types, and as JSON."""

from typing import TYPE_CHECKING

from cablekit._lazy import lazy_attributes
from cablekit.version import READER

__all__ = [
    "READER", "SCHEMA", "from_dict", "from_json", "json_schema", "to_dict", "to_json",
]  # fmt: skip

if TYPE_CHECKING:
    from cablekit.mapping.dicts import SCHEMA, from_dict, json_schema, to_dict
    from cablekit.mapping.json_text import from_json, to_json
else:
    __getattr__, __dir__ = lazy_attributes(
        __name__,
        __all__,
        {
            "json_text": "from_json to_json",
            "dicts": "SCHEMA from_dict json_schema to_dict",
        },
    )
