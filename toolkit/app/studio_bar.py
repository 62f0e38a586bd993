"""What stands around the editor: the buttons that save, and whatever must be known or decided before."""

from __future__ import annotations

import difflib

import streamlit as st

from toolkit.app import look
from toolkit.app.look import plain
from toolkit.app.state import House
from toolkit.app.studio import Desk, Work, own_desk
from toolkit.app.studio_saving import edited_since, showings
from toolkit.app.words import counted, words
from toolkit.authoring import desk
from toolkit.authoring.shown import Showing
from toolkit.errors import KitError, Refused

WHO, WHY = "studio: who", "studio: why"


def bar(served: House, mine: Desk, work: Work, language: str) -> None:
    """The buttons above the editor, and under them what is to be known or decided now."""
    own = words(language)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        how = own["studio_save_how"]
        st.button(own["studio_save"], "studio: save", how, mine.wish, ["save"], type="primary")
        if work.is_revision:
            st.button(own["studio_next"], "studio: next", None, mine.wish, ["next"])
        st.markdown(_state(work, language))
    _people_saw(served, mine, work, language)
    if work.dirty and work.moved():
        _changed_on_disk(served, mine, work, language)
    elif work.refused is not None:
        st.warning(look.refusal(work.refused, language))


def _state(work: Work, language: str) -> str:
    own = words(language)
    if work.dirty:
        return look.badge(own["studio_unsaved"], "orange")
    return look.badge(own["studio_saved"], "green") if work.saved else look.badge(own["studio_same"], "gray")


def back(mine: Desk, work: Work, language: str) -> None:
    """The way back to what is saved; the editor's own undo brings back what was typed."""
    if work.dirty:
        label = words(language)["studio_revert"]
        st.button(label, "studio: revert", None, mine.wish, ["revert"], type="tertiary")


# -- somebody else ----------------------------------------------------------------------------------------------------


def _changed_on_disk(served: House, mine: Desk, work: Work, language: str) -> None:
    """Somebody else saved the file while it was being typed in here."""
    own = words(language)
    try:
        theirs = desk.open_sheet(served.live.folder, work.name)
    except Refused as error:
        st.warning(look.refusal(error, language))
        return
    with st.container(border=True):
        key = "studio_changed" if theirs.there else "studio_gone"
        st.markdown(f"{look.badge(own['studio_changed_badge'], 'orange')} {own[key]}")
        if theirs.there:
            with st.expander(own["studio_theirs"]):
                told = _difference(work.text, theirs.text) or own["studio_theirs_same"]
                st.code(told, language=None, wrap_lines=True)
        with st.container(horizontal=True):
            st.button(own["studio_keep_mine"], "studio: keep mine", None, mine.wish, ["mine", theirs.seen])
            if theirs.there:
                st.button(own["studio_take_theirs"], "studio: take theirs", None, mine.wish, ["theirs"])


def _difference(mine: str, theirs: str) -> str:
    """The lines that differ: `-` stands here only, `+` stands on the disk only."""
    lines = difflib.unified_diff(mine.splitlines(), theirs.splitlines(), n=1, lineterm="")
    return "\n".join("…" if line.startswith("@@") else line for line in list(lines)[2:])


# -- what people saw --------------------------------------------------------------------------------------------------


def _people_saw(served: House, mine: Desk, work: Work, language: str) -> None:
    rounds = showings(served, work)
    if not rounds:
        return
    own = words(language)
    told = own["studio_shown"].format(revision=work.revision, rounds=_rounds(served, rounds, language))
    if not (work.asking and work.dirty):
        st.markdown(look.small(f"{told} {own['studio_shown_why']}"))
        if not work.dirty and edited_since(served, work, work.sheet.text):
            _to_decide(rounds[-1], language)
        return
    with st.container(border=True):
        st.markdown(f"{look.badge(own['edited_badge'], 'orange')} **{plain(told)}**")
        st.markdown(own["studio_shown_ask"])
        st.button(own["studio_next"], "studio: next instead", None, mine.wish, ["next"], type="primary")
        with st.expander(own["edited_keep"]), st.form("studio: keep counting", border=False):
            st.markdown(own["edited_keep_why"])
            st.text_input(own["edited_who"], max_chars=80, key=WHO)
            st.text_input(own["edited_why"], max_chars=400, key=WHY)
            st.form_submit_button(own["edited_keep_go"], on_click=_keep)
        st.button(own["studio_not_now"], "studio: not now", None, mine.wish, ["not now"], type="tertiary")


def _to_decide(one: Showing, language: str) -> None:
    """The file was saved elsewhere, so nobody was asked: the Cockpit does."""
    from toolkit.app.views import page

    own = words(language)
    st.markdown(f"{look.badge(own['edited_badge'], 'orange')} {plain(own['edited_title'])}")
    query = {"sprint": one.sprint, "round": one.round}
    st.page_link(page("cockpit"), label=own["edited_decide"], icon=":material/arrow_forward:", query_params=query)


def _keep() -> None:
    own_desk().wish("keep", st.session_state[WHO], st.session_state[WHY])


def _rounds(served: House, rounds: tuple[Showing, ...], language: str) -> str:
    """The rounds by their titles, each with the number of people who took part."""
    try:
        sprints = served.live.kit.sprints
    except KitError:  # there never was a kit that is right
        sprints = {}
    found = []
    for one in rounds:
        titles = {two.id: two.title(language) for two in sprints[one.sprint].rounds} if one.sprint in sprints else {}
        found.append(f"{titles.get(one.round, one.round)} ({counted('people', one.people, language)})")
    return ", ".join(found)
