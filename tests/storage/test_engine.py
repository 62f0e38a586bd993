"""One thread writes; what it called done is on the disk, whatever happens next."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.storage.gives import answer, joined
from toolkit.errors import Refused
from toolkit.storage.store import Store, Transaction

WRITER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from tests.storage.gives import answer, joined
from toolkit.storage.store import Store

store = Store(sys.argv[1])
session = joined(store)

def write(thread):
    for number in range(100_000):
        id = f"tap.{thread}.{number}"
        store.write(lambda tx: tx.append(session, answer(id, "3"))).result()
        sys.stdout.write(id + "\\n")
        sys.stdout.flush()

with ThreadPoolExecutor(4) as pool:
    list(pool.map(write, range(4)))
"""


def test_a_killed_process_loses_nothing_that_it_had_called_saved(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'killed.db'}"
    root = Path(__file__).parents[2]
    process = subprocess.Popen([sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE, text=True, cwd=root)
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(150)]
    process.send_signal(signal.SIGKILL)
    told += process.stdout.read().splitlines(keepends=True)
    process.stdout.close()
    process.wait(timeout=30)
    acknowledged = [line.strip() for line in told if line.endswith("\n")]
    store = Store(url)
    kept = [event.id for event in store.events("s", "r1")]
    store.close()
    assert set(acknowledged) <= set(kept)
    assert len(kept) == len(set(kept))
    assert len(kept) - len(acknowledged) <= 4 + 4  # at most what was under way


def test_jobs_that_wait_together_share_one_commit(store: Store) -> None:
    session = joined(store)
    before, go_on = store._writer.commits, threading.Event()
    first = store.write(lambda tx: go_on.wait(10))
    others = [store.write(lambda tx, n=n: tx.append(session, answer(f"tap.{n}", "3"))) for n in range(20)]
    go_on.set()
    assert first.result(timeout=10)
    assert [one.result(timeout=10) for one in others] == sorted(one.result() for one in others)
    assert store._writer.commits - before <= 2


def test_a_job_that_fails_does_not_take_its_neighbours_along(store: Store) -> None:
    session, go_on = joined(store), threading.Event()
    store.write(lambda tx: go_on.wait(10))

    def fails(tx: Transaction) -> None:
        tx.append(session, answer("tap.lost", "3"))
        raise ZeroDivisionError

    before = store.write(lambda tx: tx.append(session, answer("tap.1", "3")))
    failing = store.write(fails)
    after = store.write(lambda tx: tx.append(session, answer("tap.2", "4")))
    go_on.set()
    assert before.result(timeout=10) < after.result(timeout=10)
    with pytest.raises(ZeroDivisionError):
        failing.result(timeout=10)
    assert [event.id for event in store.events("s", "r1")] == ["tap.1", "tap.2"]


def test_somebody_who_no_longer_waits_does_not_spoil_it_for_the_others(store: Store) -> None:
    """A request that was cut off cancels its wait; its neighbours in the same commit must still hear that it is done."""
    session, go_on = joined(store), threading.Event()
    store.write(lambda tx: go_on.wait(10))
    gone = store.write(lambda tx: tx.append(session, answer("tap.1", "3")))
    here = store.write(lambda tx: tx.append(session, answer("tap.2", "3")))
    assert gone.cancel()
    go_on.set()
    assert here.result(timeout=10)
    assert store.write(lambda tx: tx.append(session, answer("tap.3", "3"))).result(timeout=10)


def test_the_same_id_is_refused_by_the_database_itself(store: Store) -> None:
    session = joined(store)
    assert store.write(lambda tx: tx.append(session, answer("tap.1", "3"))).result(timeout=10)
    with pytest.raises(Exception, match=r"(?i)unique"):
        store.write(lambda tx: tx.append(session, answer("tap.1", "4"))).result(timeout=10)
    assert [event.value for event in store.events("s", "r1")] == ["3"]


def test_reading_goes_on_while_somebody_writes(store: Store) -> None:
    session, go_on, inside = joined(store), threading.Event(), threading.Event()

    def slow(tx: Transaction) -> None:
        tx.append(session, answer("tap.1", "3"))
        inside.set()
        go_on.wait(10)

    writing = store.write(slow)
    assert inside.wait(10)
    assert store.events("s", "r1") == []
    go_on.set()
    writing.result(timeout=10)
    assert len(store.events("s", "r1")) == 1


def test_two_processes_worth_of_writers_never_meet_a_locked_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'two.db'}"
    stores = [Store(url), Store(url)]
    session = joined(stores[0])

    def write(number: int) -> int:
        return stores[number % 2].write(lambda tx: tx.append(session, answer(f"tap.{number}", "3"))).result(timeout=30)

    with ThreadPoolExecutor(8) as pool:
        seqs = list(pool.map(write, range(200)))
    for one in stores:
        one.close()
    assert len(set(seqs)) == 200


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_the_settings_that_durability_and_forgetting_hang_on_are_set(store: Store) -> None:
    def setting(tx: Transaction, name: str) -> object:
        return tx._connection.exec_driver_sql(f"PRAGMA {name}").scalar()

    for run in (lambda job: store.write(job).result(timeout=10), store.reading):
        found = {
            name: run(lambda tx, name=name: setting(tx, name))
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        }
        assert found == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}


def test_a_closed_store_refuses_and_a_database_must_be_a_file(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'a.db'}")
    store.close()
    with pytest.raises(Refused, match="the database is closed"):
        store.write(lambda tx: None)
    with pytest.raises(Refused, match="the database must be a file"):
        Store("sqlite://")


def test_a_database_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    Store(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '999' WHERE key = 'version'")
    connection.close()
    with pytest.raises(Refused, match="written by a newer proeftuin"):
        Store(f"sqlite:///{path}")
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone() == ("999",)
    connection.close()


def test_what_was_stored_is_there_after_the_store_was_opened_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'again.db'}"
    first = Store(url)
    session = joined(first)
    first.write(lambda tx: tx.append(session, answer("tap.1", ["a", "ë"]))).result(timeout=10)
    first.close()
    second = Store(url)
    assert second.secret == first.secret
    assert second.sessions("s") == [session]
    assert second.events("s", "r1")[0].value == ["a", "ë"]
    second.close()
