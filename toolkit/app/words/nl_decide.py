"""Nederlands, voor wat het team na een ronde besluit."""

# ruff: noqa: E501  # a sentence that is cut in two is read wrong

from __future__ import annotations

WORDS: dict[str, str] = {
    "decide": "Wat jullie ermee doen",
    "decide_intro": "Schrijf op wat jullie na deze ronde besluiten. Wie meedeed, leest met de ontvangstcode wat je hier deelt: ‘Jullie zeiden, wij deden’.",
    "decide_none": "Er is nog geen besluit.",
    "decide_small": "In deze ronde zitten {n} mensen, minder dan {smallest}. Iemand kan zichzelf of een ander in je woorden herkennen. Schrijf het zo dat dat niet kan, of deel het niet.",
    "decide_small_one": "In deze ronde zit {n} mens, minder dan {smallest}. Wie meedeed, herkent zichzelf in je woorden. Schrijf het zo dat dat niet kan, of deel het niet.",
    "decide_new": "Een besluit",
    "decide_again": "Het besluit wijzigen",
    "decide_verdict": "Houden, veranderen of stoppen?",
    "decide_keep": "Houden",
    "decide_change": "Veranderen",
    "decide_drop": "Stoppen",
    "decide_said": "Wat mensen zeiden of deden",
    "decide_said_why": "In jullie eigen woorden, nooit de zin van één persoon en nooit een code.",
    "decide_did": "Wat wij doen",
    "decide_who": "Wie dat doet",
    "decide_told": "Wie meedeed mag dit lezen",
    "decide_told_why": "Wie het doet, blijft binnen het team. Zodra je dit aanvinkt en bewaart, kunnen deelnemers de rest lezen.",
    "decide_save": "Bewaar het besluit",
    "decide_empty": "Vul in wat mensen zeiden of deden, en wat jullie doen. Er is nog niets bewaard.",
    "decide_code": "De code van een deelnemer staat in je tekst. Haal hem weg; er is nog niets bewaard.",
    "decide_is_told": "deelnemers lezen dit",
    "decide_not_told": "alleen voor het team",
    "decide_edit": "Wijzig",
    "decide_leave": "Toch niet wijzigen",
    "decide_back": "Neem terug",
    "decide_back_why": "Dan staat het besluit er niet meer, ook niet voor wie meedeed. Wie het al las, heeft het gelezen.",
    "decide_back_sure": "Ja, neem het terug",
}
