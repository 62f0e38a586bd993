"""One drawing, two doors: the same words, the same offers, the same records, whoever draws and in whichever language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.contract.two_doors import Event, HtmlDoor, Primitives, Question, Stage, StreamlitDoor, beside
from toolkit import schema, source
from toolkit.experiments.preview import Preview
from toolkit.prototypes import blocks
from toolkit.prototypes.block import Block
from toolkit.prototypes.prototype import Prototype, Screen
from toolkit.surface import Offer
from toolkit.surveys import items
from toolkit.surveys.item import Item
from toolkit.text import LANGUAGES, Text

NASTY = [
    "<script>alert(1)</script>",
    "**vet** [x](https://x.nl) :smile: $x$ `c` -> --",
    "regel\r\nregel",
    "a\x00b\u202ec",
    "é 🌱 IJ́",
    "",
]
NUMBERS = ["3,5", " 7 ", "niets", "1e999", "nan", "-1", "99999999", "", "4"]


def stage_of(kind: type[Block] | type[Item]) -> Stage:
    """The kind's example, on a screen of its own; the screens that it leads to are there as well."""
    made: Any = schema.build(kind, source.read(kind.example.encode(), "example"), "example")
    if isinstance(made, Item):
        return Question(made)
    end = schema.build(blocks.TextBlock, source.read(blocks.TextBlock.example.encode(), "example"), "example")
    names = dict.fromkeys(to for _, to in made.leads_to())
    screens = [Screen(id="start", title=Text("Start"), blocks=(made,))]
    screens += [Screen(id=name, title=Text(name), blocks=(end,)) for name in names]
    prototype = Prototype(title=Text("t"), about=Text("a"), screens=tuple(screens))
    preview: Any = Preview(prototype)
    preview.first = prototype.first
    return preview  # type: ignore[no-any-return]  # a preview with a first place is a stage


def _answers(key: str, offer: Offer) -> list[Any]:
    if offer.draft:
        return _drafts(key, offer)
    return {
        "choice": list(offer.options),
        "multi_choice": [list(offer.options), list(offer.options[-1:]), []],
        "checkbox": [True, False, True],
        "text": NASTY,
        "number": NUMBERS,
        "button": [True],
    }[offer.kind]


def _drafts(key: str, offer: Offer) -> list[Any]:
    """Fewer, as the primitives have tried them all; the last one fits, so that its button takes it along."""
    if key.endswith(".from"):  # nobody fills that in: it says what an edited text began from
        return []
    low = 4 if offer.low is None else offer.low
    return {
        "choice": list(offer.options[-1:]),
        "multi_choice": [list(offer.options[-1:])],
        "checkbox": [True],
        "text": ["", NASTY[0]],
        "number": ["niets", f"{low:g}"],
    }[offer.kind]


def every_step(door: HtmlDoor, most: int = 60) -> Iterator[tuple[str, Any]]:
    """Every answer to every offer, those included that appear on the way; buttons come last, as they may lead away."""
    done: set[str] = set()
    for _ in range(most):
        offers = door.offers()
        waiting = [key for key in offers if key not in done]
        waiting.sort(key=lambda key: offers[key].kind == "button")
        if not waiting:
            return
        done.add(waiting[0])
        for value in _answers(waiting[0], offers[waiting[0]]):
            yield waiting[0], value


def _alike(html: HtmlDoor, streamlit: StreamlitDoor, after: object) -> None:
    assert streamlit.texts() == html.texts(), after
    assert streamlit.offers() == html.offers(), after
    assert streamlit.events == html.events, after


def _walk(stage: Stage, language: str) -> list[Event]:
    html, streamlit = HtmlDoor(stage, language), StreamlitDoor(stage, language)
    _alike(html, streamlit, "the first drawing")
    for key, value in every_step(html):
        html.do(key, value)
        streamlit.do(key, value)
        assert streamlit.refused == html.refused, (key, value)
        _alike(html, streamlit, (key, value))
    return html.events


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [*blocks.KINDS, *items.KINDS], ids=lambda kind: kind.__name__)
def test_a_kind_says_and_records_the_same_in_both_doors(kind: Any, language: str) -> None:
    events = _walk(stage_of(kind), language)
    assert {event[0] for event in events} <= {one.kind for one in getattr(kind, "records", ())} | {"set", "press"}


def test_all_primitives() -> None:
    """Also those that no kind uses yet: tables, bars, links, unlimited numbers, two options with the same words."""
    events = _walk(Primitives(), "nl")
    assert {("press", "stage/ask/go", True), ("finish", "stage/ask", None)} <= {
        event for event in events if event[0] != "set"
    }
    assert {event[1] for event in events if event[0] == "set"} == {
        f"stage/ask/{key}" for key in ("choice", "row", "many", "tick", "line", "lines", "between", "any")
    }


@pytest.mark.parametrize("kind", [*blocks.KINDS, *items.KINDS], ids=lambda kind: kind.__name__)
def test_what_is_begun_in_one_door_goes_on_in_the_other(kind: Any) -> None:
    """Every answer is given in the other door than the one before it, by a session that has just come in."""
    stage, here, there = stage_of(kind), HtmlDoor(stage_of(kind), "nl"), HtmlDoor(stage_of(kind), "nl")
    drafts: dict[str, Any] = {}
    for number, (key, value) in enumerate(list(every_step(HtmlDoor(stage, "nl")))[:16]):
        if key not in here.offers():
            continue
        if here.offers()[key].draft:
            drafts[key] = value
            continue
        door = (StreamlitDoor if number % 2 else HtmlDoor)(stage, "nl", there.events)
        for one in (door, here):
            for draft in [draft for draft in drafts if draft.startswith(beside(key))]:
                one.do(draft, drafts[draft])
            one.do(key, value)
        assert there.events == here.events, (key, value)
        assert there.texts() == here.texts() == StreamlitDoor(stage, "nl", there.events).texts()


def test_what_is_too_long_is_stored_whole_by_neither_door() -> None:
    """Both fields stop at their length while one types. Of what a program sends, the light door refuses all of it;
    Streamlit has cut it before we see it."""
    html, streamlit = HtmlDoor(Primitives(), "nl"), StreamlitDoor(Primitives(), "nl")
    for door in (html, streamlit):
        door.do("stage/ask/lines", "é" * 81)
    assert (html.refused, html.events) == ("long", [])
    assert streamlit.events == [("set", "stage/ask/lines", "é" * 80)]


def test_a_button_counts_once_however_often_its_page_is_drawn() -> None:
    streamlit = StreamlitDoor(Primitives(), "nl")
    streamlit.do("stage/ask/go", True)
    streamlit.test.run().run()
    assert streamlit.events == [("press", "stage/ask/go", True), ("finish", "stage/ask", None)]
