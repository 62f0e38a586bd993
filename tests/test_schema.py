"""The strict base: shapes that do not fit, each with its line, its column and what would be right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from tests.house.typed import made, problems
from toolkit import schema, source
from toolkit.schema import Complaint, Flag, Id, Model, Whole
from toolkit.text import Text


class Plant(Model):
    id: Id = Field(description="The plant's name.")
    kind: Literal["herb", "tree"] = Field(description="What it is.")
    says: Text = Field(description="What stands on its label.")
    metres: Whole = Field(1, ge=1, le=40)
    ripe: Flag = False
    tags: tuple[str, ...] = Field((), max_length=2)

    def complaints(self) -> Iterator[Complaint]:
        if self.kind == "herb" and self.metres > 3:
            yield Complaint(("metres",), f"a herb of {self.metres} metres", "make it a tree")


class Garden(Model):
    title: Text
    plants: tuple[Plant, ...] = Field(min_length=1)
    ends: tuple[int, int] | None = None

    def complaints(self) -> Iterator[Complaint]:
        yield from schema.doubled(("plants",), "plant", [plant.id for plant in self.plants])
        for index, plant in enumerate(self.plants):
            yield from (complaint.under("plants", index) for complaint in plant.complaints())


HEAD = "title: {nl: Tuin, en: Garden}\nplants:\n"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("- {id: fig, kind: tree}", "3:3 `says` is missing; add `says:` here (What stands on its label)"),
        ("- {id: fig, kind: tre, says: x}", "3:19 `kind` cannot be `tre`; did you mean `tree`?"),
        ("- {id: fig, kind: 7, says: x}", "3:19 `kind` cannot be `7`; use one of `herb`, `tree`"),
        (
            "- {id: fig, kind: tree, says: x, meters: 3}",
            "3:34 `meters` is not a key that is known here; did you mean `metres`?",
        ),
        (
            "- {id: fig, kind: tree, says: x, zzz: 3}",
            "3:34 `zzz` is not a key that is known here; use one of `id`, `kind`, `metres`, `ripe`, `says`, `tags`",
        ),
        (
            "- {id: Fig tree, kind: tree, says: x}",
            "3:8 `Fig tree` cannot be a name; write for instance `fig-tree` (lower-case letters, digits and hyphens, at most 40, a letter first)",
        ),
        (
            "- {id: fig, kind: tree, says: x, metres: '3'}",
            "3:42 `metres` cannot be `3`; write a whole number, without quotes",
        ),
        (
            "- {id: fig, kind: tree, says: x, metres: 3.5}",
            "3:42 `metres` cannot be `3.5`; write a whole number, without quotes",
        ),
        ("- {id: fig, kind: tree, says: x, metres: 0}", "3:42 `metres` cannot be `0`; write at least 1"),
        ("- {id: fig, kind: tree, says: x, metres: 41}", "3:42 `metres` cannot be `41`; write at most 40"),
        ("- {id: fig, kind: tree, says: x, ripe: no}", "3:40 `ripe` cannot be `no`; write `true` or `false`"),
        ("- {id: fig, kind: tree, says: x, ripe: 1}", "3:40 `ripe` cannot be `1`; write `true` or `false`"),
        (
            "- {id: fig, kind: tree, says: x, tags: sour}",
            "3:40 `tags` cannot be `sour`; write a list: lines that begin with `- `",
        ),
        ("- {id: fig, kind: tree, says: x, tags: [a, b, c]}", "3:40 `tags` is too long; give at most 2"),
        ("- fig", "3:3 number 1 of `plants` cannot be `fig`; write `key: value` lines here"),
        ("-", "3:2 number 1 of `plants` cannot be empty; write `key: value` lines here"),
        ("- {id: fig, kind: herb, says: x, metres: 9}", "3:42 a herb of 9 metres; make it a tree"),
        (
            "- {id: fig, kind: tree, says: x}\n- {id: fig, kind: tree, says: y}",
            "4:8 the id `fig` is used by plant 1 and plant 2; give one of them another id",
        ),
    ],
)
def test_a_shape_that_does_not_fit_says_what_stands_there_and_what_would_be_right(typed: str, printed: str) -> None:
    assert problems(Garden, HEAD + typed + "\n") == printed


def test_a_list_that_is_too_short_is_one_problem_and_not_a_missing_number() -> None:
    typed = "title: x\nplants: [{id: a, kind: tree, says: x}]\nends: [1]\n"
    assert problems(Garden, typed) == "3:7 `ends` is too short; give 2"


def test_an_item_that_fails_does_not_make_its_list_too_short() -> None:
    assert problems(Garden, "title: x\nplants:\n  - {id: a, kind: tree}\n").count("\n") == 0


def test_every_problem_of_a_file_is_said_in_the_order_of_its_lines() -> None:
    typed = "titel: x\nplants:\n  - {id: A, kind: tree, says: x}\n  - {id: b, kind: bush, says: x}\n"
    assert [line.split()[0] for line in problems(Garden, typed).splitlines()] == ["1:1", "3:10", "4:19"]


def test_a_model_does_not_change_after_reading() -> None:
    garden = made(Garden, HEAD + "- {id: fig, kind: tree, says: x}\n")
    with pytest.raises(ValueError, match="frozen"):
        garden.title = Text("y")  # type: ignore[misc]  # that is the point


def test_the_place_of_something_that_is_not_there_is_the_nearest_thing_that_is() -> None:
    data = source.read(b"a:\n  - {b: 1}\n", "f")
    assert schema.place_of(data, ("a", 0, "missing")) == (2, 5)
    assert schema.place_of(data, ("a", 7)) == (2, 3)
    assert schema.place_of(data, ("a", 0, "b"), at_key=True) == (2, 6)


def test_did_you_mean_names_the_near_miss_else_the_list_else_that_there_is_none() -> None:
    assert schema.did_you_mean("talkk", ["talk", "walk"]) == "did you mean `talk`?"
    assert schema.did_you_mean("x", ["talk", "walk"]) == "use one of `talk`, `walk`"
    assert schema.did_you_mean("x", []) == "there is none to refer to yet"
    assert schema.did_you_mean("x", [f"n{n:02}" for n in range(20)]).endswith("`n11` …")


# -- fingerprints -----------------------------------------------------------------------------------------------------


def test_a_fingerprint_is_of_the_meaning_and_not_of_the_spelling() -> None:
    one = made(Garden, HEAD + "- {id: fig, kind: tree, says: x}\n")
    same = made(
        Garden,
        "# a comment\nplants:\n- kind: 'tree'\n  says: x\n  id: \"fig\"\n  metres: 1\ntitle: {en: Garden, nl: Tuin}\n",
    )
    other = made(Garden, HEAD + "- {id: fig, kind: tree, says: y}\n")
    assert one.fingerprint() == same.fingerprint() != other.fingerprint()


def test_a_model_written_out_and_read_again_is_the_same() -> None:
    one = made(Garden, HEAD + "- {id: fig, kind: tree, says: {nl: x, en: y}, metres: 3}\n")
    assert Garden.model_validate(one.plain()).fingerprint() == one.fingerprint()


@given(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=6))
def test_a_fingerprint_does_not_depend_on_the_order_of_keys(data: dict[str, object]) -> None:
    turned = dict(reversed(list(data.items())))
    assert schema.fingerprint(data) == schema.fingerprint(turned)
    assert len(schema.fingerprint(data)) == 16


# -- texts ------------------------------------------------------------------------------------------------------------


def test_a_text_without_one_of_the_languages_is_a_complaint_at_its_place() -> None:
    garden = made(Garden, "title: {nl: Tuin}\nplants:\n- {id: fig, kind: tree, says: Ficus}\n")
    assert list(schema.untranslated(garden, ("nl", "en"))) == [
        Complaint(("title",), "this text has no `en`", "add `en: ...` to it")
    ]


def test_every_text_of_a_model_is_found_with_the_path_that_leads_to_it() -> None:
    garden = made(Garden, HEAD + "- {id: fig, kind: tree, says: x}\n")
    assert [path for path, _ in schema.texts_in(garden)] == [("title",), ("plants", 0, "says")]
