"""In the Cockpit, after a round: how many decisions there are, and the way to where they are taken."""

from __future__ import annotations

import streamlit as st

from toolkit.app import look
from toolkit.app.look import plain
from toolkit.app.state import House
from toolkit.app.words import counted, words


def show(served: House, sprint: str, round: str, language: str) -> None:
    """One place to decide, and a link to it here; nothing while the round has not been opened."""
    from toolkit.app.views import page

    if served.store.round(sprint, round).state == "planned":
        return
    own, n = words(language), len(served.store.decisions(sprint, round))
    st.subheader(own["decide"], anchor=False)
    with st.container(width=look.READING):
        told = counted("decide_there", n, language) if n else own["decide_none"]
        st.markdown(f"{plain(told)} {plain(own['decide_intro'])}")
        st.page_link(
            page("decisions"),
            label=own["decide_go"],
            icon=":material/arrow_forward:",
            query_params={"sprint": sprint, "round": round},
        )
