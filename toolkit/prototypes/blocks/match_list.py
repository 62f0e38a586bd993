"""Matches with the reasons for each: openings for an employee, or people for an opening."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import words
from toolkit.prototypes.block import KIND, Action, Block, Recorded, Robot
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.schema import Complaint, Id, Model, doubled
from toolkit.surface import Record, Surface, Value
from toolkit.text import Text


class Reason(Model):
    fit: Literal["have", "want", "missing"] = Field(description="Something one has, wants to develop, or still lacks.")
    text: Text = Field(description="The reason in words.")


class Match(Model):
    id: Id = Field(description="The match's name in the results.")
    title: Text = Field(description="The opening, or the person's role.")
    line: Text | None = Field(None, description="One line about it: the team, the hours.")
    reasons: tuple[Reason, ...] = Field(min_length=1, max_length=8, description="Why it matches, and what is missing.")


class MatchList(Block):
    says: ClassVar = "Matches, each with its reasons; a participant marks those that are of interest."
    example: ClassVar = """
kind: match-list
id: my-matches
pick: {nl: Dit wil ik verkennen, en: I want to explore this}
rows:
  - id: planner
    title: {nl: Planner bij Operations, en: Planner at Operations}
    line: {nl: 24 uur per week, en: 24 hours a week}
    reasons:
      - {fit: have, text: {nl: Je kent het rooster, en: You know the roster}}
      - {fit: missing, text: {nl: Ervaring met de planningstool, en: Experience with the planning tool}}
"""
    records: ClassVar = (Recorded("set", "a match was marked as interesting, or no longer"),)

    kind: Literal["match-list"] = Field(description=KIND)
    title: Text | None = Field(None, description="A heading above the matches.")
    pick: Text = Field(description="What a participant ticks at a match of interest.")
    reads: Literal["own", "other"] = Field(
        "own", description="`own` where readers see their own matches (You have), `other` for those of others (Has)."
    )
    rows: tuple[Match, ...] = Field(min_length=1, max_length=30, description="The matches, best first.")

    def draws(self, s: Surface, r: Record) -> None:
        own = words(r.language)
        if self.title:
            s.heading(r.t(self.title))
        for row in self.rows:
            with s.card():
                s.heading(r.t(row.title))
                if row.line:
                    s.text(r.t(row.line), soft=True)
                s.prose("\n".join(f"- **{own[f'fit_{self.reads}_{one.fit}']}** {r.t(one.text)}" for one in row.reasons))
                s.checkbox(row.id, r.t(self.pick))

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        picked = [row.id for row in self.rows if robot.random.random() < 0.4]
        for one in picked or [self.rows[0].id]:
            yield one, True

    def answers(self) -> Answers:
        return Answers("many", *ids_and_texts((row.id, row.title) for row in self.rows))

    def answer(self, r: Record) -> Value:
        return [row.id for row in self.rows if r.get(self.name, row.id)]

    def complaints(self) -> Iterator[Complaint]:
        yield from doubled(("rows",), say("row"), [row.id for row in self.rows])
