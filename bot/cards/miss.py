"""When there is no answer: what was not understood, and what may have been meant."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.layout import QUIET, Card
from bot.cards.statements import question_of
from bot.errors import Ambiguous, NotFound
from bot.questions import Ask, Question, TooLong, Way
from bot.records import Ref
from bot.words import Say


def unclear_card(
    say: Say,
    cause: NotFound | Ambiguous,
    labels: Sequence[str],
    question: Question,
    position: int,
    *,
    private: bool,
) -> Card:
    """Ask which one was meant: up to five buttons, each the same question with the choice made.

    Args:
        say: the words.
        cause: what was typed, and who may have been meant.
        labels: what to show for each of them.
        question: the question that was not understood.
        position: which of its arguments was not.
        private: whether the answer was to be private.
    """
    typed = say.typed(cause.typed)
    title = "ambiguous-title" if isinstance(cause, Ambiguous) else "miss-title"
    card = Card(say(title), colour=QUIET, shareable=False, footer=False)
    if isinstance(cause, Ambiguous) and cause.count > len(cause.candidates):
        card.add(say("ambiguous-many", typed=typed, count=cause.count))
    elif isinstance(cause, Ambiguous):
        card.add(say("ambiguous", typed=typed))
    elif not typed:
        card.add(say("miss-empty"))
    else:
        card.add(say(f"miss-{cause.kind}", typed=typed))
    way = Way.PEEK if private else Way.OPEN
    for candidate, label in list(zip(cause.candidates, labels, strict=True))[:5]:
        try:
            asked = question.with_argument(position, candidate.id)
            if candidate.elsewhere:
                asked = question_of(Ref(candidate.kind, candidate.id, label)) or asked
            card.asks.append(Ask(label[:80], asked, way))
        except TooLong:  # another argument is a long text that somebody typed
            continue
    card.add(say("did-you-mean") if card.asks else say("miss-try"))
    return card


def sentence_card(
    say: Say,
    message: str,
    arguments: dict[str, object],
    near: Sequence[Ref] = (),
    *,
    private: bool = False,
) -> Card:
    """Say in a sentence that nothing answers the question; what is near has a button each."""
    card = Card(say("nothing-title"), colour=QUIET, shareable=False, footer=False)
    card.add(say(message, **{name: _shown(say, value) for name, value in arguments.items()}))
    way = Way.PEEK if private else Way.OPEN
    for ref in near:
        if question := question_of(ref):
            card.asks.append(Ask(ref.name[:80], question, way))
    return card


def refusal_card(say: Say, message: str) -> Card:
    """Say why something may not be done."""
    card = Card(say("refusal-title"), colour=QUIET, shareable=False, footer=False)
    card.add(say(message))
    return card


def outdated_card(say: Say) -> Card:
    """Say that a button or command belongs to another version of the bot."""
    card = Card(say("outdated-title"), colour=QUIET, shareable=False, footer=False)
    card.add(say("outdated"))
    return card


def fault_card(say: Say, reference: str) -> Card:
    """Say that something went wrong that we did not foresee, with the number to report."""
    card = Card(say("fault-title"), colour=QUIET, shareable=False, footer=False)
    card.add(say("fault", reference=reference))
    return card


def _shown(say: Say, value: object) -> str | int | float:
    return value if isinstance(value, int | float) else say.typed(str(value))
