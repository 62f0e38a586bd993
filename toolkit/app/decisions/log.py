"""What a team decided in all rounds of a sprint, the newest first; what it rests on, and how it came about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import streamlit as st

from toolkit.app import look
from toolkit.app.decisions import saving, subjects
from toolkit.app.decisions.fields import Form
from toolkit.app.decisions.form import draw
from toolkit.app.decisions.subjects import Subject
from toolkit.app.look import Colour, plain
from toolkit.app.state import House
from toolkit.app.todo import is_due
from toolkit.app.words import counted, words
from toolkit.evidence.decided import day, since, thaw
from toolkit.records import Decision
from toolkit.text import moment

COLOURS: dict[str, Colour] = {"keep": "green", "change": "orange", "drop": "gray"}


def show(served: House, sprint: str, language: str) -> None:
    own, rows = words(language), served.store.wordings(sprint)
    stand = served.store.decisions(sprint)
    st.subheader(own["decide_log"], anchor=False)
    st.markdown(look.small(own["decide_log_why"]) if stand else plain(own["decide_none"]))
    edited = st.session_state.get(f"decisions: {sprint}: edited", "")
    for one in stand:
        if one.id == edited:
            draw(Form(served, sprint, one.round, language, one))
        else:
            _card(served, one, [row for row in rows if row.id == one.id], language)
    gone = len({one.id for one in rows} - {one.id for one in stand})
    if gone:
        st.markdown(look.small(counted("decide_taken_back", gone, language)))


def _card(served: House, one: Decision, rows: Sequence[Decision], language: str) -> None:
    own, place = words(language), f"decisions: {one.sprint}"
    with st.container(border=True, key=f"{place} card {one.id}"):
        st.markdown(" ".join(_badges(one, language)))
        about = subjects.name(served, one.sprint, one.round, Subject.of(one), language)
        if about:
            st.markdown(f"**{plain(about)}**")
        for label, text in _told(one, language):
            st.markdown(f"**{plain(label)}**  \n{_lines(text)}")
        _known(served, one, language)
        st.markdown(look.small(" · ".join(_history(served, one, rows, language))))
        with st.container(horizontal=True):
            st.button(own["decide_edit"], key=f"{place} edit {one.id}", on_click=saving.edit, args=[place, one.id])
            with st.popover(own["decide_back"], key=f"{place} popover {one.id}"):
                st.markdown(plain(own["decide_back_why"]))
                sure = own["decide_back_sure"]
                st.button(sure, key=f"{place} back {one.id}", on_click=saving.take_back, args=[one])


def _badges(one: Decision, language: str) -> Iterator[str]:
    own = words(language)
    yield look.badge(own[f"decide_{one.verdict}"], COLOURS[one.verdict])
    if one.against:
        yield look.badge(own["decide_is_against"], "orange")
    if is_due(one):
        yield look.badge(own["decide_is_due"], "orange")
    yield look.badge(own["decide_is_told" if one.told else "decide_not_told"], "blue" if one.told else "gray")


def _told(one: Decision, language: str) -> Iterator[tuple[str, str]]:
    own, frozen = words(language), thaw(one.evidence)
    given = {
        "decide_said": one.said,
        "decide_did": one.did,
        "decide_was_agreed": frozen.plan if frozen and one.against else "",
        "decide_against": one.against,
        "decide_is_dissent": one.dissent,
        "decide_who": one.who,
        "decide_is_review": day(one.review, language),
    }
    yield from ((own[key], text) for key, text in given.items() if text)


def _lines(text: str) -> str:
    return "  \n".join(plain(one) for one in text.splitlines())


def _known(served: House, one: Decision, language: str) -> None:
    """What was known then, word for word; below it what is said by now, where that differs."""
    own, frozen = words(language), thaw(one.evidence)
    if frozen is None or not frozen.known:
        return
    when = day(dt.datetime.fromtimestamp(frozen.at).astimezone().date().isoformat(), language)
    now = since(frozen, subjects.known(served, one.sprint, one.round, Subject.of(one), frozen.language))
    with st.expander(own["decide_was_known"].format(date=when)):
        for then in frozen.known:
            st.markdown(plain(then.says))
            if then.id in now:
                st.markdown(f"{look.badge(own['decide_by_now'], 'orange')} {plain(now[then.id] or own['decide_gone'])}")


def _history(served: House, one: Decision, rows: Sequence[Decision], language: str) -> Iterator[str]:
    """After which round, and when; of what was changed that it was, never the older words: one may have been a name."""
    own, sprint = words(language), served.live.kit.sprints[one.sprint]
    yield next((round.title(language) for round in sprint.rounds if round.id == one.round), one.round)
    if len(rows) < 2:
        yield moment(one.at, language)
        return
    before = rows[0]
    yield own["decide_first"].format(verdict=own[f"decide_{before.verdict}"], date=moment(before.at, language))
    for row in rows[1:]:
        key = "decide_then" if row.verdict != before.verdict else "decide_reworded"
        yield own[key].format(verdict=own[f"decide_{row.verdict}"], date=moment(row.at, language))
        before = row
