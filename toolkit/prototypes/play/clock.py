"""How long something took, where somebody asked for a clock."""

from __future__ import annotations

LONGEST = 3600.0
"""After an hour the phone lay somewhere else: that is no time any more."""


def taken(begun: object, now: float) -> float | None:
    """Whole seconds from `begun` to `now` (both seconds since 1970); None where that says nothing.

    >>> taken(1000.0, 1072.4), taken(1000.0, 9000.0), taken(None, 9000.0), taken(1000.0, 0.0)
    (72.0, None, None, None)
    """
    if not isinstance(begun, float) or not 0 <= now - begun <= LONGEST:
        return None
    return float(round(now - begun))
