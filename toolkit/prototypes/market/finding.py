"""The first part of the market: what there is to do, narrowed down, what suits oneself first."""

from __future__ import annotations

from toolkit.prototypes.market import joining
from toolkit.prototypes.market.hours import ask_hours
from toolkit.prototypes.market.opening import Opening
from toolkit.prototypes.market.visit import FIRST, MORE, Visit
from toolkit.surface import Option

ANY = "any"
UP_TO = ("2", "4")
FITTING = "fitting"


def draw(v: Visit) -> None:
    if v.guard is None:
        with v.s.card():
            ask_hours(v, v.own["market_hours_keep"])
    else:
        room = v.own["market_room"].format(contract=v.say.hours(v.guard.contract), room=v.say.hours(v.guard.usual))
        v.s.text(room, soft=True)
    everything = list(v.listed())
    with v.s.expander(v.own["market_filter"]):
        shown = _filtered(v, everything)
    v.s.text(v.own["market_count"].format(n=len(shown), total=len(everything)), soft=True)
    if not shown:
        v.s.text(v.own["market_none"])
    first = v.best_first(shown)
    for opening in first:
        joining.draw(v, opening)
    with v.s.at("more"):
        if len(shown) > len(first) and v.s.button("more", v.own["market_show_more"]):
            v.r.put(v.block.name, MORE, str(len(first) // FIRST))


def _filtered(v: Visit, found: list[Opening]) -> list[Opening]:
    with v.s.at("filter"):
        options = [Option(ANY, v.own["market_any"]), *(Option(one.id, v.r.t(one.text)) for one in v.block.wanted)]
        wanted = v.s.choice("wanted", v.own["market_filter_wanted"], options, row=True) or ANY
        times = [(ANY, v.own["market_any_time"])]
        times += [(one, v.own["market_up_to"].format(hours=v.say.a_week(int(one)))) for one in UP_TO]
        times.append((FITTING, v.own["market_fitting"]))
        time = v.s.choice("time", v.own["market_filter_time"], [Option(*one) for one in times]) or ANY
    return [one for one in found if wanted in (ANY, *one.wanted) and _has_time(v, one, time)]


def _has_time(v: Visit, opening: Opening, time: str) -> bool:
    if time == FITTING:
        return v.guard is None or not v.guard.over_by(v.taken, opening.stint(v.today))
    return time == ANY or opening.hours <= int(time)
