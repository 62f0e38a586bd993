"""How rounds are led: pauses, moves and their end; the single-use links; and sealed expectations that changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Literal, cast

from sqlalchemy import Connection, func, insert, select, update

from toolkit.records import ExpectationChange, Move, RoundState, Turnout
from toolkit.storage import statements, tables

LeadKind = Literal["pause", "resume", "move", "until"]
Row = tuple[int, str, str, float]
"""seq, kind, value, at"""


def led(state: RoundState, rows: Iterable[Row], now: float) -> RoundState:
    """The round as it stands now, given everything that was said to lead it, in order.

    What was said before the round was last opened counts no more, but its moves and pauses stay in the results. A round
    whose end has come is closed from that moment on.
    """
    found, changed = state, state.changed
    for seq, kind, value, at in rows:
        found = replace(found, led=seq)
        current = at >= changed
        if kind == "pause":
            since = found.paused or at
            found = replace(found, paused=since if current else 0.0, message=value if current else "")
            if not found.pauses or found.pauses[-1][1]:
                found = replace(found, pauses=(*found.pauses, (at, 0.0)))
        elif kind == "resume":
            found = replace(found, paused=0.0, message="", pauses=_ended(found.pauses, at))
        elif kind == "move":
            found = replace(found, moves=(*found.moves, Move(seq, value, at)))
        elif kind == "until" and current:
            found = replace(found, until=float(value or 0))
    if found.state == "open" and found.until and now >= found.until:
        found = replace(found, state="closed", changed=found.until)
    if found.state == "closed":
        found = replace(found, paused=0.0, message="", pauses=_ended(found.pauses, found.changed))
    return found


def _ended(pauses: tuple[tuple[float, float], ...], at: float) -> tuple[tuple[float, float], ...]:
    return (*pauses[:-1], (pauses[-1][0], at)) if pauses and not pauses[-1][1] else pauses


class Leading:
    """The part of a transaction that is about leading a round."""

    _connection: Connection
    now: float

    def lead(self, sprint: str, round: str, kind: LeadKind, value: str = "") -> None:
        """Pause with a message, go on, move everybody to a stop, or set when the round closes by itself."""
        row = {"sprint": sprint, "round": round, "kind": kind, "value": value, "at": self.now}
        self._connection.execute(insert(tables.leads), row)

    def _led(self, state: RoundState) -> RoundState:
        given = {"sprint": state.sprint, "round": state.round}
        return led(state, cast(list[Row], self._connection.execute(statements.LEADS, given).all()), self.now)

    # -- single-use links ---------------------------------------------------------------------------------------------

    def invite(self, links: Iterable[str], sprint: str, round: str, channel: str, segment: str) -> None:
        """Keep the hashes of links that were just made."""
        common = {"sprint": sprint, "round": round, "channel": channel, "segment": segment, "used": False}
        self._connection.execute(insert(tables.invitations), [common | {"link": one} for one in links])

    def invitation(self, link: str) -> tuple[str, str, str, str, bool] | None:
        """Sprint, round, channel, segment and whether it was used; None where no such link was made."""
        table = tables.invitations.c
        query = select(table.sprint, table.round, table.channel, table.segment, table.used).where(table.link == link)
        row = self._connection.execute(query).first()
        return None if row is None else (row.sprint, row.round, row.channel, row.segment, row.used)

    def use(self, link: str) -> bool:
        """Use a link up; False where somebody was first."""
        table = tables.invitations
        query = update(table).where(table.c.link == link, table.c.used.is_(False)).values(used=True)
        return self._connection.execute(query).rowcount == 1

    def turnout(self, sprint: str, round: str) -> list[Turnout]:
        """By channel and segment, in the order of their names."""
        table = tables.invitations.c
        query = (
            select(table.channel, table.segment, func.count(), func.count().filter(table.used))
            .where(table.sprint == sprint, table.round == round)
            .group_by(table.channel, table.segment)
            .order_by(table.channel, table.segment)
        )
        return [Turnout(*row) for row in self._connection.execute(query)]

    # -- what was expected --------------------------------------------------------------------------------------------

    def change_expectation(self, change: ExpectationChange) -> None:
        self._connection.execute(insert(tables.expectation_changes), asdict(change))

    def expectation_changes(self, sprint: str) -> list[ExpectationChange]:
        """Every change after the sealing, the oldest first."""
        table = tables.expectation_changes
        query = select(table).where(table.c.sprint == sprint).order_by(table.c.seq)
        names = ("sprint", "seal", "at", "reason", "who", "second")
        return [ExpectationChange(*(getattr(row, name) for name in names)) for row in self._connection.execute(query)]

    # -- variants -----------------------------------------------------------------------------------------------------

    def assigned(self, sprint: str, round: str, segment: str, *, robot: bool) -> dict[str, int]:
        """How many people of a segment have each variant (or order of variants) now."""
        table = tables.sessions.c
        query = (
            select(table.variant, func.count())
            .where(table.sprint == sprint, table.round == round, table.segment == segment, table.robot == robot)
            .group_by(table.variant)
        )
        return {variant: int(n) for variant, n in self._connection.execute(query)}
