"""On the way: the place where somebody is, and what comes back from the phone."""

from __future__ import annotations

import re
import secrets
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from toolkit.door import pages, taking
from toolkit.door.actions import MAX_ACTIONS, Action, from_form
from toolkit.door.requests import Gone, first, form_of, json_of
from toolkit.door.rounds import COOKIE, Rounds, draw
from toolkit.door.shared import key_of
from toolkit.experiments.journey import Journey, Progress
from toolkit.languages import words
from toolkit.records import RoundState, Session
from toolkit.storage.transaction import Transaction
from toolkit.text import LANGUAGES, clock

_SEQ = re.compile(r"[0-9]{1,18}\Z")
_NONCE = re.compile(r"[0-9a-f]{16}\Z")


class OnTheWay:
    """The pages of a participant, with and without JavaScript."""

    def __init__(self, rounds: Rounds) -> None:
        self.rounds = rounds

    async def current(self, request: Request) -> Response:
        """Where the participant is: the address that a reload, a locked phone and another phone all come back to."""
        state = await self.rounds.of(request)
        if COOKIE not in request.cookies:
            return RedirectResponse(f"/j/{state.code}", 303)
        journey = await self.rounds.own_journey(request, state)
        session, progress, _ = await self.rounds.standing(request, state, journey)
        place = _standing(journey, progress)
        if self.rounds.channels(state) and not self.rounds.closed(state):
            await self.rounds.write(lambda tx: taking.come_back(tx, session, journey.places[place]))
        return RedirectResponse(f"/p/{state.code}/{place}", 303)

    async def show(self, request: Request) -> Response:
        """One place, for somebody who has reached it."""
        state = await self.rounds.of(request)
        if COOKIE not in request.cookies:
            return RedirectResponse(f"/j/{state.code}", 303)
        journey = await self.rounds.own_journey(request, state)
        session, progress, led = await self.rounds.standing(request, state, journey)
        place = request.path_params["place"]
        if self.rounds.closed(state) and not progress.finished:
            return self._over(request, state, session, progress)
        if led or place not in journey.places or place not in progress.reached:
            return RedirectResponse(f"/p/{state.code}/{_standing(journey, progress)}", 303)
        notice = ""
        refused = request.query_params.get("refused", "")
        if f"why_{refused}" in words(session.language):
            notice = words(session.language)["refused"].format(why=words(session.language)[f"why_{refused}"])
        return await self._page(request, state, journey, session, progress, place, notice)

    def _over(self, request: Request, state: RoundState, session: Session, progress: Progress) -> Response:
        """The round was closed before this participant came to the end."""
        own = words(session.language)
        lines = (own["over_kept"], f"{own['receipt_title']}: {progress.receipt}")
        link = (f"/p/{state.code}/mine", own["mine"])
        return pages.message(request, session.language, own["over_title"], *lines, link=link)

    async def _page(
        self,
        request: Request,
        state: RoundState,
        journey: Journey,
        session: Session,
        progress: Progress,
        place: str,
        notice: str,
    ) -> Response:
        surface, live = draw(journey, place, progress), journey.is_live(place)
        return pages.page(
            request,
            "place.html",
            session.language,
            title=journey.title(place, session.language),
            simulated=session.robot,
            notice=notice,
            body=pages.body(surface),
            place=place,
            text=journey.places[place].definition,
            who=session.participant,
            base=f"/p/{state.code}",
            seq=progress.seq,
            live=live,
            version="" if live else await self.rounds.version(state, live=False),
            **_led(state, session.language),
            nonce=secrets.token_hex(8),
            mine=f"/p/{state.code}/mine",
            again=progress.finished and place != journey.last,
        )

    async def do(self, request: Request) -> Response:
        """A batch of taps from the page's script. The reply is sent after the commit."""
        state = await self.rounds.of(request)
        journey = await self.rounds.own_journey(request, state)
        data = await json_of(request)
        given = [Action.read(one) for one in (data.get("actions") or [])[:MAX_ACTIONS]]
        when = self.rounds.when(state)

        def take(tx: Transaction) -> tuple[taking.Taken, Progress, Session]:
            session = self.rounds.session(request, tx, state, lock=True)
            if data.get("who") != session.participant:  # the phone changed hands: these taps are not this person's
                raise Gone("door_gone", 410)
            room = self.rounds.room(tx, session, journey)
            found = taking.take(tx, session, journey, [one for one in given if one], when, room)
            return *found, session

        taken, progress, session = await self.rounds.write(take)
        self.rounds.shared.changed(key_of(session))
        shown = str(data.get("at") or "")
        reply = self._reply(request, state, journey, taken, progress, session, shown)
        if not reply["live"]:
            reply["v"] = await self.rounds.version(state, live=False)
        return pages.packed(request.headers, JSONResponse(reply, headers={"Cache-Control": "no-store"}))

    def _reply(
        self,
        request: Request,
        state: RoundState,
        journey: Journey,
        taken: taking.Taken,
        progress: Progress,
        session: Session,
        shown: str,
    ) -> dict[str, Any]:
        own = words(session.language)
        refused = {id: own[f"why_{why}"] for id, why in taken.refused.items()}
        # A place that an edit took away is left as if a button had been pressed: nobody stays on a page that is gone.
        moved = taken.moved or shown not in journey.places or shown not in progress.reached
        place = _standing(journey, progress) if moved else shown
        reply: dict[str, Any] = {"done": taken.done, "refused": refused, "place": place, "moved": moved}
        reply |= {
            "seq": progress.seq,
            "text": journey.places[place].definition,
            "live": journey.is_live(place),
            "closed": "closed" in taken.refused.values(),
            **_led(state, session.language),
        }
        progress.receipt = self.rounds.receipt(request)
        if place != shown:
            surface = draw(journey, place, progress)
            reply |= {"html": surface.html(), "title": journey.title(place, session.language)}
        elif journey.places[place].kind == "screen":  # questions never change by being answered; screens may
            reply["sections"] = draw(journey, place, progress).sections
        return reply

    async def live(self, request: Request) -> Response:
        """What others did since this page was drawn: the pieces of a screen that people share, or nothing new."""
        state = await self.rounds.of(request)
        shown = request.query_params.get("at", "")
        if COOKIE not in request.cookies:
            raise Gone("door_gone", 401)
        version = await self.rounds.version(state, live=request.query_params.get("live", "1") == "1")
        if request.query_params.get("v") == version:
            return Response(status_code=204, headers={"Cache-Control": "no-store"})
        journey = await self.rounds.own_journey(request, state)
        session, progress, led = await self.rounds.standing(request, state, journey)
        taken = taking.Taken(place=progress.place, moved=led)
        reply = self._reply(request, state, journey, taken, progress, session, shown)
        reply |= {"v": version, "who": session.participant, "closed": bool(self.rounds.closed(state))}
        return pages.packed(request.headers, JSONResponse(reply, headers={"Cache-Control": "no-store"}))

    async def form(self, request: Request) -> Response:
        """A page that was sent without JavaScript, or by the language switch."""
        state = await self.rounds.of(request)
        journey = await self.rounds.own_journey(request, state)
        form = await form_of(request)
        place = request.path_params["place"]
        seq, nonce = first(form, "_seq"), first(form, "_nonce")
        if place not in journey.places or not _SEQ.match(seq) or not _NONCE.match(nonce):
            return RedirectResponse(f"/p/{state.code}", 303)
        language = first(form, "_lang")
        when = self.rounds.when(state)

        def take(tx: Transaction) -> tuple[taking.Taken, Session]:
            session = self.rounds.session(request, tx, state, lock=True)
            drawn = Progress.fold((one for one in tx.events(session.id) if one.seq <= int(seq)), session.language)
            room = self.rounds.room(tx, session, journey)
            taking.whose(drawn, session, room, tx.now)
            # With JavaScript every value was sent by itself, and this page may be older than another tab's.
            given = [] if first(form, "_js") else from_form(journey.places[place], journey, drawn, form, nonce)
            taken, _ = taking.take(tx, session, journey, given, when, room)
            if language in LANGUAGES:
                tx.set_language(session.id, language)
            return taken, session

        taken, session = await self.rounds.write(take)
        self.rounds.shared.changed(key_of(session))
        to = taken.place if taken.moved and not language else place
        why = next(iter(taken.refused.values()), "")
        return RedirectResponse(f"/p/{state.code}/{to}" + (f"?refused={why}" if why else ""), 303)


def _led(state: RoundState, language: str) -> dict[str, Any]:
    """How the round is led, as participants read it: the message of a pause, and when it closes by itself."""
    until = words(language)["round_until"].format(time=clock(state.until, language)) if state.until else ""
    return {"pause": state.message if state.paused else None, "until": until}


def _standing(journey: Journey, progress: Progress) -> str:
    """Where somebody stands; when an edit took that place away, the last stop before it that is still there."""
    if progress.place in journey.places:
        return progress.place
    reached = [stop for stop in journey.stops if stop in progress.reached]
    return reached[-1] if reached else journey.first
