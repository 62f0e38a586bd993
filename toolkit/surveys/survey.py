"""A survey: items in order, and the scales that they are scored by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from toolkit.schema import Complaint, Model, Whole, doubled
from toolkit.surveys.item import Item
from toolkit.surveys.items import AnyItem
from toolkit.surveys.scale import Scale
from toolkit.text import Text


class Survey(Model):
    """One file in `surveys/`."""

    title: Text = Field(description="The survey's name, for the team.")
    about: Literal["person", "prototype"] = Field(
        description="`person` for questions about people themselves (shown from 5 people), `prototype` for the rest."
    )
    intro: Text | None = Field(None, description="What participants read above the first question.")
    note: Text | None = Field(None, description="What readers of the results must know, such as a licence or a limit.")
    per_screen: Whole = Field(4, ge=1, le=8, description="How many items stand on one screen.")
    items: tuple[AnyItem, ...] = Field(min_length=1, max_length=60, description="The questions, in order.")
    scales: tuple[Scale, ...] = Field((), max_length=20, description="Items that are scored together.")

    @property
    def by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    def screens(self) -> list[tuple[Item, ...]]:
        """The items of each screen."""
        size = self.per_screen
        return [tuple(self.items[start : start + size]) for start in range(0, len(self.items), size)]

    def scale(self, name: str) -> Scale:
        return next(scale for scale in self.scales if scale.id == name)

    def complaints(self) -> Iterator[Complaint]:
        yield from doubled(("items",), "item", [item.id for item in self.items])
        yield from doubled(("scales",), "scale", [scale.id for scale in self.scales])
        for index, item in enumerate(self.items):
            yield from (complaint.under("items", index) for complaint in item.complaints())
        for index, scale in enumerate(self.scales):
            yield from (complaint.under("scales", index) for complaint in scale.check(self.by_id))
