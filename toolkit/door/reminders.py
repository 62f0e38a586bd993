"""A reminder of one's own, as a calendar entry to take along: made when it is asked for, and stored nowhere."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from toolkit.door.requests import Gone
from toolkit.door.rounds import Rounds, draw
from toolkit.reminder import FILE, TYPE


class Reminders:
    """The calendar entries that a place offers to the person who stands there."""

    def __init__(self, rounds: Rounds) -> None:
        self.rounds = rounds

    async def give(self, request: Request) -> Response:
        """The place is drawn for this person, and what it offers under this key is what they get."""
        state = await self.rounds.of(request)
        journey = await self.rounds.own_journey(request, state)
        _, progress = await self.rounds.read(lambda tx: self.rounds.progress(request, tx, state, journey))
        place, key = request.path_params["place"], request.query_params.get("key", "")
        if place not in journey.places or place not in progress.reached:
            raise Gone("door_gone")
        found = draw(journey, place, progress).reminders.get(key)
        if found is None:
            raise Gone("door_gone")
        entry = found.entry(f"{progress.me}/{key}", progress.now)
        # Said to be a file: a phone that opens a calendar by its address may offer to subscribe to it instead.
        headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{FILE}"'}
        return Response(entry, headers=headers, media_type=TYPE)
