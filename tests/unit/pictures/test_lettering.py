"""Texts are measured on the wide side, cut and wrapped."""

from muster.pictures.lettering import shorten, text_width, wrap


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert text_width("mmm", 10) > text_width("nnn", 10) > text_width("iii", 10)
    assert text_width("發電機", 10) == 30.0
    assert text_width("e\u0301", 10) == text_width("e", 10)


def test_a_text_that_fits_is_left_alone() -> None:
    assert shorten("Kyiv", 100, 12) == "Kyiv"


def test_a_text_that_does_not_fit_is_cut_to_its_room() -> None:
    cut = shorten("Power transformer, 110/10 kV", 100, 12)
    assert cut.endswith("…")
    assert text_width(cut, 12) <= 100
    assert shorten("Kyiv", 1, 12) == "…"


def test_words_are_wrapped_between_words() -> None:
    lines = wrap("one two three four", text_width("one two three", 12), 12)
    assert lines == ["one two three", "four"]
    assert wrap("Donaudampfschifffahrt", 10, 12) == ["Donaudampfschifffahrt"]
