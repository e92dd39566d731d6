"""Look this up: whom a message names, for the one who asks."""

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.cards import draw
from bot.cards.mentioned import mentioned_card
from bot.errors import NotThere
from bot.mentioned import named_in
from bot.questions import Question
from bot.reader import world_of
from bot.replies import Host, admit, answer_here, guarded, say_to, show

ASKS = {"rider": "rider", "person": "who", "team": "team"}


@app_commands.context_menu(name=_("Look this up"))
async def look_up(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    """Answer with whom a message names."""
    async with guarded(interaction):
        await admit(interaction, "look-up")
        found = await named_in(await world_of(interaction, private=True), message.content)
        if not found:
            raise NotThere("nobody-named")
        questions = [(match.name, Question(ASKS[match.kind], match.id)) for match in found]
        if len(questions) == 1:
            await answer_here(interaction, questions[0][1], private=True)
        else:
            say = say_to(interaction)
            card = mentioned_card(say, questions)
            await show(interaction, draw(card, say, question=None, private=True, facts=""))


async def setup(bot: Host) -> None:
    """Add the command of the message menu."""
    bot.offer(look_up)
