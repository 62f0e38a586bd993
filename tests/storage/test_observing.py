"""What observers note arrives once, can be corrected until it is grouped, and goes with the person whom it is about."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.storage.gives import joined
from toolkit.records import Decision, Finding
from toolkit.storage import observing
from toolkit.storage.observing import Note
from toolkit.storage.store import Store

NOTE = Note(
    id="CODE5:device.1",
    version=1,
    sprint="s",
    round="r1",
    participant="",
    task="begin",
    place="task.begin.start",
    what="Zoekt de knop",
    quote="Waar dan?",
    severity=2,
    observer="Sem",
    definition="d1",
    at=100.0,
    robot=False,
)


def note(store: Store, **changed: object) -> str:
    return store.write(lambda tx: tx.note(replace(NOTE, **changed))).result(timeout=30)  # type: ignore[arg-type]


def made(store: Store, *ids: str, title: str = "De knop is zoek") -> Finding | None:
    return store.write(lambda tx: tx.make_finding("s", title, "start", "v1", ids)).result(timeout=30)


def take_out(store: Store, *ids: str) -> int:
    return store.write(lambda tx: tx.take_out("s", ids)).result(timeout=30)


def test_a_note_that_comes_three_times_is_one_note(store: Store) -> None:
    assert [note(store) for _ in range(3)] == ["", "", ""]
    (one,) = store.observations("s", "r1")
    assert (one.id, one.what, one.quote, one.severity, one.observer) == (
        NOTE.id,
        "Zoekt de knop",
        "Waar dan?",
        2,
        "Sem",
    )
    assert (one.at, one.robot, one.finding, one.definition) == (100.0, False, "", "d1")
    assert store.observations("s", "r2") == []


def test_a_correction_takes_the_place_of_the_note_and_a_late_copy_of_the_old_one_does_not_come_back(
    store: Store,
) -> None:
    note(store)
    assert note(store, version=2, what="Zoekt de groene knop", severity=3) == ""
    assert note(store) == ""
    assert [(one.what, one.severity) for one in store.observations("s", "r1")] == [("Zoekt de groene knop", 3)]


def test_a_note_that_was_taken_back_before_it_arrived_does_not_arrive_later(store: Store) -> None:
    note(store, version=2, what="", quote="")
    note(store)
    assert store.observations("s", "r1") == []


def test_the_words_that_were_corrected_are_nowhere_in_the_database(tmp_path: Path) -> None:
    """Most corrections take out a name that should not have been written."""
    file = tmp_path / "one.db"
    store = Store(f"sqlite:///{file}")
    note(store, what="Wilhelmina-Petronella zoekt de knop", quote="Vraag het Wilhelmina-Petronella")
    note(store, version=2, what="Zoekt de knop", quote="")
    store.close()
    assert b"Wilhelmina" not in file.read_bytes()


def test_whatever_arrives_twice_late_or_in_disorder_the_newest_version_is_the_note(tmp_path: Path) -> None:
    store, numbers = Store(f"sqlite:///{tmp_path / 'many.db'}"), count()

    @settings(max_examples=60)
    @given(st.lists(st.integers(1, 6), min_size=1, max_size=12), st.sets(st.integers(1, 6)))
    def arrive(arriving: list[int], taken_back: set[int]) -> None:
        id = f"C:device.{next(numbers)}"
        for version in arriving:
            assert note(store, id=id, version=version, what="" if version in taken_back else f"v{version}") == ""
        newest = max(arriving)
        expected = [] if newest in taken_back else [f"v{newest}"]
        assert [one.what for one in store.observations("s") if one.id == id] == expected

    arrive()
    store.close()


def test_notes_stand_in_the_order_in_which_things_were_seen(store: Store) -> None:
    note(store, id="C:b.1", at=200.0, what="later gezien")
    note(store, id="C:a.1", at=150.0, what="eerder gezien, later verstuurd")
    assert [one.what for one in store.observations("s")] == ["eerder gezien, later verstuurd", "later gezien"]


def test_two_notes_that_say_the_same_become_one_finding_and_can_be_taken_apart(store: Store) -> None:
    note(store)
    note(store, id="C:a.2", what="Vindt de knop niet", round="r2")
    finding = made(store, NOTE.id, "C:a.2")
    assert finding is not None
    assert store.findings("s") == [finding]
    assert {one.finding for one in store.observations("s")} == {finding.id}
    assert take_out(store, "C:a.2") == 1
    assert [(one.id, one.finding) for one in store.observations("s", "r2")] == [("C:a.2", "")]
    assert store.findings("s") == [finding]
    assert take_out(store, NOTE.id) == 1
    assert store.findings("s") == []


def test_what_is_grouped_changes_no_more_until_it_is_taken_out(store: Store) -> None:
    note(store)
    made(store, NOTE.id)
    assert note(store, version=2, what="Iets anders") == "grouped"
    assert note(store, version=2, what="") == "grouped"
    assert store.observations("s")[0].what == "Zoekt de knop"
    take_out(store, NOTE.id)
    assert note(store, version=2, what="Iets anders") == ""


def test_who_groups_second_gets_only_what_is_still_free(store: Store) -> None:
    note(store)
    note(store, id="C:a.2")
    first = made(store, NOTE.id)
    assert first is not None
    assert made(store, NOTE.id) is None
    second = made(store, NOTE.id, "C:a.2")
    assert second is not None
    assert [one.finding for one in store.observations("s")] == [first.id, second.id]
    assert store.write(lambda tx: tx.put_in(first, ["C:a.2", "never made"])).result(5) == 0


def test_a_finding_gets_another_title(store: Store) -> None:
    note(store)
    finding = made(store, NOTE.id)
    assert finding is not None
    store.write(lambda tx: tx.change_finding(finding, "De knop staat te laag", "end")).result(5)
    assert [(one.title, one.screen) for one in store.findings("s")] == [("De knop staat te laag", "end")]


def test_whoever_withdraws_takes_along_the_finding_that_was_only_about_them(store: Store) -> None:
    """Its title may tell what they said."""
    ann, bob = joined(store, "ann"), joined(store, "bob")
    note(store, id="C:a.1", participant=ann.participant)
    note(store, id="C:a.2", participant=ann.participant)
    note(store, id="C:a.3", participant=bob.participant)
    made(store, "C:a.1", title="Alleen over haar")
    shared = made(store, "C:a.2", "C:a.3", title="Over beiden")
    store.withdraw(ann.id)
    assert store.findings("s") == [shared]
    assert [one.id for one in store.observations("s")] == ["C:a.3"]


def test_a_finding_that_was_decided_on_stays_without_words_when_its_last_person_withdraws(store: Store) -> None:
    ann, bob = joined(store, "ann"), joined(store, "bob")
    note(store, participant=ann.participant)
    note(store, id="C:a.9", participant=bob.participant)
    finding, other = made(store, NOTE.id), made(store, "C:a.9", title="Over Bob")
    assert finding is not None
    assert other is not None
    kept = json.dumps(
        {"at": 1.0, "known": [{"id": f"finding/{one.id}", "says": one.title} for one in (finding, other)]}
    )
    store.decide(
        Decision("d1", "s", "r1", "change", "", "De knop omhoog", "Noor", 1.0, False, finding.id, evidence=kept)
    )
    store.withdraw(ann.id)
    assert store.findings("s") == [replace(finding, title="…"), other]
    assert store.observations("s", "r1")[0].participant == bob.participant
    (decided,) = store.decisions("s", "r1")
    assert [one["says"] for one in json.loads(decided.evidence)["known"]] == ["Over Bob"]


def test_a_link_that_leaked_does_not_fill_the_disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(observing, "MAX_NOTES", 2)
    assert [note(store, id=f"C:a.{number}") for number in range(3)] == ["", "", "full"]
    assert len(store.observations("s")) == 2


def test_where_people_stand_is_read_without_their_answers(store: Store) -> None:
    from toolkit.storage.store import NewEvent

    ann = joined(store, "ann")

    def walk(tx: object) -> None:
        for number, (kind, value) in enumerate(
            (("goto", "receipt"), ("set", "een antwoord"), ("goto", "task.begin.start"))
        ):
            event = NewEvent(f"e{number}", "receipt", kind, "k", value, 1.0, "")
            tx.append(ann, event)  # type: ignore[attr-defined]

    store.write(walk).result(5)
    assert store.reading(lambda tx: tx.standing("s", "r1")) == {ann.id: "task.begin.start"}
