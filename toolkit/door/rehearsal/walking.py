"""Sending robots through a round, one after the other, in process and in their own time."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx2
from starlette.applications import Starlette

from toolkit.door.door import Door
from toolkit.door.rehearsal import measuring
from toolkit.door.rehearsal.fault import Names, names_of
from toolkit.door.rehearsal.phone import Phone
from toolkit.door.rehearsal.report import report
from toolkit.door.rehearsal.result import Clock, Rehearsal
from toolkit.door.rehearsal.visit import Visit
from toolkit.errors import Refused, say
from toolkit.experiments.robot import Robot
from toolkit.kit import LiveKit
from toolkit.records import RoundState
from toolkit.storage.store import Store
from toolkit.storage.transaction import Transaction

DAY = 24 * 3600.0
APART = 40.0
"""Seconds between two who come in."""

Tell = Callable[[int, int], None]

_busy: set[tuple[str, str, str]] = set()
_lock = threading.Lock()


def rehearse(
    live: LiveKit,
    store: Store,
    sprint: str,
    round: str,
    people: int = 12,
    seed: int = 7,
    tell: Tell | None = None,
    *,
    browser: bool = False,
) -> Rehearsal:
    """Send `people` robots through one round; the same seed sends the same ones. The round need not be open.

    The robots of an earlier rehearsal of the round are taken out first. `browser`: measure in Chromium what does not
    fit on a phone. KeyError where the kit has no such sprint or round; Refused while another rehearsal of it is on its
    way, and where there is no browser to measure with.
    """
    if browser:
        measuring.find()
    names = names_of(live.kit, store, sprint, round)
    with _alone(store.url, sprint, round):
        state = store.plan_round(sprint, round)
        clock = Clock(time.time() - DAY - 3600 - APART * people)
        own = Store(store.url, clock)
        try:
            found = Rehearsal(replaced=own.write(lambda tx: _take_out(tx, sprint, round)).result(timeout=30))
            asyncio.run(_Group(Door(live, own, robot=True), names, state, clock, found, seed).come(people, tell))
        finally:
            own.close()
    all_names = {one: names_of(live.kit, store, sprint, round, one) for one in _variants(names, found)}
    report(live, all_names, found)
    if browser:
        measuring.measure(all_names, found)
    return found


def _take_out(tx: Transaction, sprint: str, round: str) -> int:
    """Withdraw every robot of a round with all that it gave; gives how many there were. People's records stay."""
    return sum(tx.withdraw(one.id) for one in tx.sessions(sprint, round) if one.robot)


def _variants(names: Names, found: Rehearsal) -> list[str]:
    """What the round gives people to see, and the orders in which robots were given several."""
    planned = [one.id for one in names.journey.sprint.round(names.round).variants]
    return list(dict.fromkeys((*(planned or [""]), *(variant for variant, _, _ in found.pages))))


@contextmanager
def _alone(*round: str) -> Iterator[None]:
    """Two rehearsals of one round would take out one another's robots."""
    key = round[0], round[1], round[2]
    with _lock:
        if key in _busy:
            raise Refused(say("robots are on their way through this round already"))
        _busy.add(key)
    try:
        yield
    finally:
        with _lock:
            _busy.discard(key)


@dataclass
class _Group:
    """All the robots of one rehearsal."""

    door: Door
    names: Names
    state: RoundState
    clock: Clock
    found: Rehearsal
    seed: int
    app: Starlette = field(init=False)

    def __post_init__(self) -> None:
        self.app = Starlette(routes=self.door.routes())

    async def come(self, people: int, tell: Tell | None) -> None:
        """One after the other; those who went away half way come back when a day has passed."""
        start, links = self.clock.now, self.door.rounds.channels(self.state) or [""]
        away: list[Visit] = []
        for index in range(people):
            self.clock.now = start + APART * index
            visit = self._visit(index, links[index % len(links)])
            self.found.came.append((visit.robot.persona.name, visit.robot.language))
            async with self._client(index) as client:
                await visit.walk(self._phone(visit, client))
            away += [visit] if visit.away_at else []
            if tell is not None:
                tell(index + 1, people)
        for number, visit in enumerate(away):
            self.clock.now = start + DAY + APART * number
            async with self._client(people + number) as client:
                await visit.come_back(self._phone(visit, client, "again"))

    def _visit(self, index: int, via: str) -> Visit:
        return Visit(self.door, self.names, self.state.code, Robot.draw(self.seed, index), self.clock, self.found, via)

    def _client(self, index: int) -> httpx2.AsyncClient:
        """A phone with cookies and an address of its own, so that nobody is taken for somebody who guesses codes."""
        address = f"10.{index >> 16 & 255}.{index >> 8 & 255}.{index & 255}"
        transport = httpx2.ASGITransport(self.app, client=(address, 40_000))
        return httpx2.AsyncClient(transport=transport, base_url="http://rehearsal", follow_redirects=True)

    def _phone(self, visit: Visit, client: httpx2.AsyncClient, name: str = "robot") -> Phone:
        return Phone(client, self.state.code, visit.robot, self.clock, visit.complain, name)
