"""What one gave: seeing it, changing it, withdrawing it, and what came of it; and a phone that changes hands."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from toolkit.door import pages
from toolkit.door.answers import Answers, Part
from toolkit.door.drawn import Drawn
from toolkit.door.requests import first, form_of
from toolkit.door.rounds import Rounds
from toolkit.door.shared import key_of
from toolkit.experiments.journey import Journey
from toolkit.languages import words
from toolkit.records import Decision, Event, RoundState, Session
from toolkit.storage.transaction import Transaction
from toolkit.text import LANGUAGES, clock, moment, seconds

_VERDICTS = {"keep": "mine_keep", "change": "mine_change_it", "drop": "mine_drop"}

FEW = 12
"""Up to so many answers stand open on the page; more of them are folded, a survey or a task at a time."""


@dataclass
class Kept:
    """What the page shows of one participant, as texts."""

    parts: list[Part] = field(default_factory=list)
    shared: list[Part] = field(default_factory=list)
    noted: list[tuple[str, str]] = field(default_factory=list)
    way: list[tuple[str, str]] = field(default_factory=list)
    seen: list[tuple[str, str, str]] = field(default_factory=list)
    whole: bool = True


class Mine:
    """The page on which somebody answers for what they gave, and the team for what it did with it."""

    def __init__(self, rounds: Rounds) -> None:
        self.rounds = rounds

    async def show(self, request: Request) -> Response:
        state = await self.rounds.of(request)
        if "lines" in request.query_params:
            return await self._lines(request, state)
        session, told = await self.rounds.read(lambda tx: _told(tx, self.rounds.session(request, tx, state)))
        changeable = not self.rounds.closed(state)
        try:
            kept = await self._kept(session, state, changeable=changeable)
        except Exception:  # whatever is wrong with an old text: nobody may be kept from withdrawing
            logging.getLogger("proeftuin").exception("what one gave could not be read")
            kept = Kept(whole=False)
        return pages.page(
            request,
            "mine.html",
            session.language,
            title=words(session.language)["mine_title"],
            simulated=session.robot,
            receipt=self.rounds.receipt(request),
            told=told,
            kept=kept,
            changeable=changeable,
            tasks=any(one.told for one in kept.parts),
            unfold=sum(len(one.given) for one in kept.parts) <= FEW,
            back=f"/p/{state.code}",
        )

    async def _kept(self, session: Session, state: RoundState, *, changeable: bool) -> Kept:
        """Everything, read and drawn off the event loop."""
        journey = await self.rounds.journey(state, session.variant)

        def look(tx: Transaction) -> Kept:
            events, room = tx.events(session.id), self.rounds.room(tx, session, journey)
            answers = Answers(Drawn(journey, session, events, room, tx.definition, tx.now), changeable=changeable)
            return Kept(
                answers.parts(),
                answers.shared(),
                self._noted(session, journey, events),
                _way(journey, events, session.language),
                _seen(tx, session),
            )

        return await self.rounds.read(look)

    def _noted(self, session: Session, journey: Journey, events: Sequence[Event]) -> list[tuple[str, str]]:
        """What is kept besides answers: when, in which language, by which invitation. Empty lines are left out."""
        own, language = words(session.language), session.language
        last = max((one.at for one in events), default=session.started)
        sprint = journey.sprint
        planned = next((one for one in sprint.rounds if one.id == session.round), None)
        channel = planned.channel(session.channel) if planned else None
        group = next((one for one in sprint.segments if one.id == session.segment), None)
        rows = [
            ("code", session.participant),
            ("began", moment(session.started, language)),
            ("last", moment(last, language)),
            ("long", seconds(max(last - session.started, 0), language)),
            ("language", own["mine_language_is"]),
            ("channel", channel.title(language) if channel else session.channel),
            ("segment", group.title(language) if group else session.segment),
            ("variant", session.variant),
            ("role", own[f"com_role_{session.role}"] if session.role != "member" else ""),
            ("returned", own["mine_returned_yes"] if session.returned else ""),
            ("taps", str(sum(one.kind == "press" for one in events))),
        ]
        return [(own[f"mine_is_{name}"], said) for name, said in rows if said]

    async def _lines(self, request: Request, state: RoundState) -> Response:
        """Every record as it is stored, the oldest first."""

        def look(tx: Transaction) -> tuple[Session, list[Event]]:
            session = self.rounds.session(request, tx, state)
            return session, tx.events(session.id)

        session, events = await self.rounds.read(look)
        own = words(session.language)
        rows = [_line(one, own, session.language) for one in events]
        title, back = own["mine_lines"], f"/p/{state.code}/mine"
        return pages.page(request, "mine_lines.html", session.language, title=title, rows=rows, back=back)

    async def act(self, request: Request) -> Response:
        """Withdraw everything, let the phone forget who used it, or read the page in another language."""
        state = await self.rounds.of(request)
        form = await form_of(request)
        session = await self.rounds.read(lambda tx: self.rounds.session(request, tx, state))
        own, language = words(session.language), first(form, "lang")
        if language:
            if language in LANGUAGES:
                await self.rounds.write(lambda tx: tx.set_language(session.id, language))
            return RedirectResponse(f"/p/{state.code}/mine", 303)
        if form.get("do") == ["withdraw"]:
            await run_in_threadpool(self.rounds.store.withdraw, session.id)
            self.rounds.shared.changed(key_of(session))
            title = own["withdrawn_title"]
            response = pages.page(request, "withdrawn.html", session.language, title=title, who=session.participant)
        else:
            response = pages.message(
                request, session.language, own["left_title"], own["left_text"], link=("/j", own["door_enter"])
            )
        return self.rounds.forget(response, state.code)


def _way(journey: Journey, events: Sequence[Event], language: str) -> list[tuple[str, str]]:
    """Where somebody was, and from when on."""
    steps = [one for one in events if one.kind == "goto" and not one.shared]
    return [
        (
            journey.title(str(one.value), language) if one.value in journey.places else str(one.value),
            clock(one.at, language),
        )
        for one in steps
    ]


def _seen(tx: Transaction, session: Session) -> list[tuple[str, str, str]]:
    """What observers wrote with this participant's code: when, what, and the words that they quote. No names."""
    notes = tx.observations(session.sprint, session.round)
    mine = [one for one in notes if one.participant == session.participant and one.robot == session.robot]
    return [(moment(one.at, session.language), one.what, one.quote) for one in mine]


def _told(tx: Transaction, session: Session) -> tuple[Session, list[tuple[str, Decision, str]]]:
    """What the team decided after this round, as far as it tells it; never what came of other rounds."""
    own, told = words(session.language), [one for one in tx.decisions(session.sprint, session.round) if one.told]
    return session, [(own[_VERDICTS[one.verdict]], one, moment(one.at, session.language)) for one in told]


def _line(event: Event, own: Any, language: str) -> tuple[str, str, str, str]:
    """One record: when, where, what, and its value as it is stored."""
    name = "shared" if event.shared else event.kind.replace("-", "_")
    what = own.get(f"mine_line_{name}", event.kind)
    value = "" if event.value is None else json.dumps(event.value, ensure_ascii=False)
    return moment(event.at, language), event.place, what, f"{event.key} {value}".strip()
