"""Practice 2: communities. Profiles, posts, appreciation, feedback."""

from __future__ import annotations

from toolkit.languages.practices.community_words import EN, NL

__all__ = ["EN", "KEYS", "NL", "NOTICED_EN", "NOTICED_NL", "PROBLEMS"]

KEYS: dict[str, str] = {
    # berichten
    "Posts that people share, with replies and appreciation; moderators can hide.": "Berichten die mensen delen, met antwoorden en waardering; moderators kunnen iets verbergen.",
    "A heading above the posts.": "Een kop boven de berichten.",
    "What stands on the box that opens to write a post.": "Wat er staat op het vak dat opengaat om een bericht te schrijven.",
    "Reasons to choose from with appreciation.": "Redenen om uit te kiezen bij een waardering.",
    "Made-up posts, so that it does not begin empty.": "Verzonnen berichten, zodat het niet leeg begint.",
    "A made-up name.": "Een verzonnen naam.",
    "What this made-up person says.": "Wat deze verzonnen persoon zegt.",
    "The example's name in the results.": "De naam van het voorbeeld in de resultaten.",
    "The heading of the example.": "De kop van het voorbeeld.",
    "Whether the example asks something.": "Of het voorbeeld iets vraagt.",
    "Made-up replies to it.": "Verzonnen antwoorden erop.",
    # profiel
    "People introduce themselves, or see who takes part; any kind of contract alike.": "Mensen stellen zich voor, of zien wie er meedoet; ieder soort contract is gelijk.",
    "A heading above it.": "Een kop erboven.",
    "`own` where people introduce themselves, `members` for the list of everybody.": "`own` waar mensen zich voorstellen, `members` voor de lijst van iedereen.",
    "Ask only for a name, for what people know and for what they want to learn.": "Vraag alleen een naam, wat mensen kunnen en wat ze willen leren.",
    "What people can call themselves.": "Hoe mensen zichzelf kunnen noemen.",
    "What the strengths that a game showed are called here, by their ids.": "Hoe de sterke punten uit een spel hier heten, bij hun ids.",
    # feedback
    "People ask for feedback and give it: a strong point and a tip, for the asker alone.": "Mensen vragen en geven feedback: een sterk punt en een tip, alleen voor de vrager.",
    "A heading above the requests.": "Een kop boven de verzoeken.",
    "Made-up requests, so that it does not begin empty.": "Verzonnen verzoeken, zodat het niet leeg begint.",
    "What this made-up person wants feedback on.": "Waarop deze verzonnen persoon feedback wil.",
    # bijdragen
    "Who contributes to a community, as numbers of people from five on, never names.": "Wie er bijdraagt aan een community, in aantallen mensen vanaf vijf, nooit namen.",
    "Always `anonymous`: these are numbers of people, never names.": "Altijd `anonymous`: dit zijn aantallen mensen, nooit namen.",
    "A heading above the picture.": "Een kop boven het beeld.",
    # rollen
    "Lets people try being member, moderator or administrator, and says what each may do.": "Laat mensen proberen hoe het is om lid, moderator of beheerder te zijn, en zegt wat elk mag.",
    "A heading above the roles.": "Een kop boven de rollen.",
}
"""What YAML keys and kinds mean, in Dutch."""

PROBLEMS: dict[str, str] = {
    "reason": "reden",
    "example": "voorbeeld",
    "identity": "typering",
    "strength": "sterk punt",
}
"""What is wrong with a file, in Dutch, by the English pattern."""

NOTICED_NL: dict[str, str] = {
    "value:profile.names": "bij {block} is wat mensen doen nu {now} in plaats van {was}.",
    "word:profile.names:anonymous": "anoniem",
    "word:profile.names:named": "met naam",
    "value:posts.names": "bij {block} is wat mensen doen nu {now} in plaats van {was}.",
    "word:posts.names:anonymous": "anoniem",
    "word:posts.names:named": "met naam",
    "value:feedback.names": "bij {block} is wat mensen doen nu {now} in plaats van {was}.",
    "word:feedback.names:anonymous": "anoniem",
    "word:feedback.names:named": "met naam",
    "value:contribution.names": "bij {block} is wat mensen doen nu {now} in plaats van {was}.",
    "word:contribution.names:anonymous": "anoniem",
    "value:role.names": "bij {block} is wat mensen doen nu {now} in plaats van {was}.",
    "word:role.names:anonymous": "anoniem",
    "word:role.names:named": "met naam",
    "value:profile.show": "{block} laat nu {now} zien in plaats van {was}.",
    "word:profile.show:own": "het eigen profiel",
    "word:profile.show:members": "de lijst van iedereen",
    "value:profile.short:on": "{block} vraagt nu alleen een naam, wat je kunt en wat je wilt leren.",
    "value:profile.short:off": "{block} vraagt nu ook naar functie, afdeling en hoe je erbij hoort.",
    "value:posts.examples.asks:on": "{block} is nu een vraag.",
    "value:posts.examples.asks:off": "{block} is nu geen vraag meer.",
}
NOTICED_EN: dict[str, str] = {
    "value:profile.names": "at {block}, what people do is now {now} instead of {was}.",
    "word:profile.names:anonymous": "anonymous",
    "word:profile.names:named": "with a name",
    "value:posts.names": "at {block}, what people do is now {now} instead of {was}.",
    "word:posts.names:anonymous": "anonymous",
    "word:posts.names:named": "with a name",
    "value:feedback.names": "at {block}, what people do is now {now} instead of {was}.",
    "word:feedback.names:anonymous": "anonymous",
    "word:feedback.names:named": "with a name",
    "value:contribution.names": "at {block}, what people do is now {now} instead of {was}.",
    "word:contribution.names:anonymous": "anonymous",
    "value:role.names": "at {block}, what people do is now {now} instead of {was}.",
    "word:role.names:anonymous": "anonymous",
    "word:role.names:named": "with a name",
    "value:profile.show": "{block} now shows {now} instead of {was}.",
    "word:profile.show:own": "one's own profile",
    "word:profile.show:members": "the list of everybody",
    "value:profile.short:on": "{block} now asks only for a name, what you know and what you want to learn.",
    "value:profile.short:off": "{block} now also asks for your work, your department and how you belong.",
    "value:posts.examples.asks:on": "{block} is now a question.",
    "value:posts.examples.asks:off": "{block} is no longer a question.",
}
"""How a difference at a key that is no text is told."""
