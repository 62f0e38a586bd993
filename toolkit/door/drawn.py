"""The words that one participant saw at a key: of the very text that the record names, at the moment of the tap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError

from toolkit.door import taking
from toolkit.door.reading import Asked, Reading
from toolkit.experiments.board import BoardJourney
from toolkit.experiments.journey import Journey, Place, Progress
from toolkit.prototypes.prototype import Prototype
from toolkit.records import Event, Session
from toolkit.room import Room
from toolkit.schema import Model
from toolkit.surveys.survey import Survey

M = TypeVar("M", bound=Model)

MOST_LOOKS = 60
"""So many moments are drawn once more for one page; a room full of posts costs some milliseconds each."""


class Drawn:
    """One participant's way, to be looked up. `definition` gives a text by its fingerprint, as it is stored."""

    def __init__(
        self,
        journey: Journey,
        session: Session,
        events: Sequence[Event],
        room: Room,
        definition: Callable[[str], dict[str, Any] | None],
        now: float,
    ) -> None:
        self.journey, self.session, self.events, self.room, self.now = journey, session, events, room, now
        self.progress = self._as_of(None)
        self._definition = definition
        self._texts: dict[str, Survey | Prototype | None] = {}
        self._now: dict[tuple[str, str], Reading | None] = {}
        self._looks = 0

    def _as_of(self, event: Event | None) -> Progress:
        """What this person knew just before an event; everything, without one."""
        before = self.events if event is None else [one for one in self.events if one.seq < event.seq]
        room = self.room if event is None else self.room.until(event.seq - 1)
        progress = Progress.fold(before, self.session.language)
        return taking.whose(progress, self.session, room, self.now if event is None else event.at)

    # -- what stood at a key ------------------------------------------------------------------------------------------

    def field(self, event: Event) -> Asked | None:
        """What was asked where this was filled in; None where no field stood there: a press set the value."""
        now = self.place_now(event)
        if now is not None and event.key in now.asked:
            return now.asked[event.key]
        then = self.moment(event)
        return then.asked.get(event.key) if then is not None else None

    def place_now(self, event: Event) -> Reading | None:
        """The text of an event's place with everything that is known by now."""
        at = (event.definition, event.place)
        if at not in self._now:
            self._now[at] = self._draw(event, self.progress)
        return self._now[at]

    def moment(self, event: Event) -> Reading | None:
        """The place as it was before this very tap: what depends on others, or on other answers, stands there again."""
        self._looks += 1
        return self._draw(event, self._as_of(event)) if self._looks <= MOST_LOOKS else self.place_now(event)

    def _draw(self, event: Event, progress: Progress) -> Reading | None:
        scope = event.key.partition("/")[0]
        if event.shared or not event.definition:
            return None
        shown = self._text(event.definition, Survey if scope.startswith(("before.", "after.")) else Prototype)
        progress.scope, progress.fixed_role = scope, isinstance(self.journey, BoardJourney)
        reading = Reading(progress)
        if isinstance(shown, Survey):
            for item in shown.items:
                with reading.section(f"item.{item.id}"), reading.at(item.id):
                    item.draws(reading, progress)
        elif isinstance(shown, Prototype):
            screen = event.place.removeprefix(f"{scope}.")
            if screen not in shown.by_id:
                return None
            shown.draw(screen, reading, progress)
            progress.facts.clear()
        return reading

    def _text(self, fingerprint: str, model: type[Survey] | type[Prototype]) -> Survey | Prototype | None:
        """The text of a fingerprint: the round's own, else the one that was kept."""
        if fingerprint not in self._texts:
            own = next((one for one in self.journey.places.values() if one.definition == fingerprint), None)
            if own is not None:
                self._texts[fingerprint] = self._own(own)
            else:
                self._texts[fingerprint] = _made(model, self._definition(fingerprint))
        return self._texts[fingerprint]

    def _own(self, place: Place) -> Survey | Prototype:
        return self.journey.surveys[place.survey] if place.survey else self.journey.prototype_at(place)

    # -- where it can be changed --------------------------------------------------------------------------------------

    def where(self, event: Event) -> str:
        """The place (and the piece of it) where a field stands now, for whoever has reached it; "" if nowhere."""
        place = self._place_of(event)
        if place is None or place.id not in self.progress.reached:
            return ""
        reading = self.place_now(replace(event, place=place.id, definition=place.definition))
        offer = reading.offers.get(event.key) if reading else None
        if reading is None or offer is None or offer.draft or offer.kind == "button":
            return ""
        return f"{place.id}#s-{reading.asked[event.key].section}"

    def _place_of(self, event: Event) -> Place | None:
        """A question may stand on another page of its survey by now."""
        scope, _, rest = event.key.partition("/")
        for place in self.journey.places.values():
            if (
                place.kind == "survey"
                and place.scope == scope
                and rest.partition("/")[0] in [i.id for i in place.items]
            ):
                return place
        found = self.journey.places.get(event.place)
        return found if found is not None and found.kind == "screen" else None


def _made(model: type[M], content: dict[str, Any] | None) -> M | None:
    """A stored text; None where it is lost, or was kept by an older kit that knew other keys."""
    try:
        return None if content is None else model.model_validate(content)
    except ValidationError:
        return None
