"""Every choice that a page names has words."""

from muster.domain.coverage import Outcome
from muster.domain.network import Mode
from muster.domain.offers import OfferStatus
from muster.domain.plan import Reason
from muster.language.labels import mode_word, outcome_word, outcome_words, reason_words, status_word


def test_every_choice_has_words_of_its_own() -> None:
    assert len({reason_words(each) for each in Reason}) == len(Reason)
    assert len({outcome_words(each) for each in Outcome}) == len(Outcome)
    assert len({outcome_word(each) for each in Outcome}) == len(Outcome)
    assert len({mode_word(each) for each in Mode}) == len(Mode)
    assert len({status_word(each) for each in OfferStatus}) == len(OfferStatus)
