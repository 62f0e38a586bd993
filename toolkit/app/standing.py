"""Where each round stands: who took part, who is where, and what the evidence says. Never what anybody answered."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from toolkit.app.state import for_the_team
from toolkit.app.words import words
from toolkit.authoring.pinned import journey_of
from toolkit.evidence import opening
from toolkit.evidence.overview import overview
from toolkit.experiments.journey import Journey, Place, Progress
from toolkit.experiments.sprint import Round
from toolkit.records import Event, Move, RoundState, Session

if TYPE_CHECKING:
    from toolkit.evidence.structure import SprintEvidence
    from toolkit.storage.store import Store

T = TypeVar("T")

STUCK = 120.0
"""Seconds without a tap after which the facilitator had better have a look."""


LATE = 600.0
"""Seconds after the opening from which somebody came later than the others."""


@dataclass(frozen=True)
class Taking:
    """How many took part in a round, and how many of them came to the end."""

    joined: int
    finished: int

    @property
    def busy(self) -> int:
        return self.joined - self.finished


@dataclass(frozen=True)
class RoundStanding:
    """One round; people and robots are never added up."""

    round: Round
    state: RoundState
    people: Taking
    robots: Taking


@dataclass(frozen=True)
class Whereabouts:
    """Where one participant is. `last`: seconds since 1970; tasks as numbers, by their outcome alone."""

    code: str
    robot: bool
    place: str
    last: float
    done: int
    left: int
    finished: bool
    started: float = 0.0
    segment: str = ""
    variant: str = ""
    returned: bool = False

    def is_stuck(self, now: float, state: RoundState) -> bool:
        """Whether a look is due; nobody is expected to tap while the round stands still."""
        since = max([self.last, *(end for _, end in state.pauses)])
        return not self.finished and not state.paused and now - since > STUCK

    def is_late(self, opened: float, moves: Sequence[Move]) -> bool:
        """Whether somebody came when the others were on their way."""
        return self.started > opened + LATE or any(self.started > one.at > opened for one in moves)


def standing(sprint_id: str) -> tuple[RoundStanding, ...]:
    """Every round of a sprint, in the order of the file."""
    store = for_the_team().store
    sprint = for_the_team().live.kit.sprints[sprint_id]
    found: list[RoundStanding] = []
    for one in sprint.rounds:
        there = whereabouts(sprint_id, one.id)
        people, robots = (_taking(there, robot=robot) for robot in (False, True))
        found.append(RoundStanding(one, store.round(sprint_id, one.id), people, robots))
    return tuple(found)


def _taking(there: Iterable[Whereabouts], *, robot: bool) -> Taking:
    own = [one for one in there if one.robot == robot]
    return Taking(len(own), sum(one.finished for one in own))


def whereabouts(sprint_id: str, round_id: str) -> tuple[Whereabouts, ...]:
    """Everybody of a round, in the order in which they came."""
    store = for_the_team().store

    key = (sprint_id, round_id, store.last_seq(sprint_id, round_id))
    return _kept("whereabouts", key, lambda: everybody(store, sprint_id, round_id))


def everybody(store: Store, sprint_id: str, round_id: str) -> tuple[Whereabouts, ...]:
    """The same, looked at anew."""
    moved, last = store.steps(sprint_id, round_id)
    events: dict[str, list[Event]] = {}
    for event in moved:
        events.setdefault(event.session, []).append(event)
    sessions = store.sessions(sprint_id, round_id)
    return tuple(_whereabouts(one, events.get(one.id, []), last.get(one.id, one.started)) for one in sessions)


def _whereabouts(session: Session, moved: list[Event], last: float) -> Whereabouts:
    progress = Progress(session.language)
    for event in moved:
        progress.apply(event.kind, event.key, event.value)
    left = len(progress.given_up - progress.done)
    done = len(progress.done)
    return Whereabouts(
        session.participant,
        session.robot,
        progress.place,
        last,
        done,
        left,
        progress.finished,
        session.started,
        session.segment,
        session.variant,
        session.returned,
    )


def evidence(sprint_id: str, language: str) -> SprintEvidence:
    """A sprint's evidence, computed anew when a record, a note, a round or a file of the kit has changed."""
    served = for_the_team()
    store, kit = served.store, served.live.kit
    rounds = [one.id for one in kit.sprints[sprint_id].rounds]
    now = tuple((store.last_seq(sprint_id, one), store.round(sprint_id, one)) for one in rounds)
    noted = (tuple(store.findings(sprint_id)), tuple(store.observations(sprint_id)))
    key = (sprint_id, language, served.live.stamp, now, noted, tuple(store.expectation_changes(sprint_id)))
    return _kept("evidence", key, lambda: overview(kit, store, sprint_id, language))


def place_name(journey: Journey, place_id: str, language: str) -> str:
    """A place in words for the facilitator."""
    own, place = words(language), journey.places.get(place_id)
    if place is None:
        return own["place_gone"]
    if place.kind == "survey":
        same = [one for one in journey.places.values() if one.kind == "survey" and one.moment == place.moment]
        return own[f"place_{place.moment}"].format(n=same.index(place) + 1, total=len(same))
    if place.kind in ("task", "screen"):
        return _task_name(journey, place, language)
    return own[f"place_{place.kind}"]


def _task_name(journey: Journey, place: Place, language: str) -> str:
    number = [one.id for one in journey.sprint.tasks].index(place.task) + 1
    title = place.title(language) if place.title else ""
    title = f"{title} ({place.arm})" if place.arm else title
    return words(language)[f"place_{place.kind}"].format(n=number, title=title)


def journey(sprint_id: str, round_id: str, variant: str = "") -> Journey:
    served = for_the_team()
    return journey_of(served.live.kit, sprint_id, round_id, served.store, variant)


# -- rounds open and close --------------------------------------------------------------------------------------------


def open_round(sprint_id: str, round_id: str) -> RoundState:
    """Open a round: what is expected is sealed, and the exact texts that people will see are kept."""
    served = for_the_team()
    return opening.open_round(served.live.kit, served.store, sprint_id, round_id)


def close_round(sprint_id: str, round_id: str) -> RoundState:
    return for_the_team().store.close_round(sprint_id, round_id)


# -- kept results -----------------------------------------------------------------------------------------------------

_KEPT = 64
_cache: OrderedDict[object, object] = OrderedDict()
_lock = threading.Lock()


def _kept(name: str, key: tuple[object, ...], compute: Callable[[], T]) -> T:
    """What was computed before for this very key. Keys hold the last record, so an old result is never shown."""
    whole = (for_the_team().store.secret, name, *key)
    with _lock:
        if whole in _cache:
            _cache.move_to_end(whole)
            return cast(T, _cache[whole])
    made = compute()
    with _lock:
        _cache[whole] = made
        while len(_cache) > _KEPT:
            _cache.popitem(last=False)
    return made
