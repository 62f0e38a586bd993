"""The team's pages, in the order in which a sprint uses them."""

from __future__ import annotations

import streamlit as st

st.write("hello")
