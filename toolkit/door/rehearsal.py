"""Rehearsing a round: robots come through the door's own routes, as people do, in process and in their own time.

Everything they leave behind is marked as simulated by the door itself. A rehearsal opens its own connection to the
database, whose clock is the robots' clock, so that their times on task look like people's.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import httpx2
from starlette.applications import Starlette

from toolkit.authoring.pinned import journey_of
from toolkit.door import taking
from toolkit.door.door import Door
from toolkit.door.fields import fields
from toolkit.door.rounds import draw
from toolkit.experiments.journey import Journey, Progress
from toolkit.experiments.robot import Robot, Step
from toolkit.kit import LiveKit
from toolkit.records import RoundState
from toolkit.storage.store import Store
from toolkit.storage.transaction import Transaction
from toolkit.surface import Offer

MAX_PLACES = 200
_NONCE = re.compile(r'name="nonce" value="([0-9a-f]{32})"')
_PLACE = re.compile(r'data-place="([^"]+)" data-who="([^"]+)"')
_TAGS = re.compile(r"<[^>]+>")


@dataclass
class Rehearsal:
    """What came of it. Everything in `problems` would have met a person as well."""

    joined: int = 0
    declined: int = 0
    finished: int = 0
    problems: list[str] = field(default_factory=list)


class Clock:
    """The robots' time: it stands still until one of them thinks."""

    def __init__(self, start: float) -> None:
        self.now = start

    def __call__(self) -> float:
        return self.now


def rehearse(
    live: LiveKit,
    store: Store,
    sprint: str,
    round: str,
    people: int = 12,
    seed: int = 7,
    tell: Callable[[int, int], None] | None = None,
) -> Rehearsal:
    """Send `people` robots through one round; the same seed sends the same ones. The round need not be open.

    KeyError where the kit has no such sprint or round.
    """
    journey = journey_of(live.kit, sprint, round, store)
    state = store.plan_round(sprint, round)
    clock = Clock(time.time() - 3600)
    own = Store(store.url, clock)
    try:
        return asyncio.run(_all(Door(live, own, robot=True), journey, state, people, seed, clock, tell))
    finally:
        own.close()


async def _all(
    door: Door,
    journey: Journey,
    state: RoundState,
    people: int,
    seed: int,
    clock: Clock,
    tell: Callable[[int, int], None] | None,
) -> Rehearsal:
    found = Rehearsal()
    start = clock.now
    transport = httpx2.ASGITransport(Starlette(routes=door.routes()))
    links = door.rounds.channels(state) or [""]
    for index in range(people):
        clock.now = start + 40 * index  # they come in one after the other
        async with httpx2.AsyncClient(transport=transport, base_url="http://rehearsal", follow_redirects=True) as phone:
            robot, via = Robot.draw(seed, index), links[index % len(links)]
            await _Visit(phone, journey, state.code, robot, clock, found, door.store, via).walk()
        if tell is not None:
            tell(index + 1, people)
    return found


@dataclass
class _Visit:
    """One robot's way from the first page to the last."""

    phone: httpx2.AsyncClient
    journey: Journey
    code: str
    robot: Robot
    clock: Clock
    found: Rehearsal
    store: Store
    via: str = ""
    """The invitation by which it comes in, where the round has several."""
    count: int = 0

    async def walk(self) -> None:
        page = await self._get(f"/j/{self.code}?lang={self.robot.language}&via={self.via}")
        nonce = _NONCE.search(page)
        if nonce is None:
            self._problem("the first page shows no question of consent")
            return
        answer = "no" if self.robot.persona.declines else "yes"
        form = {"nonce": nonce[1], "answer": answer, "via": self.via}
        page = await self._post(f"/j/{self.code}?lang={self.robot.language}", form)
        if answer == "no":
            self.found.declined += 1
            return
        self.found.joined += 1
        await self._go_on(page)

    async def _go_on(self, page: str) -> None:
        for _ in range(MAX_PLACES):
            here = _PLACE.search(page)
            if here is None:
                self._problem("a page of the round could not be shown")
                return
            place, who = self.journey.places[here[1]], here[2]
            if place.id == self.journey.last:
                self.found.finished += 1
                return
            progress = self._progress(who)
            steps = list(self.robot.steps(self.journey, place, progress))
            offers = draw(self.journey, place.id, progress).offers
            page = await self._act(place.id, who, steps, page, offers)
            if self._progress(who).seq == progress.seq:
                self._problem(f"nothing leads on from {place.id}")
                return
        self._problem("the round does not end")

    def _progress(self, who: str) -> Progress:
        """What this robot has seen and answered so far: what its phone shows."""

        def look(tx: Transaction) -> Progress:
            session = tx.session_by_participant(who)
            progress = Progress.fold(tx.events(session.id) if session else [], self.robot.language)
            if session is None:
                return progress
            room = tx.room(session.sprint, session.round, robot=session.robot)
            return taking.whose(progress, session, room, tx.now)

        return self.store.reading(look)

    async def _act(self, place: str, who: str, steps: list[Step], page: str, offers: Mapping[str, Offer]) -> str:
        self.clock.now += self.robot.think(len(unescape(_TAGS.sub(" ", page)).split()))
        while steps:
            part, steps = _to_press(steps, offers)
            if self.robot.persona.script:
                page = await self._taps(place, who, part, offers)
            else:
                page = await self._send_form(place, part, page, offers)
            here = _PLACE.search(page)
            if here is None or here[1] != place:
                break
            if steps:  # a press can show what was not there before
                offers = draw(self.journey, place, self._progress(who)).offers
                # Whoever has just done the task does not give it up any more.
                steps = [one for one in steps if one[0] in offers or not one[0].endswith("/give-up")]
        return page

    async def _taps(self, place: str, who: str, steps: list[Step], offers: Mapping[str, Offer]) -> str:
        drafts: dict[str, object] = {}
        for key, value in steps:
            self.clock.now += self.robot.random.uniform(1, 5)
            if key in offers and offers[key].draft:
                drafts[key] = value
            else:
                await self._tap(place, who, key, value, drafts, press=_is_button(offers, key))
        return await self._get(f"/p/{self.code}")

    async def _tap(
        self, place: str, who: str, key: str, value: object, drafts: Mapping[str, object], *, press: bool
    ) -> None:
        self.count += 1
        action = {
            "id": f"robot.{who}.{self.count}",
            "place": place,
            "kind": "press" if press else "set",
            "key": key,
            "value": value,
            "drafts": drafts if press else {},
        }
        reply = await self.phone.post(f"/p/{self.code}/do", json={"who": who, "at": place, "actions": [action]})
        answer: dict[str, Any] = (
            json.loads(reply.text) if reply.status_code == 200 else {"refused": {"": reply.text[:80]}}
        )
        for why in answer["refused"].values():
            self._problem(f"{key} was refused at {place}: {why}")

    async def _send_form(self, place: str, steps: list[Step], page: str, offers: Mapping[str, Offer]) -> str:
        """A browser without a script sends every field of the page, as it was drawn or as it was filled in."""
        form: dict[str, Any] = dict(fields(page))
        for key, value in steps:
            if _is_button(offers, key):
                form["_press"] = key
            elif isinstance(value, float):
                form[key] = f"{value:g}"
            else:
                form[key] = "1" if value is True else value
                if value is False:
                    del form[key]
        return await self._post(f"/p/{self.code}/{place}", form)

    async def _get(self, address: str) -> str:
        return self._checked(await self.phone.get(address))

    async def _post(self, address: str, form: dict[str, Any]) -> str:
        return self._checked(await self.phone.post(address, data=form))

    def _checked(self, reply: httpx2.Response) -> str:
        if reply.status_code != 200:
            self._problem(f"{reply.url.path} answered {reply.status_code}")
        return reply.text

    def _problem(self, words: str) -> None:
        said = f"robot {self.robot.persona.name} ({self.robot.language}): {words}"
        if said not in self.found.problems:
            self.found.problems.append(said)


def _to_press(steps: list[Step], offers: Mapping[str, Offer]) -> tuple[list[Step], list[Step]]:
    """The steps as far as the first press, and those after it, which are done on the screen that follows."""
    for number, (key, _) in enumerate(steps, 1):
        if _is_button(offers, key):
            return steps[:number], steps[number:]
    return steps, []


def _is_button(offers: Mapping[str, Offer], key: str) -> bool:
    """Whether a key is a button; one that the drawing does not offer is sent as it is, and refused aloud."""
    return key in offers and offers[key].kind == "button"
