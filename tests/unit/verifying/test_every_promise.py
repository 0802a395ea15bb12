"""Every promise is kept by one plan and broken, alone, by its twin; and each has a sentence and a page."""

import re
from pathlib import Path
from string import Formatter

import pytest

from muster.domain.promises import PromiseCode
from muster.language.promises import SENTENCES, promise_sentence
from muster.verifying import verify
from tests.unit.verifying.judged import codes
from tests.unit.verifying.twins import TEN, TEN_PLAN, TWINS

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "promises.md"
EVERY_CODE = pytest.mark.parametrize("code", sorted(TWINS))


@EVERY_CODE
def test_a_plan_keeps_its_promise(code: PromiseCode) -> None:
    kept, _ = TWINS[code]()
    assert codes(*kept) == []


@EVERY_CODE
def test_its_twin_breaks_that_promise_and_no_other(code: PromiseCode) -> None:
    _, broken = TWINS[code]()
    assert codes(*broken) == [code]


@EVERY_CODE
def test_the_broken_promise_is_said_in_a_sentence_of_its_own(code: PromiseCode) -> None:
    _, broken = TWINS[code]()
    (promise,) = verify(*broken)
    assert _pattern(SENTENCES[code]).fullmatch(promise_sentence(promise))
    assert {name for name, _ in promise.values} | {"subject"} == _names(SENTENCES[code]) | {"subject"}


@pytest.mark.parametrize("code", sorted(PromiseCode))
def test_the_reference_shows_each_promise_with_a_sentence(code: PromiseCode) -> None:
    entry = re.search(rf"^\| `{code}` \| .+? \| (?P<example>.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert entry, f"{code} is missing."
    assert _pattern(SENTENCES[code]).fullmatch(entry["example"])


def test_every_promise_has_twins() -> None:
    assert set(TWINS) | {PromiseCode.SAME_DATASET} == set(PromiseCode) == set(SENTENCES)


def test_a_plan_of_another_dataset_is_said() -> None:
    assert verify(TEN, TEN_PLAN) == ()
    (promise,) = verify(TEN, TEN_PLAN, sha256="b1946a")
    assert promise.code is PromiseCode.SAME_DATASET
    assert "b1946a" in promise_sentence(promise)


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def _pattern(sentence: str) -> re.Pattern[str]:
    return re.compile(
        "".join(re.escape(text) + (".*" if name else "") for text, name, _, _ in Formatter().parse(sentence))
    )
