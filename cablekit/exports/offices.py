"""Who sends and receives telegrams, in the words of a footnote (Embassy Zenda) and of the Foreign Relations volumes."""

import re
from typing import Final, NamedTuple

from cablekit.vocabulary import post, title_case

#: What precedes the place in addresses (plad_prefixes.csv) and in the labels of archives, and the kind of post.
KINDS: Final = {
    "AMEMBASSY": "Embassy",
    "EMBASSY": "Embassy",
    "AMCONGEN": "Consulate General",
    "CONSULATE GENERAL": "Consulate General",
    "AMCONSUL": "Consulate",
    "CONSULATE": "Consulate",
    "US INTERESTS SECTION": "Interests Section",
    "USINT": "Interests Section",
    "USLO": "Liaison Office",
    "USMISSION": "Mission",
    "US MISSION": "Mission",
    "MISSION": "Mission",
    "USOFFICE": "Office",
    "REO": "Regional Embassy Office",
}
#: Offices in Washington by the first word of their address (plad_prefixes.csv).
OFFICES: Final = {"SECSTATE": "Secretary of State", "SECDEF": "Secretary of Defense"}
#: The Foreign Relations volumes name the department, and missions by their organization.
DEPARTMENTS: Final = {"Secretary of State": "Department of State", "Secretary of Defense": "Department of Defense"}
ORGANIZATIONS: Final = {
    "USUN": "United Nations",
    "USNATO": "North Atlantic Treaty Organization",
    "USEU": "European Union",
    "USOSCE": "Organization for Security and Cooperation in Europe",
}
#: Words of place names that are not capitalized inside a name: Port au Prince, Dar es Salaam.
PARTICLES: Final = frozenset({"AU", "DA", "DE", "DO", "DU", "ES"})
#: Names of agencies and commands that no list of acronyms has: USDOC, USDAO, USEUCOM.
AGENCY: Final = re.compile(r"US[A-Z]{3,10}")
#: `DEPT OF TREASURY`, and what has an article in running words.
DEPARTMENT: Final = re.compile(r"\bDEPT\b", re.IGNORECASE)
WITH_ARTICLE: Final = ("Department", "Joint Staff", "White House", "National Security Council")
#: The capital after the name of an office there.
CAPITAL: Final = re.compile(r"(?<=\S) WASH(?:DC|INGTON(?: DC)?)$")
#: 18.4. What the National Archives' field adds to the name of a post: `LA ZENDA OR-M`.
COPY: Final = re.compile(r" OR-[A-Z]$")


class Office(NamedTuple):
    """A sender or addressee: the kind of post, if it is one of a known kind, and the place, or the whole name."""

    kind: str
    place: str

    @property
    def name(self) -> str:
        """The name in a footnote: Embassy Zenda."""
        return f"{self.kind} {self.place}".strip()

    @property
    def role(self) -> str:
        """
        The name in the head of a document of the Foreign Relations volumes.

        >>> office_of("AMEMBASSY ZENDA").role, office_of("SECSTATE WASHDC").role, office_of("USUN NEW YORK").role
        ('Embassy in Zenda', 'Department of State', 'Mission to the United Nations')
        """
        organization = ORGANIZATIONS.get(self.place.partition(" ")[0])
        if organization:
            return f"Mission to the {organization}"
        return f"{self.kind} in {self.place}" if self.kind else DEPARTMENTS.get(self.place, self.place)

    @property
    def with_article(self) -> str:
        """
        The role in running words; a name of which nothing is known gets no article.

        >>> office_of("AMEMBASSY ZENDA").with_article, office_of("RIVER STATES COLLECTIVE").with_article
        ('the Embassy in Zenda', 'River States Collective')
        """
        bare = self.role == self.place and not self.place.startswith(WITH_ARTICLE)
        return self.role if bare else f"the {self.role}"

    @property
    def is_department(self) -> bool:
        """Whether it is the Department of State."""
        return self.role == "Department of State"


def office_of(written: str) -> Office:
    """
    Name a sender or addressee as an address, an archive, or a SMART message writes it.

    >>> office_of("AMEMBASSY LA PAZ").name, office_of("ZENDA, AMCONSUL").name, office_of("Embassy Zenda").name
    ('Embassy La Paz', 'Consulate Zenda', 'Embassy Zenda')
    >>> office_of("SECSTATE WASHDC").name, office_of("RIVER STATES COLLECTIVE").name, office_of("LA PAZ").name
    ('Secretary of State', 'River States Collective', 'Embassy La Paz')
    """
    name = CAPITAL.sub("", COPY.sub("", in_order(" ".join(written.split()))))
    name = DEPARTMENT.sub("DEPARTMENT" if name.isupper() else "Department", name, count=1)
    own = OFFICES.get(name.upper().partition(" ")[0])
    if own:
        return Office("", own)
    found = of_a_kind(name)
    if not found:
        label = post(name).label if name.isupper() else ""
        found = of_a_kind(label) or Office("", label or in_title_case(name))
    return Office("", found.place) if found.place.partition(" ")[0] in ORGANIZATIONS else found


def in_order(name: str) -> str:
    """
    Return a name with the kind of post first; SMART writes it last.

    >>> in_order("WASHDC, SECSTATE"), in_order("ZENDA, AMEMBASSY"), in_order("Sapt, Max")
    ('SECSTATE WASHDC', 'AMEMBASSY ZENDA', 'Sapt, Max')
    """
    place, comma, kind = name.partition(", ")
    return f"{kind} {place}" if place and comma and kind.upper() in {*KINDS, *OFFICES} else name


def of_a_kind(name: str) -> Office | None:
    """Separate the kind of post from the place; None where no kind comes first."""
    upper = name.upper()
    for written, kind in KINDS.items():
        if upper.startswith(f"{written} "):
            return Office(kind, in_title_case(name[len(written) + 1 :].strip()))
    return None


def in_title_case(name: str) -> str:
    """
    Write a name in capitals with small letters; particles of places are not acronyms, and agencies stay as they are.

    >>> in_title_case("DAR ES SALAAM"), in_title_case("USUN NEW YORK"), in_title_case("Port Au Prince")
    ('Dar es Salaam', 'USUN New York', 'Port au Prince')
    """
    words = zip(name.split(), title_case(name).split(), strict=True)
    return " ".join(cased_word(*word, is_first=not at) for at, word in enumerate(words))


def cased_word(written: str, cased: str, *, is_first: bool) -> str:
    """Choose how a word of a name is written: as it is, in title case, or in small letters."""
    if AGENCY.fullmatch(written):
        return written
    return cased.lower() if written.upper() in PARTICLES and not is_first else cased
