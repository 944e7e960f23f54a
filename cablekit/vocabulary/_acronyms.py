# ruff: noqa: SIM905 - a word to a line would make these lists unreadable
"""Which word in capitals is an acronym: by list, by pattern, or because nobody could say it as a word."""

import re
from functools import cache
from typing import Final

from cablekit.vocabulary._tables import lookup_key, rows

# Acronyms that could be read as words and are in no list of organization TAGS; general knowledge of diplomatic
# traffic (institutions, programs, parties, offices, governments, missions).
_GENERAL: Final = frozenset(
    """
    ABM ACOTA ACRS ADC AGOA AIDS AIPAC AKP AMCIT AMCITS AMIA AMIS AMISOM ANA ANP APEC APHIS ARF ASAT ASEM ASG
    ATFM ATPA ATPDEA AUC BJP BRAC BRIC CAFTA CAIR CARICOM CARU CAS CBRN CEDAW CEFTA CELAC CEMAC CENTCOM CEO
    CEPA CERN CFIUS CIDA CITES CJTF COGEL COMESA COMSEC COREPER COSPAR CPA CPI CSBM CSTO CTBT CTBTO CTR DAO
    DAS DIPNOTE DITSUM DOHS DOJ DPKO DPRK DSCA DUI ECCAS ECHR ECJ ECOMOG EFP EFTO EIA EIB ELEX EMBOFF ENDA
    EPLF ERI ESDP ESF ESTH ETIM EUFOR EUJUST EULEX EUMM EUPOL EURATOM EUREX EUSR EXBS EXDIS EXIMBANK FATF FDI
    FIFA FISA FOC FOIA FSA FSI FSN FSO FTA FTAA FYROM GAERC GAM GDP GIA GLOC GMO GMOS GNEP GNI GOP GPOI GSP
    GTMO GUUAM HEU HIPC HIV HMG ICITAP IDP IED IFI IFOR IGAD IHL IIP ILEA IMET INL IPR ISAF ISCAP ISI ISIL
    ISIS ISN ISR IUU IVLP JCPOA JEM JICA KADEK KFOR KGK LDC LEU LGBT LIMDIS LNG LOC LOI LRA LURD MANPAD
    MANPADS MDA MEK MEPI MEPP MERCOSUR MILF MINURCAT MINUSTAH MIPT MNNA MOA MOD MOE MOF MOFA MOFTEC MOH MOI
    MOJ MOU MOUS MOX NAFTA NAM NDI NEPA NEPAD NES NGO NIAC NIE NIS NIV NODIS NOFORN NSA NSG OFAC OFDA OHR OIC
    OIF OPCW OPDAT OSAC OSD OVD PAO PDVSA PEPFAR PIF PIJ PKI PKK PLC POL POLAD POLCHIEF POLOFF PRC PRI PRM PRT
    PSC PUK PUSU QIZ RELEX REO ROK RSO RUF SADC SAF SAG SALT SARG SARS SBU SCI SCIRI SECDEF SECSTATE SEIZ
    SIPDIS SIPRNET SLORC SMEC SOCOM SOE SOFA SOM SPDC SSR STIP TAGS TBD TDA TIFA TIP TIR TNI TRIPS TRNC UAE
    UAR UAV UDC UDI UIC ULIMO UNAIDS UNAMA UNAMI UNAMID UNAMIR UNCLAS UNCLOS UNDSS UNECE UNIIIC UNIOSIL UNITAF
    UNMEE UNMIL UNMIN UNMIS UNMISET UNMIT UNMOVIC UNOCI UNODC UNOMSIL UNPROFOR UNSCOM UNSCR UNSCRS UNSYG UNTAC
    UNTAET UNVIE UPA UPR USA USAF USAID USAU USCIRF USD USDA USDAO USDEL USEU USG USIA USINT USMISSION USNATO
    USNS USOAS USOECD USOSCE USPTO USS USSR USUN UTC UWSA VAT VIP VOA VVIP WASHFAX WEF WHA WMD WTO YPG ZTE
    """.split()
)

# Organization TAGS that are (also) names or words, to be written as such; the others are acronyms.
_WORDS: Final = frozenset(
    """
    AER AEROFLOT QANTAS AEROLINEAS AEROPERU AID ALIA ALITALIA AMAL AMCHAMS ARENA ARIANA AVIANCA BENDIX BOS BUNDESBANK
    CAB CARE CITIBANK COLOMBO COM CONTRIB ED EL ELF EUROCONTROL FINNAIR GENERAL GREENS INT INTERPOL LAB LOC
    LOT MIR PAL PAN PETROBRAS PHALANAGE PHALANGE PIS QUAI STAT TAPLINE UNTER WHO
    """.split()
)

# Acronyms that are common words as well: read as such only next to a slash or alone in parentheses.
_AMBIGUOUS: Final = frozenset("AID ARENA CAN CARE COP DART ECHO MODEL SEED SORT START SWIFT TRIP WHO".split())

# Words that only look like the plural of an acronym.
_NOT_PLURALS: Final = frozenset("DOES MASS PASS TIPS".split())

# Two letters that are a word, a name or part of one; any others are initials. US means the country.
_PAIRS: Final = frozenset(
    """
    AB AD AH AL AM AN AS AT BE BO BY DA DE DI DO DU ED EL EN ET EX GO HA HE HO HU IF IN IS IT JO KI LA LE LI
    LO LU MA ME MO MY NE NI NO OF OH ON OR OX RE SA SE SI SO SU TO TU UP WA WE WU XI XU YE YI YU
    """.split()
)

# Abbreviations without a vowel that are written as words (Mr., Ltd.), and names.
_SHORTENED: Final = frozenset("ADM BRNO CPL CPT DR FT GOVT JR LT LTD MR MRS MS MSGR MT NTH PVT SGT SR ST VS".split())

# GOI, GOSL: Government of ...; these are not.
_GOVERNMENT: Final = re.compile(r"GO[A-Z]{1,2}|GO[B-DF-HJ-NP-TV-Z]{3}")
_NOT_GOVERNMENTS: Final = frozenset(
    """
    GOAL GOAT GOB GOBI GOD GODS GOES GOGH GOLD GOLF GOMA GONE GONG GOOD GORE GORI GOSH GOT GOTH GOTO GOUT
    GOWN GOYA
    """.split()
)

# Numbers of treaties, titles and rounds, to 39; not MIX, CIVIL or the pronoun I, which needs no rule.
_ROMAN: Final = re.compile(r"X{0,3}(?:IX|IV|V?I{1,3}|V)|X{2,3}")

_VOWEL: Final = "AEIOUY"
_ANY_VOWEL: Final = re.compile(rf"[{_VOWEL}]")
_MANY_VOWELS: Final = re.compile(r"[AEIOU]{3}")
_OPENS_ODDLY: Final = re.compile(r"A[AO]|E[O]|I[AEIU]|O[AEO](?![TKRZV])|U[AEIOU]")

# Clusters that begin and end words and names of this traffic, foreign ones included (Tbilisi, Mbeki, Rwanda, Zhu).
_ONSETS: Final = frozenset(
    """
    BH BL BR CH CL CR CZ DH DJ DR DW DZ FJ FL FR GB GH GL GN GR GW HR HW KH KL KN KR KW LH LJ LL LV MB MC
    MK MN MW ND NG NJ NK NT NW PF PH PL PN PR PS QW RH RW SC SH SK SL SM SN SP SQ SR ST SV SW SZ TB TC TH
    TJ TL TR TS TW TZ VL VR WH WR ZB ZD ZH ZL ZM ZV ZW CHL CHR KHR KHM PHL PHR SCH SCHR SCHW SCL SCR SHK
    SHR SHV SPL SPR STR TCH THR THW TSH TSV NKR NGW MCC MCD MCF MCG MCK MCL MCM MCN MCQ MCS
    """.split()
)
_CODAS: Final = frozenset(
    """
    BB BT CH CHS CHT CK CKS CT CTS DD DG DS DT FF FT FTS GG GH GHT GN GS GT HL HM HN HR HT KH KS LB LC LD
    LDS LF LK LL LLS LM LMS LN LP LPH LS LT LTH LTS LTZ LV LX MB MBS MM MN MP MPH MPS MPT MS NC NCH ND
    NDS NG NGS NGTH NK NKS NN NS NST NT NTH NTS NTZ NX NZ PH PHS PP PS PT PTH PTS RB RBS RC RCH RD RDS RF
    RG RGH RH RK RKS RL RLD RM RMS RN RNS RP RPS RR RS RSH RST RT RTH RTS RV RX RZ SCH SH SK SKS SM SMS
    SP SS ST STS TCH TH THS TS TT TZ WD WK WL WN WNS WS XT ZH ZZ BS CKNT DTH GHTS GHS FTH KTS LCH LGH LSK
    NSK RSK NKH RSCH LFTH LDT RTZ RNT HRT HLS HNS MPTS NTST XTH
    """.split()
)

# Longer words are not acronyms unless a list has them: nobody spells out six letters.
_LONGEST: Final = 5


def is_acronym(word: str) -> bool:
    """Whether a word in capitals, letters only, is an acronym: by the lists, or by clusters that words do not have."""
    if word in _SHORTENED or word in _NOT_GOVERNMENTS:
        return False
    return word in listed_acronyms() or bool(_GOVERNMENT.fullmatch(word)) or _is_unspeakable(word)


def is_ambiguous(word: str) -> bool:
    """Whether a word is an acronym only next to others."""
    return word in _AMBIGUOUS


def is_plural(word: str) -> bool:
    """Whether a word is a listed acronym of three letters or more with the S of the plural."""
    return len(word) > 3 and word[-1] == "S" and word[:-1] in listed_acronyms() and word not in _NOT_PLURALS


def is_roman(word: str) -> bool:
    """Whether a word is a Roman number up to 39."""
    return bool(_ROMAN.fullmatch(word))


@cache
def listed_acronyms() -> frozenset[str]:
    """Return the acronyms of the lists."""
    codes = {lookup_key(row["code"]) for name in ("tags_org_1973_79", "tags_org_2010") for row in rows(name)}
    return _GENERAL | frozenset(code for code in codes if code.isalpha() and code not in _WORDS)


def _is_unspeakable(word: str) -> bool:
    if len(word) == 1:
        return False
    if len(word) == 2:
        return word not in _PAIRS
    if not set(word) & set(_VOWEL):
        return True
    return len(word) <= _LONGEST and _is_odd(word)


def _ends_words(coda: str) -> bool:
    return coda in _CODAS or (coda[-1] == "S" and coda[:-1] in _CODAS)


def _is_odd(word: str) -> bool:
    onset = re.split(_ANY_VOWEL, word, maxsplit=1)[0]
    coda = re.split(_ANY_VOWEL, word)[-1]
    if (len(onset) > 1 and onset not in _ONSETS) or (len(coda) > 1 and not _ends_words(coda)):
        return True
    return len(word) < _LONGEST and bool(_OPENS_ODDLY.match(word) or _MANY_VOWELS.fullmatch(word))
