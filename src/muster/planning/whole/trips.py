"""Where one unit of an item may depart at all."""

import numpy as np

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.instance import Instance
from muster.planning.timetable import Bools


def passes_for(instance: Instance, item: int) -> Bools:
    """Where one unit of an item may depart, shape (L, T): where a link's week has room for one whole unit."""
    row = instance.situation.items[item]
    load = 0.0 if row.divisible else float(instance.load_t[item])
    weeks = np.arange(instance.horizon) // DAYS_PER_WEEK
    capacity = instance.timetable.link_capacity[:, weeks]
    fits = (capacity * (1.0 + 1e-6) + 1e-6 >= load) & (capacity > 0.0)
    departs: Bools = instance.timetable.previous == np.arange(instance.horizon)
    passes: Bools = departs & fits & instance.carries[row.cargo][:, None]
    return passes
