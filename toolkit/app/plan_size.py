"""The slider: what so many people can and cannot show, told in sentences, drawn, and as a table."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from toolkit import text
from toolkit.app import look
from toolkit.app.charts import COLOURS, CONFIG, INK, RULE, SOFT
from toolkit.app.look import plain
from toolkit.app.standing import evidence
from toolkit.app.state import is_team
from toolkit.app.words import words
from toolkit.evidence.planning import sentences
from toolkit.evidence.planning.size import FEWEST, MOST, OFTEN, SELDOM, TRUTH, size
from toolkit.evidence.planning.table import PARTS, table
from toolkit.evidence.structure import SprintEvidence
from toolkit.experiments.comparing import columns
from toolkit.experiments.sprint import Expectation, Round

Part = dict[str, Any]

_LINES = (("often", COLOURS[0], "solid"), ("seldom", COLOURS[4], "dash"), ("noticed", COLOURS[1], "solid"))
"""The three chances that are drawn: two problems that are met, and an improvement that is noticed."""


def show(name: str, round_id: str, language: str) -> None:
    """Everything about the number of people in one round."""
    st.subheader(words(language)["plan_size"], anchor=False)
    _slider(name, round_id, language)
    _tables(language)


@st.fragment
def _slider(name: str, round_id: str, language: str) -> None:
    """A fragment, so that the slider draws only this anew: it answers at once."""
    if not is_team():
        st.rerun()
    own, found = words(language), evidence(name, language)
    one = found.sprint.round(round_id)
    asked = min(max(one.people, FEWEST), MOST)
    n = st.slider(own["plan_slider"], FEWEST, MOST, asked, key=f"plan: n of {name}/{round_id}")
    st.markdown(look.small(own["plan_asked"].format(n=one.people)))
    limit = _threshold(found.sealed.expectation)
    said = sentences.told(size(n), found.sealed.minimum_group, language, limit)
    for key, told in (
        ("interval", said.interval),
        ("difference", said.difference),
        ("noticed", said.noticed),
        ("alarm", said.alarm),
        ("meeting", said.meeting),
        ("group", said.group),
    ):
        st.markdown(f"**{plain(own[f'plan_size_{key}'])}** {plain(told)}")
    sizes = _own_sizes(found)
    if sizes:
        own_rounds = sentences.own_rounds(*sizes, language, limit)
        st.markdown(f"**{plain(own['plan_size_own'])}** {plain(own_rounds)}")
    st.markdown(look.small(sentences.only_shares(language)))
    _chart(n, language)


def _tables(language: str) -> None:
    """The same for a few sizes, outside the fragment: the slider changes nothing in them."""
    own = words(language)
    with st.expander(own["plan_table"]):
        for part, names in PARTS.items():
            question = own[f"plan_size_{part}"]
            st.markdown(f"**{plain(question)}**")
            cells = table(names, language)
            columns = {plain(head): [_kept(one) for one in column] for head, column in cells.items()}
            st.table(columns, border="horizontal", hide_index=True, alt=question)


def _kept(cell: str) -> str:
    """A cell that stays on one line."""
    return plain(cell).replace(" ", "\u00a0").replace("–", f"{look.JOINER}–{look.JOINER}")


def _threshold(expectation: Expectation | None) -> float:
    """The threshold of a rule about how many people finish, in percentage points; 0 where it has none."""
    if expectation is None or expectation.measure != "completion":
        return 0.0
    return expectation.better_by or 0.0


def _own_sizes(found: SprintEvidence) -> tuple[int, int] | None:
    """How many people the rounds of a rule about finishing ask for, where that differs: the slider has equal rounds."""
    planned = {name: _people(one) for one in found.sprint.rounds for name in columns(one, "completion")}
    rule = found.sealed.expectation
    if rule is None or rule.measure != "completion" or rule.better_by is None:
        return None
    earlier, later = (planned.get(name, 0) for name in rule.compare)
    return (earlier, later) if earlier and later and earlier != later else None


def _people(one: Round) -> int:
    """How many people are asked for in each column of a round."""
    return one.people // len(one.variants) if one.variants and one.each_sees == "one" else one.people


# -- the chart --------------------------------------------------------------------------------------------------------


def _chart(n: int, language: str) -> None:
    own, of = words(language), size(n)
    st.markdown(plain(own["plan_chart"]))
    often, seldom, seen = (sentences.chance(one, language) for one in (*of.met, of.noticed))
    told = own["plan_chart_alt"].format(n=n, often=often, seldom=seldom, noticed=seen, **_given(language))
    st.plotly_chart(_drawn(n, language), theme=None, config=CONFIG, key="plan: chart", alt=told)


def _given(language: str) -> dict[str, str]:
    """The shares that the lines are about, as the language writes them."""
    given = {"often_share": OFTEN, "seldom_share": SELDOM, "before": TRUTH[0], "after": TRUTH[1]}
    return {key: text.percent(one, language) for key, one in given.items()}


def _chances(n: int) -> dict[str, float]:
    of = size(n)
    return {"often": of.met[0], "seldom": of.met[1], "noticed": of.noticed}


def _name(line: str, language: str) -> str:
    given = _given(language)
    return words(language)[f"plan_line_{line}"].format(share=given.get(f"{line}_share", ""), **given)


@lru_cache(maxsize=64)
def _drawn(n: int, language: str) -> Any:
    """Each chance from the fewest to the most people, with a dot at n; kept, as Plotly is slow to look it over."""
    from plotly.graph_objects import Figure as Drawn  # type: ignore[import-untyped]  # plotly ships no types

    sizes = list(range(FEWEST, MOST + 1))
    traces: list[Part] = []
    for line, colour, dash in _LINES:
        chances = [_chances(one)[line] for one in sizes]
        look_of = {"color": colour, "width": 3, "dash": dash}
        traces.append(_trace(sizes, chances, "lines", name=_name(line, language), line=look_of))
        here = _chances(n)[line]
        traces.append(_trace([n], [here], "markers", marker={"color": colour, "size": 12}, showlegend=False))
    return Drawn({"data": traces, "layout": _layout(n, language)})


def _trace(x: list[int], y: list[float], mode: str, **other: Any) -> Part:
    return {"type": "scatter", "mode": mode, "x": x, "y": y, "hoverinfo": "skip", **other}


def _layout(n: int, language: str) -> Part:
    ticks = [0.0, 0.25, 0.5, 0.75, 1.0]
    across = {"gridcolor": "rgba(0,0,0,0)", "zeroline": False, "fixedrange": True, "tickvals": [3, 10, 20, 30]}
    up = {"gridcolor": RULE, "zeroline": False, "fixedrange": True, "range": [-0.02, 1.04], "tickvals": ticks}
    line = {"type": "line", "x0": n, "x1": n, "y0": 0, "y1": 1, "line": {"color": INK, "width": 1, "dash": "dot"}}
    return {
        "height": 320,
        "margin": {"l": 48, "r": 16, "t": 16, "b": 48},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif", "size": 13, "color": SOFT},
        "separators": ",." if language == "nl" else ".,",
        "xaxis": {
            **across,
            "range": [2.5, 30.5],
            "title": {"text": words(language)["plan_axis"], "font": {"size": 13}},
        },
        "yaxis": {**up, "ticktext": [text.percent(one, language) for one in ticks]},
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
        "shapes": [line],
    }
