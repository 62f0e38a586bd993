"""Several people write on one board through the real door, in any order, with connections lost and found."""

from __future__ import annotations

import random
import re
import tempfile
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.door.guest import Guest
from toolkit.app.members import open_board
from toolkit.app.state import House
from toolkit.door.door import Door
from toolkit.kit import LiveKit
from toolkit.prototypes.expedition.fold import fold
from toolkit.storage.store import Store

PROTOTYPE = """
title: {nl: Expeditie, en: Expedition}
about: {nl: Om te delen, en: To share}
screens:
  - id: home
    title: {nl: Ons bord, en: Our board}
    blocks:
      - kind: expedition-board
        id: board
        names: anonymous
        sections:
          - {part: learning, title: {nl: Geleerd, en: Learnt}}
          - {part: obstacles, title: {nl: In de weg, en: In the way}}
"""

SPRINT = """
title: {nl: Expeditie, en: Expedition}
question: {nl: Werkt het?, en: Does it work?}
journey: next-step
part: employee
prototype: expedition
consent: {what: {nl: Iets., en: Something.}, who_sees: {nl: Wij., en: We.}}
tasks:
  - id: t
    title: {nl: Taak, en: Task}
    text: {nl: Leer iets., en: Learn something.}
    done_when: {block: board, includes: learning}
rounds: [{id: one, title: {nl: Eén, en: One}, revision: v1, who: {nl: Wij, en: We}}]
boards:
  - id: months
    title: {nl: Bord, en: Board}
    revision: v1
    who: {nl: Wij, en: We}
    what: {nl: Iets., en: Something.}
    who_sees: {nl: Wij., en: We.}
"""

_AREA = re.compile(r'<textarea name="([^"]*/edit/text)"[^>]*>\n(.*?)</textarea>', re.DOTALL)
_OPEN = re.compile(r'value="([^"]*/open/open)"')
_CLOSE = re.compile(r'value="([^"]*/open/close)"')
_FROM = re.compile(r'<input type=hidden name="([^"]*/edit/text\.from)" value="([^"]*)"')


@dataclass
class Editor:
    """A phone as its script makes it: what it drew last, and what waits for a connection."""

    guest: Guest
    screen: str = ""
    online: bool = True
    waiting: list[dict[str, Any]] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)

    def look(self) -> None:
        if self.online:
            reply = self.guest.client.get(f"/p/{self.guest.code}/live", params={"at": "board.home"}).json()
            self.screen = "".join(reply["sections"].values())

    def press(self, key: str, drafts: dict[str, str]) -> None:
        self.guest.count += 1
        id = f"{self.guest.who}.{self.guest.count}"
        self.waiting.append(
            {"id": id, "place": "board.home", "kind": "press", "key": key, "value": True, "drafts": drafts}
        )
        self.flush()

    def add(self, text: str) -> None:
        self.press("board/board/add-learning/add", {"board/board/add-learning/text": text})

    def open(self, which: int) -> None:
        """Open a card of this screen to write on it, and see it open."""
        there = _OPEN.findall(self.screen)
        if there and self.online:
            self.press(there[which % len(there)], {})
            self.look()

    def close(self) -> None:
        self.look()
        for key in _CLOSE.findall(self.screen):
            self.press(key, {})

    def edit(self, which: int, text: str) -> bool:
        """Write the open card anew, from what this screen shows; False where none can be opened.

        A button that waits for its answer takes no second press, so neither does this.
        """
        if self.waiting:
            return False
        if not _AREA.findall(self.screen):
            self.look()
            self.open(which)
        fields, began = _AREA.findall(self.screen), dict(_FROM.findall(self.screen))
        if not fields:
            return False
        name, _ = fields[which % len(fields)]
        self.press(name.replace("/text", "/save"), {name: text, f"{name}.from": began[f"{name}.from"]})
        return True

    def flush(self, *, twice: bool = False) -> None:
        if not self.online or not self.waiting:
            return
        for _ in range(2 if twice else 1):  # the reply got lost, so the phone sends the same once more
            body = {"who": self.guest.who, "at": "board.home", "actions": self.waiting}
            reply = self.guest.client.post(f"/p/{self.guest.code}/do", json=body)
            assert reply.status_code == 200, reply.text
            assert reply.json()["refused"] == {}
            self.screen = "".join(reply.json()["sections"].values())
        self.sent += self.waiting
        self.waiting = []


steps = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from(["add", "edit", "edit", "edit", "open", "look", "lose", "find", "find twice"]),
    ),
    min_size=4,
    max_size=24,
)


@settings(max_examples=20, deadline=None)
@given(people=st.integers(2, 5), steps=steps, seed=st.integers(0, 999))
def test_every_text_that_was_sent_stands_on_every_screen(people: int, steps: list[tuple[int, str]], seed: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        store, editors = _opened(Path(made), people)
        try:
            typed = _play(editors, steps, random.Random(seed))
            for one in editors:
                one.online = True
                one.flush()
            for one in editors:
                # Nobody has a card open any more, so that all screens show the same; what was there before unfolds.
                one.close()
                one.look()
            _check(store, editors, typed)
        finally:
            store.close()


def _play(editors: list[Editor], steps: list[tuple[int, str]], chance: random.Random) -> list[str]:
    typed: list[str] = []
    for number, (who, what) in enumerate(steps):
        one, text = editors[who % len(editors)], f"tekst-{number}-einde"
        if what == "add":
            one.add(text)
            typed.append(text)
        elif what == "edit":
            if one.edit(chance.randrange(9), text):
                typed.append(text)
        elif what == "look":
            one.look()
        elif what == "open":
            one.open(chance.randrange(9))
        elif what == "lose":
            one.online = False
        else:
            one.online = True
            one.flush(twice=what == "find twice")
    return typed


def _check(store: Store, editors: list[Editor], typed: list[str]) -> None:
    facts = store.reading(lambda tx: tx.room("expedition", "months", robot=False)).facts("board")
    board = fold(facts)
    folded = {one.text for card in board.cards.values() for one in card.texts.versions}
    assert folded == set(typed)
    screens = {_without_people(one.screen) for one in editors}
    assert len(screens) == 1
    shown = unescape(screens.pop())
    assert [text for text in typed if text not in shown] == []
    heads = [one for card in board.cards.values() for one in card.texts.heads]
    assert bool(heads) == bool(typed)


def _without_people(screen: str) -> str:
    """A screen without the one word that differs by who looks at it, and without what only a writer may do."""
    return re.sub(r"(?i)\b(you|someone)\b", "-", screen)


def _opened(folder: Path, people: int) -> tuple[Store, list[Editor]]:
    for name, content in {"prototypes/expedition/v1.yaml": PROTOTYPE, "experiments/expedition.yaml": SPRINT}.items():
        path = folder / "kit" / name
        path.parent.mkdir(parents=True)
        path.write_text(content, encoding="utf-8")
    (folder / "kit" / "surveys").mkdir()
    store = Store(f"sqlite:///{folder / 'data.db'}")
    door = Door(LiveKit(folder / "kit"), store)
    code = open_board(House(door.live, store, door, ""), "expedition", "months").code
    editors = []
    for _ in range(people):
        guest = Guest(TestClient(Starlette(routes=door.routes())), code).join()
        guest.do("receipt", "press", "receipt/next")
        assert guest.do("board.home", "set", "board/board/part", "learning")["refused"] == {}
        editors.append(Editor(guest))
    return store, editors
