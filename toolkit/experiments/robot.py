"""Robot participants: what somebody with a certain manner would do at each place. They never see more than a person."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.experiments.journey import Journey, Place, Progress
from toolkit.experiments.sprint import Task
from toolkit.prototypes.block import Block
from toolkit.prototypes.condition import Condition
from toolkit.prototypes.prototype import Prototype
from toolkit.surface import Value
from toolkit.surveys.item import KEY
from toolkit.text import LANGUAGES

Step = tuple[str, Value]
"""A full key, and what the robot does there."""

WORDS_A_SECOND = 3.5
PATIENCE = 14
"""After so many screens a robot gives a task up."""


@dataclass(frozen=True)
class Persona:
    """A manner of taking part."""

    name: str
    pace: float
    """How long it takes to read, as a multiple of an ordinary reader's time."""
    diligence: float
    wander: float
    """The chance, for each link on a screen beyond the first, to follow the wrong one."""
    script: bool = True
    """Whether the phone runs JavaScript."""
    declines: bool = False


PERSONAS = (
    Persona("careful", 1.2, 0.9, 0.05),
    Persona("hurried", 0.5, 0.4, 0.12),
    Persona("doubting", 1.6, 0.7, 0.16),
    Persona("without script", 1.0, 0.7, 0.07, script=False),
    Persona("declines", 1.0, 0.0, 0.0, declines=True),
)
_SHARES = (4, 3, 2, 2, 1)


@dataclass
class Robot:
    """One rehearsing participant."""

    random: random.Random
    persona: Persona
    language: str
    mood: float
    next_screen: str = ""
    visits: dict[str, int] = field(default_factory=dict)

    @classmethod
    def draw(cls, seed: int, index: int) -> Robot:
        """The robot with this number: the same one again for the same seed."""
        chance = random.Random(f"{seed}/{index}")  # noqa: S311  # a rehearsal is repeatable, not secret
        persona = chance.choices(PERSONAS, _SHARES)[0]
        return cls(chance, persona, chance.choice(LANGUAGES), min(1.0, max(0.0, chance.gauss(0.62, 0.18))))

    @property
    def diligence(self) -> float:
        return self.persona.diligence

    def wants(self, screen: str) -> bool:
        return screen == self.next_screen

    def think(self, words: int) -> float:
        """Seconds that it takes to read so many words and to make up one's mind."""
        return words / WORDS_A_SECOND * self.persona.pace * self.random.uniform(0.7, 1.3) + self.random.uniform(1, 4)

    # -- what it does -------------------------------------------------------------------------------------------------

    def steps(self, journey: Journey, place: Place, r: Progress) -> Iterator[Step]:
        """What this robot does at a place, in order; a press comes last."""
        r.scope = place.scope
        if place.kind == "survey":
            yield from self._answer(place)
            yield f"{place.scope}/next", True
        elif place.kind == "task":
            over = place.task in r.done | r.given_up
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
        if place.task in r.done:
            yield f"{place.scope}/next", True
            return
        visits = self.visits[place.task] = self.visits.get(place.task, 0) + 1
        task = journey.sprint.task(place.task)
        self.next_screen = "" if visits > PATIENCE else self._choose(journey.prototype, task, place.screen, r)
        shown = self._shown(journey.prototype, place, r)
        steps: list[Step] = []
        press: Step | None = None
        for block in shown:
            for key, value in block.rehearses(self, r):
                if value is True and _is_press(block, key):
                    press = press or (f"{place.scope}/{block.name}/{key}", True)
                else:
                    steps.append((f"{place.scope}/{block.name}/{key}", value))
        # A form that leads on is filled in only by those who go that way; the other fields take their own time.
        yield from steps
        yield press or (f"{place.scope}/give-up", True)

    def _shown(self, prototype: Prototype, place: Place, r: Progress) -> list[Block]:
        blocks = prototype.by_id[place.screen].blocks
        return [one for one in blocks if one.id and (one.show_if is None or one.show_if.holds(prototype.answers(r)))]

    def _choose(self, prototype: Prototype, task: Task, screen: str, r: Progress) -> str:
        """The next screen: mostly one on the shortest way to the goal, now and then another that is offered."""
        here = [to for block in prototype.by_id[screen].blocks for _, to in block.leads_to()]
        goals = targets(task.done_when, prototype)
        scope = f"task.{task.id}."
        left = [goal for goal in goals if scope + goal not in r.reached] or goals
        way = shortest(prototype, screen, left[0]) if left else []
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
