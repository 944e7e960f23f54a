"""The header alone: `body=False` reads the same header, keeps the text, and says so wherever the body is asked for."""

import copy
import pickle
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import cablekit
from cablekit import (
    Cable,
    Header,
    ModelError,
    Section,
    check,
    from_dict,
    from_json,
    from_text,
    from_xml,
    load,
    read,
    to_dict,
    to_html,
    to_json,
    to_record,
    to_tei,
    to_text,
    to_xml,
    units,
    walk,
    write,
)
from cablekit.model.cable import BODY, changed
from cablekit.xml.validation import validate_xml
from tests._helpers import CABLEGATE, NARA, SITE, SMART, SMART_TEXT
from tests._real import needs_corpus, real_cables
from tests.strategies import damaged, telegrams

TEXT = SITE.read_text(encoding="utf-8")
#: Texts whose header has parts below the body, is printed twice, or is not there.
TEXTS = {
    "site": TEXT,
    "smart": SMART_TEXT,
    "teaser": "UNCLAS ZENDA 000910\nTAGS: PREL\nSUBJECT: THE BRIDGE\n\n1. It is ...\n\n" + TEXT,
    "crlf": TEXT.replace("\n", "\r\n"),
    "body alone": "1. (U) All is well.\n",
    "header alone": "TAGS: PREL\nSUBJECT: THE BRIDGE\n",
    "nothing": "",
}


def require_same_header(text: str) -> Cable:
    """Make sure that the header is the same without the body, and that the text is kept."""
    cable = from_text(text, body=False)

    assert cable.header == from_text(text).header
    assert to_text(cable) == text
    assert not cable.complete
    return cable


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_same_header(text: str) -> None:
    """The header is the same, and the cable comes back from each format, with its text."""
    cable = require_same_header(text)
    document = to_xml(cable)

    for back in (from_xml(document), from_dict(to_dict(cable, source=True)), from_json(to_json(cable, source=True))):
        assert back == cable
        assert to_text(back) == text
    assert validate_xml(document) == ()


@given(telegrams() | damaged())
def test_law_the_header_does_not_depend_on_the_body(text: str) -> None:
    """`from_text(t, body=False).header == from_text(t).header` for every text."""
    require_same_header(text)


@needs_corpus
@pytest.mark.slow
def test_law_on_real_cables() -> None:
    """The same on the corpus."""
    for cable in real_cables().values():
        require_same_header(to_text(cable))


def test_what_is_not_read_is_one_piece() -> None:
    """The body is one piece, `unread`; in XML it is the element of that name."""
    cable = from_text("TAGS: PREL\n\n1. (U) Yes.\nSAPT\n", body=False)

    assert [(piece.kind, piece.text) for piece in walk(cable)][-1] == ("unread", "1. (U) Yes.\nSAPT\n")
    assert b"<unread>1. (U) Yes.\nSAPT\n</unread>" in to_xml(cable)
    assert b'complete="false"' in to_xml(cable)


def test_labels_below_a_smart_body_are_read() -> None:
    """What a format prints below the body belongs to the header; only what is between them is not read."""
    cable = from_text(SMART_TEXT, body=False)

    assert cable.header.drafted_by == from_text(SMART_TEXT).header.drafted_by is not None
    assert [piece.kind for piece in walk(cable)].count("unread") == 1


BODY_PARTS: dict[str, Callable[[Cable], object]] = {
    **{name: attrgetter(name) for name in (*BODY, "paragraphs", "text", "summary", "comment", "gaps")},
    "authority": lambda cable: cable.authority,
    "check": lambda cable: [*check(cable)],
    "units": lambda cable: [*units(cable)],
    "to_html": to_html,
    "to_tei": to_tei,
    "to_record": to_record,
}


@pytest.mark.parametrize("ask", BODY_PARTS.values(), ids=BODY_PARTS)
def test_what_needs_the_body_says_so(ask: Callable[[Cable], object]) -> None:
    """Whatever needs the body raises an error that names the option."""
    with pytest.raises(ModelError, match="body=False"):
        ask(from_text("UNCLAS ZENDA 000910\nTAGS: PREL\n\n1. (U) Yes.\n", body=False))


def test_words_of_the_header_are_found_and_others_may_be_in_the_body() -> None:
    """A search that would need the body says so; it does not say that the words are in no place."""
    alone = from_text("SUBJECT: THE BRIDGE\n\n1. (U) The toll is low.\n", body=False)

    assert alone.find("bridge") is alone.header
    with pytest.raises(ModelError, match="the body was not read"):
        alone.find("toll")


def test_an_authority_of_the_header_is_there() -> None:
    """Who classified it is asked of the body only where the header does not say it."""
    assert from_text(TEXT, body=False).authority == from_text(TEXT).authority is not None


@pytest.mark.parametrize("keep", [copy.copy, copy.deepcopy, lambda cable: pickle.loads(pickle.dumps(cable))])
def test_it_is_a_value(keep: Callable[[Cable], Cable]) -> None:
    """It can be compared, hashed, copied, pickled and shown; a whole cable is another value."""
    cable = from_text(TEXT, body=False)

    assert keep(cable) == cable
    assert hash(keep(cable)) == hash(cable)
    assert to_text(keep(cable)) == TEXT
    assert cable != from_text(TEXT)
    assert cable != 7
    assert repr(cable) == repr(from_text(TEXT))
    assert cable.subject
    assert cable.subject in str(cable)
    assert cable.subject in cable._repr_html_()
    assert cable.subject in str(cable.__rich__())


def test_no_other_attribute() -> None:
    """A name that no cable has is Python's own error."""
    with pytest.raises(AttributeError, match="'Cable' object has no attribute 'tgas'"):
        assert from_text(TEXT).tgas  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", [TEXT, SMART_TEXT, TEXT.replace("\n", "\r\n")], ids=["site", "smart", "crlf"])
def test_the_header_can_be_edited(text: str) -> None:
    """An edit changes its own place alone, and reads back the same, with the body and without."""
    edited = from_text(text, body=False).with_header(subject="THE NEW BRIDGE")
    written = to_text(edited)

    assert from_text(written).subject == "THE NEW BRIDGE"
    assert from_text(written, body=False) == edited
    assert from_text(written).sections == from_text(text).sections
    assert from_xml(to_xml(edited)) == edited
    assert from_dict(to_dict(edited, source=True)) == edited
    assert changed(edited, year_hint=2008).year_hint == 2008


def test_it_has_the_verb_for_its_header() -> None:
    """`replace` changes the header, or the cable itself; of the body there is nothing to replace."""
    cable = from_text(TEXT, body=False)

    assert cable.replace(cable.header, subject="THE NEW BRIDGE") == cable.with_header(subject="THE NEW BRIDGE")
    assert cable.replace(year_hint=2008).year_hint == 2008
    with pytest.raises(ModelError, match=r"^sections: the body was not read"):
        cable.replace(sections=())


def test_a_header_built_by_hand() -> None:
    """A cable without a body can be built; a body it cannot have."""
    cable = Cable(Header(tags=("PREL",)), complete=False)

    assert to_text(cable) == "TAGS: PREL\n"
    with pytest.raises(ModelError, match="sections: a cable that is not complete has no body"):
        Cable(sections=(Section(),), complete=False)
    with pytest.raises(ModelError, match="complete: expected True or False, got 7"):
        Cable(complete=7)  # type: ignore[arg-type]


def test_a_dict_needs_the_text() -> None:
    """Values alone would not be the cable."""
    with pytest.raises(ModelError, match=r"complete: .*source=True"):
        to_dict(from_text(TEXT, body=False))
    with pytest.raises(ModelError, match="source=True"):
        to_json(from_text(TEXT, body=False))


def test_a_class_of_ones_own() -> None:
    """A user's class is read without its body, too."""

    class Mine(Cable):
        """A user's class."""

    mine = from_text(TEXT, Mine, body=False)

    assert isinstance(mine, Mine)
    assert mine.header == from_text(TEXT).header
    assert to_text(mine) == TEXT


@pytest.mark.parametrize("path", [SITE, CABLEGATE, NARA, SMART], ids=lambda path: path.name)
def test_files(path: Path) -> None:
    """`load` and `read` take the option; wrappers, id and place are the same."""
    whole, alone = load(path), load(path, body=False)

    assert (alone.header, alone.wrappers, alone.id, alone.place) == (
        whole.header,
        whole.wrappers,
        whole.id,
        whole.place,
    )
    assert to_text(alone) == to_text(whole)
    assert [one.complete for one in read([path, path], body=False)] == [False, False]


def test_a_text_is_judged_by_its_body_where_the_header_does_not_do() -> None:
    """Whether it is a telegram does not depend on the option."""
    text = b"E.O. 12958: N/A\nTAGS: PREL, PGOV\nSUBJECT: THE BRIDGE\n\n1. (U) It is open.\n"
    whole = [type(one) for one in read(text, errors="keep")]

    assert [type(one) for one in read(text, errors="keep", body=False)] == whole == [Cable]
    letter = text.partition(b"1. (U)")[0]
    assert [type(one) for one in read(letter, errors="keep", body=False)] == [cablekit.BadRecord]


def test_our_own_formats_are_read_whole() -> None:
    """XML, JSON and tables of cablekit have the body, whatever is asked for."""
    assert load(to_xml(from_text(TEXT)), body=False).complete
    assert load(to_json(from_text(TEXT)).encode(), body=False).complete


@pytest.mark.parametrize("name", ["cable.txt", "cable.xml"])
def test_it_is_written_to_a_file(name: str, tmp_path: Path) -> None:
    """`write` writes it, and it comes back."""
    cable = from_text(TEXT, body=False)
    write(cable, tmp_path / name)

    back = load(tmp_path / name, body=False)
    assert (back.header, back.complete, to_text(back)) == (cable.header, False, TEXT)


def test_a_header_by_itself_stops_at_the_body() -> None:
    """`from_text(text, Header)` reads what is above the body, and the labels below that of a SMART cable."""
    body = "1. (U) Yes.\n\nTAGS: XG\n"
    header = from_text(f"At last.\nTAGS: PREL\n\n{body}", Header)

    assert header.tags == ("PREL",)
    assert [piece.text for piece in walk(header)][-1] == body
    assert from_text(TEXT, Header) == from_text(TEXT).header
    assert from_text(SMART_TEXT, Header).drafted_by == from_text(SMART_TEXT).header.drafted_by
    assert from_text("TAGS: PREL\n\n\u00b61. Yes.\nTAGS: XG\n", Header).tags == ("PREL",)


def test_a_document_that_contradicts_itself() -> None:
    """XML that says its body was not read, and has one, is refused."""
    document = to_xml(from_text("TAGS: PREL\n\n1. (U) Yes.\n")).replace(b"<cable ", b'<cable complete="false" ', 1)
    with pytest.raises(cablekit.ReadError, match="no body"):
        from_xml(document)


def test_a_dict_that_contradicts_itself() -> None:
    """So is such a dict."""
    data: dict[str, Any] = to_dict(from_text("TAGS: PREL\n\n1. (U) Yes.\n"))
    data["cable"]["complete"] = False
    with pytest.raises(cablekit.ReadError, match="no body"):
        from_dict(data)
