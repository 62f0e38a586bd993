"""Consensus with its interval, and McNemar's mid-p, against published values and at their edges."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from toolkit.evidence import intervals
from toolkit.evidence.opinions.figures import mid_p, of_one_mind
from toolkit.prototypes.statements.points import consensus, position

CASES = Path(__file__).parents[3].parent / "shared" / "reference_cases.yaml"


def case(name: str) -> dict[str, Any]:
    if not CASES.is_file():
        pytest.skip("the reference cases lie beside the repository, and not here")
    return next(one for one in yaml.safe_load(CASES.read_text()) if one["name"] == name)


def test_the_share_that_agrees_has_wilsons_interval() -> None:
    """Agreement is a rate as any other: the case that concerns us is seven of ten."""
    wanted = case("wilson_7_of_10")
    found = intervals.wilson(7, 10)
    assert found is not None
    assert found.ends == pytest.approx(tuple(wanted["expected"]), abs=wanted["tolerance"])


def test_mcnemars_mid_p_is_the_published_one() -> None:
    """Fagerland and others 2013, airway hyper-responsiveness before and after (7 and 1 changed): 0.039."""
    assert mid_p(7, 1) == mid_p(1, 7) == pytest.approx(0.0391, abs=5e-5)


def test_mcnemars_mid_p_is_the_exact_one_less_the_chance_of_what_was_seen() -> None:
    for joined, left in product(range(12), range(12)):
        if joined != left:
            exact = stats.binomtest(joined, joined + left).pvalue
            assert mid_p(joined, left) == pytest.approx(exact - stats.binom.pmf(joined, joined + left, 0.5))


def test_nobody_moved_or_as_many_either_way_is_all_chance() -> None:
    assert mid_p(0, 0) == mid_p(4, 4) == 1


COUNTS = st.lists(st.integers(0, 12), min_size=2, max_size=7).filter(any)


def places(counts: list[int]) -> tuple[float, ...]:
    return tuple(position(index, len(counts)) for index, n in enumerate(counts) for _ in range(n))


@given(COUNTS)
def test_consensus_lies_within_its_interval_and_the_interval_within_what_is_possible(counts: list[int]) -> None:
    found = of_one_mind(places(counts), len(counts))
    assert found is not None
    assert found.ends is not None
    assert 0 <= found.ends[0] <= found.value <= found.ends[1] <= 1
    assert found.value == pytest.approx(consensus(counts), abs=1e-9)


@given(COUNTS, st.randoms())
def test_the_order_of_people_changes_not_even_the_last_digit(counts: list[int], chance: Any) -> None:
    values = list(places(counts))
    before = of_one_mind(values, len(counts))
    chance.shuffle(values)
    assert of_one_mind(values, len(counts)) == before


def test_more_people_make_a_narrower_interval() -> None:
    few, many = (of_one_mind(places([3 * n, n, 2 * n]), 3) for n in (1, 10))
    assert few is not None
    assert many is not None
    assert few.ends is not None
    assert many.ends is not None
    assert many.ends[1] - many.ends[0] < (few.ends[1] - few.ends[0]) / 2


def test_without_people_there_is_no_estimate() -> None:
    assert of_one_mind((), 3) is None
