"""Which round an address means, which journey it is, and whose phone this is."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from toolkit.authoring.pinned import Part, contents, journey_of, parts_of, pin
from toolkit.door import been, receipt, taking
from toolkit.door.leading import When, led_on, waiting
from toolkit.door.requests import Gone
from toolkit.door.shared import SharedRooms, key_of
from toolkit.door.surface import HtmlSurface
from toolkit.experiments.journey import Journey, Progress
from toolkit.experiments.people import Channel
from toolkit.experiments.sprint import Round
from toolkit.kit import Kit, LiveKit
from toolkit.records import RoundState, Session
from toolkit.room import Room
from toolkit.storage.store import Store
from toolkit.storage.transaction import Transaction

T = TypeVar("T")

COOKIE = "proeftuin"
HERE = "proeftuin_here"
"""The same code for the first page's address, so that scanning the QR code again does not make one person two."""

DAYS_90 = 90 * 86400
"""So long a phone remembers: people come back for "you said, we did"."""

ROUND_FRESH = 0.5

CODE = re.compile(r"[A-Z0-9]{5}\Z")


class Rounds:
    """The rounds of one kit and one database. With `robot` everything that passes is marked as simulated."""

    def __init__(self, live: LiveKit, store: Store, *, robot: bool) -> None:
        self.live, self.store, self.robot = live, store, robot
        self._journeys: dict[tuple[str, str, str], tuple[Kit, int, Journey]] = {}
        self._states: dict[str, tuple[float, RoundState]] = {}
        self.shared = SharedRooms(store)

    async def write(self, job: Callable[[Transaction], T]) -> T:
        return await asyncio.wrap_future(self.store.write(job))

    async def read(self, query: Callable[[Transaction], T]) -> T:
        return await run_in_threadpool(self.store.reading, query)

    async def of(self, request: Request) -> RoundState:
        """The round of the address. It is looked up anew after half a second: a round seldom opens or closes."""
        code = request.path_params["code"].upper()
        known = self._states.get(code)
        if known is None or time.monotonic() - known[0] > ROUND_FRESH:
            state = await self.read(lambda tx: tx.round_by_code(code)) if CODE.match(code) else None
            if state is None:
                raise Gone("door_no_code")
            known = self._states[code] = time.monotonic(), state
        return known[1]

    def _make_journey(self, state: RoundState, variant: str) -> Journey:
        """The journey of a round, made anew when the kit's files or the texts that the round shows have changed."""
        kit = self.live.kit
        try:
            made = self._journey_by(kit, state, variant)
        except KeyError:
            self.live.refresh()  # whoever wrote the sprint a moment ago and opened it at once is right
            kit = self.live.kit
            made = self._journey_by(kit, state, variant)
        self._journeys[(state.sprint, state.round, variant)] = kit, state.texts, made
        return made

    def _journey_by(self, kit: Kit, state: RoundState, variant: str) -> Journey:
        if not state.texts:  # nobody is in it yet, so it follows the files
            self.store.keep(contents(kit, state.sprint, state.round))
        return journey_of(kit, state.sprint, state.round, self.store, variant)

    async def journey(self, state: RoundState, variant: str = "") -> Journey:
        """The journey of a round; `variant`: what a participant of it was given, where there are several."""
        found = self._journeys.get((state.sprint, state.round, variant))
        if found is not None and found[0] is self.live.kit and found[1] == state.texts:
            return found[2]
        try:
            return await run_in_threadpool(self._make_journey, state, variant)
        except KeyError:  # the sprint, its round, or something that it names is no longer in the kit
            raise Gone("door_gone") from None

    async def own_journey(self, request: Request, state: RoundState) -> Journey:
        """The journey of the participant whose phone this is."""
        found = await self.journey(state)
        planned = planned_round(found, state)
        if planned is None or not planned.variants:
            return found
        session = await self.read(lambda tx: self.session(request, tx, state))
        return await self.journey(state, session.variant)

    def invitations(self, state: RoundState) -> list[Channel]:
        """The invitations that the round's file names now; participants see none of it, so it need not be kept."""
        sprint = self.live.kit.sprints.get(state.sprint)
        here = [one for one in (sprint.rounds if sprint else ()) if one.id == state.round]
        return [one for planned in here for one in planned.channels]

    def channels(self, state: RoundState) -> list[str]:
        """Their names."""
        return [one.id for one in self.invitations(state)]

    async def parts(self, state: RoundState) -> list[Part]:
        """What the round's first person is about to see; empty when somebody is in it already, and for robots."""
        if state.texts or self.robot:
            return []
        return await run_in_threadpool(parts_of, self.live.kit, state.sprint, state.round)

    def pin(self, tx: Transaction, state: RoundState, parts: list[Part]) -> None:
        """From its first person on a round keeps its texts."""
        if parts:
            pin(tx, state.sprint, state.round, parts)
            self._states.pop(state.code, None)

    def stored(self, request: Request) -> str:
        given = receipt.read(request.cookies.get(COOKIE, ""))
        if given is None:
            raise Gone("door_gone", 401)
        return receipt.hashed(self.store.secret, given)

    def session(self, request: Request, tx: Transaction, state: RoundState, *, lock: bool = False) -> Session:
        session = tx.session_by_receipt(self.stored(request), lock=lock)
        if session is None or (session.sprint, session.round) != (state.sprint, state.round):
            raise Gone("door_gone", 410)
        return session

    def receipt(self, request: Request) -> str:
        """The receipt code that this phone holds, or nothing."""
        return receipt.read(request.cookies.get(COOKIE, "")) or ""

    def progress(
        self, request: Request, tx: Transaction, state: RoundState, journey: Journey
    ) -> tuple[Session, Progress]:
        session = self.session(request, tx, state)
        progress = Progress.fold(tx.events(session.id), session.language)
        progress.receipt = self.receipt(request)
        room = self.shared.read(key_of(session)).room if journey.shares else Room()
        return session, taking.whose(progress, session, room, tx.now)

    def room(self, tx: Transaction, session: Session, journey: Journey) -> Room:
        """What people have shared so far, as this transaction sees it; not asked for where nothing can be shared."""
        return self.shared.within(tx, key_of(session)) if journey.shares else Room()

    async def standing(self, request: Request, state: RoundState, journey: Journey) -> tuple[Session, Progress, bool]:
        """Whose phone this is and how far they came; True where they were led on just now, as everybody was."""
        session, progress = await self.read(lambda tx: self.progress(request, tx, state, journey))
        moves = self.when(state).moves
        if waiting(session, journey, progress, moves) is None:
            return session, progress, False
        await self.write(lambda tx: self._lead_on(request, tx, state, journey))
        return *await self.read(lambda tx: self.progress(request, tx, state, journey)), True

    def _lead_on(self, request: Request, tx: Transaction, state: RoundState, journey: Journey) -> None:
        session, progress = self.progress(request, tx, state, journey)
        led_on(tx, session, journey, progress, state.moves)

    async def version(self, state: RoundState, *, live: bool) -> str:
        """Changes whenever a screen of the round would show something else; `live`: one that people share."""
        own = f"{state.texts}.{state.led}.{state.state}"
        if not live:
            return own
        key = (state.sprint, state.round, self.robot)
        found = self.shared.fresh(key)
        if found is None:
            found = await run_in_threadpool(self.shared.version, key)
        return f"{found[0]}.{found[1]}.{own}"

    def remember(self, request: Request, response: Response, code: str, given: str) -> Response:
        """Let this phone keep the receipt code. The paths keep rounds apart on one phone."""
        secure = request.url.scheme == "https"
        for name, path in ((COOKIE, f"/p/{code}"), (HERE, f"/j/{code}")):
            response.set_cookie(name, given, DAYS_90, path=path, httponly=True, samesite="lax", secure=secure)
        return response

    def forget(self, response: Response, code: str) -> Response:
        for name, path in ((COOKIE, f"/p/{code}"), (HERE, f"/j/{code}"), (been.COOKIE, "/j")):
            response.delete_cookie(name, path=path)
        return response

    def when(self, state: RoundState) -> When:
        """How the round is led; robots may rehearse it in any state."""
        return When() if self.robot else When(self.closed(state), state.paused, state.moves)

    def closed(self, state: RoundState) -> float:
        """When the round was closed, 0 while it is open. Robots may rehearse a round in any state."""
        return state.changed if state.state == "closed" and not self.robot else 0.0


def planned_round(journey: Journey, state: RoundState) -> Round | None:
    """The round as its participants see it planned; None for a board, and where an edit took it away."""
    return next((one for one in journey.sprint.rounds if one.id == state.round), None)


def draw(journey: Journey, place: str, progress: Progress) -> HtmlSurface:
    progress.scope = journey.places[place].scope
    surface = HtmlSurface(progress, pictures=f"/pic/{journey.sprint.prototype}/", reminders=f"{place}/agenda.ics")
    journey.draw(place, surface, progress)
    return surface
