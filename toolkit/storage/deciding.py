"""What a team decided after a round. Nothing is overwritten: the newest row of a decision counts."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from toolkit.records import Decision
from toolkit.storage import tables

FINDING = "finding/"
"""Begins the id of what is known about a finding; the rest is the finding's."""

_NAMES = tuple(one.name for one in fields(Decision))


class Deciding:
    """The part of a transaction that is about decisions."""

    _connection: Connection
    now: float

    def decide(self, decision: Decision) -> None:
        """Keep a decision, or a newer wording of one with the same `id`. One that says nothing was taken back."""
        self._connection.execute(insert(tables.decisions), asdict(decision))

    def decisions(self, sprint: str, round: str | None = None) -> list[Decision]:
        """What stands after one round, or after all of a sprint's, the latest word first: a decision that was reworded
        comes up again.
        """
        newest: dict[str, Decision] = {}
        for one in self.wordings(sprint, round):
            newest.pop(one.id, None)
            newest[one.id] = one
        return [one for one in reversed(newest.values()) if stands(one)]

    def forget_known(self, sprint: str, finding: str) -> None:
        """Take out of every wording what was known about a finding: the one whom it told of withdrew."""
        table = tables.decisions
        query = select(table.c.seq, table.c.evidence).where(table.c.sprint == sprint, table.c.evidence != "")
        for row in self._connection.execute(query).all():
            kept = _without(row.evidence, f"{FINDING}{finding}")
            if kept != row.evidence:
                self._connection.execute(update(table).where(table.c.seq == row.seq).values(evidence=kept))

    def wordings(self, sprint: str, round: str | None = None) -> list[Decision]:
        """Every row that was ever kept, in order: what was first said, each newer wording, and what was taken back."""
        table = tables.decisions
        query = select(table).where(table.c.sprint == sprint).order_by(table.c.seq)
        if round is not None:
            query = query.where(table.c.round == round)
        return [_decision(row) for row in self._connection.execute(query)]


def _without(evidence: str, id: str) -> str:
    """What was kept, without the lines about one thing; nothing where it cannot be read."""
    try:
        given = json.loads(evidence)
        known = [one for one in given["known"] if one["id"] != id]
    except (ValueError, TypeError, KeyError):
        return ""
    return json.dumps(given | {"known": known}, ensure_ascii=False, sort_keys=True)


def stands(decision: Decision) -> bool:
    """Whether it says anything; a row without words takes its decision back."""
    return bool(decision.said or decision.did)


def _decision(row: Row[Any]) -> Decision:
    return Decision(**{name: getattr(row, name) for name in _NAMES})
