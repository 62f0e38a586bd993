"""What every block kind is: it takes, draws, records and rehearses (the four faces of a kind)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Protocol

from pydantic import Field

from toolkit.prototypes.condition import Answers, Condition
from toolkit.schema import Id, Model
from toolkit.surface import Record, Surface, Value
from toolkit.text import Text


class Robot(Protocol):
    """A rehearsing participant, as much of it as a kind needs to know."""

    random: random.Random

    @property
    def diligence(self) -> float:
        """Between 0 and 1: the chance to do what nobody forces one to do."""

    def wants(self, screen: str) -> bool:
        """Whether this robot would go to that screen now."""


KIND = "What sort of block this is; it decides which other keys fit."

Action = tuple[str, Value]
"""A local key and what a participant does there: a value, or True for a press."""


@dataclass(frozen=True)
class Recorded:
    """One sort of event that a kind leaves behind, with the sentence that documents it."""

    kind: str
    says: str


class Block(Model):
    """Base of the block kinds. A kind adds `kind: Literal[...]`, its YAML keys, and its faces."""

    says: ClassVar[str] = ""
    """One sentence for authors: what this kind is for."""
    example: ClassVar[str] = ""
    """A block as an author would type it; it is shown in the documentation and drawn by the tests."""
    records: ClassVar[tuple[Recorded, ...]] = ()
    shares: ClassVar[bool] = False
    """Whether it reads or adds to what people share; a round without any such kind need not look for it."""

    id: Id | None = Field(None, description="The block's name, for conditions and for the results.")
    show_if: Condition | None = Field(None, description="Show this block only when an earlier answer says so.")

    @property
    def name(self) -> str:
        """The id; blocks that record nothing may go without one."""
        return self.id or ""

    @property
    def words(self) -> Text | None:
        """What stands on it or above it; None where the block has no words of its own."""
        found = (getattr(self, key, None) for key in ("label", "title", "question"))
        return next((one for one in found if isinstance(one, Text)), None)

    def draws(self, s: Surface, r: Record) -> None:
        """Draw the block. Pure, except for `r.emit` after a press."""
        raise TypeError(f"{type(self).__name__} does not draw")

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        """What a robot participant would do here, in order."""
        yield from ()

    def answers(self) -> Answers:
        """What conditions can ask of this block."""
        return Answers()

    def answer(self, r: Record) -> Value:
        """The block's answer now, in the shape that `answers()` says."""
        return None

    def leads_to(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The screens that this block can lead to, with the path to each reference."""
        yield from ()

    def files(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The files of the prototype's `pictures/` folder that this block shows, with the path to the name of each."""
        yield from ()
