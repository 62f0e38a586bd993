"""Pieces of pipe or wire to turn until it runs: a game for people who like to work with their hands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import words
from toolkit.prototypes.block import KIND, Action, Block, Recorded, Robot
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.prototypes.play.clock import taken
from toolkit.prototypes.play.grid import Grid, Place
from toolkit.prototypes.play.making import lay
from toolkit.prototypes.play.spoken import Flow, name_of, tiles
from toolkit.prototypes.sharing import introduce, myself
from toolkit.schema import Choosable, Complaint, Id, Model, Whole, doubled
from toolkit.surface import Record, Surface, Value
from toolkit.text import Text
from toolkit.tiles import MOST_COLUMNS

CALM, CLOCK = "calm", "clock"
"""The two buttons to begin with, and what is kept of the choice."""

PACE, LEVEL = "pace", "level"


class Level(Model):
    """One puzzle."""

    id: Id = Field(description="The puzzle's name in the results.")
    title: Text = Field(description="The puzzle's name on the screen.")
    rows: Whole = Field(ge=2, le=8, description="How many rows of pieces there are.")
    columns: Whole = Field(ge=2, le=MOST_COLUMNS, description="How many pieces lie in a row.")
    shows: Choosable | None = Field(None, description="The strength that one shows by solving it; its id is a skill's.")


class Puzzle(Block):
    shares: ClassVar = True  # strengths and people go from one block to another
    says: ClassVar = "Pieces of pipe or wire to turn until it runs, in several puzzles, with a clock or without."
    example: ClassVar = """
kind: puzzle
id: my-puzzle
flow: water
seed: 7
levels:
  - id: small
    title: {nl: Klein beginnen, en: A small start}
    rows: 2
    columns: 2
    shows: {id: seeing-the-way, text: {nl: Zien hoe iets loopt, en: Seeing how things run}}
  - id: larger
    title: {nl: Iets groter, en: A bit larger}
    rows: 3
    columns: 3
"""
    records: ClassVar = (
        Recorded("press", "a piece was turned, a puzzle was begun or left"),
        Recorded("profile", "a strength was put into the profile, or taken out of it"),
    )

    kind: Literal["puzzle"] = Field(description=KIND)
    flow: Flow = Field("water", description="What runs through the pieces: `water` or `current`.")
    seed: Whole = Field(1, ge=0, description="Another number lays other puzzles; everybody gets the same ones.")
    levels: tuple[Level, ...] = Field(min_length=1, max_length=8, description="The puzzles, the easiest first.")

    # -- draws --------------------------------------------------------------------------------------------------------

    def draws(self, s: Surface, r: Record) -> None:
        if r.get(self.name, PACE) is None:
            self._draw_choice(s, r)
            return
        level = self._now(r)
        grid, turns = self._grid(level), self._turns(level, r)
        number, title = self.levels.index(level) + 1, r.t(level.title)
        counted = words(r.language)["puzzle_title"].format(n=number, total=len(self.levels), title=title)
        s.heading(counted if len(self.levels) > 1 else title)
        if level.id in self._solved(r):
            self._draw_solved(s, r, level, grid, turns)
        else:
            self._draw_open(s, r, level, grid, turns)

    def _draw_choice(self, s: Surface, r: Record) -> None:
        """Before anything begins: what there is, what it shows, and whether one wants a clock."""
        own = words(r.language)
        s.prose("\n".join(f"{number}. {self._about(level, r)}" for number, level in enumerate(self.levels, 1)))
        s.text(own["puzzle_pace"])
        for pace in (CALM, CLOCK):
            if s.button(pace, own[f"puzzle_{pace}"]):
                r.put(self.name, PACE, pace)
                self._begin(r, self.levels[0], pace)

    def _about(self, level: Level, r: Record) -> str:
        own = words(r.language)
        told = own["puzzle_about"].format(title=r.t(level.title), rows=level.rows, columns=level.columns)
        return f"{told} {own['puzzle_shows'].format(strength=r.t(level.shows.text))}" if level.shows else told

    def _draw_open(self, s: Surface, r: Record, level: Level, grid: Grid, turns: Mapping[Place, int]) -> None:
        own = words(r.language)
        s.text(own[f"puzzle_how_{self.flow}"])
        shown = tiles(grid, turns, self.flow, r.language, fixed=False)
        pressed = s.tiles(f"turn-{level.id}", own["puzzle_board"], shown, level.columns)
        if pressed is not None:
            self._turn(r, level, grid, turns, pressed)
        s.text(own[f"puzzle_far_{self.flow}"].format(n=sum(one.full for one in shown)), soft=True)
        self._draw_way_on(s, r, level, own["puzzle_leave"])

    def _draw_solved(self, s: Surface, r: Record, level: Level, grid: Grid, turns: Mapping[Place, int]) -> None:
        own = words(r.language)
        s.tiles("done", own["puzzle_board"], tiles(grid, turns, self.flow, r.language, fixed=True), level.columns)
        s.text(own[f"puzzle_runs_{self.flow}"])
        seconds = r.get(self.name, f"seconds-{level.id}")
        if isinstance(seconds, float):
            minutes, rest = divmod(round(seconds), 60)
            s.text(own["puzzle_time_long" if minutes else "puzzle_time"].format(minutes=minutes, seconds=rest))
        if level.shows:
            self._draw_strength(s, r, level.shows)
        self._draw_way_on(s, r, level, own["puzzle_next"])

    def _draw_strength(self, s: Surface, r: Record, strength: Choosable) -> None:
        """What was shown goes into the profile when its owner says so, and out of it again."""
        own, there = words(r.language), _strengths(r)
        with s.card():
            s.text(own["puzzle_showed"].format(strength=r.t(strength.text)))
            if strength.id in there:
                s.text(own["puzzle_in_profile"], soft=True)
                if s.button(f"hide-{strength.id}", own["puzzle_hide"]):
                    introduce(r, strengths=",".join(one for one in there if one != strength.id))
            else:
                s.text(own["puzzle_profile"], soft=True)
                if s.button(f"show-{strength.id}", own["puzzle_show"]):
                    introduce(r, strengths=",".join([*there, strength.id]))

    def _draw_way_on(self, s: Surface, r: Record, level: Level, label: str) -> None:
        """To the next puzzle that is not solved yet; there is always a way past one that does not work out."""
        own, solved = words(r.language), self._solved(r)
        at = self.levels.index(level)
        left = [one for one in (*self.levels[at + 1 :], *self.levels[:at]) if one.id not in solved]
        if not left:
            if level.id in solved and len(self.levels) > 1:
                s.text(own["puzzle_all"])
        elif s.button(f"to-{left[0].id}", label, primary=level.id in solved and not r.quiet):
            self._begin(r, left[0], r.get(self.name, PACE))

    # -- what a press leads to ----------------------------------------------------------------------------------------

    def _begin(self, r: Record, level: Level, pace: Value) -> None:
        r.put(self.name, LEVEL, level.id)
        # Coming back to a puzzle does not start its clock anew.
        if pace == CLOCK and r.get(self.name, f"begun-{level.id}") is None:
            r.put(self.name, f"begun-{level.id}", r.now)

    def _turn(self, r: Record, level: Level, grid: Grid, turns: Mapping[Place, int], pressed: str) -> None:
        place = next(one for one in grid.places if name_of(one) == pressed)
        now = (turns.get(place, 0) + 1) % 4
        r.put(self.name, f"turned-{level.id}-{pressed}", str(now))
        if grid.solved({**turns, place: now}):
            r.put(self.name, f"solved-{level.id}", True)
            seconds = taken(r.get(self.name, f"begun-{level.id}"), r.now)
            if seconds is not None:
                r.put(self.name, f"seconds-{level.id}", seconds)

    # -- what is known ------------------------------------------------------------------------------------------------

    def _grid(self, level: Level) -> Grid:
        return lay(level.rows, level.columns, f"{self.seed}/{level.id}")

    def _turns(self, level: Level, r: Record) -> dict[Place, int]:
        kept = {place: r.get(self.name, f"turned-{level.id}-{name_of(place)}") for place in self._grid(level).places}
        return {place: int(value) for place, value in kept.items() if isinstance(value, str)}

    def _now(self, r: Record) -> Level:
        here = r.get(self.name, LEVEL)
        return next((level for level in self.levels if level.id == here), self.levels[0])

    def _solved(self, r: Record) -> list[str]:
        return [level.id for level in self.levels if r.get(self.name, f"solved-{level.id}") is True]

    # -- the other faces ----------------------------------------------------------------------------------------------

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        if r.get(self.name, PACE) is None:
            yield robot.random.choice((CALM, CLOCK)), True
        solved, at = self._solved(r), self.levels.index(self._now(r))
        for level in self.levels[at:]:
            if level.id in solved:
                continue
            if level is not self.levels[at]:
                yield f"to-{level.id}", True
            yield from self._solve(level, self._turns(level, r))
            if level.shows and level.shows.id not in _strengths(r) and robot.random.random() < robot.diligence:
                yield f"show-{level.shows.id}", True
            if robot.random.random() > robot.diligence:  # some have had enough by now
                return

    def _solve(self, level: Level, turns: dict[Place, int]) -> Iterator[Action]:
        """Turn the pieces of the way until it runs, which may be before the last of them."""
        grid = self._grid(level)
        for place, right in grid.way.items():
            while (turns.get(place, 0) - right) % 4 and not grid.solved(turns):
                turns[place] = turns.get(place, 0) + 1
                yield f"turn-{level.id}-{name_of(place)}", True

    def answers(self) -> Answers:
        return Answers("many", *ids_and_texts((level.id, level.title) for level in self.levels))

    def answer(self, r: Record) -> Value:
        return self._solved(r)

    def complaints(self) -> Iterator[Complaint]:
        yield from doubled(("levels",), say("puzzle"), [level.id for level in self.levels])


def _strengths(r: Record) -> list[str]:
    """The strengths that one's own profile holds."""
    return [one for one in myself(r).parts.get("strengths", "").split(",") if one]
