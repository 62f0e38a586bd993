"""Evidence: the sealed measure first, with its verdict; then the rest, marked as exploratory."""

from __future__ import annotations

import time
from collections.abc import Sequence

import streamlit as st

from toolkit.app import evidence_line, hearing, look
from toolkit.app.decisions import subjects
from toolkit.app.frame import choose_sprint, team_view
from toolkit.app.look import plain
from toolkit.app.standing import evidence
from toolkit.app.state import House
from toolkit.app.words import words
from toolkit.evidence import output, sentences
from toolkit.evidence.decided import told
from toolkit.evidence.expectation import Verdict
from toolkit.evidence.seals import sentences as seals
from toolkit.evidence.structure import Line, SprintEvidence

PARTS = {
    "tasks": ("completion", "time-on-task", "path", "first-choice"),
    "scores": ("score",),
    "answers": ("choice",),
    "funnel": ("funnel",),
    "statements": ("agreement", "split", "shift", "groups"),
}
"""What is shown together; a measure that is not named here stands with the scores."""

TYPES = {
    ".html": "text/html",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".md": "text/markdown",
}
"""The formats that a report can be saved in, and what a browser calls them."""

ONLY_WITH_FIGURES = ("funnel", "statements")
"""Parts that most sprints do not have; they are offered where there is something in them."""


@team_view
def show(served: House, language: str) -> None:
    own = words(language)
    with st.container(width=look.READING):
        st.title(own["evidence"], anchor=False)
        st.markdown(own["evidence_intro"])
        name = choose_sprint(served, language, "evidence")
        if name is None:
            return
        found = evidence(name, language)
        st.header(plain(found.sprint.title(language)), anchor=False)
        st.markdown(plain(found.sprint.question(language)))
        _rounds(found, language)
        _expected(found, language)
        _exploratory(found, language)
        _discovered(found, language)
        hearing.show(served, name, language)
        _decided(served, name, language)
        _changes(found, language)
        st.subheader(own["evidence_limits"], anchor=False)
        st.markdown("\n".join(f"- {plain(one)}" for one in found.limit_sentences(language)))
        _report(served, found, language)


def _rounds(found: SprintEvidence, language: str) -> None:
    own = words(language)
    st.subheader(own["evidence_rounds"], anchor=False)
    lines = (
        f"- **{plain(one.title(language))}** ({plain(one.revision)}): {plain(output.round_sentence(one, language))}"
        for one in found.rounds
    )
    st.markdown("\n".join(lines))
    if found.simulated:
        robots = [one.title(language) for one in found.rounds if one.begun and one.source == "simulated"]
        told = own["evidence_simulated"].format(rounds=", ".join(robots))
        st.markdown(f"{look.simulated_badge(language)} {plain(told)}")
    if found.notes:
        with st.container(border=True):
            st.markdown(look.badge(own["evidence_notes"], "orange"))
            st.markdown("\n".join(f"- {plain(note.sentence(language))}" for note in found.notes))


def _expected(found: SprintEvidence, language: str) -> None:
    own, rule = words(language), found.sealed.expectation
    st.subheader(own["evidence_expected"], anchor=False)
    if rule is None:
        st.markdown(own["evidence_no_rule"])
        return
    with st.container(border=True):
        st.markdown(plain(rule.hypothesis(language)))
        st.markdown(plain(own["evidence_rule"].format(rule=seals.rule(found, language))))
        if found.verdict:
            _verdict(found.verdict, language)
        for one in seals.told(found, language):
            st.markdown(look.small(one))
    for line in found.lines:
        if line.sealed and line.figures:
            st.subheader(own["evidence_measure"], anchor=False)
            evidence_line.show(line, found, language)


def _verdict(verdict: Verdict, language: str) -> None:
    st.markdown(f"**{plain(sentences.verdict(verdict, language))}**")
    plan = sentences.plan(verdict, language)
    if plan:
        st.markdown(plain(plan))


def _exploratory(found: SprintEvidence, language: str) -> None:
    """A part at a time: twenty charts at once are a wall, and each of them costs the browser something."""
    own = words(language)
    st.subheader(own["evidence_exploratory"], anchor=False)
    if not any(line.figures for line in found.lines):
        st.markdown(own["evidence_none"])
        return
    st.markdown(look.small(own["evidence_exploratory_why"]))
    there = {_part(line) for line in found.lines if not line.sealed and line.figures}
    which = st.segmented_control(
        own["evidence_which"],
        [part for part in PARTS if part not in ONLY_WITH_FIGURES or part in there],
        default="tasks",
        required=True,
        format_func=lambda part: own[f"evidence_{part}"],
        key="evidence: part",
        label_visibility="collapsed",
    )
    lines = [line for line in found.lines if not line.sealed and line.figures and _part(line) == which]
    if not lines:
        st.markdown(own["evidence_none_here"])
    for title, svg in _together(lines, found, language):
        with st.container(border=True):
            st.markdown(f"#### {plain(title)}", anchors=False)
            st.image(svg, width="stretch", alt=own["evidence_together_alt"].format(title=title))
    for line in lines:
        evidence_line.show(line, found, language)


def _together(lines: Sequence[Line], found: SprintEvidence, language: str) -> list[tuple[str, str]]:
    """All questions with points of a survey in one picture, where there are several: one looks for the odd one out."""
    from toolkit.evidence import likert

    surveys = dict.fromkeys(line.subject.survey for line in lines if likert.has_points(line.subject))
    of = {name: [line for line in lines if line.subject.survey == name] for name in surveys}
    drawn = ((found.surveys[name].title(language), own) for name, own in of.items() if len(own) > 1)
    return [(title, svg) for title, own in drawn for svg in likert.pictures(own, title, language)]


def _part(line: Line) -> str:
    return next((part for part, measures in PARTS.items() if line.subject.measure in measures), "scores")


# -- what else --------------------------------------------------------------------------------------------------------


def _discovered(found: SprintEvidence, language: str) -> None:
    """Which problems were met by how many people, and whether more people would still show something new."""
    own = words(language)
    if not found.discovered:
        return
    st.subheader(own["evidence_discovery"], anchor=False)
    st.markdown(look.small(own["evidence_discovery_why"]))
    for one in found.discovered:
        with st.container(border=True):
            robots = f" {look.simulated_badge(language)}" if one.source == "simulated" else ""
            st.markdown(f"**{plain(one.title(language))}**{robots}")
            if one.discovery.counts:
                st.markdown("\n".join(f"- {plain(line)}" for line in one.lines(language)))
            st.markdown("\n\n".join(plain(told) for told in one.told(language)))


def _decided(served: House, sprint: str, language: str) -> None:
    """What the team decided so far, in a line each, and where it decides."""
    from toolkit.app.views import page

    own, decisions = words(language), served.store.decisions(sprint)
    st.subheader(own["evidence_decided"], anchor=False)
    for one in decisions:
        about = subjects.name(served, sprint, one.round, subjects.Subject.of(one), language)
        first, *_ = told(one, language, about)
        st.markdown(f"- {plain(first)}")
    st.page_link(page("decisions"), label=own["evidence_to_decisions"], icon=":material/arrow_forward:")


def _changes(found: SprintEvidence, language: str) -> None:
    own = words(language)
    for one in found.changes:
        st.subheader(plain(own["evidence_changed"].format(revision=one.revision)), anchor=False)
        because = own["library_because"]
        lines: Sequence[str] = [
            f"- **{plain(change.what(language))}**  \n  {plain(because.format(why=change.because(language)))}"
            for change in one.changes
        ]
        st.markdown("\n".join(lines))


def _report(served: House, found: SprintEvidence, language: str) -> None:
    """Written into memory when asked for, from what this page shows; it holds not one person's row."""
    own = words(language)
    st.subheader(own["evidence_report"], anchor=False)
    st.markdown(own["evidence_report_why"])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ending = st.segmented_control(
            own["evidence_format"],
            list(TYPES),
            default=".html",
            required=True,
            format_func=lambda one: own[f"evidence_format_{one[1:]}"],
            key="evidence: format",
        )
        st.download_button(
            own["evidence_report_get"],
            lambda: report(served, found, language, ending),
            own["evidence_report_file"].format(sprint=found.sprint_id, ending=ending),
            TYPES[ending],
            key="evidence: report",
            on_click="ignore",
            type="primary",
        )


def report(served: House, found: SprintEvidence, language: str, ending: str = ".html") -> bytes:
    """The report as one file."""
    from toolkit.reports.beside import beside
    from toolkit.reports.build import build
    from toolkit.reports.formats import packed

    more = beside(served.live.kit, served.store, found.sprint_id)
    return packed(ending, build(found, language, time.time(), more))
