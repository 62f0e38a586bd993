"""A scan: a few statements by theme, and where one stands in words and in a picture of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import words
from toolkit.options import options
from toolkit.prototypes.block import KIND, Action, Block, Recorded, Robot
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.prototypes.scanning import level, standing
from toolkit.schema import Choosable, Complaint, Id, Model, Whole, doubled
from toolkit.surface import Option, Record, Surface, Value
from toolkit.text import Text


class Choosing(Choosable):
    """An answer that is worth something."""

    points: Whole = Field(ge=0, le=100, description="How many points this answer gives.")


class Statement(Model):
    id: Id = Field(description="The statement's name in the results.")
    text: Text = Field(description="What participants read.")
    choices: tuple[Choosing, ...] = Field((), max_length=7, description="Answers of its own; the scan's, if left out.")


class Level(Model):
    """What is said to those who stand somewhere."""

    id: Id = Field(description="The outcome's name, for conditions.")
    from_score: Whole = Field(0, ge=0, le=100, description="The score from which this is said, from 0 to 100.")
    text: Text = Field(description="The outcome in words: what it means, and what could be next.")


class Theme(Model):
    id: Id = Field(description="The theme's name in the results.")
    title: Text = Field(description="The theme in a few words.")
    statements: tuple[Statement, ...] = Field(
        min_length=1, max_length=8, description="The statements of the theme, in order."
    )
    levels: tuple[Level, ...] = Field(min_length=1, max_length=5, description="The outcomes, from low to high.")


class Scan(Block):
    says: ClassVar = "A few statements by theme, with an outcome in words and a picture for the participant alone."
    example: ClassVar = """
kind: scan
id: my-scan
choices:
  - {id: not-yet, text: {nl: Nog niet, en: Not yet}, points: 0}
  - {id: partly, text: {nl: Een beetje, en: A little}, points: 1}
  - {id: surely, text: {nl: Ja, en: Yes}, points: 2}
themes:
  - id: chances
    title: {nl: Je kansen, en: Your chances}
    statements:
      - {id: know-teams, text: {nl: Ik weet welke teams mensen zoeken., en: I know which teams need people.}}
    levels:
      - {id: look-round, text: {nl: Kijk eens rond., en: Have a look around.}}
      - {id: go-on, from_score: 60, text: {nl: Je bent al op weg., en: You are on your way.}}
"""
    records: ClassVar = (Recorded("set", "a statement was answered"),)

    kind: Literal["scan"] = Field(description=KIND)
    title: Text | None = Field(None, description="A heading above the scan.")
    choices: tuple[Choosing, ...] = Field(min_length=2, max_length=7, description="The answers, from low to high.")
    themes: tuple[Theme, ...] = Field(min_length=1, max_length=6, description="The themes, in order.")

    def draws(self, s: Surface, r: Record) -> None:
        own = words(r.language)
        if self.title:
            s.heading(r.t(self.title))
        s.text(own["scan_alone"], soft=True)
        for theme in self.themes:
            s.heading(r.t(theme.title))
            for one in theme.statements:
                shown = [Option(choice.id, r.t(choice.text)) for choice in self._choices(one)]
                s.choice(one.id, r.t(one.text), shown, row=True)
        asked = [one.id for theme in self.themes for one in theme.statements]
        done = sum(r.get(self.name, name) is not None for name in asked)
        s.progress(done, len(asked), own["scan_done"].format(done=done, total=len(asked)))
        self._draw_outcome(s, r)

    def _draw_outcome(self, s: Surface, r: Record) -> None:
        found = self._outcomes(r)
        if not found:
            return
        own = words(r.language)
        with s.card():
            s.heading(own["scan_outcome"])
            s.bars(own["scan_range"], [(r.t(theme.title), float(score)) for theme, score, _ in found], limits=(0, 100))
            s.text(own["scan_no_grade"], soft=True)
        for theme, _, reached in found:
            with s.card():
                s.heading(r.t(theme.title))
                s.prose(r.t(reached.text))

    def _choices(self, statement: Statement) -> tuple[Choosing, ...]:
        return statement.choices or self.choices

    def _outcomes(self, r: Record) -> list[tuple[Theme, int, Level]]:
        """The themes whose every statement was answered, with the score and the outcome of each."""
        given, found = r.own(self.name), []
        for theme in self.themes:
            asked = [(one.id, {each.id: each.points for each in self._choices(one)}) for one in theme.statements]
            score = standing(asked, given)
            if score is not None:
                found.append((theme, score, theme.levels[level(score, [one.from_score for one in theme.levels])]))
        return found

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        for theme in self.themes:
            for one in theme.statements:
                yield one.id, robot.random.choice(self._choices(one)).id

    def answers(self) -> Answers:
        """An outcome goes by its theme and its own id: `chances-go-on`."""
        named = ((f"{theme.id}-{one.id}", one.text) for theme in self.themes for one in theme.levels)
        return Answers("many", *ids_and_texts(named))

    def answer(self, r: Record) -> Value:
        return [f"{theme.id}-{reached.id}" for theme, _, reached in self._outcomes(r)]

    def complaints(self) -> Iterator[Complaint]:
        yield from _choice_complaints(("choices",), self.choices)
        yield from doubled(("themes",), say("theme"), [one.id for one in self.themes])
        seen: dict[str, str] = {}
        for index, theme in enumerate(self.themes):
            for number, one in enumerate(theme.statements):
                path = ("themes", index, "statements", number)
                if one.choices:
                    yield from _choice_complaints((*path, "choices"), one.choices)
                if one.id in seen:
                    wrong = say("a statement of `{theme}` is called `{id}` too", theme=seen[one.id], id=one.id)
                    yield Complaint((*path, "id"), wrong, say("give one of them another id"))
                seen[one.id] = theme.id
            yield from (one.under("themes", index) for one in _level_complaints(theme))


def _choice_complaints(path: tuple[str | int, ...], choices: tuple[Choosing, ...]) -> Iterator[Complaint]:
    yield from options(path, say("choice"), choices)
    if len({one.points for one in choices}) == 1:
        wrong = say("every answer here gives as many points, so they make no difference")
        yield Complaint(path, wrong, say("give them different `points`"))


def _level_complaints(theme: Theme) -> Iterator[Complaint]:
    yield from doubled(("levels",), say("outcome"), [one.id for one in theme.levels])
    starts = [one.from_score for one in theme.levels]
    if starts[0]:
        wrong = say("nothing is said to those who score less than {score}", score=starts[0])
        yield Complaint(("levels", 0, "from_score"), wrong, say("begin with `from_score: 0`, or leave it out"))
    for index, (before, score) in enumerate(pairwise(starts), 1):
        if score <= before:
            wrong = say("this outcome begins at {score}, and the one before it at {before}", score=score, before=before)
            yield Complaint(("levels", index), wrong, say("let `from_score` rise from outcome to outcome"))
