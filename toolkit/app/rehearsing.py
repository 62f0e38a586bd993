"""The team's rehearsal: a button that sends robots through a round, and what they say would meet people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from toolkit.app import look
from toolkit.app.look import plain
from toolkit.app.standing import whereabouts
from toolkit.app.state import House
from toolkit.app.words import counted, words
from toolkit.errors import Refused
from toolkit.languages import NAMES
from toolkit.languages.problems import told

if TYPE_CHECKING:
    from toolkit.door.rehearsal import Fault, Rehearsal

ROBOTS = 12
"""Every manner of taking part is among them, in both languages."""


@dataclass(frozen=True)
class _Kept:
    """A rehearsal, with the state of the files that it was about."""

    found: Rehearsal
    stamp: object


def offer(served: House, sprint_id: str, round_id: str, language: str) -> None:
    """Draw the button, and what came of the last rehearsal of this round in this browser."""
    own = words(language)
    with st.container(border=True, width=look.READING):
        st.subheader(own["rehearse_title"], anchor=False)
        st.markdown(own["rehearse_why"])
        st.markdown(look.small(own["rehearse_apart"]))
        came = any(one.robot for one in whereabouts(sprint_id, round_id))
        if came:
            st.markdown(look.small(own["rehearse_again_why"]))
        label = own["rehearse_again" if came else "rehearse_go"].format(n=ROBOTS)
        if st.button(label, key=f"rehearse: {sprint_id}/{round_id}"):
            _go(served, sprint_id, round_id, language)
        kept = st.session_state.get(_key(sprint_id, round_id))
        if isinstance(kept, _Kept):
            if kept.stamp != served.live.stamp:
                st.warning(own["rehearse_edited"])
            promised = served.live.kit.sprints[sprint_id].consent.minutes
            _show(kept.found, promised, language)


def _key(sprint_id: str, round_id: str) -> str:
    return f"rehearse: found in {sprint_id}/{round_id}"


def _go(served: House, sprint_id: str, round_id: str, language: str) -> None:
    from toolkit.door.rehearsal import rehearse

    own = words(language)
    bar = st.progress(0.0, own["rehearse_busy"].format(done=1, total=ROBOTS))

    def tell(done: int, of: int) -> None:
        busy = own["rehearse_busy"].format(done=done + 1, total=of) if done < of else own["rehearse_read"]
        bar.progress(done / of, busy)

    served.live.refresh()
    stamp = served.live.stamp
    try:
        found = rehearse(served.live, served.store, sprint_id, round_id, ROBOTS, tell=tell)
    except Refused as error:
        bar.empty()
        st.warning(look.refusal(error, language))
        return
    found.pages.clear()  # what was shown is judged, and is no longer needed
    st.session_state[_key(sprint_id, round_id)] = _Kept(found, stamp)
    st.rerun()


def _show(found: Rehearsal, promised: int, language: str) -> None:
    own = words(language)
    came = own["rehearse_came"].format(joined=found.joined, declined=found.declined, finished=found.finished)
    took = counted("rehearse_minutes", max(1, round(found.minutes)), language, promised=str(promised))
    st.markdown(f"{look.simulated_badge(language)} {plain(f'{came} {took}' if found.minutes else came)}")
    if found.faults:
        st.markdown(f"{look.badge(counted('rehearse_faults', len(found.faults), language), 'orange')}")
        st.markdown(_list(found.faults, language))
    else:
        st.markdown(look.badge(own["rehearse_clear"], "green"))
    if found.notes:
        with st.expander(own["rehearse_notes"].format(n=len(found.notes))):
            st.markdown(_list(found.notes, language))
    with st.expander(own["rehearse_who"].format(n=len(found.came))):
        st.markdown(_who(found.came, language))


def _list(those: Iterable[Fault], language: str) -> str:
    """What is wrong and what would be right, and below it where; the most pressing were found first."""
    lines = []
    for one in those:
        wrong, right = told(one.wrong, language), told(one.right, language)
        said = plain(f"{wrong[:1].upper()}{wrong[1:]}; {right}.")
        lines.append(f"- {said}  \n  {look.small(told(one.place, language).replace('`', ''))}")
    return "\n".join(lines)


def _who(came: Iterable[tuple[str, str]], language: str) -> str:
    own = words(language)
    head = [own["rehearse_who_manner"], own["rehearse_who_language"]]
    rows = [[own[f"rehearse_manner_{name.replace(' ', '_')}"], NAMES[spoken]] for name, spoken in came]
    return look.table(head, rows)
