"""How often the intervals hold the truth, and how often "better" is said where nothing differs.

By going through every outcome that n people can have; nothing is simulated but times (which have no end of outcomes)
and, beyond twelve people, the difference of two mean scores. `remake.py` stores the figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy import stats

from toolkit.evidence import intervals
from toolkit.evidence.planning import chances

STORED = Path(__file__).parent / "coverage.yaml"

EXACT = 12
SIZES = (*range(3, EXACT + 1), 15, 20, 30)
RATES = np.arange(1, 100) / 100

POINTS = np.arange(1, 6)
ANSWERS: Mapping[str, tuple[float, ...]] = {
    "evenly spread": (0.2, 0.2, 0.2, 0.2, 0.2),
    "around the middle": (0.05, 0.2, 0.5, 0.2, 0.05),
    "mostly agree": (0.02, 0.08, 0.2, 0.4, 0.3),
    "nearly all agree strongly": (0.0, 0.02, 0.08, 0.3, 0.6),
    "two camps": (0.35, 0.15, 0.0, 0.15, 0.35),
}
"""Ways in which a whole population could answer on five points: the share that gives 1, 2, 3, 4 and 5."""

ROUNDS, SEED = 40_000, 11
"""Simulated rounds: a share of 95% is then within 0.2 points of the truth, 19 times in 20."""

Figures = dict[str, Any]
Vector = np.ndarray[Any, Any]


# -- shares -----------------------------------------------------------------------------------------------------------


def one_share(n: int) -> Figures:
    """Wilson's interval over all shares of RATES."""
    ends = [intervals.wilson(x, n) for x in range(n + 1)]
    low, high = (np.array([getattr(one, end) for one in ends]) for end in ("low", "high"))
    likely = stats.binom.pmf(np.arange(n + 1)[None, :], n, RATES[:, None])
    inside = (low[None, :] <= RATES[:, None]) & (RATES[:, None] <= high[None, :])
    return told((likely * inside).sum(axis=1))


def two_shares(n: int) -> Figures:
    """Newcombe's interval for two rounds of n people, over all pairs of RATES. By symmetry its upper end is the lower
    one of the rounds exchanged.
    """
    low = chances.lows(n, n)
    high = -low.T
    likely = stats.binom.pmf(np.arange(n + 1)[None, :], n, RATES[:, None])
    found = []
    for first, truth in zip(likely, RATES, strict=True):
        inside = (low[None] <= (RATES - truth)[:, None, None] + 1e-12) & (
            (RATES - truth)[:, None, None] <= high[None] + 1e-12
        )
        found.append(np.einsum("x,pxy,py->p", first, inside, likely))
    return told(np.array(found))


# -- scores -----------------------------------------------------------------------------------------------------------


@lru_cache
def outcomes(n: int) -> tuple[Vector, Vector, Vector]:
    """Every mean and standard deviation that n answers can have, and its chance under each of ANSWERS (a column)."""
    shares = np.array(list(ANSWERS.values())).T
    sums = {(0, 0): np.ones(len(ANSWERS))}
    for _ in range(n):
        longer: dict[tuple[int, int], Vector] = {}
        for (total, squares), likely in sums.items():
            for point, share in zip(POINTS.tolist(), shares, strict=True):
                key = total + point, squares + point * point
                longer[key] = longer.get(key, np.zeros(len(ANSWERS))) + likely * share
        sums = longer
    totals, squares = np.array(list(sums), dtype=float).T
    # n times the sum of squares less the square of the sum: whole numbers, so equal answers have no spread at all.
    return totals / n, np.sqrt((n * squares - totals**2) / (n * (n - 1))), np.array(list(sums.values()))


def truths() -> Vector:
    return np.array([np.dot(POINTS, shares) for shares in ANSWERS.values()])


def one_mean(n: int) -> Figures:
    """The t interval, among rounds that show one: where all answers are alike there is none (`without`, at most)."""
    mean, sd, likely = outcomes(n)
    shown, half = sd > 0, stats.t.ppf(0.975, n - 1) * sd / np.sqrt(n)
    inside = shown[:, None] & (np.abs(mean[:, None] - truths()) <= half[:, None] + 1e-12)
    there = likely[shown].sum(axis=0)
    return told((likely * inside).sum(axis=0) / there) | {"without": rounded(1 - there.min())}


def two_means(n: int) -> Figures:
    """Welch's interval for two rounds of n people, over all pairs of ANSWERS, among rounds that show one; `better`: how
    often it lies above zero at most where both answer alike, among all rounds.
    """
    if n > EXACT:
        return _two_means_simulated(n)
    mean, sd, likely = outcomes(n)
    value, half = welch(mean[:, None], sd[:, None], mean[None, :], sd[None, :], n)
    shown = (sd[:, None] > 0) & (sd[None, :] > 0)
    there, held, better = [], [], []
    for first, truth in zip(likely.T, truths(), strict=True):
        for second, other in zip(likely.T, truths(), strict=True):
            there.append(first @ shown @ second)
            held.append(first @ (shown & (np.abs(value - (other - truth)) <= half + 1e-12)) @ second)
        better.append(first @ (shown & (value - half > 1e-12)) @ likely.T[len(better)])
    return told(np.array(held) / np.array(there)) | {"better": rounded(max(better))}


def _two_means_simulated(n: int) -> Figures:
    chance, held, better = np.random.default_rng(SEED + n), [], []
    for first, truth in zip(ANSWERS.values(), truths(), strict=True):
        for second, other in zip(ANSWERS.values(), truths(), strict=True):
            sides = [chance.choice(POINTS, (ROUNDS, n), p=shares).astype(float) for shares in (first, second)]
            value, half = welch(*(of(side, axis=1) for side in sides for of in (np.mean, _sd)), n)  # type: ignore[arg-type]
            held.append((np.abs(value - (other - truth)) <= half).mean())
            if first is second:
                better.append((value - half > 0).mean())
    return told(np.array(held)) | {"better": rounded(max(better))}


def welch(mean1: Vector, sd1: Vector, mean2: Vector, sd2: Vector, n: int) -> tuple[Vector, Vector]:
    """The difference and half the width of its interval, as `intervals.welch` for two rounds of n people."""
    error1, error2 = sd1**2 / n, sd2**2 / n
    error = np.maximum(error1 + error2, 1e-300)
    freedom = (n - 1) * error**2 / np.maximum(error1**2 + error2**2, 1e-300)
    return mean2 - mean1, stats.t.ppf(0.975, np.maximum(freedom, 1.0)) * np.sqrt(error)


def _sd(of: Vector, axis: int) -> Vector:
    return np.asarray(np.std(of, axis=axis, ddof=1))


# -- times ------------------------------------------------------------------------------------------------------------


def times(n: int) -> Figures:
    """The geometric mean and the ratio of two: log-normal times, waiting times, and one in ten three times as slow."""
    chance, one, two, better = np.random.default_rng(SEED + n), [], [], []
    shape = (ROUNDS, 2, n)
    slow = np.where(chance.random(shape) < 0.1, np.log(3.0), 0.0)
    kinds = (
        (chance.normal(4.0, 0.6, shape), 4.0),
        (np.log(chance.gamma(2.0, 30.0, shape)), 0.42278433509846713 + np.log(30.0)),  # digamma(2)
        (chance.normal(4.0, 0.4, shape) + slow, 4.0 + 0.1 * np.log(3.0)),
    )
    for logs, truth in kinds:
        mean, sd = logs.mean(axis=2), logs.std(axis=2, ddof=1)
        one.append((np.abs(mean[:, 0] - truth) <= stats.t.ppf(0.975, n - 1) * sd[:, 0] / np.sqrt(n)).mean())
        value, half = welch(mean[:, 0], sd[:, 0], mean[:, 1], sd[:, 1], n)
        two.append((np.abs(value) <= half).mean())
        better.append((value + half < 0).mean())
    return {"one": told(np.array(one)), "two": told(np.array(two)), "better": rounded(max(better))}


def told(held: Vector) -> Figures:
    return {"mean": rounded(held.mean()), "worst": rounded(held.min())}


def rounded(one: float) -> float:
    return round(float(one), 5)


def stored() -> list[Figures]:
    found: list[Figures] = yaml.safe_load(STORED.read_text("utf-8"))
    return found
