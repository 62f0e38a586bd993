"""When a block shows, when a task is done: what can be written is checked against real names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.house.typed import made
from toolkit.prototypes.condition import Answers, Condition
from toolkit.text import Text

NAMES = {
    "role": Answers("one", ("boss", "staff")),
    "list": Answers("many", ("a", "b", "c")),
    "words": Answers("text"),
    "intro": Answers(),
}


def holds(typed: str, **answers: object) -> bool:
    return made(Condition, typed).holds(answers, frozenset({"talk"}))  # type: ignore[arg-type]  # values of the right kinds


@pytest.mark.parametrize(
    ("typed", "answer", "expected"),
    [
        ("{block: role, is: boss}", "boss", True),
        ("{block: role, is: boss}", "staff", False),
        ("{block: role, is: boss}", None, False),
        ("{block: role, is_not: boss}", "staff", True),
        ("{block: role, is_not: boss}", None, False),  # nothing said yet is not "something else"
        ("{block: list, includes: a}", ["a", "b"], True),
        ("{block: list, includes: a}", [], False),
        ("{block: list, at_least: 2}", ["a", "b"], True),
        ("{block: list, at_least: 2}", ["a"], False),
        ("{block: list, at_least: 2}", None, False),
        ("{block: words, answered: true}", "hallo", True),
        ("{block: words, answered: true}", "", False),
        ("{block: words, answered: false}", None, True),
        ("{block: words, answered: false}", "hallo", False),
    ],
)
def test_a_condition_on_a_block_holds_as_it_reads(typed: str, answer: object, expected: bool) -> None:
    name = typed.split(",")[0].removeprefix("{block: ")
    assert holds(typed, **{name: answer}) is expected


def test_conditions_combine_by_all_any_and_not() -> None:
    typed = "all: [{block: role, is: boss}, {any: [{screen: talk}, {screen: end}]}, {not: {block: list, includes: a}}]"
    assert holds(typed, role="boss", list=["b"])
    assert not holds(typed, role="boss", list=["a"])
    assert not holds(typed, role="staff", list=["b"])


@pytest.mark.parametrize(
    ("typed", "wrong", "right"),
    [
        ("{}", "this condition does not name one thing", "name one `block` or one `screen`, or use all, any, not"),
        (
            "{block: role, screen: talk}",
            "this condition does not name one thing",
            "name one `block` or one `screen`, or use all, any, not",
        ),
        ("{block: rol, is: boss}", "there is no block `rol`", "did you mean `role`?"),
        ("{block: intro, answered: true}", "there is no answer in block `intro`", "use one of `list`, `role`, `words`"),
        ("{block: role, is: chief}", "`role` has no option `chief`", "use one of `boss`, `staff`"),
        (
            "{block: role, includes: boss}",
            "`includes` does not fit what `role` answers",
            "use `is` or `is_not` or `answered` for it",
        ),
        ("{block: words, is: x}", "`is` does not fit what `words` answers", "use `answered` for it"),
        ("{block: role, is: ''}", "`role` has no option ``", "use one of `boss`, `staff`"),
        (
            "{any: [{block: role, is: boss}], answered: true}",
            "`answered` asks something, but of no block",
            "move it to a `block`, or leave it out",
        ),
        ("{block: list, at_least: 4}", "`at_least` asks for more than `list` has", "write at most 3"),
        (
            "{block: role}",
            "this condition does not say what it asks of the block",
            "write one of `is`, `is_not`, `includes`, `at_least`, `answered`",
        ),
        (
            "{block: role, is: boss, answered: true}",
            "this condition does not say what it asks of the block",
            "write one of `is`, `is_not`, `includes`, `at_least`, `answered`",
        ),
        ("{screen: walk}", "there is no screen `walk`", "did you mean `talk`?"),
        ("{screen: talk, is: boss}", "a `screen` is reached or it is not", "leave `is` out"),
        ("{all: [{block: role, is: boss}, {screen: walk}]}", "there is no screen `walk`", "did you mean `talk`?"),
        ("{not: {any: [{screen: walk}]}}", "there is no screen `walk`", "did you mean `talk`?"),
    ],
)
def test_a_condition_that_can_never_work_is_said_before_anybody_sees_it(typed: str, wrong: str, right: str) -> None:
    found = list(made(Condition, typed).check(NAMES, ("talk", "end")))
    assert [(one.wrong, one.right) for one in found] == [(wrong, right)]


def test_who_writes_what_participants_read_is_told_the_id() -> None:
    named = {"role": Answers("one", ("boss", "staff"), (Text({"nl": "De baas", "en": "The boss"}), Text("HR")))}
    for typed, right in (
        ("de  Baas", "write its id: `boss`"),
        ("hr", "write its id: `staff`"),
        ("bos", "did you mean `boss`?"),
    ):
        (found,) = made(Condition, f"{{block: role, is: {typed}}}").check(named, None)
        assert found.right == right


def test_a_block_cannot_depend_on_a_screen() -> None:
    (found,) = made(Condition, "{screen: talk}").check(NAMES, None)
    assert (found.wrong, found.right) == ("a block cannot depend on a screen", "name an earlier `block`")


parts = st.sampled_from(
    ["{block: role, is: boss}", "{block: list, includes: a}", "{screen: talk}", "{block: words, answered: true}"]
)
trees = st.recursive(
    parts,
    lambda deeper: (
        st.builds(
            lambda some, word: f"{{{word}: [{', '.join(some)}]}}",
            st.lists(deeper, min_size=1, max_size=3),
            st.sampled_from(["all", "any"]),
        )
        | deeper.map(lambda one: f"{{not: {one}}}")
    ),
    max_leaves=6,
)
answers = st.fixed_dictionaries(
    {
        "role": st.sampled_from([None, "boss", "staff"]),
        "list": st.sampled_from([None, [], ["a"], ["a", "b"]]),
        "words": st.sampled_from(["", "x"]),
    }
)


@given(trees, answers)
def test_not_turns_every_condition_round_and_what_is_checked_never_crashes(
    typed: str, given_: dict[str, object]
) -> None:
    condition = made(Condition, typed)
    assert list(condition.check(NAMES, ("talk", "end"))) == []
    assert holds(f"{{not: {typed}}}", **given_) is not holds(typed, **given_)
