"""What an English release says was told. Each way is whole by itself."""

from __future__ import annotations

# After "to": what people were asked to do.
THEMES: dict[str, tuple[str, ...]] = {
    "hoax": (
        "check whatever they hear before passing it on", "be wary of hoaxes", "keep hoaxes from spreading any further",
        "ask where a story comes from before they believe it", "leave hoaxes unshared",
    ),
    "provocation": (
        "stay calm and not be provoked", "keep a cool head when somebody provokes them", "leave provocation unanswered",
        "not let themselves be provoked",
    ),
    "hate_speech_sara": (
        "reject hate speech against any ethnic, religious or other group", "keep hate speech out of their conversations",
        "speak up against hate speech", "refuse to play groups off against each other",
    ),
    "money_politics": (
        "reject vote buying", "neither give nor take money for a vote", "say no to vote buying in any form",
        "help prevent vote buying",
    ),
    "black_campaign": ("reject smear campaigns", "take no part in smear campaigns", "keep away from smear campaigns"),
    "identity_politics": (
        "reject identity politics", "keep identity politics out of the neighbourhood", "not be drawn into identity politics",
    ),
    "voter_participation": (
        "use their right to vote", "make use of their vote wisely", "make sure that they are registered and vote",
        "vote as their conscience tells them",
    ),
    "unity": (
        "stay united whatever their differences", "respect each other's differences",
        "keep the peace among neighbours who think differently", "not let differences divide them",
    ),
    "social_media_literacy": (
        "use social media wisely", "think twice before they post", "be careful and courteous on social media",
    ),
    "public_order": (
        "help keep the neighbourhood safe", "keep their surroundings safe and orderly", "look after public order together",
    ),
    "youth_delinquency": (
        "keep young people out of trouble", "help prevent youth delinquency", "give young people something good to do",
    ),
    "drugs": ("keep away from drugs", "beware of the dangers of drugs", "protect their families from drugs"),
    "gambling": ("keep away from gambling, online too", "resist online gambling", "reject gambling of any kind"),
    "trafficking": (
        "beware of human trafficking", "be careful with job offers that may end in human trafficking",
        "help prevent human trafficking",
    ),
    "theft_crime": ("beware of theft", "lock their doors against thieves", "help prevent theft"),
    "traffic": ("obey the rules of the road", "put safety first on the road", "be considerate in traffic"),
    "disaster_fire": (
        "be prepared for fire and natural disasters", "guard against fire and natural disasters",
        "help prevent fires in the neighbourhood",
    ),
    "online_fraud": ("beware of online fraud", "learn the signs of online fraud", "not fall for online fraud"),
}  # fmt: skip
THEME_HEADLINES: dict[str, tuple[str, ...]] = {
    "hoax": ("warns of hoaxes", "asks residents to check before sharing"),
    "provocation": ("asks residents to stay calm", "warns of provocation"),
    "hate_speech_sara": ("speaks against hate speech", "asks residents to reject hate speech"),
    "money_politics": ("speaks against buying votes", "asks residents to refuse money for votes"),
    "black_campaign": ("speaks against smear campaigns", "asks residents to reject smear campaigns"),
    "identity_politics": ("speaks against identity politics", "asks residents to reject identity politics"),
    "voter_participation": ("asks residents to vote", "encourages residents to use their vote"),
    "unity": ("calls for unity", "asks residents to stay united"),
    "social_media_literacy": ("asks for care on social media", "calls for wise use of social media"),
    "public_order": ("asks for help in keeping order", "calls for a safe neighbourhood"),
    "youth_delinquency": ("speaks about youth delinquency", "asks families to look after the young"),
    "drugs": ("warns of drugs", "speaks about the dangers of drugs"),
    "gambling": ("warns of online gambling", "speaks against gambling"),
    "trafficking": ("warns of human trafficking", "speaks about human trafficking"),
    "theft_crime": ("warns of theft", "asks residents to beware of theft"),
    "traffic": ("speaks about road safety", "calls for safety on the road"),
    "disaster_fire": ("speaks about fire and disasters", "asks residents to be prepared for fire"),
    "online_fraud": ("warns of online fraud", "speaks about online fraud"),
}
THEME_NAMES: dict[str, str] = {
    "hoax": "hoaxes", "provocation": "provocation", "hate_speech_sara": "hate speech", "money_politics": "vote buying",
    "black_campaign": "smear campaigns", "identity_politics": "identity politics", "voter_participation": "the right to vote",
    "unity": "unity in difference", "social_media_literacy": "the wise use of social media", "public_order": "safety and order",
    "youth_delinquency": "youth delinquency", "drugs": "the dangers of drugs", "gambling": "online gambling",
    "trafficking": "human trafficking", "theft_crime": "the prevention of theft", "traffic": "road safety",
    "disaster_fire": "fire and disasters", "online_fraud": "online fraud",
}  # fmt: skip
