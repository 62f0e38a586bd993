"""Comments: what people wrote in their own words, as far as it may be read. The part of the gate that is about texts.

A text is read without anything beside it: no round, no time, no person, no other answer of theirs. So

- texts come from closed rounds, of all rounds of a sprint together, and in no order that says anything: a keyed one,
  which is other for every question and does not change from look to look;
- they come out in batches of at least ten people who wrote something. Who reads before and after one late answer, or
  before and after a small round, finds nothing new until nine others come with it. A text that was changed in a round
  that was opened again waits as a new one;
- what has come out stays, also while its round is open again: if it went for that time, one could tell which texts are
  of that round.

Who withdraws, or takes a text back, is obeyed at once, also where nine texts are left. Somebody who read all of them
and happens to know who withdrew could then tell which one was theirs; but he has read it already, nobody is told who
withdrew or when, and people's right that their words are gone weighs more than that.

Robots' texts keep apart, by the same rules.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.evidence.gather import Names, Source, called
from toolkit.evidence.seals.sealed import sealed
from toolkit.experiments.sprint import Sprint
from toolkit.records import Publication, Response

if TYPE_CHECKING:
    from toolkit.storage.store import Store
    from toolkit.storage.transaction import Transaction

MINIMUM = 10
"""So many people at least come out together; more where the sprint's minimum group is larger."""

_COMMENTS = "comments/"


@dataclass(frozen=True)
class Comment:
    """One person's words on one question. `key` is opaque and stays the same: labels are put on it."""

    key: str
    text: str


@dataclass(frozen=True)
class Comments:
    """The texts that may be read of one question. `waiting`: fewer people than this wrote something that waits for more
    to come; None where nothing waits. How many exactly is not said: it would tell whether one who withdrew wrote.
    """

    texts: tuple[Comment, ...]
    waiting: int | None
    minimum: int = MINIMUM
    source: Source = "people"


class Place(NamedTuple):
    """Where a text stands in the store. Never leaves `evidence`."""

    session: str
    survey: str
    moment: str
    item: str


@dataclass(frozen=True)
class _Text:
    """One that was written: `id` is another one as soon as the text is."""

    key: str
    id: str
    text: str
    closed: bool
    again: bool = False
    """Whether its writer took part before: then it is no other person's."""


def comments(
    store: Store,
    sprint_id: str,
    sprint: Sprint,
    survey: str,
    moment: str,
    item: str,
    source: Source = "people",
    names: Names = MappingProxyType({}),
) -> Comments:
    """What may be read of the answers to one open question, from all closed rounds together.

    `moment`: before or after. Where enough wait, they come out by this call, in one transaction, so that two processes
    agree. Where the sprint does not ask this survey at that moment (any more), nothing is shown. `names` (`names_now`):
    so that the answers to a survey whose file was renamed count on.
    """
    minimum = max(MINIMUM, sealed(store, sprint_id, sprint).minimum_group)
    if survey not in (sprint.before if moment == "before" else sprint.after):
        return Comments((), None, minimum, source)
    asked = _Question(sprint_id, survey, moment, item, source, names)
    written, out = store.reading(lambda tx: _standing(tx, store.secret, asked))
    if _people(written, _waiting(written, out)) >= minimum:
        written, out = store.write(lambda tx: _release(tx, store.secret, asked, minimum)).result(timeout=30)
    shown = sorted((one.key, one.text) for one in written if one.id in out)
    return Comments(tuple(Comment(*one) for one in shown), minimum if _waiting(written, out) else None, minimum, source)


def places(store: Store, sprint_id: str) -> dict[str, Place]:
    """Where each text of a sprint stands, by its key: for `evidence` alone, to keep labels with the answer itself."""
    found = store.reading(lambda tx: [_place(one) for one, _ in _written(tx, sprint_id)])
    return {key(store.secret, one): one for one in found}


def key(secret: str, place: Place) -> str:
    """The opaque name of a text."""
    return _keyed(secret, "comment", *place)


# -- within -----------------------------------------------------------------------------------------------------------


class _Question(NamedTuple):
    sprint: str
    survey: str
    moment: str
    item: str
    source: Source
    names: Names

    @property
    def name(self) -> str:
        return _COMMENTS + "/".join((self.source, self.survey, self.moment, self.item))


def _release(tx: Transaction, secret: str, asked: _Question, minimum: int) -> tuple[list[_Text], set[str]]:
    """Let out what waits, where it is still enough. Nothing is kept of texts that are gone by now."""
    written, out = _standing(tx, secret, asked)
    waiting = _waiting(written, out)
    if _people(written, waiting) >= minimum:
        out = (out & {one.id for one in written}) | waiting
        told = json.dumps(sorted(out))
        tx.publish([Publication(asked.sprint, "", asked.name, told, 0, 0, tx.now)])
    return written, out


def _standing(tx: Transaction, secret: str, asked: _Question) -> tuple[list[_Text], set[str]]:
    """All that was written, and the ids of what came out so far."""
    # Of all questions: an id belongs to one text, and its question may have had another name.
    told = [one.figure for one in tx.publications(asked.sprint) if one.subject.startswith(_COMMENTS)]
    out = {str(one) for figure in told for one in json.loads(figure)}
    where = (asked.survey, asked.moment, asked.item)
    again = {one.id for one in tx.sessions(asked.sprint) if one.returned}
    found = []
    for one, closed in _written(tx, asked.sprint):
        survey = called(one.survey, one.definition, asked.names)
        if (survey, one.moment, one.item) == where and one.robot == (asked.source == "simulated"):
            text, name = str(one.value).strip(), key(secret, _place(one))
            found.append(_Text(name, _keyed(secret, "released", name, text), text, closed, one.session in again))
    return found, out


def _written(tx: Transaction, sprint: str) -> Iterator[tuple[Response, bool]]:
    """Every text of a sprint, also of rounds that its file has no more, and whether its round is closed.

    A text is what was answered to an open question in the survey as that person saw it: whatever a file says by now, no
    other answer is read as one. A record with a robot's mark in a person's session is left out, as everywhere.
    """
    people = {(one.id, one.robot): one.round for one in tx.sessions(sprint)}
    questions: dict[str, set[str]] = {}
    for name in sorted(set(people.values())):
        closed = tx.round(sprint, name).state == "closed"
        for one in tx.responses(sprint, name):
            if one.definition not in questions:
                questions[one.definition] = _open_questions(tx.definition(one.definition) or {})
            own = people.get((one.session, one.robot)) == name and one.item in questions[one.definition]
            if own and isinstance(one.value, str) and one.value.strip():
                yield one, closed


def _open_questions(survey: dict[str, Any]) -> set[str]:
    return {str(one.get("id")) for one in survey.get("items") or () if one.get("kind") == "open-text"}


def _place(of: Response) -> Place:
    return Place(of.session, of.survey, of.moment, of.item)


def _waiting(written: Iterable[_Text], out: set[str]) -> set[str]:
    return {one.id for one in written if one.closed and one.id not in out}


def _people(written: Iterable[_Text], waiting: set[str]) -> int:
    """How many people wrote what waits; who comes back in another round is no other person."""
    return sum(one.id in waiting and not one.again for one in written)


def _keyed(secret: str, *parts: str) -> str:
    given = json.dumps(parts).encode()
    return hmac.new(secret.encode(), given, hashlib.sha256).hexdigest()[:24]
