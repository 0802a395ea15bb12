"""Stores: goods of one shelf at one site over time, with what comes and what goes, as few rows as tell the truth."""

from collections import defaultdict
from dataclasses import dataclass, field

from muster.planning.whole.program import Draft, Term

INTO, OUT_OF = 0, 1


@dataclass(slots=True, eq=False)
class Store:
    """What comes and goes, by day; goods that come on a day may go on it."""

    may_keep: bool  # whether something may be left over for good
    opens: int | None = None  # first day on which something comes
    events: list[tuple[int, int, int, float]] = field(default_factory=list)  # day, INTO or OUT_OF, variable, factor
    waits: list[int] = field(default_factory=list)  # variable of what each block but the last leaves to the next
    block_of: dict[tuple[int, int], int] = field(default_factory=dict)  # of what comes or goes (kind) on a day

    def come(self, day: int, variable: int) -> None:
        """Goods that are there from a day on."""
        self.events.append((day, INTO, variable, 1.0))
        self.opens = day if self.opens is None else min(day, self.opens)

    def go(self, day: int, term: Term) -> None:
        """Goods that leave on a day, or are used on it."""
        self.events.append((day, OUT_OF, *term))

    def comes(self) -> set[int]:
        """Days on which something comes."""
        return {day for day, kind, _, _ in self.events if kind == INTO}

    def blocks(self) -> list[list[tuple[int, int, int, float]]]:
        """Events in order, in blocks: all that comes in one is there before anything goes."""
        blocks: list[list[tuple[int, int, int, float]]] = []
        last = OUT_OF
        for event in sorted(self.events):
            if last == OUT_OF and event[1] == INTO:
                blocks.append([])
            if not blocks:
                blocks.append([])
            blocks[-1].append(event)
            last = event[1]
        return blocks

    def write(self, draft: Draft) -> None:
        """Rows: in every block, what comes and what was left is what goes and what is left."""
        blocks = self.blocks()
        self.block_of = {(kind, day): number for number, block in enumerate(blocks) for day, kind, _, _ in block}
        size = max((draft.tops[variable] for _, kind, variable, _ in self.events if kind == INTO), default=1.0)
        self.waits = [draft.variable(float("inf"), is_whole=False, size=size) for _ in blocks[1:]]
        for number, block in enumerate(blocks):
            terms: defaultdict[int, float] = defaultdict(float)
            for _, kind, variable, factor in block:
                terms[variable] += factor if kind == INTO else -factor
            if number:
                terms[self.waits[number - 1]] += 1.0
            is_last = number == len(blocks) - 1
            if not is_last:
                terms[self.waits[number]] -= 1.0
            draft.row(terms.items(), 0.0, float("inf") if is_last and self.may_keep else 0.0)
