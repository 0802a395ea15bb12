"""The pages of `muster show` in a real Chromium: on any screen, light and dark, by ear and by keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from muster.pictures import HeatCell, Heatmap, HeatRow, Look, draw_heatmap
from muster.pictures.lettering import text_width

Scheme = Literal["light", "dark"]
EACH_PAGE = pytest.mark.parametrize("name", ["plan.html", "lists.html"])
WIDTHS = pytest.mark.parametrize("width", [320, 768, 1400])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])

# Every visible text of a picture: its words, its box on the screen, and the size in which it is seen.
TEXTS = """() => [...document.querySelectorAll('svg.muster-picture text')]
    .filter(each => each.getClientRects().length && each.closest('svg').getBoundingClientRect().width > 0)
    .map(each => {
        const box = each.getBoundingClientRect();
        const size = parseFloat(each.getAttribute('font-size')) * each.getScreenCTM().a;
        const shrink = 0.15 * box.height;
        return [each.textContent, box.left, box.top + shrink, box.right, box.bottom - shrink, size,
                each.closest('svg').getAttribute('aria-labelledby'), each.getComputedTextLength(),
                parseFloat(each.getAttribute('font-size')), each.getAttribute('font-weight') === '600'];
    })"""


@contextmanager
def opened(
    browser: Browser, path: Path, width: int = 1400, scheme: Scheme = "light"
) -> Iterator[tuple[Page, list[str]]]:
    """The page on a screen of this width, and what the browser complains about."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(path.as_uri())
    yield page, complaints
    context.close()


@EACH_PAGE
@pytest.mark.parametrize("screen", [(320, "dark"), (1400, "light"), (1400, "dark")], ids=str)
def test_axe_finds_nothing(browser: Browser, axe: str, pages: Path, name: str, screen: tuple[int, Scheme]) -> None:
    with opened(browser, pages / name, *screen) as (page, _):
        page.evaluate(axe)
        found = page.evaluate("async () => await axe.run({resultTypes: ['violations']})")
    assert len(found["passes"]) > 20
    assert not [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]]


@EACH_PAGE
@WIDTHS
def test_the_page_never_scrolls_sideways_and_the_browser_has_no_complaint(
    browser: Browser, pages: Path, name: str, width: int
) -> None:
    with opened(browser, pages / name, width) as (page, complaints):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not complaints


@EACH_PAGE
@WIDTHS
def test_every_picture_is_seen_once_and_no_text_in_it_is_too_small_or_covered(
    browser: Browser, pages: Path, name: str, width: int
) -> None:
    with opened(browser, pages / name, width) as (page, _):
        seen = page.evaluate(
            "[...document.querySelectorAll('.picture')].map(each => "
            "[...each.querySelectorAll('svg')].filter(one => one.getBoundingClientRect().width > 0).length)"
        )
        written = page.evaluate(TEXTS)
    assert seen
    assert set(seen) == {1}
    assert min(each[5] for each in written) >= 10.99
    assert not _covered(written)


def test_texts_are_never_wider_than_they_were_taken_for(browser: Browser, pages: Path) -> None:
    with opened(browser, pages / "plan.html") as (page, _):
        written = page.evaluate(TEXTS)
    wider = [
        (words, length, guess)
        for words, *_, length, size, bold in written
        if length > 1.06 * (guess := text_width(words, size, bold=bold)) + 1.0
    ]
    assert not wider


def test_what_scrolls_can_be_reached_with_the_keyboard(browser: Browser, pages: Path) -> None:
    with opened(browser, pages / "plan.html", 800) as (page, _):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        unreachable = page.evaluate(
            "[...document.querySelectorAll('main *')].filter(each => each.scrollWidth > each.clientWidth + 1"
            " && getComputedStyle(each).overflowX === 'auto' && each.tabIndex < 0).length"
        )
    assert unreachable == 0


@SCHEMES
def test_a_picture_alone_follows_the_readers_scheme(browser: Browser, tmp_path: Path, scheme: Scheme) -> None:
    cell = HeatCell(share=0.5, figure="50 %", parts=("on time 1",), short="1 / 2")
    heatmap = Heatmap(
        title="Half is covered",
        description="",
        note="",
        short_note="",
        columns=("Priority 1",),
        short_columns=("P1",),
        rows=(HeatRow(label="Energy", cells=(cell,)),),
        empty="",
    )
    alone = tmp_path / "alone.svg"
    alone.write_text(draw_heatmap(heatmap, Look()), encoding="utf-8")
    with opened(browser, alone, scheme=scheme) as (page, complaints):
        ground = page.evaluate("getComputedStyle(document.querySelector('rect')).fill")
        assert not complaints
    assert ground == {"light": "rgb(253, 252, 249)", "dark": "rgb(20, 25, 28)"}[scheme]


def _covered(written: list[tuple[str, float, float, float, float, float, str]]) -> list[tuple[str, str]]:
    """Pairs of texts of one picture that run into each other."""
    found = []
    for place, one in enumerate(written):
        for other in written[place + 1 :]:
            apart = one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
            if one[6] == other[6] and not apart:
                found.append((one[0], other[0]))
    return found
