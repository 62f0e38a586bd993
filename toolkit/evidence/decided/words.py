"""The words of a decision, Dutch and English side by side."""

from __future__ import annotations

from collections.abc import Mapping

NL: Mapping[str, str] = {
    "keep": "Houden",
    "change": "Veranderen",
    "drop": "Stoppen",
    "whole": "Het geheel",
    "what": "{verdict}: {did}",
    "what_about": "{about}. {verdict}: {did}",
    "said": "Wat mensen zeiden of deden: {said}",
    "who": "Besloten door: {who}",
    "dissent": "Wat ertegen sprak: {dissent}",
    "review": "We kijken erop terug op {date}.",
    "against": "Dit gaat anders dan vooraf afgesproken. Afgesproken was: {plan} Waarom toch: {why}",
    "against_only": "Dit gaat anders dan vooraf afgesproken. Waarom toch: {why}",
    "known": "Bekend op {date}: {says}",
}

EN: Mapping[str, str] = {
    "keep": "Keep",
    "change": "Change",
    "drop": "Drop",
    "whole": "The whole",
    "what": "{verdict}: {did}",
    "what_about": "{about}. {verdict}: {did}",
    "said": "What people said or did: {said}",
    "who": "Decided by: {who}",
    "dissent": "What spoke against it: {dissent}",
    "review": "We look at it again on {date}.",
    "against": "This goes otherwise than was agreed beforehand. What was agreed: {plan} Why we do so: {why}",
    "against_only": "This goes otherwise than was agreed beforehand. Why we do so: {why}",
    "known": "Known on {date}: {says}",
}

WORDS: Mapping[str, Mapping[str, str]] = {"nl": NL, "en": EN}
