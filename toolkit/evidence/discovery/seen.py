"""Which problems the people of each round met, from what observers saw and the team put together as findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.evidence.discovery import sentences
from toolkit.evidence.discovery.numbers import Discovery, discover
from toolkit.evidence.gather import RoundData, Source
from toolkit.records import Observation
from toolkit.text import Text

if TYPE_CHECKING:
    from toolkit.storage.store import Store


@dataclass(frozen=True)
class Discovered:
    """What one round brought to light. `problems`: the title of each finding, by its id."""

    round: str
    title: Text
    source: Source
    interim: bool
    discovery: Discovery
    problems: Mapping[str, str]

    def lines(self, language: str) -> tuple[str, ...]:
        """Each problem with how many people met it, most first."""
        n = self.discovery.n
        return tuple(f"{self.problems[id]}: {sentences.met(count, n, language)}" for id, count in self.discovery.counts)

    def told(self, language: str) -> tuple[str, ...]:
        return sentences.told(self.discovery, language, self.source)


def discovered(store: Store, sprint: str, rounds: Iterable[RoundData]) -> tuple[Discovered, ...]:
    """Of every round in which observers noted something about people; the others were not looked at."""
    titles, notes = {one.id: one.title for one in store.findings(sprint)}, store.observations(sprint)
    found = ((data, [one for one in notes if _is_of(one, data)]) for data in rounds)
    return tuple(_of(data, here, titles) for data, here in found if here)


def _is_of(note: Observation, data: RoundData) -> bool:
    """A note about somebody of this round; what is about the room says nothing of how many met it."""
    return note.round == data.round and bool(note.participant) and note.robot == (data.source == "simulated")


def _of(data: RoundData, notes: list[Observation], titles: Mapping[str, str]) -> Discovered:
    met: dict[str, set[str]] = {}
    for one in notes:
        if one.finding in titles:
            met.setdefault(one.participant, set()).add(one.finding)
    people = sorted(data.sessions, key=lambda one: (one.started, one.id))
    found = discover([met.get(one.participant, set()) for one in people])
    return Discovered(data.round, data.title, data.source, data.state.state != "closed", found, titles)


def as_data(of: Discovered, language: str) -> dict[str, Any]:
    """The same as plain data."""
    found = of.discovery
    return {
        "round": of.round,
        "simulated": of.source == "simulated",
        "interim": of.interim,
        "n": found.n,
        "problems": [{"title": of.problems[id], "people": count} for id, count in found.counts],
        "share": found.share.value if found.share else None,
        "share_low": found.share.low if found.share else None,
        "share_high": found.share.high if found.share else None,
        "sentences": [*of.lines(language), *of.told(language)],
    }
