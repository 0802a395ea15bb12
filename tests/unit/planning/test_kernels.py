"""Compiled kernels: kept where this user alone writes, right to the last place of their arrays."""

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from benchmarks.generating import Size, generate
from muster.datasets import write_dataset
from muster.planning import kernels
from tests.sources import ROOT
from tests.worlds import link, need, offer, world

PLAN_ONE = """
from muster.planning import Method, PlanOptions, compute_plan, is_compiled
from tests.unit.planning.test_kernels import ONE_WORLD
before = is_compiled(Method.GREEDY)
compute_plan(ONE_WORLD, PlanOptions(method=Method.GREEDY))
print(before, is_compiled(Method.GREEDY))
"""
PLAN_SEVERAL = """
import sys
import numpy as np
from muster.datasets import read_dataset
from muster.planning import Method, PlanOptions, compute_plan
from muster.planning.routes import _pop_least
from muster.verifying import verify
nothing = np.empty(0, np.int32)
try:
    _pop_least(nothing, np.empty(0, np.bool_), nothing, 1)
except IndexError:
    print("bounds are checked")
for path in sys.argv[1:]:
    dataset = read_dataset(path)
    for method in Method:
        plan = compute_plan(dataset.situation, PlanOptions(method=method))
        print(len(plan.movements) > 0, len(verify(dataset.situation, plan)))
"""
ONE_WORLD = world(needs=[need()], offers=[offer()], links=[link()])
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folders of its users apart by itself")


def run(program: str, *arguments: str, **variables: str) -> list[str]:
    """Lines that a program prints, where numba's settings and places are those given."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("NUMBA_", "XDG_"))}
    done = subprocess.run(  # noqa: S603 (our own programs)
        [sys.executable, "-W", "error", "-c", program, *arguments],
        cwd=ROOT,
        env={**inherited, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of caches, empty; what is temporary goes beside it."""
    for name in ("cache", "temporary"):
        (tmp_path / name).mkdir()
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, __file__)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return tmp_path / "cache"


def chosen_folder() -> Path:
    """The folder that would be taken by a process that begins now."""
    return kernels._folder.__wrapped__()


def test_nothing_is_out_of_bounds(tmp_path: Path) -> None:
    datasets = [tmp_path / str(seed) for seed in (1, 2, 3)]
    for seed, folder in enumerate(datasets):
        write_dataset(generate(Size.XXS, seed), folder)
    cache = str(tmp_path / "cache")
    said = run(PLAN_SEVERAL, *map(str, datasets), NUMBA_BOUNDSCHECK="1", NUMBA_CACHE_DIR=cache)
    assert said == ["bounds are checked", *["True 0"] * 6]


@pytest.mark.parametrize("home", ["/proc/nobody", __file__], ids=["nowhere", "a file"])
def test_kernels_are_kept_where_there_is_no_home_to_write_to(home: str, tmp_path: Path) -> None:
    places = {"HOME": home, "LOCALAPPDATA": home, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)}
    assert run(PLAN_ONE, **places) == ["False True"]
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.nbi")}
    assert any(path.name.startswith("routes.latest_stays") for path in kept)
    assert run(PLAN_ONE, **places) == ["True True"]
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.nbi")} == kept


def test_kernels_are_kept_where_the_user_wants_them(tmp_path: Path, caches: Path) -> None:
    assert run(PLAN_ONE, NUMBA_CACHE_DIR=str(tmp_path / "mine")) == ["False True"]
    assert list((tmp_path / "mine").rglob("*.nbi"))
    assert not list(caches.iterdir())


@POSIX
def test_the_folder_is_of_its_user_alone(caches: Path) -> None:
    folder = chosen_folder()
    assert folder.parent == caches / "muster"
    assert [stat.S_IMODE(each.stat().st_mode) for each in (folder, folder.parent)] == [0o700, 0o700]


@POSIX
def test_a_folder_that_others_may_write_to_is_not_used(caches: Path) -> None:
    (caches / "muster").mkdir()
    (caches / "muster").chmod(0o777)
    assert chosen_folder().parent == caches.parent / "temporary" / f"muster-{os.geteuid()}"


@POSIX
def test_a_link_to_a_folder_is_not_used(caches: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (caches / "muster").symlink_to(tmp_path / "elsewhere")
    assert chosen_folder().is_relative_to(tmp_path / "temporary")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_a_folder_of_somebody_else_is_not_used(caches: Path) -> None:
    for place in (caches / "muster", caches.parent / "temporary" / f"muster-{os.geteuid()}"):
        place.mkdir(mode=0o700)
        os.chown(place, 12345, 12345)
    folder = chosen_folder()
    assert folder.parent == caches.parent / "temporary"
    assert folder.stat().st_uid == os.geteuid()


def test_code_of_other_sources_or_settings_is_not_taken(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = chosen_folder()
    monkeypatch.setenv("NUMBA_BOUNDSCHECK", "1")
    checked = chosen_folder()
    assert checked.parent == plain.parent == caches / "muster"
    assert checked != plain


def test_what_was_not_used_for_long_is_removed(caches: Path) -> None:
    old, young = (caches / "muster" / f"kernels-{name}" for name in ("old", "young"))
    young.mkdir(parents=True, mode=0o700)
    (caches / "muster").chmod(0o700)
    old.mkdir()
    os.utime(old, (0, 0))
    chosen_folder()
    assert (old.exists(), young.exists()) == (False, True)
