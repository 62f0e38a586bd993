"""For the team: the observers' link, what they wrote just now, and the findings that are made of it."""

from __future__ import annotations

import streamlit as st

from toolkit.app import beat
from toolkit.app.findings import show as findings
from toolkit.app.look import plain
from toolkit.app.noted import about, ways_of
from toolkit.app.qr import qr_code
from toolkit.app.state import House, for_the_team, is_team
from toolkit.app.words import counted, words
from toolkit.door import observer

__all__ = ["findings", "invite", "live"]

EVERY = 2.0
"""Seconds between two looks at what was written."""

NEWEST = 6

SMALL = 160
"""Width of the QR code in pixels: a few colleagues scan it from beside the screen."""


def invite(served: House, sprint_id: str, round_id: str, language: str) -> None:
    """The link and the QR code for whoever looks on; a round gets its short code by this, if it has none yet."""
    own, url = words(language), _link(served, sprint_id, round_id)
    with st.expander(own["observe_invite"]):
        st.markdown(plain(own["observe_invite_why"].format(days=observer.DAYS)))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.image(qr_code(url, own["observe_qr_alt"]), width=SMALL, alt=own["observe_qr_alt"])
            with st.container(width=480):
                st.code(url, language=None, wrap_lines=True)


def _link(served: House, sprint_id: str, round_id: str) -> str:
    """The same link for as long as this page lives: a new signature every few seconds would redraw the code."""
    key = f"observe: link of {sprint_id}/{round_id}"
    code = served.store.round(sprint_id, round_id).code or served.store.plan_round(sprint_id, round_id).code
    known = st.session_state.get(key, "")
    if not observer.fits(served.store.secret, code, known):
        known = st.session_state[key] = observer.make(served.store.secret, code)
    return f"{served.public_url}/o/{code}?as={known}"


def live(_: House, sprint_id: str, round_id: str, language: str) -> None:
    """The newest notes of a round. It draws itself anew every two seconds, and asks for the house anew each time."""
    _live(sprint_id, round_id, language)


@st.fragment
def _live(sprint_id: str, round_id: str, language: str) -> None:
    if not is_team() or sprint_id not in for_the_team().live.kit.sprints:
        st.rerun()
    beat.every(EVERY, f"notes-{sprint_id}-{round_id}")
    own, served = words(language), for_the_team()
    notes = served.store.observations(sprint_id, round_id)
    st.subheader(own["observe_live"], anchor=False)
    if not notes:
        st.markdown(own["observe_live_none"])
        return
    people = sum(not one.robot for one in notes)
    st.markdown(plain(counted("observe_live_all", people, language)))
    ways = ways_of(served, sprint_id, round_id)
    newest = sorted(notes, key=lambda one: (one.at, one.seq))[: -NEWEST - 1 : -1]
    st.markdown("\n".join(f"- {about(one, ways, language, now=served.store.clock())}" for one in newest))
