"""Who is where in a round, redrawn by itself every second. Codes, never names; places, never answers."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from toolkit.app import beat, look
from toolkit.app.look import plain
from toolkit.app.standing import Whereabouts, journey, place_name, whereabouts
from toolkit.app.state import for_the_team, is_team
from toolkit.app.words import counted, words
from toolkit.experiments.journey import Journey
from toolkit.records import RoundState

EVERY = 1.0
"""Seconds between two looks at where people are."""


@st.fragment
def show(name: str, round_id: str, language: str) -> None:
    """Redrawn by itself every second, so it asks for everything anew: the team's cookie, and the round itself."""
    if not is_team() or not _is_there(name, round_id):
        st.rerun()
    beat.every(EVERY, f"live-{name}-{round_id}")
    own, store = words(language), for_the_team().store
    there, state = whereabouts(name, round_id), store.round(name, round_id)
    people = [one for one in there if not one.robot]
    robots = [one for one in there if one.robot]
    is_open = state.state == "open"
    if state.state == "planned" and not there:
        return
    st.subheader(own["cockpit_live" if is_open else "cockpit_came"], anchor=False)
    lines = [_count(people, "people", is_open, language)] if people else []
    if not people:
        lines.append(own["cockpit_nobody_came" if state.state == "closed" else "cockpit_nobody"])
    if state.declined:
        lines.append(counted("cockpit_declined", state.declined, language))
    lines += _came(name, round_id, people, is_open=is_open, language=language)
    st.markdown(plain(" ".join(lines)))
    now = store.clock()
    waiting = sum(one.is_stuck(now, state) for one in people) if is_open else 0
    if waiting:
        told = counted("cockpit_stuck", waiting, language)
        st.markdown(f"{look.badge(own['cockpit_waits'], 'orange')} {plain(told)}")
    if people and is_open:  # afterwards nobody has to be found any more
        st.markdown(_table(name, people, state, now, language))
    if robots:
        st.markdown(f"{look.simulated_badge(language)} {plain(_count(robots, 'robots', is_open, language))}")
        with st.expander(own["cockpit_robots"]):
            st.markdown(look.small(own["cockpit_robots_apart"]))
            st.markdown(_table(name, robots, state, None, language))


def _is_there(name: str, round_id: str) -> bool:
    """Whether the round still stands in the kit: somebody may have edited its file just now."""
    sprint = for_the_team().live.kit.sprints.get(name)
    return sprint is not None and any(one.id == round_id for one in sprint.rounds)


def _came(name: str, round_id: str, people: Sequence[Whereabouts], *, is_open: bool, language: str) -> list[str]:
    """Who is expected still or did not come, and who took part before."""
    expected = for_the_team().live.kit.sprints[name].round(round_id).people
    lines: list[str] = []
    if is_open and people:
        key = "live_expected" if len(people) <= expected else "live_expected_more"
        lines.append(words(language)[key].format(here=len(people), n=expected))
    elif people and len(people) < expected:
        lines.append(counted("live_missing", expected - len(people), language))
    before = sum(one.returned for one in people)
    return [*lines, counted("live_returned", before, language)] if before else lines


def _count(those: Sequence[Whereabouts], what: str, is_open: bool, language: str) -> str:
    key = "cockpit_joined" if is_open else "cockpit_took_part"
    joined, finished = counted(what, len(those), language), sum(one.finished for one in those)
    return words(language)[key].format(joined=joined, finished=finished)


def _table(name: str, those: Sequence[Whereabouts], state: RoundState, now: float | None, language: str) -> str:
    """A row each, in the order in which they came; `now` only while the round is open, for the minutes since a tap."""
    own = words(language)
    ways = {given: journey(name, state.round, given) for given in {one.variant for one in those}}
    head = [own["cockpit_who"], own["cockpit_where"]]
    rows: list[list[str]] = []
    for one in those:
        way = ways[one.variant]
        tasks = _tasks(one, sum(place.kind == "task" for place in way.places.values()), language)
        rows.append([_who(one, way, state, language), f"{place_name(way, one.place, language)} · {tasks}"])
    if now is not None:
        head.append(own["cockpit_last"])
        for one, row in zip(those, rows, strict=True):
            row.append("" if one.finished else _ago(now - one.last, language))
    marks = [one.is_stuck(now, state) for one in those] if now is not None else []
    return look.table(head, rows, marked=marks, mark=own["cockpit_waits"])


def _who(one: Whereabouts, way: Journey, state: RoundState, language: str) -> str:
    """A code, and what else is known without a name: the group, the variant, who came later or took part before."""
    own = words(language)
    groups = {segment.id: segment.title(language) for segment in way.sprint.segments}
    said = [one.code, groups.get(one.segment, "")]
    if one.variant:
        said.append(own["live_variant"].format(name=one.variant))
    if state.state == "open" and not one.robot and one.is_late(state.changed, state.moves):
        said.append(own["live_late"])
    if one.returned:
        said.append(own["live_before"])
    return " · ".join(part for part in said if part)


def _tasks(one: Whereabouts, total: int, language: str) -> str:
    key = "cockpit_tasks_left" if one.left else "cockpit_tasks_done"
    return words(language)[key].format(done=one.done, total=total, left=one.left)


def _ago(seconds: float, language: str) -> str:
    own, minutes = words(language), int(max(seconds, 0) // 60)
    if minutes < 1:
        return own["cockpit_now"]
    if minutes < 60:
        return own["cockpit_minutes"].format(n=minutes)
    hours = minutes // 60
    return own["cockpit_hours"].format(n=hours) if hours < 48 else counted("cockpit_days", hours // 24, language)
