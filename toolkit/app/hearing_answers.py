"""The answers to one question as a list to tick in, and what can be done with what is ticked."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from toolkit.app import look
from toolkit.app.hearing_desk import Desk, into, line, ticked, together
from toolkit.app.look import plain
from toolkit.app.words import words
from toolkit.evidence.comments import Comment
from toolkit.evidence.hearing import marking
from toolkit.evidence.wording import people

PAGE = 30
"""Answers that stand under one another at most: a browser draws each of them with a box to tick."""


def listed(desk: Desk) -> None:
    """The answers to be read only."""
    st.markdown("\n".join(f"- {line(desk, one)}" for one in _page(desk)))


def show(desk: Desk) -> None:
    """The tags with their people, the answers, and what can be done with the ticked ones."""
    _tags(desk)
    own, key = words(desk.language), f"{desk.key} list"
    texts = _page(desk)
    with st.form(key, enter_to_submit=False):
        keys = ticked(desk, texts, key, preset=False)
        st.markdown(f"**{own['hear_with']}**")
        tag = _tag(desk, key)
        with st.container(horizontal=True):
            on = st.form_submit_button(own["hear_tag_on"], key=f"{key}: on")
            off = st.form_submit_button(own["hear_tag_off"], key=f"{key}: off")
        chosen, name = into(desk, key)
        put = st.form_submit_button(own["hear_put"], key=f"{key}: put", type="primary")
    if on or off:
        _mark(desk, keys, tag, on=on)
    if put:
        together(desk, keys, chosen, name)


def _tags(desk: Desk) -> None:
    found = desk.answered.tagged()
    if found:
        each = (f"{look.badge(tag, 'green')} {plain(people(n, 'people', desk.language))}" for tag, n in found)
        st.markdown(words(desk.language)["hear_tags"].format(tags=" · ".join(each)))


def _page(desk: Desk) -> Sequence[Comment]:
    """The answers of the chosen page, where there are more than fit on one."""
    pages = -(-len(desk.texts) // PAGE)
    if pages < 2:
        return desk.texts
    chosen = st.pagination(pages, key=f"hear: {desk.sprint} {desk.answered.question.id} page")
    return desk.texts[(chosen - 1) * PAGE : chosen * PAGE]


def _tag(desk: Desk, key: str) -> str:
    """A tag that is typed, or else one that is there already."""
    own, known, picked = words(desk.language), desk.hearing.tags, None
    if known:
        picked = st.pills(own["hear_tag_known"], known, format_func=plain, key=f"{key}: known")
    told = plain(own["hear_tag_help"].format(n=marking.LONGEST))
    typed = st.text_input(own["hear_tag"], key=f"{key}: tag", max_chars=marking.LONGEST, help=told, width=360)
    return typed.strip() or picked or ""


def _mark(desk: Desk, keys: Sequence[str], asked: str, *, on: bool) -> None:
    own, store, tag = words(desk.language), desk.served.store, marking.neat(asked, desk.hearing.tags)
    if not keys:
        st.warning(own["hear_need_pick"])
    elif not tag:
        st.warning(own["hear_need_tag"])
    else:
        desk.done((marking.tag if on else marking.untag)(store, desk.sprint, keys, tag))
