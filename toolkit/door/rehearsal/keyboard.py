"""By Tab and Enter alone: everything that somebody uses must be a native control, in reach and with a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.door.rehearsal.drawn import Control, Drawn
from toolkit.errors import Said, cited, say
from toolkit.experiments.robot import Step
from toolkit.surface import Value

NATIVE = frozenset({"button", "text", "radio", "checkbox"})


def out_of_reach(drawn: Drawn, steps: Sequence[Step]) -> Iterator[tuple[Said, Said]]:
    """What of these steps cannot be done by keyboard on this page, and what would be right."""
    for key, value in steps:
        for control in _controls(drawn, key, value):
            if control is None or control.kind not in NATIVE or not control.reachable:
                wrong = say("`{key}` cannot be reached by the keyboard", key=key.partition("/")[2])
                yield wrong, say("draw it with a native button or field")
            elif not (control.label or control.group).strip():
                wrong = say("`{key}` has no label that can be read out", key=key.partition("/")[2])
                yield wrong, say("give it a label")


def first_button(drawn: Drawn) -> Iterator[tuple[Said, Said]]:
    """Enter in a field presses the page's first button, so that must be the one that only saves."""
    first = next(drawn.buttons(), None)
    if any(one.kind == "text" for one in drawn.controls) and first is not None and first.name != "_save":
        wrong = say("Enter in a field presses `{label}`", label=cited(first.label, 40))
        yield wrong, say("let the page's first button be the one that saves")


def _controls(drawn: Drawn, key: str, value: Value) -> Iterator[Control | None]:
    if value is True and drawn.control("_press", key):
        yield drawn.control("_press", key)
    elif isinstance(value, list):
        yield from (drawn.control(key, one) for one in value)
    elif value not in (None, False, ""):
        yield drawn.control(key, str(value)) or drawn.control(key)
