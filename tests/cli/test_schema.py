"""`cablekit schema` writes the schemas that the package ships."""

from pathlib import Path

import pytest

from cablekit import xml
from cablekit.cli.main import main
from tests._helpers import Binary, Captured

FILES = {
    "rng": "xml/schema/cablekit-1.0.rng",
    "rnc": "xml/schema/cablekit-1.0.rnc",
    "xsd": "xml/schema/cablekit-1.0.xsd",
    "json": "mapping/schema/cable-dict-1.schema.json",
}


@pytest.mark.parametrize("name", FILES)
def test_schema(name: str, tmp_path: Path, capfdbinary: Binary) -> None:
    """A schema is printed, or written to a file, as it comes with the package, byte for byte."""
    ships = (Path(xml.__file__).parent.parent / FILES[name]).read_bytes()
    out = tmp_path / "out"

    assert main(["schema", name]) == 0
    assert capfdbinary.readouterr() == (ships, b"")
    assert main(["schema", name, "-o", str(out)]) == 0
    assert out.read_bytes() == ships
    assert capfdbinary.readouterr() == (b"", b"")


def test_schema_that_cannot_be_written(tmp_path: Path, capsys: Captured) -> None:
    """An output that cannot be written is told in one line."""
    out = tmp_path / "no" / "x.rng"

    assert main(["schema", "rng", "-o", str(out)]) == 2
    assert capsys.readouterr().err == f"cablekit: {out}: No such file or directory; create its folder first\n"
