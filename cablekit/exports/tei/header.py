"""The header of a TEI document: what the cable is, who sent it to whom, what it is about, how it was written here."""

from collections.abc import Iterable
from typing import Final

from cablekit.exports.tei.body import addressee, date, name_of, references
from cablekit.exports.tei.markup import Categories, each, element, filled, words
from cablekit.model import Addressee, Cable, ExecutiveOrder
from cablekit.model.identifiers import DOCUMENT_NUMBERS

_CONTROLS: Final = (
    "Control characters that XML cannot carry are shown as the signs of U+2400 to U+2421, noncharacters and lone "
    "surrogates as U+FFFD."
)
_VARIANTS: Final = {"method": "parallel-segmentation", "location": "internal"}
_REFERENCES: Final = (
    "A cRef is the canonical id of a cable: two digits of the year, the station in one word, the message number "
    "(an A before it: airgram)."
)


def tei_header(cable: Cable, categories: Categories, copies: str = "") -> str:
    """Write the header; the text must have been written before, for the categories that it points to."""
    profile = profile_desc(cable, categories)
    return element("teiHeader", [file_desc(cable, copies), encoding_desc(categories, copies), profile])


def file_desc(cable: Cable, copies: str) -> str:
    """Write title, hands, numbers, notes, and source with the copies of a collation."""
    published = [each("authority", ["U.S. Department of State"]), each("idno", [cable.id], {"type": "mrn"})]
    return element(
        "fileDesc",
        [
            element("titleStmt", [element("title", words(name_of(cable))), hands(cable)]),
            element("publicationStmt", published),
            filled("notesStmt", notes(cable)),
            element("sourceDesc", [element("bibl", source(cable)), copies]),
        ],
    )


def hands(cable: Cable) -> str:
    """Write who drafted, approved, cleared and classified the cable."""
    header, authority = cable.header, cable.authority
    people = [
        ("drafted by", [header.drafted_by]),
        ("approved by", [header.approved_by]),
        ("cleared by", header.cleared_by),
        ("classified by", [authority.name if authority else None]),
    ]
    return "".join([responsible(does, each("name", names)) for does, names in people])


def responsible(does: str, names: str) -> str:
    """Write a statement of responsibility, if there is anyone."""
    return element("respStmt", [element("resp", does), names]) if names else ""


def notes(cable: Cable) -> str:
    """Write the E.O. line, the reasons of classification and the instructions to pass the cable on."""
    header, authority = cable.header, cable.authority
    reasons = " ".join(f"({reason})" for reason in authority.reasons) if authority else None
    order = header.executive_order
    return "".join(
        [
            filled("note", eo(order) if order else "", {"type": "eo"}),
            each("note", [reasons], {"type": "reasons"}),
            each("note", header.pass_lines, {"type": "pass"}),
        ]
    )


def eo(order: ExecutiveOrder) -> str:
    """Write what an E.O. line says."""
    day = order.declassify_on
    opens = [words(order.action or ""), element("date", f"{day}", {"when": f"{day}"}) if day else ""]
    said = " ".join([part for part in [*opens, words(" ".join([*order.codes, order.authority or ""]))] if part])
    return ": ".join([part for part in [words(f"E.O. {order.number}" if order.number else ""), said] if part])


def source(cable: Cable) -> str:
    """Write where the cable comes from: its own number, and those that archives gave it."""
    own = [element("title", words(name_of(cable))), each("author", [cable.originator]), date(cable)]
    numbers = [
        each("idno", [value], {"type": token(wrapper.archive), "subtype": token(name)})
        for wrapper in cable.wrappers
        for name, value in wrapper.fields
        if name in DOCUMENT_NUMBERS
    ]
    return "".join([*own, each("idno", [cable.id], {"type": "mrn"}), *numbers])


def token(name: str) -> str | None:
    """Give a name as one word, as TEI wants its types; None where nothing is left."""
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in name).split()) or None


def encoding_desc(categories: Categories, copies: str) -> str:
    """Write how the text was encoded, how the readings of copies are, and the lists that it points into."""
    practice = element("editorialDecl", element("p", _CONTROLS))
    references = element("refsDecl", element("p", _REFERENCES))
    variants = element("variantEncoding", "", _VARIANTS) if copies else ""
    return element("encodingDesc", [practice, references, filled("classDecl", categories.taxonomies()), variants])


def profile_desc(cable: Cable, categories: Categories) -> str:
    """Write when the cable was written, between whom, and what it is about."""
    created = filled("creation", date(cable))
    letters = filled("correspDesc", correspondence(cable, categories))
    return element("profileDesc", [created, letters, filled("textClass", subjects(cable, categories))])


def correspondence(cable: Cable, categories: Categories) -> str:
    """Write sender, addressees and earlier messages."""
    header = cable.header
    sent = [each("orgName", [header.originator]), date(cable)]
    exempt = "; ".join([addressee(node) for node in header.exempt])
    return "".join(
        [
            filled("correspAction", sent, {"type": "sent"}),
            received(header.action, "action", categories),
            received(header.info, "info", categories),
            filled("correspContext", references(cable)),
            each("note", [exempt], {"type": "exempt"}),
        ]
    )


def received(nodes: Iterable[Addressee], kind: str, categories: Categories) -> str:
    """Write the addressees for action, or those for information."""
    names = []
    for node in nodes:
        urgent = categories.pointer("precedence", node.precedence) if node.precedence else None
        names.append(each("orgName", [node.name], {"key": node.routing_indicator, "ana": urgent}))
    return filled("correspAction", names, {"type": "received", "subtype": kind})


def subjects(cable: Cable, categories: Categories) -> str:
    """Write class, captions and precedences as categories; TAGS, and the concepts of NARA's indexers, as keywords."""
    header = cable.header
    found: list[tuple[str, str]] = [("classification", header.classification)] if header.classification else []
    found += [("caption", caption) for caption in header.captions if caption.strip()]
    found += [("precedence", degree) for degree in (header.dtg.precedences if header.dtg else ())]
    concepts = [wrapper.get("Concepts") or "" for wrapper in cable.wrappers]
    terms = [term for text in concepts for term in text.split(", ") if term.lower() != "n/a"]
    return "".join(
        [
            *[category(scheme, word, categories) for scheme, word in dict.fromkeys(found)],
            filled("keywords", each("term", header.tags), {"n": "TAGS"}),
            filled("keywords", each("term", terms), {"n": "concepts"}),
        ]
    )


def category(scheme: str, word: str, categories: Categories) -> str:
    """Write a pointer to a category."""
    return element(
        "catRef", "", {"scheme": f"#{categories.prefix}{scheme}", "target": categories.pointer(scheme, word)}
    )
