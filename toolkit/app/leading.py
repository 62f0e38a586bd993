"""Leading an open round: a pause on all phones, everybody on to the next part, an end that moves."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from toolkit.app import look
from toolkit.app.look import plain
from toolkit.app.standing import RoundStanding, journey, place_name
from toolkit.app.state import for_the_team
from toolkit.app.words import counted, words
from toolkit.errors import Refused
from toolkit.experiments.assignment import choices
from toolkit.storage.leading import LeadKind
from toolkit.text import clock

LONGEST = 300
"""Characters of a message: it must be read at a glance."""

SOON = 300.0
"""Seconds before the end within which it is told in colour."""


def show(name: str, one: RoundStanding, language: str) -> None:
    """The panel of one open round; `name` is its sprint."""
    own = words(language)
    with st.container(border=True, width=look.READING):
        st.subheader(own["lead"], anchor=False)
        _pause(name, one, language)
        st.divider()
        _move(name, one, language)
        st.divider()
        _end(name, one, language)


def _lead(name: str, one: RoundStanding, kind: LeadKind, value: str) -> None:
    with suppress(Refused):  # it closed by itself meanwhile: the page says so when it is drawn again
        for_the_team().store.lead(name, one.round.id, kind, value)
    st.rerun()


def _pause(name: str, one: RoundStanding, language: str) -> None:
    own, key = words(language), f"cockpit: {name}/{one.round.id}"
    if one.state.paused:
        since = clock(one.state.paused, language)
        st.markdown(f"{look.badge(own['lead_paused'], 'orange')} {plain(own['lead_since'].format(time=since))}")
        if one.state.message:
            st.markdown(f"> {plain(one.state.message)}")
        if st.button(own["lead_go_on"], key=f"{key} goes on", type="primary"):
            _lead(name, one, "resume", "")
        return
    with st.form(f"{key} pauses", border=False):
        message = st.text_input(own["lead_message"], max_chars=LONGEST, placeholder=own["lead_example"])
        if st.form_submit_button(own["lead_pause"]):
            _lead(name, one, "pause", message.strip())


def _move(name: str, one: RoundStanding, language: str) -> None:
    own, ways = words(language), [journey(name, one.round.id, given) for given in choices(one.round) or ("",)]
    way = ways[0]
    stops = [stop for stop in way.stops[1:] if all(stop in other.stops for other in ways)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        to = st.selectbox(
            own["lead_to"],
            stops,
            index=None,
            placeholder=own["lead_choose"],
            format_func=lambda stop: place_name(way, stop, language),  # a selectbox reads no Markdown
            key=f"cockpit: {name}/{one.round.id} moves to",
            width=320,
        )
        if st.button(own["lead_move"], key=f"cockpit: {name}/{one.round.id} moves", disabled=to is None) and to:
            _lead(name, one, "move", to)
    st.markdown(look.small(own["lead_move_why"]))
    if one.state.moves:
        last = one.state.moves[-1]
        said = own["lead_moved"].format(place=place_name(way, last.to, language), time=clock(last.at, language))
        st.markdown(plain(said))


def _end(name: str, one: RoundStanding, language: str) -> None:
    own, key = words(language), f"cockpit: {name}/{one.round.id}"
    now, until = for_the_team().store.clock(), one.state.until
    if until:
        minutes = max(1, round((until - now) / 60))
        told = counted("lead_until", minutes, language, time=clock(until, language))
        st.markdown(f"{look.badge(own['lead_soon'], 'orange')} {plain(told)}" if until - now < SOON else plain(told))
    else:
        st.markdown(own["lead_no_end"])
    with st.container(horizontal=True):
        for more in (5, 15) if until else (10, 30, 60):
            label = own["lead_longer" if until else "lead_in"].format(n=more)
            if st.button(label, key=f"{key} ends {more}"):
                _lead(name, one, "until", str((until or now) + 60 * more))
        if until and st.button(own["lead_never"], key=f"{key} never ends"):
            _lead(name, one, "until", "")
