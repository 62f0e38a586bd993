"""The many steps of today beside the few of tomorrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import words
from toolkit.prototypes.block import KIND, Action, Block, Recorded, Robot
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.schema import Complaint, Id, Model, doubled
from toolkit.surface import Option, Record, Surface, Value
from toolkit.text import Text

STRIKE = "strike"


class Step(Model):
    id: Id = Field(description="The step's name in the results.")
    text: Text = Field(description="What happens in this step.")
    who: Text | None = Field(None, description="Who does it.")


class Process(Model):
    title: Text = Field(description="What this process is called.")
    steps: tuple[Step, ...] = Field(min_length=1, max_length=40, description="Its steps, in order.")


class ProcessMap(Block):
    says: ClassVar = "A process of many steps beside a short one, and which steps people would strike out."
    example: ClassVar = """
kind: process-map
id: my-process
now:
  title: {nl: Nu, en: Now}
  steps:
    - {id: form, text: {nl: Formulier invullen, en: Fill in a form}, who: Manager}
    - {id: sign, text: {nl: Drie handtekeningen, en: Three signatures}, who: HR}
next:
  title: {nl: Straks, en: Next}
  steps:
    - {id: talk, text: {nl: Een gesprek, en: One talk}}
strike: {nl: Welke stappen mogen weg?, en: Which steps may go?}
"""
    records: ClassVar = (Recorded("set", "the steps that may go, where `strike` asks for them"),)

    kind: Literal["process-map"] = Field(description=KIND)
    now: Process = Field(description="The process as it is.")
    next: Process | None = Field(None, description="The process as it could be.")
    strike: Text | None = Field(None, description="A question by which participants strike out steps of `now`.")

    def draws(self, s: Surface, r: Record) -> None:
        if self.next is None:
            self._draw(s, r, self.now)
        else:
            with s.columns(2) as (left, right):
                with left:
                    self._draw(s, r, self.now)
                with right:
                    self._draw(s, r, self.next)
        if self.strike:
            options = [Option(step.id, f"{index}. {r.t(step.text)}") for index, step in enumerate(self.now.steps, 1)]
            with s.expander(r.t(self.strike)):
                gone = s.multi_choice(STRIKE, r.t(self.strike), options)
            left_over = words(r.language)["steps_left"].format(left=len(options) - len(gone), total=len(options))
            s.text(left_over, soft=True)

    def _draw(self, s: Surface, r: Record, process: Process) -> None:
        count = words(r.language)["steps_one" if len(process.steps) == 1 else "steps_many"]
        s.heading(f"{r.t(process.title)}: {count.format(n=len(process.steps))}")
        lines = []
        for index, step in enumerate(process.steps, 1):
            who = f" *({r.t(step.who)})*" if step.who else ""
            lines.append(f"{index}. {r.t(step.text)}{who}")
        s.prose("\n".join(lines))

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        if self.strike and robot.random.random() < robot.diligence:
            yield STRIKE, [step.id for step in self.now.steps if robot.random.random() < 0.3]

    def answers(self) -> Answers:
        found = Answers("many", *ids_and_texts((step.id, step.text) for step in self.now.steps))
        return found if self.strike else Answers()

    def answer(self, r: Record) -> Value:
        return r.get(self.name, STRIKE) if self.strike else None

    def complaints(self) -> Iterator[Complaint]:
        yield from doubled(("now", "steps"), say("step"), [step.id for step in self.now.steps])
        if self.next:
            yield from doubled(("next", "steps"), say("step"), [step.id for step in self.next.steps])
