"""The cockpit: open a round, let people in, see who is where, close it. Nobody's answers are shown here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlsplit

import streamlit as st

from toolkit.app import (
    deciding,
    edited,
    findings,
    invitations,
    leading,
    links,
    live,
    look,
    observing,
    rehearsing,
)
from toolkit.app.frame import choose_sprint, team_view
from toolkit.app.look import plain
from toolkit.app.qr import qr_code
from toolkit.app.standing import RoundStanding, close_round, evidence, open_round, standing
from toolkit.app.state import House
from toolkit.app.words import counted, words
from toolkit.evidence.seals import sentences as seals
from toolkit.experiments.sprint import Sprint
from toolkit.text import moment

QR = 320
"""Width of the QR code in pixels: it scans from three metres on a beamer, and fits a phone."""

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
    live.show(name, one.round.id, language)
    if one.state.state == "open":
        leading.show(name, one, language)
        _close(name, one, language)
    if one.state.state != "closed":
        _invite(served, name, sprint, one, language)
    _afterwards(served, name, one, language)


def _invite(served: House, name: str, sprint: Sprint, one: RoundStanding, language: str) -> None:
    """Links for those who are asked, robots that try the way first, and a place for whoever looks on."""
    if one.state.state == "planned":
        rehearsing.offer(served, name, one.round.id, language)
    if one.state.code:
        url = f"{served.public_url}/j/{one.state.code}"
        invitations.show(sprint, one.round, url, language)
        links.show(name, sprint, one, url, language)
    elif st.button(words(language)["cockpit_links_early"], key=f"cockpit: links of {name}/{one.round.id}"):
        served.store.plan_round(name, one.round.id)
        st.rerun()
    if one.state.state == "open":
        observing.invite(served, name, one.round.id, language)


def _afterwards(served: House, name: str, one: RoundStanding, language: str) -> None:
    """What observers saw, and what the team makes of it."""
    if one.state.state == "open":
        observing.live(served, name, one.round.id, language)
    if one.state.state != "planned":
        findings.show(served, name, one.round.id, language)
    if one.state.state == "closed":
        deciding.show(served, name, one.round.id, language)


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
    from toolkit.app.views import page

    own, found = words(language), evidence(name, language)
    with st.container(border=True, width=look.READING):
        st.subheader(own["cockpit_before"], anchor=False)
        if found.sealed.expectation:
            st.markdown(plain(own["cockpit_rule"].format(rule=seals.rule(found, language))))
            st.markdown(own["cockpit_already" if found.sealed.fingerprint else "cockpit_seal"])
            for told in seals.told(found, language) if found.sealed.fingerprint else ():
                st.markdown(look.small(told))
        else:
            st.markdown(own["cockpit_no_rule"])
        if found.sealed.edited:
            st.markdown(own["cockpit_edited"])
        st.markdown(look.small(own["cockpit_group"].format(n=max(sprint.minimum_group, found.sealed.minimum_group))))
        if st.button(own["cockpit_open"], key=f"cockpit: open {name}/{one.round.id}", type="primary"):
            open_round(name, one.round.id)
            st.rerun()
        st.page_link(
            page("plan"),
            label=own["cockpit_to_plan"],
            icon=":material/arrow_forward:",
            query_params={"sprint": name, "round": one.round.id},
        )


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
