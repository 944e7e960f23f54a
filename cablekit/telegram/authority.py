"""The "Classified By" line: who classified the cable, and why <-> `Authority`.

Strategy
--------
* The line is cut into the label, the person and the office (the *head*), and the reasons (the *tail*).
* The head is a row of words. Each is a title (a rank, an office, a place), a stop, or part of a name. Names are open
  and titles nearly closed, so a name is what is left, up to where a clause ends: `Political Counselor Jane Roe,`,
  `JANE ROE, POLITICAL COUNSELOR`.
* A value that this does not give back is written with its position labelled: `; position: `.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from cablekit.model import Authority

LIMIT: Final = 700
#: format.md 12: a line of this length was cut wherever it was, in a word or not.
HARD_WIDTH: Final = 71
SPARE: Final = " \t,;:-"

#: format.md 12: the label with its slips.
LABEL: Final = re.compile(r"\bCLAS{1,2}I?F{1,2}I?ED\s{1,3}BY\b(?!\sLINE)|\bDERIVED\sFROM\b", re.IGNORECASE)
#: format.md 12, 19: what may stand after it: a number, a portion mark, the label again.
AGAIN: Final = re.compile(
    r"[\s:.-]{0,9}(?:[0-9]\.\s{0,3})?(?:\([A-Z]{1,3}\)\s{0,3})?(?P<label>CLAS{1,2}I?F{1,2}I?ED\sBY\b|DERIVED\sFROM\b|BY\b|(?<=\)\s)|(?<=\)))",
    re.IGNORECASE,
)
#: format.md 12: where the reasons begin: the word itself, cut or misspelt; the order; or what follows them.
REASON: Final = re.compile(
    r"\b(?:r ?e ?a ?s ?[o0] ?n ?s?|re?a[os]n ?s?|re?son ?s?|reaons?|rasons?|reaso)\b|\b(?-i:for re(?![a-z]))"
    r"|\bE\.? ?O\.? ?1[0-9]{4}|\b1[23][0-9]{3}\b|\bderived from\b|\bdeclassify on\b|\breasons?(?=[0-9])",
    re.IGNORECASE,
)
#: format.md 8.4, 12: the section of the order that names the reasons: `1.4`, `1. 5`, `14`.
SECTION: Final = re.compile(r"(?<![0-9.])1 ?[.,]? ?[3-6](?![0-9])\.?")
#: format.md 12: words that lead to the reasons.
LEADING: Final = re.compile(
    r"\b(?:(?:for(?: [a-z]{1,8}){0,2}|f0r|fr|f or|per|under|based (?:up)?[o0]n|pursuant to|because of|in|by)(?![a-z]) ?)?"
    r"(?:the )?(?:following )?(?:se ?ctions?|sec\.?|paras?)?[ ,;:.(-]{0,9}$",
    re.IGNORECASE,
)
#: format.md 12: one letter, what parts it from the one before, and its parenthesis.
LETTER: Final = re.compile(
    r"(?P<part>[\s,;:/&+.-]{0,4}(?:(?:a ?n ?d|or|e\.?o\.?|1 ?[.,] ?[3-6]\.?)(?![a-z]))?[\s,;:/&+.-]{0,3})"
    r"(?P<open>[(]{0,2})\s?(?P<letters>[a-h]|(?<=\()[a-h]{2,4})(?![a-z0-9'’])(?P<close>[\s.]{0,2}[)]?)",
    re.IGNORECASE,
)
#: What `write_authority` falls back to.
LABELLED: Final = re.compile(r"Classified By: ([^;]*); position: (.*?)(?:; reasons: ([a-h](?:, [a-h]){0,9}))?\.")
PARAGRAPH_END: Final = re.compile(r"\n[ \t\r]*\n")
SENTENCE: Final = re.compile(r"(?<=[A-Za-z]{3})\. (?=[A-Z(])|^\.? ?(?=\([A-Z]{1,3}\))")
MEANING: Final = re.compile("[^\\W_]")
OFFICE: Final = re.compile("[A-Z]{2,6}")
INITIALED: Final = re.compile(r"[A-Z]\.?[A-Z]")
TOKEN: Final = re.compile(r"(?P<word>[^\s,;:()]+)|(?P<stop>[,;:()])")
INITIALS: Final = re.compile(r"(?:[A-Za-z]\.){1,4}|[A-Z]")
LONG_STOP: Final = 4
SHORT: Final = 6
WINDOW: Final = 24
PAIR: Final = 2
COMPOUND: Final = re.compile(
    r"[aep]?(?:acting|political|pol|econ|eco|minister|min|counselor|couns?|cons|mil|officer|off|chief|ad|deputy|dep|dir|con"
    r"|gen|sec|asst?|mgt|mgmt|admin|com|int|pd|pa|agr|del|us|emb){2,3}|[aep](?:min|couns?|pol|econ|dcm|rso|consul|chief)"
)
CAMEL: Final = re.compile(r"(?!Mac|Fitz|Van|Von|Del|Mary|Rose|Anne)[A-Z][a-z]{2,5}[A-Z][a-z]{2,9}")
REDACTED: Final = re.compile(r"[Xx]{4,40}")

#: Names of offices, ranks and tasks, as the Department and its posts use them.
TITLES: Final = frozenset(
    """
    a.i a/s acting action ad adm admin administration administrative administrator adv advisor adviser advisory
    affair affairs af affaires agency agr agricultural agriculture aide aid ait amb ambassador ambassador-at-large amcongen
    amconsul amembassy american analysis analyst and ara area arms army assistance assistant associate asst at attache avc
    based bg branch brig brigadier bureau business ca capacity capt captain cbp cda center central centre cg charge chair
    chairman chg chief civil civilian cmd cmdr cmr co col colonel com combined comdr commander commercial commissioner
    committee community con conflict congen consul consular consulate control coop cooperation coord coordination
    coordinator corps coun couns counsel counselor counsellor counter counternarcotics counterterrorism country crimes cdr cpt
    crisis cultural customs daa das dao daas das/pol dcm dea defense delegate delegation demarche democracy dep department
    dept deputy desk detachment development dg dhs diplomat diplomatic dir director directorate disarmament district
    division dod dol domestic dpo dr drl ds east eap eastern eb ec eca eco econ economic economical economics economist
    ecopol ecpo eeb emb embassy emin emergency energy enforcement engagement environment environmental envoy est esth
    estoff eur european executive export external fao fas fcs federal field finance financial first fiscal foia food for
    force forces foreign fpo fso from gen general global governance government governor group gsa guard hiv hon head
    headquarters health hr hub human humanitarian i ia ica ice ig iio iip illicit immigration imo improvement incoming
    information infrastructure inl inr inspector institutional int integration intelligence interagency interest interests
    interim internal international investment io iom ipo iran iraq irm isn issues joint judge judicial justice l labor
    labour law lcdr lead leader leg legal legate legatt legislative liaison lno logistics lt ltc ltcol ltg lieutenant m/c
    maj manager management marine maritime mc media member mg mgmt mgt mil military min mincouns minister ministry miss
    mission monitoring mr mrs ms multilateral narcotics nas nation national nato navy nea nonproliferation north northern
    np nsc nuclear o/s oas observer oes off office officer official oic oms ops operations organization
    organizations osce pa pacific pao pas pd pdas peace pacom per permanent permrep planning plans pm po pol pol-mil polad
    polcouns polchief polecon policy polint political politico politico-military polmil poloff pol/econ population post
    press principal prm private program programs project proliferation prosecutor protocol provincial prt public
    psychological rear radm reconstruction red reform refugee refugees region regional relations relief rep report reporting
    representative research resident resource resources response rights rm rso rule s sa safety sanctions sao sca science
    scientific second secretariat secretary section sector security senior service services sgt shift south
    southern spec special specialist spokesman staff stability stabilization state states strategic strategy studies
    sub-national support supervisor supervisory t tdy team technical technology temporary terrorism third threat
    to trade trafficking transition transnational transportation treasury treaty u.s u.s.a under undersecretary
    unit united unvie us usa usaid usau usdao usdel usebu usec useu usg usint usoas usun usnato ustr usunesco vc vci
    verification vice visa visas vconsul warden washington watch weapons west western wha with women working
    the of in on as de-facto department's embassy's special-envoy who while new arts office's
    """.split()  # noqa: SIM905 - a list of words reads best as words
)

#: Titles that are surnames as well: after a first name, before a stop.
SURNAMES: Final = frozenset(
    "law west east north south head judge post rule peace field force trade press staff branch desk group guard chair marine"
    " warden health labor mission bell min co gray general minister justice power science country us ice arms new".split()
)
#: Places that stand between a title and a name: regions, states and posts that few people are called by.
PLACES: Final = frozenset(
    """
    africa african asia asian america americas europe middle pacific caribbean caucasus balkan balkans gulf maghreb sahel
    afghanistan albania algeria andorra angola argentina armenia australia azerbaijan bahamas bahrain bangladesh barbados
    belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria burkina burma burundi cambodia
    cameroon canada cape chile china chinese colombia comoros congo croatia cuba cyprus czech darfur denmark djibouti
    ecuador egypt eritrea estonia ethiopia fiji finland france gabon gambia gaza germany ghana greece grenada guatemala
    guinea guyana haiti herzegovina honduras hungary iceland india indonesia iran iraq ireland italy jamaica japan
    kazakhstan kenya korea kosovo kurdistan kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya lithuania
    luxembourg macedonia madagascar malawi malaysia mali malta mauritania mauritius mexico moldova mongolia montenegro
    morocco mozambique namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestinian panama paraguay
    peru philippines poland portugal qatar romania russia russian rwanda senegal serbia seychelles singapore slovakia
    slovenia somalia spain sudan suriname swaziland sweden switzerland syria taiwan tajikistan tanzania thailand tibet
    tibetan togo trinidad tunisia turkey turkish turkmenistan uganda ukraine uruguay uzbekistan vatican venezuela vietnam
    yemen zaire zambia zimbabwe
    accra adana addis aleppo algiers almaty amman amsterdam ankara antananarivo ashgabat asmara asuncion athens baghdad
    baku bamako bangkok barcelona basra basrah beijing beirut belfast belgrade belmopan berlin bern bishkek bogota
    brasilia bratislava bridgetown brussels bucharest budapest cairo calcutta canberra caracas casablanca chengdu chennai
    chisinau colombo copenhagen cotonou curacao dakar damascus dhahran dhaka doha dubai dublin durban dushanbe dusseldorf
    frankfurt freetown geneva guadalajara guangzhou guayaquil hague hamburg hanoi harare havana helsinki herat hermosillo
    hilla hong islamabad istanbul izmir jakarta jeddah jerusalem johannesburg juba kabul kampala karachi kathmandu
    khartoum kigali kingston kinshasa kirkuk kolkata krakow lagos lahore lilongwe lisbon ljubljana lome luanda lusaka
    madrid managua manama manila maputo marseille maseru melbourne milan minsk monrovia monterrey montevideo montreal
    moscow mosul mumbai munich muscat naples nassau ndjamena niamey nicosia nogales nouakchott osaka oslo ottawa
    ouagadougou paramaribo peshawar podgorica prague praia pretoria pristina quito rabat ramadi rangoon recife reykjavik
    riga rome sanaa santo sapporo sarajevo seoul shanghai shenyang skopje sofia stockholm surabaya tallinn tashkent
    tbilisi tegucigalpa tehran thessaloniki tijuana tirana tokyo toronto tripoli tunis ulaanbaatar valletta vancouver
    vienna vientiane vilnius vladivostok warsaw windhoek yaounde yekaterinburg yerevan zagreb zurich
    """.split()  # noqa: SIM905
)
SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "esq", "phd"})
PARTICLES: Final = frozenset("de del la van von der den di da dos du le el al bin ibn ben abu ter ten y e zu".split())
ENDING: Final = frozenset({"for", "per", "under", "based", "fr", "f0r", "with", "while", "who"})
STEMS: Final = ("ambas", "couns", "charg", "minist", "secret", "direct", "represent", "coordin", "polit", "econ", "affai")
TOWARDS: Final = frozenset({"to", "of", "in", "at", "for", "and"})
AD_INTERIM: Final = frozenset({"a.", "i.", "a.i."})


class Word(NamedTuple):
    """
    A word of the head.

    Attributes:
        kind: `N` a part of a name, `I` an initial, `T` a title, `S` a suffix, `B` a stop.
        text: The word.
        start: Where it begins.
        end: Where it ends.

    >>> Word("N", "Fritz", 0, 5).kind
    'N'
    """

    kind: str
    text: str
    start: int
    end: int


STOP: Final = Word("B", "", 0, 0)


def read_authority(content: str) -> Authority | None:
    """
    Read who classified the cable, and why.

    Args:
        content: The line with its label, over one or several lines; or the paragraph that holds it.

    Returns:
        The person alone, the position, the letters of the reasons; None where nothing of it is said.

    >>> read_authority("Classified By: Political M/C Fritz Tarlenheim: reasons 1.4 (b, d).")
    Authority(name='Fritz Tarlenheim', position='Political M/C', reasons=('b', 'd'))
    """
    given = LABELLED.fullmatch(content)
    if given:
        return Authority(given[1] or None, given[2] or None, tuple(given[3].split(", ")) if given[3] else ())
    found = LABEL.search(content)
    if not found:
        return None
    begin = content.rfind("\n", 0, found.start()) + 1
    authority = labelled(joined(content[begin : found.end() + LIMIT]))
    return authority if authority.name or authority.position or authority.reasons else None


def labelled(text: str) -> Authority:
    """
    Read a line with its label, once or twice.

    >>> labelled("Classified By: (U) CLASSIFIED BY DCM RUPERT HENTZAU").name
    'RUPERT HENTZAU'
    """
    label = LABEL.search(text)
    if label is None:
        return Authority()
    at = label.end()
    derived = label[0][0] in "Dd"
    while not derived and (again := AGAIN.match(text, at)):
        at, derived = again.end(), again["label"][:1] in ("D", "d")
    head, tail = split(text[at:].lstrip(SPARE + "."))
    if derived:
        source = head.strip(SPARE + ".")
        return Authority(None, f"Derived from {source}" if source else None, letters(tail))
    name, position = parted(head)
    return Authority(name, position, letters(tail))


def joined(text: str) -> str:
    """
    Put the first paragraph of *text* on one line; a word cut at the end of a full line is whole again.

    >>> joined("Jane \\\n Roe\n\nMore")
    'Jane Roe'
    """
    lines = [line.rstrip(" \t\r\\") for line in PARAGRAPH_END.split(text, maxsplit=1)[0].split("\n")]
    done = lines[0]
    for before, line in pairwise(lines):
        done += line if cut_inside(before, line) else f" {line}"
    return " ".join(done.split())


def cut_inside(before: str, line: str) -> bool:
    """
    Tell whether the end of a full line cut a word.

    >>> cut_inside("x" * 70 + "Y", "ee"), cut_inside("x" * 71, "Yee")
    (True, False)
    """
    if len(before) != HARD_WIDTH or not (before[-1].isalpha() and line[:1].isalpha()):
        return False
    return not (before[-1].islower() and line[0].isupper())


def split(text: str) -> tuple[str, str]:
    """
    Cut the head from the reasons.

    >>> split("DCM Jane Roe for reasons 1.4 (b)")
    ('DCM Jane Roe', 'reasons 1.4 (b)')
    """
    starts = [match.start() for match in (REASON.search(text), SECTION.search(text)) if match]
    at = min(starts, default=len(text))
    leading = LEADING.search(text, max(0, at - WINDOW), at) if starts else None
    return text[: leading.start() if leading else at].rstrip(), text[at:]


def letters(tail: str) -> tuple[str, ...]:
    """
    Read the letters of the reasons, each once.

    >>> letters("reasons 1.4 (b), (c) and d. A long story"), letters("")
    (('b', 'c', 'd'), ())
    """
    section = SECTION.search(tail) or REASON.match(tail)
    match = LETTER.match(tail, section.end()) if section else None
    found: list[str] = []
    while match:
        found.extend(match["letters"].lower())
        stopped = "." in match["close"] and tail[match.end() : match.end() + 1] in {"", " "}
        match = LETTER.match(tail, match.end())
        if match and not match["open"] and (stopped or not match["part"].strip(" .")):
            match = None
    return tuple(dict.fromkeys(found))


def parted(head: str) -> tuple[str | None, str | None]:
    """
    Part the person from the position.

    >>> parted("JANE ROE, JR., ACTING DCM"), parted("Political Section")
    (('JANE ROE, JR.', 'ACTING DCM'), (None, 'Political Section'))
    """
    words = kinds(head)
    run = chosen(words)
    if not run:
        return None, cleaned(head)
    first, last = words[run.start], words[run.stop - 1]
    name = head[first.start : last.end]
    if last.kind == "N":
        name = name.rstrip(".'") or name
    after = head[last.end :]
    stop = SENTENCE.search(after) if after else None
    positions = cleaned(head[: first.start]), cleaned(after[: stop.start()] if stop else after)
    return name, ", ".join(part for part in positions if part) or None


def cleaned(text: str) -> str | None:
    """
    Give a position without the marks around it, or None.

    >>> cleaned(", (acting)"), cleaned(" - "), cleaned("Charge a.i. ")
    ('acting', None, 'Charge a.i.')
    """
    bare = text.strip(SPARE + ".")
    if bare.startswith("(") and bare.find(")") == len(bare) - 1:
        bare = bare[1:-1].strip(SPARE + ".")
    return f"{bare}." if bare.lower().endswith((" a.i", "a. i")) else bare or None


def kinds(head: str) -> list[Word]:
    """
    Cut a head into words and tell their kinds; then once more, now that each word's neighbours are known.

    >>> [word.kind for word in kinds("DCM J. Roe, Jr. (acting)")]
    ['T', 'I', 'N', 'B', 'S', 'B', 'T', 'B']
    """
    small = head.islower()
    words: list[Word] = []
    for match in TOKEN.finditer(head):
        text = match[0]
        kind = kind_of(text.upper() if small else text)
        words.append(Word(kind, text, match.start(), match.end()))
        if kind == "N" and len(text) > LONG_STOP and text.endswith("."):
            words.append(Word("B", ".", match.end(), match.end()))
    for at, word in enumerate(words):
        if word.kind not in "IP" and word.text.lower() not in SURNAMES:
            continue
        before = words[at - 1] if at else STOP
        after = words[at + 1] if at + 1 < len(words) else STOP
        words[at] = word._replace(kind=kind_among(word, before, after))
    return words


def kind_among(word: Word, before: Word, after: Word) -> str:
    """
    Tell a word's kind from its neighbours: a letter before a title, a particle in a name, a title that is a surname.

    >>> kind_among(Word("T", "Judge", 0, 5), Word("N", "Ann", 0, 3), STOP)
    'N'
    """
    text = word.text.lower()
    if word.kind == "I" and (after.kind == "T" or (before.kind == "T" and text in AD_INTERIM)):
        single = len(text) == 1 or text in AD_INTERIM
        acting = text != "a." or after.text.lower() in AD_INTERIM
        return "T" if single and (acting or after.kind == "T") else "I"
    if word.kind == "P":
        return "N" if before.kind in "NI" and after.kind in "NPI" else "T"
    return "N" if word.kind == "T" and before.kind in "NI" and after.kind in "BS" else word.kind


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str:
    """
    Tell the kind of a word by itself: N name, I initial, T title, S suffix, P particle, B stop.

    >>> kind_of("Rassendyll"), kind_of("R."), kind_of("Ambassadro"), kind_of("Jr."), kind_of("van"), kind_of("for")
    ('N', 'I', 'T', 'S', 'P', 'B')
    """
    bare = text.strip(".'\"’‘”“`")
    low = bare.lower()
    if not MEANING.search(bare) or low in ENDING:
        return "B"
    if low in SUFFIXES:
        return "S"
    if bare in PARTICLES or (bare.islower() and len(bare) < SHORT - 1 and bare not in TITLES and len(bare) > 1):
        return "P"
    if INITIALS.fullmatch(text):
        return "I" if text[0].isupper() and low not in TITLES - {"a", "l", "s", "t"} else "T"
    if REDACTED.fullmatch(bare):
        return "N"
    return "T" if bare[0].islower() or is_title(low) else "N"


def is_title(word: str) -> bool:
    """
    Tell whether a small word is a rank, an office, or made of such, with one slip at most.

    >>> [is_title(word) for word in ("counselour", "pol/econ", "econoff", "minister-counselor", "hentzau")]
    [True, True, True, True, False]
    """
    word = re.sub("[’'`]s?$", "", word).replace("0", "o")
    word = re.sub("^d.?['’`]", "", word)
    if "/" in word or any(sign.isdigit() for sign in word) or word in TITLES or word.startswith(STEMS):
        return True
    if COMPOUND.fullmatch(word) or any(part in TITLES for part in word.split("-") if "-" in word and len(part) > 2):
        return True
    return len(word) > SHORT and not slips(word).isdisjoint(near_titles())


def slips(word: str) -> set[str]:
    """
    Give a word and all it becomes when one letter is left out.

    >>> sorted(slips("dcm"))
    ['cm', 'dc', 'dcm', 'dm']
    """
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


@cache
def near_titles() -> frozenset[str]:
    """
    Give the long titles and all they become when one letter is left out.

    >>> "amassador" in near_titles()
    True
    """
    return frozenset(slip for word in TITLES if len(word) > SHORT and word.isalpha() for slip in slips(word))


def chosen(words: list[Word]) -> range | None:
    """
    Choose the run of words that is the person: the first that a clause ends with, of two words if there is one.

    >>> chosen(kinds("Strelsau Section Head Jane Roe, acting"))
    range(3, 5)
    """
    found = list(runs(words))
    closed = [run for run in found if run.stop == len(words) or words[run.stop].kind == "B"]
    full = [run for run in closed if len(run) > 1 or INITIALED.match(words[run.start].text)]
    placed = [run for run in closed if not (run.start and words[run.start - 1].text.lower() in TOWARDS)]
    return next(iter(full or placed or closed or found[::-1]), None)


def runs(words: list[Word]) -> Iterator[range]:
    """
    Yield the runs of words that may be a person, places and offices before it pruned away.

    >>> list(runs(kinds("Ambassador to Ruritania Jane Roe, Jr.")))
    [range(3, 7)]
    """
    at = 0
    while at < len(words):
        first = at
        while at < len(words) and words[at].kind in "NI":
            at += 1
        while at > first and at < len(words):
            comma = words[at].text == "," and at + 1 < len(words) and words[at + 1].kind == "S"
            if not (comma or words[at].kind == "S"):
                break
            at += 1 + comma
        if any(word.kind == "N" for word in words[first:at]):
            yield pruned(words, first, at)
        at = max(at, first + 1)


def pruned(words: list[Word], first: int, last: int) -> range:
    """
    Take places, offices in capitals and run-together titles off the ends of a run.

    >>> pruned(kinds("ZEN Jane Roe"), 0, 3), pruned(kinds("Cairo Jane Roe"), 0, 3)
    (range(1, 3), range(1, 3))
    """
    if first and last - first > PAIR and words[first - 1].text.lower() in TOWARDS and words[first].kind == "N":
        first += 1
    while last - first > PAIR and (words[first].text.lower() in PLACES or CAMEL.fullmatch(words[first].text)):
        first += 1
    tail = [word.text.rstrip(".")[-1].islower() for word in words[first:last]]
    if any(tail):
        while last - first > 1 and any(tail[1:]) and OFFICE.fullmatch(words[first].text) and not few(words, first, last):
            first, tail = first + 1, tail[1:]
        while last - first > PAIR and OFFICE.fullmatch(words[last - 1].text) and words[last - 1].kind == "N":
            last -= 1
    return range(first, last)


def few(words: list[Word], first: int, last: int) -> bool:
    """
    Tell a given name of two letters (`AJ Roe`) from an office before a full name.

    >>> few(kinds("AJ Roe"), 0, 2)
    True
    """
    return last - first == PAIR and len(words[first].text) < PAIR + 1


def write_authority(authority: Authority) -> str:
    """
    Write the line with its label, in the usual order of words where that reads back.

    >>> write_authority(Authority("Fritz Tarlenheim", "DCM", ("b", "d")))
    'Classified By: DCM Fritz Tarlenheim, reasons 1.4 (b) and (d).'
    """
    name, position, reasons = authority.name, authority.position, authority.reasons
    said = " and ".join(part for part in (", ".join(f"({one})" for one in reasons[:-1]), f"({reasons[-1]})") if part) if reasons else ""
    tail = f"reasons 1.4 {said}" if said else ""
    for head in (f"{position or ''} {name or ''}".strip(), f"{name}, {position}"):
        line = f"Classified By: {', '.join(part for part in (head, tail) if part)}."
        if read_authority(line) == authority:
            return line
    listed = f"; reasons: {', '.join(reasons)}" if reasons else ""
    return f"Classified By: {name or ''}; position: {position or ''}{listed}."
