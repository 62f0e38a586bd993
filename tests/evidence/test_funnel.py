"""From an invitation to coming back: counted in people, and no number rises along the chain."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.made_up import Records, make_kit, two
from toolkit.evidence import output, pictures, sentences
from toolkit.evidence.disclosure import Hidden, Shown
from toolkit.evidence.funnels.stages import STAGES, came_back, chain, reached
from toolkit.evidence.funnels.steps import steps
from toolkit.evidence.overview import overview
from toolkit.evidence.structure import Line, SprintEvidence
from toolkit.records import Event, Session

MONDAY = dt.datetime(2026, 3, 2, 9).astimezone().timestamp()
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0

MAIL = {"id": "mail", "title": two("Mail aan iedereen", "Mail to all"), "invited": 40}
BOSS = {"id": "boss", "title": two("Via je leidinggevende", "Through your manager"), "invited": 12}
STORY = {"id": "story", "title": two("Verhaal van een collega", "A colleague's story")}


def rounds(*channels: dict[str, Any], second: tuple[dict[str, Any], ...] | None = None) -> list[dict[str, Any]]:
    later = channels if second is None else second
    named = (("one", "v1", "Ronde 1", "Round 1", channels), ("two", "v2", "Ronde 2", "Round 2", later))
    return [
        {"id": id, "title": two(nl, en), "revision": revision, "who": two("Vijf", "Five"), "channels": list(those)}
        for id, revision, nl, en, those in named
    ]


def came(
    records: Records, how_far: int, channel: str = "", round_id: str = "one", *, number: int = 1, robot: bool = False
) -> None:
    """People who joined and reached so many stages: 1 joined, 2 started, 3 finished, 4 came back."""
    for _ in range(number):
        id = f"{round_id}-{len(records.of_sessions)}"
        records.of_sessions.append(Session(id, id, "s", round_id, "", "nl", MONDAY, robot, channel=channel))
        for index, kind in enumerate(("goto", "start", "finish", "return")[:how_far]):
            records.event(round_id, id, kind, MONDAY + (index * MINUTE if kind != "return" else DAY))


def found(records: Records, *channels: dict[str, Any], **more: Any) -> SprintEvidence:
    return overview(make_kit(rounds=rounds(*channels, **more)), records, "s", "nl")  # type: ignore[arg-type]


def line(evidence: SprintEvidence, part: str = "") -> Line:
    return next(one for one in evidence.lines if one.subject.kind == "chain" and one.subject.part == part)


def numbers(of: Line, index: int = 0) -> list[int]:
    figure = of.figures[index]
    assert isinstance(figure, Shown), figure
    return [n for stage, n in figure.counts if stage != "declined"]


# -- the stages -------------------------------------------------------------------------------------------------------

KINDS = st.sampled_from(["set", "press", "goto", "start", "done", "give-up", "finish", "return", "apply"])
EVENTS = st.lists(st.tuples(KINDS, st.floats(0, 40 * DAY)), max_size=12)


def events(made: list[tuple[str, float]]) -> list[Event]:
    return [Event(i, f"e{i}", "s", "p", kind, "k", None, MONDAY + at, "") for i, (kind, at) in enumerate(made)]


@given(st.lists(EVENTS, max_size=15), st.none() | st.integers(1, 30))
def test_no_number_rises_along_the_chain_whatever_people_did(people: list[Any], invited: int | None) -> None:
    counts = chain(invited, {str(index): events(made) for index, made in enumerate(people)})
    along = [n for _, n in counts]
    assert along == sorted(along, reverse=True)
    assert dict(counts)["joined"] == len(people)
    assert ("invited" in dict(counts)) == (invited is not None and invited >= len(people))


@given(EVENTS, st.tuples(KINDS, st.floats(0, 40 * DAY)))
def test_doing_more_never_takes_a_stage_away(made: list[Any], more: Any) -> None:
    assert reached(events([*made, more])) >= reached(events(made))


@pytest.mark.parametrize(
    ("away", "back"),
    [(11 * HOUR, False), (12 * HOUR, True), (0, False), (30 * MINUTE, False), (3 * DAY, True)],
)
def test_coming_back_is_a_pause_of_twelve_hours(away: float, back: bool) -> None:
    assert came_back([MONDAY, MONDAY + away]) is back


def test_the_next_day_counts_after_an_hour_and_midnight_alone_does_not() -> None:
    evening = MONDAY + 14 * HOUR  # 23:00
    assert came_back([evening, evening + 8 * HOUR])
    assert not came_back([evening + 50 * MINUTE, evening + 70 * MINUTE])


def test_who_finished_the_next_day_came_back_and_who_came_back_without_finishing_is_not_counted_there() -> None:
    assert reached(events([("start", 0), ("set", DAY), ("finish", DAY + 60)])) == len(STAGES)
    assert reached(events([("start", 0), ("set", DAY)])) == 2


# -- who is counted ---------------------------------------------------------------------------------------------------


def test_the_chain_counts_people_by_the_invitation_that_brought_them(records: Any) -> None:
    came(records, 4, "mail", number=2)
    came(records, 3, "mail", number=3)
    came(records, 1, "mail")
    came(records, 2, "boss", number=5)
    records.state("one")
    evidence = found(records, MAIL, BOSS)
    assert numbers(line(evidence, "mail")) == [40, 6, 5, 5, 2]
    assert numbers(line(evidence, "boss")) == [12, 5, 5, 0, 0]
    assert numbers(line(evidence)) == [52, 11, 10, 5, 2]


def test_who_declined_stands_beside_the_chain_and_robots_apart_from_it(records: Any) -> None:
    came(records, 3, "mail", number=6)
    came(records, 4, "mail", number=9, robot=True)
    records.state("one", declined=3)
    whole = line(found(records, MAIL))
    assert numbers(whole) == [40, 6, 6, 6, 0]
    assert "Daarnaast zagen 3 mensen ervan af." in sentences.figure(whole.figures[0], "nl")


def test_a_rehearsal_has_a_chain_of_its_own_that_begins_with_the_robots_that_joined(records: Any) -> None:
    came(records, 2, "mail", number=6, robot=True)
    whole = line(found(records, MAIL))
    assert numbers(whole) == [6, 6, 0, 0]
    assert sentences.figure(whole.figures[0], "nl").startswith("Gesimuleerd: meegedaan: 6. Begonnen: 6 van de 6")


def test_a_link_that_was_passed_on_begins_with_those_who_joined_and_is_told(records: Any) -> None:
    came(records, 2, "boss", number=14)
    records.state("one")
    evidence = found(records, BOSS)
    assert numbers(line(evidence, "boss")) == [14, 14, 0, 0]
    told = [note.sentence("nl") for note in evidence.notes if note.code == "passed_on"]
    assert told[1] == (
        "Ronde 1: via “Via je leidinggevende” deden er meer mensen mee (14) dan er waren uitgenodigd (12). "
        "De link is doorgegeven, dus hier begint het tellen bij wie meedeed."
    )


def test_an_invitation_that_the_file_no_longer_knows_is_one_without_a_link(records: Any) -> None:
    came(records, 2, "mail", number=6)
    came(records, 2, "gone", number=6)
    records.state("one")
    evidence = found(records, MAIL)
    assert numbers(line(evidence, "@other")) == [6, 6, 0, 0]
    assert [note.code for note in evidence.notes if note.code == "without_link"] == ["without_link"]


def test_a_sprint_without_invitations_has_no_funnel(full: Any) -> None:
    assert [one for one in overview(make_kit(), full, "s", "nl").lines if one.subject.kind == "chain"] == []


def test_a_round_shows_only_the_invitations_that_it_has(records: Any) -> None:
    came(records, 2, "mail", number=6)
    came(records, 2, "story", "two", number=7)
    records.close()
    evidence = found(records, MAIL, second=(STORY,))
    assert [one.round for one in line(evidence, "mail").figures] == ["one"]
    assert [one.round for one in line(evidence, "story").figures] == ["two"]
    assert [one.round for one in line(evidence).figures] == ["one", "two"]


# -- small groups -----------------------------------------------------------------------------------------------------


def test_a_small_invitation_is_hidden_with_the_next_one_so_that_nobody_reckons_it_out(records: Any) -> None:
    came(records, 2, "story", number=2)
    came(records, 3, "boss", number=7)
    came(records, 3, "mail", number=20)
    records.state("one")
    evidence = found(records, MAIL, BOSS, STORY)
    boss, story = line(evidence, "boss").figures[0], line(evidence, "story").figures[0]
    assert isinstance(story, Hidden)
    assert isinstance(boss, Hidden)
    assert (story.reason, boss.reason) == ("small_part", "beside_part")
    assert sentences.figure(story, "nl") == "Verborgen: langs deze weg zijn het minder dan 5 mensen."
    assert sentences.figure(boss, "nl") == "Verborgen: anders is een kleine groep uit het totaal te rekenen."
    assert numbers(line(evidence, "mail"))[1] == 20


def test_one_person_without_a_link_is_hidden_and_hides_no_invitation(records: Any) -> None:
    """Somebody knows whom an invitation went to; nobody has a list of those who got none."""
    came(records, 3, "mail", number=6)
    came(records, 3)
    records.state("one")
    evidence = found(records, MAIL)
    assert isinstance(line(evidence, "@other").figures[0], Hidden)
    assert numbers(line(evidence, "mail")) == [40, 6, 6, 6, 0]


@given(st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(1, 9)), min_size=1, max_size=6))
def test_no_small_group_can_be_reckoned_out_of_the_whole(groups: list[tuple[int, int | None]]) -> None:
    records = Records()
    channels = []
    for index, (joined, invited) in enumerate(groups):
        came(records, 2, f"c{index}", number=joined)
        channels.append({"id": f"c{index}", "title": f"C{index}"} | ({"invited": invited} if invited else {}))
    records.state("one")
    evidence = found(records, *channels)
    shown, hidden = [], []
    for index, (joined, invited) in enumerate(groups):
        figure = line(evidence, f"c{index}").figures[0]
        (shown if isinstance(figure, Shown) else hidden).append(max(joined, invited or 0))
    assert all(size == 0 or size >= 5 for size in shown)
    assert not hidden or sum(hidden) >= 5 or not any(shown)


# -- how it is told ---------------------------------------------------------------------------------------------------


@pytest.fixture
def told(records: Any) -> SprintEvidence:
    came(records, 4, "mail", number=2)
    came(records, 3, "mail", number=6)
    came(records, 1, "mail", number=4)
    came(records, 3, "mail", "two", number=20)
    records.close()
    return found(records, MAIL)


def test_a_chain_is_told_step_by_step_with_its_rule(told: SprintEvidence) -> None:
    assert sentences.figure(line(told).figures[0], "nl") == (
        "Uitgenodigd: 40. Meegedaan: 12 van de 40 (95%-interval 18% tot 45%). Begonnen: 8 van de 12 (39% tot 86%). "
        "Tot het einde: 8 van de 8 (68% tot 100%). Teruggekomen: 2 van de 8 (7% tot 59%). "
        "Bij elke stap telt alleen wie ook de stappen ervoor deed. Teruggekomen is wie op een latere dag, of na "
        "minstens twaalf uur, weer iets deed."
    )
    assert sentences.figure(line(told, "mail").figures[1], "en") == (
        "Invited: 40. Joined: 20 of 40 (95% interval 35% to 65%). Started: 20 of 20 (84% to 100%). "
        "To the end: 20 of 20 (84% to 100%). Came back: 0 of 20 (0% to 16%)."
    )


def test_rounds_are_compared_step_by_step_and_an_invitation_only_where_it_can_matter(told: SprintEvidence) -> None:
    assert [one.step for one in line(told).comparisons] == ["joined", "started", "finished", "back"]
    assert [one.step for one in line(told, "mail").comparisons] == ["joined", "started"]
    assert sentences.comparison(line(told, "mail").comparisons[1], "nl") == (
        "Ronde 1 → Ronde 2: begonnen 8 van de 12 → 20 van de 20 (+33 procentpunten; 95%-interval 8 tot 61; "
        "12 en 20 mensen). Andere mensen, op een andere dag."
    )


def test_a_chain_is_drawn_with_a_bar_for_each_stage(told: SprintEvidence) -> None:
    markup = pictures.line(line(told), "nl")
    assert markup.count("<rect") == 9  # five and four: nobody came back in round 2
    assert ">Uitgenodigd<" in markup
    assert "12 van de 40" in markup


def test_other_programs_get_every_step_with_its_interval(told: SprintEvidence) -> None:
    data = next(one for one in output.as_json(told)["measures"] if one["id"] == "funnel")
    assert data["unit"] == "people"
    assert [one["stage"] for one in data["figures"][0]["steps"]] == ["joined", "started", "finished", "back"]
    assert data["figures"][0]["steps"][0]["value"] == 0.3
    assert data["comparisons"][0]["step"] == "joined"


def test_steps_are_those_between_the_stages(told: SprintEvidence) -> None:
    figure = line(told).figures[1]
    assert isinstance(figure, Shown)
    assert [(one.stage, one.x, one.of) for one in steps(figure)] == [
        ("joined", 20, 40), ("started", 20, 20), ("finished", 20, 20), ("back", 0, 20),
    ]  # fmt: skip


def test_nobody_yet_is_said_as_that(records: Any) -> None:
    records.state("one", "open")
    whole = line(found(records, MAIL))
    assert sentences.figure(whole.figures[0], "nl").startswith("Uitgenodigd: 40. Nog niemand deed mee.")
    assert pictures.line(whole, "nl") == ""
