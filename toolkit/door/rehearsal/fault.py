"""What a rehearsal finds: a place in the files, what would meet people there, and what would be right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.authoring.pinned import journey_of
from toolkit.errors import Said, say
from toolkit.experiments.assignment import arms_of
from toolkit.experiments.journey import Journey
from toolkit.kit import Kit
from toolkit.languages.problems import told
from toolkit.storage.store import Store


@dataclass(frozen=True)
class Fault:
    """One thing that a rehearsal found. `code` is a short name for tests and tables; the sentences are for people."""

    code: str
    place: Said
    wrong: Said
    right: Said

    def __str__(self) -> str:
        return sentence(self, "en")


def sentence(fault: Fault, language: str) -> str:
    """A fault as one line, in the reader's language."""
    place, wrong, right = (told(one, language) for one in (fault.place, fault.wrong, fault.right))
    return f"{place}: {wrong}; {right}"


@dataclass(frozen=True)
class Names:
    """Where something lies in the files of a kit."""

    sprint: str
    round: str
    journey: Journey
    revisions: Mapping[str, str]
    """The revision of each variant that this journey shows; `""` where it shows one."""

    @property
    def file(self) -> str:
        """The sprint's own file."""
        return f"experiments/{self.sprint}.yaml"

    def of(self, place_id: str, block: str = "") -> Said:
        """A place of the journey, where its author finds it; `block`: the piece of the screen, or the question."""
        place = self.journey.places.get(place_id)
        if place is None:
            return say("{file}, round `{round}`", file=self.file, round=self.round)
        if place.kind == "screen":
            return self.screen(place.screen, block, place.arm)
        if place.survey:
            return self._survey(place.survey, block)
        if place.task:
            return self.task(place.task)
        return say("{file}, round `{round}`, the page `{page}`", file=self.file, round=self.round, page=place.kind)

    def task(self, task: str) -> Said:
        return say("{file}, task `{task}`", file=self.file, task=task)

    def consent(self) -> Said:
        return say("{file}, `{key}`", file=self.file, key="consent")

    def revision(self, arm: str = "") -> str:
        """The revision that a variant shows, or the only one."""
        return self.revisions.get(arm) or next(iter(self.revisions.values()))

    def screen(self, screen: str, block: str = "", arm: str = "") -> Said:
        file = f"prototypes/{self.journey.sprint.prototype}/{self.revision(arm)}.yaml"
        if block:
            return say("{file}, screen `{screen}`, block `{block}`", file=file, screen=screen, block=block)
        return say("{file}, screen `{screen}`", file=file, screen=screen)

    def _survey(self, survey: str, item: str) -> Said:
        file = f"surveys/{survey}.yaml"
        return say("{file}, question `{item}`", file=file, item=item) if item else say("{file}", file=file)


def names_of(kit: Kit, store: Store, sprint: str, round: str, variant: str = "") -> Names:
    """The journey of a round as somebody with this variant goes it. KeyError where the kit has no such round."""
    journey = journey_of(kit, sprint, round, store, variant)
    planned = journey.sprint.round(round)
    arms = arms_of(planned, variant)
    revisions = dict(arms) if len(arms) > 1 else {"": arms[0][1] if arms else planned.revision}
    return Names(sprint, round, journey, revisions)
