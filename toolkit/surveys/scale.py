"""Items that are scored together, by declaration. A missing answer is never filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.schema import Complaint, Id, Model, Whole, unknown
from toolkit.surface import Value
from toolkit.surveys.item import Item
from toolkit.text import Text

End = Annotated[Whole, Field(ge=-1000, le=1000)]


class Scale(Model):
    """A mean or a sum over some items of a survey."""

    id: Id = Field(description="The scale's name in the results.")
    title: Text = Field(description="What the scale is called.")
    items: tuple[Id, ...] = Field(min_length=1, max_length=60, description="The items that are scored together.")
    score: Literal["mean", "sum"] = Field("mean", description="How their answers become one number.")
    needs: Whole | None = Field(None, ge=1, description="How many items must be answered; all, where this is left out.")
    rescale: tuple[End, End] | None = Field(
        None, description="Between which two numbers the score is told, such as `[0, 100]`; else as the points are."
    )
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
        ends = self._sums(items)
        if self.rescale and ends:
            # Where fewer items were answered, their sum has so much less room; a mean's items all have the same.
            low, high = (end * len(given) / len(self.items) for end in ends)
            first, last = self.rescale
            return first + (sum(given) - low) * (last - first) / (high - low)
        return sum(given) / len(given) if self.score == "mean" else sum(given)

    def range(self, items: Mapping[str, Item]) -> tuple[float, float] | None:
        """The lowest and highest score that can come out, where every item has a range."""
        ends = self._sums(items)
        if ends is None:
            return None
        if self.rescale:
            return float(self.rescale[0]), float(self.rescale[1])
        low, high = ends
        return (low / len(self.items), high / len(self.items)) if self.score == "mean" else (low, high)

    def _sums(self, items: Mapping[str, Item]) -> tuple[float, float] | None:
        """The lowest and highest sum of all its items, where every item has a range."""
        ranges = [items[name].range() for name in self.items]
        known = [one for one in ranges if one is not None]
        if len(known) < len(ranges):
            return None
        return sum(one[0] for one in known), sum(one[1] for one in known)

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
        yield from self._check_rescale(items)
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

    def _check_rescale(self, items: Mapping[str, Item]) -> Iterator[Complaint]:
        if self.rescale is None:
            return
        first, last = self.rescale
        if first >= last:
            right = say("write the lower one first, such as `rescale: [0, 100]`")
            yield Complaint(("rescale",), say("`rescale` goes from {low} to {high}", low=first, high=last), right)
        endless = [name for name in self.items if name in items and items[name].range() is None]
        endless = [name for name in endless if _gives_number(items[name])]
        if endless:
            wrong = say("item `{id}` has no lowest and no highest score to rescale from", id=endless[0])
            yield Complaint(("rescale",), wrong, say("leave `rescale` out, or score only scale and recommend items"))


def _gives_number(item: Item) -> bool:
    return item.score("1") is not None or item.score(1.0) is not None
