"""The steps of a conversation, with words that help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import words
from toolkit.prototypes.block import KIND, Action, Block, Recorded, Robot
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.schema import Complaint, Flag, Id, Model, doubled
from toolkit.surface import Record, Surface, Value
from toolkit.text import Text


class TalkStep(Model):
    id: Id = Field(description="The step's name in the results.")
    title: Text = Field(description="What this step is about.")
    why: Text | None = Field(None, description="Why it matters.")
    say: tuple[Text, ...] = Field((), max_length=8, description="Sentences that one could say.")


class ConversationGuide(Block):
    says: ClassVar = "The steps of a conversation, each with its reason and with sentences that one could say."
    example: ClassVar = """
kind: conversation-guide
id: my-talk
notes: true
title: {nl: Het gesprek, en: The talk}
steps:
  - id: open
    title: {nl: Begin open, en: Begin openly}
    why: {nl: Wie zich veilig voelt zegt meer., en: People who feel safe say more.}
    say:
      - {nl: Waar krijg je energie van?, en: What gives you energy?}
  - id: close
    title: {nl: Sluit af met een stap, en: End with one step}
"""
    records: ClassVar = (Recorded("set", "a step was marked as discussed, or no longer"),)

    kind: Literal["conversation-guide"] = Field(description=KIND)
    title: Text | None = Field(None, description="A heading above the steps.")
    notes: Flag = Field(
        False, description="Whether each step has a field for notes that stay on the reader's own phone."
    )
    steps: tuple[TalkStep, ...] = Field(min_length=1, max_length=12, description="The steps, in order.")

    def draws(self, s: Surface, r: Record) -> None:
        own = words(r.language)
        if self.title:
            s.heading(r.t(self.title))
        for index, step in enumerate(self.steps, 1):
            with s.card():
                s.heading(f"{index}. {r.t(step.title)}")
                if step.why:
                    s.prose(r.t(step.why))
                if step.say:
                    with s.expander(own["could_say"]):
                        s.prose("\n".join(f"- {r.t(one)}" for one in step.say))
                if self.notes:
                    s.note(f"{step.id}.note", own["note_label"])
                s.checkbox(step.id, own["discussed"])

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        for step in self.steps:
            if robot.random.random() < robot.diligence:
                yield step.id, True

    def answers(self) -> Answers:
        return Answers("many", *ids_and_texts((step.id, step.title) for step in self.steps))

    def answer(self, r: Record) -> Value:
        return [step.id for step in self.steps if r.get(self.name, step.id)]

    def complaints(self) -> Iterator[Complaint]:
        yield from doubled(("steps",), say("step"), [step.id for step in self.steps])
