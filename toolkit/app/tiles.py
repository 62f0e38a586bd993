"""A grid of pieces with Streamlit: each a button whose label is the piece's picture, and whose name is what it says."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence

import streamlit as st

from toolkit.app.look import plain
from toolkit.tiles import Tile, drawn

WIDE, NARROW = 64, 48
"""Width and height of a piece, in pixels: narrow from five in a row on, so that no row breaks beside the phone."""


def _style(side: int) -> str:
    # Streamlit draws a picture in a label as high as a letter, and a button with room for words.
    return f"""<style>
[class*="-tiles{side}"] img {{ height: {side - 2}px; width: {side - 2}px; max-height: none; max-width: none; }}
[class*="-tiles{side}"] button {{ height: {side}px; min-height: {side}px; padding: 0; overflow: hidden; }}
[class*="-tiles{side}"] p {{ margin: 0; }}
</style>"""


def grid(key: str, tiles: Sequence[Tile], columns: int, widget: Callable[[str], str]) -> str | None:
    """Draw the pieces row by row; gives the id of the one that was pressed. `widget` names the button of an id.

    All are drawn before anything is said of a press: a run may stop at any of these calls.
    """
    pressed, side = None, WIDE if columns < 5 else NARROW
    st.html(_style(side))
    with st.container(key=f"{key}-tiles{side}", gap="xxsmall"):
        for first in range(0, len(tiles), columns):
            with st.container(horizontal=True, gap="xxsmall"):
                for tile in tiles[first : first + columns]:
                    if tile.fixed:
                        st.markdown(_picture(tile), width=side)
                    elif st.button(_picture(tile), key=widget(tile.id), width=side):
                        pressed = tile.id
    return pressed


def _picture(tile: Tile) -> str:
    data = base64.b64encode(drawn(tile).encode()).decode()
    return f"![{plain(tile.label)}](<data:image/svg+xml;base64,{data}>)"
