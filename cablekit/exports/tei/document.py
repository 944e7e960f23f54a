"""The telegram as TEI P5, as the FRUS volumes use it: for editions and archives, not for reading back."""

from typing import Final

from cablekit.editing.collate import Collation
from cablekit.exports.tei.body import Style, division
from cablekit.exports.tei.collation import collated_division, witnesses
from cablekit.exports.tei.header import tei_header
from cablekit.exports.tei.ism import NAMESPACE as ISM
from cablekit.exports.tei.ism import document_markings
from cablekit.exports.tei.markup import DECLARATION, Categories, element
from cablekit.model import Cable
from cablekit.model.cable import as_cable

NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"


def to_tei(cable: Cable | Collation, *, ism: bool = False) -> bytes:
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

    Returns:
        The document, in UTF-8, valid against `tei_all`.

    Raises:
        ModelError: It is no cable, or items are nested more than a hundred deep.

    Source: TEI P5 4.12; the FRUS schema (history.state.gov).

    >>> from cablekit.model import Header
    >>> b"<title>THE BRIDGE</title>" in to_tei(Cable(Header(subject="THE BRIDGE")))
    True
    """
    categories = Categories()
    style = Style(categories, ism=ism)
    if isinstance(cable, Collation):
        first, copies = as_cable(next(iter(cable.cables), None)), witnesses(cable)
        content = collated_division(cable, style)
    else:
        first, copies, content = as_cable(cable), "", division(as_cable(cable), style)
    text = element("text", element("body", content))
    attributes: dict[str, str | None] = {"xmlns": NAMESPACE}
    if ism:
        attributes |= {"xmlns:ism": ISM} | document_markings(first)
    return (DECLARATION + element("TEI", [tei_header(first, categories, copies), text], attributes) + "\n").encode()
