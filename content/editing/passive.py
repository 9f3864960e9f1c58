"""Guess whether a Dutch sentence is passive: a form of worden or zijn with a participle in one clause (pure)."""

import re

BECOME = frozenset({"word", "wordt", "worden", "werd", "werden"})
BE = frozenset({"ben", "bent", "is", "zijn", "was", "waren"})
HAVE = frozenset({"heb", "hebt", "heeft", "hebben", "had", "hadden"})
CLAUSE = re.compile(
    r"[,;:()?!]|\b(?:als|dat|die|dus|hoe|maar|nadat|omdat|terwijl|toen|totdat|voordat|waar|wanneer|want|wat|wie|zodat)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
DETERMINERS = frozenset({"de", "het", "een", "uw", "mijn", "onze", "geen", "elk", "elke", "ieder", "iedere"})

APART = (
    "aan|achter|af|bekend|bij|binnen|buiten|dicht|door|gelijk|goed|in|klaar|kwijt|los|mee|na|neer|om|onder|op|over|samen|"
    "schoon|stil|stop|tegen|teleur|terug|thuis|toe|uit|vast|vol|voor|vrij|weg"
)
WITH_GE = re.compile(rf"(?:{APART})?(ge[^\W\d_]+(?:d|t|en))")
WITHOUT_GE = re.compile(rf"(?:{APART})?((?:be|er|her|mis|onder|ont|over|ver|weer)[^\W\d_]{{2,}}[dt])")
WEAK_T = re.compile(r"(?:[tkfspx]|ch)t$")  # a participle ends in t only after these letters
NOUN = re.compile(r"(?:dt|heid|lid|recht|rechten|migrant|migranten)$")
STRONG = frozenset({
    "begrepen", "behouden", "bekeken", "besloten", "beschreven", "besproken", "bewezen", "ontheven", "ontnomen",
    "ontslagen", "ontvangen", "onderhouden", "overwogen", "verboden", "verbroken", "vergeleken", "vergeven",
    "verkregen", "verlaten", "verschoven", "verwezen", "verworpen", "verzonden",
})  # fmt: skip
# Participles that go with zijn in the active: somebody went, came, moved, passed.
ACTIVE = frozenset({
    "gegaan", "gekomen", "gebleven", "geweest", "geworden", "begonnen", "gestopt", "verhuisd", "gevlucht",
    "overleden", "gestorven", "geslaagd", "gezakt", "gebeurd", "vergeten", "verlopen", "gestegen", "gedaald",
    "gegroeid", "gevallen", "vertrokken", "ontstaan", "verdwenen", "verschenen", "gelukt", "mislukt", "gestart",
    "gereisd", "gekeerd", "gelopen", "gereden", "gevlogen", "gevaren", "ingeburgerd", "geëindigd", "gehouden",
    "bevallen", "geschrokken", "veranderd", "verbeterd", "gestaan", "gesprongen", "gezeten", "verstreken",
})  # fmt: skip
# What a person or thing is, rather than what is done to it.
STATES = frozenset({
    "bedoeld", "beperkt", "betrokken", "bevoegd", "bezet", "ervaren", "geboren", "gehandicapt", "gehuwd", "geopend",
    "gescheiden", "gesloten", "gespannen", "getrouwd", "gevestigd", "ingeschreven", "verbonden", "verloren",
    "verplicht", "verzekerd",
})  # fmt: skip
# Nouns, verbs and adjectives that look like participles.
NEVER = frozenset({
    "bed", "beeld", "begint", "bekend", "belast", "beleefd", "benieuwd", "bent", "bereid", "bericht", "besluit",
    "best", "bestaat", "betekent", "bewust", "bezit", "bezorgd", "erfrecht", "ernst", "gebed", "gebeuren", "gebied",
    "gebit", "gebouwen", "gebreid", "gebruiken", "gedachten", "geduld", "geeft", "geen", "geld", "gelden", "geleden",
    "gelegen", "gelooft", "geloven", "geluid", "gemeenten", "genezen", "genieten", "genoeg", "gerecht", "gerechten",
    "gerust", "geschikt", "gesprekken", "getallen", "geven", "gevoel", "gewend", "gewicht", "gewikkeld", "gewond",
    "gewoonten", "gezicht", "gezichten", "gezinnen", "gezond", "herfst", "onderwijs", "overheid", "verband",
    "verbaasd", "verbod", "verdriet", "verkeerd", "verliefd", "verschillend", "verstand", "vertrouwen", "weerstand",
})  # fmt: skip


def _participle(word: str) -> str | None:
    """The participle without what is apart in front (aangevraagd is gevraagd), or None."""
    if word in NEVER or NOUN.search(word):
        return None
    if word in STRONG:
        return word
    if found := WITH_GE.fullmatch(word):
        return None if found[1] in NEVER else found[1]
    found = WITHOUT_GE.fullmatch(word)
    if not found or found[1] in NEVER:
        return None
    return found[1] if word.endswith("d") or WEAK_T.search(word) else None


def _passive_in(said: list[str]) -> tuple[str, ...]:
    """The form of worden with a participle, or of zijn with one that is neither active nor a state; empty for none."""
    verb = next((word for word in said if word in BECOME), "") or next((word for word in said if word in BE), "")
    if not verb or HAVE & set(said):
        return ()
    for before, word in zip(["", *said], said, strict=False):
        base = _participle(word)
        if not base or before in DETERMINERS or {base, word} & ACTIVE:
            continue
        if verb in BECOME or not {base, word} & STATES:
            return verb, word
    return ()


def passive_words(sentence: str) -> tuple[str, ...]:
    """What makes the first passive clause passive, such as wordt and gestuurd, in small letters; empty for none.

    “Geacht te hebben” is judged by geacht.
    """
    clauses = CLAUSE.split(sentence.lower().replace("te hebben", ""))
    return next(filter(None, (_passive_in(WORD.findall(clause)) for clause in clauses)), ())


def is_passive(sentence: str) -> bool:
    """Whether one clause of the sentence is passive."""
    return bool(passive_words(sentence))
