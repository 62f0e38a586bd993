"""A few questions that lead to an advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.options import options
from toolkit.prototypes.block import KIND, Action, Block, Recorded, Robot
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.schema import Choosable, Complaint, Id, Model, doubled, unknown
from toolkit.surface import Option, Record, Surface, Value
from toolkit.text import Text


class Branch(Choosable):
    """An answer, with the question or the advice that follows from it."""

    then: Id = Field(description="The question or the advice that follows.")


class Question(Model):
    id: Id = Field(description="The question's name in the results.")
    question: Text = Field(description="The question.")
    options: tuple[Branch, ...] = Field(min_length=2, max_length=8, description="The answers.")


class Advice(Model):
    id: Id = Field(description="The advice's name in the results.")
    title: Text = Field(description="The advice in a few words.")
    text: Text = Field(description="What to do now, and why.")


class DecisionGuide(Block):
    says: ClassVar = "A few questions, one after the other, that lead to an advice."
    example: ClassVar = """
kind: decision-guide
id: my-guide
questions:
  - id: ready
    question: {nl: Weet de medewerker wat hij of zij wil?, en: Does the employee know what he or she wants?}
    options:
      - {id: yes-clear, text: {nl: Ja, en: Yes}, then: open-doors}
      - {id: not-yet, text: {nl: Nog niet, en: Not yet}, then: explore}
advice:
  - id: open-doors
    title: {nl: Open deuren, en: Open doors}
    text: {nl: Stel twee collega's voor., en: Introduce two colleagues.}
  - id: explore
    title: {nl: Verken samen, en: Explore together}
    text: {nl: Plan een dag meelopen., en: Plan a day of shadowing.}
"""
    records: ClassVar = (Recorded("set", "a question was answered"),)

    kind: Literal["decision-guide"] = Field(description=KIND)
    questions: tuple[Question, ...] = Field(min_length=1, max_length=12, description="The questions; the first opens.")
    advice: tuple[Advice, ...] = Field(min_length=1, max_length=12, description="What the answers can lead to.")

    def draws(self, s: Surface, r: Record) -> None:
        by_id = {question.id: question for question in self.questions}
        here: str | None = self.questions[0].id
        while here in by_id:
            question = by_id[here]
            shown = [Option(one.id, r.t(one.text)) for one in question.options]
            chosen = s.choice(question.id, r.t(question.question), shown)
            here = next((one.then for one in question.options if one.id == chosen), None)
        for advice in self.advice:
            if advice.id == here:
                with s.card():
                    s.heading(r.t(advice.title))
                    s.prose(r.t(advice.text))

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        by_id = {question.id: question for question in self.questions}
        here = self.questions[0].id
        while here in by_id:
            branch = robot.random.choice(by_id[here].options)
            yield here, branch.id
            here = branch.then

    def answers(self) -> Answers:
        return Answers("one", *ids_and_texts((advice.id, advice.title) for advice in self.advice))

    def answer(self, r: Record) -> Value:
        by_id = {question.id: question for question in self.questions}
        here: str | None = self.questions[0].id
        while here in by_id:
            chosen = r.get(self.name, here or "")
            here = next((one.then for one in by_id[here or ""].options if one.id == chosen), None)
        return here

    def complaints(self) -> Iterator[Complaint]:
        questions, advice = [one.id for one in self.questions], [one.id for one in self.advice]
        yield from doubled(("questions",), say("question"), questions)
        yield from doubled(("advice",), say("advice"), advice)
        for index, name in enumerate(advice):
            if name in questions:
                wrong = say("`{id}` names a question and an advice, so `then: {id}` could mean either", id=name)
                yield Complaint(("advice", index, "id"), wrong, say("give one of them another id"))
        later = list(questions)
        for index, question in enumerate(self.questions):
            later = later[1:]
            yield from options(("questions", index, "options"), say("option"), question.options)
            for number, branch in enumerate(question.options):
                # Only forward: a guide that turns back to an earlier question would never end.
                if branch.then not in (*later, *advice):
                    path = ("questions", index, "options", number, "then")
                    yield unknown(path, say("later question or advice"), branch.then, [*later, *advice])
        led_to = {branch.then for question in self.questions for branch in question.options} | set(questions[:1])
        right = say("let an option's `then` name it, or leave it out")
        for index, name in enumerate(advice):
            if name not in led_to:
                yield Complaint(("advice", index, "id"), say("no answer leads to the advice `{id}`", id=name), right)
        for index, name in enumerate(questions):
            if name not in led_to:
                wrong = say("no answer leads to the question `{id}`", id=name)
                yield Complaint(("questions", index, "id"), wrong, right)
