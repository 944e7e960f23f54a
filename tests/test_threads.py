"""Cables are values: threads may share them, and what is pickled or copied is equal, in its text too."""

import copy
import pickle
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cablekit
from cablekit import (
    Addressee,
    BadRecord,
    Cable,
    Classification,
    Finding,
    ModelError,
    Precedence,
    ReadError,
    ReferenceKind,
    Wrapper,
    check,
    disagreements,
    from_json,
    from_text,
    from_xml,
    load,
    to_html,
    to_json,
    to_record,
    to_tei,
    to_text,
    to_xml,
    walk,
)
from cablekit.archives.limits import Limits
from tests import strategies
from tests.strategies import PLAUSIBLE, TELEGRAMS

THREADS = 8
PROTOCOLS = range(2, pickle.HIGHEST_PROTOCOL + 1)


# -- threads -------------------------------------------------------------------------------------------------------


def answers(text: str) -> list[Any]:
    """Ask for all that can be had of a text."""
    cable = from_text(text)
    data = to_xml(cable)
    return [
        cable,
        to_text(cable),
        data,
        to_text(from_xml(data)),
        to_json(cable, source=True),
        from_json(to_json(cable, source=True)),
        list(check(cable)),
        to_html(cable),
        to_tei(cable),
        to_record(cable),
        list(disagreements(cable)),
        [(piece.kind, piece.text, piece.start) for piece in walk(cable)],
        cable.references,
        cable.summary,
        load(text.encode("utf-8")),
    ]


@pytest.fixture
def hasty() -> Iterator[None]:
    """Let threads take turns a thousand times as often as they would."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(5e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty")
def test_eight_threads_read_the_same() -> None:
    """Eight threads that read the same texts at once have the same answers as one alone."""
    texts = list(TELEGRAMS.values())
    gate = threading.Barrier(THREADS)

    def work(number: int) -> list[Any]:
        gate.wait()
        return [answers(text) for text in (*texts[number:], *texts[:number])]

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(work, range(THREADS)))
    expected = [answers(text) for text in texts]

    for number, one in enumerate(found):
        assert expected == [*one[len(texts) - number :], *one[: len(texts) - number]]


@pytest.mark.usefixtures("hasty")
def test_eight_threads_ask_one_cable() -> None:
    """Eight threads may ask, write and edit one and the same cable."""
    cable = from_text(TELEGRAMS["c-2008-relay"])
    gate = threading.Barrier(THREADS)

    def work(number: int) -> Any:
        gate.wait()
        edited = [cable.with_header(tags=("PREL", f"T{number}")) for _ in range(20)]
        return {to_text(one) for one in edited}, to_xml(cable), cable.references, to_text(cable), cable.text

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(work, range(THREADS)))

    assert [texts for texts, *_ in found] == [
        {to_text(cable.with_header(tags=("PREL", f"T{number}")))} for number in range(THREADS)
    ]
    assert all(rest == found[0][1:] for _, *rest in found for rest in [tuple(rest)])


FIRST = """
import threading, cablekit
gate, found = threading.Barrier(8), []
def work():
    gate.wait()
    cable = cablekit.from_text("UNCLAS ZENDA 000910\\nTAGS: PREL\\n\\n1. (U) Open.")
    found.append((cablekit.to_json(cable), [one.code for one in cablekit.check(cable)], cablekit.to_xml(cable)))
threads = [threading.Thread(target=work) for _ in range(8)]
[thread.start() for thread in threads]; [thread.join() for thread in threads]
assert len(found) == 8 and all(one == found[0] for one in found), found
"""


NAMES = """
import random, sys, threading, cablekit
sys.setswitchinterval(5e-6)
gate, found = threading.Barrier(8), []
def work(number):
    names = random.Random(number).sample(cablekit.__all__, len(cablekit.__all__))
    gate.wait()
    found.append({name: id(getattr(cablekit, name)) for name in names})
threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
[thread.start() for thread in threads]; [thread.join() for thread in threads]
assert len(found) == 8 and all(one == found[0] for one in found), found
"""
UNPICKLED = """
import pickle, sys, threading, cablekit
sys.setswitchinterval(5e-6)
gate, found = threading.Barrier(len(DATA)), []
def work(data):
    gate.wait()
    found.append(pickle.loads(data))
threads = [threading.Thread(target=work, args=(data,)) for data in DATA]
[thread.start() for thread in threads]; [thread.join() for thread in threads]
assert len(found) == len(DATA), found
"""


def unpickled() -> str:
    """Give a program that unpickles things of many modules at once, before any of these is loaded."""
    things = (Cable(), cablekit.Header(), cablekit.Paragraph("1"), cablekit.Office("A"), Wrapper("site"), *THINGS[:8])
    return f"DATA = {[pickle.dumps(thing) for thing in things]}\n{UNPICKLED}"


@pytest.mark.parametrize("program", [lambda: FIRST, lambda: NAMES, unpickled], ids=["use", "names", "pickles"])
def test_eight_threads_come_first(program: Callable[[], str]) -> None:
    """What is loaded late (modules, vocabularies, cattrs) may be wanted by eight threads at once."""
    import subprocess

    for _ in range(3):
        assert subprocess.run([sys.executable, "-c", program()], check=False).returncode == 0


# -- pickles and copies --------------------------------------------------------------------------------------------


def through_pickle(value: Any) -> Any:
    """Pickle and unpickle by every protocol; give the last."""
    return [pickle.loads(pickle.dumps(value, protocol)) for protocol in PROTOCOLS][-1]


WAYS = (through_pickle, copy.deepcopy, copy.copy)
NODES = (Cable, cablekit.Header, cablekit.Section, cablekit.Paragraph, cablekit.Closing)


def nodes(cable: Cable) -> Iterator[Any]:
    """Yield a cable and all nodes in it."""
    yield from (cable, cable.header, *cable.sections, cable.closing)
    layer = [paragraph for section in cable.sections for paragraph in section.paragraphs]
    while layer:
        yield from layer
        layer = [item for paragraph in layer for item in paragraph.items]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", TELEGRAMS)
def test_nodes_as_read(name: str, way: Callable[[Any], Any]) -> None:
    """Every node of a cable as read comes back with its values, its text and its pieces."""
    for node in nodes(from_text(TELEGRAMS[name])):
        back = way(node)

        assert node == back
        assert to_text(node) == to_text(back)
        assert [(piece.kind, piece.text) for piece in walk(node)] == [(piece.kind, piece.text) for piece in walk(back)]


@pytest.mark.parametrize("way", WAYS)
@given(text=strategies.texts(), cls=st.sampled_from(NODES))
def test_any_text(way: Callable[[Any], Any], text: str, cls: type[Any]) -> None:
    """Whatever was read comes back with its values and its text."""
    node = from_text(text, cls)
    back = way(node)

    assert node == back
    assert text == to_text(back)


@pytest.mark.parametrize("way", WAYS)
@given(cable=strategies.edited())
def test_edits(way: Callable[[Any], Any], cable: Cable) -> None:
    """An edited cable comes back with its values and its text."""
    back = way(cable)

    assert cable == back
    assert text_or_place(cable) == text_or_place(back)


@pytest.mark.parametrize("way", WAYS)
@given(cable=strategies.cables())
def test_cables_built_by_hand(way: Callable[[Any], Any], cable: Cable) -> None:
    """A cable built by hand comes back with its values, and its text where it has one."""
    back = way(cable)

    assert cable == back
    assert text_or_place(cable) == text_or_place(back)


def text_or_place(cable: Cable) -> tuple[str, str]:
    """Give a cable's text, or the field that cannot be written."""
    try:
        return "text", to_text(cable)
    except ModelError as error:
        return "where", error.where


def test_an_edit_of_what_came_back() -> None:
    """What came back can be edited as before: one field changes, all other text stays."""
    cable = from_text(TELEGRAMS["b-prime-1990"])
    expected = to_text(cable.with_header(tags=("PREL",)))

    for way in WAYS:
        assert expected == to_text(way(cable).with_header(tags=("PREL",)))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("field", PLAUSIBLE)
def test_values(field: str, way: Callable[[Any], Any]) -> None:
    """Every value of a header comes back equal."""
    for value in PLAUSIBLE[field]:
        assert value == way(value)
        assert type(value) is type(way(value))


CABLE = load(b"   Message Text\n\nUNCLAS ZENDA 000910\nTAGS: PREL\n\n1. (U) (#)\n\n   Message Attributes\n\nTAGS: XG\n")
THINGS = [
    ModelError("has a line end", "header.subject"),
    ReadError("expected a number", "$.cable.year_hint"),
    ReadError("no place"),
    BadRecord("a.txt", "not there", b"\0"),
    Wrapper("nara", (("TAGS", "PREL"),)),
    Addressee("SECSTATE WASHDC", "RUEHC", Precedence.FLASH, None, "3121"),
    Finding("empty", "error", "there is no telegram", 1, 1, 0, 0),
    Limits(max_chars=7),
    *Classification,
    *Precedence,
    *ReferenceKind,
    *CABLE.gaps,
    *check(CABLE),
    *disagreements(CABLE),
    *CABLE.references,
    CABLE.wrappers,
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: type(thing).__name__)
def test_errors_and_answers(thing: Any, way: Callable[[Any], Any]) -> None:
    """Every error, finding, enumeration and other answer comes back as it was."""
    back = way(thing)

    assert type(thing) is type(back)
    assert repr(thing) == repr(back)
    if isinstance(thing, Exception):
        assert (str(thing), vars(thing)) == (str(back), vars(back))
    else:
        assert thing == back


def test_words_stay_the_same_objects() -> None:
    """Words of an enumeration are the same objects when they come back: `is` may be asked of them."""
    for word in (*Classification, *Precedence, *ReferenceKind):
        assert all(way(word) is word for way in WAYS)


def test_a_pickled_node_takes_its_own_text() -> None:
    """A pickled paragraph takes along its own stretch of text, not the whole of the cable's."""
    marker = "Rassendyll rode to the castle. " * 40
    cable = from_text("UNCLAS ZENDA 000910\n\n" + "".join(f"{at}. (U) {at:05} {marker}\n\n" for at in range(1, 300)))
    data = pickle.dumps(cable.paragraphs[7])
    back = pickle.loads(data)

    assert len(data) < 3 * len(marker)
    assert to_text(back) == to_text(cable.paragraphs[7])
    assert back.source.text.count("Rassendyll") == 40
    assert len(pickle.dumps(cable)) < 4 * len(to_text(cable))


def test_a_pickle_is_read_by_other_processes() -> None:
    """What one process has read another may have as a pickle, with values and text."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    texts = [TELEGRAMS["c-2008-relay"], TELEGRAMS["d-2011-smart"]]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(from_text, texts))

    assert found == [from_text(text) for text in texts]
    assert [to_text(cable) for cable in found] == texts
