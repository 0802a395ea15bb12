"""Turn a page into HTML: every text escaped, the one style sheet inside, nothing else allowed to load or run."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from muster.briefing.page import Page
from muster.language import say
from muster.pictures import picture_style

SIGNATURE = '<meta name="generator" content="Muster">'
"""Stands near the beginning of every page, so that a page is told from other files."""


def render(page: Page) -> str:
    """The page as one HTML document."""
    return _environment().get_template("page.html.j2").render(page=page)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("muster.briefing"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = files("muster.briefing").joinpath("report.css").read_text(encoding="utf-8") + picture_style()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    environment.globals.update(
        say=say,
        style=style,
        signature=SIGNATURE,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )
    return environment
