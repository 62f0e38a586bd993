"""The same for the same people asked twice (exact), and for which of two groups scores higher (played)."""

from __future__ import annotations

from itertools import product
from math import comb

import numpy as np

from tests.evidence.exact.coverage import ANSWERS, ROUNDS, SEED, Figures, Vector, rounded, told, welch
from toolkit.evidence.paired import paired_rates
from toolkit.evidence.ranks import FEWEST

SHARES = np.arange(1, 10) / 10
ALIKE = (0.0, 0.25, 0.5)
"""How much the two answers of one person have to do with each other (phi)."""


def same_people(n: int) -> Figures:
    """Newcombe's paired interval over all SHARES before and after, and ALIKE where they allow it."""
    tables = [(a, b, c, n - a - b - c) for a, b, c in product(range(n + 1), repeat=3) if a + b + c <= n]
    ends = np.array([found.estimate.ends for one in tables if (found := paired_rates(*one))])
    ways = np.array([comb(n, a) * comb(n - a, b) * comb(n - a - b, c) for a, b, c, _ in tables], dtype=float)
    held, better = [], []
    for before, after, phi in product(SHARES, SHARES, ALIKE):
        cells = _cells(before, after, phi)
        if cells.min() < 0:
            continue  # no four shares of people give so much agreement
        likely = ways * np.prod(cells[None, :] ** np.array(tables), axis=1)
        truth = after - before
        held.append(likely @ ((ends[:, 0] <= truth + 1e-12) & (truth - 1e-12 <= ends[:, 1])))
        if before == after:
            better.append(likely @ (ends[:, 0] > 1e-12))
    return told(np.array(held)) | {"better": rounded(max(better))}


def _cells(before: float, after: float, phi: float) -> Vector:
    """The shares of people who manage both times, only before, only after, and neither."""
    both = before * after + phi * np.sqrt(before * (1 - before) * after * (1 - after))
    return np.round(np.array([both, before - both, after - both, 1 - before - after + both]), 12)


def higher(n: int) -> Figures | None:
    """The interval around the probability of superiority over all pairs of ANSWERS, among rounds that show one, and
    Brunner and Munzel's own; None below FEWEST people.
    """
    if n < FEWEST:
        return None
    chance, held, plain = np.random.default_rng(SEED + n), [], []
    for first, second in product(ANSWERS.values(), repeat=2):
        a, b = (chance.multinomial(n, shares, ROUNDS) for shares in (first, second))
        value, half = brunner_munzel(a, b, n)
        truth = float(_places(np.array([first]))[0] @ np.array(second))
        shown = (half > 1e-9) & (value > 0) & (value < 1)
        value, half = value[shown], half[shown]
        plain.append((np.abs(value - truth) <= half).mean())
        held.append((np.abs(_logit(value) - _logit(truth)) <= half / (value * (1 - value))).mean())
    return told(np.array(held)) | {"as_published": told(np.array(plain))}


def _logit(of: Vector | float) -> Vector:
    return np.asarray(np.log(of) - np.log1p(-np.asarray(of)))


def brunner_munzel(a: Vector, b: Vector, n: int) -> tuple[Vector, Vector]:
    """The probability of superiority and half the width of its interval, from counts of answers a round (a row)."""
    of_b, of_a = _places(a / n), 1.0 - _places(b / n)
    value, sd_b = _spread(of_b, b, n)
    _, sd_a = _spread(of_a, a, n)
    _, half = welch(value, sd_a, value, sd_b, n)
    return value, half


def _places(shares: Vector) -> Vector:
    """For each point, the share that answers lower and half of those who answer the same."""
    return np.asarray(np.cumsum(shares, axis=1) - shares / 2)


def _spread(places: Vector, counts: Vector, n: int) -> tuple[Vector, Vector]:
    mean = (places * counts).sum(axis=1) / n
    squares = (counts * (places - mean[:, None]) ** 2).sum(axis=1)
    return mean, np.sqrt(squares / (n - 1))
