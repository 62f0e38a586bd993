"""The made-up kit and records, as fixtures."""

from __future__ import annotations

import pytest

from tests.evidence.made_up import Records, filled, make_kit
from toolkit.kit import Kit


@pytest.fixture
def records() -> Records:
    return Records()


@pytest.fixture
def kit() -> Kit:
    return make_kit()


@pytest.fixture
def full(records: Records) -> Records:
    return filled(records)
