"""Random choices that can be repeated."""

from benchmarks.generating.dice import Dice


def test_the_same_seed_and_purpose_give_the_same_choices() -> None:
    assert [Dice(1, "links").share() for _ in range(3)] == [Dice(1, "links").share() for _ in range(3)]


def test_another_purpose_gives_other_choices() -> None:
    assert Dice(1, "links").share() != Dice(1, "sites").share()


def test_whole_numbers_reach_both_ends() -> None:
    dice = Dice(1)
    assert {dice.whole(2, 4) for _ in range(100)} == {2, 3, 4}


def test_numbers_near_another_stay_within_the_factor() -> None:
    dice = Dice(1)
    assert all(5.0 <= dice.near(10.0) <= 20.0 for _ in range(100))


def test_some_of_the_options_are_all_different() -> None:
    assert sorted(Dice(1).some_of("abc", 5)) == ["a", "b", "c"]
