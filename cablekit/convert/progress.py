"""How far a run is: a bar where rich is installed, a plain counter without it, nothing where nobody looks."""

import time
from typing import Any, Protocol, TextIO

#: How often a counter is written, in seconds.
PAUSE = 0.2


def counted(count: int, name: str) -> str:
    """
    Give a number and what it counts.

    >>> counted(1, "cable"), counted(1200, "cable")
    ('1 cable', '1,200 cables')
    """
    return f"{count:,} {name}{'' if count == 1 else 's'}"


class Progress(Protocol):
    """
    Somebody who hears how many cables are done.

    >>> isinstance(Silent(), Silent)
    True
    """

    def add(self, count: int) -> None:
        """Hear that so many more are done."""

    def close(self) -> None:
        """Hear that the run has ended."""


class Silent:
    """
    Says nothing.

    >>> Silent().add(7)
    """

    def add(self, count: int) -> None:
        """
        Hear that so many more are done.

        >>> Silent().add(1)
        """

    def close(self) -> None:
        """
        Hear that the run has ended.

        >>> Silent().close()
        """


class Counter:
    r"""
    Writes a number over and over on one line.

    Args:
        stream: Where to.

    >>> import sys
    >>> counter = Counter(sys.stdout); counter.add(1200); counter.close()
    1,200 cables
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.count = 0
        self.next = time.monotonic() + PAUSE

    def add(self, count: int) -> None:
        """
        Hear that so many more are done.

        >>> import sys
        >>> Counter(sys.stdout).add(1)
        """
        self.count += count
        if time.monotonic() >= self.next:
            self.stream.write(f"\r{counted(self.count, 'cable')}")
            self.stream.flush()
            self.next = time.monotonic() + PAUSE

    def close(self) -> None:
        """
        Hear that the run has ended.

        >>> import sys
        >>> Counter(sys.stdout).close()
        0 cables
        """
        self.stream.write(f"\r{counted(self.count, 'cable')}\n")
        self.stream.flush()


class Bar:
    """
    Shows the number and the time in rich's way.

    Args:
        rich: The module `rich.progress`.
        stream: Where to.

    >>> Bar.__name__
    'Bar'
    """

    def __init__(self, rich: Any, stream: TextIO) -> None:
        columns = rich.SpinnerColumn(), rich.TextColumn("{task.description}"), rich.TimeElapsedColumn()
        self.bar = rich.Progress(*columns, console=rich.Console(file=stream))
        self.count = 0
        self.task = self.bar.add_task(counted(0, "cable"), total=None)
        self.bar.start()

    def add(self, count: int) -> None:
        """
        Hear that so many more are done.

        >>> Bar.add.__name__
        'add'
        """
        self.count += count
        self.bar.update(self.task, advance=count, description=counted(self.count, "cable"))

    def close(self) -> None:
        """
        Hear that the run has ended.

        >>> Bar.close.__name__
        'close'
        """
        self.bar.stop()


def progress_on(stream: TextIO) -> Progress:
    """
    Give whoever can show the progress on a stream.

    >>> import sys
    >>> type(progress_on(sys.stdout)).__name__
    'Silent'
    """
    if not stream.isatty():
        return Silent()
    try:
        import rich.progress
    except ImportError:
        return Counter(stream)
    return Bar(rich.progress, stream)
