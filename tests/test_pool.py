"""Several processes work ahead, in order, and not far."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from cablekit import ReadError
from cablekit._pool import AHEAD, end_with_parent, prepare_worker, require_guard, work_ahead


def test_not_too_far_ahead() -> None:
    """The inputs are taken as the results are, not all at once."""
    taken: list[int] = []

    def inputs() -> Iterator[str]:
        for number in range(100):
            taken.append(number)
            yield str(number)

    results = work_ahead(len, inputs(), 2)
    next(results)

    assert len(taken) <= 2 * AHEAD + 1
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_among_the_chunks(jobs: int) -> None:
    """What came before an error of the inputs comes before it."""

    def inputs() -> Iterator[str]:
        yield from ("a", "bb")
        raise ReadError("no more")

    results = work_ahead(len, inputs(), jobs)

    assert [next(results), next(results)] == [("a", 1), ("bb", 2)]
    with pytest.raises(ReadError, match="no more"):
        next(results)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_in_a_worker(jobs: int) -> None:
    """An error of the work is raised in its place."""
    results = work_ahead(os.fspath, ["a", 7, "b"], jobs)  # type: ignore[arg-type]

    assert next(results) == ("a", "a")
    with pytest.raises(TypeError, match="int"):
        next(results)


def test_a_script_without_its_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is still starting starts no others: it runs the script of its parent once more."""
    require_guard()
    monkeypatch.setattr(multiprocessing.current_process(), "_inheriting", True, raising=False)
    with pytest.raises(ReadError, match=r"^jobs: each process runs the script again; put .* `if __name__ == "):
        require_guard()


def test_workers_end_with_their_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker leaves the keyboard to its parent and ends when the parent is gone; alone it only does the first."""
    ended: list[int] = []
    others = set(threading.enumerate())
    monkeypatch.setattr("os._exit", ended.append)
    end_with_parent(SimpleNamespace(join=lambda: None))
    before = signal.getsignal(signal.SIGINT)
    prepare_worker()
    monkeypatch.setattr("multiprocessing.parent_process", lambda: SimpleNamespace(join=lambda: None))
    prepare_worker()
    signal.signal(signal.SIGINT, before)
    for thread in set(threading.enumerate()) - others:
        thread.join()

    assert ended == [1, 1]
