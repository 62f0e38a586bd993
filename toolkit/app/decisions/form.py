"""The form of a decision: about what, keep, change or drop, why; what is known; and whether it goes as agreed.

There is no form of Streamlit's around it: what stands in it depends on what was chosen above. Its keys change with
every decision that is kept, so the next one begins empty.
"""

from __future__ import annotations

import datetime as dt

import streamlit as st

from toolkit.app import look
from toolkit.app.decisions import saving, subjects
from toolkit.app.decisions.fields import MOST, VERDICTS, Form
from toolkit.app.look import plain
from toolkit.app.standing import evidence
from toolkit.app.words import counted, words
from toolkit.evidence import sentences
from toolkit.evidence.decided import agreed, day, goes_against, thaw

DATES = {"nl": "DD-MM-YYYY", "en": "DD/MM/YYYY"}


def draw(form: Form) -> None:
    own = words(form.language)
    with st.container(border=True):
        st.markdown(f"**{plain(own['decide_again' if form.one else 'decide_new'])}**")
        if form.one is None:
            _subject(form)
        elif name := subjects.name(form.served, form.sprint, form.round, form.subject, form.language):
            st.markdown(plain(name))
        _known(form)
        now = form.one.verdict if form.one else "change"
        place, label = VERDICTS.index(now), own["decide_verdict"]
        named = {one: own[f"decide_{one}"] for one in VERDICTS}
        st.radio(label, VERDICTS, place, named.__getitem__, horizontal=True, key=f"{form.key}: verdict")
        _agreed(form)
        _words(form)
        _small_group(form)
        st.checkbox(own["decide_told"], value=bool(form.one and form.one.told), key=f"{form.key}: told")
        st.markdown(look.small(own["decide_told_why"]))
        _buttons(form)


def _buttons(form: Form) -> None:
    own = words(form.language)
    with st.container(horizontal=True):
        st.button(own["decide_save"], key=f"{form.key}: save", type="primary", on_click=saving.save, args=[form])
        if form.one:
            args = [form.place, ""]
            st.button(own["decide_leave"], key=f"{form.key}: leave", on_click=saving.edit, args=args)
    why = st.session_state.pop(f"{form.place}: why", "")
    if why:
        st.warning(plain(own[f"decide_{why}"]))


def _subject(form: Form) -> None:
    """About what: a finding, if there is any, a screen or a block of what was tried, or the whole."""
    own, key = words(form.language), form.key
    there = {
        "finding": subjects.findings(form.served, form.sprint),
        "element": subjects.elements(form.served, form.sprint, form.round, form.language),
    }
    kinds = [*(kind for kind in there if there[kind]), "whole"]
    first = "finding" if subjects.undecided(form.served, form.sprint) else "whole"
    named = {one: own[f"decide_about_{one}"] for one in kinds}
    label = own["decide_about"]
    about = st.segmented_control(
        label, kinds, default=first, required=True, format_func=named.__getitem__, key=f"{key}: about"
    )
    for kind, found in there.items():
        if about == kind and found:
            st.selectbox(own[f"decide_which_{kind}"], list(found), 0, found.__getitem__, key=f"{key}: {kind}")


def _agreed(form: Form) -> None:
    """What was agreed for the outcome that came, and whether this goes otherwise. A container is always there, so that
    nothing below it moves to another place in the page.
    """
    own, one = words(form.language), form.one
    with st.container():
        verdict = agreed(evidence(form.sprint, form.language), form.round)
        had = bool(one and one.against and one.verdict == form.verdict)
        if verdict is None and not had:
            return
        if verdict and verdict.plan:
            outcome = own["decide_agreed"].format(outcome=sentences.outcome(verdict, form.language))
            st.markdown(f"{plain(outcome)} **{plain(verdict.plan(form.language))}**")
        tasks = subjects.tasks(form.served, form.sprint, form.subject)
        proposed = had if one and one.verdict == form.verdict else goes_against(verdict, form.verdict, tasks)
        if st.checkbox(own["decide_otherwise"], value=proposed, key=f"{form.key}: {form.otherwise}"):
            _area(form, "against")


def _words(form: Form) -> None:
    own = words(form.language)
    _area(form, "said")
    st.markdown(look.small(own["decide_said_why"]))
    _area(form, "did")
    st.text_input(own["decide_who"], form.one.who if form.one else "", max_chars=MOST["who"], key=f"{form.key}: who")
    _area(form, "dissent")
    set_for = _day(form.one.review) if form.one else None
    today = dt.date.today()
    st.date_input(
        own["decide_review"],
        set_for,
        min_value=min(today, set_for or today),
        max_value=today.replace(year=today.year + 5, day=1),
        key=f"{form.key}: review",
        format=DATES.get(form.language, DATES["en"]),
    )


def _area(form: Form, name: str) -> None:
    there = getattr(form.one, name) if form.one else ""
    st.text_area(
        words(form.language)[f"decide_{name}"], there, "content", max_chars=MOST[name], key=f"{form.key}: {name}"
    )


def _day(iso: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(iso)
    except ValueError:
        return None


def _known(form: Form) -> None:
    """What is known now, ticked; what was known then, where only the words of a decision change."""
    own = words(form.language)
    with st.container():
        frozen = thaw(form.one.evidence) if form.one else None
        if frozen and form.keeps():
            then = day(dt.datetime.fromtimestamp(frozen.at).astimezone().date().isoformat(), form.language)
            st.markdown(look.small(own["decide_known_kept"].format(date=then)))
            return
        st.markdown(f"**{plain(own['decide_known'])}**")
        found = subjects.known(form.served, form.sprint, form.round, form.subject, form.language)
        st.markdown(look.small(own["decide_known_why" if found else "decide_known_none"]))
        for one in found:
            st.checkbox(plain(one.says), value=True, key=f"{form.key}: known {one.id}")


def _small_group(form: Form) -> None:
    """So few people can be recognised in what is said about them, by themselves and by one another."""
    people = sum(not one.robot for one in form.served.store.sessions(form.sprint, form.round))
    smallest = form.served.live.kit.sprints[form.sprint].minimum_group
    if people < smallest:
        st.warning(plain(counted("decide_small", people, form.language, smallest=str(smallest))))
