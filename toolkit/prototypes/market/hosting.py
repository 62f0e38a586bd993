"""One opening that somebody posted: who answered to it, yes or no, and the thanks at the end."""

from __future__ import annotations

from toolkit.prototypes.market import posting
from toolkit.prototypes.market.opening import Application, Opening
from toolkit.prototypes.market.saying import sentence
from toolkit.prototypes.market.visit import Visit

LINE = 300
"""How long a line between people can be."""


def draw(v: Visit, opening: Opening) -> None:
    with v.s.card():
        v.s.heading(opening.title)
        v.s.text(v.line(opening), soft=True)
        if opening.hidden:
            v.s.text(v.own["market_hidden"], soft=True)
        found = [one for one in v.shelf.applications.values() if one.opening == opening.id]
        if not found:
            v.s.text(v.own["market_nobody"])
        for one in found:
            _answered(v, one)
        if opening.last >= v.today:
            with v.s.at(f"opening-{opening.id}"):
                posting.change(v, opening)
                _shut(v, opening)


def _shut(v: Visit, opening: Opening) -> None:
    with v.s.at("state"):
        if not opening.shut and v.s.button("shut", v.own["market_shut"]):
            v.r.share("shut", v.block.name, opening=opening.id, to="yes")
        if opening.shut and v.s.button("reopen", v.own["market_reopen"]):
            v.r.share("shut", v.block.name, opening=opening.id, to="no")


def _answered(v: Visit, one: Application) -> None:
    """Somebody who answered to my opening, and what I can do about it."""
    name = v.applicant(one)
    day = v.say.full_day(one.ended or v.today)
    v.s.text(sentence(v.own[f"market_answer_{one.state}"].format(name=name, day=day)))
    agreed = v.own["market_their_manager"].format(day=v.say.full_day(one.agreed), scope=v.say.scope(one.scope))
    v.s.text(agreed, soft=True)
    quote(v, "market_said", name, one.line)
    quote(v, "market_gave", name, one.gave)
    with v.s.at(f"application-{one.id}"):
        if one.state == "waiting":
            _reply(v, one, name)
        if one.state in ("accepted", "stopped"):
            _close(v, one, name)
    if one.state == "finished":
        brought(v, one)
        quote(v, "market_credit_mine", name, one.credit)


def _reply(v: Visit, one: Application, name: str) -> None:
    line = v.s.text_input("line", v.own["market_reply"].format(name=name), LINE, draft=True)
    for to in ("accepted", "declined"):
        if v.s.button(to, v.own[f"market_reply_{to}"], primary=to == "accepted", needs=("line",)):
            v.r.share("answer", v.block.name, application=one.id, to=to, line=line.strip())


def _close(v: Visit, one: Application, name: str) -> None:
    on = v.today.isoformat()
    with v.s.expander(v.own["market_close"].format(name=name)):
        came = v.s.text_area("brought", v.own["market_close_brought"], LINE, draft=True)
        credit = v.s.text_area("credit", v.own["market_close_credit"].format(name=name), LINE, draft=True)
        if v.s.button("finish", v.own["market_finish"], needs=("brought", "credit")):
            said = {"brought": came.strip(), "credit": credit.strip()}
            v.r.share("credit", v.block.name, application=one.id, on=on, **said)
    if one.state == "accepted":
        with v.s.at("early"):
            if v.s.button("stop", sentence(v.own["market_stop_their"].format(name=name))):
                v.r.share("stop", v.block.name, application=one.id, on=on)


def brought(v: Visit, one: Application) -> None:
    if one.brought:
        v.s.text(v.own["market_brought"].format(said=one.brought))


def quote(v: Visit, key: str, name: str, said: str) -> None:
    if said:
        v.s.text(sentence(v.own[key].format(name=name, said=said)))
