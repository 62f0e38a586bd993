"""An open page follows the kit's files: what somebody saves shows within a second or two, whoever saved it."""

from __future__ import annotations

import streamlit as st

from toolkit.app import beat
from toolkit.app.state import for_the_team

EVERY = 1.0
"""Seconds between two looks at the files."""

QUIET = 1.5
"""Seconds since the last press or letter: by then what was pressed is done, and drawing anew ends nothing."""


def follow() -> None:
    """Draw this page anew once the files of the kit are other than what it is drawn from."""
    with st.sidebar:
        beat.once_other("/preview/stamp", for_the_team().live.stamp, EVERY, "files", QUIET)
