"""A plan of one's own: actions to choose from and actions of one's own, each with a moment and a reminder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import words
from toolkit.options import options
from toolkit.prototypes.block import KIND, Action, Block, Recorded, Robot
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.prototypes.planning import after_days, day_of_year, next_on
from toolkit.schema import Choosable, Complaint, Whole
from toolkit.surface import Option, Record, Surface, Value
from toolkit.text import LANGUAGES, Text

NOT_NOW = "not-now"
OWN = "own-"


class Moment(Choosable):
    """When somebody means to do something."""

    in_days: Whole | None = Field(None, ge=1, le=366, description="The reminder comes after so many days.")
    on: str | None = Field(None, description="The reminder comes on this day of the year: month and day, as `06-01`.")

    def day(self, today: dt.date) -> dt.date:
        """The day of its reminder."""
        found = day_of_year(self.on) if self.on else None
        return next_on(today, *found) if found else after_days(today, self.in_days or 1)

    def complaints(self) -> Iterator[Complaint]:
        if (self.in_days is None) == (self.on is None):
            wrong = say("the moment `{id}` does not say when its reminder comes", id=self.id)
            yield Complaint((), wrong, say("write either `in_days: 7` or `on: 06-01`"))
        elif self.on is not None and day_of_year(self.on) is None:
            wrong = say("`{given}` is no day of every year", given=self.on[:20])
            yield Complaint(("on",), wrong, say("write month and day, as `06-01`"))


@dataclass(frozen=True)
class Planned:
    """One line of somebody's plan. `id`: as conditions know it; `key`: as its answer is stored."""

    id: str
    key: str
    title: str
    moment: Moment


class ActionPlan(Block):
    says: ClassVar = "Actions to choose from and to write oneself, each with a moment and a reminder to keep."
    example: ClassVar = """
kind: action-plan
id: my-plan
title: {nl: Wat ga je doen?, en: What will you do?}
actions:
  - {id: shadow, text: {nl: Een dag meelopen, en: Shadow somebody for a day}}
  - {id: coffee, text: {nl: Koffie met iemand van een ander team, en: Coffee with somebody of another team}}
moments:
  - {id: week, text: {nl: Deze week, en: This week}, in_days: 3}
  - {id: summer, text: {nl: Voor de zomer, en: Before the summer}, on: 06-01}
own: 1
"""
    records: ClassVar = (Recorded("set", "a moment was chosen for an action, or an own action was written"),)

    kind: Literal["action-plan"] = Field(description=KIND)
    title: Text | None = Field(None, description="A heading above the actions.")
    actions: tuple[Choosable, ...] = Field(min_length=1, max_length=8, description="The actions to choose from.")
    moments: tuple[Moment, ...] = Field(min_length=1, max_length=5, description="The moments to choose from.")
    own: Whole = Field(2, ge=0, le=5, description="How many actions of their own people can add.")

    def draws(self, s: Surface, r: Record) -> None:
        own = words(r.language)
        if self.title:
            s.heading(r.t(self.title))
        s.text(own["plan_yours"], soft=True)
        shown = [Option(one.id, r.t(one.text)) for one in self.moments] + [Option(NOT_NOW, own["plan_not_now"])]
        for action in self.actions:
            s.choice(action.id, r.t(action.text), shown, row=True)
        for number in range(1, self._own_fields(r) + 1):
            with s.card():
                s.text_input(f"own.{number}", own["plan_own"], 120)
                s.choice(f"own.{number}.when", own["plan_when"], shown, row=True)
        with s.card():
            s.heading(own["plan_title"])
            planned = self._planned(r)
            if not planned:
                s.text(own["plan_empty"], soft=True)
            for one in planned:
                self._draw_planned(s, r, one)

    def _draw_planned(self, s: Surface, r: Record, one: Planned) -> None:
        own, day = words(r.language), one.moment.day(dt.datetime.fromtimestamp(r.now).astimezone().date())
        s.text(own["plan_line"].format(moment=r.t(one.moment.text), action=one.title))
        told = own["plan_remind"].format(day=day.day, month=own["plan_months"].split()[day.month - 1])
        s.reminder(f"{one.key}.remind", told, one.title, day)

    def _own_fields(self, r: Record) -> int:
        """One field more than have been filled in, so that there is always a next one."""
        filled = [number for number in range(1, self.own + 1) if self._text(r, number)]
        return min(self.own, max(filled, default=0) + 1)

    def _text(self, r: Record, number: int) -> str:
        return " ".join(str(r.get(self.name, f"own.{number}") or "").split())

    def _planned(self, r: Record) -> list[Planned]:
        """Everything that has a moment, the nearest moment first."""
        moments = {one.id: one for one in self.moments}
        lines = [(one.id, one.id, one.id, r.t(one.text)) for one in self.actions]
        for number in range(1, self.own + 1):
            lines.append((f"{OWN}{number}", f"own.{number}", f"own.{number}.when", self._text(r, number)))
        chosen = [(id, key, title, r.get(self.name, when)) for id, key, when, title in lines if title]
        found = [Planned(id, key, title, moments[str(at)]) for id, key, title, at in chosen if at in moments]
        return sorted(found, key=lambda one: self.moments.index(one.moment))

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        ids = [one.id for one in self.moments]
        for action in self.actions:
            if robot.random.random() < 0.8:
                yield action.id, robot.random.choice([*ids, NOT_NOW])
        if self.own and robot.random.random() < robot.diligence:
            yield "own.1", words(r.language)["plan_robot"]
            yield "own.1.when", robot.random.choice(ids)

    def answers(self) -> Answers:
        own = ((f"{OWN}{number}", _own_text(number)) for number in range(1, self.own + 1))
        return Answers("many", *ids_and_texts([*((one.id, one.text) for one in self.actions), *own]))

    def answer(self, r: Record) -> Value:
        return [one.id for one in self._planned(r)]

    def complaints(self) -> Iterator[Complaint]:
        yield from options(("actions",), say("action"), self.actions)
        yield from options(("moments",), say("moment"), self.moments)
        for index, action in enumerate(self.actions):
            if action.id.startswith(OWN):
                wrong = say("`{id}` is what people's own actions are called", id=action.id)
                yield Complaint(("actions", index, "id"), wrong, say("give the action another id"))
        for index, moment in enumerate(self.moments):
            if moment.id == NOT_NOW:
                wrong = say("`not-now` is there by itself")
                yield Complaint(("moments", index, "id"), wrong, say("give the moment another id, or leave it out"))
            yield from (one.under("moments", index) for one in moment.complaints())


def _own_text(number: int) -> Text:
    return Text({one: words(one)["plan_own_number"].format(n=number) for one in LANGUAGES})
