"""Which stages of a funnel somebody reached. Pure, over the events of one person.

A stage counts only those who reached every stage before it, so that no number along the chain can rise:

- joined: said yes on the first page;
- started: began a first task;
- finished: reached the thanks;
- back: did something on a later day, after a pause of at least an hour (midnight alone is no return), or after a pause
  of at least twelve hours. That may be before the end: whoever goes home halfway and finishes tomorrow came back.

One person is one session: a second device comes in by the receipt code, and stays the same session.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from toolkit.records import Event

INVITED = "invited"
STAGES = ("joined", "started", "finished", "back")

LONG = 12 * 3600.0
SHORT = 3600.0
"""Seconds."""


def reached(events: Sequence[Event]) -> int:
    """How many of the STAGES somebody reached who joined; `events` are all theirs."""
    kinds = {one.kind for one in events}
    passed = (True, "start" in kinds, "finish" in kinds, came_back(one.at for one in events))
    return next((index for index, one in enumerate(passed) if not one), len(passed))


def came_back(times: Iterable[float]) -> bool:
    """Whether somebody did something again after having been away; `times` in seconds since 1970, in any order."""
    return any(_away(before, after) for before, after in pairwise(sorted(times)))


def _away(before: float, after: float) -> bool:
    pause = after - before
    return pause >= LONG or (pause >= SHORT and _day(before) != _day(after))


def _day(at: float) -> dt.date:
    """The day where the machine stands, as all dates of the kit."""
    return dt.datetime.fromtimestamp(at).astimezone().date()


def chain(invited: int | None, everybody: Mapping[str, Sequence[Event]]) -> tuple[tuple[str, int], ...]:
    """How many are at each stage: the events of everybody who joined, by session.

    It begins with the invited where their number is known. Where more people joined than were invited (a link was
    passed on), that number says nothing about those who joined, and the chain begins with them.
    """
    depths = Counter(reached(events) for events in everybody.values())
    counted = tuple(
        (stage, sum(n for depth, n in depths.items() if depth > index)) for index, stage in enumerate(STAGES)
    )
    known = invited is not None and invited >= len(everybody)
    return ((INVITED, invited or 0), *counted) if known else counted
