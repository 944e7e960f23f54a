"""The names of senders and addressees: in footnotes, and in the heads of the Foreign Relations volumes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit.exports.offices import office_of


@pytest.mark.parametrize(
    ("written", "name", "role"),
    [
        ("AMEMBASSY ZENDA", "Embassy Zenda", "Embassy in Zenda"),
        ("AMEMBASSY LA PAZ", "Embassy La Paz", "Embassy in La Paz"),
        ("AMEMBASSY  PORT AU PRINCE", "Embassy Port au Prince", "Embassy in Port au Prince"),
        ("AMEMBASSY N'DJAMENA", "Embassy N'Djamena", "Embassy in N'Djamena"),
        ("Embassy Zenda", "Embassy Zenda", "Embassy in Zenda"),
        ("ZENDA, AMEMBASSY", "Embassy Zenda", "Embassy in Zenda"),
        ("AMCONSUL STRELSAU", "Consulate Strelsau", "Consulate in Strelsau"),
        ("AMCONGEN STRELSAU", "Consulate General Strelsau", "Consulate General in Strelsau"),
        ("Consulate General Strelsau", "Consulate General Strelsau", "Consulate General in Strelsau"),
        ("USINT HENTZAU", "Interests Section Hentzau", "Interests Section in Hentzau"),
        ("US Interests Section Hentzau", "Interests Section Hentzau", "Interests Section in Hentzau"),
        ("USLO ZENDA", "Liaison Office Zenda", "Liaison Office in Zenda"),
        ("USMISSION GENEVA", "Mission Geneva", "Mission in Geneva"),
        ("USMISSION USUN NEW YORK", "USUN New York", "Mission to the United Nations"),
        ("USUN NEW YORK", "USUN New York", "Mission to the United Nations"),
        ("USMISSION USNATO", "USNATO", "Mission to the North Atlantic Treaty Organization"),
        ("SECSTATE WASHDC", "Secretary of State", "Department of State"),
        ("WASHDC, SECSTATE", "Secretary of State", "Department of State"),
        ("Secretary of State", "Secretary of State", "Department of State"),
        ("STATE", "Secretary of State", "Department of State"),
        ("SECDEF WASHINGTON DC", "Secretary of Defense", "Department of Defense"),
        ("WHITE HOUSE WASHDC", "White House", "White House"),
        ("NSC WASHDC", "NSC", "NSC"),
        ("USDOC WASHDC", "USDOC", "USDOC"),
        ("DEPT OF TREASURY WASHINGTON DC", "Department of Treasury", "Department of Treasury"),
        ("CDR USSOUTHCOM MIAMI", "CDR USSOUTHCOM Miami", "CDR USSOUTHCOM Miami"),
        ("HQ USEUCOM VAIHINGEN", "HQ USEUCOM Vaihingen", "HQ USEUCOM Vaihingen"),
        ("LA PAZ", "Embassy La Paz", "Embassy in La Paz"),
        ("LA PAZ OR-M", "Embassy La Paz", "Embassy in La Paz"),
        ("ZENDA", "Zenda", "Zenda"),
        ("RIVER STATES COLLECTIVE", "River States Collective", "River States Collective"),
        ("EMBASSY", "Embassy", "Embassy"),
        (", AMEMBASSY", ", Amembassy", ", Amembassy"),
    ],
)
def test_names(written: str, name: str, role: str) -> None:
    """A name that is known by its kind, its label or not at all; nothing is added to the last."""
    office = office_of(written)

    assert (office.name, office.role) == (name, role)


def test_articles() -> None:
    """An office whose kind is known has its article, any other name has none."""
    names = ["AMEMBASSY ZENDA", "SECSTATE WASHDC", "NSC", "WHITE HOUSE WASHDC"]
    shown = ["the Embassy in Zenda", "the Department of State", "NSC", "the White House"]

    assert [office_of(name).with_article for name in names] == shown


@given(st.text(min_size=1).filter(lambda text: text.split()))
def test_any_name_has_words(written: str) -> None:
    """Whatever is written as a name gives one line that is not empty."""
    office = office_of(written)

    assert office.name == " ".join(office.name.split()) != ""
