"""The findings that people's answers are part of: how many people, where, every answer, and the way back."""

from __future__ import annotations

import streamlit as st

from toolkit.app import look
from toolkit.app.hearing_desk import Desk, typed
from toolkit.app.look import plain
from toolkit.app.words import words
from toolkit.evidence.hearing import marking, sentences
from toolkit.evidence.hearing.heard import Told


def show(desk: Desk) -> None:
    """All of the sprint, whichever question is being read."""
    found = desk.hearing.written
    if not found:
        return
    st.markdown(f"#### {words(desk.language)['hear_findings']}", anchors=False)
    for one in found:
        _finding(desk, one)


def _finding(desk: Desk, one: Told) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(one.finding.title)}**")
        first, *more = sentences.told(one, desk.language)
        st.markdown(plain(first))
        for told in more:
            st.markdown(look.small(told))
        with st.expander(words(desk.language)["hear_change"]):
            _rename(desk, one)
            _answers(desk, one)


def _rename(desk: Desk, one: Told) -> None:
    own, key = words(desk.language), f"{desk.key} finding {one.finding.id}"
    with st.form(key, border=False):
        asked = st.text_input(own["hear_rename"], one.finding.title, key=f"{key}: name", max_chars=marking.TITLE)
        title = " ".join(asked.split())[: marking.TITLE]
        if st.form_submit_button(own["hear_keep"], key=f"{key}: keep") and title:
            finding = one.finding
            store = desk.served.store
            desk.done(store.write(lambda tx: tx.change_finding(finding, title, finding.screen)).result(timeout=30))


def _answers(desk: Desk, one: Told) -> None:
    own, key, keys = words(desk.language), f"{desk.key} out of {one.finding.id}", []
    with st.form(key, border=False):
        for question, answers in one.wrote:
            st.markdown(look.small(question.title(desk.language)))
            keys += [each.key for each in answers if st.checkbox(typed(each.text), key=f"{key}: {each.key}")]
        if not st.form_submit_button(own["hear_take_out"], key=f"{key}: out"):
            return
    if keys:
        desk.done(marking.leave(desk.served.store, one.finding, keys))
    else:
        st.warning(own["hear_need_pick"])
