"""What people wrote, as far as it may be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, pairwise
from pathlib import Path

import pytest

from tests.evidence.made_up import make_kit
from toolkit.evidence.comments import Comments, comments, places
from toolkit.records import Session
from toolkit.storage.store import Definition, NewEvent, Store

SURVEY = {"items": [{"kind": "open-text", "id": "wish"}, {"kind": "single-choice", "id": "role"}]}
SPRINT = make_kit().sprints["s"]
ids = count()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store(f"sqlite:///{tmp_path / 'store.db'}")
    found.keep([Definition("seen", "survey", "feedback", SURVEY)])
    for name in ("one", "two"):
        found.open_round("s", name)
    yield found
    found.close()


def join(store: Store, round_id: str, *, robot: bool = False) -> Session:
    receipt = f"receipt-{next(ids)}"
    return store.write(lambda tx: tx.join(receipt, "s", round_id, "nl", robot=robot)).result(timeout=30)[0]


def say(store: Store, session: Session, text: str, item: str = "wish") -> None:
    event = NewEvent(
        f"e{next(ids)}", "after.feedback.1", "set", f"after.feedback/{item}/answer", text, 1.0, "seen", "feedback",
        "after", item,
    )  # fmt: skip
    store.write(lambda tx: tx.append(session, event)).result(timeout=30)


def written(store: Store, round_id: str, n: int, *, robot: bool = False) -> list[Session]:
    found = []
    for _ in range(n):
        found.append(join(store, round_id, robot=robot))
        say(store, found[-1], f"text {found[-1].id}")
    return found


def read(store: Store, item: str = "wish", **more: str) -> Comments:
    return comments(store, "s", SPRINT, "feedback", "after", item, **more)  # type: ignore[arg-type]  # a source


def texts(store: Store) -> set[str]:
    return {one.text for one in read(store).texts}


def test_texts_wait_until_ten_people_of_closed_rounds_wrote_something(store: Store) -> None:
    written(store, "one", 9)
    say(store, join(store, "one"), "   ")
    store.close_round("s", "one")
    assert (read(store).texts, read(store).waiting) == ((), 10)  # how many wait is not told
    written(store, "two", 1)
    assert read(store).texts == ()
    store.close_round("s", "two")
    assert (len(read(store).texts), read(store).waiting) == (10, None)


def test_a_small_second_round_waits_for_the_next_ten(store: Store) -> None:
    written(store, "one", 11)
    store.close_round("s", "one")
    first = texts(store)
    written(store, "two", 9)
    store.close_round("s", "two")
    assert texts(store) == first
    assert read(store).waiting == 10


def test_a_late_text_and_a_changed_one_wait_and_what_came_out_stays(store: Store) -> None:
    first, *_ = written(store, "one", 12)
    store.close_round("s", "one")
    before = read(store)
    store.open_round("s", "one")
    assert read(store) == before  # else one could tell which texts are of this round
    written(store, "one", 1)
    say(store, first, "something else")
    store.close_round("s", "one")
    gone = {one.text for one in before.texts} - texts(store)
    assert gone == {f"text {first.id}"}
    assert read(store).waiting == 10


def test_who_withdraws_is_obeyed_at_once_and_the_others_stay(store: Store) -> None:
    first, *others = written(store, "one", 10)
    store.close_round("s", "one")
    assert len(texts(store)) == 10
    store.withdraw(first.id)
    assert texts(store) == {f"text {one.id}" for one in others}


def test_the_order_is_the_same_at_every_look_and_says_nothing_of_time(store: Store) -> None:
    people = written(store, "one", 40)
    store.close_round("s", "one")
    came = [f"text {one.id}" for one in people]
    seen = [one.text for one in read(store).texts]
    assert seen == [one.text for one in read(store).texts]
    assert sorted(seen) == sorted(came)
    assert seen != came
    places_in_order = [came.index(one) for one in seen]
    rising = sum(b > a for a, b in pairwise(places_in_order))
    assert 8 < rising < 31  # of 39 pairs, as a shuffled order has them (6 sigma)


def test_texts_carry_nothing_but_themselves_and_an_opaque_key(store: Store) -> None:
    people = written(store, "one", 10)
    store.close_round("s", "one")
    for one in read(store).texts:
        assert set(vars(one)) == {"key", "text"}
        assert not any(part in one.key for who in people for part in (who.id, who.participant))


def test_a_key_leads_back_to_the_answer_within_evidence(store: Store) -> None:
    people = written(store, "one", 10)
    store.close_round("s", "one")
    found = places(store, "s")
    assert {found[one.key] for one in read(store).texts} == {(who.id, "feedback", "after", "wish") for who in people}


def test_no_other_answer_is_read_as_a_text(store: Store) -> None:
    for _ in range(12):
        say(store, join(store, "one"), "manager", "role")
    store.close_round("s", "one")
    assert read(store, "role") == Comments((), None)


def test_a_survey_that_is_not_asked_shows_nothing(store: Store) -> None:
    written(store, "one", 12)
    store.close_round("s", "one")
    assert comments(store, "s", SPRINT, "feedback", "before", "wish").texts == ()


def test_robots_texts_keep_apart(store: Store) -> None:
    written(store, "one", 10, robot=True)
    written(store, "one", 3)
    store.close_round("s", "one")
    assert texts(store) == set()
    assert len(read(store, source="simulated").texts) == 10
    assert read(store, source="simulated").source == "simulated"


def test_a_larger_minimum_group_holds_for_texts_too(store: Store) -> None:
    written(store, "one", 11)
    store.close_round("s", "one")
    sprint = make_kit(minimum_group=12).sprints["s"]
    found = comments(store, "s", sprint, "feedback", "after", "wish")
    assert (found.texts, found.waiting, found.minimum) == ((), 12, 12)


def test_the_texts_of_a_renamed_survey_stay_and_none_comes_out_by_the_new_name(store: Store) -> None:
    written(store, "one", 12)
    store.close_round("s", "one")
    before = read(store)
    written(store, "two", 1)
    store.close_round("s", "two")
    sprint = SPRINT.model_copy(update={"after": ("told",)})
    assert comments(store, "s", sprint, "told", "after", "wish", names={"seen": "told"}) == replace(before, waiting=10)
