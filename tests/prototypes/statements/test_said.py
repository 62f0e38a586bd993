"""Votes, reasons and answers, folded from the facts of a room in whatever order they came."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.prototypes.statements.said import Reason, Said, Vote, said
from toolkit.room import Shared

Deed = tuple[str, str, dict[str, str]]
"""Who, what, and the parts of it."""


def facts(deeds: Sequence[Deed]) -> tuple[Shared, ...]:
    return tuple(Shared(number, by, kind, parts, float(number)) for number, (by, kind, parts) in enumerate(deeds, 1))


def vote(by: str, point: str, turn: str = "first", statement: str = "s") -> Deed:
    return by, "vote", {"statement": statement, "point": point, "turn": turn}


def reason(by: str, text: str, point: str = "agree", turn: str = "first") -> Deed:
    return by, "reason", {"statement": "s", "point": point, "turn": turn, "text": text}


def test_a_first_vote_stays_and_of_the_second_votes_the_last_one_counts() -> None:
    found = said(facts([vote("a", "agree"), vote("a", "neutral", "again"), vote("a", "disagree", "again")]))
    assert found.vote("s", "a") == Vote("agree", "disagree", True)


def test_a_first_vote_that_comes_twice_is_no_second_vote() -> None:
    found = said(facts([vote("a", "agree"), vote("a", "disagree")]))
    assert found.vote("s", "a") == Vote("agree", "agree", False)


def test_a_second_vote_without_a_first_one_is_none() -> None:
    assert said(facts([vote("a", "agree", "again")])).vote("s", "a") is None


def test_who_skips_has_passed_and_has_not_voted() -> None:
    found = said(facts([("a", "skip", {"statement": "s"})]))
    assert (found.vote("s", "a"), found.passed("s", "a"), found.passed("s", "b")) == (None, True, False)


def test_a_reason_that_is_said_again_takes_the_place_of_the_first_and_keeps_its_name() -> None:
    found = said(facts([reason("a", "omdat"), ("b", "think", {"reason": "1", "on": "yes"}), reason("a", "daarom")]))
    assert found.reasons["s"] == (Reason("1", "a", "agree", "daarom", thinking=frozenset("b")),)


def test_a_reason_of_the_second_vote_stands_beside_the_first() -> None:
    found = said(facts([reason("a", "omdat"), reason("a", "toch niet", "disagree", "again")]))
    assert [(one.text, one.again) for one in found.reasons["s"]] == [("omdat", False), ("toch niet", True)]


def test_nobody_makes_themselves_think_and_one_may_think_again() -> None:
    think = {"reason": "1", "on": "yes"}
    deeds = [reason("a", "omdat"), ("a", "think", think), ("b", "think", think), ("c", "think", think)]
    found = said(facts([*deeds, ("c", "think", {"reason": "1", "on": "no"})]))
    assert found.reasons["s"][0].thinking == {"b"}


def test_blank_words_and_unknown_facts_change_nothing() -> None:
    empty = said(())
    assert said(facts([reason("a", "  "), ("a", "dance", {}), ("a", "think", {"reason": "9", "on": "yes"})])) == empty
    assert said(facts([("a", "reply", {"statement": "s", "reason": "9", "text": ""})])) == empty


def test_who_withdraws_takes_votes_and_reasons_along_and_the_replies_of_others_stay() -> None:
    reply = ("b", "reply", {"statement": "s", "reason": "2", "text": "Dat zie ik anders"})
    whole = facts([vote("a", "agree"), reason("a", "omdat"), vote("b", "agree"), reply])
    found = said(tuple(one for one in whole if one.by != "a"))
    assert found.vote("s", "a") is None
    assert found.reasons == {}
    assert [(one.by, one.text) for one in found.left["s"]] == [("b", "Dat zie ik anders")]


# -- whatever happens -------------------------------------------------------------------------------------------------

PEOPLE, POINTS = st.sampled_from("abcdefgh"), st.sampled_from(["agree", "neutral", "disagree"])
DEEDS = st.lists(
    st.one_of(
        st.builds(vote, PEOPLE, POINTS, st.sampled_from(["first", "again"]), st.sampled_from("st")),
        st.builds(reason, PEOPLE, st.sampled_from(["omdat", "daarom", " "]), POINTS),
        st.tuples(PEOPLE, st.just("skip"), st.just({"statement": "s"})),
        st.tuples(PEOPLE, st.just("think"), st.fixed_dictionaries({"reason": st.sampled_from("123456789"), "on": st.sampled_from(["yes", "no"])})),
        st.tuples(PEOPLE, st.just("reply"), st.fixed_dictionaries({"statement": st.just("s"), "reason": st.sampled_from("123456789"), "text": st.sampled_from(["ja", "nee"])})),
    ),
    max_size=40,
)  # fmt: skip


def shuffled(whole: Sequence[Shared], seed: int) -> tuple[Shared, ...]:
    """The same facts by other clocks: each person's own stay in order, and keep their names."""
    chance, queues = random.Random(seed), {}
    for one in whole:
        queues.setdefault(one.by, []).append(one)
    found: list[Shared] = []
    while queues:
        by = chance.choice(sorted(queues))
        found.append(queues[by].pop(0))
        queues = {name: left for name, left in queues.items() if left}
    return tuple(found)


def seen(of: Said) -> object:
    """What a fold comes to, whatever order its people came in."""
    reasons = {name: sorted(map(repr, map(_apart, all))) for name, all in of.reasons.items()}
    left = {name: sorted(map(repr, all)) for name, all in of.left.items()}
    return {name: dict(own) for name, own in of.votes.items() if own}, of.skipped, reasons, left, of.hidden


def _apart(one: Reason) -> object:
    replies = sorted((reply.by, reply.text) for reply in one.replies)
    return one.id, one.by, one.point, one.text, one.again, sorted(one.thinking), replies


@given(DEEDS, st.integers(0, 9))
def test_the_order_in_which_people_come_changes_nothing(deeds: list[Deed], seed: int) -> None:
    whole = facts(deeds)
    assert seen(said(shuffled(whole, seed))) == seen(said(whole))


@given(DEEDS)
def test_every_fact_may_come_twice(deeds: list[Deed]) -> None:
    """A press that is sent again, under a number of its own, straight after the first."""
    numbers = count(1000)
    whole = facts(deeds)
    doubled = tuple(one for fact in whole for one in (fact, Shared(next(numbers), fact.by, fact.kind, fact.value)))
    assert seen(said(doubled)) == seen(said(whole))


@given(DEEDS, PEOPLE)
@settings(max_examples=200)
def test_who_withdraws_leaves_nothing_and_takes_nothing_of_others_along(deeds: list[Deed], gone: str) -> None:
    whole = facts(deeds)
    before, after = said(whole), said(tuple(one for one in whole if one.by != gone))
    assert gone not in repr([list(own) for own in after.votes.values()])
    assert all(one.by != gone and gone not in one.thinking for all in after.reasons.values() for one in all)
    for statement, own in before.votes.items():
        kept = {by: one for by, one in own.items() if by != gone}
        assert dict(after.votes.get(statement, {})) == kept
    texts = {(one.by, one.to, one.text) for one in _replies(before) if one.by != gone}
    assert {(one.by, one.to, one.text) for one in _replies(after)} == texts


def _replies(of: Said) -> list[object]:
    own = [reply for all in of.reasons.values() for one in all for reply in one.replies]
    return [*own, *(reply for all in of.left.values() for reply in all)]
