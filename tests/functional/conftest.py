"""What the functional tests share: a small dataset on disk, and Muster run as its users run it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from muster.cli import main
from muster.datasets import write_dataset
from muster.domain.situation import Situation
from tests.worlds import course, item, link, need, offer, trainees, world


@dataclass(frozen=True)
class Said:
    """What a command gave: its exit code, and what it said on both outputs."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `muster` in an empty working folder, with no settings but those given."""
    monkeypatch.chdir(tmp_path)

    def run_muster(*arguments: str | Path, environment: Mapping[str, str] | None = None) -> Said:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments], environment or {})
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return run_muster


@pytest.fixture(scope="session")
def remembering(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which what is costly to compute of a text is kept from test to test."""
    return {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}


@pytest.fixture
def run_again(run: Run, remembering: dict[str, str]) -> Run:
    """As `run`, with a cache that is kept from test to test."""
    return lambda *arguments: run(*arguments, environment=remembering)


@pytest.fixture
def situation() -> Situation:
    """Ten generators wanted and twelve offered; four guns wanted, of which two come with crews; nobody has boots."""
    return world(
        settings={"title": "A small winter"},
        items=[
            item("generator", name="Generator <500 kVA>", category="energy", unit="piece"),
            item("gun", name="Howitzer", category="artillery", unit="gun", qualification="gunner", crew=5),
            item("boots", name="Winter boots", category="winter", unit="pair"),
        ],
        needs=[
            need("N-GEN", item="generator", quantity=10, site="B", due=20),
            need("N-GUN", item="gun", quantity=4, site="B", due=30, priority=2),
            need("N-BOOTS", item="boots", quantity=100, site="B", due=30, priority=3),
        ],
        offers=[
            offer("O-GEN", item="generator", quantity=12, site="A", note="estimate: counted from afar"),
            offer("O-GUN", item="gun", quantity=2, site="A", status="committed"),
            offer("O-GUN-MORE", item="gun", quantity=None, site="A"),
        ],
        links=[link("A", "B", days=2, capacity_t_per_week=20.0, cost_per_t=7.0)],
        courses=[course("C-GUN", qualification="gunner", days=14, seats=20, first_start=7, site="A")],
        trainees=[trainees(20, "gunner")],
    )


@pytest.fixture
def lists(tmp_path: Path, situation: Situation) -> Path:
    """The small dataset as a folder."""
    folder = tmp_path / "lists"
    write_dataset(situation, folder)
    return folder


@pytest.fixture
def doubtful(lists: Path) -> Path:
    """The small dataset with one wrong row and one column that nobody knows."""
    with (lists / "needs.csv").open("a", encoding="utf-8") as needs:
        header = (lists / "needs.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
        wrong = {"need": "N-BAD", "item": "generator", "quantity": "about 20", "priority": "1", "site": "B"}
        needs.write(",".join({**wrong, "due": "2024-01-20"}.get(column, "") for column in header) + "\n")
    return lists
