"""Write SVG elements: numbers checked and short, texts escaped, colours by token."""

from dataclasses import dataclass
from math import isfinite
from xml.sax.saxutils import escape, quoteattr

from muster.errors import BrokenInvariantError
from muster.pictures.look import FONT, PALETTE, Look, Theme, picture_style

TINY = 11.0
SMALL = 11.5
TEXT = 12.5
TITLE = 17.0
NAMESPACE = "http" + "://www.w3.org/2000/svg"
"""The name of the language, which nothing ever loads."""


@dataclass(frozen=True)
class Pen:
    """Writes elements in one look."""

    look: Look

    def element(self, name: str, *children: str, **attributes: str | float | None) -> str:
        """One element; `fill` and `stroke` may be tokens of the palette, absent attributes are left out.

        Underscores in names become hyphens, one at the end falls away. Children are markup, already escaped.
        """
        written = "".join(f" {each}={quoteattr(value)}" for each, value in self._painted(attributes).items())
        return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"

    def text(self, words: str, x: float, y: float, **attributes: str | float | None) -> str:
        """One line of text with its baseline at y; in ink and 12.5 px unless told otherwise."""
        own: dict[str, str | float | None] = {"x": x, "y": y, "font_size": TEXT, "fill": "ink", **attributes}
        return self.element("text", escape(clean(words)), **own)

    def line(self, start: tuple[float, float], end: tuple[float, float], **attributes: str | float | None) -> str:
        """A straight line; a hairline unless told otherwise."""
        own: dict[str, str | float | None] = {"stroke": "hairline", "stroke_width": 1, **attributes}
        return self.element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], **own)

    def rect(self, corner: tuple[float, float], size: tuple[float, float], **attributes: str | float | None) -> str:
        """A rectangle by its upper left corner and its size."""
        return self.element("rect", x=corner[0], y=corner[1], width=size[0], height=size[1], **attributes)

    def picture(self, title: str, description: str, height: float, *children: str) -> str:
        """The whole picture, named and described for those who hear it."""
        name = self.look.name
        style = self.element("style", picture_style()) if self.look.carries_style else ""
        ground = self.rect((0, 0), (self.look.width, height), fill="paper")
        return self.element(
            "svg",
            self.element("title", escape(clean(title)), id=f"{name}-title"),
            self.element("desc", escape(clean(description)), id=f"{name}-desc"),
            style,
            ground,
            *children,
            xmlns=NAMESPACE,
            class_="muster-picture",
            viewBox=f"0 0 {number(self.look.width)} {number(height)}",
            width=self.look.width,
            height=height,
            role="img",
            aria_labelledby=f"{name}-title {name}-desc",
            font_family=FONT,
        )

    def _painted(self, attributes: dict[str, str | float | None]) -> dict[str, str]:
        """Attributes as text, tokens as colours, with classes where the reader's system decides."""
        written: dict[str, str] = {}
        classes = []
        for given, value in attributes.items():
            name = given.rstrip("_").replace("_", "-")
            if value is None:
                continue
            if name in {"fill", "stroke"} and value in PALETTE:
                written[name] = self.look.colour(str(value))
                classes.append(f"mp-{name[0]}-{value}")
            else:
                written[name] = number(value) if isinstance(value, int | float) else clean(value)
        if classes and self.look.theme is Theme.AUTO:
            written["class"] = " ".join((*written.get("class", "").split(), *classes))
        return written


def number(value: float) -> str:
    """A number with at most two decimals.

    Raises
    ------
    BrokenInvariantError
        It is not finite: a picture with it would be blank, and nobody would know why.
    """
    if not isfinite(value):
        raise BrokenInvariantError(f"{value} is no place in a picture.")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def clean(words: str) -> str:
    """The words with what XML 1.0 forbids (§2.2) replaced by U+FFFD."""
    return "".join(each if _allowed(ord(each)) else "\ufffd" for each in words)


def _allowed(code: int) -> bool:
    return code in {0x9, 0xA, 0xD} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF  # noqa: PLR2004 (the ranges of XML 1.0, §2.2)
