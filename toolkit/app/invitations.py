"""The links of a round's invitations: one for each way in which people are asked, to copy or to scan."""

from __future__ import annotations

import streamlit as st

from toolkit.app import look
from toolkit.app.look import plain
from toolkit.app.qr import qr_code
from toolkit.app.words import counted, words
from toolkit.experiments.sprint import Round, Sprint

SMALL = 160
"""Width of a QR code in pixels: for a poster or a slide it is taken from here, so it need not fill the screen."""


def show(sprint: Sprint, planned: Round, url: str, language: str) -> None:
    """A link for each invitation and each group of people; nothing where there are none. `url`: the plain way in."""
    own = words(language)
    if sprint.segments:
        with st.expander(own["group_links"]):
            st.markdown(own["group_links_why"])
            for group in sprint.segments:
                _one(group.title(language), f"{url}?seg={group.id}", "", language)
    if not planned.channels:
        return
    with st.container(border=True, width=look.READING):
        st.subheader(own["cockpit_links"], anchor=False)
        st.markdown(own["cockpit_links_why"])
        for one in planned.channels:
            told = "" if one.invited is None else counted("cockpit_link_invited", one.invited, language)
            _one(one.title(language), f"{url}?via={one.id}", told, language)


def _one(title: str, url: str, more: str, language: str) -> None:
    told = words(language)["cockpit_qr_alt"].format(url=url)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.image(qr_code(url, told), width=SMALL, alt=told)
        with st.container(width=360):
            st.markdown(f"**{plain(title)}**")
            if more:
                st.markdown(look.small(more))
            st.code(url, language=None, wrap_lines=True)
