"""The words of discovery, Dutch and English side by side. They can join the templates of all figures: keys begin with d_."""

# ruff: noqa: E501  # a sentence that is cut in two is read wrong

from __future__ import annotations

from collections.abc import Mapping

NL: Mapping[str, str] = {
    "d_nobody": "Nog niemand deed mee (n = 0).",
    "d_none": "Bij {who} kwam geen enkel probleem boven.",
    "d_found_one": "Bij {who} kwam 1 probleem boven.",
    "d_found": "Bij {who} kwamen {problems} problemen boven.",
    "d_once_none": "Elk daarvan kwam bij meer dan één van de {n} voor.",
    "d_once_one": "Eén daarvan kwam bij maar één van de {n} voor.",
    "d_once": "{once} daarvan kwamen bij maar één van de {n} voor.",
    "d_met_one": "{of} liep hiertegenaan.",
    "d_met": "{of} liepen hiertegenaan.",
    "d_share": "Na {who} is naar schatting {share} gevonden van alle problemen die er zijn; het kan {range} zijn.",
    "d_share_few": "Na {who} valt nog niet te schatten welk deel van de problemen gevonden is. Dat kan vanaf {fewest}.",
    "d_how": "Dat is geschat uit hoe vaak deze {who} tegen hetzelfde probleem aanliepen. Een probleem raakt zo gemiddeld {p} van de mensen; wat nog niemand tegenkwam is daarin meegerekend (Lewis 2001).",
    "d_new_early": "Of de laatste mensen nog iets nieuws vertelden, is vanaf {least} mensen te zien. Nu zijn het er {n}.",
    "d_new_early_one": "Of de laatste mensen nog iets nieuws vertelden, is vanaf {least} mensen te zien. Nu is het er {n}.",
    "d_new_empty": "De eerste {base} van de {n} mensen noemden geen enkel probleem, dus is er niets om de laatsten mee te vergelijken.",
    "d_new_yes": "De laatste {run} van de {n} mensen vertelden nog iets nieuws: {new}, tegen {all} van de eerste {base}. Dat is {ratio}, meer dan {limit}.",
    "d_new_no": "De laatste {run} van de {n} mensen vertelden nauwelijks nog iets nieuws: {new}, tegen {all} van de eerste {base}. Dat is {ratio}, niet meer dan {limit}.",
    "d_problem": "{n} probleem",
    "d_problems": "{n} problemen",
    "d_next_one": "Na deze {n} nog 1 persoon erbij: verwacht {new}; het kunnen er {range} zijn.",
    "d_next": "Na deze {n} nog {more} mensen erbij: verwacht {new}; het kunnen er {range} zijn.",
    "d_fresh_none": "geen nieuw probleem",
    "d_fresh_one": "ongeveer 1 nieuw probleem",
    "d_fresh": "ongeveer {n} nieuwe problemen",
}

EN: Mapping[str, str] = {
    "d_nobody": "Nobody took part yet (n = 0).",
    "d_none": "With {who} no problem came up.",
    "d_found_one": "With {who} 1 problem came up.",
    "d_found": "With {who} {problems} problems came up.",
    "d_once_none": "More than one of the {n} met each of them.",
    "d_once_one": "One of them was met by only one of the {n}.",
    "d_once": "{once} of them were met by only one of the {n}.",
    "d_met_one": "{of} met this.",
    "d_met": "{of} met this.",
    "d_share": "After {who} an estimated {share} of all problems that there are has been found; it could be {range}.",
    "d_share_few": "After {who} it cannot be estimated yet which share of the problems has been found. That takes {fewest}.",
    "d_how": "This is estimated from how often these {who} met the same problem. By that a problem hits {p} of people on average; what nobody has met yet is allowed for (Lewis 2001).",
    "d_new_early": "Whether the last people still told something new shows from {least} people. Now there are {n}.",
    "d_new_early_one": "Whether the last people still told something new shows from {least} people. Now there is {n}.",
    "d_new_empty": "The first {base} of the {n} people named no problem at all, so there is nothing to compare the last ones with.",
    "d_new_yes": "The last {run} of the {n} people still told something new: {new}, against {all} from the first {base}. That is {ratio}, more than {limit}.",
    "d_new_no": "The last {run} of the {n} people hardly told anything new: {new}, against {all} from the first {base}. That is {ratio}, no more than {limit}.",
    "d_problem": "{n} problem",
    "d_problems": "{n} problems",
    "d_next_one": "1 person more after these {n}: expect {new}; it could be {range}.",
    "d_next": "{more} people more after these {n}: expect {new}; it could be {range}.",
    "d_fresh_none": "no new problem",
    "d_fresh_one": "about 1 new problem",
    "d_fresh": "about {n} new problems",
}

WORDS: Mapping[str, Mapping[str, str]] = {"nl": NL, "en": EN}
