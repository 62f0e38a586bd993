"""Tags on answers, and findings that are made of answers: they go with the person who withdraws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.storage.gives import joined
from tests.storage.test_observing import note
from toolkit.records import Decision, Finding, Label, Session
from toolkit.storage.labelling import LONGEST
from toolkit.storage.store import Store


def tag(of: Session, value: str, item: str = "wish") -> Label:
    return Label(of.id, "q", "after", item, "tag", value)


def put(store: Store, *labels: Label, sprint: str = "s") -> int:
    return store.write(lambda tx: tx.label(sprint, labels)).result(timeout=30)


def made(store: Store, title: str, notes: Iterable[str] = (), answers: Iterable[Label] = ()) -> Finding | None:
    return store.write(lambda tx: tx.make_finding("s", title, "", "", notes, answers)).result(timeout=30)


def out(store: Store, *answers: Label) -> int:
    return store.write(lambda tx: tx.take_out("s", (), answers)).result(timeout=30)


def test_a_label_stands_once_however_often_it_is_put_on_and_can_be_taken_off(store: Store) -> None:
    ann, bob = joined(store, "a"), joined(store, "b")
    assert put(store, tag(ann, "slow"), tag(ann, "slow"), tag(bob, "slow")) == 2
    assert put(store, tag(ann, "slow"), tag(ann, "unclear")) == 1
    assert store.labels("s") == [tag(ann, "slow"), tag(bob, "slow"), tag(ann, "unclear")]
    assert store.write(lambda tx: tx.unlabel("s", [tag(ann, "slow"), tag(bob, "never")])).result(5) == 1
    assert store.labels("s") == [tag(bob, "slow"), tag(ann, "unclear")]


def test_labels_of_another_sprint_are_neither_seen_nor_taken_off(store: Store) -> None:
    ann = joined(store)
    put(store, tag(ann, "slow"))
    assert store.labels("other") == []
    assert put(store, tag(ann, "slow"), sprint="other") == 0  # she takes part in s
    assert store.write(lambda tx: tx.unlabel("other", [tag(ann, "slow")])).result(5) == 0
    assert store.labels("s") == [tag(ann, "slow")]


@pytest.mark.parametrize("value", ["", "x" * (LONGEST + 1)])
def test_a_label_that_cannot_be_kept_whole_is_refused_and_nothing_with_it_is_kept(store: Store, value: str) -> None:
    ann = joined(store)
    with pytest.raises(ValueError, match="1 to 60 signs"):
        put(store, tag(ann, "fine"), tag(ann, value))
    assert store.labels("s") == []
    assert put(store, tag(ann, "é" * LONGEST)) == 1


def test_who_withdraws_takes_all_labels_along_and_gets_no_new_ones(store: Store) -> None:
    ann, bob = joined(store, "a"), joined(store, "b")
    put(store, tag(ann, "slow"), tag(ann, "Ann of sales", "why"), tag(bob, "slow"))
    store.withdraw(ann.id)
    assert store.labels("s") == [tag(bob, "slow")]
    assert put(store, tag(ann, "late")) == 0
    assert made(store, "Too slow", answers=[tag(ann, "")]) is None
    assert store.findings("s") == []


def test_a_finding_is_made_of_answers_alone(store: Store) -> None:
    ann, bob = joined(store, "a"), joined(store, "b")
    finding = made(store, "Too slow", answers=[tag(ann, ""), tag(bob, "")])
    assert finding is not None
    assert store.findings("s") == [finding]
    assert [(one.session, one.kind, one.value) for one in store.labels("s")] == [
        (ann.id, "finding", finding.id),
        (bob.id, "finding", finding.id),
    ]
    assert made(store, "Nothing") is None


def test_a_finding_holds_notes_and_answers_and_lives_as_long_as_one_of_them(store: Store) -> None:
    ann = joined(store, "a")
    note(store, id="C:a.1")
    finding = made(store, "Too slow", ["C:a.1"])
    assert finding is not None
    assert store.write(lambda tx: tx.put_in(finding, [], [tag(ann, "")])).result(5) == 1
    assert store.write(lambda tx: tx.put_in(finding, [], [tag(ann, "")])).result(5) == 0
    assert store.write(lambda tx: tx.take_out("s", ["C:a.1"])).result(5) == 1
    assert store.findings("s") == [finding]
    (answer,) = store.labels("s")
    assert out(store, answer) == 1
    assert (store.labels("s"), store.findings("s")) == ([], [])


def test_an_answer_may_say_several_things(store: Store) -> None:
    ann = joined(store)
    first, second = (made(store, title, answers=[tag(ann, "")]) for title in ("Too slow", "Too small"))
    assert first
    assert second
    slow, small = store.labels("s")
    assert out(store, slow) == 1
    assert (store.labels("s"), store.findings("s")) == ([small], [second])


def test_taking_an_answer_out_of_a_finding_leaves_its_tags(store: Store) -> None:
    ann = joined(store)
    put(store, tag(ann, "slow"))
    made(store, "Too slow", answers=[tag(ann, "")])
    assert out(store, *store.labels("s")) == 1
    assert store.labels("s") == [tag(ann, "slow")]


def test_a_finding_of_one_person_goes_when_she_withdraws_unless_it_was_decided_on(store: Store) -> None:
    ann = joined(store)
    kept, gone = (made(store, title, answers=[tag(ann, "")]) for title in ("Decided", "Ann cannot find the button"))
    assert kept
    assert gone
    store.decide(Decision("d1", "s", "r1", "change", "Too slow", "Faster", "Sem", 1.0, False, finding=kept.id))
    store.withdraw(ann.id)
    assert (store.findings("s"), store.labels("s")) == ([replace(kept, title="…")], [])
