"""Sentences for files that cannot be read or written."""

from muster.errors import SheetFault
from muster.language.faults import _SENTENCES, fault_sentence


def test_every_fault_has_a_sentence_that_names_the_file() -> None:
    assert set(_SENTENCES) == set(SheetFault)
    assert all(sentence.startswith("{file}") for sentence in _SENTENCES.values())


def test_a_fault_says_where_what_was_expected_and_what_to_do() -> None:
    assert fault_sentence(SheetFault.NOT_UTF8, "needs.csv", {"byte": "0xE4", "position": "12"}) == (
        "needs.csv: the byte 0xE4 at position 12 is not UTF-8. CSV files in UTF-8 were expected. Save the file again "
        "as 'CSV UTF-8'."
    )
