"""The words of the gate, Dutch and English side by side."""

# ruff: noqa: E501  # a sentence that is cut in two is read wrong

from __future__ import annotations

from collections.abc import Mapping

NL: Mapping[str, str] = {
    "small_part": "Verborgen: per groep zijn het minder dan {n} mensen.",
    "beside_part": "Verborgen: anders is uit te rekenen wat een andere groep zei.",
    "crossed": "Verborgen: een groep binnen een variant laten we niet zien.",
    "later": "Verborgen: dit cijfer is er nog niet. De cijfers van deze ronde tellen we pas opnieuw na wijzigingen van minstens {n} mensen.",
    "n_frozen": "{round}: sinds we de cijfers over mensen vastlegden, trok iemand zich terug of kwam er een antwoord bij. Die cijfers blijven staan tot er bij minstens {n} mensen iets veranderd is, ook per groep. Zo kan niemand uitrekenen wat één persoon zei.",
    "of_no_group": "wie bij geen groep hoort",
    "and_groups": "{first} en {last}",
}

EN: Mapping[str, str] = {
    "small_part": "Hidden: by group there are fewer than {n} people.",
    "beside_part": "Hidden: otherwise what another group said could be reckoned out.",
    "crossed": "Hidden: a group within a variant is not shown.",
    "later": "Hidden: this figure is not there yet. The figures of this round are counted again only after changes by at least {n} people.",
    "n_frozen": "{round}: since the figures about people were fixed, somebody withdrew or an answer came in. Those figures stay as they are until something has changed for at least {n} people, within each group as well. So nobody can work out what one person said.",
    "of_no_group": "those of no group",
    "and_groups": "{first} and {last}",
}
