"""A statement with points from low to high."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.schema import Complaint, Flag, Whole
from toolkit.surface import Option, Record, Surface, Value
from toolkit.surveys.item import KEY, Item, Respondent
from toolkit.text import Text


class ScaleItem(Item):
    says: ClassVar = "A statement with points from low to high, such as disagree to agree."
    example: ClassVar = """
kind: scale
id: easy
text: {nl: Het was makkelijk., en: It was easy.}
points: 5
labels:
  - {nl: Helemaal oneens, en: Strongly disagree}
  - {nl: Oneens, en: Disagree}
  - {nl: Niet oneens en niet eens, en: Neither}
  - {nl: Eens, en: Agree}
  - {nl: Helemaal eens, en: Strongly agree}
"""

    kind: Literal["scale"]
    points: Whole = Field(5, ge=2, le=11, description="How many points there are.")
    labels: tuple[Text, ...] = Field((), max_length=11, description="A label for each point, or just for both ends.")
    reversed: Flag = Field(False, description="Whether a high answer means a low score.")

    def draws(self, s: Surface, r: Record) -> None:
        s.choice(KEY, r.t(self.text), [Option(str(n), self._label(n, r)) for n in range(1, self.points + 1)])

    def _label(self, point: int, r: Record) -> str:
        if len(self.labels) == self.points:
            return f"{point} · {r.t(self.labels[point - 1])}"
        ends = {1: 0, self.points: -1} if self.labels else {}
        return f"{point} · {r.t(self.labels[ends[point]])}" if point in ends else str(point)

    def rehearses(self, robot: Respondent) -> Value:
        wanted = 1 - robot.mood if self.reversed else robot.mood
        point = round(1 + wanted * (self.points - 1) + robot.random.gauss(0, self.points / 6))
        return str(min(self.points, max(1, point)))

    def score(self, value: Value) -> float | None:
        # An answer to another wording of this item may lie outside today's points: it has no score here.
        if not isinstance(value, str) or not value.isdecimal() or not 1 <= int(value) <= self.points:
            return None
        return float(self.points + 1 - int(value)) if self.reversed else float(value)

    def range(self) -> tuple[float, float]:
        return 1.0, float(self.points)

    def complaints(self) -> Iterator[Complaint]:
        if len(self.labels) not in (0, 2, self.points):
            wrong = f"item `{self.id}` has {len(self.labels)} labels for {self.points} points"
            right = f"write {self.points} labels, or 2 for both ends, or `points: {max(2, len(self.labels))}`"
            yield Complaint(("labels",), wrong, right)
