"""How blocks and items are drawn with Streamlit: for the team, on the big screen.

Three habits of Streamlit decide how this is written. A callback after a restart of the server is silently skipped, so
values are compared in the script instead. A run may stop at any `st.` call when the next tap comes, so what is found is
said to the `sink` at that very moment. And what a browser sends counts more than what is stored, so a widget's state is
never set before its browser has been heard.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal

import streamlit as st

from toolkit.app import look
from toolkit.app.look import plain
from toolkit.app.tiles import grid
from toolkit.app.widgets import blank, box, different, held, share, typed
from toolkit.languages import words
from toolkit.reminder import FILE, TYPE, Reminder
from toolkit.surface import Keys, NotOffered, Offer, Option, Record, Value, Why, filled, is_empty
from toolkit.text import decimal
from toolkit.tiles import Tile

Sink = Callable[[Literal["set", "press"], str, Value], None]
"""Told of each change as it is found: what was done, at which full key, and the value (True for a press)."""


class StreamlitSurface(Keys):
    """One run of drawing. `prefix` keeps the widgets of several drawings apart; what each of them held is remembered.

    Like the light door's surface it holds every value against its offer: `refused` has the keys that were answered with
    something that is not offered here.
    """

    def __init__(self, record: Record, sink: Sink, pictures: Path | None = None, prefix: str = "surface") -> None:
        super().__init__(record)
        self.sink = sink
        self.pictures = pictures
        self.prefix = prefix
        self.refused: dict[str, Why] = {}
        self.drafts: dict[str, Value] = {}
        """What travelled with the press of this run."""
        self._drafts: dict[str, Value] = {}
        self._headings = 0
        # The values that this browser and the record last agreed on, by full key.
        self._agreed: dict[str, Value] = st.session_state.setdefault(f"{prefix}: agreed", {})

    # -- showing ------------------------------------------------------------------------------------------------------

    def heading(self, text: str) -> None:
        self._headings += 1
        if self._headings == 1:
            st.subheader(plain(text), anchor=False)
        else:
            st.markdown(f"#### {plain(text)}", anchors=False)

    def text(self, text: str, *, soft: bool = False) -> None:
        if soft:
            st.markdown("  \n".join(look.small(line) for line in text.splitlines()))
        else:
            st.text(text)

    def prose(self, markdown: str) -> None:
        st.markdown(look.markdown(markdown), anchors=False)

    def picture(self, source: str, alt: str) -> None:
        path = (self.pictures / source).resolve() if self.pictures else None
        if self.pictures and path and path.is_file() and path.is_relative_to(self.pictures.resolve()):
            # An SVG without a size of its own would be drawn at nothing.
            st.image(str(path), width="stretch", alt=alt)
        else:
            st.markdown(look.small(alt))

    def video(self, source: str, alt: str, poster: str) -> None:  # noqa: ARG002  # Streamlit's own shows its first frame
        path = (self.pictures / source).resolve() if self.pictures else None
        if self.pictures and path and path.is_file() and path.is_relative_to(self.pictures.resolve()):
            st.video(str(path))
        st.markdown(look.small(alt))

    def reminder(self, key: str, label: str, title: str, day: dt.date) -> None:
        full, entry = self.remind(key, Reminder(title, day))
        st.download_button(plain(label), entry, FILE, TYPE, key=self._widget(full), on_click="ignore")

    def link(self, label: str, url: str) -> None:
        st.markdown(look.link(label, url))

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        st.markdown(look.table(head, rows))

    def bars(self, label: str, data: Sequence[tuple[str, float]], limits: tuple[float, float] | None = None) -> None:
        st.markdown(plain(label))
        for name, value in data:
            told = f"{plain(name)} {plain(decimal(value, self.record.language))}"
            st.progress(filled(value, data, limits), text=told)

    def progress(self, done: int, total: int, label: str) -> None:
        st.progress(share(done, total), text=plain(label))

    # -- asking -------------------------------------------------------------------------------------------------------

    def choice(
        self, key: str, label: str, options: Sequence[Option], *, row: bool = False, draft: bool = False
    ) -> str | None:
        ids = [one.id for one in options]
        labels = dict(zip(ids, different([plain(one.label) for one in options]), strict=True))

        def draw(widget: str, value: Value) -> Value:
            index = ids.index(value) if isinstance(value, str) and value in ids else None
            return st.radio(plain(label), ids, index=index, format_func=labels.__getitem__, key=widget, horizontal=row)

        value = self._ask(key, Offer("choice", tuple(ids), draft=draft), draw)
        return value if isinstance(value, str) else None

    def multi_choice(self, key: str, label: str, options: Sequence[Option], *, draft: bool = False) -> list[str]:
        """A row of boxes: Streamlit's own lists of several are no checklist for a finger."""

        def draw(widget: str, value: Value) -> Value:
            chosen = value if isinstance(value, list) else []
            with st.container(gap="small"):
                st.markdown(look.small(label))  # as large as the labels that Streamlit draws itself
                return [
                    one.id
                    for one in options
                    if st.checkbox(plain(one.label), value=one.id in chosen, key=box(widget, one.id))
                ]

        value = self._ask(key, Offer("multi_choice", tuple(one.id for one in options), draft=draft), draw)
        return value if isinstance(value, list) else []

    def checkbox(self, key: str, label: str, *, draft: bool = False) -> bool:
        def draw(widget: str, value: Value) -> Value:
            return st.checkbox(plain(label), value=value is True, key=widget)

        return self._ask(key, Offer("checkbox", draft=draft), draw) is True

    def text_input(self, key: str, label: str, max_len: int, *, draft: bool = False) -> str:
        def draw(widget: str, value: Value) -> Value:
            # live: what is typed counts after half a second, also when the page is closed without leaving the field.
            return st.text_input(plain(label), typed(value), max_chars=max_len, key=widget, live="500ms")

        return typed(self._ask(key, Offer("text", max_len=max_len, draft=draft), draw))

    def text_area(self, key: str, label: str, max_len: int, *, draft: bool = False) -> str:
        def draw(widget: str, value: Value) -> Value:
            return st.text_area(plain(label), typed(value), max_chars=max_len, key=widget)

        return typed(self._ask(key, Offer("text", max_len=max_len, draft=draft), draw))

    def number(
        self, key: str, label: str, low: float | None, high: float | None, *, draft: bool = False
    ) -> float | None:
        """A text field, as in the light door: both read a comma and say the same of what is no number."""
        hint = "" if low is None or high is None else f" ({low:g}-{high:g})"

        def draw(widget: str, value: Value) -> Value:
            return st.text_input(plain(label + hint), typed(value), max_chars=20, key=widget)

        value = self._ask(key, Offer("number", low=low, high=high, draft=draft), draw)
        return value if isinstance(value, float) else None

    def edit(self, key: str, label: str, max_len: int, text: str, version: str) -> tuple[str, str]:
        """A field that begins with `text` and keeps what it began from: a browser tells what is typed there only when
        somebody leaves the field, so a newer text must never be put under their fingers. A press takes both along.
        """
        full = self.offer(key, Offer("text", max_len=max_len, draft=True))
        from_key = self.offer(f"{key}.from", Offer("text", max_len=40, draft=True))
        widget = self._draft(full)
        began: tuple[str, str] = st.session_state.setdefault(f"{widget}: began", (text, version))
        made = st.text_area(plain(label), began[0], max_chars=max_len, key=widget)
        self._drafts[full], self._drafts[from_key] = made, began[1]
        return made, began[1]

    def note(self, key: str, label: str) -> None:
        """As a phone shows it. What is typed here lives in this browser's session alone and is told to nobody."""
        full = self.noted(key)
        if len(self.notes) == 1:
            st.markdown(look.small(words(self.record.language)["note_stays"]))
        state = f"{self._widget(full)}: note"
        kept: str = st.session_state.get(state, "")
        st.session_state[state] = st.text_area(plain(label), kept, max_chars=2000, key=self._widget(full))

    def button(self, key: str, label: str, *, primary: bool = False, needs: Sequence[str] = ()) -> bool:
        needed = tuple(self.full(one) for one in needs)
        full = self.offer(key, Offer("button", needs=needed))
        if not st.button(plain(label), key=self._widget(full), type="primary" if primary else "secondary"):
            return False
        beside = full.rpartition("/")[0] + "/"
        drafts = {one: value for one, value in self._drafts.items() if one.startswith(beside)}
        unfit = [why for one, why in self.refused.items() if one.startswith(beside) and self.offers[one].draft]
        if unfit or any(is_empty(drafts.get(one)) for one in needed):
            self.refused[full] = unfit[0] if unfit else "empty"
            return False
        # The drafts are empty again: widgets of the next turn. Said before the sink: a run may stop at any `st.` call.
        for one in drafts:
            turns = st.session_state.setdefault(f"{self.prefix}: turns", {})
            turns[one] = turns.get(one, 0) + 1
        self.drafts = drafts
        # No `st.` call may stand between here and what the block emits: the run could stop at it.
        self.sink("press", full, True)
        return True

    def tiles(self, key: str, label: str, tiles: Sequence[Tile], columns: int) -> str | None:  # noqa: ARG002  # a group has no name here
        full = {one.id: self.offer(f"{key}-{one.id}", Offer("button")) for one in tiles if not one.fixed}
        pressed = grid(self._widget(self.full(key)), tiles, columns, lambda id: self._widget(full[id]))
        if pressed is not None:
            self.sink("press", full[pressed], True)  # no `st.` call from here to what the block says
        return pressed

    def _draft(self, full: str) -> str:
        """The widget of a draft: a new one after each press that took it along."""
        turn = st.session_state.get(f"{self.prefix}: turns", {}).get(full, 0)
        return f"{self._widget(full)} ({turn})" if turn else self._widget(full)

    # -- what was found -----------------------------------------------------------------------------------------------

    def _widget(self, full: str) -> str:
        return f"{self.prefix}: {full}"

    def _ask(self, key: str, offer: Offer, draw: Callable[[str, Value], Value]) -> Value:
        """Draw a widget, and tell of its value if its browser changed it. A draft travels with its button only."""
        full = self.offer(key, offer)
        if offer.draft:
            return self._ask_draft(full, offer, draw)
        widget, stored = self._widget(full), self.record.values.get(full)
        adopted = self._adopt(full, offer, stored)
        # A widget whose state was just set takes that, and must not be given a default as well.
        raw = draw(widget, None if adopted else stored)
        try:
            value = offer.accept(raw)
        except NotOffered as error:
            self.refused[full] = error.code
            return stored
        if (blank(value) and blank(stored)) or value == stored:
            self._agreed[full] = stored
            return stored
        self.record.values[full] = value
        self.sink("set", full, value)
        self._agreed[full] = value
        return value

    def _ask_draft(self, full: str, offer: Offer, draw: Callable[[str, Value], Value]) -> Value:
        raw = draw(self._draft(full), None)
        try:
            self._drafts[full] = offer.accept(raw)
        except NotOffered as error:
            self.refused[full] = error.code
            return None
        return self._drafts[full]

    def _adopt(self, full: str, offer: Offer, stored: Value) -> bool:
        """Show a value that came by another door since this browser last agreed, unless it was just changed here."""
        if full not in self._agreed or self._agreed[full] == stored:
            return False
        now = held(offer, self._widget(full), self._agreed[full])
        if any(st.session_state.get(widget) != value for widget, value in now.items()):
            return False
        st.session_state.update(held(offer, self._widget(full), stored))
        return True

    # -- layout -------------------------------------------------------------------------------------------------------

    def card(self) -> AbstractContextManager[None]:
        return st.container(border=True)

    def columns(self, count: int) -> AbstractContextManager[Sequence[AbstractContextManager[None]]]:
        return _Columns(count)

    def expander(self, label: str) -> AbstractContextManager[None]:
        return st.expander(plain(label))  # type: ignore[return-value]  # it gives itself, which nobody asks for

    def section(self, name: str) -> AbstractContextManager[None]:
        return st.container(key=f"{self.prefix}: section {name}")


class _Columns(AbstractContextManager[Sequence[AbstractContextManager[None]]]):
    def __init__(self, count: int) -> None:
        self.count = count

    def __enter__(self) -> Sequence[AbstractContextManager[None]]:
        return st.columns(self.count)

    def __exit__(self, *of_error: object) -> None:
        pass
