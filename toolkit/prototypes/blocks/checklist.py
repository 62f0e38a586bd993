"""Points to tick off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import words
from toolkit.options import options
from toolkit.prototypes.block import KIND, Action, Block, Recorded, Robot
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.schema import Choosable, Complaint
from toolkit.surface import Record, Surface, Value
from toolkit.text import Text


class Checklist(Block):
    says: ClassVar = "Points to tick off; the screen says how many are done."
    example: ClassVar = """
kind: checklist
id: my-checklist
title: {nl: Voor het gesprek, en: Before the talk}
items:
  - {id: wishes, text: {nl: Ik vraag naar wensen, en: I ask about wishes}}
  - {id: time, text: {nl: Ik plan een uur, en: I set aside an hour}}
"""
    records: ClassVar = (Recorded("set", "a point was ticked or unticked"),)

    kind: Literal["checklist"] = Field(description=KIND)
    title: Text | None = Field(None, description="A heading above the points.")
    items: tuple[Choosable, ...] = Field(min_length=1, max_length=40, description="The points.")

    def draws(self, s: Surface, r: Record) -> None:
        if self.title:
            s.heading(r.t(self.title))
        ticked = [s.checkbox(item.id, r.t(item.text)) for item in self.items]
        s.progress(sum(ticked), len(ticked), words(r.language)["ticked"].format(done=sum(ticked), total=len(ticked)))

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        for item in self.items:
            if robot.random.random() < robot.diligence:
                yield item.id, True

    def answers(self) -> Answers:
        return Answers("many", *ids_and_texts((item.id, item.text) for item in self.items))

    def answer(self, r: Record) -> Value:
        return [item.id for item in self.items if r.get(self.name, item.id)]

    def complaints(self) -> Iterator[Complaint]:
        yield from options(("items",), say("point"), self.items)
