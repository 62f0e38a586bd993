"""A few questions that lead to an advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.prototypes.block import Action, Block, Recorded, Robot
from toolkit.prototypes.condition import Answers
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
id: which-step
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

    kind: Literal["decision-guide"]
    questions: tuple[Question, ...] = Field(min_length=1, max_length=12, description="The questions; the first opens.")
    advice: tuple[Advice, ...] = Field(min_length=1, max_length=12, description="What the answers can lead to.")

    def draws(self, s: Surface, r: Record) -> None:
        by_id = {question.id: question for question in self.questions}
        here: str | None = self.questions[0].id
        while here in by_id:
            question = by_id[here]
            options = [Option(one.id, r.t(one.text)) for one in question.options]
            chosen = s.choice(question.id, r.t(question.question), options)
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
        return Answers("one", tuple(advice.id for advice in self.advice))

    def answer(self, r: Record) -> Value:
        by_id = {question.id: question for question in self.questions}
        here: str | None = self.questions[0].id
        while here in by_id:
            chosen = r.get(self.name, here or "")
            here = next((one.then for one in by_id[here or ""].options if one.id == chosen), None)
        return here

    def complaints(self) -> Iterator[Complaint]:
        yield from super().complaints()
        questions, advice = [one.id for one in self.questions], [one.id for one in self.advice]
        yield from doubled(("questions",), "question", questions)
        yield from doubled(("advice",), "advice", advice)
        later = list(questions)
        for index, question in enumerate(self.questions):
            later = later[1:]
            yield from doubled(("questions", index, "options"), "option", [one.id for one in question.options])
            for number, branch in enumerate(question.options):
                # Only forward: a guide that turns back to an earlier question would never end.
                if branch.then not in (*later, *advice):
                    path = ("questions", index, "options", number, "then")
                    yield unknown(path, "later question or advice", branch.then, [*later, *advice])
        led_to = {branch.then for question in self.questions for branch in question.options} | set(questions[:1])
        for index, one in enumerate(self.advice):
            if one.id not in led_to:
                wrong = f"no answer leads to the advice `{one.id}`"
                yield Complaint(("advice", index, "id"), wrong, "let an option's `then` name it, or leave it out")
        for index, question in enumerate(self.questions):
            if question.id not in led_to:
                wrong = f"no answer leads to the question `{question.id}`"
                yield Complaint(("questions", index, "id"), wrong, "let an option's `then` name it, or leave it out")
