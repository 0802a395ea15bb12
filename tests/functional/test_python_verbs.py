"""`import muster`, as programs and notebooks use it."""

from pathlib import Path
from typing import Any

import pytest

import muster
from muster.errors import BadOptionError, DatasetRefusedError
from muster.planning import Method


def test_the_verbs_go_from_lists_to_a_page(lists: Path, tmp_path: Path) -> None:
    dataset = muster.read(lists)
    plan = muster.plan(dataset, method="greedy")
    assert muster.verify(dataset, plan) == ()
    muster.write(plan, tmp_path / "plan.xlsx")
    assert muster.show(dataset, plan, tmp_path / "plan.html") == ()
    assert muster.show(dataset, None, str(tmp_path / "lists.html")) == ()
    assert {path.name for path in tmp_path.iterdir()} == {"lists", "plan.xlsx", "plan.html", "lists.html"}


def test_a_plan_from_python_is_signed_like_one_from_the_command_line(lists: Path) -> None:
    dataset = muster.read(lists)
    summary = muster.plan(dataset, method=Method.GREEDY).summary
    assert (summary.dataset_sha256, summary.version) == (dataset.sha256, muster.__version__)


def test_a_plan_is_stressed_and_shown_with_what_was_found(lists: Path, tmp_path: Path) -> None:
    dataset = muster.read(lists)
    plan = muster.plan(dataset)
    report = muster.stress(dataset, plan, tmp_path / "stress", failures=["link", "withdrawn:P"])
    assert {each.failure.failure_id for each in report.failures} == {"link:A-B", "withdrawn:P"}
    assert (tmp_path / "stress" / "failures.csv").is_file()
    muster.show(dataset, plan, tmp_path / "plan.html", stress=tmp_path / "stress")
    assert "What if it fails" in (tmp_path / "plan.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "option", [{"failures": ["earthquake"]}, {"pairs": -1}, {"workers": 0}, {"least_status": "withdrawn"}]
)
def test_a_stress_test_of_nothing_is_refused(lists: Path, tmp_path: Path, option: dict[str, Any]) -> None:
    dataset = muster.read(lists)
    with pytest.raises(BadOptionError):
        muster.stress(dataset, muster.plan(dataset, method="greedy"), tmp_path / "stress", **option)


def test_texts_are_matched_from_python_as_from_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remembering: dict[str, str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", remembering["XDG_CACHE_HOME"])
    (tmp_path / "texts.csv").write_text("text\nPatriot battery\nblue cheese\n", encoding="utf-8")
    (tmp_path / "items.csv").write_text("item,name\nsam,Patriot battery\ntent,Family tent\n", encoding="utf-8")
    matched = muster.match(tmp_path / "texts.csv", tmp_path / "matches.csv", catalogue=tmp_path / "items.csv")
    assert [match.item_id for _, match in matched.rows] == ["sam", None]
    assert (tmp_path / "matches.csv").read_text(encoding="utf-8").startswith("row,text,item,probability,")
    with pytest.raises(BadOptionError):
        muster.match(str(tmp_path / "texts.csv"), accept=2.0)


def test_the_package_lists_its_verbs() -> None:
    verbs = ["compare", "explain", "match", "plan", "read", "replan", "show", "stress", "verify", "whatif", "write"]
    assert dir(muster) == ["__version__", *verbs]


def test_a_name_that_muster_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="divine"):
        getattr(muster, "divine")  # noqa: B009 (mypy would rightly refuse the plain spelling)


def test_a_missing_dataset_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetRefusedError, match="nowhere"):
        muster.read(tmp_path / "nowhere")


def test_an_option_that_means_nothing_is_refused(lists: Path) -> None:
    with pytest.raises(BadOptionError):
        muster.plan(muster.read(lists), method="magic")
