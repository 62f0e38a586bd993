"""A kit of one sprint, and a store in memory that gives back what a test put in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.experiments.sprint import Sprint
from toolkit.kit import Kit
from toolkit.prototypes.prototype import Prototype
from toolkit.records import (
    Count,
    Event,
    ExpectationChange,
    Finding,
    Observation,
    Publication,
    Response,
    RoundState,
    Session,
    ShownText,
)
from toolkit.surveys.survey import Survey


def two(nl: str, en: str) -> dict[str, str]:
    return {"nl": nl, "en": en}


def _scale_item(name: str, *, points: int = 5, turned: bool = False) -> dict[str, Any]:
    return {"kind": "scale", "id": name, "text": name, "points": points, "reversed": turned}


PROTOTYPE = {
    "title": two("Toolkit", "Toolkit"),
    "about": "about",
    "screens": [{"id": "home", "title": "Home", "blocks": [{"kind": "text", "text": "Hello"}]}],
}
CHANGED = {
    **PROTOTYPE,
    "changes": [{"what": two("Kortere lijst", "A shorter list"), "because": two("Drie haakten af", "Three left")}],
    "about": "about the second",
}
ABOUT_PROTOTYPE = {
    "title": two("Wat vond je ervan?", "What did you think?"),
    "about": "prototype",
    "note": two("Eigen vragen.", "Questions of our own."),
    "items": [
        _scale_item("easy"),
        _scale_item("lost", turned=True),
        {"kind": "recommend", "id": "recommend", "text": two("Aanraden?", "Recommend?")},
        {
            "kind": "single-choice",
            "id": "role",
            "text": "Role",
            "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}],
        },
        {
            "kind": "multiple-choice",
            "id": "way",
            "text": "Way",
            "options": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}],
        },
        {"kind": "open-text", "id": "wish", "text": "Wish"},
    ],
    "scales": [{"id": "ease", "title": two("Gemak", "Ease"), "items": ["easy", "lost"]}],
}
ABOUT_PEOPLE = {
    "title": two("Over jou", "About you"),
    "about": "person",
    "items": [_scale_item("control"), {"kind": "recommend", "id": "proud", "text": "Proud?"}],
    "scales": [{"id": "control", "title": two("Regie", "Control"), "items": ["control"]}],
}
EXPECTATION = {
    "hypothesis": two("Meer mensen komen klaar.", "More people finish."),
    "measure": "completion",
    "task": "agree",
    "compare": ["one", "two"],
    "better_by": 0,
    "if_met": two("We houden het.", "We keep it."),
    "if_not_met": two("We laten het los.", "We drop it."),
    "if_too_early": two("Nog een ronde.", "Another round."),
}
SPRINT = {
    "title": two("De volgende stap", "The next step"),
    "question": two("Hoe helpen we?", "How do we help?"),
    "journey": "next-step",
    "part": "manager",
    "prototype": "toolkit",
    "consent": {"what": "what", "who_sees": "who"},
    "before": ["people"],
    "tasks": [{"id": "agree", "title": two("Afspraak", "Agreement"), "text": "text", "done_when": {"screen": "home"}}],
    "after": ["people", "feedback"],
    "rounds": [
        {"id": "one", "title": two("Ronde 1", "Round 1"), "revision": "v1", "who": two("Vijf", "Five")},
        {"id": "two", "title": two("Ronde 2", "Round 2"), "revision": "v2", "who": two("Vijf", "Five")},
    ],
    "expectation": EXPECTATION,
}


def make_kit(**sprint: Any) -> Kit:
    prototypes = {"v1": Prototype.model_validate(PROTOTYPE), "v2": Prototype.model_validate(CHANGED)}
    surveys = {"feedback": Survey.model_validate(ABOUT_PROTOTYPE), "people": Survey.model_validate(ABOUT_PEOPLE)}
    return Kit(Path(), {"toolkit": prototypes}, surveys, {"s": Sprint.model_validate(SPRINT | sprint)})


@dataclass
class Records:
    """The reading half of a store. `person` puts in one participant's whole sitting."""

    of_sessions: list[Session] = field(default_factory=list)
    of_events: list[tuple[str, Event]] = field(default_factory=list)
    of_responses: list[tuple[str, Response]] = field(default_factory=list)
    of_texts: list[ShownText] = field(default_factory=list)
    states: dict[str, RoundState] = field(default_factory=dict)
    definitions: dict[str, dict[str, Any]] = field(default_factory=dict)
    changes: list[ExpectationChange] = field(default_factory=list)
    published: list[Publication] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)
    noted: list[Observation] = field(default_factory=list)

    def person(self, round_id: str, agree: float | str | None = None, *, robot: bool = False, **answers: Any) -> str:
        """`agree`: seconds until done, "gave-up" or "unfinished". Answers: item=value, people's `before_item=value`."""
        session = f"{round_id}-{len(self.of_sessions)}"
        self.of_sessions.append(Session(session, session, "s", round_id, "", "nl", 0.0, robot))
        if agree is not None:
            self.event(round_id, session, "start", 100.0)
        if isinstance(agree, (int, float)):
            self.event(round_id, session, "done", 100.0 + agree)
        elif agree == "gave-up":
            self.event(round_id, session, "give-up", 101.0)
        for name, value in answers.items():
            moment = "before" if name.startswith("before_") else "after"
            item = name.removeprefix("before_")
            survey = "people" if item in ("control", "proud") else "feedback"
            self.of_responses.append((round_id, Response(session, survey, moment, item, value, "text", robot)))
        return session

    def event(self, round_id: str, session: str, kind: str, at: float, definition: str = "seen") -> None:
        seq = len(self.of_events) + 1
        self.of_events.append(
            (round_id, Event(seq, f"e{seq}", session, "task.agree", kind, "agree", "agree", at, definition))
        )

    def state(self, round_id: str, state: Any = "closed", seal: str = "", declined: int = 0) -> None:
        self.states[round_id] = RoundState("s", round_id, state, "CODE", 0.0, seal, declined)

    def close(self) -> None:
        for round_id in ("one", "two"):
            self.state(round_id)

    def sessions(self, sprint: str, round_id: str | None = None) -> list[Session]:
        return [one for one in self.of_sessions if one.round == round_id]

    def events(self, sprint: str, round_id: str) -> list[Event]:
        return [event for name, event in self.of_events if name == round_id]

    def responses(self, sprint: str, round_id: str) -> list[Response]:
        return [response for name, response in self.of_responses if name == round_id]

    def round(self, sprint: str, round_id: str) -> RoundState:
        return self.states.get(round_id, RoundState("s", round_id, "planned", "", 0.0, ""))

    def shown(self, sprint: str, round_id: str) -> list[ShownText]:
        return [one for one in self.of_texts if one.round == round_id]

    def expectation_changes(self, sprint: str) -> list[ExpectationChange]:
        return self.changes

    def reading(self, query: Any) -> Any:
        return query(self)

    def counts(self, sprint: str, round_id: str) -> list[Count]:
        """As a store keeps them: the newest answer of each session to each item, by option."""
        latest = {(one.session, one.survey, one.moment, one.item): one for one in self.responses(sprint, round_id)}
        robots = {one.id: one.robot for one in self.sessions(sprint, round_id)}
        given: Counter[tuple[str, str, str, str, bool, str]] = Counter()
        for one in latest.values():
            if one.session in robots and one.robot == robots[one.session] and one.value is not None:
                for value in one.value if isinstance(one.value, list) else [one.value]:
                    given[one.survey, one.moment, one.item, str(value), one.robot, one.definition] += 1
        return [Count(round_id, *key, n) for key, n in given.items()]

    def findings(self, sprint: str) -> list[Finding]:
        return self.found

    def observations(self, sprint: str, round_id: str | None = None) -> list[Observation]:
        return self.noted

    # -- what the gate fixes; the writing half is as small as it can be ------------------------------------------------

    def clock(self) -> float:
        return 0.0

    def publications(self, sprint: str) -> list[Publication]:
        return list({(one.round, one.subject): one for one in self.published}.values())

    def write(self, job: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(job(self))
        return done

    def publish(self, new: Iterable[Publication]) -> None:
        self.published += new

    def withdrawn(self, sprint: str, round_id: str) -> int:
        return 0

    def last_seq(self, sprint: str, round_id: str) -> int:
        known = {one.id for one in self.sessions(sprint, round_id)}  # a real one deletes a session with its events
        seqs = {one.seq for one in self.events(sprint, round_id) if one.session in known}
        return max(seqs, default=0) * 1_000_003 + len(seqs)

    def definition(self, fingerprint: str) -> dict[str, Any] | None:
        return self.definitions.get(fingerprint)


def filled(records: Records) -> Records:
    """Two closed rounds of six people with every sort of answer."""
    for index, (first, second) in enumerate(
        [(90, 40), (120, 35), ("gave-up", 50), (200, 45), ("unfinished", 30), (150, 60)]
    ):
        for round_id, agree, more in (("one", first, 0), ("two", second, 1)):
            records.person(
                round_id,
                agree,
                easy=str(min(5, 2 + index % 3 + more)),
                lost=str(3 - index % 2),
                recommend=str(4 + index % 4 + more),
                role="ab"[index % 2],
                way=["x"] if index % 2 else [],
                control=str(2 + index % 3),
                before_control=str(1 + index % 3),
                proud=str(5 + index % 4),
            )
    records.close()
    return records
