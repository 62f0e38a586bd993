"""What one gave: the receipt code, withdrawing, and a phone that changes hands."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from toolkit.door import pages
from toolkit.door.requests import form_of
from toolkit.door.rounds import Rounds
from toolkit.door.shared import key_of
from toolkit.languages import words
from toolkit.records import Session
from toolkit.storage.transaction import Transaction


class Mine:
    """The page on which somebody answers for what they gave."""

    def __init__(self, rounds: Rounds) -> None:
        self.rounds = rounds

    async def show(self, request: Request) -> Response:
        state = await self.rounds.of(request)

        def look(tx: Transaction) -> tuple[Session, int]:
            session = self.rounds.session(request, tx, state)
            return session, sum(1 for one in tx.events(session.id) if one.kind in ("set", "press"))

        session, count = await self.rounds.read(look)
        return pages.page(
            request,
            "mine.html",
            session.language,
            title=words(session.language)["mine_title"],
            receipt=self.rounds.receipt(request),
            count=count,
            back=f"/p/{state.code}",
        )

    async def act(self, request: Request) -> Response:
        """Withdraw everything, or let the phone forget who used it."""
        state = await self.rounds.of(request)
        form = await form_of(request)
        session = await self.rounds.read(lambda tx: self.rounds.session(request, tx, state))
        own = words(session.language)
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
