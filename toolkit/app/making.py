"""The offer to make something new: a prototype, a survey or a sprint, from a kind that is near; it opens at once."""

from __future__ import annotations

import streamlit as st

from toolkit.app import look
from toolkit.app.look import plain
from toolkit.app.state import for_the_team, language
from toolkit.app.studio import Desk, own_desk
from toolkit.app.words import words
from toolkit.authoring import starting
from toolkit.errors import Refused


def offer(language: str, *, leave: bool = True) -> None:
    """A button that opens the choice: what, from which kind, by what name. `leave`: what is made opens elsewhere."""
    from toolkit.app.views import page

    mine = own_desk()
    made, mine.made = mine.made, ""
    if made and leave:
        st.switch_page(page("studio"), query_params={"file": made})
    # A new turn has a new popover, which is closed, and an empty name.
    with st.popover(words(language)["making"], icon=":material/add:", key=f"making: popover {mine.turn}"):
        form(language)


def form(language: str) -> None:
    """The choice itself. What is made opens in the Studio."""
    own, mine = words(language), own_desk()
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
        st.text_input(own["making_name"], key=_name(mine), max_chars=60)
        st.markdown(look.small(own["making_name_why"]))
        st.form_submit_button(own["making_go"], key="making: go", type="primary", on_click=_make, args=[what])
    if mine.why:
        st.warning(mine.why)
        mine.why = ""


def _name(mine: Desk) -> str:
    return f"making: name {mine.turn}"


def _make(what: str) -> None:
    """Before the run, not in it: so that the page is drawn once, with the new file open.

    The next press ends a run at its next call of Streamlit's: there is none after the file was made, so that what was
    done is also said.
    """
    served, chosen, mine = for_the_team(), language(), own_desk()
    name = starting.proposal(st.session_state[_name(mine)])
    kind = st.session_state[f"making: kind of {what}"] or starting.KINDS[what][0].name
    if not name:
        mine.why = words(chosen)["making_nameless"]
        return
    try:
        made = starting.start(served.live.folder, what, name, kind, chosen)
    except Refused as error:
        mine.why = look.refusal(error, chosen)
        return
    mine.at = mine.made = made
    mine.turn += 1
    served.live.refresh()
