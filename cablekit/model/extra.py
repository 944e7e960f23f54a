"""Foreign data that a cable carries for a program of its users: JSON values that nothing changes."""

from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn, Self

from cablekit.errors import ModelError, shown

#: The values of JSON that have nothing inside.
PLAIN: Final = frozenset({str, int, float, bool, type(None)})
#: The largest number that a JSON reader may be asked for.
LARGEST: Final = 1.7976931348623157e308


def refuse_change(self: object, *_: object, **__: object) -> NoReturn:
    """Refuse every change."""
    raise TypeError("the extra of a cable is frozen; make another cable: attrs.evolve(cable, extra={...})")


class Frozen:
    """A value that is its own copy, since nothing changes it."""

    __slots__ = ()

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _: object) -> Self:
        return self


class FrozenDict(Frozen, dict[str, Any]):
    """
    A JSON object that nothing changes; it equals a dict of the same values.

    >>> FrozenDict(box=7) == {"box": 7}
    True
    """

    __slots__ = ()
    __setitem__: Any = refuse_change
    __delitem__: Any = refuse_change
    __ior__: Any = refuse_change
    clear: Any = refuse_change
    pop: Any = refuse_change
    popitem: Any = refuse_change
    setdefault: Any = refuse_change
    update: Any = refuse_change

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Pickle it as what makes it again."""
        return FrozenDict, (dict(self),)


class FrozenList(Frozen, list[Any]):
    """
    A JSON array that nothing changes; it equals a list of the same values.

    >>> FrozenList([1, 2]) == [1, 2]
    True
    """

    __slots__ = ()
    __setitem__: Any = refuse_change
    __delitem__: Any = refuse_change
    __iadd__: Any = refuse_change
    __imul__: Any = refuse_change
    append: Any = refuse_change
    clear: Any = refuse_change
    extend: Any = refuse_change
    insert: Any = refuse_change
    pop: Any = refuse_change
    remove: Any = refuse_change
    reverse: Any = refuse_change
    sort: Any = refuse_change

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Pickle it as what makes it again."""
        return FrozenList, (list(self),)


NO_EXTRA: Final = FrozenDict()


def as_extra(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Take foreign data, all that JSON can carry, as a frozen mapping, or raise `ModelError`."""
    if value.__class__ is FrozenDict:
        return value
    if not isinstance(value, Mapping):
        raise ModelError(f"expected a dict of what JSON can carry, got {shown(value)}", "extra")
    try:
        frozen: Mapping[str, Any] = frozen_value(dict(value), "extra")
    except RecursionError as error:
        raise ModelError("nested too deeply, or in a circle", "extra") from error
    return frozen


def frozen_value(value: Any, path: str) -> Any:
    """
    Return a frozen copy of a JSON value; what JSON cannot carry is a `ModelError` that names its *path*.

    >>> frozen_value({"box": [7, None]}, "extra")
    {'box': [7, None]}
    """
    kind = value.__class__
    if kind in (dict, FrozenDict):
        for key in value:
            if key.__class__ is not str:
                raise ModelError(f"expected keys that are strings, got {shown(key)}", path)
        return FrozenDict({key: frozen_value(one, f"{path}.{key}"[:200]) for key, one in value.items()})
    if kind in (list, FrozenList):
        return FrozenList([frozen_value(one, f"{path}[{at}]") for at, one in enumerate(value)])
    if kind not in PLAIN or (kind in (int, float) and not abs(value) <= LARGEST):
        raise ModelError(f"expected what JSON can carry, got {shown(value)}", path)
    return value


def thawed(value: Any) -> Any:
    """
    Return a frozen JSON value as plain dicts and lists.

    >>> type(thawed(frozen_value({"box": [7]}, ""))["box"])
    <class 'list'>
    """
    if value.__class__ is FrozenDict:
        return {key: thawed(one) for key, one in value.items()}
    return [thawed(one) for one in value] if value.__class__ is FrozenList else value
