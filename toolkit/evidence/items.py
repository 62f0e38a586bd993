"""The data of a results page: answers by option, read from the counts that are kept in each answer's own transaction.

What this costs depends on how many items and options there are, never on how many people answered. The figures equal
those of the measure `choice` to the last person, because `Items.take` says None wherever counts cannot tell as much:

- an item with several answers: somebody who ticked nothing did answer, and leaves no count;
- an item that was of another kind under a wording that this round showed, or under one that nobody kept;
- one variant of a round: a `Count` does not say whose it is (`Items.fits`).

Then the measure counts the responses one by one, as it always did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn

from toolkit.evidence.gather import Names, RoundData, Source, called
from toolkit.evidence.measure import Raw, Subject
from toolkit.records import Count, RoundState
from toolkit.surveys.items import kind_name
from toolkit.surveys.items.choices import SingleChoice
from toolkit.surveys.items.figures import Recommend
from toolkit.surveys.items.scale import ScaleItem
from toolkit.surveys.survey import Survey
from toolkit.text import Text

if TYPE_CHECKING:
    from toolkit.storage.store import Store, Transaction

_SINGLE = frozenset(kind_name(kind) for kind in (SingleChoice, Recommend, ScaleItem))
"""Kinds of item with one answer a person, so that the counts of an item add up to its people."""

_Texts = set[tuple[str, str]]
"""Surveys with the fingerprint of a wording of theirs."""


class Items:
    """The counted answers of one round, of people or of robots. Like a `Raw`, it keeps its numbers to itself: they
    leave it as a `Raw`, and only `disclosure.show` makes a figure of that.
    """

    __slots__ = ("__counts", "__data", "__unfit")

    def __init__(self, data: RoundData, counts: Iterable[Count], unfit: _Texts) -> None:
        """`data`: whose these are; its records are not looked at. `unfit`: (survey, item) that counts cannot tell of,
        (survey, "") for all items of a survey.
        """
        self.__data, self.__unfit = data, unfit
        self.__counts: dict[tuple[str, str, str], dict[str, int]] = {}
        for one in counts:
            if one.robot == (data.source == "simulated"):
                of = self.__counts.setdefault((one.survey, one.moment, one.item), {})
                of[one.value] = of.get(one.value, 0) + one.n  # a row for each wording and each variant

    @property
    def source(self) -> Source:
        return self.__data.source

    @property
    def state(self) -> RoundState:
        """Where the round stood in the moment of counting."""
        return self.__data.state

    def fits(self, data: RoundData) -> bool:
        """Whether these are the counts of that: the same whole round, the same people or robots, the same state."""
        own = self.__data
        return (own.sprint, own.round, own.source, own.state) == (data.sprint, data.round, data.source, data.state)

    def take(self, subject: Subject) -> Raw | None:
        """What `choice.take` gives for the responses; None where counts cannot tell."""
        if subject.measure != "choice" or subject.several:
            return None
        if self.__unfit and {(subject.survey, ""), (subject.survey, subject.part)} & self.__unfit:
            return None
        given = self.__counts.get((subject.survey, subject.moment, subject.part), {})
        counts = tuple((option, given.get(option, 0)) for option, _ in subject.options)
        # An answer that is no option any more was given all the same.
        return Raw(subject, self.__data, sum(given.values()), counts=counts)

    def __repr__(self) -> str:
        return f"Items({self.__data.sprint}/{self.__data.round})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("counts are not stored or sent; pass what is taken from them through the gate first")


def counted(
    store: Store,
    sprint: str,
    round_id: str,
    surveys: Mapping[str, Survey],
    title: Text | None = None,
    names: Names = MappingProxyType({}),
) -> Items:
    """Read the counts of one round and where it stands, in one transaction: people's, as soon as there is a person, a
    rehearsal's only before that.

    `surveys`: those that the subjects will be of, by name; only other wordings are looked up. `title` is what sentences
    call the round (its id, where left out).
    """

    def read(tx: Transaction) -> Items:
        counts, state = tx.counts(sprint, round_id), tx.round(sprint, round_id)
        if names:
            counts = [one._replace(survey=called(one.survey, one.definition, names)) for one in counts]
        source = _source(tx, sprint, round_id, counts)
        texts = {(one.survey, one.definition) for one in counts}
        texts |= {(one.name, one.fingerprint) for one in tx.shown(sprint, round_id) if one.kind == "survey"}
        texts = {(name, text) for name, text in texts if not _is_now(surveys.get(name), text)}
        data = RoundData(sprint, round_id, title or Text(round_id), source, state, (), (), ())
        return Items(data, counts, _unfit(tx, texts))

    return store.reading(read)


def _source(tx: Transaction, sprint: str, round_id: str, counts: Sequence[Count]) -> Source:
    if any(not one.robot for one in counts):
        return "people"
    # No person has an answer that counts; whether one came at all, only the sessions know.
    robots = [one.robot for one in tx.sessions(sprint, round_id)]
    return "simulated" if robots and all(robots) else "people"


def _is_now(survey: Survey | None, text: str) -> bool:
    return survey is not None and survey.fingerprint() == text


def _unfit(tx: Transaction, texts: _Texts) -> _Texts:
    """(survey, item) of items that some wording did not ask as a question with one answer; (survey, "") where nobody
    knows a wording.
    """
    found: _Texts = set()
    for survey, fingerprint in texts:
        content = tx.definition(fingerprint)
        if content is None:
            found.add((survey, ""))
        else:
            found |= {(survey, one["id"]) for one in content["items"] if one["kind"] not in _SINGLE}
    return found
