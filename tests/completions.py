"""The scripts with which shells complete commands and options, made by shtab.

`python -m tests.completions` writes them into the package. A test fails when a file there is not what this command
writes; it needs the version of shtab that wrote them.
"""

import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from cablekit.cli import main as command_line
from cablekit.cli.arguments import SHELLS

FOLDER: Final = Path(command_line.__file__).parent / "completions"
#: Another version writes other scripts.
SHTAB: Final = "1.13.0"
#: Words that are names of files.
FILES: Final = frozenset({"IN", "OUT", "FILE.jsonl", "A", "B"})


def has_shtab() -> bool:
    """Say whether the right version of shtab is installed."""
    try:
        return version("shtab") == SHTAB
    except PackageNotFoundError:
        return False


def script(shell: str) -> str:
    """Give the script for a shell."""
    import shtab

    top = command_line.parser()
    for command in command_line.commands_of(top).values():
        for action in command._actions:  # noqa: SLF001
            if action.metavar in FILES:
                named: Any = action
                named.complete = shtab.FILE
    return str(shtab.complete(top, shell=shell)).rstrip("\n") + "\n"


def main() -> int:
    """Write the files."""
    if not has_shtab():
        sys.stderr.write(f"this needs shtab {SHTAB}: pip install shtab=={SHTAB}\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    for shell in SHELLS:
        (FOLDER / f"cablekit.{shell}").write_text(script(shell), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
