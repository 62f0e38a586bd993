"""The puzzle on a screen: begun with a clock or without, turned piece by piece, and put into the profile only if wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import pytest

from tests.house.test_kinds import Somebody
from tests.house.typed import SCOPE, block, made, pointed, problems
from toolkit.door.surface import HtmlSurface
from toolkit.prototypes.play.making import lay
from toolkit.prototypes.play.spoken import name_of
from toolkit.prototypes.sharing import PEOPLE
from toolkit.room import Room, Shared
from toolkit.surface import Record

Puzzle = block("puzzle")
PUZZLE = """
kind: puzzle
id: p
flow: water
seed: 7
levels:
- {id: small, title: Klein, rows: 2, columns: 2, shows: {id: seeing, text: zien hoe het loopt}}
- {id: large, title: Groot, rows: 3, columns: 3}
"""
SMALL, LARGE = lay(2, 2, "7/small"), lay(3, 3, "7/large")


@dataclass
class Player:
    """Somebody at the puzzle: what they pressed so far, in their own room."""

    puzzle: Any = field(default_factory=lambda: made(Puzzle, PUZZLE))
    values: dict[str, Any] = field(default_factory=dict)
    room: Room = field(default_factory=Room)
    now: float = 1_000.0
    seq: int = 0
    facts: list[Any] = field(default_factory=list)

    def surface(self, given: dict[str, Any] | None = None) -> HtmlSurface:
        record = Record("nl", dict(self.values), SCOPE, room=self.room, me="me", now=self.now)
        surface = HtmlSurface(record, given)
        with surface.section("x"), surface.at("p"):
            self.puzzle.draws(surface, record)
        return surface

    @property
    def words(self) -> str:
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.surface().html())).split())

    @property
    def keys(self) -> set[str]:
        return {key.removeprefix(f"{SCOPE}/p/") for key in self.surface().offers}

    def press(self, key: str) -> None:
        surface = self.surface({f"{SCOPE}/p/{key}": True})
        assert f"{SCOPE}/p/{key}" in surface.accepted, key
        for fact in surface.record.facts:
            self.facts.append(fact)
            self.seq += 1
            if fact.shared:
                self.room = self.room.plus([(fact.key, Shared(self.seq, "me", fact.kind, fact.parts, self.now))])
            else:
                self.values[fact.key] = fact.value

    def solve(self, level: str, grid: Any) -> None:
        turns: dict[Any, int] = {}
        for place, right in grid.way.items():
            while turns.get(place, 0) != right and not grid.solved(turns):
                turns[place] = turns.get(place, 0) + 1
                self.press(f"turn-{level}-{name_of(place)}")

    @property
    def solved(self) -> Any:
        return self.puzzle.answer(Record("nl", self.values, SCOPE))

    @property
    def kept(self) -> set[str]:
        return {key.removeprefix(f"{SCOPE}/p/") for key in self.values}


def test_before_it_begins_one_reads_what_it_shows_and_chooses_about_the_clock() -> None:
    player = Player()
    assert player.keys == {"calm", "clock"}
    assert "Klein , 2 rijen van 2 stukken. Los je deze op, dan laat je zien: zien hoe het loopt." in player.words
    assert "Groot , 3 rijen van 3 stukken." in player.words


def test_every_piece_is_a_button_that_says_what_it_looks_like() -> None:
    player = Player()
    player.press("calm")
    assert {key for key in player.keys if key.startswith("turn-")} == {
        f"turn-small-r{r}c{c}" for r in (1, 2) for c in (1, 2)
    }
    assert re.search(r"rij 1, kolom 1: (recht stuk|bocht|T-stuk), open naar ", player.words)
    assert "Puzzel 1 van 2: Klein" in player.words


def test_a_piece_turns_by_a_quarter_and_after_four_lies_as_before() -> None:
    player = Player()
    player.press("calm")
    seen = [player.words]
    for _ in range(4):
        player.press("turn-small-r1c1")
        seen.append(player.words)
    assert seen[4] == seen[0]
    assert len(set(seen[:4])) in (2, 4)  # a straight piece has only two ways to lie


def test_a_solved_puzzle_cannot_be_turned_any_more_and_leads_on() -> None:
    player = Player()
    player.press("calm")
    player.solve("small", SMALL)
    assert player.solved == ["small"]
    assert "Gelukt! Het water loopt door." in player.words
    assert player.keys == {"show-seeing", "to-large"}
    player.press("to-large")
    player.solve("large", LARGE)
    assert player.solved == ["small", "large"]
    assert "Je hebt alle puzzels opgelost." in player.words
    assert player.keys == set()


@pytest.mark.parametrize(("after", "told"), [(8.4, "Je tijd: 8 s."), (72.0, "Je tijd: 1 min 12 s."), (9_000.0, None)])
def test_with_a_clock_the_time_is_shown_afterwards(after: float, told: str | None) -> None:
    player = Player()
    player.press("clock")
    assert "tijd" not in player.words  # no ticking while one plays
    player.now += after
    player.solve("small", SMALL)
    assert (told or "Gelukt!") in player.words
    assert ("Je tijd" in player.words) is (told is not None)


def test_without_a_clock_no_time_is_shown_or_kept_and_it_counts_the_same() -> None:
    player = Player()
    player.press("calm")
    player.now += 30
    player.solve("small", SMALL)
    assert player.solved == ["small"]
    assert "tijd" not in player.words
    assert not {key for key in player.kept if key.startswith(("begun", "seconds"))}


def test_coming_back_to_a_puzzle_does_not_start_its_clock_anew() -> None:
    player = Player()
    player.press("clock")
    player.press("to-large")
    player.now += 20
    player.press("to-small")
    player.now += 5
    player.solve("small", SMALL)
    assert "Je tijd: 25 s." in player.words


def test_a_puzzle_that_is_left_leaves_nothing_behind_that_says_so() -> None:
    """No negative result anywhere: not in what conditions see, and not in the profile."""
    player = Player()
    player.press("calm")
    player.press("turn-small-r1c1")
    player.press("to-large")
    assert player.solved == []
    assert player.room.facts(PEOPLE) == ()
    assert player.kept == {"pace", "level", "turned-small-r1c1"}
    player.press("to-small")  # and it lies as one left it
    assert "Klein" in player.words


def test_a_strength_goes_into_the_profile_only_by_its_owners_press_and_out_again() -> None:
    player = Player()
    player.room = player.room.plus([(PEOPLE, Shared(900, "me", "profile", {"strengths": "planning", "name": "Noor"}))])
    player.press("calm")
    player.solve("small", SMALL)
    assert not any(fact.shared for fact in player.facts)
    player.press("show-seeing")
    assert player.facts[-1].parts == {"strengths": "planning,seeing"}
    assert "Dit staat in je profiel." in player.words
    player.press("hide-seeing")
    assert player.facts[-1].parts == {"strengths": "planning"}
    assert "show-seeing" in player.keys


def test_a_robot_plays_it_through_and_is_never_refused() -> None:
    finished = 0
    for seed in range(30):
        player = Player()
        for _ in range(4):  # it comes back to the screen, as people do
            record = Record("nl", player.values, SCOPE, room=player.room, me="me")
            for key, value in list(player.puzzle.rehearses(Somebody(seed), record)):
                assert value is True
                player.press(key)
        finished += player.solved == ["small", "large"]
    assert finished > 20


@pytest.mark.parametrize(
    ("old", "new", "printed"),
    [
        ("id: large", "id: »small", "the id `small` is used by puzzle 1 and puzzle 2; give one of them another id"),
        ("columns: 3}", "columns: »7}", "`columns` cannot be `7`; write at most 6"),
        ("rows: 2", "rows: »1", "`rows` cannot be `1`; write at least 2"),
        ("flow: water", "flow: »gas", "`flow` cannot be `gas`; use one of `current`, `water`"),
    ],
)
def test_what_cannot_be_played_is_said(old: str, new: str, printed: str) -> None:
    typed, at = pointed(PUZZLE.replace(old, new, 1))
    assert problems(Puzzle, typed) == f"{at} {printed}"
