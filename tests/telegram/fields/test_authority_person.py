"""The person and the position on a "Classified By" line: the kinds of words, and what remains (format.md 12)."""

import pytest

from cablekit.telegram.fields.authority_person import (
    bare_position,
    is_short_given_name,
    is_title,
    kind_among_neighbors,
    kind_of,
    kinds_of_words,
    person_run,
    split_any_head,
    split_person,
    split_plain_head,
    titles_with_a_letter_out,
    without_offices,
    without_titles,
)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("N", "Roe ROE O'Neill 'Roe' Anne-Marie DE De XXXX Xxxx X.Y.Z.W.V. Van"),
        ("I", "R. R R.J. X.Y.Z.W. A. A L S T"),
        ("S", "Jr. JR iii Esq. PhD"),
        ("P", "de la van al xxx xxxx mid e.g."),
        (
            "T",
            "Ambassador ambassador Ambasador DCM DCM. pol a. x i. zenda midmost 5 d'Affaires Econ/Pol vice-consul A.I.",
        ),
        ("B", "; : ( ) - ' \u2019 for PER F0R while"),
        (",", ","),
    ],
)
def test_kinds_of_words(kind: str, words: str) -> None:
    """Names, initials, suffixes, particles, titles and stops."""
    assert {word: kind_of(word) for word in words.split()} == dict.fromkeys(words.split(), kind)


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (True, "ambassador ambasador ambasadr dcm politicalx econpol polecon eminister apol"),
        (True, "vice-consul x-consul d'affaires counselor's c0unselor consull minis4 a/b secretry"),
        (False, "roe anne-marie consl polx officr offcer in-x to-x x'consul zenda"),
    ],
)
def test_titles(words: str, *, expected: bool) -> None:
    """Ranks and offices, joined ones, and long ones with a slip."""
    assert {word: is_title(word) for word in words.split()} == dict.fromkeys(words.split(), expected)


def test_titles_with_a_letter_out() -> None:
    """Only long titles are included: a short one would be similar to names."""
    found = titles_with_a_letter_out()

    assert {"ambassador", "ambassado", "mbassador", "officer", "fficer"} <= found
    assert found.isdisjoint({"dcm", "pol"})
    assert min(map(len, found)) == 6
    assert not any(word for word in found if not word.isalpha())


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("JANE ROE, JR., ACTING DCM", "NN,S,TT"),
        ("Jane Roe", "NN"),
        ("jane roe", "NN"),
        ("DCM jane roe", "TTT"),
        ("DCM Jane A. Roe", "TNIN"),
        ("Jane Roe B", "NNI"),
        ("Jane Roe. Smith", "NNN"),
        ("Jane Smith. Roe", "NNBN"),
        ("X (Roe)", "IBNB"),
        # a letter before a title, and a charge d'affaires ad interim
        ("A DCM Jane Roe", "TTNN"),
        ("A. DCM", "TT"),
        ("a. i. Jane Roe", "TTNN"),
        ("DCM A. I. Roe", "TTTN"),
        ("DCM A. Roe", "TIN"),
        ("DCM A.I. Roe", "TTN"),
        ("DCM I. Roe", "TTN"),
        ("Jane I. Roe", "NTN"),
        ("R.J. DCM", "IT"),
        # particles
        ("Jane de la Roe", "NNNN"),
        ("Jane de R.", "NNI"),
        ("A. de Roe", "INN"),
        ("de Roe", "TN"),
        ("Jane de DCM", "NTT"),
        ("Jane de", "NT"),
        # a title that is a surname
        ("Jane Marine", "NN"),
        ("Jane Marine, DCM", "NN,T"),
        ("Jane Marine Jr.", "NNS"),
        ("J. Marine", "IN"),
        ("Jane Marine DCM", "NTT"),
        ("DCM Marine", "TT"),
        ("Marine", "T"),
        ("Jane Consul, X", "NT,I"),
    ],
)
def test_rows_of_kinds(head: str, row: str) -> None:
    """The kind of some words depends on their neighbors."""
    found, words = kinds_of_words(head)

    assert found == row
    assert len(words) == len(row)


@pytest.mark.parametrize(
    ("kind", "word", "before", "after", "following", "expected"),
    [
        ("I", "A", "B", "T", "DCM", "T"),
        ("I", "AB", "B", "T", "DCM", "I"),
        ("I", "A.", "T", "N", "Roe", "I"),
        ("I", "a.", "T", "I", "i.", "T"),
        ("I", "i.", "T", "N", "Roe", "T"),
        ("I", "a.i.", "T", "N", "Roe", "T"),
        ("I", "i.", "N", "N", "Roe", "I"),
        ("I", "B.", "T", "N", "Roe", "I"),
        ("P", "de", "N", "N", "Roe", "N"),
        ("P", "de", "I", "P", "la", "N"),
        ("P", "de", "N", "I", "R.", "N"),
        ("P", "de", "T", "N", "Roe", "T"),
        ("P", "de", "N", "T", "DCM", "T"),
        ("T", "Marine", "N", "B", "", "N"),
        ("T", "Marine", "I", ",", ",", "N"),
        ("T", "Marine", "N", "S", "Jr.", "N"),
        ("T", "Marine", "N", "N", "Roe", "T"),
        ("T", "Marine", "T", "B", "", "T"),
        ("N", "Roe", "N", "B", "", "N"),
    ],
)
def test_kind_among_neighbors(kind: str, word: str, before: str, after: str, following: str, expected: str) -> None:
    """A letter before a title is a title, a particle is part of a name, and a title after a name is a surname."""
    assert kind_among_neighbors(kind, word, before, after, following) == expected


#: Heads with their person and position; where the second is in parentheses, the row of words is not a plain one.
PLAIN = [
    ("DCM Jane Roe", "Jane Roe", "DCM"),
    ("DCM Jane A. Roe", "Jane A. Roe", "DCM"),
    ("DCM R. J. J. Roe", "R. J. J. Roe", "DCM"),
    ("DCM JANE ROE", "JANE ROE", "DCM"),
    ("DCM AMMAN ROE", None, None),
    ("DCM MinCouns Jane Roe", "Jane Roe", "DCM MinCouns"),
    ("Political Counselor JANE ROE", "JANE ROE", "Political Counselor"),
    ("DCM " * 9 + "Jane Roe", "Jane Roe", ("DCM " * 9).strip()),
]


@pytest.mark.parametrize(("head", "name", "position"), PLAIN)
def test_plain_heads(head: str, name: str | None, position: str | None) -> None:
    """Titles and a following name are separated at once, with the same result as in any head."""
    found = split_plain_head(head)

    assert found == ((name, position) if name else None)
    if found:
        assert split_any_head(head) == found


@pytest.mark.parametrize(
    ("head", "name", "position"),
    [
        ("Jane Roe", "Jane Roe", None),
        ("Political Section", None, "Political Section"),
        ("DCM " * 10 + "Jane Roe", "Jane Roe", ("DCM " * 10).strip()),
        ("DCM R. J. J. R. Roe", "R. J. J. R. Roe", "DCM"),
        ("DCM ECON Roe", "Roe", "DCM ECON"),
        ("DCM Amman Roe", "Amman Roe", "DCM"),
        ("DCM Jane ROE", "Jane ROE", "DCM"),
        ("DCM to Jane Roe", "Jane Roe", "DCM to"),
        ("DCM a.i. Jane Roe", "Jane Roe", "DCM a.i."),
        ("DCM. Jane Roe", "Jane Roe", "DCM"),
        ("Charge a.i Jane Roe", "Jane Roe", "Charge a.i."),
        ("Charge Jane Roe ECON", "Jane Roe", "Charge, ECON"),
        ("JANE ROE, JR., ACTING DCM", "JANE ROE, JR.", "ACTING DCM"),
        ("Jane Roe, Charge a.i.", "Jane Roe", "Charge a.i."),
        ("Jane Roe, A. I.", "Jane Roe", "A. I."),
        ("Jane Roe (A) DCM", "Jane Roe", None),
        ("Jane Roe, DCM. He is", "Jane Roe", "DCM"),
        ("Jane Roe, ab. He is", "Jane Roe", "ab. He is"),
        ("Jane Roe. ", "Jane Roe", None),
        ("Jane Roe.", "Jane Roe", None),
        ("DCM Jane R.", "Jane R.", "DCM"),
        ("(DCM) Jane Roe", "Jane Roe", "DCM"),
        ("Rhoe, Jane A., DCM", "Rhoe, Jane A.", "DCM"),
    ],
)
def test_other_heads(head: str, name: str | None, position: str | None) -> None:
    """These heads are not plain and are separated by the kinds of their words."""
    assert split_plain_head(head) is None
    assert split_person(head) == (name, position)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" DCM, ", "DCM"),
        ("(DCM)", "DCM"),
        ("(.DCM,)", "DCM"),
        ("(DCM) (ECON)", "(DCM) (ECON)"),
        ("(DCM", "(DCM"),
        ("DCM)", "DCM)"),
        ("(DCM) ECON", "(DCM) ECON"),
        ("XDCMX", "XDCMX"),
        (" - ", None),
        ("(.)", None),
        ("", None),
        ("Charge a.i.", "Charge a.i."),
        ("Charge A. I.", "Charge A. I."),
        ("Charge ai.", "Charge ai"),
        ("(Charge a.i.)", "Charge a.i."),
    ],
)
def test_bare_position(text: str, expected: str | None) -> None:
    """Marks around a position are removed, except the period of `a.i.`."""
    assert bare_position(text) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Jane Roe, DCM", "Jane Roe"),
        ("DCM Jane Roe; X", "Jane Roe"),
        ("DCM Roe", "Roe"),
        ("DCM", None),
        ("R.J., DCM", None),
        # the surname first
        ("Rhoe, Jane, DCM", "Rhoe, Jane"),
        ("Rhoe, Jane A., DCM", "Rhoe, Jane A."),
        ("Rhoe, Jane", "Rhoe, Jane"),
        ("Rhoe, Jane DCM", "Rhoe, Jane"),
        ("Roe, Jane, DCM", "Roe"),
        ("Rhoe, Jane Smith", "Jane Smith"),
        # of several runs the first of two words, or initials, that a clause ends with
        ("DCM Roe, Jane Smith", "Jane Smith"),
        ("Jane Roe DCM Smith, X", "Smith"),
        ("DCM RJ, Jane Smith", "RJ"),
        ("DCM R.J. Roe, Jane Smith", "R.J. Roe"),
        ("to Roe, Smith", "Smith"),
        ("to Roe", "Roe"),
        ("Roe, Smith, X", "Roe"),
        ("Roe DCM Smith DCM", "Smith"),
        ("Roe DCM", "Roe"),
    ],
)
def test_the_run_that_is_the_person(head: str, expected: str | None) -> None:
    """The person is chosen by the length of a run, by what ends it, and by what precedes it."""
    row, words = kinds_of_words(head)
    run = person_run(row, words)

    assert (run and head[words[run.start].start() : words[run.stop - 1].end()]) == expected


@pytest.mark.parametrize(
    ("head", "first", "expected"),
    [
        ("to Roe Jane Smith", 1, "Jane Smith"),
        ("to A. Jane Smith", 1, "A. Jane Smith"),
        ("to Roe Jane", 1, "Roe Jane"),
        ("Roe Jane Smith", 0, "Roe Jane Smith"),
        ("DCM Roe Jane Smith", 1, "Roe Jane Smith"),
        ("DCM Amman Jane Roe", 1, "Jane Roe"),
        ("Amman Jane Roe", 0, "Jane Roe"),
        ("Amman Amman Jane Roe", 0, "Jane Roe"),
        ("Amman Roe", 0, "Amman Roe"),
        ("MinCouns Jane Roe", 0, "Jane Roe"),
        ("Jane Roe ECN", 0, "Jane Roe"),
        ("ECN Jane Roe", 0, "Jane Roe"),
        ("ECN Jane", 0, "Jane"),
        ("ECN", 0, "ECN"),
        ("JANE ROE", 0, "JANE ROE"),
        ("AJ Roe", 0, "AJ Roe"),
    ],
)
def test_titles_at_the_ends_of_a_run(head: str, first: int, expected: str) -> None:
    """Places and offices are removed as long as a name is left."""
    row, words = kinds_of_words(head)

    assert " ".join(words[at][0] for at in without_titles(row, words, first, len(words))) == expected


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("ECN Jane Roe", "NNN", "Jane Roe"),
        ("ECN PLX Jane Roe", "NNNN", "Jane Roe"),
        ("ECN Jane", "NN", "Jane"),
        ("AJ Roe", "NN", "AJ Roe"),
        ("AJ Jane Roe", "NNN", "Jane Roe"),
        ("Jane Roe ECN", "NNN", "Jane Roe"),
        ("Jane Roe ECN PLX", "NNNN", "Jane Roe"),
        ("Jane Roe IV", "NNS", "Jane Roe IV"),
        ("Jane ECN", "NN", "Jane ECN"),
        ("JANE ROE", "NN", "JANE ROE"),
        ("JANE ROE.", "NN", "JANE ROE."),
        ("ECONOMY Jane Roe", "NNN", "ECONOMY Jane Roe"),
        ("Jane ECN Roe", "NNN", "Jane ECN Roe"),
    ],
)
def test_offices_at_the_ends_of_a_run(head: str, row: str, expected: str) -> None:
    """Words of two to six capitals are removed where another word has lowercase letters."""
    _, words = kinds_of_words(head)

    assert " ".join(words[at][0] for at in without_offices(row, words, 0, len(words))) == expected


@pytest.mark.parametrize(
    ("head", "first", "expected"),
    [("AJ Roe", 0, True), ("AJB Roe", 0, False), ("AJ Jane Roe", 0, False), ("X AJ Roe", 1, True)],
)
def test_short_given_names(head: str, first: int, *, expected: bool) -> None:
    """They have two letters and are followed by one word."""
    _, words = kinds_of_words(head)

    assert is_short_given_name(words, first, len(words)) is expected
