"""How answers reach Discord: in time, tried again where that makes sense, and never twice.

discord.py asks Discord to send every answered message back and takes it apart, which is a fifth of
an answer's CPU, and we never look. It also waits longer between two tries than Discord waits for
an answer. So the first word about an interaction is sent here; edits and follow-ups go its way.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

import aiohttp
import discord
import orjson
import structlog
from discord.http import MultipartParameters, Route, json_or_text
from discord.webhook.async_ import AsyncWebhookAdapter
from yarl import URL

from bot.errors import Unreached

log: structlog.stdlib.BoundLogger = structlog.get_logger("musette.callbacks")

# A reply that is merely slow is waited for: sending again would be a second request for one answer.
ONE_TRY: Final = aiohttp.ClientTimeout(total=1.5)
WITH_FILES: Final = aiohttp.ClientTimeout(total=2.0)
BUDGET: Final = 2.0  # seconds for all tries: Discord gives up after three, part of which are gone
PAUSES: Final = (0.1, 0.3, 0.6)  # seconds before the second try and the next ones
EDITING: Final = 10.0  # seconds for an edit or a follow-up
JSON: Final = {"Content-Type": "application/json"}

ALREADY_ACKNOWLEDGED: Final = 40060
TOO_LATE: Final = frozenset(
    {
        10062,  # the interaction is unknown: Discord gave up on it
        ALREADY_ACKNOWLEDGED,
        10008,  # the message is gone that was to be changed
        10015,  # the interaction is over, after 15 minutes
        50027,  # the same
    }
)
SUGGESTIONS: Final = discord.InteractionResponseType.autocomplete_result.value


on_their_way: Final[set[int]] = set()  # the interactions whose first word is being sent


class Callbacks(AsyncWebhookAdapter):
    """What discord.py sends answers through, in the place of its own."""

    async def create_interaction_response(  # type: ignore[override]  # awaited like the original
        self,
        interaction_id: int,
        token: str,
        *,
        session: aiohttp.ClientSession,
        proxy: str | None = None,
        proxy_auth: aiohttp.BasicAuth | None = None,
        params: MultipartParameters,
    ) -> dict[str, Any]:
        """Send the first word about an interaction.

        Raises:
            discord.HTTPException: Discord refuses it.
            Unreached: it could not be sent in time.
        """
        address = f"{Route.BASE}/interactions/{interaction_id}/{token}/callback"
        on_their_way.add(interaction_id)
        try:
            await self._send(URL(address, encoded=True), session, params)
        except (discord.HTTPException, Unreached) as error:
            # Nobody sees what becomes of suggestions, and discord.py would log a traceback.
            if (params.payload or {}).get("type") != SUGGESTIONS:
                raise
            log.info("suggestions came too late", why=_why(error))
        finally:
            on_their_way.discard(interaction_id)
        return {"interaction": {"id": interaction_id}}

    async def _send(
        self, address: URL, session: aiohttp.ClientSession, params: MultipartParameters
    ) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + BUDGET
        arrived = False  # whether an earlier try may have
        for pause in (*PAUSES, None):
            wait = pause
            try:
                response, data = await _once(address, session, params)
            except (aiohttp.ClientError, TimeoutError, ConnectionError) as error:
                arrived, why = True, type(error).__name__
            else:
                if response.status < 300:
                    return
                if response.status != 429 and response.status < 500:
                    refused = _refusal(response, data)
                    if arrived and refused.code == ALREADY_ACKNOWLEDGED:
                        return  # the try that failed did arrive
                    raise refused
                why = f"HTTP {response.status}"
                if response.status == 429:
                    wait = _told_to_wait(response, data, pause)
                else:
                    arrived = True
            if pause is None or wait is None or loop.time() + wait > until:
                raise Unreached(why)
            await asyncio.sleep(wait)

    async def request(self, route: Route, session: aiohttp.ClientSession, **rest: Any) -> Any:  # noqa: ANN401 - JSON
        """Send anything else the way discord.py does; what changes something is sent once.

        Raises:
            discord.HTTPException: Discord refuses it.
            Unreached: it could not be sent.
        """
        tries = 1 if route.method == "POST" else 2
        for left in reversed(range(tries)):
            try:
                async with asyncio.timeout(EDITING):
                    return await super().request(route, session, **rest)
            except (aiohttp.ClientError, ConnectionError) as error:
                if not left:
                    raise Unreached(type(error).__name__) from None
            except TimeoutError:
                raise Unreached("no reply") from None
            except (KeyError, TypeError):  # a 429 that does not say how long
                raise Unreached("HTTP 429") from None
        return None


async def _once(
    address: URL, session: aiohttp.ClientSession, params: MultipartParameters
) -> tuple[aiohttp.ClientResponse, Any]:
    """Send it, and return what Discord replied: status and headers, and the reason it refuses."""
    body: aiohttp.FormData | bytes
    if params.files:
        body, headers, patience = _form(params), None, WITH_FILES
    else:
        body, headers, patience = orjson.dumps(params.payload), JSON, ONE_TRY
    async with session.post(address, data=body, headers=headers, timeout=patience) as response:
        if response.status < 300:
            return response, await response.read()
        try:
            return response, await json_or_text(response)
        except ValueError:  # it says that it is JSON, or text, and is not
            return response, ""


def _form(params: MultipartParameters) -> aiohttp.FormData:
    form = aiohttp.FormData(quote_fields=False)
    for file in params.files or ():
        file.reset()  # an earlier try may have read it
    for part in params.multipart or ():
        form.add_field(**part)
    return form


def _told_to_wait(
    response: aiohttp.ClientResponse,
    data: Any,  # noqa: ANN401 - JSON
    otherwise: float | None,
) -> float | None:
    """Return the seconds that a 429 asks to wait for, in its body or its header."""
    told = data.get("retry_after") if isinstance(data, dict) else None
    try:
        return float(told if told is not None else response.headers["Retry-After"])
    except (KeyError, TypeError, ValueError):
        return otherwise


def _refusal(
    response: aiohttp.ClientResponse,
    data: Any,  # noqa: ANN401 - JSON
) -> discord.HTTPException:
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    return kinds.get(response.status, discord.HTTPException)(response, data)


def _why(error: discord.HTTPException | Unreached) -> int | str:
    return error.code or error.status if isinstance(error, discord.HTTPException) else str(error)
