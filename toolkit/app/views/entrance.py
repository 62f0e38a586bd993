"""The entrance: all that anybody sees who is not the team."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, urlsplit

import streamlit as st

from toolkit.app import look
from toolkit.app.state import house, language
from toolkit.app.words import words


def show() -> None:
    chosen = language()
    own = words(chosen)
    with st.container(width=look.READING):
        st.title(own["entrance_title"], anchor=False)
        st.markdown(own["entrance_participant"])
        st.markdown(own["entrance_team"])
        with st.form("entrance", border=False):
            typed = st.text_input(own["entrance_key"], key="entrance: key", autocomplete="off", max_chars=400)
            sent = st.form_submit_button(own["entrance_go"], type="primary")
        if sent:
            _come_in(typed.strip(), chosen)


def _come_in(typed: str, chosen: str) -> None:
    """A cookie can only be given by an answer of the server's, so the browser is sent to the team's link."""
    own = words(chosen)
    key = (parse_qs(urlsplit(typed).query).get("key") or [typed])[0]
    if house().team_cookie(key) is None:
        st.warning(own["entrance_wrong"])
        return
    url = f"/team?key={quote(key, safe='')}"
    st.html(f"<script>window.location.assign('{url}')</script>", unsafe_allow_javascript=True)
    st.markdown(own["entrance_click"].format(url=url))
