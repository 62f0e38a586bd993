"""Items that are scored together, by declaration. A missing answer is never filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.schema import Complaint, Id, Model, Whole, unknown
from toolkit.surface import Value
from toolkit.surveys.item import Item
from toolkit.text import Text


class Scale(Model):
    """A mean or a sum over some items of a survey."""

    id: Id = Field(description="The scale's name in the results.")
    title: Text = Field(description="What the scale is called.")
    items: tuple[Id, ...] = Field(min_length=1, max_length=60, description="The items that are scored together.")
    score: Literal["mean", "sum"] = Field("mean", description="How their answers become one number.")
    needs: Whole | None = Field(None, ge=1, description="How many items must be answered; all, where this is left out.")
    means: Text | None = Field(None, description="What it says about people, for those who see their own picture.")

    @property
    def enough(self) -> int:
        """So many items must be answered for a score."""
        return self.needs or len(self.items)

    def given(self, items: Mapping[str, Item], answers: Mapping[str, Value]) -> list[float]:
        """The scores of the items that were answered; reversed items are turned by the item itself."""
        scores = [items[name].score(answers.get(name)) for name in self.items]
        return [one for one in scores if one is not None]

    def value(self, items: Mapping[str, Item], answers: Mapping[str, Value]) -> float | None:
        """One participant's score, or None where too few items were answered.

        Missing answers are left out of a mean and never imputed; a sum needs every item.
        """
        given = self.given(items, answers)
        if len(given) < self.enough:
            return None
        return sum(given) / len(given) if self.score == "mean" else sum(given)

    def range(self, items: Mapping[str, Item]) -> tuple[float, float] | None:
        """The lowest and highest score that can come out, where every item has a range."""
        ranges = [items[name].range() for name in self.items]
        known = [one for one in ranges if one is not None]
        if len(known) < len(ranges):
            return None
        low, high = sum(one[0] for one in known), sum(one[1] for one in known)
        return (low / len(known), high / len(known)) if self.score == "mean" else (low, high)

    def check(self, items: Mapping[str, Item]) -> Iterator[Complaint]:
        """Complaints against the survey's real items."""
        for index, name in enumerate(self.items):
            if name not in items:
                yield unknown(("items", index), say("item"), name, list(items))
            elif not _gives_number(items[name]):
                right = say("score only scale, recommend and number items")
                yield Complaint(("items", index), say("item `{id}` gives no number", id=name), right)
            if name in self.items[:index]:
                wrong = say("item `{id}` stands twice in this scale", id=name)
                yield Complaint(("items", index), wrong, say("keep it once"))
        yield from self._check_needs()
        ranges = {items[name].range() for name in self.items if name in items and _gives_number(items[name])}
        if self.score == "mean" and len(ranges) > 1:
            wrong = say("these items do not have the same points, so their mean means nothing")
            yield Complaint(("items",), wrong, say("give them the same `points`, or make two scales"))

    def _check_needs(self) -> Iterator[Complaint]:
        count = len(self.items)
        if self.needs is not None and self.needs > count:
            wrong = say("`needs` asks for more items than the scale has")
            yield Complaint(("needs",), wrong, say("write at most {most}", most=count))
        if self.needs is not None and self.score == "sum" and self.needs < count:
            right = say("leave `needs` out, or write `score: mean`")
            yield Complaint(("needs",), say("a sum with missing answers would be too low"), right)


def _gives_number(item: Item) -> bool:
    return item.score("1") is not None or item.score(1.0) is not None
