"""How pictures look: width, theme, and one palette for light and dark, as attributes and as a style sheet."""

from dataclasses import dataclass
from enum import StrEnum

from muster.errors import BadOptionError

LEAST_WIDTH = 240.0
NARROW_WIDTH = 520.0


class Theme(StrEnum):
    """Light, dark, or as the reader's system asks."""

    LIGHT = "light"
    DARK = "dark"
    AUTO = "auto"


# Hues of Okabe & Ito ("Color Universal Design", 2008), deepened on paper and lifted on dark ground until lines keep
# a contrast of 3 : 1; the rest are the tokens of the page.
PALETTE: dict[str, tuple[str, str]] = {
    "paper": ("#fdfcf9", "#14191c"),
    "ink": ("#1b2226", "#e7e5de"),
    "quiet": ("#566167", "#a0abb0"),
    "hairline": ("#ddd9ce", "#2f383d"),
    "rule": ("#8f968f", "#66737a"),
    "water": ("#e4edf1", "#10212a"),
    "land": ("#faf8f1", "#232b2f"),
    "home": ("#f3ecd2", "#34362a"),
    "coast": ("#a9b9c0", "#46606c"),
    "border": ("#cbc6b8", "#46504f"),
    "sea": ("#0072b2", "#4aa3dd"),
    "rail": ("#00805c", "#2bbd93"),
    "road": ("#b87400", "#e69f00"),
    "air": ("#b3568a", "#d88fb8"),
    "inland_water": ("#2b86bd", "#7cc8f2"),
    "course": ("#566167", "#a0abb0"),
    "late": ("#c24e00", "#f08a4b"),
    "heat-0": ("#fdfcf9", "#14191c"),
    "heat-1": ("#e3eff0", "#1b2f33"),
    "heat-2": ("#c1dcdf", "#20454b"),
    "heat-3": ("#8fc0c6", "#275f67"),
    "heat-4": ("#35808a", "#4fa6b1"),
    "heat-5": ("#135c66", "#86d3dc"),
    "heat-deep-ink": ("#ffffff", "#0b1517"),
}
FONT = "'Noto Sans', system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one picture is drawn.

    `width` in px, at which texts keep their sizes. `name` begins its ids, so that several stand on one page.
    `styled` puts the style sheet inside; a page that already carries `picture_style()` leaves it out. Themes other
    than auto need none: every colour is a plain attribute.

    Raises
    ------
    BadOptionError
        The width is below 240 px.
    """

    width: float = 960.0
    theme: Theme = Theme.AUTO
    name: str = "picture"
    styled: bool = True

    def __post_init__(self) -> None:
        """Refuse what nothing can be drawn on."""
        if not self.width >= LEAST_WIDTH:
            raise BadOptionError(
                f"A picture {self.width} px wide was asked for. At least {LEAST_WIDTH:.0f} px are needed."
            )

    @property
    def narrow(self) -> bool:
        """Whether there is little room, as on a telephone."""
        return self.width < NARROW_WIDTH

    @property
    def carries_style(self) -> bool:
        """Whether the style sheet goes inside."""
        return self.styled and self.theme is Theme.AUTO

    def colour(self, token: str) -> str:
        """Colour of a token in plain form; that of the light theme where the reader's system decides."""
        return PALETTE[token][1 if self.theme is Theme.DARK else 0]


def picture_style() -> str:
    """Style sheet of all pictures: every token in light and dark, for fills and for strokes."""
    light = "".join(f"--mp-{token}:{colours[0]};" for token, colours in PALETTE.items())
    dark = "".join(f"--mp-{token}:{colours[1]};" for token, colours in PALETTE.items())
    fills = "".join(f".mp-f-{token}{{fill:var(--mp-{token})}}" for token in PALETTE)
    strokes = "".join(f".mp-s-{token}{{stroke:var(--mp-{token})}}" for token in PALETTE)
    return (
        f".muster-picture{{{light}font-variant-numeric:tabular-nums lining-nums}}"
        f"@media (prefers-color-scheme:dark){{.muster-picture{{{dark}}}}}{fills}{strokes}"
    )
