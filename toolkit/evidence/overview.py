"""A sprint's evidence, put together: `overview`, and the same in text and in JSON (`as_text`, `as_json`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from toolkit.authoring.branching import filled, is_filled
from toolkit.errors import Refused
from toolkit.evidence import variants
from toolkit.evidence.beside.noticing import noticed
from toolkit.evidence.comparison import Comparison
from toolkit.evidence.disclosure import Figure
from toolkit.evidence.disclosure.asking import Asking
from toolkit.evidence.discovery.seen import discovered
from toolkit.evidence.expectation import Sealed, Verdict, judge, sealed
from toolkit.evidence.funnels import lines as funnels
from toolkit.evidence.gather import Gathered, gather, names_now
from toolkit.evidence.items import counted
from toolkit.evidence.lines import Asked, lines, seen
from toolkit.evidence.output import as_json, as_text
from toolkit.evidence.published import fixed
from toolkit.evidence.structure import Changes, Line, Note, RoundSummary, SprintEvidence
from toolkit.evidence.variants import round_of, same_round
from toolkit.experiments.comparing import PART
from toolkit.experiments.sprint import Round, Sprint
from toolkit.kit import Kit
from toolkit.schema import did_you_mean
from toolkit.text import Text

if TYPE_CHECKING:
    from toolkit.storage.store import Store

__all__ = ["as_json", "as_text", "overview"]


def overview(kit: Kit, store: Store, sprint_id: str, language: str) -> SprintEvidence:
    """Everything that may be shown about a sprint. Raises Refused where the kit has no such sprint."""
    if sprint_id not in kit.sprints:
        raise Refused(f"there is no sprint `{sprint_id}`; {did_you_mean(sprint_id, list(kit.sprints))}")
    sprint = kit.sprints[sprint_id]
    names = names_now(sprint, kit.surveys)
    gathered = {one.id: gather(store, sprint_id, one.id, one.title, names) for one in sprint.rounds}
    tried = tuple(_as_shown(store, sprint_id, one) for one in sprint.rounds)
    rounds = tuple(_summary(one, gathered[one.id]) for one in tried)
    rule = sealed(store, sprint_id, sprint)
    again = {name for name, one in gathered.items() if any(who.returned for who in one.chosen.sessions)}
    counts = {one.id: counted(store, sprint_id, one.id, kit.surveys, one.title, names) for one in sprint.rounds}
    columns = [(one, gathered[one.id].chosen) for one in tried]
    asked = Asked(kit, sprint, rule, columns, _told(store, gathered), again, counts)
    asking = {one.id: Asking.of(sprint, one, kit.surveys) for one in sprint.rounds}
    found, kept = fixed(store, sprint_id, lines(asked), gathered, rule.minimum_group, asking)
    begun = {name for one, planned in zip(rounds, tried, strict=True) if one.begun for name in variants.names(planned)}
    notes = [
        note
        for one in sprint.rounds
        for note in _notes(kit, store, sprint, _as_shown(store, sprint_id, one), gathered[one.id])
    ]
    shown = seen(found, asked, begun)
    return SprintEvidence(
        sprint_id,
        sprint,
        language,
        rounds,
        rule,
        _verdict(rule, found, again),
        shown,
        tuple(_changes(kit, sprint)),
        {name: kit.surveys[name] for name in (*sprint.before, *sprint.after)},
        (*_rule_notes(rule, rounds), *notes, *kept, *funnels.notes(shown)),
        noticed(kit, store, sprint_id, tried, begun),
        discovered(store, sprint_id, [data for _, data in columns]),
    )


def _as_shown(store: Store, sprint_id: str, planned: Round) -> Round:
    """A round with the revision that its people see; the file may name another one by now."""
    shown = [one.name.split("/")[1] for one in store.shown(sprint_id, planned.id) if one.kind == "prototype"]
    return planned.model_copy(update={"revision": shown[-1]}) if shown else planned


def _summary(planned: Round, gathered: Gathered) -> RoundSummary:
    data, state = gathered.chosen, gathered.chosen.state
    finished = {event.session for event in data.events if event.kind == "finish"}
    return RoundSummary(
        planned.id,
        planned.title,
        planned.revision,
        planned.who,
        planned.people,
        state.state,
        data.source,
        len(gathered.people.sessions),
        len(gathered.simulated.sessions),
        len(finished),
        state.declined,
        state.seal,
    )


def _told(store: Store, gathered: Mapping[str, Gathered]) -> set[str]:
    """Surveys that somebody answered as one about people: what they were told stays, whatever the file says now."""
    parts = [part for one in gathered.values() for part in (one.people, one.simulated)]
    shown = {(one.survey, one.definition) for part in parts for one in part.responses}
    return {name for name, text in shown if (store.definition(text) or {}).get("about") == "person"}


def _verdict(rule: Sealed, lines: tuple[Line, ...], again: set[str]) -> Verdict | None:
    if rule.expectation is None:
        return None
    for line in lines:
        columns = {name: [one for one in line.figures if _is_in(one, name)] for name in rule.expectation.compare}
        if line.sealed and all(columns.values()):
            earlier, later = (of[0] for of in columns.values())
            parted = any(PART in one.round and one.round not in columns for one in (earlier, later))
            panel = bool(again & set(map(round_of, columns))) and not same_round(*columns)
            both = next((one for one in line.comparisons if one.same and _sides(one) == tuple(columns)), None)
            return judge(rule.expectation, earlier, later, panel=panel, parted=parted, both=both)
    return None


def _is_in(one: Figure, name: str) -> bool:
    """Whether a figure is of a column, or of a variant of a round that the rule takes as one."""
    return one.round == name or (PART not in name and round_of(one.round) == name)


def _sides(one: Comparison) -> tuple[str, str]:
    return one.earlier.round, one.later.round


def _changes(kit: Kit, sprint: Sprint) -> Iterator[Changes]:
    """What changed in every revision after the first that was tried, up to the last."""
    tried = sorted({int(one.revision[1:]) for one in sprint.rounds})
    known = kit.prototypes[sprint.prototype]
    for number in range(tried[0] + 1, tried[-1] + 1):
        name = f"v{number}"
        if name in known and known[name].changes:
            yield Changes(name, tuple(filled(one) for one in known[name].changes if is_filled(one)))


# -- notes ------------------------------------------------------------------------------------------------------------


def _rule_notes(rule: Sealed, rounds: tuple[RoundSummary, ...]) -> Iterator[Note]:
    if rule.edited:
        yield Note("expectation_edited")
    if rule.changes:
        yield Note("expectation_changed")
    opened = any(one.state != "planned" for one in rounds)
    if rule.expectation and not rule.fingerprint and opened:
        yield Note("unsealed")


def _notes(kit: Kit, store: Store, sprint: Sprint, planned: Round, gathered: Gathered) -> Iterator[Note]:
    data, name = gathered.chosen, ("round", planned.title)
    if data.source == "people" and gathered.simulated.sessions:
        yield Note("robots_left_out", (name, ("n", Text(str(len(gathered.simulated.sessions))))))
    if data.source == "simulated":
        return
    if again := sum(one.returned for one in data.sessions):
        yield Note("returned" if again > 1 else "returned_one", (name, ("n", Text(str(again)))))
    pinned = store.shown(data.sprint, planned.id)
    for one in pinned:
        if one.why == "kept":
            given = {"file": one.name, "who": one.who, "why": one.reason.rstrip(".")}
            yield Note("kept", (name, *((key, Text(text)) for key, text in given.items())))
    # What the team took as the same is no difference any more; the note above says that it did.
    same = {one.fingerprint for one in pinned}
    shown = {event.definition for event in data.events if event.place.startswith("task.") and event.definition}
    if len(shown) > 1 and not shown <= same:
        yield Note("texts_differ", (name, ("n", Text(str(len(shown))))))
    now = kit.prototypes.get(sprint.prototype, {}).get(planned.revision)
    if shown and (now is None or now.fingerprint() not in shown | same):
        yield Note("edited_since", (name, ("revision", Text(planned.revision))))
    for survey in dict.fromkeys((*sprint.before, *sprint.after)):
        texts = {one.definition for one in data.responses if one.survey == survey and one.definition}
        if len(texts) > 1 and not texts <= same:
            title = kit.surveys[survey].title
            yield Note("survey_differs", (name, ("title", title), ("n", Text(str(len(texts))))))
