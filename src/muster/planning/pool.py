"""All columns that are known, with what they take of every limit, as arrays that grow."""

import numpy as np

from muster.planning.columns import Column
from muster.planning.rows import Rows
from muster.planning.sparse import Matrix, from_entries
from muster.planning.timetable import Bools, Days, Floats

MOST_IDLE = 10  # solutions in a row in which a column was not used: then it rests until it is found again

CHANCES = 3  # solutions in which a column that an earlier one did not use may still come to be used


class Pool:
    """Columns by number; the last ones are no columns of a need, but who trains."""

    def __init__(self, rows: Rows) -> None:
        """Start with the columns of people alone."""
        self.rows = rows
        self.columns: list[Column] = []
        self._number: dict[Column, int] = {}
        self._fresh: list[dict[int, float]] = []
        people = rows.schooling_entries()
        self.people_tops = np.array([top for top, _ in people], dtype=np.float64)
        self._people = from_entries(entries for _, entries in people)
        self._begin, self._row, self._value = np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0)
        self.quantity = np.zeros(0)  # of the need of each column
        self.by_piece = np.zeros(0, dtype=np.bool_)  # each unit is one whole piece of one offer
        self.gain, self.priority = np.zeros(0), np.zeros(0, np.int32)
        self._idle = np.zeros(0, np.int32)
        self.shares = np.zeros(0)  # of its need's quantity, in the last solution
        self.people_joining = np.zeros(len(people))

    def add(self, column: Column) -> None:
        """Take a column in, or wake it."""
        number = self._number.get(column)
        if number is None:
            self._number[column] = len(self.columns)
            self.columns.append(column)
            self._fresh.append(self.rows.entries(column))
        elif number < len(self._idle) and self._idle[number] > MOST_IDLE:
            self._idle[number] = 0

    def awake(self, priority: int) -> Days:
        """Numbers of the columns in use of this priority and higher ones."""
        self._take_in()
        return np.flatnonzero((self.priority <= priority) & (self._idle <= MOST_IDLE)).astype(np.int32)

    def matrix(self, numbers: Days) -> Matrix:
        """What these columns take of all limits, of chains the first rows only, and after them who trains."""
        begin, lengths = self._begin[numbers], np.diff(self._begin)[numbers]
        places = np.repeat(begin - np.append(0, np.cumsum(lengths)[:-1]), lengths) + np.arange(lengths.sum())
        more = self._people
        return Matrix(
            np.append(0, np.cumsum(np.concatenate((lengths, np.diff(more.begin))))).astype(np.int32),
            np.concatenate((self._row[places], more.row)),
            np.concatenate((self._value[places], more.value)),
        )

    def note(self, numbers: Days, shares: Floats) -> None:
        """Keep a solution; columns that it does not use have rested once more."""
        self.shares[:] = 0.0
        self.shares[numbers] = shares
        unused: Bools = shares <= 0.0
        self._idle[numbers[unused]] += 1
        self._idle[numbers[~unused]] = 0

    def recall(self, shares: Floats, joining: Floats) -> None:
        """Go back to an earlier solution; columns found since are not in it."""
        self._take_in()
        self.shares[:] = 0.0
        self.shares[: len(shares)] = shares
        used: Bools = shares > 0.0
        self._idle[: len(shares)][used] = 0
        # What was found for other aims may soon go to rest again: it is most of all that is known by then.
        others = self._idle[: len(shares)][~used]
        self._idle[: len(shares)][~used] = np.maximum(others, MOST_IDLE - CHANCES)
        self.people_joining[:] = joining

    def _take_in(self) -> None:
        """Append what was added since."""
        if not self._fresh:
            return
        more = from_entries(self._fresh)
        columns = self.columns[len(self.gain) :]
        wishes = [self.rows.instance.wishes[column.need] for column in columns]
        gain = [column.worth(wish) * wish.quantity for column, wish in zip(columns, wishes, strict=True)]
        self._begin = np.concatenate((self._begin, self._begin[-1] + more.begin[1:]))
        self._row, self._value = np.concatenate((self._row, more.row)), np.concatenate((self._value, more.value))
        self.gain = np.concatenate((self.gain, gain))
        self.quantity = np.concatenate((self.quantity, [wish.quantity for wish in wishes]))
        by_piece = [
            wish.is_whole and len(column.parts) == 1 and column.parts[0].amount <= 1.0
            for column, wish in zip(columns, wishes, strict=True)
        ]
        self.by_piece = np.concatenate((self.by_piece, np.array(by_piece, dtype=np.bool_)))
        priorities = np.array([wish.need.priority for wish in wishes], dtype=np.int32)
        self.priority = np.concatenate((self.priority, priorities))
        self._idle = np.concatenate((self._idle, np.zeros(len(columns), np.int32)))
        self.shares = np.concatenate((self.shares, np.zeros(len(columns))))
        self._fresh.clear()
