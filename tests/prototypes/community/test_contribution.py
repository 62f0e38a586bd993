"""Who contributes, as numbers of people; what they are counted as follows from what they did, and from nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.prototypes.community.town import facts_of, happenings, left_by
from toolkit.evidence.disclosure import FLOOR
from toolkit.prototypes.community.contribution import (
    MINIMUM,
    PICTURES,
    STEP,
    Part,
    counted,
    parts,
    settled,
    together,
    why_not,
)
from toolkit.room import Shared

KINDS = {
    "write": ("title", "text"),
    "reply": ("to", "text"),
    "thank": ("to", "reason"),
    "take-back": ("to",),
    "hide": ("to", "reason"),
    "ask": ("about", "text"),
    "give": ("to", "strength", "tip"),
    "profile": ("learns",),
}
some = happenings(KINDS)


def test_the_smallest_group_is_that_of_the_gate() -> None:
    assert MINIMUM == FLOOR


def test_what_one_person_put_in_and_got_out() -> None:
    found = parts(
        facts_of(
            [
                ("a", "write", {"title": "Zo", "text": "doe ik het"}),
                ("a", "write", {"title": "Wie", "text": "weet dit?", "asks": "yes"}),
                ("b", "reply", {"to": "1", "text": "Dank"}),
                ("a", "reply", {"to": "1", "text": "Graag gedaan"}),
                ("b", "thank", {"to": "1"}),
                ("c", "thank", {"to": "4"}),
                ("a", "ask", {"about": "Mijn plan"}),
                ("c", "give", {"to": "7", "strength": "Kort", "tip": "Cijfers"}),
            ]
        )
    )
    expected = Part(shared=1, asked=2, replies=1, answers=1, received=1, thanks=2, fans=frozenset("bc"))
    assert found["a"] == expected
    assert (found["b"], found["c"]) == (Part(replies=1, thanked=1), Part(given=1, thanked=1))
    assert [found["a"].sort(one) for one in PICTURES] == ["writers", "both", "experts"]
    assert [found["c"].sort(one) for one in PICTURES] == ["writers", "adds", "between"]


def test_a_reader_is_there_and_wrote_nothing() -> None:
    found = parts(facts_of([("a", "profile", {"name": "A", "learns": "Excel"}), ("b", "thank", {"to": "example.one"})]))
    assert [found["a"].sort(one) for one in PICTURES] == ["readers", "neither", "beginners"]
    assert [found["b"].sort(one) for one in PICTURES] == ["readers", "neither", "between"]


def test_an_answer_of_ones_own_or_one_that_was_hidden_is_no_answer() -> None:
    acts = [("a", "write", {"title": "Wie", "text": "weet dit?"}), ("a", "reply", {"to": "1", "text": "Ik"})]
    assert parts(facts_of(acts))["a"].answers == 0
    more = [*acts, ("b", "reply", {"to": "1", "text": "Ik"}), ("m", "hide", {"to": "3", "reason": "Grof"})]
    assert (parts(facts_of(more))["a"].answers, parts(facts_of(more))["b"].replies) == (0, 0)


@given(some)
def test_everybody_is_counted_once_in_every_picture(facts: tuple[Shared, ...]) -> None:
    found = parts(facts)
    assert set(found) == {one.by for one in facts}
    for picture in PICTURES:
        assert sum(n for _, n in counted(found, picture)) == len(found)


@given(some, st.sampled_from("abcde"))
def test_who_withdraws_is_counted_nowhere(facts: tuple[Shared, ...], gone: str) -> None:
    found = parts(left_by(facts, gone))
    assert gone not in found
    assert all(gone not in part.fans for part in found.values())


@given(some, some)
def test_blocks_add_up_in_any_order(one: tuple[Shared, ...], other: tuple[Shared, ...]) -> None:
    both = together([parts(one), parts(other)])
    assert both == together([parts(other), parts(one)])
    assert all(
        both[by].replies == sum(found.get(by, Part()).replies for found in (parts(one), parts(other))) for by in both
    )


@given(some)
def test_the_open_picture_moves_only_with_every_fifth_fact(facts: tuple[Shared, ...]) -> None:
    for end in range(len(facts) + 1):
        assert settled(facts[:end]) == parts(facts[: end - end % STEP])


def test_numbers_that_would_tell_what_each_one_did_are_not_shown() -> None:
    assert why_not((("writers", 2), ("readers", 2))) == "few"
    assert why_not((("writers", 4), ("readers", 1))) == "alike"
    assert why_not((("writers", 5), ("readers", 0))) == "alike"
    assert why_not((("writers", 3), ("readers", 2))) == ""
    assert why_not((("writers", 0), ("readers", 0))) == "few"
