"""Evidence: the sealed measure first, with its verdict; then the rest, marked as exploratory."""

from __future__ import annotations

import time
from collections.abc import Sequence

import streamlit as st

from toolkit.app import charts, look
from toolkit.app.frame import choose_sprint, team_view
from toolkit.app.look import plain
from toolkit.app.standing import evidence
from toolkit.app.state import House
from toolkit.app.words import words
from toolkit.evidence import output, sentences
from toolkit.evidence.disclosure import Figure, Shown
from toolkit.evidence.expectation import Verdict
from toolkit.evidence.seals import sentences as seals
from toolkit.evidence.structure import Line, SprintEvidence

PARTS = {
    "tasks": ("completion", "time-on-task"),
    "scores": ("score",),
    "answers": ("choice",),
    "funnel": ("funnel",),
    "statements": ("agreement", "split", "shift", "groups"),
}
"""What is shown together; a measure that is not named here stands with the scores."""

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
        _changes(found, language)
        st.subheader(own["evidence_limits"], anchor=False)
        st.markdown("\n".join(f"- {plain(one)}" for one in found.limit_sentences(language)))
        _report(found, language)


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
            _line(line, language)


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
    for line in lines:
        _line(line, language)


def _part(line: Line) -> str:
    return next((part for part, measures in PARTS.items() if line.subject.measure in measures), "scores")


# -- one subject ------------------------------------------------------------------------------------------------------


def _line(line: Line, language: str) -> None:
    own = words(language)
    with st.container(border=True):
        title = f"{line.subject.title(language).rstrip('.')}: {output.measure_name(line, language)}"
        st.markdown(f"#### {plain(title)}", anchors=False)
        st.markdown("\n".join(f"- {_sentence(one, language)}" for one in line.figures))
        for comparison in line.comparisons:
            st.markdown(plain(sentences.comparison(comparison, language)))
        figure = charts.drawn(line, language)
        if figure is None:
            return
        told = " ".join(f"{one.title(language)}: {sentences.figure(one, language)}" for one in line.figures)
        st.plotly_chart(
            figure,
            theme=None,
            config=charts.CONFIG,
            key=f"evidence: {line.subject.id}",
            alt=own["evidence_alt"].format(sentence=told),
        )
        st.markdown(look.small(_legend(line, language)))
        with st.expander(own["evidence_table"]):
            # Streamlit's own table scrolls by itself on a phone; it needs pandas, which computing these figures loaded.
            st.table(_table(line, language), border="horizontal", hide_index=True, alt=line.subject.title(language))


def _sentence(one: Figure, language: str) -> str:
    return f"**{plain(one.title(language))}** {plain(sentences.figure(one, language))}"


def _legend(line: Line, language: str) -> str:
    """What the signs mean, as far as they occur in this chart."""
    own, shown = words(language), [one for one in line.figures if isinstance(one, Shown) and one.n]
    sources = {one.source for one in shown}
    if line.subject.kind in ("counts", "chain"):
        told = [own[f"legend_{line.subject.kind}"]]
    else:
        told = [own["legend_interval"]]
        if any(one.dots for one in shown):
            told.append(own["legend_both" if len(sources) > 1 else f"legend_{min(sources)}"])
    if "simulated" in sources:
        told.append(own["legend_broken"])
    return " ".join(told)


def _table(line: Line, language: str) -> dict[str, list[str]]:
    """Columns by their heads; Streamlit reads Markdown in both."""
    own = words(language)
    if line.subject.kind in ("counts", "chain"):
        return _counts_table(line, language)
    heads = [plain(own[f"evidence_{name}"]) for name in ("round", "n", "value", "interval")]
    rows = [_row(one, language) for one in line.figures]
    return {head: [plain(row[index]) for row in rows] for index, head in enumerate(heads)}


def _row(one: Figure, language: str) -> tuple[str, str, str, str]:
    if not isinstance(one, Shown):
        return charts.name(one, language), "–", "–", "–"
    ends = one.estimate.ends if one.estimate else None
    interval = " – ".join(sentences.value(end, one.subject, language) for end in ends) if ends else "–"
    who = sentences.people(one.n, one.source, language)
    return charts.name(one, language), who, sentences.brief(one, language), interval


def _counts_table(line: Line, language: str) -> dict[str, list[str]]:
    options = line.options
    columns = {plain(words(language)["evidence_answer"]): [plain(label(language)) for _, label in options]}
    for one in line.figures:
        if isinstance(one, Shown) and one.n:
            counts = dict(one.counts)
            shares = [
                sentences.share(counts[option], one.base, language) if option in counts else "–"
                for option, _ in options
            ]
            columns[plain(charts.name(one, language))] = [plain(told) for told in shares]
    return columns


# -- what else --------------------------------------------------------------------------------------------------------


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


def _report(found: SprintEvidence, language: str) -> None:
    """Written into memory when asked for, from what this page shows; it holds not one person's row."""
    own = words(language)
    st.subheader(own["evidence_report"], anchor=False)
    st.markdown(own["evidence_report_why"])
    st.download_button(
        own["evidence_report_get"],
        lambda: report(found, language),
        own["evidence_report_file"].format(sprint=found.sprint_id),
        "text/html",
        key="evidence: report",
        on_click="ignore",
        type="primary",
    )


def report(found: SprintEvidence, language: str) -> str:
    """The report as one HTML file."""
    from toolkit.reports.formats import FORMATS

    return FORMATS[".html"](found, language, time.time())
