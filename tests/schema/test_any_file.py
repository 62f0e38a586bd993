"""Any file at all: written out and read again it is the same; spoilt in any way it is refused in words, or still means
something."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from toolkit import schema, source
from toolkit.experiments.sprint import Sprint
from toolkit.languages.problems import line
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Model
from toolkit.surveys.survey import Survey
from toolkit.text import LANGUAGES

MODELS: dict[str, type[Model]] = {"prototypes": Prototype, "surveys": Survey, "experiments": Sprint}
SHIPPED = {
    path.relative_to(ROOT).as_posix(): path.read_bytes() for top in MODELS for path in (ROOT / top).rglob("*.yaml")
}
shipped = pytest.mark.parametrize("name", sorted(SHIPPED))
few = settings(max_examples=60, derandomize=True)


def model_of(name: str) -> type[Model]:
    return MODELS[name.partition("/")[0]]


def read(model: type[Model], raw: bytes) -> Model:
    return schema.build(model, source.read(raw, "f"), "f")


def written(data: object, *, flow: bool) -> bytes:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=10_000).encode()


# -- written out and read again ---------------------------------------------------------------------------------------


@shipped
@pytest.mark.parametrize("flow", [False, True])
def test_what_is_shipped_written_out_and_read_again_is_equal(name: str, flow: bool) -> None:
    one = read(model_of(name), SHIPPED[name])
    again = read(model_of(name), written(one.plain(), flow=flow))
    assert again == one
    assert again.fingerprint() == one.fingerprint()


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40).filter(
    lambda one: bool(one.strip())
)
texts = st.fixed_dictionaries({"nl": words, "en": words})


def items(number: int) -> st.SearchStrategy[dict[str, Any]]:
    common = {"id": st.just(f"item-{number}"), "text": texts}
    scale = st.fixed_dictionaries(
        {"kind": st.just("scale"), **common}, optional={"points": st.integers(2, 11), "reversed": st.booleans()}
    )
    figure = st.fixed_dictionaries(
        {"kind": st.just("number"), **common, "low": st.integers(-50, 0), "high": st.integers(1, 50)}
    )
    open_text = st.fixed_dictionaries({"kind": st.just("open-text"), **common})
    return scale | figure | open_text


surveys = st.integers(1, 5).flatmap(
    lambda n: st.fixed_dictionaries(
        {
            "title": texts | words,
            "about": st.sampled_from(["person", "prototype"]),
            "items": st.tuples(*map(items, range(n))).map(list),
        },
        optional={"intro": texts, "note": texts, "per_screen": st.integers(1, 8)},
    )
)


@few
@given(surveys, st.booleans())
def test_any_survey_written_out_and_read_again_is_equal(data: dict[str, Any], flow: bool) -> None:
    one = Survey.model_validate(data)
    assert read(Survey, written(one.plain(), flow=flow)) == one


# -- spoilt -----------------------------------------------------------------------------------------------------------

Change = Callable[[list[str], random.Random], None]


def drop_signs(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    if lines[at]:
        column = dice.randrange(len(lines[at]))
        lines[at] = lines[at][:column] + lines[at][column + dice.randint(1, 3) :]


def put_signs(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    column = dice.randrange(len(lines[at]) + 1)
    sign = dice.choice(
        [*"{}[]:,#&*!|>%@`'\"?-\t~<= \\", ": ", " #", "- ", "\u00a0", "\u200b", "“", "\x00", "é", "\ufffd"]
    )
    lines[at] = lines[at][:column] + sign + lines[at][column:]


def swap_signs(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    if len(lines[at]) > 1:
        column = dice.randrange(len(lines[at]) - 1)
        one, other = lines[at][column], lines[at][column + 1]
        lines[at] = lines[at][:column] + other + one + lines[at][column + 2 :]


def double_line(lines: list[str], dice: random.Random) -> None:
    lines.insert(dice.randrange(len(lines)), dice.choice(lines))


def move_line(lines: list[str], dice: random.Random) -> None:
    lines.insert(dice.randrange(len(lines)), lines.pop(dice.randrange(len(lines))))


def drop_line(lines: list[str], dice: random.Random) -> None:
    del lines[dice.randrange(len(lines))]
    lines.append("")


def indent_line(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    lines[at] = dice.choice([" ", "  ", "\t"]) + lines[at] if dice.random() < 0.5 else lines[at][dice.randint(1, 3) :]


def replace_value(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    key, colon, _ = lines[at].partition(": ")
    if colon:
        lines[at] = (
            key
            + colon
            + dice.choice(["", "5", "no", "true", "[]", "{}", "[a, b]", "{nl: x}", "x: y", "'x", "x" * 6_000])
        )


CHANGES: tuple[Change, ...] = (
    drop_signs,
    put_signs,
    swap_signs,
    double_line,
    move_line,
    drop_line,
    indent_line,
    replace_value,
)


def spoilt(raw: bytes, seed: int) -> bytes:
    """The file with one to five changes, and now and then with some bytes of it gone."""
    dice = random.Random(seed)
    lines = raw.decode().split("\n")
    for _ in range(dice.randint(1, 5)):
        dice.choice(CHANGES)(lines, dice)
    found = bytearray("\n".join(lines).encode())
    if dice.random() < 0.1:
        at = dice.randrange(len(found))
        found[at : at + dice.randint(0, 3)] = bytes(dice.randrange(256) for _ in range(dice.randint(0, 3)))
    return bytes(found)


def looked_at(model: type[Model], raw: bytes) -> schema.Built[Model]:
    """Everything that `proeftuin check` does with a file by itself; every problem has a place and can be said."""
    began = time.thread_time()
    found = source.look(raw, "f", schema.keys_of(model))
    built = schema.check(model, found)
    problems = list(built.problems)
    if built.rest is not None and built.data is not None:
        problems += built.located(schema.untranslated(built.rest, LANGUAGES), alone=True)
        problems += built.located(schema.cut_off(built.rest, built.data), alone=True)
    assert time.thread_time() - began < 1  # of the processor, so that other work on the machine does not count
    rows = raw.count(b"\n") + raw.count(b"\r") + 1
    for problem in problems:
        assert 1 <= problem.line <= rows
        assert problem.column >= 1
        for language in LANGUAGES:
            said = line(problem, language)
            assert said.isprintable(), said
            assert "left-out" not in said
            assert "\ue000" not in said
    return built


@pytest.mark.parametrize("name", ["surveys/about-you.yaml", "surveys/four-cs.yaml", "experiments/next-step.yaml"])
@few
@given(st.integers(0, 2**32))
def test_a_spoilt_file_is_refused_in_words_or_still_means_something(name: str, seed: int) -> None:
    model = model_of(name)
    built = looked_at(model, spoilt(SHIPPED[name], seed))
    if not built.problems:
        assert built.model is not None
        assert read(model, written(built.model.plain(), flow=False)) == built.model
    else:
        assert built.model is None or built.model == built.rest


@settings(max_examples=40, derandomize=True)
@given(st.integers(0, 2**32))
def test_a_spoilt_prototype_is_refused_in_words_or_still_means_something(seed: int) -> None:
    looked_at(Prototype, spoilt(SHIPPED["prototypes/manager-mobility-toolkit/v1.yaml"], seed))


def test_a_file_cut_off_anywhere_is_refused_in_words() -> None:
    raw = SHIPPED["surveys/about-you.yaml"]
    for end in range(0, len(raw), 11):
        looked_at(Survey, raw[:end])


@few
@given(
    st.binary(max_size=300) | st.text(st.sampled_from("ab:- ?[]{}#&*!|>'\"%@`,\n\t 01.~<"), max_size=80).map(str.encode)
)
def test_whatever_comes_is_refused_in_words(raw: bytes) -> None:
    looked_at(Survey, raw)
