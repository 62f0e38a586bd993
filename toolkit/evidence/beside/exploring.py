"""Everything that was not expected beforehand, looked at together: the more is compared, the more moves by chance.

Each comparison gets its p, and all that stand on one page are adjusted by Holm (1979). The sealed measure is not among
them: it was written down before, and has its one verdict. Robots' comparisons are a family of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.evidence.beside.chances import few, p_of
from toolkit.evidence.chance import chance_better
from toolkit.evidence.comparison import Comparison, rate_of
from toolkit.evidence.holm import holm
from toolkit.evidence.intervals import Estimate
from toolkit.evidence.ranks import superiority
from toolkit.evidence.structure import Line

FEWEST_PAIRED = 3
"""People on either side from whom pairs are told: one of one is no share of anything."""


def told(of: Comparison) -> Comparison:
    """With all that belongs beside its interval: the chance of better, or how often the later rating is the higher."""
    first, second = rate_of(of.earlier), rate_of(of.later)
    if of.same or of.step:
        return of
    if first and second:
        return replace(of, chance=chance_better(first, second))
    if of.earlier.subject.kind != "mean" or not (of.earlier.dots and of.later.dots):
        return of
    if min(of.earlier.n, of.later.n) < FEWEST_PAIRED:
        return of
    found = superiority(of.earlier.dots, of.later.dots)
    return replace(of, superiority=found.estimate if found else None)


def explored(of: Comparison) -> Comparison:
    """A comparison that nobody expected: with its p, and without an interval that so few people cannot carry."""
    made = of if of.same else replace(told(of), p=p_of(of))
    if made.same or not few(made):
        return made
    return replace(made, estimate=Estimate(made.estimate.value, None, None, made.estimate.n))


def together(lines: Sequence[Line]) -> tuple[Line, ...]:
    """All lines, with their comparisons adjusted over everything that is shown. What was sealed has no p."""
    found = [one for line in lines for one in (*line.comparisons, *line.group_comparisons)]
    adjusted = {id(one): new for robots in (False, True) for one, new in _family(found, robots=robots)}

    def new(ones: tuple[Comparison, ...]) -> tuple[Comparison, ...]:
        return tuple(adjusted.get(id(one), one) for one in ones)

    return tuple(
        replace(line, comparisons=new(line.comparisons), group_comparisons=new(line.group_comparisons))
        for line in lines
    )


def _family(found: Sequence[Comparison], *, robots: bool) -> list[tuple[Comparison, Comparison]]:
    family = [one for one in found if one.simulated == robots]
    size = sum(one.p is not None for one in family)
    ps = holm([one.p for one in family])
    return [(one, replace(one, adjusted=p, family=size)) for one, p in zip(family, ps, strict=True)]
