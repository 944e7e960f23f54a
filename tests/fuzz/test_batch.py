"""The command that tries the batch on a mixed folder counts right (a long run: docs/reliability.md)."""

import argparse
import json
from pathlib import Path

import pytest

from tests._helpers import Captured
from tests.fuzz import batch


@pytest.mark.slow
@pytest.mark.parametrize("to", ["jsonl", "text"])
def test_counts(to: str, tmp_path: Path, capsys: Captured) -> None:
    """What is written from a small folder is what was put there."""
    options = argparse.Namespace(files=60, kills=0, pairs=0, to=to, jobs=2, seed=3)

    assert batch.tried(options, tmp_path)
    facts = json.loads(capsys.readouterr().out.splitlines()[0])
    assert facts["wanted"] == facts["found"]
    assert facts["found"][0] > 54
    assert facts["found"][1] >= 6
