"""One answer from several, or several answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.options import options
from toolkit.schema import Choosable, Complaint
from toolkit.surface import Option, Record, Surface, Value
from toolkit.surveys.item import KEY, KIND, Item, Respondent


class SingleChoice(Item):
    says: ClassVar = "A question with options, of which one is chosen."
    example: ClassVar = """
kind: single-choice
id: my-choice
text: {nl: Wat is je rol?, en: What is your role?}
options:
  - {id: manager, text: {nl: Leidinggevende, en: Manager}}
  - {id: employee, text: {nl: Medewerker, en: Employee}}
"""

    kind: Literal["single-choice"] = Field(description=KIND)
    options: tuple[Choosable, ...] = Field(min_length=2, max_length=20, description="What can be chosen.")

    def draws(self, s: Surface, r: Record) -> None:
        s.choice(KEY, r.t(self.text), [Option(one.id, r.t(one.text)) for one in self.options])

    def rehearses(self, robot: Respondent) -> Value:
        return robot.random.choice([one.id for one in self.options])

    def complaints(self) -> Iterator[Complaint]:
        yield from options(("options",), say("option"), self.options)


class MultipleChoice(Item):
    says: ClassVar = "A question with options, of which any number is chosen."
    example: ClassVar = """
kind: multiple-choice
id: my-choices
text: {nl: Wat zou je helpen?, en: What would help you?}
options:
  - {id: time, text: {nl: Meer tijd, en: More time}}
  - {id: words, text: {nl: Voorbeeldzinnen, en: Sample sentences}}
"""
    kind: Literal["multiple-choice"] = Field(description=KIND)
    options: tuple[Choosable, ...] = Field(min_length=2, max_length=20, description="What can be chosen.")

    def draws(self, s: Surface, r: Record) -> None:
        s.multi_choice(KEY, r.t(self.text), [Option(one.id, r.t(one.text)) for one in self.options])

    def rehearses(self, robot: Respondent) -> Value:
        return [one.id for one in self.options if robot.random.random() < 0.4]

    def complaints(self) -> Iterator[Complaint]:
        yield from options(("options",), say("option"), self.options)
