"""The records of one round, people's and robots' apart. They never meet again after this file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from toolkit.experiments.sprint import Sprint
from toolkit.records import Event, Response, RoundState, Session
from toolkit.surveys.survey import Survey
from toolkit.text import Text

if TYPE_CHECKING:
    from toolkit.storage.store import Store

Source = Literal["people", "simulated"]


@dataclass(frozen=True)
class RoundData:
    """What one source left in one round. Events are in the order of the database, sessions and responses by id."""

    sprint: str
    round: str
    title: Text
    source: Source
    state: RoundState
    sessions: tuple[Session, ...]
    events: tuple[Event, ...]
    responses: tuple[Response, ...]

    def answers(self, survey: str, moment: str) -> dict[str, dict[str, Response]]:
        """Responses to one survey at one moment: by session, then by item."""
        found: dict[str, dict[str, Response]] = {}
        for one in self.responses:
            if one.survey == survey and one.moment == moment:
                found.setdefault(one.session, {})[one.item] = one
        return found


@dataclass(frozen=True)
class Gathered:
    """Both parts of a round."""

    people: RoundData
    simulated: RoundData

    @property
    def chosen(self) -> RoundData:
        """People, as soon as there is one; a rehearsal only before that."""
        return self.people if self.people.sessions or not self.simulated.sessions else self.simulated


Names = Mapping[str, str]
"""What the file of a survey is called now: by its name, which stays, and by the fingerprint of its text."""


def names_now(sprint: Sprint, surveys: Mapping[str, Survey]) -> Names:
    asked = (*sprint.before, *sprint.after)
    return {surveys[name].fingerprint(): name for name in reversed(asked)} | {name: name for name in asked}


def called(survey: str, definition: str, names: Names) -> str:
    """The name of a survey now: a file that was renamed holds the same text, and its answers count on."""
    return names.get(survey) or names.get(definition, survey)


def gather(
    store: Store, sprint: str, round_id: str, title: Text | None = None, names: Names = MappingProxyType({})
) -> Gathered:
    """Read one round; `title` is what sentences call it (its id, where left out)."""
    sessions, state = store.sessions(sprint, round_id), store.round(sprint, round_id)
    events, given = store.events(sprint, round_id), store.responses(sprint, round_id)
    responses = [replace(one, survey=called(one.survey, one.definition, names)) for one in given]

    def part(source: Source) -> RoundData:
        return _part(source, title or Text(round_id), state, sessions, events, responses)

    return Gathered(part("people"), part("simulated"))


def _part(
    source: Source,
    title: Text,
    state: RoundState,
    sessions: Iterable[Session],
    events: Iterable[Event],
    responses: Iterable[Response],
) -> RoundData:
    own = {one.id: one for one in sessions if one.robot == (source == "simulated")}
    # A record with a robot's mark in a person's session is counted nowhere: better one too few than one made up.
    said = {
        (one.session, one.survey, one.moment, one.item): one
        for one in responses
        if one.session in own and one.robot == own[one.session].robot
    }
    did = {one.seq: one for one in events if one.session in own}
    return RoundData(
        state.sprint,
        state.round,
        title,
        source,
        state,
        tuple(own[key] for key in sorted(own)),
        tuple(did[key] for key in sorted(did)),
        tuple(said[key] for key in sorted(said)),
    )
