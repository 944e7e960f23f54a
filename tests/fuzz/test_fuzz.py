"""What fuzzing found stays mended, and a short run finds nothing (the long one: docs/reliability.md)."""

import random
from pathlib import Path

import pytest

from tests.fuzz.fuzz_text import LONGEST, WAYS, changed, seeds, tried

FOUND = sorted((Path(__file__).parent / "found").glob("*.bin"))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_found(path: Path) -> None:
    """An input that once broke something breaks nothing."""
    tried(path.read_bytes())


def test_seeds() -> None:
    """Every made-up input that fuzzing begins with holds, and there is one for nearly every way in."""
    inputs = list(seeds())
    for data in inputs:
        tried(data)

    assert len({data[0] % len(WAYS) for data in inputs}) >= 7


@pytest.mark.parametrize("seed", range(8))
def test_short_run(seed: int) -> None:
    """Made-up inputs changed at random give a node or the library's own error, and all round trips hold."""
    draw = random.Random(seed)
    inputs = list(seeds())
    for _ in range(40):
        data = changed(draw.choice(inputs), draw, inputs)
        tried(data)

        assert len(data) <= LONGEST


def test_random_bytes() -> None:
    """Bytes without any sense hold, by every way in."""
    draw = random.Random(7)
    for way in range(len(WAYS)):
        for length in (0, 1, 2, 7, 100):
            tried(bytes([way]) + draw.randbytes(length))
