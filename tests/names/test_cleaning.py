import pytest

from bot.names.cleaning import LONGEST, clean


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Poga&#269;ar", "pogacar"),
        ("Poga%C4%8Dar", "pogacar"),
        ("Luis OcaÃ±a", "luis ocana"),
        ("JoÃ£o Almeida", "joao almeida"),
        ("Poga\u200bčar", "pogacar"),
        ("\u202bPogačar\u202c", "pogacar"),
        ("Wout\u00a0van\u2011Aert", "wout van aert"),
        ("**Pogačar**", "pogacar"),
        ("||Pogačar||", "pogacar"),
        ("pogacar!!!!! 🚴\u200d♂️💛", "pogacar"),
        ("<@123456789012345678>", ""),
        ("https://example.org/x Pogačar", "pogacar"),
        ("   ", ""),
    ],
)
def test_the_text_is_freed_of_what_is_no_name(text: str, form: str) -> None:
    assert clean(text).folded == form


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("stats Alaphilippe 2019", ("alaphilippe",)),
        ("who is Remco Evenepoel", ("remco", "evenepoel")),
        ("WoutVanAert", ("wout", "van", "aert")),
        ("GeraintThomas86", ("geraint", "thomas")),
        ("v.d. Poel", ("van", "der", "poel")),
        ("vd Poel", ("van", "der", "poel")),
    ],
)
def test_what_stands_beside_the_name_is_set_aside(text: str, words: tuple[str, ...]) -> None:
    assert clean(text).words == words


@pytest.mark.parametrize("text", ["Vingegaard's", "vingegaard’s stats"])
def test_whose_it_is_says_nothing_about_the_name(text: str) -> None:
    assert clean(text).words == ("vingegaard",)


def test_the_uncut_text_comes_first() -> None:
    forms = clean("Team Jumbo 2021").forms
    assert forms[0] == "team jumbo 2021"
    assert "jumbo" in forms


@pytest.mark.parametrize(
    "text",
    ["Visma women", "l'équipe féminine Visma", "Women’s Visma", "visma DAMES", "Visma donne"],
)
def test_that_women_are_meant_is_said_in_one_way(text: str) -> None:
    query = clean(text)
    assert query.women
    assert query.words == ("visma",)
    assert "visma women" in query.forms
    assert not clean("Visma").women


def test_women_alone_are_no_name_set_aside() -> None:
    assert clean("women").words == ("women",)


def test_years_are_kept_apart() -> None:
    assert clean("Lotto 1995").years == (1995,)


@pytest.mark.parametrize(
    "phrase", ["l'équipe de Madiot", "la bande à Madiot", "Madiot's team", "team of Madiot"]
)
def test_somebodys_team_has_one_form(phrase: str) -> None:
    assert "madiot s team" in clean(phrase).forms


def test_at_most_64_characters_are_shown_and_looked_at() -> None:
    assert len(clean("x" * 2_000).typed) == LONGEST


def test_a_heap_of_marks_is_noise() -> None:
    assert clean("P̷̧̛̰o̴̢̨̧g̵̨̛̦ȃ̶̧̛c̸̨̛a̸r").noisy
    assert not clean("Pogačar").noisy
    assert not clean("Nguyễn").noisy
