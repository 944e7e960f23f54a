"""Citations as plain text: three styles, on both sides of what is known."""

from typing import Any, get_args

import pytest
from hypothesis import given

from cablekit import Addressee, Cable, Header, ModelError, Wrapper, cite
from cablekit.cli.arguments import CITATIONS
from cablekit.exports.citing import STYLES, CitationStyle
from tests._helpers import loose
from tests.strategies import ANY_CABLE

FULL = Cable.parse(
    "R 080915Z MAY 08\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\nC O N F I D E N T I A L ZENDA 000910\n\nTAGS: PREL\n"
    'SUBJECT: THE "OLD" BRIDGE: A WAY OUT?\n\n1. (C) It is open.\n\n2. (C) It is wide.\n'
)
QUOTED = "“The \u2018Old\u2019 Bridge: A Way Out?,”"
NATIONAL = "National Archives and Records Administration, D080000-0001"
ARCHIVED = Cable(FULL.header, FULL.sections, wrappers=(Wrapper("nara", (("Film Number", "D080000-0001"),)),))
LINKED = Cable(wrappers=(Wrapper("x", (("Identifier", "08ZENDA910"), ("URL", "https://zenda.example/910"))),))
FROM_STATE = Cable(Header(mrn="STATE 7", originator="SECSTATE WASHDC"), year_hint=1979)


def sent_to(*names: str) -> Cable:
    """Give a telegram of the Department."""
    return FROM_STATE.with_header(action=[Addressee(name) for name in names])


@pytest.mark.parametrize(
    ("cable", "paragraph", "style", "expected"),
    [
        (
            FULL,
            2,
            "chicago",
            f"Embassy Zenda to Secretary of State, {QUOTED} telegram 08ZENDA910, May 8, 2008, para. 2.",
        ),
        (
            ARCHIVED,
            None,
            "chicago",
            f"Embassy Zenda to Secretary of State, {QUOTED} telegram 08ZENDA910, May 8, 2008, {NATIONAL}.",
        ),
        (LINKED, None, "chicago", "Zenda, telegram 08ZENDA910, x, https://zenda.example/910."),
        (
            sent_to("AMEMBASSY ZENDA", "NSC"),
            None,
            "chicago",
            "Secretary of State to Embassy Zenda and NSC, telegram 79STATE7, 1979.",
        ),
        (
            sent_to("AMEMBASSY ZENDA", "NSC", "CIA"),
            None,
            "chicago",
            "Secretary of State to Embassy Zenda and others, telegram 79STATE7, 1979.",
        ),
        (Cable(Header(mrn="ZENDA 910")), None, "chicago", "Zenda, telegram 910."),
        (Cable(), None, "chicago", "Telegram."),
        (
            FULL,
            2,
            "apa",
            'Embassy Zenda. (2008, May 8). The "Old" Bridge: A Way Out? (08ZENDA910, para. 2) [Telegram].',
        ),
        (
            ARCHIVED,
            None,
            "apa",
            f'Embassy Zenda. (2008, May 8). The "Old" Bridge: A Way Out? (08ZENDA910) [Telegram]. {NATIONAL}.',
        ),
        (LINKED, None, "apa", "Zenda. (n.d.). [Telegram] (08ZENDA910). x. https://zenda.example/910"),
        (FROM_STATE, None, "apa", "Secretary of State. (1979). [Telegram] (79STATE7)."),
        (Cable(Header(subject="THE BRIDGE")), None, "apa", "The Bridge [Telegram]. (n.d.)."),
        (Cable(), None, "apa", "[Telegram]. (n.d.)."),
        (FULL, 2, "frus", "Telegram 910 from Zenda, May 8, 2008, paragraph 2."),
        (ARCHIVED, None, "frus", "Telegram 910 from Zenda, May 8, 2008. (National Archives, D080000-0001)"),
        (LINKED, None, "frus", "Telegram 910 from Zenda. (x, https://zenda.example/910)"),
        (FROM_STATE, None, "frus", "Telegram 7 from the Department of State, 1979."),
        (sent_to("AMEMBASSY ZENDA"), None, "frus", "Telegram 7 to Zenda, 1979."),
        (sent_to("AMEMBASSY ZENDA", "NSC"), None, "frus", "Telegram 7 to multiple posts, 1979."),
        (Cable(), None, "frus", "Telegram."),
    ],
)
def test_styles(cable: Cable, paragraph: int | None, style: CitationStyle, expected: str) -> None:
    """What is known is in its place, what is not is left out."""
    assert cite(cable, paragraph=paragraph, style=style) == expected


def test_paragraph_as_a_node() -> None:
    """A paragraph, or an item, taken from the cable."""
    assert cite(FULL, paragraph=FULL.paragraphs[0]).endswith("May 8, 2008, para. 1.")


def test_header_alone() -> None:
    """A cable whose body was not read can be cited; its paragraphs cannot."""
    header = Cable(FULL.header, complete=False)

    assert cite(header) == cite(Cable(FULL.header))
    with pytest.raises(ModelError, match="the body was not read"):
        cite(header, paragraph=1)


def test_unknown_style() -> None:
    """A style that there is not is answered with what may be meant."""
    with pytest.raises(ModelError, match="style: no style 'chicgo'; did you mean chicago"):
        cite(FULL, style=loose("chicgo"))
    with pytest.raises(ModelError, match="there are chicago, apa, frus"):
        cite(FULL, style=loose("mla"))


def test_styles_have_the_same_names_everywhere() -> None:
    """The type, the table and the command line name the same styles."""
    assert get_args(CitationStyle) == tuple(STYLES) == CITATIONS


@given(ANY_CABLE)
def test_any_cable(cable: Cable) -> None:
    """A citation is one line, whatever the cable holds."""
    styles: Any = STYLES

    assert [style for style in styles if len(cite(cable, style=style).splitlines()) != 1] == []
