"""Questions and their text: what fits into a button comes back as it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.questions import CUSTOM_ID_LIMIT, Ask, Option, Pick, Question, TooLong, Way, custom_id

KINDS = st.from_regex(r"[a-z][a-z-]{0,20}", fullmatch=True)
TEXTS = st.text(min_size=1) | st.text("%/25F:=\n é", min_size=1)
ARGUMENTS = st.lists(st.none() | st.integers() | TEXTS)


def template(item: type[Ask | Pick]) -> re.Pattern[str]:
    """Return the pattern that discord.py recognises an item by."""
    compiled: re.Pattern[str] = item.__discord_ui_compiled_template__
    return compiled


def as_text(argument: str | int | None) -> str | None:
    return None if argument is None else str(argument)


@given(KINDS, ARGUMENTS)
@example("team", ["%2F", "%25", "%252F", "/", "%"])
def test_a_question_comes_back_from_its_text_with_numbers_as_text(
    kind: str, arguments: list[str | int | None]
) -> None:
    question = Question(kind, *arguments)

    back = Question.parse(str(question))

    assert back == Question(kind, *map(as_text, arguments))
    assert str(back) == str(question)


@given(st.text())
def test_a_text_of_any_shape_is_a_question_or_none(text: str) -> None:
    try:
        question = Question.parse(text)
    except ValueError:
        assert not re.fullmatch(r"[a-z][a-z-]*", text.partition("/")[0])
    else:
        assert Question.parse(str(question)) == question


@pytest.mark.parametrize(
    "text",
    ["", "/", "/visma", "Team/visma", "team /visma", "1", "-team", "team\n", "équipe/x", ":"],
)
def test_what_has_no_kind_is_no_question(text: str) -> None:
    with pytest.raises(ValueError, match="no question"):
        Question.parse(text)


def test_what_was_left_out_at_the_end_makes_no_difference() -> None:
    assert Question("team", "visma", None, None) == Question("team", "visma")
    assert Question("quote", None, None) == Question("quote")
    assert str(Question("quote", None, "doping", None)) == "quote//doping"
    assert len({Question("team", "visma", None), Question("team", "visma")}) == 1


def test_an_argument_is_replaced_or_added() -> None:
    question = Question("quote", "wout", None, 1)

    assert question.with_argument(0, "wout-van-aert") == Question("quote", "wout-van-aert", None, 1)
    assert question.with_argument(4, "x") == Question("quote", "wout", None, 1, None, "x")
    assert question.with_argument(2, None) == Question("quote", "wout")
    assert question == Question("quote", "wout", None, 1), "the question itself stays as it was"


def test_a_custom_id_of_a_hundred_characters_fits_and_no_longer_one() -> None:
    room = CUSTOM_ID_LIMIT - len("ask:o:team/")

    assert len(custom_id("ask", Way.OPEN, Question("team", "x" * room))) == 100
    for text in ("x" * (room + 1), "/" * (room // 3 + 1), "x" * 2000):
        with pytest.raises(TooLong):
            Ask("Label", Question("team", text), Way.OPEN)


@given(st.text())
def test_no_custom_id_is_taken_for_a_button_and_a_menu(text: str) -> None:
    for id_ in (text, f"ask:o:{text}", f"pick:t:{text}", f"ask:{text}", f"pick:{text}"):
        ways = [item for item in (Ask, Pick) if template(item).fullmatch(id_)]
        assert len(ways) <= 1, (id_, ways)


@given(st.sampled_from(Way), KINDS, ARGUMENTS)
def test_a_button_is_recognised_with_its_way_and_its_question(
    way: Way, kind: str, arguments: list[str | int | None]
) -> None:
    question = Question(kind, *arguments)
    try:
        button = Ask("Label", question, way)
    except TooLong:
        return

    found = template(Ask).fullmatch(button.item.custom_id or "")

    assert found is not None
    assert found["way"] == way
    assert Question.parse(found["text"]) == Question.parse(str(question))


def test_a_button_without_a_question_is_recognised() -> None:
    button = Ask("Dismiss", None, Way.DISMISS)

    found = template(Ask).fullmatch(button.item.custom_id or "")

    assert found is not None
    assert (found["way"], found["text"]) == ("d", "")


def test_a_menu_holds_as_many_lines_as_discord_takes_and_cuts_long_ones() -> None:
    options = [Option(f"{number} " + "x" * 200, Question("team", number)) for number in range(30)]

    menu = Pick("team", "y" * 200, options).item

    assert template(Pick).fullmatch(menu.custom_id)
    assert len(menu.placeholder or "") == 150
    assert [len(option.label) for option in menu.options] == [100] * 25
    assert [option.value for option in menu.options] == [f"team/{number}" for number in range(25)]


def test_a_menu_leaves_out_a_question_that_is_too_long() -> None:
    too_long = Option("Too long", Question("team", "x" * 100))
    detailed = Option("Fits", Question("team", "visma"), "y" * 200)

    menu = Pick("team", "…", [too_long, detailed]).item

    assert [(option.label, len(option.description or "")) for option in menu.options] == [
        ("Fits", 100)
    ]
