"""What posters and moderators do: each step takes one fact in, or leaves it aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from toolkit.prototypes.market.folding import MAX_HOURS, MAX_WEEKS, Folding, Open, whole
from toolkit.prototypes.market.opening import Opening
from toolkit.prototypes.market.weeks import week_of
from toolkit.prototypes.market.workload import contract_from
from toolkit.room import Shared


def _described(fact: Shared, found: Opening | None) -> dict[str, object] | None:
    """What a fact says about an opening; what it leaves out stays as it was. None where it says nothing useful."""
    hours, weeks, start = whole(fact, "hours", MAX_HOURS), whole(fact, "weeks", MAX_WEEKS), week_of(fact.get("start"))
    said: dict[str, object] = {"title": fact.get("title").strip(), "what": fact.get("what").strip()}
    said |= {"hours": hours, "weeks": weeks, "start": start}
    given = {key: value for key, value in said.items() if value}
    if found is None and len(given) < len(said):
        return None
    if "wanted" in fact.value:
        given["wanted"] = tuple(one for one in fact.get("wanted").split(",") if one)
    return given


def _post(folding: Folding, fact: Shared) -> None:
    given = _described(fact, None)
    if given:
        folding.shared.openings[fact.id] = Opening(id=fact.id, by=fact.by, **given)  # type: ignore[arg-type]  # checked
        folding.did(fact, "posted")


def _own_opening(folding: Folding, fact: Shared) -> tuple[Open, Opening] | None:
    shelf = folding.shelf(fact, "opening")
    found = shelf.openings.get(fact.get("opening"))
    return (shelf, found) if found and found.by == fact.by else None


def _change(folding: Folding, fact: Shared) -> None:
    own = _own_opening(folding, fact)
    if own:
        own[0].openings[own[1].id] = replace(own[1], **_described(fact, own[1]) or {})  # type: ignore[arg-type]  # checked


def _shut(folding: Folding, fact: Shared) -> None:
    own = _own_opening(folding, fact)
    if own:
        own[0].openings[own[1].id] = replace(own[1], shut=fact.get("to") == "yes")


def _hide(folding: Folding, fact: Shared) -> None:
    shelf = folding.shared
    found = shelf.openings.get(fact.get("opening"))
    if found:
        shelf.openings[found.id] = replace(found, hidden=fact.get("to") == "yes")


def _hours(folding: Folding, fact: Shared) -> None:
    contract = contract_from(fact.get("contract"))
    if contract:
        folding.contracts[fact.by] = contract
        folding.did(fact, "hours")


OFFERING: Mapping[str, Callable[[Folding, Shared], None]] = {
    "post": _post,
    "change": _change,
    "shut": _shut,
    "hide": _hide,
    "hours": _hours,
}
