"""Knowledge that people share: posts with their replies and the appreciation for them, folded from a block's facts.

`write` makes a post, `reply` (`to` a post) a reply; `thank` and `unthank` give appreciation and take it back;
`take-back` is for one's own; `hide` (with a `reason`) and `show` are a moderator's. Nothing changes anybody's words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from toolkit.room import Shared

State = Literal["there", "taken-back", "withdrawn", "example"]

EXAMPLE = "example."
"""How the ids of an author's made-up examples begin; facts have numbers."""

NOBODY = "@nobody"
"""Whose an example is, or what belonged to somebody who has withdrawn. No person has this key."""


@dataclass
class Entry:
    """A post or, without `title`, a reply. Nobody changes it once the fold is over.

    `hidden` is the moderator's reason, empty where it shows. `thanks`: for each person the reason, or "". `name` is the
    author of an example.
    """

    id: str
    by: str = NOBODY
    title: str = ""
    text: str = ""
    asks: bool = False
    state: State = "there"
    hidden: str = ""
    name: str = ""
    thanks: dict[str, str] = field(default_factory=dict)
    replies: list[Entry] = field(default_factory=list)

    @property
    def is_there(self) -> bool:
        """Whether there is anything to hide, or to show again."""
        return self.state in ("there", "example")

    @property
    def is_open(self) -> bool:
        """Whether everybody can read it."""
        return self.is_there and not self.hidden

    @property
    def standing(self) -> list[Entry]:
        """The replies that were not taken back."""
        return [one for one in self.replies if one.is_there]

    @property
    def newest(self) -> int:
        """When something last happened here, as the number of the fact; 0 for an example that nobody answered."""
        return max((int(one.id) for one in (self, *self.standing) if one.is_there and one.id.isdigit()), default=0)


@dataclass
class Posts:
    """Everything at one block: `tops` are posts, `entries` posts and replies, both by id.

    `above`: the post under which an entry stands, or the post itself.
    """

    tops: dict[str, Entry] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    above: dict[str, Entry] = field(default_factory=dict)

    def add(self, entry: Entry, under: Entry | None = None) -> Entry:
        self.entries[entry.id] = entry
        self.above[entry.id] = under or entry
        if under is None:
            self.tops[entry.id] = entry
        else:
            under.replies.append(entry)
        return entry

    def under(self, to: str, seq: int) -> Entry | None:
        """The post that a reply belongs to: an empty one where its author has withdrawn since, or where it is an
        example; None where the reply makes no sense. A reply to a reply stands under the same post.
        """
        if to in self.above:
            return self.above[to]
        if to.startswith(EXAMPLE):
            return self.add(Entry(to, state="example"))
        if to.isascii() and to.isdigit() and int(to) < seq:
            return self.add(Entry(to, state="withdrawn"))
        return None

    def target(self, to: str) -> Entry | None:
        """What is thanked or hidden. The replies of an example are examples too, and stand here for themselves."""
        if to.startswith(EXAMPLE) and to not in self.entries:
            return self.add(Entry(to, state="example"))
        return self.entries.get(to)


def posts(facts: tuple[Shared, ...]) -> Posts:
    """Fold the facts of a block. What refers to nothing is left out."""
    found = Posts()
    for one in facts:
        if one.kind in _STEPS:
            _STEPS[one.kind](found, one)
    return found


def by_activity(entries: list[Entry]) -> list[Entry]:
    """Where something happened last comes first. What is gone stays only as long as there are replies under it."""
    kept = [one for one in entries if one.is_there or one.standing]
    return sorted(kept, key=lambda one: -one.newest)


def _write(found: Posts, one: Shared) -> None:
    if one.get("title").strip() or one.get("text").strip():
        found.add(Entry(one.id, one.by, one.get("title"), one.get("text"), one.get("asks") == "yes"))


def _reply(found: Posts, one: Shared) -> None:
    under = found.under(one.get("to"), one.seq)
    if under is not None and one.get("text").strip():
        found.add(Entry(one.id, one.by, text=one.get("text")), under)


def _thank(found: Posts, one: Shared) -> None:
    target = found.target(one.get("to"))
    if target is not None and target.is_there and target.by != one.by:
        target.thanks[one.by] = one.get("reason")


def _unthank(found: Posts, one: Shared) -> None:
    target = found.entries.get(one.get("to"))
    if target is not None:
        target.thanks.pop(one.by, None)


def _take_back(found: Posts, one: Shared) -> None:
    target = found.entries.get(one.get("to"))
    if target is not None and target.by == one.by:
        target.state, target.title, target.text = "taken-back", "", ""
        target.thanks.clear()


def _hide(found: Posts, one: Shared) -> None:
    target = found.target(one.get("to"))
    if target is not None and target.is_there and one.get("reason").strip():
        target.hidden = one.get("reason")


def _show(found: Posts, one: Shared) -> None:
    target = found.entries.get(one.get("to"))
    if target is not None:
        target.hidden = ""


_STEPS: Mapping[str, Callable[[Posts, Shared], None]] = {
    "write": _write,
    "reply": _reply,
    "thank": _thank,
    "unthank": _unthank,
    "take-back": _take_back,
    "hide": _hide,
    "show": _show,
}
