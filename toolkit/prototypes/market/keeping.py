"""The third part of the market: what one has taken on, and what became of what one posted."""

from __future__ import annotations

from toolkit.prototypes.market import hosting
from toolkit.prototypes.market.hosting import LINE, brought, quote
from toolkit.prototypes.market.hours import ask_hours
from toolkit.prototypes.market.joining import state
from toolkit.prototypes.market.opening import Application
from toolkit.prototypes.market.visit import Visit
from toolkit.prototypes.market.weeks import monday
from toolkit.surface import Option

AHEAD = 12
"""So many weeks of work are shown."""


def draw(v: Visit) -> None:
    v.s.heading(v.own["market_taken_title"])
    _load(v)
    mine = [one for one in v.shelf.applications.values() if one.by == v.r.me]
    for one in reversed(mine):
        _application(v, one)
    posted = [one for one in v.shelf.openings.values() if one.by == v.r.me]
    v.s.heading(v.own["market_posted_title"])
    if not posted:
        v.s.text(v.own["market_posted_none"])
    newest = list(reversed(posted))
    for opening in sorted(newest, key=lambda one: one.made_up):
        hosting.draw(v, opening)


def waiting(v: Visit) -> int:
    """How many people wait for my answer."""
    mine = {one.id for one in v.shelf.openings.values() if one.by == v.r.me}
    return sum(one.opening in mine and one.state == "waiting" for one in v.shelf.applications.values())


def _load(v: Visit) -> None:
    """The coming weeks: what one has taken on beside what there is room for."""
    this = monday(v.today)
    loads = {week: load for week, load in v.guard.load(v.taken).items() if week >= this} if v.guard else {}
    if v.guard and loads:
        head = [v.own["market_table_week"], v.own["market_table_load"], v.own["market_table_room"]]
        rows = [
            [v.say.short(week), v.say.hours(load), v.say.hours(v.guard.room(week))]
            for week, load in list(loads.items())[:AHEAD]
        ]
        v.s.table(head, rows)
    else:
        v.s.text(v.own["market_taken_none"])
    if v.guard:
        with v.s.expander(v.own["market_hours_change"].format(contract=v.say.hours(v.guard.contract))):
            ask_hours(v, v.own["market_hours_keep"])


def _application(v: Visit, one: Application) -> None:
    opening = v.shelf.openings.get(one.opening)
    with v.s.card():
        v.s.heading(opening.title if opening else v.own["market_gone"])
        v.s.text(state(v, one, opening))
        quote(v, "market_said", v.poster(opening), one.reply)
        agreed = v.own["market_agreed"].format(day=v.say.full_day(one.agreed), scope=v.say.scope(one.scope))
        v.s.text(agreed, soft=True)
        if one.revoked:
            v.s.text(v.own["market_revoked"].format(day=v.say.full_day(one.revoked)), soft=True)
        brought(v, one)
        quote(v, "market_credit", v.poster(opening), one.credit)
        if one.live:
            _end(v, one)
        if one.state in ("stopped", "finished"):
            _gave(v, one)


def _end(v: Visit, one: Application) -> None:
    on = v.today.isoformat()
    with v.s.at(f"end-{one.id}"):
        if one.state == "waiting" and v.s.button("withdraw", v.own["market_withdraw"]):
            v.r.share("withdraw", v.block.name, application=one.id)
        if one.state == "accepted" and v.s.button("stop", v.own["market_stop"]):
            v.r.share("stop", v.block.name, application=one.id, on=on)
        if v.s.button("revoke", v.own["market_revoke"]):
            v.r.share("revoke", v.block.name, application=one.id, on=on)


def _gave(v: Visit, one: Application) -> None:
    if one.gave:
        v.s.text(v.own["market_gave_me"].format(said=one.gave))
        return
    with v.s.at(f"gave-{one.id}"):
        text = v.s.text_area("text", v.own["market_gave_ask"], LINE, draft=True)
        if v.s.button("send", v.own["market_keep"], needs=("text",)):
            v.r.share("gave", v.block.name, application=one.id, text=text.strip())


def parts(v: Visit) -> list[Option]:
    """The three parts of the market to choose from; the last one says how many people wait for an answer."""
    new = waiting(v)
    keep = v.own["market_view_keep_new"].format(n=new) if new else v.own["market_view_keep"]
    return [
        Option("find", v.own["market_view_find"]),
        Option("post", v.own["market_view_post"]),
        Option("keep", keep),
    ]
