"""Readers of files take every bytes (a long run: docs/reliability.md)."""

import random
from pathlib import Path

import pytest

from tests.fuzz import readers


@pytest.mark.parametrize("seed", range(4))
def test_short_run(seed: int) -> None:
    """Invented files of every format, changed at random, break nothing."""
    draw = random.Random(seed)
    inputs = list(readers.seeds())
    for _ in range(60):
        data = readers.mutated(draw.choice(inputs), draw, inputs)
        assert readers.fault_of(data, draw.randrange(1 << 30)) is None


def test_faults_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks a rule is made small, kept, and counted once."""

    def broken(data: bytes, _: random.Random) -> None:
        if b"MIME" in data:
            raise ValueError("broken")

    monkeypatch.setattr(readers, "tried", broken)

    assert readers.run(0, 7, tmp_path) == 1
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"MIME"]
