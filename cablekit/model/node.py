"""What the parts of a cable have in common: a source, and the methods `parse` and `serialize`."""

from collections.abc import Callable, Collection
from typing import Any, Literal, Self, TypeVar, overload

from attrs import field, fields, frozen, make_class

from cablekit._checked import checked
from cablekit._lazy import lazy_import
from cablekit.errors import ModelError, ReadError, shown
from cablekit.formats import FORMATS, Format, NodeFormat, node_formats
from cablekit.source import Source

T = TypeVar("T")


def format_called(name: str) -> Format:
    """Return the format called *name*; one that has no reader and writer of nodes is refused."""
    if name not in node_formats():
        raise ReadError(f"no format {shown(name)}; there are {', '.join(node_formats())}", "format")
    return FORMATS[name]


class Unread:
    """The base of what a node has in the place of its source until its pieces are read."""

    __slots__ = ("__weakref__",)


def source_of_copy(source: Any) -> Any:
    """Return a node's source for a copy made from that node, which is not as it was read."""
    if isinstance(source, Source):
        return source.derived()
    if source is None or isinstance(source, Unread):
        return source
    raise ModelError(f"expected None: a node has a source when it was read, got {shown(source)}", "source")


@frozen
class Sourced:
    """A node that remembers the text it was read from."""

    source: Source | None = field(default=None, eq=False, repr=False, kw_only=True, converter=source_of_copy)


@frozen
class Node(Sourced):
    """
    A part of a cable that has text of its own.

    >>> Node().source is None
    True
    """

    @classmethod
    @checked
    def parse(cls, data: Any, format: NodeFormat = "text", **options: Any) -> Self:  # noqa: A002 - the users' word
        """
        Read a node from *data* in a format.

        Args:
            data: Text (`str`), XML (`bytes` or `str`), a dict, or JSON (`str`).
            format: `text`, `xml`, `dict` or `json`.
            options: What the format's reader accepts.

        Raises:
            ReadError: The data is wrong, or the format is unknown.

        >>> from cablekit import Paragraph
        >>> Paragraph.parse("1. (U) The bridge is open.").text
        'The bridge is open.'
        """
        node: Self = format_called(format).read(data, cls, **options)
        return node

    @overload
    def serialize(self, format: Literal["text", "json"] = "text", **options: Any) -> str: ...
    @overload
    def serialize(self, format: Literal["xml"], **options: Any) -> bytes: ...
    @overload
    def serialize(self, format: Literal["dict"], **options: Any) -> dict[str, Any]: ...
    @overload
    def serialize(self, format: NodeFormat = "text", **options: Any) -> Any: ...
    @checked
    def serialize(self, format: NodeFormat = "text", **options: Any) -> Any:  # noqa: A002
        """
        Write the node in a format.

        Args:
            format: `text`, `xml`, `dict` or `json`.
            options: What the format's writer accepts.

        Raises:
            ModelError: The node cannot be written so that it reads back.

        >>> from cablekit import Paragraph
        >>> Paragraph(label="1", text="The bridge is open.").serialize()
        '1. The bridge is open.\\n'
        """
        return format_called(format).write(self, **options)

    def _repr_html_(self) -> str:
        """Show the node in a notebook."""
        shown: str = lazy_import("repr_html")(self)
        return shown

    def __rich__(self) -> Any:
        """Show the node where rich prints it."""
        return lazy_import("rich_text")(self)


def recast(node: Any, cls: type[Any]) -> Any:
    """
    Return a node or value as one of another class: a user's own that is based on its class, or the one it is based on.

    A class that needs values of its own cannot be made from a text: `ReadError`.

    >>> class Mine(Node): pass
    >>> type(recast(Node(), Mine)).__name__, type(recast(Mine(), Node)).__name__
    ('Mine', 'Node')
    """
    if node.__class__ is cls:
        return node
    values = {one.alias: getattr(node, one.name) for one in fields(cls) if one.init and has_value(node, one.name)}
    try:
        made = cls(**values)
    except TypeError as error:
        raise ReadError(
            f"cannot make {cls.__name__} from the values of {type(node).__name__}: {error}", "cls"
        ) from error
    if isinstance(node, Sourced):
        object.__setattr__(made, "source", node.source)  # it is as it was read
    return made


def has_value(node: Any, name: str) -> bool:
    """
    Whether a node has a value under a name; a cable that was read without its body has no sections.

    >>> has_value(Node(), "source"), has_value(Node(), "sections")
    (True, False)
    """
    try:
        getattr(node, name)
    except (AttributeError, ModelError):
        return False
    return True


def open_twin(shape: type[Any], unset: Collection[str] = ()) -> type[Any]:
    """
    Make a class with the slots and defaults of a frozen one that can be filled and has no converters.

    The values that the readers make are correct already, and making a frozen node takes three times as long. A filled
    twin becomes the node when it is given the class of the node. The fields *unset* have no value in it.

    >>> node = open_twin(Node)(); node.__class__ = Node; node == Node()
    True
    """
    own = {
        one.name: field(init=False) if one.name in unset else field(default=one.default, kw_only=one.kw_only)
        for one in fields(shape)
    }
    thawed = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return make_class(shape.__name__, own, shape.__bases__, class_body=thawed, slots=True, eq=False)


def filler(shape: type[T]) -> Callable[..., T]:
    """Make a function that makes values of a frozen class (based on `Value`) from correct parts, by `open_twin`."""
    twin = open_twin(shape)

    def filled(*values: Any) -> T:
        value: Any = twin(*values)
        value.__class__ = shape
        made: T = value
        return made

    return filled
