"""Counts give the same figures as the responses that they were kept of, or say that they cannot."""

from __future__ import annotations

import itertools
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.evidence.made_up import ABOUT_PROTOTYPE, make_kit
from toolkit.evidence.disclosure import Figure, Hidden, Shown, show
from toolkit.evidence.gather import gather
from toolkit.evidence.items import Items, counted
from toolkit.evidence.measure import Subject
from toolkit.evidence.measures import choice
from toolkit.records import Session, ShownText
from toolkit.storage.store import Definition, NewEvent, Store, Transaction
from toolkit.surface import Value

ROUNDS = itertools.count()
KIT = make_kit()
SUBJECTS = {one.part: one for one in choice.subjects(KIT.sprints["s"], KIT.surveys)}
COUNTED = ("easy", "lost", "recommend", "role")

FOUR_POINTS = {**ABOUT_PROTOTYPE, "items": [{**one, "points": 4} for one in ABOUT_PROTOTYPE["items"][:2]]}
ROLES_TICKED = {**ABOUT_PROTOTYPE, "items": [{**ABOUT_PROTOTYPE["items"][3], "kind": "multiple-choice"}]}
ROLE_TYPED = {**ABOUT_PROTOTYPE, "items": [{"kind": "open-text", "id": "role", "text": "Role"}]}
NOW = KIT.surveys["feedback"].fingerprint()
"""As the kit holds it; what it says need not be looked up, so it is not kept here."""
WORDINGS = {"four": FOUR_POINTS, "ticked": ROLES_TICKED, "typed": ROLE_TYPED}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One database for all examples; each example has a round of its own."""
    made = Store(f"sqlite:///{tmp_path_factory.mktemp('items') / 'store.db'}")
    made.keep(Definition(name, "survey", "feedback", content) for name, content in WORDINGS.items())
    yield made
    made.close()


def join(tx: Transaction, round_id: str, who: object, *, robot: bool = False) -> Session:
    return tx.join(f"{round_id}.{who}", "s", round_id, "nl", robot=robot)[0]


def give(tx: Transaction, session: Session, item: str, value: Value, wording: str = NOW) -> None:
    """An answer as the door stores it, in the place of the one before it."""
    key = f"after.feedback/{item}/answer"
    before = [one.value for one in tx.events(session.id) if one.key == key]
    id, kept = f"{session.id}.{next(ROUNDS)}", next(one for one in ABOUT_PROTOTYPE["items"] if one["id"] == item)
    countable = kept["kind"] != "open-text" and wording != "typed"
    new = NewEvent(id, "after.feedback.1", "set", key, value, 1.0, wording, "feedback", "after", item, countable)
    tx.append(session, NewEvent(**{**vars(new), "previous": before[-1] if before else None}))


def shown(tx: Transaction, round_id: str, wording: str) -> None:
    tx.show(ShownText("s", round_id, "survey", "feedback", wording, "", 1.0, "seen"))


def by_responses(store: Store, round_id: str, subject: Subject) -> Figure:
    data = gather(store, "s", round_id).chosen
    return show(choice.take(data, subject, KIT.surveys), 5, data.state)


def by_counts(store: Store, round_id: str, subject: Subject) -> Figure | None:
    items = counted(store, "s", round_id, KIT.surveys)
    raw = items.take(subject)
    return None if raw is None else show(raw, 5, items.state)


step = st.tuples(
    st.integers(0, 5),  # who; the last two are robots
    st.sampled_from([*COUNTED, "way", "wish", "withdraw"]),
    st.sampled_from([None, "1", "4", "5", "a", "b", "gone"]),
    st.lists(st.sampled_from(["x", "y"]), unique=True),
    st.sampled_from([NOW, "four"]),  # the wording may change while the round is open
)


@settings(max_examples=120, deadline=None)
@given(st.lists(step, max_size=30), st.booleans())
@example([(0, "easy", "1", [], "four"), (0, "easy", "5", [], NOW), (4, "easy", "4", [], NOW)], True)
@example([(4, "role", "a", [], NOW), (0, "role", None, [], NOW)], False)
@example([(0, "role", "a", [], NOW), (0, "withdraw", None, [], NOW), (4, "role", "b", [], NOW)], True)
def test_counts_give_the_same_figures_as_responses_after_any_walk(store: Store, walk: list[Any], closed: bool) -> None:
    round_id = f"r{next(ROUNDS)}"

    def run(tx: Transaction) -> None:
        people: dict[int, Session] = {}
        for who, item, one, many, wording in walk:
            if item == "withdraw":
                tx.withdraw(people.pop(who).id) if who in people else None
                continue
            if who not in people:
                people[who] = join(tx, round_id, next(ROUNDS), robot=who > 3)
            give(tx, people[who], item, many if item == "way" else one, wording)
        tx.change_round("s", round_id, "open")
        if closed:
            tx.change_round("s", round_id, "closed")

    store.write(run).result(timeout=60)
    items, data = counted(store, "s", round_id, KIT.surveys), gather(store, "s", round_id).chosen
    assert items.fits(data)
    for name in COUNTED:
        assert by_counts(store, round_id, SUBJECTS[name]) == by_responses(store, round_id, SUBJECTS[name])
    assert items.take(SUBJECTS["way"]) is None


def test_counts_do_not_know_of_somebody_who_ticked_nothing(store: Store) -> None:
    """Typed: one person ticked x, another ticked nothing at all; both answered."""

    def run(tx: Transaction) -> None:
        for who, ticked in (("a", ["x"]), ("b", list[str]())):
            give(tx, join(tx, "ticks", who), "way", list(ticked))

    store.write(run).result(timeout=60)
    assert sum(one.n for one in store.counts("s", "ticks")) == 1
    figure = by_responses(store, "ticks", SUBJECTS["way"])
    assert isinstance(figure, Shown)
    assert (figure.n, figure.counts) == (2, (("x", 1), ("y", 0)))
    assert by_counts(store, "ticks", SUBJECTS["way"]) is None


@pytest.mark.parametrize("wording", ["ticked", "typed", "nobody-kept-it"])
def test_an_item_that_was_of_another_kind_before_is_left_to_the_responses(store: Store, wording: str) -> None:
    round_id = f"r-{wording}"

    def run(tx: Transaction) -> None:
        shown(tx, round_id, wording)
        give(tx, join(tx, round_id, "a"), "role", ["a", "b"] if wording == "ticked" else "a", wording)
        give(tx, join(tx, round_id, "b"), "role", "a")

    store.write(run).result(timeout=60)
    assert by_counts(store, round_id, SUBJECTS["role"]) is None
    assert (by_counts(store, round_id, SUBJECTS["easy"]) is None) == (wording == "nobody-kept-it")


def test_people_are_chosen_as_soon_as_one_came_though_only_robots_answered(store: Store) -> None:
    def run(tx: Transaction) -> None:
        give(tx, join(tx, "came", "robot", robot=True), "easy", "4")

    store.write(run).result(timeout=60)
    assert counted(store, "s", "came", KIT.surveys).source == "simulated"
    assert counted(store, "s", "nobody", KIT.surveys).source == "people"
    store.write(lambda tx: join(tx, "came", "person")).result(timeout=60)
    items = counted(store, "s", "came", KIT.surveys)
    assert items.source == "people"
    raw = items.take(SUBJECTS["easy"])
    assert raw is not None
    figure = show(raw, 5, items.state)
    assert isinstance(figure, Shown)
    assert (figure.n, figure.count("4")) == (0, 0)


def test_counts_of_a_round_do_not_fit_one_of_its_variants_or_robots_or_another_state(store: Store) -> None:
    store.write(lambda tx: join(tx, "fits", "a")).result(timeout=60)
    items, gathered = counted(store, "s", "fits", KIT.surveys), gather(store, "s", "fits")
    assert items.fits(gathered.people)
    assert not items.fits(gathered.simulated)
    assert not items.fits(gather(store, "s", "fits/b").people)
    store.open_round("s", "fits")
    assert not items.fits(gather(store, "s", "fits").people)


def test_counts_pass_the_gate_or_are_not_seen(store: Store) -> None:
    """Four people about themselves, in a closed round: hidden, as a minimum group is five."""

    def run(tx: Transaction) -> None:
        for who in range(4):
            give(tx, join(tx, "gate", who), "easy", str(who + 1))
        tx.change_round("s", "gate", "open")
        tx.change_round("s", "gate", "closed")

    store.write(run).result(timeout=60)
    items = counted(store, "s", "gate", KIT.surveys)
    raw = items.take(Subject(**{**vars(SUBJECTS["easy"]), "about": "person"}))
    assert raw is not None
    assert isinstance(show(raw, 5, items.state), Hidden)
    assert repr(items) == "Items(s/gate)"
    assert not [name for name in dir(items) if not name.startswith("_") and "count" in name]
    for kept in (items, raw):
        with pytest.raises(TypeError, match="gate first"):
            pickle.dumps(kept)


def test_only_answers_by_option_are_taken_from_counts(store: Store) -> None:
    other = Subject("score", "mean", SUBJECTS["easy"].title, "prototype", survey="feedback", moment="after")
    assert counted(store, "s", "none", KIT.surveys).take(other) is None
    assert isinstance(counted(store, "s", "none", KIT.surveys), Items)
