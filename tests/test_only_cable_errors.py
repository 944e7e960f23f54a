"""Whatever a public callable is given, it raises a `CableError` that names the argument, or none (issue 17.4).

Not converted are the system's errors (`OSError`), and the `TypeError` that Python raises for a wrong number of
arguments or an unknown name.
"""

import gc
import inspect
import io
import pickle
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs
import pytest

import cablekit
from cablekit import (
    Cable,
    CableError,
    Header,
    ModelError,
    Paragraph,
    ReadError,
    Section,
    from_dict,
    from_json,
    from_xml,
)
from cablekit._lazy import MODULE_OF, load_name
from tests import fake_spark, wrong_calls
from tests._helpers import forced, loose
from tests.corpus.fake_matplotlib import matplotlib
from tests.wrong_calls import CABLE, CALLS, SECOND, TEXT, VALUES, found, half_built, plain, trap, trapped

__all__ = ["matplotlib"]
#: A missing extra is no error of the package; here none is missing.
pytestmark = pytest.mark.usefixtures("matplotlib")
SEVERAL = wrong_calls.several_cables()
INDEXED = wrong_calls.database()
HALF_BUILT = half_built()
#: The longest message (characters).
LONGEST = 500
CLASSES = {type(value): value for value in VALUES}
#: Arguments that may be anything, so that a wrong one is no error.
ANYTHING = {("from_dict", "data"), ("Cable.parse", "data")}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that a wrong path names is in a folder of its own, beside a database that can be searched."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cables.db").write_bytes(INDEXED)


def right(name: str) -> dict[str, Any]:
    """Give the right arguments of a call; a file is read only once, so it is new each time."""
    return {word: io.BytesIO(SEVERAL) if word == "file" else value for word, value in CALLS[name].items()}


class NothingWrong(CableError):  # noqa: N818 - it is none
    """A call went well."""


def call(thing: Callable[..., Any], arguments: dict[str, Any]) -> NothingWrong:
    """Call something, and take what it yields."""
    arguments = dict(arguments)
    own = [arguments.pop("self")] if "self" in arguments else []
    made = thing(*own, **arguments)
    for _ in made if isinstance(made, Iterator) else ():
        pass
    return NothingWrong("nothing is wrong")


def values_for(name: str, parameter: str) -> dict[str, Any]:
    """Give the wrong values for a parameter; a method's own object is at least of its class."""
    values = plain() | HALF_BUILT
    if parameter == "self":
        return {word: value for word, value in values.items() if issubclass(type(value), type(CALLS[name]["self"]))}
    if parameter in ("file", "source"):  # a number is a file that is open already
        return {word: value for word, value in values.items() if type(value) is not int}
    return values


def failed(thing: Callable[..., Any], arguments: dict[str, Any]) -> CableError | None:
    """Return the error of a call, and make sure that it is one of ours, short, and holds nothing."""
    with suppress(OSError):
        with pytest.raises(CableError) as caught:
            raise call(thing, arguments)
        error = caught.value
        if isinstance(error, NothingWrong):
            return None
        assert isinstance(error, ReadError | ModelError)
        assert len(str(error)) <= LONGEST
        assert error.__cause__ is None
        assert error.__context__ is None
        assert all(type(one) is str for one in error.args)
        return error
    return None


@pytest.fixture(autouse=True)
def spark(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let something stand in for Spark, which need not be installed."""
    fake_spark.install(monkeypatch)


def test_every_callable_has_its_row() -> None:
    """A new public function or method has right arguments in the table, all that it takes; a new class has a value."""
    assert sorted(wrong_calls.public_names()) == sorted(CALLS)
    assert {*wrong_calls.classes().values()} - {CableError, ReadError, ModelError} == {*CLASSES}
    for name, arguments in CALLS.items():
        taken = inspect.signature(found(name)).parameters.values()
        single = {one.name for one in taken if one.kind not in (one.VAR_KEYWORD, one.VAR_POSITIONAL)}
        assert single <= {*arguments}, name


@pytest.mark.parametrize("name", CALLS)
def test_right_arguments(name: str) -> None:
    """The arguments of the table are right."""
    call(found(name), right(name))


@pytest.mark.parametrize(("name", "parameter"), [(name, one) for name, row in CALLS.items() for one in row])
def test_wrong_arguments(name: str, parameter: str) -> None:
    """A wrong argument is an error of ours that names the argument or a field, or it is no error."""
    thing = found(name)
    for word, value in values_for(name, parameter).items():
        error = failed(thing, right(name) | {parameter: value})
        assert error is None or error.where or name.startswith("Limits."), (word, error)


@pytest.mark.parametrize("name", CALLS)
def test_what_can_be_nothing_is_refused(name: str) -> None:
    """A bare object is right for no parameter that has a type."""
    thing = found(name)
    for parameter in {*CALLS[name]} - {"self", "cls"}:
        error = failed(thing, right(name) | {parameter: object()})

        assert error is not None, parameter
        assert error.where.startswith((parameter, "$", "line", "text")), parameter


def fields_of(cls: type[Any]) -> list[str]:
    """List what a class takes."""
    if attrs.has(cls):
        return [one.alias for one in attrs.fields(cls) if one.init]
    return list(getattr(cls, "_fields", ("value",)))


@pytest.mark.parametrize("cls", CLASSES)
def test_wrong_fields(cls: type[Any]) -> None:
    """A class takes a wrong value, refuses it by the name of its field, or does so when it is used."""
    values = plain() | {word: value for word, value in HALF_BUILT.items() if word.startswith("bare")}
    for name in fields_of(cls):
        known = {one: getattr(CLASSES[cls], one) for one in fields_of(cls) if one != "source"}
        for word, value in values.items():
            error = failed(cls, known | {name: value})
            assert error is None or error.where.startswith((name, "items")), (word, error)


MODEL = [
    cls for cls in CLASSES if cls.__module__.startswith("cablekit.model") and cls not in (cablekit.Gap, cablekit.Place)
]


@pytest.mark.parametrize("cls", MODEL)
def test_a_class_of_the_model_refuses_at_once(cls: type[Any]) -> None:
    """A bare object, a number of 5,000 digits and an object that raises are refused by every field of the model."""
    for name in fields_of(cls):
        for value in (object(), 10**5000, trapped()):
            with pytest.raises(ModelError) as caught:
                cls(**{name: value})
            assert caught.value.where == name
            assert len(str(caught.value)) <= LONGEST


def test_calls_that_python_refuses() -> None:
    """A wrong number of arguments and an unknown name stay Python's own `TypeError`."""
    act: Callable[[], Any]
    for act in (  # type: ignore[assignment]
        cablekit.to_text,
        lambda: cablekit.to_text(CABLE, CABLE),  # type: ignore[call-arg]
        lambda: cablekit.to_text(CABLE, pretty=True),  # type: ignore[call-arg]
        lambda: CABLE.renumber(7),  # type: ignore[call-arg]
        lambda: Header(no_such_field=7),  # type: ignore[call-arg]
    ):
        with pytest.raises(TypeError, match="argument"):
            act()


class Refusing:
    """A user's object with a method that raises."""

    def keep(self, node: object) -> bool:
        """Raise whatever is asked."""
        raise KeyError(node)


@pytest.mark.parametrize(
    ("make", "where"),
    [
        (lambda: cablekit.to_text(object.__new__(Cable)), "node.source"),
        (lambda: cablekit.to_html(forced(CABLE, header=forced(CABLE.header, tags=7))), "cable.header.tags"),
        (lambda: cablekit.to_xml(forced(Cable(), sections=(None,))), "node.sections[0]"),
        (lambda: forced(CABLE, header=7).with_header(subject="X"), "header"),
        (lambda: cablekit.write(forced(CABLE, bom=None, encoding=7), "x.txt"), "encoding"),
        (lambda: cablekit.to_json(CABLE, indent=10**5000), "indent"),
        (lambda: CABLE.insert_after(CABLE.paragraphs[0], Section()), "new"),
        (lambda: CABLE.reclassify("X"), "level"),
        (lambda: cablekit.from_text(trapped(str)), "text"),
        (lambda: [*cablekit.read(trapped(object, "__fspath__"))], "source"),
        (lambda: cablekit.redact(CABLE, above="U", keep=trapped(object, "__call__")), "keep"),
        (lambda: cablekit.redact(CABLE, above="U", keep=lambda _: bool(1 / 0)), "keep"),
        (lambda: cablekit.redact(CABLE, above="U", keep=Refusing().keep), "keep"),
        (lambda: cablekit.write((bad / 0 for bad in [1]), "x.jsonl"), "cable"),  # type: ignore[misc]
        (lambda: cablekit.assemble(loose([CABLE, None])), "cable"),
    ],
)
def test_the_field_is_named(make: Callable[[], Any], where: str) -> None:
    """The error names the argument and the field that is wrong, however deep it is."""
    with pytest.raises(CableError) as caught:
        make()

    assert caught.value.where == where


@pytest.mark.parametrize("read", [from_json, from_xml])
def test_an_error_keeps_no_text(read: Callable[[str], Any]) -> None:
    """What the error refers to, apart from its traceback, is short: the text can be freed."""
    text = "{" + "x" * 100_000
    with pytest.raises(ReadError) as caught:
        read(text)

    held: list[Any] = [caught.value.with_traceback(None)]
    for one in held:
        held += [inner for inner in gc.get_referents(one) if not isinstance(inner, type)]
    assert max(len(one) for one in held if isinstance(one, str)) <= LONGEST


def test_many_faults_are_cut() -> None:
    """An error of a thousand faults has the first of them, and the last."""
    data = {"schema": "https://w3id.org/cablekit/dict/1", "cable": {"sections": [7] * 1000}}
    with pytest.raises(ReadError) as caught:
        from_dict(data)

    assert str(caught.value).startswith("data: 1000 faults: $.cable.sections[0]: ")
    assert "..." in str(caught.value)
    assert "$.cable.sections[999]: " in str(caught.value)
    assert len(str(caught.value)) == LONGEST


def test_public_functions_can_be_pickled() -> None:
    """A function goes to another process: it is found where it says that it is."""
    for package in wrong_calls.PACKAGES:
        for name in MODULE_OF[f"cablekit.{package}".rstrip(".")]:
            thing = load_name(f"cablekit.{package}".rstrip("."), name)
            if inspect.isfunction(thing) and not name.startswith("_"):
                public = getattr(found(package) if package else cablekit, name, None)
                assert public is None or pickle.loads(pickle.dumps(public)) is public


def test_an_error_that_cannot_be_written() -> None:
    """An error whose own text raises is told by its class."""
    silent: Any = type("SilentError", (Exception,), {"__str__": trap})

    def keep(_: object) -> bool:
        raise silent

    with pytest.raises(ModelError, match=r"^keep: SilentError:"):
        cablekit.redact(CABLE.replace(SECOND, portion="S"), above="U", keep=keep)


def test_a_generator_is_checked_when_it_is_made() -> None:
    """A wrong argument of `walk` is told by the call, a wrong field by the loop."""
    with pytest.raises(ModelError, match=r"^node: expected a Cable"):
        cablekit.walk(loose(7))
    pieces = cablekit.walk(forced(Paragraph(), text=7))
    with pytest.raises(ModelError, match=r"^text: 7 would be written"):
        next(pieces)


def test_the_text_is_read_as_before() -> None:
    """A string of a class of one's own is a string, and a right call costs no message."""
    mine = type("Mine", (str,), {})(TEXT)

    assert cablekit.from_text(mine) == CABLE
