"""Care: what is kept and what nobody gets to see; and what is sent to a browser about people."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.app.conftest import People, told
from toolkit.app import charts
from toolkit.app.standing import close_round, evidence, open_round
from toolkit.app.state import House
from toolkit.app.views.care import KEPT
from toolkit.app.words import words
from toolkit.evidence import pictures
from toolkit.evidence.disclosure import Reason, Shown
from toolkit.evidence.intervals import Summary
from toolkit.evidence.output import as_json, as_text
from toolkit.evidence.structure import SprintEvidence
from toolkit.reports.formats import FORMATS


def said(page: Any) -> str:
    return told(page).replace("\\", "")


@pytest.fixture
def closed(team: House, people: People) -> House:
    """Six people in a first round that is closed; nobody in the second."""
    open_round("small", "round-1")
    for steer in ("1", "2", "3", "4", "5", "4"):
        people.come("round-1", steer=steer)
    close_round("small", "round-1")
    return team


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_says_what_is_kept_and_that_nothing_goes_by_itself(team: House, visit: Any, language: str) -> None:
    found, own = said(visit("care", language)), words(language)
    assert all(own[f"care_kept_{one}"] in found for one in KEPT)
    assert {"nl": "Niets verdwijnt vanzelf.", "en": "Nothing disappears by itself."}[language] in found


def test_the_minimum_group_of_a_sprint_stands_there(team: House, visit: Any) -> None:
    found = said(visit("care"))
    assert "vanaf 5 mensen" in found
    assert "zodra 10 mensen iets schreven" in found


def test_a_round_says_how_many_came_declined_and_withdrew_and_nothing_more_of_them(closed: House, visit: Any) -> None:
    closed.store.withdraw(closed.store.sessions("small")[0].id)
    closed.store.write(lambda tx: tx.tally("one", "small", "round-1", "declined")).result(timeout=30)
    assert "Deden mee: 5. Zagen ervan af: 1. Trokken zich later terug: 1." in said(visit("care"))
    assert "Nog niemand deed mee." in said(visit("care"))


def test_what_is_hidden_is_counted_by_reason(team: House, people: People, visit: Any) -> None:
    open_round("small", "round-1")
    for _ in range(4):
        people.come("round-1")
    hidden = [one.reason for line in evidence("small", "nl").lines for one in line.hidden]
    assert f"Verborgen cijfers: {len(hidden)} × de ronde is nog open." in said(visit("care"))
    close_round("small", "round-1")
    assert f"Hidden figures: {len(hidden)} × too few people." in said(visit("care", "en"))


def test_every_reason_has_its_words() -> None:
    reasons = Reason.__args__  # type: ignore[attr-defined]  # of a Literal
    for language in ("nl", "en"):
        assert {f"care_reason_{one}" for one in reasons} <= set(words(language))


def test_it_says_since_when_figures_stand_and_that_something_waits_without_a_number(closed: House, visit: Any) -> None:
    assert "Vastgelegd op " in said(visit("care"))
    assert "sinds we de cijfers over mensen vastlegden" not in said(visit("care"))
    people = closed.store.sessions("small")
    closed.store.withdraw(people[0].id)
    one = _note(said(visit("care")))
    closed.store.withdraw(people[1].id)
    assert _note(said(visit("care"))) == one
    assert "iemand zich terug" in one


def _note(page: str) -> str:
    return next(line for line in page.splitlines() if "sinds we de cijfers" in line)


def test_how_to_copy_names_the_file_and_no_command_of_ours(team: House, visit: Any) -> None:
    page = visit("care", "en")
    assert "Everything is in one file: store.db." in said(page)
    (code,) = page.code
    assert code.value == "sqlite3 store.db \".backup 'store-copy.db'\""
    assert "proeftuin backup" not in said(page)


def test_nobodys_code_or_answer_stands_on_the_page(closed: House, visit: Any) -> None:
    found = said(visit("care"))
    for one in closed.store.sessions("small"):
        assert one.participant not in found
        assert one.id not in found


# -- the payload ------------------------------------------------------------------------------------------------------


def payload(found: SprintEvidence) -> str:
    """Everything that a browser or a reader of a report gets."""
    lines = [line for line in found.lines if line.subject.about == "person"]
    drawn = [charts.chart(line, "en") for line in lines] + [pictures.line(line, "en") for line in lines]
    documents = [FORMATS[ending](found, "en", 0.0) for ending in (".html", ".md")]
    return "\n".join([json.dumps(as_json(found)), as_text(found), json.dumps(drawn, default=str), *map(str, documents)])


def test_a_browser_gets_no_more_about_people_than_the_picture_shows(closed: House) -> None:
    """Another spread behind the same figure changes nothing of what is sent: no deviation and no answer is in it."""
    found = evidence("small", "en")

    def spread(sd: float) -> SprintEvidence:
        def turned(one: Any) -> Any:
            if not isinstance(one, Shown) or one.subject.about != "person" or one.summary is None:
                return one
            return replace(one, summary=Summary(one.n, one.summary.mean, sd))

        return replace(
            found, lines=tuple(replace(line, figures=tuple(map(turned, line.figures))) for line in found.lines)
        )

    shown = [
        one for line in found.lines for one in line.figures if isinstance(one, Shown) and one.subject.about == "person"
    ]
    assert shown
    assert all(one.dots == () for one in shown)
    assert payload(spread(1.23456)) == payload(spread(0.98765)) == payload(found)
    assert "1.23456" not in payload(spread(1.23456))


def test_a_chart_of_people_holds_its_interval_and_its_value_and_no_other_number(closed: House) -> None:
    for line in evidence("small", "en").lines:
        shown = [one for one in line.figures if isinstance(one, Shown) and one.estimate and one.n]
        drawn = charts.chart(line, "en")
        if line.subject.about == "person" and shown and drawn:
            given = {number for trace in drawn["data"] for number in trace["x"]}
            assert given == {
                number for one in shown if one.estimate for number in (one.estimate.value, *(one.estimate.ends or ()))
            }
