"""The words of the funnel, Dutch and English side by side."""

# ruff: noqa: E501  # a sentence that is cut in two is read wrong

from __future__ import annotations

from collections.abc import Mapping

from toolkit.text import Text

NL: Mapping[str, str] = {
    "m_funnel": "van uitnodiging tot terugkomen",
    "f_whole": "Alle uitnodigingen samen",
    "f_other": "Zonder zo'n link",
    "f_invited": "Uitgenodigd",
    "f_joined": "Meegedaan",
    "f_started": "Begonnen",
    "f_finished": "Tot het einde",
    "f_back": "Teruggekomen",
    "f_stage": "{stage}: {n}.",
    "f_step": "{stage}: {of} ({range}).",
    "f_compared": "{stage} {a} → {b}",
    "f_nobody": "Niemand deed mee.",
    "f_nobody_yet": "Nog niemand deed mee.",
    "f_declined_one": "Daarnaast zag {who} ervan af.",
    "f_declined": "Daarnaast zagen {who} ervan af.",
    "f_rule": "Bij elke stap telt alleen wie ook de stappen ervoor deed. Teruggekomen is wie op een latere dag, of na minstens twaalf uur, weer iets deed.",
    "small_part_funnel": "Verborgen: langs deze weg zijn het minder dan {n} mensen.",
    "beside_part_funnel": "Verborgen: anders is een kleine groep uit het totaal te rekenen.",
    "n_passed_on": "{round}: via “{title}” deden er meer mensen mee ({joined}) dan er waren uitgenodigd ({invited}). De link is doorgegeven, dus hier begint het tellen bij wie meedeed.",
    "n_without_link": "{round}: sommige mensen kwamen binnen zonder een van de links. Zij tellen alleen mee in het totaal.",
    "l_funnel": "Wie welke uitnodiging kreeg, is niet geloot. Een verschil tussen uitnodigingen kan dus ook door de mensen komen.",
}

EN: Mapping[str, str] = {
    "m_funnel": "from invitation to coming back",
    "f_whole": "All invitations together",
    "f_other": "Without such a link",
    "f_invited": "Invited",
    "f_joined": "Joined",
    "f_started": "Started",
    "f_finished": "To the end",
    "f_back": "Came back",
    "f_stage": "{stage}: {n}.",
    "f_step": "{stage}: {of} ({range}).",
    "f_compared": "{stage} {a} → {b}",
    "f_nobody": "Nobody joined.",
    "f_nobody_yet": "Nobody has joined yet.",
    "f_declined_one": "Beside them {who} declined.",
    "f_declined": "Beside them {who} declined.",
    "f_rule": "Each step counts only those who took the steps before it as well. Came back: did something again on a later day, or after at least twelve hours.",
    "small_part_funnel": "Hidden: fewer than {n} people came this way.",
    "beside_part_funnel": "Hidden: otherwise a small group could be reckoned out of the total.",
    "n_passed_on": "{round}: more people joined through “{title}” ({joined}) than were invited ({invited}). The link was passed on, so here the count begins with those who joined.",
    "n_without_link": "{round}: some people came in without one of the links. They count in the total only.",
    "l_funnel": "Nobody drew lots for who got which invitation. So a difference between invitations may come from the people as well.",
}


def text(key: str) -> Text:
    """A word of the funnel in every language."""
    return Text({"nl": NL[key], "en": EN[key]})
