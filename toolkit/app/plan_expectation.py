"""What is expected, as it stands, whether it is sealed, and what was changed since; below it the form to write it."""

from __future__ import annotations

import streamlit as st

from toolkit.app import look, plan_form
from toolkit.app.look import plain
from toolkit.app.standing import evidence
from toolkit.app.state import House
from toolkit.app.words import words
from toolkit.evidence.seals import sentences as seals
from toolkit.evidence.structure import SprintEvidence
from toolkit.experiments.sprint import Expectation


def show(served: House, name: str, language: str) -> None:
    own, found = words(language), evidence(name, language)
    st.subheader(own["plan_expected"], anchor=False)
    rule = found.sealed.expectation
    if rule is None:
        st.markdown(own["plan_nothing"])
    else:
        _as_it_stands(found, rule, language)
    if len(found.sprint.rounds) < 2:
        st.markdown(own["plan_two_rounds"])
    else:
        plan_form.offer(served, name, found, language)


def _as_it_stands(found: SprintEvidence, rule: Expectation, language: str) -> None:
    own = words(language)
    told = (
        ("hypothesis", rule.hypothesis(language)),
        ("rule", seals.rule(found, language)),
        ("if_met", rule.if_met(language)),
        ("if_not_met", rule.if_not_met(language)),
        ("if_too_early", rule.if_too_early(language)),
    )
    with st.container(border=True):
        for key, said in told:
            st.markdown(f"**{plain(own[f'plan_{key}'])}:** {plain(said)}")
        st.markdown(plain(own["plan_group"].format(n=found.sealed.minimum_group)))
        for one in seals.told(found, language):
            st.markdown(look.small(one))
        if found.sealed.edited:
            st.markdown(f"{look.badge(own['evidence_notes'], 'orange')} {plain(own['plan_edited'])}")
