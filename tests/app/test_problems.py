"""A kit with a fault: every view says so, file, line and column, above all else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.app.conftest import told
from toolkit.app.state import House, move_in
from toolkit.app.views import VIEWS as ALL
from toolkit.kit import LiveKit
from toolkit.storage.store import Store

VIEWS = [view for view in ALL if view != "studio"]
"""The Studio marks a fault at its line, and is open to mend it: tests/app/test_studio.py."""


def _break(folder: Path) -> None:
    path = folder / "prototypes" / "talk" / "v2.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: choice", "kind: choise"), encoding="utf-8")


@pytest.mark.parametrize("view", VIEWS)
def test_a_fault_stands_above_the_last_kit_that_was_right(view: str, team: House, visit: Any) -> None:
    _ = team.live.kit
    _break(team.live.folder)
    page = visit(view)
    found = [one.value for one in page.markdown if "prototypes/talk/v2.yaml:" in one.value]
    assert len(found) == 1
    assert "`prototypes/talk/v2.yaml:10:15`" in found[0]
    assert "choise" in found[0]
    order = [one.type for one in page.main if one.type in ("title", "markdown")]
    assert order.index("markdown") < order.index("title")
    assert "wel klopte" in told(page)


@pytest.mark.parametrize("view", VIEWS)
def test_a_kit_that_never_was_right_shows_only_its_faults(
    view: str, mini_kit: Path, store: Store, cookie: Any, visit: Any
) -> None:
    _break(mini_kit)
    house = move_in(LiveKit(mini_kit, every=0.0), store, "http://voorbeeld.test")
    cookie(house.team_cookie(house.team_key()))
    page = visit(view, "en")
    assert "`prototypes/talk/v2.yaml:10:15`" in told(page)
    assert not page.title
