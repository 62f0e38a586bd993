"""Feedback, folded: the asker's alone until the asker shows it, and it outlives a request that was withdrawn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.prototypes.community.town import facts_of, happenings, left_by
from toolkit.prototypes.community.feedback import feedback, may_read
from toolkit.room import Room, Shared

KINDS = {
    "ask": ("about", "text"),
    "stop": ("to",),
    "give": ("to", "strength", "tip"),
    "take-back": ("to",),
    "open": ("to",),
    "close": ("to",),
    "hide": ("to", "reason"),
    "show": ("to",),
}
some = happenings(KINDS)
ASKED = [
    ("a", "ask", {"about": "Mijn uitleg", "text": ""}),
    ("b", "give", {"to": "1", "strength": "Kort", "tip": "Plaatje"}),
]


def test_only_the_asker_and_the_giver_read_it_until_the_asker_shows_it() -> None:
    for acts, readers in (
        (ASKED, "ab"),
        ([*ASKED, ("b", "open", {"to": "2"})], "ab"),
        ([*ASKED, ("a", "open", {"to": "2"})], "abc"),
        ([*ASKED, ("a", "open", {"to": "2"}), ("a", "close", {"to": "2"})], "ab"),
        ([*ASKED, ("a", "open", {"to": "2"}), ("m", "hide", {"to": "2", "reason": "Grof"})], "ab"),
    ):
        desk = feedback(facts_of(acts))
        assert [by for by in "abc" if may_read(desk, desk.given["2"], by)] == list(readers)


@given(some)
def test_nobody_else_ever_reads_what_its_asker_did_not_show(facts: tuple[Shared, ...]) -> None:
    desk = feedback(facts)
    for one in desk.given.values():
        asker = desk.asker(one)
        opened = any(fact.kind == "open" and fact.by == asker and fact.get("to") == one.id for fact in facts)
        readers = {by for by in "abcdef" if may_read(desk, one, by)}
        assert readers <= {one.by, asker} or opened


@given(some, st.lists(st.integers(0, 30)))
def test_the_desk_is_the_same_however_the_facts_arrive(facts: tuple[Shared, ...], cuts: list[int]) -> None:
    room = Room()
    for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(facts)], strict=True):
        room = room.plus(("f", one) for one in facts[start:end])
        room.folded("f", feedback)
    assert room.folded("f", feedback) == feedback(facts)


@given(some, st.sampled_from("abcde"))
def test_a_person_who_withdraws_takes_everything_along_and_nothing_of_others(
    facts: tuple[Shared, ...], gone: str
) -> None:
    desk = feedback(left_by(facts, gone))
    assert all(one.by != gone for one in (*desk.asks.values(), *desk.given.values()))
    before = feedback(facts)
    for one in before.given.values():
        if one.by != gone:
            assert desk.given[one.id].tip == one.tip
    assert [one for one in before.asks if before.asks[one].by != gone] == list(desk.asks)


@given(some)
def test_hiding_never_changes_what_somebody_wrote(facts: tuple[Shared, ...]) -> None:
    quiet = feedback(tuple(one for one in facts if one.kind not in ("hide", "show")))
    desk = feedback(facts)
    assert {key: (one.strength, one.tip) for key, one in desk.given.items()} == {
        key: (one.strength, one.tip) for key, one in quiet.given.items()
    }
    assert {key: one.about for key, one in desk.asks.items()} == {key: one.about for key, one in quiet.asks.items()}


def test_nobody_gives_themselves_feedback_or_ends_anothers_request() -> None:
    asked = ASKED[:1]
    assert feedback(facts_of([*asked, ("a", "give", {"to": "1", "strength": "Ik", "tip": "!"})])).given == {}
    assert not feedback(facts_of([*asked, ("b", "stop", {"to": "1"})])).asks["1"].stopped
    assert feedback(facts_of([*asked, ("a", "stop", {"to": "1"})])).asks["1"].stopped


def test_what_refers_to_nothing_is_left_out() -> None:
    for to in ("", "x", "7", "²"):
        desk = feedback(facts_of(("a", kind, {"to": to, "strength": "?", "reason": "?"}) for kind in KINDS))
        assert (desk.asks, desk.given) == ({}, {})
