"""What settling a draft rests on: the dataset's own names, what texts were matched to, and what people decided."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from muster.domain.catalogue import Item
from muster.domain.doubt import Answer, AnswerKind, Doubt
from muster.domain.draft import Draft
from muster.domain.match import Match
from muster.intake.names import Names
from muster.intake.texts.plain import words_key


@dataclass(frozen=True, kw_only=True)
class Context:
    """What is known beside the lists.

    `items` are the dataset's, then those of the starting catalogue; `matches` are by text. `last_day` ends the
    horizon, where the dataset states it. `decided` are answers by the key of their doubt; `ask` is asked about a
    doubt that is not among them, and may leave it open.
    """

    names: Names
    items: Mapping[str, Item]
    matches: Mapping[str, Match]
    decided: Mapping[str, Answer] = field(default_factory=dict)
    last_day: date | None = None
    ask: Callable[[Doubt], Answer | None] = lambda _: None

    def answer(self, doubt: Doubt) -> Answer | None:
        """What was decided about a doubt, before or just now; None where it stays open."""
        return self.decided.get(doubt.key) or self.ask(doubt)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFacts:
    """What holds for a whole list: who sent it, its layout by a short name, and whether its rows are needs."""

    sender: str
    signature: str
    needs: bool

    def key(self, what: str) -> str:
        """The key of a decision about lists of this layout from this sender."""
        return f"{what}:{self.sender}:{self.signature}"


@dataclass
class Settling:
    """A draft on its way: cells that are settled, doubts that are not, and whether an answer leaves the row out."""

    draft: Draft
    facts: ListFacts
    context: Context
    cells: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    left_out: bool = False

    def decided(self, key: str) -> Answer | None:
        """What was decided earlier under a key: with it, the doubt need not be put into words."""
        answer = self.context.decided.get(key)
        if answer is not None and answer.kind is AnswerKind.LEAVE_OUT:
            self.left_out = True
        return answer

    def answered(self, doubt: Doubt) -> Answer | None:
        """What was decided about a doubt; where nothing was, the doubt is noted and the answer is None."""
        answer = self.context.answer(doubt)
        if answer is None:
            self.doubts.append(doubt)
        elif answer.kind is AnswerKind.LEAVE_OUT:
            self.left_out = True
        return answer


def text_key(what: str, *texts: str) -> str:
    """The key of a decision about what a text means."""
    return ":".join([what, *(words_key(text) or text.strip() for text in texts)])
