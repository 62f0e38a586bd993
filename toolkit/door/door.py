"""The participants' door: which journey a round is, and the routes that lead through it.

Participants need no account. A cookie, valid for one round's address only, holds the receipt code; everything else is
in the database.
"""

from __future__ import annotations

import asyncio
import re
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from toolkit.door import pages, receipt, taking
from toolkit.door.surface import HtmlSurface
from toolkit.experiments.journey import Journey, Progress
from toolkit.kit import PICTURE_TYPES, Kit, LiveKit
from toolkit.languages import words
from toolkit.records import RoundState, Session
from toolkit.storage.store import Definition, NewEvent, Store, Transaction
from toolkit.text import LANGUAGES

T = TypeVar("T")

COOKIE = "proeftuin"
MAX_BODY = 300_000
ROUND_FRESH = 0.5
RETRY = 120.0
"""A consent that is sent again within so many seconds is the same consent; later it is another person's."""

_NONCE = re.compile(r"[0-9a-f]{32}\Z")
_CODE = re.compile(r"[A-Z0-9]{5}\Z")
_PICTURE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.[a-z]{3,4}\Z")

Handler = Callable[[Request], Awaitable[Response]]


class Gone(Exception):
    """The page cannot be shown; `why` is a key of the interface's words."""

    def __init__(self, why: str, status: int = 404) -> None:
        super().__init__(why)
        self.why, self.status = why, status


class Door:
    """The routes of one kit and one database. With `robot` everything that passes is marked as simulated."""

    def __init__(self, live: LiveKit, store: Store, clock: Callable[[], float] = time.time, *, robot: bool = False) -> None:
        self.live, self.store, self.clock, self.robot = live, store, clock, robot
        self._journeys: dict[tuple[str, str], tuple[Kit, Journey]] = {}
        self._rounds: dict[str, tuple[float, RoundState | None]] = {}
        # Guessing a receipt code is hopeless at this pace (40 bits); twelve people behind one address still get in.
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._pace = RateLimitItemPerMinute(60)

    def routes(self) -> list[BaseRoute]:
        table: list[tuple[str, str, Handler]] = [
            ("/j", "GET", self.join_form),
            ("/j", "POST", self.join_typed),
            ("/j/{code}", "GET", self.consent),
            ("/j/{code}", "POST", self.consented),
            ("/p/{code}", "GET", self.current),
            ("/p/{code}/do", "POST", self.do),
            ("/p/{code}/mine", "GET", self.mine),
            ("/p/{code}/mine", "POST", self.mine_do),
            ("/p/{code}/{place}", "GET", self.show),
            ("/p/{code}/{place}", "POST", self.form),
            ("/pic/{prototype}/{file}", "GET", self.picture),
        ]
        found: list[BaseRoute] = [Route(path, self._guarded(handler), methods=[method]) for path, method, handler in table]
        return [*found, Route("/d/{file}", pages.static)]

    def _guarded(self, handler: Handler) -> Handler:
        """No traceback ever reaches a participant, and no other site can act in their name."""

        async def guarded(request: Request) -> Response:
            language = pages.language_of(request)
            own = words(language)
            try:
                if request.method == "POST" and request.headers.get("sec-fetch-site") == "cross-site":
                    raise Gone("door_gone", 403)
                return await handler(request)
            except Gone as gone:
                if request.url.path.endswith("/do"):
                    return JSONResponse({"why": gone.why}, gone.status)
                title, line = own[gone.why], own["door_gone_why"] if gone.why == "door_gone" else ""
                link = ("/j", own["door_enter"]) if gone.status in (401, 404, 410) else None
                return pages.message(request, language, title, line, status=gone.status, link=link)
            except Exception:
                _log(request)
                return pages.message(request, language, own["door_oops"], own["door_oops_why"], status=500)

        return guarded

    # -- which round, which journey -----------------------------------------------------------------------------------

    async def _write(self, job: Callable[[Transaction], T]) -> T:
        return await asyncio.wrap_future(self.store.write(job))

    async def _read(self, query: Callable[[Transaction], T]) -> T:
        return await run_in_threadpool(self.store.reading, query)

    async def _round(self, request: Request) -> RoundState:
        """The round of the address. It is looked up anew after half a second: a round seldom opens or closes."""
        code = request.path_params["code"].upper()
        looked, state = self._rounds.get(code, (0.0, None))
        if time.monotonic() - looked > ROUND_FRESH:
            state = await self._read(lambda tx: tx.round_by_code(code)) if _CODE.match(code) else None
            if state is None:
                raise Gone("door_no_code")
            self._rounds[code] = time.monotonic(), state
        assert state is not None
        return state

    def journey(self, state: RoundState) -> Journey:
        """The journey of a round, made anew when the kit's files change."""
        kit = self.live.kit
        found = self._journeys.get((state.sprint, state.round))
        if found is None or found[0] is not kit:
            found = kit, journey_of(kit, state.sprint, state.round)
            content = contents(kit, state.sprint, state.round)
            self.store.write(lambda tx: [tx.keep(one) for one in content]).result(timeout=30)
            self._journeys[(state.sprint, state.round)] = found
        return found[1]

    async def _journey(self, state: RoundState) -> Journey:
        found = self._journeys.get((state.sprint, state.round))
        if found is not None and found[0] is self.live.kit:
            return found[1]
        try:
            return await run_in_threadpool(self.journey, state)
        except KeyError:  # the sprint, its round, or something that it names is no longer in the kit
            raise Gone("door_gone") from None

    def _stored(self, request: Request) -> str:
        given = receipt.read(request.cookies.get(COOKIE, ""))
        if given is None:
            raise Gone("door_gone", 401)
        return receipt.hashed(self.store.secret, given)

    def _me(self, request: Request, tx: Transaction, state: RoundState) -> Session:
        session = tx.session_by_receipt(self._stored(request))
        if session is None or (session.sprint, session.round) != (state.sprint, state.round):
            raise Gone("door_gone", 410)
        return session

    # -- coming in ----------------------------------------------------------------------------------------------------

    async def join_form(self, request: Request) -> Response:
        language = pages.language_of(request)
        title = words(language)["door_title"]
        return pages.page(request, "join.html", language, title=title, open_receipt="receipt" in request.query_params)

    async def join_typed(self, request: Request) -> Response:
        """Somebody typed a short code, or a receipt code on another phone."""
        language = pages.language_of(request)
        own = words(language)
        address = request.client.host if request.client else ""
        if not self._limiter.hit(self._pace, address):
            return self._join_again(request, language, own["door_too_many"], 429)
        form = await _form(request)
        typed = (form.get("code") or [""])[0].strip().upper()
        if typed:
            state = await self._read(lambda tx: tx.round_by_code(typed)) if _CODE.match(typed) else None
            if state is None:
                return self._join_again(request, language, own["door_no_code"])
            return RedirectResponse(f"/j/{state.code}?lang={language}", 303)
        given = receipt.read((form.get("receipt") or [""])[0])
        if given is None:
            return self._join_again(request, language, own["door_no_receipt"], receipt_typed=True)
        stored = receipt.hashed(self.store.secret, given)
        state = await self._read(lambda tx: _round_of(tx, stored))
        if state is None:
            return self._join_again(request, language, own["door_no_receipt"], receipt_typed=True)
        return self._let_in(request, state.code, given)

    def _join_again(self, request: Request, language: str, notice: str, status: int = 404, *, receipt_typed: bool = False) -> Response:
        title = words(language)["door_title"]
        return pages.page(request, "join.html", language, status, title=title, notice=notice, open_receipt=receipt_typed)

    def _let_in(self, request: Request, code: str, given: str) -> Response:
        response = RedirectResponse(f"/p/{code}", 303)
        secure = request.url.scheme == "https"
        # 90 days: people come back for "you said, we did". The path keeps rounds apart on one phone.
        response.set_cookie(COOKIE, given, 90 * 86400, path=f"/p/{code}", httponly=True, samesite="lax", secure=secure)
        return response

    async def consent(self, request: Request) -> Response:
        """The first page: what it is, how long, who sees what. Nothing is stored by looking at it."""
        state = await self._round(request)
        language = pages.language_of(request)
        if state.state != "open" and not self.robot:
            raise Gone("door_closed" if state.state == "closed" else "door_planned", 403)
        sprint = (await self._journey(state)).sprint
        return pages.page(
            request,
            "consent.html",
            language,
            title=words(language)["consent_title"],
            simulated=self.robot,
            sprint_title=sprint.title(language),
            what=pages.prose(sprint.consent.what(language)),
            who_sees=pages.prose(sprint.consent.who_sees(language)),
            minutes=sprint.consent.minutes,
            code=state.code,
            nonce=secrets.token_hex(16),
        )

    async def consented(self, request: Request) -> Response:
        """Yes or no. No leaves nothing but a count; yes begins a session and gives the receipt code."""
        state = await self._round(request)
        language = pages.language_of(request)
        own = words(language)
        form = await _form(request)
        nonce, answer = (form.get("nonce") or [""])[0], (form.get("answer") or [""])[0]
        if not _NONCE.match(nonce) or answer not in ("yes", "no"):
            return RedirectResponse(f"/j/{state.code}?lang={language}", 303)
        if answer == "no":
            if not self.robot:
                await self._write(lambda tx: tx.tally(nonce, state.sprint, state.round, "declined"))
            return pages.message(request, language, own["declined_title"], own["declined_text"])
        if state.state != "open" and not self.robot:
            raise Gone("door_closed", 403)
        journey = await self._journey(state)
        given = receipt.make(self.store.secret, nonce)
        stored = receipt.hashed(self.store.secret, given)

        def join(tx: Transaction) -> bool:
            session, new = tx.join(stored, state.sprint, state.round, language, robot=self.robot)
            if new:
                taking.begin(tx, session, journey)
            return new or tx.now - session.started < RETRY

        if not await self._write(join):
            return RedirectResponse(f"/j/{state.code}?lang={language}", 303)
        return self._let_in(request, state.code, given)

    # -- on the way ---------------------------------------------------------------------------------------------------

    async def current(self, request: Request) -> Response:
        """Where the participant is: the address that a reload, a locked phone and another phone all come back to."""
        state = await self._round(request)
        if COOKIE not in request.cookies:
            return RedirectResponse(f"/j/{state.code}", 303)
        journey = await self._journey(state)
        _, progress = await self._read(lambda tx: self._progress(request, tx, state))
        return RedirectResponse(f"/p/{state.code}/{_standing(journey, progress)}", 303)

    def _progress(self, request: Request, tx: Transaction, state: RoundState) -> tuple[Session, Progress]:
        session = self._me(request, tx, state)
        progress = Progress.fold(tx.events(session.id), session.language)
        progress.receipt = receipt.read(request.cookies.get(COOKIE, "")) or ""
        return session, progress

    async def show(self, request: Request) -> Response:
        """One place, for somebody who has reached it."""
        state = await self._round(request)
        if COOKIE not in request.cookies:
            return RedirectResponse(f"/j/{state.code}", 303)
        journey = await self._journey(state)
        session, progress = await self._read(lambda tx: self._progress(request, tx, state))
        place = request.path_params["place"]
        if place not in journey.places or place not in progress.reached:
            return RedirectResponse(f"/p/{state.code}/{_standing(journey, progress)}", 303)
        notice = ""
        refused = request.query_params.get("refused", "")
        if f"why_{refused}" in words(session.language):
            notice = words(session.language)["refused"].format(why=words(session.language)[f"why_{refused}"])
        return self._page(request, state, journey, session, progress, place, notice)

    def _page(
        self, request: Request, state: RoundState, journey: Journey, session: Session, progress: Progress, place: str, notice: str
    ) -> Response:
        surface = draw(journey, place, progress)
        return pages.page(
            request,
            "place.html",
            session.language,
            title=journey.title(place, session.language),
            simulated=session.robot,
            notice=notice,
            body=pages.body(surface),
            place=place,
            who=session.participant,
            base=f"/p/{state.code}",
            seq=progress.seq,
            nonce=secrets.token_hex(8),
            mine=f"/p/{state.code}/mine",
        )

    async def do(self, request: Request) -> Response:
        """A batch of taps from the page's script. The reply is sent after the commit."""
        state = await self._round(request)
        journey = await self._journey(state)
        data = await _json(request)
        actions = [taking.Action.read(one) for one in (data.get("actions") or [])[: taking.MAX_ACTIONS]]
        closed = state.changed if state.state == "closed" and not self.robot else 0.0

        def take(tx: Transaction) -> tuple[taking.Taken, Progress, Session]:
            session = tx.session_by_receipt(self._stored(request), lock=True)
            if session is None or (session.sprint, session.round) != (state.sprint, state.round):
                raise Gone("door_gone", 410)
            if data.get("who") != session.participant:  # the phone changed hands: these taps are not this person's
                raise Gone("door_gone", 410)
            found = taking.take(tx, session, journey, [one for one in actions if one], closed)
            return *found, session

        taken, progress, session = await self._write(take)
        shown = str(data.get("at") or "")
        reply = self._reply(request, journey, taken, progress, session, shown)
        return pages.packed(request.headers, JSONResponse(reply, headers={"Cache-Control": "no-store"}))

    def _reply(
        self, request: Request, journey: Journey, taken: taking.Taken, progress: Progress, session: Session, shown: str
    ) -> dict[str, Any]:
        own = words(session.language)
        refused = {id: own[f"why_{why}"] for id, why in taken.refused.items()}
        place = taken.place if taken.moved or shown not in journey.places else shown
        reply: dict[str, Any] = {"done": taken.done, "refused": refused, "place": place, "seq": progress.seq}
        progress.receipt = receipt.read(request.cookies.get(COOKIE, "")) or ""
        if place != shown:
            surface = draw(journey, place, progress)
            reply |= {"html": surface.html(), "title": journey.title(place, session.language)}
        elif journey.places[place].kind == "screen":  # questions never change by being answered; screens may
            reply["sections"] = draw(journey, place, progress).sections
        return reply

    async def form(self, request: Request) -> Response:
        """A page that was sent without JavaScript, or by the language switch."""
        state = await self._round(request)
        journey = await self._journey(state)
        form = await _form(request)
        place = request.path_params["place"]
        seq, nonce = (form.get("_seq") or ["0"])[0], (form.get("_nonce") or [""])[0]
        if place not in journey.places or not seq.isdigit() or not re.fullmatch(r"[0-9a-f]{16}", nonce):
            return RedirectResponse(f"/p/{state.code}", 303)
        language = (form.get("_lang") or [""])[0]
        closed = state.changed if state.state == "closed" and not self.robot else 0.0

        def take(tx: Transaction) -> taking.Taken:
            session = self._me(request, tx, state)
            drawn = Progress.fold((one for one in tx.events(session.id) if one.seq <= int(seq)), session.language)
            actions = taking.from_form(journey.places[place], journey, drawn, form, nonce)
            taken, _ = taking.take(tx, session, journey, actions, closed)
            if language in LANGUAGES:
                tx.set_language(session.id, language)
            return taken

        taken = await self._write(take)
        to = taken.place if taken.moved and not language else place
        why = next(iter(taken.refused.values()), "")
        return RedirectResponse(f"/p/{state.code}/{to}" + (f"?refused={why}" if why else ""), 303)

    # -- what one gave ------------------------------------------------------------------------------------------------

    async def mine(self, request: Request) -> Response:
        state = await self._round(request)

        def look(tx: Transaction) -> tuple[Session, int]:
            session = self._me(request, tx, state)
            return session, sum(1 for one in tx.events(session.id) if one.kind in ("set", "press"))

        session, count = await self._read(look)
        return pages.page(
            request,
            "mine.html",
            session.language,
            title=words(session.language)["mine_title"],
            receipt=receipt.read(request.cookies.get(COOKIE, "")),
            count=count,
            back=f"/p/{state.code}",
        )

    async def mine_do(self, request: Request) -> Response:
        """Withdraw everything, or let the phone forget who used it."""
        state = await self._round(request)
        form = await _form(request)
        session = await self._read(lambda tx: self._me(request, tx, state))
        own = words(session.language)
        if form.get("do") == ["withdraw"]:
            await run_in_threadpool(self.store.withdraw, session.id)
            response = pages.message(request, session.language, own["withdrawn_title"], own["withdrawn_text"])
        else:
            response = pages.message(request, session.language, own["left_title"], own["left_text"], link=("/j", own["door_enter"]))
        response.delete_cookie(COOKIE, path=f"/p/{state.code}")
        return response

    async def picture(self, request: Request) -> Response:
        """A picture of a prototype. As a page of its own it can run nothing (an SVG could hold a script)."""
        name, file = request.path_params["prototype"], request.path_params["file"]
        kit = self.live.kit
        if name not in kit.prototypes or not _PICTURE.match(file):
            return Response("not found", 404)
        path = kit.picture(name, file)
        inside = path.is_file() and path.resolve().is_relative_to(kit.folder.resolve())
        kind = PICTURE_TYPES.get(path.suffix[1:].lower())
        if not inside or kind is None:
            return Response("not found", 404)
        raw = await run_in_threadpool(path.read_bytes)
        headers = {
            "Cache-Control": "private, max-age=300",
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
            "X-Content-Type-Options": "nosniff",
        }
        return Response(raw, headers=headers, media_type=kind)


def journey_of(kit: Kit, sprint: str, round: str) -> Journey:
    """The journey of one round of a kit; KeyError or StopIteration never leave: a missing part is a KeyError."""
    found = kit.sprints[sprint]
    one = next((one for one in found.rounds if one.id == round), None)
    if one is None:
        raise KeyError(round)
    return Journey(found, kit.prototype(found.prototype, one.revision), dict(kit.surveys))


def contents(kit: Kit, sprint: str, round: str) -> list[Definition]:
    """Everything that participants of a round see, to be kept by its fingerprint."""
    found = kit.sprints[sprint]
    revision = found.round(round).revision
    prototype = kit.prototype(found.prototype, revision)
    kept = [Definition(prototype.fingerprint(), "prototype", f"{found.prototype}/{revision}", prototype.plain())]
    kept.append(Definition(found.fingerprint(), "sprint", sprint, found.plain()))
    for name in dict.fromkeys((*found.before, *found.after)):
        kept.append(Definition(kit.surveys[name].fingerprint(), "survey", name, kit.surveys[name].plain()))
    return kept


def draw(journey: Journey, place: str, progress: Progress) -> HtmlSurface:
    progress.scope = journey.places[place].scope
    surface = HtmlSurface(progress, pictures=f"/pic/{journey.sprint.prototype}/")
    journey.draw(place, surface, progress)
    return surface


def _standing(journey: Journey, progress: Progress) -> str:
    """Where somebody stands; when an edit took that place away, the last stop before it that is still there."""
    if progress.place in journey.places:
        return progress.place
    reached = [stop for stop in journey.stops if stop in progress.reached]
    return reached[-1] if reached else journey.first


def _round_of(tx: Transaction, stored: str) -> RoundState | None:
    session = tx.session_by_receipt(stored)
    return None if session is None else tx.round(session.sprint, session.round)


async def _form(request: Request) -> Mapping[str, list[str]]:
    """A sent form: every value of every field. Files are never read."""
    from urllib.parse import parse_qs

    raw = await _body(request)
    return parse_qs(raw.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=400)


async def _json(request: Request) -> dict[str, Any]:
    import json

    try:
        data = json.loads(await _body(request))
    except (ValueError, RecursionError):
        raise Gone("door_gone", 400) from None
    if not isinstance(data, dict) or not isinstance(data.get("actions", []), list):
        raise Gone("door_gone", 400)
    return data


async def _body(request: Request) -> bytes:
    """The request's body, at most MAX_BODY bytes of it in memory."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > MAX_BODY:
            raise Gone("door_gone", 413)
    return bytes(raw)


def _log(request: Request) -> None:
    """A problem of ours goes to the log with its place, never with an answer in it."""
    import logging

    logging.getLogger("proeftuin").exception("%s %s failed", request.method, request.url.path)


__all__ = ["Door", "NewEvent", "contents", "draw", "journey_of"]
