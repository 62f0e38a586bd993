"""The cockpit gives a link for each invitation, and the evidence view shows how far each of them brought people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.app.conftest import told
from toolkit.app import charts
from toolkit.app.standing import evidence, open_round
from toolkit.app.state import House

CHANNELS = (
    ", channels: [{id: mail, title: {nl: Mail aan iedereen, en: Mail to all}, invited: 40}, "
    "{id: story, title: {nl: Verhaal van een collega, en: A colleague's story}}]}"
)


@pytest.fixture
def invited(team: House, mini_kit: Path) -> House:
    """The small sprint with two invitations in its first round."""
    file = mini_kit / "experiments/small.yaml"
    typed = file.read_text(encoding="utf-8")
    line = next(one for one in typed.splitlines() if "id: round-1" in one)
    file.write_text(typed.replace(line, line.removesuffix("}") + CHANNELS, 1), encoding="utf-8")
    team.live.refresh()
    assert team.live.problems == ()
    return team


def test_each_invitation_has_a_link_to_copy_and_a_code_to_scan(invited: House, visit: Any) -> None:
    code = open_round("small", "round-1").code
    page = visit("cockpit")
    assert [one.value for one in page.code if "/j/" in one.value] == [
        f"http://voorbeeld.test/j/{code}?via=mail",
        f"http://voorbeeld.test/j/{code}?via=story",
    ]
    alts = [one.alt for node in page.main if node.type == "image" for one in node.proto.imgs]
    assert f"QR-code die naar http://voorbeeld.test/j/{code}?via=mail leidt" in alts
    assert "40 mensen uitgenodigd" in told(page)


def test_a_round_without_invitations_has_its_plain_code_only(team: House, visit: Any) -> None:
    open_round("small", "round-1")
    assert not [one for one in visit("cockpit").code if "/j/" in one.value]


def test_the_chains_stand_in_a_part_of_their_own_that_other_sprints_do_not_have(
    invited: House, people: Any, visit: Any
) -> None:
    open_round("small", "round-1")
    for _ in range(6):
        people.come("round-1")
    page = visit("evidence", sprint="small")
    parts = page.segmented_control(key="evidence: part")
    assert "Uitnodigingen" in parts.options
    parts.set_value("funnel").run()
    assert "Alle uitnodigingen samen: van uitnodiging tot terugkomen" in told(page).replace("\\", "")


def test_the_chart_of_a_chain_has_a_bar_for_each_stage(invited: House, people: Any) -> None:
    open_round("small", "round-1")
    for _ in range(6):
        people.come("round-1")
    whole = next(one for one in evidence("small", "nl").lines if one.subject.id == "funnel")
    chart = charts.chart(whole, "nl")
    assert chart is not None
    bars = [trace for trace in chart["data"] if trace["type"] == "bar" and trace["x"] != [None]]
    assert [bar["text"] for bar in bars] == [["6 van de 6"], ["6 van de 6"], ["6 van de 6"], ["0 van de 6"]]
    assert charts.drawn(whole, "nl") is not None
