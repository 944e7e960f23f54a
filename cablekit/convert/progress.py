"""How far a run is: a bar where rich is installed, a plain counter without it, nothing without a terminal."""

import time
from collections.abc import Callable, Iterable
from typing import Any, Protocol, TextIO

from cablekit.archives.sources import paths
from cablekit.archives.units import Unit, origin_of
from cablekit.convert.job import Job
from cablekit.formats import STANDARD

#: How often a counter is written, in seconds.
PAUSE = 0.2


def counted(count: int, name: str) -> str:
    """
    Return a number and what it counts.

    >>> counted(1, "cable"), counted(1200, "cable")
    ('1 cable', '1,200 cables')
    """
    return f"{count:,} {name}{'' if count == 1 else 's'}"


class Progress(Protocol):
    """Anything that shows how far a run is."""

    def begin(self, total: Callable[[], int | None]) -> None:
        """Show that nothing is done yet; *total* finds out how much there is to do, None if that is not known."""

    def add(self, cables: int, done: int) -> None:
        """Count *cables* more, and how much of the total is done with them."""

    def close(self) -> None:
        """Show the final number."""


class Silent:
    """Shows nothing."""

    def begin(self, total: Callable[[], int | None]) -> None:
        """Show nothing, and find out nothing."""

    def add(self, cables: int, done: int) -> None:
        """Show nothing."""

    def close(self) -> None:
        """Show nothing."""


class Counter:
    """
    Writes the number over and over on one line of a stream.

    >>> import sys
    >>> counter = Counter(sys.stdout); counter.begin(int); counter.add(1200, 0); counter.close()
    1,200 cables
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.count: int = 0
        self.next: float = time.monotonic() + PAUSE

    def begin(self, total: Callable[[], int | None]) -> None:
        """Write nothing yet."""

    def add(self, cables: int, done: int) -> None:  # noqa: ARG002 - a bar shows it
        """Count *cables* more."""
        self.count += cables
        if time.monotonic() >= self.next:
            self.stream.write(f"\r{counted(self.count, 'cable')}")
            self.stream.flush()
            self.next = time.monotonic() + PAUSE

    def close(self) -> None:
        """Show the final number; a run that was refused shows nothing."""
        if self.count:
            self.stream.write(f"\r{counted(self.count, 'cable')}\n")
            self.stream.flush()


class Bar:
    """Shows the number, the rate and the time as rich does; where the total is known, the share and the time left."""

    task: Any

    def __init__(self, rich: Any, stream: TextIO) -> None:
        self.rich = rich
        self.console: Any = rich.Console(file=stream)
        self.bar: Any = None
        self.count: int = 0
        self.begun: float = time.monotonic()

    def begin(self, total: Callable[[], int | None]) -> None:
        """Show an empty bar."""
        rich, whole = self.rich, total()
        columns = [rich.SpinnerColumn(), rich.TextColumn("{task.description}"), rich.TimeElapsedColumn()]
        if whole:
            left = rich.TimeRemainingColumn(), rich.TextColumn("left")
            columns[2:] = [rich.BarColumn(), rich.TaskProgressColumn(), *left]
        self.bar = rich.Progress(*columns, console=self.console)
        self.task = self.bar.add_task(self.description, total=whole)
        self.bar.start()

    @property
    def description(self) -> str:
        """How many cables are done, and how many in a second."""
        seconds = time.monotonic() - self.begun
        rate = f", {self.count / seconds:,.0f}/s" if self.count and seconds else ""
        return counted(self.count, "cable") + rate

    def add(self, cables: int, done: int) -> None:
        """Count *cables* more."""
        self.count += cables
        self.bar.update(self.task, advance=done, description=self.description)

    def close(self) -> None:
        """Show the final number; a run that never began shows nothing."""
        if self.bar:
            self.bar.stop()


def progress_on(stream: TextIO) -> Progress:
    """Return what can show the progress on a stream."""
    if not stream.isatty():
        return Silent()
    try:
        import rich.progress
    except ImportError:
        return Counter(stream)
    return Bar(rich.progress, stream)


def total_of(job: Job) -> int | None:
    """
    Return how much a job has to do: cables if they are limited, inputs if they are drawn, bytes otherwise.

    >>> total_of(Job(("docs",), "csv", "-", limit=7)), total_of(Job(("-",), "csv", "-"))
    (7, None)
    """
    if job.limit or job.sample:
        return job.limit or job.sample
    size = 0
    for name in job.inputs:
        for path in paths(name) if name != STANDARD else [name]:
            own = origin_of(path).size if name != STANDARD else None
            if own is None:
                return None
            size += own
    return size


def done_with(job: Job, chunk: Iterable[Unit], cables: int) -> int:
    """Return how much of the total of a job is done with some inputs, in which there were some cables."""
    if job.limit:
        return cables
    return sum(1 if job.sample else unit_size(unit) for unit in chunk)


def unit_size(unit: Unit) -> int:
    """Return how many bytes an input has."""
    return len(unit.data) if unit.data is not None else unit.origin.size or 0
