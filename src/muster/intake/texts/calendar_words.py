"""Words of the calendar in the languages that lists come in; names of months are those of CLDR."""

from functools import cache

from muster.domain.stated import Bound
from muster.intake.texts.plain import word_set

LANGUAGES = ("en", "uk", "de", "fr", "pl", "it", "ru", "es", "cs", "ro")
_FURTHER_MONTHS = {"sept": 9, "maerz": 3, "jänner": 1, "січ": 1, "лют": 2, "черв": 6, "лип": 7, "верес": 9, "груд": 12}
QUARTER_WORDS = r"quarter|qtr|quartal|quartals|квартал\w*|кв|kwartał\w*|trimestre|trimestr\w*|季度?"
HALF_WORDS = r"half|halbjahr\w*|hj|півріччя|semestre|półrocze|półrocza|半年"
WEEK_WORDS = r"kw|cw|wk|week|woche|kalenderwoche|тиждень|тижні|semaine|tydzień|settimana"
FIRST = r"first|1st|erste[ns]?|перш[еого]+|premier|pierwsze\w*|primo|上"
SECOND = r"second|2nd|zweite[ns]?|друг[еого]+|second|deuxième|drugie\w*|secondo|下"
PARTS = {
    "early": r"early|beginning of|start of|anfang|beginn|début|inizio|początek|początku|на початку|початок|початку|初",
    "mid": r"mid|middle of|mitte|mi|metà|połowa|połowy|połowie|середина|середині|середини|в середині|中",
    "late": r"late|end of|the end of|ende|fin|fine|koniec|końca|końcu|кінець|кінця|наприкінці|в кінці|底|末",
}
_BOUNDS = {
    Bound.UNTIL: "until|till|by|before|up to|no later than|not later than|latest|due by|due|deadline|expires|bis "
    "zum|bis|spätestens|vor dem|vor|jusqu'au|jusqu'à|jusque|avant le|avant|d'ici le|d'ici|не пізніше ніж|не пізніше|"
    "до|по|do|najpóźniej|przed|fino al|fino a|entro il|entro la|entro|prima del|prima di|截至|直到|於|≤|<=|<",
    Bound.FROM: "from|since|after|starting|starts|as of|available from|available|ready|earliest|ab dem|ab|von|vom|"
    "seit|nach|frühestens|à partir du|à partir de|dès le|dès|depuis|починаючи з|починаючи|не раніше|з|із|зі|від|"
    "після|od|po|najwcześniej|a partire dal|a partire da|dal|dalla|da|dopo il|dopo|從|从|自|≥|>=|>",
}
_BOUNDS_BEHIND = {
    Bound.UNTIL: "之前|以前|前|止|latest|at the latest",
    Bound.FROM: "起|以後|之後|以后|onwards|onward|and later",
}
IMMEDIATE = word_set(
    "immediately immediate asap now at_once on_stock in_stock ready sofort ab_sofort umgehend негайно зараз відразу "
    "готово "
    "immédiatement tout_de_suite natychmiast od_zaraz subito immediatamente disponibile 立即 即刻 隨時 available_now "
    "available available_immediately as_soon_as_possible"
)


def bound_words() -> tuple[dict[str, Bound], dict[str, Bound]]:
    """Words before, and words behind a date, that make it a limit."""
    before = {word: bound for bound, words in _BOUNDS.items() for word in words.split("|")}
    behind = {word: bound for bound, words in _BOUNDS_BEHIND.items() for word in words.split("|")}
    return before, behind


@cache
def months() -> dict[str, int]:
    """Number of the month by its name or abbreviation in small letters, in any of the languages."""
    from babel import Locale  # noqa: PLC0415 # loads its data, which a list with plain dates does not need

    found: dict[str, int] = dict(_FURTHER_MONTHS)
    for language in LANGUAGES:
        names = Locale(language).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in names[form][width].items():
                    word = str(name).casefold().strip(".")
                    if len(word) > 2 and word.isalpha():  # noqa: PLR2004 # shorter ones are too many other words
                        found.setdefault(word, int(number))
    return found
