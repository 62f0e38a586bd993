"""Practice 7, the talent market: what authors read about their files."""

from __future__ import annotations

KEYS: dict[str, str] = {
    "People post openings and take them beside their own job, within 20% of their hours.": "Mensen plaatsen klussen en doen mee naast hun eigen werk, binnen 20% van hun uren.",
    "What an opening can ask for: skills and identities.": "Waar een klus om kan vragen: vaardigheden en identiteiten.",
    "How much of their own hours people may spend here, in percent.": "Hoeveel procent van hun eigen uren mensen hieraan mogen besteden.",
    "The hours a week of somebody who works full time.": "Hoeveel uur per week iemand werkt die voltijds werkt.",
    "Days and weeks without work, as `2026-12-25` or `2026-W53`.": "Dagen en weken waarop niemand werkt, zoals `2026-12-25` of `2026-W53`.",
    "Made-up openings to begin with.": "Verzonnen klussen om mee te beginnen.",
    "The opening's name in the results.": "De naam van de klus in de uitkomsten.",
    "The opening in a few words.": "De klus in een paar woorden.",
    "What there is to do, and why.": "Wat er te doen is, en waarom.",
    "How many hours a week it takes.": "Hoeveel uur per week het kost.",
    "How many weeks it lasts.": "Hoeveel weken het duurt.",
    "In how many weeks it begins; below zero it has begun already.": "Over hoeveel weken het begint; onder nul is het al begonnen.",
    "Which of the block's `wanted` it asks for.": "Waar de klus om vraagt, uit de lijst `wanted` van het blok.",
    "Who posted it: a made-up name.": "Wie hem plaatste: een verzonnen naam.",
    "What the made-up poster says at once to whoever takes part.": "Wat de verzonnen plaatser meteen zegt tegen wie meedoet.",
    "Whether each participant plays its poster.": "Of elke deelnemer de rol speelt van wie hem plaatste.",
    "Made-up people who answered to it, where `yours` is true.": "Verzonnen mensen die reageerden, als `yours` aanstaat.",
    "The made-up person's name in the results.": "De naam van deze verzonnen persoon in de uitkomsten.",
    "What this made-up person is called.": "Hoe deze verzonnen persoon heet.",
    "What this person says about it.": "Wat deze persoon erover zegt.",
    "Whether this person works at it already.": "Of deze persoon er al aan werkt.",
}
"""What YAML keys and kinds mean, in Dutch."""

PROBLEMS: dict[str, str] = {
    "`{day}` is no day and no week": "`{day}` is geen dag en geen week",
    "write a day as `2026-12-25`, a week as `2026-W53`": "schrijf een dag als `2026-12-25`, een week als `2026-W53`",
    "nobody here can answer to the `applicants` of this example": "niemand kan hier antwoorden op de `applicants` van dit voorbeeld",
    "add `yours: true`, or leave them out": "zet `yours: true` erbij, of laat ze weg",
    "its poster is whoever looks, so it has no `reply`": "de deelnemer speelt zelf de plaatser, dus een `reply` hoort er niet bij",
}
"""What is wrong with a file, in Dutch, by the English pattern."""

NOTICED_NL: dict[str, str] = {
    "when_includes:talent-market": "{option} is gebeurd op {block}",
    "when_at_least_one:talent-market": "er minstens {n} ding is gebeurd op {block}",
    "when_at_least:talent-market": "er minstens {n} dingen zijn gebeurd op {block}",
    "value:talent-market.names": "op {block} staan nu {now} in plaats van {was}.",
    "word:talent-market.names:named": "namen",
    "word:talent-market.names:anonymous": "geen namen",
    "value:talent-market.share": "op {block} mag nu {now}% van de uren in plaats van {was}%.",
    "value:talent-market.full_time": "op {block} is voltijd nu {now} uur in plaats van {was}.",
    "value:talent-market.holidays": "op {block} zijn de vrije dagen anders.",
    "value:talent-market.examples.hours": "{block} vraagt nu {now} uur per week in plaats van {was}.",
    "value:talent-market.examples.weeks": "{block} duurt nu {now} weken in plaats van {was}.",
    "value:talent-market.examples.starts_in": "{block} begint in een andere week.",
    "value:talent-market.examples.yours:on": "{block} is nu van de deelnemer zelf.",
    "value:talent-market.examples.yours:off": "{block} is nu van iemand anders.",
    "value:talent-market.examples.applicants.accepted:on": "{block} doet nu al mee.",
    "value:talent-market.examples.applicants.accepted:off": "{block} wacht nu nog op antwoord.",
}
"""How a difference between two revisions is told, where it is no text."""

NOTICED_EN: dict[str, str] = {
    "when_includes:talent-market": "{option} is done at {block}",
    "when_at_least_one:talent-market": "at least {n} thing is done at {block}",
    "when_at_least:talent-market": "at least {n} things are done at {block}",
    "value:talent-market.names": "{block} now shows {now} instead of {was}.",
    "word:talent-market.names:named": "names",
    "word:talent-market.names:anonymous": "no names",
    "value:talent-market.share": "{block} now allows {now}% of the hours instead of {was}%.",
    "value:talent-market.full_time": "on {block}, full time is now {now} hours instead of {was}.",
    "value:talent-market.holidays": "on {block}, other days are free.",
    "value:talent-market.examples.hours": "{block} now asks {now} hours a week instead of {was}.",
    "value:talent-market.examples.weeks": "{block} now lasts {now} weeks instead of {was}.",
    "value:talent-market.examples.starts_in": "{block} begins in another week.",
    "value:talent-market.examples.yours:on": "{block} is now the participant's own.",
    "value:talent-market.examples.yours:off": "{block} is now somebody else's.",
    "value:talent-market.examples.applicants.accepted:on": "{block} now takes part already.",
    "value:talent-market.examples.applicants.accepted:off": "{block} now still waits for an answer.",
}
