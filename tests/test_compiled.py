"""The compiled build does what the pure one does; each test holds in both, and `.ci/run` runs them in both."""

import inspect
import os
import pickle
import subprocess
import traceback
from pathlib import Path

import pytest

from cablekit import Cable, Header, ModelError, ReadError, from_text, source, to_text, walk
from cablekit.cli.versions import build_of
from cablekit.telegram import grammar, scan
from tests._helpers import SITE

#: A Python with the other build, where there is one.
OTHER = os.environ.get("CABLEKIT_OTHER_BUILD", "")
needs_both = pytest.mark.skipif(not OTHER, reason="CABLEKIT_OTHER_BUILD names no Python that has the other build")
#: What the other build says of itself, and of a pickled cable, which it gives back with one TAG more.
ANSWER = """
import pickle, sys
import cablekit
from cablekit import source
from cablekit.cli.versions import build_of
print(build_of(source.__file__))
cable = pickle.load(sys.stdin.buffer)
cable = cable.with_header(tags=(*cable.tags, "ECON"))
print(pickle.dumps((cable, cablekit.to_text(cable))).hex())
"""


class Mine(Cable):
    """A user's class."""

    def place_and_number(self) -> str:
        """Return what the cable is called."""
        return f"{self.id} {self.header.mrn}"


def test_one_build_at_a_time() -> None:
    """All modules that are compiled come from the same build."""
    assert {build_of(str(module.__file__)) for module in (source, grammar, scan)} == {build_of(source.__file__)}


def test_a_traceback_names_files_and_lines() -> None:
    """An error shows the Python file and the line that raised it."""
    with pytest.raises(ReadError) as caught:
        from_text("TAGS: PREL", Path)  # type: ignore[type-var]
    last = traceback.extract_tb(caught.value.__traceback__)[-1]

    assert Path(last.filename).suffix == ".py"
    assert last.lineno
    assert "cablekit" in Path(last.filename).parts


def test_what_users_call_is_checked() -> None:
    """Functions that users call are Python in both builds: they have a signature, and errors name the argument."""
    for function in (from_text, to_text, walk):
        assert inspect.isfunction(inspect.unwrap(function))
        assert inspect.signature(function).parameters
    with pytest.raises(ReadError, match=r"^year: expected a whole number or None, got '2008'"):
        from_text("TAGS: PREL", year="2008")  # type: ignore[call-overload]
    with pytest.raises(ModelError, match=r"^node: expected a Cable"):
        walk("TAGS: PREL")  # type: ignore[arg-type]


def test_subclasses() -> None:
    """A user's class is read and written like the model's, and keeps its methods."""
    text = SITE.read_text(encoding="utf-8")
    mine = from_text(text, Mine)

    assert isinstance(mine, Mine)
    assert mine.place_and_number() == f"{mine.id} {mine.header.mrn}"
    assert to_text(mine) == text


def test_pickles_within_a_build() -> None:
    """A pickled cable is equal, in its text too, and can be changed."""
    cable = from_text(SITE.read_text(encoding="utf-8"))

    assert to_text(pickle.loads(pickle.dumps(cable))) == to_text(cable)


@needs_both
def test_pickles_between_the_builds() -> None:
    """A cable that one build pickled is read, changed and pickled by the other, and written by the first."""
    cable = from_text(SITE.read_text(encoding="utf-8"))
    told = subprocess.run([OTHER, "-I", "-c", ANSWER], input=pickle.dumps(cable), capture_output=True, check=True)
    build, answer = told.stdout.decode().splitlines()
    changed, text = pickle.loads(bytes.fromhex(answer))

    assert build != build_of(source.__file__)
    assert isinstance(changed.header, Header)
    assert changed.tags == (*cable.tags, "ECON")
    assert to_text(changed) == text
    assert from_text(text).tags == changed.tags
