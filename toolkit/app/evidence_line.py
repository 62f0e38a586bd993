"""One subject of the evidence: its sentences, its chart, its table, and what stands beside a change of it."""

from __future__ import annotations

import streamlit as st

from toolkit import text
from toolkit.app import charts, look
from toolkit.app.look import plain
from toolkit.app.words import words
from toolkit.evidence import output, sentences
from toolkit.evidence.comparison import Comparison
from toolkit.evidence.disclosure import Figure, Shown
from toolkit.evidence.intervals import Estimate
from toolkit.evidence.shares import shares
from toolkit.evidence.structure import Line, SprintEvidence


def show(line: Line, found: SprintEvidence, language: str) -> None:
    """What there is to say of a subject, round beside round."""
    own = words(language)
    with st.container(border=True):
        title = f"{line.subject.title(language).rstrip('.')}: {output.measure_name(line, language)}"
        st.markdown(f"#### {plain(title)}", anchors=False)
        st.markdown("\n".join(f"- {_sentence(one, language)}" for one in line.figures))
        for comparison in line.comparisons:
            st.markdown(plain(sentences.comparison(comparison, language)))
            _noticed(line, comparison, found, language)
        figure = charts.drawn(line, language)
        if figure is None:
            _groups(line, language)
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
        _groups(line, language)


def _noticed(line: Line, comparison: Comparison, found: SprintEvidence, language: str) -> None:
    """Beside a change of a figure: what people would notice between the two revisions."""
    between = found.between(comparison)
    if between is None or comparison.step or line.subject.moment == "before":  # nobody had seen anything by then
        return
    heading = output.noticed_heading(between, language)
    if not between.groups:
        st.markdown(look.small(heading))
        return
    key = f"evidence: noticed {line.subject.id} {comparison.earlier.round} {comparison.later.round}"
    with st.expander(plain(heading), key=key):
        for group in between.groups:
            lines = "\n".join(f"- {plain(one)}" for one in group.lines(language))
            st.markdown(f"**{plain(group.heading(language))}**\n\n{lines}")


def _groups(line: Line, language: str) -> None:
    """The same figure by group of people, as far as the gate lets it through."""
    if not line.groups:
        return
    with st.expander(words(language)["evidence_by_group"], key=f"evidence: groups {line.subject.id}"):
        st.markdown("\n".join(f"- {_sentence(one, language)}" for one in line.groups))
        for comparison in line.group_comparisons:
            st.markdown(plain(sentences.comparison(comparison, language)))


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


def _share(x: int, n: int, around: Estimate | None, language: str) -> str:
    """3 of 5 (23% to 88%)."""
    told = sentences.share(x, n, language)
    if around is None or around.ends is None:
        return told
    low, high = (text.percent(end, language) for end in around.ends)
    return f"{told} ({words(language)['evidence_to'].format(low=low, high=high)})"


def _counts_table(line: Line, language: str) -> dict[str, list[str]]:
    options = line.options
    columns = {plain(words(language)["evidence_answer"]): [plain(label(language)) for _, label in options]}
    for one in line.figures:
        if isinstance(one, Shown) and one.n:
            counts = dict(one.counts)
            around = shares(one)
            told = [
                _share(counts[option], one.base, around.get(option), language) if option in counts else "–"
                for option, _ in options
            ]
            columns[plain(charts.name(one, language))] = [plain(each) for each in told]
    return columns
