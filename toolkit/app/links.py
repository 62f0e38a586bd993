"""Single-use links for a round: made here, handed out by the team, and kept nowhere but where they were sent."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from toolkit.app.look import plain
from toolkit.app.standing import RoundStanding
from toolkit.app.state import for_the_team
from toolkit.app.words import counted, words
from toolkit.door import links
from toolkit.experiments.sprint import Sprint
from toolkit.records import Turnout
from toolkit.storage.transaction import Transaction

MOST = 200
"""So many at once: a list that still can be pasted into a mail merge."""


def show(name: str, sprint: Sprint, one: RoundStanding, url: str, language: str) -> None:
    """The maker of links and the turnout so far; `url` is the plain way into the round."""
    own, made = words(language), for_the_team().store.turnout(name, one.round.id)
    with st.expander(own["links"], expanded=one.round.links_only):
        st.markdown(own["links_why"])
        if one.round.links_only:
            st.markdown(own["links_only"])
        _turnout(sprint, one, made, language)
        with st.form(f"cockpit: {name}/{one.round.id} links", border=False):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                n = st.number_input(own["links_n"], 1, MOST, one.round.people, width=160)
                channel = _pick(own["links_channel"], {c.id: c.title(language) for c in one.round.channels}, language)
                group = _pick(own["links_segment"], {s.id: s.title(language) for s in sprint.segments}, language)
            wanted = st.form_submit_button(own["links_more" if made else "links_make"])
        if wanted:
            _made(_make(name, one.round.id, int(n), channel, group), url, language)


def _pick(label: str, titles: dict[str, str], language: str) -> str:
    """A choice of none or one of these; nothing where there is nothing to choose."""
    if not titles:
        return ""
    empty = words(language)["links_none"]
    return str(st.selectbox(label, ["", *titles], format_func=lambda one: titles.get(one, empty), width=200))


def _make(name: str, round_id: str, n: int, channel: str, segment: str) -> list[str]:
    store, tokens = for_the_team().store, [links.make() for _ in range(n)]
    hashes = [links.hashed(store.secret, one) for one in tokens]

    def job(tx: Transaction) -> None:
        tx.plan_round(name, round_id)
        tx.invite(hashes, name, round_id, channel, segment)

    store.write(job).result(timeout=30)
    return tokens


def _made(tokens: list[str], url: str, language: str) -> None:
    st.success(words(language)["links_made"])
    st.code("\n".join(f"{url}?one={one}" for one in tokens), language=None, height=220)


def _turnout(sprint: Sprint, one: RoundStanding, made: Iterable[Turnout], language: str) -> None:
    own = words(language)
    groups = {segment.id: segment.title(language) for segment in sprint.segments}
    for row in made:
        channel = one.round.channel(row.channel)
        names = [channel.title(language) if channel else "", groups.get(row.segment, "")]
        about = " · ".join(name for name in names if name) or own["links_plain"]
        st.markdown(plain(f"{about}: {counted('links_turnout', row.made, language, used=str(row.used))}"))
