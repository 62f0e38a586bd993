"""An edit of what the people of a round saw: the team decides what becomes of it."""

from __future__ import annotations

import streamlit as st

from toolkit.app import look
from toolkit.app.look import plain
from toolkit.app.state import House
from toolkit.app.words import words
from toolkit.authoring import shown
from toolkit.authoring.shown import Edit
from toolkit.errors import Refused
from toolkit.records import RoundState

SAID = "edited: said"
"""What became of an edit, for the next run: a list in the session, so that noting it needs no call of Streamlit's."""


def of_round(served: House, state: RoundState) -> list[Edit]:
    """What the team has to decide about. After a round its sprint goes on to change; the revision it tried does not."""
    found = shown.edits(served.live.kit, served.store, state.sprint, state.round)
    return [one for one in found if state.state == "open" or one.kind == "prototype"]


def offer(served: House, state: RoundState, language: str) -> None:
    """Say what was edited since people saw it, and offer what can become of it; nothing where nothing was."""
    own, found = words(language), of_round(served, state)
    said: list[str] = st.session_state.setdefault(SAID, [])
    while said:
        st.success(plain(said.pop()))
    if not found:
        return
    with st.container(border=True, width=look.READING):
        st.markdown(f"{look.badge(own['edited_badge'], 'orange')} **{plain(own['edited_title'])}**")
        st.markdown("\n".join(f"- {_line(one, language)}" for one in found))
        st.markdown(own["edited_open" if state.state == "open" else "edited_closed"])
        for one in found:
            if one.gone:
                _restore(served, one, language)
            elif one.kind == "prototype":
                _branch(served, one, language)
        if not any(one.gone for one in found):
            _keep(served, state, language)


def _line(one: Edit, language: str) -> str:
    key = "edited_gone" if one.gone else "edited_words" if one.words_only else "edited_more"
    return f"`{one.file}`: {words(language)[key]}"


def _restore(served: House, one: Edit, language: str) -> None:
    label = words(language)["edited_restore"].format(file=one.file.rsplit("/", 1)[1])
    if st.button(plain(label), key=f"edited: restore {one.file}"):
        try:
            shown.put_back(served.live.folder, served.store, one.kind, one.name)
        except Refused as error:
            st.warning(look.refusal(error, language))
            return
        st.rerun()


def _branch(served: House, one: Edit, language: str) -> None:
    own, (prototype, revision) = words(language), one.name.split("/")
    if st.button(
        plain(own["edited_branch"].format(revision=revision)), key=f"edited: branch {one.file}", type="primary"
    ):
        # Asked for before the files are laid down: the next press ends a run at its next call of Streamlit's.
        said: list[str] = st.session_state.setdefault(SAID, [])
        try:
            made = shown.to_next_revision(served.live.folder, served.store, prototype, revision, language)
        except Refused as error:
            st.warning(look.refusal(error, language))
            return
        said.append(own["edited_branched"].format(file=made, revision=revision))
        st.rerun()


def _keep(served: House, state: RoundState, language: str) -> None:
    own = words(language)
    with st.expander(own["edited_keep"]), st.form(f"edited: keep {state.sprint}/{state.round}", border=False):
        st.markdown(own["edited_keep_why"])
        who = st.text_input(own["edited_who"], max_chars=80)
        why = st.text_input(own["edited_why"], max_chars=400)
        if st.form_submit_button(own["edited_keep_go"]):
            try:
                shown.accept(served.live, served.store, state.sprint, state.round, who, why)
            except Refused as error:
                st.warning(look.refusal(error, language))
                return
            st.rerun()
