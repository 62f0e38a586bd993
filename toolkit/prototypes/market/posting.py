"""The second part of the market: anybody posts an opening, in a minute. The poster can change it later."""

from __future__ import annotations

import datetime as dt
import hashlib

from toolkit.prototypes.market.opening import Opening
from toolkit.prototypes.market.visit import Visit
from toolkit.prototypes.market.weeks import monday, week_id
from toolkit.prototypes.market.workload import DAY, WEEK
from toolkit.surface import Option

WEEKS = (1, 2, 3, 4, 6, 8, 10, 12)
"""How long an opening can last."""

SOON = 9
"""So many weeks ahead one can let it begin, this week included."""

TITLE, WHAT = 80, 600


def draw(v: Visit) -> None:
    v.s.text(v.own["market_post_why"].format(share=v.block.share))
    with v.s.at("post"):
        title = v.s.text_input("title", v.own["market_post_title"], TITLE, draft=True)
        what = v.s.text_area("what", v.own["market_post_what"], WHAT, draft=True)
        hours, start, weeks = _when(v)
        wanted = _wanted(v)
        if v.s.button("send", v.own["market_post"], primary=True, needs=("title", "what", "hours", "start", "weeks")):
            parts = {"title": title.strip(), "what": what.strip(), "hours": hours, "start": start, "weeks": weeks}
            v.r.share("post", v.block.name, wanted=",".join(wanted), **parts)
            v.r.put(v.block.name, "view", "keep")


def _when(v: Visit) -> tuple[str, str, str]:
    """Hours a week, first week and number of weeks; "" for what was not chosen."""
    starts = [first_start(v.today) + number * WEEK for number in range(SOON)]
    hours = _pick(v, "hours", [Option(str(one), str(one)) for one in range(1, v.block.most_hours + 1)])
    start = _pick(v, "start", [Option(week_id(week), v.say.short(week)) for week in starts])
    return hours, start, _pick(v, "weeks", [Option(str(one), str(one)) for one in WEEKS])


def first_start(today: dt.date) -> dt.date:
    """The Monday of this week; at the weekend it is over, and the next one counts."""
    return monday(today + 2 * DAY)


def _pick(v: Visit, key: str, options: list[Option]) -> str:
    return v.s.choice(key, v.own[f"market_{key}"], options, row=True, draft=True) or ""


def _wanted(v: Visit) -> list[str]:
    options = [Option(one.id, v.r.t(one.text)) for one in v.block.wanted]
    return v.s.multi_choice("wanted", v.own["market_post_wanted"], options, draft=True)


def change(v: Visit, opening: Opening) -> None:
    """What its poster changes. Whoever is in keeps the hours and the weeks that the manager agreed to."""
    with v.s.expander(v.own["market_change"]), v.s.at("change"):
        v.s.text(v.own["market_change_why"], soft=True)
        version = f"{opening.title}\n{opening.what}"
        title, _ = v.s.edit("title", v.own["market_post_title"], TITLE, opening.title, _short(version))
        what, _ = v.s.edit("what", v.own["market_post_what"], WHAT, opening.what, _short(version))
        v.s.text(v.own["market_as_it_is"], soft=True)
        hours, start, weeks = _when(v)
        if v.s.button("send", v.own["market_change_keep"], needs=("title", "what")):
            parts = {"title": title.strip(), "what": what.strip(), "hours": hours, "start": start, "weeks": weeks}
            v.r.share("change", v.block.name, opening=opening.id, **{key: one for key, one in parts.items() if one})


def _short(text: str) -> str:
    """A name for a state of a text, for the field that says from which one somebody began."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
