"""A drawn place as a person meets it: the pieces of the page, what they say, and what can be used by Tab and Enter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

Role = Literal["h1", "h2", "text", "soft", "button", "option", "label", "legend", "summary", "cell", "bar"]

_VOID = frozenset({"input", "img", "br", "progress", "link", "meta", "path", "rect", "circle", "line", "source"})
_ROLES: dict[str, Role] = {
    "h1": "h1",
    "h2": "h2",
    "button": "button",
    "legend": "legend",
    "summary": "summary",
    "td": "cell",
    "th": "cell",
}


@dataclass(frozen=True)
class Words:
    """A run of words of one look. `card`: whether it stands inside one, where there is less room."""

    role: Role
    text: str
    section: str
    card: bool = False


@dataclass
class Control:
    """Something that one can use: a native control, in the order of Tab."""

    kind: str
    name: str
    value: str
    section: str
    label: str = ""
    group: str = ""
    """What the whole question says, for one of several answers."""
    reachable: bool = True
    at: int = 0
    """How many runs of words stand before it."""


@dataclass
class Table:
    """The cells of a table, row by row."""

    section: str
    rows: list[list[str]] = field(default_factory=list)
    bars: bool = False


@dataclass
class Drawn:
    """What a page shows."""

    words: list[Words] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    """Addresses, each with the section that it stands in."""
    tables: list[Table] = field(default_factory=list)

    def buttons(self) -> Iterator[Control]:
        return (one for one in self.controls if one.kind == "button")

    def control(self, name: str, value: str = "") -> Control | None:
        """The control that sends `name`; for a button or an option the one with this value."""
        return next((one for one in self.controls if one.name == name and value in ("", one.value)), None)


def read(html: str) -> Drawn:
    """Read a page, or a part of one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.drawn


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.drawn = Drawn()
        self._open: list[tuple[str, dict[str, str]]] = []
        self._said: list[str] = []
        self._labelled: list[Control] = []
        self._legend = ""
        self._label = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _ROLES or tag in ("p", "li", "label"):
            self._flush()
        if tag not in _VOID:
            self._open.append((tag, given))
        self._take(tag, given)

    def _take(self, tag: str, given: dict[str, str]) -> None:
        section = self._section()
        if tag in ("img", "video"):
            self.drawn.pictures += [(given[key], section) for key in ("src", "poster") if given.get(key)]
        elif tag == "table":
            self.drawn.tables.append(Table(section, bars="bars" in given.get("class", "")))
        elif tag == "tr" and self.drawn.tables:
            self.drawn.tables[-1].rows.append([])
        elif tag == "fieldset":
            self._legend = ""
        elif tag == "label":
            self._label = ""
        elif tag in ("input", "textarea", "button") and given.get("type") != "hidden":
            self._control(tag, given, section)

    def _control(self, tag: str, given: dict[str, str], section: str) -> None:
        kind = "button" if tag == "button" else given.get("type", "text")
        reachable = "disabled" not in given and given.get("tabindex") != "-1"
        made = Control(kind, given.get("name", ""), given.get("value", ""), section, given.get("aria-label", ""))
        made.reachable, made.group = reachable, self._legend if self._within("fieldset") else ""
        made.at = len(self.drawn.words)
        self.drawn.controls.append(made)
        if self._within("label"):  # a field's words stand before it, an option's behind it
            made.label = made.label or self._label
        if tag == "button" or self._within("label"):
            self._labelled.append(made)

    def handle_endtag(self, tag: str) -> None:
        self._flush()
        if tag in ("label", "button"):
            self._labelled.clear()
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._within("style") and not self._within("script") and not self._within("title"):
            self._said.append(data)

    def close(self) -> None:
        self._flush()
        super().close()

    def _flush(self) -> None:
        text = " ".join("".join(self._said).split())
        self._said.clear()
        if not text or self._within("textarea") or not self._open:
            return
        for one in self._labelled:
            one.label = f"{one.label} {text}".strip()
        role = self._role()
        if role == "legend":
            self._legend = text
        if self._within("label"):
            self._label = text
        if role in ("cell", "bar") and self.drawn.tables and self.drawn.tables[-1].rows:
            self.drawn.tables[-1].rows[-1].append(text)
        if not self._inside("said"):
            self.drawn.words.append(Words(role, text, self._section(), self._inside("card") or self._within("details")))

    def _role(self) -> Role:
        for tag, given in reversed(self._open):
            if tag in _ROLES:
                return "bar" if tag in ("td", "th") and self.drawn.tables[-1].bars else _ROLES[tag]
            if tag == "label":
                return "option" if given.get("class") == "o" else "label"
            if tag == "a" and "button" in given.get("class", ""):
                return "button"
            if "soft" in given.get("class", "").split():
                return "soft"
        return "text"

    def _section(self) -> str:
        found = (given["id"] for tag, given in self._open if tag == "section" and given.get("id", "").startswith("s-"))
        return next(found, "").removeprefix("s-")

    def _within(self, tag: str) -> bool:
        return any(one == tag for one, _ in self._open)

    def _inside(self, look: str) -> bool:
        return any(look in given.get("class", "").split() for _, given in self._open)
