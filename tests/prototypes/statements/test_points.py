"""Points from agreeing to disagreeing, and how much people are of one mind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.prototypes.statements.points import consensus, position, side


def test_consensus_is_what_others_compute() -> None:
    """The example in the documentation of R's agrmt (consensus): 0.7256876."""
    assert consensus([30, 40, 210, 130, 530, 50, 10]) == pytest.approx(0.7256876, abs=5e-8)


def test_consensus_runs_from_two_halves_at_the_ends_to_all_at_one_point() -> None:
    assert consensus([4, 0, 4]) == pytest.approx(0)
    assert consensus([0, 9, 0]) == consensus([0, 0, 9]) == 1
    assert consensus([0, 0, 0]) is None


@given(st.lists(st.integers(0, 30), min_size=2, max_size=7).filter(any))
def test_consensus_lies_between_none_and_all_and_reads_the_same_from_either_end(counts: list[int]) -> None:
    found = consensus(counts)
    assert found is not None
    assert -1e-9 <= found <= 1 + 1e-9
    assert consensus(counts[::-1]) == pytest.approx(found)


@pytest.mark.parametrize(
    ("total", "sides"),
    [(2, "a d"), (3, "a b d"), (4, "a a d d"), (5, "a a b d d")],
)
def test_the_first_half_agrees_and_an_odd_middle_lies_between(total: int, sides: str) -> None:
    assert " ".join(side(index, total)[0] for index in range(total)) == sides
    assert [position(index, total) for index in (0, total - 1)] == [1, -1]
