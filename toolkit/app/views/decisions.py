"""Decisions: keep, change or drop, with what it rests on; then the next revision and the next round."""

from __future__ import annotations

import streamlit as st

from toolkit.app import look
from toolkit.app.decisions import log, next_round, revising, subjects
from toolkit.app.decisions.fields import Form
from toolkit.app.decisions.form import draw
from toolkit.app.frame import choose_sprint, team_view
from toolkit.app.look import plain
from toolkit.app.state import House
from toolkit.app.words import counted, words
from toolkit.experiments.sprint import Round


@team_view
def show(served: House, language: str) -> None:
    own = words(language)
    with st.container(width=look.READING):
        st.title(own["decisions"], anchor=False)
        st.markdown(own["decisions_intro"])
        name = choose_sprint(served, language, "decisions")
        if name is None:
            return
        sprint = served.live.kit.sprints[name]
        st.header(plain(sprint.title(language)), anchor=False)
        st.markdown(plain(sprint.question(language)))
        closed = [one for one in sprint.rounds if served.store.round(name, one.id).state == "closed"]
        if not closed:
            st.markdown(own["decide_early"])
        elif not _edits(served, name):
            _decide(served, name, closed, language)
        log.show(served, name, language)
        revising.show(served, name, language)
        next_round.show(served, name, language)


def _edits(served: House, name: str) -> bool:
    """Whether a decision is being reworded: two forms at once would be one too many."""
    edited = st.session_state.get(f"decisions: {name}: edited", "")
    return any(one.id == edited for one in served.store.decisions(name))


def _decide(served: House, name: str, closed: list[Round], language: str) -> None:
    waiting = subjects.undecided(served, name)
    if waiting:
        st.markdown(plain(counted("decide_undecided", waiting, language)))
    draw(Form(served, name, _choose_round(name, closed, language), language))


def _choose_round(name: str, closed: list[Round], language: str) -> str:
    """The round in the address, else the last that was closed."""
    titles = {one.id: plain(one.title(language)) for one in closed}
    asked, ids = st.query_params.get("round", ""), list(titles)
    if len(ids) == 1:
        return ids[0]
    label, default = words(language)["which_round"], asked if asked in ids else ids[-1]
    chosen = st.segmented_control(
        label, ids, default=default, required=True, format_func=titles.__getitem__, key=f"decisions: round of {name}"
    )
    return chosen if chosen in ids else ids[-1]
