"""What people wrote to a sprint's open questions, as far as the gate lets it be read, and what the team made of it.

People are counted, not mentions: to one question a person has one answer. Whether somebody wrote two of the answers,
or wrote one and was observed as well, is not told. A count that knew it would tell whose an answer is: put it into a
finding with the observations of one participant, and look whether the number of people goes up. So a finding has the
people who were observed, those who wrote, question by question, and the fewest and the most that they can be together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.evidence.comments import Comment, Comments, Place, comments, key
from toolkit.evidence.gather import Names, Source, names_now
from toolkit.experiments.sprint import Sprint
from toolkit.records import Finding, Observation
from toolkit.surveys.items.open_text import OpenText
from toolkit.surveys.survey import Survey
from toolkit.text import Text

if TYPE_CHECKING:
    from toolkit.storage.store import Store


@dataclass(frozen=True)
class Question:
    """An open question: where it is asked, and in which words."""

    survey: str
    moment: str
    item: str
    title: Text

    @property
    def id(self) -> str:
        return f"{self.survey}/{self.moment}/{self.item}"


@dataclass(frozen=True)
class Answered:
    """The answers to one question that may be read, with their tags and findings by the answer's key."""

    question: Question
    comments: Comments
    tags: Mapping[str, tuple[str, ...]]
    findings: Mapping[str, tuple[str, ...]]

    @property
    def simulated(self) -> bool:
        return self.comments.source == "simulated"

    def tagged(self) -> list[tuple[str, int]]:
        """Each tag with its number of people, the most frequent first."""
        return _counted(tag for one in self.comments.texts for tag in self.tags.get(one.key, ()))

    def of(self, finding: str) -> list[Comment]:
        """The answers that are part of a finding."""
        return [one for one in self.comments.texts if finding in self.findings.get(one.key, ())]


@dataclass(frozen=True)
class Told:
    """A finding, and the people whom it is about. `seen`: people who were observed, `robots`: notes about robots,
    `rounds`: where people were observed. `wrote`: the answers in it, by question.
    """

    finding: Finding
    seen: int
    robots: int
    rounds: tuple[str, ...]
    wrote: tuple[tuple[Question, tuple[Comment, ...]], ...]

    @property
    def fewest(self) -> int:
        """So many people at least: if all who wrote were among those who wrote or were observed most."""
        return max([self.seen, *(len(answers) for _, answers in self.wrote)])

    @property
    def most(self) -> int:
        """So many at most: if nobody did two of these."""
        return self.seen + sum(len(answers) for _, answers in self.wrote)


@dataclass(frozen=True)
class Hearing:
    """A sprint's open questions in order, and its findings, the oldest first."""

    answered: tuple[Answered, ...]
    findings: tuple[Told, ...]

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """Every tag that stands at an answer that may be read, by name."""
        there = {tag for one in self.answered for tags in one.tags.values() for tag in tags}
        return tuple(sorted(there, key=lambda tag: (tag.casefold(), tag)))

    @property
    def written(self) -> tuple[Told, ...]:
        """The findings that an answer is part of."""
        return tuple(one for one in self.findings if one.wrote)


def questions(sprint: Sprint, surveys: Mapping[str, Survey]) -> Iterator[Question]:
    """The open questions of a sprint, in the order in which they are asked."""
    for moment, names in (("before", sprint.before), ("after", sprint.after)):
        for name in names:
            for item in surveys[name].items if name in surveys else ():
                if isinstance(item, OpenText):
                    yield Question(name, moment, item.id, item.text)


def hear(store: Store, sprint_id: str, sprint: Sprint, surveys: Mapping[str, Survey]) -> Hearing:
    """Everything that may be read by now. Robots' answers come alone, and only before the first person takes part."""
    people = [one.robot for one in store.sessions(sprint_id)]
    source: Source = "simulated" if people and all(people) else "people"
    labels = _labels(store, sprint_id)
    names, asked = names_now(sprint, surveys), questions(sprint, surveys)
    answered = tuple(_answered(store, sprint_id, sprint, one, source, labels, names) for one in asked)
    notes = store.observations(sprint_id)
    return Hearing(answered, tuple(_told(one, notes, answered) for one in store.findings(sprint_id)))


# -- within -----------------------------------------------------------------------------------------------------------

_Labels = Mapping[str, Sequence[tuple[str, str]]]
"""Kind and value of the labels on each answer, by its key."""


def _labels(store: Store, sprint_id: str) -> _Labels:
    found: dict[str, list[tuple[str, str]]] = {}
    for one in store.labels(sprint_id):
        place = key(store.secret, Place(one.session, one.survey, one.moment, one.item))
        found.setdefault(place, []).append((one.kind, one.value))
    return found


def _answered(
    store: Store, sprint_id: str, sprint: Sprint, question: Question, source: Source, labels: _Labels, names: Names
) -> Answered:
    """Labels on answers that may not be read (yet, or any more) are left out, so nothing is counted of them either."""
    found = comments(store, sprint_id, sprint, question.survey, question.moment, question.item, source, names)
    tags: dict[str, tuple[str, ...]] = {}
    findings: dict[str, tuple[str, ...]] = {}
    for one in found.texts:
        put_on = labels.get(one.key, ())
        tags[one.key] = tuple(sorted(value for kind, value in put_on if kind == "tag"))
        findings[one.key] = tuple(value for kind, value in put_on if kind == "finding")
    return Answered(question, found, tags, findings)


def _told(finding: Finding, notes: Sequence[Observation], answered: Sequence[Answered]) -> Told:
    own = [one for one in notes if one.finding == finding.id]
    real = [one for one in own if not one.robot]
    seen = {(one.round, one.participant) for one in real if one.participant}
    # Robots' words are nobody's: they are not counted, whatever labels a rehearsal left.
    written = ((one.question, tuple(one.of(finding.id))) for one in answered if not one.simulated)
    rounds = tuple(dict.fromkeys(one.round for one in real))
    return Told(finding, len(seen), len(own) - len(real), rounds, tuple(one for one in written if one[1]))


def _counted(names: Iterator[str]) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for one in names:
        found[one] = found.get(one, 0) + 1
    return sorted(found.items(), key=lambda one: (-one[1], one[0].casefold(), one[0]))
