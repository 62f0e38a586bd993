"""What people wrote: an open question at a time, its answers as a list, and the findings that a team makes of them."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from toolkit.app import hearing_answers, hearing_findings, hearing_groups, look
from toolkit.app.hearing_desk import Desk
from toolkit.app.look import plain
from toolkit.app.state import House, for_the_team, is_team
from toolkit.app.words import words
from toolkit.evidence.hearing import sentences
from toolkit.evidence.hearing.heard import Answered, Hearing, hear, questions

__all__ = ["show"]


def show(served: House, sprint_id: str, language: str) -> None:
    """The section of a sprint; nothing where its surveys ask nothing in people's own words."""
    kit = served.live.kit
    if any(questions(kit.sprints[sprint_id], kit.surveys)):
        _part(sprint_id, language)


@st.fragment
def _part(sprint_id: str, language: str) -> None:
    """Draws itself anew without the figures around it, so it asks for the house anew as well."""
    if not is_team() or sprint_id not in for_the_team().live.kit.sprints:
        st.rerun()
    served, own = for_the_team(), words(language)
    kit = served.live.kit
    hearing = hear(served.store, sprint_id, kit.sprints[sprint_id], kit.surveys)
    with st.container(width=look.READING):
        st.subheader(own["hear"], anchor=False)
        st.markdown(own["hear_why"])
        one = _chosen(sprint_id, hearing, language)
        if one is None:
            return
        desk = Desk(served, sprint_id, language, hearing, one)
        st.markdown("\n\n".join(plain(told) for told in sentences.standing(one, language)))
        _read(desk)
        hearing_findings.show(desk)


def _chosen(sprint_id: str, hearing: Hearing, language: str) -> Answered | None:
    """The question to read: its words alone stay the same while answers come in."""
    by_id: Mapping[str, Answered] = {one.question.id: one for one in hearing.answered}
    if len(by_id) < 2:
        for one in by_id.values():
            st.markdown(f"**{plain(one.question.title(language))}**")
        return next(iter(by_id.values()), None)
    own = words(language)
    asked = {name: (one.question.title(language), own[f"hear_{one.question.moment}"]) for name, one in by_id.items()}
    twice = len({title for title, _ in asked.values()}) < len(asked)
    titles = look.apart({name: f"{title} ({when})" if twice else title for name, (title, when) in asked.items()})
    key = f"hear: {sprint_id} question"
    name = st.selectbox(own["hear_question"], list(titles), 0, titles.__getitem__, key=key)
    return by_id.get(name or "", hearing.answered[0])


def _read(desk: Desk) -> None:
    """The answers; robots' ones only to be looked at, so that nothing of a rehearsal is ever part of a finding."""
    if desk.answered.simulated:
        if desk.texts:
            st.markdown(f"{look.simulated_badge(desk.language)} {plain(words(desk.language)['hear_robots'])}")
        hearing_answers.listed(desk)
    elif desk.texts:
        hearing_answers.show(desk)
        hearing_groups.show(desk)
