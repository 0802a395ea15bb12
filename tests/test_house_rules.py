"""The rules of CONTRIBUTING.md that a program can check and that no linter knows."""

import ast
import json
import re
import tokenize
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.sources import ROOT, SIZE_ALLOWED, line_count, name_of, project_files, python_modules

MODULES = python_modules("src", "benchmarks")
EVERY_MODULE = pytest.mark.parametrize("module", MODULES, ids=name_of)

BODY_ALLOWED = 40
BANNED_NAMES = {"utils", "helpers", "common", "misc", "manager", "base"}

# Each exception carries its reason; an exception that is no longer needed fails.
LONG_MODULES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}

CORE = {"domain", "units", "errors", "comparing", "matching", "planning", "verifying"}
IMPORTED_AS = {"charset-normalizer": "charset_normalizer", "python-calamine": "python_calamine"}

HOST = re.compile(r"\w+://|--(?:extra-)?index-url|--find-links")
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root|home/[a-z]\w*)/")
SILENCED = re.compile(
    r"#\s*(?:noqa|type:\s*ignore)(?P<codes>:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[\w, -]+\])?(?P<reason>.*)"
)
BINARY = {".ods", ".pdf", ".png", ".ttf", ".xls", ".xlsx"}


@EVERY_MODULE
def test_a_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(_tree(module)), f"{name_of(module)} begins without a docstring."


@EVERY_MODULE
def test_a_module_is_named_for_its_content(module: Path) -> None:
    names = set(module.relative_to(ROOT).with_suffix("").parts)
    assert not names & BANNED_NAMES, f"{name_of(module)} bears a name that says nothing."


def test_modules_are_short_or_say_why_not() -> None:
    too_long = {name_of(module): lines for module in MODULES if (lines := line_count(module)) > SIZE_ALLOWED}
    _expect_exactly(too_long, LONG_MODULES)


def test_functions_are_short_or_say_why_not() -> None:
    too_long = {
        f"{name_of(module)}:{function.name}": lines
        for module in MODULES
        for function in ast.walk(_tree(module))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := _body_lines(function)) > BODY_ALLOWED
    }
    _expect_exactly(too_long, LONG_FUNCTIONS)


@pytest.mark.parametrize("module", python_modules("src", "benchmarks", "tests"), ids=name_of)
def test_a_silenced_check_gives_its_reason(module: Path) -> None:
    with tokenize.open(module) as source:
        comments = [token for token in tokenize.generate_tokens(source.readline) if token.type == tokenize.COMMENT]
    silent = [
        f"line {token.start[0]}: {token.string}"
        for token in comments
        for found in SILENCED.finditer(token.string)
        if not found["codes"] or len(re.findall(r"\w+", found["reason"])) < 2
    ]
    assert not silent, f"{name_of(module)} silences a check without its code and a reason: {silent}"


@pytest.mark.parametrize("lock", [*sorted((ROOT / "locks").glob("*.txt")), ROOT / "package-lock.json"], ids=name_of)
def test_a_lock_names_no_host(lock: Path) -> None:
    assert not HOST.findall(lock.read_text(encoding="utf-8"))


def test_the_locks_hold_every_direct_dependency() -> None:
    groups = {name: _group(name) for name in ("tool", "node")}
    for lock, names in {"run": _runtime(), "dev": _runtime() | _group("dev"), **groups}.items():
        locked = re.findall(r"^([\w.-]+)==", (ROOT / "locks" / f"{lock}.txt").read_text(encoding="utf-8"), re.MULTILINE)
        assert names <= set(locked), f"Run 'make lock': locks/{lock}.txt lacks {sorted(names - set(locked))}."


def test_every_direct_dependency_is_acknowledged() -> None:
    told = set(re.findall(r"^\| `([\w.-]+)` \|", (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert told == _runtime() | _group("dev") | _group("tool") | _group("node") | _npm()


def test_the_import_contracts_cover_every_dependency_and_the_whole_core() -> None:
    contracts = {contract["name"]: contract for contract in _project()["tool"]["importlinter"]["contracts"]}
    nouns = contracts["The nouns need the standard library only"]
    core = contracts["The core knows no screen, sheet, page or database"]
    assert {IMPORTED_AS.get(name, name) for name in _runtime()} <= set(nouns["forbidden_modules"])
    here = {f"muster.{path.stem}" for path in (ROOT / "src" / "muster").iterdir() if path.stem in CORE}
    assert here <= set(nouns["source_modules"]) | set(core["source_modules"])


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [
        f"{name_of(path)}: {path_named.group()}"
        for path in project_files()
        if path.suffix not in BINARY
        for path_named in MACHINE_PATH.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found


def _expect_exactly(too_long: dict[str, int], excused: dict[str, str]) -> None:
    unexcused = {name: lines for name, lines in too_long.items() if name not in excused}
    assert not unexcused, f"Split these, or list them with a reason: {unexcused}"
    assert not set(excused) - set(too_long), "These exceptions are no longer needed."


def _body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _runtime() -> set[str]:
    return _names(_project()["project"]["dependencies"])


def _group(name: str) -> set[str]:
    return _names(_project()["dependency-groups"][name])


def _npm() -> set[str]:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    return {*package["dependencies"], *package["devDependencies"]}


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0] for requirement in requirements}
