"""What becomes of an application: each step takes one fact in, or leaves it aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from toolkit.prototypes.market.folding import Folding, Open, scope_of
from toolkit.prototypes.market.opening import Application
from toolkit.prototypes.market.weeks import day_from
from toolkit.room import Shared

Found = tuple[Open, Application]


def _apply(folding: Folding, fact: Shared) -> None:
    """Somebody answers to an opening. One at a time: who waits or works already cannot answer to it once more."""
    scope, agreed, name = scope_of(fact), day_from(fact.get("agreed")), fact.get("opening")
    opening = folding.shared.openings.get(name)
    mine = (one for one in folding.shared.applications.values() if one.by == fact.by and one.opening == name)
    if scope is None or agreed is None or any(one.live for one in mine):
        return
    if opening is None:
        # The poster withdrew and took the opening along; what others answered to it stays.
        if name.isdecimal() and int(name) < fact.seq:
            gone = Application(fact.id, name, fact.by, scope, agreed, fact.get("line"), "gone")
            folding.shared.applications[fact.id] = gone
            folding.did(fact, "applied")
        return
    if opening.by == fact.by:
        return
    made = Application(fact.id, name, fact.by, scope, agreed, fact.get("line"))
    if opening.reply:
        made = replace(made, state="accepted", reply=opening.reply)
    folding.shared.applications[fact.id] = made
    folding.did(fact, "applied")


def _answer(folding: Folding, fact: Shared) -> None:
    found = _application(folding, fact, poster=True)
    to = fact.get("to")
    if found and found[1].state == "waiting" and to in ("accepted", "declined"):
        _put(found, state=to, reply=fact.get("line"))
        folding.did(fact, "answered")


def _withdraw(folding: Folding, fact: Shared) -> None:
    found = _application(folding, fact, applicant=True)
    if found and found[1].state == "waiting":
        _put(found, state="withdrawn")


def _revoke(folding: Folding, fact: Shared) -> None:
    """The manager agrees no longer: what waits is withdrawn, what goes on ends that day."""
    found, on = _application(folding, fact, applicant=True), day_from(fact.get("on"))
    if found and on and found[1].live:
        waiting = found[1].state == "waiting"
        _put(found, state="withdrawn" if waiting else "stopped", ended=None if waiting else on, revoked=on)


def _stop(folding: Folding, fact: Shared) -> None:
    found, on = _application(folding, fact, poster=True, applicant=True), day_from(fact.get("on"))
    if found and on and found[1].state == "accepted":
        _put(found, state="stopped", ended=on)


def _credit(folding: Folding, fact: Shared) -> None:
    """Close out with credit: also for somebody who stopped early."""
    found, on = _application(folding, fact, poster=True), day_from(fact.get("on"))
    if found and on and found[1].state in ("accepted", "stopped"):
        ended = found[1].ended or min(on, found[1].scope.last)
        _put(found, state="finished", ended=ended, brought=fact.get("brought"), credit=fact.get("credit"))
        folding.did(fact, "finished")


def _gave(folding: Folding, fact: Shared) -> None:
    found = _application(folding, fact, applicant=True)
    if found and found[1].state in ("stopped", "finished"):
        _put(found, gave=fact.get("text"))
        folding.did(fact, "gave")


def _application(folding: Folding, fact: Shared, *, poster: bool = False, applicant: bool = False) -> Found | None:
    """The application that a fact names, if whoever did it has a say in it."""
    shelf = folding.shelf(fact, "application")
    found = shelf.applications.get(fact.get("application"))
    opening = shelf.openings.get(found.opening) if found else None
    if found is None or opening is None:
        return None
    allowed = (poster and opening.by == fact.by) or (applicant and found.by == fact.by)
    return (shelf, found) if allowed else None


def _put(found: Found, **changed: object) -> None:
    shelf, application = found
    shelf.applications[application.id] = replace(application, **changed)  # type: ignore[arg-type]  # by the callers


ANSWERING: Mapping[str, Callable[[Folding, Shared], None]] = {
    "apply": _apply,
    "answer": _answer,
    "withdraw": _withdraw,
    "revoke": _revoke,
    "stop": _stop,
    "credit": _credit,
    "gave": _gave,
}
