"""The observers' page: who is where, and what somebody beside the facilitator saw. No answer is ever shown here.

The page itself holds no data, so that a browser may keep it and open it again without a network; what it shows and what
it sends go by `now` and `do`. Without a script there is a plain form.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from toolkit.door import noting, observer, pages, whereabouts
from toolkit.door.noting import Noted, Ways, Written
from toolkit.door.requests import Gone, first, form_of, json_of
from toolkit.door.rounds import Rounds
from toolkit.languages import BY_LANGUAGE, words
from toolkit.records import RoundState
from toolkit.schema import fingerprint
from toolkit.storage.transaction import Transaction
from toolkit.text import LANGUAGES

Handler = Callable[[Request], Awaitable[Response]]

SEVERITIES = range(5)
ROOM = "room"
"""What a form sends for the room as a whole: an empty choice would mean that nothing was chosen."""

KEEP = "private, max-age=86400"
"""Phones reach a laptop by plain http, where browsers allow no service worker: their own memory must do."""

_NEVER = {"Cache-Control": "no-store"}


@dataclass(frozen=True)
class Look:
    """What one look at a round gives to every observer."""

    ways: Ways
    people: list[dict[str, Any]]
    places: list[dict[str, Any]]

    @cached_property
    def p(self) -> str:
        """Changes when the places do, which is seldom."""
        return fingerprint(self.places)

    @cached_property
    def v(self) -> str:
        """Changes when somebody moves."""
        return fingerprint(self.people)


class Observing:
    """The pages of those who look on at a round."""

    def __init__(self, rounds: Rounds) -> None:
        self.rounds = rounds
        self._looks: dict[tuple[str, str], tuple[object, Look]] = {}

    def table(self) -> list[tuple[str, str, Handler]]:
        return [
            ("/o/worker.js", "GET", self.worker),
            ("/o/{code}", "GET", self.show),
            ("/o/{code}/now", "GET", self.now),
            ("/o/{code}/do", "POST", self.do),
            ("/o/{code}/plain", "GET", self.plain),
            ("/o/{code}/plain", "POST", self.plain_sent),
        ]

    async def worker(self, _: Request) -> Response:
        """The service worker. It lies here because it may only serve what lies below it."""
        raw, _packed, kind = pages.static_files()[pages.static_names()["observe-worker.js"]]
        headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
        return Response(raw, headers=headers, media_type=kind)

    async def _of(self, request: Request) -> RoundState:
        """The round of the address, for somebody who holds its link."""
        state = await self.rounds.of(request)
        if not observer.fits(self.rounds.store.secret, state.code, request.cookies.get(observer.COOKIE, "")):
            raise Gone("observe_link", 403)
        return state

    # -- with a script ------------------------------------------------------------------------------------------------

    async def show(self, request: Request) -> Response:
        """The page. The link with the key leaves a cookie for this round's address alone."""
        given = request.query_params.get("as", "")
        if given:
            return await self._let_in(request, given)
        await self._of(request)
        language = pages.language_of(request)
        response = pages.page(
            request,
            "observe.html",
            language,
            title=words(language)["observe_title"],
            base=request.url.path,
            said=_said(),
            shell=_shell(),
            severities=SEVERITIES,
            limits=noting,
        )
        response.headers["Cache-Control"] = KEEP
        return response

    async def _let_in(self, request: Request, given: str) -> Response:
        state = await self.rounds.of(request)
        if not observer.fits(self.rounds.store.secret, state.code, given):
            raise Gone("observe_link", 403)
        path, secure = f"/o/{state.code}", request.url.scheme == "https"
        response = RedirectResponse(path, 303)
        age = observer.DAYS * 86400
        response.set_cookie(observer.COOKIE, given, age, path=path, httponly=True, samesite="lax", secure=secure)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    async def now(self, request: Request) -> Response:
        """Who is where. Nothing (204) where that is what the page shows already."""
        state = await self._of(request)
        look = await self._look(state)
        device = request.query_params.get("d", "")
        reply: dict[str, Any] = {"state": state.state, "people": look.people, "shell": _shell(), "grouped": []}
        if noting.DEVICE.match(device):
            reply["grouped"] = await self.rounds.read(lambda tx: noting.grouped(tx, state, device))
        reply["p"] = look.p
        reply["v"] = fingerprint([look.p, look.v, state.state, reply["grouped"], reply["shell"]])
        if request.query_params.get("v") == reply["v"]:
            return Response(status_code=204, headers=_NEVER)
        if request.query_params.get("p") != reply["p"]:
            reply["places"] = look.places
        return pages.packed(request.headers, JSONResponse(reply, headers=_NEVER))

    async def do(self, request: Request) -> Response:
        """A batch of notes from the page's script. The reply is sent after the commit."""
        state = await self._of(request)
        data = await json_of(request)
        notes = data.get("notes")
        if not isinstance(notes, list):
            raise Gone("door_gone", 400)
        read = [Written.read(one) for one in notes[: noting.MAX_BATCH]]
        noted = await self._take(state, [one for one in read if one])
        return JSONResponse({"done": noted.done, "refused": noted.refused}, headers=_NEVER)

    async def _take(self, state: RoundState, notes: list[Written]) -> Noted:
        look = await self._look(state)
        closed, robot = self.rounds.closed(state), self.rounds.robot

        def take(tx: Transaction) -> Noted:
            return noting.take(tx, state, look.ways, notes, closed=closed, robot=robot)

        return await self.rounds.write(take)

    # -- without a script ---------------------------------------------------------------------------------------------

    async def plain(self, request: Request) -> Response:
        state = await self._of(request)
        return await self._plain(request, state, {}, "")

    async def plain_sent(self, request: Request) -> Response:
        """A note by a plain form. What does not fit yet stays in its field."""
        state = await self._of(request)
        language = pages.language_of(request)
        own, form = words(language), await form_of(request)
        typed = {name: first(form, name) for name in ("observer", "participant", "place", "severity", "what", "quote")}
        missing = next((one for one in ("observer", "participant", "severity", "what") if not typed[one].strip()), "")
        if missing:
            need = {"observer": "name", "participant": "who"}.get(missing, missing)
            return await self._plain(request, state, typed, own[f"observe_need_{need}"])
        look = await self._look(state)
        written = Written.read(_from_form(typed, first(form, "nonce"), look))
        noted = await self._take(state, [written]) if written else Noted()
        if written and noted.done:
            return await self._plain(request, state, {"observer": typed["observer"]}, own["observe_kept"])
        why = next(iter(noted.refused.values()), "unfit")
        kept = {"observer": typed["observer"]} if why == "gone" else typed
        return await self._plain(request, state, kept, own[f"observe_why_{why}"].format(code=typed["participant"][:4]))

    async def _plain(self, request: Request, state: RoundState, typed: Mapping[str, str], notice: str) -> Response:
        language = pages.language_of(request)
        look = await self._look(state)
        where = {one["id"]: one["where"][language] for one in look.places}
        return pages.page(
            request,
            "observe_plain.html",
            language,
            title=words(language)["observe_title"],
            notice=notice,
            state=state.state,
            people=look.people,
            where=where,
            typed=typed,
            room=ROOM,
            severities=SEVERITIES,
            limits=noting,
            nonce=secrets.token_hex(8),
        )

    # -- both ---------------------------------------------------------------------------------------------------------

    async def _look(self, state: RoundState) -> Look:
        """Who is where, computed anew when somebody moved or a text changed."""
        key = (state.sprint, state.round)
        seq = await self.rounds.read(lambda tx: tx.last_seq(*key))
        at = (self.rounds.live.kit, state.texts, seq)
        known = self._looks.get(key)
        if known is not None and known[0] == at:
            return known[1]
        sessions, standing = await self.rounds.read(lambda tx: (tx.sessions(*key), tx.standing(*key)))
        variants = sorted({"", *(one.variant for one in sessions)})
        ways = Ways({one: await self.rounds.journey(state, one) for one in variants})
        people = list(whereabouts.people(ways, sessions, standing))
        # The places are the same for as long as the ways are; to say them all in words takes longer than all the rest.
        same = known is not None and known[1].ways == ways
        look = Look(ways, people, known[1].places if known is not None and same else whereabouts.places(ways))
        self._looks[key] = at, look
        return look


def _said() -> dict[str, dict[str, str]]:
    """The page's own words in every language: switching needs no network."""
    return {
        language: {key.removeprefix("observe_"): said for key, said in BY_LANGUAGE[language].items() if _is_ours(key)}
        for language in LANGUAGES
    }


def _is_ours(key: str) -> bool:
    return key.startswith("observe_") or key == "simulated"


@cache
def _shell() -> str:
    """Changes with the page itself, so that one that a browser kept is not used for ever."""
    names = pages.static_names()
    return fingerprint([_said(), *(names[one] for one in ("observe.js", "observe.css", "door.css"))])


def _from_form(typed: Mapping[str, str], nonce: str, look: Look) -> dict[str, Any]:
    """A plain form as the script would send it. Its id holds what was written, so a second sending is the same note."""
    code = "" if typed["participant"] == ROOM else typed["participant"]
    here = next((one for one in look.people if one["code"] == code), None)
    place = (here["place"] if here else "") if typed["place"] == "@now" else typed["place"]
    severity = int(typed["severity"]) if typed["severity"] in map(str, SEVERITIES) else None
    given = {one: typed[one] for one in ("what", "quote", "observer")} | {"severity": severity, "participant": code}
    return given | {"id": f"{nonce}.{fingerprint(sorted(typed.items()))}", "version": 1, "place": place}
