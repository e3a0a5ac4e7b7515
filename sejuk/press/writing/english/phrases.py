"""The sentences of an English release, and what partners, elections and duties are called: several good ways for each."""

from __future__ import annotations

WORDINGS: dict[str, tuple[str, ...]] = {
    "headline": ("{actor} {does}{place}",),
    "headline theme": ("{actor} {does}{place}, {theme}", "{actor} {does}{place}", "{actor} {theme} during {name}{place}"),
    "headline around": ("{actor} {does}{place} {around}", "{actor} {does}{place}, {theme}", "{around}, {actor} {theme}{place}"),
    "headline place": (" in {place}",),
    "lead": (
        "{around}{who} {does} in {where} on {when}{clock}.", "{around}on {when}{clock}, {who} {does} in {where}.",
        "{around}in {where}, {who} {does} on {when}{clock}.", "{around}{who} {does} on {when}{clock}, in {where}.",
    ),
    "lead without place": ("{around}{who} {does} on {when}{clock}.", "{around}on {when}{clock}, {who} {does}."),
    "beside": ("on the same occasion {doers} {does}.", "{doers} also {does}.", "at the same time {doers} {does}."),
    "further": (
        "it was joined with {things}.", "the programme went on with {things}.", "{things} followed on the same occasion.",
    ),
    "people": (
        "in all, {number} residents were met.", "{doers} met {number} residents.", "{doers} spoke with {number} residents.",
        "it reached {number} residents.",
    ),
    "partners": (
        "{partners} took part as well.", "{doers} came together with {partners}.", "also present were {partners}.",
        "{partners} joined in.",
    ),
    "partners again": ("{partners} came too.", "also there were {partners}."),
    "leaflets": (
        "{doers} handed out {number} leaflets.", "in all, {number} leaflets were handed out.",
        "residents received {number} leaflets.",
    ),
    "two themes": ("{first} and to {second}", "{first}, and to {second}"),
    "asked": (
        "{doers} asked residents to {told}.", "residents were asked to {told}.", "{doers} urged residents to {told}.",
        "residents were reminded to {told}.", "the message to residents was to {told}.",
    ),
    "asked again": (
        "they were also asked to {told}.", "{doers} further reminded them to {told}.", "another request was to {told}.",
        "residents were also encouraged to {told}.",
    ),
    "further themes": ("other messages were about {themes}.", "they were also told about {themes}."),
    "named": ("the release that this rests on also names {others}.",),
    "titles": ("residents were given the message {titles}.", "the message presented was {titles}."),
    "heard": (
        "{doers} also took note of {things}.", "from residents, {doers} took down {things}.", "{things} were noted.",
        "residents brought up {things}.",
    ),
    "heard again": ("there were also {things}.", "they noted {things} too."),
    # The words of an officer are not translated: they would be somebody else's.
    "quote": (
        "{who} said in Indonesian, “{text}{stop}”", "“{text}{comma}” {who} said in Indonesian.",
        "in the words of {who}, “{text}{stop}” (in Indonesian).", "“{text}{comma}” said {who}, speaking Indonesian.",
    ),
    "around": ("it took place {around}.", "the {name} took place {around}.", "the {name} was held {around}."),
    "closing place": (" in {place}",),
    "calm": (
        "the situation{place} was calm throughout.", "it ended calmly and in good order.", "the situation{place} remained calm.",
        "everything went smoothly, and the situation{place} stayed calm.",
    ),
    "many headline": (
        "{unit} holds {number} activities {place} {span}", "{unit} completes {number} activities {place} {span}",
        "{number} activities of {unit} {place} {span}",
    ),
    "many lead": (
        "{unit} held {number} activities {place} {period}.", "{period}, {unit} completed {number} activities {place}.",
        "a total of {number} activities were completed by {unit} {place} {period}.",
    ),
    "many kinds": ("among them were {things}.", "they included {things}."),
    "many of one kind": ("all in all, there were {things}.", "in detail, these were {things}."),
    "many kinds again": ("there were also {things}.", "{things} came on top."),
    "many villages": ("they took place in {things}.", "the places visited were {things}."),
    "many people": ("in all, {number} residents were reached.", "altogether, {number} residents were met."),
    "many themes": (
        "residents were given messages about {things}.", "the messages given were about {things}, among others.",
        "the messages heard most often were about {things}.",
    ),
    "many themes again": ("there were also messages about {things}.", "further messages were about {things}."),
}  # fmt: skip
PEOPLE = ("residents", "local residents", "people of the neighbourhood", "residents")
POLICE = ("the police", "officers", "the police")
PARTNERS: dict[str, str] = {
    "village_head": "the village head", "army_village_nco": "the army's village officer (Babinsa)",
        "rt_rw_head": "neighbourhood heads",
    "rw_officer": "the neighbourhood officer (Polisi RW)", "village_officer": "the village constable (Bhabinkamtibmas)",
    "religious_leader": "religious leaders", "community_leader": "community leaders", "youth_leader": "youth leaders",
    "customary_leader": "customary leaders", "community_forum": "the police–community forum",
    "volunteer_group": "the neighbourhood watch", "social_media_activist": "social-media activists", "student": "students",
    "media": "the media", "district_office": "the district office", "election_body": "the local election bodies",
    "other": "local partners",
}  # fmt: skip
HEARD: dict[str, tuple[str, ...]] = {
    "concern": ("concerns", "concerns of residents"),
    "claim": ("stories going round",),
    "situation": ("remarks on the local situation",),
    "praise": ("words of thanks",),
}
ELECTIONS: dict[str, tuple[str, ...]] = {
    "pemilu_2024": ("the 2024 general election",),
    "pilkada_2024": ("the 2024 regional elections",),
}
STAGES: dict[str, tuple[str, ...]] = {
    "before": ("ahead of {election}", "in the run-up to {election}"),
    "campaign": ("during the campaign for {election}", "in the campaign period of {election}"),
    "quiet_period": ("in the quiet period before the vote in {election}", "during the quiet period of {election}"),
    "voting": ("on the voting day of {election}",),
    "after": ("after the vote in {election}", "following the vote in {election}"),
}
ROLES: dict[str, str] = {
    "bhabinkamtibmas": "village constable (Bhabinkamtibmas) of {unit}", "polisi_rw": "neighbourhood officer (Polisi RW) of {unit}",
    "kanit_binmas": "head of the community unit of {unit}", "kasi_humas": "head of public relations of {resort}",
    "kapolsek": "chief of {sector}", "kapolres": "chief of {resort}", "kapolda": "chief of {region}", "other": "officer of {unit}",
}  # fmt: skip
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SMALL_WORDS = frozenset({
    "in", "on", "at", "of", "and", "or", "the", "a", "an", "for", "to", "with", "before", "after", "during", "ahead", "by", "from",
})  # fmt: skip
