"""Coming in: a short code or a receipt code, the question of consent, and a session that begins."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from toolkit.door import been, invitation, pages, receipt, taking
from toolkit.door.admission import Admission, Guest, Used
from toolkit.door.invitation import Invitation
from toolkit.door.requests import Gone, first, form_of
from toolkit.door.rounds import CODE, DAYS_90, HERE, Rounds
from toolkit.experiments.board import BoardJourney
from toolkit.experiments.journey import Journey
from toolkit.experiments.sprint import Board
from toolkit.languages import words
from toolkit.records import RoundState, Session
from toolkit.storage.transaction import Transaction

RETRY = 120.0
"""A consent that is sent again within so many seconds is the same consent; later it is another person's."""

_NONCE = re.compile(r"[0-9a-f]{32}\Z")


class ComingIn:
    """The pages before there is a participant."""

    def __init__(self, rounds: Rounds) -> None:
        self.rounds, self.admission = rounds, Admission(rounds)
        # Guessing a receipt code is hopeless at this pace (40 bits); twelve people behind one address still get in.
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._pace = RateLimitItemPerMinute(60)

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
        form = await form_of(request)
        typed = re.sub(r"[\s-]", "", first(form, "code")[:40]).upper()
        if typed:
            state = await self.rounds.read(lambda tx: tx.round_by_code(typed)) if CODE.match(typed) else None
            if state is None:
                return self._join_again(request, language, own["door_no_code"])
            return RedirectResponse(f"/j/{state.code}?lang={language}", 303)
        given = receipt.read(first(form, "receipt"))
        if given is None:
            return self._join_again(request, language, own["door_no_receipt"], receipt_typed=True)
        stored = receipt.hashed(self.rounds.store.secret, given)
        state = await self.rounds.read(lambda tx: _round_of(tx, stored))
        if state is None:
            return self._join_again(request, language, own["door_no_receipt"], receipt_typed=True)
        return self._let_in(request, state.code, given)

    def _join_again(
        self, request: Request, language: str, notice: str, status: int = 404, *, receipt_typed: bool = False
    ) -> Response:
        title = words(language)["door_title"]
        return pages.page(
            request, "join.html", language, status, title=title, notice=notice, open_receipt=receipt_typed
        )

    def _let_in(self, request: Request, code: str, given: str) -> Response:
        return self.rounds.remember(request, RedirectResponse(f"/p/{code}", 303), code, given)

    def _invited(self, typed: str, state: RoundState) -> tuple[Invitation | None, str]:
        """The invitation that a member's own link holds, and the receipt code that it leads to."""
        member = invitation.read(self.rounds.store.secret, state.code, typed) if typed else None
        return member, receipt.make(self.rounds.store.secret, member.nonce) if member else ""

    async def _already(self, request: Request, state: RoundState) -> Session | None:
        """Who takes part in this round on this phone already, if anybody does."""
        given = receipt.read(request.cookies.get(HERE, ""))
        return None if given is None else await self._session(given, state)

    async def _session(self, given: str, state: RoundState) -> Session | None:
        """The session of a receipt code, if it is one of this round."""
        stored = receipt.hashed(self.rounds.store.secret, given)
        session = await self.rounds.read(lambda tx: tx.session_by_receipt(stored))
        same = session is not None and (session.sprint, session.round) == (state.sprint, state.round)
        return session if same else None

    async def consent(self, request: Request) -> Response:
        """The first page: what it is, how long, who sees what. Nothing is stored by looking at it."""
        state = await self.rounds.of(request)
        language = pages.language_of(request)
        member, given = self._invited(request.query_params.get("as", ""), state)
        if member and await self._session(given, state):
            return self._let_in(request, state.code, given)  # a member's own link finds its member again
        already = await self._already(request, state)
        if already is not None and member is None:
            title = words(already.language)["already_title"]
            return pages.page(request, "already.html", already.language, title=title, code=state.code)
        if state.state != "open" and not self.rounds.robot:
            raise Gone("door_closed" if state.state == "closed" else "door_planned", 403)
        journey = await self.rounds.journey(state)
        guest = await self.admission.read(request, request.query_params, state, journey)
        if guest.why:
            return self._not_in(request, language, guest)
        return self._first_page(request, state, language, journey, guest)

    def _first_page(
        self, request: Request, state: RoundState, language: str, journey: Journey, guest: Guest
    ) -> Response:
        sprint = journey.sprint
        about = journey.board if isinstance(journey, BoardJourney) else sprint.consent
        return pages.page(
            request,
            "consent.html",
            language,
            title=words(language)["consent_title"],
            simulated=self.rounds.robot,
            sprint_title=(about.title if isinstance(about, Board) else sprint.title)(language),
            what=pages.prose(about.what(language)),
            who_sees=pages.prose(about.who_sees(language)),
            minutes=0 if isinstance(about, Board) else about.minutes,
            code=state.code,
            carried=guest.carried,
            kept=guest.address,
            segments=[(one.id, one.title(language)) for one in guest.ask],
            ask_been=guest.ask_been,
            nonce=secrets.token_hex(16),
            text=sprint.fingerprint(),
        )

    def _not_in(self, request: Request, language: str, guest: Guest) -> Response:
        """Somebody whose link was used, who needs one, or who took part before in a sprint that looks for others."""
        own = words(language)
        link = ("/j?receipt=1", own["door_have_receipt"]) if guest.why != "thanks_before" else None
        title, line = own[f"{guest.why}_title"], own[f"{guest.why}_text"]
        return pages.message(request, language, title, line, status=guest.status, link=link)

    async def consented(self, request: Request) -> Response:
        """Yes or no. No leaves nothing but a count; yes begins a session and gives the receipt code."""
        state = await self.rounds.of(request)
        language = pages.language_of(request)
        own = words(language)
        form = await form_of(request)
        nonce, answer = first(form, "nonce"), first(form, "answer")
        if not _NONCE.match(nonce) or answer not in ("yes", "no"):
            return RedirectResponse(f"/j/{state.code}?lang={language}", 303)
        if answer == "no":
            if not self.rounds.robot and state.state == "open":
                await self.rounds.write(lambda tx: tx.tally(nonce, state.sprint, state.round, "declined"))
            return pages.message(request, language, own["declined_title"], own["declined_text"])
        if state.state != "open" and not self.rounds.robot:
            raise Gone("door_closed", 403)
        journey = await self.rounds.journey(state)
        member, given = self._invited(first(form, "as"), state)
        given = given or receipt.make(self.rounds.store.secret, nonce)
        typed = {name: first(form, name) for name in ("as", "via", "one", "seg", "segment", "been")}
        guest = await self.admission.read(request, typed, state, journey, known=await self._session(given, state))
        if guest.why:
            return self._not_in(request, language, guest)
        if first(form, "text") not in ("", journey.sprint.fingerprint()):  # edited since: nobody agrees to the unread
            return RedirectResponse(f"/j/{state.code}?lang={language}{guest.address}", 303)
        parts = await self.rounds.parts(state)
        role, stored = member.role if member else "member", receipt.hashed(self.rounds.store.secret, given)

        def join(tx: Transaction) -> bool:
            session, new = self.admission.join(tx, guest, state, journey, stored, language, role)
            if new:
                self.rounds.pin(tx, state, parts)
                taking.begin(tx, session, journey)
            return new or member is not None or tx.now - session.started < RETRY

        try:
            let_in = await self.rounds.write(join)
        except Used:
            return self._not_in(request, language, replace(guest, why="link_used", status=410))
        if not let_in:
            return RedirectResponse(f"/j/{state.code}?lang={language}", 303)
        return self._came(request, self._let_in(request, state.code, given), state)

    def _came(self, request: Request, response: Response, state: RoundState) -> Response:
        """The phone remembers that somebody took part, for the rounds that follow."""
        told, secure = been.also(self.rounds.store.secret, request, state), request.url.scheme == "https"
        response.set_cookie(been.COOKIE, told, DAYS_90, path="/j", httponly=True, samesite="lax", secure=secure)
        return response


def _round_of(tx: Transaction, stored: str) -> RoundState | None:
    session = tx.session_by_receipt(stored)
    return None if session is None else tx.round(session.sprint, session.round)
