"""Plan: who is asked what, what so many people can and cannot show, and what is expected, before a round begins."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from toolkit.app import look, plan_expectation, plan_size
from toolkit.app.frame import choose_sprint, team_view
from toolkit.app.look import plain
from toolkit.app.state import House
from toolkit.app.words import counted, words
from toolkit.experiments.sprint import Round, Sprint
from toolkit.kit import Kit
from toolkit.records import RoundState


@team_view
def show(served: House, language: str) -> None:
    own = words(language)
    with st.container(width=look.READING):
        st.title(own["plan"], anchor=False)
        st.markdown(own["plan_intro"])
        name = choose_sprint(served, language, "plan")
        if name is None:
            return
        sprint = served.live.kit.sprints[name]
        states = {one.id: served.store.round(name, one.id) for one in sprint.rounds}
        one = sprint.round(_choose_round(name, sprint, states, language))
        st.header(plain(f"{sprint.title(language)}: {one.title(language)}"), anchor=False)
        st.markdown(f"{look.state_badge(states[one.id], language)} {plain(sprint.question(language))}")
        _facts(served.live.kit, name, sprint, one, language)
        plan_size.show(name, one.id, language)
        plan_expectation.show(served, name, language)


def _choose_round(name: str, sprint: Sprint, states: dict[str, RoundState], language: str) -> str:
    """The round in the address, else the one that comes next."""
    ids = [one.id for one in sprint.rounds]
    planned = [one for one in ids if states[one].state == "planned"]
    asked = st.query_params.get("round", "")
    chosen = st.segmented_control(
        words(language)["which_round"],
        ids,
        default=asked if asked in ids else (planned or ids[-1:])[0],
        required=True,
        format_func=lambda one: plain(sprint.round(one).title(language)),
        key=f"plan: round of {name}",
    )
    return chosen if chosen in ids else ids[0]


def _facts(kit: Kit, name: str, sprint: Sprint, one: Round, language: str) -> None:
    from toolkit.app.views import page

    own = words(language)
    st.subheader(own["plan_who"], anchor=False)
    told = _told(kit, sprint, one, language)
    st.markdown("\n".join(f"- **{plain(own[f'plan_fact_{key}'])}:** {plain(said)}" for key, said in told))
    with st.container(horizontal=True):
        st.page_link(
            page("library"),
            label=own["plan_look"],
            icon=":material/visibility:",
            query_params={"prototype": sprint.prototype, "revision": one.revision},
        )
        st.page_link(
            page("studio"),
            label=own["plan_to_studio"],
            icon=":material/edit:",
            query_params={"file": f"experiments/{name}.yaml"},
        )


def _told(kit: Kit, sprint: Sprint, one: Round, language: str) -> Iterator[tuple[str, str]]:
    """What is asked of whom, as names of words and what to say."""
    own, title = words(language), kit.prototype(sprint.prototype, one.revision).title(language)
    yield "who", one.who(language)
    yield "people", counted("people", one.people, language)
    if sprint.segments:
        yield "segments", "; ".join(segment.title(language) for segment in sprint.segments)
    if len(sprint.rounds) > 1:
        yield "returning", own[f"plan_returning_{sprint.returning}"]
    if one.variants:
        yield "revision", _variants(one, title, language)
    else:
        yield "revision", own["plan_trial"].format(prototype=title, revision=one.revision)
    yield "tasks", "; ".join(task.title(language) for task in sprint.tasks)
    for moment, surveys in (("before", sprint.before), ("after", sprint.after)):
        yield moment, "; ".join(kit.surveys[survey].title(language) for survey in surveys) or own["plan_no_surveys"]
    yield "minutes", counted("plan_minutes", sprint.consent.minutes, language)
    if one.channels:
        yield "channels", "; ".join(channel.title(language) for channel in one.channels)
    if one.links_only:
        yield "links", own["plan_links_only"]


def _variants(one: Round, title: str, language: str) -> str:
    """What is tried beside one another. Where each sees one of them, a group is smaller than its round."""
    own, many = words(language), len(one.variants)
    beside = "; ".join(f"{variant.title(language)} ({variant.revision})" for variant in one.variants)
    least, most = one.people // many, -(-one.people // many)
    each = (
        own["plan_sees_all"]
        if one.each_sees == "all"
        else own["plan_sees_either"].format(
            n=str(least) if least == most else own["plan_between"].format(low=least, high=most)
        )
    )
    return own["plan_variants"].format(prototype=title, variants=beside, each=each)
