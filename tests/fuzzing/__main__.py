"""Throw mutated texts at the number, date and quantity readers for a while; whatever they raise ends the run with 1."""

import argparse
import sys
from math import isfinite

SEEDS = (
    "1.000,5 1,000.5 20–30 ca. 20 280NULL49 двадцять 二十 dozen million",
    "until 12/31/2022 Q1 2023 з 1 грудня 1.–15. März 2023年3月底 KW 12/2023",
    "10 boxes of 50, 5 x 20 kg; 500 kVA; 2.500.000 Euro circa; T-72, per circa mille persone",
)
LONGEST = 400


def main() -> None:
    """Fuzz for as long as the command line asks."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=600)
    seconds = parser.parse_args().seconds
    if sys.platform != "linux":
        sys.stdout.write("The fuzzer runs on Linux only; nothing was fuzzed.\n")
        return
    _fuzz(seconds)


def _fuzz(seconds: int) -> None:
    import atheris  # noqa: PLC0415 # Linux only

    with atheris.instrument_imports(include=["muster.intake.texts"]):
        from muster.intake.texts.amounts import read_amount  # noqa: PLC0415 # instrumented as they are imported
        from muster.intake.texts.dates import read_date  # noqa: PLC0415 # as above
        from muster.intake.texts.money import read_money  # noqa: PLC0415 # as above
        from muster.intake.texts.quantities import find_quantities, read_quantity  # noqa: PLC0415 # as above

    def one_text(data: bytes) -> None:
        text = _spliced(data)
        amount = read_amount.__wrapped__(text)
        assert amount is None or isfinite(amount.least), text
        read_quantity.__wrapped__(text)
        read_money.__wrapped__(text)
        find_quantities(text)
        stated = read_date.__wrapped__(text)
        assert stated is None or stated.first <= stated.last, text

    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-timeout=20", f"-max_len={LONGEST}"], one_text)
    atheris.Fuzz()


def _spliced(data: bytes) -> str:
    """A text from the fuzzer's bytes; a byte of 0xFF puts in a piece of a seed, so that real words come up soon."""
    words = " ".join(SEEDS).split()
    parts = data.split(b"\xff")
    texts = [parts[0].decode("utf-8", "replace")]
    texts += [f" {words[part[0] % len(words)]} {part[1:].decode('utf-8', 'replace')}" for part in parts[1:] if part]
    return "".join(texts)


if __name__ == "__main__":
    main()
