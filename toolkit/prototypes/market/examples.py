"""An author's made-up openings, so that no market begins empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pydantic import Field

from toolkit.errors import say
from toolkit.prototypes.market.fold import Fold
from toolkit.prototypes.market.folding import MAX_HOURS, MAX_WEEKS
from toolkit.prototypes.market.opening import MADE_UP, Application, Opening
from toolkit.prototypes.market.workload import WEEK
from toolkit.schema import Complaint, Flag, Id, Model, Whole, doubled
from toolkit.text import Text


class Applicant(Model):
    """Somebody made up who answered to an example."""

    id: Id = Field(description="The made-up person's name in the results.")
    name: Text = Field(description="What this made-up person is called.")
    line: Text = Field(description="What this person says about it.")
    accepted: Flag = Field(False, description="Whether this person works at it already.")


class Example(Model):
    """A made-up opening. Its dates are counted from the week in which one looks, so that it never grows old."""

    id: Id = Field(description="The opening's name in the results.")
    title: Text = Field(description="The opening in a few words.")
    what: Text = Field(description="What there is to do, and why.")
    hours: Whole = Field(ge=1, le=MAX_HOURS, description="How many hours a week it takes.")
    weeks: Whole = Field(ge=1, le=MAX_WEEKS, description="How many weeks it lasts.")
    starts_in: Whole = Field(
        1, ge=-MAX_WEEKS, le=MAX_WEEKS, description="In how many weeks it begins; below zero it has begun already."
    )
    wanted: tuple[Id, ...] = Field((), max_length=8, description="Which of the block's `wanted` it asks for.")
    name: Text | None = Field(None, description="Who posted it: a made-up name.")
    reply: Text | None = Field(None, description="What the made-up poster says at once to whoever takes part.")
    yours: Flag = Field(False, description="Whether each participant plays its poster.")
    applicants: tuple[Applicant, ...] = Field(
        (), max_length=6, description="Made-up people who answered to it, where `yours` is true."
    )

    def opening(self, language: str, this_week: dt.date) -> Opening:
        return Opening(
            id=self.id,
            by=MADE_UP,
            title=self.title(language),
            what=self.what(language),
            hours=self.hours,
            start=this_week + self.starts_in * WEEK,
            weeks=self.weeks,
            wanted=self.wanted,
            name=self.name(language) if self.name else "",
            reply=self.reply(language) if self.reply else "",
            made_up=True,
        )

    def applications(self, language: str, this_week: dt.date) -> Iterator[Application]:
        opening = self.opening(language, this_week)
        scope = opening.stint(opening.start)
        for one in self.applicants:
            yield Application(
                id=one.id,
                opening=self.id,
                by=MADE_UP,
                scope=scope,
                agreed=min(opening.start, this_week),
                line=one.line(language),
                state="accepted" if one.accepted else "waiting",
                name=one.name(language),
                made_up=True,
            )

    def complaints(self) -> Iterator[Complaint]:
        if self.applicants and not self.yours:
            wrong = say("nobody here can answer to the `applicants` of this example")
            yield Complaint(("applicants",), wrong, say("add `yours: true`, or leave them out"), at_key=True)
        if self.reply and self.yours:
            wrong = say("its poster is whoever looks, so it has no `reply`")
            yield Complaint(("reply",), wrong, say("leave `{key}` out", key="reply"), at_key=True)
        yield from doubled(("applicants",), say("example"), [one.id for one in self.applicants])


def fold_of(examples: tuple[Example, ...], language: str, this_week: dt.date) -> Fold:
    """What folds the facts after these examples."""
    made = [(one.yours, one.opening(language, this_week)) for one in examples]
    answered = [two for one in examples if one.yours for two in one.applications(language, this_week)]
    return Fold(
        tuple(one for yours, one in made if not yours), tuple(one for yours, one in made if yours), tuple(answered)
    )
