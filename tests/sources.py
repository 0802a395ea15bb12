"""The project's own files, as the tests about them see them."""

from pathlib import Path

ROOT = Path(__file__).parent.parent

SIZE_AIMED_AT = 200
SIZE_ALLOWED = 300

_MADE_BY_COMMANDS = {"build", "dist", "node_modules", "__pycache__"}
_HIDDEN_BUT_OURS = {".ci", ".editorconfig", ".gitattributes", ".gitignore", ".npmrc"}


def python_modules(*folders: str) -> list[Path]:
    """Every Python file under the given folders of the project, sorted."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def project_files() -> list[Path]:
    """Every file that belongs to the project: neither hidden nor made by a command."""
    return sorted(path for path in _walk(ROOT) if path.is_file())


def line_count(module: Path) -> int:
    """Lines of the file, blank ones and comments included."""
    return len(module.read_text(encoding="utf-8").splitlines())


def name_of(path: Path) -> str:
    """The path as it is written inside the project."""
    return path.relative_to(ROOT).as_posix()


def _walk(folder: Path) -> list[Path]:
    found = []
    for path in folder.iterdir():
        hidden = path.name.startswith(".") and path.name not in _HIDDEN_BUT_OURS
        if hidden or path.name in _MADE_BY_COMMANDS:
            continue
        found.extend(_walk(path) if path.is_dir() else [path])
    return found
