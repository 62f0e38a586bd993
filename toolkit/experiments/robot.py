"""Robot participants: what somebody with a certain manner would do at each place. They never see more than a person."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.experiments.journey import Journey, Place, Progress
from toolkit.experiments.personas import PERSONAS, Persona, language, persona
from toolkit.experiments.sprint import Task
from toolkit.prototypes.block import Block
from toolkit.prototypes.condition import Condition
from toolkit.prototypes.prototype import Prototype
from toolkit.surface import Value
from toolkit.surveys.item import KEY

__all__ = ["PERSONAS", "Persona", "Robot", "Step", "shortest", "targets"]

Step = tuple[str, Value]
"""A full key, and what the robot does there."""

WORDS_A_SECOND = 4.0
"""238 words a minute: Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109, 2019."""

LETTERS_A_SECOND = 3.0
"""36 words a minute on a phone: Palin et al., "How do people type on mobile devices?", MobileHCI 2019."""

PATIENCE = 14
"""After so many looks at screens a robot gives a task up."""

LOOKS = 3
"""So often a robot looks at one screen again: what it answered there can have opened something."""


@dataclass
class Robot:
    """One rehearsing participant."""

    random: random.Random
    persona: Persona
    language: str
    mood: float
    next_screen: str = ""
    visits: dict[str, int] = field(default_factory=dict)
    here: str = ""
    looks: int = 0
    tried: set[str] = field(default_factory=set)

    @classmethod
    def draw(cls, seed: int, index: int) -> Robot:
        """The robot with this number: the same one again for the same seed."""
        chance = random.Random(f"{seed}/{index}")  # noqa: S311  # a rehearsal is repeatable, not secret
        mood = min(1.0, max(0.0, chance.gauss(0.62, 0.18)))
        return cls(chance, persona(index, chance), language(index, seed), mood)

    @property
    def diligence(self) -> float:
        return self.persona.diligence

    def wants(self, screen: str) -> bool:
        return screen == self.next_screen

    def think(self, words: int) -> float:
        """Seconds that it takes to read so many words and to make up one's mind."""
        return words / WORDS_A_SECOND * self.persona.pace * self.random.uniform(0.7, 1.3) + self.random.uniform(1, 4)

    def types(self, value: Value) -> float:
        """Seconds that it takes to tap an option, or to type a text."""
        letters = len(value) / LETTERS_A_SECOND if isinstance(value, str) and " " in value else 0.0
        return self.random.uniform(1, 4) + letters

    # -- what it does -------------------------------------------------------------------------------------------------

    def steps(self, journey: Journey, place: Place, r: Progress) -> Iterator[Step]:
        """What this robot does at a place, in order; a press comes last."""
        r.scope = place.scope
        if place.kind == "survey":
            yield from self._answer(place)
            yield f"{place.scope}/next", True
        elif place.kind == "task":
            over = place.attempt in r.done | r.given_up
            yield f"{place.scope}/{'next' if over else 'start'}", True
        elif place.kind == "screen":
            yield from self._on_screen(journey, place, r)
        elif place.kind in ("receipt", "profile"):
            yield f"{place.scope}/next", True

    def _answer(self, place: Place) -> Iterator[Step]:
        for item in place.items:
            if self.random.random() < 0.05:  # people skip a question now and then
                continue
            value = item.rehearses(self)
            if value is not None:
                yield f"{place.scope}/{item.id}/{KEY}", value

    def _on_screen(self, journey: Journey, place: Place, r: Progress) -> Iterator[Step]:
        if place.attempt in r.done:
            yield f"{place.scope}/next", True
            return
        prototype, task = journey.prototype_at(place), journey.sprint.task(place.task)
        blocks = self._shown(prototype, place, r)
        visits = self.visits[place.attempt] = self.visits.get(place.attempt, 0) + 1
        if place.id != self.here:
            self.here, self.looks, self.tried = place.id, 0, set()
            self.next_screen = self._choose(prototype, task, place, r)
        self.looks += 1
        if visits > PATIENCE:
            self.next_screen = ""
        steps, press = self._plan(prototype, place, blocks, task, r)
        if press is None and (self.looks > 1 or not steps) and visits <= PATIENCE:
            others = sorted({to for block in blocks for _, to in block.leads_to()})
            self.next_screen = self.random.choice(others) if others else ""
            more, press = self._plan(prototype, place, blocks, task, r)
            steps += more
        self.tried |= {key for key, _ in steps}
        # A form that leads on is filled in only by those who go that way; the other fields take their own time.
        yield from steps
        if press is not None:
            yield press
        elif not steps or self.looks >= LOOKS or visits > PATIENCE or not self._may_open(prototype, place, blocks):
            yield f"{place.scope}/give-up", True

    def _plan(
        self, prototype: Prototype, place: Place, blocks: list[Block], task: Task, r: Progress
    ) -> tuple[list[Step], Step | None]:
        """What is done here and was not yet, and the press that leads to the next screen, if one is there."""
        steps: list[Step] = []
        press: Step | None = None
        asked = self._asked(prototype, place, task)
        for block in blocks:
            begins = f"{place.scope}/{block.name}"
            for key, value in block.rehearses(self, r):
                if value is True and _is_press(block, key):
                    press = press or (f"{begins}/{key}", True)
                elif f"{begins}/{key}" not in self.tried:
                    steps.append((f"{begins}/{key}", self._fitting(block, value, asked)))
        return steps, press

    def _may_open(self, prototype: Prototype, place: Place, shown: list[Block]) -> bool:
        """Whether something may lead on from here that does not show yet."""
        hidden = (one for one in prototype.by_id[place.screen].blocks if one.show_if and one not in shown)
        return any(True for block in hidden for _ in block.leads_to())

    def _asked(self, prototype: Prototype, place: Place, task: Task) -> list[Condition]:
        """The answers that the task asks for, and those that open the way to the next screen."""
        doors = [
            block.show_if
            for block in prototype.by_id[place.screen].blocks
            if block.show_if and self.next_screen in [to for _, to in block.leads_to()]
        ]
        return [leaf for one in (task.done_when, *doors) for path, leaf in one.leaves() if "not" not in path]

    def _fitting(self, block: Block, value: Value, asked: list[Condition]) -> Value:
        """An answer as somebody gives it who has read what is asked: the diligent do more often."""
        own = block.answers()
        about = [leaf for leaf in asked if leaf.block == block.name]
        wanted = [word for leaf in about for word in (leaf.is_, leaf.includes) if word]
        if not wanted or self.random.random() > self.diligence:
            return value
        if own.shape == "one" and value in own.ids:
            return wanted[0]
        if isinstance(value, list) and set(value) <= set(own.ids):
            return [one for one in own.ids if one in {*value, *wanted}]
        return value

    def _shown(self, prototype: Prototype, place: Place, r: Progress) -> list[Block]:
        blocks = prototype.by_id[place.screen].blocks
        return [one for one in blocks if one.id and (one.show_if is None or one.show_if.holds(prototype.answers(r)))]

    def _choose(self, prototype: Prototype, task: Task, place: Place, r: Progress) -> str:
        """The next screen: mostly one on the shortest way to the goal, now and then another that is offered."""
        here = [to for block in prototype.by_id[place.screen].blocks for _, to in block.leads_to()]
        goals = targets(task.done_when, prototype)
        left = [goal for goal in goals if f"{place.scope}.{goal}" not in r.reached] or goals
        way = shortest(prototype, place.screen, left[0]) if left else []
        if len(set(here)) > 1 and self.random.random() < self.persona.wander * (len(set(here)) - 1):
            return self.random.choice(sorted(set(here)))
        return way[0] if way else (self.random.choice(here) if here else "")


def _is_press(block: Block, key: str) -> bool:
    """Whether a block's key is its button. A kind with a button that leads on presses it as its last action."""
    return key in ("go", "submit") and any(True for _ in block.leads_to())


def targets(condition: Condition, prototype: Prototype) -> list[str]:
    """The screens that one has to visit for a condition to hold, in order."""
    where = {block.name: screen.id for screen in prototype.screens for block in screen.blocks if block.id}
    found: list[str] = []
    for part in (*condition.all, *condition.any[:1]):
        found += targets(part, prototype)
    if condition.screen:
        found.append(condition.screen)
    if condition.block:
        found.append(where[condition.block])
    return list(dict.fromkeys(found))


def shortest(prototype: Prototype, start: str, goal: str) -> list[str]:
    """The screens after `start` on a shortest way to `goal`; empty where there is none."""
    ways: dict[str, list[str]] = {start: []}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for block in prototype.by_id[here].blocks:
            for _, to in block.leads_to():
                if to not in ways:
                    ways[to] = [*ways[here], to]
                    queue.append(to)
    return ways.get(goal, [])
