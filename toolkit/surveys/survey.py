"""A survey: items in order, and the scales that they are scored by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.options import alike
from toolkit.schema import Complaint, Flag, Model, Whole, doubled, fingerprint
from toolkit.surveys.item import Item, Shared
from toolkit.surveys.items import AnyItem
from toolkit.surveys.items.scale import POINTS, ScaleItem, unfit_labels
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
    points: Whole | None = Field(
        None, ge=2, le=11, description="How many points the scale items have that say nothing of their own."
    )
    labels: tuple[Text, ...] = Field(
        (), max_length=11, description="The labels of the scale items that have none of their own."
    )
    items: tuple[AnyItem, ...] = Field(min_length=1, max_length=60, description="The questions, in order.")
    scales: tuple[Scale, ...] = Field((), max_length=20, description="Items that are scored together.")
    profile: Flag = Field(False, description="Whether participants see their own picture after the last question.")

    def model_post_init(self, _: Any) -> None:
        for item in self.items:
            item.share(Shared(self.points, self.labels))

    def written_out(self) -> dict[str, Any]:
        """As `plain()`, with `points` and `labels` at each item: what people see, however it was typed."""
        typed = {key: value for key, value in self.plain().items() if key not in ("points", "labels")}
        return typed | {"items": [item.written_out() for item in self.items]}

    @cached_property
    def _fingerprint(self) -> str:
        return fingerprint(self.written_out())

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
        yield from self._shared_complaints()
        yield from doubled(("items",), say("item"), [item.id for item in self.items])
        yield from doubled(("scales",), say("scale"), [scale.id for scale in self.scales])
        for index, item in enumerate(self.items):
            yield from (complaint.under("items", index) for complaint in item.complaints())
        for index, scale in enumerate(self.scales):
            yield from (complaint.under("scales", index) for complaint in scale.check(self.by_id))
        if self.profile and not self.scales:
            right = say("add `scales`, or leave `profile` out")
            yield Complaint(("profile",), say("there is no scale to draw a picture of"), right, at_key=True)

    def _shared_complaints(self) -> Iterator[Complaint]:
        """What is wrong with `points` and `labels` of the survey; said once, where they stand."""
        own = [item for item in self.items if isinstance(item, ScaleItem)]
        for key in ("points", "labels"):
            if getattr(self, key) and all(getattr(item, f"own_{key}") for item in own):
                wrong = say("no item takes these `{key}`: there is no scale item without its own", key=key)
                yield Complaint((key,), wrong, say("leave `{key}` out", key=key), at_key=True)
        yield from alike(("labels",), say("label"), self.labels)
        if any(not item.own_points and not item.own_labels for item in own):  # the others say what does not fit them
            yield from unfit_labels(self.labels, self.points or POINTS)
