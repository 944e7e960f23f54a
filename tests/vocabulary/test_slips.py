"""Words one letter apart."""

from hypothesis import given
from hypothesis import strategies as st

from cablekit.vocabulary import slips


@given(st.text("AB0", max_size=6), st.text("AB0", max_size=6))
def test_one_letter_apart(one: str, other: str) -> None:
    """The ways to be one letter apart agree: one edit, one edit or swap, one letter out of each; all work both ways."""
    near, slip = slips.is_within_one_letter(one, other), slips.is_within_one_slip(one, other)

    assert near == slips.is_within_one_letter(other, one) == (slips.edit_distance(one, other) <= 1)
    assert slip == slips.is_within_one_slip(other, one)
    assert near <= slip <= (not slips.with_a_letter_out(one).isdisjoint(slips.with_a_letter_out(other)))
