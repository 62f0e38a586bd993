"""The way that each participant took through the screens of a task, and what they chose first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from toolkit.evidence.attempts import attempts
from toolkit.evidence.gather import RoundData
from toolkit.records import Event

Way = Literal["direct", "detours", "gave-up", "unfinished"]
WAYS: tuple[Way, ...] = get_args(Way)

_IN_A_BLOCK = 3
"""A key of a block has so many parts or more: the task, the block, what was touched in it."""


@dataclass(frozen=True)
class Walk:
    """One session's way through a task. `first`: the block that was touched first; empty where none was."""

    session: str
    way: Way
    first: str


def walks(data: RoundData, task: str) -> list[Walk]:
    """Every session that began the task, by session id, up to where it was done or given up.

    Direct is who got it done without coming back to a screen that they had been on before: a detour is a screen that
    is opened twice. So a long way is as direct as a short one, and nobody has to say beforehand which way is right.
    """
    events = _events(data, task)
    return [_walk(one.session, one.end, events.get(one.session, [])) for one in attempts(data, task)]


def _events(data: RoundData, task: str) -> dict[str, list[Event]]:
    """What each session did within the task, in order, from its first start to its end."""
    found: dict[str, list[Event]] = {}
    ended: set[str] = set()
    place = f"task.{task}"
    for event in data.events:
        if event.session in ended or not (event.place == place or event.place.startswith(f"{place}.")):
            continue
        found.setdefault(event.session, []).append(event)
        if event.kind in ("done", "give-up") and event.value == task:
            ended.add(event.session)
    return found


def _walk(session: str, end: str, events: list[Event]) -> Walk:
    screens = [str(one.value) for one in events if one.kind == "goto"]
    opened = [here for index, here in enumerate(screens) if not index or here != screens[index - 1]]
    again = len(set(opened)) < len(opened)
    way: Way = "gave-up" if end == "gave-up" else "unfinished" if end != "done" else "detours" if again else "direct"
    return Walk(session, way, next((block for block in map(_block, events) if block), ""))


def _block(event: Event) -> str:
    parts = event.key.split("/")
    return parts[1] if event.kind in ("press", "set") and len(parts) >= _IN_A_BLOCK else ""
