"""What the parts of a cable have in common: a source, and the two verbs."""

from collections.abc import Callable
from typing import Any, Self, TypeVar, cast

from attrs import field, fields, frozen, make_class

from cablekit.errors import ReadError
from cablekit.formats import FORMATS, Format, node_formats
from cablekit.source import Source

T = TypeVar("T")


def format_called(name: str) -> Format:
    """Return the format called *name*; one that has no reader and writer of nodes is refused."""
    if name not in node_formats():
        message = f"no format {name!r}; there are {', '.join(node_formats())}"
        raise ReadError(message)
    return FORMATS[name]


def of_another(source: Any) -> Any:
    """
    Give the source of a node to one that is made from it: that one is not as read.

    >>> of_another(None) is None, of_another(Source("", ())).as_read
    (True, False)
    """
    return source.another() if isinstance(source, Source) else source


@frozen
class Sourced:
    """
    What remembers the text it was read from.

    >>> Sourced().source is None
    True
    """

    source: Source | None = field(default=None, eq=False, repr=False, kw_only=True, converter=of_another)


@frozen
class Node(Sourced):
    """
    A part of a cable that has text of its own.

    >>> Node().source is None
    True
    """

    @classmethod
    def parse(cls, data: Any, format: str = "text", **options: Any) -> Self:  # noqa: A002 - the users' word
        """
        Read a node from *data* in a format.

        Args:
            data: Text (`str`), XML (`bytes` or `str`), a dict, or JSON (`str`).
            format: `text`, `xml`, `dict` or `json`.
            options: What the format's reader takes.

        Raises:
            ReadError: The data is wrong, or the format is unknown.

        >>> from cablekit import Paragraph
        >>> Paragraph.parse("1. (U) The bridge is open.").text
        'The bridge is open.'
        """
        node: Self = format_called(format).read(data, cls, **options)
        return node

    def serialize(self, format: str = "text", **options: Any) -> Any:  # noqa: A002
        """
        Write the node in a format.

        Args:
            format: `text`, `xml`, `dict` or `json`.
            options: What the format's writer takes.

        Raises:
            ModelError: The node cannot be written so that it reads back.

        >>> from cablekit import Paragraph
        >>> Paragraph(label="1", text="The bridge is open.").serialize()
        '1. The bridge is open.\\n'
        """
        return format_called(format).write(self, **options)


def open_twin(shape: type[Any]) -> type[Any]:
    """
    Make a class with the slots and defaults of a frozen one that can be filled, and asks no converter.

    What the readers give is right already, and a frozen node takes three times as long to make. A filled twin becomes
    the node that it stands for when it is given its class.

    Args:
        shape: A class made by `attrs.frozen`.

    >>> node = open_twin(Node)(); node.__class__ = Node; node == Node()
    True
    """
    own = {one.name: field(default=one.default, kw_only=one.kw_only) for one in fields(shape)}
    thawed = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return make_class(shape.__name__, own, shape.__bases__, class_body=thawed, slots=True, eq=False)


def filler(shape: type[T]) -> Callable[..., T]:
    """
    Make a function that makes values of a frozen class out of what is right already, by way of its `open_twin`.

    Args:
        shape: The class; its base is `Value`.

    >>> from cablekit.model import Authority
    >>> filler(Authority)("Jane Roe", "DCM", ("b",)) == Authority("Jane Roe", "DCM", ("b",))
    True
    """
    twin = open_twin(shape)

    def filled(*values: Any) -> T:
        value: Any = twin(*values)
        value.__class__ = shape
        return cast("T", value)

    return filled
