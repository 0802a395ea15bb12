"""What tests read out of a picture: its texts with the boxes that they take up, and its shapes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree as ET

from muster.pictures.lettering import text_width

SVG = "{http" + "://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Written:
    """One text with its left, top, right and bottom in px, and its size."""

    words: str
    box: tuple[float, float, float, float]
    size: float


def tree(picture: str) -> ET.Element:
    """The root of a picture; fails where it is not well-formed."""
    return ET.fromstring(picture)  # noqa: S314 (our own picture)


def texts(picture: str) -> list[Written]:
    """Every text that is drawn."""
    return list(_texts(tree(picture)))


def words(picture: str) -> list[str]:
    """The words of every text that is drawn."""
    return [each.words for each in texts(picture)]


def overlaps(written: Sequence[Written]) -> list[tuple[str, str]]:
    """Pairs of texts that run into each other."""
    return [
        (one.words, other.words)
        for one, other in combinations(written, 2)
        if one.box[0] < other.box[2]
        and other.box[0] < one.box[2]
        and one.box[1] < other.box[3]
        and other.box[1] < one.box[3]
    ]


def outside(picture: str) -> list[str]:
    """Texts that are not wholly inside the picture."""
    width, height = (float(tree(picture).attrib[name]) for name in ("width", "height"))
    return [
        each.words
        for each in texts(picture)
        if each.box[0] < -0.5 or each.box[1] < -0.5 or each.box[2] > width + 0.5 or each.box[3] > height + 0.5
    ]


def paths(picture: str, token: str, paint: str = "s") -> list[str]:
    """Data of the paths in one colour."""
    found = tree(picture).iter(f"{SVG}path")
    return [each.attrib["d"] for each in found if f"mp-{paint}-{token}" in each.attrib.get("class", "").split()]


def numbers(picture: str) -> list[float]:
    """Every number of every attribute that places or sizes something."""
    placed = ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "d", "width", "height", "stroke-width", "font-size")
    values = [each.attrib.get(name, "") for each in tree(picture).iter() for name in placed]
    return [float(each) for value in values for each in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", value)]


def _texts(root: ET.Element) -> Iterator[Written]:
    for each in root.iter(f"{SVG}text"):
        size = float(each.attrib["font-size"])
        said = "".join(each.itertext())
        width = text_width(said, size, bold=each.attrib.get("font-weight") == "600")
        x, y = float(each.attrib["x"]), float(each.attrib["y"])
        left = x - {"start": 0.0, "middle": width / 2.0, "end": width}[each.attrib.get("text-anchor", "start")]
        yield Written(said, (left, y - 0.78 * size, left + width, y + 0.2 * size), size)
