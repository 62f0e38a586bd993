"""The links of a round's invitations: one for each way in which people are asked, to copy or to scan."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from toolkit.app import look
from toolkit.app.look import plain
from toolkit.app.words import counted, words
from toolkit.experiments.people import Channel
from toolkit.experiments.sprint import Round

SMALL = 160
"""Width of a QR code in pixels: for a poster or a slide it is taken from here, so it need not fill the screen."""


def show(planned: Round, url: str, qr_code: Callable[[str, str], str], language: str) -> None:
    """Nothing where the round has no invitations; `url` is its plain way in."""
    if not planned.channels:
        return
    own = words(language)
    with st.container(border=True, width=look.READING):
        st.subheader(own["cockpit_links"], anchor=False)
        st.markdown(own["cockpit_links_why"])
        for one in planned.channels:
            _one(one, f"{url}?via={one.id}", qr_code, language)


def _one(of: Channel, url: str, qr_code: Callable[[str, str], str], language: str) -> None:
    told = words(language)["cockpit_qr_alt"].format(url=url)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.image(qr_code(url, told), width=SMALL, alt=told)
        with st.container(width=360):
            st.markdown(f"**{plain(of.title(language))}**")
            if of.invited is not None:
                st.markdown(look.small(counted("cockpit_link_invited", of.invited, language)))
            st.code(url, language=None, wrap_lines=True)
