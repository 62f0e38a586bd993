"""A store with a sprint of two rounds, and people who write something."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.evidence.made_up import make_kit
from toolkit.evidence.hearing.heard import Answered, Hearing, hear
from toolkit.records import Session
from toolkit.storage.observing import Note
from toolkit.storage.store import Definition, NewEvent, Store
from toolkit.surveys.survey import Survey

FEEDBACK = {
    "title": "Feedback",
    "about": "prototype",
    "items": [
        {"kind": "open-text", "id": "wish", "text": {"nl": "Ik zou willen dat ...", "en": "I wish that ..."}},
        {"kind": "recommend", "id": "recommend", "text": "Recommend?"},
        {"kind": "open-text", "id": "why", "text": {"nl": "Waarom?", "en": "Why?"}},
    ],
}
PEOPLE = {
    "title": "People",
    "about": "person",
    "items": [{"kind": "open-text", "id": "worry", "text": "Worry?"}],
}


class Room:
    """One sprint `s` with rounds `one` and `two`; `people` is asked before and after, `feedback` after."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.sprint = make_kit().sprints["s"]
        self.surveys = {"feedback": Survey.model_validate(FEEDBACK), "people": Survey.model_validate(PEOPLE)}
        self._ids = count()
        for name, survey in self.surveys.items():
            store.keep([Definition(f"{name}-text", "survey", name, survey.plain())])
        for name in ("one", "two"):
            store.open_round("s", name)

    def join(self, round_id: str = "one", *, robot: bool = False) -> Session:
        receipt = f"receipt-{next(self._ids)}"
        return self.store.write(lambda tx: tx.join(receipt, "s", round_id, "nl", robot=robot)).result(timeout=30)[0]

    def say(self, session: Session, text: str, item: str = "wish", moment: str = "after") -> Session:
        survey = "people" if item == "worry" else "feedback"
        key = f"{moment}.{survey}/{item}/answer"
        event = NewEvent(
            f"e{next(self._ids)}", f"{moment}.{survey}.1", "set", key, text, 1.0, f"{survey}-text", survey, moment, item
        )
        self.store.write(lambda tx: tx.append(session, event)).result(timeout=30)
        return session

    def write(self, *texts: str, **where: Any) -> list[Session]:
        """One person for each text."""
        return [self.say(self.join(), text, **where) for text in texts]

    def note(self, participant: str, **more: Any) -> str:
        """Something was seen; gives the note's id."""
        given = {
            "id": f"C:n.{next(self._ids)}", "version": 1, "sprint": "s", "round": "one", "task": "", "place": "",
            "what": "Seen", "quote": "", "severity": 2, "observer": "Sem", "definition": "", "at": 1.0, "robot": False,
        } | more  # fmt: skip
        new = Note(participant=participant, **given)
        assert self.store.write(lambda tx: tx.note(new)).result(timeout=30) == ""
        return new.id

    def close(self) -> None:
        for name in ("one", "two"):
            self.store.close_round("s", name)

    def hear(self) -> Hearing:
        return hear(self.store, "s", self.sprint, self.surveys)

    def answered(self, item: str = "wish") -> Answered:
        return next(one for one in self.hear().answered if one.question.item == item)

    def read(self, item: str = "wish") -> dict[str, str]:
        """The keys of the answers that may be read, by their text."""
        return {one.text: one.key for one in self.answered(item).comments.texts}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    store = Store(f"sqlite:///{tmp_path / 'store.db'}")
    yield Room(store)
    store.close()
