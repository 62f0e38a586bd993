"""What the Library and the Studio draw alike: a phone with the real light door in it, and the big screen."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from toolkit.app import look
from toolkit.app.faces import Face
from toolkit.app.state import pictures
from toolkit.app.surface import StreamlitSurface
from toolkit.app.words import words
from toolkit.experiments.journey import Progress
from toolkit.languages import words as participants_words

PHONE = (390, 760)
"""Width and height of the phone's screen, in pixels."""

RIM = 34
"""What Streamlit's border and its room take off the width."""


def phone(url: str, told: str, height: int = PHONE[1]) -> None:
    """The real light door in a frame: the page that a phone loads."""
    with st.container(border=True):
        st.iframe(url, width="stretch", height=height, alt=told)


@dataclass
class Walk:
    """One look at something on the big screen; it lives in this browser's session and nowhere else."""

    progress: Progress
    turn: int = 0


def big_screen(face: Face, folder: Path, key: str, spoken: str, language: str, ask: str = "") -> None:
    """One place of a face, drawn by Streamlit, to walk through. `folder` is the kit's; `ask` goes to that place."""
    walk: Walk = st.session_state.setdefault(key, Walk(Progress(spoken, place=face.places[0])))
    walk.progress.language, walk.progress.now = spoken, time.time()
    if ask:
        walk.progress.place = ask
    if walk.progress.place not in face.places:
        walk.progress.place = face.places[0]  # the file was edited, and the screen is gone
    # What a press led to is settled here when the run that found it was stopped halfway.
    face.settle(walk.progress.place, walk.progress)
    walk.progress.scope = face.scope(walk.progress.place)
    with st.container(border=True, key=f"{key}: screen"):
        where = pictures(folder, face.pictures) if face.pictures else None
        surface = StreamlitSurface(walk.progress, nothing, where, f"{key}: {walk.turn}")
        face.draw(walk.progress.place, surface, walk.progress)
        refused(surface, spoken, language)
    if face.settle(walk.progress.place, walk.progress):
        st.rerun()
    if st.button(words(language)["library_again"], key=f"{key}: again", type="tertiary", icon=":material/replay:"):
        # A new turn has new widgets: those of the old one still hold what was answered.
        st.session_state[key] = Walk(Progress(spoken, place=face.places[0]), walk.turn + 1)
        st.rerun()


def nothing(*what: object) -> None:
    """What is answered here is kept in the walk itself, and stored nowhere."""


def refused(surface: StreamlitSurface, spoken: str, language: str) -> None:
    for why in surface.refused.values():
        st.markdown(look.small(words(language)["refused"].format(why=participants_words(spoken)[f"why_{why}"])))
