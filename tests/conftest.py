"""What every test may use: hypothesis profiles and the folder of public data."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from tests.sources import ROOT, SIZE_AIMED_AT, line_count, name_of, python_modules

# A shell that starts the tests in the background lets them, and so all that they start, ignore Ctrl-C.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

IN_CI = os.environ.get("CI") == "true"

# No deadline: the first call of a compiled kernel takes seconds, and that is no fault.
settings.register_profile("default", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("soak", max_examples=5_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if IN_CI else "default"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public data beside the project; without it a test is skipped, in CI it fails."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        lacking = "The folder 'shared' beside the project is missing, so this test cannot read its public data."
        if IN_CI:
            pytest.fail(lacking)
        pytest.skip(lacking)
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the modules that have outgrown the size we aim at, without failing."""
    for module in python_modules("src", "benchmarks"):
        if (lines := line_count(module)) > SIZE_AIMED_AT:
            terminalreporter.write_line(f"{name_of(module)} has {lines} lines; aim at {SIZE_AIMED_AT} or fewer.")
