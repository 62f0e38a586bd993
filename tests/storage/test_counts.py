"""Counts are kept in the answer's own transaction, and always equal what one would count by hand."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.storage.gives import give
from toolkit.storage.store import Store, Transaction

ROUNDS = itertools.count()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One database for all examples; each example has a round of its own."""
    made = Store(f"sqlite:///{tmp_path_factory.mktemp('counts') / 'store.db'}")
    yield made
    made.close()


one_answer = st.sampled_from([None, "1", "2", "3"])
many_answers = st.lists(st.sampled_from(["a", "b", "c"]), unique=True).map(sorted)
steps = st.lists(
    st.tuples(
        st.integers(0, 3),  # who
        st.sampled_from(["easy", "tools", "withdraw"]),
        one_answer,
        many_answers,
        st.sampled_from(["d1", "d2"]),  # the wording may change while the round is open
    ),
    max_size=25,
)


def by_hand(tx: Transaction, round: str) -> Counter[tuple[object, ...]]:
    counted: Counter[tuple[object, ...]] = Counter()
    for one in tx.responses("s", round):
        values = one.value if isinstance(one.value, list) else [] if one.value is None else [str(one.value)]
        for value in values:
            counted[(one.survey, one.moment, one.item, value, one.definition, one.robot)] += 1
    return counted


@settings(max_examples=150)
@given(steps)
@example(
    [
        (1, "easy", None, [], "d1"),
        (1, "easy", None, [], "d2"),
        (1, "easy", "1", [], "d1"),
        (1, "withdraw", None, [], "d1"),
    ]
)
def test_counts_equal_a_recount_after_any_sequence_of_answers_rewordings_and_withdrawals(
    shared: Store, walk: list[tuple[int, str, str | None, list[str], str]]
) -> None:
    round = f"r{next(ROUNDS)}"

    def run(tx: Transaction) -> None:
        sessions = {}
        for number, (who, what, one, many, definition) in enumerate(walk):
            if what == "withdraw":
                if who in sessions:
                    tx.withdraw(sessions.pop(who).id)
                continue
            if who not in sessions:
                sessions[who] = tx.join(f"{round}.{who}.{number}", "s", round, "nl", robot=who == 3)[0]
            give(tx, sessions[who], f"{round}.{number}", one if what == "easy" else many, what, definition)
        kept = Counter(
            {(c.survey, c.moment, c.item, c.value, c.definition, c.robot): c.n for c in tx.counts("s", round)}
        )
        assert kept == by_hand(tx, round)

    shared.write(run).result(timeout=60)
