"""The offer to make something new: a prototype, a survey or a sprint, from a kind that is near; it opens at once."""

from __future__ import annotations

import streamlit as st

from toolkit.app import look
from toolkit.app.look import plain
from toolkit.app.state import for_the_team, language
from toolkit.app.studio import own_desk
from toolkit.app.words import words
from toolkit.authoring import starting
from toolkit.errors import Refused

TURN, MADE, WHY, NAME = "making: turn", "making: made", "making: why", "making: name"


def offer(language: str, *, leave: bool = True) -> None:
    """A button that opens the choice: what, from which kind, by what name. `leave`: what is made opens elsewhere."""
    from toolkit.app.views import page

    made = st.session_state.pop(MADE, None)
    if made and leave:
        st.switch_page(page("studio"), query_params={"file": made})
    # A new turn has a new popover, which is closed.
    turn = st.session_state.get(TURN, 0)
    with st.popover(words(language)["making"], icon=":material/add:", key=f"making: popover {turn}"):
        form(language)


def form(language: str) -> None:
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
    with st.form("making", border=False):
        st.radio(
            own["making_kind"],
            list(kinds),
            format_func=lambda one: f"**{plain(kinds[one].title(language))}:** {plain(kinds[one].says(language))}",
            key=f"making: kind of {what}",
        )
        st.text_input(own["making_name"], key=NAME, max_chars=60)
        st.markdown(look.small(own["making_name_why"]))
        st.form_submit_button(own["making_go"], key="making: go", type="primary", on_click=_make, args=[what])
    why = st.session_state.pop(WHY, None)
    if why:
        st.warning(why)


def _make(what: str) -> None:
    """Before the run, not in it: so that the page is drawn once, with the new file open."""
    served, chosen = for_the_team(), language()
    name = starting.proposal(st.session_state[NAME])
    if not name:
        st.session_state[WHY] = words(chosen)["making_nameless"]
        return
    kind = st.session_state[f"making: kind of {what}"] or starting.KINDS[what][0].name
    try:
        made = starting.start(served.live.folder, what, name, kind, chosen)
    except Refused as error:
        st.session_state[WHY] = look.refusal(error, chosen)
        return
    served.live.refresh()
    own_desk().at = made
    st.session_state[MADE], st.session_state[NAME] = made, ""
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
