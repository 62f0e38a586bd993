"""The team's views, listed by hand: a new one is its file and its line here."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import streamlit as st

from toolkit.app.state import language
from toolkit.app.words import words

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

VIEWS = ("home", "library", "studio", "plan", "cockpit", "boards", "evidence", "decisions", "care")
"""Every view by the name of its file, which is also its word, in the order in which a sprint uses them."""


def page(view: str) -> StreamlitPage:
    """A view as a page: for the menu, and for links from one view to another."""
    module = importlib.import_module(f"toolkit.app.views.{view}")
    # Without an icon: Streamlit would fetch it for the browser's tab from a server of Google's.
    return st.Page(module.show, title=words(language())[view], url_path=view, default=view == "home")
