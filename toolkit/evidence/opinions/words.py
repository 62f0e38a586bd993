"""The words that votes on statements are told in. They join the templates of all figures."""

# ruff: noqa: E501  # a sentence that is cut in two is read wrong

from __future__ import annotations

from collections.abc import Mapping

from toolkit.text import Text

NL: Mapping[str, str] = {
    "m_agreement": "eens",
    "m_split": "eensgezindheid",
    "m_shift": "wie opschoof",
    "m_groups": "groepen die hetzelfde stemmen",
    "no_votes": "Er is niet gestemd.",
    "no_votes_yet": "Er is nog niet gestemd.",
    "agreed_one": "{of} is het ermee eens.",
    "agreed": "{of} zijn het ermee eens.",
    "c_agreement": "{a} → {b} is het eens",
    "l_as_seen": "Stemmen op stellingen zijn geteld zoals de groep ze zelf zag: wie na het laatste beeld nog stemde, met minder dan vijf, telt niet mee. Anders zou je uit het verschil kunnen lezen wat die paar mensen stemden.",
    "minded": "Eensgezindheid {value}, van 0 (twee helften lijnrecht tegenover elkaar) tot 1 (iedereen hetzelfde) ({who}).",
    "moves": "{who} stemden twee keer: {towards} richting eens, {away} richting oneens, {stayed} bleven waar ze waren.",
    "moves_pooled": "{who} stemden twee keer: {moved} veranderden van stem, {stayed} bleven waar ze waren. Welke kant op blijft verborgen: daarvoor zijn het er te weinig.",
    "moves_mcnemar": "Van niet eens naar eens: {joined}; andersom: {left}.",
    "moves_chance": "Zo'n verschil kan goed toeval zijn (McNemar mid-p {p}{family}).",
    "moves_more": "Zo'n verschil komt door toeval alleen zelden voor (McNemar mid-p {p}{family}). Door het gesprek alleen hoeft het niet te komen.",
    "moves_family": ", gerekend over {n} stellingen tegelijk",
    "no_pairs": "Niemand stemde twee keer.",
    "no_pairs_yet": "Nog niemand stemde twee keer.",
    "towards": "richting eens",
    "stayed": "bleef",
    "away": "richting oneens",
    "moved": "veranderde van stem",
    "all_statements": "Alle stellingen samen",
    "group_1": "Groep 1",
    "group_2": "Groep 2",
    "group_3": "Groep 3",
    "group_4": "Groep 4",
    "groups_none": "De stemmen van {who} vallen niet in groepen uiteen.",
    "groups_found": "De stemmen van {who} vallen uiteen in {n} groepen. {list} Een groep is een patroon in deze stemmen en geen soort mens.",
    "groups_one": "{name} ({who}): {leans}.",
    "groups_agree": "meestal eens met “{list}”",
    "groups_disagree": "meestal oneens met “{list}”",
    "groups_both": "{a}, en {b}",
    "groups_mixed": "geen duidelijke lijn",
    "too_few_groups": "Verborgen: groepen laten we pas zien vanaf {n} mensen. Met minder vind je altijd wel groepjes, ook waar ze er niet zijn, en zijn ze zo klein dat mensen te herkennen zijn.",
    "too_few_shift": "Verborgen: wie opschoof laten we pas zien als minstens {n} mensen twee keer stemden.",
    "unanimous_shift": "Verborgen: (bijna) iedereen bewoog hetzelfde, dus dit zou verraden wat ieder deed.",
}

EN: Mapping[str, str] = {
    "m_agreement": "agreement",
    "m_split": "of one mind",
    "m_shift": "who moved",
    "m_groups": "groups that vote alike",
    "no_votes": "Nobody voted.",
    "no_votes_yet": "Nobody has voted yet.",
    "agreed_one": "{of} agrees.",
    "agreed": "{of} agree.",
    "c_agreement": "{a} → {b} agree",
    "l_as_seen": "Votes on statements are counted as the group itself saw them: those who voted after the last picture, fewer than five, are not counted. Otherwise one could read from the difference what those few voted.",
    "minded": "Of one mind: {value}, from 0 (two halves directly opposite each other) to 1 (everybody the same) ({who}).",
    "moves": "{who} voted twice: {towards} moved towards agreeing, {away} towards disagreeing, {stayed} stayed where they were.",
    "moves_pooled": "{who} voted twice: {moved} changed their vote, {stayed} stayed where they were. Which way stays hidden: they are too few for that.",
    "moves_mcnemar": "From not agreeing to agreeing: {joined}; the other way round: {left}.",
    "moves_chance": "Such a difference may well be chance (McNemar mid-p {p}{family}).",
    "moves_more": "Such a difference seldom comes by chance alone (McNemar mid-p {p}{family}). It need not be the discussion alone that did it.",
    "moves_family": ", reckoned over {n} statements at once",
    "no_pairs": "Nobody voted twice.",
    "no_pairs_yet": "Nobody has voted twice yet.",
    "towards": "towards agreeing",
    "stayed": "stayed",
    "away": "towards disagreeing",
    "moved": "changed their vote",
    "all_statements": "All statements together",
    "group_1": "Group 1",
    "group_2": "Group 2",
    "group_3": "Group 3",
    "group_4": "Group 4",
    "groups_none": "The votes of {who} do not fall apart into groups.",
    "groups_found": "The votes of {who} fall apart into {n} groups. {list} A group is a pattern in these votes and no sort of person.",
    "groups_one": "{name} ({who}): {leans}.",
    "groups_agree": "mostly agrees with “{list}”",
    "groups_disagree": "mostly disagrees with “{list}”",
    "groups_both": "{a}, and {b}",
    "groups_mixed": "no clear line",
    "too_few_groups": "Hidden: groups are shown only from {n} people. Among fewer one always finds little groups, also where there are none, and they are so small that people can be recognised.",
    "too_few_shift": "Hidden: who moved is shown only where at least {n} people voted twice.",
    "unanimous_shift": "Hidden: (nearly) everybody moved the same way, so this would give away what each person did.",
}


def text(key: str) -> Text:
    """One of these in both languages."""
    return Text({"nl": NL[key], "en": EN[key]})
