"""Opening the database, and the one thread that writes to it."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.pool import NullPool

from toolkit.errors import Refused

T = TypeVar("T")
Job = Callable[[Connection], Any]

BATCH = 64
"""At most so many jobs share one commit. More would only make the first of them wait."""


def open_engines(url: str) -> tuple[Engine, Engine]:
    """The engine that writes and the engine that reads."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        try:
            engine = create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
        except ModuleNotFoundError as error:
            raise Refused(f"this database needs the package {error.name}: pip install 'proeftuin[postgres]'") from None
        return engine, engine
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    else:
        raise Refused("the database must be a file: sqlite:///path/to/file.db")
    return _sqlite(url, begin="BEGIN IMMEDIATE"), _sqlite(url, begin="BEGIN")


def _sqlite(url: str, begin: str) -> Engine:
    # The writer is one thread with one connection; readers open their own, which SQLite does in 0.1 ms.
    options: dict[str, Any] = {} if begin == "BEGIN IMMEDIATE" else {"pool_size": 8, "max_overflow": 32}
    if not options:
        options = {"poolclass": NullPool}
    # hide_parameters: an error goes to the log without the answer that it was about.
    engine = create_engine(
        url, connect_args={"check_same_thread": False, "timeout": 10}, hide_parameters=True, **options
    )

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we begin transactions ourselves
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",  # NORMAL may lose the last commits when the power goes
            "busy_timeout=10000",
            "foreign_keys=ON",
            "secure_delete=ON",  # what is withdrawn is overwritten, not just unlinked
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A transaction that reads first and then writes is refused by SQLite when another one wrote in between, in
        # spite of the timeout; so every writer takes the lock at once.
        connection.exec_driver_sql(begin)

    return engine


class Writer:
    """One thread that runs all writing jobs and commits them in groups.

    A job's result is handed out only after its commit has reached the disk. A job must be repeatable: when one job of a
    group fails, the group is rolled back and each job runs again by itself, so that only the failing one fails.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.commits = 0
        self._queue: SimpleQueue[tuple[Job, Future[Any]] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="proeftuin-writer", daemon=True)
        self._closed = False
        self._unswept = False
        self._swept = 0.0
        self._thread.start()

    def submit(self, job: Callable[[Connection], T]) -> Future[T]:
        if self._closed:
            raise Refused("the database is closed")
        future: Future[T] = Future()
        self._queue.put((job, future))
        return future

    def close(self) -> None:
        self._closed = True
        self._queue.put(None)
        self._thread.join(timeout=30)

    def _run(self) -> None:
        connection = None
        while True:
            batch, go_on = self._next()
            if batch:
                try:
                    connection = connection or self.engine.connect()
                    self._commit(connection, batch)
                except Exception as error:  # the database went away: say so to those who wait, and connect again
                    connection = None
                    for _, future in batch:
                        if not future.done():
                            future.set_exception(error)
            if not go_on:
                if connection is not None:
                    connection.close()
                return

    def _next(self) -> tuple[list[tuple[Job, Future[Any]]], bool]:
        batch: list[tuple[Job, Future[Any]]] = []
        one = self._queue.get()
        while one is not None:
            if one[1].set_running_or_notify_cancel():  # nobody waits for a request that was cut off
                batch.append(one)
            if len(batch) >= BATCH or self._queue.empty():
                return batch, True
            one = self._queue.get()
        return batch, False

    def _commit(self, connection: Connection, batch: list[tuple[Job, Future[Any]]], *, again: bool = False) -> None:
        results: list[Any] = []
        try:
            with connection.begin():
                results.extend(job(connection) for job, _ in batch)
        except OperationalError:
            # The database is locked or gone: it is so for all of them, and one at a time would wait one after another.
            raise
        except Exception as error:
            if len(batch) > 1:
                for one in batch:
                    self._commit(connection, [one])
            elif isinstance(error, IntegrityError) and not again:
                # Another process wrote the same row a moment ago: a second look finds it (PostgreSQL alone; SQLite has
                # one writer at a time).
                self._commit(connection, batch, again=True)
            else:
                batch[0][1].set_exception(error)
            return
        self.commits += 1
        for (_, future), result in zip(batch, results, strict=True):
            future.set_result(result)
        if self._unswept and time.monotonic() - self._swept > 5:
            self._swept = time.monotonic()
            self.sweep(patience=0.05)

    def sweep(self, patience: float = 10.0) -> None:
        """Rewrite the file and empty SQLite's write-ahead log, so that nothing that was deleted lingers in either.

        Somebody who reads the database (a backup, a viewer) can be in the way for a while; then it is tried again after
        later commits until it is done.
        """
        if self.engine.dialect.name != "sqlite":
            return
        connection = self.engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout={int(patience * 1000)}")
            # secure_delete overwrites a row where it lies, not the copies that earlier moves between pages left behind.
            cursor.execute("VACUUM")
            busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.OperationalError:
            busy = 1
        finally:
            connection.close()
        self._unswept = bool(busy)
