"""What observers saw, and the findings that a team makes of it.

A note has an id that its observer's device made, and every correction is a row of its own: the newest counts, and it
stays visible that there was an older one. The words of the older one are overwritten, because most corrections take a
name out. A note that was taken back is a last version without words, so that no late copy of it comes back.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, delete, false, insert, select, update

from toolkit.records import Finding, Label, Observation
from toolkit.storage import tables
from toolkit.storage.deciding import Deciding
from toolkit.storage.labelling import Labelling

Refusal = Literal["", "grouped", "full"]

MAX_NOTES = 3000
"""So many notes has a round at most: a link that leaked must not fill the disk."""

GONE = "…"
"""The title of a finding whose last person withdrew."""

VERSION = "~"
"""Stands between a note's id and its version; no device makes an id with it."""

_OF_NOTE = [one.name for one in fields(Observation)]
_OF_FINDING = [one.name for one in fields(Finding)]
Stored = Row[Any]


@dataclass(frozen=True)
class Note:
    """One version of a note, about to be stored. Without words (`what`) the note is taken back."""

    id: str
    version: int
    sprint: str
    round: str
    participant: str
    task: str
    place: str
    what: str
    quote: str
    severity: int
    observer: str
    definition: str
    at: float
    robot: bool


class Observing(Labelling, Deciding):
    """The part of a transaction that is about what observers saw, and what a finding is made of."""

    _connection: Connection
    now: float

    def note(self, new: Note) -> Refusal:
        """Keep a note, once however often it comes; why not, where it may not be kept."""
        table = tables.observations.c
        query = select(table.seq, table.id, table.finding).where(table.sprint == new.sprint, table.round == new.round)
        rows = list(self._connection.execute(query))
        own = [row for row in rows if _base(row.id) == new.id]
        if any(_version(row.id) >= new.version for row in own):
            return ""
        if any(row.finding for row in own):
            return "grouped"
        if len(rows) >= MAX_NOTES:
            return "full"
        if own:
            older = table.seq.in_([row.seq for row in own])
            self._connection.execute(update(tables.observations).where(older).values(what="", quote=""))
        row = asdict(new) | {"id": f"{new.id}{VERSION}{new.version}", "finding": ""}
        del row["version"]
        self._connection.execute(insert(tables.observations), row)
        return ""

    def observations(self, sprint: str, round: str | None = None) -> list[Observation]:
        """The newest version of every note that was not taken back, in the order in which things were seen."""
        found = [_observation(row) for row in _newest(self._notes(sprint, round)).values() if row.what]
        return sorted(found, key=lambda one: (one.at, one.seq))

    def _notes(self, sprint: str, round: str | None = None) -> list[Stored]:
        table = tables.observations
        query = select(table).where(table.c.sprint == sprint).order_by(table.c.seq)
        if round is not None:
            query = query.where(table.c.round == round)
        return list(self._connection.execute(query))

    def standing(self, sprint: str, round: str) -> dict[str, str]:
        """Where each session of a round went last, by the session's id."""
        table = tables.events.c
        query = select(table.session, table.place, table.value).where(
            table.sprint == sprint, table.round == round, table.kind == "goto", table.shared == false()
        )
        # A place is a word without signs, so its JSON is the word in quotes.
        return {row.session: row.value.strip('"') for row in self._connection.execute(query.order_by(table.seq))}

    # -- findings -----------------------------------------------------------------------------------------------------

    def findings(self, sprint: str) -> list[Finding]:
        """The oldest first."""
        query = select(tables.findings).where(tables.findings.c.sprint == sprint).order_by(tables.findings.c.at)
        return [
            Finding(**{name: getattr(row, name) for name in _OF_FINDING}) for row in self._connection.execute(query)
        ]

    def make_finding(
        self, sprint: str, title: str, screen: str, revision: str, notes: Iterable[str], answers: Iterable[Label] = ()
    ) -> Finding | None:
        """Make one finding of notes and answers that say the same; None where there is nothing (left) to make it of."""
        made = Finding(secrets.token_hex(8), sprint, title, screen, revision, self.now)
        if not self.put_in(made, notes, answers):
            return None
        self._connection.execute(insert(tables.findings), asdict(made))
        return made

    def put_in(self, finding: Finding, notes: Iterable[str], answers: Iterable[Label] = ()) -> int:
        """Add notes and answers to a finding; how many were new. A note is in one finding, an answer may say several
        things and be in more; of its label only the place counts.
        """
        asked = set(notes)
        newest = _newest(self._notes(finding.sprint))
        free = [row.seq for base, row in newest.items() if base in asked and row.what and not row.finding]
        named = (replace(one, kind="finding", value=finding.id) for one in answers)
        return self._set_finding(free, finding.id) + self.label(finding.sprint, named)

    def take_out(self, sprint: str, notes: Iterable[str], answers: Iterable[Label] = ()) -> int:
        """Take notes out of their findings, and answers out of the one that their label names. A finding that is left
        with neither goes, unless it was decided on.
        """
        asked = set(notes)
        done = self._set_finding([row.seq for row in self._notes(sprint) if _base(row.id) in asked and row.finding], "")
        done += self.unlabel(sprint, (one for one in answers if one.kind == "finding"))
        self.drop_empty(sprint)
        return done

    def _set_finding(self, rows: list[int], finding: str) -> int:
        table = tables.observations
        return self._connection.execute(update(table).where(table.c.seq.in_(rows)).values(finding=finding)).rowcount

    def change_finding(self, finding: Finding, title: str, screen: str) -> Finding:
        """Another title, or another screen to look at."""
        table = tables.findings
        query = update(table).where(table.c.id == finding.id, table.c.sprint == finding.sprint)
        self._connection.execute(query.values(title=title, screen=screen))
        return replace(finding, title=title, screen=screen)

    def drop_empty(self, sprint: str) -> None:
        """Forget findings that no note and no answer is left of: their titles may tell what was withdrawn."""
        decided = tables.decisions.c
        kept = tables.findings.c.id.not_in(select(decided.finding).where(decided.sprint == sprint))
        self._connection.execute(delete(tables.findings).where(*self._empty(sprint), kept))

    def blank_empty(self, sprint: str) -> None:
        """Of findings that were decided on, and that nobody's note or answer is left of, the words go: the title, and
        what a decision kept about how many people met it.
        """
        table = tables.findings
        gone = [row.id for row in self._connection.execute(select(table.c.id).where(*self._empty(sprint)))]
        self._connection.execute(update(table).where(table.c.id.in_(gone)).values(title=GONE))
        for id in gone:
            self.forget_known(sprint, id)

    def _empty(self, sprint: str) -> tuple[ColumnElement[bool], ...]:
        """Which findings have neither a note nor an answer."""
        table, seen, put_on = tables.findings.c, tables.observations.c, tables.labels.c
        noted = select(seen.finding).where(seen.sprint == sprint)
        answered = select(put_on.value).where(put_on.sprint == sprint, put_on.kind == "finding")
        return table.sprint == sprint, table.id.not_in(noted), table.id.not_in(answered)


def _base(stored: str) -> str:
    return stored.partition(VERSION)[0]


def _version(stored: str) -> int:
    return int(stored.partition(VERSION)[2] or 0)


def _newest(rows: list[Stored]) -> dict[str, Stored]:
    """The last version of each note, by the note's id."""
    found: dict[str, Stored] = {}
    for row in rows:
        known = found.get(_base(row.id))
        if known is None or _version(row.id) > _version(known.id):
            found[_base(row.id)] = row
    return found


def _observation(row: Stored) -> Observation:
    made = Observation(**{name: getattr(row, name) for name in _OF_NOTE})
    return replace(made, id=_base(row.id), robot=bool(made.robot))
