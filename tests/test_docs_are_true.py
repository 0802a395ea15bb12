"""The documentation says what is there, and what it shows works."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest

from muster.cli import main
from muster.cli.command import command
from muster.cli.exits import ExitCode
from muster.datasets.schema import DATASET_TABLES, PLAN_TABLES, SETTING_KEYS, Table
from muster.domain.doubt import DoubtKind
from muster.domain.findings import FindingCode
from muster.domain.layout import Field
from muster.domain.plan import Reason
from muster.domain.promises import PromiseCode
from muster.language.doubts import QUESTIONS
from muster.settings import Settings, read_settings, setting_names, variable
from tests.sources import ROOT, name_of

DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.rglob("*.md")), *sorted(ROOT.glob("*.md"))]
SERVICES = sorted(path.stem for path in (ROOT / "src/muster/services").glob("*_*.py") if path.stem != "__init__")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
IMAGE = re.compile(r"!\[([^\]]+)\]\(([^)\s]+)\)")
MOST_BYTES = 50_000  # of a picture
LISTED = list(command.commands)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LISTED)
def test_every_command_and_each_of_its_options_is_documented(name: str) -> None:
    section = text("docs/reference/cli.md").partition(f"## muster {name}\n")[2].partition("\n## ")[0]
    assert section, f"docs/reference/cli.md has no section 'muster {name}'."
    options = [each for each in command.commands[name].params if isinstance(each, click.Option)]
    for option in options:
        row = next((line for line in section.splitlines() if line.startswith(f"| `{option.opts[0]}")), "")
        assert row, f"'muster {name}' does not document {option.opts[0]}."
        choices = option.type.choices if isinstance(option.type, click.Choice) else ()
        assert all(str(choice) in row for choice in choices)
    written = set(re.findall(r"^\| `(--[\w-]+)", section, re.MULTILINE))
    assert written == {option.opts[0] for option in options}


def test_every_setting_is_documented_with_its_variable_and_default() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \| (\S+) \|", text("docs/reference/settings.md"), re.MULTILINE)
    assert [(name, key) for name, key, _ in rows] == [(name, variable(name)) for name in setting_names()]
    for name, _, default in rows:
        value = getattr(Settings(), name)
        assert default == ("none" if value is None else f"`{value}`")


def test_the_settings_file_that_is_shown_is_a_good_one(tmp_path: Path) -> None:
    (shown,) = (code for kind, code in BLOCK.findall(text("docs/reference/settings.md")) if kind == "toml")
    (tmp_path / "muster.toml").write_text(shown, encoding="utf-8")
    assert read_settings({}, tmp_path) != Settings()


def test_every_exit_code_is_documented() -> None:
    rows = re.findall(r"^\| (\d+) \|", text("docs/reference/exit-codes.md"), re.MULTILINE)
    assert [int(row) for row in rows] == [code.value for code in ExitCode]


def test_every_finding_and_every_promise_is_documented() -> None:
    findings, promises = text("docs/reference/findings.md"), text("docs/reference/promises.md")
    assert not [code.value for code in FindingCode if f"`{code.value}`" not in findings]
    assert not [code.value for code in PromiseCode if f"`{code.value}`" not in promises]


@pytest.mark.parametrize(
    ("page", "tables"), [("dataset", DATASET_TABLES), ("plan", PLAN_TABLES)], ids=["dataset", "plan"]
)
def test_every_table_and_column_is_documented(page: str, tables: tuple[Table, ...]) -> None:
    written = text(f"docs/reference/{page}.md")
    for table in tables:
        section = written.partition(f"## {table.name}\n")[2].partition("\n## ")[0]
        columns = [column.name for column in table.columns if column.name not in {"note", "source"}]
        assert not [name for name in columns if f"`{name}`" not in section], f"{page}.md, {table.name}"


def test_every_setting_of_a_dataset_and_every_reason_is_documented() -> None:
    section = text("docs/reference/dataset.md").partition("## settings\n")[2].partition("\n## ")[0]
    assert not [key.name for key in SETTING_KEYS if f"`{key.name}`" not in section]
    shortfalls = text("docs/reference/plan.md").partition("## shortfalls\n")[2]
    assert not [reason.value for reason in Reason if f"`{reason.value}`" not in shortfalls]


@pytest.mark.parametrize("service", SERVICES)
def test_a_use_case_bears_one_name_all_the_way(service: str) -> None:
    assert (ROOT / f"src/muster/cli/{service}.py").is_file()
    assert (ROOT / f"tests/functional/test_{service}.py").is_file()
    verb, thing = service.split("_")
    several = thing.endswith("s")
    assert (DOCS / f"how-to/{verb}-{thing}.md" if several else DOCS / f"how-to/{verb}-a-{thing}.md").is_file()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    broken = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not _leads_somewhere(page, link)]
    assert not broken


def test_the_readme_shows_a_picture_and_says_what_is_on_it() -> None:
    ((words, name),) = re.findall(r"!\[([^\]]+)\]\(([^)\s]+)\)", text("README.md"))
    assert len(words) > 40
    assert ET.fromstring(text(name)).tag.endswith("svg")  # noqa: S314 (our own picture)


@pytest.mark.parametrize("picture", sorted((DOCS / "pictures").glob("*.svg")), ids=name_of)
def test_every_picture_stands_on_a_page_and_says_in_words_what_is_on_it(picture: Path) -> None:
    shown = {
        ((page.parent / name).resolve(), " ".join(words.split()))
        for page in PAGES
        for words, name in IMAGE.findall(page.read_text(encoding="utf-8"))
    }
    assert [words for path, words in shown if path == picture and len(words) > 40]
    root = ET.fromstring(picture.read_text(encoding="utf-8"))  # noqa: S314 (our own picture)
    told = {child.tag.partition("}")[2]: child.text for child in root}
    assert root.tag.endswith("svg")
    assert told["title"]
    assert told["desc"]
    assert picture.stat().st_size < MOST_BYTES


def test_every_page_of_the_documentation_can_be_reached_from_its_index() -> None:
    seen: set[Path] = set()
    waiting = [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in seen and page.suffix == ".md" and page.is_file():
            seen.add(page)
            found = LINK.findall(page.read_text(encoding="utf-8"))
            waiting += [(page.parent / link.partition("#")[0]).resolve() for link in found if ":" not in link]
    assert not set(DOCS.rglob("*.md")) - seen


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial/first-plan.md", "docs/tutorial/when-things-change.md"])
def test_the_commands_that_are_shown_work(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    lines = list(_commands(text(page)))
    assert lines
    for line in lines:
        assert main(line, {}) == 0, line


def test_the_python_that_the_readme_shows_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    (shown,) = (code for kind, code in BLOCK.findall(text("README.md")) if kind == "python")
    exec(compile(shown, "README.md", "exec"), {})  # noqa: S102 (our own README)
    assert (tmp_path / "plan.xlsx").is_file()


@pytest.mark.parametrize("page", [page for page in PAGES if "```python" in page.read_text("utf-8")], ids=name_of)
def test_the_python_that_is_shown_is_python(page: Path) -> None:
    for kind, code in BLOCK.findall(page.read_text(encoding="utf-8")):
        if kind == "python":
            compile(code, name_of(page), "exec")


def test_commands_that_are_shown_anywhere_exist() -> None:
    shown = {line[0] for page in PAGES for line in _commands(page.read_text(encoding="utf-8")) if line}
    assert not {name for name in shown if not name.startswith("-")} - set(LISTED)


def _commands(page: str) -> Iterator[list[str]]:
    """Arguments of each `muster` command that a page shows in a shell block."""
    for kind, code in BLOCK.findall(page):
        for line in code.splitlines() if kind == "sh" else ():
            for part in re.split(r"&&|>", line.partition("#")[0]):
                words = shlex.split(part)
                if words[:1] == ["muster"]:
                    yield words[1:]


def _leads_somewhere(page: Path, link: str) -> bool:
    """Whether a link names a file of the project, and a heading in it; links to elsewhere are not followed."""
    if re.match(r"\w+:", link):
        return True
    name, _, anchor = link.partition("#")
    target = (page.parent / name).resolve() if name else page
    if not target.exists() or not anchor:
        return target.exists()
    headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
    return anchor in {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_every_doubt_is_documented_and_has_its_question() -> None:
    page = text("docs/reference/doubts.md")
    assert not [kind.value for kind in DoubtKind if f"| `{kind.value}` |" not in page]
    assert set(QUESTIONS) == set(DoubtKind)


def test_every_field_of_a_list_is_documented() -> None:
    page = text("docs/how-to/intake-a-list.md")
    assert not [field.value for field in Field if f"`{field.value}`" not in page]
