"""`muster show`, as its users and their browsers meet it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.functional.conftest import Run

ALONE = {"meta", "link", "br", "rect", "input", "img", "hr"}


class Outline(HTMLParser):
    """What a page is made of: its elements, headings and anchors; unbalanced ones are noted."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.unbalanced: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.unbalanced += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ALONE:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.unbalanced.append(tag)

    def of(self, *tags: str) -> Iterator[dict[str, str | None]]:
        return (attributes for tag, attributes in self.elements if tag in tags)


@pytest.fixture
def page(run: Run, lists: Path) -> str:
    """The page of a plan of the small dataset."""
    run("plan", lists, "--out", "plan")
    said = run("show", lists, "plan", "--out", "plan.html")
    assert (said.code, said.out, said.err) == (0, "The page is plan.html.\n", "")
    return Path("plan.html").read_text(encoding="utf-8")


def test_the_page_begins_with_what_is_covered_in_words(page: str) -> None:
    assert "Of 3 needs, 1 can be met in full and on time, 0 in full but partly late, 1 in part" in page
    assert "A small winter" in page
    assert "Mon 1 Jan 2024" in page


def test_the_page_opens_with_three_levels_of_confidence_beside_what_the_plan_reaches(page: str) -> None:
    (firm,) = re.findall(r'<h2 id="firm">.*?</section>', page, re.DOTALL)
    assert page.index(firm) < page.index('<h2 id="covered">')
    assert "is counted before planning" in firm
    assert (
        "Priority 1: of 1 need, 0 can be covered on time on firm commitments, 0 if pledges hold, 1 if every offer is "
        "accepted. This plan meets 1 in full and on time. It reaches 100\u202f% of the worth of the whole priority; no "
        "plan can reach more."
    ) in firm
    assert "The widest gap at priority 2 is Howitzer: 2 of 4 can be covered." in firm


def test_the_page_of_lists_alone_says_what_they_could_cover_and_nothing_of_a_plan(run: Run, lists: Path) -> None:
    assert run("show", lists, "--out", "lists.html").code == 0
    page = Path("lists.html").read_text(encoding="utf-8")
    (firm,) = re.findall(r'<h2 id="firm">.*?</section>', page, re.DOTALL)
    assert firm.count("can be covered on time on firm commitments") == 3
    assert "This plan" not in firm


def test_the_page_says_why_units_are_short(page: str) -> None:
    assert re.search(r"2 short: .*O-GUN-MORE", page)
    assert re.search(r"100 short: ", page)


def test_the_page_says_what_it_rests_on(page: str) -> None:
    assert "1 offer without a quantity, 1 row that is an estimate" in page


def test_a_cell_that_holds_markup_stays_a_text(page: str) -> None:
    assert "Generator &lt;500 kVA&gt;" in page
    assert "<500" not in page


def test_the_page_loads_and_runs_nothing(page: str) -> None:
    outline = Outline(page)
    assert not list(outline.of("script", "img", "link", "iframe", "form", "object"))
    assert not [each for _, each in outline.elements if "style" in each or any(name.startswith("on") for name in each)]
    (policy,) = (each["content"] for each in outline.of("meta") if each.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert all((each["href"] or "").startswith("#") for each in outline.of("a"))


def test_the_page_is_well_formed_and_can_be_read_aloud(page: str) -> None:
    outline = Outline(page)
    assert not outline.unbalanced
    ids = [each["id"] for _, each in outline.elements if "id" in each]
    assert len(ids) == len(set(ids))
    named = {each["href"] for each in outline.of("a")} | {
        f"#{each['aria-labelledby']}" for each in outline.of("section", "div") if "aria-labelledby" in each
    }
    assert named <= {f"#{each}" for each in ids}
    assert all("scope" in each for each in outline.of("th"))
    assert len(list(outline.of("caption"))) == len(list(outline.of("table")))
    levels = [int(tag[1]) for tag, _ in outline.elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}


def test_a_dataset_is_shown_without_a_plan(run: Run, doubtful: Path) -> None:
    assert run("show", doubtful, "--out", "lists.html").code == 0
    page = Path("lists.html").read_text(encoding="utf-8")
    assert not Outline(page).unbalanced
    assert "3 needs and 3 offers of 1 partner." in page
    assert "&#39;about 20&#39;" in page


def test_a_plan_that_breaks_a_promise_says_so_on_top(run: Run, lists: Path) -> None:
    run("plan", lists, "--out", "plan")
    fulfilment = Path("plan/fulfilment.csv")
    fulfilment.write_text(fulfilment.read_text(encoding="utf-8").replace("N-GEN", "N-<GONE>"), encoding="utf-8")
    said = run("show", lists, "plan", "--out", "plan.html")
    assert said.code == 1
    page = Path("plan.html").read_text(encoding="utf-8")
    assert "This plan breaks its promises" in page
    assert "N-<GONE>" not in page


def test_the_page_never_replaces_a_folder(run: Run, lists: Path) -> None:
    assert run("show", lists, "--out", lists).code == 2
    assert (lists / "needs.csv").is_file()


def test_only_an_earlier_page_is_replaced(run: Run, lists: Path) -> None:
    assert run("show", lists, "--out", "lists.html").code == 0
    assert run("show", lists, "--out", "lists.html").code == 0
    said = run("show", lists, "--out", lists / "needs.csv")
    assert said.code == 2
    assert "Muster has not written" in said.err
    assert (lists / "needs.csv").read_text(encoding="utf-8").startswith("need,")
