"""The telegram as TEI P5, as the FRUS volumes use it: for editions and archives, not for reading back."""

from difflib import get_close_matches
from typing import Final, Literal, TypeAlias

from cablekit.editing.collate import Collation
from cablekit.errors import ModelError, did_you_mean, shown
from cablekit.exports.tei.body import Style, body_of, division
from cablekit.exports.tei.collation import collated_body, collated_division, witnesses
from cablekit.exports.tei.frus import NAMESPACE as FRUS
from cablekit.exports.tei.frus import adapt_header, frus_division
from cablekit.exports.tei.header import tei_header
from cablekit.exports.tei.ism import NAMESPACE as ISM
from cablekit.exports.tei.ism import document_markings
from cablekit.exports.tei.markup import DECLARATION, Categories, element
from cablekit.model import Cable
from cablekit.model.cable import as_cable

NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
#: The conventions of an edition.
TeiProfile: TypeAlias = Literal["frus"]
PROFILES: Final = ("frus",)


def to_tei(
    cable: Cable | Collation, *, ism: bool = False, profile: TeiProfile | None = None, number: int | None = None
) -> bytes:
    """
    Write a cable as a TEI P5 document in the manner of the FRUS volumes.

    The values are exact, the layout is not: TEI is written, never read. Paragraphs carry their numbers (`@n`) and
    portion marks (`@ana`), page lines are `<pb/>`, what a publisher withheld is `<gap/>`. Control characters that XML
    1.0 cannot carry are shown as the signs of U+2400 to U+2421 (form feed: U+240C), noncharacters and lone surrogates
    as U+FFFD; nothing of the running text is dropped.

    Args:
        cable: The cable, read or built by hand; or several copies of one, as `collate` aligns them. What these do not
            agree on is `app`, with `lem` and `rdg`; everything but the body is that of the first copy.
        ism: Add the markings as attributes of IC-ISM (`urn:us:gov:ic:ism`). `tei_all` knows no foreign attributes:
            such a document is valid against it once they are taken off. What ISM has no word for
            (`LIMITED OFFICIAL USE`, `LIMDIS`, the codes of E.O. 11652 and 12065) is left out.
        profile: `frus` follows the conventions of a document of the Foreign Relations volumes throughout: their head,
            source note, dateline, ids, and attributes (`frus:doc-dateTime-min` and `-max`, which `tei_all` does not
            know, either).
        number: The number of the document in its volume; by default 1. Only with a profile.

    Returns:
        The document, in UTF-8, valid against `tei_all`.

    Raises:
        ModelError: It is not a cable; items are nested more than a hundred deep; no such profile; a number without a
            profile.

    Source: TEI P5 4.12; the FRUS schema (history.state.gov).

    >>> from cablekit.model import Header
    >>> cable = Cable(Header(subject="THE BRIDGE", originator="AMEMBASSY ZENDA"))
    >>> b"<title>THE BRIDGE</title>" in to_tei(cable)
    True
    >>> b'12. Telegram From the <gloss type="from">Embassy in Zenda</gloss>' in to_tei(cable, profile="frus", number=12)
    True
    """
    require_profile(profile)
    if number is not None and profile is None:
        raise ModelError("only the documents of a profile have one: profile='frus'", "number")
    first = 1 if number is None else require_number(number)
    return f"{DECLARATION}{document(cable, profile=profile, number=first, ism=ism)}\n".encode()


def require_number(number: int) -> int:
    """Refuse a number that no document has."""
    if number < 1:
        raise ModelError(f"expected a number that is at least 1, got {number}", "number")
    return number


def require_profile(profile: str | None) -> None:
    """Refuse a profile that there is not."""
    if profile is not None and profile not in PROFILES:
        advice = did_you_mean(get_close_matches(profile, PROFILES), f"there are {', '.join(PROFILES)}")
        raise ModelError(f"no profile {shown(profile)}; {advice}", "profile")


def document(cable: Cable | Collation, *, profile: TeiProfile | None, number: int, ism: bool, prefix: str = "") -> str:
    """Write the element of a document; *prefix* begins its ids where it is one of several."""
    categories = Categories(prefix)
    style = Style(categories, ism=ism)
    first = as_cable(next(iter(cable.cables), None) if isinstance(cable, Collation) else cable)
    copies = witnesses(cable) if isinstance(cable, Collation) else ""
    attributes: dict[str, str | None] = {"xmlns": NAMESPACE}
    if profile:
        body = collated_body(cable, style) if isinstance(cable, Collation) else body_of(first, style)
        content = frus_division(first, body, number)
        header = adapt_header(tei_header(first, categories, copies), first, number)
        attributes["xmlns:frus"] = FRUS
    else:
        content = collated_division(cable, style) if isinstance(cable, Collation) else division(first, style)
        header = tei_header(first, categories, copies)
    if ism:
        attributes |= {"xmlns:ism": ISM} | document_markings(first)
    return element("TEI", [header, element("text", element("body", content))], attributes)
