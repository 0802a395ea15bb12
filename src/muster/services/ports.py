"""What the use cases ask of the machine that they run on; `bootstrap` gives it to them."""

from datetime import date
from typing import Protocol


class Machine(Protocol):
    """The one clock and the one scales: nothing else in Muster asks what time it is or how much memory is used."""

    def seconds(self) -> float:
        """Seconds since some fixed moment; never runs backwards."""

    def peak_mb(self) -> float:
        """Most memory that this process has held so far, in megabytes; 0 where the system does not tell."""

    def today(self) -> date:
        """The day that it is where Muster runs."""
