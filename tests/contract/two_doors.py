"""Two drivers with one face: the light door's drawing, and Streamlit's by AppTest.

`texts()` gives the visible words in reading order, `offers()` what may be answered, `do(key, value)` answers. Both keep
what was recorded in a list of events, so that one can go on where the other one stopped.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Protocol

from streamlit.testing.v1 import AppTest

from toolkit.app.look import JOINER
from toolkit.door import actions
from toolkit.door.fields import fields
from toolkit.door.surface import HtmlSurface
from toolkit.experiments.journey import Progress
from toolkit.room import Shared
from toolkit.surface import Fact, Offer, Record, Surface, Value

Event = tuple[str, str, Value]
"""Kind, key and value: `set`, `press`, or a fact that a press led to."""

SHARED = "~"
"""How the key of a fact that everybody shares begins; then comes the block's id."""

PICTURES = Path(__file__).parent / "pictures"


class Stage(Protocol):
    """What is drawn: a prototype, an item, or whatever a test thinks up."""

    first: str

    def draw(self, place: str, s: Surface, r: Progress) -> None: ...
    def settle(self, place: str, r: Progress) -> list[Fact]: ...


def fold(stage: Stage, language: str, events: list[Event]) -> Progress:
    progress = Progress(language, scope="stage", place=stage.first)
    for seq, (kind, key, value) in enumerate(events, 1):
        if key.startswith(SHARED) and isinstance(value, dict):
            progress.room = progress.room.plus([(key.removeprefix(SHARED), Shared(seq, "", kind, value))])
        else:
            progress.apply(kind, key, value)
    return progress


def told(facts: list[Fact]) -> list[Event]:
    return [(one.kind, f"{SHARED * one.shared}{one.key}", one.value) for one in facts]


def beside(button: str) -> str:
    """How the keys of the drafts begin that travel with a button."""
    return button.rpartition("/")[0] + "/"


class HtmlDoor:
    """As the door takes a tap in: drawn with what was given, settled, and drawn again.

    Drafts wait, as they do on a page, until a button beside them takes them along.
    """

    def __init__(self, stage: Stage, language: str, events: list[Event] | None = None) -> None:
        self.stage, self.language = stage, language
        self.events = [] if events is None else events
        self.drafts: dict[str, Any] = {}
        self.refused: str | None = None

    def _drawn(self, given: Mapping[str, object] | None = None) -> tuple[HtmlSurface, Progress]:
        progress = fold(self.stage, self.language, self.events)
        surface = HtmlSurface(progress, given)
        self.stage.draw(progress.place, surface, progress)
        return surface, progress

    def texts(self) -> list[str]:
        reader = _Words()
        reader.feed(self._drawn()[0].html())
        return reader.words

    def offers(self) -> dict[str, Offer]:
        return self._drawn()[0].offers

    def _with_drafts(self, button: str) -> dict[str, object]:
        """A press as a page sends it: with every draft beside it, as it was drawn or as it was filled in."""
        surface, _ = self._drawn()
        own = {key: offer for key, offer in surface.offers.items() if offer.draft and key.startswith(beside(button))}
        drawn = {key: value for key, value in actions.sent(own, fields(surface.html())).items() if value is not None}
        return {**drawn, **{key: value for key, value in self.drafts.items() if key in own}, button: True}

    def do(self, key: str, value: Any) -> None:
        offer = self.offers()[key]
        if offer.draft:
            self.drafts[key] = value
            self.refused = self._drawn(self.drafts)[0].refused.get(key)
            return
        before = fold(self.stage, self.language, self.events).values.get(key)
        given = self._with_drafts(key) if offer.kind == "button" else {key: value}
        surface, progress = self._drawn(given)
        self.refused = surface.refused.get(key)
        if key in surface.accepted:
            accepted = surface.accepted[key]
            if offer.kind == "button":
                self.drafts = {one: kept for one, kept in self.drafts.items() if not one.startswith(beside(key))}
            if offer.kind == "button" or not same(accepted, before):
                self.events.append(("press" if offer.kind == "button" else "set", key, accepted))
            self.events += told(self.stage.settle(progress.place, progress))


def same(value: Value, before: Value) -> bool:
    """Whether a browser would send it: a phone's script sends no field that is as it was drawn."""
    return value == before or (value in (None, "", False, []) and before in (None, "", False, []))


class StreamlitDoor:
    """A Streamlit session without a browser."""

    def __init__(self, stage: Stage, language: str, events: list[Event] | None = None) -> None:
        self.stage, self.language = stage, language
        self.events = [] if events is None else events
        self.surface: Any = None
        self.last = ""
        self.test = AppTest.from_function(_script, kwargs={"door": self}, default_timeout=30)
        self._run()

    def draw(self) -> bool:
        """One run of the script; True where it must be drawn once more, as after a press that led somewhere."""
        from toolkit.app.surface import StreamlitSurface

        progress = fold(self.stage, self.language, self.events)
        self.surface = StreamlitSurface(progress, lambda *event: self.events.append(event), PICTURES)
        self.stage.draw(progress.place, self.surface, progress)
        facts = self.stage.settle(progress.place, progress)
        self.events += told(facts)
        return bool(facts)

    def _run(self) -> None:
        self.test.run()
        assert not self.test.exception, self.test.exception

    @property
    def refused(self) -> str | None:
        found: str | None = self.surface.refused.get(self.last)
        return found

    def texts(self) -> list[str]:
        return [word for text in _visible(self.test.main) for word in text.split()]

    def offers(self) -> dict[str, Offer]:
        return dict(self.surface.offers)

    def do(self, key: str, value: Any) -> None:
        kind, self.last = self.surface.offers[key].kind, key
        widget = f"surface: {key}"
        state = self.test.session_state
        turns = state["surface: turns"] if "surface: turns" in state else {}  # noqa: SIM401  # it has no get
        if turns.get(key):
            widget = f"{widget} ({turns[key]})"
        if kind == "button":
            self.test.button(key=widget).click()
        elif kind == "choice":
            self.test.radio(key=widget).set_value(value)
        elif kind == "checkbox":
            self.test.checkbox(key=widget).set_value(value)
        elif kind == "multi_choice":
            for option in self.surface.offers[key].options:
                self.test.checkbox(key=f"{widget}#{option}").set_value(option in value)
        else:
            found = [one for one in (*self.test.text_input, *self.test.text_area) if one.key == widget]
            found[0].set_value(value)
        self._run()


def _script(door: "Any") -> None:  # noqa: UP037  # AppTest runs these lines by themselves, without our imports
    import streamlit as st

    if door.draw():
        st.rerun()


class Primitives:
    """Everything that a surface can draw, once, with words that Markdown and HTML would like to get hold of."""

    first = "all"

    def draw(self, place: str, s: Surface, r: Progress) -> None:  # a place more would show nothing more
        from toolkit.surface import Option

        sharp = "5 < 6 & *niet* [x](y) :smile: $x$ | # 1. `c` a_b_c https://voorbeeld.nl -> --"
        options = [Option("a", "Gelijk"), Option("b", "Gelijk"), Option("c", sharp)]
        with s.section("show"), s.at("show"):
            s.heading("Kop " + sharp)
            s.heading("Tweede kop")
            s.text("Regel een\nregel twee " + sharp)
            s.text("Zacht\nen " + sharp, soft=True)
            s.prose(
                "Eerst **vet(!)**dan *schuin*, een [link](https://voorbeeld.nl/a_(b)).\n\n- een\n- twee *x*\n\n1. stap\n2. stap"
            )
            s.picture("leaf.svg", "Een blad")
            s.picture("absent.svg", "Nog een blad")
            s.video("absent.mp4", "Een film " + sharp, "leaf.svg")
            s.reminder("remind", "In mijn agenda " + sharp, "Bellen", dt.date(2026, 6, 1))
            s.link("Naar buiten", "https://voorbeeld.nl/?a=1&b=2")
            s.table(["Naam", "Aantal | som"], [["a|b", "1"], ["**c**", "2"]])
            s.bars("Balken", [("een", 1.0), ("twee " + sharp, 2.5)])
            s.bars("Niets", [])
            s.progress(1, 3, "1 van 3")
            s.progress(0, 0, "0 van 0")
        with s.section("ask"), s.at("ask"):
            with s.card():
                s.choice("choice", "Kies " + sharp, options)
                s.choice("row", "Kies op een rij", options, row=True)
            with s.columns(2) as (left, right):
                with left:
                    s.multi_choice("many", "Kies er meer", options)
                with right:
                    s.checkbox("tick", "Vink " + sharp)
            with s.expander("Meer " + sharp):
                s.text_input("line", "Regel " + sharp, 60)
                s.text_area("lines", "Regels", 80)
                s.number("between", "Getal", 0, 10)
                s.number("any", "Getal zonder grens", None, None)
            if s.button("go", "Verder " + sharp, primary=True):
                r.emit("finish", "ask")
            if s.button("back", "Terug"):
                r.emit("give-up", "ask", "task")

    def settle(self, place: str, r: Progress) -> list[Fact]:  # there is one place
        facts = list(r.facts)
        r.facts.clear()
        return facts


class Question:
    """One item of a survey, drawn as the journey draws it."""

    first = "question"

    def __init__(self, item: Any) -> None:
        self.item = item

    def draw(self, place: str, s: Surface, r: Record) -> None:  # there is one place
        with s.section(self.item.id), s.at(self.item.id):
            self.item.draws(s, r)

    settle = Primitives.settle


# -- what can be read -------------------------------------------------------------------------------------------------


class _Words(HTMLParser):
    """The words that a page shows: what stands in a text field is a value, and no word of the page."""

    INSIDE_A_WORD = ("strong", "em", "a", "span", "small")

    def __init__(self) -> None:
        super().__init__()
        self.shown = ""
        self._field = False

    @property
    def words(self) -> list[str]:
        return self.shown.split()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._field = self._field or tag == "textarea"
        self.shown += "" if tag in self.INSIDE_A_WORD else f" {dict(attrs).get('alt', '')} "

    def handle_endtag(self, tag: str) -> None:
        self._field = self._field and tag != "textarea"
        self.shown += "" if tag in self.INSIDE_A_WORD else " "

    def handle_data(self, data: str) -> None:
        self.shown += "" if self._field else data


def _visible(block: Any) -> Iterator[str]:
    for node in block:
        proto = node.proto
        if node.type == "expander" and node is not block:
            yield rendered(node.label)
        elif node.type in ("markdown", "caption", "subheader"):
            yield rendered(node.value)
        elif node.type == "text":
            yield node.value
        elif node.type == "radio":
            yield from map(rendered, (node.label, *node.options))
        elif node.type in ("checkbox", "text_input", "text_area", "button"):
            yield rendered(node.label)
        elif node.type == "download_button":
            yield rendered(proto.label)
        elif node.type == "progress":
            yield rendered(proto.text)
        elif node.type == "image":
            yield from (one.alt for one in proto.imgs)
        elif node.type not in ("main", "container", "flex_container", "vertical", "horizontal", "column"):
            raise AssertionError(f"a test cannot read what {node.type} shows")


_STANDS_FOR = 0xE000  # escaped signs are kept out of the way in Unicode's private area while the markup goes


def rendered(markdown: str) -> str:
    """The words that Streamlit shows for a Markdown text of ours."""
    kept = re.sub(r"\\([!-/:-@\[-`{-~])", lambda found: chr(_STANDS_FOR + ord(found[1])), markdown)
    kept = re.sub(r":small\[([^\]]*)\]", r"\1", kept.replace(JOINER, ""))
    kept = re.sub(r"!?\[([^\]]*)\]\(<[^>]*>\)", r"\1", kept)  # a picture's words are its alt text
    kept = re.sub(r"(?m)^(#+|-|\d+\.) ", "", kept)
    kept = re.sub(r"(?m)^[|-]+$", "", kept).replace("|", " ").replace("*", "")
    assert not re.search(r"[`$<>\[\]~_#]", kept), f"this would be read as markup: {markdown}"
    return re.sub(r"[\ue000-\ue0ff]", lambda found: chr(ord(found[0]) - _STANDS_FOR), kept)
