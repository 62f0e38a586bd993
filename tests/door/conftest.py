"""The door in process: its real routes, a real database, a small kit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.door.guest import Guest
from toolkit.door.door import Door
from toolkit.kit import LiveKit
from toolkit.storage.store import Store

PROTOTYPE = """
title: {nl: Proef, en: Trial}
about: {nl: Om te proberen, en: To try out}
screens:
  - id: home
    title: {nl: Thuis, en: Home}
    blocks:
      - kind: picture
        file: one.svg
        alt: {nl: Een plaatje, en: A picture}
      - kind: choice
        id: mood
        question: {nl: Hoe gaat het?, en: How are you?}
        options:
          - {id: good, text: {nl: Goed, en: Fine}}
          - {id: bad, text: {nl: Slecht, en: Bad}}
      - kind: form
        id: why
        show_if: {block: mood, is: bad}
        fields:
          - {id: words, label: {nl: Waarom?, en: Why?}}
          - {id: days, label: {nl: Hoeveel dagen?, en: How many days?}, type: number, low: 0, high: 30}
        submit: {nl: Versturen, en: Send}
        to: done
      - kind: button
        id: on
        label: {nl: Klaar, en: Done}
        to: done
  - id: done
    title: {nl: Klaar, en: Done}
    blocks:
      - {kind: text, text: {nl: Klaar., en: Done.}}
      - {kind: button, id: more, label: {nl: Verder, en: On}, to: secret}
  - id: secret
    title: {nl: Geheim, en: Secret}
    end: true
    blocks:
      - kind: choice
        id: hidden
        question: {nl: Hier komt niemand, en: Nobody gets here}
        options: [{id: a, text: A}, {id: b, text: B}]
"""

SURVEY = """
title: {nl: Vragen, en: Questions}
about: prototype
items:
  - kind: scale
    id: easy
    text: {nl: Het was makkelijk., en: It was easy.}
    points: 5
  - kind: multiple-choice
    id: helps
    text: {nl: Wat helpt?, en: What helps?}
    options: [{id: time, text: {nl: Tijd, en: Time}}, {id: words, text: {nl: Woorden, en: Words}}]
  - kind: open-text
    id: wish
    text: {nl: Ik zou willen, en: I wish}
"""

SPRINT = """
title: {nl: Kleine sprint, en: Small sprint}
question: {nl: Werkt het?, en: Does it work?}
journey: next-step
part: manager
prototype: trial
consent:
  what: {nl: Wij proberen iets uit., en: We try something out.}
  who_sees: {nl: Alleen wij., en: Only we do.}
tasks:
  - id: finish
    title: {nl: Maak het af, en: Finish it}
    text: {nl: Ga naar het einde., en: Go to the end.}
    done_when: {screen: done}
after: [questions]
rounds:
  - {id: one, title: {nl: Ronde één, en: Round one}, revision: v1, who: {nl: Wij, en: Us}}
"""


@pytest.fixture
def kit_folder(tmp_path: Path) -> Path:
    files = {
        "prototypes/trial/v1.yaml": PROTOTYPE,
        "prototypes/trial/pictures/one.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "surveys/questions.yaml": SURVEY,
        "experiments/small.yaml": SPRINT,
    }
    for name, content in files.items():
        path = tmp_path / "kit" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path / "kit"


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'data.db'}")
    yield store
    store.close()


@pytest.fixture
def door(kit_folder: Path, rooms: Store) -> Door:
    return Door(LiveKit(kit_folder), rooms)


@pytest.fixture
def guest(door: Door, rooms: Store) -> Guest:
    code = rooms.open_round("small", "one").code
    return Guest(TestClient(Starlette(routes=door.routes())), code)


@pytest.fixture
def another(door: Door, rooms: Store, guest: Guest) -> Guest:
    """Somebody else, with a phone of their own."""
    return Guest(TestClient(Starlette(routes=door.routes())), guest.code)
