"""Wat er mis kan gaan bij het maken en bewaren van bestanden: authoring."""

from __future__ import annotations

DUTCH: dict[str, str] = {
    # wat deelnemers al zagen
    "something that this round shows is no longer in the kit": "iets wat deze ronde laat zien, staat niet meer in de kit",
    "the kit has problems now, so nobody can be shown the edit; mend them first": "de kit heeft nu fouten, dus niemand kan de wijziging zien; herstel ze eerst",
    "say who decides this, and why": "zeg wie dit besluit, en waarom",
    "keep it short: at most 80 characters for who, 400 for why": "houd het kort: hooguit 80 tekens voor wie, 400 voor waarom",
    "the task `{task}`, as people have it, does not fit this edit; make it the next revision": "de taak `{task}`, zoals mensen die hebben, past niet bij deze wijziging; maak er de volgende revisie van",
}
