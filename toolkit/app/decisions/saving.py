"""Keeping a decision, rewording it, taking it back: what the buttons do, before the run that shows how things stand."""

from __future__ import annotations

import datetime as dt
import re
import secrets

import streamlit as st

from toolkit.app.decisions import subjects
from toolkit.app.decisions.fields import MOST, Form
from toolkit.app.standing import evidence
from toolkit.app.state import House, for_the_team
from toolkit.evidence.decided import agreed, freeze
from toolkit.offer import Offer
from toolkit.records import Decision


def edit(place: str, id: str) -> None:
    """Open the form for another wording of a decision; with none, close it."""
    st.session_state[f"{place}: edited"] = id
    st.session_state[f"{place}: turn"] = st.session_state.get(f"{place}: turn", 0) + 1


def save(form: Form) -> None:
    """Keep what was typed; or say why not, and then nothing is kept and nothing that was typed is lost."""
    served = for_the_team()
    text = {name: _clean(name, form.typed(name)) for name in MOST}
    against = form.against()
    why = _why_not(served, form, text, against)
    if why:
        st.session_state[f"{form.place}: why"] = why
        return
    made = _made(served, form, text, against)
    edit(form.place, "")
    served.store.decide(made)


def _why_not(served: House, form: Form, text: dict[str, str], against: bool) -> str:
    if not text["said"] or not text["did"]:
        return "empty"
    if not text["who"]:
        return "nobody"
    if against and not text["against"]:
        return "reason"
    return "code" if names_somebody(served, form.sprint, " ".join(text.values())) else ""


def _made(served: House, form: Form, text: dict[str, str], against: bool) -> Decision:
    review, of, at = form.typed("review", None), form.subject, served.store.clock()
    return Decision(
        form.one.id if form.one else secrets.token_hex(8),
        form.sprint,
        form.round,
        form.verdict,
        text["said"],
        text["did"],
        text["who"],
        at,
        bool(form.typed("told", False)),
        of.finding,
        of.element,
        text["dissent"],
        review.isoformat() if isinstance(review, dt.date) else "",
        text["against"] if against else "",
        form.one.evidence if form.one and form.keeps() else _frozen(served, form, at),
    )


def _frozen(served: House, form: Form, at: float) -> str:
    """What is known at this moment, without what was left out; looked at anew, as somebody may have withdrawn."""
    found = subjects.known(served, form.sprint, form.round, form.subject, form.language)
    ticked = [one for one in found if form.typed(f"known {one.id}", True)]
    verdict = agreed(evidence(form.sprint, form.language), form.round)
    return freeze(ticked, at, form.language, verdict.plan(form.language) if verdict and verdict.plan else "")


def _clean(name: str, typed: object) -> str:
    """What was typed, without signs that nobody can see. Streamlit lets nobody type more than `max_chars`."""
    return str(Offer("text", max_len=MOST[name]).accept(typed or "")).strip()


def names_somebody(served: House, sprint: str, text: str) -> bool:
    """Whether a participant's code stands in it: whoever looked on knows whose it is."""
    codes = (one.participant for one in served.store.sessions(sprint))
    return any(re.search(rf"\b{re.escape(one)}\b", text, re.IGNORECASE) for one in codes)


def take_back(one: Decision) -> None:
    """A newer row without words: it stands no more, and nobody reads it."""
    store = for_the_team().store
    store.decide(Decision(one.id, one.sprint, one.round, one.verdict, "", "", "", store.clock(), told=False))
