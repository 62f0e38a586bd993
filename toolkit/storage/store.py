"""The store: what is written in transactions, and what can be read back as records."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import Any, TypeVar

from toolkit.errors import Refused
from toolkit.records import (
    Count,
    Decision,
    Event,
    ExpectationChange,
    Finding,
    Label,
    Observation,
    Publication,
    Response,
    RoundState,
    Session,
    ShownText,
    Turnout,
)
from toolkit.storage.counting import NewEvent
from toolkit.storage.engine import Writer, open_engines
from toolkit.storage.leading import LeadKind
from toolkit.storage.texts import Definition
from toolkit.storage.transaction import Transaction
from toolkit.storage.upgrades import prepare

__all__ = ["Definition", "NewEvent", "Store", "Transaction"]

T = TypeVar("T")


class Store:
    """One database. Reading methods may be called from any thread; writing goes through `write`."""

    def __init__(self, url: str, clock: Callable[[], float] = time.time) -> None:
        self.url = url
        self.clock = clock
        self._write, self._read = open_engines(url)
        self._writer = Writer(self._write)
        self.secret: str = self._writer.submit(prepare).result(timeout=30)

    def close(self) -> None:
        self._writer.close()
        self._read.dispose()
        self._write.dispose()

    def write(self, job: Callable[[Transaction], T]) -> Future[T]:
        """Run `job` in the next group of writes; the result comes after the commit is on disk."""
        return self._writer.submit(lambda connection: job(Transaction(connection, self.clock)))

    def reading(self, query: Callable[[Transaction], T]) -> T:
        with self._read.connect() as connection:
            return query(Transaction(connection, self.clock))

    # -- reading ------------------------------------------------------------------------------------------------------

    def sessions(self, sprint: str, round: str | None = None) -> list[Session]:
        return self.reading(lambda tx: tx.sessions(sprint, round))

    def events(self, sprint: str, round: str) -> list[Event]:
        """All events of a round, in order."""
        return self.reading(lambda tx: tx.events_of_round(sprint, round))

    def steps(self, sprint: str, round: str) -> tuple[list[Event], dict[str, float]]:
        """What moved the people of a round, in order, and when each session did anything last."""
        return self.reading(lambda tx: tx.steps(sprint, round))

    def responses(self, sprint: str, round: str) -> list[Response]:
        """The latest answer of each session to each item."""
        return self.reading(lambda tx: tx.responses(sprint, round))

    def counts(self, sprint: str, round: str) -> list[Count]:
        return self.reading(lambda tx: tx.counts(sprint, round))

    def round(self, sprint: str, round: str) -> RoundState:
        return self.reading(lambda tx: tx.round(sprint, round))

    def definition(self, fingerprint: str) -> dict[str, Any] | None:
        """The exact content that people saw, by its fingerprint."""
        return self.reading(lambda tx: tx.definition(fingerprint))

    def shown(self, sprint: str, round: str) -> list[ShownText]:
        """What the participants of a round have been shown, the oldest first."""
        return self.reading(lambda tx: tx.shown(sprint, round))

    def observations(self, sprint: str, round: str | None = None) -> list[Observation]:
        """What observers saw in a round, or in every round of a sprint, in order."""
        return self.reading(lambda tx: tx.observations(sprint, round))

    def findings(self, sprint: str) -> list[Finding]:
        return self.reading(lambda tx: tx.findings(sprint))

    def last_seq(self, sprint: str, round: str) -> int:
        """Changes with every event of a round: the key for whatever is cached about it."""
        return self.reading(lambda tx: tx.last_seq(sprint, round))

    # -- rounds -------------------------------------------------------------------------------------------------------

    def open_round(self, sprint: str, round: str, seal: str = "", content: Iterable[Definition] = ()) -> RoundState:
        """Open a round (again). The seal is what was fixed at the first opening and stays."""
        kept = list(content)
        return self.write(lambda tx: tx.change_round(sprint, round, "open", seal, kept)).result(timeout=30)

    def plan_round(self, sprint: str, round: str) -> RoundState:
        """Give a round its short code before it opens, for a rehearsal or an invitation."""
        return self.write(lambda tx: tx.plan_round(sprint, round)).result(timeout=30)

    def close_round(self, sprint: str, round: str) -> RoundState:
        return self.write(lambda tx: tx.change_round(sprint, round, "closed")).result(timeout=30)

    def lead(self, sprint: str, round: str, kind: LeadKind, value: str = "") -> RoundState:
        """Lead an open round: pause it with a message, go on, move everybody on, or set when it closes by itself.

        Raises Refused for any other: what was closed stays closed, so that figures never stand before and after one
        answer.
        """

        def job(tx: Transaction) -> RoundState:
            if tx.round(sprint, round).state != "open":
                raise Refused("only an open round can be led")
            tx.lead(sprint, round, kind, value)
            return tx.round(sprint, round)

        return self.write(job).result(timeout=30)

    def turnout(self, sprint: str, round: str) -> list[Turnout]:
        """How many of the single-use links of a round were used."""
        return self.reading(lambda tx: tx.turnout(sprint, round))

    def change_expectation(
        self, sprint: str, content: Definition, reason: str, who: str, second: str
    ) -> ExpectationChange:
        """Seal another expectation than before: only with a reason and two names, and it stays visible."""

        def job(tx: Transaction) -> ExpectationChange:
            tx.keep(content)
            made = ExpectationChange(sprint, content.fingerprint, tx.now, reason.strip(), who.strip(), second.strip())
            tx.change_expectation(made)
            return made

        return self.write(job).result(timeout=30)

    def expectation_changes(self, sprint: str) -> list[ExpectationChange]:
        return self.reading(lambda tx: tx.expectation_changes(sprint))

    def decide(self, decision: Decision) -> None:
        """Keep a decision, or a newer wording of the one with its id."""
        self.write(lambda tx: tx.decide(decision)).result(timeout=30)

    def decisions(self, sprint: str, round: str | None = None) -> list[Decision]:
        """What stands after one round, or after all of a sprint's, the latest word first."""
        return self.reading(lambda tx: tx.decisions(sprint, round))

    def wordings(self, sprint: str) -> list[Decision]:
        """Every row of every decision of a sprint, in order."""
        return self.reading(lambda tx: tx.wordings(sprint))

    def publications(self, sprint: str) -> list[Publication]:
        """Figures as they were shown last."""
        return self.reading(lambda tx: tx.publications(sprint))

    def labels(self, sprint: str) -> list[Label]:
        """What the team put on answers in people's own words."""
        return self.reading(lambda tx: tx.labels(sprint))

    def keep(self, content: Iterable[Definition]) -> None:
        """Keep what people see, by its fingerprint."""
        kept = list(content)

        def job(tx: Transaction) -> None:
            for one in kept:
                tx.keep(one)

        self.write(job).result(timeout=30)

    def withdraw(self, session: str) -> bool:
        """Delete everything of one session; True where there was something to delete."""
        done = self.write(lambda tx: tx.withdraw(session)).result(timeout=30)
        # Its own step, outside any transaction: SQLite cannot empty its log within one.
        self._writer.sweep()
        return done
