"""What a rehearsing participant does on a market: fills in the hours, takes part, posts, and closes something out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.prototypes.block import Action, Robot
from toolkit.prototypes.market.folding import MAX_HOURS
from toolkit.prototypes.market.opening import Application
from toolkit.prototypes.market.posting import WEEKS, first_start
from toolkit.prototypes.market.visit import Look
from toolkit.prototypes.market.weeks import day_of, week_id
from toolkit.prototypes.market.workload import MOST
from toolkit.surface import Record

if TYPE_CHECKING:
    from toolkit.prototypes.blocks.talent_market import TalentMarket


def rehearse(block: TalentMarket, robot: Robot, r: Record) -> Iterator[Action]:
    """The next thing to do. Whatever stands in another part of the market is left for the next time here."""
    view = str(r.get(block.name, "view") or "find")
    did = block.market(r).told.get(r.me, frozenset())
    if "hours" not in did:
        if view == "find":
            yield "hours/contract", float(robot.random.choice((20, 24, 32, min(block.full_time, MOST))))
            yield "hours/keep", True
        else:
            yield "view", "find"
        return
    where, steps = _next(block, robot, r, did)
    if where and where != view:
        yield "view", where
    else:
        yield from steps


def _next(block: TalentMarket, robot: Robot, r: Record, did: frozenset[str]) -> tuple[str, list[Action]]:
    """Where the next thing is to be done, and how; nowhere, where all is done."""
    if "applied" not in did and (steps := _fitting(block, r)):
        return "find", steps
    if "posted" not in did:
        return "post", list(_post(block, robot, r))
    for one in _on_mine(block, r):
        if one.state == "waiting":
            to = "accepted" if robot.random.random() < robot.diligence else "declined"
            return "keep", [(f"application-{one.id}/line", "Robot"), (f"application-{one.id}/{to}", True)]
        if one.state in ("accepted", "stopped"):
            at = f"application-{one.id}"
            return "keep", [(f"{at}/brought", "Robot"), (f"{at}/credit", "Robot"), (f"{at}/finish", True)]
    return "", []


def _fitting(block: TalentMarket, r: Record) -> list[Action]:
    """Taking part in the first opening that fits as it is asked, or else with fewer hours."""
    look = Look(block, r)
    seen = [one for one in look.best_first(list(look.listed())) if not one.hidden]
    for less in range(MAX_HOURS):
        for one in seen:
            hours = one.hours - less
            if look.guard and hours > 0 and not look.guard.over_by(look.taken, one.stint(look.today, hours)):
                chosen: list[Action] = [(f"opening-{one.id}/hours", str(hours))] if less else []
                return [*chosen, (f"opening-{one.id}/agree", True), (f"opening-{one.id}/apply", True)]
    return []


def _post(block: TalentMarket, robot: Robot, r: Record) -> Iterator[Action]:
    yield "post/title", f"Robot {robot.random.randint(1, 99)}"
    yield "post/what", "Robot"
    yield "post/hours", str(robot.random.randint(1, block.most_hours))
    yield "post/start", week_id(first_start(day_of(r.now)))
    yield "post/weeks", str(robot.random.choice(WEEKS))
    yield "post/wanted", [robot.random.choice(block.wanted).id]
    yield "post/send", True


def _on_mine(block: TalentMarket, r: Record) -> Iterator[Application]:
    """What others answered to the openings of this person."""
    shelf = block.market(r).for_person(r.me)
    for one in shelf.applications.values():
        opening = shelf.openings.get(one.opening)
        if opening and opening.by == r.me:
            yield one
