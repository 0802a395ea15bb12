"""Ask a person at a terminal about doubts: the best three answers, one key each."""

from collections.abc import Callable

import click

from muster.cli.printing import complain
from muster.domain.doubt import Answer, AnswerKind, Doubt
from muster.domain.imports import Decision
from muster.intake.asking import StoppedAskingError, proposed
from muster.language import say
from muster.language.doubts import answer_words, question_sentence
from muster.language.findings import shown_text

SKIP, TYPE, REST, QUIT = "s", "t", "a", "q"
Key = Callable[[], str]


class Review:
    """Asks each doubt on standard error and takes one key; counts what was asked."""

    def __init__(self, key: Key = click.getchar) -> None:
        self._key = key
        self._rest = False
        self.asked = 0

    def __call__(self, doubt: Doubt) -> Decision | None:
        """The decision of the person who is asked; None where it is skipped."""
        if self._rest:
            return proposed(doubt)
        self.asked += 1
        complain("")
        complain(question_sentence(doubt))
        for number, answer in enumerate(doubt.answers, start=1):
            complain(f"  {number}  {answer_words(doubt, answer)}")
        _say_keys()
        return self._chosen(doubt)

    def _chosen(self, doubt: Doubt) -> Decision | None:
        while True:
            key = self._key()
            if key in {"\x03", "\x04"}:
                raise KeyboardInterrupt
            if key == QUIT:
                raise StoppedAskingError
            if key == SKIP:
                return None
            if key == REST:
                self._rest = True
                return proposed(doubt)
            if key == TYPE:
                return self._typed(doubt)
            if key.isdecimal() and 1 <= int(key) <= len(doubt.answers):
                return _decision(doubt, doubt.answers[int(key) - 1])
            complain(say("  '{key}' is none of the keys.", key=shown_text(key)))
            _say_keys()

    def _typed(self, doubt: Doubt) -> Decision | None:
        text = str(click.prompt(say("Answer"), default="", show_default=False, err=True)).strip()
        return _decision(doubt, Answer(kind=AnswerKind.TAKE, value=text)) if text else None


def _say_keys() -> None:
    complain(
        say("  t  type another answer   s  skip   a  take the first answer from here on   q  stop, import nothing")
    )


def _decision(doubt: Doubt, answer: Answer) -> Decision:
    return Decision(key=doubt.key, answer=answer, about=doubt.about)
