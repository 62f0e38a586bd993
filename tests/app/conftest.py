"""A house with the small kit and a store of its own, its views without a browser, and people who really take part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from toolkit.app.state import House, move_in
from toolkit.authoring.pinned import journey_of, parts_of, pin
from toolkit.door import taking
from toolkit.door.actions import Action
from toolkit.kit import LiveKit
from toolkit.storage.store import Store
from toolkit.storage.transaction import Transaction

Visitor = Callable[..., AppTest]

_numbers = count()


@pytest.fixture
def house(mini_kit: Path, store: Store) -> House:
    return move_in(LiveKit(mini_kit, every=0.0), store, "http://voorbeeld.test")


@pytest.fixture
def cookie(monkeypatch: pytest.MonkeyPatch, house: House) -> Callable[[str | None], None]:
    """Set the cookie that the browser sends; AppTest has none of its own."""

    def send(value: str | None) -> None:
        cookies = {} if value is None else {house.cookie: value}
        monkeypatch.setattr(type(st.context), "cookies", property(lambda _: cookies))

    return send


@pytest.fixture
def team(house: House, cookie: Callable[[str | None], None]) -> House:
    """The house, for a browser that came by the team's link."""
    cookie(house.team_cookie(house.team_key()))
    return house


@pytest.fixture
def visit() -> Visitor:
    """Draw a view as Streamlit would: `visit("home", "en", sprint="small")`."""

    def draw(view: str, language: str = "nl", **query: str) -> AppTest:
        page = AppTest.from_function(_view, kwargs={"view": view}, default_timeout=30)
        page.session_state["language"] = language
        for name, value in query.items():
            page.query_params[name] = value
        page.run()
        assert not page.exception, page.exception
        return page

    return draw


def _view(view: str) -> None:
    import importlib

    importlib.import_module(f"toolkit.app.views.{view}").show()


def told(page: AppTest) -> str:
    """Everything that a view says, as one text."""
    return "\n".join(str(text) for text in _texts(page.main))


def _texts(block: Any) -> Iterator[str]:
    for node in block:
        if node.type in ("markdown", "header", "subheader", "title", "text", "html", "warning"):
            yield node.value
        elif getattr(node, "label", None):
            yield node.label


class People:
    """People, or robots, who go through a round of the small kit by the door's own rules."""

    def __init__(self, house: House) -> None:
        self.house = house

    def come(
        self, round_id: str, *, until: str = "thanks", robot: bool = False, steer: str = "4", ago: float = 0
    ) -> str:
        """One participant walks to `until` (receipt, before, task, screen, after or thanks); gives the code.

        `steer` is the answer to a question about the person; `ago` how many seconds ago the last tap was.
        """
        journey = journey_of(self.house.live.kit, "small", round_id, self.house.store)
        parts = [] if robot else parts_of(self.house.live.kit, "small", round_id)
        number = next(_numbers)

        def walk(tx: Transaction) -> str:
            tx.now -= ago
            session, _ = tx.join(f"receipt-{number}", "small", round_id, "nl", robot=robot)
            if parts:
                pin(tx, "small", round_id, parts)
            taking.begin(tx, session, journey)
            actions = [
                Action(f"tap-{number}-{index}", place, kind, key, value)
                for index, (place, kind, key, value) in enumerate(_way(round_id, until, steer))
            ]
            taken, _ = taking.take(tx, session, journey, actions)
            assert not taken.refused, taken.refused
            return session.participant

        return self.house.store.write(walk).result(timeout=30)


def _way(round_id: str, until: str, steer: str) -> Iterator[tuple[str, Any, str, Any]]:
    stops = ["receipt", "before", "task", "screen", "after", "thanks"]
    button = "task.prepare/note/submit" if round_id == "round-1" else "task.prepare/on/go"
    steps: dict[str, list[tuple[str, Any, str, Any]]] = {
        "before": [("receipt", "press", "receipt/next", True)],
        "task": [
            ("before.feeling.1", "set", "before.feeling/steer/answer", steer),
            ("before.feeling.1", "set", "before.feeling/drift/answer", "2"),
            ("before.feeling.1", "press", "before.feeling/next", True),
        ],
        "screen": [("task.prepare", "press", "task.prepare/start", True)],
        "after": [
            ("task.prepare.start", "press", button, True),
            ("task.prepare.end", "press", "task.prepare/next", True),
        ],
        "thanks": [
            ("after.ease.1", "set", "after.ease/easy/answer", "5"),
            ("after.ease.1", "set", "after.ease/wish/answer", "een eigen zin"),
            ("after.ease.1", "press", "after.ease/next", True),
        ],
    }
    for stop in stops[1 : stops.index(until) + 1]:
        yield from steps[stop]


@pytest.fixture
def people(house: House) -> People:
    return People(house)
