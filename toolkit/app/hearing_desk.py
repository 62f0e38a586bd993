"""What lies on the desk while people's answers are read, and how one of them is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from toolkit.app import look
from toolkit.app.look import plain
from toolkit.app.state import House
from toolkit.app.words import words
from toolkit.evidence.comments import Comment
from toolkit.evidence.hearing import marking
from toolkit.evidence.hearing.heard import Answered, Hearing


@dataclass(frozen=True)
class Desk:
    """One question's answers, and everything that was heard in its sprint."""

    served: House
    sprint: str
    language: str
    hearing: Hearing
    answered: Answered

    @property
    def key(self) -> str:
        """With the number of changes so far: after each of them nothing is ticked or half typed any more."""
        return f"hear: {self.sprint} {self.answered.question.id} {st.session_state.get(self._turn, 0)}"

    @property
    def _turn(self) -> str:
        return f"hear: {self.sprint} turn"

    @property
    def texts(self) -> tuple[Comment, ...]:
        return self.answered.comments.texts

    def done(self, changed: object) -> None:
        """Draw everything anew after a change; say so where there was nothing (left) to change."""
        if not changed:
            st.warning(words(self.language)["hear_nothing"])
            return
        st.session_state[self._turn] = st.session_state.get(self._turn, 0) + 1
        st.rerun()


def typed(text: str) -> str:
    """Somebody's words as Markdown that shows exactly these, line by line."""
    return "  \n".join(plain(line) for line in text.splitlines() if line.strip())


def line(desk: Desk, one: Comment) -> str:
    """An answer with its tags, and the findings that it is part of."""
    own, found = words(desk.language), desk.answered
    titles = {told.finding.id: told.finding.title for told in desk.hearing.findings}
    put_on = [look.badge(tag, "green") for tag in found.tags.get(one.key, ())]
    names = (titles[name] for name in found.findings.get(one.key, ()) if name in titles)
    put_on += [look.small(own["hear_in"].format(finding=name)) for name in names]
    return "  \n".join(part for part in (typed(one.text), " ".join(put_on)) if part)


def ticked(desk: Desk, texts: Iterable[Comment], key: str, *, preset: bool) -> list[str]:
    """The keys of the answers that are ticked."""
    return [one.key for one in texts if st.checkbox(line(desk, one), preset, key=f"{key}: {one.key}")]


def into(desk: Desk, key: str) -> tuple[str, str]:
    """Ask where answers are put: the id of a finding, or an empty one and the name of a new one."""
    own, chosen = words(desk.language), ""
    titles = look.apart({one.finding.id: one.finding.title for one in desk.hearing.findings})
    if titles:
        names = {"": own["hear_new"], **titles}
        chosen = st.selectbox(own["hear_into"], list(names), 0, names.__getitem__, key=f"{key}: into") or ""
    name = st.text_input(
        own["hear_name"], key=f"{key}: name", max_chars=marking.TITLE, help=plain(own["hear_name_help"])
    )
    return chosen, " ".join(name.split())


def together(desk: Desk, keys: Sequence[str], chosen: str, name: str) -> None:
    """Put answers into a finding, or say what is missing."""
    own, store = words(desk.language), desk.served.store
    finding = next((one.finding for one in desk.hearing.findings if one.finding.id == chosen), None)
    if not keys:
        st.warning(own["hear_need_pick"])
    elif finding is not None:
        desk.done(marking.join(store, finding, keys))
    elif not name:
        st.warning(own["hear_need_name"])
    else:
        desk.done(marking.make(store, desk.sprint, name, keys))
