"""What draws itself anew without a press: who is where in a round, a board, a page whose files were saved.

Streamlit has two ways of its own, and each loses something. Its watcher of files (`server.runOnSave`) ends the run that
is under way, also the run of a press that has done nothing yet; and while files are saved in quick succession no page
is ever drawn. The timer of a fragment (`run_every`) takes no heed of a run whose elements are still on their way to
the browser: they are thrown away, and the page stays without its lower half (AppSession, "Ignoring event from
non-current ScriptRunner"). Here the browser asks, and it knows when: while nothing runs, and nobody presses or types.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

QUIET = 0.5
"""Seconds since the last press or letter, before which nothing is drawn anew under somebody's hands."""

_HERE = Path(__file__).parent


def _part(kind: str) -> str:
    return (_HERE / f"beat.{kind}").read_text(encoding="utf-8")


# Once for the process: a second one of the same name would take the place of the first.
_mount = st.components.v2.component(
    "proeftuin_beat",
    html="<span></span>",
    css=_part("css"),
    js=_part("js"),
    isolate_styles=False,
)


def every(seconds: float, key: str) -> None:
    """Draw the fragment that this stands in anew every so many seconds; the page, where it stands in none."""
    _beat(key, {"every": seconds, "quiet": QUIET})


def once_other(url: str, drawn: str, seconds: float, key: str, quiet: float = QUIET) -> None:
    """Draw it anew once the text at `url` is other than `drawn`. It is asked for every so many seconds."""
    _beat(key, {"every": seconds, "quiet": quiet, "url": url, "drawn": drawn})


def _beat(key: str, data: dict[str, Any]) -> None:
    _mount(key=f"beat-{key}", data=data, on_beat_change=lambda: None)
