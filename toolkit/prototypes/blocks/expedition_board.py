"""The board of an expedition: a mixed group, one theme, months on the way. Its parts are drawn by `expedition/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import BY_LANGUAGE
from toolkit.prototypes.block import KIND, Action, Recorded, Robot
from toolkit.prototypes.blocks.expedition import cards, lists, looking_back, overview, ready, route
from toolkit.prototypes.blocks.expedition.members import draw_members, has_joined
from toolkit.prototypes.blocks.expedition.robot import rehearse
from toolkit.prototypes.blocks.expedition.scene import Scene
from toolkit.prototypes.blocks.expedition.sections import Section, told_before
from toolkit.prototypes.condition import Answers
from toolkit.prototypes.expedition.board import Board
from toolkit.prototypes.expedition.fold import fold
from toolkit.prototypes.expedition.timeline import doings
from toolkit.prototypes.sharing import SharedBlock, myself
from toolkit.room import Shared
from toolkit.schema import Complaint
from toolkit.surface import Record, Surface, Value
from toolkit.text import LANGUAGES, Text

DONE = (
    "join",
    "ambition",
    "route",
    "bend",
    "obstacles",
    "learning",
    "trials",
    "result",
    "feedback",
    "answer",
    "ready",
    "look-back",
)
"""What a condition can ask of somebody: each is a thing that this person did on the board."""


@dataclass(frozen=True, eq=False)
class _After:
    """The fold of a board that does not begin empty. It is made once for a block, so that rooms can keep its result."""

    before: tuple[Shared, ...]

    def __call__(self, facts: tuple[Shared, ...]) -> Board:
        return fold((*self.before, *facts))


class ExpeditionBoard(SharedBlock):
    says: ClassVar = "A board that a group shares on its way: ambition, members, route, trials, what was learnt."
    example: ClassVar = """
kind: expedition-board
id: my-board
names: named
sections:
  - part: ambition
    title: {nl: Ambitie, en: Ambition}
    text: {nl: Iedereen kent een volgende stap., en: Everybody knows a next step.}
  - {part: members, title: {nl: Leden, en: Members}}
  - part: route
    title: {nl: Route, en: Route}
    examples:
      - {text: {nl: Rondvragen bij drie teams, en: Ask around in three teams}, by: Noor}
  - {part: learning, title: {nl: Geleerd, en: Learnt}}
"""
    records: ClassVar = (
        Recorded("set", "a part was opened, or a moment to look back at"),
        Recorded("press", "a button of the board was pressed"),
        Recorded("profile", "somebody said who they are"),
        Recorded("add", "a card was added to a part"),
        Recorded("edit", "a text was written anew, and from which version"),
        Recorded("choose", "one of several texts was kept"),
        Recorded("bend", "a step came in the place of another one, and why"),
        Recorded("result", "what came of a trial"),
        Recorded("answer", "an answer to a request for feedback"),
        Recorded("mark", "a step was taken or an obstacle overcome, or no longer"),
        Recorded("tick", "a point was called ready, or no longer"),
        Recorded("hide", "a moderator hid a text, or showed it again"),
    )

    kind: Literal["expedition-board"] = Field(description=KIND)
    sections: tuple[Section, ...] = Field(min_length=1, max_length=8, description="The parts of the board, in order.")

    # -- what is there ------------------------------------------------------------------------------------------------

    @cached_property
    def _folds(self) -> dict[str, Callable[[tuple[Shared, ...]], Board]]:
        return {language: _After(told_before(self.sections, language)) for language in LANGUAGES}

    def board(self, r: Record) -> Board:
        """The board as this person sees it; the author's examples speak their language."""
        return r.folded(self.name, self._folds.get(r.language) or self._folds[LANGUAGES[-1]])

    # -- drawing ------------------------------------------------------------------------------------------------------

    def draws(self, s: Surface, r: Record) -> None:
        moment = looking_back.moment_of(r, self.name)
        then = r if moment is None else looking_back.stopped(r, moment)
        scene = Scene(self, s, then, self.board(then), back=moment is not None)
        self.tell_names(s, r)
        if moment is not None:
            looking_back.draw_back(scene, r, moment)
        if not scene.back:
            self._draw_asked(scene)
        self._draw_part(scene, overview.choose_part(scene, self.sections))
        if not scene.back:
            looking_back.draw_way_back(scene)

    def _draw_asked(self, scene: Scene) -> None:
        """Requests for feedback stand at the top, but for the part where they all are."""
        part = scene.r.get(self.name, overview.PART) or overview.OVERVIEW
        if len(self.sections) > 1 and part != "feedback" and any(one.part == "feedback" for one in self.sections):
            (lists.draw_asked if part == overview.OVERVIEW else lists.tell_asked)(scene)

    def _draw_part(self, scene: Scene, part: str) -> None:
        section = next((one for one in self.sections if one.part == part), None)
        if section is None:
            overview.draw_overview(scene, self.sections)
            return
        scene.s.heading(scene.r.t(section.title))
        if section.about:
            scene.s.text(scene.r.t(section.about), soft=True)
        if part == "ambition":
            cards.draw_ambition(scene)
        elif part == "members":
            draw_members(scene, section)
        elif part == "route":
            route.draw_route(scene)
        elif part == "ready":
            ready.draw_ready(scene, section)
        else:
            lists.draw_list(scene, part)

    # -- everything else ----------------------------------------------------------------------------------------------

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        if looking_back.moment_of(r, self.name) is None:
            yield from rehearse(robot, r, self, self.sections, self.board(r))

    def answers(self) -> Answers:
        texts = tuple(Text({one: BY_LANGUAGE[one][f"exp_done_{name}"] for one in LANGUAGES}) for name in DONE)
        return Answers("many", DONE, texts)

    def answer(self, r: Record) -> Value:
        """What this person did here, by the names that conditions use."""
        done = set(r.folded(self.name, doings).get(r.me, ()))
        if has_joined(myself(r)):
            done.add("join")
        if r.get(self.name, looking_back.MOMENT) is not None:
            done.add("look-back")
        return [one for one in DONE if one in done]

    def complaints(self) -> Iterator[Complaint]:
        for index, section in enumerate(self.sections):
            if section.part in [one.part for one in self.sections[:index]]:
                wrong = say("the part `{part}` stands twice on the board", part=section.part)
                yield Complaint(("sections", index, "part"), wrong, say("keep it once"))
            yield from (one.under("sections", index) for one in section.complaints())
