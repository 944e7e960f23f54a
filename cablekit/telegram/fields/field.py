"""How one field is read from its content and written as content, side by side."""

from collections.abc import Callable
from types import GenericAlias
from typing import Any, NamedTuple, get_args

from cablekit.errors import ModelError
from cablekit.model.reading import named


class Codec(NamedTuple):
    """
    The two directions of one field.

    Attributes:
        field: The field of the node.
        kind: The kind of the pieces that hold its content.
        read: Content, without label and page lines, to a value; None where nothing is understood.
        write: A value to content in canonical form, without label and final line end.
        label: What is printed before the content.
        before: How many line ends part it from what stands above; 0: it goes on in the line.
        after: What follows the content in canonical form.
        within: The field whose label it stands behind.
        rule: The line of dashes under the content, if there is one.

    >>> Codec("subject", "subject", str.strip, str, "SUBJECT: ").label
    'SUBJECT: '
    """

    field: str
    kind: str
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    label: str = ""
    before: int = 1
    after: str = "\n"
    within: str = ""
    rule: Callable[[str], str] | None = None

    def content(self, value: Any) -> str:
        """
        Write *value*, and make sure that it reads back.

        Raises:
            ModelError: It does not.

        >>> Codec("subject", "subject", str.strip, str).content("THE BRIDGE")
        'THE BRIDGE'
        """
        try:
            content = self.write(value)
            back = self.read(content)
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            message = mistyped(value) or f"{value!r} cannot be written: {error}"
            raise ModelError(message, self.field) from error
        if back != value:
            message = f"{value!r} would be written {content!r} and read back as {back!r}"
            raise ModelError(mistyped(value) or message, self.field)
        return content


Codecs = dict[str, Codec]


def mistyped(value: Any) -> str:
    """
    Name the first part of a value that is of a wrong type, `"910"` where a number belongs; else the empty string.

    >>> from cablekit.model import MessageNumber
    >>> mistyped(MessageNumber("ZENDA", "910"))
    "cannot be written: serial is '910', expected a value of int"
    """
    if isinstance(value, tuple):
        return next(filter(None, map(mistyped, value)), "")
    for field in getattr(value, "__attrs_attrs__", ()):
        kinds = tuple([kind for kind in get_args(field.type) or (field.type,) if isinstance(kind, type)])
        own = getattr(value, field.name)
        if not isinstance(field.type, GenericAlias) and kinds and not isinstance(own, kinds):
            return f"cannot be written: {field.name} is {own!r}, expected {named(kinds[0])}"[:500]
    return ""


def table(*codecs: Codec) -> Codecs:
    """
    Make a table of codecs in canonical order.

    >>> list(table(Codec("text", "text", str, str)))
    ['text']
    """
    return {codec.field: codec for codec in codecs}


def plain(value: Any) -> bool:
    """
    Say whether a field is left as it is by default: then nothing is written.

    >>> plain(None), plain(()), plain(0)
    (True, True, False)
    """
    return value is None or value in ((), "")


def tail_of(text: str) -> str:
    """
    Give the white space at the end of *text*.

    >>> tail_of("PREL \\n")
    ' \\n'
    """
    return text[len(text.rstrip()) :]


def head_of(text: str) -> str:
    """
    Give the white space at the beginning of *text*.

    >>> head_of("  PREL")
    '  '
    """
    return text[: len(text) - len(text.lstrip())]
