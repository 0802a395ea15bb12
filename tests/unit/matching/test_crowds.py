"""A word that many items bear is shared among them; what tells them apart makes one likely again."""

import pytest

from muster.catalogue import starting_entries
from muster.domain.match import CatalogueEntry, Match
from muster.matching import ACCEPTED, Matcher
from muster.matching.crowds import Crowds
from muster.matching.embedding import Embedder
from muster.matching.naming import Names, facts_of
from muster.matching.vectors import Space

TENTS = (
    CatalogueEntry(item_id="family", names=("Family tent for 5 persons", "Сімейний намет")),
    CatalogueEntry(item_id="winter", names=("Winter tent with stove", "Зимовий намет")),
    CatalogueEntry(item_id="hangar", names=("Storage tent 240 m2", "Складський намет")),
    CatalogueEntry(item_id="rope", names=("Rope 12 mm", "Мотузка")),
)
BARE = (
    *("rifle", "missile", "truck", "generator", "tent", "transformer", "howitzer", "tank", "drone", "radio"),
    *("гвинтівка", "ракета", "вантажівка", "генератор", "намет", "трансформатор"),
    *("Gewehr", "Rakete", "Lastwagen", "Zelt"),
    *("步槍", "飛彈", "卡車", "發電機", "變壓器"),
)
TOLD_APART = {
    "Diesel generator 100 kVA": "gen-100",
    "зимовий намет на 10 осіб": "tent-winter",
    "Sturmgewehr 5,56 mm": "rifle-assault",
    "發電機 100 kVA": "gen-100",
}


@pytest.fixture(scope="module")
def crowds() -> Crowds:
    names = [name for entry in TENTS for name in entry.names]
    return Crowds(Names(TENTS, Space(names, [entry.names[0] for entry in TENTS], Embedder())))


@pytest.fixture(scope="module")
def matches() -> dict[str, Match]:
    matcher = Matcher(starting_entries())
    return {match.text: match for match in matcher.match([*BARE, *TOLD_APART])}


@pytest.mark.parametrize("text", ["tent", "Tents", "намет", "намети", "Zelt", "帳篷"])
def test_a_bare_kind_fits_all_items_of_that_kind(crowds: Crowds, text: str) -> None:
    assert crowds.of([facts_of(text)])[0] == pytest.approx(1.0986, abs=1e-3)  # ln 3


@pytest.mark.parametrize("text", ["winter tent", "зимовий намет", "Winterzelt", "tent 240 m2", "rope", "Мотузка", "?"])
def test_what_one_item_says_alone_has_no_crowd(crowds: Crowds, text: str) -> None:
    assert crowds.of([facts_of(text)])[0] == 0.0


def test_words_that_no_item_says_make_a_crowd_count_for_less(crowds: Crowds) -> None:
    bare, further = crowds.of([facts_of("tent"), facts_of("tent Alpina Zx")])
    assert 0.0 < further < 0.1 * bare


@pytest.mark.parametrize("text", BARE)
def test_a_bare_kind_of_many_items_waits_for_a_person(matches: dict[str, Match], text: str) -> None:
    assert matches[text].item_id is None
    assert matches[text].candidates[0].probability < ACCEPTED


@pytest.mark.parametrize(("text", "item_id"), list(TOLD_APART.items()))
def test_what_tells_items_apart_makes_one_sure(matches: dict[str, Match], text: str, item_id: str) -> None:
    assert matches[text].item_id == item_id
