"""The gate."""

from __future__ import annotations

import ast
import copy
import pickle
from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.evidence.disclosure import FLOOR, Hidden, Shown, show
from toolkit.evidence.gather import Source, gather
from toolkit.evidence.measure import Raw, Subject
from toolkit.text import Text

TOOLKIT = Path(__file__).parents[2] / "toolkit"
CASES = Path(__file__).parents[2].parent / "shared" / "reference_cases.yaml"


def shown(
    records: Any, values: list[float], *, about: Any = "person", minimum: int = 5, source: Source = "people"
) -> Any:
    subject = Subject("score", "mean", Text("Regie"), about, survey="people", limits=(1.0, 5.0))
    data = getattr(gather(records, "s", "one"), source)
    return show(Raw(subject, data, len(values), tuple(values)), minimum, data.state)


def test_figures_about_people_wait_for_the_round_to_close(records: Any) -> None:
    for state in ("planned", "open"):
        records.state("one", state)
        found = shown(records, [1.0, 2.0, 3.0, 4.0, 5.0, 5.0])
        assert isinstance(found, Hidden)
        assert found.reason == "open"
    records.state("one", "closed")
    assert isinstance(shown(records, [1.0, 2.0, 3.0, 4.0, 5.0, 5.0]), Shown)


def test_figures_about_people_need_the_minimum_group(records: Any) -> None:
    records.close()
    assert isinstance(shown(records, [1.0, 2.0, 3.0, 4.0, 5.0]), Shown)
    assert shown(records, [1.0, 2.0, 3.0, 4.0]).reason == "too_few"
    assert shown(records, [1.0, 2.0, 3.0, 4.0, 5.0], minimum=6).reason == "too_few"
    assert shown(records, []).reason == "too_few"


def test_no_file_can_bring_the_minimum_below_five(records: Any) -> None:
    records.close()
    assert shown(records, [1.0, 2.0, 3.0, 4.0], minimum=1).reason == "too_few"
    assert FLOOR == 5


def test_small_groups_of_the_reference_case_stay_hidden(records: Any) -> None:
    if not CASES.is_file():
        pytest.skip("the reference cases lie beside the repository, and not here")
    case = next(one for one in yaml.safe_load(CASES.read_text()) if one["name"] == "suppression_small_group")
    records.close()
    hidden = [
        name
        for name, n in case["inputs"]["groups"].items()
        if isinstance(
            shown(records, [1.0 + 0.5 * one for one in range(n)], minimum=case["inputs"]["threshold"]), Hidden
        )
    ]
    assert hidden == case["expected"]["primary_hidden"]


@pytest.mark.parametrize("values", [[4.0] * 6, [4.0] * 5 + [2.0]])
def test_answers_that_are_alike_stay_hidden(records: Any, values: list[float]) -> None:
    """With all but one alike, the odd one out would know what every other person said."""
    records.close()
    assert shown(records, values).reason == "unanimous"


def test_figures_about_people_have_no_dots_and_are_rounded(records: Any) -> None:
    records.close()
    found = shown(records, [1.23, 2.34, 3.45, 4.56, 4.99])
    assert found.dots == ()
    assert found.estimate.value == 3.3
    assert all(round(one, 1) == one for one in found.estimate.ends)


def test_figures_about_the_prototype_show_from_the_first_person(records: Any) -> None:
    records.state("one", "open")
    found = shown(records, [4.0], about="prototype")
    assert isinstance(found, Shown)
    assert (found.n, found.dots, found.interim) == (1, (4.0,), True)


def test_robots_pass_the_same_gate(records: Any) -> None:
    records.state("one", "open")
    assert shown(records, [1.0, 2.0, 3.0, 4.0, 5.0], source="simulated").reason == "open"
    records.close()
    assert shown(records, [1.0, 2.0], source="simulated").reason == "too_few"


def test_the_state_of_another_round_opens_nothing(records: Any) -> None:
    records.close()
    subject = Subject("score", "mean", Text("Regie"), "person")
    raw = Raw(subject, gather(records, "s", "one").people, 5, (1.0, 2.0, 3.0, 4.0, 5.0))
    with pytest.raises(ValueError, match="two"):
        show(raw, 5, records.round("s", "two"))


def test_a_measurement_cannot_be_printed_or_kept(records: Any) -> None:
    raw = Raw(Subject("score", "mean", Text("Regie"), "person"), gather(records, "s", "one").people, 1, (4.25,))
    assert "4.25" not in repr(raw) + str(raw)
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="gate"):
            attempt(raw)


def test_only_the_gate_opens_measurements() -> None:
    """Nobody else names the method, so nothing about people gets out beside the gate."""
    named = {path.name for path in TOOLKIT.rglob("*.py") if "opened_by_the_gate" in path.read_text("utf-8")}
    assert named == {"measure.py", "disclosure.py"}


def test_views_and_documents_import_nothing_from_before_the_gate() -> None:
    behind = {"toolkit.evidence." + name for name in ("gather", "attempts", "measure", "measures")}
    for room in ("app", "door", "reports", "exchange"):
        for path in (TOOLKIT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, (ast.Import, ast.ImportFrom)) else []
                module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
                full = {module, *names, *(f"{module}.{name}" for name in names)}
                assert not any(one == wall or one.startswith(wall + ".") for one in full for wall in behind), path
