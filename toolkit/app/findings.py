"""Findings: observations that say the same, put together by hand, and taken apart again by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

import streamlit as st

from toolkit.app import look
from toolkit.app.alike import Suggestion, suggestions
from toolkit.app.look import plain
from toolkit.app.noted import about, counts, met, ways_of
from toolkit.app.state import House
from toolkit.app.words import counted, words
from toolkit.door.noting import Ways
from toolkit.languages import words as interface
from toolkit.prototypes.prototype import Prototype
from toolkit.records import Finding, Observation
from toolkit.storage.store import Transaction

LONGEST = 200
"""Letters of a title."""


@dataclass(frozen=True)
class Table:
    """What lies on the table: the notes of a round, all notes of the sprint, and its findings."""

    served: House
    sprint: str
    round: str
    language: str
    ways: Ways
    notes: Sequence[Observation]
    everywhere: Sequence[Observation]
    findings: Sequence[Finding]

    @property
    def key(self) -> str:
        return f"observe: {self.sprint}/{self.round}"

    def of(self, finding: Finding) -> list[Observation]:
        return [one for one in self.everywhere if one.finding == finding.id]

    def here(self, finding: Finding) -> list[Observation]:
        return [one for one in self.notes if one.finding == finding.id]


def show(served: House, sprint_id: str, round_id: str, language: str) -> None:
    """What observers wrote in a round, and the sprint's findings that it belongs to."""
    own, store = words(language), served.store
    everywhere = store.observations(sprint_id)
    notes = [one for one in everywhere if one.round == round_id]
    st.subheader(own["observe_findings"], anchor=False)
    if not notes:
        st.markdown(own["observe_none"])
        return
    with st.container(width=look.READING):
        st.markdown(own["observe_findings_why"])
    ways = ways_of(served, sprint_id, round_id)
    table = Table(served, sprint_id, round_id, language, ways, notes, everywhere, store.findings(sprint_id))
    for finding in table.findings:
        if table.here(finding):
            _finding(table, finding)
    hints = suggestions(notes)
    for hint in hints:
        _suggestion(table, hint)
    hinted = {one.id for hint in hints for one in hint.notes}
    _loose(table, [one for one in notes if not one.finding and one.id not in hinted])


# -- putting together -------------------------------------------------------------------------------------------------


def _suggestion(table: Table, hint: Suggestion) -> None:
    """Notes that look alike, ticked already; nothing happens until somebody presses."""
    own = words(table.language)
    finding = next((one for one in table.findings if one.id == hint.finding), None)
    key = f"{table.key} alike {hint.finding} {' '.join(one.id for one in hint.notes)}"
    with st.form(key, width=look.READING):
        if finding:
            st.markdown(f"**{plain(own['observe_alike_to'].format(title=finding.title))}**")
        else:
            st.markdown(f"**{own['observe_alike']}**")
        picked = _ticks(table, hint.notes, key, ticked=True)
        title = "" if finding else _title(table, key)
        if st.form_submit_button(own["observe_add" if finding else "observe_make"]):
            _together(table, picked, finding, title)


def _loose(table: Table, notes: Sequence[Observation]) -> None:
    """What resembles nothing, to be put together by whoever sees more in it."""
    own = words(table.language)
    if not notes:
        if all(one.finding for one in table.notes):
            st.markdown(own["observe_all_grouped"])
        return
    key = f"{table.key} loose"
    with st.form(key, width=look.READING):
        st.markdown(f"**{own['observe_loose']}**")
        picked = _ticks(table, notes, key, ticked=False)
        titles = look.apart({one.id: one.title for one in table.findings})
        chosen = ""
        if titles:
            names = {"": own["observe_new"], **titles}
            chosen = st.selectbox(own["observe_into"], list(names), 0, names.__getitem__, key=f"{key}: into") or ""
        title = _title(table, key)
        if st.form_submit_button(own["observe_make"]):
            _together(table, picked, next((one for one in table.findings if one.id == chosen), None), title)


def _ticks(table: Table, notes: Iterable[Observation], key: str, *, ticked: bool) -> list[Observation]:
    lines = ((one, about(one, table.ways, table.language)) for one in notes)
    return [one for one, line in lines if st.checkbox(line, ticked, key=f"{key}: {one.id}")]


def _title(table: Table, key: str) -> str:
    own = words(table.language)
    typed = st.text_input(own["observe_name"], key=f"{key}: title", max_chars=LONGEST, help=own["observe_name_help"])
    return " ".join(typed.split())


def _together(table: Table, notes: Sequence[Observation], finding: Finding | None, title: str) -> None:
    own, ids = words(table.language), [one.id for one in notes]
    if not ids:
        st.warning(own["observe_need_pick"])
        return
    if finding is None and not title:
        st.warning(own["observe_need_name"])
        return
    screen, revision = _seen_on(table, notes)

    def job(tx: Transaction) -> bool:
        if finding is not None:
            return bool(tx.put_in(finding, ids))
        return tx.make_finding(table.sprint, title, screen, revision, ids) is not None

    if table.served.store.write(job).result(timeout=30):
        st.rerun()
    st.warning(own["observe_was_first"])


def _seen_on(table: Table, notes: Sequence[Observation]) -> tuple[str, str]:
    """The screen on which most of the notes were made, and the revision that it was of."""
    there = ((table.ways.place(one.place), one.definition) for one in notes)
    seen = Counter((place.screen, shown) for place, shown in there if place and place.screen)
    screen, shown = seen.most_common(1)[0][0] if seen else ("", "")
    planned = table.served.live.kit.sprints[table.sprint].revision_of(table.round) or ""
    return screen, _revisions(table).get(shown, planned)


def _revisions(table: Table) -> dict[str, str]:
    """Revisions by the fingerprint of the text that people saw, also where the file was edited since."""
    served, sprint = table.served, table.served.live.kit.sprints[table.sprint]
    now = {one.fingerprint(): name for name, one in served.live.kit.prototypes.get(sprint.prototype, {}).items() if one}
    shown = (one for one in served.store.shown(table.sprint, table.round) if one.kind == "prototype")
    return now | {one.fingerprint: one.name.rpartition("/")[2] for one in shown}


# -- a finding --------------------------------------------------------------------------------------------------------


def _finding(table: Table, finding: Finding) -> None:
    """One problem: how many people met it, where, and every note of it."""
    own, here = words(table.language), met(table.here(finding))
    with st.container(border=True, width=look.READING):
        st.markdown(f"**{plain(finding.title)}**")
        st.markdown(plain(_said(table, here.worst, finding)))
        if here.robots:
            told = counted("observe_robots", here.robots, table.language)
            st.markdown(f"{look.simulated_badge(table.language)} {plain(told)}")
        _links(table, finding)
        with st.expander(own["observe_change"]):
            _change(table, finding)


def _said(table: Table, worst: int, finding: Finding) -> str:
    own, language, here = words(table.language), table.language, met(table.here(finding))
    said = [counts(here, language), counted("observe_by", here.observers, language)] if here.notes else []
    if here.notes:
        severity = interface(language)[f"observe_severity_{worst}"]
        said.append(own["observe_worst"].format(n=worst, words=severity))
    sprint = table.served.live.kit.sprints[table.sprint]
    for one in sprint.rounds:
        there = met(note for note in table.of(finding) if note.round == one.id)
        if one.id != table.round and there.notes:
            said.append(own["observe_in_round"].format(round=one.title(language), counts=counts(there, language)))
    return " · ".join(said)


def _prototype(table: Table, finding: Finding) -> tuple[str, Prototype | None]:
    kit = table.served.live.kit
    name = kit.sprints[table.sprint].prototype
    return name, kit.prototypes.get(name, {}).get(finding.revision)


def _links(table: Table, finding: Finding) -> None:
    """The screen of the revision as a participant saw it, and the revision in the library."""
    from toolkit.app.views import page

    own, language = words(table.language), table.language
    name, prototype = _prototype(table, finding)
    if prototype is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if finding.screen in prototype.by_id:
            title = prototype.by_id[finding.screen].title
            label = own["observe_to_screen"].format(screen=title(language) if title else finding.screen)
            st.markdown(
                f"[{plain(label)}](/preview/{name}/{finding.revision}?screen={quote(finding.screen)}&lang={language})"
            )
        st.page_link(
            page("library"),
            label=own["observe_to_library"].format(revision=finding.revision),
            icon=":material/arrow_forward:",
            query_params={"prototype": name, "revision": finding.revision},
        )


def _change(table: Table, finding: Finding) -> None:
    own, key = words(table.language), f"{table.key} finding {finding.id}"
    with st.form(key, border=False):
        typed = st.text_input(own["observe_name"], finding.title, key=f"{key}: title", max_chars=LONGEST)
        screens = _screens(table, finding)
        at = list(screens).index(finding.screen) if finding.screen in screens else 0
        screen = st.selectbox(own["observe_screen"], list(screens), at, screens.__getitem__, key=f"{key}: screen") or ""
        title = " ".join(typed.split())
        if st.form_submit_button(own["observe_keep"]) and title:
            table.served.store.write(lambda tx: tx.change_finding(finding, title, screen)).result(timeout=30)
            st.rerun()
    notes = table.of(finding)
    for one in notes:
        st.markdown(about(one, table.ways, table.language))
        if st.button(own["observe_take_out"], key=f"{key}: out {one.id}"):
            _apart(table, [one])
    if len(notes) > 1 and st.button(own["observe_take_all"], key=f"{key}: apart"):
        _apart(table, notes)


def _screens(table: Table, finding: Finding) -> dict[str, str]:
    """The screens to choose from, by their titles."""
    _, prototype = _prototype(table, finding)
    known = prototype.screens if prototype else ()
    titles = {one.id: one.title(table.language) if one.title else one.id for one in known}
    return {"": words(table.language)["observe_no_screen"], **look.apart(titles)}


def _apart(table: Table, notes: Sequence[Observation]) -> None:
    ids = [one.id for one in notes]
    table.served.store.write(lambda tx: tx.take_out(table.sprint, ids)).result(timeout=30)
    st.rerun()
