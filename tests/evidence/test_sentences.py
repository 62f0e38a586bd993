"""What figures say."""

from __future__ import annotations

import re
import string
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.made_up import EXPECTATION, Records, make_kit
from toolkit.evidence import sentences
from toolkit.evidence.overview import overview
from toolkit.evidence.templates import TEMPLATES
from toolkit.kit import Kit


def say(kit: Kit, records: Any, name: str, language: str, round_id: str = "one") -> str:
    line = next(one for one in overview(kit, records, "s", language).lines if one.subject.id == name)
    return sentences.figure(next(one for one in line.figures if one.round == round_id), language)


def people(records: Any, *agrees: Any, round_id: str = "one", robot: bool = False) -> Any:
    for agree in agrees:
        records.person(round_id, agree, robot=robot)
    return records


def test_both_languages_have_the_same_sentences_with_the_same_gaps() -> None:
    def gaps(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert TEMPLATES["nl"].keys() == TEMPLATES["en"].keys()
    for key in TEMPLATES["nl"]:
        assert gaps(TEMPLATES["nl"][key]) == gaps(TEMPLATES["en"][key]), key


def test_a_rate_says_x_of_n_and_how_far_off_it_may_be(kit: Kit, records: Any) -> None:
    people(records, 10, 10, 10, 10, "gave-up").close()
    assert say(kit, records, "completion/agree", "en") == "4 of 5 finished. In a wider group that could be 38% to 96%."
    assert (
        say(kit, records, "completion/agree", "nl")
        == "4 van de 5 kwamen klaar. In een grotere groep zou dat 38% tot 96% kunnen zijn."
    )


def test_one_of_one_is_singular(kit: Kit, records: Any) -> None:
    people(records, 48).close()
    assert say(kit, records, "completion/agree", "nl").startswith("1 van 1 kwam klaar.")
    assert say(kit, records, "completion/agree", "en").startswith("1 of 1 finished.")
    assert (
        say(kit, records, "time-on-task/agree", "en")
        == "1 person finished, in 48 s. One is too few to say anything about a wider group."
    )
    assert say(kit, records, "time-on-task/agree", "nl").startswith("1 persoon kwam klaar, in 48 s.")


def test_time_says_who_did_not_finish(kit: Kit, records: Any) -> None:
    people(records, 40, 60, "gave-up", "unfinished").close()
    assert say(kit, records, "time-on-task/agree", "en").endswith("2 of 4 did not finish and are not counted here.")
    assert say(kit, records, "time-on-task/agree", "nl").endswith(
        "2 van de 4 kwamen niet klaar en tellen hier niet mee."
    )


def test_nobody_finished_says_so_instead_of_a_time(kit: Kit, records: Any) -> None:
    people(records, "gave-up", "gave-up").close()
    assert say(kit, records, "time-on-task/agree", "en") == "Nobody finished (0 of 2), so there is no time."
    assert say(kit, records, "time-on-task/agree", "nl") == "Niemand kwam klaar (0 van de 2), dus er is geen tijd."


def test_a_mean_says_its_scale_and_its_people_in_the_languages_own_numbers(kit: Kit, records: Any) -> None:
    for easy in ("3", "4", "4"):
        records.person("one", easy=easy, lost="2")
    records.close()
    assert say(kit, records, "score/feedback/after/ease", "nl").startswith(
        "Gemiddeld 3,8 op een schaal van 1 tot 5 (3 mensen). In een grotere groep zou dat"
    )
    assert say(kit, records, "score/feedback/after/ease", "en").startswith(
        "3.8 on average on a scale from 1 to 5 (3 people)."
    )


def test_equal_answers_say_that_they_tell_little(kit: Kit, records: Any) -> None:
    for _ in range(3):
        records.person("one", easy="4", lost="2")
    assert "too much alike" in say(kit, records, "score/feedback/after/ease", "en")


def test_simulated_figures_begin_with_that_word_and_open_rounds_end_with_theirs(kit: Kit, records: Any) -> None:
    people(records, 10, 20, robot=True)
    records.state("one", "open")
    assert say(kit, records, "completion/agree", "en") == (
        "Simulated: 2 of 2 finished. With more robots that could be 34% to 100%. Interim: the round is still open."
    )
    dutch = say(kit, records, "completion/agree", "nl")
    assert dutch.startswith("Gesimuleerd: ")
    assert dutch.endswith("Tussenstand: de ronde is nog open.")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_hidden_figures_say_why(language: str, kit: Kit, full: Any) -> None:
    name = "score/people/after/control"
    full.state("one", "open")
    assert say(kit, full, name, language) == TEMPLATES[language]["open"]
    full.close()
    assert say(kit, full, "score/people/before/proud", language) == TEMPLATES[language]["too_few"].format(n=5)
    assert "6" in say(kit, full, name, language)


def test_a_comparison_says_both_sides_the_interval_and_other_people(kit: Kit, records: Any) -> None:
    people(records, 10, 10, "gave-up", "gave-up", "gave-up")
    people(records, 10, 10, 10, 10, 10, round_id="two").close()
    made = overview(kit, records, "s", "en").lines[0].comparisons[0]
    assert sentences.comparison(made, "en") == (
        "Round 1 → Round 2: 2 of 5 → 5 of 5 finished (+60 points; 95% interval 3 to 88; 5 and 5 people). "
        "Other people, on another day. The chance that it really works out more often in Round 2 is 97%; look at the interval as well."
    )
    assert sentences.comparison(made, "nl") == (
        "Ronde 1 → Ronde 2: 2 van de 5 → 5 van de 5 kwamen klaar "
        "(+60 procentpunten; 95%-interval 3 tot 88; 5 en 5 mensen). Andere mensen, op een andere dag. "
        "De kans dat het in Ronde 2 echt vaker lukt, is 97%; kijk ook naar het interval."
    )


def test_faster_and_slower_are_words(kit: Kit) -> None:
    said = [sentences.speed(one, "en") for one in (38.2, -12.0, 0.3, -150.0)]
    assert said == ["38% faster", "12% slower", "equally fast", "2.5 times as long"]


def test_a_verdict_says_the_interval_the_threshold_and_what_we_do(kit: Kit, records: Any) -> None:
    people(records, 10, 10, "gave-up", "gave-up", "gave-up")
    people(records, 10, 10, 10, 10, 10, round_id="two").close()
    found = overview(kit, records, "s", "en").verdict
    assert found is not None
    assert sentences.verdict(found, "en") == (
        "Met: the change probably lies between +3 and +88 points (95% interval; 5 and 5 people), "
        "all of it on the good side of the threshold (0 points)."
    )
    assert sentences.verdict(found, "nl").startswith("Uitgekomen: de verandering ligt waarschijnlijk tussen +3 en +88")
    assert sentences.plan(found, "nl") == "Wat we nu doen: We houden het."


RULES = [
    {},
    {"better_by": 20},
    {"better_by": None, "at_least": 60},
    {"measure": "time-on-task"},
    {"measure": "time-on-task", "better_by": 20},
    {"measure": "score", "task": None, "survey": "feedback", "scale": "ease"},
    {"measure": "score", "task": None, "survey": "feedback", "scale": "ease", "better_by": 1},
    {"measure": "score", "task": None, "survey": "feedback", "scale": "ease", "better_by": None, "at_least": 3.5},
    {"measure": "score", "task": None, "survey": "people", "scale": "control", "better_by": 0.5},
]
ENDS = st.sampled_from([0, 0.5, 20, 45, 4000, "gave-up", "unfinished", None])


def every_sentence(kit: Kit, records: Any, language: str) -> list[str]:
    """All that is said about figures: sentences of figures, comparisons and the verdict."""
    found = overview(kit, records, "s", language)
    said = [sentences.figure(figure, language) for line in found.lines for figure in line.figures]
    said += [sentences.comparison(one, language) for line in found.lines for one in line.comparisons]
    if found.verdict:
        assert sentences.rule(found.verdict, language)
        said += [sentences.verdict(found.verdict, language)]
    return said


@given(
    one=st.lists(st.tuples(ENDS, st.integers(1, 5)), max_size=6),
    two=st.lists(st.tuples(ENDS, st.integers(1, 5)), max_size=6),
    rule=st.sampled_from(RULES),
    closed=st.booleans(),
    robots=st.booleans(),
)
@settings(max_examples=50, deadline=None)
def test_no_percentage_stands_without_its_people(one: Any, two: Any, rule: Any, closed: bool, robots: bool) -> None:
    records = Records()
    for round_id, came in (("one", one), ("two", two)):
        for agree, point in came:
            answers = {"easy": str(point), "lost": "2", "control": str(point), "recommend": str(2 * point)}
            records.person(round_id, agree, robot=robots and round_id == "two", **answers)
    if closed:
        records.close()
    kit = make_kit(expectation={key: value for key, value in {**EXPECTATION, **rule}.items() if value is not None})
    for language in ("nl", "en"):
        for said in every_sentence(kit, records, language):
            assert not re.search(r"\bnan\b|None|\binf\b|[{}]|-0[ ,.;%](?!\d*[1-9])", said), said
            if "%" in said:
                assert re.search(r"\d (van|of) |\d (mens|people|perso|robot)", said), said
            assert said.endswith((".", "!")), said
