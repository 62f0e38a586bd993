"""The hours of one's contract, of which the share is counted."""

from __future__ import annotations

from toolkit.prototypes.market.visit import Visit
from toolkit.prototypes.market.workload import LEAST, MOST, contract_from


def ask_hours(v: Visit, label: str) -> None:
    """The hours of the contract: asked once, and nobody else sees them."""
    with v.s.at("hours"):
        share = v.own["market_hours_why"].format(share=v.block.share)
        v.s.text(share, soft=True)
        number = v.s.number("contract", v.own["market_hours_ask"], LEAST, MOST, draft=True)
        if v.s.button("keep", label, needs=("contract",)) and number is not None:
            _keep_hours(v, f"{number:g}")
        tried = contract_from(str(v.r.get(v.block.name, "hours/tried") or ""))
        over = v.block.guard(tried).over(v.taken) if tried and v.guard else ()
        if tried and over:
            weeks = v.say.over(over)
            v.s.text(v.own["market_hours_over"].format(contract=v.say.hours(tried), weeks=weeks))


def _keep_hours(v: Visit, written: str) -> None:
    """Fewer hours leave less room: what one has taken on must still fit in it."""
    contract = contract_from(written)
    if contract and v.block.guard(contract).over(v.taken):
        v.r.put(v.block.name, "hours/tried", written)
    elif contract:
        v.r.put(v.block.name, "hours/tried", "")
        v.r.share("hours", v.block.name, contract=written)
