"""The words of the seal, Dutch and English side by side."""

# ruff: noqa: E501  # a sentence that is cut in two is read wrong

from __future__ import annotations

from collections.abc import Mapping

NL: Mapping[str, str] = {
    "s_sealed": "Vastgelegd vóór de eerste ronde. Zegel: {seal}",
    "s_later": "Nog niet vastgelegd; dat gebeurt zodra de eerste ronde opengaat.",
    "s_not_sealed": "Niet vastgelegd vóór de eerste ronde.",
    "s_original": "Eerst gold deze regel: {rule}",
    "s_first_hypothesis": "Eerst stond er wat we dachten: {text}",
    "s_first_if_met": "Eerst stond er wat we zouden doen als het uitkomt: {text}",
    "s_first_if_not_met": "Eerst stond er wat we zouden doen als het niet uitkomt: {text}",
    "s_first_if_too_early": "Eerst stond er wat we zouden doen als het te vroeg is om te zeggen: {text}",
    "s_change": "Daarna veranderd op {when}, door {who} samen met {second}. Reden: {reason}. Nieuw zegel: {seal}",
    "s_became": "Sindsdien: {rule}",
    "s_gone": "Iets waar deze verwachting over gaat, staat niet meer in de kit.",
    "n_expectation_changed": "De verwachting is veranderd nadat ze was vastgelegd. Bij het zegel staat wanneer, waarom en door wie.",
}

EN: Mapping[str, str] = {
    "s_sealed": "Sealed before the first round. Seal: {seal}",
    "s_later": "Not sealed yet; that happens as soon as the first round opens.",
    "s_not_sealed": "Not sealed before the first round.",
    "s_original": "The rule was this at first: {rule}",
    "s_first_hypothesis": "What we thought was this at first: {text}",
    "s_first_if_met": "What we would do if it is met was this at first: {text}",
    "s_first_if_not_met": "What we would do if it is not met was this at first: {text}",
    "s_first_if_too_early": "What we would do if it is too early to tell was this at first: {text}",
    "s_change": "Changed after that on {when}, by {who} together with {second}. Reason: {reason}. New seal: {seal}",
    "s_became": "Since then: {rule}",
    "s_gone": "Something that this expectation is about is no longer in the kit.",
    "n_expectation_changed": "The expectation was changed after it was sealed. Beside the seal stands when, why and by whom.",
}
