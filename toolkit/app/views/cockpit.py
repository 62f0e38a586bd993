"""The cockpit: open a round, let people in, see who is where, close it. Nobody's answers are shown here."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from urllib.parse import urlsplit

import streamlit as st

from toolkit.app import edited, invitations, look
from toolkit.app.frame import choose_sprint, team_view
from toolkit.app.look import plain
from toolkit.app.standing import (
    RoundStanding,
    Whereabouts,
    close_round,
    evidence,
    journey,
    open_round,
    place_name,
    standing,
    whereabouts,
)
from toolkit.app.state import House, for_the_team, is_team
from toolkit.app.words import counted, words
from toolkit.evidence import sentences
from toolkit.experiments.sprint import Sprint
from toolkit.text import moment

QR = 320
"""Width of the QR code in pixels: it scans from three metres on a beamer, and fits a phone."""

EVERY = 2.0
"""Seconds between two looks at where people are."""

HERE = ("localhost", "127.0.0.1", "::1", "0.0.0.0")  # noqa: S104  # names that lead a phone to itself, or nowhere


@team_view
def show(served: House, language: str) -> None:
    own = words(language)
    st.title(own["cockpit"], anchor=False)
    st.markdown(own["cockpit_intro"])
    name = choose_sprint(served, language, "cockpit")
    if name is None:
        return
    sprint, rounds = served.live.kit.sprints[name], standing(name)
    one = _choose_round(name, sprint, rounds, language)
    st.header(plain(f"{sprint.title(language)}: {one.round.title(language)}"), anchor=False)
    st.markdown(f"{look.state_badge(one.state, language)} {plain(_about(one, language))}")
    edited.offer(served, one.state, language)
    if one.state.state == "planned":
        _before(name, sprint, one, language)
    elif one.state.state == "open":
        _join(served, one, language)
    else:
        _closed(name, one, language)
    _live(name, one.round.id, language)
    if one.state.state == "open":
        _close(name, one, language)


def _choose_round(name: str, sprint: Sprint, rounds: Sequence[RoundStanding], language: str) -> RoundStanding:
    """The round in the address, else the one that is open, else the one that comes next."""
    by_id = {one.round.id: one for one in rounds}
    now = [one.round.id for state in ("open", "planned") for one in rounds if one.state.state == state]
    asked = st.query_params.get("round", "")
    chosen = st.segmented_control(
        words(language)["which_round"],
        list(by_id),
        default=asked if asked in by_id else (now or list(by_id)[-1:])[0],
        required=True,
        format_func=lambda one: plain(sprint.round(one).title(language)),
        key=f"cockpit: round of {name}",
    )
    return by_id.get(chosen or "", rounds[0])


def _about(one: RoundStanding, language: str) -> str:
    people = counted("people", one.round.people, language)
    who = one.round.who(language).rstrip(".")
    return words(language)["cockpit_about"].format(who=who, people=people, revision=one.round.revision)


# -- before, while and after it is open -------------------------------------------------------------------------------


def _before(name: str, sprint: Sprint, one: RoundStanding, language: str) -> None:
    own, found = words(language), evidence(name, language)
    with st.container(border=True, width=look.READING):
        st.subheader(own["cockpit_before"], anchor=False)
        if found.verdict:
            st.markdown(plain(own["cockpit_rule"].format(rule=sentences.rule(found.verdict, language))))
            st.markdown(own["cockpit_already" if found.sealed.fingerprint else "cockpit_seal"])
        else:
            st.markdown(own["cockpit_no_rule"])
        if found.sealed.edited:
            st.markdown(own["cockpit_edited"])
        st.markdown(look.small(own["cockpit_group"].format(n=max(sprint.minimum_group, found.sealed.minimum_group))))
        if st.button(own["cockpit_open"], key=f"cockpit: open {name}/{one.round.id}", type="primary"):
            open_round(name, one.round.id)
            st.rerun()


def _join(served: House, one: RoundStanding, language: str) -> None:
    """The way in, large enough for the back of the room."""
    own = words(language)
    url = f"{served.public_url}/j/{one.state.code}"
    with st.container(border=True, width=look.READING):
        st.subheader(own["cockpit_join"], anchor=False)
        told = own["cockpit_qr_alt"].format(url=url)
        with st.container(horizontal=True, vertical_alignment="center", gap="large"):
            st.image(qr_code(url, told), width=QR, alt=told)
            with st.container(width=240):
                st.markdown(f"{own['cockpit_scan']}  \n**{plain(f'{served.public_url}/j')}**  \n{own['cockpit_code']}")
                # No heading, but it must be read from the back of the room.
                st.html(
                    f'<p style="font-size:4rem;font-weight:700;line-height:1;margin:0">{escape(one.state.code)}</p>'
                )
        if (urlsplit(served.public_url).hostname or "") in HERE:
            st.warning(own["cockpit_local"])
        st.markdown(look.small(own["cockpit_opened"].format(when=moment(one.state.changed, language))))
    invitations.show(one.round, url, qr_code, language)


@lru_cache(maxsize=64)  # the same for every look at the page, and 10 ms of work
def qr_code(url: str, title: str) -> str:
    """A QR code as SVG: dark on white whatever the theme, with the quiet rim that cameras need."""
    import segno

    kept = io.BytesIO()
    code = segno.make(url, error="m", micro=False)
    code.save(kept, kind="svg", border=4, dark="#1E2A26", light="#FFFFFF", title=title, omitsize=True, xmldecl=False)
    return kept.getvalue().decode()


def _close(name: str, one: RoundStanding, language: str) -> None:
    own = words(language)
    with st.popover(own["cockpit_close"]):
        st.markdown(own["cockpit_close_why"])
        if one.people.busy:
            st.markdown(counted("cockpit_close_busy", one.people.busy, language))
        if st.button(own["cockpit_close_sure"], key=f"cockpit: close {name}/{one.round.id}", type="primary"):
            close_round(name, one.round.id)
            st.rerun()


def _closed(name: str, one: RoundStanding, language: str) -> None:
    from toolkit.app.views import page

    own = words(language)
    st.markdown(plain(own["cockpit_closed"].format(when=moment(one.state.changed, language))))
    st.page_link(
        page("evidence"),
        label=own["cockpit_to_evidence"],
        icon=":material/arrow_forward:",
        query_params={"sprint": name},
    )
    if not one.people.joined:
        st.markdown(own["cockpit_again"])
        if st.button(own["cockpit_open"], key=f"cockpit: open {name}/{one.round.id} again"):
            open_round(name, one.round.id)
            st.rerun()


# -- who is where -----------------------------------------------------------------------------------------------------


@st.fragment(run_every=EVERY)
def _live(name: str, round_id: str, language: str) -> None:
    """Redrawn by itself every two seconds, so it asks for everything anew: the team's cookie, and the round itself."""
    if not is_team() or not _is_there(name, round_id):
        st.rerun()
    own, store = words(language), for_the_team().store
    there, state = whereabouts(name, round_id), store.round(name, round_id)
    people = [one for one in there if not one.robot]
    robots = [one for one in there if one.robot]
    is_open = state.state == "open"
    if state.state == "planned" and not there:
        return
    st.subheader(own["cockpit_live" if is_open else "cockpit_came"], anchor=False)
    lines = [_count(people, "people", is_open, language)] if people else []
    if not people:
        lines.append(own["cockpit_nobody_came" if state.state == "closed" else "cockpit_nobody"])
    if state.declined:
        lines.append(counted("cockpit_declined", state.declined, language))
    st.markdown(plain(" ".join(lines)))
    now = store.clock()
    waiting = sum(one.is_stuck(now) for one in people) if is_open else 0
    if waiting:
        told = counted("cockpit_stuck", waiting, language)
        st.markdown(f"{look.badge(own['cockpit_waits'], 'orange')} {plain(told)}")
    if people and is_open:  # afterwards nobody has to be found any more
        st.markdown(_table(name, round_id, people, now, language))
    if robots:
        st.markdown(f"{look.simulated_badge(language)} {plain(_count(robots, 'robots', is_open, language))}")
        with st.expander(own["cockpit_robots"]):
            st.markdown(look.small(own["cockpit_robots_apart"]))
            st.markdown(_table(name, round_id, robots, None, language))


def _is_there(name: str, round_id: str) -> bool:
    """Whether the round still stands in the kit: somebody may have edited its file just now."""
    sprint = for_the_team().live.kit.sprints.get(name)
    return sprint is not None and any(one.id == round_id for one in sprint.rounds)


def _count(those: Sequence[Whereabouts], what: str, is_open: bool, language: str) -> str:
    key = "cockpit_joined" if is_open else "cockpit_took_part"
    joined, finished = counted(what, len(those), language), sum(one.finished for one in those)
    return words(language)[key].format(joined=joined, finished=finished)


def _table(name: str, round_id: str, those: Sequence[Whereabouts], now: float | None, language: str) -> str:
    """A row each, in the order in which they came; `now` only while the round is open, for the minutes since a tap."""
    own, way = words(language), journey(name, round_id)
    total = len(way.sprint.tasks)
    head = [own["cockpit_who"], own["cockpit_where"]]
    rows = [[one.code, f"{place_name(way, one.place, language)} · {_tasks(one, total, language)}"] for one in those]
    if now is not None:
        head.append(own["cockpit_last"])
        for one, row in zip(those, rows, strict=True):
            row.append("" if one.finished else _ago(now - one.last, language))
    marks = [one.is_stuck(now) for one in those] if now is not None else []
    return look.table(head, rows, marked=marks, mark=own["cockpit_waits"])


def _tasks(one: Whereabouts, total: int, language: str) -> str:
    key = "cockpit_tasks_left" if one.left else "cockpit_tasks_done"
    return words(language)[key].format(done=one.done, total=total, left=one.left)


def _ago(seconds: float, language: str) -> str:
    own, minutes = words(language), int(max(seconds, 0) // 60)
    if minutes < 1:
        return own["cockpit_now"]
    if minutes < 60:
        return own["cockpit_minutes"].format(n=minutes)
    hours = minutes // 60
    return own["cockpit_hours"].format(n=hours) if hours < 48 else counted("cockpit_days", hours // 24, language)
