"""What people share: an order of facts, and whatever is folded from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.room import Room, Shared
from toolkit.surface import JOURNEY, Record


def fact(seq: int, by: str = "A", kind: str = "add", **parts: str) -> Shared:
    return Shared(seq, by, kind, parts)


def texts(facts: tuple[Shared, ...]) -> list[str]:
    return [one.get("text") for one in facts]


def test_a_room_grows_and_the_one_before_it_stays_what_it_was() -> None:
    empty = Room()
    one = empty.plus([("board", fact(3, text="een"))])
    two = one.plus([("posts", fact(5, text="twee")), ("board", fact(6, text="drie"))])
    assert texts(empty.facts("board")) == []
    assert texts(one.facts("board")) == ["een"]
    assert texts(two.facts("board")) == ["een", "drie"]
    assert (empty.seq, one.seq, two.seq) == (0, 3, 6)


def test_what_is_folded_is_computed_once_for_each_state_of_its_own_block() -> None:
    counted: list[int] = []

    def count(facts: tuple[Shared, ...]) -> int:
        counted.append(len(facts))
        return len(facts)

    room = Room().plus([("board", fact(1)), ("posts", fact(2))])
    assert [room.folded("board", count) for _ in range(3)] == [1, 1, 1]
    elsewhere = room.plus([("posts", fact(3))])
    assert elsewhere.folded("board", count) == 1
    here = elsewhere.plus([("board", fact(4))])
    assert here.folded("board", count) == 2
    assert counted == [1, 2]


@given(st.lists(st.tuples(st.sampled_from(["board", "posts"]), st.integers(1, 3)), max_size=20), st.data())
def test_however_it_grew_a_room_is_the_same(steps: list[tuple[str, int]], data: st.DataObject) -> None:
    """Read at once, or piece by piece as phones do: the same facts in the same order."""
    facts, seq = [], 0
    for block, gap in steps:
        seq += gap
        facts.append((block, fact(seq, text=str(seq))))
    whole = Room().plus(facts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(facts)), max_size=4)))
    grown = Room()
    for start, end in zip([0, *cuts], [*cuts, len(facts)], strict=True):
        grown = grown.plus(facts[start:end])
    assert grown == whole


@given(st.lists(st.integers(1, 4), max_size=15), st.integers(0, 60))
def test_a_room_stopped_earlier_is_the_room_as_it_was(gaps: list[int], moment: int) -> None:
    seqs = [sum(gaps[: index + 1]) for index in range(len(gaps))]
    facts = [("board", fact(seq, text=str(seq))) for seq in seqs]
    then = Room().plus([one for one in facts if one[1].seq <= moment])
    assert Room().plus(facts).until(moment).facts("board") == then.facts("board")


def test_what_is_shared_is_never_called_like_a_step_of_ones_own_way() -> None:
    for kind in JOURNEY:
        with pytest.raises(ValueError, match="own way"):
            Record("nl").share(kind, "board")


def test_a_role_can_be_tried_but_never_beyond_the_one_that_ones_link_gives() -> None:
    record = Record("nl", scope="task.t")
    assert record.acting == "member"
    record.values["task.t/@role/@role"] = "moderator"
    assert record.acting == "moderator"
    record.values["task.t/@role/@role"] = "king"
    assert record.acting == "member"
    assert Record("nl", role="moderator").acting == "moderator"
