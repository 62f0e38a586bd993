"""A round of made-up people in a real store: who they are, what they said, and what happens to it afterwards."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

from tests.evidence.made_up import ABOUT_PEOPLE, SPRINT, make_kit, two
from toolkit.kit import Kit
from toolkit.records import Session
from toolkit.storage.store import NewEvent, Store, Transaction
from toolkit.surveys.survey import Survey

ITEMS = {"one": 5, "two": 5, "proud": 10}
"""Items by id, each with its highest answer; the lowest is 1, and of `proud` 0."""

SCALES = {"control": ("one",), "pair": ("one", "two")}
"""Scales that overlap, one of them of a single item: as much as an author could ask for."""

SURVEY: dict[str, Any] = {
    **ABOUT_PEOPLE,
    "items": [
        *({"kind": "scale", "id": name, "text": name, "points": 5} for name in ("one", "two")),
        {"kind": "recommend", "id": "proud", "text": "Proud?"},
    ],
    "scales": [{"id": name, "title": name, "items": list(items)} for name, items in SCALES.items()],
}
GROUPS = ("managers", "staff", "recruiters")
CHANNELS = ("mail", "poster", "colleague")
VARIANTS = ("now", "new")


def town_kit(**sprint: Any) -> Kit:
    """Round one by groups of people, round two by variants; both with invitations and the same questions twice."""
    first, second = SPRINT["rounds"]
    links = [{"id": one, "title": one, "invited": 30} for one in CHANNELS]
    variants = [{"id": "now", "title": "Now", "revision": "v1"}, {"id": "new", "title": "New", "revision": "v2"}]
    given = {
        "before": ["people"],
        "after": ["people"],
        "segments": [{"id": one, "title": two(one.title(), one.title())} for one in GROUPS],
        "rounds": [
            {**first, "channels": links},  # type: ignore[dict-item]  # each round is a mapping
            {**second, "channels": links, "variants": variants},  # type: ignore[dict-item]  # each round is a mapping
        ],
    }
    kit = make_kit(**{**given, **sprint})
    surveys = dict(kit.surveys) | {"people": Survey.model_validate(SURVEY)}
    return replace(kit, surveys=surveys)


Answers = dict[tuple[str, str], int]
Plan = tuple[str, dict[str, Any], Answers]


@dataclass(frozen=True)
class Person:
    """Who somebody is, as a colleague knows, and what nobody may find out: answers by moment and item."""

    session: Session
    answers: Answers

    @property
    def id(self) -> str:
        return self.session.id


@dataclass
class Town:
    """A store with people in it."""

    store: Store
    dice: random.Random
    people: dict[str, Person] = field(default_factory=dict)
    _ids: count[int] = field(default_factory=count)

    @classmethod
    def at(cls, folder: Path, seed: int) -> Town:
        made = cls(Store(f"sqlite:///{folder / f'town-{seed}.db'}"), random.Random(seed))
        for name in ("one", "two"):
            made.store.open_round("s", name)
        return made

    def plan(self, round_id: str, n: int) -> list[Plan]:
        """Who will come: everything that `join` asks, and the answers."""
        return [self._plan(round_id) for _ in range(n)]

    def _plan(self, round_id: str) -> Plan:
        pick = self.dice.choice
        who = {
            "language": pick(("nl", "en")),
            "channel": pick(CHANNELS),
            "segment": self.dice.choices((*GROUPS, ""), (4, 8, 5, 1))[0],
            "returned": self.dice.random() < 0.2,
            "variant": pick(VARIANTS) if round_id == "two" else "",
        }
        return round_id, who, self._answers()

    def enter(self, plans: Iterable[Plan], *, robot: bool = False) -> list[Person]:
        """They come and answer everything."""

        def job(tx: Transaction) -> list[Person]:
            return [self._enter(tx, *one, robot=robot) for one in plans]

        made = self.store.write(job).result(timeout=30)
        self.people |= {one.id: one for one in made}
        return made

    def come(self, round_id: str, n: int, *, robot: bool = False) -> list[Person]:
        return self.enter(self.plan(round_id, n), robot=robot)

    def _enter(self, tx: Transaction, round_id: str, who: Any, answers: Answers, *, robot: bool) -> Person:
        session, _ = tx.join(f"receipt {next(self._ids)}", "s", round_id, robot=robot, **who)
        return self._answer(tx, session, answers)

    def answer(self, who: Iterable[Person]) -> None:
        """They answer everything anew."""

        def job(tx: Transaction) -> list[Person]:
            return [self._answer(tx, one.session, self._answers()) for one in who]

        self.people |= {one.id: one for one in self.store.write(job).result(timeout=30)}

    def _answers(self) -> Answers:
        return {
            (moment, item): self.dice.randint(0 if item == "proud" else 1, most)
            for moment in ("before", "after")
            for item, most in ITEMS.items()
        }

    def _answer(self, tx: Transaction, session: Session, answers: Answers) -> Person:
        for (moment, item), value in answers.items():
            key, made = f"{moment}.people/{item}/answer", f"e{next(self._ids)}"
            place = f"{moment}.people.1"
            tx.append(session, NewEvent(made, place, "set", key, str(value), 1.0, "text", "people", moment, item))
        return Person(session, answers)

    def withdraw(self, who: Iterable[Person]) -> None:
        for one in who:
            self.store.withdraw(one.id)
            del self.people[one.id]

    def close(self, *rounds: str) -> None:
        for name in rounds or ("one", "two"):
            self.store.close_round("s", name)

    def of(self, round_id: str) -> list[Person]:
        return [one for one in self.people.values() if one.session.round == round_id]
