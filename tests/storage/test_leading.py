"""Leading a round, single-use links, and expectations that change after the seal."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.storage.gives import joined
from toolkit.errors import Refused
from toolkit.storage.store import Definition, Store


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def led(tmp_path: Path) -> tuple[Store, Clock]:
    clock = Clock()
    store = Store(f"sqlite:///{tmp_path / 'led.db'}", clock)
    store.open_round("s", "r1")
    return store, clock


def test_a_pause_has_a_message_and_is_over_when_somebody_goes_on(tmp_path: Path) -> None:
    store, clock = led(tmp_path)
    clock.now = 1010.0
    assert store.lead("s", "r1", "pause", "Koffie").message == "Koffie"
    clock.now = 1020.0
    assert store.lead("s", "r1", "pause", "Nog vijf minuten").paused == 1010.0  # the same pause, another message
    clock.now = 1070.0
    again = store.lead("s", "r1", "resume")
    assert (again.paused, again.message, again.pauses) == (0.0, "", ((1010.0, 1070.0),))
    store.close()


def test_a_round_with_an_end_can_be_extended_until_then_and_is_closed_from_that_moment_on(tmp_path: Path) -> None:
    store, clock = led(tmp_path)
    store.lead("s", "r1", "until", "1300")
    clock.now = 1299.0
    assert store.lead("s", "r1", "until", "1600").state == "open"
    clock.now = 1600.0
    assert (store.round("s", "r1").state, store.round("s", "r1").changed) == ("closed", 1600.0)
    clock.now = 1601.0
    with pytest.raises(Refused, match="only an open round"):
        store.lead("s", "r1", "until", "1900")
    clock.now = 1700.0
    assert store.open_round("s", "r1").state == "open"  # somebody opens it anew: the old end is over
    assert store.round("s", "r1").until == 0.0
    store.close()


def test_closing_ends_a_pause_and_opening_again_does_not_bring_it_back(tmp_path: Path) -> None:
    store, clock = led(tmp_path)
    store.lead("s", "r1", "pause", "Lunch")
    clock.now = 1050.0
    store.close_round("s", "r1")
    assert store.round("s", "r1").pauses == ((1000.0, 1050.0),)
    clock.now = 1090.0
    assert (store.open_round("s", "r1").paused, store.round("s", "r1").message) == (0.0, "")
    store.close()


def test_a_single_use_link_lets_one_person_in_and_the_turnout_holds_no_names(store: Store) -> None:
    def make(tx: object) -> None:
        tx.invite(["hash-1", "hash-2", "hash-3"], "s", "r1", "mail", "manager")  # type: ignore[attr-defined]

    store.write(make).result()
    assert store.write(lambda tx: tx.use("hash-1")).result()
    assert not store.write(lambda tx: tx.use("hash-1")).result()
    assert not store.write(lambda tx: tx.use("never made")).result()
    assert [(one.channel, one.segment, one.made, one.used) for one in store.turnout("s", "r1")] == [
        ("mail", "manager", 3, 1)
    ]


def test_a_changed_expectation_keeps_its_reason_and_both_names(store: Store) -> None:
    made = store.change_expectation(
        "s", Definition("f2", "expectation", "s", {"expectation": None}), " Te streng ", "Noor", "Sem"
    )
    assert store.expectation_changes("s") == [made]
    assert (made.reason, made.who, made.second) == ("Te streng", "Noor", "Sem")
    assert store.definition("f2") == {"expectation": None}


def test_whoever_withdraws_takes_along_what_was_noted_about_them(tmp_path: Path) -> None:
    file = tmp_path / "one.db"
    store = Store(f"sqlite:///{file}")
    ann = joined(store, "ann")
    row = (1, "o1", "s", "r1", ann.participant, "", "", "zoekt de knop", "", 2, "Sem", "", 1.0, 0, "")
    room = (2, "o2", "s", "r1", "", "", "", f"{ann.participant} helpt een ander", "", 0, "Sem", "", 1.0, 0, "")
    other = (3, "o3", "s", "r1", "", "", "", "de zaal is stil", "", 0, "Sem", "", 1.0, 0, "")
    with sqlite3.connect(file) as connection:
        connection.executemany(f"insert into observations values ({', '.join('?' * len(row))})", [row, room, other])
    connection.close()
    store.withdraw(ann.id)
    store.close()
    left = file.read_bytes()
    assert b"zoekt de knop" not in left
    assert b"helpt een ander" not in left
    assert b"de zaal is stil" in left
