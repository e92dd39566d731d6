import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.names.scripts import is_foreign, is_syllabic, readings, romanized
from bot.names.sounds import skeleton, sound, sound_otherwise


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Погачар", "pogachar"),
        ("Ван дер Пул", "van der pul"),
        ("Вингегор", "vingegor"),
        ("Μπέρναλ", "bernal"),
        ("Мадьо", "madio"),
        ("ヴィンゲガード", "vingegad"),
        ("ファンアールト", "fanart"),
        ("ファン・アールト", "van art"),
        ("ウィギンス", "wigins"),
        ("ジュリアン", "jurian"),
        ("ユンボ", "yumbo"),
        ("べノート", "benot"),
        ("メルリエ", "merlie"),
        ("溫格高", "wengegao"),
        ("타데이 포가차르", "tadei pogachar"),
        ("كريس فروم", "kris frum"),
        ("פוגאצ'אר", "pugachar"),
        ("马克·卡文迪什", "make kawendishi"),
        ("Pogacar", "pogacar"),
    ],
)
def test_romanized(text: str, latin: str) -> None:
    assert romanized(text) == latin


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("Ульрих", "ulrich"),
        ("ヴィンゲゴー", "vingegor"),
        ("モビスター", "movistar"),
        ("デルガド", "dergado"),
        ("프룸", "frum"),
        ("ברנאל", "vrnal"),
    ],
)
def test_a_letter_that_stands_for_several_sounds_is_read_both_ways(text: str, also: str) -> None:
    assert romanized(text) != also
    assert also in readings(text)


def test_what_has_one_reading_is_read_once() -> None:
    assert readings("Погачар") == ("pogachar",)


def test_which_scripts_are_read() -> None:
    assert is_foreign("Погачар")
    assert is_foreign("ポガチャル")
    assert is_foreign("بوغاتشار")
    assert not is_foreign("Pogačar")
    assert not is_foreign("O’Connor")
    assert is_syllabic("波加查")
    assert is_syllabic("بوغاتشار")
    assert not is_syllabic("Погачар")
    assert not is_syllabic("O’Connor")


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


@pytest.mark.parametrize(
    ("name", "heard"),
    [
        ("Hinault", "Ino"),
        ("Pinot", "Pineau"),
        ("Madiot", "Madio"),
        ("Froome", "Froom"),
        ("Guillaume", "Giyom"),
        ("Thomas", "Toma"),
        ("Matxin", "Machin"),
    ],
)
def test_what_is_not_said_is_not_heard(name: str, heard: str) -> None:
    assert sound(name) == sound(heard)


@pytest.mark.parametrize(
    ("name", "heard"),
    [("gianetti", "Janetti"), ("jan", "Yan"), ("seixas", "Seichas"), ("geraint", "Jeraint")],
)
def test_some_letters_are_said_in_two_ways(name: str, heard: str) -> None:
    assert sound_otherwise(name) == sound(heard)


def test_most_words_are_said_in_one_way() -> None:
    assert sound_otherwise("pogacar") is None


@given(st.text(max_size=60))
def test_any_text_can_be_read_and_heard(text: str) -> None:
    assert isinstance(romanized(text), str)
    assert isinstance(skeleton(sound(text)), str)
