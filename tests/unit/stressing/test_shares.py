"""Which trials each of several processes is given."""

from datetime import date

from muster.domain.disruption import Disruption, DisruptionKind, Failure, FailureKind, Trial
from muster.stressing.processes import Shares

MONDAY, TUESDAY = date(2022, 10, 17), date(2022, 10, 18)


def trial(name: str, strikes: date) -> Trial:
    """A link that closes on a day."""
    closed = Disruption(kind=DisruptionKind.LINK_CLOSED, subject_id=name, strikes=strikes, days=28)
    return Trial(failure=Failure(failure_id=f"link:{name}", kind=FailureKind.LINK, disruptions=(closed,)))


def test_a_worker_stays_on_its_day_while_that_has_trials() -> None:
    shares = Shares([trial("D", TUESDAY), trial("B", MONDAY), trial("C", TUESDAY), trial("A", MONDAY)])
    one = shares.next(None)
    other = shares.next(None)
    assert one == trial("A", MONDAY)
    assert other == trial("C", TUESDAY)
    assert shares.next(MONDAY) == trial("B", MONDAY)
    assert shares.next(TUESDAY) == trial("D", TUESDAY)
    assert shares.next(MONDAY) is None


def test_a_worker_without_a_day_of_its_own_helps_with_the_longest() -> None:
    shares = Shares([trial("A", MONDAY), *(trial(name, TUESDAY) for name in "BCD")])
    assert shares.next(None) == trial("A", MONDAY)
    assert shares.next(None) == trial("B", TUESDAY)
    assert shares.next(MONDAY) == trial("C", TUESDAY)


def test_what_a_worker_that_died_had_in_hand_waits_again() -> None:
    shares = Shares([trial("A", MONDAY)])
    given = shares.next(None)
    assert given is not None
    assert shares.next(None) is None
    shares.put_back(given)
    assert shares.next(TUESDAY) == given
