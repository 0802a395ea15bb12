"""How firm an offer and how urgent a need is, from the words of a list."""

from muster.domain.offers import OfferStatus
from muster.intake.texts.amounts import read_amount
from muster.intake.texts.plain import word_set, words_key

_STATUSES = {
    OfferStatus.COMMITTED: word_set(
        "committed confirmed firm approved delivered allocated підтверджено затверджено bestätigt zugesagt confirmé "
        "engagé "
        "potwierdzono confermato impegnato 已確認 確認"
    ),
    OfferStatus.PLEDGED: word_set("pledged promised intended обіцяно versprochen promis zadeklarowano promesso 承諾"),
    OfferStatus.WITHDRAWN: word_set(
        "withdrawn cancelled canceled відкликано zurückgezogen retiré wycofano ritirato 撤回"
    ),
}
_PRIORITIES = {
    "1": word_set(
        "critical urgent highest very_high immediate критично терміново найвищий дуже_високий kritisch dringend "
        "sehr_hoch critique urgent très_élevée krytyczny pilne bardzo_wysoki critico urgente 緊急 最高 a"
    ),
    "2": word_set("high високий hoch élevée haute wysoki alta alto 高 b"),
    "3": word_set("medium normal moderate середній mittel moyenne średni media medio normale 中 c"),
    "4": word_set("low низький niedrig gering basse niski bassa basso 低 d"),
    "5": word_set("very_low lowest найнижчий sehr_niedrig très_basse bardzo_niski molto_bassa 最低 e"),
}
_MOST = 5


def status_of(text: str) -> str:
    """The status that a text means; empty where it means none, and the contract's default holds."""
    words = words_key(text).split()
    return next((status.value for status, known in _STATUSES.items() if any(word in known for word in words)), "")


def priority_of(text: str) -> str:
    """The priority, '1' … '5', that a text means; empty where it means none."""
    amount = read_amount(text.removeprefix("P").removeprefix("p").strip())
    if amount is not None and amount.exact and amount.least in range(1, _MOST + 1):
        return str(int(amount.least))
    key = words_key(text).replace(" ", "_")
    return next(
        (
            priority
            for priority, known in _PRIORITIES.items()
            if key in {words_key(each).replace(" ", "_") for each in known}
        ),
        "",
    )
