"""The parts of an expedition board as an author chooses and names them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from pydantic import Field

from toolkit.errors import say
from toolkit.options import options
from toolkit.prototypes.expedition.board import AMBITION, CARDS, EXAMPLE
from toolkit.room import Shared
from toolkit.schema import Choosable, Complaint, Model
from toolkit.text import Text

Part = Literal["ambition", "members", "route", "obstacles", "learning", "trials", "feedback", "ready"]
PARTS: tuple[Part, ...] = get_args(Part)

FITS = {
    "function": ("members",),
    "department": ("members",),
    "expects": ("trials",),
    "came": ("trials", "feedback"),
    "instead": ("route",),
    "because": ("route",),
}
"""Which parts the keys of an example belong to; the others fit everywhere."""

BEFORE = -1000
"""The seq of the first thing that an author put there; no fact of a person comes below 1."""


class Example(Model):
    """Something made up that stands on the board from the first, and is marked as an example."""

    text: Text = Field(description="What stands on the card; of a member, the name.")
    by: Text | None = Field(None, description="The made-up name of whoever put it there.")
    function: Text | None = Field(None, description="A member's function.")
    department: Text | None = Field(None, description="A member's department.")
    expects: Text | None = Field(None, description="What is expected of a trial.")
    came: Text | None = Field(None, description="What came of a trial, or an answer to a request.")
    instead: Text | None = Field(None, description="The step that came in this one's place: the plan was bent.")
    because: Text | None = Field(None, description="Why the plan was bent there.")

    def complaints(self, part: str) -> Iterator[Complaint]:  # type: ignore[override]  # it depends on where it stands
        for key, parts in FITS.items():
            if getattr(self, key) is not None and part not in parts:
                wrong = say("an example of `{part}` has no `{key}`", part=part, key=key)
                yield Complaint((key,), wrong, say("leave `{key}` out", key=key), at_key=True)
        if (self.instead is None) != (self.because is None):
            there, missing = ("instead", "because") if self.because is None else ("because", "instead")
            wrong = say("a plan is bent with `instead` and `because`, and one is missing")
            yield Complaint((there,), wrong, say("add `{key}: ...`", key=missing), at_key=True)


class Section(Model):
    """One part of the board."""

    part: Part = Field(description="Which part this is.")
    title: Text = Field(description="What people call it.")
    about: Text | None = Field(None, description="One sentence on what belongs there.")
    text: Text | None = Field(None, description="The ambition to begin with; people can change it.")
    points: tuple[Choosable, ...] = Field((), max_length=12, description="What must be there before the next step.")
    examples: tuple[Example, ...] = Field(
        (), max_length=12, description="Made-up cards, so that no board begins empty."
    )

    def complaints(self) -> Iterator[Complaint]:
        if self.part == "ready" and not self.points:
            yield Complaint((), say("there is nothing to tick in `ready`"), say("add `points`"))
        for key, part in (("points", "ready"), ("text", AMBITION)):
            if getattr(self, key) and self.part != part:
                wrong = say("only the part `{part}` has `{key}`", part=part, key=key)
                yield Complaint((key,), wrong, say("leave `{key}` out", key=key), at_key=True)
        yield from options(("points",), say("point"), self.points)
        if self.examples and self.part in (AMBITION, "ready"):
            wrong = say("the part `{part}` has no examples", part=self.part)
            yield Complaint(("examples",), wrong, say("leave `{key}` out", key="examples"), at_key=True)
            return
        for index, one in enumerate(self.examples):
            yield from (complaint.under("examples", index) for complaint in one.complaints(self.part))

    def facts(self, first: int, language: str) -> list[Shared]:
        """What the author put there, as facts from `first` on: folded before everybody's."""
        if self.text:
            return [Shared(first, EXAMPLE, "edit", {"card": AMBITION, "text": self.text(language)})]
        found: list[Shared] = []
        for one in self.examples if self.part in CARDS else ():
            found += _facts(one, self.part, first + len(found), language)
        return found


def _facts(one: Example, part: str, first: int, language: str) -> list[Shared]:
    by = EXAMPLE + (one.by(language) if one.by else "")
    expects = {"expects": one.expects(language)} if one.expects else {}
    found = [Shared(first, by, "add", {"part": part, "text": one.text(language), **expects})]
    if one.came:
        kind = "result" if part == "trials" else "answer"
        found.append(Shared(first + 1, EXAMPLE, kind, {"card": str(first), "text": one.came(language)}))
    if one.instead and one.because:
        bent = {"card": str(first), "text": one.instead(language), "because": one.because(language)}
        found.append(Shared(first + 1, by, "bend", bent))
    return found


def told_before(sections: tuple[Section, ...], language: str) -> tuple[Shared, ...]:
    """Everything that an author put on a board, in order."""
    found: list[Shared] = []
    for one in sections:
        found += one.facts(BEFORE + len(found), language)
    return tuple(found)
