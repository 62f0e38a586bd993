"""What people would notice between two revisions, and both of them as phones side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from toolkit.app import drawing, look
from toolkit.app.look import plain
from toolkit.app.words import words
from toolkit.prototypes import diff
from toolkit.prototypes.prototype import Prototype


def account(before: Prototype, after: Prototype, language: str) -> None:
    """Everything that the kit noticed, screen by screen."""
    groups = diff.by_screen(diff.differences(before, after))
    if not groups:
        st.markdown(words(language)["library_same"])
    for group in groups:
        st.markdown(f"**{plain(group.heading(language))}**\n\n{_lines(group, language)}")


def side_by_side(
    name: str, revisions: Mapping[str, Prototype], pair: Sequence[str], spoken: str, language: str
) -> None:
    """Two revisions as phones, the earlier one first, both open at a screen that differs, under what differs there."""
    own, (before, after) = words(language), pair
    groups = diff.by_screen(diff.differences(revisions[before], revisions[after]))
    st.header(own["library_noticed"].format(before=before, after=after), anchor=False)
    where: diff.Where | None = None
    if groups:
        key = f"library: where {name} {before} {after}"
        numbers = range(len(groups))
        at = st.selectbox(own["library_where"], numbers, 0, lambda n: groups[n].heading(language), key=key)
        with st.container(width=look.READING):
            st.markdown(_lines(groups[at], language))
        where = groups[at].screen
    else:
        st.markdown(own["library_same"])
    # Columns and no fixed width: beside the sidebar two whole phones find no room on a laptop of 1280 pixels.
    for column, revision, side in zip(st.columns(2, gap="small"), pair, ("before", "after"), strict=True):
        screen = getattr(where, side) if where else revisions[revision].first
        with column:
            _phone(name, revision, revisions[revision].title(language), screen, spoken, language)


def _phone(name: str, revision: str, title: str, screen: str | None, spoken: str, language: str) -> None:
    """One revision in its phone, open at `screen`; None is a screen that it does not have."""
    own = words(language)
    st.subheader(revision, anchor=False)
    if screen is None:
        with st.container(border=True):
            st.markdown(own["library_without"].format(revision=revision))
        return
    url = f"/preview/{name}/{revision}?lang={spoken}&screen={screen}"
    drawing.phone(url, own["library_phone_alt"].format(title=title, revision=revision))
    st.markdown(f"[{own['library_phone_open']}]({url})")


def _lines(group: diff.Group, language: str) -> str:
    return "\n".join(f"- {plain(one)}" for one in group.lines(language))
