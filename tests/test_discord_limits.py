"""Every rule of discord_limits.py is shown to bite, and what Discord takes is shown to pass."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from discord_limits import (
    EPHEMERAL,
    IS_COMPONENTS_V2,
    LOCALES,
    SUPPRESS_EMBEDS,
    LimitViolation,
    check,
    faults,
)

COMMANDS = "/applications/1/commands"
COMMAND = "/applications/1/commands/2"
GUILD_COMMANDS = "/applications/1/guilds/2/commands"
CALLBACK = "/interactions/1/token/callback"
WEBHOOK = "/webhooks/1/token"
ORIGINAL = "/webhooks/1/token/messages/@original"
CHANNEL = "/channels/1/messages"
MESSAGE = "/channels/1/messages/2"

Json = dict[str, Any]
Request = tuple[str, str, Any]
"""(method, path, body)"""


# Payloads that are right, each with room for one fault.


def command(**changes: Any) -> Json:
    return {"name": "team", "description": "A team", **changes}


def option(kind: int = 3, **changes: Any) -> Json:
    return {"type": kind, "name": "year", "description": "A year", **changes}


def choice(name: str = "Movistar", value: object = "movistar", **changes: Any) -> Json:
    return {"name": name, "value": value, **changes}


def shown(content: str = "Hello", **changes: Any) -> Json:
    return {"type": 10, "content": content, **changes}


def row(*components: Json) -> Json:
    return {"type": 1, "components": list(components)}


def container(*components: Json, **changes: Any) -> Json:
    return {"type": 17, "components": list(components), **changes}


def button(**changes: Any) -> Json:
    return {"type": 2, "style": 1, "label": "More", "custom_id": "more", **changes}


def link(**changes: Any) -> Json:
    return {"type": 2, "style": 5, "label": "Source", "url": "https://example.org", **changes}


def premium(**changes: Any) -> Json:
    return {"type": 2, "style": 6, "sku_id": "1", **changes}


def pick(label: str = "One", value: str = "1", **changes: Any) -> Json:
    return {"label": label, "value": value, **changes}


def picks(count: int, **changes: Any) -> list[Json]:
    return [pick(str(number), str(number), **changes) for number in range(count)]


def select(*options: Json, **changes: Any) -> Json:
    return {"type": 3, "custom_id": "pick", "options": list(options or (pick(),)), **changes}


def auto_select(kind: int = 5, **changes: Any) -> Json:
    return {"type": kind, "custom_id": "pick", **changes}


def defaults(count: int, kind: str = "user") -> list[Json]:
    return [{"id": "1", "type": kind}] * count


def section(**changes: Any) -> Json:
    return {"type": 9, "components": [shown()], "accessory": button(), **changes}


def media(url: str = "https://example.org/a.png", **changes: Any) -> Json:
    return {"media": {"url": url}, **changes}


def gallery(*items: Json) -> Json:
    return {"type": 12, "items": list(items)}


def thumbnail(**changes: Any) -> Json:
    return {"type": 11, **media(), **changes}


def file(name: str = "a.txt") -> Json:
    return {"type": 13, "file": {"url": f"attachment://{name}"}}


def text_input(**changes: Any) -> Json:
    return {"type": 4, "custom_id": "name", "style": 1, **changes}


def label(inner: Json | None = None, **changes: Any) -> Json:
    return {"type": 18, "label": "Name", "component": inner or text_input(), **changes}


def field(name: str = "a", value: str = "b") -> Json:
    return {"name": name, "value": value}


def message(**changes: Any) -> Json:
    return {"content": "Hello", "allowed_mentions": {"parse": []}, **changes}


def layout(*components: Json, **changes: Any) -> Json:
    nobody: Json = {"allowed_mentions": {"parse": []}}
    return {"flags": IS_COMPONENTS_V2, "components": list(components), **nobody, **changes}


# Requests around them.


def post(body: Json) -> Request:
    return ("POST", COMMANDS, body)


def with_options(*options: Json) -> Request:
    return post(command(options=list(options)))


def with_choice(kind: int = 3, **changes: Any) -> Request:
    return with_options(option(kind, choices=[choice(**changes)]))


def put(*commands: Json) -> Request:
    return ("PUT", COMMANDS, list(commands))


def answered(kind: int, data: object) -> Request:
    return ("POST", CALLBACK, {"type": kind, "data": data})


def sent(body: object) -> Request:
    return ("POST", WEBHOOK, body)


def edited(body: object) -> Request:
    return ("PATCH", ORIGINAL, body)


def embedded(**embed: Any) -> Request:
    return sent(message(embeds=[embed]))


def laid_out(*components: Json) -> Request:
    return sent(layout(*components))


def in_row(*components: Json) -> Request:
    return laid_out(row(*components))


def modal(*components: Json, **changes: Any) -> Request:
    data = {"title": "Settings", "custom_id": "modal", "components": list(components or (label(),))}
    return answered(9, data | changes)


def labelled(kind: int, **changes: Any) -> Request:
    return modal(label({"type": kind, "custom_id": "field", **changes}))


def typed(**changes: Any) -> Request:
    return modal(label(text_input(**changes)))


def suggested(*choices: Json) -> Request:
    return answered(8, {"choices": list(choices)})


def numbered(count: int, thing: Callable[..., Json], *arguments: Any, **more: Any) -> list[Json]:
    """`count` things with different names (of eight characters) and custom_ids."""
    names = [f"name{number:04}" for number in range(count)]
    key = "custom_id" if "custom_id" in thing(*arguments, **more) else "name"
    return [thing(*arguments, **more, **{key: name}) for name in names]


def context_menu(kind: int, **changes: Any) -> Json:
    return {"type": kind, "name": "About this rider", **changes}


def heavy_command(size: int, **changes: Any) -> Json:
    """A command of `size` characters in all, most of them in the choices of its options."""
    options = [
        option(
            name=f"option{number}", description="d", choices=numbered(count, choice, value=value)
        )
        for number, (count, value) in enumerate([(25, "v" * 92)] * 3 + [(4, "v" * 92)])
    ]
    counted = len("n") + 4 * len("option0d") + 79 * len("name0000" + "v" * 92)
    return {"name": "n", "description": "d" * (size - counted), "options": options, **changes}


BIG = 2**53 - 1
OPTION = "/options/0"
TOP = "/components/0"
INNER = "/components/0/components/0"
FIELD = "/data/components/0/component"

# (the place of the fault, the smallest and the largest size, the request of a size)
# fmt: off
SIZES: list[tuple[str, int, int, Callable[[int], Request]]] = [
    # Commands.
    ("/name", 1, 32, lambda n: post(command(name="a" * n))),
    ("/name", 1, 32, lambda n: post(context_menu(2, name="A" * n))),
    ("/description", 1, 100, lambda n: post(command(description="a" * n))),
    ("/name_localizations/fr", 1, 32, lambda n: post(command(name_localizations={"fr": "é" * n}))),
    ("/name_localizations/fr", 1, 32,
     lambda n: post(context_menu(3, name_localizations={"fr": "É" * n}))),
    ("/description_localizations/fr", 1, 100,
     lambda n: post(command(description_localizations={"fr": "é" * n}))),
    ("/options", 0, 25, lambda n: with_options(*numbered(n, option))),
    (f"{OPTION}/name", 1, 32, lambda n: with_options(option(name="a" * n))),
    (f"{OPTION}/description", 1, 100, lambda n: with_options(option(description="a" * n))),
    (f"{OPTION}/name_localizations/de", 1, 32,
     lambda n: with_options(option(name_localizations={"de": "a" * n}))),
    (f"{OPTION}/description_localizations/de", 1, 100,
     lambda n: with_options(option(description_localizations={"de": "a" * n}))),
    (f"{OPTION}/options", 0, 25, lambda n: with_options(option(1, options=numbered(n, option)))),
    (f"{OPTION}/options", 0, 25, lambda n: with_options(option(2, options=numbered(n, option, 1)))),
    (f"{OPTION}/choices", 0, 25, lambda n: with_options(option(choices=numbered(n, choice)))),
    (f"{OPTION}/choices/0/name", 1, 100, lambda n: with_choice(name="a" * n)),
    (f"{OPTION}/choices/0/name_localizations/fr", 1, 100,
     lambda n: with_choice(name_localizations={"fr": "a" * n})),
    (f"{OPTION}/choices/0/value", 0, 100, lambda n: with_choice(value="a" * n)),
    ("/integration_types", 1, 2, lambda n: post(command(integration_types=[0, 1, 0][:n]))),
    ("/contexts", 1, 3, lambda n: post(command(contexts=[0, 1, 2, 0][:n]))),
    ("/ has", 0, 100, lambda n: put(*numbered(n, command))),
    ("/ has", 0, 15, lambda n: put(*numbered(n, context_menu, 2))),
    ("/ has", 0, 15, lambda n: ("PUT", GUILD_COMMANDS, numbered(n, context_menu, 3))),
    ("/ has", 0, 1, lambda n: put(*numbered(n, command, type=4))),
    # Answers to an autocomplete.
    ("/data/choices", 0, 25, lambda n: suggested(*[choice()] * n)),
    ("/data/choices/0/name", 1, 100, lambda n: suggested(choice("a" * n))),
    ("/data/choices/0/name_localizations/fr", 1, 100,
     lambda n: suggested(choice(name_localizations={"fr": "a" * n}))),
    ("/data/choices/0/value", 0, 100, lambda n: suggested(choice(value="a" * n))),
    # Modals.
    ("/data/title", 1, 45, lambda n: modal(title="a" * n)),
    ("/data/custom_id", 1, 100, lambda n: modal(custom_id="a" * n)),
    ("/data/components", 1, 5, lambda n: modal(components=[shown()] * n)),
    ("/data/components/0/components", 1, 1,
     lambda n: modal(row(*numbered(n, text_input, label="a")))),
    ("/data/components/0/label", 1, 45, lambda n: modal(label(label="a" * n))),
    ("/data/components/0/description", 1, 100, lambda n: modal(label(description="a" * n))),
    ("/data/components/0/content", 1, 4000, lambda n: modal(shown("a" * n))),
    (f"{FIELD}s/0/label", 1, 45, lambda n: modal(row(text_input(label="a" * n)))),
    (f"{FIELD}/custom_id", 1, 100, lambda n: typed(custom_id="a" * n)),
    (f"{FIELD}/value", 0, 4000, lambda n: typed(value="a" * n)),
    (f"{FIELD}/value", 3, 7, lambda n: typed(min_length=3, max_length=7, value="a" * n)),
    (f"{FIELD}/placeholder", 0, 100, lambda n: typed(placeholder="a" * n)),
    (f"{FIELD}/custom_id", 1, 100, lambda n: labelled(19, custom_id="a" * n)),
    (f"{FIELD}/custom_id", 1, 100, lambda n: labelled(23, custom_id="a" * n)),
    (f"{FIELD}/options", 2, 10, lambda n: labelled(21, options=picks(n))),
    (f"{FIELD}/custom_id", 1, 100, lambda n: labelled(21, custom_id="a" * n, options=picks(2))),
    (f"{FIELD}/options", 1, 10, lambda n: labelled(22, options=picks(n))),
    (f"{FIELD}/custom_id", 1, 100, lambda n: labelled(22, custom_id="a" * n, options=picks(2))),
    (f"{FIELD}/options/0/label", 1, 100, lambda n: labelled(22, options=[pick("a" * n)])),
    (f"{FIELD}/options/0/value", 1, 100, lambda n: labelled(22, options=[pick("a", "a" * n)])),
    (f"{FIELD}/options/0/description", 1, 100,
     lambda n: labelled(22, options=[pick(description="a" * n)])),
    # Messages.
    ("/content", 0, 2000, lambda n: ("PATCH", MESSAGE, {"content": "a" * n})),
    ("/embeds", 0, 10, lambda n: sent(message(embeds=[{"title": "a"}] * n))),
    ("/embeds/0/title", 0, 256, lambda n: embedded(title="a" * n)),
    ("/embeds/0/description", 0, 4096, lambda n: embedded(description="a" * n)),
    ("/embeds/0/fields", 0, 25, lambda n: embedded(fields=[field()] * n)),
    ("/embeds/0/fields/0/name", 1, 256, lambda n: embedded(fields=[field("a" * n)])),
    ("/embeds/0/fields/0/value", 1, 1024, lambda n: embedded(fields=[field("a", "b" * n)])),
    ("/embeds/0/author/name", 1, 256, lambda n: embedded(author={"name": "a" * n})),
    ("/embeds/0/footer/text", 1, 2048, lambda n: embedded(footer={"text": "a" * n})),
    ("/embeds/0/url", 9, 2048, lambda n: embedded(url=f"https://{'a' * (n - 8)}")),
    ("/embeds/0/footer/icon_url", 14, 2048,
     lambda n: embedded(footer={"text": "a", "icon_url": "attachment://" + "a" * (n - 13)})),
    ("/embeds/0/image/url", 9, 2048, lambda n: embedded(image={"url": "https://" + "a" * (n - 8)})),
    ("/attachments", 0, 10, lambda n: sent(message(attachments=[{"id": "1"}] * n))),
    ("/attachments/0/filename", 1, 1024,
     lambda n: sent(message(attachments=[{"id": 0, "filename": "a" * n}]))),
    ("/attachments/0/description", 1, 1024,
     lambda n: sent(message(attachments=[{"id": 0, "description": "a" * n}]))),
    ("/sticker_ids", 0, 3, lambda n: sent(message(sticker_ids=["1"] * n))),
    ("/components", 0, 5, lambda n: sent(message(components=[row(link())] * n))),
    ("/components", 0, 5, lambda n: edited({"components": [row(link())] * n})),
    # Components.
    ("/components has", 1, 40, lambda n: laid_out(*[shown()] * n)),
    ("/components has", 1, 40, lambda n: edited(layout(*[shown()] * n))),
    ("/components", 1, 39, lambda n: laid_out(container(*[shown()] * n))),
    (f"{TOP}/content", 1, 4000, lambda n: laid_out(shown("a" * n))),
    (f"{TOP}/components", 1, 3, lambda n: laid_out(section(components=[shown()] * n))),
    (f"{TOP}/accessory/description", 1, 1024,
     lambda n: laid_out(section(accessory=thumbnail(description="a" * n)))),
    (f"{TOP}/items", 1, 10, lambda n: laid_out(gallery(*[media()] * n))),
    (f"{TOP}/items/0/description", 1, 1024,
     lambda n: laid_out(gallery(media(description="a" * n)))),
    (f"{TOP}/items/0/media/url", 9, 2048,
     lambda n: laid_out(gallery(media(f"https://{'a' * (n - 8)}")))),
    (f"{TOP}/file/url", 14, 2048, lambda n: edited({"components": [file("a" * (n - 13))]})),
    (f"{TOP}/components", 1, 5, lambda n: in_row(*numbered(n, button))),
    (f"{INNER}/label", 0, 80, lambda n: in_row(button(label="a" * n, emoji={"name": "🚴"}))),
    (f"{INNER}/custom_id", 1, 100, lambda n: in_row(button(custom_id="a" * n))),
    (f"{INNER}/url", 9, 512, lambda n: in_row(link(url=f"https://{'a' * (n - 8)}"))),
    (f"{INNER}/emoji/name", 1, 32, lambda n: in_row(button(emoji={"id": "1", "name": "a" * n}))),
    (f"{INNER}/options", 1, 25, lambda n: in_row(select() | {"options": picks(n)})),
    (f"{INNER}/options/0/label", 1, 100, lambda n: in_row(select(pick("a" * n)))),
    (f"{INNER}/options/0/value", 1, 100, lambda n: in_row(select(pick("a", "a" * n)))),
    (f"{INNER}/options/0/description", 1, 100, lambda n: in_row(select(pick(description="a" * n)))),
    (f"{INNER}/custom_id", 1, 100, lambda n: in_row(select(custom_id="a" * n))),
    (f"{INNER}/placeholder", 0, 150, lambda n: in_row(select(placeholder="a" * n))),
    (f"{INNER}/custom_id", 1, 100, lambda n: in_row(auto_select(custom_id="a" * n))),
    (f"{INNER}/placeholder", 0, 150, lambda n: in_row(auto_select(6, placeholder="a" * n))),
    (f"{INNER}/default_values", 0, 25,
     lambda n: in_row(auto_select(max_values=25, default_values=defaults(n)))),
    (f"{INNER}/channel_types", 0, 17,
     lambda n: in_row(auto_select(8, channel_types=list(range(n))))),
]

NUMBERS: list[tuple[str, int, int, Callable[[int], Request]]] = [
    ("/type", 1, 4, lambda n: ("PATCH", COMMAND, {"type": n})),
    ("/integration_types/0", 0, 1, lambda n: post(command(integration_types=[n]))),
    ("/contexts/0", 0, 2, lambda n: post(command(contexts=[n]))),
    (f"{OPTION}/type", 1, 11, lambda n: with_options(option(n))),
    (f"{OPTION}/options/0/type", 3, 11, lambda n: with_options(option(1, options=[option(n)]))),
    (f"{OPTION}/options/0/type", 1, 1, lambda n: with_options(option(2, options=[option(n)]))),
    (f"{OPTION}/choices/0/value", -BIG, BIG, lambda n: with_choice(4, value=n)),
    (f"{OPTION}/choices/0/value", -BIG, BIG, lambda n: with_choice(10, value=n)),
    (f"{OPTION}/min_length", 0, 6000, lambda n: with_options(option(min_length=n))),
    (f"{OPTION}/max_length", 1, 6000, lambda n: with_options(option(max_length=n))),
    (f"{OPTION}/min_value", -BIG, BIG, lambda n: with_options(option(4, min_value=n))),
    (f"{OPTION}/max_value", -BIG, BIG, lambda n: with_options(option(10, max_value=n))),
    (f"{OPTION}/channel_types/0", 0, 16, lambda n: with_options(option(7, channel_types=[n]))),
    ("/data/choices/0/value", -BIG, BIG, lambda n: suggested(choice(value=n))),
    (f"{FIELD}/style", 1, 2, lambda n: typed(style=n)),
    (f"{FIELD}/min_length", 0, 4000, lambda n: typed(min_length=n)),
    (f"{FIELD}/max_length", 1, 4000, lambda n: typed(max_length=n)),
    (f"{FIELD}/max_values", 1, 10, lambda n: labelled(19, max_values=n)),
    (f"{FIELD}/min_values", 0, 10, lambda n: labelled(19, min_values=n, max_values=10)),
    (f"{FIELD}/max_values", 1, 10, lambda n: labelled(22, options=picks(10), max_values=n)),
    (f"{FIELD}/min_values", 0, 10, lambda n: labelled(22, options=picks(10), min_values=n)),
    ("/embeds/0/color", 0, 0xFFFFFF, lambda n: embedded(color=n)),
    (f"{TOP}/id", 0, 2**31 - 1, lambda n: laid_out(shown(id=n))),
    (f"{TOP}/spacing", 1, 2, lambda n: laid_out({"type": 14, "spacing": n})),
    (f"{TOP}/accent_color", 0, 0xFFFFFF, lambda n: laid_out(container(shown(), accent_color=n))),
    (INNER, 1, 4, lambda n: in_row(button(style=n))),
    (INNER, 6, 6, lambda n: in_row(premium(style=n))),
    (f"{INNER}/min_values", 0, 25,
     lambda n: in_row(select(*picks(25), min_values=n, max_values=25))),
    (f"{INNER}/max_values", 1, 25, lambda n: in_row(select(*picks(25), max_values=n))),
    (f"{INNER}/min_values", 0, 25, lambda n: in_row(auto_select(7, min_values=n, max_values=25))),
    (f"{INNER}/max_values", 1, 25, lambda n: in_row(auto_select(8, max_values=n))),
]

# (the sentence of the fault, the largest size, the request of a size)
TOTALS: list[tuple[str, int, Callable[[int], Request]]] = [
    ("/ has 8001 characters in all", 8000, lambda n: post(heavy_command(n))),
    ("/0 has 8001 characters in all", 8000, lambda n: put(heavy_command(n))),
    ("/ has 8001 characters in all", 8000,
     lambda n: post(heavy_command(n - 8, name_localizations={"fr": "neufchars", "de": "kurz"}))),
    ("/ has 8001 characters in all", 8000,
     lambda n: post(heavy_command(7950, description_localizations={"fr": "a" * (n - 7933)}))),
    ("/embeds has 6001 characters", 6000, lambda n: sent(message(embeds=[
        {"title": "a" * 200, "description": "a" * 4000, "author": {"name": "a" * 200}},
        {"footer": {"text": "a" * (n - 4900)}, "fields": [field("a" * 200, "b" * 300)]},
    ]))),
    ("/components has 41 in all", 40,
     lambda n: laid_out(section(), row(link()), *[shown()] * (n - 5))),
    ("/components has 41 in all", 40,
     lambda n: answered(7, layout(container(section(), *[shown()] * (n - 4))))),
    ("/components shows 4001 characters", 4000,
     lambda n: laid_out(shown("a" * 2000), section(components=[shown("b" * (n - 2000))]))),
]
# fmt: on


def refused(place: str, request: Request) -> bool:
    return any(each.startswith(place) for each in faults(*request))


@pytest.mark.parametrize(("place", "low", "high", "request_of"), SIZES)
def test_a_text_or_list_is_taken_between_its_bounds_only(
    place: str, low: int, high: int, request_of: Callable[[int], Request]
) -> None:
    assert faults(*request_of(low)) == []
    assert faults(*request_of(high)) == []
    assert refused(place, request_of(high + 1))
    assert not low or refused(place, request_of(low - 1))


@pytest.mark.parametrize(("place", "low", "high", "request_of"), NUMBERS)
def test_a_number_is_taken_between_its_bounds_only(
    place: str, low: int, high: int, request_of: Callable[[int], Request]
) -> None:
    assert faults(*request_of(low)) == []
    assert faults(*request_of(high)) == []
    assert refused(place, request_of(high + 1))
    assert refused(place, request_of(low - 1))


@pytest.mark.parametrize(("sentence", "high", "request_of"), TOTALS)
def test_a_total_is_taken_up_to_its_bound_only(
    sentence: str, high: int, request_of: Callable[[int], Request]
) -> None:
    assert faults(*request_of(high)) == []
    [fault] = faults(*request_of(high + 1))
    assert sentence in fault


# fmt: off
FAULTY: list[tuple[str, Request]] = [
    # Commands.
    ("/name holds ' ', which no command name may hold", post(command(name="a b"))),
    ("/name holds '!', '.', which", post(command(name="a.b!"))),
    ("/name holds '\u0301', which", post(command(name="e\u0301"))),
    ("/name is 'Team', must be lower case", post(command(name="Team"))),
    ("/name is 'ÉQUIPE', must be lower case", post(command(name="ÉQUIPE"))),
    ("/name_localizations/fr is 'Équipe', must be lower case",
     post(command(name_localizations={"fr": "Équipe"}))),
    ("/name_localizations/fr-FR is for no locale",
     post(command(name_localizations={"fr-FR": "équipe"}))),
    ("/description_localizations/en is for no locale",
     post(command(description_localizations={"en": "A team"}))),
    ("/name_localizations must be an object", post(command(name_localizations=["fr"]))),
    ("/name is white space only", post(context_menu(2, name="  "))),
    ("/ lacks name", post({"description": "A team"})),
    ("/ lacks description", post({"name": "team"})),
    ("/ has a description or options", post(context_menu(2, description="About"))),
    ("/ has a description or options", post(context_menu(3, options=[option()]))),
    ("/default_member_permissions is 'manage'", post(command(default_member_permissions="manage"))),
    ("/default_member_permissions is True", post(command(default_member_permissions=True))),
    ("/integration_types has an entry twice", post(command(integration_types=[0, 0]))),
    ("/contexts has an entry twice", post(command(contexts=[1, 1]))),
    ("/nsfw is 'no', must be true or false", post(command(nsfw="no"))),
    ("/dm_permission is 1, must be true or false", post(command(dm_permission=1))),
    ("/1 has the same name as /0: 'team'", put(command(), command())),
    ("/2 has the same name in fr as /0: 'équipe'",
     put(command(name_localizations={"fr": "équipe"}), command(name="b"), command(name="équipe"))),
    ("/1 lacks description", put(command(), {"name": "other"})),
    ("/options/1 is required but comes after an optional one",
     with_options(option(), option(name="b", required=True))),
    ("/options/1 has the same name as /options/0", with_options(option(), option())),
    ("/options/1 has the same name in de as /options/0: 'jahr'", with_options(
        option(name_localizations={"de": "jahr"}),
        option(name="b", name_localizations={"de": "jahr"}))),
    ("/options/1 has the same name in de as /options/0: 'year'", with_options(
        option(), option(name="b", name_localizations={"de": "year"}))),
    ("/options mixes subcommands", with_options(option(1), option(name="b"))),
    ("/options/0/options/0/options/0 lacks description", with_options(option(2, options=[
        option(1, options=[{"type": 3, "name": "a"}])]))),
    ("/options/0/options/0/type is 2", with_options(option(2, options=[option(2)]))),
    ("/options/0/options/0/type is 1", with_options(option(1, options=[option(1)]))),
    ("/options/0 lacks type", with_options({"name": "a", "description": "b"})),
    ("/options/0 has both autocomplete and choices",
     with_options(option(autocomplete=True, choices=[choice()]))),
    ("/options/0/choices/1 has the same name",
     with_options(option(choices=[choice(), choice(value="b")]))),
    ("/options/0/choices/0 lacks value", with_options(option(choices=[{"name": "a"}]))),
    ("/options/0/choices/0/value is 1, must be str", with_choice(3, value=1)),
    ("/options/0/choices/0/value is '1', must be int", with_choice(4, value="1")),
    ("/options/0/choices/0/value is 1.5, must be int", with_choice(4, value=1.5)),
    ("/options/0/choices/0/value is '1', must be int or float", with_choice(10, value="1")),
    ("/options/0/choices/0/value is True, must be int", with_choice(4, value=True)),
    ("/options/0/min_length is 3, more than max_length, 2",
     with_options(option(min_length=3, max_length=2))),
    ("/options/0/min_value is 3, more than max_value, 2",
     with_options(option(4, min_value=3, max_value=2))),
    ("/options/0/min_value is 0.5, must be int", with_options(option(4, min_value=0.5))),
    ("/options/0/min_value has no meaning", with_options(option(3, min_value=1))),
    ("/options/0/max_value has no meaning", with_options(option(6, max_value=0))),
    ("/options/0/min_length has no meaning", with_options(option(4, min_length=1))),
    ("/options/0/max_length has no meaning", with_options(option(7, max_length=1))),
    ("/options/0/choices has no meaning", with_options(option(6, choices=[choice()]))),
    ("/options/0/autocomplete has no meaning", with_options(option(5, autocomplete=True))),
    ("/options/0/channel_types has no meaning", with_options(option(3, channel_types=[0]))),
    ("/options/0/options has no meaning", with_options(option(3, options=[option()]))),
    ("/options/0/required has no meaning", with_options(option(1, required=True))),
    ("/options/0/required is 'yes'", with_options(option(required="yes"))),
    ("/options/0/autocomplete is 'yes'", with_options(option(autocomplete="yes"))),
    ("/options/0/channel_types has an entry twice", with_options(option(7, channel_types=[0, 0]))),
    ("/name is 'Team', must be lower case", ("PATCH", COMMAND, {"name": "Team"})),
    # Answers to an interaction.
    ("/ lacks type", ("POST", CALLBACK, {"data": message()})),
    ("/type is 2, must be one of", answered(2, None)),
    ("/type is 3, must be one of", answered(3, None)),
    ("/type is 11, must be one of", answered(11, None)),
    ("/type is '4', must be one of", ("POST", CALLBACK, {"type": "4"})),
    ("/ lacks data", answered(4, None)),
    ("/ lacks data", answered(8, None)),
    ("/ lacks data", answered(9, None)),
    ("/data/flags is 4, must be one of", answered(5, {"flags": SUPPRESS_EMBEDS})),
    ("/data lacks choices", answered(8, {})),
    ("/data/choices/0 lacks name", suggested({"value": "a"})),
    ("/data/choices/0 lacks value", suggested({"name": "a"})),
    ("/data/choices/0/value is True", suggested(choice(value=True))),
    ("/data/choices/0/name is white space only", suggested(choice(" "))),
    ("/data/choices/0/name_localizations/xx is for no locale",
     suggested(choice(name_localizations={"xx": "a"}))),
    # Modals.
    ("/data lacks title", modal(title=None)),
    ("/data lacks custom_id", modal(custom_id=None)),
    ("/data lacks components", modal(components=None)),
    ("/data/components/0 is of type button", modal(button())),
    ("/data/components/0 is of type container", modal(container(shown()))),
    ("/data/components/0/components/0 is of type button", modal(row(button()))),
    ("/data/components/0 has a text input that lacks a label", modal(row(text_input()))),
    ("/data/components/0/component has a label of its own", typed(label="Name")),
    ("/data/components/0 lacks label", modal(label(label=None))),
    ("/data/components/0 lacks component", modal({"type": 18, "label": "a"})),
    ("/data/components/0/component is of type button", modal(label(button()))),
    ("/data/components/0/component is disabled", modal(label(select(disabled=True)))),
    ("/data/components/0/component lacks style", typed(style=None)),
    ("/data/components/0/component lacks custom_id", typed(custom_id=None)),
    ("/data/components/0/component/required is 'yes'", typed(required="yes")),
    ("/data/components/0/component/min_length is 3, more", typed(min_length=3, max_length=2)),
    ("/data/components/1/component has the same custom_id", modal(label(), label())),
    ("/data/components/0/component/options/1 has the same value",
     labelled(21, options=[pick(), pick()])),
    ("/data/components/0/component has 2 defaults", labelled(21, options=picks(2, default=True))),
    ("/data/components/0/component/max_values is 3, but there are 2",
     labelled(22, options=picks(2), max_values=3)),
    ("/data/components/0/component has 3 defaults, but max_values is 2",
     labelled(22, options=picks(3, default=True), max_values=2)),
    ("/data/components/0/component/min_values is 3, more than max_values, 2",
     labelled(22, options=picks(3), min_values=3, max_values=2)),
    ("/data/components/0/component lacks options", labelled(21)),
    ("/data/components/0/component/required is 0", labelled(21, options=picks(2), required=0)),
    ("/data/components/0/component/required is 0", labelled(22, options=picks(2), required=0)),
    ("/data/components/0/component/default is 1", labelled(23, default=1)),
    ("/data/components/0/component/required is 0", labelled(19, required=0)),
    # Whom a message pings: our own rule.
    ("/data/allowed_mentions/parse must be []", answered(4, {"content": "a"})),
    ("/allowed_mentions/parse must be []", sent({"content": "a"})),
    ("/allowed_mentions/parse must be []", ("POST", CHANNEL, {"content": "a"})),
    ("/allowed_mentions/parse must be []", sent(message(allowed_mentions={}))),
    ("/allowed_mentions/parse must be []", sent(message(allowed_mentions={"parse": ["users"]}))),
    ("/allowed_mentions pings users",
     sent(message(allowed_mentions={"parse": [], "users": ["1"]}))),
    ("/allowed_mentions pings roles",
     sent(message(allowed_mentions={"parse": [], "roles": ["1"]}))),
    ("/allowed_mentions pings replied_user",
     sent(message(allowed_mentions={"parse": [], "replied_user": True}))),
    ("/allowed_mentions/parse must be []", edited({"allowed_mentions": {"parse": ["everyone"]}})),
    ("/data/allowed_mentions/parse must be []",
     answered(7, {"content": "a", "allowed_mentions": {"parse": ["roles"]}})),
    # Messages.
    ("/ is an empty message", sent(message(content=None))),
    ("/data is an empty message", answered(4, message(content=""))),
    ("/ is an empty message", ("POST", CHANNEL, message(content=None, embeds=[], components=[]))),
    ("/content must be text", sent(message(content=5))),
    ("/components must be a list", sent(message(components="none"))),
    ("/options must be a list", post(command(options={}))),
    ("/flags must be an integer", sent(message(flags="64"))),
    ("/flags is 64; 64 has no effect here", ("POST", CHANNEL, message(flags=EPHEMERAL))),
    ("/flags is 64; 64 has no effect here", edited({"content": "a", "flags": EPHEMERAL})),
    ("/data/flags is 64; 64 has no", answered(7, {"content": "a", "flags": EPHEMERAL})),
    ("/flags is 68; 64 has no", ("PATCH", MESSAGE, {"flags": EPHEMERAL | SUPPRESS_EMBEDS})),
    ("/flags is 2; 2 has no effect here", sent(message(flags=2))),
    ("/tts is 0", sent(message(tts=0))),
    ("/embeds/0/url is 'https://a b', must", embedded(url="https://a b")),
    ("/embeds/0/url is 'ftp://a', must be an address", embedded(url="ftp://a")),
    ("/embeds/0/fields/0 lacks value", embedded(fields=[{"name": "a"}])),
    ("/embeds/0/fields/0/inline is 1", embedded(fields=[{**field(), "inline": 1}])),
    ("/embeds/0/image lacks url", embedded(image={})),
    ("/embeds/0/thumbnail/url is 'a.png'", embedded(thumbnail={"url": "a.png"})),
    ("/embeds/0/author/url is 'a'", embedded(author={"name": "a", "url": "a"})),
    ("/embeds/0/author/icon_url is 'a'", embedded(author={"name": "a", "icon_url": "a"})),
    ("/embeds/0/footer/icon_url is 'a'", embedded(footer={"text": "a", "icon_url": "a"})),
    ("/attachments/0 lacks id", sent(message(attachments=[{"filename": "a.png"}]))),
    ("/sticker_ids/0 is 'a', must be an id", sent(message(sticker_ids=["a"]))),
    ("/components/0 is of type text display; only action row", sent(message(components=[shown()]))),
    ("/components/0 is of type container; only action row", sent(message(components=[
        container(shown())]))),
    # Messages of components only.
    ("/content cannot be sent with the flag", sent(layout(shown(), content="a"))),
    ("/data/content cannot be sent with the flag", answered(7, layout(shown(), content="a"))),
    ("/embeds cannot be sent with the flag", sent(layout(shown(), embeds=[{"title": "a"}]))),
    ("/poll cannot be sent with the flag", sent(layout(shown(), poll={"question": {}}))),
    ("/sticker_ids cannot be sent with the flag", sent(layout(shown(), sticker_ids=["1"]))),
    ("/ lacks components", sent(layout(components=None))),
    ("/components has 0 entries", edited(layout())),
    ("/content cannot be sent with the flag", edited({"components": [shown()], "content": "a"})),
    ("/components/0 is of type button", laid_out(button())),
    ("/components/0 is of type thumbnail", laid_out(thumbnail())),
    ("/components/0 is of type label", laid_out(label())),
    ("/components/0 is no component", laid_out({"type": 99})),
    ("/components/0 is no component", laid_out({"content": "a"})),
    ("/components/0/components/0 is of type container", laid_out(container(container(shown())))),
    ("/components/0/components/0 is of type button", laid_out(container(button()))),
    ("/components/1/accessory has the same custom_id as /components/0/components/0: 'more'",
     laid_out(row(button()), section())),
    ("/components/0/components/1 has the same custom_id", sent(message(components=[
        row(button(), button())]))),
    ("/components/1 has the same id as /components/0: 7", laid_out(shown(id=7), shown(id=7))),
    ("/components/0/content is white space only", laid_out(shown(" \n"))),
    ("/components/0 lacks content", laid_out({"type": 10})),
    ("/components/0 lacks accessory", laid_out(section(accessory=None))),
    ("/components/0/accessory is of type text display", laid_out(section(accessory=shown()))),
    ("/components/0/components/0 is of type thumbnail",
     laid_out(section(components=[thumbnail()]))),
    ("/components/0/items/0 lacks media", laid_out(gallery({}))),
    ("/components/0/items/0/media/url is 'ftp://a/b'", laid_out(gallery(media("ftp://a/b")))),
    ("/components/0/items/0/spoiler is 1", laid_out(gallery(media(spoiler=1)))),
    ("/components/0/accessory/media/url is 'a.png'",
     laid_out(section(accessory=thumbnail(media={"url": "a.png"})))),
    ("/components/0 shows attachment://a.png, which is not attached",
     laid_out(gallery(media("attachment://a.png")))),
    ("/components/0/accessory shows attachment://a.png, which is not attached",
     laid_out(section(accessory=thumbnail(media={"url": "attachment://a.png"})))),
    ("/components/0 shows attachment://a.txt, which is not attached",
     sent(layout(file(), attachments=[{"id": 0, "filename": "b.txt"}]))),
    ("/components/0 shows attachment://a.png, which is not attached",
     edited({"components": [gallery(media("attachment://a.png"))], "attachments": []})),
    ("/components/0/file/url is 'https://a/b.txt', must be an address with attachment",
     laid_out({"type": 13, "file": {"url": "https://a/b.txt"}})),
    ("/components/0 lacks file", laid_out({"type": 13})),
    ("/components/0/spoiler is 1", edited({"components": [{**file(), "spoiler": 1}]})),
    ("/components/0/divider is 0", laid_out({"type": 14, "divider": 0})),
    ("/components/0/spoiler is 0", laid_out(container(shown(), spoiler=0))),
    # Buttons.
    (f"{INNER}/style is 7, must be 1 to 6", in_row(button(style=7))),
    (f"{INNER}/style is 0, must be 1 to 6", in_row(button(style=0))),
    (f"{INNER} lacks style", in_row(button(style=None))),
    (f"{INNER} of style 1 lacks custom_id", in_row(button(custom_id=None))),
    (f"{INNER} of style 4 has url", in_row(button(style=4, url="https://a"))),
    (f"{INNER} of style 2 has sku_id", in_row(button(style=2, sku_id="1"))),
    (f"{INNER} of style 5 lacks url", in_row(link(url=None))),
    (f"{INNER} of style 5 has custom_id", in_row(link(custom_id="a"))),
    (f"{INNER}/url is 'example.org'", in_row(link(url="example.org"))),
    (f"{INNER} lacks a label or an emoji", in_row(button(label=None))),
    (f"{INNER} lacks a label or an emoji", in_row(link(label=""))),
    (f"{INNER}/emoji has neither id nor name", in_row(button(emoji={"animated": True}))),
    (f"{INNER}/emoji/id is 'a', must be an id", in_row(button(emoji={"id": "a"}))),
    (f"{INNER} of style 6 lacks sku_id", in_row(premium(sku_id=None))),
    (f"{INNER} of style 6 has custom_id", in_row(premium(custom_id="a"))),
    (f"{INNER} has a label or an emoji", in_row(premium(label="a"))),
    (f"{INNER}/sku_id is 'a', must be an id", in_row(premium(sku_id="a"))),
    (f"{INNER}/disabled is 1", in_row(button(disabled=1))),
    # Rows and selects.
    (f"{TOP} has a select beside other components", in_row(select(), button())),
    (f"{TOP} has a select beside other components",
     in_row(auto_select(5), auto_select(6, custom_id="b"))),
    (f"{INNER} is of type text input", in_row(text_input())),
    (f"{INNER} is of type text display", in_row(shown())),
    (f"{INNER} lacks options", in_row(auto_select(3))),
    (f"{INNER} lacks custom_id", in_row(select(custom_id=None))),
    (f"{INNER} lacks custom_id", in_row(auto_select(8, custom_id=None))),
    (f"{INNER}/min_values is 2, more than max_values, 1", in_row(select(*picks(3), min_values=2))),
    (f"{INNER}/min_values is 2, more than max_values, 1", in_row(auto_select(min_values=2))),
    (f"{INNER}/max_values is 3, but there are 2 options", in_row(select(*picks(2), max_values=3))),
    (f"{INNER}/options/1 has the same value as {INNER}/options/0: '1'",
     in_row(select(pick("a"), pick("b")))),
    (f"{INNER} has 2 defaults, but max_values is 1", in_row(select(*picks(2, default=True)))),
    (f"{INNER} has 2 defaults, but max_values is 1",
     in_row(auto_select(default_values=defaults(2)))),
    (f"{INNER}/default_values/0/type is 'role', must be one of 'user'",
     in_row(auto_select(5, default_values=defaults(1, "role")))),
    (f"{INNER}/default_values/0/type is 'user', must be one of 'role'",
     in_row(auto_select(6, default_values=defaults(1)))),
    (f"{INNER}/default_values/0/type is 'channel', must be one of 'user', 'role'",
     in_row(auto_select(7, default_values=defaults(1, "channel")))),
    (f"{INNER}/default_values/0/type is 'user', must be one of 'channel'",
     in_row(auto_select(8, default_values=defaults(1)))),
    (f"{INNER}/default_values/0 lacks id", in_row(auto_select(default_values=[{"type": "user"}]))),
    (f"{INNER}/channel_types has an entry twice", in_row(auto_select(8, channel_types=[0, 0]))),
    (f"{INNER}/options/0/default is 1", in_row(select(pick(default=1)))),
    (f"{INNER}/options/0/emoji has neither", in_row(select(pick(emoji={})))),
    (f"{INNER}/disabled is 'no'", in_row(select(disabled="no"))),
    (f"{INNER}/required is 'no'", in_row(auto_select(required="no"))),
]

TAKEN: list[Request] = [
    # Commands.
    post(command(type=1, nsfw=False, dm_permission=None, default_member_permissions="32")),
    post(command(default_member_permissions=32, integration_types=[0, 1], contexts=[0, 1, 2])),
    post(command(default_member_permissions=None, integration_types=None, contexts=None)),
    post(command(name="l'équipe_du-2", name_localizations={"th": "ทีมนี้", "hi": "टीम"})),
    post(command(name_localizations={"ja": "チーム", "zh-CN": "车队", "ko": "팀"})),
    post(command(name_localizations=dict.fromkeys(LOCALES, "équipe"))),
    with_options(option(required=True), option(name="b"), option(name="c", required=False)),
    with_options(option(2, options=[option(1, options=[option()])]), option(1, name="b")),
    with_options(option(autocomplete=True, choices=[]), option(name="b", choices=[choice()])),
    with_options(option(4, min_value=0, max_value=0), option(10, name="b", min_value=0.5)),
    with_options(option(min_length=2, max_length=2), option(6, name="b", choices=[])),
    with_options(*(
        option(name=name, name_localizations={"fr": other}) for name, other in ("ab", "ba")
    )),
    put(command(), context_menu(2), context_menu(3), context_menu(2, name="team")),
    ("PUT", COMMANDS, []),
    ("PUT", GUILD_COMMANDS, [command()]),
    ("POST", GUILD_COMMANDS, command()),
    ("PATCH", COMMAND, {"description": "Another team"}),
    # Answers.
    *(answered(kind, None) for kind in (1, 5, 6, 7, 10, 12)),
    ("POST", CALLBACK, {"type": 6}),
    answered(4, message(flags=EPHEMERAL)),
    answered(5, {"flags": EPHEMERAL}),
    answered(5, {"flags": 0}),
    answered(7, {"components": []}),
    suggested(choice(), choice(), choice(value=3), choice(value=2.5)),
    modal(shown(), label(), label(select()), row(text_input(custom_id="b", label="B"))),
    modal(label(auto_select(5)), label(auto_select(8, custom_id="b", required=False))),
    modal(*(label({"type": kind, "custom_id": str(kind)}) for kind in (19, 23))),
    labelled(22, options=picks(3, default=True)),
    labelled(21, options=[pick(), pick(value="2", default=True)]),
    # Messages.
    # By Discord's own numbers: suppress embeds, suppress notifications, voice message.
    ("POST", CHANNEL, message(flags=4 + 4096 + 8192)),
    ("POST", CHANNEL, layout(shown(), flags=32768)),
    ("PATCH", MESSAGE, {"content": None, "flags": SUPPRESS_EMBEDS}),
    edited({"content": "", "embeds": [], "components": []}),
    edited({"components": [shown()]}),
    edited(layout(shown(), content=None, embeds=[])),
    edited({"flags": IS_COMPONENTS_V2, "content": None}),
    edited({"components": [gallery(media("attachment://kept.png"))]}),
    edited({"components": [gallery(media("attachment://kept.png"))], "attachments": [{"id": 7}]}),
    edited({
        "components": [gallery(media("attachment://a.png"))],
        "attachments": [{"id": 0, "filename": "a.png"}],
    }),
    embedded(title="a", author={"name": "b", "icon_url": "attachment://a.png"}),
    sent(message(content=None, attachments=[{"id": 0, "filename": "a.png"}])),
    sent(message(content=None, components=[row(button())])),
    sent(message(allowed_mentions={"parse": [], "users": [], "replied_user": False})),
    # Components.
    laid_out(container(section(), {"type": 14}, row(link(), premium(), button(custom_id="b")))),
    laid_out(row(select(*picks(3, default=True), min_values=0, max_values=3))),
    laid_out(*(row(auto_select(kind, custom_id=str(kind))) for kind in (5, 6, 7, 8))),
    laid_out(row(auto_select(7, max_values=2, default_values=defaults(1) + defaults(1, "role")))),
    laid_out(shown(id=0), shown(id=0), shown(id=1)),
    laid_out(row(button(label=None, emoji={"name": "🚴"})), section(accessory=thumbnail())),
    laid_out(section(accessory=button(style=5, custom_id=None, url="discord://-/settings"))),
    sent(layout(
        file(), gallery(media("attachment://b.png")),
        attachments=[{"id": 0, "filename": "a.txt"}, {"id": 1, "filename": "b.png"}],
    )),
    # What carries nothing to check.
    ("GET", COMMANDS, None),
    ("DELETE", ORIGINAL, None),
    ("POST", "/channels/1/typing", {"content": 5}),
    ("POST", "/users/@me/channels", {"recipient_id": "1"}),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "request_"), FAULTY)
def test_a_fault_is_named_with_its_place_and_alone(sentence: str, request_: Request) -> None:
    [fault] = faults(*request_)
    assert fault.startswith(sentence)


@pytest.mark.parametrize("request_", TAKEN)
def test_what_discord_takes_has_no_fault(request_: Request) -> None:
    assert faults(*request_) == []


def test_the_path_may_carry_a_query_and_the_method_any_case() -> None:
    assert faults("post", f"{WEBHOOK}?wait=true", {"content": "a"})
    assert faults("post", f"{CALLBACK}?with_response=1", {"type": 2})


def test_check_raises_every_fault_at_once() -> None:
    check(*sent(message()))
    with pytest.raises(LimitViolation) as raised:
        check(*sent({"content": "a" * 2001, "tts": "no"}))
    assert str(raised.value).splitlines() == [
        f"POST {WEBHOOK}",
        "/content has 2001 characters, must have 0 to 2000",
        "/tts is 'no', must be true or false",
        "/allowed_mentions/parse must be []: the bot pings nobody",
    ]


def broken(value: Any) -> Iterator[Any]:
    """`value` with each of its parts in turn replaced by something of another shape."""
    yield from (5, -1.5, "x", True, [], [[]], [None], {}, {"type": []})
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            for other in broken(value[key]):
                changed = copy.copy(value)
                changed[key] = other
                yield changed


@pytest.mark.parametrize("request_", [*TAKEN, *(request for _, request in FAULTY)])
def test_a_body_of_any_shape_is_answered_with_sentences(request_: Request) -> None:
    method, path, body = request_
    for changed in broken(body):
        assert all(each.startswith("/") for each in faults(method, path, changed))
