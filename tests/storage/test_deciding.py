"""What a team decided: kept for ever, the newest word counts, each round for itself."""

from __future__ import annotations

from dataclasses import replace

from tests.storage.gives import joined
from toolkit.records import Decision
from toolkit.storage import tables
from toolkit.storage.store import Store

LONG = Decision("a1", "s", "r1", "change", "De uitleg was te lang.", "We korten hem in.", "Noor", 10.0, told=True)
MAP = Decision("b2", "s", "r1", "keep", "De kaart hielp.", "De kaart blijft.", "", 20.0, told=False)


def test_the_latest_word_comes_first_and_only_the_newest_row_of_a_decision_counts(store: Store) -> None:
    store.decide(LONG)
    store.decide(MAP)
    assert store.decisions("s", "r1") == [MAP, LONG]
    again = replace(LONG, did="We halen hem weg.", verdict="drop", at=30.0)
    store.decide(again)
    assert store.decisions("s", "r1") == [again, MAP]
    rows = store.reading(lambda tx: tx._connection.execute(tables.decisions.select()).all())
    assert [row.did for row in rows] == ["We korten hem in.", "De kaart blijft.", "We halen hem weg."]


def test_a_decision_that_was_taken_back_no_longer_stands(store: Store) -> None:
    store.decide(LONG)
    store.decide(replace(LONG, said="", did="", told=False, at=40.0))
    assert store.decisions("s", "r1") == []


def test_each_round_of_each_sprint_has_its_own(store: Store) -> None:
    store.decide(LONG)
    store.decide(replace(MAP, round="r2"))
    store.decide(replace(MAP, id="c3", sprint="other"))
    assert store.decisions("s", "r1") == [LONG]
    assert [one.round for one in store.decisions("s", "r2")] == ["r2"]


def test_decisions_stay_when_somebody_withdraws(store: Store) -> None:
    leaves = joined(store, "leaves")
    store.decide(LONG)
    store.withdraw(leaves.id)
    assert store.decisions("s", "r1") == [LONG]


def test_all_decisions_of_a_sprint_stand_together_the_latest_word_first(store: Store) -> None:
    later = replace(MAP, round="r2")
    for one in (LONG, later, replace(MAP, id="c3", sprint="other"), replace(LONG, did="We halen hem weg.")):
        store.decide(one)
    assert store.decisions("s") == [replace(LONG, did="We halen hem weg."), later]


def test_every_wording_is_kept_in_order_with_all_that_belongs_to_it(store: Store) -> None:
    whole = replace(
        LONG,
        finding="f1",
        element="start/note",
        dissent="Ali ziet het anders.",
        review="2026-12-03",
        against="Geen tijd.",
        evidence='{"known": []}',
    )
    back = replace(whole, said="", did="")
    for one in (LONG, whole, back):
        store.decide(one)
    assert store.wordings("s") == [LONG, whole, back]
    assert store.decisions("s") == []
