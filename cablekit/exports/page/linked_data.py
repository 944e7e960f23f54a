"""A cable's facts for machines that read pages: JSON-LD in the words of schema.org."""

import json
from collections.abc import Iterable
from typing import Final

from cablekit.model import Addressee, Cable

#: What ends a script element or begins markup must not be in one.
IN_SCRIPT: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def linked_data(cable: Cable) -> str:
    """Give a cable's facts as JSON-LD, safe inside a script element."""
    header, date = cable.header, cable.date
    data = {
        "@context": "https://schema.org",
        "@type": "Message",
        "identifier": cable.id,
        "name": cable.subject,
        "dateSent": date.isoformat() if date else None,
        "sender": organization(cable.originator),
        "toRecipient": organizations(header.action),
        "ccRecipient": organizations(header.info),
        "keywords": list(cable.tags),
        "citation": [reference.id for reference in cable.references if reference.id],
    }
    return json.dumps({key: value for key, value in data.items() if value}).translate(IN_SCRIPT)


def organization(name: str | None) -> dict[str, str] | None:
    """Give an address as schema.org has it."""
    return {"@type": "Organization", "name": name} if name else None


def organizations(addressees: Iterable[Addressee]) -> list[dict[str, str] | None]:
    """Give addressees as schema.org has them."""
    return [organization(addressee.name) for addressee in addressees if addressee.name]
