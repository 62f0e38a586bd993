"""A place drawn once more, not to be filled in but to be read: what was asked at each key, in which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from toolkit.door.surface import HtmlSurface
from toolkit.surface import Option, Record
from toolkit.tiles import Tile


@dataclass(frozen=True)
class Asked:
    """What stood at one key: its words, its options by id, the heading above it, and its piece of the screen."""

    label: str
    options: Mapping[str, str] = field(default_factory=dict)
    under: str = ""
    section: str = ""
    typed: bool = False
    """Whether it is answered in words of one's own."""


class Reading(HtmlSurface):
    """Draws as a phone does, and remembers in `asked` what stood at each full key."""

    def __init__(self, record: Record) -> None:
        super().__init__(record)
        self.asked: dict[str, Asked] = {}
        self._under = ""
        self._section = ""

    def _remember(self, key: str, label: str, options: Sequence[Option] = (), *, typed: bool = False) -> None:
        named = {one.id: one.label for one in options}
        self.asked[self.full(key)] = Asked(label, named, self._under, self._section, typed)

    def drafts(self) -> list[str]:
        """The keys of the fields that travel with a button."""
        return [key for key in self.asked if key in self.offers and self.offers[key].draft]

    def heading(self, text: str) -> None:
        self._under = text
        super().heading(text)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        self._section = name
        with super().section(name):
            yield

    def choice(
        self, key: str, label: str, options: Sequence[Option], *, row: bool = False, draft: bool = False
    ) -> str | None:
        self._remember(key, label, options)
        return super().choice(key, label, options, row=row, draft=draft)

    def multi_choice(self, key: str, label: str, options: Sequence[Option], *, draft: bool = False) -> list[str]:
        self._remember(key, label, options)
        return super().multi_choice(key, label, options, draft=draft)

    def checkbox(self, key: str, label: str, *, draft: bool = False) -> bool:
        self._remember(key, label)
        return super().checkbox(key, label, draft=draft)

    def text_input(self, key: str, label: str, max_len: int, *, draft: bool = False) -> str:
        self._remember(key, label, typed=True)
        return super().text_input(key, label, max_len, draft=draft)

    def text_area(self, key: str, label: str, max_len: int, *, draft: bool = False) -> str:
        self._remember(key, label, typed=True)
        return super().text_area(key, label, max_len, draft=draft)

    def edit(self, key: str, label: str, max_len: int, text: str, version: str) -> tuple[str, str]:
        self._remember(key, label, typed=True)
        return super().edit(key, label, max_len, text, version)

    def number(
        self, key: str, label: str, low: float | None, high: float | None, *, draft: bool = False
    ) -> float | None:
        self._remember(key, label)
        return super().number(key, label, low, high, draft=draft)

    def button(self, key: str, label: str, *, primary: bool = False, needs: Sequence[str] = ()) -> bool:
        self._remember(key, label)
        return super().button(key, label, primary=primary, needs=needs)

    def tiles(self, key: str, label: str, tiles: Sequence[Tile], columns: int) -> str | None:
        for one in tiles:  # a fixed one is never pressed, and stands there all the same
            self._remember(f"{key}-{one.id}", f"{label}: {one.label}")
        return super().tiles(key, label, tiles, columns)
