"""A real Chromium for the tests that look at pages; without one they are skipped, in CI they fail."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import muster
from tests.conftest import IN_CI
from tests.sources import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome")
EXAMPLE = ROOT / "examples" / "contact-group-2022-10"


def lack(what: str) -> None:
    """Skip a test for want of something, and say so; fail in CI."""
    if IN_CI:
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        lack("There is no Chromium here, so nothing looks at the pages. 'make browser' brings one where it may.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker, as one script."""
    script = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        lack("axe-core is missing, so nothing checks how pages are read aloud. 'make setup' brings it.")
    return script.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page of a plan of the example, and of its lists alone."""
    folder = tmp_path_factory.mktemp("pages")
    dataset = muster.read(EXAMPLE)
    muster.show(dataset, muster.plan(dataset, method="greedy"), folder / "plan.html")
    muster.show(dataset, None, folder / "lists.html")
    return folder
