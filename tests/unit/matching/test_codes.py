"""Codes in texts: the right shape, the right check digit, and nothing else."""

import pytest

from muster.matching.codes import Code, CodeKind, codes_of, is_gtin


def test_a_stock_number_also_gives_its_supply_class() -> None:
    assert codes_of("RIFLE 1005-00-073-9421") == (Code(CodeKind.NSN, "1005000739421"), Code(CodeKind.FSC, "1005"))


@pytest.mark.parametrize("text", ["7830-DS-ELL-IPTI", "0005-00-073-9421", "1005-00-073-942", "phone 0501234567"])
def test_what_has_another_shape_is_no_code(text: str) -> None:
    assert codes_of(text) == ()


def test_other_codes_are_told_by_their_word_or_check_digit() -> None:
    assert codes_of("UNSPSC 42171600") == (Code(CodeKind.UNSPSC, "42171600"),)
    assert codes_of("FSC 6515 syringe") == (Code(CodeKind.FSC, "6515"),)
    assert codes_of("EAN 4006381333931") == (Code(CodeKind.GTIN, "04006381333931"),)
    assert not is_gtin("4006381333932")
