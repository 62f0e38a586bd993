"""What a phone sends: taps by the page's script, or a whole page without one. Read strictly, and never trusted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from toolkit.door.surface import HtmlSurface, as_typed
from toolkit.experiments.journey import Journey, Place, Progress
from toolkit.schema import fingerprint
from toolkit.surface import Offer, Value

MAX_ACTIONS = 100
MAX_DRAFTS = 30
MAX_AGO = 14 * 24 * 3600.0
"""A phone may keep answers for so many seconds before it sends them."""

TEXT = re.compile(r"[0-9a-f]{16}\Z")
_ID = re.compile(r"[A-Za-z0-9_.:-]{4,72}\Z")


@dataclass(frozen=True)
class Action:
    """One tap, as a phone sends it. `ago` is how many seconds ago it was."""

    id: str
    place: str
    kind: Literal["set", "press"]
    key: str
    value: object = None
    ago: float = 0.0
    text: str = ""
    """The fingerprint of the text that was on the screen, as the page itself says it."""
    drafts: Mapping[str, object] = field(default_factory=dict)
    """What stood in the fields that belong to a pressed button, by full key."""

    @classmethod
    def read(cls, data: Any) -> Action | None:
        """Read one action of a request strictly; None where it is none."""
        if not isinstance(data, dict) or data.get("kind") not in ("set", "press"):
            return None
        texts = [data.get("id"), data.get("place"), data.get("key")]
        if not all(isinstance(one, str) and len(one) <= 240 for one in texts) or not _ID.match(data["id"]):
            return None
        ago = data.get("ago", 0)
        if isinstance(ago, bool) or not isinstance(ago, (int, float)) or not 0 <= ago <= MAX_AGO:
            ago = 0
        text = data.get("text")
        text = text if isinstance(text, str) and TEXT.match(text) else ""
        drafts = _drafts(data.get("drafts")) if data["kind"] == "press" else {}
        return cls(data["id"], data["place"], data["kind"], data["key"], data.get("value"), float(ago), text, drafts)


def _drafts(data: Any) -> dict[str, object]:
    if not isinstance(data, dict) or len(data) > MAX_DRAFTS:
        return {}
    return {key: value for key, value in data.items() if len(key) <= 240}


def from_form(
    place: Place, journey: Journey, drawn: Progress, form: Mapping[str, Sequence[str]], nonce: str
) -> list[Action]:
    """The actions of a page that was sent without JavaScript.

    The form holds every field of the page; only those that differ from what the page was drawn with (`drawn`) count, so
    an old tab overwrites nothing.
    """
    drawn.scope = place.scope
    surface = HtmlSurface(drawn)
    journey.draw(place.id, surface, drawn)
    actions: list[Action] = []
    text = (form.get("_text") or [""])[0]
    text = text if TEXT.match(text) else ""
    given = sent(surface.offers, form)
    drafts = {key: value for key, value in given.items() if surface.offers[key].draft}
    for key, value in given.items():
        if key not in drafts and not _same(surface.offers[key].kind, value, drawn.values.get(key)):
            actions.append(Action(_form_id(nonce, key, value), place.id, "set", key, value, text=text))
    press = (form.get("_press") or [""])[0]
    if press:
        id = _form_id(nonce, press, True)
        actions.append(Action(id, place.id, "press", press, True, text=text, drafts=drafts))
    return actions


def sent(offers: Mapping[str, Offer], form: Mapping[str, Sequence[str]]) -> dict[str, Value]:
    """What a sent form says for each field that its page offered. A browser leaves out what is not ticked or chosen."""
    found: dict[str, Value] = {}
    for key, offer in offers.items():
        given = form.get(key)
        if offer.kind == "multi_choice":
            found[key] = list(given or [])
        elif offer.kind == "checkbox":
            found[key] = bool(given)
        elif offer.kind != "button" and given:
            found[key] = given[0]
    return found


def _same(kind: str, value: Value, before: Value) -> bool:
    if kind == "number":
        return str(value).strip().replace(",", ".") == as_typed(before, "en")
    if kind == "text":
        return str(value).replace("\r\n", "\n") == (before or "")
    return value == (before if before is not None else {"multi_choice": [], "checkbox": False}.get(kind))


def _form_id(nonce: str, key: str, value: Value) -> str:
    return f"{nonce}:{fingerprint([key, value])}"
