"""What people share in a round, as the database keeps it: in order, by round, people and robots apart."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from toolkit.records import Session
from toolkit.room import Room
from toolkit.storage.store import NewEvent, Store, Transaction
from toolkit.storage.tables import VERSION


def come(store: Store, who: str, round: str = "r1", *, robot: bool = False) -> Session:
    return store.write(lambda tx: tx.join(f"receipt of {who}", "s", round, "nl", robot=robot)[0]).result()


def put(store: Store, session: Session, id: str, text: str, *, shared: bool = True) -> int:
    def job(tx: Transaction) -> int:
        tx.lock_room(session.sprint, session.round)
        value = {"text": text}
        return tx.append(session, NewEvent(id, "board.home", "add", "board", value, tx.now, "", shared=shared))

    return store.write(job).result()


def room(store: Store, round: str = "r1", *, robot: bool = False, known: Room | None = None) -> Room:
    return store.reading(lambda tx: tx.room("s", round, robot=robot, known=known))


def texts(found: Room) -> list[str]:
    return [one.get("text") for one in found.facts("board")]


def test_a_room_holds_what_everybody_of_a_round_shared_in_order_and_nothing_else(store: Store) -> None:
    ann, ben = come(store, "ann"), come(store, "ben")
    elsewhere, robot = come(store, "carl", "r2"), come(store, "robot", robot=True)
    put(store, ann, "1", "een")
    put(store, ben, "2", "twee")
    put(store, ann, "3", "voor mij alleen", shared=False)
    put(store, elsewhere, "4", "een andere ronde")
    put(store, robot, "5", "nagespeeld")
    put(store, ann, "6", "drie")
    assert texts(room(store)) == ["een", "twee", "drie"]
    assert [one.by for one in room(store).facts("board")] == [ann.participant, ben.participant, ann.participant]
    assert texts(room(store, robot=True)) == ["nagespeeld"]


def test_only_what_is_new_is_read_once_a_room_is_known(store: Store) -> None:
    ann = come(store, "ann")
    put(store, ann, "1", "een")
    known = room(store)
    put(store, ann, "2", "twee")
    assert room(store, known=known) == room(store)
    assert room(store, known=room(store)) == room(store)


def test_whoever_withdraws_takes_along_what_they_shared_and_the_version_says_so(store: Store) -> None:
    ann, ben = come(store, "ann"), come(store, "ben")
    put(store, ann, "1", "van ann")
    put(store, ben, "2", "van ben")
    before = store.reading(lambda tx: tx.room_version("s", "r1", robot=False))
    store.withdraw(ann.id)
    assert texts(room(store)) == ["van ben"]
    assert store.reading(lambda tx: tx.room_version("s", "r1", robot=False)) != before


def test_facts_of_two_processes_become_visible_in_their_order(url: str) -> None:
    """Whoever reads piece by piece must not find a later fact first: the earlier one would never be read."""
    stores = [Store(url), Store(url)]
    stores[0].open_round("s", "r1")
    people = [come(stores[number % 2], f"p{number}") for number in range(4)]
    grown = Room()

    def write(number: int) -> None:
        for turn in range(20):
            put(stores[number % 2], people[number], f"{number}.{turn}", f"{number}.{turn}")

    with ThreadPoolExecutor(4) as pool:
        writing = [pool.submit(write, number) for number in range(4)]
        while not all(one.done() for one in writing):
            grown = room(stores[0], known=grown)
        for one in writing:
            one.result()
    grown = room(stores[0], known=grown)
    assert len(texts(grown)) == 80
    assert grown == room(stores[0])
    for one in stores:
        one.close()


def test_a_database_of_the_first_version_is_brought_up_to_this_one_with_all_that_it_holds(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    made = Store(f"sqlite:///{file}")
    ann = come(made, "ann")
    put(made, ann, "1", "een", shared=False)
    made.close()
    with sqlite3.connect(file) as old:  # as version 1 had it
        old.execute("drop index events_of_room")
        old.execute("alter table events drop column shared")
        for column in ("role", "channel", "segment", "returned"):
            old.execute(f"alter table sessions drop column {column}")
        for table in ("leads", "invitations", "observations", "findings", "decisions", "expectation_changes"):
            old.execute(f"drop table {table}")
        old.execute("update meta set value = '1' where key = 'version'")
    old.close()
    again = Store(f"sqlite:///{file}")
    assert again.sessions("s") == [ann]
    assert [one.shared for one in again.events("s", "r1")] == [False]
    put(again, ann, "2", "twee")
    assert texts(room(again)) == ["twee"]
    again.close()
    with sqlite3.connect(file) as now:
        assert now.execute("select value from meta where key = 'version'").fetchone() == (str(VERSION),)
    now.close()
