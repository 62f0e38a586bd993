"""Proposals: answers that may be about the same, ticked already; nothing happens until somebody reads and presses."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from toolkit.app.hearing_desk import Desk, into, ticked, together
from toolkit.app.look import plain
from toolkit.app.words import counted, words
from toolkit.evidence.comments import Comment
from toolkit.evidence.hearing import suggesting

GET = "pip install 'proeftuin[text]'"


def show(desk: Desk) -> None:
    """Offer to look for groups where there are enough answers and the kit can; else say what is missing."""
    own = words(desk.language)
    if len(desk.texts) < suggesting.LEAST:
        st.markdown(plain(own["hear_propose_from"].format(n=suggesting.LEAST)))
    elif not suggesting.available():
        st.markdown(plain(own["hear_propose_missing"]).replace(plain("{command}"), f"`{GET}`"))
    elif st.toggle(own["hear_propose"], key=f"hear: {desk.sprint} propose"):
        _proposals(desk, _asked(desk))


def _asked(desk: Desk) -> int | None:
    """How many groups somebody wants; None for as many as fit best."""
    own = words(desk.language)
    names = {0: own["hear_many_free"], **{n: str(n) for n in range(suggesting.FEWEST, suggesting.MOST + 1)}}
    key = f"hear: {desk.sprint} many"
    return st.selectbox(own["hear_many"], list(names), 0, names.__getitem__, key=key, width=300) or None


def _proposals(desk: Desk, number: int | None) -> None:
    """Of each group what is not in a finding yet; what is left of a group that was dealt with is one answer or none."""
    own = words(desk.language)
    st.markdown(plain(own["hear_propose_why"]))
    free = {one.key for one in desk.texts if not desk.answered.findings.get(one.key)}
    grouped: set[str] = set()
    for index, group in enumerate(suggesting.suggest([one.text for one in desk.texts], number)):
        members = [desk.texts[member] for member in group.members if desk.texts[member].key in free]
        if len(members) > 1:
            grouped |= {one.key for one in members}
            _proposal(desk, f"{desk.key} group {index} {' '.join(group.words)}", group.words, members)
    if not grouped:
        st.markdown(plain(own["hear_group_none"]))
    elif free - grouped:
        st.markdown(plain(counted("hear_group_loose", len(free - grouped), desk.language)))


def _proposal(desk: Desk, key: str, by: Sequence[str], members: Sequence[Comment]) -> None:
    own = words(desk.language)
    with st.form(key, enter_to_submit=False):
        st.markdown(f"**{plain(own['hear_group'].format(words=', '.join(by)))}**")
        keys = ticked(desk, members, key, preset=True)
        chosen, name = into(desk, key)
        put = st.form_submit_button(own["hear_put"], key=f"{key}: put")
    if put:
        together(desk, keys, chosen, name)
