"""Each format in which people have cables is read: found by its content, with values, wrappers and place."""

import io
from pathlib import Path

import pytest

from cablekit.archives.document import decode
from cablekit.archives.files import read
from cablekit.archives.registry import form_of
from cablekit.model import Cable, Place
from tests.archives.files_of_each_format import FILES, File


def found_in(file: File, source: object) -> list[Cable]:
    """Give the cables of a file."""
    return [one for one in read(source, errors="keep") if isinstance(one, Cable)]  # type: ignore[call-overload]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_format(file: File, tmp_path: Path) -> None:
    """A file is read by name, as bytes and as an open file: values, wrappers, place."""
    path = tmp_path / file.name
    path.write_bytes(file.data)
    cables = found_in(file, path)

    assert form_of(decode(file.data)) == file.form
    assert [(cable.id, cable.subject) for cable in cables] == list(file.cables)
    assert {tuple(wrapper.archive for wrapper in cable.wrappers) for cable in cables} == {file.wrappers}
    assert [(one.place.line, one.place.record) for one in cables if isinstance(one.place, Place)] == list(file.places)
    assert {str(cable.place).partition(":")[0] for cable in cables} == {str(path)}
    assert cables[0].paragraphs[0].text == "Toll < 5 crowns & rye > 3 tons."
    assert cables[0].closing.signatures == ("RASSENDYLL",)
    if file.fields:
        assert set(file.fields) <= set(cables[0].wrappers[-1].fields)
    assert found_in(file, file.data) == found_in(file, io.BytesIO(file.data)) == cables
