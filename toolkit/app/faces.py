"""What can be looked at before it is saved: a prototype, a survey or a sprint as places to walk through.

A face draws one place on whatever surface it is handed, and settles what presses lead to; who shows it (the light door
in a frame, or Streamlit) is not its business. Nothing is stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from toolkit.experiments.journey import Journey, Progress
from toolkit.experiments.preview import Preview
from toolkit.experiments.sprint import Sprint
from toolkit.kit import Kit
from toolkit.languages import words
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Model
from toolkit.surface import Surface
from toolkit.surveys.profile import draw_profile
from toolkit.surveys.survey import Survey

CONSENT = "consent"
"""The first place of a sprint, and the key in its file."""

PROFILE = "@profile"
"""The last place of a survey that shows people their own picture. No item has such an id."""

SAMPLE = "ABCD-EFGH"
"""A receipt code to look at; nobody holds it."""


class Face(Protocol):
    """A thing to look at."""

    @property
    def places(self) -> Sequence[str]:
        """In order; the first one opens."""
        ...

    @property
    def pictures(self) -> str:
        """The prototype whose pictures are shown, or nothing."""
        ...

    def scope(self, place: str, /) -> str:
        """What the keys of everything there begin with; a record is given it before a surface is made for it."""
        ...

    def draw(self, place: str, s: Surface, r: Progress) -> None: ...
    def title(self, place: str, language: str) -> str: ...
    def settle(self, place: str, r: Progress, /) -> bool:
        """Take in what a drawing emitted; whether there was anything."""
        ...


class PrototypeFace:
    """The screens of one revision."""

    def __init__(self, name: str, prototype: Prototype) -> None:
        self.pictures, self._preview = name, Preview(prototype)
        self.places = [prototype.first, *(one for one in prototype.by_id if one != prototype.first)]

    def scope(self, _: str) -> str:
        return Preview.scope

    def draw(self, place: str, s: Surface, r: Progress) -> None:
        self._preview.draw(place, s, r)

    def title(self, place: str, language: str) -> str:
        return self._preview.title(place, language)

    def settle(self, place: str, r: Progress) -> bool:
        return bool(self._preview.settle(place, r))


class SurveyFace:
    """The questions, as many on a screen as participants get. A place is called by the first item on it.

    The last place is one's own picture, where the survey shows one; what is tapped in the preview makes it.
    """

    pictures = ""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._screens = {items[0].id: items for items in survey.screens()}
        self.places = [*self._screens, *([PROFILE] if survey.profile else [])]

    def place_of(self, item: str) -> str:
        """Where an item stands."""
        return next((place for place, items in self._screens.items() if item in [one.id for one in items]), "")

    def scope(self, _: str) -> str:
        return "survey"

    def draw(self, place: str, s: Surface, r: Progress) -> None:
        own, number = words(r.language), self.places.index(place)
        with s.section("top"):
            s.heading(own["profile_title" if place == PROFILE else "questions_title"])
            s.progress(number, len(self.places), own["step"].format(n=number + 1, total=len(self.places)))
            if number == 0 and self._survey.intro:
                s.prose(r.t(self._survey.intro))
            if place == PROFILE:
                draw_profile(self._survey, s, r, self.scope(place))
            else:
                s.text(own["may_skip"], soft=True)
        for item in self._screens.get(place, ()):
            with s.section(f"item.{item.id}"), s.at(item.id):
                item.draws(s, r)
        with s.section("go"):
            if number + 1 < len(self.places) and s.button("next", own["next"], primary=True):
                r.emit("goto", "@next", self.places[number + 1])
            if number and s.button("back", own["back"]):
                r.emit("goto", "@back", self.places[number - 1])

    def title(self, place: str, language: str) -> str:
        return f"{self._survey.title(language)} {self.places.index(place) + 1}"

    def settle(self, _: str, r: Progress) -> bool:
        return _plainly(r)


class SprintFace:
    """What a participant of its last round reads and does: consent first, then the whole way, tasks and all.

    Without a revision to try there is the consent alone.
    """

    def __init__(self, sprint: Sprint, kit: Kit) -> None:
        self._sprint, self._way = sprint, _way(sprint, kit)
        self.pictures = sprint.prototype if self._way else ""
        self.places = [CONSENT, *(self._way.places if self._way else ())]

    def scope(self, place: str) -> str:
        return CONSENT if self._way is None or place == CONSENT else self._way.places[place].scope

    def draw(self, place: str, s: Surface, r: Progress) -> None:
        if self._way is None or place == CONSENT:
            self._draw_consent(s, r)
            return
        r.receipt = SAMPLE
        self._way.draw(place, s, r)

    def _draw_consent(self, s: Surface, r: Progress) -> None:
        own, consent = words(r.language), self._sprint.consent
        with s.section("consent"):
            s.heading(own["consent_title"])
            s.text(r.t(self._sprint.title), soft=True)
            s.heading(own["consent_what"])
            s.prose(r.t(consent.what))
            s.heading(own["consent_time"])
            s.text(own["consent_minutes"].format(n=consent.minutes))
            s.heading(own["consent_who"])
            s.prose(r.t(consent.who_sees))
            s.heading(own["consent_stop"])
            s.text(own["consent_stop_text"])
            if self._way and s.button("yes", own["consent_yes"], primary=True):
                r.emit("goto", "@yes", self._way.first)

    def title(self, place: str, language: str) -> str:
        if self._way is None or place == CONSENT:
            return words(language)["consent_title"]
        return self._way.title(place, language)

    def settle(self, place: str, r: Progress) -> bool:
        return _plainly(r) if self._way is None or place == CONSENT else bool(self._way.settle(place, r))


def _way(sprint: Sprint, kit: Kit) -> Journey | None:
    revisions = kit.prototypes.get(sprint.prototype, {})
    tried = next((one.revision for one in reversed(sprint.rounds) if one.revision in revisions), None)
    if tried is None or any(one not in kit.surveys for one in (*sprint.before, *sprint.after)):
        return None
    return Journey(sprint, revisions[tried], dict(kit.surveys))


def _plainly(r: Progress) -> bool:
    settled = list(r.facts)
    r.facts.clear()
    for fact in settled:
        r.settled(fact)
    return bool(settled)


def face_of(name: str, made: Model, kit: Kit) -> Face:
    """The face of a file of a kit (`prototypes/talk/v2.yaml`) that was read."""
    if isinstance(made, Prototype):
        return PrototypeFace(name.split("/")[1], made)
    if isinstance(made, Survey):
        return SurveyFace(made)
    if isinstance(made, Sprint):
        return SprintFace(made, kit)
    raise TypeError(type(made).__name__)


def opening(face: Face, stop: str) -> str:
    """The place where a part of the file is shown: a screen, an item, a task."""
    if isinstance(face, SurveyFace):
        stop = face.place_of(stop) or stop
    return next((one for one in (stop, f"task.{stop}") if one in face.places), "")
