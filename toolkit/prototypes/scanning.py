"""What a scan makes of the answers: for each theme where one stands, from 0 to 100. Pure numbers, nobody else's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Points = Mapping[str, int]
"""The points of each answer, by its id."""


def standing(statements: Sequence[tuple[str, Points]], given: Mapping[str, object]) -> int | None:
    """Where somebody stands on a theme: all least points are 0, all most points 100.

    `statements`: the id and the points of each; `given`: the answers by statement. None while one of them is open: an
    outcome that changes with every tap says nothing.

    >>> standing([("a", {"no": 0, "yes": 2}), ("b", {"no": 2, "yes": 0})], {"a": "yes", "b": "yes"})
    50
    """
    earned = least = most = 0
    for name, points in statements:
        answer = given.get(name)
        if not isinstance(answer, str) or answer not in points:
            return None
        earned += points[answer]
        least += min(points.values())
        most += max(points.values())
    return round(100 * (earned - least) / (most - least)) if most > least else None


def level(score: int, starts: Sequence[int]) -> int:
    """Which level a score has reached, as its index; `starts` rise from 0.

    >>> [level(score, (0, 40, 75)) for score in (0, 39, 40, 100)]
    [0, 0, 1, 2]
    """
    return max(index for index, start in enumerate(starts) if start <= score or index == 0)
