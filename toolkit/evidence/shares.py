"""Answers by option as shares, each with its interval: one of five options is as uncertain as any share of people."""

from __future__ import annotations

from toolkit.evidence import intervals
from toolkit.evidence.disclosure import Shown
from toolkit.evidence.intervals import Estimate


def shares(of: Shown) -> dict[str, Estimate]:
    """Wilson's interval for every option of a figure that counts answers; empty where nobody answered."""
    if of.subject.kind != "counts":
        return {}
    found = {name: intervals.wilson(n, of.n) for name, n in of.counts if n <= of.n}
    return {name: one for name, one in found.items() if one is not None}
