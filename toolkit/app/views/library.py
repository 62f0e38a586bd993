"""The library: every prototype, revision by revision, and every survey, as participants see them."""

from __future__ import annotations

import streamlit as st

from toolkit.app import differences, drawing, look, making
from toolkit.app.faces import PrototypeFace
from toolkit.app.frame import team_view
from toolkit.app.look import plain
from toolkit.app.state import House
from toolkit.app.surface import StreamlitSurface
from toolkit.app.words import counted, words
from toolkit.languages import NAMES
from toolkit.prototypes.prototype import Change, Prototype
from toolkit.surface import Record
from toolkit.surveys.item import Item
from toolkit.surveys.scale import Scale
from toolkit.surveys.survey import Survey
from toolkit.text import LANGUAGES, figure


@team_view
def show(served: House, language: str) -> None:
    own = words(language)
    _header(language)
    which = st.segmented_control(
        own["library_what"],
        ["prototypes", "surveys"],
        default="prototypes",
        required=True,
        format_func=lambda one: own[f"library_{one}"],
        key="library: what",
        label_visibility="collapsed",
    )
    if which == "surveys":
        _surveys(served, language)
    else:
        _prototypes(served, language)


def _header(language: str) -> None:
    own = words(language)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(own["library"], anchor=False)
        making.offer(language)
    st.markdown(own["library_intro"])


# -- prototypes -------------------------------------------------------------------------------------------------------


def _prototypes(served: House, language: str) -> None:
    own, known = words(language), {name: one for name, one in served.live.kit.prototypes.items() if one}
    if not known:
        st.markdown(own["library_no_prototypes"])
        return
    left, middle, beside, right = st.columns([5, 3, 3, 5])
    with left:
        names = list(known)
        asked = st.query_params.get("prototype", "")
        titles = look.apart({name: known[name][max(known[name], key=_number)].title(language) for name in names})
        at = names.index(asked) if asked in names else 0
        key = "library: prototype"
        name = st.selectbox(own["library_prototype"], names, at, titles.__getitem__, key=key) or names[0]
    with middle:
        revisions = list(known[name])
        asked = st.query_params.get("revision", "")
        at = revisions.index(asked) if asked in revisions else len(revisions) - 1
        key = f"library: revision of {name}"
        revision = st.selectbox(own["library_revision"], revisions, at, key=key) or revisions[0]
    with beside:
        other = _beside(name, revisions, revision, language)
    with right:
        at = LANGUAGES.index(language)
        spoken = st.selectbox(
            own["library_language"], LANGUAGES, at, NAMES.__getitem__, key=f"library: language from {language}"
        )
    before = revisions[revisions.index(revision) - 1] if revision != revisions[0] else ""
    _about(known[name][revision], before, language)
    _to_studio(f"prototypes/{name}/{revision}.yaml", language)
    if other:
        differences.side_by_side(name, known[name], sorted((other, revision), key=_number), spoken, language)
        return
    if before:
        with (
            st.container(width=look.READING),
            st.expander(own["library_noticed"].format(before=before, after=revision)),
        ):
            differences.account(known[name][before], known[name][revision], language)
    with st.container(horizontal=True, gap="medium"):
        with st.container(width=drawing.PHONE[0] + drawing.RIM):
            _phone(name, revision, known[name][revision].title(language), spoken, language)
        with st.container(width="stretch"):
            _big_screen(served, name, revision, spoken, language)


def _beside(name: str, revisions: list[str], revision: str, language: str) -> str:
    """The revision to hold this one against; none, unless somebody chooses one."""
    own, others = words(language), ["", *(one for one in revisions if one != revision)]
    asked = st.query_params.get("beside", "")
    at = others.index(asked) if asked in others else 0
    key = f"library: beside {name}/{revision}"
    chosen = st.selectbox(
        own["library_beside"],
        others,
        at,
        lambda one: one or own["library_beside_none"],
        key=key,
        disabled=len(others) == 1,
    )
    return chosen or ""


def _to_studio(file: str, language: str) -> None:
    from toolkit.app.views import page

    label = words(language)["library_to_studio"]
    st.page_link(page("studio"), label=label, icon=":material/edit:", query_params={"file": file})


def _number(revision: str) -> int:
    return int(revision[1:])


def _about(prototype: Prototype, before: str, language: str) -> None:
    """What the revision is for, and what its author changed because of which finding."""
    own = words(language)
    with st.container(width=look.READING):
        st.markdown(f"**{own['library_about']}** {look.markdown(prototype.about(language))}")
        if not before:
            st.markdown(look.small(own["library_first"]))
        elif not prototype.changes:
            st.markdown(look.small(own["library_no_changes"]))
        else:
            with st.expander(own["library_changes"].format(revision=before)):
                st.markdown("\n".join(_change(one, language) for one in prototype.changes))


def _change(one: Change, language: str) -> str:
    because = words(language)["library_because"].format(why=one.because(language))
    return f"- **{plain(one.what(language))}**  \n  {plain(because)}"


def _phone(name: str, revision: str, title: str, spoken: str, language: str) -> None:
    """The real light door in a frame: the page that a phone loads."""
    own = words(language)
    url = f"/preview/{name}/{revision}?lang={spoken}"
    st.header(own["library_phone"], anchor=False)
    told = own["library_phone_alt"].format(title=title, revision=revision)
    drawing.phone(url, told)
    st.markdown(f"[{own['library_phone_open']}]({url})")


def _big_screen(served: House, name: str, revision: str, spoken: str, language: str) -> None:
    st.header(words(language)["library_big"], anchor=False)
    face = PrototypeFace(name, served.live.kit.prototype(name, revision))
    drawing.big_screen(face, served.live.folder, f"library: {name}/{revision}", spoken, language)


# -- surveys ----------------------------------------------------------------------------------------------------------


def _surveys(served: House, language: str) -> None:
    own, known = words(language), served.live.kit.surveys
    if not known:
        st.markdown(own["library_no_surveys"])
        return
    left, right = st.columns([3, 1])
    with left:
        titles = look.apart({name: one.title(language) for name, one in known.items()})
        names = list(known)
        name = st.selectbox(own["library_survey"], names, 0, titles.__getitem__, key="library: survey") or names[0]
    with right:
        key = f"library: language of a survey from {language}"
        spoken = st.selectbox(own["library_language"], LANGUAGES, LANGUAGES.index(language), NAMES.__getitem__, key=key)
    survey = known[name]
    _to_studio(f"surveys/{name}.yaml", language)
    with st.container(width=look.READING):
        st.markdown(own[f"library_about_{survey.about}"])
        if survey.note:
            with st.expander(own["library_note"]):
                st.markdown(look.markdown(survey.note(language)))
        st.header(own["library_scales"], anchor=False)
        if survey.scales:
            st.markdown("\n".join(_scale(one, survey, language) for one in survey.scales))
        else:
            st.markdown(own["library_no_scales"])
        st.header(own["library_items"], anchor=False)
        _items(name, survey, spoken)


def _scale(scale: Scale, survey: Survey, language: str) -> str:
    """A scale as a list: what it is called, how it is scored, and its items, one a line."""
    own = words(language)
    how = own[f"library_scale_{scale.score}"]
    if scale.needs:
        how = counted("library_scale_needs", scale.needs, language, how=how)
    limits = scale.range(survey.by_id)
    if limits:
        how += own["library_scale_range"].format(low=figure(limits[0], language), high=figure(limits[1], language))
    items = (f"  - {plain(_item(survey.by_id[one], language))}" for one in scale.items)
    return "\n".join([f"- **{plain(scale.title(language))}**: {plain(how)}", *items])


def _item(item: Item, language: str) -> str:
    text = item.text(language).rstrip(".")
    return words(language)["library_reversed"].format(text=text) if getattr(item, "reversed", False) else text


def _items(name: str, survey: Survey, spoken: str) -> None:
    """Every question as participants see it. What is tapped stays in this browser's session."""
    key = f"library: survey {name}"
    record: Record = st.session_state.setdefault(key, Record(spoken, scope="survey"))
    record.language = spoken
    surface = StreamlitSurface(record, drawing.nothing, None, key)
    if survey.intro:
        surface.prose(survey.intro(spoken))
    for item in survey.items:
        with surface.card(), surface.at(item.id):
            item.draws(surface, record)
    drawing.refused(surface, spoken, spoken)
