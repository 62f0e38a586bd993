"""Published figures in the database."""

from __future__ import annotations

from dataclasses import replace

from tests.storage.gives import joined
from toolkit.records import Publication
from toolkit.storage.store import Store

FIRST = Publication("s", "r1", "figures/people", '{"n": 6}', 0, 12, 1.0)


def publish(store: Store, *new: Publication) -> None:
    store.write(lambda tx: tx.publish(new)).result(timeout=30)


def test_the_newest_of_each_round_and_subject_counts(store: Store) -> None:
    other, second = replace(FIRST, round="r2"), replace(FIRST, figure='{"n": 11}', last=40, at=2.0)
    publish(store, FIRST, other)
    publish(store, second)
    assert store.publications("s") == [second, other]


def test_nothing_is_published_where_there_is_nothing_and_sprints_keep_apart(store: Store) -> None:
    publish(store)
    publish(store, replace(FIRST, sprint="t"))
    assert store.publications("s") == []


def test_who_withdrew_is_counted_and_robots_are_not(store: Store) -> None:
    person, robot = joined(store, "one"), joined(store, "two", robot=True)
    for one in (person, robot):
        store.withdraw(one.id)
    assert store.reading(lambda tx: tx.withdrawn("s", "r1")) == 1
    assert store.reading(lambda tx: tx.withdrawn("s", "r2")) == 0


def test_a_publication_outlives_the_people_whom_it_counted(store: Store) -> None:
    person = joined(store, "one")
    publish(store, FIRST)
    store.withdraw(person.id)
    assert store.publications("s") == [FIRST]
