"""Where people of a round are, in words that an observer understands. Never what anybody answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.door.noting import Ways
from toolkit.experiments.journey import Journey, Place
from toolkit.languages import words
from toolkit.records import Session
from toolkit.text import LANGUAGES


def in_words(journey: Journey, place: Place, language: str) -> str:
    """A place as one would say it: `task 1, ‘Begin here’`."""
    own = words(language)
    title = place.title(language) if place.title else ""
    if place.kind == "survey":
        same = [one.id for one in journey.places.values() if one.kind == "survey" and one.moment == place.moment]
        return own[f"observe_at_{place.moment}"].format(n=same.index(place.id) + 1, total=len(same))
    if place.kind not in ("task", "screen"):
        return own.get(f"observe_at_{place.kind}") or journey.title(place.id, language)
    if not place.task:
        return own["observe_at_board"].format(title=title)
    said = own[f"observe_at_{place.kind}"].format(n=_number(journey, place), title=title)
    return own["observe_at_arm"].format(place=said, arm=place.arm) if place.arm else said


def _number(journey: Journey, place: Place) -> int:
    return [one.id for one in journey.sprint.tasks].index(place.task) + 1


def places(ways: Ways) -> list[dict[str, Any]]:
    """Every place of a round to choose from, with the task that it belongs to, in each language."""
    found: dict[str, dict[str, Any]] = {}
    for journey in ways.by_variant.values():
        for place in journey.places.values():
            if place.id not in found:
                found[place.id] = {"id": place.id, **_by_language(journey, place)}
    return list(found.values())


def _by_language(journey: Journey, place: Place) -> dict[str, dict[str, str]]:
    """`where`: the whole of it; `group` and `name`: the same in two parts, for a list."""
    where = {one: in_words(journey, place, one) for one in LANGUAGES}
    if not place.task:
        return {"where": where, "group": dict.fromkeys(LANGUAGES, ""), "name": where}
    of = journey.places.get(place.scope, place)
    group = {one: in_words(journey, of, one) for one in LANGUAGES}
    if place.kind == "task":
        return {"where": where, "group": group, "name": {one: words(one)["observe_place_task"] for one in LANGUAGES}}
    name = {one: place.title(one) if place.title else place.screen for one in LANGUAGES}
    return {"where": where, "group": group, "name": name}


def people(ways: Ways, sessions: Iterable[Session], standing: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Everybody of a round and the place where they are, people before robots, each in the order of coming."""
    for one in sorted(sessions, key=lambda session: (session.robot, session.started)):
        place = ways.place(standing.get(one.id, ""), one.variant)
        found = {"code": one.participant, "place": place.id if place else "", "text": place.definition if place else ""}
        yield found | {"robot": one.robot}
