"""What people would notice between two revisions: golden accounts, and what holds for any two prototypes."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.prototypes.made_at_random import SIGN, prototypes
from toolkit import source
from toolkit.prototypes.blocks import KINDS, kind_name
from toolkit.prototypes.diff import account, by_screen, differences, sentence
from toolkit.prototypes.noticed import excerpt
from toolkit.prototypes.noticed.alike import displaced
from toolkit.prototypes.noticed.nouns import NOUNS, SOMETHING, noun
from toolkit.prototypes.noticed.phrase import Joined, Phrase
from toolkit.prototypes.noticed.shapes import keys
from toolkit.prototypes.noticed.templates import TEMPLATES
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Model
from toolkit.text import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
FEW = settings(max_examples=40)  # a prototype at random costs milliseconds; all of these held at 800, too
CASES = sorted(path.name for path in GOLDEN.iterdir())


def read(path: Path) -> Prototype:
    return of(path.read_bytes())


def of(raw: bytes) -> Prototype:
    return Prototype.model_validate(source.read(raw, "v1.yaml"))


def revisions(case: str) -> tuple[Prototype, Prototype]:
    """The two files of a case; a case without files is a prototype of the starter kit, v1 and v2."""
    if (GOLDEN / case / "before.yaml").exists():
        return read(GOLDEN / case / "before.yaml"), read(GOLDEN / case / "after.yaml")
    return read(ROOT / "prototypes" / case / "v1.yaml"), read(ROOT / "prototypes" / case / "v2.yaml")


# -- golden accounts --------------------------------------------------------------------------------------------------


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 15


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_an_account_reads_as_somebody_wrote_it_who_read_both_files(case: str, language: str) -> None:
    expected = (GOLDEN / case / f"{language}.txt").read_text(encoding="utf-8")
    assert account(differences(*revisions(case)), language) + "\n" == expected


@pytest.mark.parametrize("case", CASES)
def test_the_way_back_tells_as_many_things_gone_as_the_way_there_tells_new(case: str) -> None:
    before, after = revisions(case)
    assert counts(before, after) == counts(after, before)[::-1]


def test_a_sentence_that_stands_alone_says_where_one_meets_it() -> None:
    told = [sentence(one, "en") for one in differences(*revisions("a-new-screen"))]
    assert told == [
        "On “The talk”: the button “Go on” now leads to “3. Record the agreement” instead of “Done”.",
        "There is a new screen “3. Record the agreement” between “The talk” and “Done”, with a form “What do you agree?” and 2 texts.",
    ]


def test_differences_know_the_screen_in_both_revisions() -> None:
    groups = by_screen(differences(*revisions("manager-mobility-toolkit")))
    found = [(one.screen.before, one.screen.after) if one.screen else None for one in groups]
    assert found[:2] == [None, ("overview", "overview")]
    assert found[-1] == (None, "way")


def test_in_english_only_is_said_in_dutch_too() -> None:
    told = [sentence(one, "nl") for one in differences(*revisions("only-in-english"))]
    assert told[0] == "Alleen in het Engels: het scherm “Your following step” heet nu “Your next step”."
    assert told[1].startswith("Op “Jouw volgende stap”: alleen in het Engels: de vraag is anders verwoord: ")


# -- what holds for any two -------------------------------------------------------------------------------------------


@FEW
@given(prototypes())
def test_nobody_notices_a_difference_between_a_prototype_and_itself(one: Prototype) -> None:
    assert differences(one, one) == ()


@FEW
@given(prototypes(), st.randoms(use_true_random=False))
def test_nobody_notices_another_order_of_keys_or_another_quote_style(one: Prototype, dice: random.Random) -> None:
    style = dice.choice(["'", '"', "|", ">", None])
    raw = yaml.safe_dump(shuffled(one.plain(), dice), allow_unicode=True, sort_keys=False, default_style=style)
    raw = raw if style is None else yaml.safe_dump(shuffled(one.plain(), dice), allow_unicode=True, width=30)
    assert differences(one, of(raw.encode())) == ()


@FEW
@given(prototypes(unique=True), st.randoms(use_true_random=False))
def test_nobody_notices_another_id(one: Prototype, dice: random.Random) -> None:
    raw = yaml.safe_dump(one.plain(), allow_unicode=True)
    numbers = sorted(set(re.findall(rf"{SIGN}-(\d+)", raw)))
    other = dict(zip(numbers, dice.sample(range(500, 9999), len(numbers)), strict=True))
    renamed = re.sub(rf"{SIGN}-(\d+)", lambda found: f"{SIGN}-{other[found[1]]}", raw)
    assert [sentence(each, "en") for each in differences(one, of(renamed.encode()))] == []


@FEW
@given(prototypes(), st.data())
def test_whoever_changes_a_text_that_is_seen_finds_it_named(one: Prototype, data: st.DataObject) -> None:
    plain = one.plain()
    holder, key = data.draw(st.sampled_from(list(texts(plain["screens"]))))
    old = holder[key] if isinstance(holder[key], str) else holder[key].get("nl", "")
    new = data.draw(st.sampled_from(["iets heel anders", f"{old} erbij", f"eerst {old}", "Ja!"]))
    assume(old and old != new and len(f"{old} {new}".split()) < 12)
    holder[key] = {"nl": new, "en": "something else entirely"}
    told = " ".join(sentence(each, "nl") for each in differences(one, Prototype.model_validate(plain)))
    assert old in told
    assert new in told


@FEW
@given(prototypes(), prototypes())
def test_a_sentence_is_whole_and_holds_no_name_that_only_the_file_knows(a: Prototype, b: Prototype) -> None:
    for one in differences(a, b):
        for language in LANGUAGES:
            told = sentence(one, language)
            assert re.fullmatch(r"[A-Z0-9“].+[.?!”]", told), told
            assert SIGN not in told
            assert "None" not in told
            assert "{" not in told


@FEW
@given(prototypes(), prototypes())
def test_what_is_gone_on_the_way_there_is_new_on_the_way_back(a: Prototype, b: Prototype) -> None:
    assert counts(a, b) == counts(b, a)[::-1]


def shuffled(value: Any, dice: random.Random) -> Any:
    if isinstance(value, dict):
        return {key: shuffled(value[key], dice) for key in dice.sample(list(value), len(value))}
    return [shuffled(one, dice) for one in value] if isinstance(value, list) else value


NO_TEXT = {"id", "kind", "to", "then", "type", "fit", "reads", "file", "block", "is", "is_not", "includes", "point"}
NO_TEXT |= {"view", "comes_from", "must", "nice", "has", "wants", "part", "names", "show"}
NO_TEXT |= {"flow", "side", "figure"}


@cache
def _not_read() -> set[str]:
    """Keys that hold no text anywhere: ids, choices, numbers, as the kinds themselves declare them."""
    found = [key for kind in KINDS for _, key in paths(kind, kind_name(kind))]
    return NO_TEXT | {one.name for one in found} - {
        one.name for one in found if one.sort in ("text", "texts", "part", "parts")
    }


def texts(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every text of a file, as (what holds it, key)."""
    for key, one in value.items() if isinstance(value, dict) else enumerate(value):
        if (isinstance(one, str) and key not in _not_read() and not one.startswith(f"{SIGN}-")) or (
            isinstance(one, dict) and set(one) <= set(LANGUAGES)
        ):
            yield value, key
        elif isinstance(one, dict | list) and key not in _not_read():
            yield from texts(one)


def counts(before: Prototype, after: Prototype) -> tuple[int, int]:
    """How many things are told as gone, and how many as new."""
    said = [one.said for one in differences(before, after)]
    return sum(count(one, "gone") for one in said), sum(count(one, "new") for one in said)


def count(part: Any, name: str) -> int:
    if isinstance(part, Phrase):
        inner = sum(count(one, name) for one in part.parts.values())
        return inner + (len(part.parts[name]) if name in part.parts else 0)
    parts = part.parts if isinstance(part, Joined) else part
    return sum(count(one, name) for one in parts) if isinstance(parts, tuple) else 0


# -- words for every kind ---------------------------------------------------------------------------------------------


def paths(model: type[Model], path: str) -> Iterator[tuple[str, Any]]:
    for key in keys(model):
        yield f"{path}.{key.name}", key
        for inner in key.models:
            yield from paths(inner, f"{path}.{key.name}")


KEYS = [found for kind in KINDS for found in paths(kind, kind_name(kind))]


@pytest.mark.parametrize(
    "path",
    [kind_name(one) for one in KINDS] + [path for path, key in KEYS if key.sort != "reference" and key.sort != "value"],
)
def test_every_kind_every_text_and_every_list_of_a_kind_has_a_noun(path: str) -> None:
    assert noun(path) is not SOMETHING


@pytest.mark.parametrize(("path", "key"), [one for one in KEYS if one[1].sort == "value"])
def test_every_other_key_of_a_kind_has_its_sentence_and_a_word_for_each_choice(path: str, key: Any) -> None:
    for own in TEMPLATES.values():
        on_and_off = {f"value:{path}:on", f"value:{path}:off"}
        assert f"value:{path}" in own or on_and_off <= set(own)
        assert [one for one in key.choices if f"word:{path}:{one}" not in own] == []


def test_no_noun_is_left_over_from_a_kind_that_has_gone() -> None:
    assert set(NOUNS) - {path for path, _ in KEYS} - {kind_name(one) for one in KINDS} == {"screen"}


def test_both_languages_have_the_same_templates_with_the_same_gaps() -> None:
    dutch, english = TEMPLATES["nl"], TEMPLATES["en"]
    assert list(dutch) == list(english)
    gaps = {key: [{part.partition(".")[0] for part in found(own, key)} for own in (dutch, english)] for key in dutch}
    assert {key: (a, b) for key, (a, b) in gaps.items() if a != b} == {}
    assert [said for own in (dutch, english) for said in own.values() if said != said.strip() or not said] == []


def found(own: Mapping[str, str], key: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(own[key]) if name]


# -- excerpts ---------------------------------------------------------------------------------------------------------

LONG = "Een interne overstap begint met een gesprek. Je leidinggevende plant daar een uur voor in. Daarna hoor je van HR hoe het verdergaat."


def test_a_long_text_shows_its_changed_words_with_a_few_around_them() -> None:
    assert excerpt.changed(LONG, LONG.replace("een uur", "twee uur")) == (
        "“… leidinggevende plant daar een uur voor in. …”",
        "“… leidinggevende plant daar twee uur voor in. …”",
    )


def test_a_long_text_that_was_written_anew_shows_where_it_begins_to_differ() -> None:
    old, new = excerpt.changed(LONG, "Een interne overstap is niet moeilijk, " + "en dat zeggen wij al jaren " * 5)
    assert old.startswith("“Een interne overstap begint met")
    assert new.startswith("“Een interne overstap is niet moeilijk,")
    assert len(old.split()) < 30 > len(new.split())


@given(st.lists(st.sampled_from(["een", "uur", "plan", "x" * 200, "y" * 200]), max_size=60), st.integers(0, 59))
def test_the_two_sides_of_a_change_are_never_shown_the_same(words: list[str], at: int) -> None:
    changed = [*words[:at], "anders", *words[at + 1 :]]
    old, new = excerpt.changed(" ".join(words), " ".join(changed))
    assert old != new


def test_signs_that_readers_do_not_see_are_not_quoted() -> None:
    assert (
        excerpt.plain("**Let op.** Kijk [hier](https://voorbeeld.test).\n\n- één\n- twee")
        == "Let op. Kijk hier. één twee"
    )
    assert excerpt.plain("1. Bereid het gesprek voor") == "1. Bereid het gesprek voor"


def test_as_little_as_possible_is_told_as_having_moved() -> None:
    assert displaced([3, 0, 1, 2]) == [0]
    assert displaced([0, 1, 2]) == []
    assert len(displaced([3, 2, 1, 0])) == 3
