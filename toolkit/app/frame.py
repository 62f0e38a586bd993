"""What every view of the team begins with: who may look, in which language, and whether the kit is in order."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import streamlit as st

from toolkit.app import following, look
from toolkit.app.look import plain
from toolkit.app.state import House, for_the_team, is_team, language
from toolkit.app.words import words
from toolkit.errors import KitError, Refused
from toolkit.languages.problems import told

View = Callable[[], None]
Draw = Callable[[House, str], None]


def team_view(draw: Draw) -> View:
    """A view for the team alone. Without the team's cookie only the entrance is drawn, and nothing is computed."""
    return _view(draw, look.problems)


def workshop_view(draw: Draw) -> View:
    """A view for the team alone that is open when the kit has problems, too: it is where they are mended."""
    return _view(draw, lambda *_: True)


def _view(draw: Draw, may_draw: Callable[[House, str], bool]) -> View:
    @wraps(draw)
    def view() -> None:
        if not is_team():
            from toolkit.app.views import entrance

            entrance.show()
            return
        with for_the_team().live.held():
            following.follow()
            _drawn(draw, may_draw, language())

    return view


def _drawn(draw: Draw, may_draw: Callable[[House, str], bool], chosen: str) -> None:
    if may_draw(for_the_team(), chosen):
        try:
            draw(for_the_team(), chosen)
        except (Refused, KitError) as error:
            why = told(error.args[0], chosen) if error.args else ""
            st.warning(plain(words(chosen)["oops"].format(why=why)))


CHOSEN = "sprint"
"""Where a browser keeps which sprint was chosen last: a choice travels from view to view."""


def choose_sprint(served: House, chosen: str, view: str) -> str | None:
    """The sprint that a view is about: the one in the address, else the one that was chosen last in whatever view,
    else one that is under way.
    """
    own, sprints = words(chosen), served.live.kit.sprints
    names = sorted(sprints, key=lambda name: sprints[name].archived)
    if not names:
        st.markdown(own["no_sprints"])
        return None
    asked = st.query_params.get("sprint", "")
    if len(names) == 1:
        return names[0]
    titles = look.apart({name: sprints[name].title(chosen) for name in names})  # a selectbox reads no Markdown
    if asked not in names:
        kept = st.session_state.get(CHOSEN, "")
        asked = kept if kept in names else _under_way(served, names)
    index = names.index(asked)
    name = st.selectbox(own["which_sprint"], names, index, titles.__getitem__, key=f"{view}: sprint")
    st.session_state[CHOSEN] = name if name in names else names[index]
    return str(st.session_state[CHOSEN])


def _under_way(served: House, names: list[str]) -> str:
    """A sprint with an open round; else the one in which a round was changed last; else the first."""
    sprints = served.live.kit.sprints
    states = [(name, served.store.round(name, one.id)) for name in names for one in sprints[name].rounds]
    begun = [(one.state == "open", one.changed, name) for name, one in states if one.state != "planned"]
    return max(begun)[2] if begun else names[0]
