"""24 rank tests and 24 bootstrap intervals of 10,000 resamples, at a million answers in two rounds.

Ours need only how often each answer was given. Beside them scipy, which takes the answers one by one:
`scipy.stats.mannwhitneyu` for all 24 items, and `scipy.stats.bootstrap` for one item and few resamples only, because
10,000 of them for 24 items take minutes. Every p is checked against scipy's.

Aim: at most 0.5 s of CPU for all 48 together, every p equal to scipy's.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import numpy
import scipy.stats
from results import ITEMS, POINTS, cost

from toolkit.evidence.ranks import bootstrap_mean, mann_whitney

ANSWERS, RESAMPLES, FEW = 1_000_000, 10_000, 100
RUNS = 7
VALUES = tuple(range(1, POINTS + 1))

Counts = list[int]
Both = tuple[Any, Any]
"""What people answered to one item in the first round and in the second, one by one."""


def answers() -> list[Both]:
    """A million answers in all. In the second round they are a little higher, so little that some p are not small."""
    dice = numpy.random.default_rng(5)
    people = ANSWERS // ITEMS // 2
    made = []
    for item in range(ITEMS):
        shares = numpy.array([0.1, 0.2, 0.3, 0.25, 0.15])
        moved = shares + numpy.array([-1, 0, 0, 0, 1]) * item * 2e-4
        made.append((dice.choice(VALUES, people, p=shares), dice.choice(VALUES, people, p=moved)))
    return made


def counted(one: Any) -> Counts:
    return [int((one == value).sum()) for value in VALUES]


def tests(counts: Sequence[tuple[Counts, Counts]]) -> list[float | None]:
    return [mann_whitney(first, second, VALUES) for first, second in counts]


def intervals(counts: Sequence[tuple[Counts, Counts]]) -> list[Any]:
    return [bootstrap_mean(second, VALUES, RESAMPLES, 3) for _, second in counts]


def peers(given: Sequence[Both]) -> list[float]:
    return [float(scipy.stats.mannwhitneyu(*both, method="asymptotic").pvalue) for both in given]


def few(given: Sequence[Both]) -> Any:
    return scipy.stats.bootstrap((given[0][1],), numpy.mean, n_resamples=FEW, method="percentile", batch=10)


def main() -> None:
    given = answers()
    counts = [(counted(first), counted(second)) for first, second in given]
    off = max(abs(one / other - 1) for one, other in zip(tests(counts), peers(given), strict=True) if one is not None)
    print(f"{ITEMS} items, {ANSWERS:,} answers; our p and scipy's differ by {off:.0e} of p at most; CPU, {RUNS} runs")
    if off > 1e-9:
        sys.exit("our p is not scipy's")
    intervals(counts)  # what is imported at the first one is not counted
    found = {
        "ours, 24 rank tests": cost(lambda: tests(counts), RUNS, 20),
        f"ours, 24 bootstraps of {RESAMPLES:,}": cost(lambda: intervals(counts), RUNS, 1),
        "scipy, 24 rank tests": cost(lambda: peers(given), RUNS, 1),
        f"scipy, 1 bootstrap of {FEW}": cost(lambda: few(given), 3, 1),
    }
    for name, (middle, low, high) in found.items():
        print(f"{name:32} {middle:9.2f} ms ({low:.2f} to {high:.2f})")
    own, drawn, ranks, one = (middle for middle, _, _ in found.values())
    print(f"all of ours: {(own + drawn) / 1e3:.3f} s; rank tests {own / ranks:.5f} of scipy's")
    print(f"24 bootstraps of {RESAMPLES:,} by scipy would take about {one * ITEMS * RESAMPLES / FEW / 1e3:.0f} s")


if __name__ == "__main__":
    main()
