"""Somebody who writes in the Studio: AppTest does not run the editor's own script, so this hand says what it would."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from toolkit.app.editor import Asked, Mark, Stop, Typed
from toolkit.app.views import studio

_times = count(1)


class Hand:
    """Holds what the editor was given last, and sends what is typed in it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sheet: dict[str, Any] = {}
        self.marks: tuple[Mark, ...] = ()
        self.others: tuple[Mark, ...] = ()
        self.stops: tuple[Stop, ...] = ()
        self.words: dict[str, str] = {}
        self._sent: tuple[Typed | None, Asked | None] = (None, None)
        monkeypatch.setattr(studio, "heard", lambda key: self._sent)
        monkeypatch.setattr(studio, "editor", self._draw)

    def _draw(self, key: str, sheet: Any, marks: Any, others: Any, stops: Any, words: Any, listen: Any) -> Any:
        self.sheet, self.words = dict(sheet), dict(words)
        self.marks, self.others, self.stops = marks, others, stops
        return self._sent

    @property
    def text(self) -> str:
        return str(self.sheet["text"])

    def typed(self, text: str, line: int = 1, **other: Any) -> Typed:
        given = {"file": "", "load": "", "version": 0, "seen": ""} | {
            name: self.sheet[name] for name in ("file", "load", "version", "seen")
        }
        given["version"] += 1
        return Typed(**{**given, "text": text, "line": line, **other})

    def sends(self, page: Any, typed: Typed | None, asked: Asked | None = None) -> None:
        self._sent = typed, asked
        page.run()
        assert not page.exception, page.exception

    def types(self, page: Any, text: str, line: int = 1) -> None:
        self.sends(page, self.typed(text, line))

    def changes(self, page: Any, old: str, new: str) -> None:
        assert old in self.text
        line = self.text[: self.text.index(old)].count("\n") + 1
        self.types(page, self.text.replace(old, new), line)

    def asks(self, page: Any, what: Any, name: str = "") -> None:
        self.sends(page, None, Asked(what, next(_times), name))
