"""The points that people vote with, from agreeing to disagreeing, and how far they lie apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

Side = Literal["agree", "between", "disagree"]
SIDES: tuple[Side, ...] = ("agree", "disagree", "between")
"""In the order in which they are drawn: the two that differ most stand side by side."""


def side(index: int, total: int) -> Side:
    """On which side a point lies: the first half agrees; of an odd number the middle one lies between."""
    twice = 2 * index + 1
    return "agree" if twice < total else "between" if twice == total else "disagree"


def position(index: int, total: int) -> float:
    """A point as a number, from 1 (the first, agreeing most) to -1 (the last)."""
    return 1.0 - 2.0 * index / (total - 1)


def consensus(counts: Sequence[int]) -> float | None:
    """How much people are of one mind: 1 all at one point, 0 one half at either end; None without people.

    Tastle, W. J. & Wierman, M. J. (2007). Consensus and dissention: a measure of ordinal dispersion. International
    Journal of Approximate Reasoning 45(3), 531-545. `counts`: people at each point, in the points' order.
    """
    n, wide = sum(counts), len(counts) - 1
    if not n or wide < 1:
        return None
    mean = sum(index * count for index, count in enumerate(counts)) / n
    parts = (count / n * math.log2(1 - abs(index - mean) / wide) for index, count in enumerate(counts) if count)
    return 1.0 + math.fsum(parts)
