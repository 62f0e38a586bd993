"""Whom a round lets in, and as whom: their group of people, the invitation they came by, the variant they will see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request

from toolkit.door import been, links
from toolkit.door.requests import Gone
from toolkit.door.rounds import Rounds, planned_round
from toolkit.experiments.assignment import assign, choices
from toolkit.experiments.journey import Journey
from toolkit.experiments.people import Segment
from toolkit.experiments.sprint import Round
from toolkit.records import RoundState, Session
from toolkit.storage.transaction import Transaction
from toolkit.surface import Role


class Used(Exception):
    """Somebody was first with this link."""


@dataclass(frozen=True)
class Guest:
    """Somebody at the first page. `why`: the words that say why they cannot come in; empty where they can."""

    carried: Mapping[str, str]
    """What their address said, to be sent along with the answer."""
    channel: str = ""
    segment: str = ""
    link: str = ""
    returned: bool = False
    ask: Sequence[Segment] = ()
    """The groups of people to choose from, where no link says it."""
    ask_been: bool = False
    why: str = ""
    status: int = 200

    @property
    def address(self) -> str:
        """What the address holds besides its language."""
        return "".join(f"&{name}={quote(value)}" for name, value in self.carried.items())


class Admission:
    """What a round's file asks of those who come, held against what their link and their phone say."""

    def __init__(self, rounds: Rounds) -> None:
        self.rounds = rounds

    async def read(
        self,
        request: Request,
        given: Mapping[str, str],
        state: RoundState,
        journey: Journey,
        known: Session | None = None,
    ) -> Guest:
        """Who this is. `known`: the session that the very same answer began a moment ago; it is let in again."""
        carried = {name: given.get(name, "")[:200] for name in ("as", "via", "one", "seg") if given.get(name)}
        planned = planned_round(journey, state)
        if planned is None:  # a board: its members come by links of their own
            return Guest(carried)
        channel = _known(given.get("via", ""), self.rounds.channels(state))
        link = links.hashed(self.rounds.store.secret, given.get("one", ""))
        segment = ""
        if given.get("one"):
            found = await self.rounds.read(lambda tx: tx.invitation(link)) if link else None
            if found is None or found[:2] != (state.sprint, state.round):
                raise Gone("door_no_link", 404)
            channel, segment = found[2], found[3]
            if found[4] and known is None:
                return Guest(carried, why="link_used", status=410)
        elif planned.links_only and not self.rounds.robot:
            return Guest(carried, why="link_needed", status=403)
        return await self._as_whom(request, given, state, journey, carried, channel, segment, link)

    async def _as_whom(
        self,
        request: Request,
        given: Mapping[str, str],
        state: RoundState,
        journey: Journey,
        carried: Mapping[str, str],
        channel: str,
        segment: str,
        link: str,
    ) -> Guest:
        sprint = journey.sprint
        names = [one.id for one in sprint.segments]
        by_channel = {one.id: one.segment or "" for one in self.rounds.invitations(state)}.get(channel, "")
        told = segment or by_channel or given.get("seg", "")
        said = _known(told, names) or _known(given.get("segment", ""), names)
        rounds = been.read(self.rounds.store.secret, request)
        before = any(one[0] == state.sprint and one[1] != state.round for one in rounds)
        returned = not self.rounds.robot and (before or given.get("been", "") == "1")
        if returned and sprint.returning == "exclude":
            return Guest(carried, why="thanks_before")
        earlier = not before and await self._was_another(sprint.rounds, state)
        ask = () if _known(told, names) else sprint.segments
        return Guest(carried, channel, said, link, returned, ask, ask_been=earlier and not self.rounds.robot)

    async def _was_another(self, rounds: Sequence[Round], state: RoundState) -> bool:
        """Whether another round of the sprint has been open, so that somebody may have been in it."""
        names = [one.id for one in rounds if one.id != state.round]

        def look(tx: Transaction) -> bool:
            return any(tx.round(state.sprint, one).state != "planned" for one in names)

        return bool(names) and await self.rounds.read(look)

    def join(
        self,
        tx: Transaction,
        guest: Guest,
        state: RoundState,
        journey: Journey,
        stored: str,
        language: str,
        role: Role,
    ) -> tuple[Session, bool]:
        """Begin a session, or find the one that the same answer began. Raises Used."""
        found = tx.session_by_receipt(stored)
        if found is not None:
            return found, False
        if guest.link and not tx.use(guest.link):
            raise Used
        robot, variant = self.rounds.robot, ""
        planned = planned_round(journey, state)
        if planned is not None and planned.variants:
            tx.lock_room(state.sprint, state.round)  # two who come at once must not both fill the same gap
            taken = tx.assigned(state.sprint, state.round, guest.segment, robot=robot)
            variant = assign(choices(planned), taken, f"{state.sprint}/{state.round}/{guest.segment}")
        return tx.join(
            stored,
            state.sprint,
            state.round,
            language,
            robot=robot,
            role=role,
            channel=guest.channel,
            segment=guest.segment,
            variant=variant,
            returned=guest.returned,
        )


def _known(typed: str, names: Sequence[str]) -> str:
    return typed if typed in names else ""
