"""Elements are escaped, numbers finite, colours plain where nobody decides later."""

import pytest

from muster.errors import BadOptionError, BrokenInvariantError
from muster.pictures import Look, Theme, picture_style
from muster.pictures.look import PALETTE
from muster.pictures.pen import Pen, number
from tests.unit.pictures.drawings import tree

AUTO = Pen(Look())


def test_words_that_look_like_markup_stay_words() -> None:
    assert AUTO.text('<b>"5 & 6"</b>', 0, 0).count("<") == 2
    assert "&lt;b&gt;" in AUTO.text("<b>", 0, 0)
    assert AUTO.element("g", aria_label="<&") == '<g aria-label="&lt;&amp;"/>'


def test_a_title_that_looks_like_markup_stays_a_title() -> None:
    root = tree(AUTO.picture("</title><script>", "a & b", 10))
    assert [each.tag.rpartition("}")[2] for each in root][:2] == ["title", "desc"]
    assert root[0].text == "</title><script>"


def test_characters_that_xml_forbids_are_replaced() -> None:
    assert tree(AUTO.picture("a\x00b\x0b\ufffe", "", 10))[0].text == "a\ufffdb\ufffd\ufffd"


@pytest.mark.parametrize(("value", "written"), [(1.0, "1"), (1.256, "1.26"), (-0.001, "0"), (-2.5, "-2.5"), (10, "10")])
def test_numbers_are_short(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_a_number_that_is_not_finite_is_refused(value: float) -> None:
    with pytest.raises(BrokenInvariantError, match="no place in a picture"):
        number(value)


@pytest.mark.parametrize("width", [239.9, 0.0, float("nan")])
def test_a_width_on_which_nothing_can_be_drawn_is_refused(width: float) -> None:
    with pytest.raises(BadOptionError, match="240 px"):
        Look(width=width)


def test_colours_are_attributes_even_where_the_reader_decides() -> None:
    drawn = AUTO.rect((0, 0), (1, 1), fill="sea", stroke="ink")
    assert f'fill="{PALETTE["sea"][0]}"' in drawn
    assert 'class="mp-f-sea mp-s-ink"' in drawn


@pytest.mark.parametrize(("theme", "place"), [(Theme.LIGHT, 0), (Theme.DARK, 1)])
def test_a_fixed_theme_needs_neither_classes_nor_a_style_sheet(theme: Theme, place: int) -> None:
    pen = Pen(Look(theme=theme))
    assert pen.rect((0, 0), (1, 1), fill="sea") == AUTO.element(
        "rect", x=0, y=0, width=1, height=1, fill=PALETTE["sea"][place]
    )
    assert "<style" not in pen.picture("", "", 10)


def test_the_style_sheet_holds_every_colour_in_light_and_dark() -> None:
    style = picture_style()
    for token, (light, dark) in PALETTE.items():
        assert f"--mp-{token}:{light};" in style
        assert f"--mp-{token}:{dark};" in style
        assert f".mp-f-{token}{{" in style
        assert f".mp-s-{token}{{" in style
    assert "<" not in style
    assert "url(" not in style


@pytest.mark.parametrize(
    "pair",
    [("ink", "paper"), ("quiet", "paper"), ("ink", "water"), ("ink", "land"), ("ink", "home"), ("quiet", "land")]
    + [("ink", f"heat-{depth}") for depth in range(4)]
    + [("heat-deep-ink", f"heat-{depth}") for depth in (4, 5)],
)
@pytest.mark.parametrize("theme", [0, 1])
def test_texts_have_a_contrast_of_four_and_a_half_to_one(pair: tuple[str, str], theme: int) -> None:
    one, other = (_luminance(PALETTE[token][theme]) for token in pair)
    assert (max(one, other) + 0.05) / (min(one, other) + 0.05) >= 4.5


@pytest.mark.parametrize("token", ["sea", "rail", "road", "air", "inland_water", "course", "late"])
@pytest.mark.parametrize("ground", ["paper", "land", "water"])
@pytest.mark.parametrize("theme", [0, 1])
def test_lines_have_a_contrast_of_three_to_one(token: str, ground: str, theme: int) -> None:
    one, other = (_luminance(PALETTE[each][theme]) for each in (token, ground))
    assert (max(one, other) + 0.05) / (min(one, other) + 0.05) >= 3.0


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
