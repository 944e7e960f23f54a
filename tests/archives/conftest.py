"""What the tests of archives share."""

import os
from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of telegrams: two, one in a folder of its own, a hidden one, one that is not XML, links, a pipe."""
    (tmp_path / "in").mkdir()
    (tmp_path / ".git").mkdir()
    for name, tag in (("b.txt", "BB"), ("a.txt", "AA"), ("in/c.txt", "CC"), (".d.txt", "DD"), (".git/e.txt", "EE")):
        (tmp_path / name).write_bytes(f"UNCLAS ZENDA 7\nTAGS: {tag}\n".encode())
    (tmp_path / "c.xml").write_bytes(b"<broken")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pipe")
    return tmp_path
