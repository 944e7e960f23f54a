"""How titles are written, and which words are acronyms."""

import pytest

from cablekit import vocabulary
from cablekit.vocabulary import _acronyms

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
    ("GOB AND GOT RECEIVE CODEL SAPT AND TWO STAFFDELS", "GOB and GOT Receive CODEL Sapt and Two STAFFDELs"),
    ("COUNT O'HARA, DR. MCALPIN AND NGOS", "Count O'Hara, Dr. McAlpin and NGOs"),
    ("TITLE III OF THE 21ST AND 1970S G8", "Title III of the 21st and 1970s G8"),
    ("WE'LL GOLD THE KING'S PNG'ING", "We'll Gold the King's PNG'ing"),
    ("WHAT KINGS HOPE FOR", "What Kings Hope For"),
    ("  ZENDA  ", "Zenda"),
    ("Zenda FALLS", "Zenda FALLS"),
    ("UNSC AND UAE ASK UNCLE TOM", "UNSC and UAE Ask Uncle Tom"),
    ("", ""),
]


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
