"""The form for what is expected: it writes the sprint's file, after the seal only with a reason and two names.

What the form began with is kept, so that what somebody else wrote into the file meanwhile is noticed and not lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

import streamlit as st

from toolkit.app import look
from toolkit.app.look import plain
from toolkit.app.plan_saving import Wish, save
from toolkit.app.state import House, for_the_team, language
from toolkit.app.words import words
from toolkit.errors import Refused
from toolkit.evidence.seals.changing import LONGEST_NAME, LONGEST_REASON
from toolkit.evidence.structure import SprintEvidence
from toolkit.experiments.comparing import Measured, columns
from toolkit.experiments.sprint import Expectation, Sprint
from toolkit.kit import Kit
from toolkit.languages import NAMES
from toolkit.text import MAX_TEXT

MEASURES: tuple[Measured, ...] = get_args(Measured)

TEXTS = ("hypothesis", "if_met", "if_not_met", "if_too_early")


@dataclass
class Opened:
    """The form of one sprint in this browser. `before`: the file's expectation when it was opened; `turn` counts.

    What was `saved` or `refused` last stays until the next try: a saved file makes Streamlit draw the page once more.
    """

    before: Expectation | None
    turn: int = 0
    saved: str = ""
    refused: str = ""

    def begin_again(self, served: House, name: str, saved: str = "") -> None:
        """From what the file says now."""
        sprint = served.live.kit.sprints.get(name)
        self.before = sprint.expectation if sprint else None
        self.turn += 1
        self.saved, self.refused = saved, ""


def offer(served: House, name: str, found: SprintEvidence, chosen: str) -> None:
    """The form, folded away where something is expected already."""
    own, sealed, now = words(chosen), bool(found.sealed.fingerprint), found.sprint.expectation
    opened: Opened = st.session_state.setdefault(f"plan: form of {name}", Opened(now))
    key = "plan_reseal" if sealed else "plan_rewrite" if now else "plan_write"
    theirs = now != opened.before
    with st.container():  # always there: an element more or less above the form would fold it away
        if opened.saved:
            st.success(opened.saved)
    with st.expander(own[key], expanded=theirs or bool(opened.refused) or not (now or sealed)):
        if sealed:
            st.markdown(own["plan_reseal_why"])
        if theirs:
            st.markdown(f"{look.badge(own['evidence_notes'], 'orange')} {plain(own['plan_theirs'])}")
            st.button(own["plan_theirs_take"], key=f"plan: take {name}", on_click=_take, args=[name])
        with st.form(f"plan: form {name} {opened.turn}", border=False):
            _fields(served.live.kit, found.sprint, opened.before, _prefix(name, opened), chosen)
            if sealed:
                _names(_prefix(name, opened), chosen)
            label = own["plan_save_sealed" if sealed else "plan_save"]
            st.form_submit_button(label, key=f"plan: save {name}", type="primary", on_click=_save, args=[name])
        if opened.refused:  # where the button is, and not at the top, where nobody looks
            st.warning(opened.refused)


def _prefix(name: str, opened: Opened) -> str:
    return f"plan: {name} {opened.turn}"


# -- its fields -------------------------------------------------------------------------------------------------------


def _fields(kit: Kit, sprint: Sprint, before: Expectation | None, prefix: str, chosen: str) -> None:
    own = words(chosen)
    whats = measurable(kit, sprint, chosen)
    named = {name: title for one in sprint.rounds for of in MEASURES for name, title in columns(one, of).items()}
    rounds = look.apart({name: title(chosen) for name, title in named.items()})
    ids = list(rounds)
    compared = [one if one in ids else ids[at] for at, one in enumerate(before.compare if before else ids[:2])]
    st.selectbox(own["plan_what"], list(whats), _place(list(whats), before), whats.__getitem__, key=f"{prefix} what")
    for at, (column, key) in enumerate(zip(st.columns(2), ("earlier", "later"), strict=True)):
        column.selectbox(own[f"plan_{key}"], ids, ids.index(compared[at]), rounds.__getitem__, key=f"{prefix} {key}")
    level = bool(before and before.at_least is not None)
    kinds = ["better_by", "at_least"]
    st.radio(own["plan_kind"], kinds, int(level), lambda one: own[f"plan_{one}"], key=f"{prefix} kind")
    limit = (before.at_least if level else before.better_by) if before else 0.0
    st.number_input(own["plan_threshold"], 0.0, 1e6, float(limit or 0.0), 1.0, "%g", key=f"{prefix} limit")
    st.markdown(look.small(own["plan_threshold_why"]))  # Streamlit's own help says "Help for" in every language
    st.markdown(look.small(own["plan_both"]))
    for text in TEXTS:
        for column, spoken in zip(st.columns(2, vertical_alignment="bottom"), NAMES, strict=True):
            there = getattr(before, text)(spoken) if before else ""
            label = own[f"plan_in_{spoken}"].format(what=own[f"plan_{text}"])
            column.text_area(label, there, max_chars=MAX_TEXT, key=f"{prefix} {text} {spoken}", height="content")


def _names(prefix: str, chosen: str) -> None:
    own = words(chosen)
    st.text_input(own["plan_reason"], key=f"{prefix} reason", max_chars=LONGEST_REASON)
    for column, key in zip(st.columns(2), ("name", "second"), strict=True):
        column.text_input(own[f"plan_{key}"], key=f"{prefix} {key}", max_chars=LONGEST_NAME)


def measurable(kit: Kit, sprint: Sprint, chosen: str) -> dict[str, str]:
    """All that a rule can be about, by `measure/task` or `score/survey/scale`, with its words."""
    own, found = words(chosen), {}
    for measure in ("completion", "time-on-task"):
        for task in sprint.tasks:
            found[f"{measure}/{task.id}"] = own[f"plan_{measure}"].format(title=task.title(chosen))
    for name in sprint.after:
        survey = kit.surveys[name]
        for scale in survey.scales:
            given = {"title": scale.title(chosen), "survey": survey.title(chosen)}
            found[f"score/{name}/{scale.id}"] = own["plan_score"].format(**given)
    return look.apart(found)


def _place(whats: list[str], before: Expectation | None) -> int:
    if before is None:
        return 0
    parts = (before.measure, before.task, before.survey, before.scale)
    given = "/".join(one for one in parts if one)
    return whats.index(given) if given in whats else 0


# -- what was typed ---------------------------------------------------------------------------------------------------


def _typed(name: str, opened: Opened) -> Wish:
    """What stands in the fields, as YAML would hold it."""
    prefix, state = _prefix(name, opened), st.session_state
    measure, *parts = state[f"{prefix} what"].split("/")
    keys = ("survey", "scale") if measure == "score" else ("task",)
    given: dict[str, Any] = {"measure": measure, **dict(zip(keys, parts, strict=True))}
    given["compare"] = [state[f"{prefix} earlier"], state[f"{prefix} later"]]
    given[state[f"{prefix} kind"]] = float(state[f"{prefix} limit"] or 0.0)
    given |= {text: {one: state[f"{prefix} {text} {one}"] for one in NAMES} for text in TEXTS}
    if f"{prefix} reason" not in state:
        return Wish(given, opened.before)
    return Wish(given, opened.before, (state[f"{prefix} reason"], state[f"{prefix} name"], state[f"{prefix} second"]))


def _missing(given: Mapping[str, Any], chosen: str) -> str:
    """The first text that is empty in one of the languages; nothing where all are there."""
    own = words(chosen)
    for text in TEXTS:
        for spoken in NAMES:
            if not given[text][spoken].strip():
                return own[f"plan_in_{spoken}"].format(what=own[f"plan_{text}"])
    return ""


def _save(name: str) -> None:
    """Before the run, not in it. The next press ends a run at its next call of Streamlit's: there is none after the
    file was saved, so that what was done is also said.
    """
    served, chosen = for_the_team(), language()
    own, opened = words(chosen), _opened(name)
    opened.saved = opened.refused = ""
    wish = _typed(name, opened)
    missing = _missing(wish.given, chosen)
    if missing:
        opened.refused = plain(own["plan_missing"].format(what=missing))
        return
    try:
        seal = save(served, name, wish)
    except Refused as error:
        opened.refused = look.refusal(error, chosen)
        return
    told = own["plan_resealed"].format(seal=seal) if seal else own["plan_saved"].format(file=f"experiments/{name}.yaml")
    opened.begin_again(served, name, plain(told))


def _take(name: str) -> None:
    _opened(name).begin_again(for_the_team(), name)


def _opened(name: str) -> Opened:
    found: Opened = st.session_state[f"plan: form of {name}"]
    return found
