"""The next round: a form that writes it below the last one in the sprint's file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from toolkit.app import look
from toolkit.app.decisions.saving import names_somebody
from toolkit.app.look import plain
from toolkit.app.state import House, for_the_team, language
from toolkit.app.words import words
from toolkit.authoring import next_round
from toolkit.errors import Refused
from toolkit.experiments.sprint import Round, Sprint
from toolkit.languages import NAMES
from toolkit.text import MAX_TEXT

FEWEST, MOST = 3, 30
"""People of a round, as the file takes it."""


@dataclass
class Opened:
    """The form of one sprint in this browser. `first`: the rounds that its fields began with, so that they stand still;
    `before`: the rounds that were seen last; `turn` counts the rounds that were made.
    """

    first: tuple[Round, ...]
    before: tuple[Round, ...]
    turn: int = 0
    made: str = ""
    refused: str = ""
    theirs: bool = False
    """Whether somebody else changed the rounds since the fields were filled."""

    def begin_again(self, now: tuple[Round, ...], made: str) -> None:
        """After a round was made: the fields are about the one that follows."""
        self.first = self.before = now
        self.turn, self.made, self.theirs = self.turn + 1, made, False

    def look(self, now: tuple[Round, ...]) -> None:
        """Take in what the file says by now; what was typed stays."""
        self.theirs = self.theirs or self.before != now
        self.before = now


def show(served: House, name: str, chosen: str) -> None:
    own, sprint = words(chosen), served.live.kit.sprints[name]
    opened: Opened = st.session_state.setdefault(_opened(name), Opened(sprint.rounds, sprint.rounds))
    opened.look(sprint.rounds)
    st.subheader(own["again"], anchor=False)
    with st.container():
        _made(name, sprint, opened, chosen)
    waiting = [one for one in sprint.rounds if served.store.round(name, one.id).state == "planned"]
    for one in waiting:
        st.markdown(plain(own["again_planned"].format(round=one.title(chosen))))
    returning = own[f"again_returning_{sprint.returning}"]
    st.markdown(plain(own["again_others"].format(returning=returning)))
    with st.expander(own["again_form"], key=f"decisions: {name} again"):
        with st.container():
            if opened.theirs:
                st.markdown(f"{look.badge(own['evidence_notes'], 'orange')} {plain(own['again_theirs'])}")
        _fields(served, name, sprint, opened, chosen)
        key = f"{_prefix(name, opened)} go"
        st.button(own["again_go"], key=key, type="primary", on_click=_write, args=[name])
        if opened.refused:
            st.warning(opened.refused)


def _opened(name: str) -> str:
    return f"decisions: round of {name} opened"


def _prefix(name: str, opened: Opened) -> str:
    return f"decisions: again {name} {opened.turn}"


def _made(name: str, sprint: Sprint, opened: Opened, chosen: str) -> None:
    """The round that was made last, and the way to its plan."""
    from toolkit.app.views import page

    own = words(chosen)
    one = next((one for one in sprint.rounds if one.id == opened.made), None)
    if one:
        file = f"experiments/{name}.yaml"
        st.success(plain(own["again_made"].format(round=one.title(chosen), file=file)))
        query = {"sprint": name, "round": one.id}
        st.page_link(page("plan"), label=own["again_open"], icon=":material/arrow_forward:", query_params=query)


def _fields(served: House, name: str, sprint: Sprint, opened: Opened, chosen: str) -> None:
    own, prefix, last = words(chosen), _prefix(name, opened), opened.first[-1]
    number = len(opened.first) + 1
    for part in ("title", "who"):
        for column, spoken in zip(st.columns(2, vertical_alignment="bottom"), NAMES, strict=True):
            there = last.who(spoken) if part == "who" else words(spoken)["again_round"].format(n=number)
            label = own[f"plan_in_{spoken}"].format(what=own[f"again_{part}"])
            draw = column.text_area if part == "who" else column.text_input
            draw(label, there, max_chars=MAX_TEXT, key=f"{prefix} {part} {spoken}")
    left, right = st.columns(2)
    known = list(served.live.kit.prototypes.get(sprint.prototype, {}))[::-1]
    left.selectbox(own["again_revision"], known, 0, key=f"{prefix} revision {len(known)}")
    right.number_input(own["again_people"], FEWEST, MOST, last.people, 1, key=f"{prefix} people")


def _write(name: str) -> None:
    """Before the run, not in it, and without a call of Streamlit's once the file was saved: see `revising`."""
    served, chosen = for_the_team(), language()
    opened: Opened = st.session_state[_opened(name)]
    opened.refused = ""
    wanted = _typed(served, name, opened)
    if not all(text.strip() for part in ("title", "who") for text in wanted[part].values()):
        opened.refused = plain(words(chosen)["again_missing"])
        return
    if names_somebody(served, name, " ".join(text for part in ("title", "who") for text in wanted[part].values())):
        opened.refused = plain(words(chosen)["decide_code"])
        return
    try:
        next_round.write(served.live.folder, name, wanted, opened.before)
    except Refused as error:
        opened.refused = look.refusal(error, chosen)
        return
    served.live.refresh()
    opened.begin_again(served.live.kit.sprints[name].rounds, wanted["id"])


def _typed(served: House, name: str, opened: Opened) -> dict[str, Any]:
    """What stands in the fields, as YAML holds it."""
    prefix, state, sprint = _prefix(name, opened), st.session_state, served.live.kit.sprints[name]
    known = len(served.live.kit.prototypes.get(sprint.prototype, {}))
    used = {one.round for one in served.store.sessions(name)}  # a round that was taken out of the file left its people
    given: dict[str, Any] = {
        "id": next_round.free_id(sprint, used),
        "revision": state.get(f"{prefix} revision {known}") or sprint.rounds[-1].revision,
        "people": int(state[f"{prefix} people"] or sprint.rounds[-1].people),
    }
    for part in ("title", "who"):
        given[part] = {spoken: str(state[f"{prefix} {part} {spoken}"] or "") for spoken in NAMES}
    if sprint.rounds[-1].links_only:  # turnout matters here, and the next round is compared with this one
        given["links_only"] = True
    return given
