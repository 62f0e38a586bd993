"""Statements: vote, say why, read why others see it otherwise, vote again, and see how the room stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import words
from toolkit.options import options
from toolkit.prototypes.block import KIND, Action, Recorded, Robot
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.prototypes.sharing import SharedBlock
from toolkit.prototypes.statements import outcome, talk
from toolkit.prototypes.statements.points import Side, side
from toolkit.prototypes.statements.said import AGAIN, FIRST, Said, Vote, said
from toolkit.schema import Choosable, Complaint, Flag, Id, Model, Whole, unknown
from toolkit.surface import Option, Record, Surface, Value
from toolkit.text import LANGUAGES, Text

AT, SHOWN = "at", "shown"
MOST = 600
"""Characters of a reason. Longer ones are not read by people who stand in a meeting room."""


class Example(Model):
    point: Id = Field(description="The point that this reason goes with.")
    reason: Text = Field(description="A made-up reason, shown with a mark that says so.")


class Statement(Choosable):
    examples: tuple[Example, ...] = Field((), max_length=6, description="Made-up reasons, so that nobody is the first.")


class Statements(SharedBlock):
    says: ClassVar = "Statements to vote on, one at a time: vote, reason, discussion, and a second vote."
    example: ClassVar = """
kind: statements
id: my-statements
title: {nl: Wat vinden wij?, en: What do we think?}
statements:
  - {id: own-growth, text: {nl: Wie wil groeien moet er zelf om vragen, en: Those who want to grow must ask for it}}
  - {id: free-day, text: {nl: Leren doe je in werktijd, en: Learning is done in working hours}}
"""
    records: ClassVar = (
        Recorded("set", "which statement is on one's own screen"),
        Recorded("press", "a button of the vote or of the talk"),
        Recorded("vote", "a vote on a statement, the first or a later one (shared)"),
        Recorded("skip", "a statement was skipped (shared)"),
        Recorded("reason", "why somebody votes so (shared)"),
        Recorded("think", "a reason made somebody think, or no longer does (shared)"),
        Recorded("reply", "an answer to a reason (shared)"),
        Recorded("hide", "a moderator hid a reason or an answer, or shows it again (shared)"),
    )

    kind: Literal["statements"] = Field(description=KIND)
    names: Literal["named", "anonymous"] = Field("anonymous", description=SharedBlock.model_fields["names"].description)
    title: Text | None = Field(None, description="A heading above the statements.")
    statements: tuple[Statement, ...] = Field(min_length=1, max_length=12, description="The statements, in order.")
    points: tuple[Choosable, ...] = Field(
        (),
        max_length=7,
        description="What people vote, from agree to disagree; agree, neutral and disagree by default.",
    )
    discussion: Flag = Field(True, description="Whether people read one another's reasons, after their own first vote.")
    replies: Flag = Field(False, description="Whether people may answer a reason.")
    again: Flag = Field(True, description="Whether people vote a second time; only then they see how the room stands.")
    minimum_group: Whole = Field(5, ge=5, le=30, description="From how many people figures about people are shown.")

    # -- what talk and outcome ask -----------------------------------------------------------------------------------

    @property
    def scale(self) -> tuple[Choosable, ...]:
        """The points, the author's or our three."""
        if self.points:
            return self.points
        names = ("agree", "neutral", "disagree")
        texts = (Text({one: words(one)[f"stm_{name}"] for one in LANGUAGES}) for name in names)
        return tuple(Choosable(id=name, text=text) for name, text in zip(names, texts, strict=True))

    def on(self, where: Side) -> list[Choosable]:
        """The points on one side."""
        return [one for index, one in enumerate(self.scale) if side(index, len(self.scale)) == where]

    def called(self, r: Record, point: str) -> str:
        """A point in words; its id where the author took it out since."""
        return next((r.t(one.text) for one in self.scale if one.id == point), point)

    # -- drawing -----------------------------------------------------------------------------------------------------

    def draws(self, s: Surface, r: Record) -> None:
        own, all = words(r.language), r.folded(self.name, said)
        here = self._here(r, all)
        number = self.statements.index(here) + 1
        if self.title:
            s.heading(r.t(self.title))
        s.progress(number, len(self.statements), own["stm_step"].format(n=number, total=len(self.statements)))
        with s.at(here.id):
            with s.card():
                s.heading(r.t(here.text))
            mine = all.vote(here.id, r.me)
            if mine is None:
                self._ask(s, r, here, skipped=all.passed(here.id, r.me))
            else:
                s.text(own["stm_yours"].format(point=self.called(r, mine.last)))
            if mine or self._shown_to_moderator(s, r, here):
                self._after(s, r, here, mine, all)
            self._on(s, r, here, mine, passed=all.passed(here.id, r.me))
        self._list(s, r, all)

    def _here(self, r: Record, all: Said) -> Statement:
        """The statement on one's own screen: where one went, else the first that one has not passed."""
        went = r.get(self.name, AT)
        waiting = [one for one in self.statements if not all.passed(one.id, r.me)]
        return next((one for one in self.statements if one.id == went), (waiting or self.statements[-1:])[0])

    def _ask(self, s: Surface, r: Record, here: Statement, *, skipped: bool) -> None:
        own = words(r.language)
        if skipped:
            s.text(own["stm_skipped"], soft=True)
        if self.discussion:
            self.tell_names(s, r)
            s.text(own["stm_first"], soft=True)
        else:
            s.text(own["stm_alone"], soft=True)
        with s.at(FIRST):
            self._vote(s, r, here, FIRST, own["stm_vote"], own["stm_why"], own["stm_cast"])
        if not skipped and s.button("skip", own["stm_skip"]):
            r.share("skip", self.name, statement=here.id)
            r.put(self.name, AT, self._next(here).id)

    def _vote(self, s: Surface, r: Record, here: Statement, turn: str, ask: str, why: str, cast: str) -> None:
        """A vote and its reason travel together, with the button."""
        points = [Option(one.id, r.t(one.text)) for one in self.scale]
        point = s.choice("vote", ask, points, row=len(points) <= 3, draft=True)
        reason = s.text_area("why", why, MOST, draft=True)
        if s.button("cast", cast, primary=not r.quiet, needs=("vote",)) and point:
            self._cast(r, here, turn, point, reason)

    def _cast(self, r: Record, here: Statement, turn: str, point: str, reason: str = "") -> None:
        r.share("vote", self.name, statement=here.id, point=point, turn=turn)
        if reason.strip():
            r.share("reason", self.name, statement=here.id, point=point, turn=turn, text=reason.strip())
        r.put(self.name, AT, here.id)

    def _shown_to_moderator(self, s: Surface, r: Record, here: Statement) -> bool:
        """Who leads the talk may show it without a vote of their own, and only by asking for it."""
        if not self.may_hide(r):
            return False
        if r.get(self.name, f"{here.id}/{SHOWN}") is True:
            return True
        s.text(words(r.language)["stm_show_why"], soft=True)
        if s.button("show", words(r.language)["stm_show"]):
            r.put(self.name, f"{here.id}/{SHOWN}", True)
        return False

    def _after(self, s: Surface, r: Record, here: Statement, mine: Vote | None, all: Said) -> None:
        if self.discussion:
            talk.draw(self, s, r, here, all)
        if self.again and mine and not mine.again:
            self._once_more(s, r, here, mine)
        else:
            outcome.draw(self, s, r, here.id)

    def _once_more(self, s: Surface, r: Record, here: Statement, mine: Vote) -> None:
        own = words(r.language)
        s.heading(own["stm_again_title"])
        s.text(own["stm_again_first"], soft=True)
        with s.at(AGAIN):
            if s.button("keep", own["stm_keep"].format(point=self.called(r, mine.first))):
                self._cast(r, here, AGAIN, mine.first)
            self._vote(s, r, here, AGAIN, own["stm_again"], own["stm_again_why"], own["stm_again_cast"])

    def _on(self, s: Surface, r: Record, here: Statement, mine: Vote | None, *, passed: bool) -> None:
        own = words(r.language)
        done = mine is not None and (mine.again or not self.again)
        if here == self.statements[-1]:
            if done:
                s.text(own["stm_last"], soft=True)
        elif (passed or self.may_hide(r)) and s.button("next", own["stm_next"], primary=done and not r.quiet):
            r.put(self.name, AT, self._next(here).id)

    def _next(self, here: Statement) -> Statement:
        return self.statements[min(self.statements.index(here) + 1, len(self.statements) - 1)]

    def _list(self, s: Surface, r: Record, all: Said) -> None:
        """Every statement, to go back to; a tick stands before those that one voted on."""
        voted = [one.id for one in self.statements if all.vote(one.id, r.me)]
        label = words(r.language)["stm_all"].format(done=len(voted), total=len(self.statements))
        with s.expander(label), s.at("@all"):
            for index, one in enumerate(self.statements, 1):
                if s.button(one.id, f"{'✓' if one.id in voted else f'{index}.'} {r.t(one.text)}"):
                    r.put(self.name, AT, one.id)

    # -- the other faces ---------------------------------------------------------------------------------------------

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        """From the statement on the screen to the last one; the less diligent stop on the way and skip the reasons."""
        all = r.folded(self.name, said)
        start = self.statements.index(self._here(r, all))
        for one in self.statements[start:]:
            mine = all.vote(one.id, r.me)
            if mine is None:
                point = robot.random.choice([point.id for point in self.scale])
                yield from self._rehearsed(robot, r, one, FIRST, point)
                mine = Vote(point, point)
            if self.again and not mine.again:
                stays = robot.random.random() < 0.7
                point = mine.first if stays else robot.random.choice([point.id for point in self.scale])
                yield from self._rehearsed(robot, r, one, AGAIN, point)
            if one == self.statements[-1] or robot.random.random() > 0.6 + 0.4 * robot.diligence:
                return
            yield f"{one.id}/next", True

    def _rehearsed(self, robot: Robot, r: Record, one: Statement, turn: str, point: str) -> Iterator[Action]:
        yield f"{one.id}/{turn}/vote", point
        if robot.random.random() < robot.diligence:
            yield f"{one.id}/{turn}/why", "Robot: " + self.called(r, point)
        yield f"{one.id}/{turn}/cast", True

    def answers(self) -> Answers:
        return Answers("many", *ids_and_texts((one.id, one.text) for one in self.statements))

    def answer(self, r: Record) -> Value:
        """The statements that one voted on."""
        all = r.folded(self.name, said)
        return [one.id for one in self.statements if all.vote(one.id, r.me)]

    def complaints(self) -> Iterator[Complaint]:
        yield from options(("statements",), say("statement"), self.statements)
        yield from options(("points",), say("point"), self.points)
        if len(self.points) == 1:
            right = say("write at least two, from agree to disagree, or leave `points` out")
            yield Complaint(("points",), say("one point leaves nothing to choose"), right)
        known = [one.id for one in self.scale]
        for index, one in enumerate(self.statements):
            for number, example in enumerate(one.examples):
                if example.point not in known:
                    path = ("statements", index, "examples", number, "point")
                    yield unknown(path, say("point"), example.point, known)
