"""Home: every sprint, where it stands, the last verdict, and the next three things to do."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from toolkit.app import edited, look
from toolkit.app.frame import team_view
from toolkit.app.look import plain
from toolkit.app.standing import RoundStanding, evidence, standing
from toolkit.app.state import House
from toolkit.app.todo import Thing, next_things
from toolkit.app.words import counted, words
from toolkit.evidence import sentences
from toolkit.evidence.expectation import Verdict
from toolkit.experiments.comparing import round_of
from toolkit.experiments.sprint import Sprint
from toolkit.records import Decision

SHOWN = 3
"""So many things to do; a longer list is no help."""

FEW = 2
"""So many sprints are told whole, begun or not; of more, those that have not begun are only listed."""


@team_view
def show(served: House, language: str) -> None:
    own = words(language)
    with st.container(width=look.READING, gap="medium"):
        st.title(own["home"], anchor=False)
        st.markdown(own["home_intro"])
        sprints = {name: one for name, one in served.live.kit.sprints.items() if not one.archived}
        if not sprints:
            st.markdown(own["no_sprints"])
        rounds = {name: standing(name) for name in sprints}
        whole = [name for name in sprints if len(sprints) <= FEW or _has_begun(rounds[name])]
        for name in whole:
            with st.container(border=True):
                _sprint(served, name, sprints[name], rounds[name], language)
        ready = [name for name in sprints if name not in whole]
        if ready:
            st.header(own["home_ready"], anchor=False)
            st.markdown(own["home_ready_why"])
            for name in ready:
                _ready(name, sprints[name], language)


def _has_begun(rounds: Sequence[RoundStanding]) -> bool:
    """Whether anybody came, a robot too, or a round was opened."""
    return any(one.state.state != "planned" or one.people.joined or one.robots.joined for one in rounds)


def _ready(name: str, sprint: Sprint, language: str) -> None:
    """A sprint that can be shown as it is: what it asks, and the two places to go to."""
    from toolkit.app.views import page

    own, first = words(language), sprint.rounds[0]
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(sprint.title(language))}**  \n{plain(sprint.question(language))}")
        with st.container(horizontal=True, gap="medium"):
            look_at = {"prototype": sprint.prototype, "revision": first.revision}
            st.page_link(page("library"), label=own["home_ready_look"], query_params=look_at)
            st.page_link(page("cockpit"), label=own["home_ready_go"], query_params={"sprint": name, "round": first.id})


def _sprint(served: House, name: str, sprint: Sprint, rounds: tuple[RoundStanding, ...], language: str) -> None:
    own = words(language)
    verdict = evidence(name, language).verdict
    st.header(plain(sprint.title(language)), anchor=False)
    st.markdown(plain(sprint.question(language)))
    st.subheader(own["home_todo"], anchor=False)
    changed = [one.round.id for one in rounds if edited.of_round(served, one.state)]
    decisions = served.store.decisions(name)
    things = next_things(rounds, _plan(verdict, decisions, language), language, changed, decisions)
    for number, thing in enumerate(things[:SHOWN], 1):
        _thing(name, sprint, thing, number, language)
    st.subheader(own["home_rounds"], anchor=False)
    st.markdown("\n".join(f"- {_round(one, language)}" for one in rounds))
    st.subheader(own["home_verdict"], anchor=False)
    _verdict(verdict, language)


def _plan(verdict: Verdict | None, decisions: Sequence[Decision], language: str) -> str:
    """What was agreed for the outcome that came, until the team decided something after that round."""
    if verdict is None or verdict.plan is None:
        return ""
    later = round_of(verdict.expectation.compare[1])
    return "" if any(one.round == later for one in decisions) else verdict.plan(language)


def _thing(name: str, sprint: Sprint, thing: Thing, number: int, language: str) -> None:
    """The words, and beside them a link to the view where it is done: Streamlit would cut a long link off."""
    from toolkit.app.views import page

    query = {"sprint": name, "round": thing.round, "prototype": sprint.prototype}
    if thing.round:
        query["revision"] = sprint.round(thing.round).revision
    given = {key: value for key, value in query.items() if value}
    left, right = st.columns([4, 1], vertical_alignment="center", gap="xsmall")  # one below the other on a phone
    left.markdown(f"{number}\\. {plain(thing.text)}")
    label, icon = words(language)[thing.view], ":material/arrow_forward:"
    right.page_link(page(thing.view), label=label, icon=icon, query_params=given)


def _round(one: RoundStanding, language: str) -> str:
    """One round as a line of Markdown; robots in a sentence of their own, so that nobody adds them up."""
    own, state = words(language), one.state.state
    people = counted("people", one.people.joined, language)
    key = {"planned": "home_round_planned", "open": "home_round_open", "closed": "home_round"}[state]
    if not one.people.joined and state != "planned":
        key = "home_nobody_yet" if state == "open" else "home_nobody"
    told = own[key].format(
        joined=people, finished=one.people.finished, expected=counted("people", one.round.people, language)
    )
    if one.state.declined:
        told += "; " + counted("home_declined", one.state.declined, language)
    line = f"**{plain(one.round.title(language))}** {look.state_badge(one.state, language)} {plain(told)}."
    if one.robots.joined:
        robots = own["home_robots"].format(
            joined=counted("robots", one.robots.joined, language), finished=one.robots.finished
        )
        line += f"  \n  {plain(robots)}."
    return line


def _verdict(verdict: Verdict | None, language: str) -> None:
    if verdict is None:
        st.markdown(words(language)["home_no_expectation"])
        return
    st.markdown(plain(sentences.verdict(verdict, language)))
