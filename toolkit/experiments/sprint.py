"""A sprint: one design question taken through rounds. One file in `experiments/`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.experiments import comparing
from toolkit.experiments.comparing import ColumnName
from toolkit.experiments.people import Channel, Revision, Segment, Variant, channel_complaints, variant_complaints
from toolkit.prototypes.condition import Condition
from toolkit.schema import Complaint, Flag, Id, Model, Whole, doubled, fingerprint, unknown
from toolkit.text import Text


class Task(Model):
    """What a participant is asked to accomplish on the prototype."""

    id: Id = Field(description="The task's name in the results.")
    title: Text = Field(description="The task in a few words.")
    text: Text = Field(description="What participants read before they begin: a situation and a goal, not the way.")
    start: Id | None = Field(None, description="The screen where it begins; the prototype's first, if left out.")
    done_when: Condition = Field(description="When the task counts as done.")


class Round(Model):
    """One iteration: who tried which revision."""

    id: Id = Field(description="The round's name in the results.")
    title: Text = Field(description="The round in a few words.")
    revision: Revision = Field(description="The revision that is tried: `v1`, `v2` …")
    who: Text = Field(description="Which people take part.")
    people: Whole = Field(5, ge=3, le=30, description="How many are expected.")
    channels: tuple[Channel, ...] = Field(
        (), max_length=8, description="The invitations, each with a link of its own, to see which of them works."
    )
    links_only: Flag = Field(
        False, description="Whether people come in only by a link of their own, that works once: where turnout matters."
    )
    variants: tuple[Variant, ...] = Field(
        (), max_length=4, description="Revisions that are tried beside one another; left out where everybody sees one."
    )
    each_sees: Literal["one", "all"] = Field(
        "one", description="Whether each participant tries one of the variants, or all of them in a balanced order."
    )

    @property
    def revisions(self) -> tuple[str, ...]:
        """Every revision that somebody in this round sees."""
        return tuple(dict.fromkeys((self.revision, *(one.revision for one in self.variants))))

    def channel(self, name: str) -> Channel | None:
        return next((one for one in self.channels if one.id == name), None)

    def complaints(self) -> Iterator[Complaint]:
        yield from channel_complaints(self.channels)
        yield from variant_complaints(self.variants, self.revision)


class Consent(Model):
    """What participants read before they decide whether to take part."""

    what: Text = Field(description="What this is and why it is asked.")
    who_sees: Text = Field(description="Who sees what of the answers.")
    minutes: Whole = Field(15, ge=1, le=60, description="How long it takes.")


class Board(Model):
    """What people share for longer than a round: an expedition, a community, a talent market. Nothing is tested."""

    id: Id = Field(description="The board's name in the results.")
    title: Text = Field(description="The board in a few words.")
    revision: Revision = Field(description="The revision that members see: `v1`, `v2` …")
    who: Text = Field(description="Which people are members.")
    what: Text = Field(description="What members read before they decide: what this is for, and for how long.")
    who_sees: Text = Field(description="Who sees what of what members put there.")


class Expectation(Model):
    """What was written down before the round; it is sealed when the round opens.

    The measure of the second round in `compare` is held against the first one's (`better_by`), or against a level that
    it should reach by itself (`at_least`). The interval alone gives the verdict.
    """

    hypothesis: Text = Field(description="What we expect, and why.")
    measure: Literal["completion", "time-on-task", "score"] = Field(description="What is measured.")
    task: Id | None = Field(None, description="The task, for completion and time-on-task.")
    survey: Id | None = Field(None, description="The survey, for a score.")
    scale: Id | None = Field(None, description="The scale of that survey, for a score.")
    compare: tuple[ColumnName, ColumnName] = Field(
        description="The two rounds: the earlier one, then the later one. Or two variants of a round: `round-2/a`."
    )
    better_by: float | None = Field(
        None,
        ge=0,
        description="How much better the later round must be: percentage points for completion, percent faster for "
        "time-on-task, points for a score. 0 means: better at all.",
    )
    at_least: float | None = Field(
        None, description="The level that the later round must reach: percent for completion, points for a score."
    )
    if_met: Text = Field(description="What we will do if it is met.")
    if_not_met: Text = Field(description="What we will do if it is not met.")
    if_too_early: Text = Field(description="What we will do if it is too early to tell.")

    def complaints(self) -> Iterator[Complaint]:
        right = say("write either `better_by` or `at_least`")
        if self.better_by is None and self.at_least is None:
            yield Complaint((), say("the expectation needs a threshold"), right)
        elif self.better_by is not None and self.at_least is not None:
            yield Complaint(("at_least",), say("the expectation has two thresholds"), right, at_key=True)
        needs = ("survey", "scale") if self.measure == "score" else ("task",)
        for name in ("task", "survey", "scale"):
            given = getattr(self, name) is not None
            if name in needs and not given:
                wrong = say("the measure `{measure}` needs a `{key}`", measure=self.measure, key=name)
                yield Complaint((), wrong, say("add `{key}: ...`", key=name))
            if name not in needs and given:
                wrong = say("the measure `{measure}` has no `{key}`", measure=self.measure, key=name)
                yield Complaint((name,), wrong, say("leave `{key}` out", key=name), at_key=True)
        if self.measure == "time-on-task" and self.at_least is not None:
            right = say("write `better_by: ...` (percent faster)")
            yield Complaint(("at_least",), say("a time has no level to reach"), right, at_key=True)
        if self.measure == "completion":
            yield from self._percent_complaints()

    def _percent_complaints(self) -> Iterator[Complaint]:
        """A share is told in percent: 80, never 0.8 and never 120."""
        for key, given in (("better_by", self.better_by), ("at_least", self.at_least)):
            if given is None or given == 0 or 1 <= given <= 100:
                continue
            percent = f"{given * 100:g}"
            if 0 < given < 1:
                wrong = say("completion is told in percent, and {given} is less than one", given=f"{given:g}")
                yield Complaint((key,), wrong, say("did you mean `{word}`?", word=percent))
            else:
                wrong = say("completion is told in percent, and {given} is none", given=f"{given:g}")
                yield Complaint((key,), wrong, say("write a number from 0 to 100"))


class Sprint(Model):
    """One design question, its prototype, its tasks, its surveys, its rounds and what we expect of them."""

    title: Text = Field(description="The sprint's name.")
    question: Text = Field(description="The design question.")
    journey: Literal["join", "daily-experience", "grow-and-develop", "next-step"] = Field(
        description="The part of an employee's journey that this is about."
    )
    part: Literal["manager", "employee", "matching", "reskilling"] = Field(description="Whose side it looks at.")
    prototype: Id = Field(description="The folder in `prototypes/` that is tried.")
    consent: Consent = Field(description="What participants read before they decide.")
    before: tuple[Id, ...] = Field((), max_length=5, description="Surveys that come before the tasks.")
    tasks: tuple[Task, ...] = Field(min_length=1, max_length=8, description="The tasks, in order.")
    after: tuple[Id, ...] = Field((), max_length=5, description="Surveys that come after the tasks.")
    rounds: tuple[Round, ...] = Field(min_length=1, max_length=20, description="The rounds, in order.")
    boards: tuple[Board, ...] = Field(
        (), max_length=10, description="Boards of the same prototype that stay open outside the rounds."
    )
    expectation: Expectation | None = Field(
        None, description="What we expect, sealed when the first of its rounds opens."
    )
    segments: tuple[Segment, ...] = Field(
        (), max_length=8, description="The groups of people that may see things differently: managers, employees …"
    )
    returning: Literal["mark", "exclude"] = Field(
        "mark", description="What becomes of people who took part in an earlier round: marked as such, or thanked."
    )
    minimum_group: Whole = Field(5, ge=5, le=30, description="From how many people figures about people are shown.")
    archived: Flag = Field(False, description="Whether the sprint is over and out of sight.")

    @cached_property
    def _fingerprint(self) -> str:
        found = self.plain()
        for one in found["rounds"]:
            one.pop("channels", None)  # how many letters went out is no text that participants see
        return fingerprint(found)

    def round(self, name: str) -> Round:
        return next(one for one in self.rounds if one.id == name)

    def board(self, name: str) -> Board | None:
        return next((one for one in self.boards if one.id == name), None)

    def revisions_of(self, name: str) -> tuple[str, ...]:
        """Every revision that a round or a board shows; none where there is neither."""
        planned = next((one for one in self.rounds if one.id == name), None)
        board = self.board(name)
        return planned.revisions if planned else (board.revision,) if board else ()

    def revision_of(self, name: str) -> str | None:
        """The revision that a round or a board shows first; None where there is neither."""
        return next(iter(self.revisions_of(name)), None)

    def task(self, name: str) -> Task:
        return next(one for one in self.tasks if one.id == name)

    def complaints(self) -> Iterator[Complaint]:
        rounds = [one.id for one in self.rounds]
        yield from doubled(("segments",), say("group of people"), [one.id for one in self.segments])
        yield from doubled(("tasks",), say("task"), [task.id for task in self.tasks])
        yield from doubled(("rounds",), say("round"), rounds)
        for index, one in enumerate(self.rounds):
            yield from (complaint.under("rounds", index) for complaint in one.complaints())
            yield from (complaint.under("rounds", index) for complaint in self._segments_of(one.channels))
        boards = [one.id for one in self.boards]
        yield from doubled(("boards",), say("board"), boards)
        for index, name in enumerate(boards):
            if name in rounds:
                wrong = say("a round is called `{name}` too", name=name)
                yield Complaint(("boards", index, "id"), wrong, say("give the board another id"))
        for moment in ("before", "after"):
            names: tuple[str, ...] = getattr(self, moment)
            for index, name in enumerate(names):
                if name in names[:index]:
                    wrong = say("the survey `{survey}` stands twice here", survey=name)
                    yield Complaint((moment, index), wrong, say("keep it once"))
        if self.expectation:
            yield from (one.under("expectation") for one in self._expectation_complaints(self.expectation))

    def _segments_of(self, channels: tuple[Channel, ...]) -> Iterator[Complaint]:
        known = [one.id for one in self.segments]
        for index, one in enumerate(channels):
            if one.segment and one.segment not in known:
                yield unknown(("channels", index, "segment"), say("group of people"), one.segment, known)

    def _expectation_complaints(self, expectation: Expectation) -> Iterator[Complaint]:
        yield from expectation.complaints()
        # Of variants that are wrong themselves that is said, and not what follows from it.
        sound = [one.model_copy(update={"variants": ()}) if any(one.complaints()) else one for one in self.rounds]
        yield from comparing.complaints(expectation.compare, expectation.measure, sound)
        tasks = [task.id for task in self.tasks]
        if expectation.task and expectation.task not in tasks:
            yield unknown(("task",), say("task"), expectation.task, tasks)
        if expectation.survey and expectation.survey not in self.after:
            yield unknown(("survey",), say("survey `after` the tasks named"), expectation.survey, self.after)
