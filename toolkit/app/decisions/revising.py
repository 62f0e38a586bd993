"""The next revision: the newest one once more, with a `changes:` entry for each decision to change something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from toolkit.app import look
from toolkit.app.decisions.saving import names_somebody
from toolkit.app.look import plain
from toolkit.app.state import House, for_the_team, language
from toolkit.app.words import words
from toolkit.authoring import branching
from toolkit.errors import Refused
from toolkit.evidence.decided import thaw
from toolkit.languages import NAMES
from toolkit.records import Decision

LONGEST = 600
"""Signs of each text: as many as a decision has."""

PARTS = {"what": ("did", branching.WHAT), "because": ("said", branching.BECAUSE)}
"""Each part of a change: where a decision says it, and what stands there until somebody fills it in."""


@dataclass
class Outcome:
    """What came of the last try in this browser: the file that was `made`, or why there is none."""

    made: str = ""
    refused: str = ""


def show(served: House, sprint: str, chosen: str) -> None:
    own = words(chosen)
    outcome: Outcome = st.session_state.setdefault(_outcome(sprint), Outcome())
    st.subheader(own["revise"], anchor=False)
    with st.container():
        if outcome.made:
            _made(outcome.made, chosen)
    to_change = [one for one in served.store.decisions(sprint) if one.verdict == "change"]
    prototype = served.live.kit.sprints[sprint].prototype
    last = f"v{branching.newest(served.live.folder, prototype)}"
    if not to_change:
        st.markdown(plain(own["revise_none"]))
        return
    with st.expander(own["revise_go"], key=f"decisions: {sprint} revise"):
        st.markdown(plain(own["revise_why"].format(revision=last)))
        st.markdown(look.small(own["revise_both"]))
        for one in to_change:
            _offer(served, prototype, one, last, chosen)
        args = [sprint, [one.id for one in to_change], last]
        st.button(own["revise_go"], key=f"decisions: {sprint} revise {last}", type="primary", on_click=_make, args=args)
        if outcome.refused:
            st.warning(outcome.refused)


def _outcome(sprint: str) -> str:
    return f"decisions: {sprint} revise outcome"


def _made(file: str, chosen: str) -> None:
    """The file that was made last, and the way to it."""
    from toolkit.app.views import page

    own = words(chosen)
    st.success(plain(own["revise_made"].format(file=file)))
    query = {"file": file}
    st.page_link(page("studio"), label=own["revise_open"], icon=":material/arrow_forward:", query_params=query)


def _offer(served: House, prototype: str, one: Decision, last: str, chosen: str) -> None:
    """One decision with its tick; once it is ticked its texts, in the language in which it was taken, and the other."""
    own, key = words(chosen), _key(one, last)
    there = _revision_with(served, prototype, one)
    label = plain(own["revise_take"].format(did=one.did))
    ticked = st.checkbox(label, value=not there, key=f"{key} take")
    if there:
        st.markdown(look.small(own["revise_in"].format(revision=there)))
    if not ticked:
        return
    frozen = thaw(one.evidence)
    taken_in = frozen.language if frozen else chosen
    for part, (said, empty) in PARTS.items():
        for column, spoken in zip(st.columns(2, vertical_alignment="bottom"), NAMES, strict=True):
            given = " ".join(getattr(one, said).split()) if spoken == taken_in else ""
            column.text_area(
                own[f"plan_in_{spoken}"].format(what=own[f"revise_{part}"]),
                given,
                "content",
                max_chars=LONGEST,
                key=f"{key} {part} {spoken}",
                placeholder=empty[spoken],
            )


def _key(one: Decision, last: str) -> str:
    """Another wording, or another revision to go on from, is another offer."""
    return f"decisions: revise {one.id} {one.at} {last}"


def _revision_with(served: House, prototype: str, one: Decision) -> str:
    """The revision whose changes say it already, in any language; empty for none."""
    did = " ".join(one.did.split())
    for name, revision in served.live.kit.prototypes.get(prototype, {}).items():
        if any(did in change.what.by_language.values() for change in revision.changes):
            return name
    return ""


def _make(sprint: str, ids: Sequence[str], last: str) -> None:
    """Before the run, not in it. The next press ends a run at its next call of Streamlit's: there is none after the
    file was made, so that what was done is also said.
    """
    served, chosen = for_the_team(), language()
    outcome: Outcome = st.session_state[_outcome(sprint)]
    outcome.made = outcome.refused = ""
    entries = _ticked(served, sprint, ids, last)
    if not entries:
        outcome.refused = plain(words(chosen)["revise_nothing"])
        return
    if names_somebody(
        served, sprint, " ".join(text for one in entries for part in one.values() for text in part.values())
    ):
        outcome.refused = plain(words(chosen)["decide_code"])
        return
    prototype = served.live.kit.sprints[sprint].prototype
    try:
        outcome.made = branching.from_decisions(served.live.folder, prototype, entries, chosen)
    except Refused as error:
        outcome.refused = look.refusal(error, chosen)
        return
    served.live.refresh()


def _ticked(served: House, sprint: str, ids: Sequence[str], last: str) -> list[branching.Entry]:
    """What stands in the fields of the decisions that are ticked, and that still stand."""
    state, stand = st.session_state, {one.id: one for one in served.store.decisions(sprint)}
    taken = [stand[id] for id in ids if id in stand and state.get(f"{_key(stand[id], last)} take")]
    return [
        {part: {spoken: state.get(f"{_key(one, last)} {part} {spoken}") or "" for spoken in NAMES} for part in PARTS}
        for one in taken
    ]
