"""`cablekit completion` prints the scripts that the package ships, and they are not stale."""

import shutil
import subprocess
from pathlib import Path

import pytest

from cablekit.cli.arguments import COMMANDS, SHELLS
from cablekit.cli.main import commands_of, main, options_of, parser
from tests import completions
from tests._helpers import Binary, Captured


@pytest.mark.parametrize("shell", SHELLS)
def test_script(shell: str, tmp_path: Path, capfdbinary: Binary) -> None:
    """A script is printed, or written to a file, as it comes with the package."""
    ships = (completions.FOLDER / f"cablekit.{shell}").read_bytes()
    assert main(["completion", shell]) == 0
    assert capfdbinary.readouterr() == (ships, b"")
    assert main(["completion", shell, "-o", str(tmp_path / "x")]) == 0
    assert (tmp_path / "x").read_bytes() == ships


@pytest.mark.parametrize("shell", SHELLS)
def test_script_knows_all_words(shell: str) -> None:
    """Every command and every option is in each script; this needs no shtab."""
    text = (completions.FOLDER / f"cablekit.{shell}").read_text("utf-8")
    long_options = {name for command in commands_of(parser()).values() for name in options_of(command)}

    assert [name for name in COMMANDS if name not in text] == []
    assert [name for name in long_options if name.lstrip("-") not in text] == []


@pytest.mark.skipif(not completions.has_shtab(), reason=f"needs shtab {completions.SHTAB}: pip install -e .[dev]")
@pytest.mark.parametrize("shell", SHELLS)
def test_script_is_not_stale(shell: str) -> None:
    """The script is what `python -m tests.completions` writes."""
    ships = (completions.FOLDER / f"cablekit.{shell}").read_text("utf-8")

    assert ships == completions.script(shell), "stale: run python -m tests.completions"


def test_command_without_shtab(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """Without shtab the command says what it needs."""
    monkeypatch.setattr(completions, "has_shtab", lambda: False)

    assert completions.main() == 1
    assert capsys.readouterr().err == "this needs shtab 1.13.0: pip install shtab==1.13.0\n"


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes() -> None:
    """Bash completes the name of an option with the script."""
    script = completions.FOLDER / "cablekit.bash"
    code = (
        f"source {script}; COMP_WORDS=(cablekit convert --exc); COMP_CWORD=2; "
        "COMP_LINE='cablekit convert --exc'; COMP_POINT=${#COMP_LINE}; _shtab_cablekit; echo ${COMPREPLY[*]}"
    )
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "--excel-safe"
