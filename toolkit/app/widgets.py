"""What Streamlit's widgets hold, and how a value stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toolkit.app.look import JOINER
from toolkit.surface import Offer, Value


def held(offer: Offer, widget: str, value: Value) -> dict[str, Any]:
    """What Streamlit keeps in its session state for widgets that show a value."""
    if offer.kind == "multi_choice":
        return {box(widget, one): isinstance(value, list) and one in value for one in offer.options}
    if offer.kind == "checkbox":
        return {widget: value is True}
    return {widget: value if offer.kind == "choice" else typed(value)}


def box(widget: str, option: str) -> str:
    return f"{widget}#{option}"


def typed(value: Value) -> str:
    """A text or a number as it stands in a field."""
    return f"{value:.15g}" if isinstance(value, float) else value if isinstance(value, str) else ""


def blank(value: Value) -> bool:
    return value is None or value == "" or value is False or value == []


def different(labels: Sequence[str]) -> list[str]:
    """Streamlit tells options apart by their labels only; equal ones get joiners, which nobody sees."""
    return [label + JOINER * labels[:index].count(label) for index, label in enumerate(labels)]


def share(part: float, whole: float) -> float:
    return min(max(part / whole, 0.0), 1.0) if whole else 0.0
