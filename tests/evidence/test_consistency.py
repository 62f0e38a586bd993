"""Alpha from fifteen people on, and the reason where there is none."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.evidence.consistency import FEWEST, consistency

Rows = list[list[float | None]]


def people(n: int, items: int = 4, seed: int = 1) -> Rows:
    """Answers that have something in common, on five points."""
    chance = np.random.default_rng(seed)
    common = chance.normal(3, 1, n)
    return [[float(min(5, max(1, round(one + chance.normal(0, 0.7))))) for _ in range(items)] for one in common]


def test_alpha_is_the_share_of_the_sum_that_the_items_have_in_common() -> None:
    """Cronbach's formula with Python's own variances."""
    import statistics

    rows = people(20)
    found = consistency(rows)
    of_items = sum(statistics.variance([row[at] for row in rows]) for at in range(4))  # type: ignore[type-var]
    wanted = 4 / 3 * (1 - of_items / statistics.variance([sum(row) for row in rows]))  # type: ignore[arg-type]
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(wanted)
    assert found.estimate.ends is not None
    assert found.estimate.ends[0] < wanted < found.estimate.ends[1] < 1
    assert (found.n, found.items, found.estimate.n) == (20, 4, (20,))


def test_who_skipped_an_item_is_left_out() -> None:
    whole = people(18)
    assert consistency([*whole, [1.0, None, 5.0, 1.0], [None] * 4]) == consistency(whole)


def test_fewer_than_fifteen_who_answered_all_give_the_reason() -> None:
    rows: Rows = [*people(FEWEST - 1), [1.0, None, 2.0, 3.0]]
    found = consistency(rows)
    assert (found.estimate, found.reason, found.n) == (None, "too_few", FEWEST - 1)
    assert consistency(people(FEWEST)).reason == ""


def test_one_item_has_nothing_to_be_consistent_with() -> None:
    assert consistency([[3.0]] * 20).reason == consistency([]).reason == "one_item"


def test_people_who_do_not_differ_give_the_reason_and_no_zero_division() -> None:
    found = consistency([[4.1, 2.3, 3.7]] * 20)
    assert (found.estimate, found.reason) == (None, "alike")


def test_items_that_contradict_one_another_are_told_below_zero() -> None:
    rows: Rows = [[float(at % 5), float(4 - at % 5), float(at % 2)] for at in range(20)]
    found = consistency(rows).estimate
    assert found is not None
    assert found.value < 0


def test_feldts_interval_holds_the_true_alpha_about_19_times_in_20() -> None:
    """Four items of one normal trait, error as large as the trait: alpha is 4 x 0.5 / (1 + 3 x 0.5) = 0.8."""
    chance, held = np.random.default_rng(5), 0
    for _ in range(400):
        rows = (chance.normal(size=(15, 1)) + chance.normal(size=(15, 4))).tolist()
        found = consistency(rows).estimate
        assert found is not None
        assert found.ends is not None
        held += found.ends[0] <= 0.8 <= found.ends[1]
    assert 0.92 <= held / 400 <= 0.98
