"""One opening that somebody could take: what it is, whether it fits, the consent tick, and taking part."""

from __future__ import annotations

from toolkit.prototypes.market.opening import Application, Opening
from toolkit.prototypes.market.saying import sentence
from toolkit.prototypes.market.visit import Visit
from toolkit.prototypes.market.weeks import week_id
from toolkit.prototypes.market.workload import Guard, Stint
from toolkit.surface import Option


def draw(v: Visit, opening: Opening) -> None:
    with v.s.card():
        v.s.heading(opening.title)
        v.s.text(v.line(opening), soft=True)
        if opening.wanted:
            v.s.text(v.own["market_wanted"].format(said=v.wanted(opening.wanted)))
        if v.mine(opening):
            v.s.text(v.own["market_yours"].format(said=v.wanted(v.mine(opening))), soft=True)
        application = v.application(opening.id)
        free = application is None or not application.live
        if application is not None:
            v.s.text(state(v, application, opening))
        asked = opening.stint(v.today)
        if free and v.guard is not None:
            _whether_it_fits(v, v.guard, opening, asked)
        with v.s.expander(v.own["market_more_join" if free else "market_more"]):
            v.s.text(opening.what)
            if free:
                _join(v, opening)
        if free and v.guard is not None and _was_refused(v, v.guard, opening):
            v.s.text(v.own["market_not_done"])
        hide(v, opening)


def _whether_it_fits(v: Visit, guard: Guard, opening: Opening, work: Stint) -> None:
    over = guard.over_by(v.taken, work)
    if over:
        v.s.text(v.own["market_fits_not"].format(weeks=v.say.over(over)))
        v.s.text(_what_fits(v, guard, opening, work))
    else:
        load, room = guard.fullest(v.taken, work)
        v.s.text(v.own["market_fits"].format(load=v.say.hours(load), room=v.say.hours(room)), soft=True)


def _what_fits(v: Visit, guard: Guard, opening: Opening, chosen: Stint) -> str:
    """Fewer hours in the same weeks, the same hours in later weeks, or both; else that nothing does."""
    starts, said = v.starts(opening), []
    fewer = (Stint(hours, chosen.first, chosen.last) for hours in range(chosen.hours - 1, 0, -1))
    later = (opening.stint(v.today, chosen.hours, week) for week in starts)
    less, after = guard.first_that_fits(v.taken, fewer), guard.first_that_fits(v.taken, later)
    if less:
        said.append(v.own["market_fewer"].format(hours=v.say.a_week(less.hours)))
    if after:
        said.append(v.own["market_later"].format(day=v.say.day(after.first)))
    if said:
        return v.own["market_what_fits"].format(said=f" {v.own['market_or']} ".join(said))
    return v.own["market_nothing_fits"]


def _join(v: Visit, opening: Opening) -> None:
    if v.guard is None:
        v.s.text(v.own["market_hours_first"])
        return
    with v.s.at(f"opening-{opening.id}"):
        _set(v, opening)
        chosen = v.chosen(opening)
        if chosen != opening.stint(v.today):
            _whether_it_fits(v, v.guard, opening, chosen)
        line = v.s.text_area("line", v.own["market_about_you"], 300, draft=True)
        v.s.text(v.own["market_agree_why"].format(day=v.say.full_day(v.today)), soft=True)
        agree = v.own["market_agree"].format(title=opening.title, scope=v.say.scope(chosen))
        v.s.checkbox("agree", agree, draft=True)
        if v.s.button("apply", v.own["market_apply"], needs=("agree",)):
            _apply(v, v.guard, opening, chosen, line)


def _set(v: Visit, opening: Opening) -> None:
    """Fewer hours or a later beginning than asked, for who likes."""
    hours = [Option(str(one), str(one)) for one in range(1, opening.hours + 1)]
    if len(hours) > 1:
        v.s.choice("hours", v.own["market_hours_asked"].format(n=opening.hours), hours, row=True)
    weeks = [Option(week_id(week), v.say.short(week)) for week in v.starts(opening)]
    v.s.choice("start", v.own["market_start_asked"].format(day=v.say.short(opening.start)), weeks, row=True)


def _apply(v: Visit, guard: Guard, opening: Opening, chosen: Stint, line: str) -> None:
    """Judged now, on what everybody did up to this press. What does not fit is not sent, and the screen says why."""
    if guard.over_by(v.taken, chosen):
        v.r.put(v.block.name, f"opening-{opening.id}/tried", _named(chosen))
        return
    dates = {"first": chosen.first.isoformat(), "last": chosen.last.isoformat(), "agreed": v.today.isoformat()}
    v.r.share("apply", v.block.name, opening=opening.id, hours=str(chosen.hours), line=line.strip(), **dates)


def _was_refused(v: Visit, guard: Guard, opening: Opening) -> bool:
    """Whether what is chosen was tried, and does not fit still."""
    chosen = v.chosen(opening)
    tried = v.r.get(v.block.name, f"opening-{opening.id}/tried")
    return tried == _named(chosen) and bool(guard.over_by(v.taken, chosen))


def _named(stint: Stint) -> str:
    return f"{stint.hours} {stint.first} {stint.last}"


def state(v: Visit, one: Application, opening: Opening | None) -> str:
    """How it stands with my application, in one line."""
    key = "revoked" if one.state == "withdrawn" and one.revoked else one.state
    day = v.say.full_day(one.ended or one.revoked or v.today)
    return sentence(v.own[f"market_state_{key}"].format(name=v.poster(opening), day=day))


def hide(v: Visit, opening: Opening) -> None:
    """A moderator takes an opening out of sight, or brings it back; nobody changes its words."""
    if opening.hidden:
        v.s.text(v.own["market_hidden"], soft=True)
    if not v.block.may_hide(v.r):
        return
    with v.s.at(f"hide-{opening.id}"):
        if opening.hidden and v.s.button("show", v.own["market_show"]):
            v.r.share("hide", v.block.name, opening=opening.id, to="no")
        if not opening.hidden and v.s.button("hide", v.own["market_hide"]):
            v.r.share("hide", v.block.name, opening=opening.id, to="yes")
