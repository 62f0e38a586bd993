"""A store with rounds of the small kit in it, written as the door writes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from toolkit.evidence.expectation import seal_content
from toolkit.kit import Kit, open_kit
from toolkit.schema import fingerprint
from toolkit.storage.store import Definition, NewEvent, Store, Transaction


class Filler:
    """Puts participants into the rounds of the sprint `small`."""

    def __init__(self, kit: Kit, store: Store) -> None:
        self.kit, self.store, self.sprint = kit, store, kit.sprints["small"]

    def open(self, round_id: str) -> None:
        rule = seal_content(self.sprint)
        seal = fingerprint(rule)
        self.store.open_round("small", round_id, seal, [Definition(seal, "expectation", "small", rule)])

    def person(self, round_id: str, seconds: float | None, steer: int, easy: int, *, robot: bool = False) -> None:
        """One sitting: the survey before, the task (given up without `seconds`), the survey after, the end."""
        shown = self.kit.prototype("talk", self.sprint.round(round_id).revision).fingerprint()

        def write(tx: Transaction) -> None:
            receipt = f"{round_id}{seconds}{steer}{easy}{robot}{tx.now}"
            session, _ = tx.join(receipt, "small", round_id, "nl", robot=robot)
            steps: list[tuple[Any, ...]] = [
                (
                    "before.feeling.1",
                    "set",
                    "before.feeling/steer/answer",
                    str(steer),
                    10.0,
                    "f",
                    "feeling",
                    "before",
                    "steer",
                ),
                (
                    "before.feeling.1",
                    "set",
                    "before.feeling/drift/answer",
                    str(6 - steer),
                    10.0,
                    "f",
                    "feeling",
                    "before",
                    "drift",
                ),
                ("task.prepare", "start", "task.prepare/start", "prepare", 100.0, shown),
                (
                    "task.prepare.end",
                    "done" if seconds else "give-up",
                    "task.prepare",
                    "prepare",
                    100 + (seconds or 5),
                    shown,
                ),
                ("after.ease.1", "set", "after.ease/easy/answer", str(easy), 300.0, "e", "ease", "after", "easy"),
                ("thanks", "finish", "thanks", None, 310.0, ""),
            ]
            for number, step in enumerate(steps):
                tx.append(session, NewEvent(f"{session.id}-{number}", *step))

        self.store.write(write).result(timeout=30)

    def both(self, *, robots: bool = False) -> Filler:
        """Five people in each round, both closed; in the second one they may be robots."""
        for round_id, times in (("round-1", [90, None, 120, None, None]), ("round-2", [30, 40, 35, 50, 45])):
            self.open(round_id)
            for number, seconds in enumerate(times):
                self.person(round_id, seconds, 1 + number, 2 + number % 3, robot=robots and round_id == "round-2")
            self.store.close_round("small", round_id)
        return self


@pytest.fixture
def filler(mini_kit: Path, store: Store) -> Filler:
    return Filler(open_kit(mini_kit), store)
