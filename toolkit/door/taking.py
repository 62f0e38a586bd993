"""Taking answers in: what a phone sends is drawn, checked, stored and answered, all in one transaction.

Nothing here knows about HTTP. The routes call it for people; the rehearsal goes through the same routes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from toolkit.door.surface import HtmlSurface, as_typed
from toolkit.experiments.journey import Journey, Place, Progress
from toolkit.records import Session
from toolkit.room import Room, Shared
from toolkit.schema import fingerprint
from toolkit.storage.transaction import NewEvent, Transaction
from toolkit.surface import NotOffered, Offer, Value

MAX_ACTIONS = 100
MAX_DRAFTS = 30
MAX_SHARED = 1000
"""So much may one participant share in a round; a script that never stops must not fill everybody's screen."""

STRAGGLERS = 24 * 3600.0
"""So long after a round was closed, what a phone had kept from before still counts. Then its figures rest."""

AWAY = 3600.0
"""Whoever goes on after so many seconds has come back; what counts as another day is for the evidence to say."""

MAX_AGO = 14 * 24 * 3600.0
"""A phone may keep answers for so many seconds before it sends them."""

_TEXT = re.compile(r"[0-9a-f]{16}\Z")
_ID = re.compile(r"[A-Za-z0-9_.:-]{4,72}\Z")


@dataclass(frozen=True)
class Action:
    """One tap, as a phone sends it. `ago` is how many seconds ago it was."""

    id: str
    place: str
    kind: Literal["set", "press"]
    key: str
    value: object = None
    ago: float = 0.0
    text: str = ""
    """The fingerprint of the text that was on the screen, as the page itself says it."""
    drafts: Mapping[str, object] = field(default_factory=dict)
    """What stood in the fields that belong to a pressed button, by full key."""

    @classmethod
    def read(cls, data: Any) -> Action | None:
        """Read one action of a request strictly; None where it is none."""
        if not isinstance(data, dict) or data.get("kind") not in ("set", "press"):
            return None
        texts = [data.get("id"), data.get("place"), data.get("key")]
        if not all(isinstance(one, str) and len(one) <= 240 for one in texts) or not _ID.match(data["id"]):
            return None
        ago = data.get("ago", 0)
        if isinstance(ago, bool) or not isinstance(ago, (int, float)) or not 0 <= ago <= MAX_AGO:
            ago = 0
        text = data.get("text")
        text = text if isinstance(text, str) and _TEXT.match(text) else ""
        drafts = _drafts(data.get("drafts")) if data["kind"] == "press" else {}
        return cls(data["id"], data["place"], data["kind"], data["key"], data.get("value"), float(ago), text, drafts)


def _drafts(data: Any) -> dict[str, object]:
    if not isinstance(data, dict) or len(data) > MAX_DRAFTS:
        return {}
    return {key: value for key, value in data.items() if len(key) <= 240}


@dataclass
class Taken:
    """What became of a batch of actions. Everything in `done` is on disk once the transaction has been committed."""

    done: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    place: str = ""
    moved: bool = False


def take(
    tx: Transaction,
    session: Session,
    journey: Journey,
    actions: Sequence[Action],
    closed: float = 0.0,
    room: Room | None = None,
) -> tuple[Taken, Progress]:
    """Take actions in, in order. `closed` is when the round was closed (0 while it is open): what a phone kept from
    before that moment still counts, later taps do not. `room`: what people have shared so far, as this transaction
    sees it.
    """
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
            moved = _take_one(tx, session, journey, progress, action, closed)
        except NotOffered as error:
            taken.refused[action.id] = error.code
            if action.kind == "set" and error.code in ("number", "range", "long"):
                unfit.add((action.place, action.key))
        else:
            taken.done.append(action.id)
            unfit.discard((action.place, action.key))
            taken.moved = taken.moved or moved
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
    tx: Transaction, session: Session, journey: Journey, progress: Progress, action: Action, closed: float
) -> bool:
    """Take one action in; True where it led to a place. Raises NotOffered with the reason for a refusal."""
    place = journey.places.get(action.place)
    if place is None or place.id not in progress.reached:
        raise NotOffered("place")
    at = tx.now - action.ago
    if closed and (at > closed or tx.now > closed + STRAGGLERS):
        raise NotOffered("closed")
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
    journey.draw(place.id, surface, progress)
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


def from_form(
    place: Place, journey: Journey, drawn: Progress, form: Mapping[str, Sequence[str]], nonce: str
) -> list[Action]:
    """The actions of a page that was sent without JavaScript.

    The form holds every field of the page; only those that differ from what the page was drawn with (`drawn`) count, so
    an old tab overwrites nothing.
    """
    drawn.scope = place.scope
    surface = HtmlSurface(drawn)
    journey.draw(place.id, surface, drawn)
    actions: list[Action] = []
    text = (form.get("_text") or [""])[0]
    text = text if _TEXT.match(text) else ""
    given = sent(surface.offers, form)
    drafts = {key: value for key, value in given.items() if surface.offers[key].draft}
    for key, value in given.items():
        if key not in drafts and not _same(surface.offers[key].kind, value, drawn.values.get(key)):
            actions.append(Action(_form_id(nonce, key, value), place.id, "set", key, value, text=text))
    press = (form.get("_press") or [""])[0]
    if press:
        id = _form_id(nonce, press, True)
        actions.append(Action(id, place.id, "press", press, True, text=text, drafts=drafts))
    return actions


def sent(offers: Mapping[str, Offer], form: Mapping[str, Sequence[str]]) -> dict[str, Value]:
    """What a sent form says for each field that its page offered. A browser leaves out what is not ticked or chosen."""
    found: dict[str, Value] = {}
    for key, offer in offers.items():
        given = form.get(key)
        if offer.kind == "multi_choice":
            found[key] = list(given or [])
        elif offer.kind == "checkbox":
            found[key] = bool(given)
        elif offer.kind != "button" and given:
            found[key] = given[0]
    return found


def _same(kind: str, value: Value, before: Value) -> bool:
    if kind == "number":
        return str(value).strip().replace(",", ".") == as_typed(before, "en")
    if kind == "text":
        return str(value).replace("\r\n", "\n") == (before or "")
    return value == (before if before is not None else {"multi_choice": [], "checkbox": False}.get(kind))


def _form_id(nonce: str, key: str, value: Value) -> str:
    return f"{nonce}:{fingerprint([key, value])}"
