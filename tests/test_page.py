"""The preview page in a real Chromium, end to end: `make test-page`.

Chromium is driven over its DevTools protocol, which is JSON on a WebSocket: aiohttp, which the bot
needs anyway, is all it takes.
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import shutil
import struct
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import aiohttp
import pytest
from test_preview import opened

CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.page,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
]

FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-port=0",
    "--window-size=1100,1000",
)
KEYS: Final = {"Enter": ("\r", 13), "Tab": ("\t", 9)}


class Page:
    """One page of a running Chromium."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.requested: list[str] = []
        """The addresses that the page has asked for."""
        self.faults: list[str] = []
        """The errors that its scripts have raised."""

    async def listen(self) -> None:
        """Take in what Chromium says until it ends."""
        async for frame in self._socket:
            said = json.loads(frame.data)
            if "id" in said:
                self._waiting.pop(said["id"]).set_result(said)
            elif said["method"] == "Network.requestWillBeSent":
                self.requested.append(said["params"]["request"]["url"])
            elif said["method"] == "Runtime.exceptionThrown":
                self.faults.append(str(said["params"]["exceptionDetails"]))

    async def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask Chromium for something and return its answer."""
        number = next(self._numbers)
        answer = self._waiting[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        async with asyncio.timeout(10):
            said = await answer
        assert "error" not in said, f"{method}: {said}"
        return dict(said["result"])

    async def value(self, script: str) -> Any:
        """The value of an expression in the page."""
        said = await self.send("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in said, f"{script}: {said}"
        return said["result"].get("value")

    async def until(self, script: str, within: float = 10.0) -> Any:
        """Wait until an expression is true in the page, and return its value."""
        for _ in range(round(within / 0.05)):
            if value := await self.value(script):
                return value
            await asyncio.sleep(0.05)
        shown = str(await self.value("document.body.innerText"))[-1000:]
        raise AssertionError(f"not within {within} s: {script}\n… {shown}")

    async def type(self, text: str) -> None:
        """Type text, a key at a time, where the cursor is."""
        for character in text:
            for what in ("keyDown", "keyUp"):
                given = {"text": character} if what == "keyDown" else {}
                await self.send("Input.dispatchKeyEvent", type=what, key=character, **given)

    async def press(self, key: str) -> None:
        """Press a key that is no character."""
        text, code = KEYS[key]
        for what in ("keyDown", "keyUp"):
            given = {"text": text} if what == "keyDown" else {}
            await self.send(
                "Input.dispatchKeyEvent",
                type=what,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                **given,
            )

    async def click(self, script: str) -> None:
        """Click with the mouse into the middle of an element, once it stands still in sight."""
        middle = f"""(() => {{
            const element = window.simcordPreview?.ready && {script};
            if (!element) return null;
            const box = element.getBoundingClientRect();
            const x = box.x + box.width / 2, y = box.y + box.height / 2;
            const hit = document.elementFromPoint(x, y);
            if (element.contains(hit)) return [x, y];
            element.scrollIntoView({{block: "center"}});
            return null;
        }})()"""
        before = None
        async with asyncio.timeout(10):
            while (now := await self.until(middle)) != before:
                before = now
                await asyncio.sleep(0.1)
        for what in ("mousePressed", "mouseReleased"):
            await self.send(
                "Input.dispatchMouseEvent",
                type=what,
                x=now[0],
                y=now[1],
                button="left",
                clickCount=1,
            )

    async def screenshot(self, path: Path) -> None:
        """Keep a picture of what the window shows."""
        said = await self.send("Page.captureScreenshot", format="png")
        picture = base64.b64decode(said["data"])
        path.write_bytes(picture)
        assert picture.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">II", picture[16:24]) > (1000, 700), "it is as large as the window"
        assert len(picture) > 20_000, "there is something on it"


@asynccontextmanager
async def browsing(folder: Path, address: str) -> AsyncIterator[Page]:
    """Open an address in a Chromium that knows 127.0.0.1 only."""
    assert CHROMIUM is not None
    profile = folder / "profile"
    with (folder / "chromium.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: ASYNC220 - it returns at once
            [CHROMIUM, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            stdout=log,
            stderr=log,
        )
    try:
        port = await told_port(profile / "DevToolsActivePort")
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(10)) as session:
            there = f"http://127.0.0.1:{port}/json/list"
            async with session.get(there) as listed:
                tabs = [tab for tab in await listed.json() if tab["type"] == "page"]
            async with session.ws_connect(
                tabs[0]["webSocketDebuggerUrl"], max_msg_size=64 * 2**20
            ) as socket:
                page = Page(socket)
                listening = asyncio.create_task(page.listen())
                for domain in ("Network", "Runtime", "Page"):
                    await page.send(f"{domain}.enable")
                await page.send("Page.navigate", url=address)
                yield page
        await listening
    finally:
        process.terminate()
        try:
            await asyncio.to_thread(process.wait, 10)
        except subprocess.TimeoutExpired:
            process.kill()
            await asyncio.to_thread(process.wait)


async def told_port(file: Path) -> int:
    """The port on which Chromium listens: it writes it down once it does."""
    for _ in range(600):
        if told := lines_of(file):
            return int(told[0])
        await asyncio.sleep(0.05)
    raise AssertionError(f"Chromium did not start: {lines_of(file.parent.parent / 'chromium.log')}")


def lines_of(file: Path) -> list[str]:
    """The whole lines of a file that may not be there yet."""
    return file.read_text().split("\n")[:-1] if file.exists() else []


MESSAGES: Final = "document.querySelector('#channel-message-list')"
SHOWN: Final = f"({MESSAGES}?.innerText ?? '')"


def button(label: str) -> str:
    """The last button of the conversation with this label."""
    return (
        f"[...{MESSAGES}.querySelectorAll('button')]"
        f".filter(each => each.innerText.trim().includes({label!r}) && !each.disabled).at(-1)"
    )


async def test_a_fan_asks_for_a_team_and_presses_a_button(tmp_path: Path) -> None:
    async with (
        opened(tmp_path, "preview") as preview,
        browsing(tmp_path, preview.address) as page,
    ):
        await page.until(f"{SHOWN}.includes('Welcome to the preview')", within=20)

        await page.click("document.querySelector('#channel-composer-input')")
        await page.type("/team")
        await page.until("document.querySelector('.command-entry')?.innerText.includes('/team')")
        await page.press("Enter")  # takes the command
        await page.until("document.activeElement?.dataset.option === 'team'")
        await page.type("jumbo")
        await page.until(
            "document.querySelector('.command-suggestion')?.innerText.includes('Team Visma')"
        )
        await page.press("Enter")  # takes the suggestion
        await page.until("window.simcordPreview.commandPicker.draft?.submittable")
        await page.click("document.querySelector('#send-message')")
        await page.until(f"{SHOWN}.includes('Country: Netherlands')")
        await page.screenshot(tmp_path / "answer.png")

        await page.click(button("Sources"))
        await page.until(f"{SHOWN}.includes('Sources · Team Visma')")
        await page.screenshot(tmp_path / "sources.png")

        await page.click(button("Season 1"))
        await page.until(f"{SHOWN}.includes('Season 1 · Tour de France 2022')")
        await page.click(button("Next (2/"))
        await page.until(f"{SHOWN}.includes('Next (3/')")
        await page.screenshot(tmp_path / "page-2.png")

        assert page.faults == []
        here = ("data:", "blob:", preview.address.partition("?")[0].partition("#")[0])
        assert [url for url in page.requested if not url.startswith(here)] == []
        assert len(page.requested) > 5
