"""What was found by whom, and how much of it probably: published cases, and made-up problems whose number is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.evidence.discovery.numbers import FEWEST, MORE, adjusted, discover, share_found
from toolkit.evidence.discovery.unseen import Unseen, _missed

MET = st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=5), max_size=12)


def test_problems_are_told_with_how_many_people_met_them_most_first() -> None:
    found = discover([{"menu", "save"}, {"menu"}, set(), {"search", "menu", "save"}])
    assert found.counts == (("menu", 3), ("save", 2), ("search", 1))
    assert (found.n, found.problems, found.once) == (4, 3, 1)


def test_the_chance_to_meet_a_problem_is_adjusted_as_lewis_says() -> None:
    found = adjusted(0.71, 4, 7, 1)
    assert (found.deflated, found.good_turing, found.both) == pytest.approx((0.345, 0.62125, 0.483125))


def test_what_everybody_told_alone_is_no_certainty_of_nothing() -> None:
    """Each of three people met one problem that nobody else met: the deflated p is 0, and the mean of both is not."""
    found = discover([{"a"}, {"b"}, {"c"}])
    assert found.p is not None
    assert found.p.deflated == pytest.approx(0)
    assert found.share is not None
    assert 0 < found.share.value < 0.3


@pytest.mark.parametrize("met", [[], [{"a"}], [{"a"}, {"a", "b"}], [set(), set(), set(), set()]])
def test_with_too_few_people_or_no_problem_nothing_is_estimated(met: list[set[str]]) -> None:
    found = discover(met)
    assert (found.p, found.share, found.next) == (None, None, ())


@given(MET)
@settings(max_examples=40)
def test_whatever_was_met_the_numbers_are_possible_ones(met: list[frozenset[str]]) -> None:
    found = discover(met)
    if found.share is None:
        assert len(met) < FEWEST or not any(met)
        return
    assert found.share.ends is not None
    assert 0 <= found.share.ends[0] <= found.share.value <= found.share.ends[1] <= 1
    assert [one.more for one in found.next] == list(MORE)
    assert all(0 <= one.low <= one.expected <= one.high for one in found.next)
    assert all(a.expected <= b.expected and a.high <= b.high for a, b in zip(found.next, found.next[1:], strict=False))


@given(MET, st.randoms())
@settings(max_examples=20)
def test_who_came_first_changes_only_what_was_new_last(met: list[frozenset[str]], chance: st.DataObject) -> None:
    before, mixed = discover(met), list(met)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    after = discover(mixed)
    assert (before.counts, before.p, before.share, before.next) == (after.counts, after.p, after.share, after.next)


def test_more_people_who_meet_the_same_make_the_range_narrower() -> None:
    widths = []
    for n in (3, 6, 12):
        found = discover([{"a", "b", "c", "d", "e"}] * n).share
        assert found is not None
        assert found.ends is not None
        widths.append(found.ends[1] - found.ends[0])
    assert widths[0] > 1.5 * widths[1] > 1.5 * 1.5 * widths[2]


TRUTHS = {
    "all hit 31%": lambda chance, many: np.full(many, 0.31),
    "few hit many": lambda chance, many: chance.beta(0.7, 2.0, many),
}


@pytest.mark.parametrize("truth", TRUTHS)
@pytest.mark.parametrize("n", [3, 5, 8])
def test_the_range_holds_the_true_share_and_hardly_ever_promises_too_much(truth: str, n: int) -> None:
    """Problems are made up, so it is known how many there are. 60 rounds with each number of people."""
    chance, held, promised = np.random.default_rng(n), 0, 0
    for _ in range(60):
        many = int(chance.choice([10, 20, 40]))
        hits = TRUTHS[truth](chance, many)  # type: ignore[no-untyped-call]
        table = chance.random((n, many)) < hits
        counts = sorted(one for one in table.sum(axis=0).tolist() if one)
        p = adjusted(sum(counts) / len(counts) / n, n, len(counts), counts.count(1)).both
        low, high = Unseen(n, tuple(counts)).share()
        true = len(counts) / many
        held += min(low, share_found(p, n)) <= true <= max(high, share_found(p, n))
        promised += min(low, share_found(p, n)) > true
    assert held >= 0.85 * 60
    assert promised <= 2


def test_the_range_of_the_next_people_is_the_one_of_simulation() -> None:
    """The model's own story, played: draw a point of the grid as likely as it is, then unseen problems, then people."""
    unseen = Unseen(5, (1, 1, 1, 2, 3, 4))
    chance, (a, b, weights) = np.random.default_rng(2), unseen._after
    at = chance.choice(len(a), 20_000, p=weights)
    hidden = chance.negative_binomial(6, 1 - _missed(a, b, 5)[at])
    stays = _missed(a, b, 8)[at] / _missed(a, b, 5)[at]
    met = chance.binomial(np.minimum(hidden, 10**9), 1 - stays)
    low, high = np.quantile(met, [0.025, 0.975])
    assert unseen.among(3)[0] == low
    assert unseen.among(3)[1] == pytest.approx(high, abs=1)


def test_the_share_is_that_of_virzi() -> None:
    assert share_found(0.31, 5) == pytest.approx(0.8436, abs=5e-5)
