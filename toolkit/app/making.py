"""The offer to make something new: a prototype, a survey or a sprint, from a kind that is near; it opens at once."""

from __future__ import annotations

import streamlit as st

from toolkit.app import look
from toolkit.app.look import plain
from toolkit.app.state import House
from toolkit.app.words import words
from toolkit.authoring import starting
from toolkit.errors import Refused


def offer(served: House, language: str) -> None:
    """A button that opens the choice: what, from which kind, and by what name."""
    with st.popover(words(language)["making"], icon=":material/add:"):
        form(served, language)


def form(served: House, language: str) -> None:
    """The choice itself. What is made opens in the Studio."""
    own = words(language)
    what = st.segmented_control(
        own["making_what"],
        list(starting.KINDS),
        default="prototype",
        required=True,
        format_func=lambda one: own[f"making_{one}"],
        key="making: what",
    )
    what = what if what in starting.KINDS else "prototype"
    kinds = {one.name: one for one in starting.KINDS[what]}
    kind = st.radio(
        own["making_kind"],
        list(kinds),
        format_func=lambda one: f"**{plain(kinds[one].title(language))}:** {plain(kinds[one].says(language))}",
        key=f"making: kind of {what}",
    )
    typed = st.text_input(own["making_name"], key="making: name", max_chars=60)
    st.markdown(look.small(own["making_name_why"]))
    if st.button(own["making_go"], key="making: go", type="primary"):
        _make(served, what, kind or next(iter(kinds)), typed, language)


def _make(served: House, what: str, kind: str, typed: str, language: str) -> None:
    from toolkit.app.views import page

    own, name = words(language), starting.proposal(typed)
    if not name:
        st.warning(own["making_nameless"])
        return
    try:
        made = starting.start(served.live.folder, what, name, kind, language)
    except Refused as error:
        st.warning(look.refusal(error, language))
        return
    served.live.refresh()
    st.switch_page(page("studio"), query_params={"file": made})
