"""Everything that one participant gave in a round, in their own words and in the words that they were asked in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.door.drawn import Drawn
from toolkit.door.reading import Asked
from toolkit.experiments.journey import Place
from toolkit.languages import words
from toolkit.records import Event
from toolkit.surface import Value, is_empty
from toolkit.text import decimal, seconds

OWN_WORDS = frozenset({"text", "line", "because", "title", "what", "name", "function", "department"})
"""The parts of a shared fact that somebody wrote, also where the field that they wrote it in stands nowhere now."""


@dataclass(frozen=True)
class Given:
    """One answer. `change`: the place where it can be changed, or "". `before`: whether it was another one before."""

    asked: str
    said: tuple[str, ...]
    change: str = ""
    before: bool = False
    under: str = ""
    """The heading above it on its screen."""


@dataclass
class Part:
    """What belongs together: one survey at one moment, one task, one thing that was shared."""

    title: str
    told: list[str] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)
    change: str = ""


class Answers:
    """What is read from the events of one participant. `changeable`: whether the round is still open."""

    def __init__(self, drawn: Drawn, *, changeable: bool) -> None:
        self.drawn, self.changeable = drawn, changeable
        self.language = drawn.session.language
        self.own = words(self.language)
        self._places = drawn.journey.places
        self._presses = {event.id: event for event in drawn.events if event.kind == "press"}

    # -- answers ------------------------------------------------------------------------------------------------------

    def parts(self) -> list[Part]:
        """Surveys and tasks, in the order of the round; what stands in it no more comes last."""
        found = {scope: self._task(scope, attempt) for scope, attempt in self._tasks()}
        order = list(dict.fromkeys(_part_of(one.scope) for one in self._places.values()))
        for key, events in self._fields().items():
            name = _part_of(key.partition("/")[0])
            one = self._given(events)
            if one is not None:
                found.setdefault(name, Part(self._title(name))).given.append(one)
        known = [scope for scope in order if scope in found]
        return [found[scope] for scope in [*known, *(one for one in found if one not in known)]]

    def _fields(self) -> dict[str, list[Event]]:
        """Everything that was ever filled in, by key; questions in their order, whenever they were answered."""
        found: dict[str, list[Event]] = {}
        for event in self.drawn.events:
            if event.kind == "set" and not event.shared:
                found.setdefault(event.key, []).append(event)
        asked = [f"{one.scope}/{item.id}/" for one in self._places.values() for item in one.items]
        place = {key: next((n for n, one in enumerate(asked) if key.startswith(one)), len(asked)) for key in found}
        return {key: found[key] for key in sorted(found, key=lambda one: place[one])}

    def _given(self, events: list[Event]) -> Given | None:
        """One field as it stands; None where it is empty, or where it was no field at all."""
        last = events[-1]
        if is_empty(last.value):
            return None
        asked = self.drawn.field(last)
        if asked is None and last.id.rpartition(".")[0] in self._presses:
            return None  # no field: a press left it behind
        label = asked.label if asked else self.own["mine_unknown"]
        change = self.drawn.where(last) if self.changeable else ""
        under = asked.under if asked else ""
        return Given(label, self.said(last.value, asked), change, self._was_another(events), under)

    def _was_another(self, events: list[Event]) -> bool:
        """Whether another answer stood there when this person went on; ticking two boxes is no change of mind."""
        earlier = [event.seq for event in events[:-1] if not is_empty(event.value)]
        went_on = [event.seq for event in self._presses.values()]
        return any(earlier[0] < seq < events[-1].seq for seq in went_on) if earlier else False

    def said(self, value: Value, asked: Asked | None) -> tuple[str, ...]:
        """A value as its giver read it."""
        if isinstance(value, bool):
            return (self.own["mine_ticked"],)
        if isinstance(value, float | int):
            return (decimal(value, self.language),)
        named = asked.options if asked else {}
        if isinstance(value, list):
            return tuple(named.get(one, one) for one in value)
        return tuple(named.get(str(value), str(value)).splitlines())

    def _title(self, part: str) -> str:
        if part in ("before", "after"):
            return self.own[f"mine_{part}"]
        place = next((one for one in self._places.values() if one.scope == part), None)
        if place is None or place.kind != "task":
            return self._screen(place)
        name = self.own["mine_task"].format(title=self.drawn.journey.title(place.id, self.language))
        arms = list(self.drawn.journey.arms)
        return f"{name} ({self.own['mine_version'].format(n=arms.index(place.arm) + 1)})" if place.arm else name

    # -- tasks --------------------------------------------------------------------------------------------------------

    def _tasks(self) -> Iterator[tuple[str, str]]:
        for event in self.drawn.events:
            if event.kind == "start":
                yield event.key.partition("/")[0], str(event.value)

    def _task(self, scope: str, attempt: str) -> Part:
        """How a task ended and how long it took; nothing of it can be changed."""
        at = {event.kind: event.at for event in reversed(self.drawn.events) if event.value == attempt}
        ended = next((one for one in ("done", "give-up") if one in at), "")
        if not ended:
            return Part(self._title(scope), [self.own["mine_not_done"]])
        time = seconds(max(at[ended] - at.get("start", at[ended]), 0), self.language)
        key = "mine_done" if ended == "done" else "mine_stopped"
        return Part(self._title(scope), [self.own[key].format(time=time)])

    # -- what others see ----------------------------------------------------------------------------------------------

    def shared(self) -> list[Part]:
        """What was shared, press by press, the newest first: under which heading, by which button, in which words."""
        together: dict[str, list[Event]] = {}
        for event in self.drawn.events:
            if event.shared:
                together.setdefault(event.id.rpartition(".")[0], []).append(event)
        return [self._post(self._presses.get(press), facts) for press, facts in reversed(together.items())]

    def _post(self, press: Event | None, facts: list[Event]) -> Part:
        place = self._places.get(facts[0].place)
        then = self.drawn.moment(press) if press is not None else None
        part, drafts = Part(self._screen(place)), dict[str, Asked]()
        if press is not None and then is not None and press.key in then.asked:
            pressed, beside = then.asked[press.key], press.key.rpartition("/")[0] + "/"
            part = Part(pressed.under or part.title, [pressed.label])
            drafts = {key.removeprefix(beside): then.asked[key] for key in then.drafts() if key.startswith(beside)}
        typed = [one for one in drafts.values() if one.typed]
        only = typed[0].label if len(typed) == 1 else ""
        said = dict.fromkeys(self._part(*one, drafts, only) for fact in facts for one in _parts(fact))
        part.given = [one for one in said if one is not None]
        if self.changeable and place is not None and place.id in self.drawn.progress.reached:
            part.change = place.id
        return part

    def _part(self, name: str, value: str, drafts: dict[str, Asked], only: str) -> Given | None:
        """One part of what was shared: with its question, or the words alone. Ids of ours are left out.

        `only`: what stands at the one field for words, where there is no other.
        """
        asked = drafts.get(name) or next((one for one in drafts.values() if value in one.options), None)
        if asked is not None:
            several = [one for one in value.split(",") if one in asked.options]
            return Given(asked.label, self.said(several or value, asked))
        return Given(only, self.said(value, None)) if name in OWN_WORDS or " " in value else None

    def _screen(self, place: Place | None) -> str:
        return self.drawn.journey.title(place.id, self.language) if place else self.own["mine_part_gone"]


def _parts(fact: Event) -> Iterator[tuple[str, str]]:
    for name, value in fact.value.items() if isinstance(fact.value, dict) else ():
        if value.strip():
            yield name, value


def _part_of(scope: str) -> str:
    """Surveys stand together by their moment: their names are the team's."""
    moment = scope.partition(".")[0]
    return moment if moment in ("before", "after") else scope
