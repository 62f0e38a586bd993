"""The market as its facts make it: whatever comes in, in whatever order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.prototypes.market.crowd import TYPED, Crowd
from toolkit.prototypes.market.examples import Example, fold_of
from toolkit.prototypes.market.fold import DID, Fold
from toolkit.prototypes.market.opening import Market
from toolkit.room import Room, Shared
from toolkit.text import Text

MONDAY = dt.date(2026, 11, 30)
OPENING = {"title": "Podcast", "what": "Praten", "hours": "4", "start": "2026-W49", "weeks": "2", "wanted": "designer"}
SCOPE = {"hours": "4", "first": "2026-11-30", "last": "2026-12-11", "agreed": "2026-11-23", "line": ""}


def folded(*said: tuple[str, str, Mapping[str, str]]) -> Market:
    """A market of facts as (who, kind, parts); they are numbered from 1."""
    return Fold()(tuple(Shared(number, by, kind, parts) for number, (by, kind, parts) in enumerate(said, 1)))


POSTED = ("n", "post", OPENING)
APPLIED = ("b", "apply", {"opening": "1", **SCOPE})


def test_a_post_is_an_opening_by_the_number_of_its_fact() -> None:
    (opening,) = folded(POSTED).shared.openings.values()
    assert (opening.id, opening.by, opening.start, opening.last) == ("1", "n", MONDAY, dt.date(2026, 12, 11))


def test_a_post_that_lacks_something_or_makes_no_sense_is_left_aside() -> None:
    for part, said in (
        ("title", " "),
        ("hours", "0"),
        ("hours", "41"),
        ("hours", "²"),
        ("start", "2026-W54"),
        ("weeks", ""),
    ):
        assert folded(("n", "post", {**OPENING, part: said})).shared.openings == {}


def test_only_its_poster_changes_an_opening_and_what_is_not_said_stays() -> None:
    for by, title in (("n", "Vlog"), ("b", "Podcast")):
        changed = folded(POSTED, (by, "change", {"opening": "1", "title": "Vlog"})).shared.openings["1"]
        assert (changed.title, changed.what, changed.hours, changed.wanted) == (title, "Praten", 4, ("designer",))


def test_who_waits_or_works_cannot_apply_again_and_nobody_applies_to_ones_own_opening() -> None:
    assert len(folded(POSTED, APPLIED, APPLIED).shared.applications) == 1
    assert len(folded(POSTED, APPLIED, ("b", "withdraw", {"application": "2"}), APPLIED).shared.applications) == 2
    assert folded(POSTED, ("n", *APPLIED[1:])).shared.applications == {}


def test_an_application_without_a_day_of_consent_is_none() -> None:
    assert folded(POSTED, ("b", "apply", {"opening": "1", **SCOPE, "agreed": ""})).shared.applications == {}


def test_a_third_person_has_no_say_and_the_poster_none_in_what_is_the_applicants() -> None:
    for by in ("x", "b"):
        assert _state(folded(POSTED, APPLIED, (by, "answer", {"application": "2", "to": "accepted"}))) == "waiting"
    for by in ("x", "n"):
        assert _state(folded(POSTED, APPLIED, (by, "withdraw", {"application": "2"}))) == "waiting"


def test_an_answer_that_comes_after_the_withdrawal_comes_too_late() -> None:
    withdrawn = ("b", "withdraw", {"application": "2"})
    accepted = ("n", "answer", {"application": "2", "to": "accepted", "line": "Ja"})
    assert _state(folded(POSTED, APPLIED, withdrawn, accepted)) == "withdrawn"
    assert _state(folded(POSTED, APPLIED, accepted, withdrawn)) == "accepted"


def test_only_one_opening_or_application_that_is_there_can_be_meant() -> None:
    market = folded(("b", "apply", {"opening": "9", **SCOPE}), ("b", "apply", {"opening": "later", **SCOPE}))
    assert market.shared.applications == {}


def test_an_opening_that_went_with_its_poster_leaves_the_answers_and_asks_no_hours() -> None:
    market = Fold()((Shared(2, "b", "apply", {"opening": "1", **SCOPE}),))
    assert (_state(market), list(market.taken("b"))) == ("gone", [])


def _state(market: Market) -> str:
    return market.shared.applications["2"].state


# -- an author's examples ----------------------------------------------------------------------------------------------


def test_examples_begin_counted_from_the_week_in_which_one_looks_and_equal_ones_fold_once() -> None:
    example = Example(id="talk", title=Text("Praten"), what=Text("x"), hours=2, weeks=3, starts_in=2)
    first, again = (fold_of((example,), "nl", MONDAY) for _ in range(2))
    assert first(()).shared.openings["talk"].start == dt.date(2026, 12, 14)
    room = Room()
    assert room.folded("market", first) is room.folded("market", again)


# -- anything at all ---------------------------------------------------------------------------------------------------

words = st.sampled_from(
    ["", "1", "2", "3", "7", "yes", "accepted", "2026-W49", "2026-12-01", "2026-11-27", "kapot", "9" * 30]
)
parts = st.dictionaries(
    st.sampled_from([*OPENING, *SCOPE, "opening", "application", "to", "on", "contract", "text", "brought"]), words
)
kinds = st.sampled_from(
    [
        "post",
        "change",
        "shut",
        "hide",
        "hours",
        "apply",
        "answer",
        "withdraw",
        "revoke",
        "stop",
        "credit",
        "gave",
        "dance",
    ]
)
sensible = st.sampled_from(
    [OPENING, {"opening": "1", **SCOPE}, {"application": "2", "to": "accepted", "on": "2026-12-01"}]
)
facts = st.lists(st.tuples(st.sampled_from("nbx"), kinds, sensible | parts), max_size=14)


@given(facts)
def test_no_fact_breaks_the_market_and_what_it_holds_makes_sense(said: list[tuple[str, str, dict[str, str]]]) -> None:
    market = folded(*said)
    shelf = market.shared
    for one in shelf.applications.values():
        opening = shelf.openings.get(one.opening)
        assert (opening is None) == (one.state == "gone")
        assert opening is None or opening.by != one.by
        assert one.scope.first <= one.scope.last
    for did in market.told.values():
        assert did <= set(DID)
    live = [(one.by, one.opening) for one in shelf.applications.values() if one.live]
    assert len(live) == len(set(live))


@given(facts, st.integers(0, 14))
def test_a_time_line_is_the_fold_of_what_was_there_until_then(
    said: list[tuple[str, str, dict[str, str]]], until: int
) -> None:
    room = Room().plus(("m", Shared(number, *one)) for number, one in enumerate(said, 1))
    assert room.until(until).folded("m", Fold()) == folded(*said[:until])


steps = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from(["post", "apply", "apply", "apply", "end", "answer", "hours", "day"]),
        st.integers(0, 5),
        st.integers(1, 7),
    ),
    min_size=8,
    max_size=25,
)


@settings(max_examples=25, deadline=None)
@given(steps)
def test_whatever_people_press_nobody_is_over_the_limit_in_any_week(said: list[tuple[str, str, int, int]]) -> None:
    crowd = Crowd(TYPED)
    everybody = {name: crowd.person(name).works(hours) for name, hours in zip("abc", ("36", "24", "16"), strict=True)}
    for name, what, which, size in said:
        me = everybody[name]
        if what == "post":
            me.posts("Klus", size, f"2026-W{48 + which}", weeks=(1, 2, 3, 4, 6, 8)[which])
        elif what == "hours":
            me.does("hours/keep", contract=str(8 * (which + 1))) if "hours/keep" in _kept(me) else None
        elif what == "day":
            crowd.later(days=size)
        else:
            me.sets("view", "find" if what == "apply" else "keep")
            wanted = {
                "apply": ("/apply",),
                "end": ("/withdraw", "/stop", "/revoke"),
                "answer": ("/accepted", "/declined", "/finish"),
            }[what]
            found = [key for key in me.offers if key.endswith(wanted)]
            if found:
                _press(me, found[which % len(found)])
        for each in everybody.values():
            market = crowd.block.market(each.record)
            assert crowd.block.guard(market.contracts[each.me]).over(market.taken(each.me)) == ()


def _kept(me):  # type: ignore[no-untyped-def]
    me.sets("view", "keep")
    return me.offers


def _press(me, button: str) -> None:  # type: ignore[no-untyped-def]
    beside = {"apply": {"agree": True}, "finish": {"brought": "x", "credit": "x"}}
    last = button.rpartition("/")[2]
    me.press(button, **beside.get(last, {"line": "x"} if last in ("accepted", "declined") else {}))
