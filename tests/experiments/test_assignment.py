"""Who sees which variant."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.experiments.assignment import BETWEEN, arms_of, assign, choices, orders
from toolkit.experiments.people import Variant
from toolkit.experiments.sprint import Round
from toolkit.text import Text

NAMES = st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=4, unique=True)
SEEDS = st.text(max_size=8)
ARRIVALS = st.lists(st.sampled_from(["", "manager", "employee", "recruiter"]), max_size=60)


def arrive(names: list[str], segments: list[str], seed: str) -> list[tuple[str, str]]:
    taken: dict[str, Counter[str]] = {}
    found = []
    for segment in segments:
        one = assign(names, taken.setdefault(segment, Counter()), f"{seed}/{segment}")
        taken[segment][one] += 1
        found.append((segment, one))
    return found


@given(NAMES, ARRIVALS, SEEDS)
def test_no_two_variants_are_more_than_one_apart_in_any_group_after_any_arrival(
    names: list[str], segments: list[str], seed: str
) -> None:
    taken: dict[str, Counter[str]] = {}
    for segment, one in arrive(names, segments, seed):
        own = taken.setdefault(segment, Counter(dict.fromkeys(names, 0)))
        own[one] += 1
        assert max(own.values()) - min(own.values()) <= 1


@given(NAMES, ARRIVALS, SEEDS)
def test_the_same_seed_assigns_the_same_variants_again(names: list[str], segments: list[str], seed: str) -> None:
    assert arrive(names, segments, seed) == arrive(names, segments, seed)


def test_another_seed_assigns_otherwise() -> None:
    assert len({tuple(arrive(["a", "b"], [""] * 12, str(seed))) for seed in range(20)}) > 10


def test_every_variant_comes_first_about_as_often() -> None:
    first = Counter(assign("abc", {}, str(seed)) for seed in range(3000))
    assert all(900 < n < 1100 for n in first.values())


@given(NAMES, st.lists(st.integers(0, 5), min_size=4, max_size=4), SEEDS)
def test_after_withdrawals_whoever_comes_next_fills_the_gap(names: list[str], have: list[int], seed: str) -> None:
    taken = dict(zip(names, have, strict=False))
    assert taken[assign(names, taken, seed)] == min(taken.values())


@pytest.mark.parametrize("n", [2, 3, 4])
def test_orders_put_every_variant_at_each_place_and_behind_each_other_equally_often(n: int) -> None:
    names = "abcd"[:n]
    rows = [row.split(BETWEEN) for row in orders(names)]
    assert len(rows) == (n if n % 2 == 0 else 2 * n)
    assert all(sorted(row) == list(names) for row in rows)
    for place in range(n):
        assert len(set(Counter(row[place] for row in rows).values())) == 1
    follows = Counter(pair for row in rows for pair in pairwise(row))
    assert set(follows) == set(permutations(names, 2))
    assert len(set(follows.values())) == 1


@settings(max_examples=40)
@given(st.sampled_from(["ab", "abc", "abcd"]), st.integers(0, 40), SEEDS)
def test_orders_are_balanced_for_every_number_of_people(names: str, people: int, seed: str) -> None:
    given = Counter(dict.fromkeys(orders(names), 0))
    given.update(one for _, one in arrive(list(orders(names)), [""] * people, seed))
    assert all(abs(given[one] - given[other]) <= 1 for one, other in combinations(given, 2))


def planned(each_sees: str = "one") -> Round:
    variants = [Variant(id=name, title=Text(name), revision=f"v{number}") for number, name in enumerate("ab", 1)]
    return Round(
        id="r",
        title=Text("r"),
        who=Text("w"),
        revision="v2",
        variants=tuple(variants),
        each_sees=each_sees,  # type: ignore[arg-type]
    )


def test_a_round_says_what_its_participants_can_be_given() -> None:
    assert choices(planned()) == ("a", "b")
    assert choices(planned("all")) == ("a+b", "b+a")
    assert choices(Round(id="r", title=Text("r"), who=Text("w"), revision="v1")) == ()


def test_what_was_given_says_which_revisions_somebody_sees_and_in_which_order() -> None:
    assert arms_of(planned("all"), "b+a") == [("b", "v2"), ("a", "v1")]
    assert arms_of(planned(), "b") == [("b", "v2")]
    assert arms_of(planned(), "") == arms_of(planned(), "gone") == [("a", "v1")]
    assert arms_of(Round(id="r", title=Text("r"), who=Text("w"), revision="v1"), "a") == []
