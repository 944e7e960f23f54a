"""The code lists: what look-ups answer, and how ids, stations and titles are written."""

import datetime as dt
import json
import pathlib
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit import vocabulary
from cablekit.vocabulary import _acronyms, _tables, slips, stations
from tests._helpers import SHARED

CASES = SHARED / "cases"

IDS = [
    ("08MOSCOW000042", "08MOSCOW42"),
    ("08 la paz 12/01", "08LAPAZ12"),
    ("1979LAPAZ00042", "79LAPAZ42"),
    ("1976PRETOR00042", "76PRETORIA42"),
    ("1975NEWDE00100_b", "75NEWDELHI100"),
    ("07PORT-OF-SPAIN0", "07PORTOFSPAIN0"),
    ("06N'DJAMENA7", "06NDJAMENA7"),
    ("09AMEMBASSYHANOI5", "09HANOI5"),
    ("09EFTORIGA5", "09RIGA5"),
    ("09SECTION02OF03RIGA5", "09RIGA5"),
    ("09SECTION02OF03ZENDA5", "09SECTION02OF03ZENDA5"),
    ("06RIGA0012ZFR13", "06RIGA12"),
    ("90STATE7TOSEC8", "90STATE7"),
    ("02TAIPEI12", "02AITTAIPEI12"),
    ("74LAPAZ-A70", "74LAPAZ-A70"),
    ("74LAPAZA-070", "74LAPAZ-A70"),
    ("74 LA PAZ A-05", "74LAPAZ-A5"),
    ("66STATE CA-3400", "66STATE-CA3400"),
    ("09MANAMA-70", "09MANAMA70"),
    ("09ZENDA-70", "09ZENDA70"),
    ("09ZENDR-70", "09ZENDR70"),
    ("08ZENDA910", "08ZENDA910"),
    ("state 910", "STATE 910"),
    ("08moscow", "08MOSCOW"),
    ("08-910", "08-910"),
    ("", ""),
    ("12", "12"),
]

STATIONS = [
    ("HO CHI MINH", "HOCHIMINHCITY"),
    ("SECSTATE", "STATE"),
    ("SECSTATE WASHDC", "STATE"),
    ("USUN", "USUNNEWYORK"),
    ("USMISSION USUN NEW YORK", "USUNNEWYORK"),
    ("COTON0U", "COTONOU"),
    ("BUCHARET", "BUCHAREST"),
    ("BUCCHAREST", "BUCHAREST"),
    ("BUHCAREST", "BUCHAREST"),
    ("BUCHARESTT", "BUCHAREST"),
    ("L1LONGWE", "LILONGWE"),
    ("TAIPEI", "TAIPEI"),
    ("São Paulo", "SAOPAULO"),
    ("USUN N", "USUNNEWYORK"),
    ("MONTER", "MONTERREY"),
    ("MONTEREY", "MONTEREY"),
    ("PANAMA CITY", "PANAMA"),
    ("BANAMA", "BANAMA"),
    ("zenda", "ZENDA"),
    ("", ""),
]

TITLES = [
    ("GOR ASKS USG: WHAT NEXT IN ZENDA?", "GOR Asks USG: What Next in Zenda?"),
    ("THE U.S. AND RURITANIA'S NEW KING", "The U.S. and Ruritania's New King"),
    ("THE U.S.-STRELSAU TALKS", "The U.S.-Strelsau Talks"),
    ("A WAY OUT", "A Way Out"),
    ("STATE-OF-THE-ART BY-LAWS ON SIGN-ON", "State-of-the-Art By-Laws on Sign-On"),
    ("ANNEX A. THE TREATY", "Annex A. The Treaty"),
    ("ARTICLE 5. THE COURT", "Article 5. The Court"),
    ("ZENDA - THE LAST DAY", "Zenda - The Last Day"),
    ("X IN U.K. THE MOVE", "X in U.K. the Move"),
    ("SWIFT ACTION BY TFTP/SWIFT (START)", "Swift Action by TFTP/SWIFT (START)"),
    ("COUNT O'HARA, DR. MCALPIN AND NGOS", "Count O'Hara, Dr. McAlpin and NGOs"),
    ("TITLE III OF THE 21ST AND 1970S G8", "Title III of the 21st and 1970s G8"),
    ("WE'LL GOLD THE KING'S PNG'ING", "We'll Gold the King's PNG'ing"),
    ("WHAT KINGS HOPE FOR", "What Kings Hope For"),
    ("  ZENDA  ", "Zenda"),
    ("Zenda FALLS", "Zenda FALLS"),
    ("UNSC AND UAE ASK UNCLE TOM", "UNSC and UAE Ask Uncle Tom"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "expected"), IDS)
def test_canonical_id(written: str, expected: str) -> None:
    """An id has one form, and what cannot be split only turns to capitals."""
    assert expected == vocabulary.canonical_id(written)


@pytest.mark.parametrize(("written", "expected"), STATIONS)
def test_canonical_station(written: str, expected: str) -> None:
    """Aliases, cuts and slips lead to one station, and no station to another."""
    assert expected == vocabulary.canonical_station(written)


def test_canonical_is_stable() -> None:
    """A canonical station is its own canonical form, and is long enough to be mended only when it is sure."""
    for token in stations.names():
        assert token == vocabulary.canonical_station(token)
        assert vocabulary.is_station(token)


def test_canonical_id_mends_broken_ids() -> None:
    """Every broken id of the list leads where its correction leads."""
    for row in _tables.rows("malformed_ids"):
        assert vocabulary.canonical_id(row["id"]) == vocabulary.canonical_id(row["corrected"])


def test_canonical_id_is_total() -> None:
    """No text raises, however odd."""
    for text in ("\x00", "08", "08\n", "²³A1", "08É1", "A" * 10_000 + "1", "08" + "A1" * 10_000, "08 " + " -" * 10_000):
        assert isinstance(vocabulary.canonical_id(text), str)


@pytest.mark.parametrize(("written", "expected"), TITLES)
def test_title_case(written: str, expected: str) -> None:
    """A line in capitals becomes a title that keeps acronyms; any other stands."""
    assert expected == vocabulary.title_case(written)


@pytest.mark.parametrize("word", ["UNSCR", "HMG", "GOSL", "EU", "MFA", "UAE", "OECD", "IAEA", "NPT", "UNSG"])
def test_is_acronym(word: str) -> None:
    """Acronyms are known by list, by pattern or by their sound."""
    assert _acronyms.is_acronym(word)


@pytest.mark.parametrize("word", ["A", "MR", "GOLD", "IN", "TBILISI", "LIGHT", "MARX", "TALKS", "EYE", "PRIME"])
def test_is_no_acronym(word: str) -> None:
    """Words and names are not taken for acronyms."""
    assert not _acronyms.is_acronym(word)


def test_tag_by_date() -> None:
    """A code is read by the newest list of its day that has it."""
    day = dt.date

    assert vocabulary.tag("ch", on=day(1975, 1, 1)).name.startswith("China")
    assert vocabulary.tag("CH", on=day(2008, 1, 1)).name.startswith("China")
    assert vocabulary.tag("CH", on=day(2024, 1, 1)).name == "Switzerland"
    assert vocabulary.tag("CH").name == "Switzerland"
    assert vocabulary.tag("UK", on=day(2024, 1, 1)).valid_to == day(2013, 12, 31)
    assert not vocabulary.tag("PREL", on=day(1970, 1, 1)).known
    assert not vocabulary.tag("KDEM", on=day(1975, 1, 1)).known


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("PREL", "subject"),
        ("AL", "place"),
        ("NATO", "organisation"),
        ("KDEM", "program"),
        ("(RASSENDYLL, RUDOLF)", "person"),
        ("RASSENDYLL, RUDOLF", "person"),
        ("ZZZZ", "unknown"),
        ("", "unknown"),
    ],
)
def test_tag_kinds(code: str, kind: str) -> None:
    """A code tells its kind, a person's name its form."""
    entry = vocabulary.tag(code)

    assert kind == entry.kind
    assert entry.known == (kind not in {"person", "unknown"})


def test_tag_names_country_before_islands() -> None:
    """A code of a country and its islands is named after the country."""
    entry = vocabulary.tag("US", on=dt.date(2008, 1, 1))

    assert entry.name == "United States"
    assert entry.others == ("Aleutian Islands",)


def test_tag_codes() -> None:
    """The sets of codes are parts of the whole, and hold no pattern."""
    every = vocabulary.tag_codes()

    assert vocabulary.subject_tag_codes() | vocabulary.geo_tag_codes() < every
    assert not any("?" in code for code in every)


def test_posts() -> None:
    """A post is found by each of its names, and without data where only its name is known."""
    assert vocabulary.post("LA PAZ") == vocabulary.post("AMEMBASSY LA PAZ")
    assert vocabulary.post("LIMA").page_name == ""
    assert vocabulary.post("Saigon").known
    assert vocabulary.post("zenda") == vocabulary.Post("ZENDA")


def test_station_names() -> None:
    """Names have their blanks and nothing of the class line."""
    names = vocabulary.station_names()

    assert {"LA PAZ", "PORT MORESBY", "RIO DE JAN", "HO CHI MINH CITY", "SECTO", "SHENYANG", "PEKING"} <= names
    assert not any(name.startswith(("I A L", "E F T O", "X")) for name in names)


def test_addresses() -> None:
    """Routing indicators and collectives are told, or said to be unknown."""
    observed = {row["routing_indicator_most_seen"] for row in _tables.rows("plads_observed")}
    further = min(observed - set(_tables.rows_by("routing_indicators")) - {""})

    assert vocabulary.routing_indicator("ruehc").known
    assert vocabulary.routing_indicator(further).known
    assert not vocabulary.routing_indicator("RUZENDA").known
    assert not vocabulary.routing_indicator("").known
    assert vocabulary.collective("Iran  Collective").known
    assert not vocabulary.collective("RURITANIA COLLECTIVE").known


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (12958, "12958"),
        ("12598", "12958"),
        ("1295", "12958"),
        ("129589", "12958"),
        ("19528", "12958"),
        ("129588", "12958"),
        ("12968", "12958"),
    ],
)
def test_executive_order(written: int | str, number: str) -> None:
    """An order is found through one slip of its digits."""
    entry = vocabulary.executive_order(written)

    assert entry.known
    assert number == entry.number


def test_executive_order_unsure() -> None:
    """A slip of two orders, or of none, stays unknown."""
    assert not vocabulary.executive_order("13256").known
    assert not vocabulary.executive_order("").known


def test_reasons() -> None:
    """A reason is found by order, by section, by the amending order, with any brackets."""
    assert vocabulary.reason("1.5", "(D)").order == "12958 (1995)"
    assert vocabulary.reason("1.3(A)", "10").known
    assert vocabulary.reason(13292, "h").known
    assert not vocabulary.reason("1.5", "h").known


@pytest.mark.parametrize(
    "code", ["GDS", "X1", "25X1-human", "RDS-2 7/2/85", "OR-P/E", "DNG: CO 02/03/2016", "OADR", "gp-3"]
)
def test_declassification_code(code: str) -> None:
    """A code is known with what stands after it."""
    assert vocabulary.declassification_code(code).known


def test_declassification_code_of_order() -> None:
    """The order of the line chooses between two meanings; an unknown code has none."""
    assert vocabulary.declassification_code("GDS", 11652).order == "11652"
    assert vocabulary.declassification_code("GDS", 12065).order == "12065"
    assert not vocabulary.declassification_code("QDS").known


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("sipdis", "distribution"),
        ("FOR RASSENDYLL ONLY", "handling"),
        ("C O R R E C T E D  C O P Y (TEXT)", "transmission"),
        ("ZENDA", "unknown"),
    ],
)
def test_caption(word: str, kind: str) -> None:
    """A caption tells its kind, a pattern of the list included."""
    assert kind == vocabulary.caption(word).kind


def test_caption_words() -> None:
    """Fixed captions only; NOTAL belongs to references."""
    words = vocabulary.caption_words()

    assert {"SIPDIS", "NOFORN", "EYES ONLY"} <= words
    assert "NOTAL" not in words
    assert not any("..." in word for word in words)


def test_precedence() -> None:
    """Words, letters and digraphs lead to the same entry, OO to IMMEDIATE."""
    assert vocabulary.precedence("oo") == vocabulary.precedence("O") == vocabulary.precedence("Immediate")
    assert vocabulary.precedence("NIACT").name == "NIACT IMMEDIATE"
    assert not vocabulary.precedence("Q").known
    assert not vocabulary.precedence("").known


def test_signals_offices_marks() -> None:
    """Signals, offices and marks are told, or said to be unknown."""
    assert vocabulary.operating_signal("zff4").code == "ZFF4"
    assert not vocabulary.operating_signal("ZXX").known
    assert vocabulary.distribution_office("oct-01").code == "OCT"
    assert not vocabulary.distribution_office("ZENDA").known
    assert vocabulary.portion_mark("(c)") == vocabulary.portion_mark("C")
    assert vocabulary.portion_mark("C").official == "yes"
    assert not vocabulary.portion_mark("(Q)").known


def test_entries_are_values() -> None:
    """Entries are equal by value, hashable and frozen."""
    entry = vocabulary.tag("PREL")

    assert len({entry, vocabulary.tag("prel")}) == 1
    with pytest.raises(AttributeError):
        entry.name = "x"  # type: ignore[misc]


def test_import_reads_no_list() -> None:
    """Importing the package reads no list."""
    code = "import cablekit.vocabulary._tables as t; import cablekit.vocabulary; print(t.rows.cache_info().misses)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "0"


def test_every_list_has_sources() -> None:
    """Every list is read, and its rows are whole."""
    folder = pathlib.Path(vocabulary.__file__).parent / "data"
    for path in folder.glob("*.csv"):
        for row in _tables.rows(path.stem):
            assert None not in row
            assert None not in row.values()


@pytest.mark.parametrize(("kind", "share"), [("canonical_id", 1.0), ("title_case", 0.92)])
def test_known_answers(kind: str, share: float) -> None:
    """Of the answers gathered outside the repository, the agreed share is met."""
    path = CASES / f"{kind}.json"
    if not path.exists():
        pytest.skip("the cases stand outside the repository")
    cases = json.loads(path.read_text(encoding="utf-8"))
    right = sum(getattr(vocabulary, kind)(case["input"]) == case["expected"] for case in cases)

    assert right >= share * len(cases)


@given(st.text("AB0", max_size=6), st.text("AB0", max_size=6))
def test_one_letter_apart(one: str, other: str) -> None:
    """The ways to be one letter apart agree: one edit, one edit or swap, one letter out of each; all work both ways."""
    near, slip = slips.is_within_one_letter(one, other), slips.is_within_one_slip(one, other)

    assert near == slips.is_within_one_letter(other, one) == (slips.edit_distance(one, other) <= 1)
    assert slip == slips.is_within_one_slip(other, one)
    assert near <= slip <= (not slips.with_a_letter_out(one).isdisjoint(slips.with_a_letter_out(other)))
