"""Care, for the HR lead and the works council: what is kept, for what and how long, and what nobody gets to see."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath

import streamlit as st

from toolkit.app import look
from toolkit.app.frame import choose_sprint, team_view
from toolkit.app.look import plain
from toolkit.app.standing import evidence
from toolkit.app.state import House
from toolkit.app.words import words
from toolkit.evidence.comments import MINIMUM
from toolkit.evidence.disclosure import Reason
from toolkit.evidence.published import Fixed, since
from toolkit.evidence.structure import RoundSummary, SprintEvidence
from toolkit.evidence.variants import round_of
from toolkit.text import moment

KEPT = ("answers", "shared", "who", "notes", "team", "texts", "counts")
"""What the database holds, each with its purpose in words."""

SQLITE = "sqlite:///"


@team_view
def show(served: House, language: str) -> None:
    own = words(language)
    with st.container(width=look.READING):
        st.title(own["care"], anchor=False)
        st.markdown(own["care_intro"])
        name = choose_sprint(served, language, "care")
        if name is not None:
            _sprint(served, name, language)
        st.header(own["care_kept"], anchor=False)
        kept = [own[f"care_kept_{one}"] for one in KEPT]
        st.markdown("\n".join(f"- {one}" for one in kept))
        st.markdown(own["care_not"])
        st.header(own["care_long"], anchor=False)
        st.markdown(own["care_long_text"])
        _copy(served, language)


def _sprint(served: House, name: str, language: str) -> None:
    """The rules that hold for one sprint, and how they worked out round by round."""
    own, found = words(language), evidence(name, language)
    n = found.sealed.minimum_group
    st.header(plain(found.sprint.title(language)), anchor=False)
    st.subheader(own["care_rules"], anchor=False)
    rules = (
        own["care_rules_group"].format(n=n),
        own["care_rules_texts"].format(n=max(MINIMUM, n)),
        own["care_rules_one"],
        own["care_rules_fixed"].format(n=n),
    )
    st.markdown("\n".join(f"- {plain(one)}" for one in rules))
    fixed = since(served.store, name)
    for one in found.rounds:
        with st.container(border=True):
            state = look.state_badge(served.store.round(name, one.id), language)
            st.markdown(f"**{plain(one.title(language))}** {state}")
            gone = served.store.reading(lambda tx, one=one: tx.withdrawn(name, one.id))  # type: ignore[misc]  # bound at once
            st.markdown(plain(_people(one, gone, language)))
            if one.begun:
                _figures(found, one, [each for each in fixed if each.round == one.id], language)


def _people(one: RoundSummary, withdrawn: int, language: str) -> str:
    own = words(language)
    if one.people or one.declined or withdrawn:
        return own["care_round_people"].format(n=one.people, declined=one.declined, withdrawn=withdrawn)
    return own["care_round_robots" if one.robots else "care_round_none"]


def _figures(found: SprintEvidence, one: RoundSummary, fixed: list[Fixed], language: str) -> None:
    """What is hidden of a round and why, since when its figures stand, and that something waits where it does."""
    own, hidden = words(language), _hidden(found, one.id)
    reasons = [(n, own[f"care_reason_{reason}"]) for reason, n in hidden.items()]
    why = ", ".join(own["care_reason"].format(n=n, why=reason) for n, reason in reasons)
    told = [own["care_hidden"].format(list=why) if why else own["care_hidden_none"]]
    told += [
        own["care_fixed" if each.source == "people" else "care_fixed_robots"].format(when=moment(each.at, language))
        for each in fixed
    ] or [own["care_unfixed"]]
    st.markdown(plain(" ".join(told)))
    for note in found.notes:
        if note.code == "frozen" and dict(note.given)["round"] == one.title:
            st.markdown(look.small(note.sentence(language)))


def _hidden(found: SprintEvidence, round_id: str) -> Counter[Reason]:
    """How many figures of a round are hidden, by reason; the most frequent first."""
    figures = (one for line in found.lines for one in line.hidden if round_of(one.round) == round_id)
    return Counter(dict(Counter(one.reason for one in figures).most_common()))


def _copy(served: House, language: str) -> None:
    own, url = words(language), served.store.url
    st.header(own["care_copy"], anchor=False)
    if url.startswith(SQLITE):
        file = PurePath(url.removeprefix(SQLITE).partition("?")[0]).name
        st.markdown(plain(own["care_copy_file"].format(file=file)))
        st.markdown(plain(own["care_copy_running"]))
        st.code(f"sqlite3 {file} \".backup '{PurePath(file).stem}-copy.db'\"", language=None, wrap_lines=True)
    else:
        st.markdown(plain(own["care_copy_server"]))
    st.markdown(plain(own["care_copy_old"]))
