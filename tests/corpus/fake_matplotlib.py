"""What stands in for matplotlib, which only the heavy tests have."""

import sys
from types import ModuleType
from typing import Any

import pytest


class Recorder:
    """An object that notes how its methods are called: axes, a figure."""

    def __init__(self, *_: object, **options: object) -> None:
        self.options = options
        self.calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []
        self.axes: list[Recorder] = []

    def add_subplot(self) -> "Recorder":
        """Return axes."""
        self.axes.append(Recorder())
        return self.axes[-1]

    def savefig(self, file: Any, **options: object) -> None:
        """Write what the options are."""
        file.write(repr(options).encode())

    def __getattr__(self, name: str) -> Any:
        return lambda *args, **options: self.calls.append((name, args, options))


@pytest.fixture
def matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for matplotlib."""
    module = ModuleType("matplotlib.figure")
    module.Figure = Recorder  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "matplotlib", ModuleType("matplotlib"))
    monkeypatch.setitem(sys.modules, "matplotlib.figure", module)
