"""What can be done within one transaction."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, Literal, cast

from sqlalchemy import Row, delete, func, insert, or_, select, update

from toolkit.errors import Refused
from toolkit.records import Event, Response, RoundState, Session
from toolkit.storage import statements, tables
from toolkit.storage.counting import Counting, NewEvent
from toolkit.storage.leading import Leading
from toolkit.storage.observing import Observing
from toolkit.storage.publishing import Publishing
from toolkit.storage.rooms import Rooms
from toolkit.storage.texts import Definition, Texts
from toolkit.surface import Role

# No vowels (so no words) and no letters and digits that look alike.
_ALPHABET = "BCDFGHJKMNPQRSTVWXZ23456789"

_OF_SESSION = tuple(one.name for one in fields(Session))


class Transaction(Counting, Texts, Rooms, Leading, Observing, Publishing):
    """What can be done within one transaction."""

    # -- sessions -----------------------------------------------------------------------------------------------------

    def sessions(self, sprint: str, round: str | None = None) -> list[Session]:
        query = select(tables.sessions).where(tables.sessions.c.sprint == sprint).order_by(tables.sessions.c.started)
        if round is not None:
            query = query.where(tables.sessions.c.round == round)
        return [_session(row) for row in self._connection.execute(query)]

    def session_by_receipt(self, receipt: str, *, lock: bool = False) -> Session | None:
        """The session of a receipt's hash; `lock` keeps other processes out until the end (PostgreSQL)."""
        query = statements.BY_RECEIPT.with_for_update() if lock else statements.BY_RECEIPT
        row = self._connection.execute(query, {"receipt": receipt}).first()
        return None if row is None else _session(row)

    def session_by_participant(self, code: str) -> Session | None:
        row = self._connection.execute(select(tables.sessions).where(tables.sessions.c.participant == code)).first()
        return None if row is None else _session(row)

    def join(
        self,
        receipt: str,
        sprint: str,
        round: str,
        language: str,
        *,
        robot: bool,
        role: Role = "member",
        channel: str = "",
        segment: str = "",
        variant: str = "",
        returned: bool = False,
    ) -> tuple[Session, bool]:
        """Begin a session, or find the one that a retry of the same request began; True where it is new."""
        found = self.session_by_receipt(receipt)
        if found is not None:
            return found, False
        id, code = secrets.token_hex(8), self._free_code()
        session = Session(id, code, sprint, round, variant, language, self.now, robot, role, channel, segment, returned)
        self._connection.execute(insert(tables.sessions).values(receipt=receipt, **vars(session)))
        return session, True

    def set_language(self, session: str, language: str) -> None:
        self._connection.execute(
            update(tables.sessions).where(tables.sessions.c.id == session).values(language=language)
        )

    def _free_code(self) -> str:
        while True:
            code = "".join(secrets.choice(_ALPHABET) for _ in range(4))
            query = select(tables.sessions.c.id).where(tables.sessions.c.participant == code)
            if self._connection.execute(query).first() is None:
                return code

    # -- events -------------------------------------------------------------------------------------------------------

    def events(self, session: str) -> list[Event]:
        return [_event(row) for row in self._connection.execute(statements.BY_SESSION, {"session": session})]

    def events_of_round(self, sprint: str, round: str) -> list[Event]:
        table = tables.events.c
        query = select(*statements.EVENT).where(table.sprint == sprint, table.round == round).order_by(table.seq)
        return [_event(row) for row in self._connection.execute(query)]

    def steps(self, sprint: str, round: str) -> tuple[list[Event], dict[str, float]]:
        """What moved the people of a round, in order, and when each session did anything last."""
        given = {"sprint": sprint, "round": round}
        moved = [_event(row) for row in self._connection.execute(statements.STEPS, given)]
        return moved, {row[0]: row[1] for row in self._connection.execute(statements.LAST_TAPS, given)}

    def last_seq(self, sprint: str, round: str) -> int:
        table = tables.events.c
        query = select(func.max(table.seq), func.count()).where(table.sprint == sprint, table.round == round)
        newest, count = self._connection.execute(query).one()
        return int(newest or 0) * 1_000_003 + int(count)  # the count makes a withdrawal visible as well

    def append(self, session: Session, new: NewEvent) -> int:
        """Store one event, and keep the counts in step with it; gives its seq."""
        row = {
            "id": new.id,
            "session": session.id,
            "sprint": session.sprint,
            "round": session.round,
            "variant": session.variant,
            "robot": session.robot,
            "place": new.place,
            "kind": new.kind,
            "key": new.key,
            "value": json.dumps(new.value, ensure_ascii=False),
            "survey": new.survey,
            "moment": new.moment,
            "item": new.item,
            "definition": new.definition,
            "at": new.at,
            "received": self.now,
            "shared": new.shared,
        }
        stored = self._connection.execute(statements.NEW_EVENT, row)
        if new.countable:
            self._recount(session, new)
        return cast(int, stored.inserted_primary_key[0])  # type: ignore[index]  # an insert of one row has one key

    def responses(self, sprint: str, round: str) -> list[Response]:
        table = tables.events.c
        query = (
            select(table.session, table.survey, table.moment, table.item, table.value, table.definition, table.robot)
            .where(table.sprint == sprint, table.round == round, table.survey != "", table.kind == "set")
            .order_by(table.seq)
        )
        latest: dict[tuple[str, str, str, str], Response] = {}
        for row in self._connection.execute(query):
            latest[(row.session, row.survey, row.moment, row.item)] = Response(
                row.session, row.survey, row.moment, row.item, json.loads(row.value), row.definition, row.robot
            )
        return list(latest.values())

    # -- rounds -------------------------------------------------------------------------------------------------------

    def round(self, sprint: str, round: str) -> RoundState:
        given = {"sprint": sprint, "round": round}
        row = self._connection.execute(statements.ROUND, given).first()
        declined = self._connection.execute(statements.DECLINED, given).scalar_one()
        if row is None:
            return RoundState(sprint, round, "planned", "", 0.0, "", declined)
        return self._led(RoundState(sprint, round, row.state, row.code, row.at, row.seal, declined))

    def round_by_code(self, code: str) -> RoundState | None:
        row = self._connection.execute(statements.BY_CODE, {"code": code}).first()
        if row is None:
            return None
        texts = self.texts_of(row.sprint, row.round)
        return self._led(RoundState(row.sprint, row.round, row.state, row.code, row.at, row.seal, texts=texts))

    def plan_round(self, sprint: str, round: str) -> RoundState:
        now = self.round(sprint, round)
        if now.code:
            return now
        return self._changed(replace(now, code=self._free_round_code(), changed=self.now))

    def change_round(
        self,
        sprint: str,
        round: str,
        state: Literal["open", "closed"],
        seal: str = "",
        content: Sequence[Definition] = (),
    ) -> RoundState:
        now = self.round(sprint, round)
        if now.state == state:
            return now
        if now.state == "planned" and state == "closed":
            raise Refused("a round that was never opened cannot be closed")
        for definition in content:
            self.keep(definition)
        code = now.code or self._free_round_code()
        return self._changed(replace(now, state=state, code=code, changed=self.now, seal=now.seal or seal))

    def _changed(self, state: RoundState) -> RoundState:
        row = {"sprint": state.sprint, "round": state.round, "state": state.state, "code": state.code}
        self._connection.execute(insert(tables.round_changes), row | {"at": state.changed, "seal": state.seal})
        return state

    def _free_round_code(self) -> str:
        while True:
            code = "".join(secrets.choice(_ALPHABET) for _ in range(5))
            if self.round_by_code(code) is None:
                return code

    def tally(self, id: str, sprint: str, round: str, kind: Literal["declined", "withdrawn", "robot-gone"]) -> None:
        """Count something once, however often the same request comes."""
        if self._connection.execute(select(tables.tallies.c.id).where(tables.tallies.c.id == id)).first() is None:
            self._connection.execute(insert(tables.tallies).values(id=id, sprint=sprint, round=round, kind=kind))

    def withdraw(self, session: str) -> bool:
        row = self._connection.execute(select(tables.sessions).where(tables.sessions.c.id == session)).first()
        if row is None:
            return False
        found = _session(row)
        self._uncount(found)
        for one in (tables.events, tables.labels):
            self._connection.execute(delete(one).where(one.c.session == session))
        seen = tables.observations.c
        code = found.participant  # a note about somebody else, or about the room, may name it as well
        about = or_(seen.participant == code, seen.what.contains(code), seen.quote.contains(code))
        here = (seen.sprint == found.sprint, seen.round == found.round)
        self._connection.execute(delete(tables.observations).where(*here, about))
        self.drop_empty(found.sprint)
        self.blank_empty(found.sprint)
        self._connection.execute(delete(tables.sessions).where(tables.sessions.c.id == session))
        kind: Literal["withdrawn", "robot-gone"] = "robot-gone" if found.robot else "withdrawn"
        self.tally(secrets.token_hex(8), found.sprint, found.round, kind)
        return True


def _session(row: Row[Any]) -> Session:
    return Session(**{name: getattr(row, name) for name in _OF_SESSION})


def _event(row: Sequence[Any]) -> Event:
    seq, id, session, place, kind, key, value, at, definition, shared = row
    return Event(seq, id, session, place, kind, key, json.loads(value), at, definition, bool(shared))
