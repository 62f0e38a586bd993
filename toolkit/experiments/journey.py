"""One participant's way through a round: receipt, questions before, tasks on the prototype, questions after, thanks.

A journey is a list of *places*; each has an id that stands in the address and in every record. It draws itself on
whatever surface it is handed and says what presses lead to; who stores it and how it looks is the doors' business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from toolkit.experiments.progress import ARM, Moment, Place, Progress
from toolkit.experiments.sprint import Sprint, Task
from toolkit.languages import words
from toolkit.prototypes.prototype import Prototype
from toolkit.surface import Fact, Surface
from toolkit.surveys.item import Item
from toolkit.surveys.profile import draw_profile
from toolkit.surveys.survey import Survey

__all__ = ["Journey", "Moment", "Place", "Progress"]


class Journey:
    """The places of one round, in order, drawn for one participant at a time.

    `arms`: the variants that this participant sees, in their order; where there are fewer than two, everything shows
    `prototype`.
    """

    def __init__(
        self,
        sprint: Sprint,
        prototype: Prototype,
        surveys: dict[str, Survey],
        arms: Sequence[tuple[str, Prototype]] = (),
    ) -> None:
        self.sprint = sprint
        self.prototype = prototype
        self.surveys = surveys
        self.arms = dict(arms) if len(arms) > 1 else {"": prototype}
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
        for arm, prototype in self.arms.items():
            for task in self.sprint.tasks:
                yield from _task_places(task, arm, prototype)
        yield from self._survey_places("after")
        yield Place("thanks", "thanks", "thanks")

    @property
    def shares(self) -> bool:
        """Whether anything on the way reads or adds to what people share."""
        return any(one.shares for one in self.arms.values())

    def waits_for(self, stop: str, r: Progress) -> bool:
        """Whether somebody has not come as far as this stop yet."""
        far = [self.stops.index(one) for one in r.reached if one in self.stops]
        return stop in self.stops and max(far, default=0) < self.stops.index(stop)

    def prototype_at(self, place: Place) -> Prototype:
        """The revision that a place shows."""
        return self.arms.get(place.arm, self.prototype)

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
        place = self.places[place_id]
        return bool(place.screen) and self.prototype_at(place).is_shared(place.screen)

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
            self._draw_item(item, s, r)
        self._draw_on(place, s, r)

    def _draw_item(self, item: Item, s: Surface, r: Progress) -> None:
        with s.section(f"item.{item.id}"), s.at(item.id):
            item.draws(s, r)

    def _draw_on(self, place: Place, s: Surface, r: Progress) -> None:
        own = words(r.language)
        with s.section("go"):
            self._button(place, s, r, "next", own["next"])
            if self.stops.index(place.id) > 1:
                self._button(place, s, r, "back", own["back"])

    def draw_for(self, place_id: str, key: str, s: Surface, r: Progress) -> None:
        """Draw as much of a place as decides about one key: of a page of questions the question alone, or its buttons.

        Questions never change by one another's answers; screens may, and are drawn whole.
        """
        place = self.places[place_id]
        item = next((one for one in place.items if key.startswith(f"{place.scope}/{one.id}/")), None)
        if item is not None:
            self._draw_item(item, s, r)
        elif place.kind == "survey":
            self._draw_on(place, s, r)
        else:
            self.draw(place_id, s, r)

    def _draw_task(self, place: Place, s: Surface, r: Progress) -> None:
        own = words(r.language)
        task = self.sprint.task(place.task)
        stops = [one.id for one in self.places.values() if one.kind == "task"]
        number = stops.index(place.id) + 1
        with s.section("task"):
            s.heading(own["task_title"].format(n=number, total=len(stops), title=r.t(task.title)))
            s.progress(self.stops.index(place.id), len(self.stops) - 1, self._step(place, own["step"]))
            if place.arm:
                names = list(self.arms)
                s.text(own["task_version"].format(n=names.index(place.arm) + 1, total=len(names)))
            with s.card():
                s.prose(r.t(task.text))
            s.text(own["task_not_you"], soft=True)
        with s.section("go"):
            if place.attempt in r.done | r.given_up:
                self._button(place, s, r, "next", own["next"])
            elif s.button("start", own["task_start"], primary=True):
                r.emit("start", "@start", place.attempt)
                r.emit("goto", "@start", f"{place.scope}.{task.start or self.prototype_at(place).first}")

    def _draw_screen(self, place: Place, s: Surface, r: Progress) -> None:
        own = words(r.language)
        task = self.sprint.task(place.task)
        with s.section("task"), s.expander(own["task_bar"].format(title=r.t(task.title))):
            s.prose(r.t(task.text))
        with s.section("title"):
            s.heading(r.t(place.title or self.sprint.title))
        r.quiet = place.attempt in r.done
        self.prototype_at(place).draw(place.screen, s, r)
        with s.section("foot"):
            if place.attempt in r.done:
                with s.card():
                    s.text(own["task_done"])
                    self._button(place, s, r, "next", own["next"])
            else:
                with s.expander(own["task_stuck"]):
                    s.text(own["task_stuck_why"])
                    if s.button("give-up", own["task_give_up"]):
                        r.emit("give-up", "@give-up", place.attempt)
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
        busy = bool(place.task) and place.attempt in r.started and place.attempt not in r.done | r.given_up
        if busy and self.is_done(place, r):
            r.apply("done", place.scope, place.attempt)
            yield Fact("done", place.scope, place.attempt)
        if r.place == self.last and not r.finished:
            r.apply("finish", self.last, None)
            yield Fact("finish", self.last)

    def is_done(self, place: Place, r: Progress) -> bool:
        """Whether the task of a place is done by what this participant has seen and answered there."""
        begins = place.scope + "."
        reached = frozenset(one.removeprefix(begins) for one in r.reached if one.startswith(begins))
        r.scope = place.scope
        return self.sprint.task(place.task).done_when.holds(self.prototype_at(place).answers(r), reached)


def _task_places(task: Task, arm: str, prototype: Prototype) -> Iterator[Place]:
    scope = f"task.{task.id}{ARM}{arm}" if arm else f"task.{task.id}"
    shown = prototype.fingerprint()
    yield Place(scope, "task", scope, task.title, task=task.id, definition=shown, arm=arm)
    for screen in prototype.screens:
        place, of = f"{scope}.{screen.id}", screen.title
        yield Place(place, "screen", scope, of, task=task.id, screen=screen.id, definition=shown, arm=arm)
