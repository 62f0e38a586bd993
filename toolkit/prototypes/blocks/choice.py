"""A question with options."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.options import options
from toolkit.prototypes.block import KIND, Action, Block, Recorded, Robot
from toolkit.prototypes.condition import Answers, Shape, ids_and_texts
from toolkit.schema import Choosable, Complaint, Flag
from toolkit.surface import Option, Record, Surface, Value
from toolkit.text import Text

KEY = "answer"


class Choice(Block):
    says: ClassVar = "A question with options: one of them, or several with `multiple: true`."
    example: ClassVar = """
kind: choice
id: my-choice
question: {nl: Waarom nu?, en: Why now?}
options:
  - {id: asked, text: {nl: De medewerker vroeg erom, en: The employee asked}}
  - {id: change, text: {nl: Het werk verandert, en: The work is changing}}
"""
    records: ClassVar = (Recorded("set", "an option was chosen"),)

    kind: Literal["choice"] = Field(description=KIND)
    question: Text = Field(description="The question.")
    options: tuple[Choosable, ...] = Field(min_length=2, max_length=20, description="What can be chosen.")
    multiple: Flag = Field(False, description="Whether several may be chosen.")

    def draws(self, s: Surface, r: Record) -> None:
        shown = [Option(one.id, r.t(one.text)) for one in self.options]
        if self.multiple:
            s.multi_choice(KEY, r.t(self.question), shown)
        else:
            s.choice(KEY, r.t(self.question), shown)

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        ids = [one.id for one in self.options]
        if self.multiple:
            yield KEY, [one for one in ids if robot.random.random() < 0.4]
        else:
            yield KEY, robot.random.choice(ids)

    def answers(self) -> Answers:
        shape: Shape = "many" if self.multiple else "one"
        return Answers(shape, *ids_and_texts((one.id, one.text) for one in self.options))

    def answer(self, r: Record) -> Value:
        return r.get(self.name, KEY)

    def complaints(self) -> Iterator[Complaint]:
        yield from options(("options",), say("option"), self.options)
