"""An answer in one's own words."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from toolkit.surface import Record, Surface, Value
from toolkit.surveys.item import KEY, KIND, Item, Respondent


class OpenText(Item):
    says: ClassVar = "A question that is answered in one's own words."
    example: ClassVar = """
kind: open-text
id: my-wish
text: {nl: Ik zou willen dat ..., en: I wish that ...}
"""
    countable: ClassVar = False

    kind: Literal["open-text"] = Field(description=KIND)

    def draws(self, s: Surface, r: Record) -> None:
        s.text_area(KEY, r.t(self.text), 2000)

    def rehearses(self, robot: Respondent) -> Value:
        return f"Robot {robot.random.randint(100, 999)}" if robot.random.random() < 0.5 else None
