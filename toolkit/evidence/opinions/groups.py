"""Groups of people who vote alike: found only where the votes really fall apart, and only among thirty or more.

Ward's hierarchical clustering (Ward 1963) of each person's last votes, cut at two to four groups; of the cuts whose
groups all have five people or more, the one with the highest mean silhouette (Rousseeuw 1987, Journal of Computational
and Applied Mathematics 20, 53-65). It counts as found where that silhouette is at least 0.25 (below it, Kaufman &
Rousseeuw 1990 see no substantial structure) and higher than in 95% of shuffles of the same votes, in which each
statement keeps its votes and nobody votes alike but by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

LEAST_PEOPLE = 30
LEAST_GROUP = 5
MOST_GROUPS = 4
LEAST_SILHOUETTE = 0.25
SHUFFLES = 199
MOSTLY = 2 / 3
"""From this share on, a group is said to (dis)agree. Never its exact numbers: who knows that somebody belongs to a
group of one mind would know that person's vote."""

Row = Sequence[float | None]
"""One person's positions, 1 (agree) to -1, by statement; None where they did not vote."""


@dataclass(frozen=True)
class Group:
    """`leans`: 1 for each statement that its people mostly agree with, -1 mostly disagree, 0 neither."""

    people: int
    leans: tuple[int, ...]


def usable(rows: Sequence[Row]) -> list[Row]:
    """The people who voted on at least half of the statements, in an order that does not tell who came first."""
    enough = [row for row in rows if 2 * sum(one is not None for one in row) >= len(row) > 0]
    return sorted(enough, key=lambda row: [(one is None, one or 0.0) for one in row])


def found(rows: Sequence[Row]) -> tuple[Group, ...]:
    """The groups, the largest first; none where there are fewer than thirty people or the votes do not fall apart."""
    import numpy as np

    people = usable(rows)
    if len(people) < LEAST_PEOPLE or len(people[0]) < 2:
        return ()
    votes = np.array([[np.nan if one is None else one for one in row] for row in people])
    best, labels = _best(votes)
    if best < LEAST_SILHOUETTE:
        return ()
    chance = np.random.default_rng(7)
    shuffled = [_best(_shuffled(votes, chance))[0] for _ in range(SHUFFLES)]
    if sum(one >= best for one in shuffled) + 1 > 0.05 * (SHUFFLES + 1):
        return ()
    groups = [_group([row for row, own in zip(people, labels, strict=True) if own == one]) for one in set(labels)]
    return tuple(sorted(groups, key=lambda one: (-one.people, [-lean for lean in one.leans])))


def _shuffled(votes: Any, chance: Any) -> Any:
    """The votes of each statement among those who voted on it; who skipped it, still does."""
    mixed = votes.copy()
    for column in mixed.T:
        there = column == column  # nan is not itself
        column[there] = chance.permutation(column[there])
    return mixed


def _best(votes: Any) -> tuple[float, list[int]]:
    """The best cut: its mean silhouette (-1 where there is none) and each person's group."""
    from scipy.cluster.hierarchy import fcluster, linkage  # type: ignore[import-untyped]  # scipy ships no types
    from scipy.spatial.distance import squareform  # type: ignore[import-untyped]  # the same

    apart = distances(votes)
    tree = linkage(squareform(apart, checks=False), "ward")
    best: tuple[float, list[int]] = (-1.0, [])
    for count in range(2, MOST_GROUPS + 1):
        labels = fcluster(tree, count, "maxclust")
        sizes = [int((labels == one).sum()) for one in set(labels.tolist())]
        if len(sizes) == count and min(sizes) >= LEAST_GROUP:
            mean = silhouette(apart, labels)
            best = max(best, (mean, labels.tolist()), key=lambda one: one[0])
    return best


def distances(votes: Any) -> Any:
    """How far people lie apart, over the statements that both voted on, scaled up to all of them (Dixon 1979).

    A vote that was skipped is no opinion: a value in its place would make those who skipped look alike. Two people who
    share no statement lie as far apart as people do on average.
    """
    import numpy as np

    there = (~np.isnan(votes)).astype(float)
    known = np.where(there > 0, votes, 0.0)
    shared = there @ there.T
    squares = known**2 @ there.T
    apart = np.maximum(squares + squares.T - 2 * known @ known.T, 0.0)
    scaled = np.sqrt(apart * votes.shape[1] / np.maximum(shared, 1))
    scaled = np.where(shared > 0, scaled, scaled[shared > 0].mean())
    np.fill_diagonal(scaled, 0.0)
    return scaled


def silhouette(apart: Any, labels: Any) -> float:
    """The mean silhouette of people, from their distances; -1 to 1. Every group has two people or more."""
    import numpy as np

    names = np.unique(labels)
    sums = np.stack([apart[:, labels == one].sum(axis=1) for one in names], axis=1)
    sizes = np.array([(labels == one).sum() for one in names])
    own = np.searchsorted(names, labels)
    rows = np.arange(len(labels))
    inside = sums[rows, own] / (sizes[own] - 1)
    others = sums / sizes
    others[rows, own] = np.inf
    outside = others.min(axis=1)
    wider = np.maximum(inside, outside)
    return float(np.where(wider > 0, (outside - inside) / np.where(wider > 0, wider, 1), 0.0).mean())


def _group(rows: Sequence[Row]) -> Group:
    columns = zip(*rows, strict=True)
    return Group(len(rows), tuple(_lean([one for one in column if one is not None]) for column in columns))


def _lean(given: Sequence[float]) -> int:
    """Among those who voted, at least five of them."""
    if len(given) < LEAST_GROUP:
        return 0
    agree, disagree = sum(one > 0 for one in given), sum(one < 0 for one in given)
    return 1 if agree >= MOSTLY * len(given) else -1 if disagree >= MOSTLY * len(given) else 0
