"""One participant's way through a round: receipt, questions before, tasks on the prototype, questions after, thanks.

A journey is a list of *places*; each has an id that stands in the address and in every record. It draws itself on
whatever surface it is handed and says what presses lead to; who stores it and how it looks is the doors' business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from toolkit.experiments.sprint import Sprint, Task
from toolkit.languages import words
from toolkit.prototypes.prototype import Prototype
from toolkit.records import Event
from toolkit.room import Shared
from toolkit.surface import Fact, Record, Surface
from toolkit.surveys.item import Item
from toolkit.surveys.profile import draw_profile
from toolkit.surveys.survey import Survey
from toolkit.text import Text

Moment = Literal["before", "after"]


@dataclass
class Progress(Record):
    """A record that also knows how far a participant came. It is a pure fold over the session's events, in order."""

    place: str = ""
    reached: set[str] = field(default_factory=set)
    started: set[str] = field(default_factory=set)
    done: set[str] = field(default_factory=set)
    given_up: set[str] = field(default_factory=set)
    finished: bool = False
    receipt: str = ""
    seq: int = 0

    def apply(self, kind: str, key: str, value: object) -> None:
        """Take one event in."""
        if kind == "set":
            self.values[key] = value  # type: ignore[assignment]  # what was stored was accepted as a Value before
        elif kind == "goto":
            self.place = str(value)
            self.reached.add(self.place)
        elif kind in ("start", "done", "give-up"):
            {"start": self.started, "done": self.done, "give-up": self.given_up}[kind].add(str(value))
        elif kind == "finish":
            self.finished = True

    def settled(self, fact: Fact) -> None:
        """Take a fact in. One that is shared has its place in the room at once, and its lasting `seq` once stored."""
        if fact.shared:
            one = Shared(self.room.seq + 1, self.me, fact.kind, fact.parts, self.now)
            self.room = self.room.plus([(fact.key, one)])
        else:
            self.apply(fact.kind, fact.key, fact.value)

    @classmethod
    def fold(cls, events: Iterable[Event], language: str) -> Progress:
        progress = cls(language)
        for event in events:
            if not event.shared:
                progress.apply(event.kind, event.key, event.value)
            progress.seq = event.seq
        return progress


@dataclass(frozen=True)
class Place:
    """One stop on the way. `scope` begins the keys of everything that is answered here."""

    id: str
    kind: Literal["receipt", "survey", "profile", "task", "screen", "thanks"]
    scope: str
    title: Text | None = None
    survey: str = ""
    moment: Moment = "before"
    items: tuple[Item, ...] = ()
    intro: Text | None = None
    earlier: str = ""
    """For one's own picture: the scope of the same questions before the tasks."""
    task: str = ""
    screen: str = ""
    definition: str = ""


class Journey:
    """The places of one round, in order, drawn for one participant at a time."""

    def __init__(self, sprint: Sprint, prototype: Prototype, surveys: dict[str, Survey]) -> None:
        self.sprint = sprint
        self.prototype = prototype
        self.surveys = surveys
        self.shown = prototype.fingerprint()
        self.places: dict[str, Place] = {place.id: place for place in self._places()}
        self.stops = [place.id for place in self.places.values() if place.kind != "screen"]

    @property
    def first(self) -> str:
        return self.stops[0]

    @property
    def last(self) -> str:
        return self.stops[-1]

    def _places(self) -> Iterator[Place]:
        yield Place("receipt", "receipt", "receipt")
        yield from self._survey_places("before")
        for task in self.sprint.tasks:
            scope = f"task.{task.id}"
            yield Place(scope, "task", scope, task.title, task=task.id, definition=self.shown)
            for screen in self.prototype.screens:
                yield Place(
                    f"{scope}.{screen.id}",
                    "screen",
                    scope,
                    screen.title,
                    task=task.id,
                    screen=screen.id,
                    definition=self.shown,
                )
        yield from self._survey_places("after")
        yield Place("thanks", "thanks", "thanks")

    def _survey_places(self, moment: Moment) -> Iterator[Place]:
        for name in self.sprint.before if moment == "before" else self.sprint.after:
            survey = self.surveys[name]
            shown = survey.fingerprint()
            for number, items in enumerate(survey.screens(), 1):
                intro = survey.intro if number == 1 else None
                place = f"{moment}.{name}.{number}"
                yield Place(place, "survey", f"{moment}.{name}", None, name, moment, items, intro, definition=shown)
            if survey.profile:
                scope, twice = f"{moment}.{name}", moment == "after" and name in self.sprint.before
                earlier = f"before.{name}" if twice else ""
                yield Place(f"{scope}.profile", "profile", scope, None, name, moment, earlier=earlier, definition=shown)

    def after(self, stop: str) -> str:
        """The next stop; the last one stays where it is."""
        return self.stops[min(self.stops.index(stop) + 1, len(self.stops) - 1)]

    def before(self, stop: str) -> str:
        return self.stops[max(self.stops.index(stop) - 1, 0)]

    def is_live(self, place_id: str) -> bool:
        """Whether what others do shows on this place."""
        screen = self.places[place_id].screen
        return bool(screen) and self.prototype.is_shared(screen)

    # -- drawing ------------------------------------------------------------------------------------------------------

    def draw(self, place_id: str, s: Surface, r: Progress) -> None:
        """Draw one place. The first heading is the page's title."""
        place = self.places[place_id]
        {
            "receipt": self._draw_receipt,
            "survey": self._draw_survey,
            "profile": self._draw_survey,
            "task": self._draw_task,
            "screen": self._draw_screen,
            "thanks": self._draw_thanks,
        }[place.kind](place, s, r)

    def title(self, place_id: str, language: str) -> str:
        """A title for the browser's tab."""
        place = self.places[place_id]
        own = words(language)
        if place.title:
            return place.title(language)
        return own[f"{place.kind if place.kind != 'survey' else 'questions'}_title"]

    def _draw_receipt(self, place: Place, s: Surface, r: Progress) -> None:
        own = words(r.language)
        with s.section("receipt"):
            s.heading(own["receipt_title"])
            s.text(own["receipt_why"])
            with s.card():
                s.heading(r.receipt)
            s.text(own["receipt_keep"], soft=True)
        with s.section("go"):
            self._button(place, s, r, "next", own["begin"])

    def _draw_survey(self, place: Place, s: Surface, r: Progress) -> None:
        own = words(r.language)
        with s.section("top"):
            s.heading(self.title(place.id, r.language))
            s.progress(self.stops.index(place.id), len(self.stops) - 1, self._step(place, own["step"]))
            if place.kind == "profile":
                draw_profile(self.surveys[place.survey], s, r, place.scope, place.earlier)
            if place.intro:
                s.prose(r.t(place.intro))
            if place.items and self.surveys[place.survey].about == "person":
                s.text(own["about_person"].format(n=self.sprint.minimum_group), soft=True)
            if place.items:
                s.text(own["may_skip"], soft=True)
        for item in place.items:
            with s.section(f"item.{item.id}"), s.at(item.id):
                item.draws(s, r)
        with s.section("go"):
            self._button(place, s, r, "next", own["next"])
            if self.stops.index(place.id) > 1:
                self._button(place, s, r, "back", own["back"])

    def _draw_task(self, place: Place, s: Surface, r: Progress) -> None:
        own = words(r.language)
        task = self.sprint.task(place.task)
        number = [one.id for one in self.sprint.tasks].index(task.id) + 1
        with s.section("task"):
            s.heading(own["task_title"].format(n=number, total=len(self.sprint.tasks), title=r.t(task.title)))
            s.progress(self.stops.index(place.id), len(self.stops) - 1, self._step(place, own["step"]))
            with s.card():
                s.prose(r.t(task.text))
            s.text(own["task_not_you"], soft=True)
        with s.section("go"):
            if task.id in r.done | r.given_up:
                self._button(place, s, r, "next", own["next"])
            elif s.button("start", own["task_start"], primary=True):
                r.emit("start", "@start", task.id)
                r.emit("goto", "@start", f"{place.scope}.{task.start or self.prototype.first}")

    def _draw_screen(self, place: Place, s: Surface, r: Progress) -> None:
        own = words(r.language)
        task = self.sprint.task(place.task)
        with s.section("task"), s.expander(own["task_bar"].format(title=r.t(task.title))):
            s.prose(r.t(task.text))
        with s.section("title"):
            s.heading(r.t(place.title or self.sprint.title))
        r.quiet = task.id in r.done
        self.prototype.draw(place.screen, s, r)
        with s.section("foot"):
            if task.id in r.done:
                with s.card():
                    s.text(own["task_done"])
                    self._button(place, s, r, "next", own["next"])
            else:
                with s.expander(own["task_stuck"]):
                    s.text(own["task_stuck_why"])
                    if s.button("give-up", own["task_give_up"]):
                        r.emit("give-up", "@give-up", task.id)
                        r.emit("goto", "@give-up", self.after(place.scope))

    def _draw_thanks(self, _: Place, s: Surface, r: Progress) -> None:
        own = words(r.language)
        with s.section("thanks"):
            s.heading(own["thanks_title"])
            s.text(own["thanks_text"])
            with s.card():
                s.text(own["thanks_receipt"])
                s.heading(r.receipt)

    def _button(self, place: Place, s: Surface, r: Progress, key: Literal["next", "back"], label: str) -> None:
        """Next leads from a task's screens to the stop after the task."""
        stop = place.scope if place.kind == "screen" else place.id
        if s.button(key, label, primary=key == "next"):
            r.emit("goto", f"@{key}", self.after(stop) if key == "next" else self.before(stop))

    def _step(self, place: Place, template: str) -> str:
        return template.format(n=self.stops.index(place.id) + 1, total=len(self.stops))

    # -- what presses lead to -----------------------------------------------------------------------------------------

    def settle(self, place_id: str, r: Progress) -> list[Fact]:
        """Take in the facts that a drawing emitted, and add those that follow from them.

        A block names a screen; here it becomes a place of its task. Whether a task is done is judged at this moment and
        recorded, so that a later edit of the YAML cannot change what a participant accomplished.
        """
        place = self.places[place_id]
        settled: list[Fact] = []
        for fact in r.facts:
            # The journey's own buttons name places, blocks name screens.
            if fact.kind == "goto" and not fact.shared and "/@" not in fact.key:
                fact = Fact("goto", fact.key, f"{place.scope}.{fact.value}")
            settled.append(fact)
        r.facts.clear()
        for fact in settled:
            r.settled(fact)
        settled += self._follows(place, r)
        return settled

    def _follows(self, place: Place, r: Progress) -> Iterator[Fact]:
        if place.task and place.task in r.started and place.task not in r.done | r.given_up:
            task = self.sprint.task(place.task)
            if self.is_done(task, r):
                r.apply("done", place.scope, task.id)
                yield Fact("done", place.scope, task.id)
        if r.place == self.last and not r.finished:
            r.apply("finish", self.last, None)
            yield Fact("finish", self.last)

    def is_done(self, task: Task, r: Progress) -> bool:
        scope = f"task.{task.id}"
        reached = frozenset(one.removeprefix(scope + ".") for one in r.reached if one.startswith(scope + "."))
        r.scope = scope
        return task.done_when.holds(self.prototype.answers(r), reached)
