"""The editor: a text field with line numbers, marked lines and quiet colours, as a Streamlit component without a frame.

The browser owns the text; Python is told of it with a version, a moment after the last letter. Python replaces the text
only together with a new `load`, so that a run that comes late never undoes what was typed meanwhile. What did not reach
the server is kept in the browser's tab (`sessionStorage`) and comes back with the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import streamlit as st

_HERE = Path(__file__).parent


def _part(kind: str) -> str:
    return (_HERE / f"editor.{kind}").read_text(encoding="utf-8")


# Once for the process: a second one of the same name would take the place of the first.
_mount = st.components.v2.component("proeftuin_editor", html=_part("html"), css=_part("css"), js=_part("js"))


@dataclass(frozen=True)
class Typed:
    """A text as its author left it a moment ago: of which file, of which load, and how manieth it is."""

    file: str
    load: str
    version: int
    text: str
    seen: str
    """The fingerprint of the file that the author began from: after a reload it may be an older one."""
    line: int
    """Where the cursor stands, from 1."""


@dataclass(frozen=True)
class Asked:
    """Something that was asked for in the editor itself, once: to save, to see a screen, to open another file."""

    what: Literal["save", "screen", "open"]
    when: float
    """The browser's clock: the same wish is not granted twice."""
    id: str = ""


@dataclass(frozen=True)
class Mark:
    """A problem at its line. `id` leads there in another file."""

    line: int
    column: int
    where: str
    text: str
    id: str = ""


@dataclass(frozen=True)
class Stop:
    """A part of the file that one can go to: a screen, an item, a task."""

    id: str
    title: str
    line: int


Sent = tuple[Typed | None, Asked | None]
"""The latest text that was typed, and what was asked for just now."""


def heard(key: str) -> Sent:
    """What the editor sent that begins this run, before it is drawn again. Nothing after a restart of the server."""
    return _sent(st.session_state.get(key))


def editor(
    key: str,
    sheet: Mapping[str, Any],
    marks: tuple[Mark, ...],
    others: tuple[Mark, ...],
    stops: tuple[Stop, ...],
    words: Mapping[str, str],
    listen: Callable[[], None],
) -> Sent:
    """Draw the editor, and give what it sent. `others` are problems of other files.

    `sheet` holds file, load, page, version, text, seen, dirty and goto (an id of its own, a line, a column; or None).
    `listen` is called before a run that the editor begins: a run may be stopped halfway, a call before it may not.
    """
    lists = {"marks": marks, "others": others, "stops": stops}
    data = {**sheet, **{name: [vars(one) for one in of] for name, of in lists.items()}, "words": dict(words)}
    return _sent(_mount(key=key, data=data, on_typed_change=listen, on_asked_change=listen))


def _sent(found: Any) -> Sent:
    if not isinstance(found, Mapping):
        return None, None
    asked = found.get("asked")
    both = [one for one in (_typed(asked), _typed(found.get("typed"))) if one]
    return max(both, key=lambda one: one.version, default=None), _asked(asked)


def _typed(value: Any) -> Typed | None:
    """A text from the browser, if what came has the shape of it."""
    shape = {"file": str, "load": str, "version": int, "text": str, "seen": str, "line": int}
    if not isinstance(value, Mapping) or any(type(value.get(name)) is not kind for name, kind in shape.items()):
        return None
    return Typed(**{name: value[name] for name in shape})


def _asked(value: Any) -> Asked | None:
    if not isinstance(value, Mapping) or value.get("what") not in ("save", "screen", "open"):
        return None
    when, name = value.get("when"), value.get("id", "")
    return Asked(value["what"], float(when), name) if isinstance(when, int | float) and isinstance(name, str) else None
