"""A number, and the recommend question from 0 to 10."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.options import bounds, some_number
from toolkit.schema import Complaint, Whole
from toolkit.surface import Option, Record, Surface, Value
from toolkit.surveys.item import KEY, KIND, Item, Respondent
from toolkit.text import Text


class NumberItem(Item):
    says: ClassVar = "A question that is answered by a number."
    example: ClassVar = """
kind: number
id: my-number
text: {nl: Hoeveel gesprekken voerde je dit jaar?, en: How many talks did you have this year?}
low: 0
high: 100
"""
    countable: ClassVar = False

    kind: Literal["number"] = Field(description=KIND)
    low: Whole | None = Field(None, description="The lowest number that fits.")
    high: Whole | None = Field(None, description="The highest number that fits.")

    def draws(self, s: Surface, r: Record) -> None:
        s.number(KEY, r.t(self.text), self.low, self.high)

    def rehearses(self, robot: Respondent) -> Value:
        return some_number(robot.random, self.low, self.high)

    def score(self, value: Value) -> float | None:
        return value if isinstance(value, float) else None

    def complaints(self) -> Iterator[Complaint]:
        yield from bounds(self.low, self.high)


class Recommend(Item):
    says: ClassVar = "How likely one is to recommend something, from 0 to 10."
    example: ClassVar = """
kind: recommend
id: my-recommend
text: {nl: Zou je dit een collega aanraden?, en: Would you recommend this to a colleague?}
low: {nl: Zeker niet, en: Not at all}
high: {nl: Zeker wel, en: Certainly}
"""

    kind: Literal["recommend"] = Field(description=KIND)
    low: Text | None = Field(None, description="What 0 means.")
    high: Text | None = Field(None, description="What 10 means.")

    def draws(self, s: Surface, r: Record) -> None:
        labels = {0: self.low, 10: self.high}
        options = []
        for point in range(11):
            label = labels.get(point)
            options.append(Option(str(point), f"{point} · {r.t(label)}" if label else str(point)))
        s.choice(KEY, r.t(self.text), options, row=True)

    def rehearses(self, robot: Respondent) -> Value:
        return str(min(10, max(0, round(10 * robot.mood + robot.random.gauss(0, 1.5)))))

    def score(self, value: Value) -> float | None:
        fits = isinstance(value, str) and value.isdecimal() and int(value) <= 10
        return float(str(value)) if fits else None

    def range(self) -> tuple[float, float]:
        return 0.0, 10.0
