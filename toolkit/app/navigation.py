"""The script that Streamlit runs for every page and every tap: who is there, in which language, and which page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

import toolkit.door
from toolkit.app import look
from toolkit.app.state import is_team, language
from toolkit.app.views import VIEWS, entrance, page
from toolkit.app.words import words
from toolkit.languages import NAMES

ICON = Path(toolkit.door.__file__).parent / "static" / "icon.svg"


def main() -> None:
    chosen = language()
    own = words(chosen)
    if not is_team():
        # Under every address, so that a link into the house ends at its entrance and not at an error of Streamlit's.
        doors = [st.Page(entrance.show, title=own["product"], url_path=view, default=view == "home") for view in VIEWS]
        st.navigation(doors, position="hidden").run()
        st.set_page_config(page_title=own["product"], page_icon=ICON)
        look.speak(chosen)
        return
    current = st.navigation([page(view) for view in VIEWS])
    st.set_page_config(page_title=f"{current.title} · {own['product']}", page_icon=ICON, layout="wide")
    with st.sidebar:
        st.segmented_control(
            own["language"],
            list(NAMES),
            default=chosen,
            required=True,
            format_func=NAMES.__getitem__,
            key="language",
        )
        look.speak(chosen)
    current.run()


if __name__ == "__main__":
    main()
