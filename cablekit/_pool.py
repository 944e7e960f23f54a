"""Several processes that work ahead of whoever takes their results, but not far, and in order."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import Any, Final, TypeVar

from cablekit.errors import ReadError

ChunkT = TypeVar("ChunkT")
T = TypeVar("T")
#: How many chunks per worker are waiting, or done and not yet taken.
AHEAD: Final = 3
#: What a script has to have: each new process runs it again from its top.
GUARD: Final = 'if __name__ == "__main__":'


def work_ahead(work: Callable[[ChunkT], T], chunks: Iterable[ChunkT], jobs: int) -> Iterator[tuple[ChunkT, T]]:
    """
    Yield each chunk and its result, in order; several processes work ahead, but not far.

    An error among the chunks is raised after the results of the chunks before it, as one process would.
    """
    if jobs == 1:
        yield from ((chunk, work(chunk)) for chunk in chunks)
        return
    require_guard()
    rest = iter(chunks)
    problem: Exception | None = None
    waiting: deque[tuple[ChunkT, Future[T]]] = deque()
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=prepare_worker)
    try:
        while True:
            try:
                waiting.extend((chunk, pool.submit(work, chunk)) for chunk in islice(rest, AHEAD * jobs - len(waiting)))
            except Exception as error:  # noqa: BLE001 - it is raised below
                problem = error
            if not waiting:
                break
            chunk, future = waiting.popleft()
            yield chunk, future.result()
    finally:
        pool.shutdown(cancel_futures=True)
    if problem:
        raise problem


def require_guard() -> None:
    """Refuse to start processes in one that is still starting: it runs a script that lacks its guard once more."""
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        message = f"each process runs the script again; put what the script does below `{GUARD}`"
        raise ReadError(message, "jobs")


def prepare_worker() -> None:
    """Make a worker leave the keyboard to its parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=end_with_parent, args=(parent,), daemon=True).start()


def end_with_parent(parent: Any) -> None:
    """Wait until the parent is gone, and end."""
    parent.join()
    os._exit(1)
