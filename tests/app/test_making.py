"""Making something new: from a kind that says what it is, by a name as people type names, and open at once."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import told
from toolkit.app.state import House
from toolkit.authoring.starting import KINDS
from toolkit.kit import open_kit


def _form() -> None:
    """As the Studio draws it where there is no file yet."""
    from toolkit.app import making

    making.form("nl")


@pytest.fixture
def page(team: House) -> Any:
    drawn = AppTest.from_function(_form, default_timeout=30).run()
    assert not drawn.exception
    return drawn


def _make(page: Any, name: str, turn: int = 0) -> None:
    page.text_input(key=f"making: name {turn}").set_value(name)
    page.button(key="making: go").click().run()
    assert not page.exception, page.exception


@pytest.mark.parametrize(
    ("what", "file"),
    [
        ("prototype", "prototypes/mijn-toolkit/v1.yaml"),
        ("survey", "surveys/mijn-toolkit.yaml"),
        ("experiment", "experiments/mijn-toolkit.yaml"),
    ],
)
def test_what_is_made_is_clean_and_opens_in_the_studio(what: str, file: str, team: House, page: Any) -> None:
    page.segmented_control(key="making: what").set_value(what).run()
    _make(page, "Mijn Toolkit!")
    assert page.session_state["studio: desk"].at == file
    open_kit(team.live.folder)


def test_every_kind_says_what_it_is(page: Any) -> None:
    for what, kinds in KINDS.items():
        page.segmented_control(key="making: what").set_value(what).run()
        said = [one.replace("\\", "") for one in page.radio[0].options]
        assert said == [f"**{one.title('nl')}:** {one.says('nl')}" for one in kinds]


@pytest.mark.parametrize(("name", "why"), [("?!", "minstens één letter"), ("talk", "is er al")])
def test_a_name_that_will_not_do_is_said_and_nothing_is_made(name: str, why: str, team: House, page: Any) -> None:
    before = sorted(team.live.folder.rglob("*.yaml"))
    _make(page, name)
    assert why in told(page).replace("\\", "")
    assert sorted(team.live.folder.rglob("*.yaml")) == before
