"""Posts, folded: the same picture for everybody, nobody's words changed, no appreciation counted twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.prototypes.community.town import facts_of, happenings, left_by
from toolkit.prototypes.community.posts import EXAMPLE, Entry, by_activity, posts
from toolkit.room import Room, Shared

KINDS = {
    "write": ("title", "text"),
    "reply": ("to", "text"),
    "thank": ("to", "reason"),
    "unthank": ("to",),
    "take-back": ("to",),
    "hide": ("to", "reason"),
    "show": ("to",),
}
some = happenings(KINDS)


def people(entries: dict[str, Entry]) -> list[Entry]:
    """What people wrote: without stand-ins for examples and for what was withdrawn."""
    return [one for one in entries.values() if one.state in ("there", "taken-back")]


def test_a_post_its_replies_and_the_appreciation_for_both() -> None:
    found = posts(
        facts_of(
            [
                ("a", "write", {"title": "Rooster", "text": "Zo doe ik het.", "asks": ""}),
                ("b", "reply", {"to": "1", "text": "Fijn!"}),
                ("b", "thank", {"to": "1", "reason": "clear"}),
                ("a", "thank", {"to": "2", "reason": ""}),
            ]
        )
    )
    (post,) = found.tops.values()
    assert (post.title, post.text, post.asks, post.thanks) == ("Rooster", "Zo doe ik het.", False, {"b": "clear"})
    assert [(one.text, one.thanks) for one in post.replies] == [("Fijn!", {"a": ""})]


@given(some, st.lists(st.integers(0, 30)))
def test_the_picture_is_the_same_however_the_facts_arrive(facts: tuple[Shared, ...], cuts: list[int]) -> None:
    """In one go, one by one, or in any handfuls: a room grows by what is new."""
    room = Room()
    for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(facts)], strict=True):
        room = room.plus(("p", one) for one in facts[start:end])
        room.folded("p", posts)
    assert room.folded("p", posts) == posts(facts)


@given(some, st.integers(0, 30))
def test_the_room_at_an_earlier_moment_is_the_fold_of_what_had_happened_then(
    facts: tuple[Shared, ...], at: int
) -> None:
    room = Room().plus(("p", one) for one in facts)
    assert room.until(at).folded("p", posts) == posts(facts[:at])


@given(some)
def test_nobody_appreciates_anything_twice_or_their_own(facts: tuple[Shared, ...]) -> None:
    """Every command sent twice, as by two devices or a retry, comes to the same."""
    again = [Shared(1000 + one.seq, one.by, one.kind, one.value) for one in facts if one.kind in ("thank", "hide")]
    for one in people(posts((*facts, *again)).entries):
        assert one.by not in one.thanks
        assert len(one.thanks) <= 4
    last = {(one.by, one.get("to")): one.kind for one in facts if one.kind in ("thank", "unthank")}
    for one in people(posts(facts).entries):
        assert all(last[by, one.id] == "thank" for by in one.thanks)


@given(some)
def test_hiding_never_changes_what_somebody_wrote(facts: tuple[Shared, ...]) -> None:
    quiet = tuple(one for one in facts if one.kind not in ("hide", "show"))
    hidden, plain = posts(facts), posts(quiet)
    assert {one.id: (one.title, one.text) for one in people(hidden.entries)} == {
        one.id: (one.title, one.text) for one in people(plain.entries)
    }
    written = {one.id: one.get("text") for one in facts if one.kind in ("write", "reply")}
    assert all(one.text in (written[one.id], "") for one in people(hidden.entries))
    assert all(one.text for one in people(hidden.entries) if one.state == "there")


@given(some, st.sampled_from("abcde"))
def test_a_person_who_withdraws_takes_everything_along_and_nothing_of_others(
    facts: tuple[Shared, ...], gone: str
) -> None:
    left = posts(left_by(facts, gone))
    assert all(one.by != gone and gone not in one.thanks for one in left.entries.values())
    stays = {one.id: one.text for one in people(posts(facts).entries) if one.by != gone and one.state == "there"}
    still = {one.id: one.text for one in people(left.entries) if one.state == "there"}
    assert stays.items() <= still.items()


@given(some, st.sampled_from("abcde"))
def test_a_reply_stays_where_the_post_above_it_is_gone(facts: tuple[Shared, ...], gone: str) -> None:
    left = posts(left_by(facts, gone))
    shown = {reply.id for top in by_activity(list(left.tops.values())) for reply in top.standing}
    there = {one.id for one in people(left.entries) if one.state == "there" and one.id not in left.tops}
    assert shown == there


@given(some)
def test_where_something_happened_last_comes_first(facts: tuple[Shared, ...]) -> None:
    shown = by_activity(list(posts(facts).tops.values()))
    assert [one.newest for one in shown] == sorted((one.newest for one in shown), reverse=True)
    assert all(one.is_there or one.standing for one in shown)


def test_only_its_own_author_takes_something_back() -> None:
    written = ("a", "write", {"title": "Rooster", "text": "Zo."})
    assert posts(facts_of([written, ("b", "take-back", {"to": "1"})])).tops["1"].state == "there"
    back = posts(facts_of([written, ("b", "thank", {"to": "1"}), ("a", "take-back", {"to": "1"})])).tops["1"]
    assert (back.state, back.text, back.thanks) == ("taken-back", "", {})


def test_hiding_wants_a_reason_and_a_later_reason_takes_its_place() -> None:
    written = ("a", "write", {"title": "Te koop", "text": "Racefiets."})
    hides = [("m", "hide", {"to": "1", "reason": one}) for one in (" ", "Reclame", "Dit is geen markt")]
    assert posts(facts_of([written, hides[0]])).tops["1"].hidden == ""
    assert posts(facts_of([written, *hides])).tops["1"].hidden == "Dit is geen markt"
    assert posts(facts_of([written, *hides, ("n", "show", {"to": "1"})])).tops["1"].hidden == ""


def test_what_refers_to_nothing_is_left_out() -> None:
    nothing = ("", "x", "9", "²", "-1")
    kinds = ("reply", "thank", "unthank", "take-back", "hide", "show")
    facts = facts_of(("a", kind, {"to": to, "text": "?", "reason": "?"}) for kind in kinds for to in nothing[:2])
    assert posts(facts).entries == {}
    assert posts(facts_of([("a", "reply", {"to": "9", "text": "?"}), ("a", "write", {"title": " "})])).entries == {}


def test_a_reply_to_a_reply_stands_under_the_same_post_also_when_the_first_of_them_is_withdrawn() -> None:
    facts = facts_of(
        [
            ("a", "write", {"title": "Rooster", "text": "Zo."}),
            ("a", "reply", {"to": "1", "text": "Aanvulling"}),
            ("b", "reply", {"to": "2", "text": "Dank"}),
            ("c", "reply", {"to": "3", "text": "Ook dank"}),
        ]
    )
    assert [one.text for one in posts(facts).tops["1"].standing] == ["Aanvulling", "Dank", "Ook dank"]
    (left,) = posts(left_by(facts, "a")).tops.values()
    assert (left.state, [one.text for one in left.standing]) == ("withdrawn", ["Dank", "Ook dank"])


def test_an_example_is_answered_and_appreciated_like_a_post() -> None:
    found = posts(facts_of([("a", "reply", {"to": f"{EXAMPLE}one", "text": "Ja"}), ("b", "thank", {"to": "1"})]))
    assert found.tops[f"{EXAMPLE}one"].state == "example"
    assert found.entries["1"].thanks == {"b": ""}
