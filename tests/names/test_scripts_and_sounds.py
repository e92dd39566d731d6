import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.names.scripts import is_foreign, is_syllabic, romanized
from bot.names.sounds import skeleton, sound


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Погачар", "pogachar"),
        ("Ван дер Пул", "van der pul"),
        ("Вингегор", "vingegor"),
        ("Μπέρναλ", "bernal"),
        ("ヴィンゲガード", "vingegado"),
        ("ファンアールト", "fanaruto"),
        ("ユンボ", "yumbo"),
        ("べノート", "benoto"),
        ("马克·卡文迪什", "make kawendishi"),
        ("Pogacar", "pogacar"),
    ],
)
def test_romanized(text: str, latin: str) -> None:
    assert romanized(text) == latin


def test_which_scripts_are_read() -> None:
    assert is_foreign("Погачар")
    assert is_foreign("ポガチャル")
    assert not is_foreign("Pogačar")
    assert is_syllabic("波加查")
    assert not is_syllabic("Погачар")


@pytest.mark.parametrize(
    ("name", "heard"),
    [
        ("Roglič", "Roglitch"),
        ("Mohorič", "Mohoritch"),
        ("Kruijswijk", "Krouswick"),
        ("Breukink", "Broekink"),
        ("Schachmann", "Shackman"),
        ("Uijtdebroeks", "Uytdebroeks"),
        ("Merckx", "Merx"),
        ("Kooij", "Kooy"),
        ("Tiesj", "Tish"),
        ("Geoghegan", "Gegan"),
        ("Thibaut", "Tibot"),
        ("Gendt", "Ghent"),
        ("Philippe", "Filip"),
    ],
)
def test_the_same_consonants_are_heard(name: str, heard: str) -> None:
    assert skeleton(sound(name)) == skeleton(sound(heard))


def test_an_accent_says_how_a_letter_sounds() -> None:
    assert sound("Pogačar") == "pokacar"
    assert sound("Pogacar") != sound("Pogačar")


@given(st.text(max_size=60))
def test_any_text_can_be_read_and_heard(text: str) -> None:
    assert isinstance(romanized(text), str)
    assert isinstance(skeleton(sound(text)), str)
