"""The training side of the master: who joins which start from which pool, and who is bound by when."""

from typing import Protocol

import numpy as np

from muster.planning.instance import Instance


class Table(Protocol):
    """Where rows and columns are entered."""

    def row(self, key: tuple[str, int, int], limit: float) -> int:
        """Number of the row of a limit."""

    def close(self, entries: dict[int, float]) -> None:
        """End a column."""


class People:
    """Enters course starts as shares of their seats, one variable for each pool that has anyone by then."""

    def __init__(self, instance: Instance) -> None:
        """Find the days on which a limit on people can bind."""
        self._instance = instance
        schooling = instance.schooling
        last = instance.horizon - 1
        self._ends = []
        for qualification, starts in enumerate(schooling.starts_of):
            changes = set(np.flatnonzero(np.diff(schooling.trained[qualification]))) | {last}
            changes |= {schooling.starts[number].graduates - 1 for number in starts}
            self._ends.append(sorted(int(day) for day in changes if 0 <= day <= last))
        self._joining = [sorted({schooling.starts[number].day for number in starts}) for starts in schooling.starts_of]
        self._any_joining = sorted({start.day for start in schooling.starts})

    def graduate_rows(self, table: Table, qualification: int, day: int) -> list[int]:
        """Rows in which people bound from `day` on count: the last days before anyone new is trained."""
        trained = self._instance.schooling.trained[qualification]
        return [
            table.row(("graduates", qualification, at), float(trained[at]))
            for at in self._ends[qualification]
            if at >= day
        ]

    def enter(self, table: Table) -> list[tuple[int, str]]:
        """Enter all starts that graduate within the horizon; returns (start, pool) of each variable entered."""
        schooling = self._instance.schooling
        entered = []
        for qualification, starts in enumerate(schooling.starts_of):
            for number in starts:
                start = schooling.starts[number]
                if start.graduates >= self._instance.horizon or start.seats <= 0:
                    continue
                for pool, people in (("own", schooling.own[qualification]), ("general", schooling.general)):
                    if people[start.day] > 0.0:
                        table.close(self._entries(table, qualification, number, pool))
                        entered.append((number, pool))
        return entered

    def _entries(self, table: Table, qualification: int, number: int, pool: str) -> dict[int, float]:
        """What a full start takes of every limit on people, by row."""
        schooling = self._instance.schooling
        start = schooling.starts[number]
        seats = float(start.seats)
        most = self._instance.situation.settings.max_in_training
        taken = [(("course", number, 0), seats)]
        if pool == "own":
            people = schooling.own[qualification]
            days = [at for at in self._joining[qualification] if at >= start.day]
            taken += [(("own", qualification, at), float(people[at])) for at in days]
        else:
            days = [at for at in self._any_joining if at >= start.day]
            taken += [(("general", 0, at), float(schooling.general[at])) for at in days]
        if most is not None:
            days = [at for at in self._any_joining if start.day <= at < start.graduates]
            taken += [(("in_training", 0, at), float(most)) for at in days]
        entries = {table.row(key, limit): seats for key, limit in taken}
        for row in self.graduate_rows(table, qualification, start.graduates):
            entries[row] = -seats
        return entries
