"""Taking answers in: what a phone sends is drawn, checked, stored and answered, all in one transaction.

Nothing here knows about HTTP. The routes call it for people; the rehearsal goes through the same routes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from toolkit.door.actions import Action
from toolkit.door.leading import When, led_on
from toolkit.door.surface import HtmlSurface
from toolkit.experiments.journey import Journey, Place, Progress
from toolkit.records import Session
from toolkit.room import Room, Shared
from toolkit.storage.store import NewEvent, Transaction
from toolkit.surface import NotOffered, Value, Why

MAX_SHARED = 1000
"""So much may one participant share in a round; a script that never stops must not fill everybody's screen."""

STRAGGLERS = 24 * 3600.0
"""So long after a round was closed, what a phone had kept from before still counts. Then its figures rest."""

AWAY = 3600.0
"""Whoever goes on after so many seconds has come back; what counts as another day is for the evidence to say."""


@dataclass
class Taken:
    """What became of a batch of actions. Everything in `done` is on disk once the transaction has been committed."""

    done: list[str] = field(default_factory=list)
    refused: dict[str, Why] = field(default_factory=dict)
    place: str = ""
    moved: bool = False


def take(
    tx: Transaction,
    session: Session,
    journey: Journey,
    actions: Sequence[Action],
    when: When | None = None,
    room: Room | None = None,
) -> tuple[Taken, Progress]:
    """Take actions in, in order. `when`: how the round is led meanwhile. `room`: what people have shared so far, as
    this transaction sees it.
    """
    when = when or When()
    events = tx.events(session.id)
    progress = whose(Progress.fold(events, session.language), session, room or Room(), tx.now)
    known = {event.id for event in events}
    taken = Taken(place=progress.place)
    unfit: set[tuple[str, str]] = set()
    for action in actions:
        if _stored_id(session, action) in known:
            # The reply to it got lost. The phone must still learn where its press led.
            taken.done.append(action.id)
            taken.moved = taken.moved or action.kind == "press"
            unfit.discard((action.place, action.key))
            continue
        if action.kind == "press" and any(place == action.place for place, _ in unfit):
            # Whoever typed something that does not fit and pressed at once has not seen it yet.
            taken.refused[action.id] = "first"
            continue
        known.add(_stored_id(session, action))
        try:
            moved = _take_one(tx, session, journey, progress, action, when)
        except NotOffered as error:
            taken.refused[action.id] = error.code
            if action.kind == "set" and error.code in ("number", "range", "long"):
                unfit.add((action.place, action.key))
        else:
            taken.done.append(action.id)
            unfit.discard((action.place, action.key))
            taken.moved = taken.moved or moved
    taken.moved = led_on(tx, session, journey, progress, when.moves) or taken.moved
    taken.place = progress.place
    return taken, progress


def whose(progress: Progress, session: Session, room: Room, now: float) -> Progress:
    """Somebody's progress, with what they see of the room and what they may do there."""
    progress.room, progress.me, progress.role, progress.now = room, session.participant, session.role, now
    return progress


def begin(tx: Transaction, session: Session, journey: Journey) -> None:
    """The first event of a session: it stands at the first place."""
    tx.append(session, NewEvent(f"{session.id}.begin", journey.first, "goto", "begin", journey.first, tx.now, ""))


def come_back(tx: Transaction, session: Session, place: Place) -> None:
    """Somebody goes on where they were, an hour or more after their last step. That is a fact of its own: at the end of
    the way there is nothing left to tap.
    """
    events = tx.events(session.id)
    if events and tx.now - max(one.at for one in events) >= AWAY:
        id = f"{session.id}.return.{events[-1].seq}"
        tx.append(session, NewEvent(id, place.id, "return", "@return", None, tx.now, place.definition))


def _take_one(
    tx: Transaction, session: Session, journey: Journey, progress: Progress, action: Action, when: When
) -> bool:
    """Take one action in; True where it led to a place. Raises NotOffered with the reason for a refusal."""
    place = journey.places.get(action.place)
    if place is None or place.id not in progress.reached:
        raise NotOffered("place")
    at = tx.now - action.ago
    if when.closed and (at > when.closed or tx.now > when.closed + STRAGGLERS):
        raise NotOffered("closed")
    if when.paused and at > when.paused and action.kind == "press":  # what is being filled in is kept all the same
        raise NotOffered("paused")
    progress.now = at  # what waited on a phone happened when it was done, not when it arrived
    previous = progress.values.get(action.key)
    value = _accepted(journey, place, progress, action)
    if action.kind == "set" and value == previous:
        return False
    shown = _shown(tx, place, action)
    sharing = any(fact.shared for fact in progress.facts)
    if sharing:
        _may_share(tx, session, progress)
    progress.seq = tx.append(session, _event(session, place, action, value, previous, at, shown))
    room, facts = progress.room, journey.settle(place.id, progress)
    for number, fact in enumerate(facts, 1):
        id = f"{_stored_id(session, action)}.{number}"
        new = NewEvent(id, place.id, fact.kind, fact.key, fact.value, at, shown, shared=fact.shared)
        progress.seq = tx.append(session, new)
        if fact.shared:
            room = room.plus([(fact.key, Shared(progress.seq, progress.me, fact.kind, fact.parts, at))])
    progress.room = room
    return any(fact.kind == "goto" and not fact.shared for fact in facts)


def _may_share(tx: Transaction, session: Session, progress: Progress) -> None:
    if tx.shared_by(session.id) >= MAX_SHARED:
        progress.facts.clear()
        raise NotOffered("full")
    tx.lock_room(session.sprint, session.round)


def _shown(tx: Transaction, place: Place, action: Action) -> str:
    """The text that was on the screen: an edit may have come between the drawing and the tap."""
    if action.text and action.text != place.definition and tx.definition(action.text) is not None:
        return action.text
    return place.definition


def _stored_id(session: Session, action: Action) -> str:
    """The client's id within its own session, so that nobody can spoil another one's by guessing it."""
    return f"{session.participant}.{action.id}"


def _accepted(journey: Journey, place: Place, progress: Progress, action: Action) -> Value:
    """The value as it may be stored: the place is drawn for this person, and what it offers decides."""
    progress.scope = place.scope
    given = {action.key: action.value} if action.kind == "set" else {**_beside(action), action.key: True}
    surface = HtmlSurface(progress, given)
    journey.draw_for(place.id, action.key, surface, progress)
    offered = surface.offers.get(action.key)
    if offered is None or offered.draft or (offered.kind == "button") != (action.kind == "press"):
        progress.facts.clear()
        raise NotOffered("key")
    if action.key in surface.refused:
        raise NotOffered(surface.refused[action.key])
    return surface.accepted[action.key]


def _beside(action: Action) -> dict[str, object]:
    """The drafts that belong to the pressed button: those of the same piece of the screen, and no others."""
    beside = action.key.rpartition("/")[0] + "/"
    return {key: value for key, value in action.drafts.items() if key.startswith(beside)}


def _event(
    session: Session, place: Place, action: Action, value: Value, previous: Value, at: float, shown: str
) -> NewEvent:
    """The event of an action; a response, where it answers an item of a survey."""
    new = NewEvent(_stored_id(session, action), place.id, action.kind, action.key, value, at, shown, previous=previous)
    item = next((one for one in place.items if action.key == f"{place.scope}/{one.id}/answer"), None)
    if item is None:
        return new
    return replace(new, survey=place.survey, moment=place.moment, item=item.id, countable=item.countable)
