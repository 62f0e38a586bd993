"""Every kind has its four faces: it takes, draws, records and rehearses. A new kind is held to this without a line here."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.contract.test_contract import every_step, stage_of
from tests.contract.two_doors import HtmlDoor, fold
from tests.house.typed import SCOPE, draw, made, problems
from toolkit import schema
from toolkit.door.surface import HtmlSurface
from toolkit.prototypes.block import Block
from toolkit.prototypes.blocks import KINDS as BLOCKS
from toolkit.prototypes.blocks import kind_name as block_name
from toolkit.prototypes.sharing import SharedBlock
from toolkit.surface import Record
from toolkit.surveys.item import KEY, Item
from toolkit.surveys.items import KINDS as ITEMS
from toolkit.surveys.items import kind_name as item_name
from toolkit.text import LANGUAGES

block_kinds = pytest.mark.parametrize("kind", BLOCKS, ids=block_name)
item_kinds = pytest.mark.parametrize("kind", ITEMS, ids=item_name)
all_kinds = pytest.mark.parametrize("kind", [*BLOCKS, *ITEMS], ids=lambda kind: kind.__name__)


@dataclass
class Somebody:
    """A rehearsing participant as a kind knows one; this one goes wherever it can."""

    seed: int
    diligence: float = 0.7
    mood: float = 0.6
    random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)

    def wants(self, screen: str) -> bool:
        return bool(screen)


@all_kinds
def test_a_kind_has_a_sentence_for_its_authors(kind: type[Block] | type[Item]) -> None:
    assert kind.says.endswith(".")
    assert 10 < len(kind.says) < 120


@all_kinds
def test_every_key_of_a_kind_has_a_sentence(kind: type[Block] | type[Item]) -> None:
    silent = [name for name, info in kind.model_fields.items() if name != "kind" and not info.description]
    assert silent == []


@all_kinds
def test_the_example_of_a_kind_is_clean_and_speaks_both_languages(kind: type[Block] | type[Item]) -> None:
    assert problems(kind, kind.example) == ""
    assert list(schema.untranslated(made(kind, kind.example), LANGUAGES)) == []


@all_kinds
def test_the_example_of_a_kind_is_drawn_in_both_languages_with_the_same_offers(kind: type[Block] | type[Item]) -> None:
    thing = made(kind, kind.example)
    dutch, english = draw(thing, language="nl"), draw(thing, language="en")
    assert dutch.words != english.words or "alt=" in str(kind.example) or not english.words
    assert dutch.offers == english.offers


@all_kinds
def test_every_text_of_the_example_is_shown(kind: type[Block] | type[Item]) -> None:
    """Drawn as somebody would see it who answers everything: what an author wrote is never left out silently."""
    thing = made(kind, kind.example)
    shown = ""
    for seed in range(20):
        values = {key: value for key, value in answers(thing, seed) if value is not True or key not in PRESSES}
        shown += draw(thing, values).words
    missing = [
        text("nl")
        for path, text in schema.texts_in(thing)
        if path[-1] != "alt" and text("nl").split("**")[0].strip() not in shown
    ]
    assert missing == []


PRESSES = ("go", "submit")


def answers(thing: Block | Item, seed: int) -> list[tuple[str, object]]:
    record = Record("nl", scope=SCOPE)
    if isinstance(thing, Item):
        value = thing.rehearses(Somebody(seed))
        return [] if value is None else [(KEY, value)]
    return list(thing.rehearses(Somebody(seed), record))


@all_kinds
def test_whatever_a_robot_does_is_offered_when_it_does_it(kind: type[Block] | type[Item]) -> None:
    """Twice, one visit after the other: the second time it finds what it put there itself."""
    thing, acted = made(kind, kind.example), 0
    for seed in range(20):
        door = HtmlDoor(stage_of(kind), "nl")
        for visit in (1, 2):
            for key, value in steps_of(thing, seed + visit, door):
                acted += 1
                full = f"stage/{thing.id}/{key}"
                assert full in door.offers(), (key, visit)
                door.do(full, value)
                assert door.refused is None, (key, value, visit)
                if any(event[0] == "goto" for event in door.events):
                    break
    assert acted or not HtmlDoor(stage_of(kind), "nl").offers()


def steps_of(thing: Block | Item, seed: int, door: HtmlDoor) -> list[tuple[str, Any]]:
    """What a robot would do at a kind as it stands now."""
    if isinstance(thing, Item):
        value = thing.rehearses(Somebody(seed))
        return [] if value is None else [(KEY, value)]
    now = fold(door.stage, door.language, door.events)
    return [] if now.place != door.stage.first else list(thing.rehearses(Somebody(seed), now))


@block_kinds
def test_a_kind_that_takes_answers_says_what_it_records(kind: type[Block]) -> None:
    offers = draw(made(kind, kind.example)).offers
    recorded = {one.kind for one in kind.records}
    assert ("press" in recorded) == any(offer.kind == "button" for offer in offers.values())
    assert ("set" in recorded) == any(offer.kind != "button" for offer in offers.values())


@block_kinds
def test_the_facts_of_a_press_are_those_that_the_kind_says(kind: type[Block]) -> None:
    """Every button that appears, pressed once, and what robots do. What needs another person, or another role, is in
    the kind's own test.
    """
    door = HtmlDoor(stage_of(kind), "nl")
    for key, value in every_step(door):
        if key in door.offers():
            door.do(key, value)
    robots = HtmlDoor(stage_of(kind), "nl")
    for seed in range(10):
        for key, value in steps_of(made(kind, kind.example), seed, robots):
            robots.do(f"stage/{made(kind, kind.example).id}/{key}", value)
    facts = {event[0] for event in (*door.events, *robots.events)} - {"set", "press"}
    said = {one.kind for one in kind.records} - {"set", "press"}
    assert facts <= said
    assert bool(facts) == bool(said)
    assert facts == said or issubclass(kind, SharedBlock)


@block_kinds
def test_what_conditions_can_ask_of_a_kind_is_what_it_answers(kind: type[Block]) -> None:
    thing = made(kind, kind.example)
    asked = thing.answers()
    for seed in range(20):
        values = {key: value for key, value in answers(thing, seed) if key not in PRESSES}
        answer = thing.answer(draw(thing, values).record)  # type: ignore[arg-type]  # what robots answer
        if asked.shape == "one":
            assert answer is None or answer in asked.ids
        elif asked.shape == "many":
            assert answer is None or (isinstance(answer, list) and set(answer) <= set(asked.ids))
        elif asked.shape == "none":
            assert answer is None


@item_kinds
def test_an_item_answers_at_one_key_and_its_score_lies_in_its_range(kind: type[Item]) -> None:
    thing = made(kind, kind.example)
    assert set(draw(thing).offers) == {KEY}
    scores = [thing.score(value) for seed in range(40) for _, value in answers(thing, seed)]  # type: ignore[arg-type]
    bounds = thing.range()
    if bounds is not None:
        assert all(score is not None and bounds[0] <= score <= bounds[1] for score in scores)


@item_kinds
def test_answers_that_can_be_counted_come_from_a_fixed_small_set(kind: type[Item]) -> None:
    (offer,) = draw(made(kind, kind.example)).offers.values()
    assert kind.countable == (offer.kind in ("choice", "multi_choice", "checkbox"))


@block_kinds
def test_a_kind_that_looks_at_what_people_share_says_so(kind: type[Block]) -> None:
    """A round in which no kind says so never asks what was shared."""

    class Alone(Record):
        def shared(self, block: str) -> Any:
            raise AssertionError(f"{kind.__name__} looks at what people share")

        def folded(self, block: str, of: Any) -> Any:
            raise AssertionError(f"{kind.__name__} looks at what people share")

        def share(self, what: str, block: str, **parts: str) -> None:
            raise AssertionError(f"{kind.__name__} shares something")

    thing, alone = made(kind, kind.example), Alone("nl", scope=SCOPE)
    surface = HtmlSurface(alone)
    try:
        with surface.section("x"), surface.at(thing.id or "b0"):
            thing.draws(surface, alone)
    except AssertionError:
        assert kind.shares
