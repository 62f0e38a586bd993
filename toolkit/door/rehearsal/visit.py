"""One robot's way from the first page to the last, through the door's own routes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from toolkit.door import taking
from toolkit.door.door import Door
from toolkit.door.fields import fields
from toolkit.door.rehearsal import keyboard
from toolkit.door.rehearsal.drawn import read
from toolkit.door.rehearsal.fault import Fault, Names, names_of
from toolkit.door.rehearsal.phone import NOT_OURS, Page, Phone, is_button
from toolkit.door.rehearsal.result import Clock, Rehearsal
from toolkit.door.rounds import draw
from toolkit.door.shared import key_of
from toolkit.errors import Said, say
from toolkit.experiments.journey import Journey, Progress
from toolkit.experiments.robot import Robot, Step
from toolkit.records import Session
from toolkit.surface import Offer

MAX_PLACES = 200
AGAIN = 0.2
"""How much is read again of what stood on a page before: the task, the same answers below each question."""

KEPT = 3
"""So many drawings of each place are kept: people see it empty, filled in, and done."""

_NONCE = re.compile(r'name="nonce" value="([0-9a-f]{32})"')
_RECEIPT = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")
_FOLDED = re.compile(r"<details><summary>(.*?)</summary>.*?</details>", re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")


@dataclass
class Visit:
    """One robot's way. `names`: of the round's own revision, until it is known which variant this robot was given."""

    door: Door
    names: Names
    code: str
    robot: Robot
    clock: Clock
    found: Rehearsal
    via: str = ""
    """The invitation by which it comes in, where the round has several."""
    began: float = 0.0
    at: str = ""
    receipt: str = ""
    away_at: str = ""
    """Where it went away, for a robot that comes back."""
    session: Session | None = None
    read_before: set[str] = field(default_factory=set)

    @property
    def journey(self) -> Journey:
        return self.names.journey

    def complain(self, code: str, wrong: Said, right: Said) -> None:
        self.found.fault(Fault(code, self.names.of(self.at), wrong, right))

    async def walk(self, phone: Phone) -> None:
        """From the question of consent to the thanks, or to where this robot goes away."""
        self.began = self.clock.now
        address = f"/j/{self.code}?lang={self.robot.language}"
        page = await phone.get(f"{address}&via={self.via}")
        nonce = _NONCE.search(page.html)
        self._look(page, "consent")
        self.clock.now += self.robot.think(self._words(page.html))
        if nonce is None:
            self.complain("error", say("the first page shows no question of consent"), NOT_OURS)
            return
        declines = self.robot.persona.declines
        answer = {**fields(page.html), **self._group(page), "answer": "no" if declines else "yes", "via": self.via}
        page = await phone.send(address, answer)
        if declines:
            self.found.declined += 1
            return
        self.found.joined += 1
        self._know(page)
        await self._go_on(phone, page)

    async def come_back(self, phone: Phone) -> None:
        """A day later, on another phone: the receipt code leads to where this robot was, with all that it gave."""
        if not self.away_at:
            return
        page = await phone.send(f"/j?lang={self.robot.language}", {"receipt": self.receipt})
        if page.place != self.away_at:
            right = say("a receipt code must lead to where its owner was")
            self.complain("return", say("a day later the receipt code leads to `{place}`", place=page.place), right)
            return
        await self._go_on(phone, page)

    def _group(self, page: Page) -> dict[str, str]:
        """The group of people that this robot says it belongs to, where that is asked."""
        groups = [one.value for one in read(page.html).controls if one.name == "segment"]
        return {"segment": self.robot.random.choice(groups)} if groups else {}

    def _know(self, page: Page) -> None:
        """Which variant this robot was given decides what it sees."""
        self.session = self.door.store.reading(lambda tx: tx.session_by_participant(page.who))
        if self.session is not None and self.session.variant:
            names, kit = self.names, self.door.live.kit
            self.names = names_of(kit, self.door.store, names.sprint, names.round, self.session.variant)

    async def _go_on(self, phone: Phone, page: Page) -> None:
        progress = self._progress()
        for _ in range(MAX_PLACES):
            place = self.journey.places.get(page.place)
            if place is None:
                self.complain("error", say("a page of the round could not be shown"), NOT_OURS)
                return
            self.at = place.id
            self._look(page, place.id)
            if place.id == self.journey.last:
                self._finish(progress)
                return
            if self._goes_away(page):
                return
            seq, steps = progress.seq, list(self.robot.steps(self.journey, place, progress))
            self._think(page)
            page = await self._act(phone, page, steps, draw(self.journey, place.id, progress).offers)
            progress = self._progress()
            if progress.seq == seq:
                self.complain("dead-end", say("nothing leads on from here"), say("let a button lead on"))
                return
        self.complain("endless", say("the round does not end"), say("let the tasks end somewhere"))

    def _finish(self, progress: Progress) -> None:
        self.found.finished += 1
        for place in self.journey.places.values():
            if place.kind == "task" and place.attempt in progress.started:
                tried, done = self.found.tasks.get(place.task, (0, 0))
                self.found.tasks[place.task] = tried + 1, done + (place.attempt in progress.done)
        if self.robot.persona.name == "careful":
            self.found.seconds.append(self.clock.now - self.began)

    def _goes_away(self, page: Page) -> bool:
        """Whether this robot leaves here, to come back a day later: once, at about half of the way."""
        given = _RECEIPT.search(page.html) if page.place == self.journey.first else None
        self.receipt = given[0] if given else self.receipt
        stops = self.journey.stops
        half = page.place in stops and stops.index(page.place) >= len(stops) // 2
        if not self.robot.persona.leaves or self.away_at or not half:
            return False
        self.away_at = page.place
        return True

    def _progress(self) -> Progress:
        """What this robot has seen and answered so far: what its phone shows."""
        session = self.session
        if session is None:
            return Progress(self.robot.language)
        rounds = self.door.rounds

        def look(tx: Any) -> Progress:
            folded = Progress.fold(tx.events(session.id), self.robot.language)
            return taking.whose(folded, session, rounds.shared.within(tx, key_of(session)), tx.now)

        return self.door.store.reading(look)

    def _think(self, page: Page) -> None:
        self.clock.now += self.robot.think(self._words(page.html))

    def _words(self, html: str) -> int:
        """How many words of a page are read: not what is folded away, and what was read before at a glance only."""
        shown = _FOLDED.sub(r"\1", html.partition("<main>")[2] or html).partition("<footer>")[0]
        runs = [unescape(one) for one in _TAGS.split(shown)]
        new = [one for one in dict.fromkeys(runs) if one not in self.read_before]
        self.read_before.update(new)
        count, fresh = (sum(len(one.split()) for one in some) for some in (runs, new))
        return round(fresh + (count - fresh) * AGAIN)

    async def _act(self, phone: Phone, page: Page, steps: list[Step], offers: Mapping[str, Offer]) -> Page:
        place = page.place
        while steps:
            part, steps = _to_press(steps, offers)
            if self.robot.persona.way in ("form", "keyboard"):
                part, steps = _as_shown(part, steps, offers)
            if self.robot.persona.way == "keyboard":
                page = await self._by_keyboard(phone, page, part, offers)
            page = await phone.act(page, part, offers) if part else page
            if page.place != place:
                break
            if steps:  # a press can show what was not there before
                offers = draw(self.journey, place, self._progress()).offers
                # Whoever has just done the task does not give it up any more.
                steps = [one for one in steps if one[0] in offers or not one[0].endswith("/give-up")]
        return page

    async def _by_keyboard(self, phone: Phone, page: Page, part: list[Step], offers: Mapping[str, Offer]) -> Page:
        """Look whether all of this is in reach; then Enter in the last field, which must only save."""
        drawn = read(page.html)
        for wrong, right in (*keyboard.first_button(drawn), *keyboard.out_of_reach(drawn, part)):
            self.complain("keyboard", wrong, right)
        typed = [(key, value) for key, value in part if not is_button(offers, key)]
        if not any(isinstance(value, str) and " " in value for _, value in typed):
            return page
        saved = await phone.fill_in(page, typed, offers)
        if saved.place != page.place:
            right = say("let the page's first button be the one that saves")
            self.complain("keyboard", say("Enter in a field leaves the page"), right)
        return saved

    def _look(self, page: Page, place: str) -> None:
        """Keep what was shown, to be judged when all have come."""
        variant = self.session.variant if self.session else ""
        shown = self.found.pages.setdefault((variant, place, self.robot.language), set())
        if len(shown) < KEPT:
            shown.add(page.html.partition("<main>")[2] or page.html)


def _to_press(steps: list[Step], offers: Mapping[str, Offer]) -> tuple[list[Step], list[Step]]:
    """The steps as far as the first press, and those after it, which are done on the screen that follows."""
    for number, (key, _) in enumerate(steps, 1):
        if is_button(offers, key):
            return steps[:number], steps[number:]
    return steps, []


def _as_shown(part: list[Step], later: list[Step], offers: Mapping[str, Offer]) -> tuple[list[Step], list[Step]]:
    """Without a script the page must be sent before it shows what an answer opens; what stays hidden nobody does."""
    hidden = next((number for number, (key, _) in enumerate(part) if key not in offers), None)
    if hidden is None:
        return part, later
    return part[:hidden], [*part[hidden + (hidden == 0) :], *later]
