"""The words of the gate, Dutch and English side by side."""

# ruff: noqa: E501  # a sentence that is cut in two is read wrong

from __future__ import annotations

from collections.abc import Mapping

NL: Mapping[str, str] = {
    "small_part": "Verborgen: een van deze groepen is kleiner dan {n} mensen, of zou uit te rekenen zijn.",
    "overlap": "Verborgen: een andere score met dezelfde vragen zou anders iets over één persoon verraden.",
    "beside_part": "Verborgen: anders is uit te rekenen wat een andere groep zei.",
    "crossed": "Verborgen: een groep binnen een variant laten we niet zien.",
    "later": "Verborgen: dit cijfer is er nog niet. De cijfers van deze ronde tellen we pas opnieuw na wijzigingen van minstens {n} mensen.",
    "otherwise": "Verborgen: toen we de cijfers van deze ronde vastlegden, was dit anders gevraagd of ingedeeld. Zo kan niemand uitrekenen wat één persoon zei.",
    "n_frozen": "{round}: sinds we de cijfers over mensen vastlegden, trok iemand zich terug of kwam er een antwoord bij. Die cijfers blijven staan tot er bij minstens {n} mensen iets veranderd is, ook per groep, met dezelfde vragen en groepen als toen. Zo kan niemand uitrekenen wat één persoon zei.",
    "of_no_group": "wie bij geen groep hoort",
    "and_groups": "{first} en {last}",
}

EN: Mapping[str, str] = {
    "small_part": "Hidden: one of these groups has fewer than {n} people, or could be reckoned out.",
    "overlap": "Hidden: another score with the same questions would tell something about one person otherwise.",
    "beside_part": "Hidden: otherwise what another group said could be reckoned out.",
    "crossed": "Hidden: a group within a variant is not shown.",
    "later": "Hidden: this figure is not there yet. The figures of this round are counted again only after changes by at least {n} people.",
    "otherwise": "Hidden: when the figures of this round were fixed, this was asked or grouped differently. So nobody can work out what one person said.",
    "n_frozen": "{round}: since the figures about people were fixed, somebody withdrew or an answer came in. Those figures stay as they are until something has changed for at least {n} people, within each group as well, with the same questions and groups as then. So nobody can work out what one person said.",
    "of_no_group": "those of no group",
    "and_groups": "{first} and {last}",
}
