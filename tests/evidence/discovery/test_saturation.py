"""Did the last people still tell us something new? By base size and run."""

from __future__ import annotations

import pytest

from toolkit.evidence.discovery.saturation import BASE, RUN, Run, from_new, saturation


def test_each_run_is_held_against_what_the_first_four_told() -> None:
    found = from_new([8, 5, 4, 3, 2, 1, 0, 1, 0, 0])
    assert found.base == 20
    assert found.runs == (Run(5, 6, 3), Run(6, 7, 1), Run(7, 8, 1), Run(8, 9, 1), Run(9, 10, 0))
    assert [found.ratio(run) for run in found.runs] == pytest.approx([0.15, 0.05, 0.05, 0.05, 0.0])
    assert found.still_new is False


def test_exactly_five_percent_counts_as_hardly_anything_new() -> None:
    assert from_new([5, 5, 5, 5, 1, 0]).still_new is False
    assert from_new([5, 5, 5, 4, 1, 0]).still_new is True


def test_a_thing_is_new_only_the_first_time() -> None:
    found = saturation([{"a", "b"}, {"a"}, {"b", "c"}, set(), {"a", "d"}, {"d"}])
    assert (found.base, found.runs) == (3, (Run(5, 6, 1),))
    assert found.still_new is True


@pytest.mark.parametrize("n", range(BASE + RUN))
def test_with_fewer_than_six_people_it_cannot_be_said(n: int) -> None:
    found = saturation([{"a"}] * n)
    assert (found.runs, found.still_new) == ((), None)


def test_where_the_first_told_nothing_there_is_nothing_to_compare_with() -> None:
    found = from_new([0, 0, 0, 0, 3, 0])
    assert (found.ratio(found.runs[0]), found.still_new) == (None, None)
