"""How a reading is told in a line: hashes, values, errors, the lines that an edit changes."""

import base64
import difflib
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from cablekit import Cable, CableError, to_text
from cablekit.source import Child
from cablekit.xml.names import NAMESPACE

FOLDER: Final = Path(__file__).parent / "recorded"
#: Values longer than this are shown by their ends.
SHOWN: Final = 76
#: So are errors.
LONGEST: Final = 110
#: Behind these words stands why, in the words of another.
FOREIGN: Final = re.compile(r"(?:line \d+: )?(no well-formed XML|no JSON|cannot be written as JSON)[^\n]*")


def short(data: str | bytes) -> str:
    """Hash."""
    found = hashlib.sha256(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    return base64.urlsafe_b64encode(found.digest())[:3].decode()


def quoted(value: Any, most: int = 0) -> str:
    """Write a value as JSON, a long one by its ends."""
    written = json.dumps(value, ensure_ascii=False)
    written = re.sub("[\ud800-\udfff\x7f-\xa0\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", written)
    if not most or len(written) <= most:
        return written
    return f"{written[: most // 2]}\u2026{written[-most // 2 + 10 :]} {len(written)} {short(written)}"


def spans(node: Any) -> Iterator[tuple[Any, ...]]:
    """Yield what a node that was read was cut into: the field, the kind, the beginning and the end."""
    for part in range(len(node.source.parts)):
        yield from spans_of(node, part)


def spans_of(node: Any, part: int) -> Iterator[tuple[Any, ...]]:
    """Yield what one part of a node was cut into; each child is told by its kind."""
    yield (type(node).__name__,)
    for entry in node.source.parts[part]:
        if isinstance(entry, Child):
            yield from spans_of(entry.node, entry.part)
        else:
            yield entry


def mark(node: Any) -> str:
    """Hash what was read, in two signs: of thousands of hashes one or the other will tell."""
    return short(repr((list(spans(node)), node)))[:2]


def outcome(make: Callable[[], str]) -> str:
    """Give what is made, or the error."""
    try:
        return make()
    except CableError as error:
        return told(error)


def told(error: CableError) -> str:
    """Write an error on one line, a long one by its beginning."""
    written = quoted(f"{type(error).__name__} {error}")[1:-1].replace('\\"', '"').replace(NAMESPACE, "...")
    written = own_words(written)
    return written if len(written) <= LONGEST else f"{written[:LONGEST]}\u2026 {len(written)} {short(written)}"


def own_words(message: str) -> str:
    """Leave out what libxml2 or Python says in its own words: they change with its version."""
    return FOREIGN.sub(r"\1", message)


def difference(text: str, new: Cable) -> Iterator[str]:
    """Yield the lines that an edit changes, or why it is refused."""
    try:
        after = to_text(new)
    except CableError as error:
        yield f"  {told(error)}"
        return
    changes = difflib.unified_diff(text.splitlines(keepends=True), after.splitlines(keepends=True), n=0)
    for line in list(changes)[2:]:
        if not line.startswith("@@"):
            yield f"  {line[0]} {quoted(line[1:], SHOWN)}"
