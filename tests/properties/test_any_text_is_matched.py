"""Whatever a text holds, matching gives an answer: probabilities that add up, items that are there, clues in words."""

from hypothesis import given
from hypothesis import strategies as st

from muster.domain.match import CatalogueEntry, Example, Judgement
from muster.language.clues import clues_sentence
from muster.matching import Matcher
from muster.matching.attributes import attributes_of, compare
from muster.matching.codes import codes_of

CATALOGUE = tuple(
    CatalogueEntry(item_id=item_id, names=names)
    for item_id, names in {
        "gen": ("Diesel generator 100 kVA", "генератор", "發電機"),
        "gun": ("155 mm howitzer", "Haubitze"),
        "odd": ("{name} % \\", "\0"),
    }.items()
)
WORDS = [
    "155",
    "mm",
    "kV",
    "330/110",
    "1005-00-073-9421",
    "DESC=",
    "гаубиця",
    "榴彈砲",
    "½",
    "١٢",
    "\u202e",
    "\ud800",
    "x" * 3000,
]
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
PLAIN = Matcher(CATALOGUE)
TAUGHT = Matcher(CATALOGUE, examples=[Example(text=f"thing {n}", item_id=("gen", "gun")[n % 2]) for n in range(30)])


@given(TEXTS, st.sampled_from([PLAIN, TAUGHT]))
def test_any_text_gets_an_answer(text: str, matcher: Matcher) -> None:
    (match,) = matcher.match([text])
    assert match.text == text
    assert {each.item_id for each in match.candidates} <= {entry.item_id for entry in CATALOGUE}
    likely = [each.probability for each in match.candidates]
    assert likely == sorted(likely, reverse=True)
    assert sum(likely) <= 1.001
    for each in match.candidates:
        clues_sentence(each.clues)


@given(judged=TEXTS, text=TEXTS, holds=st.booleans())
def test_any_decision_can_be_taken_on_any_text(judged: str, text: str, *, holds: bool) -> None:
    matcher = Matcher(CATALOGUE, judgements=[Judgement(text=judged, item_id="gun", holds=holds)])
    first, second = matcher.match([judged, text])
    assert (first.item_id == "gun") >= holds
    assert holds or "gun" not in [each.item_id for each in first.candidates]
    assert second.text == text


@given(TEXTS, TEXTS)
def test_measures_and_codes_of_any_text_are_read(one: str, other: str) -> None:
    codes_of(one)
    assert compare(attributes_of(one), attributes_of(one)) is not None
    compare(attributes_of(one), attributes_of(other))
