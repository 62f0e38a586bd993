"""Nederlands, voor de borden en het overzicht."""

# ruff: noqa: E501  # a sentence that is cut in two is read wrong

from __future__ import annotations

WORDS: dict[str, str] = {
    "boards": "Borden",
    "boards_intro": "Wat mensen langer delen dan één ronde: een expeditie, een community, een talentmarkt. Wat iemand plaatst, zien de anderen meteen.",
    "boards_none": "Er zijn nog geen borden. Zet er een in een sprint, onder `boards:`.",
    "which_board": "Bord",
    "boards_planned": "Dit bord is nog niet open. Pas als je het opent, kunnen leden erbij.",
    "boards_closed": "Dit bord is gesloten. Alles wat erop staat is bewaard; open het om verder te gaan.",
    "boards_open": "Open het bord",
    "boards_close": "Sluit het bord",
    "boards_close_why": "Leden kunnen er dan niet meer bij. Alles blijft bewaard, en je kunt het later weer openen.",
    "boards_close_sure": "Ja, sluit het bord",
    "boards_members": "Leden: {n}. Nodig iemand uit",
    "boards_members_one": "Leden: {n}. Nodig iemand uit",
    "boards_links": "Ieder lid krijgt een eigen link. Wie hem opent, is dat lid, op elke telefoon; stuur hem dus aan één persoon.",
    "boards_how_many": "Hoeveel links?",
    "boards_role": "Rol",
    "role_member": "lid",
    "role_moderator": "moderator",
    "role_administrator": "beheerder",
    "boards_make_links": "Maak links",
    "boards_links_once": "Kopieer ze nu: ze staan nergens opgeslagen. Nieuwe kun je altijd maken.",
    "boards_room": "Of laat iedereen in de zaal zelf binnenkomen, als lid:",
    "home_ready": "Klaar om te tonen",
    "home_ready_why": "Deze sprints zijn nog niet begonnen. Je kunt ze vandaag laten zien, zoals ze zijn of nadat je ze aanpast.",
    "home_ready_look": "Bekijk het",
    "home_ready_go": "Begin een ronde",
}
