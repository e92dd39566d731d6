"""The shape that every card shares, and its limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

import discord
from discord import ui

from bot.pictures import FILE_NAME, Picture
from bot.questions import CUSTOM_ID_LIMIT, Ask, Channels, Many, Option, Pick, Question, Way
from bot.records import Confidence, Source, SourceType
from bot.words import Say

TEXT_BUDGET: Final = 1_200  # characters of a page: a screen and a half of a phone
BLOCK_LIMIT: Final = 12  # text blocks of a card, so that 40 components are never reached
SENT_BUDGET: Final = 2_800  # with the addresses of links; Discord allows 4,000 with all the rest
ADDRESS: Final = re.compile(r"\]\(<[^>]*>\)")
MORE_SOURCES: Final = 3  # sources named on the card; the others are behind its button

# Colours are never the only sign: the words beside them say the same.
YELLOW: Final = 0xF7D117
CONFIDENCE_COLOUR: Final = {
    Confidence.CONFIRMED: YELLOW,
    Confidence.REPORTED: 0xC9A94E,
    Confidence.RUMOUR: 0x8A6FBF,
    Confidence.SUPERSEDED: 0x7A7F87,
    Confidence.UNVERIFIED: 0x7A7F87,
}
QUIET: Final = 0x7A7F87

# The sources that a reader can check best are named first.
WEIGHT: Final = (
    SourceType.SEED,
    SourceType.PRESS,
    SourceType.EPISODE,
    SourceType.DATA,
    SourceType.FAN,
    SourceType.COPY,
    SourceType.WEB,
)


@dataclass(slots=True)
class Card:
    """What is on a card, before it is drawn.

    `blocks` are Markdown paragraphs. `picks` and `asks` are menus and buttons of further questions.
    `sources` and `confidence` make the quiet last line; a card that gathers facts of different
    confidence leaves `confidence` None and marks them one by one. `subject` is the record whose
    sources the Sources button lists. `page` counts from 1. `picture` is shown below the blocks.
    """

    title: str
    blocks: list[str] = field(default_factory=list)
    picture: Picture | None = None
    picks: list[Pick] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    menus: list[Channels | Many] = field(default_factory=list)  # above the picks
    sources: Sequence[Source] = ()
    confidence: Confidence | None = None
    subject: str | None = None
    page: int = 1
    pages: int = 1
    turn: Callable[[int], Question] | None = None
    colour: int | None = None  # by confidence where it is None
    shareable: bool = True
    dismissable: bool = True
    keep: bool = True  # whether it is likely to be asked for again
    footer: bool = True
    covered: bool = False  # whether "Show me" is offered, because something may be covered

    def add(self, block: str | None) -> None:
        """Append a paragraph, if there is one."""
        if block:
            self.blocks.append(block)


@dataclass(frozen=True, slots=True)
class Look:
    """What a server wants of cards.

    `shareable`: whether a private answer may be shown to everyone. `plain`: no colour and no emoji,
    for screen readers.
    """

    shareable: bool = True
    plain: bool = False


class Drawn(ui.LayoutView):
    """A card as Discord takes it: a payload that is sent again and again, never a live view.

    It counts as finished, so discord.py neither keeps it nor starts a timer for it; its buttons
    are dynamic items, which answer without it.
    """

    def __init__(
        self, components: list[dict[str, Any]], *, keep: bool = True, png: bytes = b""
    ) -> None:
        super().__init__(timeout=None)
        self._components = components
        self.keep = keep  # whether it is likely to be asked for again
        self.png = png  # its picture, empty where it has none

    def sent(self) -> dict[str, Any]:
        """Return what a new message takes."""
        return {"view": self, "files": self._files()} if self.png else {"view": self}

    def changed(self) -> dict[str, Any]:
        """Return what the change of a message takes: the picture that was there goes."""
        return {"view": self, "attachments": self._files()}

    def _files(self) -> list[discord.File]:
        return [discord.File(BytesIO(self.png), FILE_NAME)] if self.png else []

    def to_components(self) -> list[dict[str, Any]]:
        """Return the components."""
        return self._components

    def has_components_v2(self) -> bool:
        """Tell discord.py to set the flag of Components V2."""
        return True

    def is_finished(self) -> bool:
        """Tell discord.py to keep nothing."""
        return True

    def is_dispatchable(self) -> bool:
        """Tell discord.py that nothing here needs the view to be kept."""
        return False


def draw(
    card: Card,
    say: Say,
    *,
    question: Question | None,
    private: bool,
    facts: str,
    understood: str | None = None,
    look: Look = Look(),
    png: bytes | None = None,
) -> Drawn:
    """Draw a card.

    Args:
        card: what is on it.
        say: the words of the reader's language.
        question: the question it answers, for "Show everyone"; None where there is none.
        private: whether only the reader sees it.
        facts: the day and version of the facts, for the last line.
        understood: what the question was taken to mean, where that was not exact.
        look: what the server wants of cards.
        png: the card's picture as it was drawn; without one, the card has none and is not kept.
    """
    plain = look.plain
    view = ui.LayoutView(timeout=None)
    colour = CONFIDENCE_COLOUR[card.confidence] if card.confidence else YELLOW
    container: ui.Container[ui.LayoutView] = ui.Container(
        accent_color=None if plain else colour if card.colour is None else card.colour
    )
    heading = f"## {card.title}"
    container.add_item(ui.TextDisplay(f"-# {understood}\n{heading}" if understood else heading))
    for block in card.blocks[:BLOCK_LIMIT]:
        container.add_item(ui.TextDisplay(block))
    if card.picture is not None and png is not None:
        shown = discord.MediaGalleryItem(f"attachment://{FILE_NAME}", description=card.picture.alt)
        container.add_item(ui.MediaGallery(shown))
    if card.covered:
        container.add_item(ui.TextDisplay(f"-# {say('covered-note')}"))
    if card.footer:
        container.add_item(ui.Separator(spacing=discord.SeparatorSpacing.small))
        container.add_item(ui.TextDisplay(last_line(card, say, facts)))
    for menu in card.menus:
        container.add_item(ui.ActionRow(menu))
    for pick in card.picks:
        if pick.item.options:
            container.add_item(ui.ActionRow(pick))
    for row in _rows([*_turning(card, say, plain=plain), *card.asks]):
        container.add_item(ui.ActionRow(*row))
    view.add_item(container)
    share = question if private and look.shareable and card.shareable else None
    if controls := _controls(card, say, question=question, share=share, plain=plain):
        view.add_item(ui.ActionRow(*controls))
    components: list[dict[str, Any]] = view.to_components()  # type: ignore[no-untyped-call]
    missing = card.picture is not None and png is None
    return Drawn(components, keep=card.keep and not missing, png=png or b"")


def _rows(buttons: Sequence[Ask]) -> Iterable[Sequence[Ask]]:
    for start in range(0, len(buttons), 5):
        yield buttons[start : start + 5]


def _turning(card: Card, say: Say, *, plain: bool) -> list[Ask]:
    """Return the buttons that turn pages, always two: a page that moves them is hard to leaf."""
    if card.turn is None or card.pages < 2:
        return []
    last = card.page >= card.pages
    return [
        Ask(
            say("previous"),
            card.turn(card.page - 1),
            emoji=None if plain else "◀️",
            disabled=card.page <= 1,
        ),  # a page 0 is asked for by a disabled button only
        Ask(
            say("next", page=min(card.page + 1, card.pages), pages=card.pages),
            card.turn(card.page + 1),
            emoji=None if plain else "▶️",
            disabled=last,
        ),
    ]


def _controls(
    card: Card, say: Say, *, question: Question | None, share: Question | None, plain: bool
) -> list[Ask]:
    wanted: list[tuple[str, Question | None, Way, str]] = []
    if card.covered and question is not None:
        wanted.append((say("show-me"), question, Way.REVEAL, "👁️"))
    if card.subject is not None:
        wanted.append((say("sources"), Question("sources", card.subject), Way.PEEK, "📚"))
    if share is not None and not card.covered:
        wanted.append((say("show-everyone"), share, Way.SHOW, "📣"))
    if question is not None:
        wanted.append((say("report"), _report(question), Way.ACT, "🚩"))
    if card.dismissable:
        wanted.append((say("dismiss"), None, Way.DISMISS, "✖️"))
    # A screen reader reads an emoji out as a second label.
    return [
        Ask(label, asked, way, emoji=None if plain else emoji)
        for label, asked, way, emoji in wanted
    ]


def _report(question: Question) -> Question:
    """Return the question of the button that reports a mistake in an answer."""
    asked = Question("report", str(question))
    if len(f"form:{asked}") + 3 <= CUSTOM_ID_LIMIT:
        return asked
    return Question("report", question.kind)


def last_line(card: Card, say: Say, facts: str) -> str:
    """Return source, day, confidence and facts version, in small print."""
    parts = []
    if card.sources:
        best = sorted(card.sources, key=lambda source: WEIGHT.index(source.type))
        named = [source_name(source, say) for source in best[:MORE_SOURCES]]
        if (more := len(card.sources) - MORE_SOURCES) > 0:
            named.append(say("more-sources", count=more))
        parts.append(say("source-line", count=len(card.sources), sources=" · ".join(named)))
    elif card.confidence is not None:
        parts.append(say("no-source"))
    confidence = card.confidence or Confidence.CONFIRMED
    others = [_mark(say, each) for each in Confidence if each is not confidence]
    otherwise = card.confidence is None or any(
        mark in block for mark in others for block in card.blocks
    )
    line = "confidence-mixed" if otherwise else "confidence-line"
    parts.append(f"{say(line, confidence=say(f'confidence-{confidence}'))} · {facts}")
    return "\n".join(f"-# {part}" for part in parts)


def source_name(source: Source, say: Say) -> str:
    """Return "Cycling Weekly (June 2023)", linked where the source may be linked."""
    name = source.publisher
    if source.episode is not None:
        name = say("source-episode", episode=episode_number(source.episode))
    elif source.date is not None:
        name = f"{name} ({say.day(source.date)})"
    return f"[{name}](<{source.url}>)" if source.url else name


def episode_number(episode: str) -> str:
    """Return `1×02` for the id `s01e02`."""
    return f"{int(episode[1:3])}×{episode[4:6]}"


def marked(text: str, confidence: Confidence, say: Say) -> str:
    """Return the text with its confidence behind it, unless it is confirmed."""
    if confidence is Confidence.CONFIRMED:
        return text
    return f"{text} {_mark(say, confidence)}"


def least(confidences: Iterable[Confidence]) -> Confidence:
    """Return how sure the least sure of some things is; there must be one."""
    return max(confidences, key=list(Confidence).index)


def _mark(say: Say, confidence: Confidence) -> str:
    return f"*({say(f'confidence-{confidence}')})*"


def pages(items: Iterable[str]) -> list[list[str]]:
    """Split paragraphs into pages of what is comfortable to read and within Discord's limit.

    The addresses of links are not read, but Discord counts them.
    """
    result: list[list[str]] = [[]]
    read = sent = 0
    for item in items:
        shown = len(ADDRESS.sub("", item))
        if result[-1] and (read + shown > TEXT_BUDGET or sent + len(item) > SENT_BUDGET):
            result.append([])
            read = sent = 0
        result[-1].append(item)
        read += shown + 1
        sent += len(item) + 1
    return result


def on_page(page: int, of: int) -> int:
    """Return `page` brought into 1…`of`: an old button may ask for a page that is gone."""
    return max(1, min(page, of))


def merged(sources: Iterable[Sequence[Source]]) -> tuple[Source, ...]:
    """Return all the sources of several records, each once, in the order they come."""
    return tuple({source.id: source for group in sources for source in group}.values())


def offer(name: str, placeholder: str, options: Iterable[tuple[str, Question, str | None]]) -> Pick:
    """Return a menu of `(label, question, detail)`, each question once."""
    seen: dict[Question, Option] = {}
    for label, question, detail in options:
        seen.setdefault(question, Option(label, question, detail))
    return Pick(name, placeholder, list(seen.values()))
