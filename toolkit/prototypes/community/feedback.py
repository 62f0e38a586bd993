"""Feedback between members, folded: who asked for it, what was given, and what the asker showed to everybody.

`ask` and `stop` are the asker's; `give` (`to` an ask) and `take-back` the giver's; `open` and `close` (`to` what was
given) are the asker's again. `hide` (with a `reason`) and `show` are a moderator's. `may_read` says who may read what;
nothing that somebody may not read is ever drawn for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from toolkit.prototypes.community.posts import EXAMPLE
from toolkit.room import Shared


@dataclass
class Given:
    """One person's feedback: a strong point and a tip. `to` is the ask, whether it is still there or not."""

    id: str
    by: str
    to: str
    strength: str
    tip: str
    shown: bool = False
    """Whether the asker shows it to everybody."""
    hidden: str = ""


@dataclass
class Ask:
    """A request for feedback; `hidden` is a moderator's reason."""

    id: str
    by: str
    about: str
    text: str
    stopped: bool = False
    hidden: str = ""


@dataclass
class Desk:
    """Everything at one block, by id. What was taken back is not here."""

    asks: dict[str, Ask] = field(default_factory=dict)
    given: dict[str, Given] = field(default_factory=dict)

    def on(self, ask: str) -> list[Given]:
        return [one for one in self.given.values() if one.to == ask]

    def asker(self, given: Given) -> str:
        """Who asked for it; "" where the ask is gone, or is an example."""
        ask = self.asks.get(given.to)
        return ask.by if ask else ""


def feedback(facts: tuple[Shared, ...]) -> Desk:
    """Fold the facts of a block. What refers to nothing is left out; feedback outlives an ask that was withdrawn."""
    found = Desk()
    for one in facts:
        if one.kind in _STEPS:
            _STEPS[one.kind](found, one)
    return found


def may_read(desk: Desk, given: Given, me: str) -> bool:
    """The giver and the asker always; everybody else once the asker shows it, unless a moderator hid it."""
    if me in (given.by, desk.asker(given)):
        return True
    return given.shown and not given.hidden


def _ask(found: Desk, one: Shared) -> None:
    if one.get("about").strip():
        found.asks[one.id] = Ask(one.id, one.by, one.get("about"), one.get("text"))


def _stop(found: Desk, one: Shared) -> None:
    ask = found.asks.get(one.get("to"))
    if ask is not None and ask.by == one.by:
        ask.stopped = True


def _give(found: Desk, one: Shared) -> None:
    to = one.get("to")
    ask = found.asks.get(to)
    sense = to.startswith(EXAMPLE) or (to.isascii() and to.isdigit() and int(to) < one.seq)
    if sense and (ask is None or ask.by != one.by) and (one.get("strength").strip() or one.get("tip").strip()):
        found.given[one.id] = Given(one.id, one.by, to, one.get("strength"), one.get("tip"))


def _take_back(found: Desk, one: Shared) -> None:
    given = found.given.get(one.get("to"))
    if given is not None and given.by == one.by:
        del found.given[given.id]


def _open(found: Desk, one: Shared) -> None:
    given = found.given.get(one.get("to"))
    if given is not None and found.asker(given) == one.by:
        given.shown = one.kind == "open"


def _hide(found: Desk, one: Shared) -> None:
    target = found.asks.get(one.get("to")) or found.given.get(one.get("to"))
    if target is not None and (one.kind == "show" or one.get("reason").strip()):
        target.hidden = one.get("reason") if one.kind == "hide" else ""


_STEPS: Mapping[str, Callable[[Desk, Shared], None]] = {
    "ask": _ask,
    "stop": _stop,
    "give": _give,
    "take-back": _take_back,
    "open": _open,
    "close": _open,
    "hide": _hide,
    "show": _hide,
}
