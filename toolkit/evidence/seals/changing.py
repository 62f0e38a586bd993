"""Changing what was sealed: only with a reason and two people's names, and never so that nobody sees it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from toolkit.errors import Refused, say
from toolkit.evidence.seals.sealed import Sealed, content_of
from toolkit.experiments.sprint import Expectation
from toolkit.records import ExpectationChange
from toolkit.schema import fingerprint
from toolkit.storage.store import Definition

if TYPE_CHECKING:
    from toolkit.storage.store import Store

LONGEST_NAME, LONGEST_REASON = 80, 400


def change(
    store: Store, sprint_id: str, now: Sealed, rule: Expectation, reason: str, who: str, second: str
) -> ExpectationChange:
    """Seal `rule` in place of what counts `now`. The minimum group stays. Raises Refused where something is missing."""
    check(now, rule, reason, who, second)
    content = content_of(rule, now.minimum_group)
    kept = Definition(fingerprint(content), "expectation", sprint_id, content)
    return store.change_expectation(sprint_id, kept, _line(reason), _line(who), _line(second))


def check(now: Sealed, rule: Expectation, reason: str, who: str, second: str) -> None:
    """Whether this may be sealed; raises Refused."""
    if not now.fingerprint:
        raise Refused(say("nothing was sealed yet, so there is nothing to change in the open"))
    if not all(map(_line, (reason, who, second))):
        raise Refused(say("say why this changes, who changes it and who agreed"))
    if max(len(_line(who)), len(_line(second))) > LONGEST_NAME or len(_line(reason)) > LONGEST_REASON:
        raise Refused(say("keep it short: at most 80 characters for a name, 400 for the reason"))
    if _folded(who) == _folded(second):
        raise Refused(say("the second name must be another person's"))
    if rule == now.expectation:
        raise Refused(say("this is what counts already"))


def _line(typed: str) -> str:
    """What somebody typed, on one line, without signs that cannot be seen."""
    return " ".join("".join(one if one.isprintable() else " " for one in typed).split())


def _folded(name: str) -> str:
    """A name as one reads it: "Anna  de Vries" and "anna de vries" are one person."""
    return "".join(one for one in unicodedata.normalize("NFKD", _line(name)).casefold() if one.isalnum())
