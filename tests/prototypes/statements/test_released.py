"""What a room may see of its votes: never less than five people, never what one person voted."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.prototypes.statements.released import (
    FLOOR,
    first_votes,
    joined,
    last_votes,
    moves,
    picture,
    pooled,
    varied,
)
from toolkit.room import Room, Shared


def entries(votes: str) -> list[tuple[str, str]]:
    """One person a letter."""
    return [(f"p{index}", vote) for index, vote in enumerate(votes)]


@pytest.mark.parametrize(
    ("votes", "why", "counts"),
    [
        ("", "few", {}),
        ("aadd", "few", {}),
        ("aaadd", "", {"a": 3, "d": 2}),
        ("aaaaa", "alike", {}),
        ("aaaad", "alike", {}),  # the one who disagrees would know what all the others voted
        ("aaaadd", "", {"a": 4, "d": 2}),
        ("aaaddnnna", "", {"a": 3, "d": 2}),  # four new votes wait for a fifth
        ("aaaddnnnaa", "", {"a": 5, "d": 2, "n": 3}),
        ("aaaddnnnnn", "", {"a": 3, "d": 2}),  # five new votes that are alike: each of them would be known
    ],
)
def test_a_picture_is_shown_from_five_people_and_changes_by_five(votes: str, why: str, counts: dict[str, int]) -> None:
    found = picture(entries(votes), 5)
    assert (found.why, dict(found.counts), found.voted) == (why, counts, len(votes))


def test_a_higher_minimum_holds_and_a_lower_one_does_not() -> None:
    assert picture(entries("aaaddaad"), 9).why == "few"
    assert picture(entries("aadd"), 1).why == "few"


def test_who_goes_back_to_what_the_picture_shows_is_no_change() -> None:
    votes = [*entries("aaadd"), ("p0", "d"), ("p0", "a"), *[(f"q{n}", "adad"[n]) for n in range(4)]]
    assert picture(votes, 5).n == 5
    assert picture([*votes, ("q4", "a")], 5).n == 10


VOTES = st.lists(st.tuples(st.sampled_from([f"p{n}" for n in range(14)]), st.sampled_from("and")), max_size=60)


@given(VOTES, st.integers(1, 8))
@settings(max_examples=300)
def test_two_pictures_never_tell_what_fewer_than_five_people_voted(votes: list[tuple[str, str]], minimum: int) -> None:
    """Whoever watches every picture go by: each keeps the gate's rules, and so does each difference."""
    least, now, before = max(FLOOR, minimum), {}, {}
    shown: Counter[str] = Counter()
    for index, (by, vote) in enumerate(votes, 1):
        now[by] = vote
        found = picture(votes[:index], minimum)
        if dict(found.counts) == dict(shown):
            continue
        assert found.n >= least
        assert found.n - max(found.counts.values()) >= 2
        changed = [value for person, value in now.items() if before.get(person) != value]
        assert len(changed) >= least
        assert varied(changed)
        shown, before = Counter(found.counts), dict(now)


@given(VOTES)
def test_a_picture_counts_people_who_are_there_and_never_more_than_voted(votes: list[tuple[str, str]]) -> None:
    found = picture(votes, 5)
    assert found.voted == len({by for by, _ in votes})
    assert found.n in (0, *range(FLOOR, found.voted + 1))
    assert (found.why == "") == bool(found.counts)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=7))
def test_nobody_stands_alone_in_a_cell_and_nobody_is_lost(counts: list[int]) -> None:
    cells = joined(counts)
    assert sum(n for _, _, n in cells) == sum(counts)
    assert len(cells) == 1 or all(n != 1 for _, _, n in cells)
    assert [low for low, _, _ in cells] == [0, *(high for _, high, _ in cells)][:-1]
    assert all(n == sum(counts[low:high]) for low, high, n in cells)


def test_a_cell_of_one_joins_the_smaller_one_beside_it() -> None:
    assert joined([4, 1, 3]) == [(0, 1, 4), (1, 3, 4)]
    assert joined([3, 2, 0]) == [(0, 1, 3), (1, 2, 2), (2, 3, 0)]
    assert joined([1, 5, 1]) == [(0, 3, 7)]


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 5), max_size=6))
def test_a_move_of_one_person_stands_with_others(cells: dict[str, int]) -> None:
    apart, together = pooled(cells)
    assert sum(apart.values()) + together == sum(cells.values())
    assert all(n > 1 for n in apart.values())
    assert together != 1 or not apart


# -- from the facts of a room -----------------------------------------------------------------------------------------


def room(*votes: tuple[str, str, str]) -> Room:
    """Votes of one statement: who, what, which turn."""
    return Room().plus(
        ("b", Shared(number, by, "vote", {"statement": "s", "point": point, "turn": turn}))
        for number, (by, point, turn) in enumerate(votes, 1)
    )


def test_the_same_people_are_counted_in_their_first_and_their_last_vote() -> None:
    first = [(f"p{n}", "aaaddd"[n], "first") for n in range(6)]
    again = [(f"p{n}", "aadddd"[n], "again") for n in range(5)]
    whole = room(*first, *again)
    moved, last = whole.folded("b", moves(5))["s"], whole.folded("b", last_votes(5))["s"]
    assert dict(moved.counts) == {}  # four stood by their vote: the fifth would know it of all of them
    assert dict(last.counts) == {"a": 2, "d": 3}
    assert moved.voted == last.voted == 5
    more = room(*first, *again, ("p5", "a", "again")).folded("b", moves(5))["s"]
    assert dict(more.counts) == {(): 4, ("a", "d"): 1, ("d", "a"): 1}
    assert pooled(more.counts) == ({(): 4}, 2)


def test_a_second_vote_changes_no_picture_of_the_first_ones() -> None:
    first = [(f"p{n}", "aaaddd"[n], "first") for n in range(6)]
    before = room(*first).folded("b", first_votes(5))
    assert room(*first, ("p0", "d", "again"), ("p1", "d", "first")).folded("b", first_votes(5)) == before


def test_the_same_minimum_gives_the_same_fold_so_that_a_room_keeps_it() -> None:
    assert first_votes(5) is first_votes(5)
    assert first_votes(5) is not first_votes(6)
