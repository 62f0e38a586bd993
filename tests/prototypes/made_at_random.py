"""Prototypes at random, of every kind there is: hypothesis strategies that read the kinds' own models."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Annotated, Any

from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from toolkit.prototypes.block import Block
from toolkit.prototypes.blocks import KINDS, kind_name
from toolkit.prototypes.noticed.shapes import Key, keys
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Model

SIGN = "qzx"
"""How every id begins, and no word does: an id in a sentence is found by it."""

WORDS = [
    "gesprek",
    "stap",
    "ruimte",
    "team",
    "werk",
    "rooster",
    "vraag",
    "antwoord",
    "keuze",
    "week",
    "talk",
    "step",
    "room",
    "work",
    "question",
    "week2",
    "één",
]


class Maker:
    """Draws the parts of one prototype; ids and, if asked, words are never used twice."""

    def __init__(self, draw: st.DrawFn, unique: bool) -> None:
        self.draw, self.unique, self.numbers = draw, unique, count(1)

    def id(self) -> str:
        return f"{SIGN}-{next(self.numbers)}"

    def words(self) -> str:
        chosen = self.draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
        return " ".join([*chosen, *([f"x{next(self.numbers)}y{word}" for word in chosen] if self.unique else [])])

    def text(self) -> str | dict[str, str]:
        if self.draw(st.integers(0, 9)) == 0:
            return self.words()
        return {"nl": self.words(), "en": self.words()}

    def model(self, model: type[Model]) -> dict[str, Any]:
        """A model as YAML would hold it; where it leads is filled in later."""
        made: dict[str, Any] = {}
        if "id" in model.model_fields:
            made["id"] = self.id()
        for key in keys(model):
            info = model.model_fields[key.name]
            if info.is_required() or self.draw(st.booleans()):
                made[key.name] = self.value(key, Annotated[info.annotation, info])
        return made

    def value(self, key: Key, annotation: Any) -> Any:
        if key.sort == "text":
            return self.text()
        if key.sort == "texts":
            return [self.text() for _ in range(self.draw(st.integers(1, 3)))]
        if key.sort == "part":
            return self.model(key.models[0])
        if key.sort == "parts":
            return [self.model(key.models[0]) for _ in range(self.draw(st.integers(2, 4)))]
        if key.sort == "reference":
            return None
        if key.sort == "references":
            return [None]
        if key.choices:
            return self.draw(st.sampled_from(key.choices))
        return self.draw(st.sampled_from(list(_fitting(annotation))))

    def block(self, kind: type[Block]) -> dict[str, Any]:
        made = {"kind": kind_name(kind), **self.model(kind)}
        if any(field == "main" for field in kind.model_fields) and self.draw(st.booleans()):
            made["main"] = True
        return made


def _fitting(annotation: Any) -> Iterator[Any]:
    """The values of a key that is no text: those of a few that its type takes."""
    for value in (True, False, 1, 2, 30, "talk.svg", "agreed.svg", ("2026-12-25",), (3.0, 5.5)):
        try:
            TypeAdapter(annotation).validate_python(value, strict=True)
        except ValidationError:
            continue
        yield value


def _lead(made: Any, screens: list[str], own: list[str], draw: st.DrawFn) -> None:
    """Fill in where buttons and answers lead: screens for what is called `to`, parts of the block for the rest."""
    for key, value in list(made.items()) if isinstance(made, dict) else ():
        if value is None:
            made[key] = draw(st.sampled_from(screens if key == "to" else own or screens))
        elif value == [None]:
            made[key] = draw(st.lists(st.sampled_from(own or screens), max_size=3, unique=True))
        for one in value if isinstance(value, list) else [value]:
            _lead(one, screens, own, draw)


@st.composite
def prototypes(draw: st.DrawFn, *, unique: bool = False) -> Prototype:
    """A prototype of one to three screens. With `unique`, no two texts in it have the same words."""
    maker = Maker(draw, unique)
    screens: list[dict[str, Any]] = []
    for _ in range(draw(st.integers(1, 3))):
        kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=4))
        blocks = [maker.block(kind) for kind in kinds]
        screens.append({"id": maker.id(), "title": maker.text(), "blocks": blocks})
    names = [one["id"] for one in screens]
    for block in (block for screen in screens for block in screen["blocks"]):
        listed = [one for value in block.values() if isinstance(value, list) for one in value if isinstance(one, dict)]
        _lead(block, names, [one["id"] for one in listed if "id" in one], draw)
    _conditions(screens, draw)
    start = draw(st.sampled_from([None, *names]))
    return Prototype.model_validate({"title": "Proef", "about": "Proef", "start": start, "screens": screens})


def _conditions(screens: list[dict[str, Any]], draw: st.DrawFn) -> None:
    asked: list[dict[str, Any]] = []
    by_name = {kind_name(kind): kind for kind in KINDS}
    for block in (block for screen in screens for block in screen["blocks"]):
        if asked and draw(st.integers(0, 2)) == 0:
            block["show_if"] = draw(st.sampled_from(asked))
        answers = by_name[block["kind"]].model_validate(block).answers()
        option = answers.ids[0] if answers.ids else ""
        ways = {"one": ("is", "is_not"), "many": ("includes",)}.get(answers.shape, ())
        asked += [{"block": block["id"], way: option} for way in ways]
        if answers.shape == "many":
            asked.append({"not": {"block": block["id"], "at_least": 1}})
            asked.append({"any": [{"block": block["id"], "includes": one} for one in answers.ids[:12]]})
