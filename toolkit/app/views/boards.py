"""Boards: what people share for longer than a round, live. Expeditions, communities, talent markets."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from toolkit.app import beat, drawing, look, members
from toolkit.app.frame import team_view
from toolkit.app.look import plain
from toolkit.app.members import Member
from toolkit.app.qr import qr_code
from toolkit.app.standing import journey
from toolkit.app.state import House, for_the_team, is_team, pictures
from toolkit.app.surface import StreamlitSurface
from toolkit.app.words import counted, words
from toolkit.experiments.board import BoardJourney
from toolkit.experiments.sprint import Board
from toolkit.records import RoundState
from toolkit.surface import ROLES, Role, Value, Why

EVERY = 1.2
"""Seconds between two looks at what others did."""

QR = 220


@dataclass(frozen=True)
class Named:
    """A board of a sprint."""

    sprint: str
    board: Board

    @property
    def id(self) -> str:
        return f"{self.sprint}/{self.board.id}"


@team_view
def show(served: House, language: str) -> None:
    own = words(language)
    st.title(own["boards"], anchor=False)
    st.markdown(own["boards_intro"])
    sprints = {name: one for name, one in served.live.kit.sprints.items() if not one.archived}
    known = {one.id: one for name, sprint in sprints.items() for one in (Named(name, two) for two in sprint.boards)}
    if not known:
        st.markdown(own["boards_none"])
        return
    chosen = _choose(known, language)
    state = served.store.round(chosen.sprint, chosen.board.id)
    st.header(plain(chosen.board.title(language)), anchor=False)
    st.markdown(f"{look.state_badge(state, language)} {plain(chosen.board.who(language))}")
    if state.state == "open":
        _invite(served, chosen, state, language)
        _live(chosen.sprint, chosen.board.id, language)
        _close(served, chosen, language)
    else:
        _open(served, chosen, state, language)


def _choose(known: dict[str, Named], language: str) -> Named:
    titles = look.apart({name: one.board.title(language) for name, one in known.items()})
    names, asked = list(known), st.query_params.get("board", "")
    index = names.index(asked) if asked in names else 0
    name = st.selectbox(words(language)["which_board"], names, index, titles.__getitem__, key="boards: which")
    return known[name or names[0]]


def _open(served: House, chosen: Named, state: RoundState, language: str) -> None:
    own = words(language)
    with st.container(border=True, width=look.READING):
        st.markdown(own["boards_closed" if state.state == "closed" else "boards_planned"])
        if st.button(own["boards_open"], key=f"boards: open {chosen.id}", type="primary"):
            members.open_board(served, chosen.sprint, chosen.board.id)
            st.rerun()


def _close(served: House, chosen: Named, language: str) -> None:
    own = words(language)
    with st.popover(own["boards_close"]):
        st.markdown(own["boards_close_why"])
        if st.button(own["boards_close_sure"], key=f"boards: close {chosen.id}", type="primary"):
            served.store.close_round(chosen.sprint, chosen.board.id)
            st.rerun()


# -- members ----------------------------------------------------------------------------------------------------------


def _invite(served: House, chosen: Named, state: RoundState, language: str) -> None:
    """One's own link for everybody, or one way in for whoever is in the room."""
    own = words(language)
    count = sum(one.channel != "team" for one in served.store.sessions(chosen.sprint, chosen.board.id))
    with (
        st.container(width=look.READING),
        st.expander(counted("boards_members", count, language)),
    ):
        st.markdown(own["boards_links"])
        with st.form(f"boards: invite {chosen.id}", border=False):
            left, right = st.columns(2)
            many = left.number_input(own["boards_how_many"], 1, 50, 5)
            role: Role = right.selectbox(own["boards_role"], ROLES, 0, lambda one: own[f"role_{one}"])
            made = st.form_submit_button(own["boards_make_links"])
        if made:
            st.code("\n".join(members.invite(served, state, role) for _ in range(int(many))), language=None)
            st.markdown(look.small(own["boards_links_once"]))
        url = f"{served.public_url}/j/{state.code}"
        told = own["cockpit_qr_alt"].format(url=url)
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            st.image(qr_code(url, told), width=QR, alt=told)
            with st.container(width=280):
                st.markdown(own["boards_room"])
                st.markdown(f"{plain(served.public_url)}/j · **{plain(state.code)}**")


# -- the board --------------------------------------------------------------------------------------------------------


@st.fragment
def _live(sprint: str, board: str, language: str) -> None:
    """Redrawn by itself, so it asks for everything anew: the team's cookie, and whether the board is still open."""
    if not is_team() or for_the_team().store.round(sprint, board).state != "open":
        st.rerun()
    beat.every(EVERY, f"board-{sprint}-{board}")
    served, way = for_the_team(), journey(sprint, board)
    if not isinstance(way, BoardJourney):
        st.rerun()
    one = members.member(served, sprint, way, language)
    key = f"boards: {sprint}/{board}"
    refused: dict[str, Why] = st.session_state.setdefault(f"{key}: refused", {})
    acted: list[str] = []

    def sink(kind: str, full: str, value: Value) -> None:
        refused.clear()
        why = one.act("press" if kind == "press" else "set", full, value, surface.drafts)
        if why is not None:
            refused[full] = why
        acted.append(full)

    with st.container(border=True, key=f"{key}: screen", width=look.READING):
        surface = StreamlitSurface(one.progress, sink, pictures(served.live.folder, way.sprint.prototype), key)
        _draw(one, surface, language)
        surface.refused.update(refused)
        drawing.refused(surface, language, language)
    if acted:
        st.rerun(scope="fragment")


def _draw(one: Member, surface: StreamlitSurface, language: str) -> None:
    one.progress.language = language
    one.journey.draw(one.progress.place, surface, one.progress)
    one.progress.facts.clear()  # the door takes a press in by drawing the same once more
