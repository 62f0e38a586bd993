"""Evidence: the sealed measure first, what may not be shown with its reason, simulated figures never as people's."""

from __future__ import annotations

import json
from typing import Any

from tests.app.conftest import People, told
from toolkit.app.standing import close_round, evidence, open_round
from toolkit.app.state import House
from toolkit.app.views.evidence import TYPES, report
from toolkit.evidence.output import as_json, noticed_heading
from toolkit.storage.observing import Note


def _says(page: Any) -> str:
    return told(page).replace("\\", "").replace("\u2060", "")


def _charts(page: Any) -> list[tuple[dict[str, Any], str]]:
    found = [node.proto for node in page.main if node.type == "plotly_chart"]
    return [(json.loads(one.spec), one.alt) for one in found]


def _round(people: People, round_id: str, *, n: int = 6, robot: bool = False, close: bool = True) -> None:
    open_round("small", round_id)
    for number in range(n):
        people.come(round_id, robot=robot, steer=str(1 + number % 5))
    if close:
        close_round("small", round_id)


def test_before_any_round_there_are_no_figures_and_it_says_so(team: House, visit: Any) -> None:
    page = visit("evidence")
    assert "Er zijn nog geen cijfers" in _says(page)
    assert not _charts(page)


def test_the_sealed_measure_comes_first_and_the_rest_is_exploratory(team: House, people: People, visit: Any) -> None:
    _round(people, "round-1")
    _round(people, "round-2")
    text = _says(visit("evidence"))
    order = [
        text.index(one) for one in ("Zonder lijstje", "De regel:", "Te vroeg", "Zegel:", "klaargekomen", "Verkennend")
    ]
    assert order == sorted(order)
    assert "Wat we nu doen: Nog een ronde." in text
    assert "Het lijstje is weg" in text


def test_figures_about_people_are_hidden_while_the_round_is_open(team: House, people: People, visit: Any) -> None:
    _round(people, "round-1", close=False)
    page = visit("evidence")
    page.segmented_control(key="evidence: part").set_value("scores").run()
    assert "Regie: score, vooraf" in _says(page)
    assert "Verborgen totdat de ronde gesloten is" in _says(page)
    assert not [alt for _, alt in _charts(page) if "Regie" in alt]


def test_figures_about_people_show_from_the_minimum_group_and_without_dots(
    team: House, people: People, visit: Any
) -> None:
    _round(people, "round-1", n=4)
    page = visit("evidence")
    page.segmented_control(key="evidence: part").set_value("scores").run()
    assert "vanaf 5 mensen" in _says(page)
    _round(people, "round-2", n=7)
    page = visit("evidence")
    page.segmented_control(key="evidence: part").set_value("scores").run()
    control = next(chart for chart, alt in _charts(page) if "Ronde 2" in alt and "(7 mensen)" in alt)
    symbols = {one.get("marker", {}).get("symbol") for one in control["data"]}
    assert "circle-open" not in symbols


def test_every_chart_has_words_and_dutch_figures(team: House, people: People, visit: Any) -> None:
    _round(people, "round-1")
    for part in ("tasks", "scores", "answers"):
        page = visit("evidence")
        page.segmented_control(key="evidence: part").set_value(part).run()
        assert not page.exception
        for chart, alt in _charts(page):
            assert alt.startswith("Grafiek bij: Ronde 1:")
            assert chart["layout"]["separators"] == ",."
    page = visit("evidence", "en")
    assert all(chart["layout"]["separators"] == ".," for chart, _ in _charts(page))


def test_simulated_figures_are_hatched_and_said_to_be_simulated(team: House, people: People, visit: Any) -> None:
    _round(people, "round-1", robot=True)
    page = visit("evidence")
    assert "Daar deed geen mens aan mee" in _says(page)
    assert all("Gesimuleerd" in alt for _, alt in _charts(page))
    lines = [one for chart, _ in _charts(page) for one in chart["data"] if one.get("mode") == "lines"]
    assert lines
    assert {one["line"]["dash"] for one in lines} == {"dot"}
    page.segmented_control(key="evidence: part").set_value("answers").run()
    bars = [one for chart, _ in _charts(page) for one in chart["data"] if one["type"] == "bar"]
    assert bars
    assert all(one["marker"]["pattern"]["shape"] == "/" for one in bars)
    assert "Onderbroken of gearceerd: gesimuleerd." in _says(page)


def test_people_are_never_drawn_as_robots(team: House, people: People, visit: Any) -> None:
    _round(people, "round-1")
    people.come("round-2", robot=True)
    charts = _charts(visit("evidence"))
    lines = [one["line"]["dash"] for chart, _ in charts for one in chart["data"] if one.get("mode") == "lines"]
    assert "solid" in lines


def test_a_table_tells_the_same_as_the_chart(team: House, people: People, visit: Any) -> None:
    _round(people, "round-1")
    page = visit("evidence")
    assert page.table[0].value.to_dict("records") == [
        {"Ronde": "Ronde 1", "Aantal": "6 mensen", "Uitkomst": "6 van de 6", "95%\\-interval": "61% – 100%"}
    ]
    page.segmented_control(key="evidence: part").set_value("answers").run()
    answers = page.table[-1].value.to_dict("list")
    assert answers["Antwoord"] == ["1", "2", "3", "4", "5"]
    assert answers["Ronde 1"] == [r"0 van de 6 \(0% tot 39%\)"] * 4 + [r"6 van de 6 \(61% tot 100%\)"]


def test_the_report_is_written_from_what_the_page_shows_and_holds_no_answer_in_own_words(
    team: House, people: People, visit: Any
) -> None:
    _round(people, "round-1")
    page = visit("evidence")
    assert page.download_button[0].label == "Bewaar het verslag"
    for ending in TYPES:
        made = report(team, evidence("small", "nl"), "nl", ending)
        assert len(made) > 500
        assert b"een eigen zin" not in made
    assert "Klein" in report(team, evidence("small", "nl"), "nl", ".html").decode()
    assert "een eigen zin" not in _says(page)


def test_a_new_record_is_seen_at_the_next_look(team: House, people: People, visit: Any) -> None:
    _round(people, "round-1", n=5, close=False)
    assert "5 van de 5 kwamen klaar" in _says(visit("evidence"))
    people.come("round-1")
    assert "6 van de 6 kwamen klaar" in _says(visit("evidence"))


def test_who_withdrew_is_gone_at_the_next_look(team: House, people: People, visit: Any) -> None:
    _round(people, "round-1", n=6, close=False)
    assert "6 van de 6 kwamen klaar" in _says(visit("evidence"))
    team.store.withdraw(team.store.sessions("small", "round-1")[0].id)
    assert "5 van de 5 kwamen klaar" in _says(visit("evidence"))


def test_the_page_says_every_sentence_of_the_json(team: House, people: People, visit: Any) -> None:
    _round(people, "round-1")
    _round(people, "round-2", n=7)
    found = evidence("small", "nl")
    page, said = visit("evidence"), ""
    for part in ("tasks", "scores", "answers"):
        page.segmented_control(key="evidence: part").set_value(part).run()
        said += " ".join(_says(page).split())
    for line in as_json(found)["measures"]:
        for one in (*line["figures"], *line["comparisons"], *line["groups"], *line["group_comparisons"]):
            assert " ".join(one["sentence"].split()) in said
    for one in found.noticed:
        assert noticed_heading(one, "nl") in said


def test_a_finding_shows_at_the_next_look_with_how_many_people_met_it(team: House, people: People, visit: Any) -> None:
    _round(people, "round-1")
    assert "Weten we genoeg?" not in _says(visit("evidence"))
    met = team.store.sessions("small", "round-1")[0].participant
    note = Note("CODE5:dev.1", 1, "small", "round-1", met, "", "", "Zoekt de knop", "", 2, "Sem", "", 100.0, False)
    team.store.write(lambda tx: tx.note(note)).result(10)
    assert "Weten we genoeg?" in _says(visit("evidence"))
    team.store.write(lambda tx: tx.make_finding("small", "Knop zoek", "home", "v1", ["CODE5:dev.1"])).result(10)
    assert "Knop zoek: 1 van de 6 liep hiertegenaan." in _says(visit("evidence"))
