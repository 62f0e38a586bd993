"""Puzzles by themselves: always solvable, never solved already, the same for everybody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.prototypes.play.clock import LONGEST, taken
from toolkit.prototypes.play.grid import SIDES, Grid, turned
from toolkit.prototypes.play.making import lay
from toolkit.prototypes.play.spoken import name_of, tiles
from toolkit.tiles import MOST_COLUMNS, Tile, drawn

SIZES = st.integers(2, 8), st.integers(2, MOST_COLUMNS)
SEEDS = st.integers(0, 10**6).map(lambda number: f"{number}/level")

# Water comes in at the top left and runs out at the bottom right; the piece at the bottom left has no part in it.
#   ─ ┐
#   ┘ └
CORNER = Grid(2, 2, {(0, 0): "ew", (0, 1): "sw", (1, 0): "nw", (1, 1): "ne"}, 0, 1, {})


@given(*SIZES, SEEDS)
def test_every_puzzle_has_a_way_through_and_none_lies_solved(rows: int, columns: int, seed: str) -> None:
    grid = lay(rows, columns, seed)
    assert grid.solved(grid.way)
    assert not grid.solved({})
    assert set(grid.pieces) == set(grid.places)
    assert len(grid.places) == rows * columns
    assert all(2 <= len(piece) <= 3 for piece in grid.pieces.values())
    assert all(1 <= turns <= 3 for turns in grid.way.values())


@given(*SIZES, SEEDS)
def test_a_seed_gives_the_same_puzzle_to_everybody(rows: int, columns: int, seed: str) -> None:
    here = lay(rows, columns, seed)
    lay.cache_clear()
    assert lay(rows, columns, seed) == here


def test_a_puzzle_that_people_have_played_stays_the_same_with_a_later_python() -> None:
    """Rounds that are compared must have had the same pieces: these were written down once."""
    grid = lay(3, 3, "7/larger")
    assert (grid.start, grid.end) == (1, 2)
    assert [grid.pieces[place] for place in grid.places] == ["ew", "sw", "ne", "ns", "ns", "nw", "nw", "nsw", "sw"]


def test_another_seed_gives_another_puzzle() -> None:
    assert len({tuple(lay(4, 4, str(seed)).pieces.values()) for seed in range(30)}) == 30


@given(
    st.sets(st.sampled_from(SIDES)).map(lambda some: turned("".join(some), 0)), st.integers(-9, 9), st.integers(-9, 9)
)
def test_turns_add_up_and_four_of_them_are_none(sides: str, one: int, other: int) -> None:
    assert turned(turned(sides, one), other) == turned(sides, one + other)
    assert turned(sides, 4) == sides


def test_it_runs_from_piece_to_piece_where_both_are_open() -> None:
    assert CORNER.reached({}) == {(0, 0), (0, 1), (1, 1)}
    assert CORNER.reached({(1, 1): 1}) == {(0, 0), (0, 1)}  # the last one is shut towards the one above it
    assert CORNER.reached({(0, 0): 1}) == frozenset()  # the first one is shut towards where it comes in


@pytest.mark.parametrize(
    ("turns", "solved"),
    [({}, True), ({(1, 1): 1}, False), ({(0, 0): 1}, False), ({(0, 0): 2}, True), ({(1, 0): 3}, True)],
)
def test_a_puzzle_is_solved_when_it_runs_out_at_the_right_place(
    turns: dict[tuple[int, int], int], solved: bool
) -> None:
    assert CORNER.solved(turns) is solved


def test_a_piece_that_leaks_does_no_harm() -> None:
    leaking = Grid(1, 2, {(0, 0): "esw", (0, 1): "new"}, 0, 0, {})
    assert leaking.solved({})


@pytest.mark.parametrize(
    ("begun", "now", "seconds"),
    [
        (1_000.0, 1_072.4, 72.0),
        (1_000.0, 1_000.0, 0.0),
        (None, 1_072.4, None),  # without a clock
        (1_000.0, 1_001.0 + LONGEST, None),  # the phone lay somewhere else
        (1_000.0, 0.0, None),  # a drawing that knows no time
    ],
)
def test_a_time_is_whole_seconds_and_only_one_that_says_something(
    begun: object, now: float, seconds: float | None
) -> None:
    assert taken(begun, now) == seconds


def test_each_piece_says_in_words_what_it_looks_like() -> None:
    shown = tiles(CORNER, {(1, 1): 1}, "water", "nl", fixed=False)
    assert [one.label for one in shown] == [
        "rij 1, kolom 1: recht stuk, open naar rechts en links, hier komt het water binnen, er loopt water door",
        "rij 1, kolom 2: bocht, open naar onder en links, er loopt water door",
        "rij 2, kolom 1: bocht, open naar boven en links",
        "rij 2, kolom 2: bocht, open naar rechts en onder, hier moet het water eruit",
    ]
    tee = Grid(1, 1, {(0, 0): "esw"}, 0, 0, {})
    (one,) = tiles(tee, {}, "current", "en", fixed=True)
    assert one.label == (
        "row 1, column 1: T-piece, open to the right, bottom and left, the current comes in here, current runs through it"
    )
    assert one.fixed


def test_no_two_places_have_the_same_name() -> None:
    places = lay(8, 6, "x").places
    assert len({name_of(one) for one in places}) == 48


@given(st.sampled_from(["ns", "ne", "nes", "nesw", ""]), st.booleans(), st.sampled_from(["", "start", "end"]))
def test_what_is_drawn_tells_by_form_and_not_by_colour_alone(sides: str, full: bool, mark: str) -> None:
    picture = drawn(Tile("a", "x", sides, full, mark))  # type: ignore[arg-type]  # one of the three marks
    assert ("#fff" in picture) is not full  # hollow, or solid
    assert picture.count("L") >= 2 * len(sides)
    assert 'aria-hidden="true"' in picture
