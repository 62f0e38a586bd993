"""A person who takes part in any round, in a real browser: taps on labels, types into fields, presses buttons.

What to do next at a place is what a careful robot would do there; how it is done is left to the page: whatever has the
step's name is tapped or filled in, wherever it stands. So new kinds of blocks need nothing here.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from playwright.sync_api import Locator, Page

from tests.journeys.spoken import Spoken, texts
from toolkit.door import taking
from toolkit.experiments.journey import Journey, Place, Progress
from toolkit.experiments.robot import PERSONAS, Robot
from toolkit.storage.store import Store
from toolkit.surface import Value
from toolkit.text import decimal

THOROUGH = replace(PERSONAS[0], diligence=1.0, wander=0.0)
"""Does whatever is asked, and goes the shortest way."""

MOST_PLACES = 150
MOST_TRIES = 60
WIDTH = 390

SETTLED = """() => {
  const said = document.getElementById("status");
  const busy = document.querySelector("#place button[aria-busy]");
  return !busy && (said.hidden || said.className === "warn" || said.textContent === said.dataset.saved);
}"""
FOLDED = "details:not([open])"


@dataclass
class Person:
    """One participant on one phone. `looked` is called at every place, after everything there was filled in."""

    page: Page
    journey: Journey
    store: Store
    language: str
    seed: int = 7
    looked: Callable[[Page, str], None] | None = None
    wrong: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    left: set[str] = field(default_factory=set)
    """The tasks that were given up."""
    tries: int = 0

    def __post_init__(self) -> None:
        chance = random.Random(self.seed)
        self.robot = Robot(chance, THOROUGH, self.language, 0.7)
        self.spoken = Spoken(self.journey, self.language)

    def walk(self, url: str) -> None:
        """From the first page to the thanks; everything that is not as it should be is in `wrong`."""
        self.page.goto(f"{url}?lang={self.language}")
        self._look("consent", set())
        self.page.locator('button[value="yes"]').click()
        for _ in range(MOST_PLACES):
            self.page.locator("#f[data-place]").wait_for(state="attached")
            place = self.journey.places[self.place]
            self.places.append(place.id)
            if place.id == self.journey.last:
                progress = self._progress()
                self.left = progress.given_up
                self._look(place.id, self.spoken.other(place.id, progress))
                return
            self._at(place)
        raise AssertionError(f"the round does not end: {self.places[-12:]}")

    @property
    def place(self) -> str:
        return self.page.get_attribute("#f", "data-place") or ""

    def _at(self, place: Place) -> None:
        progress = self._progress()
        if sum(one.startswith(f"{place.scope}.") for one in self.places) < MOST_TRIES:
            self.robot.visits.clear()  # robots run out of patience; this person was asked to get it done
        for key, value in list(self.robot.steps(self.journey, place, progress)):
            if self.place != place.id or self._tries_again(key, progress):
                break
            button = value is True and self._button(key).count() > 0
            if button:
                self._look(place.id, self.spoken.other(place.id, self._progress()))
            self._do(key, value, button=button)
        if self._progress().seq == progress.seq:
            raise AssertionError(f"nothing leads on from {place.id}")

    def _tries_again(self, key: str, before: Progress) -> bool:
        """Robots do this and that on a screen that people share, and leave the task. This person tries once more."""
        again = key.endswith("/give-up") and self.tries < MOST_TRIES and self._progress().seq > before.seq
        self.tries += again
        return again

    def _progress(self) -> Progress:
        """What this person has given so far, and what they see of the others."""
        who = self.page.get_attribute("#f", "data-who") or ""

        def read(tx: Any) -> Progress:
            session = tx.session_by_participant(who)
            room = tx.room(session.sprint, session.round, robot=False)
            return taking.whose(Progress.fold(tx.events(session.id), self.language), session, room, tx.now)

        return self.store.reading(read)

    # -- hands ----------------------------------------------------------------------------------------------------

    def _do(self, key: str, value: Value, *, button: bool) -> None:
        if button:
            self._shown(self._button(key)).click()
        else:
            self._fill(key, value)
        self.page.wait_for_function(SETTLED, timeout=15_000)
        if self.page.locator("#status.warn:not([hidden])").count():
            self.wrong.append(f"{self.place}: {key} was not taken: {self.page.locator('#status').inner_text()}")

    def _button(self, key: str) -> Locator:
        return self.page.locator(f'button[name="_press"][value="{key}"]')

    def _fill(self, key: str, value: Value) -> None:
        fields = self.page.locator(f'[name="{key}"]')
        fields.first.wait_for(state="attached", timeout=5_000)
        kind = fields.first.get_attribute("type") if fields.first.evaluate("e => e.tagName") == "INPUT" else "text"
        if kind == "hidden":  # the page itself fills it in
            return
        if kind == "radio":
            self._tap(fields.and_(self.page.locator(f'[value="{value}"]')))
        elif kind == "checkbox":
            wanted = value if isinstance(value, list) else ["1"] if value else []
            for one in fields.all():
                if one.is_checked() != (one.get_attribute("value") in wanted):
                    self._tap(one)
        elif value is not None:
            typed = decimal(value, self.language) if isinstance(value, float) else str(value)
            self._shown(fields.first).fill(typed)
            fields.first.blur()

    def _tap(self, box: Locator) -> None:
        """A finger hits the label, which is larger than the box in it."""
        self._shown(box.locator("xpath=ancestor::label[1]")).click()

    def _shown(self, thing: Locator) -> Locator:
        """Open whatever is folded around it, as a person has to."""
        while self.page.locator(FOLDED, has=thing).count():
            self.page.locator(FOLDED, has=thing).first.locator("> summary").click()
        return thing

    # -- eyes -----------------------------------------------------------------------------------------------------

    def _look(self, place: str, other: set[str]) -> None:
        """What is in view must be in this language and within the phone's width."""
        if self.page.get_attribute("html", "lang") != self.language:
            self.wrong.append(f"{place}: the page says that it is in another language")
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > WIDTH:
            self.wrong.append(f"{place}: {wide} pixels wide")
        self.wrong += [
            f"{place}: not in {self.language}: {one}" for one in self.spoken.strange(texts(self.page), other)
        ]
        if self.looked is not None:
            self.looked(self.page, place)
