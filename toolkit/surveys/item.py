"""What every item kind is. An item is one question of a survey; it may always be skipped."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from pydantic import Field

from toolkit.schema import Id, Model
from toolkit.surface import Record, Surface, Value
from toolkit.text import Text

KIND = "What sort of question this is; it decides which other keys fit."

KEY = "answer"
"""Every item answers at one key, so a response is one value."""


class Respondent(Protocol):
    """A rehearsing participant, as much of it as an item needs to know."""

    random: random.Random
    mood: float
    """Between 0 (finds everything poor) and 1 (finds everything good)."""


@dataclass(frozen=True)
class Shared:
    """What a survey says once for all its scale items that say nothing of their own."""

    points: int | None = None
    labels: tuple[Text, ...] = ()


class Item(Model):
    """Base of the item kinds. A kind adds `kind: Literal[...]`, its YAML keys, and its faces."""

    says: ClassVar[str] = ""
    """One sentence for authors: what this kind is for."""
    example: ClassVar[str] = ""
    """An item as an author would type it."""
    countable: ClassVar[bool] = True
    """Whether answers come from a fixed, small set, so that counts can be kept of them."""

    id: Id = Field(description="The item's name in the results.")
    text: Text = Field(description="The question or the statement.")

    def share(self, shared: Shared) -> None:
        """Take over what the survey says for all; called once, while the survey is read."""

    def written_out(self) -> dict[str, Any]:
        """As `plain()`, with what the survey says for all written at the item itself."""
        return self.plain()

    def draws(self, s: Surface, r: Record) -> None:
        """Draw the item; its answer lies at KEY."""
        raise TypeError(f"{type(self).__name__} does not draw")

    def rehearses(self, robot: Respondent) -> Value:
        """What a robot participant would answer; None to skip."""
        return None

    def score(self, value: Value) -> float | None:
        """The answer as a number for a scale, reversed where the item says so; None where it has none."""
        return None

    def range(self) -> tuple[float, float] | None:
        """The lowest and highest score, for items that have one."""
        return None
