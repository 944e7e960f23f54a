"""A post's footer at the end of a cable (format.md 15)."""

import pytest

from cablekit import from_dict, from_text, to_dict, to_text
from tests._helpers import CLASS_LINE, read_whole

TEXT = f"{CLASS_LINE}1. (C) The king opened the bridge.\n\n2. (C) All is well"
SITE = "Visit Embassy Strelsau's Classified Website:"
URL = "http://www.example.gov/p/zenda/"
ALSO = "You can also access this site through the Department's site."


@pytest.mark.parametrize(
    ("end", "notes", "names"),
    [
        (f". {SITE} {URL} SAPT", (f"{SITE} {URL}",), ("SAPT",)),
        (f". {SITE} {URL} von Tarlenheim", (f"{SITE} {URL}",), ("von Tarlenheim",)),
        (f". {SITE} {URL}", (f"{SITE} {URL}",), ()),
        (f".   \n{SITE}   \n{URL}c  \nfm   \n\nSAPT", (SITE, f"{URL}c", "fm"), ("SAPT",)),
        (f". \\\n{SITE} \\\n \\\n{URL} \\\nSAPT \\", (SITE, URL), ("SAPT",)),
        (f".\n{SITE} {URL} SAPT", (f"{SITE} {URL}",), ("SAPT",)),
        (f".\n  {SITE}\n  {URL}\n  \n  Sapt", (SITE, URL), ("Sapt",)),
        (
            f". ZENDA 00000910  002 OF 002 Leave Zenda's Tolls and Bridges Forum at {URL} SAPT",
            (f"Leave Zenda's Tolls and Bridges Forum at {URL}",),
            ("SAPT",),
        ),
        (f".\n{SITE} XXXXXXXXXXXX Sapt", (f"{SITE} XXXXXXXXXXXX",), ("Sapt",)),
        (f".\n\nSAPT\n\n{SITE} {URL}", (f"{SITE} {URL}",), ("SAPT",)),
        (f".\n\n{SITE}\n{URL}\n\nsapt", (SITE, URL), ("sapt",)),
        (f". ***** ******* {SITE} {URL} ****** ******** SAPT", (f"{SITE} {URL}",), ("SAPT",)),
        (f".\n*****\n{SITE}\n{URL}\n\n{ALSO}\n*****\nSapt", (SITE, URL, ALSO), ("Sapt",)),
        (f". {SITE} XXXXXXXXXXXX SAPT", (f"{SITE} XXXXXXXXXXXX",), ("SAPT",)),
        (f". {SITE}\nZENDA 00000910  002 OF 002\n{URL} SAPT", (SITE, URL), ("SAPT",)),
        (
            ". Please visit us at http://zenda.example/index.c fm SAPT",
            ("Please visit us at http://zenda.example/index.c fm",),
            ("SAPT",),
        ),
        (
            f". Visit Zenda's Classified Web Site at\n{URL} and the Royal\nPress Blog at {URL} /\nSapt",
            ("Visit Zenda's Classified Web Site at", f"{URL} and the Royal", f"Press Blog at {URL} /"),
            ("Sapt",),
        ),
        (
            ". ***** Visit Zenda's Classified Website: ZENDA 00000910  002 OF 002 XXXXXXXXXXXX***** SAPT",
            ("Visit Zenda's Classified Website: XXXXXXXXXXXX",),
            ("SAPT",),
        ),
        (
            f".\n\n*****\nFor more news from Zenda, look:\nvisit Zenda's Classified Website at:\n \n{URL}\n*****\nsapt",
            ("For more news from Zenda, look:", "visit Zenda's Classified Website at:", URL),
            ("sapt",),
        ),
        (f".\n\nFor more reporting from Zenda, visit:\n{URL}", ("For more reporting from Zenda, visit:", URL), ()),
        (
            f".\nThis report and more can be found on Zenda's site,\n{URL}",
            ("This report and more can be found on Zenda's site,", URL),
            (),
        ),
        (
            ". VISIT ZENDA'S CLASSIFIED WEBSITE AT: HTTP://ZENDA/C FM SAPT",
            ("VISIT ZENDA'S CLASSIFIED WEBSITE AT: HTTP://ZENDA/C FM",),
            ("SAPT",),
        ),
        (f". SAPT 0 05/08/2008\n\n{SITE} {URL}", (f"{SITE} {URL}",), ("SAPT",)),
        (f". {SITE} {URL} SAPT 0 05/08/2008", (f"{SITE} {URL}",), ("SAPT",)),
    ],
)
def test_footers(end: str, notes: tuple[str, ...], names: tuple[str, ...]) -> None:
    """A footer is split off the text, with the name before or behind it; its lines are notes, its signs are not."""
    cable = read_whole(f"{TEXT}{end}\n")

    assert (cable.closing.notes, cable.closing.signatures) == (notes, names)
    assert cable.paragraphs[-1].text == "All is well."
    assert from_text(to_text(from_dict(to_dict(cable)))) == cable


@pytest.mark.parametrize(
    "end",
    [
        f". He visited the site at {URL} and left.",
        f". Officers should visit the website: {URL}",
        f". {SITE} {URL} for more of this",
        f". {SITE} {URL} for more of\nthe bridge at the castle, which was closed",
        f". Visit of the king: {URL}",
        f". The text is at {URL}",
        f". The text is at:\n{URL}",
        f".\n\n{URL}",
        ".\n\nPlease visit the castle.",
        f".\n\nFor this report on the bridge, see: {URL}",
        f". The site {URL} was classified at noon.",
        ". They said: XXXXXXXXXXXX to us at noon",
        f" at {URL}; visit it",
    ],
)
def test_addresses_in_text(end: str) -> None:
    """An address without an invitation to visit it, or inside a sentence, is text."""
    closing = read_whole(f"{TEXT}{end}\n").closing

    assert (closing.notes, closing.signatures) == ((), ())


@pytest.mark.parametrize(
    ("end", "names"),
    [
        (f"{SITE} {URL}", ()),
        (f"{SITE}\n{URL}\nSAPT", ("SAPT",)),
        (f"{SITE}\nZENDA 00000910  002 OF 002\n({URL}) SAPT", ("SAPT",)),
    ],
)
@pytest.mark.parametrize("number", ["3. (U) ", "3. "])
def test_footer_as_a_numbered_paragraph(end: str, names: tuple[str, ...], number: str) -> None:
    """A footer with a number of its own is the text of that paragraph."""
    cable = read_whole(f"{TEXT}.\n\n{number}{end}\n")

    assert cable.closing.signatures == names
    assert cable.closing.notes == ()
    assert cable.paragraphs[2].text.startswith(SITE)
