"""How each participant fared with one task."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from toolkit.evidence.gather import RoundData
from toolkit.records import Event

SHORTEST = 0.1
"""Seconds. A task that opened already done takes no time, and nothing has no logarithm."""

End = Literal["done", "gave-up", "unfinished"]
ENDS: tuple[End, ...] = get_args(End)


@dataclass(frozen=True)
class Attempt:
    """One session that began a task. `seconds` only where it was done and the clock ran forward."""

    session: str
    end: End
    seconds: float | None = None


def attempts(data: RoundData, task: str) -> list[Attempt]:
    """Every session with a start of the task, by session id; the first start, done and give-up count.

    What comes first in the database decides: a task that was given up stays so, whatever follows. Time on task runs
    from the first start to the first done; the time in which the whole round stood still does not count.
    """
    firsts: dict[str, dict[str, Event]] = {}
    for event in data.events:
        if event.kind in ("start", "done", "give-up") and event.value == task:
            own = firsts.setdefault(event.session, {})
            if event.kind == "start" or "start" in own:
                own.setdefault(event.kind, event)
    pauses = data.state.pauses
    return [_attempt(session, own, pauses) for session, own in sorted(firsts.items()) if "start" in own]


def _attempt(session: str, own: dict[str, Event], pauses: Iterable[tuple[float, float]]) -> Attempt:
    done, left = own.get("done"), own.get("give-up")
    if left and (done is None or left.seq < done.seq):
        return Attempt(session, "gave-up")
    if done is None:
        return Attempt(session, "unfinished")
    start = own["start"].at
    seconds = done.at - start - _stood_still(start, done.at, pauses)
    return Attempt(session, "done", max(seconds, SHORTEST) if seconds >= 0 else None)


def _stood_still(start: float, end: float, pauses: Iterable[tuple[float, float]]) -> float:
    """Seconds between two moments in which the round stood still; a pause without an end lasts still."""
    return sum(max(0.0, min(end, until or end) - max(start, since)) for since, until in pauses)
