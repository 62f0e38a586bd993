"""What the team decides after a round: keep, change or drop, in its own words; and what participants read of it."""

from __future__ import annotations

import re
import secrets
from typing import Literal, cast, get_args

import streamlit as st

from toolkit.app import look
from toolkit.app.look import Colour, plain
from toolkit.app.state import House, for_the_team
from toolkit.app.words import counted, words
from toolkit.offer import Offer
from toolkit.records import Decision
from toolkit.text import moment

Verdict = Literal["keep", "change", "drop"]

MOST = {"said": 600, "did": 600, "who": 80}
"""Signs that each field may have."""

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
COLOURS: dict[Verdict, Colour] = {"keep": "green", "change": "orange", "drop": "gray"}


def show(served: House, sprint: str, round: str, language: str) -> None:
    """The decisions of one round and the form for one more; nothing while the round has not been opened."""
    if served.store.round(sprint, round).state == "planned":
        return
    own, place = words(language), f"deciding: {sprint}/{round}"
    st.subheader(own["decide"], anchor=False)
    with st.container(width=look.READING):
        st.markdown(plain(own["decide_intro"]))
        _small_group(served, sprint, round, language)
        found = served.store.decisions(sprint, round)
        if not found:
            st.markdown(plain(own["decide_none"]))
        edited = st.session_state.get(f"{place}: edited", "")
        for one in found:
            if one.id == edited:
                _form(one, place, sprint, round, language)
            else:
                _card(one, place, language)
        if edited not in [one.id for one in found]:
            _form(None, place, sprint, round, language)


def _small_group(served: House, sprint: str, round: str, language: str) -> None:
    """So few people can be recognised in what is said about them, by themselves and by one another."""
    people = sum(not one.robot for one in served.store.sessions(sprint, round))
    smallest = served.live.kit.sprints[sprint].minimum_group
    if people < smallest:
        st.warning(plain(counted("decide_small", people, language, smallest=str(smallest))))


def _card(one: Decision, place: str, language: str) -> None:
    own = words(language)
    with st.container(border=True, key=f"{place}: card {one.id}"):
        told = look.badge(own["decide_is_told" if one.told else "decide_not_told"], "blue" if one.told else "gray")
        st.markdown(f"{look.badge(own[f'decide_{one.verdict}'], COLOURS[one.verdict])} {told}")
        for name, text in (("said", one.said), ("did", one.did), ("who", one.who)):
            if text:
                st.markdown(f"**{plain(own[f'decide_{name}'])}**  \n{_lines(text)}")
        st.markdown(look.small(moment(one.at, language)))
        with st.container(horizontal=True):
            st.button(own["decide_edit"], key=f"{place}: edit {one.id}", on_click=_edit, args=[place, one.id])
            with st.popover(own["decide_back"], key=f"{place}: popover {one.id}"):
                st.markdown(plain(own["decide_back_why"]))
                st.button(own["decide_back_sure"], key=f"{place}: back {one.id}", on_click=_take_back, args=[one])


def _lines(text: str) -> str:
    return "  \n".join(plain(one) for one in text.splitlines())


def _form(one: Decision | None, place: str, sprint: str, round: str, language: str) -> None:
    """The fields of a decision. Their keys change with every one that is kept, so the next begins empty."""
    own, key = words(language), _key(place, one)
    with st.form(key, border=True):
        st.markdown(f"**{plain(own['decide_again' if one else 'decide_new'])}**")
        st.radio(
            own["decide_verdict"],
            VERDICTS,
            VERDICTS.index(one.verdict) if one else 1,
            lambda each: own[f"decide_{each}"],
            horizontal=True,
            key=f"{key}: verdict",
        )
        st.text_area(own["decide_said"], one.said if one else "", max_chars=MOST["said"], key=f"{key}: said")
        st.markdown(look.small(own["decide_said_why"]))
        st.text_area(own["decide_did"], one.did if one else "", max_chars=MOST["did"], key=f"{key}: did")
        st.text_input(own["decide_who"], one.who if one else "", max_chars=MOST["who"], key=f"{key}: who")
        st.checkbox(own["decide_told"], value=one.told if one else False, key=f"{key}: told")
        st.markdown(look.small(own["decide_told_why"]))
        args = [place, sprint, round, one]
        st.form_submit_button(own["decide_save"], key=f"{key}: save", type="primary", on_click=_save, args=args)
    why = st.session_state.pop(f"{place}: why", "")
    if why:
        st.warning(plain(own[f"decide_{why}"]))
    if one:
        st.button(own["decide_leave"], key=f"{key}: leave", on_click=_edit, args=[place, ""])


def _key(place: str, one: Decision | None) -> str:
    return f"{place}: form {one.id if one else ''} {st.session_state.get(f'{place}: turn', 0)}"


# -- what the buttons do: before the run, so that it shows how things stand ------------------------------------------


def _edit(place: str, id: str) -> None:
    st.session_state[f"{place}: edited"] = id
    _turn(place)


def _turn(place: str) -> None:
    st.session_state[f"{place}: turn"] = st.session_state.get(f"{place}: turn", 0) + 1


def _save(place: str, sprint: str, round: str, one: Decision | None) -> None:
    served, key = for_the_team(), _key(place, one)
    text = {name: _clean(name, st.session_state[f"{key}: {name}"]) for name in MOST}
    if not text["said"] or not text["did"]:
        st.session_state[f"{place}: why"] = "empty"
        return
    if _names_somebody(served, sprint, round, f"{text['said']} {text['did']}"):
        st.session_state[f"{place}: why"] = "code"
        return
    verdict, told = cast(Verdict, st.session_state[f"{key}: verdict"]), bool(st.session_state[f"{key}: told"])
    id, finding = (one.id, one.finding) if one else (secrets.token_hex(8), "")
    at = served.store.clock()
    made = Decision(id, sprint, round, verdict, text["said"], text["did"], text["who"], at, told, finding)
    _edit(place, "")
    served.store.decide(made)


def _clean(name: str, typed: str) -> str:
    """What was typed, without signs that nobody can see. Streamlit lets nobody type more than `max_chars`."""
    return str(Offer("text", max_len=MOST[name]).accept(typed)).strip()


def _names_somebody(served: House, sprint: str, round: str, text: str) -> bool:
    """Whether a participant's code stands in it: whoever looked on knows whose it is."""
    return any(re.search(rf"\b{one.participant}\b", text) for one in served.store.sessions(sprint, round))


def _take_back(one: Decision) -> None:
    """A newer row without words: it stands no more, and nobody reads it."""
    served = for_the_team()
    gone = Decision(one.id, one.sprint, one.round, one.verdict, "", "", "", served.store.clock(), told=False)
    served.store.decide(gone)
