"""Variants of one round: a column each, never added up, and told apart from other people on another day."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.door.conftest import PROTOTYPE, SPRINT, SURVEY
from tests.door.guest import Guest
from toolkit.door.door import Door
from toolkit.evidence import sentences
from toolkit.evidence.opening import open_round
from toolkit.evidence.overview import as_text, overview
from toolkit.evidence.seals import sentences as seals
from toolkit.evidence.structure import SprintEvidence
from toolkit.kit import LiveKit
from toolkit.storage.store import Store

ROUND = "revision: v1, who: {nl: Wij, en: Us}}"
VARIANTS = (
    "variants: [{id: a, title: {nl: Nu, en: Now}, revision: v1}, {id: b, title: {nl: Nieuw, en: New}, revision: v2}]"
)


@pytest.fixture(scope="module", params=["one", "all"])
def each_sees(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory, each_sees: str) -> SprintEvidence:
    return tried(tmp_path_factory.mktemp("variants"), each_sees)


def tried(folder: Path, each_sees: str, rule: str = "") -> SprintEvidence:
    """Six people; whoever is on variant b gives up, whoever is on a comes through."""
    sprint = SPRINT.replace(ROUND, f"revision: v1, who: {{nl: Wij, en: Us}}, {VARIANTS}, each_sees: {each_sees}}}")
    files = {
        "prototypes/trial/v1.yaml": PROTOTYPE,
        "prototypes/trial/v2.yaml": PROTOTYPE.replace("nl: Thuis", "nl: Nieuw thuis"),
        "prototypes/trial/pictures/one.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "surveys/questions.yaml": SURVEY,
        "experiments/small.yaml": sprint + rule,
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    store, live = Store(f"sqlite:///{folder / 'data.db'}"), LiveKit(folder)
    door, code = Door(live, store), open_round(live.kit, store, "small", "one").code
    for _ in range(6):
        guest = Guest(TestClient(Starlette(routes=door.routes())), code).join()
        walk(guest, store.sessions("small")[-1].variant, several=each_sees == "all")
    found = overview(live.kit, store, "small", "en")
    store.close()
    return found


def walk(guest: Guest, variant: str, *, several: bool) -> None:
    guest.do("receipt", "press", "receipt/next")
    for arm in variant.split("+"):
        scope = f"task.finish~{arm}" if several else "task.finish"
        guest.do(scope, "press", f"{scope}/start")
        if arm == "a":
            guest.do(f"{scope}.home", "press", f"{scope}/on/go")
            guest.do(f"{scope}.done", "press", f"{scope}/next")
        else:
            guest.do(f"{scope}.home", "press", f"{scope}/give-up")
    guest.do("after.questions.1", "set", "after.questions/easy/answer", "4")
    guest.do("after.questions.1", "press", "after.questions/next")


def test_each_variant_has_a_figure_of_its_own(evidence: SprintEvidence, each_sees: str) -> None:
    line = next(one for one in evidence.lines if one.subject.measure == "completion")
    told = [(one.title("en"), sentences.figure(one, "en")) for one in line.figures]
    n = 3 if each_sees == "one" else 6
    assert [title for title, _ in told] == ["Round one: Now", "Round one: New"]
    assert f"{n} of {n} finished" in told[0][1]
    assert f"0 of {n} finished" in told[1][1]


def test_people_who_saw_one_variant_are_compared_and_those_who_saw_all_are_not_taken_for_others(
    evidence: SprintEvidence, each_sees: str
) -> None:
    line = next(one for one in evidence.lines if one.subject.measure == "completion")
    (pair,) = line.comparisons
    if each_sees == "all":
        assert pair.sides == "same"
        assert (pair.estimate.value, pair.p) == (-1.0, 2 * 0.5**6 / 2)  # McNemar's mid-p: all six changed one way
        assert "6 people did both). The same people, who saw both." in sentences.comparison(pair, "en")
        assert "6 mensen deden beide). Dezelfde mensen, die beide zagen." in sentences.comparison(pair, "nl")
        assert "another day" not in sentences.comparison(pair, "en")
    else:
        assert "chance decided who saw what" in sentences.comparison(pair, "en")
        assert "het lot bepaalde wie wat zag" in sentences.comparison(pair, "nl")
        assert "another day" not in as_text(evidence).split("What this cannot show")[0]


def test_what_people_were_asked_at_the_end_belongs_to_their_variant_or_to_the_whole(
    evidence: SprintEvidence, each_sees: str
) -> None:
    scores = [one for one in evidence.lines if one.subject.survey == "questions" and one.subject.part == "easy"]
    assert scores
    titles = [one.title("en") for one in scores[0].figures]
    assert titles == (["Round one: Now", "Round one: New"] if each_sees == "one" else ["Round one"])


RULE = """
expectation:
  hypothesis: {nl: Kort helpt, en: Short helps}
  measure: completion
  task: finish
  compare: [one/b, one/a]
  better_by: 0
  if_met: {nl: We houden het, en: We keep it}
  if_not_met: {nl: We stoppen, en: We drop it}
  if_too_early: {nl: Nog een keer, en: Once more}
"""


def test_variants_can_be_what_was_sealed_and_then_they_have_the_one_verdict(tmp_path: Path, each_sees: str) -> None:
    found = tried(tmp_path, each_sees, RULE)
    assert found.verdict is not None
    assert (found.verdict.kind, found.verdict.outcome) == ("verdict", "met")
    assert found.verdict.comparison is not None
    assert found.verdict.comparison.same == (each_sees == "all")
    assert seals.rule(found, "en") == "In Round one: Now, more people finish “Finish it” than in Round one: New."
    line = next(one for one in found.lines if one.sealed)
    assert all(one.p is None for one in line.comparisons if one.earlier.round == "one/b")
    assert "Met:" in as_text(found)
