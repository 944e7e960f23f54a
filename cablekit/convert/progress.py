"""How far a run is: a bar where rich is installed, a plain counter without it, nothing without a terminal."""

import time
from typing import Any, Protocol, TextIO

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
    """Anything that shows how many cables are done."""

    def add(self, count: int) -> None:
        """Count *count* more."""

    def close(self) -> None:
        """Show the final number."""


class Silent:
    """Shows nothing."""

    def add(self, count: int) -> None:
        """Count *count* more."""

    def close(self) -> None:
        """Show the final number."""


class Counter:
    """
    Writes the number over and over on one line of a stream.

    >>> import sys
    >>> counter = Counter(sys.stdout); counter.add(1200); counter.close()
    1,200 cables
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.count = 0
        self.next = time.monotonic() + PAUSE

    def add(self, count: int) -> None:
        """Count *count* more."""
        self.count += count
        if time.monotonic() >= self.next:
            self.stream.write(f"\r{counted(self.count, 'cable')}")
            self.stream.flush()
            self.next = time.monotonic() + PAUSE

    def close(self) -> None:
        """Show the final number."""
        self.stream.write(f"\r{counted(self.count, 'cable')}\n")
        self.stream.flush()


class Bar:
    """Shows the number and the time as rich does."""

    def __init__(self, rich: Any, stream: TextIO) -> None:
        columns = rich.SpinnerColumn(), rich.TextColumn("{task.description}"), rich.TimeElapsedColumn()
        self.bar = rich.Progress(*columns, console=rich.Console(file=stream))
        self.count = 0
        self.task = self.bar.add_task(counted(0, "cable"), total=None)
        self.bar.start()

    def add(self, count: int) -> None:
        """Count *count* more."""
        self.count += count
        self.bar.update(self.task, advance=count, description=counted(self.count, "cable"))

    def close(self) -> None:
        """Show the final number."""
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
