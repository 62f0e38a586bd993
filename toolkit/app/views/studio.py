"""The Studio: a file and its live drawing side by side, problems at their line, saved whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from toolkit.app import drawing, look, making, studio_bar, studio_saving
from toolkit.app.editor import Mark, Stop, editor, heard
from toolkit.app.faces import CONSENT
from toolkit.app.frame import workshop_view
from toolkit.app.state import House, for_the_team
from toolkit.app.studio import Desk, Work, own_desk
from toolkit.app.studio_reading import Findings, titles
from toolkit.app.words import counted, words
from toolkit.authoring import branching, desk
from toolkit.errors import Problem
from toolkit.languages.problems import told
from toolkit.text import LANGUAGES

KEY = "studio: editor"
PICK = "studio: file"
PHONE = (360, 640)
"""A smaller phone than the Library's, so that there is room beside it to write."""

_ROOM = "<style>[data-testid=stMainBlockContainer]{padding-left:max(1rem,2.5vw);padding-right:max(1rem,2.5vw)}</style>"
"""Streamlit keeps wide margins; here the room goes to the text."""

FEW = 5
"""So many problems of other files are shown; the rest is counted."""


@workshop_view
def show(served: House, language: str) -> None:
    own, mine = words(language), own_desk()
    _listen()
    studio_saving.grant(served, mine, language)
    st.html(_ROOM)
    name = _choose(served, mine, language)
    if name is None:
        st.markdown(own["studio_empty"])
        with st.container(border=True, width=look.READING):
            making.form(language)
        return
    work = mine.open(name)
    found = work.read(served.live, language)
    with st.container(horizontal=True, gap="medium"):
        with st.container(width="stretch"):
            _file(served, mine, work, found, language)
        with st.container(width=PHONE[0] + drawing.RIM):
            _drawing(served, work, language)


# -- which file -------------------------------------------------------------------------------------------------------


def _choose(served: House, mine: Desk, language: str) -> str | None:
    """The file in the address, if the address is new; else the one that was open. None where there is none."""
    names = list(dict.fromkeys((*desk.names(served.live.folder), *mine.unsaved)))
    asked = st.query_params.get("file", "")
    if asked in names and asked != mine.address:
        mine.at = asked
    own = words(language)
    title, left, right = st.columns([2, 5, 2], vertical_alignment="bottom", gap="small")
    title.title(own["studio"], anchor=False)
    if not names:
        return None
    mine.at = mine.at if mine.at in names else names[0]
    st.session_state[PICK] = mine.at
    labels = _labels(served, mine, names, language)
    with left:
        label = own["studio_file"]
        st.selectbox(label, names, 0, labels.__getitem__, PICK, on_change=_picked, label_visibility="collapsed")
    with right:
        making.offer(language, leave=False)
    st.markdown(look.small(own["studio_intro"]))
    mine.address = mine.at
    if asked != mine.at:
        st.query_params["file"] = mine.at
    return mine.at


def _picked() -> None:
    """A message of the browser's may carry a label of a page that is gone: then the file stays."""
    picked = st.session_state[PICK]
    if picked in desk.names(for_the_team().live.folder) or picked in own_desk().unsaved:
        own_desk().at = picked


def _labels(served: House, mine: Desk, names: list[str], language: str) -> Mapping[str, str]:
    """What each file is called in the list: with its name, so that no two read the same, and for good.

    The browser sends the label back. One that changed while somebody types (a new title, a mark for what is not saved)
    would be unknown here, and another file would open under their hands.
    """
    own, known = words(language), titles(served.live.folder, served.live.stamp, language)
    kept = mine.labels.setdefault(language, {})
    for name in names:
        if name not in kept:
            top, *rest = name.removesuffix(".yaml").split("/")
            label = own[f"studio_{top}"].format(title=known.get(name, rest[0]), revision=rest[-1])
            kept[name] = f"{label} ({rest[0]})"
    return kept


# -- the file ---------------------------------------------------------------------------------------------------------


def _listen() -> None:
    own_desk().hear(*heard(KEY))


def _file(served: House, mine: Desk, work: Work, found: Findings, language: str) -> None:
    own = words(language)
    studio_bar.bar(served, mine, work, language)
    marks = tuple(_mark(one, language) for one in found.here)
    others = tuple(_other(one, language) for one in found.elsewhere[:FEW])
    told = _words(work, len(marks), len(found.elsewhere), language)
    sent = editor(KEY, _sheet(mine, work), marks, others, _stops(work, language), told, _listen)
    if mine.hear(*sent):  # after a restart of the server the editor is heard only when it is drawn
        st.rerun()
    studio_bar.back(mine, work, language)
    line = branching.unfilled(work.text)
    if line and not marks:
        st.markdown(look.small(own["studio_unfilled"].format(line=line)))
    if marks and not work.dirty:
        st.markdown(look.small(own["studio_kept"]))


def _sheet(mine: Desk, work: Work) -> Mapping[str, object]:
    goto, work.goto = work.goto, None
    return {
        "file": work.name,
        "load": work.load,
        "page": mine.page,
        "version": work.version,
        "text": work.text,
        "seen": work.sheet.seen,
        "dirty": work.dirty,
        "wished": work.wished,
        "goto": goto,
    }


def _words(work: Work, here: int, elsewhere: int, language: str) -> Mapping[str, str]:
    own = words(language)
    return {
        "label": own["studio_label"].format(file=work.name),
        "how": own["studio_how"],
        "stops": own["studio_stops"],
        "status": counted("studio_problems", here, language) if here else own["studio_clean"],
        "others": counted("studio_elsewhere", elsewhere, language),
    }


def _stops(work: Work, language: str) -> tuple[Stop, ...]:
    consent = words(language)["studio_consent"]
    return tuple(Stop(one.id, consent, one.line) if one.id == CONSENT else one for one in work.stops)


def _mark(one: Problem, language: str) -> Mark:
    where = words(language)["studio_line"].format(line=one.line)
    return Mark(one.line, one.column, where, f"{told(one.wrong, language)}; {told(one.right, language)}")


def _other(one: Problem, language: str) -> Mark:
    """A problem of another file, with this text in its place; a click opens that file at the line."""
    mark = _mark(one, language)
    where = f"{one.file}, {mark.where[:1].lower()}{mark.where[1:]}"
    return replace(mark, where=where, id=f"{one.file}:{one.line}:{one.column}")


# -- the drawing ------------------------------------------------------------------------------------------------------


def _drawing(served: House, work: Work, language: str) -> None:
    own = words(language)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        how = st.segmented_control(
            own["studio_drawing"],
            ["phone", "big"],
            default="phone",
            required=True,
            format_func=lambda one: own[f"studio_{one}"],
            key="studio: how",
            label_visibility="collapsed",
        )
        spoken = st.segmented_control(
            own["library_language"],
            LANGUAGES,
            default=language,
            required=True,
            format_func=str.upper,
            key=f"studio: language from {language}",
            label_visibility="collapsed",
        )
    if work.face is None:
        st.markdown(own["studio_no_drawing"])
        return
    # One line either way: the drawing must not jump at every letter that is not finished yet.
    if work.found is None or work.found.made is None:
        st.markdown(f"{look.badge(own['studio_before'], 'orange')} {look.small(own['studio_before_why'])}")
    else:
        st.markdown(look.badge(own["studio_now"], "green"))
    if how == "big":
        drawing.big_screen(
            work.face, served.live.folder, f"studio: {work.name}", spoken or language, language, work.walk_to
        )
        work.walk_to = ""
        return
    url = f"/preview/_draft/{work.token}?lang={spoken or language}"
    drawing.phone(url, own["studio_phone_alt"].format(file=work.name), PHONE[1])
    st.markdown(f"[{own['library_phone_open']}]({url})")
