"""Matching, both ways: ranked by one rule, with the same reasons for both sides, wherever people come from."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tests.house.typed import SCOPE, block, draw, made, pointed, problems
from toolkit.door.surface import HtmlSurface
from toolkit.prototypes.sharing import PEOPLE
from toolkit.room import Room, Shared
from toolkit.surface import Record, Value

Matching = block("matching")
SKILLS = """
skills:
  - {id: planning, text: plannen}
  - {id: calm, text: rust}
  - {id: tools, text: gereedschap}
"""
OPENINGS = """
vacancies:
  - {id: planner, title: Planner, line: Team Plan, must: [planning, calm], nice: [tools]}
  - {id: fitter, title: Monteur, must: [tools]}
"""
PEOPLE_TYPED = """
people:
  - {id: ann, title: Kandidaat A, line: team Noord, comes_from: inside, has: [calm], wants: [planning]}
  - {id: bo, title: Kandidaat B, comes_from: outside, has: [calm], wants: [planning]}
  - {id: cas, title: Kandidaat C, comes_from: outside, has: [planning, calm]}
"""
MINE = f"kind: matching\nid: m\nview: vacancies\npick: Dit wil ik\n{SKILLS}{OPENINGS}"
ASK = f"kind: matching\nid: m\nview: skills\n{SKILLS}"
WHO = f"kind: matching\nid: m\nview: people\npick: Praten\n{SKILLS}{OPENINGS.splitlines()[1]}\n{OPENINGS.splitlines()[2]}\n{PEOPLE_TYPED}"
WHICH = f"kind: matching\nid: m\nview: people\npick: Praten\n{SKILLS}{OPENINGS}{PEOPLE_TYPED}"


def drawn(typed: str, values: Mapping[str, Value], strengths: str = "", language: str = "nl") -> str:
    """What somebody reads, with answers by full key after the scope, and strengths that a game left."""
    room = Room().plus([(PEOPLE, Shared(1, "me", "profile", {"strengths": strengths}))])
    record = Record(language, {f"{SCOPE}/{key}": value for key, value in values.items()}, SCOPE, room=room, me="me")
    surface = HtmlSurface(record)
    with surface.section("x"), surface.at("m"):
        made(Matching, typed).draws(surface, record)
    return " ".join(re.sub(r"<[^>]+>", " ", surface.html()).split())


def titles(words: str) -> list[str]:
    return re.findall(r"Planner|Monteur|Kandidaat [ABC]", words)


def test_a_reader_who_has_chosen_nothing_sees_everything_and_is_told_to_choose() -> None:
    words = draw(made(Matching, MINE)).words
    assert "Kies eerst wat je kunt of wilt leren." in words
    assert "Past even goed als de vorige. Hun volgorde is geloot." in words
    assert sorted(titles(words)) == ["Monteur", "Planner"]


def test_what_fits_best_comes_first_and_says_why() -> None:
    words = draw(made(Matching, MINE), {"@can": ["tools"], "@learn": ["planning"]}).words
    assert titles(words) == ["Monteur", "Planner"]
    assert "Je hebt 1 van de 3 en wilt er 1 leren" in words
    assert "Je hebt: gereedschap (mooi meegenomen) Je wilt ontwikkelen: plannen Ontbreekt nog: rust" in words
    assert titles(draw(made(Matching, MINE), {"@can": ["planning", "calm"]}).words) == ["Planner", "Monteur"]


def test_what_was_told_at_an_earlier_block_is_said_again_and_not_asked_again() -> None:
    words = drawn(MINE, {"my-skills/@can": ["tools"], "my-skills/@learn": ["calm"]})
    assert "Je kunt: gereedschap Je wilt leren: rust" in words
    assert "Wat kun je al?" not in words
    assert titles(words) == ["Monteur", "Planner"]


def test_a_strength_from_the_game_counts_and_says_where_it_came_from() -> None:
    words = drawn(MINE, {}, "tools,cooking")
    assert "Uit het spel: gereedschap. Dat telt mee als iets wat je kunt." in words
    assert "Je hebt: gereedschap (uit het spel)" in words
    assert "from the game" in drawn(MINE, {}, "tools", "en")
    without = drawn(MINE, {"m/@no-game": True}, "tools")
    assert "Laat het spel hier buiten" in without
    assert "Je hebt: gereedschap" not in without


def test_people_from_inside_and_outside_stand_in_one_list_by_what_they_can_do() -> None:
    words = draw(made(Matching, WHO)).words
    assert "Nodig: plannen, rust Mooi meegenomen: gereedschap" in words
    assert titles(words)[1] == "Kandidaat C"
    assert "Van binnen · team Noord" in words
    assert words.count("Van buiten") == 2
    assert "Heeft: rust Wil ontwikkelen: plannen Ontbreekt nog: gereedschap (mooi meegenomen)" in words


def test_where_people_come_from_changes_no_place() -> None:
    swapped = WHO.replace("inside", "?").replace("outside", "inside").replace("?", "outside")
    assert titles(draw(made(Matching, swapped)).words) == titles(draw(made(Matching, WHO)).words)


def test_both_sides_read_the_same_reasons() -> None:
    own = drawn(MINE, {"m/@can": ["calm"], "m/@learn": ["planning"]})
    other = draw(made(Matching, WHO)).words
    assert "Je hebt: rust Je wilt ontwikkelen: plannen Ontbreekt nog: gereedschap (mooi meegenomen)" in own
    assert "Heeft: rust Wil ontwikkelen: plannen Ontbreekt nog: gereedschap (mooi meegenomen)" in other


def test_with_several_vacancies_the_reader_says_which_one_and_ticks_stay_with_it() -> None:
    matching = made(Matching, WHICH)
    assert list(draw(matching).offers) == ["@vacancy"]
    chosen = draw(matching, {"@vacancy": "fitter"}, {"fitter/bo": True})
    assert chosen.refused == {}
    assert matching.answer(chosen.record) == ["bo"]
    assert "planner/bo" in draw(matching, {"@vacancy": "planner", "fitter/bo": True}).offers


def test_conditions_can_ask_for_skills_for_vacancies_and_for_people() -> None:
    asked = {view: made(Matching, typed).answers().ids for view, typed in {"s": ASK, "v": MINE, "p": WHO}.items()}
    assert asked == {"s": ("planning", "calm", "tools"), "v": ("planner", "fitter"), "p": ("ann", "bo", "cas")}
    assert made(Matching, ASK).answer(draw(made(Matching, ASK), {}, {"@can": ["tools"]}).record) == ["tools"]
    assert made(Matching, MINE).answer(draw(made(Matching, MINE), {}, {"fitter": True}).record) == ["fitter"]


def test_the_rule_stands_below_every_list_in_both_languages() -> None:
    for typed in (MINE, WHO):
        assert "leeftijd, geslacht, afkomst" in draw(made(Matching, typed)).words
        assert "age, gender, origin" in draw(made(Matching, typed), language="en").words


# -- problems ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (MINE.replace("tools]}\n  - {id: fitter", "»tolls]}\n  - {id: fitter"), "there is no skill `tolls`; did you mean `tools`?"),
        (MINE.replace("nice: [tools]", "nice: [»calm]"), "the skill `calm` stands here twice; keep it once"),
        (MINE.replace(", must: [tools]", "").replace("{id: fitter", "»{id: fitter"), "the vacancy `fitter` asks nothing, so everybody fits; add `must: ...`"),
        (MINE.replace("{id: fitter", "{id: »planner"), "the id `planner` is used by vacancy 1 and vacancy 2; give one of them another id"),
        (ASK.replace("view: skills", "view: »vacancies\npick: Ja"), "`view: vacancies` has no `vacancies` to show; add `vacancies: ...`"),
        (MINE.replace("view: vacancies", "view: »people"), "`view: people` has no `people` to show; add `people: ...`"),
        ("»" + MINE.replace("pick: Dit wil ik\n", ""), "nobody can tick a match here; add `pick: ...`"),
        (WHO.replace("wants: [planning]}\n  - {id: bo", "wants: [»calm]}\n  - {id: bo"), "the skill `calm` stands here twice; keep it once"),
        (WHO.replace("{id: bo,", "{id: bo, »age: 54,"), "age never counts in a match; leave `age` out: only skills that are asked, there or wanted count"),
        (MINE.replace("{id: fitter,", "{id: fitter, »geslacht: m,"), "gender never counts in a match; leave `geslacht` out: only skills that are asked, there or wanted count"),
    ],
)  # fmt: skip
def test_a_slip_is_said_where_it_stands_with_what_would_be_right(typed: str, said: str) -> None:
    file, place = pointed(typed)
    assert problems(Matching, file) == f"{place} {said}"
