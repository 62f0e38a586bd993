"""The rule that counts: sealed when the first of its two rounds opens, and after that changed only in the open.

A change after the seal is a record of its own, with a reason and two names (`records.ExpectationChange`). The newest
one counts, the first seal stays, and both are told wherever the seal is shown. What a file says after the seal counts
for nothing, not even where it names other rounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from toolkit.experiments.comparing import round_of
from toolkit.experiments.sprint import Expectation, Sprint
from toolkit.records import ExpectationChange
from toolkit.schema import fingerprint

if TYPE_CHECKING:
    from toolkit.storage.store import Store


@dataclass(frozen=True)
class Changed:
    """One change after the seal, and the rule as it was from then on (None where an older kit wrote it)."""

    record: ExpectationChange
    rule: Expectation | None


@dataclass(frozen=True)
class Sealed:
    """The rule that counts. `fingerprint`: the first seal; empty where it was not sealed; `edited`: the file says
    something else. `original`: the rule as it was sealed first, where it was changed; `changes`: the oldest first.
    """

    expectation: Expectation | None
    minimum_group: int
    fingerprint: str
    edited: bool
    changes: tuple[Changed, ...] = ()
    original: Expectation | None = None


def seal_content(sprint: Sprint) -> dict[str, Any]:
    """What is fixed when the first round of a sprint opens: kept as a definition, its fingerprint is the seal."""
    return content_of(sprint.expectation, sprint.minimum_group)


def content_of(rule: Expectation | None, minimum_group: int) -> dict[str, Any]:
    """The same, of a rule and a minimum group by themselves."""
    return {"expectation": rule.plain() if rule else None, "minimum_group": minimum_group}


def sealed(store: Store, sprint_id: str, sprint: Sprint) -> Sealed:
    """The expectation as it was fixed when the first of its rounds opened, or as it was changed since; the file's own
    while none was opened.

    The minimum group never sinks below what participants of any round were told, nor below what a change fixed.
    """
    seals = {one.id: store.round(sprint_id, one.id).seal for one in sprint.rounds}
    opened = {name: store.definition(seal) for name, seal in seals.items() if seal}
    records = store.expectation_changes(sprint_id)
    changes = [(one, store.definition(one.seal) or {}) for one in records]
    told = [one or {} for one in opened.values()] + [content for _, content in changes]
    minimum = max([sprint.minimum_group, *(int(one.get("minimum_group", 0)) for one in told)])
    first = replace(_first(sprint, seals, opened), minimum_group=minimum)
    return _changed(first, sprint, tuple(Changed(one, _rule(content)) for one, content in changes))


def _first(sprint: Sprint, seals: Mapping[str, str], opened: Mapping[str, dict[str, Any] | None]) -> Sealed:
    """What was sealed at first, whatever the file says by now."""
    now = sprint.expectation
    for name, content in opened.items():
        rule = _rule(content or {})
        # Sealed is a rule whose rounds had not begun: at its later round only where its earlier one was not opened.
        compared = [round_of(one) for one in rule.compare] if rule else []
        if rule and name in compared and (name == compared[0] or compared[0] not in opened):
            return Sealed(rule, sprint.minimum_group, seals[name], rule != now)
    for name in map(round_of, now.compare if now else ()):
        if name in opened and opened[name] is None:  # only the fingerprint was kept: is the file still the same?
            same = seals[name] in (fingerprint(seal_content(sprint)), now.fingerprint() if now else "")
            return Sealed(now, sprint.minimum_group, seals[name], not same)
    return Sealed(now, sprint.minimum_group, "", False)


def _changed(first: Sealed, sprint: Sprint, changes: tuple[Changed, ...]) -> Sealed:
    rules = [one.rule for one in changes if one.rule]
    if not changes:
        return first
    newest = rules[-1] if rules else first.expectation
    original = first.expectation if first.fingerprint else None
    return replace(first, expectation=newest, edited=newest != sprint.expectation, changes=changes, original=original)


def _rule(content: Mapping[str, Any]) -> Expectation | None:
    """The rule in what was kept; seals of older kits are the rule itself."""
    given = content.get("expectation", content)
    try:
        return Expectation.model_validate(given) if isinstance(given, dict) and given else None
    except ValidationError:
        return None
