"""A statement with points from low to high."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Literal

from pydantic import Field, PrivateAttr

from toolkit.errors import say
from toolkit.options import alike
from toolkit.schema import Complaint, Flag, Whole
from toolkit.surface import Option, Record, Surface, Value
from toolkit.surveys.item import KEY, KIND, Item, Respondent, Shared
from toolkit.text import Text

POINTS = 5
"""How many points a scale item has where nobody says so."""


class ScaleItem(Item):
    says: ClassVar = "A statement with points from low to high, such as disagree to agree."
    example: ClassVar = """
kind: scale
id: my-statement
text: {nl: Het was makkelijk., en: It was easy.}
points: 5
labels:
  - {nl: Helemaal oneens, en: Strongly disagree}
  - {nl: Oneens, en: Disagree}
  - {nl: Niet oneens en niet eens, en: Neither}
  - {nl: Eens, en: Agree}
  - {nl: Helemaal eens, en: Strongly agree}
"""

    kind: Literal["scale"] = Field(description=KIND)
    own_points: Whole | None = Field(
        None, alias="points", ge=2, le=11, description="How many points there are; the survey's `points`, else 5."
    )
    own_labels: tuple[Text, ...] = Field(
        (),
        alias="labels",
        max_length=11,
        description="A label for each point, or just for both ends; the survey's `labels`, where these are left out.",
    )
    reversed: Flag = Field(False, description="Whether a high answer means a low score.")

    _shared: Shared = PrivateAttr(default=Shared())

    @property
    def points(self) -> int:
        return self.own_points or self._shared.points or POINTS

    @property
    def labels(self) -> tuple[Text, ...]:
        return self.own_labels or self._shared.labels

    def share(self, shared: Shared) -> None:
        self._shared = shared

    def written_out(self) -> dict[str, Any]:
        typed = {key: value for key, value in self.plain().items() if key not in ("points", "labels")}
        points = {} if self.points == POINTS else {"points": self.points}
        return typed | points | ({"labels": [one.plain() for one in self.labels]} if self.labels else {})

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
        if self.own_labels:
            yield from alike(("labels",), say("label"), self.own_labels)
            yield from unfit_labels(self.own_labels, self.points, self.id)
        elif self.own_points is not None and len(self.labels) not in (0, 2, self.points):
            wrong = say(
                "item `{id}` has {points} points, and the survey's `labels` are {count}",
                id=self.id,
                points=self.points,
                count=len(self.labels),
            )
            right = say("give it {points} `labels` of its own, or leave its `points` out", points=self.points)
            yield Complaint(("points",), wrong, right)


def unfit_labels(labels: Sequence[Text], points: int, item: str = "") -> Iterator[Complaint]:
    """A complaint about labels that do not fit their points. Without the id of an `item`: the survey's."""
    count = len(labels)
    if count in (0, 2, points):
        return
    right = say("write {points} labels, or 2 for both ends", points=points)
    if count == 1:
        wrong = say("there is one label for {points} points", points=points)
    elif item:
        wrong = say("item `{id}` has {count} labels for {points} points", id=item, count=count, points=points)
    else:
        wrong = say("there are {count} labels for {points} points", count=count, points=points)
    if count > 1:
        right = say("write {points} labels, or 2 for both ends, or `points: {count}`", points=points, count=count)
    yield Complaint(("labels",), wrong, right)
