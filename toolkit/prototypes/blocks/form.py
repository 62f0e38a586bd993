"""A few fields and a button that hands them in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.options import alike, bounds, options, some_number
from toolkit.prototypes.block import KIND, Action, Block, Recorded, Robot
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.schema import Choosable, Complaint, Id, Model, Whole, doubled
from toolkit.surface import Option, Record, Surface, Value
from toolkit.text import Text

SUBMIT = "submit"


class FormField(Model):
    """One field of a form."""

    id: Id = Field(description="The field's name in the results.")
    label: Text = Field(description="What is asked.")
    type: Literal["text", "long-text", "number", "choice"] = Field("text", description="What may be filled in.")
    options: tuple[Choosable, ...] = Field((), max_length=30, description="The options of a `choice` field.")
    low: Whole | None = Field(None, description="The lowest number that fits a `number` field.")
    high: Whole | None = Field(None, description="The highest number that fits a `number` field.")

    def draw(self, s: Surface, r: Record) -> None:
        label = r.t(self.label)
        if self.type == "text":
            s.text_input(self.id, label, 200)
        elif self.type == "long-text":
            s.text_area(self.id, label, 2000)
        elif self.type == "number":
            s.number(self.id, label, self.low, self.high)
        else:
            s.choice(self.id, label, [Option(one.id, r.t(one.text)) for one in self.options])

    def rehearse(self, robot: Robot, language: str) -> Value:
        if self.type == "choice":
            return robot.random.choice([one.id for one in self.options])
        if self.type == "number":
            return some_number(robot.random, self.low, self.high)
        return "Robot: " + self.label(language)[:60]

    def complaints(self) -> Iterator[Complaint]:
        if self.type == "choice" and len(self.options) < 2:
            wrong = say("the field `{id}` is a choice with too few options", id=self.id)
            yield Complaint((), wrong, say("give at least 2 `options`"))
        if self.type != "choice" and self.options:
            wrong = say("a `{type}` field has no options", type=self.type)
            yield Complaint(("options",), wrong, say("write `type: choice`"), at_key=True)
        for key in ("low", "high"):
            if self.type != "number" and getattr(self, key) is not None:
                wrong = say("a `{type}` field has no `{key}`", type=self.type, key=key)
                yield Complaint((key,), wrong, say("write `type: number`, or leave `{key}` out", key=key), at_key=True)
        yield from bounds(self.low, self.high)
        yield from options(("options",), say("option"), self.options)


class Form(Block):
    says: ClassVar = "A few fields and a button that hands them in and leads on."
    example: ClassVar = """
kind: form
id: my-form
title: {nl: Wat spreken we af?, en: What do we agree?}
fields:
  - {id: step, label: {nl: De volgende stap, en: The next step}}
  - {id: weeks, label: {nl: Over hoeveel weken?, en: In how many weeks?}, type: number, low: 1, high: 52}
submit: {nl: Vastleggen, en: Record it}
to: end
"""
    records: ClassVar = (
        Recorded("set", "a field was filled in"),
        Recorded("press", "the form was handed in"),
        Recorded("submit", "the fields that were filled in then"),
        Recorded("goto", "the screen it leads to"),
    )

    kind: Literal["form"] = Field(description=KIND)
    title: Text | None = Field(None, description="A heading above the fields.")
    fields: tuple[FormField, ...] = Field(min_length=1, max_length=12, description="The fields.")
    submit: Text = Field(description="What stands on the button.")
    to: Id | None = Field(None, description="The screen that the button leads to.")

    def draws(self, s: Surface, r: Record) -> None:
        if self.title:
            s.heading(r.t(self.title))
        for field in self.fields:
            field.draw(s, r)
        if s.button(SUBMIT, r.t(self.submit), primary=not r.quiet):
            r.emit("submit", self.name, self.answer(r))
            if self.to:
                r.emit("goto", self.name, self.to)

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        if self.to is not None and not robot.wants(self.to):
            return
        for field in self.fields:
            yield field.id, field.rehearse(robot, r.language)
        yield SUBMIT, True

    def answers(self) -> Answers:
        return Answers("many", *ids_and_texts((field.id, field.label) for field in self.fields))

    def answer(self, r: Record) -> Value:
        return [field.id for field in self.fields if r.get(self.name, field.id) not in (None, "")]

    def leads_to(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        if self.to:
            yield ("to",), self.to

    def complaints(self) -> Iterator[Complaint]:
        ids = [field.id for field in self.fields]
        yield from doubled(("fields",), say("field"), ids)
        if len(set(ids)) == len(ids):
            yield from alike(("fields",), say("field"), [field.label for field in self.fields], ("label",))
        for index, field in enumerate(self.fields):
            if field.id == SUBMIT:
                wrong = say("`submit` is the button's own name")
                yield Complaint(("fields", index, "id"), wrong, say("give the field another id"))
            yield from (complaint.under("fields", index) for complaint in field.complaints())
